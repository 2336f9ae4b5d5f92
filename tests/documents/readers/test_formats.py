"""What cannot be read is refused by its name or by how it begins; what can be read is not."""

import re

from gcmreview.documents.readers.formats import (
    FORMATS,
    refuse_content,
    refuse_ending,
    refuse_markdown,
    refuse_prose,
)
from gcmreview.documents.readers.registry import KINDS, READERS
from support.rows import each_row

CONTENTS = {
    "Rich Text (RTF)": [rb"{\rtf1\ansi", b"\n {\\rtf1"],
    "an OpenDocument text": [
        b"PK\x03\x04" + b"\x00\n" * 13 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
        b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.sun.xml.writerPK",
        b'<?xml version="1.0"?>\n<office:document office:version="1.3">',
    ],
    "an e-book": [
        b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zipPK",
        b"A_book".ljust(32, b"\x00") + b"\x00" * 28 + b"BOOKMOBI",
    ],
    "a PDF": [b"%PDF-1.7\n%\xe2\xe3", b"\r\n%PDF-2.0"],
    "PostScript": [b"%!PS-Adobe-3.0"],
    "of an old version of Office, or has a password": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"],
    "Word's XML": [
        b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>',
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="a">',
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="a">',
    ],
    "an e-mail or a saved web page (MIME)": [
        b"MIME-Version: 1.0\n",
        b"From: a\nTo: b\nSubject: c\n folded: d\nMIME-Version: 1.0\n\nText",
        b"From a@b Mon Mar 15 2021\nReceived: from c\n by d\n",
        b"From: <Saved by Blink>\r\nSubject:\r\nContent-Type: multipart/related;\r\n",
        b"message-id: <a@b>\n",
        b"Return-Path: <a@b>\n",
        b"Date: today\nDKIM-Signature: v=1\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"Received: by 10.0.0.1\n",
        b"Message-ID:\n <a@b>\n",
    ],
    "a web archive": [b"bplist00\xd1"],
    "an image": [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a\x10\x00\x10\x00",
        b"GIF87a\x10\x10\x10\x10\x10\x10\x10\x10\x10\x00",
        b"RIFF\x10\x00\x00\x00WEBP",
        b"II*\x00",
        b"MM\x00*",
        b"BM\x10\x00\x00\x00\x00\x00\x00\x00",
        b"\x00\x00\x00\x18ftypheic",
        b"\x00\x00\x00\x18ftypavif",
        b"8BPS\x00\x01",
        b"AT&TFORM\x00\x00",
    ],
    "a recording": [
        b"ID3\x03\x00",
        b"RIFF\x10\x00\x00\x00WAVE",
        b"RIFF\x10\x00\x00\x00AVI ",
        b"OggS\x00",
        b"fLaC\x00",
        b"\x00\x00\x00\x18ftypM4A ",
        b"\x1aE\xdf\xa3",
    ],
    "an archive": [
        b"\x1f\x8b\x08",
        b"BZh91AY&SY",
        b"\xfd7zXZ\x00",
        b"\x28\xb5\x2f\xfd",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07",
        b"a.md".ljust(257, b"\x00") + b"ustar\x0000",
    ],
    "an archive or an Office file": [b"PK\x03\x04 a.docx", b"PK\x05\x06\x00"],
    "HTML": [b"<!DOCTYPE html>", b"\n<html lang=en>", b"<!-- a -->\n<!-- b --> <!doctype HTML>"],
    "XML": [b"<?xml version='1.0'?><a>", b'\n<?xml version="1.0"?>\n<html>'],
}
ROWS = {row.what: row for row in FORMATS}


def test_each_way_to_recognize_a_format_is_tried() -> None:
    assert list(CONTENTS) == [row.what for row in FORMATS if row.start]


@each_row("what", CONTENTS)
def test_a_content_is_refused_by_how_it_begins_but_by_a_kind_that_reads_it(what: str) -> None:
    row = ROWS[what]
    for content in CONTENTS[what]:
        for kind in READERS:
            expected = "" if kind in row.read_by else f"is {what}; {row.advice}"
            assert refuse_content(content, kind) == expected, content


SAVE = "save it as .docx, .html or .txt"
COPY = "copy its text to a .txt or .docx file"
MADE = "check the document that it was made from"
NAMES = {
    ".rtf .rtfd": f"is Rich Text (RTF); {SAVE}",
    ".odt .ott .fodt .sxw": f"is an OpenDocument text; {SAVE}",
    ".epub .mobi .azw .azw3 .fb2": f"is an e-book; {COPY}",
    ".pdf": f"is a PDF; {MADE}",
    ".ps .eps": f"is PostScript; {MADE}",
    ".docm .dotx .dotm": "is a Word document with macros, or a template; save it as .docx",
    ".xlsx .xlsm .xlsb .xls .ods .numbers": f"is a spreadsheet; {COPY}",
    ".pptx .pptm .ppsx .ppt .odp .key": f"is a presentation; {COPY}",
    ".msg .oft": "is an Outlook message; save it as .html or .txt",
    ".doc .dot": f"is of an old version of Office, or has a password; {SAVE}",
    ".pages .wpd .wps .hwp .lwp .abw .one .gdoc": f"is a document of another program; {SAVE}",
    ".eml .emlx .mbox .mht .mhtml": "is an e-mail or a saved web page (MIME); "
    "save its text as .html or .txt",
    ".webarchive .maff": "is a web archive; save it as .html",
    ".png .jpg .jpeg .gif .webp .tif .tiff .bmp .heic .heif .avif .ico .psd .djvu .xps": (
        f"is an image; {COPY}"
    ),
    ".mp3 .m4a .wav .ogg .oga .opus .flac .mp4 .m4v .mov .avi .mkv .webm": (
        "is a recording; check a transcript of it"
    ),
    ".zip .gz .tgz .bz2 .xz .zst .7z .rar .tar": (
        "is an archive; extract it, and check what is in it"
    ),
    ".ipynb": "is a notebook; save it as .md or .html",
    ".xml .svg": "is XML; use --type html if it is a web page; otherwise save it as .txt",
}


@each_row("endings", NAMES)
def test_a_name_says_what_a_file_is_and_what_to_do_in_any_case(endings: str) -> None:
    for ending in endings.split():
        assert refuse_ending(f"a.b{ending}") == NAMES[endings]
        assert refuse_ending(f"A.B{ending.upper()}") == NAMES[endings]


def test_each_ending_that_is_refused_is_tried() -> None:
    tried = [ending for endings in NAMES for ending in endings.split()]
    assert sorted(tried) == sorted(each for row in FORMATS for each in row.endings.split())
    assert set(tried).isdisjoint(KINDS)


def test_a_kind_reads_what_it_may_begin_with() -> None:
    readers = {row.what: row.read_by for row in FORMATS if row.read_by}
    assert readers == {
        "an archive or an Office file": ("docx",),
        "HTML": ("html", "markdown"),
        "XML": ("html",),
    }


TEXTS = [
    # A release that begins as a message does, and front matter as a message has it.
    "From: Press office\nTo: Editors\nSubject: Review concludes\nDate: 12 March 2021\n\nBangkok",
    "From the editors: a note.\nReceived: with thanks.\n",
    "Title: A review\nAuthor: B\nContent-Type: article\n\nText",
    "A line of text.\nMIME-Version: 1.0\n",
    "Subject: one\n\nMIME-Version: 1.0\nContent-Type: text/plain\n",
    "Re: x\nMessage-ID: none\n",
    "PK said: “We must be ambitious.”",
    "{rtf} is a format.",
    "%PDF files are not read.",
    "BM, 12 March. ID3 is a tag. GIF89a is a format.",
    "GIF89a is a format.",
    "fLaC is a format. RIFF and WAVE too.",
    "BZh is an ending.",
    "RIFF, the format",
    "<p>A paragraph about <html> and <!doctype html></p>",
    "Text, then <?xml version='1.0'?>",
    "<htmlish>",
    "ustar" * 60,
]


@each_row("text", TEXTS)
@each_row("kind", ["text", "markdown", "html"])
def test_a_text_is_read_however_it_begins(text: str, kind: str) -> None:
    assert refuse_content(text.encode(), kind) == ""


@each_row("path", [*(f"a{each}" for each in KINDS), "pdf", "a.log", ".pdf", "a.", ""])
def test_other_names_are_not_refused(path: str) -> None:
    assert refuse_ending(path) == ""


# Fourteen characters with two marks; with two more, there are eight for each mark.
WORDS = "“We must go,” "


def test_more_than_one_mark_in_eight_characters_is_no_prose() -> None:
    sparse = f"{WORDS}  " * 25_001
    assert refuse_prose(sparse) == ""
    assert refuse_prose(sparse[:-1]) == (
        "is data, not prose (50002 quotation marks in 400015 characters); copy the prose in it to a"
        " file of its own"
    )


def test_fifty_thousand_marks_are_read_however_dense_they_are() -> None:
    assert refuse_prose("“”" * 25_000) == ""
    assert refuse_prose("“”" * 25_000 + "“").startswith("is data, not prose (50001 ")


def test_characters_that_a_reader_does_not_see_are_not_counted() -> None:
    assert refuse_prose(f"{WORDS}\x00\x01" * 25_001) != ""
    assert refuse_prose("\x00" * 500_000) == ""


@each_row(
    "text",
    [
        "“I know,” he said. “So do I,” she said. ",
        "The words “we”, “us” and “our” mean the members, and “the Forum” means the Review Forum. ",
        "It’s theirs; we don’t know, can’t say and won’t ask, it’s true, but I’m sure. ",
        '"text": "No one is safe until everyone is safe.",\n',
        "— ‘Yes, I do.’ — ‘Do you, really?’ — ‘No, no,’ he said, ‘I don’t think so.’ ",
        'print("We must be ambitious", end="\\n")\n',
        "5' 10\" by 6' 2\", and so on, as it was in the room. ",
        "「我们必须共同努力推动区域合作。」他说。",
    ],
)
def test_prose_with_many_marks_is_read(text: str) -> None:
    assert refuse_prose(text * 20_000) == ""


@each_row(
    "text",
    [
        "“cat”, “dog”, “bird”, ",
        '"id","name","kind"\n"1","a","b"\n',
        '{"id": "a-1", "on": "yes", "by": "me"},\n',
        "“",
        "''",
        "<<",
        "<<a>> ",
    ],
)
def test_long_lists_of_quoted_words_are_no_prose(text: str) -> None:
    assert refuse_prose(text * 60_000) != ""


def test_a_row_says_what_to_do_in_one_line() -> None:
    for row in FORMATS:
        assert re.fullmatch(r"[^\n.;][^\n]*[^\n.]", row.what)
        assert re.match(r"(?:save|export|copy|check|use|extract) ", row.advice)


def test_more_than_one_mark_of_markdown_in_five_characters_is_no_prose() -> None:
    sparse = "[ab]\n*cdefghi*jklmnopqrst" * 12_501
    assert refuse_markdown(sparse) == ""
    assert refuse_markdown(sparse[:-1]) == (
        "is data, not prose (62505 marks and line ends in 312524 characters); copy the prose in it"
        " to a file of its own"
    )


def test_fifty_thousand_marks_of_markdown_are_read_however_dense_they_are() -> None:
    assert refuse_markdown("[" * 50_000) == ""
    assert refuse_markdown("[" * 50_001) != ""


@each_row(
    "text",
    [
        "- [a chapter](chapter.md)\n",
        "> > No one is safe\n> >\n> > But we are not here to see it.\n",
        "| 2019 | 65.0 million | 1.5 |\n",
        "- [x] Go home right now\n",
        "No one.\n\n",
        "**No one** is *ever* safe over here, now.\n\n",
        "`a` or `b`, or both. ",
    ],
)
def test_markdown_with_many_marks_is_read(text: str) -> None:
    assert refuse_markdown(text * 20_000) == ""


@each_row("text", ["a\n", "a\n\n", "[", "[a] ", "![a](", "*a ", ">", "<", "`a ", "|b"])
def test_hardly_anything_but_marks_of_markdown_is_no_prose(text: str) -> None:
    assert refuse_markdown(text * 60_000) != ""
