"""Which findings a comment suppresses, and which comments cannot be followed."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from gcmreview.check.codes import CODES
from gcmreview.check.findings import Finding, Place
from gcmreview.check.suppressions import Suppression, drop_suppressed, read_comments
from gcmreview.documents.document import Comment
from gcmreview.documents.readers.registry import READERS
from support.rows import each_row

IGNORE = "<!-- gcmreview: ignore -->"
START, END = "<!-- gcmreview: ignore-start -->", "<!-- gcmreview: ignore-end -->"


def list_lines(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def suppress(text: str, kind: str = "markdown") -> list[str]:
    """Return the letters of a draft, in capitals, at which a finding would be suppressed."""
    document = READERS[kind].read(text)
    ignored, _ = read_comments(document, list_lines(text))
    return [
        match[0]
        for match in re.finditer("[A-Z]", document.text)
        if any(each.start <= match.start() < each.end for each in ignored)
    ]


def explain(text: str) -> list[str]:
    """Return why the comments of a draft cannot be followed."""
    _, unknown = read_comments(READERS["markdown"].read(text), list_lines(text))
    return [why for _, why in unknown]


@each_row(
    ("text", "suppressed"),
    [
        (f"A {IGNORE}\n\nB\n", "A"),
        (f"{IGNORE} A\n\nB\n", "A"),
        (f"A\nB {IGNORE}\nC\n\nD\n", "ABC"),
        (f"- A {IGNORE}\n- B\n", "A"),
        (f"| A | B {IGNORE} |\n|---|---|\n| C | D |\n", "AB"),
        (f"# A {IGNORE}\n\nB\n", "A"),
        (f"A {IGNORE} B {IGNORE}\n\nC\n", "AB"),
        ("A <!--gcmreview:ignore-->\n\nB\n", "A"),
        ("A <!-- gcmreview : ignore\n-->\n\nB\n", "A"),
    ],
)
def test_a_comment_on_a_line_suppresses_the_line_and_its_paragraph(
    text: str, suppressed: str
) -> None:
    assert "".join(suppress(text)) == suppressed


@each_row(
    ("text", "suppressed"),
    [
        (f"A\n\n{IGNORE}\n\nB\nC\n\nD\n", "BC"),
        (f"A\n\n{IGNORE}\nB\n\nC\n", "B"),
        (f"A\n{IGNORE}\nB\n\nC\n", "B"),
        (f"> {IGNORE}\n> A\n\nB\n", "A"),
        (f"A\n\n{IGNORE}\n", ""),
        (f"{IGNORE}", ""),
    ],
)
def test_a_comment_alone_on_a_line_suppresses_the_rest_of_its_paragraph_or_the_next(
    text: str, suppressed: str
) -> None:
    assert "".join(suppress(text)) == suppressed


@each_row(
    ("text", "suppressed"),
    [
        (f"<p>A</p><p>B</p>{IGNORE}<p>C</p>", "B"),
        (f"<p>A</p><p>B {IGNORE}</p><p>C</p>", "B"),
        (f"<p>A</p><p>{IGNORE} B</p><p>C</p>", "B"),
        (f"<p>A</p><p>B\nC {IGNORE}\nD</p><p>E</p>", "BCD"),
        (f"<ul><li>A<li>B {IGNORE}<li>C</ul>", "B"),
        (f"{IGNORE}<p>A</p><p>B</p>", "A"),
        (f"<p>A</p>\n{IGNORE}<p>B</p><p>C</p>", "B"),
        (f"<p>A</p>\n{IGNORE}\n<p>B</p><p>C</p>", "B"),
        (f"<p>A</p>{IGNORE}\n<p>B</p>", "A"),
        (f"<tr><td>A<td>B {IGNORE}<td>C\nD</tr><tr><td>E</tr>", "ABCD"),
        (f"<tr><td>A<td>B</tr>{IGNORE}<tr><td>C</tr>", "AB"),
        (f"<p>A</p><p>B</p>{IGNORE}{IGNORE}", "B"),
    ],
)
def test_a_comment_on_a_line_of_html_suppresses_its_element_alone(
    text: str, suppressed: str
) -> None:
    assert "".join(suppress(text, "html")) == suppressed


@each_row(
    ("text", "suppressed"),
    [
        (f"A\n\n{START}\n\nB\n\nC\n\n{END}\n\nD\n", "BC"),
        (f"A {START} B {END} C\n", "B"),
        (f"A\n\n{START}\n\nB\n\nC\n", "BC"),
        (f"{START} A {END} B {START} C {END}\n", "AC"),
        (f"A {END} B\n", ""),
        (f"{START} A {START} B {END} C {END} D\n", "AB"),
    ],
)
def test_a_range_suppresses_what_is_in_it(text: str, suppressed: str) -> None:
    assert "".join(suppress(text)) == suppressed


@each_row(
    ("text", "reasons"),
    [
        (f"{START} A {END}", []),
        (f"A {IGNORE}", []),
        (f"A {END}", ["ignore-end without an ignore-start"]),
        (f"{START} A", ["ignore-start without an ignore-end"]),
        (f"{START} A {START} B {END}", ["ignore-start within another"]),
        (
            "A <!-- gcmreview: ignor -->",
            ["unknown comment 'ignor'; use ignore, ignore-start or ignore-end"],
        ),
        (
            "A <!-- gcmreview: Ignore -->",
            ["unknown comment 'Ignore'; use ignore, ignore-start or ignore-end"],
        ),
        ("A <!-- gcmreview ignore -->", ["write it as 'gcmreview: ignore'"]),
        ("A <!-- gcmreview-ignore: all -->", ["write it as 'gcmreview: ignore'"]),
        ("A <!-- GCMREVIEW IGNORE -->", ["write it as 'gcmreview: ignore'"]),
        ("A <!--- gcmreview: ignore -->", ["write it as 'gcmreview: ignore'"]),
        # Comments to somebody else.
        ("A <!-- ignore -->", []),
        ("A <!-- gcmreview is a checker -->", []),
        ("A <!-- run gcmreview: ignore -->", []),
        ("A <!-- gcmreview ignores it -->", []),
    ],
)
def test_a_comment_that_cannot_be_followed_is_reported(text: str, reasons: list[str]) -> None:
    assert explain(text) == reasons


def make_finding(place: int, *, is_error: bool = True) -> Finding:
    """Return a finding in a draft of one line."""
    code = "GCM101" if is_error else "GCM001"
    rule = CODES[code]
    span = Place(1, place + 1, 1, place + 2)
    return Finding("draft", span, "a", rule.verdict, rule.severity, code)


def make_suppression(start: int, end: int) -> Suppression:
    """Return a suppression in a draft."""
    return Suppression(Comment(0, 0, ""), start, end)


def test_a_suppression_is_from_its_start_to_before_its_end() -> None:
    findings = [make_finding(place) for place in (9, 10, 19, 20)]
    kept, dropped, used = drop_suppressed([0], [make_suppression(10, 20)], findings)
    assert ([*kept], [*dropped], used) == ([findings[0], findings[3]], findings[1:3], {0})


def test_a_finding_without_severity_is_kept_and_uses_no_comment() -> None:
    findings = [make_finding(10, is_error=False)]
    kept, dropped, used = drop_suppressed([0], [make_suppression(0, 20)], findings)
    assert ([*kept], [*dropped], used) == (findings, [], set())


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)
FOUND = st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=12).map(sorted)


@example([(20, 25), (0, 10)], [(15, True)])
@given(SPANS, FOUND)
def test_a_finding_is_dropped_if_any_suppression_covers_it(
    spans: list[tuple[int, int]], found: list[tuple[int, bool]]
) -> None:
    findings = [make_finding(place, is_error=is_error) for place, is_error in found]
    suppressions = [make_suppression(*span) for span in spans]
    kept, others, used = drop_suppressed([0], suppressions, findings)
    covers = [
        [is_error and start <= place < end for place, is_error in found] for start, end in spans
    ]
    assert used == {number for number, covered in enumerate(covers) if any(covered)}
    dropped = (
        [any(column) for column in zip(*covers, strict=True)] if spans else [False] * len(found)
    )
    pairs = list(zip(findings, dropped, strict=True))
    assert [*kept] == [finding for finding, is_dropped in pairs if not is_dropped]
    assert [*others] == [finding for finding, is_dropped in pairs if is_dropped]
