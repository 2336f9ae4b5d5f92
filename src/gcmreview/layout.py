"""How wide each column of a table is, so that no word is cropped and few are cut.

Rich crops a table whose columns ask for more than the terminal has, and cuts words to share the
width out evenly. Here every column gets its longest word first, and then the tallest column gets
the next character, until the width is used up or everything stands on one line.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class _Need(NamedTuple):
    """A column's longest word and longest line, in terminal cells."""

    least: int
    most: int


def fit_columns(
    columns: Sequence[Sequence[str]],
    whole: Sequence[bool],
    width: int,
    measure: Callable[[str], int],
) -> list[int]:
    """Return the width of each column, at most ``width`` together.

    ``columns`` are the texts of each column, its heading among them; ``whole`` says which columns
    are not to be wrapped. Only where even the longest words do not fit are the widest columns cut.
    """
    needs = [_measure(texts, keep, measure) for texts, keep in zip(columns, whole, strict=True)]
    widths = [need.least for need in needs]
    while sum(widths) > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    for _ in range(width - sum(widths)):
        heights = [
            need.most / given if given < need.most else 0
            for need, given in zip(needs, widths, strict=True)
        ]
        if not any(heights):
            break
        widths[heights.index(max(heights))] += 1
    return widths


def _measure(texts: Sequence[str], keep: bool, measure: Callable[[str], int]) -> _Need:
    lines = [line for text in texts for line in text.split("\n")]
    words = lines if keep else [word for line in lines for word in line.split(" ")]
    return _Need(max(map(measure, words), default=0), max(map(measure, lines), default=0))
