"""Find the quotations in the prose of a draft.

Marks are paired within a block. A quotation that is not closed there ends with the block, or
continues in the next one where that block's own marks say so. Marks within a quotation belong to
it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import Literal, NamedTuple

from gcmreview.documents.document import OFFSETS, Block, Columns, Document, blank_out, strip
from gcmreview.text.characters import CLOSERS, CONTINUED, DASHES, INVISIBLE, REMOVED, STRAIGHT
from gcmreview.text.marks import Mark, Marks, Pair, list_outermost, pair_marks

# Between marks; set off as a block quotation; after a mark that is not closed; before one that was
# not opened; between single marks that may be scare quotes.
How = Literal["marked", "set-off", "open", "unopened", "single"]
# Marks that can only close a quotation, and those that close what an earlier block opened.
_ENDING = frozenset(("”", "❞", "」", "』", "｣", "〞", "〟"))
_CLOSING = _ENDING | {"»", "’", "''"}
# Marks that close a quotation of which the other mark is missing.
_UNOPENED = _ENDING | {"»", '"', "''", "″"}
# Where a quotation without an opening mark may begin: at a sentence, or after a colon or "that".
_BEGINNING = rf"(?:[.?!:][{re.escape(''.join(CLOSERS))}’”)]*+|\bthat)\s+(?=\w)"
# Such places of one quotation, the last ones; a longer one ends with its last sentences.
_MOST_BEGINNINGS = 6
# A mark that may open a quotation in the text of a draft that has single ones, or angle brackets.
_MAY_BE_SINGLE = rf"['‘‚<](?:(?<=<)[{CONTINUED}]*+{REMOVED}?<|(?<!\w.)(?<!<))(?=\S)"
# Within a block, a line that begins with a dash.
_CREDIT = rf"\n[ \t\u00a0{INVISIBLE}]*+(?:[{DASHES}]|--)"
# A dash at the start of a block quotation, and all of it if it is one line.
_DASHED = rf"(?:[{DASHES}]|--)([^\n]*+\Z)?"
# Paragraphs of a quotation before the one that closes it. One with more was left open by mistake.
_MOST_PARAGRAPHS = 50


class Quotation(NamedTuple):
    """A quoted passage of a draft. All places are offsets of the draft.

    ``start`` and ``end`` are the bounds of the passage without its marks, ``opened`` and ``closed``
    those with them. ``several`` are the bounds of its paragraphs, if it has several. ``block`` and
    ``last`` are the indices of its first and last block. ``how`` says what marks it as a quotation;
    ``reopens`` is False where a paragraph after the first lacks its opening mark.
    """

    start: int
    end: int
    opened: int
    closed: int
    block: int
    last: int
    how: How = "marked"
    several: tuple[tuple[int, int], ...] = ()
    reopens: bool = True

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """The bounds of its paragraphs, in order."""
        return self.several or ((self.start, self.end),)


class Quotations(Columns[Quotation]):
    """Quotations in order."""

    make = Quotation
    kinds = *(OFFSETS,) * 6, list, list, bytearray


class _Open(NamedTuple):
    """A quotation that is not closed yet: its opening mark, first block and paragraphs."""

    mark: Mark
    block: int
    parts: tuple[tuple[int, int], ...]
    reopens: bool = True

    def add(self, part: tuple[int, int], *, reopens: bool = True) -> "_Open":
        """Return the quotation with its next paragraph."""
        return self._replace(parts=(*self.parts, part), reopens=reopens)


def find_quotations(document: Document, *, singles: bool = False) -> Iterator[Quotation]:
    """Yield the quotations in order; ``singles`` also reads single marks as quotation marks.

    One without an opening mark may begin at any place that ``list_beginnings`` returns, or be none.
    """
    opened: _Open | None = None
    for index, block in enumerate(document.blocks):
        marks = pair_marks(document.text, block.start, block.end, singles=singles)
        if opened:
            ended, opened = _continue(document, opened, index, marks)
            if opened:
                continue
            yield from _keep([ended])
            marks = _leave_out(marks, ended.closed)
        # Most blocks have none.
        if marks.pairs or marks.strays:
            outermost = list_outermost(marks.pairs)
            yield from _keep(_list_marked(document, index, outermost, marks))
            if mark := _find_unclosed(marks, outermost):
                opened = _Open(mark, index, ((mark.end, block.end),))
        elif block.is_set_off:
            yield from _set_off(document, index)
    if opened:
        yield from _keep([_leave_open(document, opened)])


def find_inner(document: Document, quotation: Quotation) -> Iterator[Quotation]:
    """Yield the quotations in a quotation; single marks are read as quotation marks there."""
    found = (
        _mark(document, pair, min(quotation.block + number, quotation.last))
        for number, part in enumerate(quotation.parts)
        for pair in list_outermost(pair_marks(document.text, *part).pairs)
    )
    return _keep(found)


def _list_marked(
    document: Document, index: int, outermost: Sequence[Pair], marks: Marks
) -> Iterator[Quotation]:
    """Yield what is between the marks of a block, and before those that lack the opening one."""
    marked = (_mark(document, pair, index) for pair in outermost)
    if not marks.strays:
        return marked
    return merge(marked, _list_unopened(document, index, outermost, marks), key=attrgetter("start"))


def _keep(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations that are not empty."""
    return (each for each in found if each.start < each.end)


def _mark(document: Document, pair: Pair, block: int) -> Quotation:
    part = strip(document.text, pair.start, pair.end)
    return Quotation(*part, pair.opened, pair.closed, block, block)


def _leave_out(marks: Marks, end: int) -> Marks:
    """Return the marks from an offset on, where a quotation of earlier blocks has ended."""
    return Marks(
        [pair for pair in marks.pairs if pair.opened >= end],
        *([mark for mark in each if mark.start >= end] for each in marks[1:]),
    )


def _list_unopened(
    document: Document, index: int, outermost: Sequence[Pair], marks: Marks
) -> Iterator[Quotation]:
    """Yield what is before each mark that lacks the opening one, from the mark before it.

    The block's start may be that place. After a mark that is open there is none.
    """
    opened, closed = [each.opened for each in outermost], [each.closed for each in outermost]
    unopened = (mark for mark in marks.strays if _is_unopened(mark, marks.unclosed[:1]))
    strays = [mark for mark in unopened if _is_apart(mark.start, mark.end, opened, closed)]
    ends = sorted((*(mark.end for mark in strays), *closed))
    for mark in strays:
        at = bisect_left(ends, mark.end)
        start = ends[at - 1] if at else document.blocks[index].start
        part = strip(document.text, start, mark.start)
        yield _make((part,), (part[0], mark.end), (index, index), "unopened")


def _is_unopened(mark: Mark, opened: Sequence[Mark]) -> bool:
    """Return whether a mark is a closing one of which the other is missing, and nothing is open."""
    if any(each.start < mark.start for each in opened) or mark.look.after.isalnum():
        return False
    return mark.look.char in _UNOPENED and bool(mark.look.before.strip())


def _find_unclosed(marks: Marks, outermost: Sequence[Pair]) -> Mark | None:
    """Return the last open mark, if no pair is after it."""
    last = marks.unclosed[-1] if marks.unclosed else None
    end = outermost[-1].closed if outermost else 0
    return last if last and last.start >= end else None


def list_beginnings(document: Document, quotation: Quotation) -> list[Quotation]:
    """Return a quotation without an opening mark from each place where it may begin."""
    start, end = quotation.start, quotation.end
    places = re.compile(_BEGINNING).finditer(document.text, start, end)
    starts = (start, *(place.end() for place in deque(places, _MOST_BEGINNINGS)))
    return [quotation._replace(start=each, opened=each) for each in starts]


def find_singles(document: Document, spans: Quotations) -> Iterator[Quotation]:
    """Yield what is between single marks, or angle brackets, and overlaps none of ``spans``."""
    opened, closed = spans.get_column("opened"), spans.get_column("closed")
    # To leave out the marks within double ones takes much less time than to read them.
    marked = ((each.opened, each.closed) for each in spans if each.how == "marked")
    document = document._replace(text=blank_out(document.text, marked))
    if not re.search(_MAY_BE_SINGLE, document.text):
        return
    for each in find_quotations(document, singles=True):
        if each.how == "marked" and _is_apart(each.opened, each.closed, opened, closed):
            yield each._replace(how="single")


def _is_apart(start: int, end: int, opened: Sequence[int], closed: Sequence[int]) -> bool:
    """Return whether what is between two offsets overlaps no span, of which these are in order."""
    following = bisect_right(closed, start)
    return following == len(closed) or end <= opened[following]


def _continue(
    document: Document, opened: _Open, index: int, marks: Marks
) -> tuple[Quotation, _Open | None]:
    """Continue an open quotation in the next block, where the block's own marks say so.

    Return what it is if it ends, and what it is if it is still open.
    """
    block, pairs = document.blocks[index], marks.pairs
    alone = sorted((*marks.strays, *marks.apostrophes), key=attrgetter("start"))
    if not alone or (pairs and pairs[0].opened < alone[0].start):
        if pairs and _reopens(document, block, pairs[0][:2], opened.mark):
            last = opened.add((pairs[0].start, pairs[0].end))
            return _close(document, last, index, pairs[0].closed), None
    elif _ends(alone[0], opened.mark):
        last = opened.add((block.start, alone[0].start), reopens=False)
        return _close(document, last, index, alone[0].end), None
    elif len(alone) + len(pairs) == 1 and len(opened.parts) < _MOST_PARAGRAPHS:
        start, end = alone[0].start, alone[0].end
        if _reopens(document, block, (start, end), opened.mark):
            return _leave_open(document, opened), opened.add((end, block.end))
    return _leave_open(document, opened), None


def _ends(mark: Mark, opening: Mark) -> bool:
    """Return whether a block's first mark closes what an earlier block opened."""
    is_closing = mark.look.char in _CLOSING and mark.look.char in CLOSERS.get(opening.look.char, ())
    return is_closing and bool(mark.look.before.strip()) and opening.look.char not in STRAIGHT


def _reopens(document: Document, block: Block, span: tuple[int, int], opening: Mark) -> bool:
    """Return whether a block begins with a mark, and that is what an earlier block opened."""
    text, (start, end) = document.text, span
    is_first = strip(text, block.start, start)[0] == start
    return is_first and text[start:end] == text[opening.start : opening.end]


def _close(document: Document, opened: _Open, last: int, closed: int) -> Quotation:
    parts = tuple(strip(document.text, *part) for part in opened.parts)
    bounds, blocks = (opened.mark.start, closed), (opened.block, last)
    return _make(parts, bounds, blocks, reopens=opened.reopens)


def _leave_open(document: Document, opened: _Open) -> Quotation:
    """Return a quotation that nothing closes: it ends with its first block."""
    part = strip(document.text, *opened.parts[0])
    return _make((part,), (opened.mark.start, part[1]), (opened.block, opened.block), "open")


def _make(
    parts: tuple[tuple[int, int], ...],
    bounds: tuple[int, int],
    blocks: tuple[int, int],
    how: How = "marked",
    *,
    reopens: bool = True,
) -> Quotation:
    """Make a quotation of its paragraphs, its bounds with its marks, and its end blocks."""
    several = parts if len(parts) > 1 else ()
    return Quotation(parts[0][0], parts[-1][1], *bounds, *blocks, how, several, reopens)


def _set_off(document: Document, index: int) -> list[Quotation]:
    """Return a block quotation without marks, up to the line that names its speaker."""
    block = document.blocks[index]
    credit = re.compile(_CREDIT).search(document.text, block.start, block.end)
    start, end = strip(document.text, block.start, credit.start() if credit else block.end)
    dashed = re.compile(_DASHED).match(document.text, start, end)
    # The block is only the line that names the speaker.
    if start == end or (dashed and dashed[1] is not None):
        return []
    part = strip(document.text, dashed.end() if dashed else start, end)
    return [_make((part,), part, (index, index), "set-off")]
