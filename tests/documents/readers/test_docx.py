"""Word documents: each paragraph is a line, with the words that a reader sees in it."""

import io
from typing import Any

import pytest

from gcmreview.documents.document import HEADING, SAME_ROW, SET_OFF
from gcmreview.documents.readers.docx import decode_docx
from gcmreview.errors import FileError
from support.blocks import list_blocks, list_set_off, list_words

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def document() -> Any:
    """Return a new Word document."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    return docx.Document()


def decode(document: Any) -> list[str]:
    """Return the lines of a Word document."""
    content = io.BytesIO()
    document.save(content)
    text = decode_docx("draft.docx", content.getvalue())
    assert text.endswith("\n")
    return text[:-1].split("\n")


def add_xml(paragraph: Any, xml: str) -> None:
    """Add an element to a paragraph."""
    from docx.oxml import parse_xml

    paragraph._p.append(parse_xml(xml.replace(">", f" {WORDS}>", 1)))


def test_a_paragraph_is_a_line_whatever_its_runs_are(document: Any) -> None:
    document.add_heading("A heading", 1)
    paragraph = document.add_paragraph("We ")
    paragraph.add_run("must").bold = True
    paragraph.add_run(" be\nambitious\tnow")
    document.add_paragraph("")
    assert decode(document) == [f"A heading{HEADING}", "We must be\x0bambitious\tnow", ""]


def test_a_block_quotation_and_a_cell_of_a_row_are_marked_at_their_end(document: Any) -> None:
    for style in ("Quote", "Intense Quote", "Normal"):
        document.add_paragraph("We must.", style=style)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, "abcd", strict=True):
        cell.text = words
    assert decode(document) == [
        f"We must.{SET_OFF}",
        f"We must.{SET_OFF}",
        "We must.",
        f"a{SAME_ROW}",
        "b",
        f"c{SAME_ROW}",
        "d",
    ]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:ins><w:r><w:t>never</w:t></w:r></w:ins>", "a never"),
        ("<w:del><w:r><w:delText>never</w:delText></w:r></w:del>", "a "),
        ("<w:moveFrom><w:r><w:t>never</w:t></w:r></w:moveFrom>", "a "),
        ("<w:sdt><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt>", "a b"),
        ("<w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>", "a b"),
        ("<w:r><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a b\x0bc\x0b"),
        ("<w:r><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a b\tc"),
        # Where a tab stop is, not a tab.
        ('<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>', "a "),
        ("<w:r><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>", "a b\u2011c"),
        ("<w:r><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a b\u00adc"),
    ],
)
def test_what_a_reader_sees_in_a_paragraph_is_read(document: Any, xml: str, words: str) -> None:
    add_xml(document.add_paragraph("a "), xml)
    assert decode(document) == [words]


def test_a_raised_number_is_read_as_raised(document: Any) -> None:
    document.add_paragraph("migration").add_run("12").font.superscript = True
    assert decode(document) == ["migration¹²"]


def test_headers_and_footers_are_read_after_the_text(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "A header"
    document.add_paragraph("We must.")
    assert decode(document) == ["We must.", "A header"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>"])
def test_what_is_not_a_word_document_is_refused(document: Any, content: bytes) -> None:
    assert document
    with pytest.raises(FileError) as error:
        decode_docx("a.docx", content)
    assert str(error.value) == (
        "a.docx: is not a valid .docx document; open it in a word processor and save it again"
    )


def test_a_line_is_a_block() -> None:
    assert list_words("docx", "“A b”\n\n \n“C d <!-- no -->”\n") == ["“A b”", "“C d ”"]
    assert list_set_off("docx", f"a{SET_OFF}\nb\nc{SET_OFF}{SAME_ROW}\n") == ["a", "c"]


def test_the_cells_of_a_row_know_where_it_begins() -> None:
    text = f"x\na{SAME_ROW}\nb\nc{SAME_ROW}\n{SAME_ROW}\nd\ny\n"
    assert [(words, block.row) for words, block in list_blocks("docx", text)] == [
        ("x", None),
        ("a", 2),
        ("b", 2),
        ("c", 7),
        ("d", 7),
        ("y", None),
    ]
