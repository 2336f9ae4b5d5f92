"""Word documents (.docx) as text, one paragraph per line. Only this module imports python-docx.

python-docx returns only a paragraph's own runs; the words of tracked insertions, content controls
and text boxes are read here from its XML. Those of tracked deletions are left out, and so is what
is hidden or struck out.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import accumulate
from typing import Any, NamedTuple

from gcmreview.documents.document import (
    HEADING,
    SAME_ROW,
    SET_OFF,
    Block,
    Blocks,
    Document,
    is_blank,
)
from gcmreview.documents.readers.plain import hide_comments
from gcmreview.documents.readers.styles import (
    PROPERTIES,
    WORDS,
    ParagraphLook,
    RunLook,
    Styles,
    is_on,
)
from gcmreview.errors import FileError
from gcmreview.text.characters import RAISED

_NOTES = ("/footnotes", "/endnotes", "/header", "/footer")
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = (f"{_COMPATIBLE}Choice", f"{_COMPATIBLE}Fallback")
_ADDRESS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# What a run has besides its words. A line break does not begin a new line: a line is a paragraph.
_READ = {
    f"{WORDS}tab": "\t",
    f"{WORDS}ptab": "\t",
    f"{WORDS}br": "\x0b",
    f"{WORDS}cr": "\x0b",
    f"{WORDS}noBreakHyphen": "\u2011",
    f"{WORDS}softHyphen": "\u00ad",
}
# What is deleted or moved away, and the reading of characters (ruby).
_UNREAD = frozenset(f"{WORDS}{name}" for name in ("del", "moveFrom", "rt"))
# What in a paragraph's properties makes its end none: it is deleted, moved away or hidden, or a
# drop cap's.
_ENDLESS = (
    *(f"{WORDS}rPr/{WORDS}{name}" for name in ("del", "moveFrom", "vanish")),
    *(f"{WORDS}framePr[@{WORDS}dropCap='{name}']" for name in ("drop", "margin")),
)
# Where rows and cells of a table say that they are deleted.
_DELETED = {
    f"{WORDS}tr": f"{WORDS}trPr/{WORDS}del",
    f"{WORDS}tc": f"{WORDS}tcPr/{WORDS}cellDel",
}
_PARAGRAPH, _RUN, _TEXT = f"{WORDS}p", f"{WORDS}r", f"{WORDS}t"
_FIELD_MARK, _INSTRUCTION = f"{WORDS}fldChar", f"{WORDS}instrText"
_MEBIBYTE = 1024 * 1024
# Bytes of all parts. A document has images of some megabytes; a zip bomb has gigabytes.
_LARGEST_CONTENT = 512 * _MEBIBYTE
# Bytes of the parts in XML, which are held in memory as a whole.
_LARGEST_XML = 64 * _MEBIBYTE
_XML = (".xml", ".rels")
# Words that an entity stands for, or that are in another part, would not be read. No program of
# Office writes a DTD, and all replace a part with their own.
_UNREADABLE = ((b"<!DOCTYPE", "a DTD"), (b"<w:altChunk", "the text of another file"))
# Symbol fonts have their characters here in a document, by their code in the font.
_PRIVATE_START, _LAST_CODE = 0xF000, 0xFF
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SYMBOLS = {
    # Adobe's table for Symbol (unicode.org, "VENDORS/ADOBE/symbol.txt"): what prose may have.
    "symbol": {
        **{ord(char): char for char in " !#%&()+,./0123456789:;<=>?[]_{|}"},
        0x2D: "−",
        0xA2: "′",
        0xB2: "″",
        0xB7: "•",
        0xBC: "…",
    },
    # Its ornaments of quotation marks, and its bullets.
    "wingdings": {0x7B: "❝", 0x7C: "❞", 0x7D: "❝", 0x7E: "❞", 0x9F: "•", 0xA7: "▪"},
    "wingdings 2": {},
    "wingdings 3": {},
    "webdings": {},
    "zapfdingbats": {0x7B: "❛", 0x7C: "❜", 0x7D: "❝", 0x7E: "❞"},
}
_UNKNOWN = "\ufffd"
_SAVE_AGAIN = "open it in a word processor and save it again"


# The instruction of a field that is a link; another one of its parts is a place in the document.
_LINKING = r"\s*HYPERLINK\s+(?:\"([^\"]+)\"|([^\s\"\\]\S*))"


# The bounds of the words of a link in a text, and its address.
Anchor = tuple[int, int, str]
# What a run of a paragraph looks like.
Look = Callable[[Any], RunLook]


class _Field(NamedTuple):
    """A field that has not ended: its instruction, and the first piece of that or of its result."""

    first: int
    instruction: list[str]
    has_result: bool = False


class _Words(NamedTuple):
    """The pieces of a paragraph, and of each link its first piece, the one after it, its address.

    ``addresses`` are those of the part that it is in, by their ids.
    """

    addresses: Mapping[str, str]
    pieces: list[str]
    links: list[Anchor]
    fields: list[_Field]


def decode_docx(name: str, content: bytes) -> tuple[str, tuple[Anchor, ...]]:
    """Return the paragraphs of a document, then its notes, headers and footers, and the links.

    A block quotation ends in ``SET_OFF``, a heading in ``HEADING``, and a paragraph in a row of a
    table in ``SAME_ROW`` unless it is the row's last. Raises FileError where the extra is not
    installed or the file is not a Word document that can be read.
    """
    try:
        from docx import Document
    except ImportError as error:
        advice = "install gcmreview as '.[docx]' in place of '.'"
        raise FileError(f"{name}: .docx needs python-docx; {advice}") from error
    try:
        problem = _find_problem(content)
        if not problem:
            return _read_document(Document(io.BytesIO(content)))
    # A broken file fails in the zip, in the XML, or in python-docx with any exception.
    except Exception as error:
        raise FileError(f"{name}: is not a valid .docx document; {_SAVE_AGAIN}") from error
    raise FileError(f"{name}: {problem}")


def _find_problem(content: bytes) -> str:
    """Return why a document is not read, before a part of it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        texts = [part for part in parts if part.filename.lower().endswith(_XML)]
        for each, limit in ((parts, _LARGEST_CONTENT), (texts, _LARGEST_XML)):
            if sum(part.file_size for part in each) > limit:
                return f"is larger than {limit // _MEBIBYTE} MiB unpacked, too large for a draft"
        for part in texts:
            xml = archive.read(part).replace(b"\x00", b"")
            found = next((what for begin, what in _UNREADABLE if begin in xml), None)
            if found:
                return f"has {found} in {part.filename!r}, which is not read; {_SAVE_AGAIN}"
    return ""


def _read_document(document: Any) -> tuple[str, tuple[Anchor, ...]]:
    styles, words = Styles(document.styles.element), _Words({}, [], [], [])
    for root, relations in ((document.element.body, document.part.rels), *_list_notes(document)):
        addresses = {key: each.target_ref for key, each in relations.items() if each.is_external}
        _read_part(root, styles, words._replace(addresses=addresses))
    ends = [0, *accumulate(map(len, words.pieces))]
    links = sorted((ends[first], ends[last], address) for first, last, address in words.links)
    return "".join(words.pieces) or "\n", tuple(links)


def _list_notes(document: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the roots of the notes, the headers and the footers, with their relations."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_NOTES):
            yield parse_xml(relation.target_part.blob), relation.target_part.rels


def _list_paragraphs(root: Any) -> list[Any]:
    # Paragraphs have the same outer elements; to look at the body takes as long as it has elements.
    is_out = cache(_is_out)
    return [
        each
        for each in root.iter(_PARAGRAPH)
        if not any(map(is_out, (each, *each.iterancestors())))
    ]


def _is_out(element: Any) -> bool:
    """Return whether an element is not shown: a deleted one, or one for other programs."""
    tag = element.tag
    if tag in _DELETED:
        return element.find(_DELETED[tag]) is not None
    # Of the same content for several programs, the first is for the newest.
    return tag in _UNREAD or (tag in _ALTERNATIVES and element.getprevious() is not None)


def _read_part(root: Any, styles: Styles, words: _Words) -> None:
    paragraphs = _list_paragraphs(root)
    looks = [styles.look(each) for each in paragraphs]
    # Where all paragraphs are indented, none is set off.
    has_body = any(map(_is_body, paragraphs, looks))
    rows = [next(each.iterancestors(f"{WORDS}tr"), None) for each in paragraphs]
    first = len(words.pieces)
    for index, (each, look) in enumerate(zip(paragraphs, looks, strict=True)):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        # A field that does not end in its paragraph hides nothing.
        words.fields.clear()
        _gather(each, partial(styles.look_at_run, look.style), words)
        if _goes_on(each, following):
            continue
        row = rows[index]
        is_same = row is not None and following is not None and row is rows[index + 1]
        line = "".join(words.pieces[first:])
        words.pieces.append(f"{_mark(line, look, has_body)}{SAME_ROW * is_same}\n")
        first = len(words.pieces)


def _is_body(paragraph: Any, look: ParagraphLook) -> bool:
    is_plain = not (look.is_indented or look.is_heading)
    return is_plain and any(each.text for each in paragraph.iter(_TEXT))


def _goes_on(paragraph: Any, following: Any) -> bool:
    """Return whether a paragraph goes on in the next one, since its end is deleted."""
    own = paragraph.find(PROPERTIES)
    if own is None or following is None or following.getparent() is not paragraph.getparent():
        return False
    ends = (own.find(path) for path in _ENDLESS)
    return any(each is not None and is_on(each.get(f"{WORDS}val")) for each in ends)


def _mark(text: str, look: ParagraphLook, has_body: bool) -> str:
    if is_blank(text):
        return ""
    if look.is_heading:
        return HEADING
    return SET_OFF * (look.is_quoted or (look.is_indented and has_body))


def _is_within(element: Any) -> bool:
    """Return whether an element is a shown part of a paragraph, and no paragraph of its own."""
    is_element = element.tag != _PARAGRAPH and isinstance(element.tag, str)
    return is_element and not _is_out(element)


def _gather(element: Any, look: Look, words: _Words) -> None:
    first = len(words.pieces)
    for child in element:
        if child.tag == _RUN:
            _gather_run(child, look, words)
        elif child.tag == _FORMULA:
            words.pieces.append(_read_private(child.text or "", str))
        elif _is_within(child):
            _gather(child, look, words)
    if element.tag == f"{WORDS}hyperlink":
        _add_link(words, first, words.addresses.get(element.get(_ADDRESS), ""))
    elif element.tag == f"{WORDS}fldSimple":
        _add_link(words, first, _read_address(element.get(f"{WORDS}instr") or ""))


def _add_link(words: _Words, first: int, address: str) -> None:
    if address:
        words.links.append((first, len(words.pieces), address))


def _gather_run(run: Any, look: Look, words: _Words) -> None:
    shown = look(run)
    for child in run:
        if child.tag == _FIELD_MARK:
            _follow_field(child.get(f"{WORDS}fldCharType"), words)
        elif child.tag == _INSTRUCTION:
            if words.fields:
                words.fields[-1].instruction.append(child.text or "")
        elif not shown.is_hidden:
            _gather_shown(child, shown, look, words)


def _gather_shown(child: Any, shown: RunLook, look: Look, words: _Words) -> None:
    if child.tag == _TEXT:
        text = _read_private(child.text or "", lambda: _get_font(child.getparent()))
        words.pieces.append(text.translate(RAISED) if shown.is_raised else text)
    elif child.tag == f"{WORDS}sym":
        words.pieces.append(_read_symbol(child))
    elif child.tag in _READ:
        words.pieces.append(_READ[child.tag])
    elif _is_within(child):
        _gather(child, look, words)


def _follow_field(mark: str, words: _Words) -> None:
    """Read a mark of a field: its begin, the end of its instruction, or the end of its result.

    The results of fields within an instruction are part of it, and not shown (17.16.18).
    """
    if mark == "begin":
        words.fields.append(_Field(len(words.pieces), []))
    elif words.fields:
        first, instruction, has_result = words.fields.pop()
        if has_result:
            _add_link(words, first, _read_address("".join(instruction)))
        else:
            _cut(words, first)
        if mark == "separate":
            words.fields.append(_Field(len(words.pieces), instruction, has_result=True))


def _cut(words: _Words, first: int) -> None:
    """Leave out the pieces of a paragraph from an index on, and the links in them."""
    del words.pieces[first:]
    while words.links and words.links[-1][1] > first:
        words.links.pop()


def _read_address(instruction: str) -> str:
    """Return the address of a link by the instruction of its field; empty if it is none."""
    link = re.match(_LINKING, instruction)
    return (link[1] or link[2]) if link else ""


def _get_font(run: Any) -> str:
    fonts = run.find(f"{WORDS}rPr/{WORDS}rFonts")
    return "" if fonts is None else fonts.get(f"{WORDS}hAnsi") or ""


def _read_symbol(symbol: Any) -> str:
    """Return the character of a symbol, as in ``<w:sym w:font="Wingdings" w:char="F07D"/>``."""
    code, font = symbol.get(f"{WORDS}char") or "", symbol.get(f"{WORDS}font") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return _UNKNOWN
    number = int(code, 16)
    is_symbol = font.lower() in _SYMBOLS and number <= _LAST_CODE
    return _read_private(chr(number + _PRIVATE_START * is_symbol), lambda: font)


def _read_private(text: str, get_font: Callable[[], str]) -> str:
    """Return a text with the characters of a symbol font; one that is not known as U+FFFD.

    It is in one line, as a paragraph is.
    """

    def read(match: re.Match[str]) -> str:
        code, font = ord(match[0]) & _LAST_CODE, get_font().lower()
        if font in _SYMBOLS:
            return _SYMBOLS[font].get(code, _UNKNOWN)
        # Any other font has the characters of Windows there.
        return bytes((code,)).decode("cp1252", errors="replace")

    return _PRIVATE.sub(read, text.replace("\n", " ").replace("\r", " "))


def read_lines(text: str) -> Document:
    """Read text that has one paragraph on each line, as ``decode_docx`` returns it.

    A line that ends in ``SET_OFF`` is a block quotation, one that ends in ``HEADING`` a heading,
    and one that ends in ``SAME_ROW`` is in the same row of a table as the next.
    """
    document, comments = hide_comments(text)
    lines = ((match.start(), match[0]) for match in re.finditer(r"[^\n]+", document))
    blocks = Blocks(_list_blocks(lines))
    # A line break in a paragraph is read as any.
    return Document(document.replace("\v", "\n"), blocks, comments)


def _list_blocks(lines: Iterable[tuple[int, str]]) -> Iterator[Block]:
    row: int | None = None
    for start, line in lines:
        words = line.rstrip(SAME_ROW + SET_OFF + HEADING)
        marks = line[len(words) :]
        goes_on = SAME_ROW in marks
        row = start if goes_on and row is None else row
        if words.strip():
            yield Block(start, start + len(words), SET_OFF in marks, HEADING in marks, row)
        row = row if goes_on else None
