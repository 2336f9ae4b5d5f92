"""Find the quotations in the prose of a draft.

Marks pair within a block. A mark that is not closed there ends with the block, and the next one
goes on with the same quotation only where its own marks say so. Marks within a quotation belong to
it. An inch mark and an apostrophe are no marks.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from gcmreview.check.document import Block, Document, is_blank, strip
from gcmreview.text.characters import CLOSERS, DOUBLE, INVISIBLE, SINGLE, STRAIGHT

How = Literal["marked", "set-off", "open"]
# What opens a quotation wherever it stands.
_OPENING = frozenset("„‟‘❝「『")
# What closes one wherever it stands, and what closes else.
_ENDING = frozenset(("”", "''", "❞", "」", "』"))
_CLOSING = _ENDING | {"»", "’"}
_BEFORE_OPENING = frozenset("([{<—–-―/\u2009=:,*_>…")
# A line that begins with a dash, within a block.
_CREDIT = rf"\n(?:[^\S\n]|[{INVISIBLE}])*+(?:[—–―]|--)"
# Paragraphs of a quotation; what has more was not closed.
_MOST_PARAGRAPHS = 50


class Quotation(NamedTuple):
    """A passage of a draft that is quoted: from ``start`` to ``end``, without its marks.

    ``opened`` and ``closed`` are where the text before and after it ends and begins, ``block``
    is the index of its (first) block, ``last`` that of its last.
    ``reopens`` is False where a further paragraph of it lacks its opening mark.
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
    """A quotation mark, and what stands around it."""

    char: str
    start: int
    end: int
    before: str
    after: str


class _Open(NamedTuple):
    """A quotation that no mark has closed yet: its opening mark, its block, and its paragraphs."""

    mark: _Mark
    block: int
    parts: tuple[tuple[int, int], ...]
    reopens: bool = True


@cache
def _compile(singles: bool) -> re.Pattern[str]:
    more = f"|[{SINGLE}]" if singles else ""
    return re.compile(rf"(?:''|``|[{DOUBLE}]{more})")


def find_quotations(document: Document, *, singles: bool = False) -> list[Quotation]:
    """Return the quotations in their order; ``singles`` reads single marks as marks too."""
    found: list[Quotation] = []
    opened: _Open | None = None
    for index, block in enumerate(document.blocks):
        marks = _list_marks(document.text, block, singles=singles)
        is_bare = not marks
        if opened:
            ended, opened, marks = _go_on(document, opened, index, marks)
            found += ended
            if opened:
                continue
        pairs, mark = _pair(marks)
        found += [_make(document, pair, index) for pair in pairs]
        if mark:
            opened = _Open(mark, index, ((mark.end, block.end),))
        elif is_bare and block.is_set_off:
            found += _set_off(document, index)
    if opened:
        found.append(_leave_open(document, opened))
    return sorted((each for each in found if each.start < each.end), key=lambda each: each.start)


def find_inner(document: Document, quotation: Quotation) -> list[Quotation]:
    """Return the quotations in a quotation, whose single marks are marks."""
    found: list[Quotation] = []
    for number, part in enumerate(quotation.parts):
        block = min(quotation.block + number, quotation.last)
        pairs, _ = _pair(_list_marks(document.text, Block(*part), singles=True))
        found += [_make(document, pair, block) for pair in pairs]
    return [each for each in found if each.start < each.end]


def _go_on(
    document: Document, opened: _Open, index: int, marks: list[_Mark]
) -> tuple[list[Quotation], _Open | None, list[_Mark]]:
    """Go on with an open quotation in the next block, where the block's own marks say so.

    Return what has ended by that, what is open still, and the marks that are left.
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
    joined = Quotation(
        parts[0][0],
        parts[-1][1],
        opened.mark.start,
        closed.end,
        opened.block,
        index,
        parts=parts,
        reopens=reopens,
    )
    return [joined], None, rest[close + 1 :]


def _reopens(document: Document, block: Block, mark: _Mark, opening: _Mark) -> bool:
    is_first = is_blank(document.text[block.start : mark.start])
    return is_first and mark.char == opening.char and _can_open(mark)


def _ends(mark: _Mark, opening: _Mark) -> bool:
    """Tell whether a block's first mark closes what an earlier block opened."""
    is_closing = mark.char in _CLOSING and mark.char in CLOSERS.get(opening.char, ())
    return is_closing and not mark.before.isspace() and opening.char not in STRAIGHT


def _leave_open(document: Document, opened: _Open) -> Quotation:
    """Return a quotation that nothing closes: it ends with its first block."""
    start, end = strip(document.text, *opened.parts[0])
    block = opened.block
    return Quotation(
        start, end, opened.mark.start, end, block, block, how="open", parts=((start, end),)
    )


def _list_marks(text: str, block: Block, *, singles: bool) -> list[_Mark]:
    marks = []
    for match in _compile(singles).finditer(text, block.start, block.end):
        char, (start, end) = match[0], match.span()
        before = _see(text, range(start - 1, max(block.start, start - 40) - 1, -1))
        after = _see(text, range(end, min(block.end, end + 40)))
        if char in ("'", "’") and before.isalnum() and after.isalnum():
            continue
        marks.append(_Mark(char, start, end, before, after))
    return _drop_inches(marks)


def _see(text: str, places: range) -> str:
    """Return the first character to be seen in a direction, or a space at the end of the block."""
    return next((text[place] for place in places if text[place] not in INVISIBLE), " ")


def _drop_inches(marks: list[_Mark]) -> list[_Mark]:
    """Leave out a straight mark that follows a number where the marks are odd in number."""
    straight = [mark for mark in marks if mark.char == '"']
    inches = [mark for mark in straight if mark.before.isdigit()]
    if len(straight) % 2 and inches and not any(mark.char in "“”" for mark in marks):
        # A mark after a number and before a word is an inch mark rather than a closing one.
        inch = next((each for each in inches if not _ends_clause(each)), inches[0])
        return [mark for mark in marks if mark is not inch]
    return marks


def _ends_clause(mark: _Mark) -> bool:
    return mark.after in ",.;:!?)"


def _can_open(mark: _Mark) -> bool:
    if mark.char in ("''", "’"):
        return False
    if mark.char == "``":
        return True
    if mark.char in _OPENING:
        return True
    spaced_before = mark.before.isspace() or mark.before in _BEFORE_OPENING
    spaced_before = spaced_before or mark.before in "\"'“”‘’«»`"
    if mark.char in ("“", "«"):
        # German closes with the mark that English opens with.
        return spaced_before or not mark.after.isspace()
    return spaced_before and not (mark.after.isspace() and mark.char != "»")


def _can_close(mark: _Mark, opened: _Mark) -> bool:
    if mark.char not in CLOSERS.get(opened.char, ()):
        return False
    if mark.char in _ENDING:
        return True
    if mark.char == "»" or (mark.char == "«" and opened.char == "»"):
        return True
    if mark.char == "“":
        # After „, the mark closes unless it clearly opens; after “ it does where no word follows.
        goes_on = mark.before.isspace() and not mark.after.isspace()
        return not goes_on and (opened.char == "„" or not mark.after.isalnum())
    if mark.char in ("'", "’"):
        return not mark.before.isspace() and not mark.after.isalnum()
    return not (mark.before.isspace() and not mark.after.isspace())


class _Pair(NamedTuple):
    """An opening mark and its closing one."""

    opened: _Mark
    closed: _Mark


def _pair(marks: Sequence[_Mark]) -> tuple[list[_Pair], _Mark | None]:
    """Pair the marks of a block; return the outermost pairs, and the last that is left open."""
    stack: list[tuple[_Mark, list[_Pair]]] = []
    outer: list[_Pair] = []
    for position, mark in enumerate(marks):
        depth = _find_opened(stack, mark)
        if depth is not None and not _is_possessive(mark, marks, position):
            opened = stack[depth][0]
            # What was opened within and not closed is no mark.
            del stack[depth:]
            pairs = stack[-1][1] if stack else outer
            pairs.append(_Pair(opened, mark))
        elif _can_open(mark):
            stack.append((mark, []))
    for _, inner in stack:
        outer += inner
    unclosed = [mark for mark, _ in stack if mark.char not in STRAIGHT or not mark.after.isspace()]
    end = outer[-1].closed.start if outer else -1
    return outer, unclosed[-1] if unclosed and unclosed[-1].start > end else None


def _find_opened(stack: list[tuple[_Mark, list[_Pair]]], mark: _Mark) -> int | None:
    """Return which open mark this one closes: the last, or one that encloses it."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opened = stack[depth][0]
        # Two marks that touch before a word both open: “"We must be …
        is_empty = mark.start == opened.end and not mark.after.isspace()
        if not is_empty and _can_close(mark, opened):
            return depth
    return None


def _is_possessive(mark: _Mark, marks: Sequence[_Mark], position: int) -> bool:
    """Tell whether a single mark is the apostrophe of a plural: another closes after it."""
    if mark.char not in ("'", "’") or mark.before not in "sSxXzZ" or not mark.after.isspace():
        return False
    for following in marks[position + 1 : position + 20]:
        if following.char == "‘" or (following.char == "'" and following.before.isspace()):
            return False
        if following.char in ("'", "’"):
            return True
    return False


def _find_close(marks: list[_Mark], opening: _Mark) -> int | None:
    depth = 0
    for index, mark in enumerate(marks):
        if depth == 0 and _can_close(mark, opening):
            return index
        depth += 1 if _can_open(mark) else -1 if depth else 0
    return None


def _make(document: Document, pair: _Pair, block: int) -> Quotation:
    start, end = strip(document.text, pair.opened.end, pair.closed.start)
    return Quotation(
        start,
        end,
        pair.opened.start,
        pair.closed.end,
        block,
        block,
        parts=((start, end),),
    )


def _set_off(document: Document, index: int) -> list[Quotation]:
    """Return a block that is set off as a quotation, up to the line that says whose it is."""
    block = document.blocks[index]
    credit = re.compile(_CREDIT).search(document.text, block.start, block.end)
    start, end = strip(document.text, block.start, credit.start() if credit else block.end)
    # A dash begins the line that says who is quoted.
    if start == end or document.text[start] in "—–―" or document.text.startswith("--", start):
        return []
    return [Quotation(start, end, start, end, index, index, how="set-off", parts=((start, end),))]
