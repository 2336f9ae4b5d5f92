"""HTML as prose: the text between the tags, with a block for each block-level element."""

import re
from bisect import bisect_right
from collections.abc import Callable

from gcmreview.documents.document import Block, Document, apply_masks, guard
from gcmreview.documents.readers.markup import scan_markup, split_paragraphs

_LINE_ENDS = str.maketrans("\n\r", "  ")
# What begins and ends a row, and a heading.
_ROW = r"<(tr\b)|</table\b"
_HEADING = r"<(h[1-6]\b)|</h[1-6]\b"


def read_html(text: str) -> Document:
    """Read HTML, in which a line end is white space and only tags separate blocks."""
    markup = scan_markup(text)
    document = apply_masks(guard(text).translate(_LINE_ENDS), markup.masks)
    find_row, find_heading = _make_finder(text, _ROW), _make_finder(text, _HEADING)
    blocks = [
        Block(
            start,
            end,
            is_set_off=markup.is_set_off(start),
            is_heading=find_heading(start) is not None,
            row=find_row(start),
        )
        for start, end in split_paragraphs(document)
    ]
    return Document(document, tuple(blocks), tuple(markup.comments))


def _make_finder(text: str, pattern: str) -> Callable[[int], int | None]:
    """Return a function from a draft offset to where the element around it begins, if any.

    The pattern's group matches where an element begins; without it, a match ends one.
    """
    found = list(re.compile(pattern, re.IGNORECASE).finditer(text))
    starts = [match.start() for match in found]

    def find(place: int) -> int | None:
        last = bisect_right(starts, place) - 1
        return starts[last] if last >= 0 and found[last][1] else None

    return find
