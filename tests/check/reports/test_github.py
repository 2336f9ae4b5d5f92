"""The annotations in GitHub Actions."""

from hypothesis import given

from gcmreview.check.findings import Checked, Place, list_flagged, list_other_changes
from gcmreview.check.reports.summary import is_compared
from gcmreview.text.printable import make_visible
from support.findings import CHECKED, COMMENT, RIGHT, SHORT, drafts, write, write_report
from support.rows import each_row


def test_an_annotation_names_the_place_the_rule_and_the_words_to_paste() -> None:
    assert write_report("github", [CHECKED]) == (
        "::warning file=draft.md,line=1,col=1,endColumn=26,title=GCM901 comment::"
        "this suppression has no effect\n"
        "::warning file=draft.md,line=2,col=1,endColumn=10,title=GCM502 figure::"
        "“over” is left out%0ASource: “over 56 million”\n"
        "::error file=draft.md,line=3,col=17,endColumn=23,title=GCM101 misquote::"
        "differs from alisjahbana-2 (para. 7): “bold” instead of “ambitious”"
        "%0ASource: “be ambitious”"
        "%0Aalso GCM304: no speaker or source near it\n"
    )


def test_an_annotation_of_several_lines_has_no_columns() -> None:
    finding = COMMENT._replace(place=Place(3, 9, 5, 2))
    assert write("github", finding).startswith("::warning file=draft.md,line=3,endLine=5,title=")


def test_an_annotation_of_no_characters_ends_where_it_starts() -> None:
    finding = COMMENT._replace(place=Place(3, 9, 3, 9))
    assert ",line=3,col=9,endColumn=9,title=" in write("github", finding)


def test_an_annotation_escapes_what_would_end_it() -> None:
    finding = COMMENT._replace(path="a,b:100%\r\n.md", message="x::y,100%\r\n\u2028\x1b::error::z")
    finding = finding._replace(changes=())
    assert write("github", finding) == (
        "::warning file=a%2Cb%3A100%25%0D%0A.md,line=1,col=1,endColumn=26,title=GCM901 comment::"
        "x::y,100%25%0D%0A\\u2028\\x1b::error::z\n"
    )


def test_no_problem_is_no_annotation() -> None:
    assert write("github", RIGHT) == ""
    assert write_report("github", [Checked("a", (), (), (), compared=1)]) == ""


@each_row(
    ("checked", "summary"),
    [
        ([], "0 drafts: nothing was checked."),
        ([Checked("a", (), (), ())], "1 draft: 0 quotations, nothing compared."),
        (
            [Checked("a", (SHORT,), (), ()), Checked("b", (), (), ())],
            "2 drafts: 1 quotation, 1 too short to compare, nothing compared.",
        ),
    ],
)
def test_a_notice_says_that_nothing_was_compared(checked: list[Checked], summary: str) -> None:
    assert write_report("github", checked) == f"::notice title=gcmreview::{summary}\n"


def test_a_notice_follows_what_is_wrong_with_comments() -> None:
    lines = write_report("github", [Checked("a", (), (), (COMMENT,))]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning", "::notice"]


def read_annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does (actions/runner, ActionCommand.cs)."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, properties = head.split(" ", 1)
    pairs = (each.split("=", 1) for each in properties.split(","))
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescape(text: str, *codes: str) -> str:
        for code in codes:
            text = text.replace(code, escapes[code])
        return text

    return (
        name,
        {key: unescape(value, *escapes) for key, value in pairs},
        unescape(data, "%0D", "%0A", "%25"),
    )


def check_place(properties: dict[str, int], place: Place) -> None:
    """Check that the runner takes the lines and columns (ActionCommandManager.cs)."""
    if place.line == place.end_line:
        assert properties.pop("endColumn") >= place.column
        assert properties == {"line": place.line, "col": place.column}
    else:
        assert properties == {"line": place.line, "endLine": place.end_line}


@given(drafts())
def test_an_annotation_is_always_one_line_that_the_runner_reads_back(
    checked: list[Checked],
) -> None:
    text = write_report("github", checked)
    flagged = list_flagged(checked)
    lines = text.splitlines()
    assert text == "".join(f"{line}\n" for line in lines)
    if not is_compared(checked):
        assert lines.pop().startswith("::notice ")
    for line, finding in zip(lines, flagged, strict=True):
        severity, properties, message = read_annotation(line)
        source = "" if not finding.suggestion else f"\nSource: “{finding.suggestion}”"
        source += "".join(f"\n{more}" for more in list_other_changes(finding))
        assert severity == finding.severity
        assert message == make_visible(finding.message + source, allow="\r\n")
        assert properties.pop("file") == make_visible(finding.path, allow="\r\n")
        assert properties.pop("title") == f"{finding.code} {finding.verdict}"
        check_place({name: int(value) for name, value in properties.items()}, finding.place)
