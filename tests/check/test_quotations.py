"""What is read as a quotation in a draft, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.document import read_text
from gcmreview.check.quotations import find_quotations
from gcmreview.check.readers.registry import READERS
from support.strategies import AWKWARD

# What each draft quotes, to the character: its kind, its text, and what stands between its marks.
EXTRACTED = [
    ("text", 'He said "We must be ambitious" and left.', ["We must be ambitious"]),
    ("text", "He said “We must be ambitious” and left.", ["We must be ambitious"]),
    (
        "text",
        'He said “We must be ambitious" and left. "Now so” too.',
        ["We must be ambitious", "Now so"],
    ),
    (
        "text",
        "Il a dit «\xa0We must be ambitious\xa0» hier. «\u202fA b c\u202f» «x y»",
        ["We must be ambitious", "A b c", "x y"],
    ),
    ("text", "Er sagte „We must be ambitious“ und ging. „x y” z", ["We must be ambitious", "x y"]),
    ("text", "He said “No ‘one is’ safe” ok", ["No ‘one is’ safe"]),
    ("text", "He said “He told me “we must” and left” ok", ["He told me “we must” and left"]),
    ("text", "“A b c,” said X. “D e f.”", ["A b c,", "D e f."]),
    ("text", "“Para one goes.\n\n“Para two ends.” And.", ["Para one goes.\n\n“Para two ends."]),
    ("text", '"Para one goes.\n\n"Para two ends." And.', ['Para one goes.\n\n"Para two ends.']),
    ("text", "“Para one\nwrapped here\nends” x", ["Para one\nwrapped here\nends"]),
    ("text", "“Para one\r\nwrapped” x\r\n\r\n“B c” d", ["Para one\r\nwrapped", "B c"]),
    ("text", 'A 12" pipe and 5\'10" man. He said "yes we can".', ["yes we can"]),
    ("text", 'The 6" nail. "Go on now," she said.', ["Go on now,"]),
    (
        "text",
        "“Unclosed mark here.\n\nNext paragraph with “a quote” in it.",
        ["Unclosed mark here.", "a quote"],
    ),
    (
        "markdown",
        'He said **“We must be ambitious”** and *"now and then"* or "We *must* be".',
        ["We must be ambitious", "now and then", "We *must* be"],
    ),
    ("markdown", '| a | b |\n|---|---|\n| “A b c” | "D e" |\n', ["A b c", "D e"]),
    ("markdown", "Text[^1] x.\n\n[^1]: He said “A b c”.\n", ["A b c"]),
    (
        "html",
        '<p title="no quote here">He said &ldquo;We must&rdquo; and &quot;be ambitious&quot;'
        " &#8220;x y&#8221;</p><p>“Op<b>en</b>”</p>",
        ["We must", "be ambitious", "x y", "Op<b>en"],
    ),
    ("markdown", "He said &ldquo;We must&rdquo; ok", ["We must"]),
    ("text", "He said ``We must be'' ok", ["We must be"]),
    ("markdown", "He said ``We must be'' and ``more of it'' ok", ["We must be", "more of it"]),
    (
        "markdown",
        '```\n“no”\n```\n\n`“no”` and ``x "no" y`` “yes”\n'
        '<!-- “no” --> [“yes2”](http://x "no title") '
        '![“no”](x)\n\n    "indented no"\n',
        ["yes", "yes2"],
    ),
    ("markdown", '---\ntitle: "no quotes"\n---\n\n“yes”', ["yes"]),
    (
        "markdown",
        '- “A b”\n- "C d\n  e f"\n1. “G”\n> “H i”\n> j\n',
        ["A b", "C d\n  e f", "G", "H i"],
    ),
    (
        "markdown",
        "He said “[T]he Network” and “the [Network] stands”.",
        ["[T]he Network", "the [Network] stands"],
    ),
    ("markdown", '\\"escaped quote\\" ok', ["escaped quote"]),
    (
        "html",
        '<blockquote><p>We must be</p></blockquote><p>x</p><q>A b c</q><script>"no"</script>'
        '<code>"no"</code>',
        ["We must be", "A b c"],
    ),
    ("text", "\ufeff“A b c” d", ["A b c"]),
    ("text", "“A b c d", ["A b c d"]),
    ("text", "I don't say \"it's the workers' day\" ok", ["it's the workers' day"]),
    ("text", "»A b c« x »D e f«", ["A b c", "D e f"]),
    ("text", "”A b c” x ”D e f”", ["A b c", "D e f"]),
    ("text", 'He said: "A b c". She said:"D e f"...', ["A b c", "D e f"]),
    ("text", '("A b c") ["D e"] —"F g"— x/"H i"', ["A b c", "D e", "F g", "H i"]),
    ("text", "“A b c”“D e f” x", ["A b c", "D e f"]),
    ("text", '"A b c""D e f" x', ["A b c", "D e f"]),
    (
        "text",
        "“First para.\n\nSecond para closes.” Said X.",
        ["First para.\n\nSecond para closes."],
    ),
    ("text", 'The so-called "A b" and\n\n"C d" x.', ["A b", "C d"]),
    ("markdown", "| x |\n|--|\n| “A \\| b” |", ["A \\| b"]),
    ("markdown", "“A b c”\n---\n\n# “D e” #\n", ["A b c", "D e"]),
    ("text", "„Ein „innen“ Zitat“ x", ["Ein „innen“ Zitat"]),
    ("text", "“He said ‘no’”, and “he said it” z", ["He said ‘no’", "he said it"]),
    ("html", '<p>"A b\nc d"</p>\n<td>"E f"</td>', ["A b\nc d", "E f"]),
    ("text", "> “A b\n> c d”\n> e", ["A b\n> c d"]),
    ("markdown", "Text “A b `code` c” x", ["A b `code` c"]),
    (
        "markdown",
        '“A [b c](http://x.y/(z)) d” x <http://a.b/"c"> “e”',
        ["A [b c](http://x.y/(z)) d", "e"],
    ),
    ("markdown", '“A b c” <span title="no">x</span> "D"', ["A b c", "D"]),
    ("html", "<p>Line<br>“A b” <i>x</i>“C” &lsquo;d&rsquo;</p>", ["A b", "C"]),
    ("markdown", "> “A b”\n>\n> - “C d”\n", ["A b", "C d"]),
    ("markdown", "Term\n: “A b”\n\n***\n\n“C d”\n", ["A b", "C d"]),
    ("markdown", "~~~\n“no”\n~~~\n“A b”", ["A b"]),
    ("markdown", "> ```\n> “no”\n\n“A b”", ["A b"]),
    ("markdown", "<!-- “no”\n\n“no” --> “A b”", ["A b"]),
    ("markdown", "<!-- “A b”", ["A b"]),
    ("markdown", "Use ```x``` inline.\n“A b”", ["A b"]),
    ("markdown", "```x``` inline.\n“A b”", ["A b"]),
    ("markdown", "\\`` “A b”", ["A b"]),
    ("markdown", "[Speaker]: “A b.”", ["A b."]),
    ("text", 'He said,"A b" and left.', ["A b"]),
    ("text", '"A 12" pipe is big," he said.', ['A 12" pipe is big,']),
    ("docx", "“A b”\n“C d\n“E f”\n", ["A b", "C d\n“E f"]),
]
SINGLE = [
    ("He said ‘A b c’ and left.", ["A b c"]),
    ("It’s the workers’ day, ‘A b c’ she said.", ["A b c"]),
    ("He said ‘it’s A b c’ and left.", ["it’s A b c"]),
    ("He said ‘the workers’ rights’ and left.", ["the workers’ rights"]),
    ("He said 'it's A b' and left the '90s.", ["it's A b"]),
    ("He said ‘A “b” c’ and left.", ["A “b” c"]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), EXTRACTED)
def test_what_stands_between_marks_is_found_to_the_character(
    kind: str, text: str, expected: list[str]
) -> None:
    prose = READERS[kind].read(text)
    assert [text[each.start : each.end] for each in find_quotations(prose)] == expected


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_marks_are_marks_where_that_is_asked_for(text: str, expected: list[str]) -> None:
    prose = READERS["text"].read(text)
    found = find_quotations(prose, singles=True)
    assert [text[each.start : each.end] for each in found if each.how == "marked"] == expected


def test_single_marks_are_no_marks_otherwise() -> None:
    assert find_quotations(READERS["text"].read("He said ‘A b c’ and 'd e f'.")) == []


PIECES = st.sampled_from(
    [
        *AWKWARD,
        *("“", "”", "„", "«", "»", "``", "''", "\n", "\n\n", "\r\n", "> ", "- ", "| ", "```\n"),
        *("<!--", "-->", "<p>", "</p>", "<blockquote>", '<a b="', "&ldquo;", "&#0;", "[a](b", ")"),
        *("<code>", "</code>", "<sup>1</sup>", "\x00", "\x01", "\x1b", "word", "We must be", "2"),
    ]
)


@given(st.sampled_from(sorted(READERS)), st.lists(PIECES, max_size=40).map("".join))
def test_a_reader_keeps_every_character_at_its_place_or_reads_it_as_markup(
    kind: str, text: str
) -> None:
    prose = READERS[kind].read(text)
    assert len(prose.text) == len(text)
    for block in prose.blocks:
        assert 0 <= block.start <= block.end <= len(text)
    for quotation in find_quotations(prose, singles=True):
        assert 0 <= quotation.opened <= quotation.start < quotation.end <= len(text)
        assert quotation.end <= quotation.closed <= len(text)


@given(
    st.text(st.characters(categories=["L", "N", "Zs", "P"], exclude_characters="<&"), max_size=80)
)
def test_plain_words_are_read_as_they_stand(text: str) -> None:
    for kind in ("text", "html", "docx"):
        prose = READERS[kind].read(text)
        assert read_text(prose.text, 0, len(text)) == text
