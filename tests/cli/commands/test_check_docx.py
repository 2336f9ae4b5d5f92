"""The command check reads documents of Word, by paragraph."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.runs import Run


def start_document() -> Any:
    """Return a new document of Word."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    return docx.Document()


def check_document(gcmreview: Run) -> Any:
    """Return the quotations that are found in ``draft.docx``."""
    return json.loads(gcmreview("check", "draft.docx", "--format", "json").stdout)["quotations"]


def make_document(path: Path) -> None:
    """Write a document with a run in bold, a tracked insertion and deletion, a cell and a note."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    document = docx.Document()
    document.add_heading("A heading", 1)
    bold = document.add_paragraph("“We must be ")
    bold.add_run("bold").bold = True
    bold.add_run(" and advance practical implementation of the Global Compact,” said Alisjahbana.")
    inserted = document.add_paragraph("“No country can address the challenges")
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parse = docx.oxml.parse_xml
    space = 'xml:space="preserve"'
    inserted._p.append(parse(f"<w:ins {namespace}><w:r><w:t {space}> never</w:t></w:r></w:ins>"))
    inserted.add_run(" and opportunities of migration alone,” said Alisjahbana.")
    deleted = document.add_paragraph("“No country can address")
    gone = f"<w:del {namespace}><w:r><w:delText> long ago</w:delText></w:r></w:del>"
    deleted._p.append(parse(gone))
    deleted.add_run(" the challenges and opportunities of migration alone,” said Alisjahbana.")
    cell = document.add_table(1, 2).cell(0, 1)
    document.save(path)
    assert cell.text == ""
    cell.text = "“We must be ambitious and advance practical implementation,” said Alisjahbana."
    document.save(path)


def test_the_text_of_a_word_document_is_checked_by_paragraph(
    gcmreview: Run, tmp_path: Path
) -> None:
    make_document(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    # The number of the paragraph is the line: a heading, a paragraph, insertions, a cell, a note.
    assert [(each["line"], each["column"], each["verdict"]) for each in found] == [
        (2, 2, "misquote"),
        (3, 2, "misquote"),
        (4, 2, "permitted"),
        (6, 2, "permitted"),
    ]
    assert found[0]["suggestion"].startswith("We must be ambitious")
    assert "never" in found[1]["text"]
    assert "long ago" not in found[2]["text"]


def test_a_paragraph_in_a_style_of_quotations_of_word_is_a_block_quotation(
    gcmreview: Run, tmp_path: Path
) -> None:
    document = start_document()
    words = "We must be bold and advance practical implementation of the Global Compact."
    for style in ("Quote", "Intense Quote", "Normal"):
        document.add_paragraph(words, style=style)
    document.save(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    places = [(each["line"], each["column"], each["end_column"]) for each in found]
    assert places == [(1, 1, len(words) + 1), (2, 1, len(words) + 1)]
    assert {each["text"] for each in found} == {words}


def test_credits_rows_and_notes_of_word_are_read_as_they_are(
    gcmreview: Run, tmp_path: Path
) -> None:
    document = start_document()
    words = "No country can address the challenges and opportunities of migration alone"
    document.add_paragraph(f"{words}.", style="Quote")
    document.add_paragraph("— António Vitorino")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "António Vitorino", f"“{words}.”"
    table.cell(1, 0).text, table.cell(1, 1).text = "Alisjahbana", f"“{words}.”"
    before, after = words.split(" and ")
    noted = document.add_paragraph(f"“{before}")
    noted.add_run("2").font.superscript = True
    noted.add_run(f" and {after},” said Alisjahbana.")
    document.save(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    assert [(each["line"], each["code"]) for each in found] == [
        (1, "GCM302"),
        (4, "GCM302"),
        (6, "GCM001"),
        (7, "GCM002"),
    ]
