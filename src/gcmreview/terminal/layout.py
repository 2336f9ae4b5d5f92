"""How wide each column of a table is, so that no word is cropped or cut without need.

Rich crops a table whose columns need more than the terminal has, and cuts words to share the width
evenly. Here every column gets its longest word first, and then, again and again, the tallest
column gets what makes it a line lower.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from heapq import nlargest
from typing import NamedTuple

from gcmreview.batches import AT_ONCE, cut
from gcmreview.terminal.screen import WIDEST_PROSE
from gcmreview.terminal.wrapping import find_breaks

# Cells. A longer word is an address or a key, and is cut: it would take too much of the width.
LONGEST_WORD = 32
# Texts. A column's height is estimated from so many of its longest ones, to save time.
SAMPLE = 5
# Cells at the end of a line that are empty on average, where the next word did not fit.
RAGGED = 2


class _Need(NamedTuple):
    """What a column needs: its longest word and line in cells, and its longest texts' lines."""

    least: int
    most: int
    texts: list[list[int]]


def fit_columns(
    rows: Iterable[Sequence[str]],
    whole: Sequence[bool],
    width: int,
    measure: Callable[[str], int],
) -> list[int] | None:
    """Return the width of each column, at most ``width`` together; None where they do not fit.

    A column that is wrapped is at most as wide as prose may be. ``rows`` are texts, the headings
    among them; not all are in memory. ``whole`` says which columns are not to be wrapped.
    ``measure`` gives a text's width in terminal cells.
    """
    needs = reduce(
        _add_needs,
        (
            [_measure(texts, keep, measure) for *texts, keep in zip(*part, whole, strict=True)]
            for part in cut(rows, AT_ONCE)
        ),
    )
    widths = [need.least for need in needs]
    spare = width - sum(widths)
    if spare < 0:
        return None
    spare = _widen_tallest(needs, widths, spare)
    # Width that makes no column lower goes to the one with the longest line.
    neediest = max(range(len(needs)), key=lambda index: needs[index].most - widths[index])
    widths[neediest] += max(0, min(spare, needs[neediest].most - widths[neediest]))
    return widths


def _add_needs(needs: Sequence[_Need], others: Sequence[_Need]) -> list[_Need]:
    """Return what columns need that have the texts of both."""
    return [
        _Need(
            max(one.least, other.least),
            max(one.most, other.most),
            nlargest(SAMPLE, [*one.texts, *other.texts], key=sum),
        )
        for one, other in zip(needs, others, strict=True)
    ]


def _widen_tallest(needs: Sequence[_Need], widths: list[int], spare: int) -> int:
    """Widen the tallest column until it is a line lower, again and again; return the rest."""
    growing = {index for index, need in enumerate(needs) if widths[index] < need.most}
    while growing and spare:
        # Of several columns as tall, the one that is soonest on one line.
        heights = {index: _estimate_height(needs[index], widths[index]) for index in growing}
        tallest = max(
            growing, key=lambda index: (heights[index], widths[index] - needs[index].most)
        )
        extra = _find_useful_width(needs[tallest], widths[tallest], spare)
        widths[tallest] += extra
        spare -= extra
        if not extra or widths[tallest] >= needs[tallest].most:
            growing.remove(tallest)
    return spare


def _find_useful_width(need: _Need, width: int, spare: int) -> int:
    """Return the least extra width that makes a column lower, or 0 where none to spare does."""
    height = _estimate_height(need, width)
    extras = range(1, min(spare, need.most - width) + 1)
    return next((extra for extra in extras if _estimate_height(need, width + extra) < height), 0)


def _measure(texts: Sequence[str], keep: bool, measure: Callable[[str], int]) -> _Need:
    lines = [list(map(measure, text.split("\n"))) for text in texts]
    most = max(1, *(max(each) for each in lines))
    words = (
        measure(word) for text in texts for line in text.split("\n") for word in line.split(" ")
    )
    least = most if keep else max(1, min(LONGEST_WORD, max(words)))
    return _Need(least, most if keep else min(most, WIDEST_PROSE), nlargest(SAMPLE, lines, key=sum))


def _estimate_height(need: _Need, width: int) -> int:
    """Estimate how many lines the tallest text takes; words leave the ends of lines empty."""
    filled = max(1, width - RAGGED)
    return max(
        sum(1 if line <= width else -(-line // filled) for line in text) for text in need.texts
    )


def count_lines(text: str, width: int, measure: Callable[[str], int], hanging: int = 0) -> int:
    """Return how many lines a text takes in a column of so many cells."""
    return sum(len(find_breaks(line, width, measure, hanging)) for line in text.split("\n"))
