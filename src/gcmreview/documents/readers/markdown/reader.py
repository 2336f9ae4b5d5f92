"""From the text of a Markdown draft to a document: what a parser reads, each character in place."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from io import StringIO
from itertools import pairwise

from gcmreview.documents.document import Block, Document, apply_masks, guard, is_blank
from gcmreview.documents.readers.markdown.extensions import (
    escape,
    find_front_matter,
    guard_stand_ins,
    hide_html,
    protect_latex,
    read_extensions,
)
from gcmreview.documents.readers.markdown.parser import Event, parse_markdown
from gcmreview.documents.readers.markup import Markup, scan_markup
from gcmreview.text.characters import CONTINUED, MARK, REMOVED
from gcmreview.text.printable import find_unsafe

# Elements that are part of a line; all others begin and end a block.
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Address", "Image"))
# Elements whose words nobody reads: code, the text for an image, and deleted words.
_UNREAD = frozenset(("CodeBlock", "Image", "Strikethrough"))
# What a code span or an address has that is not read: marks, and the marks of the block quotation
# or table that it is in.
_NO_WORDS = rf"{MARK}|(?<=\n)[ \t>]++|\\(?=\|)"


def read_markdown(text: str) -> Document:
    """Read Markdown, and the HTML in it. Raises UnreadableError where the parser fails."""
    draft = guard_stand_ins(guard(text))
    reader = _Reader(draft)
    first = find_front_matter(draft)
    reader.skip(first)
    with closing(parse_markdown(protect_latex(draft), first)) as events:
        for event in events:
            reader.read(event)
    reader.skip(len(draft))
    view = reader.view.getvalue()
    markup = scan_markup(view)
    prose, blocks = read_extensions(apply_masks(view, markup.masks), _split(reader.blocks, markup))
    comments = [each._replace(text=text[each.start + 4 : each.end - 3]) for each in markup.comments]
    kept = tuple(block for block in blocks if not is_blank(prose[block.start : block.end]))
    return Document(prose, kept, tuple(comments))


def _split(blocks: Sequence[Block], markup: Markup) -> list[Block]:
    """Split blocks where a tag begins or ends one."""
    breaks = [mask.start for mask in markup.masks if mask.text == "\n\n"]
    split = []
    for block in blocks:
        within = breaks[bisect_left(breaks, block.start) : bisect_left(breaks, block.end)]
        for start, end in pairwise((block.start, *within, block.end)):
            is_set_off = block.is_set_off or markup.is_set_off(start)
            split.append(block._replace(start=start, end=end, is_set_off=is_set_off))
    return split


class _Reader:
    """Writes what is read of a draft at its place in ``view``, and gathers its ``blocks``.

    In the view HTML is as it is in the draft; a ``<`` or ``&`` that is not HTML is hidden.
    """

    def __init__(self, draft: str) -> None:
        self.view = StringIO()
        self.blocks: list[Block] = []
        self._draft = draft
        # Up to where the view is written, and where the open block begins.
        self._at = 0
        self._open: int | None = None
        # How many elements of each name the place is in.
        self._inside: Counter[str] = Counter()
        self._is_address = False
        self._row: int | None = None

    def read(self, event: Event) -> None:
        """Read the next event."""
        if event.kind == "Start":
            self._begin(event)
        elif event.kind == "End":
            self._end(event.name)
        elif not any(self._inside[name] for name in _UNREAD):
            self._read_piece(event)

    def _begin(self, event: Event) -> None:
        if event.name not in _INLINE:
            self._close()
        self._inside[event.name] += 1
        self._is_address = event.name == "Address"
        if event.name in ("TableHead", "TableRow"):
            self._row = event.start

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._close()
        self._inside[name] -= 1
        self._is_address = False
        if name == "Table":
            self._row = None

    def _read_piece(self, event: Event) -> None:
        source = self._draft[event.start : event.end]
        match event.kind:
            case "Text" if self._is_address:
                self._write(event.start, _unmark(source))
            case "Text":
                self._read_text(event, source)
            case "Html" | "InlineHtml":
                self._write(event.start, re.sub(r"(?<=\n)[ \t>]++", _remove, source))
            case "SoftBreak" | "HardBreak":
                self._write(event.start, source.replace("\\", REMOVED))
            case "Code":
                self._write(event.start, _unmark(source))

    def _read_text(self, event: Event, source: str) -> None:
        # A backslash is not read where it escapes what is after it.
        is_escaped = event.start > self._at and self._draft[event.start - 1] == "\\"
        if is_escaped:
            self._write(event.start, escape(source[:1]) + hide_html(source[1:]))
        elif source.startswith("&") and event.value != source and not find_unsafe(event.value):
            fill = REMOVED if event.value.isspace() else CONTINUED
            read = event.value.ljust(len(source), fill)
            self._write(event.start, escape(read))
        else:
            self._write(event.start, hide_html(source))

    def _write(self, start: int, read: str) -> None:
        self.skip(start)
        self._open = start if self._open is None else self._open
        self.view.write(read)
        self._at = start + len(read)

    def skip(self, end: int) -> None:
        """Read nothing up to a draft offset; outside a block, ends of lines are kept."""
        between = self._draft[self._at : end]
        is_inside = self._open is not None
        self.view.write(REMOVED * len(between) if is_inside else re.sub(r".+", _remove, between))
        self._at = end

    def _close(self) -> None:
        if self._open is None:
            return
        is_set_off, is_heading = self._inside["BlockQuote"] > 0, self._inside["Heading"] > 0
        self.blocks.append(Block(self._open, self._at, is_set_off, is_heading, self._row))
        self._open = None


def _remove(match: re.Match[str]) -> str:
    return REMOVED * len(match[0])


def _unmark(code: str) -> str:
    """Return the words of code: no quotation begins in it."""
    return escape(re.sub(_NO_WORDS, _remove, code))
