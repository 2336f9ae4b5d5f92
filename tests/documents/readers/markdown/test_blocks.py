"""The blocks of Markdown, line by line (CommonMark 0.31, and the tables and footnotes of GFM)."""

import pytest

from support.blocks import list_blocks, list_set_off, list_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One\ntwo\n\nThree\n", ["One\ntwo", "Three"]),
        ("One\r\n\r\nTwo\r\n", ["One", "Two"]),
        ("# One\nTwo\n", ["One", "Two"]),
        ("###### One\n", ["One"]),
        ("####### One\n", ["####### One"]),
        ("#One\n", ["#One"]),
        ("a\n   # b\n", ["a", "b"]),
        ("a\n    # b\n", ["a\n    # b"]),
        ("a\n   ---\nb\n", ["a", "b"]),
        ("a\n    ---\nb\n", ["a\n    ---\nb"]),
        ("a\n\n___\n\nb\n", ["a", "b"]),
        ("a\n\n__\n\nb\n", ["a", "__", "b"]),
        ("One\n===\nTwo\n", ["One", "Two"]),
        ("One\n---\nTwo\n", ["One", "Two"]),
        ("One\n\n* * *\n\nTwo\n", ["One", "Two"]),
        ("- One\n- Two\n", ["One", "Two"]),
        ("- One\n  two\n", ["One\n  two"]),
        ("- [ ] One\n- [x] Two\n", ["One", "Two"]),
        ("1. One\n2) Two\n", ["One", "Two"]),
        ("123456789. One\n", ["One"]),
        ("1234567890. One\n", ["1234567890. One"]),
        ("-One\n", ["-One"]),
        ("[^1]: One\n", ["One"]),
        ("[^1]: One\n    two\n\n    Three\n", ["One\n    two", "Three"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_a_line_begins_or_continues_a_block(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Only 1 begins a list within a paragraph.
        ("In\n1. one\n", ["In", "one"]),
        ("In\n1990. one\n", ["In\n1990. one"]),
        ("1. one\n2. two\n", ["one", "two"]),
        ("- In\n  1990. one\n", ["In\n  1990. one"]),
        ("- In\n1990. one\n", ["In", "one"]),
    ],
)
def test_a_number_begins_a_list_within_a_paragraph_only_if_it_is_1(
    text: str, words: list[str]
) -> None:
    assert list_words("markdown", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n\n   b\n", ["a", "b"]),
        ("a\n\n    b\n", ["a"]),
        ("a\n\n\tb\n", ["a"]),
        ("a\n\n  \tb\n", ["a"]),
        ("a\n    b\n", ["a\n    b"]),
        ("# a\n    b\n", ["a"]),
        ("- a\n\n     b\n", ["a", "b"]),
        ("- a\n\n      b\n", ["a"]),
        ("a\n\n    b\nc\n", ["a", "c"]),
        # An item that begins with code: more than four spaces after its marker.
        ("-    a\n", ["a"]),
        ("-     a\n", []),
        ("-     a\n\n  b\n", ["b"]),
        # A block of HTML has no indented code.
        ("<div>\n\n    b\n", []),
        ("<div>\n    b\n", ["b"]),
    ],
)
def test_code_is_indented_by_four_columns_after_a_blank_line(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> One\n", ["One"]),
        ("> One\n> two\n", ["One\ntwo"]),
        ("> One\ntwo\n", ["One\ntwo"]),
        ("> One\n\nTwo\n", ["One"]),
        ("One\n> Two\n", ["Two"]),
        (">> One\n", ["One"]),
        ("> - One\n", ["One"]),
        ("- > One\n", ["One"]),
        ("> # One\n", ["One"]),
        ("   > One\n", ["One"]),
        ("    > One\n", []),
        ("<blockquote>\n\nOne\n\n</blockquote>\n\nTwo\n", ["One"]),
        ("a > b\n", []),
        (r"\> One", []),
    ],
)
def test_a_block_quotation_begins_its_lines_with_a_mark(text: str, words: list[str]) -> None:
    assert list_set_off("markdown", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("| a | b |\n|---|---|\n| c | d |\n", ["a", "b", "c", "d"]),
        ("a | b\n--|--\nc | d\n", ["a", "b", "c", "d"]),
        ("| a |\n|:-:|\n| b |\n\n| c |\n", ["a", "b", "| c |"]),
        ("| a |\n|---|\nb\n", ["a", "b"]),
        ("In\n| a |\n|---|\n", ["In", "a"]),
        ("| a |\n| b |\n", ["| a |\n| b |"]),
        ("a | b\n---\n", ["a | b"]),
    ],
)
def test_each_cell_of_a_table_is_a_block(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


def test_the_cells_of_a_row_know_where_it_begins() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\n\ne\n"
    rows = [(words, block.row) for words, block in list_blocks("markdown", text)]
    assert rows == [("a", 0), ("b", 0), ("c", 20), ("d", 20), ("e", None)]


def test_a_heading_knows_that_it_is_one() -> None:
    text = "# a\n\nb\n===\n\nc\n---\n\nd\n***\n\n- e\n"
    found = [(words, block.is_heading) for words, block in list_blocks("markdown", text)]
    assert found == [("a", True), ("b", True), ("c", True), ("d", False), ("e", False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a]: b.org\n", []),
        ('[a]: b.org "We must"\n', []),
        ('[a]: <b c> "We must"\n', []),
        ('[a]: b.org\n"We must"\n', []),
        ('[a]: b.org\n"We must" he said\n', ['"We must" he said']),
        ('[a]: b.org\n\n"We must"\n', ['"We must"']),
        ('[a]: b.org\n>\n"We must"\n', ['"We must"']),
        ("In\n[a]: b.org\n", ["In\n[a]: b.org"]),
        ("[Speaker]: “We must.”\n", ["[Speaker]: “We must.”"]),
        ("[Speaker]: “We”\n", ["[Speaker]: “We”"]),
        ("[Speaker]: we must\n", ["[Speaker]: we must"]),
    ],
)
def test_the_definition_of_a_link_is_not_read(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@pytest.mark.parametrize(("length", "is_label"), [(999, True), (1000, False)])
def test_a_label_has_at_most_999_characters(length: int, is_label: bool) -> None:
    label = "a" * length
    definition = f"[{label}]: b.org"
    assert list_words("markdown", definition) == ([] if is_label else [definition])
    footnote = f"[^{label}]: b"
    assert list_words("markdown", footnote) == (["b"] if is_label else [footnote])
