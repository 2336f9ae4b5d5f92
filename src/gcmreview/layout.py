"""How wide each column of a table is, so that no word is cropped and none is cut for want of room.

Rich crops a table whose columns ask for more than the terminal has, and cuts words to share the
width out evenly. Here every column gets its longest word first, and then the tallest column gets
the next character, until the width is used up or everything stands on one line.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

# Cells. A longer word is an address or a key, and is cut rather than given a table's width.
LONGEST_WORD = 32


class _Need(NamedTuple):
    """A column's longest word and longest line, in terminal cells."""

    least: int
    most: int


def fit_columns(
    columns: Sequence[Sequence[str]],
    whole: Sequence[bool],
    width: int,
    measure: Callable[[str], int],
) -> list[int] | None:
    """Return the width of each column, at most ``width`` together; None where they do not fit.

    ``columns`` are the texts of each column, its heading among them. ``whole`` says which columns
    are not to be wrapped. ``measure`` gives a text's width in terminal cells.
    """
    needs = [_measure(texts, keep, measure) for texts, keep in zip(columns, whole, strict=True)]
    widths = [need.least for need in needs]
    if sum(widths) > width:
        return None
    for _ in range(width - sum(widths)):
        tallest = _find_tallest(needs, widths)
        if tallest is None:
            break
        widths[tallest] += 1
    return widths


def _measure(texts: Sequence[str], keep: bool, measure: Callable[[str], int]) -> _Need:
    lines = [line for text in texts for line in text.split("\n")]
    most = max(1, *map(measure, lines))
    if keep:
        return _Need(most, most)
    longest = max(measure(word) for line in lines for word in line.split(" "))
    return _Need(max(1, min(longest, LONGEST_WORD)), most)


def _find_tallest(needs: Sequence[_Need], widths: Sequence[int]) -> int | None:
    """Return the column with the most lines, of several the one soonest on one line, if any."""
    ranks = [
        (-(need.most // -width), width - need.most, index)
        for index, (need, width) in enumerate(zip(needs, widths, strict=True))
        if width < need.most
    ]
    return max(ranks)[-1] if ranks else None
