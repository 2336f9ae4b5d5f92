"""Plain text: paragraphs, block quotations and comments."""

from gcmreview.documents.readers.registry import READERS
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
        ("He said:\n\n  We must\n  be.\n", ["We must\n  be."]),
        ("  He said:\n\n    We must.\n", ["We must."]),
        ("He said:\n\n  We must.\n\n    No country.\n", ["We must.", "No country."]),
        ("He said:\n\n  Mr. X goes.\n\n  A. Pope goes.\n", ["Mr. X goes."]),
    ],
)
def test_a_quoted_or_indented_paragraph_is_a_block_quotation(text: str, words: list[str]) -> None:
    assert list_set_off("text", text) == words


@each_row(
    "text",
    [
        "We must.\n",
        " We must.\n\nNo country.\n",
        "   We must.\n\n    No country.\n",
        "He said:\n\n    - We must.\n\n    • We.\n",
        "He said:\n\n    1. We must.\n\n    a) We.\n\n    (ii) We.\n",
        "A first line.\n\n    We must\nbe ambitious.\n",
        "    We must.\n",
        "    We must.\n\n    No country.\n",
        "a > b\n",
        "We must > be.\n",
    ],
)
def test_other_paragraphs_are_not_block_quotations(text: str) -> None:
    assert list_set_off("text", text) == []


@each_row("rule", ["---", "  ===", "* * *", "____\r", "+--+--+", "--- ---", "────"])
def test_a_line_of_dashes_ends_a_paragraph(rule: str) -> None:
    assert list_words("text", f"Voices\n{rule}\nWe must.\n") == ["Voices", "We must."]


@each_row(
    ("text", "blocks"),
    [
        ("Speaker: Ana\nQuote: “No”\n", ["Speaker: Ana", "Quote: “No”"]),
        ("- quote: a\n  by: Ana\n- quote: b\n", ["- quote: a", "by: Ana", "- quote: b"]),
        ("> a: b\n> c: d\n", ["a: b\nc: d"]),
        ("Speaker: Ana\nwho came\n", ["Speaker: Ana\nwho came"]),
        ("10:30: a\n10:40: b\n", ["10:30: a\n10:40: b"]),
        ("Ana said:\nnote: b\n", ["Ana said:\nnote: b"]),
        (f"{'A' * 22}: b\nc: d\n", [f"{'A' * 22}: b\nc: d"]),
        (f"{'A' * 21}: b\nc: d\n", [f"{'A' * 21}: b", "c: d"]),
    ],
)
def test_lines_that_all_have_a_label_are_paragraphs(text: str, blocks: list[str]) -> None:
    assert [words.strip() for words in list_words("text", text)] == blocks


@each_row("line", ["--", "- a", "…", "...", "-- Bo", "|"])
def test_another_line_goes_on_with_its_paragraph(line: str) -> None:
    assert list_words("text", f"We must\n{line}\nbe.\n") == [f"We must\n{line}\nbe."]


def test_a_comment_is_not_read() -> None:
    assert list_words("text", "We <!-- a\n\nb -->must.\n\n<!-- not closed") == [
        "We must.",
        "<!-- not closed",
    ]


def test_what_a_comment_says_is_between_its_marks() -> None:
    comments = READERS["text"].read("We <!-- a\nb -->must.<!---->").comments
    assert [(each.start, each.end, each.text) for each in comments] == [
        (3, 15, " a\nb "),
        (20, 27, ""),
    ]
