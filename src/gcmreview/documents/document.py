"""The prose of a draft: what a reader reads of it, each character at its own place in the draft.

The reader of each kind of draft returns text of the draft's length. A character that nobody reads
(of a tag, a comment, code or an address) is ``REMOVED``; where several are written for one, as in
``&ldquo;``, the first is that one and the others are ``CONTINUED``. So every offset in the prose
is an offset in the draft, and nothing has to be mapped back.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, Self, TypeVar, cast, overload

from gcmreview.batches import cut
from gcmreview.text.characters import CONTINUED, INVISIBLE, REMOVED
from gcmreview.text.words import SAYING_VERBS

Row = TypeVar("Row", bound=tuple[Any, ...])
# A column of numbers.
OFFSETS = partial(array, "I")
_SOFT_BREAK = rf"(?<=\w)\u00ad(?:[ \t{REMOVED}{CONTINUED}]*+\r?\n[ \t{REMOVED}{CONTINUED}]*+)(?=\w)"
# The first letter of a paragraph on a line of its own; one that may be a word, A or I, is joined to
# the next line only where that begins with no word: A, s most.
_AFTER_CAP = rf"\r?\n[{REMOVED}]*+"
_DROP_CAP = (
    rf"(?m)^(?<!\S\n)(?<!\S\r\n)([{REMOVED}]*+[“\"‘]?(?:[B-HJ-Z]"
    rf"|[AI](?={_AFTER_CAP}[b-df-hj-np-tv-xz]++\b)))({_AFTER_CAP})(?=[a-z])"
)
_MARKUP_IN_WORD = rf"(\w\w?){CONTINUED}*+{REMOVED}[{REMOVED}{CONTINUED}]*+(?=(\w+))"
# Pieces of a draft that are joined at a time.
_BATCH = 1000
# Editors count lines by these, and so do places.
_LINE_END = r"\r\n?|\n"
# These also end a line that is read (Unicode Standard, 5.8 "Newline Guidelines"): a return alone,
# the vertical tab, NEL, LS and PS. A form feed does not: a paragraph may go on on the next page.
_OTHER_END = "[\r\v\x85\u2028\u2029](?!(?<=\r)\n)"
# Ends a line of a word processor's document that is a block quotation.
SET_OFF = "\x1d"
# Ends a line of it that is a heading.
HEADING = "\x1f"
# Ends a line of it that is in the same row of a table as the next.
SAME_ROW = "\x1e"


class Mask(NamedTuple):
    """A span of a draft, in draft offsets, and what it is read as: nothing, or a shorter text."""

    start: int
    end: int
    text: str = ""


class Block(NamedTuple):
    """A paragraph, heading, list item or cell of a table: prose between two draft offsets.

    One that is set off is a block quotation or part of one. The cells of a row of a table have the
    same ``row``, the draft offset where it begins.
    """

    start: int
    end: int
    is_set_off: bool = False
    is_heading: bool = False
    row: int | None = None


class Columns(Sequence[Row]):
    """Rows in order, in a fifth of their memory: a draft of 4 MB may have a million.

    ``kinds`` make the column of each field that ``make`` makes a row of.
    """

    make: Callable[..., Row]
    kinds: tuple[Callable[[], Any], ...]

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.columns: tuple[Any, ...] = tuple(kind() for kind in self.kinds)
        # Many at a time, which takes less time than one by one.
        for batch in cut(rows, _BATCH):
            for column, values in zip(self.columns, zip(*batch, strict=True), strict=True):
                column.extend(values)

    def append(self, row: Row) -> None:
        """Add the next row."""
        for column, value in zip(self.columns, row, strict=True):
            column.append(value)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Row]:
        """Make each row again."""
        return map(self.make, *self.columns)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> Row | Self:
        """Make a row again, or take some."""
        found = map(itemgetter(at), self.columns)
        if isinstance(at, int):
            return self.make(*found)
        part = type(self)()
        part.columns = tuple(found)
        return part

    def get_column(self, field: str) -> Sequence[Any]:
        """Return what all rows have in a field, which takes less time than to make the rows."""
        return cast("Sequence[Any]", self.columns[cast("Any", self.make)._fields.index(field)])

    def __delitem__(self, at: slice) -> None:
        """Leave out some rows."""
        for column in self.columns:
            del column[at]


class Blocks(Columns[Block]):
    """Blocks in order; what is true of them is 1."""

    make = Block
    kinds = OFFSETS, OFFSETS, bytearray, bytearray, list


class Masks(Columns[Mask]):
    """Masks in order."""

    make = Mask
    kinds = OFFSETS, OFFSETS, list


class Comment(NamedTuple):
    """A comment: its draft offsets, and the text between its marks."""

    start: int
    end: int
    text: str


class Comments(Columns[Comment]):
    """Comments in order."""

    make = Comment
    kinds = OFFSETS, OFFSETS, list


class Document(NamedTuple):
    """A draft as read: its characters at their own offsets, its blocks in order, its comments."""

    text: str
    blocks: Sequence[Block]
    comments: Sequence[Comment]


def find_lines(text: str) -> Sequence[int]:
    """Return the offsets where the lines of a draft begin, as an editor counts them."""
    # Eight bytes for each; a list of numbers would take five times as many.
    lines = array("q", (0,))
    lines.extend(match.end() for match in re.finditer(_LINE_END, text))
    return lines


def unify_line_ends(text: str) -> str:
    """Return a text of the same length in which every line ends in a line feed."""
    return re.sub(_OTHER_END, "\n", text)


def split_blocks(blocks: Iterable[Block], places: Sequence[int]) -> Iterator[Block]:
    """Split blocks at some draft offsets, which are in order."""
    for block in blocks:
        within = places[bisect_left(places, block.start) : bisect_left(places, block.end)]
        for start, end in pairwise((block.start, *within, block.end)):
            yield block._replace(start=start, end=end)


def apply_masks(text: str, masks: Iterable[Mask]) -> str:
    """Return ``text`` with every mask in place, at the same length.

    The masks are in order; one that begins within the mask before it is left out.
    """
    return join(_list_pieces(text, masks))


def join(pieces: Iterable[str]) -> str:
    """Join pieces in batches, since one of a few characters takes 50 bytes more."""
    return "".join(map("".join, cut(pieces, _BATCH)))


def blank_out(text: str, quoted: Iterable[tuple[int, int]]) -> str:
    """Return a text with spaces for each stretch that is quoted; these are in order."""
    return apply_masks(text, (Mask(start, end, " " * (end - start)) for start, end in quoted))


def _list_pieces(text: str, masks: Iterable[Mask]) -> Iterator[str]:
    at = 0
    for start, end, read in masks:
        if start < at:
            continue
        yield f"{text[at:start]}{pad(read, end - start)}"
        at = end
    yield text[at:]


def pad(read: str, length: int) -> str:
    """Return what is read of some characters, at their number."""
    fill = CONTINUED if read and not read.isspace() else REMOVED
    return f"{read}{fill * (length - len(read))}"


def remove(match: re.Match[str]) -> str:
    """Return what is read of what nobody reads, at its length."""
    return REMOVED * len(match[0])


def guard(text: str, others: str = "") -> str:
    """Return a draft's text with U+FFFD for the characters that mark what nobody reads.

    ``others`` are those that mean something else to a reader of drafts.
    """
    # A visible character, because a comparison must not lose a character of the draft.
    for char in (REMOVED, CONTINUED, *others):
        text = text.replace(char, "\ufffd")
    return text


def strip(document: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the text between two offsets, without white space around it."""
    while start < end and (document[start].isspace() or document[start] in INVISIBLE):
        start += 1
    while end > start and (document[end - 1].isspace() or document[end - 1] in INVISIBLE):
        end -= 1
    # The last character may be written as several: &rdquo;
    while end < len(document) and document[end] == CONTINUED:
        end += 1
    return start, end


def read_text(document: str, start: int, end: int) -> str:
    """Return what a reader reads between two draft offsets."""
    text = document[start:end]
    return text.replace(REMOVED, "").replace(CONTINUED, "")


def read_names(document: str, start: int, end: int) -> str:
    """Return the same with a line end where markup divides two words: <b>Motus</b><i>IOM</i>."""
    text = document[start:end]
    # Most texts have no markup, which is the quickest to see.
    if REMOVED in text:
        text = re.sub(_MARKUP_IN_WORD, _separate, text)
    return read_text(text, 0, len(text))


def _separate(match: re.Match[str]) -> str:
    """Return the end of a word, with a line end if another one is after it, not the rest of it.

    So it is in <i>Motus</i>IOM, <i>IOM</i>Director and <i>Motus</i>said, not in <i>M</i>otus.
    """
    before, after = match.groups()
    is_capital = after[0].isupper()
    is_name = before[-1].islower() if is_capital else after in SAYING_VERBS
    is_short = before.isupper() and len(before) > 1 and after.istitle()
    return f"{before}\n" if is_name or is_short else before


def count_visible(text: str) -> int:
    """Count the characters that a reader reads of a text."""
    return len(text) - text.count(REMOVED) - text.count(CONTINUED)


def is_blank(text: str) -> bool:
    """Return whether there is nothing to read in a text."""
    return not read_text(text, 0, len(text)).strip()


def close_words(document: Document) -> Document:
    """Join the words that a soft hyphen splits at the end of a line, and those after a drop cap."""
    text = re.sub(_DROP_CAP, lambda found: f"{found[1]}{pad('', len(found[2]))}", document.text)
    # Hardly any draft has one, and to look behind each character takes longer.
    if "\u00ad" in text:
        text = re.sub(_SOFT_BREAK, remove, text)
    return document._replace(text=text)
