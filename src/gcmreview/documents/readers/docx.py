"""Word documents (.docx) as text, one paragraph per line. Only this module imports python-docx.

python-docx returns only a paragraph's own runs; the words of tracked insertions, content controls
and text boxes are read here from its XML, and those of tracked deletions are left out.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from gcmreview.documents.document import (
    SAME_ROW,
    SET_OFF,
    Block,
    Document,
    Mask,
    apply_masks,
    guard,
)
from gcmreview.documents.readers.plain import find_comments
from gcmreview.errors import FileError
from gcmreview.text.characters import RAISED

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = ("/footnotes", "/endnotes", "/header", "/footer")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a run has besides its words. A line break does not begin a new line: a line is a paragraph.
_READ = {
    f"{_WORDS}tab": "\t",
    f"{_WORDS}br": "\x0b",
    f"{_WORDS}cr": "\x0b",
    f"{_WORDS}noBreakHyphen": "\u2011",
    f"{_WORDS}softHyphen": "\u00ad",
}
# Word's own styles of block quotations; a document in any language has these names.
_QUOTING = frozenset(("quote", "intense quote", "block text"))


def decode_docx(name: str, content: bytes) -> str:
    """Return the paragraphs of a document, then those of its notes, headers and footers.

    A paragraph in a style of block quotations ends in ``SET_OFF``, and one in a row of a table in
    ``SAME_ROW`` unless it is the row's last. Raises FileError where the extra is not installed or
    the file is not a Word document.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise FileError(f"{name}: .docx needs python-docx; install python-docx") from error
    try:
        document = Document(io.BytesIO(content))
        quoting = _list_quoting(document)
        roots = [document.element.body, *_list_notes(document)]
        lines = [line for root in roots for line in _read_lines(_list_paragraphs(root), quoting)]
    # A broken file fails in the zip, in the XML, or in python-docx with any exception.
    except Exception as error:
        raise FileError(
            f"{name}: is not a valid .docx document; open it in a word processor and save it again"
        ) from error
    return "\n".join(lines) + "\n"


def _list_notes(document: Any) -> list[Any]:
    """Return the roots of the notes, the headers and the footers."""
    from docx.oxml import parse_xml

    return [
        parse_xml(relation.target_part.blob)
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith(_NOTES)
    ]


def _list_paragraphs(root: Any) -> list[Any]:
    # A paragraph has a text box twice: the second one is for old versions of Word.
    return [
        each
        for each in root.iter(f"{_WORDS}p")
        if not any(parent.tag == _FALLBACK for parent in each.iterancestors())
    ]


def _list_quoting(document: Any) -> set[str]:
    """Return the ids of the styles of block quotations, and of those that are based on one."""
    return {
        style.style_id
        for style in document.styles
        for name in (style.name, getattr(getattr(style, "base_style", None), "name", None))
        if name and name.lower() in _QUOTING
    }


def _read_lines(paragraphs: list[Any], quoting: set[str]) -> Iterator[str]:
    rows = [next(each.iterancestors(f"{_WORDS}tr"), None) for each in paragraphs]
    for each, row, following in zip(paragraphs, rows, [*rows[1:], None], strict=False):
        is_same = row is not None and row is following
        yield _read_paragraph(each, quoting) + SAME_ROW * is_same


def _read_paragraph(paragraph: Any, quoting: set[str]) -> str:
    pieces: list[str] = []
    _gather(paragraph, pieces)
    text = "".join(pieces).replace("\n", " ").replace("\r", " ")
    style = paragraph.find(f"{_WORDS}pPr/{_WORDS}pStyle")
    is_quoted = style is not None and style.get(f"{_WORDS}val") in quoting
    return text + SET_OFF * is_quoted


def _is_raised(run: Any) -> bool:
    align = run.find(f"{_WORDS}rPr/{_WORDS}vertAlign")
    return align is not None and align.get(f"{_WORDS}val") == "superscript"


def _gather(element: Any, pieces: list[str]) -> None:
    for child in element:
        if child.tag == f"{_WORDS}t":
            text = child.text or ""
            pieces.append(text.translate(RAISED) if _is_raised(element) else text)
        elif child.tag in _READ and element.tag == f"{_WORDS}r":
            pieces.append(_READ[child.tag])
        elif child.tag not in (f"{_WORDS}p", _FALLBACK, f"{_WORDS}del", f"{_WORDS}moveFrom"):
            _gather(child, pieces)


def read_lines(text: str) -> Document:
    """Read text that has one paragraph on each line, as ``decode_docx`` returns it.

    A line that ends in ``SET_OFF`` is a block quotation, and one that ends in ``SAME_ROW`` is in
    the same row of a table as the next.
    """
    comments = find_comments(text)
    document = apply_masks(guard(text), [Mask(each.start, each.end) for each in comments])
    blocks = []
    row: int | None = None
    for match in re.finditer(r"[^\n]+", document):
        words = match[0].rstrip(SAME_ROW + SET_OFF)
        goes_on = match[0].endswith(SAME_ROW)
        row = match.start() if goes_on and row is None else row
        if words.strip():
            end = match.start() + len(words)
            is_set_off = SET_OFF in match[0][len(words) :]
            blocks.append(Block(match.start(), end, is_set_off, row=row))
        row = row if goes_on else None
    return Document(document, tuple(blocks), tuple(comments))
