"""Word documents: each paragraph is a line, with the words that a reader sees in it."""

import io
import re
import sys
import zipfile
from typing import Any

import pytest

from gcmreview.documents.document import HEADING, SAME_ROW, SET_OFF
from gcmreview.documents.readers.docx import decode_docx
from gcmreview.errors import FileError
from support.blocks import list_blocks, list_set_off, list_words
from support.rows import each_row

COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RAISE = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def document() -> Any:
    """Return a new Word document."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    return docx.Document()


def empty(document: Any) -> None:
    """Make a document as it was when it was new."""
    document._body.clear_content()


def decode(document: Any) -> list[str]:
    """Return the lines of a Word document."""
    content = io.BytesIO()
    document.save(content)
    text, _ = decode_docx("draft.docx", content.getvalue())
    assert text.endswith("\n")
    return text[:-1].split("\n")


def add_xml(paragraph: Any, xml: str) -> None:
    """Add an element to a paragraph."""
    from docx.oxml import parse_xml

    paragraph._p.append(parse_xml(xml.replace(">", f" {WORDS}>", 1)))


def make_element(xml: str) -> Any:
    """Return an element of a Word document."""
    from docx.oxml import parse_xml

    return parse_xml(f"<w:body {WORDS}>{xml}</w:body>")[0]


def parse_words(paragraph: Any, xml: str) -> None:
    """Add elements to a paragraph, its properties in front."""
    from docx.oxml import parse_xml

    for element in list(parse_xml(f"<w:body {WORDS}>{xml}</w:body>")):
        if str(element.tag).endswith("}pPr"):
            paragraph._p.insert(0, element)
        else:
            paragraph._p.append(element)


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


def test_an_indented_paragraph_is_a_block_quotation_where_another_is_not_indented(
    document: Any,
) -> None:
    for words in ("We must.", "We can."):
        parse_words(document.add_paragraph(words), '<w:pPr><w:ind w:left="720"/></w:pPr>')
    document.add_heading("A heading", 1)
    document.add_paragraph("")
    assert decode(document)[:2] == ["We must.", "We can."]
    document.add_paragraph("They went.")
    assert decode(document)[:2] == [f"We must.{SET_OFF}", f"We can.{SET_OFF}"]


@each_row(
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
    empty(document)
    add_xml(document.add_paragraph("a "), xml)
    assert decode(document) == [words]


@each_row(
    ("xml", "words"),
    [
        # Not shown.
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>", ""),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>no</w:t><w:tab/></w:r>", ""),
        ('<w:r><w:rPr><w:dstrike w:val="true"/></w:rPr><w:t>no</w:t></w:r>', ""),
        ("<w:r><w:instrText>no</w:instrText></w:r>", ""),
        ("<w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt></w:ruby></w:r>", ""),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:t>no</w:t></w:rPr></w:rPrChange></w:rPr></w:r>", ""),
        ("<w:del><w:r><w:t>no</w:t></w:r></w:del>", ""),
        ("<w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:ins>", ""),
        # Shown.
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>b</w:t></w:r>', "b"),
        ('<w:r><w:rPr><w:strike w:val="false"/></w:rPr><w:t>b</w:t></w:r>', "b"),
        ('<w:r><w:rPr><w:dstrike w:val="off"/></w:rPr><w:t>b</w:t></w:r>', "b"),
        ("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>b</w:t></w:r>", "b"),
        ("<w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b"),
        ("<w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>", "b"),
        ('<w:fldSimple w:instr="no"><w:r><w:t>b</w:t></w:r></w:fldSimple>', "b"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "b",
        ),
        ("<w:r><w:t>b</w:t><w:ptab/><w:t>c</w:t></w:r>", "b\tc"),
        ("<!-- no --><w:r><!-- no --><w:t>b</w:t></w:r>", "b"),
        ("<w:sdt><w:sdtContent><w:sdt><w:r><w:t>b</w:t></w:r></w:sdt></w:sdtContent></w:sdt>", "b"),
        # The position of what is raised says if it is a note's number.
        (f"<w:r>{RAISE}<w:t>1a</w:t></w:r>", "¹a"),
        ('<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>', "2"),
        ('<w:r><w:rPr><w:vertAlign w:val="baseline"/></w:rPr><w:t>2</w:t></w:r>', "2"),
        (f"<w:r>{RAISE}<w:t>th</w:t></w:r>", "th"),
    ],
)
def test_what_a_reader_does_not_see_in_a_run_is_not_read(
    document: Any, xml: str, words: str
) -> None:
    empty(document)
    parse_words(document.add_paragraph("a "), xml)
    assert decode(document) == [f"a {words}"]


@each_row(
    ("font", "char", "read"),
    [
        ("Wingdings", "F07D", "❝"),
        ("Wingdings", "F07E", "❞"),
        ("Wingdings", "7D", "❝"),
        ("WINGDINGS", "007D", "❝"),
        ("Wingdings", "F04A", "\ufffd"),
        ("Webdings", "F07D", "\ufffd"),
        ("Wingdings 2", "F07D", "\ufffd"),
        ("Wingdings 3", "F07D", "\ufffd"),
        ("Wingdings", "F09F", "•"),
        ("Wingdings", "F0A7", "▪"),
        ("ZapfDingbats", "F07B", "❛"),
        ("ZapfDingbats", "F07E", "❞"),
        ("Symbol", "F02D", "−"),
        ("Symbol", "F0A2", "′"),
        ("Symbol", "F0B2", "″"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F0BC", "…"),
        ("Symbol", "F061", "\ufffd"),
        ("Symbol", "F022", "\ufffd"),
        ("Times New Roman", "201C", "“"),
        ("Times New Roman", "F093", "“"),
        ("Times New Roman", "F020", " "),
        ("Times New Roman", "22", '"'),
        ("", "F094", "”"),
        ("Wingdings", "201D", "”"),
        ("Wingdings", "", "\ufffd"),
        ("Wingdings", "no", "\ufffd"),
        ("Wingdings", "1F07D", "\ufffd"),
    ],
)
def test_a_symbol_is_read_as_its_character_or_as_an_unknown_one(
    document: Any, font: str, char: str, read: str
) -> None:
    empty(document)
    parse_words(document.add_paragraph(), f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>')
    assert decode(document) == [read]


def test_a_character_of_a_symbol_font_is_read_by_its_font(document: Any) -> None:
    run = document.add_paragraph().add_run("\uf07db\uf093c")
    assert decode(document) == ["}b“c"]
    run.font.name = "Wingdings"
    run._r.rPr.rFonts.ascii = "Arial"
    assert decode(document) == ["❝b\ufffdc"]


ENDS = ("<w:del/>", "<w:moveFrom/>", "<w:vanish/>")


@each_row("end", ENDS)
def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(document: Any, end: str) -> None:
    empty(document)
    for words in ("We must ", "be ", "bold.", "No."):
        paragraph = document.add_paragraph(words)
        if words.endswith(" "):
            parse_words(paragraph, f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>")
    assert decode(document) == ["We must be bold.", "No."]


@each_row(("cap", "lines"), [("drop", 1), ("margin", 1), ("none", 2)])
def test_a_drop_cap_is_the_first_letter_of_the_next_paragraph(
    document: Any, cap: str, lines: int
) -> None:
    empty(document)
    frame = f'<w:pPr><w:framePr w:dropCap="{cap}" w:lines="3"/></w:pPr>'
    parse_words(document.add_paragraph("“W"), frame)
    document.add_paragraph("e must be bold.”")
    assert decode(document) == ["“We must be bold.”", "“W\ne must be bold.”"][lines - 1].split("\n")


def test_a_paragraph_whose_end_is_deleted_is_not_joined_to_what_is_in_another_cell(
    document: Any,
) -> None:
    table = document.add_table(1, 2)
    for cell, words in zip(table._cells, "ab", strict=True):
        cell.text = words
        parse_words(cell.paragraphs[0], "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>")
    parse_words(document.add_paragraph("c"), "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>")
    assert decode(document) == [f"a{SAME_ROW}", "b", "c"]


@each_row("end", ["<w:ins/>", '<w:vanish w:val="0"/>', "<w:b/>", ""])
def test_a_paragraph_whose_end_is_kept_ends(document: Any, end: str) -> None:
    empty(document)
    parse_words(document.add_paragraph("a"), f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>")
    document.add_paragraph("b")
    assert decode(document) == ["a", "b"]


def test_the_content_for_several_programs_is_read_once(document: Any) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    for first, second in (("Choice", "Fallback"), ("Choice", "Choice")):
        parse_words(
            document.add_paragraph("a"),
            f"<w:r><mc:AlternateContent {COMPATIBLE}>"
            f"<mc:{first}>{box.format('b')}</mc:{first}>"
            f"<mc:{second}>{box.format('b')}</mc:{second}></mc:AlternateContent></w:r>",
        )
    only = f"<mc:AlternateContent {COMPATIBLE}><mc:Fallback>{box.format('c')}</mc:Fallback>"
    parse_words(document.add_paragraph("a"), f"<w:r>{only}</mc:AlternateContent></w:r>")
    assert decode(document) == ["a", "b", "a", "b", "a", "c"]


def test_a_cell_of_several_columns_is_read_once_and_a_deleted_row_is_not(document: Any) -> None:
    table = document.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "a"
    table.cell(1, 0).text, table.cell(2, 0).text, table.cell(2, 1).text = "no", "b", "c"
    table.cell(2, 1).add_table(1, 2).cell(0, 0).text = "d"
    table.rows[1]._tr.get_or_add_trPr().append(make_element("<w:del/>"))
    lines = [line for line in decode(document) if line.strip(SAME_ROW)]
    assert lines == ["a", f"b{SAME_ROW}", "c", f"d{SAME_ROW}"]


def test_a_formula_is_read(document: Any) -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    parse_words(document.add_paragraph("a "), f"<m:oMath {math}><m:r><m:t>b</m:t></m:r></m:oMath>")
    assert decode(document) == ["a b"]


def test_a_raised_number_is_read_as_raised(document: Any) -> None:
    document.add_paragraph("migration").add_run("12").font.superscript = True
    assert decode(document) == ["migration¹²"]


def test_headers_and_footers_are_read_after_the_text(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "A header"
    document.add_paragraph("We must.")
    assert decode(document) == ["We must.", "A header"]


def test_a_comment_on_the_text_is_not_read(document: Any) -> None:
    document.add_comment(document.add_paragraph("We must.").runs, "Who says so?", "A", "A")
    assert decode(document) == ["We must."]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>"])
def test_what_is_not_a_word_document_is_refused(document: Any, content: bytes) -> None:
    assert document
    with pytest.raises(FileError) as error:
        decode_docx("a.docx", content)
    assert str(error.value) == (
        "a.docx: is not a valid .docx document; open it in a word processor and save it again"
    )


def test_without_the_extra_a_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(FileError) as error:
        decode_docx("a.docx", b"")
    assert str(error.value) == (
        "a.docx: .docx needs python-docx; install gcmreview as '.[docx]' in place of '.'"
    )


def rewrite(document: Any, name: str, content: bytes) -> bytes:
    """Return a Word document with a part that has this content."""
    source, target = io.BytesIO(), io.BytesIO()
    document.save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/other.XML"])
def test_a_document_with_a_dtd_is_refused(document: Any, part: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY e "no">]><w>&e;</w>'
    with pytest.raises(FileError) as error:
        decode_docx("a.docx", rewrite(document, part, xml.encode(encoding)))
    assert str(error.value) == (
        f"a.docx: has a DTD in '{part}', which is not read; "
        "open it in a word processor and save it again"
    )


def test_a_document_whose_text_is_another_file_is_refused(document: Any) -> None:
    parse_words(document.add_paragraph("a"), "<w:altChunk/>")
    with pytest.raises(FileError) as error:
        decode(document)
    assert str(error.value) == (
        "draft.docx: has the text of another file in 'word/document.xml', which is not read; "
        "open it in a word processor and save it again"
    )


def test_a_picture_may_have_the_bytes_of_a_dtd(document: Any) -> None:
    document.add_paragraph("a")
    assert decode_docx("a.docx", rewrite(document, "word/a.png", b"<!DOCTYPE")) == ("a\n", ())


def declare(content: bytes, part: str, size: int) -> bytes:
    """Return an archive whose directory (APPNOTE.TXT, 4.3.12) gives a part ``size`` bytes."""
    at = content.rindex(part.encode(), content.index(b"PK\x01\x02")) - 46
    return content[: at + 24] + size.to_bytes(4, "little") + content[at + 28 :]


@pytest.mark.parametrize(("part", "limit"), [("a.xml", 64), ("a.png", 512)])
def test_a_document_that_unpacks_to_very_much_is_refused(
    document: Any, part: str, limit: int
) -> None:
    document.add_paragraph("a")
    content = rewrite(document, part, b"<a/>")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        others = [each for each in archive.infolist() if each.filename != part]
    counted = [each for each in others if limit > 64 or each.filename.endswith((".xml", ".rels"))]
    most = limit * 2**20 - sum(each.file_size for each in counted)
    assert decode_docx("a.docx", declare(content, part, most)) == ("a\n", ())
    with pytest.raises(FileError) as error:
        decode_docx("a.docx", declare(content, part, most + 1))
    assert str(error.value) == f"a.docx: is larger than {limit} MiB unpacked, too large for a draft"


def test_a_line_is_a_block() -> None:
    assert list_words("docx", "“A b”\n\n \n“C d <!-- no -->”\n") == ["“A b”", "“C d ”"]
    assert list_set_off("docx", f"a{SET_OFF}\nb\nc{SET_OFF}{SAME_ROW}\n") == ["a", "c"]
    found = list_blocks("docx", f"a{HEADING}\nb\nc{HEADING}{SAME_ROW}\n{HEADING}\n")
    assert [words for words, block in found if block.is_heading] == ["a", "c"]


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


def find_links(document: Any) -> list[tuple[str, str]]:
    """Return the words of the links in a document, and their addresses."""
    content = io.BytesIO()
    document.save(content)
    text, links = decode_docx("draft.docx", content.getvalue())
    return [(text[start:end], address) for start, end, address in links]


def test_a_link_has_the_bounds_of_its_words_and_its_address(document: Any) -> None:
    key = document.part.relate_to("https://a.org/?b&c", "hyperlink", is_external=True)
    document.add_paragraph("Title")
    paragraph = document.add_paragraph("See ")
    for each in (key, "unknown"):
        link = f'<w:hyperlink r:id="{each}"><w:r><w:t>the pact</w:t></w:r></w:hyperlink>'
        add_xml(paragraph, link.replace(" ", f" {RELATED} ", 1))
    assert find_links(document) == [("the pact", "https://a.org/?b&c")]


def make_field(xml: str) -> str:
    """Write ``{``, ``|`` and ``}`` as the marks of a field, ``[…]`` as instructions, and words."""
    for mark, kind in {"{": "begin", "|": "separate", "}": "end"}.items():
        xml = xml.replace(mark, f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')
    xml = re.sub(r"\[([^\]]*)\]", r"<w:r><w:instrText>\1</w:instrText></w:r>", xml)
    return re.sub(r"_([^_]*)_", r"<w:r><w:t>\1</w:t></w:r>", xml)


@each_row(
    ("fields", "words", "links"),
    [
        ('{[HYPERLINK "https://a.org"]|_the pact_}', "the pact", [("the pact", "https://a.org")]),
        # In runs of its own, as Word writes what was edited.
        ('{[ HYPER][LINK ]["https://a.org" \\o "Tip"]|_a__b_}', "ab", [("ab", "https://a.org")]),
        ("{[HYPERLINK https://a.org/b \\h]|_a_}", "a", [("a", "https://a.org/b")]),
        # A place in the document, and an address in a tip.
        ('{[HYPERLINK \\l "https://a.org"]|_a_}', "a", []),
        ('{[PAGEREF "https://a.org"]|_a_}', "a", []),
        # Without words.
        ('{[HYPERLINK "https://a.org"]|}', "", [("", "https://a.org")]),
        ('{[HYPERLINK "https://a.org"]}', "", []),
        # A field in a result, with its own, is shown.
        (
            '{[HYPERLINK "https://a.org"]|_a_{[HYPERLINK "https://b.org"]|_b_}_c_}',
            "abc",
            [("abc", "https://a.org"), ("b", "https://b.org")],
        ),
        # A field in an instruction is not.
        ("_a_{[IF ]{[MERGEFIELD x]|_no_}[ = 1]|_b_}_c_", "abc", []),
        ('_a_{[IF ]{[HYPERLINK "https://a.org"]|_no_}[ = 1]|_b_}', "ab", []),
        ("_a_{[IF ]{[x]|_no_}}_b_", "ab", []),
        # What does not end hides nothing, and what does not begin ends nothing.
        ("{[IF ]_a_", "a", []),
        ("_a_|_b_}_c_", "abc", []),
        ("_a_[no]_b_", "ab", []),
        (
            '<w:fldSimple w:instr="HYPERLINK https://a.org">_a_</w:fldSimple>',
            "a",
            [("a", "https://a.org")],
        ),
        ('<w:fldSimple w:instr="PAGE">_1_</w:fldSimple>', "1", []),
        # The marks of a field may be hidden.
        (
            "{[IF ]_no_<w:r><w:rPr><w:vanish/></w:rPr>"
            '<w:fldChar w:fldCharType="separate"/><w:t>no</w:t></w:r>_b_}',
            "b",
            [],
        ),
    ],
)
def test_the_result_of_a_field_is_read_and_not_its_instruction(
    document: Any, fields: str, words: str, links: list[tuple[str, str]]
) -> None:
    empty(document)
    parse_words(document.add_paragraph(), make_field(fields))
    assert decode(document) == [words]
    assert find_links(document) == links


def test_a_link_around_the_begin_of_a_field_is_no_error(document: Any) -> None:
    xml = make_field("<w:hyperlink>_a_{[x]_b_</w:hyperlink>}_c_")
    parse_words(document.add_paragraph(), xml)
    assert decode(document) == ["ac"]


def test_a_field_that_goes_on_in_the_next_paragraph_hides_nothing(document: Any) -> None:
    for xml in ("_a_{[IF ]_b_", "_c_}_d_|_e_"):
        parse_words(document.add_paragraph(), make_field(xml))
    assert decode(document) == ["ab", "cde"]
