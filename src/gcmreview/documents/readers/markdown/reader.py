"""From the text of a Markdown draft to a document: what a parser reads, each character in place."""

import re
from array import array
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from io import StringIO

from gcmreview.documents.document import (
    Block,
    Blocks,
    Comments,
    Document,
    guard,
    is_blank,
    remove,
    split_blocks,
)
from gcmreview.documents.readers.formats import refuse_markdown
from gcmreview.documents.readers.html.markup import Markup, scan_markup
from gcmreview.documents.readers.markdown import extensions
from gcmreview.documents.readers.markdown.parser import Event, parse_markdown
from gcmreview.errors import UnreadableError
from gcmreview.text.characters import REMOVED

# Elements that are part of a line; all others begin and end a block.
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Address", "Image"))
# Elements whose words nobody reads: code, the text for an image, and deleted words.
_UNREAD = frozenset(("CodeBlock", "Image", "Strikethrough"))


def read_markdown(text: str) -> Document:
    """Read Markdown, and the HTML in it.

    Raises UnreadableError where the parser fails, and where it would take too much memory.
    """
    draft = extensions.read_admonitions(guard(text, extensions.STAND_INS))
    if problem := refuse_markdown(draft):
        raise UnreadableError(problem)
    reader = _Reader(draft)
    first = extensions.find_front_matter(draft)
    reader.skip(first)
    with closing(parse_markdown(extensions.protect(draft), first)) as events:
        for event in events:
            reader.read(event)
    reader.skip(len(draft))
    view = reader.view.getvalue()
    markup = scan_markup(view)
    prose, blocks = extensions.read_extensions(markup.read(view), _split(reader.blocks, markup))
    comments = Comments(
        each._replace(text=text[each.start + 4 : each.end - 3]) for each in markup.comments
    )
    kept = Blocks(block for block in blocks if not is_blank(prose[block.start : block.end]))
    return Document(prose, kept, comments)


def _split(blocks: Blocks, markup: Markup) -> Blocks:
    """Split blocks where a tag begins or ends one."""
    breaks = array("I", (mask.start for mask in markup.masks if mask.text == "\n\n"))
    if not breaks:
        return blocks
    return Blocks(map(markup.place, split_blocks(blocks, breaks)))


class _Reader:
    """Writes what is read of a draft at its place in ``view``, and gathers its ``blocks``.

    In the view HTML is as it is in the draft; a ``<`` that is not HTML is hidden.
    """

    def __init__(self, draft: str) -> None:
        self.view = StringIO()
        self.blocks = Blocks()
        self._draft = draft
        # Up to where the view is written, and where the open block begins.
        self._at = 0
        self._open: int | None = None
        # How many elements of each name the place is in, and how many that nobody reads.
        self._inside: Counter[str] = Counter()
        self._unread = 0
        self._is_address = False
        self._row: int | None = None

    def read(self, event: Event) -> None:
        """Read the next event."""
        kind, name, start, end = event
        if kind == "Start":
            self._begin(name, start)
        elif kind == "End":
            self._end(name)
        elif not self._unread and kind in _PIECES:
            # A text begins after the backslash that escapes its first character.
            if start > self._at and kind == "Text" and self._draft[start - 1] == "\\":
                start -= 1
            source = self._draft[start:end]
            read = _PIECES["Code" if self._is_address else kind]
            self._write(start, read(source))

    def _begin(self, name: str, start: int) -> None:
        if name not in _INLINE:
            self._close()
        self._inside[name] += 1
        self._unread += name in _UNREAD
        self._is_address = name == "Address"
        if name in ("TableHead", "TableRow"):
            self._row = start

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._close()
        self._inside[name] -= 1
        self._unread -= name in _UNREAD
        self._is_address = False
        if name == "Table":
            self._row = None

    def _write(self, start: int, read: str) -> None:
        if start > self._at:
            self.skip(start)
        if self._open is None:
            self._open = start
        self.view.write(read)
        self._at = start + len(read)

    def skip(self, end: int) -> None:
        """Read nothing up to a draft offset; outside a block, ends of lines are kept."""
        between = self._draft[self._at : end]
        if self._open is not None:
            between = REMOVED * len(between)
        elif between.strip("\n"):
            between = re.sub(r".+", remove, between)
        self.view.write(between)
        self._at = end

    def _close(self) -> None:
        if self._open is not None:
            is_set_off, is_heading = self._inside["BlockQuote"] > 0, self._inside["Heading"] > 0
            self.blocks.append(Block(self._open, self._at, is_set_off, is_heading, self._row))
            self._open = None


def _read_break(source: str) -> str:
    return source.replace("\\", REMOVED)


def _read_html(source: str) -> str:
    """Return HTML without the marks of the block quotation that it is in."""
    return re.sub(r"(?<=\n)[ \t>]++", remove, source) if "\n" in source[:-1] else source


# How a piece of text is read; all others, as the number of a note, are not.
_PIECES: dict[str, Callable[[str], str]] = {
    "Text": extensions.hide_html,
    "Code": extensions.escape_code,
    "Html": _read_html,
    "InlineHtml": _read_html,
    "SoftBreak": _read_break,
    "HardBreak": _read_break,
}
