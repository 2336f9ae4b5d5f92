"""Find the quotations in the prose of a draft.

Marks are paired within a block. A quotation that is not closed there ends with the block, or
continues in the next one where that block's own marks say so. Marks within a quotation belong to
it. Inch marks and apostrophes are not quotation marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from gcmreview.documents.document import Block, Document, is_blank, read_text, strip
from gcmreview.text.characters import (
    CLOSERS,
    CONTINUED,
    DASHES,
    DOUBLE,
    INVISIBLE,
    REMOVED,
    SINGLE,
    STRAIGHT,
    TYPED,
)

# Between marks; set off as a block quotation; after a mark that is not closed; before one that was
# not opened; between single marks that may be scare quotes.
How = Literal["marked", "set-off", "open", "unopened", "single"]
# Each mark as it is written, and what it is read as: one string for all, to save memory.
_MARKS = {mark: mark for each in CLOSERS.items() for mark in (each[0], *each[1])} | TYPED
# Marks that open a quotation whatever is beside them.
_OPENING = frozenset(("``", "„", "‟", "‘", "‚", "❝", "「", "『", "｢", "〝"))
# Marks that can only close one.
_ENDING = frozenset(("”", "❞", "」", "』", "｣", "〞", "〟"))
# Marks that close what an earlier block opened.
_CLOSING = _ENDING | {"»", "’", "''"}
# Guillemets close one another in both directions.
_ALWAYS_CLOSING = _ENDING | {"«", "»", "‹", "›"}
_APOSTROPHES = ("'", "’")
_ANGLES = ("<<", ">>")
# Marks that are also written for inches and seconds, after a number.
_INCHES = ('"', "''", "″")
# Marks that a straight one may close, and their own closing one.
_CURLY = ("“", "``", "”")
# Where a quotation without an opening mark may begin: at a sentence, or after a colon or "that".
_BEGINNING = rf"(?:[.?!:][{re.escape(''.join(CLOSERS))}’”)]*+|\bthat)\s+(?=\w)"
# Such places of one quotation, the last ones; a longer one ends with its last sentences.
_MOST_BEGINNINGS = 6
# Within a mark that is typed as two: the rest of a reference (&lt;&lt;), or a backslash (\<\<).
_WITHIN = rf"[{CONTINUED}]*+{REMOVED}?"
# A mark that may open a quotation in the text of a draft that has single ones, or angle brackets.
_MAY_BE_SINGLE = rf"['‘‚<](?:(?<=<){_WITHIN}<|(?<!\w.)(?<!<))(?=\S)"
_BEFORE_OPENING = frozenset("([{<—–-―/\u2009=:,*_>…\"'“”‘’«»`")
_ENDS_CLAUSE = frozenset(",.;:!?)")
# Marks at the end of words, after which no quotation opens before a space or another such mark.
_ENDS_WORD = frozenset(",.;!?)]…")
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


class _Open(NamedTuple):
    """A quotation that is not closed yet: its opening mark, first block and paragraphs."""

    mark: _Mark
    block: int
    parts: tuple[tuple[int, int], ...]
    reopens: bool = True


@cache
def _compile(singles: bool) -> re.Pattern[str]:
    twice, angles = "'`‘’‚", "<>" * singles
    typed = "|".join(f"(?<={char}){_WITHIN}{char}" for char in twice + angles)
    # Two commas are a mark only before a word.
    commas = rf"(?<=,)(?<![^\s(\[],),(?=[\w{INVISIBLE}])"
    alone = DOUBLE + SINGLE * singles
    # The first character is by itself, so that a search skips to one of these at once.
    return re.compile(rf"[{DOUBLE}{twice},{angles}](?:{typed}|{commas}|(?<=[{alone}]))")


def find_quotations(document: Document, *, singles: bool = False) -> list[Quotation]:
    """Return the quotations in order; ``singles`` also reads single marks as quotation marks.

    One without an opening mark may begin at any place that ``list_beginnings`` returns, or be none.
    """
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
        marked, mark, strays = _pair(document.text, index, marks)
        found += marked
        found += _list_unopened(document, index, marked, strays)
        if mark:
            opened = _Open(mark, index, ((mark.end, block.end),))
        elif is_bare and block.is_set_off:
            found += _set_off(document, index)
    if opened:
        found.append(_leave_open(document, opened))
    return _sort(found)


def _list_unopened(
    document: Document, index: int, marked: Sequence[Quotation], strays: Sequence[_Mark]
) -> Iterator[Quotation]:
    """Yield what is before each stray mark, from the mark before it or the block's start."""
    if not strays:
        return
    ends = sorted((*(mark.end for mark in strays), *(each.closed for each in marked)))
    for mark in strays:
        at = bisect_left(ends, mark.end)
        start = ends[at - 1] if at else document.blocks[index].start
        part = strip(document.text, start, mark.start)
        yield _make((part,), (part[0], mark.end), (index, index), "unopened")


def list_beginnings(document: Document, quotation: Quotation) -> list[Quotation]:
    """Return a quotation without an opening mark from each place where it may begin."""
    start, end = quotation.start, quotation.end
    places = re.compile(_BEGINNING).finditer(document.text, start, end)
    starts = (start, *(place.end() for place in deque(places, _MOST_BEGINNINGS)))
    return [quotation._replace(start=each, opened=each, parts=((each, end),)) for each in starts]


def find_singles(document: Document, spans: Sequence[Quotation]) -> list[Quotation]:
    """Return what is between single marks, or angle brackets, and overlaps none of ``spans``."""
    if not re.search(_MAY_BE_SINGLE, document.text):
        return []
    return [
        each._replace(how="single")
        for each in find_quotations(document, singles=True)
        if each.how == "marked" and _is_apart(each, spans)
    ]


def _is_apart(quotation: Quotation, spans: Sequence[Quotation]) -> bool:
    """Return whether a quotation overlaps none of ``spans``, which are in order."""
    following = bisect_right(spans, quotation.opened, key=lambda each: each.closed)
    return following == len(spans) or quotation.closed <= spans[following].opened


def find_inner(document: Document, quotation: Quotation) -> list[Quotation]:
    """Return the quotations in a quotation; single marks are read as quotation marks there."""
    found: list[Quotation] = []
    for number, part in enumerate(quotation.parts):
        if not _compile(singles=True).search(document.text, *part):
            continue
        block = min(quotation.block + number, quotation.last)
        marks = _list_marks(document.text, Block(*part), singles=True)
        found += _pair(document.text, block, marks)[0]
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
    # Most blocks have none.
    if not _compile(singles).search(text, block.start, block.end):
        return []
    marks = list(_read_marks(text, block, singles=singles))
    if any(mark.before.isdecimal() and mark.char in _INCHES for mark in marks):
        inches = {mark.start for mark in _find_inches(marks)}
        marks = [mark for mark in marks if mark.start not in inches]
    return _respace(text, marks)


def _respace(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Return the marks as if no space were before one that closes: "We go, "said X; "We go ", said.

    Only the second of two straight marks is one, the fourth of four, and so on.
    """
    straight = [mark for mark in marks if mark.char == '"']
    misspaced: set[int] = set()
    if len(straight) % 2 == 0:
        misspaced.update(each.start for each in straight[1::2] if _is_misspaced(text, each))
    if not misspaced:
        return marks
    return [
        mark._replace(before=text[mark.start - 2]) if mark.start in misspaced else mark
        for mark in marks
    ]


def _is_misspaced(text: str, mark: _Mark) -> bool:
    """Return whether a mark after a space is before a clause's end, or between one and a word."""
    last, space = text[mark.start - 2], text[mark.start - 1]
    is_between = last in _ENDS_CLAUSE and mark.after.islower()
    return space.isspace() and not last.isspace() and (mark.after in _ENDS_CLAUSE or is_between)


def _read_marks(text: str, block: Block, *, singles: bool) -> Iterator[_Mark]:
    """Yield the marks of a block, but for apostrophes within words."""
    for match in _compile(singles).finditer(text, block.start, block.end):
        typed, (start, end) = match[0], match.span()
        if end - start > 1:
            typed = read_text(typed, 0, end - start)
        before = _see(text, range(start - 1, block.start - 1, -1))
        after = _see(text, range(end, block.end))
        is_apostrophe = typed in _APOSTROPHES and before.isalnum() and after.isalnum()
        if not is_apostrophe and (typed not in _ANGLES or _encloses(typed, before, after)):
            yield _Mark(_MARKS[typed], start, end, before, after)


def _encloses(angles: str, before: str, after: str) -> bool:
    """Return whether angle brackets are beside a word as a mark is, and no operator: a << b."""
    if angles == "<<":
        return after.isalnum() and before != "<" and not before.isalnum()
    return after != ">" and not after.isalnum() and before != ">" and not before.isspace()


def _see(text: str, places: range) -> str:
    """Return the first visible character in a direction, or a space at the end of the block."""
    for place in places:
        if text[place] not in INVISIBLE:
            return text[place]
    return " "


def _find_inches(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return the straight marks after a number that are inch marks.

    Those are one where their number is odd; and all beside curly marks that need none to close.
    """
    straight = [mark for mark in marks if mark.char in _INCHES]
    # Not a footnote's superscript. Before a word it is more likely an inch mark than before a
    # comma, where it may close.
    inches = sorted(
        (mark for mark in straight if mark.before.isdecimal()),
        key=lambda mark: mark.after in _ENDS_CLAUSE,
    )
    curly = [mark.char for mark in marks if mark.char in _CURLY]
    if curly:
        return inches if len(curly) == 2 * curly.count("”") else []
    return inches[: len(straight) % 2]


def _can_open(mark: _Mark) -> bool:
    if _only_closes(mark):
        return False
    if mark.char in _OPENING:
        return True
    is_apart = mark.before.isspace() or mark.before in _BEFORE_OPENING
    if mark.char in ("“", "«", "‹"):
        # German closes a quotation with the mark that opens one in English.
        return is_apart or not mark.after.isspace()
    return is_apart and (mark.char in "»›" or not mark.after.isspace())


def _only_closes(mark: _Mark) -> bool:
    """Return whether a mark is one that closes, or where only one can be: “We must«, he said."""
    if mark.char == "’" or (mark.char == "''" and not mark.after.isalnum()):
        return True
    is_end = mark.before.isalnum() or mark.before in _ENDS_WORD
    return is_end and (mark.after.isspace() or mark.after in _ENDS_CLAUSE)


def _can_close(mark: _Mark, opened: _Mark) -> bool:
    if mark.char not in CLOSERS.get(opened.char, ()):
        return False
    if mark.char in _ALWAYS_CLOSING or mark.char + opened.char == "''``":
        return True
    if mark.char in (*_APOSTROPHES, "''"):
        return _ends_word(mark)
    if mark.before.isspace() and not mark.after.isspace():
        return False
    # A second “ closes where no word follows, and always after „.
    return mark.char != "“" or opened.char == "„" or not mark.after.isalnum()


def _ends_word(mark: _Mark) -> bool:
    """Return whether a mark is right after a word or a mark; f('') has none."""
    is_after = not mark.before.isspace() and mark.before not in "([{="
    return is_after and not mark.after.isalnum()


def _pair(
    text: str, block: int, marks: list[_Mark]
) -> tuple[list[Quotation], _Mark | None, list[_Mark]]:
    """Pair the marks of a block of a document's text, and leave none in ``marks``.

    So a mark is not kept beside its quotation, where a block has hundreds of thousands. Return what
    is between the outermost pairs, the last mark left open, and those that close what nothing
    opens.
    """
    stack: list[tuple[_Mark, list[Quotation]]] = []
    outer: list[Quotation] = []
    strays: list[_Mark] = []
    marks.reverse()
    while marks:
        mark = marks.pop()
        depth = _find_opened(stack, mark)
        if depth is not None and not _is_possessive(mark, reversed(marks)):
            opened = stack[depth][0]
            # A mark within that was not closed is not a quotation mark.
            del stack[depth:]
            part = strip(text, opened.end, mark.start)
            quotation = _make((part,), (opened.start, mark.end), (block, block))
            (stack[-1][1] if stack else outer).append(quotation)
        elif _can_open(mark):
            stack.append((mark, []))
        elif not stack:
            strays.append(mark)
    outer += chain.from_iterable(inner for _, inner in stack)
    end = outer[-1].closed if outer else 0
    return outer, _find_unclosed([mark for mark, _ in stack], end), list(filter(_is_stray, strays))


def _is_stray(mark: _Mark) -> bool:
    """Return whether a mark that closes nothing is a closing mark of which the other is missing."""
    is_double = mark.char in _ENDING or mark.char in _INCHES or mark.char == "»"
    is_inch = mark.char in _INCHES and mark.before.isdecimal()
    return is_double and not (is_inch or mark.before.isspace() or mark.after.isalnum())


def _find_unclosed(opened: Sequence[_Mark], end: int) -> _Mark | None:
    """Return the last open mark from ``end`` on; a straight mark before a space is not one."""
    for mark in reversed(opened):
        if mark.start < end:
            break
        if not (mark.char in STRAIGHT and mark.after.isspace()):
            return mark
    return None


def _find_opened(stack: list[tuple[_Mark, list[Quotation]]], mark: _Mark) -> int | None:
    """Return the index of the open mark that this one closes: the last one that it can."""
    for depth in reversed(range(max(0, len(stack) - _MOST_OPEN), len(stack))):
        opened = stack[depth][0]
        # Of two marks that touch before a word both open: “"We must be …
        is_empty = opened.after == mark.char[0] and mark.before == opened.char[-1]
        is_empty = is_empty and not mark.after.isspace()
        if not is_empty and _can_close(mark, opened):
            return depth
    return None


def _is_possessive(mark: _Mark, later: Iterable[_Mark]) -> bool:
    """Return whether a single mark is the apostrophe of a plural, and a later one closes.

    The source is the English possessive: ‘the workers’ rights’.
    """
    if mark.char not in _APOSTROPHES or mark.before not in "sSxXzZ" or not mark.after.isspace():
        return False
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
