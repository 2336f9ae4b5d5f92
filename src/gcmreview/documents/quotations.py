"""Find the quotations in the prose of a draft.

Marks are paired within a block. A quotation that is not closed there ends with the block, or
continues in the next one where that block's own marks say so. Marks within a quotation belong to
it. Inch marks and apostrophes are not quotation marks.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from gcmreview.documents.document import Block, Document, is_blank, strip
from gcmreview.text.characters import CLOSERS, DASHES, DOUBLE, INVISIBLE, SINGLE, STRAIGHT

# Between marks; set off as a block quotation; after a mark that is not closed.
How = Literal["marked", "set-off", "open"]
# Marks that open a quotation whatever is beside them.
_OPENING = frozenset(("``", "„", "‟", "‘", "❝", "「", "『"))
# Marks that can only close one.
_ENDING = frozenset(("”", "''", "❞", "」", "』"))
# Marks that close what an earlier block opened.
_CLOSING = _ENDING | {"»", "’"}
# Guillemets close one another in both directions.
_ALWAYS_CLOSING = _ENDING | {"«", "»"}
_APOSTROPHES = ("'", "’")
_BEFORE_OPENING = frozenset("([{<—–-―/\u2009=:,*_>…\"'“”‘’«»`")
_ENDS_CLAUSE = frozenset(",.;:!?)")
# Within a block, a line that begins with a dash.
_CREDIT = rf"\n(?:[^\S\n]|[{INVISIBLE}])*+(?:[{DASHES}]|--)"
# Paragraphs of a quotation before the one that closes it. One with more was left open by mistake.
_MOST_PARAGRAPHS = 50
# Open marks, the last first, of which a mark may close one: a quotation in a quotation in another.
# A limit, because a draft may open a quotation at every word.
_MOST_OPEN = 3


class Quotation(NamedTuple):
    """A quoted passage of a draft. All places are offsets of the draft.

    ``start`` and ``end`` are the bounds of the passage without its marks, ``opened`` and ``closed``
    those with them. ``parts`` are the bounds of its paragraphs, in order. ``block`` and ``last``
    are the indices of its first and last block. ``how`` says what marks it as a quotation;
    ``reopens`` is False where a paragraph after the first lacks its opening mark.
    """

    start: int
    end: int
    opened: int
    closed: int
    block: int
    last: int
    how: How = "marked"
    parts: tuple[tuple[int, int], ...] = ()
    reopens: bool = True


class _Mark(NamedTuple):
    """A quotation mark, its draft offsets, and the visible characters beside it.

    At the start or end of its block the character beside it is a space.
    """

    char: str
    start: int
    end: int
    before: str
    after: str


class _Pair(NamedTuple):
    """An opening mark and its closing one."""

    opened: _Mark
    closed: _Mark


class _Open(NamedTuple):
    """A quotation that is not closed yet: its opening mark, first block and paragraphs."""

    mark: _Mark
    block: int
    parts: tuple[tuple[int, int], ...]
    reopens: bool = True


@cache
def _compile(singles: bool) -> re.Pattern[str]:
    more = f"|[{SINGLE}]" if singles else ""
    return re.compile(rf"(?:''|``|[{DOUBLE}]{more})")


def find_quotations(document: Document, *, singles: bool = False) -> list[Quotation]:
    """Return the quotations in order; ``singles`` also reads single marks as quotation marks."""
    found: list[Quotation] = []
    opened: _Open | None = None
    for index, block in enumerate(document.blocks):
        marks = _list_marks(document.text, block, singles=singles)
        is_bare = not marks
        if opened:
            ended, opened, marks = _continue(document, opened, index, marks)
            found += ended
            if opened:
                continue
        pairs, mark = _pair(marks)
        found += [_make_marked(document, pair, index) for pair in pairs]
        if mark:
            opened = _Open(mark, index, ((mark.end, block.end),))
        elif is_bare and block.is_set_off:
            found += _set_off(document, index)
    if opened:
        found.append(_leave_open(document, opened))
    return _sort(found)


def find_inner(document: Document, quotation: Quotation) -> list[Quotation]:
    """Return the quotations in a quotation; single marks are read as quotation marks there."""
    found: list[Quotation] = []
    for number, part in enumerate(quotation.parts):
        block = min(quotation.block + number, quotation.last)
        pairs, _ = _pair(_list_marks(document.text, Block(*part), singles=True))
        found += [_make_marked(document, pair, block) for pair in pairs]
    return _sort(found)


def _sort(found: list[Quotation]) -> list[Quotation]:
    """Return the quotations that are not empty, in the order of the draft."""
    return sorted((each for each in found if each.start < each.end), key=lambda each: each.start)


def _continue(
    document: Document, opened: _Open, index: int, marks: list[_Mark]
) -> tuple[list[Quotation], _Open | None, list[_Mark]]:
    """Continue an open quotation in the next block, where the block's own marks say so.

    Return what has ended, what is still open, and the marks that are left.
    """
    block = document.blocks[index]
    rest, start, reopens = marks, block.start, opened.reopens
    if marks and _reopens(document, block, marks[0], opened.mark):
        rest, start = marks[1:], marks[0].end
    elif marks and _ends(marks[0], opened.mark):
        reopens = False
    else:
        return [_leave_open(document, opened)], None, marks
    if not rest and len(opened.parts) < _MOST_PARAGRAPHS:
        parts = (*opened.parts, (start, block.end))
        return [], opened._replace(parts=parts, reopens=reopens), []
    close = _find_close(rest, opened.mark)
    if close is None:
        return [_leave_open(document, opened)], None, marks
    closed = rest[close]
    parts = tuple(strip(document.text, *part) for part in (*opened.parts, (start, closed.start)))
    bounds, blocks = (opened.mark.start, closed.end), (opened.block, index)
    return [_make(parts, bounds, blocks, reopens=reopens)], None, rest[close + 1 :]


def _reopens(document: Document, block: Block, mark: _Mark, opening: _Mark) -> bool:
    is_first = is_blank(document.text[block.start : mark.start])
    return is_first and mark.char == opening.char and _can_open(mark)


def _ends(mark: _Mark, opening: _Mark) -> bool:
    """Return whether a block's first mark closes what an earlier block opened."""
    is_closing = mark.char in _CLOSING and mark.char in CLOSERS.get(opening.char, ())
    return is_closing and not mark.before.isspace() and opening.char not in STRAIGHT


def _leave_open(document: Document, opened: _Open) -> Quotation:
    """Return a quotation that nothing closes: it ends with its first block."""
    part = strip(document.text, *opened.parts[0])
    return _make((part,), (opened.mark.start, part[1]), (opened.block, opened.block), "open")


def _list_marks(text: str, block: Block, *, singles: bool) -> list[_Mark]:
    marks = []
    for match in _compile(singles).finditer(text, block.start, block.end):
        char, (start, end) = match[0], match.span()
        before = _see(text, range(start - 1, block.start - 1, -1))
        after = _see(text, range(end, block.end))
        if not (char in _APOSTROPHES and before.isalnum() and after.isalnum()):
            marks.append(_Mark(char, start, end, before, after))
    if not marks:
        return marks
    inch = _find_inch(marks)
    return [mark for mark in marks if mark is not inch]


def _see(text: str, places: range) -> str:
    """Return the first visible character in a direction, or a space at the end of the block."""
    for place in places:
        if text[place] not in INVISIBLE:
            return text[place]
    return " "


def _find_inch(marks: Sequence[_Mark]) -> _Mark | None:
    """Return the straight mark that is an inch mark: after a number, where their number is odd."""
    straight = [mark for mark in marks if mark.char == '"']
    if len(straight) % 2 == 0 or any(mark.char in "“”" for mark in marks):
        return None
    inches = [mark for mark in straight if mark.before.isdigit()]
    # Before a word it is more likely an inch mark than before a comma, where it may close.
    inches.sort(key=lambda mark: mark.after in _ENDS_CLAUSE)
    return inches[0] if inches else None


def _can_open(mark: _Mark) -> bool:
    if mark.char in ("''", "’"):
        return False
    if mark.char in _OPENING:
        return True
    is_apart = mark.before.isspace() or mark.before in _BEFORE_OPENING
    if mark.char in ("“", "«"):
        # German closes a quotation with the mark that opens one in English.
        return is_apart or not mark.after.isspace()
    return is_apart and (mark.char == "»" or not mark.after.isspace())


def _can_close(mark: _Mark, opened: _Mark) -> bool:
    if mark.char not in CLOSERS.get(opened.char, ()):
        return False
    if mark.char in _ALWAYS_CLOSING:
        return True
    if mark.char in _APOSTROPHES:
        return not mark.before.isspace() and not mark.after.isalnum()
    if mark.before.isspace() and not mark.after.isspace():
        return False
    # A second “ closes where no word follows, and always after „.
    return mark.char != "“" or opened.char == "„" or not mark.after.isalnum()


def _pair(marks: Sequence[_Mark]) -> tuple[list[_Pair], _Mark | None]:
    """Pair the marks of a block; return the outermost pairs, and the last mark left open."""
    stack: list[tuple[_Mark, list[_Pair]]] = []
    outer: list[_Pair] = []
    for position, mark in enumerate(marks):
        depth = _find_opened(stack, mark)
        if depth is not None and not _is_possessive(marks, position):
            opened = stack[depth][0]
            # A mark within that was not closed is not a quotation mark.
            del stack[depth:]
            (stack[-1][1] if stack else outer).append(_Pair(opened, mark))
        elif _can_open(mark):
            stack.append((mark, []))
    outer += [pair for _, inner in stack for pair in inner]
    end = outer[-1].closed.start if outer else -1
    return outer, _find_unclosed([mark for mark, _ in stack], end)


def _find_unclosed(opened: Sequence[_Mark], end: int) -> _Mark | None:
    """Return the last open mark after ``end``; a straight mark before a space is not one."""
    last = None
    for mark in opened:
        if mark.start > end and not (mark.char in STRAIGHT and mark.after.isspace()):
            last = mark
    return last


def _find_opened(stack: list[tuple[_Mark, list[_Pair]]], mark: _Mark) -> int | None:
    """Return the index of the open mark that this one closes: the last one that it can."""
    for depth in reversed(range(max(0, len(stack) - _MOST_OPEN), len(stack))):
        opened = stack[depth][0]
        # Of two marks that touch before a word both open: “"We must be …
        is_empty = opened.after == mark.char[0] and mark.before == opened.char[-1]
        is_empty = is_empty and not mark.after.isspace()
        if not is_empty and _can_close(mark, opened):
            return depth
    return None


def _is_possessive(marks: Sequence[_Mark], position: int) -> bool:
    """Return whether a single mark is the apostrophe of a plural, and a later one closes.

    The source is the English possessive: ‘the workers’ rights’.
    """
    mark = marks[position]
    if mark.char not in _APOSTROPHES or mark.before not in "sSxXzZ" or not mark.after.isspace():
        return False
    later = (marks[index] for index in range(position + 1, len(marks)))
    following = next((each for each in later if each.char in SINGLE), None)
    if following is None or following.char == "‘":
        return False
    return not (following.char == "'" and following.before.isspace())


def _find_close(marks: Sequence[_Mark], opening: _Mark) -> int | None:
    """Return the index of the mark that closes what an earlier block opened."""
    depth = 0
    for index, mark in enumerate(marks):
        if depth == 0 and _can_close(mark, opening):
            return index
        depth += 1 if _can_open(mark) else -1 if depth else 0
    return None


def _make_marked(document: Document, pair: _Pair, block: int) -> Quotation:
    part = strip(document.text, pair.opened.end, pair.closed.start)
    return _make((part,), (pair.opened.start, pair.closed.end), (block, block))


def _make(
    parts: tuple[tuple[int, int], ...],
    bounds: tuple[int, int],
    blocks: tuple[int, int],
    how: How = "marked",
    *,
    reopens: bool = True,
) -> Quotation:
    """Make a quotation of its paragraphs, its bounds with its marks, and its end blocks."""
    return Quotation(parts[0][0], parts[-1][1], *bounds, *blocks, how, parts, reopens)


def _set_off(document: Document, index: int) -> list[Quotation]:
    """Return a block quotation without marks, up to the line that names its speaker."""
    block = document.blocks[index]
    credit = re.compile(_CREDIT).search(document.text, block.start, block.end)
    start, end = strip(document.text, block.start, credit.start() if credit else block.end)
    # The block is only the line that names the speaker.
    if start == end or document.text[start] in DASHES or document.text.startswith("--", start):
        return []
    return [_make(((start, end),), (start, end), (index, index), "set-off")]
