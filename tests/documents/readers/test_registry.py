"""Every kind of draft is a row, and every reader keeps each character at its own offset."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.document import is_blank, read_text
from gcmreview.documents.readers.registry import KINDS, READERS, find_kind, read_document
from gcmreview.text.characters import CONTINUED, REMOVED
from support.rows import each_row
from support.strategies import AWKWARD

PIECES = st.sampled_from(
    [
        *AWKWARD,
        *("“", "”", "„", "«", "»", "``", "''", "\n", "\n\n", "\r\n", "> ", "- ", "| ", "```\n"),
        *("<!--", "-->", "<p>", "</p>", "<blockquote>", '<a b="', "&ldquo;", "&#0;", "[a](b", ")"),
        *("<code>", "</code>", "<sup>1</sup>", "\x00", "\x01", "\x1b", "word", "We must be", "2"),
        *(
            "|--|\n",
            "---\n",
            "[a]: b\n",
            "[^1]",
            "[^1]: ",
            "\t",
            "    ",
            "# ",
            "1. ",
            "<cite>",
            "`",
            *("==", "^[", "]", "[[", "|", "]]", "{.a}", "~~", "^", "> [!note] ", "\\", "*", "_"),
            *("+++\n", "<del>", "~", "**", "\r"),
        ),
    ]
)
DRAFTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=40)
kinds = pytest.mark.parametrize("kind", READERS)


@kinds
@given(text=DRAFTS)
def test_a_reader_returns_text_of_the_drafts_length(kind: str, text: str) -> None:
    assert len(READERS[kind].read(text).text) == len(text)


@kinds
@given(text=DRAFTS)
def test_blocks_are_in_order_and_do_not_overlap(kind: str, text: str) -> None:
    bounds = [
        place for block in READERS[kind].read(text).blocks for place in (block.start, block.end)
    ]
    assert bounds == sorted(bounds)
    assert bounds == [] or (bounds[0] >= 0 and bounds[-1] <= len(text))


# What is read in place of a tag or a character reference, and of a character that marks removal.
READ_INSTEAD = set("\n“”— \ufffd()⁰¹²³⁴⁵⁶⁷⁸⁹")


@kinds
@given(text=DRAFTS.filter(lambda text: "&" not in text and "<sup" not in text.lower()))
def test_a_visible_character_is_the_drafts_own_at_its_offset(kind: str, text: str) -> None:
    read = READERS[kind].read(text).text
    other = [
        (place, char)
        for place, char in enumerate(read)
        if char not in (REMOVED, CONTINUED, text[place]) and char not in READ_INSTEAD
    ]
    assert other == []


@kinds
@given(text=DRAFTS)
def test_a_comment_is_between_its_marks_in_the_draft(kind: str, text: str) -> None:
    for comment in READERS[kind].read(text).comments:
        assert text[comment.start : comment.end] == f"<!--{comment.text}-->"


@pytest.mark.parametrize("kind", ["text", "html", "docx"])
@given(
    text=st.text(
        st.characters(categories=["L", "N", "Zs", "P"], exclude_characters="<&>"), max_size=80
    )
)
def test_a_line_without_markup_is_read_as_it_is(kind: str, text: str) -> None:
    assert read_text(READERS[kind].read(text).text, 0, len(text)) == text


@each_row(
    ("path", "kind"),
    [
        ("draft.md", "markdown"),
        ("draft.markdown", "markdown"),
        ("draft.mdown", "markdown"),
        ("draft.txt", "text"),
        ("draft.text", "text"),
        ("draft.html", "html"),
        ("draft.htm", "html"),
        ("draft.xhtml", "html"),
        ("draft.docx", "docx"),
        ("DRAFT.MD", "markdown"),
        ("notes.md/draft.html", "html"),
        ("draft", None),
        ("draft.py", None),
        ("draft.md.bak", None),
        (".md", None),
        ("-", None),
    ],
)
def test_the_ending_of_a_name_says_the_kind(path: str, kind: str | None) -> None:
    assert find_kind(path) == kind


def test_an_ending_belongs_to_one_kind() -> None:
    endings = [ending for reader in READERS.values() for ending in reader.endings]
    assert sorted(endings) == sorted(KINDS)
    assert [ending for ending in endings if ending != ending.lower() or ending[0] != "."] == []


def test_only_a_draft_that_is_text_can_be_written() -> None:
    assert [kind for kind, reader in READERS.items() if not reader.can_be_written] == ["docx"]


def test_the_help_says_what_a_line_is_where_it_is_not_a_line() -> None:
    assert READERS["docx"].purpose == ".docx, where a line is a paragraph"
    assert READERS["text"].purpose == ".txt, .text"


@pytest.mark.parametrize(
    ("kind", "module"),
    [("text", "plain"), ("html", "html.reader"), ("markdown", "markdown.reader")],
)
def test_a_kind_loads_its_own_reader_alone(kind: str, module: str) -> None:
    code = (
        "import sys; from gcmreview.documents.readers.registry import READERS;"
        f"READERS[{kind!r}].read('a'); print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    folder = "gcmreview.documents.readers."
    readers = {f"{folder}{name}" for name in ("plain", "html.reader", "markdown.reader", "docx")}
    assert readers.intersection(run.stdout.split()) == {f"{folder}{module}"}


written = pytest.mark.parametrize("kind", ["markdown", "text", "html"])


def list_lines(kind: str, text: str) -> list[list[str]]:
    """Return the lines of each block of a draft."""
    document = read_document("draft", text, kind)
    return [read_text(document.text, each.start, each.end).split() for each in document.blocks]


@written
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_two_line_ends_end_a_paragraph_and_one_does_not(kind: str, end: str) -> None:
    paragraphs = ("<p>one", "two</p>", "", "<p>three</p>")
    lines = paragraphs if kind == "html" else (re.sub("<.*?>", "", each) for each in paragraphs)
    assert list_lines(kind, end.join(lines)) == [["one", "two"], ["three"]]


@written
def test_a_form_feed_does_not_end_a_line(kind: str) -> None:
    assert list_lines(kind, "one\n\ftwo") == [["one", "two"]]


def test_the_line_ends_of_decoded_text_are_its_readers_own() -> None:
    assert list_lines("docx", "one\vtwo\nthree") == [["one", "two"], ["three"]]
    assert list_lines("docx", "one\v\vtwo") == [["one", "two"]]


@written
@given(text=st.text('a \r\n\v\x85\u2028\u2029\f"“”>', max_size=40))
def test_any_line_ends_keep_every_other_character_in_place(kind: str, text: str) -> None:
    document = read_document("draft", text, kind)
    assert len(document.text) == len(text)
    assert all(
        read in (own, "\n", " ", REMOVED) for own, read in zip(text, document.text, strict=True)
    )
    assert all(not is_blank(document.text[each.start : each.end]) for each in document.blocks)
