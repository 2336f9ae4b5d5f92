"""The formats that cannot be read as drafts: how each is recognized, and what to do instead."""

import os
import re
from collections.abc import Iterable
from typing import NamedTuple

from gcmreview.documents.document import count_visible
from gcmreview.text.characters import DOUBLE, SINGLE

_SAVE = "save it as .docx, .html or .txt"
_COPY = "copy its text to a .txt or .docx file"
# The fields that programs write into the head of a message, and people never into a text: one of
# them among the first fields tells an e-mail from a press release that begins "From: The editors".
_WRITTEN = (
    rb"(?i:MIME-Version: *1|Message-ID:\s*<|Received: *(?:from|by) |Return-Path: *<"
    rb"|Content-Type: *[a-z]+/[a-z]|Content-Transfer-Encoding: |DKIM-Signature: )"
)
# What is read as a quotation mark.
_QUOTATION_MARKS = (*DOUBLE, *SINGLE, "<<", ">>")
# What the parser of Markdown keeps a node for, of 50 to 70 bytes, until it has read all.
_MARKDOWN = "\n[]<>*_~`|\\&!#-"
# Characters for each quotation mark: the densest of 464 news articles has 29, a chapter of "Pride
# and Prejudice" 65, a JSON file of quotations 17; lists of quoted words, as in CSV, have 3 to 8.
_LEAST_APART = 8
# Characters for each mark of Markdown: the densest of 351 files of documentation has 6.6.
_LEAST_MARKUP = 5
# Marks: those of a list of 25,000 words. What has fewer is read in a few seconds.
_MOST_MARKS = 50_000
# RFC 5322, 2.2: a name, a colon, and lines that begin with a space go on.
_FIELD = rb"[!-9;-~]++:[^\n]*\n(?>(?:[ \t][^\n]*\n)*)"


class Format(NamedTuple):
    """A format that is refused: what a file is, what to do, its endings, and how it begins.

    ``read_by`` are the kinds of drafts that may begin so nevertheless.
    """

    what: str
    advice: str
    endings: str = ""
    start: re.Pattern[bytes] | None = None
    read_by: tuple[str, ...] = ()


def _begin(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


# The first row that fits a content is its format, so what is more special comes first.
FORMATS = (
    Format("Rich Text (RTF)", _SAVE, ".rtf .rtfd", _begin(rb"\s*\{\\rtf")),
    Format(
        "an OpenDocument text",
        _SAVE,
        ".odt .ott .fodt .sxw",
        # OpenDocument 1.3, part 2, 3.3: the first file of the archive says so.
        _begin(
            rb"PK\x03\x04.{26}mimetypeapplication/vnd\.(?:oasis|sun)"
            rb"|\s*<\?xml[^>]*>\s*<office:document"
        ),
    ),
    Format(
        "an e-book",
        _COPY,
        ".epub .mobi .azw .azw3 .fb2",
        _begin(rb"PK\x03\x04.{26}mimetypeapplication/epub|.{31}\x00.{28}BOOKMOBI"),
    ),
    Format("a PDF", "check the document that it was made from", ".pdf", _begin(rb"\s*%PDF-\d")),
    Format(
        "PostScript", "check the document that it was made from", ".ps .eps", _begin(rb"%!PS-Adobe")
    ),
    Format("a Word document with macros, or a template", "save it as .docx", ".docm .dotx .dotm"),
    Format("a spreadsheet", _COPY, ".xlsx .xlsm .xlsb .xls .ods .numbers"),
    Format("a presentation", _COPY, ".pptx .pptm .ppsx .ppt .odp .key"),
    Format("an Outlook message", "save it as .html or .txt", ".msg .oft"),
    Format(
        "of an old version of Office, or has a password",
        _SAVE,
        ".doc .dot",
        # [MS-CFB], 2.2: the signature of a compound file.
        _begin(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ),
    Format(
        "Word's XML",
        "save it as .docx",
        start=_begin(rb"\s*<\?xml.{0,1000}?(?:progid=.Word\.|<pkg:package|<w:wordDocument)"),
    ),
    Format("a document of another program", _SAVE, ".pages .wpd .wps .hwp .lwp .abw .one .gdoc"),
    Format(
        "an e-mail or a saved web page (MIME)",
        "save its text as .html or .txt",
        ".eml .emlx .mbox .mht .mhtml",
        _begin(rb"(?:From [^\n]*\n)?(?>(?:(?!%b)%b)*)%b" % (_WRITTEN, _FIELD, _WRITTEN)),
    ),
    Format("a web archive", "save it as .html", ".webarchive .maff", _begin(rb"bplist00")),
    Format(
        "an image",
        _COPY,
        ".png .jpg .jpeg .gif .webp .tif .tiff .bmp .heic .heif .avif .ico .psd .djvu .xps",
        _begin(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{,9}\x00|RIFF.{4}WEBP|II\*\x00|MM\x00\*|BM.{4}\x00{4}"
            rb"|\x00.{3}ftyp(?:hei[cx]|mif1|avif)|8BPS\x00|AT&TFORM\x00"
        ),
    ),
    Format(
        "a recording",
        "check a transcript of it",
        ".mp3 .m4a .wav .ogg .oga .opus .flac .mp4 .m4v .mov .avi .mkv .webm",
        _begin(
            rb"ID3[\x02-\x04]|RIFF.{4}(?:WAVE|AVI )|OggS\x00|fLaC\x00|\x00.{3}ftyp|\x1aE\xdf\xa3"
        ),
    ),
    Format(
        "an archive",
        "extract it, and check what is in it",
        ".zip .gz .tgz .bz2 .xz .zst .7z .rar .tar",
        _begin(
            rb"\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07"
            rb"|.{256}\x00ustar"
        ),
    ),
    Format(
        "an archive or an Office file",
        "use --type docx if it is a Word document; otherwise extract it, or save it as .txt",
        start=_begin(rb"PK(?:\x03\x04|\x05\x06)"),
        read_by=("docx",),
    ),
    Format("a notebook", "save it as .md or .html", ".ipynb"),
    Format(
        "HTML",
        "use --type html",
        start=_begin(rb"(?i)\s*(?><!--.*?-->\s*)*(?:<!doctype html\b|<html[\s>])"),
        read_by=("html", "markdown"),
    ),
    Format(
        "XML",
        "use --type html if it is a web page; otherwise save it as .txt",
        ".xml .svg",
        _begin(rb"\s*<\?xml\s"),
        ("html",),
    ),
)
_BY_ENDING = {ending: row for row in FORMATS for ending in row.endings.split()}


def refuse_ending(path: str) -> str:
    """Return why a file of this name is not read and what to do; empty if the name does not say."""
    return _refuse(_BY_ENDING.get(os.path.splitext(path)[1].lower()))


def refuse_content(content: bytes, kind: str) -> str:
    """Return why a content is no draft of a kind and what to do; empty if it may be one."""
    rows = (row for row in FORMATS if kind not in row.read_by)
    return _refuse(next((row for row in rows if row.start and row.start.match(content)), None))


def _refuse(row: Format | None) -> str:
    return f"is {row.what}; {row.advice}" if row else ""


def refuse_prose(text: str) -> str:
    """Return why what a reader reads of a draft is no prose, and what to do; else empty."""
    return _refuse_dense(text, _QUOTATION_MARKS, _LEAST_APART, "quotation marks")


def refuse_markdown(text: str) -> str:
    """Return why the text of a Markdown draft is no prose, and what to do; else empty."""
    return _refuse_dense(text, _MARKDOWN, _LEAST_MARKUP, "marks and line ends")


def _refuse_dense(text: str, marks: Iterable[str], apart: int, what: str) -> str:
    # Most drafts are too short to be counted.
    count = sum(map(text.count, marks)) if len(text) > _MOST_MARKS else 0
    length = count_visible(text)
    if count <= _MOST_MARKS or length >= count * apart:
        return ""
    said = f"{count} {what} in {length} characters"
    return f"is data, not prose ({said}); copy the prose in it to a file of its own"
