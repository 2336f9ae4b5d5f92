"""HTML as prose: the text between the tags, a block for every block-level element."""

import re
from bisect import bisect_right

from gcmreview.documents.document import Block, Document, apply_masks, guard
from gcmreview.documents.readers.markup import scan_markup, split_paragraphs

_LINE_ENDS = str.maketrans("\n\r", "  ")
# What begins and ends a row, and a heading.
_ROW = r"<(tr\b)|</table\b"
_HEADING = r"<(h[1-6]\b)|</h[1-6]\b"


def read_html(text: str) -> Document:
    """Read HTML. Line ends are white space there, and tags alone part blocks."""
    markup = scan_markup(text)
    document = apply_masks(guard(text).translate(_LINE_ENDS), markup.masks)
    rows, headings = _Within(text, _ROW), _Within(text, _HEADING)
    blocks = [
        Block(
            start,
            end,
            is_set_off=markup.is_set_off(start),
            is_heading=headings.find(start) is not None,
            row=rows.find(start),
        )
        for start, end in split_paragraphs(document)
    ]
    return Document(document, tuple(blocks), tuple(markup.comments))


class _Within:
    """Where elements begin and end, of which one is asked for that a place stands in."""

    def __init__(self, text: str, pattern: str) -> None:
        found = list(re.compile(pattern, re.IGNORECASE).finditer(text))
        self._places = [match.start() for match in found]
        self._opens = [match[1] is not None for match in found]

    def find(self, place: int) -> int | None:
        """Return where the element begins that a place stands in, or None."""
        last = bisect_right(self._places, place) - 1
        return self._places[last] if last >= 0 and self._opens[last] else None
