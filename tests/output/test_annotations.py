"""Annotations of GitHub Actions."""

from gcmreview.output.annotations import write_annotation


def test_nothing_in_an_annotation_ends_it_or_begins_another() -> None:
    written = write_annotation("error", {"file": "a,b:100%\n.md", "line": 3}, "x::y,1%\r\n::error")
    assert written == "::error file=a%2Cb%3A100%25%0A.md,line=3::x::y,1%25%0D%0A::error\n"
