"""Break text into lines without losing a character of it.

Rich's own wrapping breaks at a no-break space, and drops it there.
"""

from collections.abc import Callable

from gcmreview.text.characters import ZERO_WIDTH_JOINER


def find_breaks(
    text: str, width: int, measure: Callable[[str], int], hanging: int = 0
) -> list[tuple[int, int]]:
    """Return where each line of ``text`` starts and ends.

    ``measure`` gives a text's width in terminal cells. A line ends at a plain space, which
    belongs neither to it nor to the next one; a word wider than a line is cut where the line is
    full, but never within what a reader sees as one character. ``text`` has no line break. Where
    there are several lines, each leaves room for a hanging indent of so many cells.
    """
    if measure(text) <= width:
        return [(0, len(text))]
    width -= hanging
    lines: list[tuple[int, int]] = []
    start = end = 0
    for word_start, word_end in _find_words(text):
        if measure(text[start:word_end]) <= width:
            end = word_end
            continue
        if word_start > start:
            lines.append((start, end))
            start = word_start
        while (cut := _find_cut(text, start, word_end, width, measure)) < word_end:
            lines.append((start, cut))
            start = cut
        end = word_end
    return [*lines, (start, end)]


def _find_words(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for word in text.split(" "):
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


def _find_cut(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> int:
    """Return the end of the part of a word that fits on a line; at least one character.

    A character is what a reader sees as one: with its accents, and joined as emoji are.
    """
    cut = start
    while cut < end and measure(text[start : cut + 1]) <= width:
        cut += 1
    while start < cut < end and _continues(text, cut, measure):
        cut -= 1
    if cut == start < end:
        cut += 1
        while cut < end and _continues(text, cut, measure):
            cut += 1
    return cut


def _continues(text: str, place: int, measure: Callable[[str], int]) -> bool:
    return measure(text[place]) == 0 or text[place - 1] == ZERO_WIDTH_JOINER
