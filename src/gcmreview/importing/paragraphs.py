"""Read a press release: its title and the paragraphs below it, as a document of their own.

Plain text is kept to the character. Of a page or a Word file, a paragraph is what a reader reads.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from gcmreview.documents.article import choose_blocks
from gcmreview.documents.document import Block, Document, read_text
from gcmreview.documents.readers.files import DraftFile, read_draft
from gcmreview.documents.readers.registry import read_document
from gcmreview.errors import FileError
from gcmreview.names.lexicon import OFFICES, ORGANIZATIONS
from gcmreview.text.characters import DOUBLE, REMOVED
from gcmreview.text.dates import MONTH
from gcmreview.text.folding import shows
from gcmreview.text.printable import find_unsafe, make_visible, name_character
from gcmreview.text.words import fold_words

# Characters of the longest line that may be a title; a longer one is a paragraph of text.
_LONGEST_TITLE = 300
# What ends a paragraph, and no title.
_NO_TITLE_ENDS = (".", ":", "”", '"')
# Words that begin the second line of a title, and others that end no title.
_LINKING = frozenset(("and", "or", "of", "to", "with", "for", "as"))
_UNENDED = _LINKING | {"the", "a", "an", "by", "from"}
# Words in a line that names who publishes: the Police Service; Hon Jane Doe, Minister for Rail.
_PUBLISHERS = ORGANIZATIONS | OFFICES | {"hon"}
# Paragraphs of which the first ones may be a letterhead.
_LETTERHEAD = 4
_BLANK_LINES = r"\n(?:[^\S\n]*\n)+"
# A line above the title that is no title: For immediate release; Press release no. 5.
_BANNER = (
    r"\W*(?:for immediate release|immediate release|(?:under )?embargo(?:ed)?\b.*"
    r"|not for publication.*"
    r"|(?:not )?for (?:use|release|publication) (?:after|before|on|at)\b.*"
    r"|(?:joint )?(?:press|news|media)(?: |-)?(?:release|statement|note|briefing)\b"
    r"(?:.{0,40}|.*\bembargo.*)|statement|news"
    r"|communiqué(?: de presse)?|comunicado(?: de (?:prensa|imprensa))?|nota de prensa"
    r"|comunicato stampa|pressemitteilung|medienmitteilung|persbericht|press?meddelande"
    r"|page \d+.*)\W*"
)
_LINE_ENDS = r"\r\n?|[\v\x85\u2028]"
# What separates paragraphs for some programs: a form feed, and PS.
_PARAGRAPH_ENDS = "[\f\u2029]"
# Lines above the title that say what it is of, and are no title either: headers of mail, a number,
# a day. The block of a contact begins with its caption.
_ABOVE = (
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|ref(?:erence)?|no)\b\.?\s?(?:no\.?\s?)?:.*"
    r"|ref(?:erence)?\.?(?:\sno\.?)?\s\S*\d\S*"
)
_CONTACTS = (
    r"\W*(?:(?:media|press|news)\s)?(?:contacts?|enquiries|inquiries)"
    r"(?:\s(?:persons?|information|details))?\W*"
)
_CREDIT = "—"
# Monday, 5 May 2020; Geneva, May 5, 2020; 2020-05-05
_DAY = (
    r"(?:\w+(?:[ /]\w+)?,\s)?(?:\w+day,?\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTH}),?\s\d{{4}}|(?:{MONTH})\s\d{{1,2}},?\s\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\W*"
)
# What begins each line of a mail that another one quotes.
_QUOTING = r"(?m)^>[ \t]?"
EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
PHONE = r"(?:\+ ?)?\(?\d[\d ().-]{6,}\d"
# What is written before a number or an address: Tel: E-mail:
LABEL = r"(?i:(?:tel|phone|mobile|mob|cell|t|e-?mail|e)\b[.:]*[ \u00a0]?)"
# A line or a cell that says only how to reach somebody.
REACHED = re.compile(rf"(?:{LABEL})?(?:(?P<phone>{PHONE})|(?P<email>{EMAIL}))")
# Cells of the longest row of a table that is one contact; the table of a layout has more.
_MOST_CELLS = 6
# The text of a paragraph, and its bounds in the file.
_Piece = tuple[str, tuple[int, int]]


class ReleaseText(NamedTuple):
    """A release: its document, one block a paragraph, and what of its file is not in it.

    The first paragraph is the title. ``above`` are the lines above the title, ``beside`` the
    paragraphs of a page that are not of its article. ``removed`` names the characters that no
    dataset may have. ``file`` is the document of the whole file, ``markup`` its
    text as it is written, ``spans`` are the bounds of the paragraphs in both, except for text, and
    ``links`` those of the words of links whose addresses are not in the markup, with these.
    """

    document: Document
    above: tuple[str, ...]
    beside: tuple[str, ...]
    removed: tuple[str, ...]
    file: Document
    markup: str
    spans: tuple[tuple[int, int], ...]
    links: tuple[tuple[int, int, str], ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the paragraphs, in order."""
        return tuple(self.document.text[each.start : each.end] for each in self.document.blocks)

    @property
    def set_off(self) -> tuple[int, ...]:
        """The numbers of the block quotations without marks."""
        quoting = {(each.start, each.end) for each in self.file.blocks if each.is_set_off}
        numbered = enumerate(zip(self.paragraphs, self.spans, strict=True))
        return tuple(
            number
            for number, (text, span) in numbered
            if span in quoting and not any(mark in text for mark in DOUBLE)
        )

    @property
    def is_wrapped(self) -> bool:
        """Whether most paragraphs have line ends in them, as some mail has."""
        return sum("\n" in each for each in self.paragraphs) * 2 > len(self.paragraphs)


def read_release(draft: DraftFile) -> ReleaseText:
    """Read a release, or raise FileError with what is wrong with its file and what to do."""
    source = read_draft(draft)
    markup = source.text
    file = read_document(draft.path, markup, draft.kind)
    beside: list[str] = []
    if draft.kind == "text":
        above, pieces = _split_plain(markup)
    else:
        blocks, left = choose_blocks(file, markup) if draft.kind == "html" else (file.blocks, ())
        beside = [text for each in left if (text := _read_block(file, markup, each))]
        above, pieces = _split_document(file._replace(blocks=tuple(blocks)), markup)
    pieces = _join_title(pieces)
    removed = tuple(map(name_character, _list_unsafe("".join(text for text, _ in pieces))))
    kept = [(_clean(text), span) for text, span in pieces if shows(_clean(text))]
    if not kept:
        raise FileError(f"{make_visible(draft.path)}: has no text; name the file of a release")
    texts, spans = zip(*kept, strict=True)
    document = make_document(texts)
    return ReleaseText(document, above, tuple(beside), removed, file, markup, spans, source.links)


def _join_title(pieces: list[_Piece]) -> list[_Piece]:
    """Join the two lines of a title, where the first one cannot end or the second one begin."""
    if len(pieces) <= 2:  # noqa: PLR2004
        return pieces
    (first, (start, _)), (second, (_, end)) = pieces[:2]
    is_line = all(map(_may_be_title, (first.rstrip(":"), second))) and "\n" not in second
    words = first.split()
    # In capitals, the first word of the second line shows nothing.
    is_open = first.endswith((":", ",")) or (words and words[-1].casefold() in _UNENDED)
    is_rest = second.split()[0] in _LINKING
    if not (is_line and (is_open or is_rest)):
        return pieces
    return [(f"{first} {second}", (start, end)), *pieces[2:]]


def make_document(texts: Sequence[str]) -> Document:
    """Make a document of paragraphs, joined with blank lines."""
    blocks = []
    start = 0
    for text in texts:
        blocks.append(Block(start, start + len(text)))
        start += len(text) + len("\n\n")
    return Document("\n\n".join(texts), tuple(blocks), ())


def _split_plain(text: str) -> tuple[tuple[str, ...], list[_Piece]]:
    """Return the lines above the title, and the title and the paragraphs."""
    unified = _unquote(re.sub(_PARAGRAPH_ENDS, "\n\n", re.sub(_LINE_ENDS, "\n", text)))
    # Without a blank line, each line is a paragraph.
    separator = _BLANK_LINES if re.search(_BLANK_LINES, unified) else r"\n"
    parts = re.split(separator, unified)
    first = _count_above(parts)
    above = [line for part in parts[:first] for line in part.split("\n")]
    lines = parts[first].split("\n")
    start = next((at for at, line in enumerate(lines[:-1]) if not _is_banner(line)), len(lines) - 1)
    above += lines[:start]
    # A title is one line.
    title, body = lines[start].strip(), "\n".join(lines[start + 1 :])
    texts = [title, *([body] if body.strip() else []), *parts[first + 1 :]]
    return tuple(map(_clean, above)), [(each, (0, 0)) for each in texts]


def _unquote(text: str) -> str:
    """Return a text without line ends around it, or what a mail quotes if all of it is that."""
    lines = text.strip("\n").split("\n")
    is_quoted = all(line.startswith(">") for line in lines if line.strip())
    return re.sub(_QUOTING, "", "\n".join(lines)).strip("\n") if is_quoted else "\n".join(lines)


def _count_above(parts: Sequence[str]) -> int:
    """Return how many paragraphs are above the title; at least one is below them."""
    at = _count_letterhead(parts)
    while at + 1 < len(parts):
        lines = parts[at].split("\n")
        if _is_all_above(parts[at]):
            at += 1
        elif _is_contact(lines):
            # A caption alone is that of the next paragraph.
            at += 2 if len(lines) == 1 else 1
        else:
            break
    return min(at, len(parts) - 1)


def _count_letterhead(parts: Sequence[str]) -> int:
    """Return how many paragraphs name who publishes, with the lines that are above the title.

    After those is a title; else what is above them may be one.
    """
    has_banner = (at + 1 for at, part in enumerate(parts[:_LETTERHEAD]) if _has_banner(part))
    head = next(has_banner, 0)
    lines = [line for part in parts[:head] for line in part.split("\n") if not _is_banner(line)]
    is_head = all(not _PUBLISHERS.isdisjoint(fold_words(line)) for line in lines)
    return head if is_head and _begins_in_title(parts[head:]) else 0


def _begins_in_title(parts: Sequence[str]) -> bool:
    """Return whether the first lines that are not above a title may be one, and no address."""
    first = next((part for part in parts if not _is_all_above(part)), "")
    return _may_be_title(first) and not first.rstrip().endswith(",")


def _may_be_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(_NO_TITLE_ENDS)


def _has_banner(part: str) -> bool:
    return any(line.strip() and _is_banner(line) for line in part.split("\n"))


def _is_all_above(part: str) -> bool:
    return all(map(_is_banner, part.split("\n")))


def _is_contact(lines: Sequence[str]) -> bool:
    """Return whether lines above the title are a contact: its caption, and lines below it."""
    caption = lines[0].strip()
    is_caption = re.fullmatch(_CONTACTS, caption, re.IGNORECASE) is not None
    return is_caption and (len(lines) > 1 or caption.endswith(":"))


def _is_banner(line: str) -> bool:
    """Return whether a line above the title is none: a kind of release, a number, a day."""
    words = line.strip()
    pattern = f"{_BANNER}|{_ABOVE}|{_DAY}"
    return not words or re.fullmatch(pattern, words, re.IGNORECASE) is not None


def _split_document(file: Document, markup: str) -> tuple[tuple[str, ...], list[_Piece]]:
    """Return the lines above the title, and the title, which is the first heading, and the rest."""
    read = [(text, each) for each in file.blocks if (text := _read_block(file, markup, each))]
    texts = [text for text, _ in read]
    headings = [at for at, (_, block) in enumerate(read) if block.is_heading]
    first = headings[0] if headings else _find_first(texts)
    rows = groupby(read[first:], key=_find_row)
    pieces = [piece for _, row in rows for piece in _join_contact(list(row))]
    return tuple(map(_clean, texts[:first])), pieces


def _find_row(read: tuple[str, Block]) -> tuple[bool, int]:
    """Return what the cells of a row, or one other block, have alone."""
    block = read[1]
    return (True, block.start) if block.row is None else (False, block.row)


def _join_contact(row: Sequence[tuple[str, Block]]) -> list[_Piece]:
    """Return the cells of a row that is one contact as the lines of a paragraph, or each cell."""
    pieces = [(text, (block.start, block.end)) for text, block in row]
    texts = [text for text, _ in pieces]
    if len(row) > _MOST_CELLS or not any(map(REACHED.fullmatch, texts)):
        return pieces
    return [("\n".join(texts), (row[0][1].start, row[-1][1].end))]


def _find_first(texts: Sequence[str]) -> int:
    return next((at for at, text in enumerate(texts) if not _is_banner(text)), 0)


def _read_block(file: Document, markup: str, block: Block) -> str:
    """Return what a reader reads of a block: white space but no-break spaces is one space."""
    text = file.text[block.start : block.end]

    def read_dash(dash: re.Match[str]) -> str:
        # The reader of pages marks a name with one that is not in the text.
        return dash[0] if markup[block.start + dash.start()] in "—&" else REMOVED

    text = re.sub(_CREDIT, read_dash, text)
    text = read_text(text, 0, len(text))
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip(" ")


def _list_unsafe(text: str) -> list[str]:
    """Return each character that no dataset may have, once."""
    chars = dict.fromkeys(text) if find_unsafe(text, allow="\n\t") else ()
    return [char for char in chars if find_unsafe(char, allow="\n\t")]


def _clean(text: str) -> str:
    """Return a text without characters that no dataset may have; a tab is a space."""
    return text.translate(str.maketrans("\t", " ", "".join(_list_unsafe(text))))


def has_title(release: ReleaseText) -> bool:
    """Return whether the first paragraph may be a title, and is no paragraph of the text."""
    return _may_be_title(release.paragraphs[0])
