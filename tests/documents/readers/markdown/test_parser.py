"""The parser's events at their places in the draft, and what happens when the parser fails."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.readers.markdown.parser import parse_markdown
from support.processes import make_environment
from support.runs import posix_only, run_shell

# A parser in the place of pyromark: it fails on some drafts as a panic of Rust does.
FAILING = """
import os
from enum import IntFlag
class Options(IntFlag):
    ENABLE_TABLES = ENABLE_FOOTNOTES = ENABLE_STRIKETHROUGH = ENABLE_TASKLISTS = 1
class PanicException(BaseException):
    pass
def events_with_range(text, *, options, merge_text):
    span = {"start": 0, "end": len(text.encode()) - 1}
    yield {"Start": "Paragraph"}, span
    if "fail" in text:
        os.write(2, b"thread panicked at src/lib.rs")
        raise ERROR("fail")
    yield {"Text": text[:-1]}, span
    yield {"End": "Paragraph"}, span
"""
WRONG = "“We must act to advance regional cooperation and partnerships”, said Alisjahbana.\n"


def list_texts(text: str, first: int = 0) -> list[str]:
    """Return the pieces of text that the parser finds, from their places in the draft."""
    with closing(parse_markdown(text, first)) as events:
        return [text[start:end] for kind, _, start, end in events if kind == "Text"]


@given(st.lists(st.sampled_from(["é", "“", "😀", "a", "b "]), min_size=1).map("".join))
def test_an_event_is_at_its_characters_in_a_draft_of_any_characters(words: str) -> None:
    words = words.strip()
    text = f"\ufeff\u00e9\n\n> é *{words}* x\n> ```\n> y\n"
    assert list_texts(text) == ["\ufeffé", "é ", words, " x", "y\n"]


def test_what_is_before_the_first_place_is_not_parsed() -> None:
    assert list_texts("é *a*\n\nb é c\n", 6) == ["b é c"]


def test_an_event_names_its_element() -> None:
    with closing(parse_markdown("# a [b](c) <d@e.f>\n", 0)) as events:
        found = [(kind, name, start) for kind, name, start, _ in events if kind == "Start"]
    assert found == [("Start", "Heading", 0), ("Start", "Link", 4), ("Start", "Address", 11)]


def check(folder: Path, error: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Check drafts in a folder with the parser that fails by raising ``error``."""
    (folder / "pyromark.py").write_text(FAILING.replace("ERROR", error), encoding="utf-8")
    path = os.pathsep.join((str(folder), *sys.path))
    return subprocess.run(
        [sys.executable, "-m", "gcmreview", "check", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=make_environment(PYTHONPATH=path),
        check=False,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("error", ["PanicException", "ValueError"])
def test_a_failure_of_the_parser_is_one_line_and_other_drafts_are_checked(
    tmp_path: Path, error: str, jobs: str
) -> None:
    (tmp_path / "a.md").write_text("fail\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(WRONG, encoding="utf-8")
    done = check(tmp_path, error, "-j", jobs, "a.md", "b.md")
    assert done.stderr == "gcmreview: a.md: the Markdown parser failed; check it with --type text\n"
    assert "b.md:1:2: warning misquote" in done.stdout
    assert done.returncode == 3


@pytest.mark.parametrize("error", ["KeyboardInterrupt", "SystemExit"])
def test_what_ends_the_program_is_no_failure_of_the_parser(tmp_path: Path, error: str) -> None:
    (tmp_path / "a.md").write_text("fail\n", encoding="utf-8")
    assert "parser" not in check(tmp_path, error, "a.md").stderr


def test_standard_error_is_open_again_after_an_error_of_our_own() -> None:
    code = (
        "import sys; from contextlib import closing;"
        "from gcmreview.documents.readers.markdown.parser import parse_markdown\n"
        "with closing(parse_markdown('a', 0)) as events:\n"
        "    next(events); raise ValueError('our own')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=make_environment(PYTHONPATH=os.pathsep.join(sys.path)),
        check=False,
    )
    assert done.stderr.endswith("ValueError: our own\n")


@posix_only
def test_a_draft_is_checked_when_standard_error_is_closed(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(WRONG, encoding="utf-8")
    done = run_shell(f"gcmreview check '{draft}' --fail-on warning 2>&-")
    assert b"a.md:1:2: warning misquote" in done.stdout
    assert done.returncode == 1
