"""Plain text: paragraphs, block quotations and comments."""

from support.blocks import list_set_off, list_words
from support.rows import each_row


def test_a_blank_line_ends_a_paragraph() -> None:
    assert list_words("text", "We must\nbe ambitious.\n \t\nNo country\n") == [
        "We must\nbe ambitious.",
        "No country",
    ]


@each_row("end", ["\n", "\r\n"])
def test_either_line_end_is_read(end: str) -> None:
    assert list_words("text", f"One.{end}{end}Two.{end}") == ["One.", "Two."]


@each_row(
    ("text", "words"),
    [
        ("> We must.\n", ["We must."]),
        ("> We must\n> be ambitious.\n", ["We must\nbe ambitious."]),
        (">> We must.\n", ["We must."]),
        ("He said:\n> We must.\n", ["We must."]),
        ("He said:\n\n    We must\n    be.\n", ["We must\n    be."]),
        ("He said:\n\n\tWe must.\n", ["We must."]),
    ],
)
def test_a_quoted_or_indented_paragraph_is_a_block_quotation(text: str, words: list[str]) -> None:
    assert list_set_off("text", text) == words


@each_row(
    "text",
    [
        "We must.\n",
        "   We must.\n\nNo country.\n",
        "A first line.\n\n    We must\nbe ambitious.\n",
        "    We must.\n",
        "    We must.\n\n    No country.\n",
        "a > b\n",
        "We must > be.\n",
    ],
)
def test_other_paragraphs_are_not_block_quotations(text: str) -> None:
    assert list_set_off("text", text) == []


def test_a_comment_is_not_read() -> None:
    assert list_words("text", "We <!-- a\n\nb -->must.\n\n<!-- not closed") == [
        "We must.",
        "<!-- not closed",
    ]
