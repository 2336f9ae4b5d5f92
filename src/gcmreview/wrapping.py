"""Break text into lines without losing a character of it.

Rich's own wrapping takes a no-break space for a place to break at, and drops it there.
"""

from collections.abc import Callable


def find_breaks(text: str, width: int, measure: Callable[[str], int]) -> list[tuple[int, int]]:
    """Return where each line of ``text`` starts and ends.

    ``measure`` gives a text's width in terminal cells. A line ends at a plain space, which stands
    between the line and the next one and on neither; a word wider than a line is cut where the
    line is full, and never between a character and the marks that combine with it. ``text`` holds
    no line break.
    """
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
    """Return the most of a word that fits on a line, and one character at the least."""
    cut = min(start + 1, end)
    while cut < end and measure(text[start : cut + 1]) <= width:
        cut += 1
    while cut < end and measure(text[cut]) == 0:
        cut += 1
    return cut
