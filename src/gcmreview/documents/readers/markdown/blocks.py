"""The blocks of Markdown, read line by line: paragraphs, headings, items, cells and footnotes."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from gcmreview.documents.document import Block, Mask
from gcmreview.documents.readers.markdown.syntax import (
    HTML_BLOCK,
    TAB,
    compile_pattern,
    fold_label,
)
from gcmreview.documents.readers.markup import Markup
from gcmreview.text.characters import REMOVED


class Blocks(NamedTuple):
    """The blocks of a text, the masks of their marks in order, and the labels of its links."""

    blocks: list[Block]
    masks: list[Mask]
    labels: set[str]


class _Line(NamedTuple):
    """A line from ``start`` to ``end``, in draft offsets.

    ``content`` is where it begins after the marks of block quotations, ``raw`` is its text from
    there, ``read`` that text without what is removed, and ``below`` the next line's ``raw``.
    """

    start: int
    content: int
    end: int
    is_quoted: bool
    raw: str
    read: str
    below: str


def read_blocks(text: str, visible: str, markup: Markup) -> Blocks:
    """Read a draft's blocks; ``visible`` is its text without the ``markup`` that was found."""
    reader = _BlockReader(text, visible, markup)
    lines = _list_lines(visible)
    for line in lines:
        reader.read_line(line)
    reader.close()
    return Blocks(reader.blocks, reader.masks, reader.labels)


def _list_lines(visible: str) -> list[_Line]:
    lines: list[_Line] = []
    below = ""
    # From the last to the first, since each has the text of the one below it.
    for match in reversed(list(re.finditer(r"[^\n]*\n|[^\n]+", visible))):
        start, end = match.span()
        marks = compile_pattern("quoted").match(visible, start, end)
        content = marks.end() if marks else start
        raw = visible[content:end].rstrip()
        read = raw.replace(REMOVED, "").rstrip()
        lines.append(_Line(start, content, end, marks is not None, raw, read, below))
        below = raw
    return lines[::-1]


class _BlockReader:
    """Reads lines into blocks. What it remembers between lines is the block that is open."""

    def __init__(self, text: str, visible: str, markup: Markup) -> None:
        self.blocks: list[Block] = []
        self.masks: list[Mask] = []
        self.labels: set[str] = set()
        self._visible = visible
        self._markup = markup
        self._html = [match.span() for match in re.finditer(HTML_BLOCK, text)]
        self._open: Block | None = None
        # The column where the content of the list item begins that the line is in; 0 outside one.
        self._item = 0
        self._is_in_table = False
        self._is_after_blank = True
        self._is_after_definition = False

    def read_line(self, line: _Line) -> None:
        """Read a line as the first kind of line that it can be."""
        if line.is_quoted:
            self.masks.append(Mask(line.start, line.content))
            if self._open and not self._open.is_set_off:
                self.close()
        first = line.read.lstrip(" \t")[:1]
        for kind in _KINDS:
            if (not kind.first or first in kind.first) and kind.read(self, line):
                return

    def close(self, *, is_heading: bool = False) -> None:
        """End the block that is open."""
        if self._open:
            is_set_off = self._open.is_set_off or self._markup.is_set_off(self._open.start)
            block = self._open._replace(is_set_off=is_set_off, is_heading=is_heading)
            self.blocks.append(block)
            self._open = None

    def read_blank(self, line: _Line) -> bool:
        """Read a blank line, which ends a paragraph, a table and a definition."""
        if line.read.strip():
            return False
        self.close()
        self._is_after_blank = True
        self._is_in_table = self._is_after_definition = False
        return True

    def read_title(self, line: _Line) -> bool:
        """Read the title of a link on the line below its definition: ``"Global Compact"``."""
        is_below, self._is_after_definition = self._is_after_definition, False
        if not is_below or not compile_pattern("title").match(line.read):
            return False
        return self._hide(line)

    def read_code(self, line: _Line) -> bool:
        """Read a line of code, indented by four columns after a blank line."""
        expanded = line.read.expandtabs(TAB)
        indent = len(expanded) - len(expanded.lstrip())
        is_prose = indent < self._item + TAB or not self._is_after_blank or self._open
        if is_prose or self._is_html(line.start):
            return False
        return self._hide(line)

    def read_rule(self, line: _Line) -> bool:
        """Read a rule, or the line below a heading: ``---``."""
        if not compile_pattern("rule").match(line.raw):
            return False
        self.close(is_heading=line.raw.lstrip()[0] in "=-")
        self._is_after_blank = True
        return self._hide(line)

    def read_heading(self, line: _Line) -> bool:
        """Read a heading: ``## Speakers``."""
        heading = compile_pattern("heading").match(line.raw)
        if not heading:
            return False
        self.close()
        self._extend(self._hide_marks(line, heading), line)
        self.close(is_heading=True)
        self._is_after_blank = True
        return True

    def read_row(self, line: _Line) -> bool:
        """Read a row of a table, each cell of which is a block: ``| “We must” | Motus |``."""
        if "|" not in line.read:
            return False
        is_delimiter = compile_pattern("delimiter").match
        if not self._is_in_table:
            if "|" not in line.below or not is_delimiter(line.below):
                return False
            self.close()
            self._is_in_table = True
        elif is_delimiter(line.raw):
            return self._hide(line)
        self._add_cells(line)
        return True

    def _add_cells(self, line: _Line) -> None:
        bars = [line.content + each.start() for each in compile_pattern("cell").finditer(line.raw)]
        self.masks += [Mask(bar, bar + 1, " ") for bar in bars]
        starts = [line.content, *(bar + 1 for bar in bars)]
        self.blocks += [
            Block(start, end, line.is_quoted, row=line.start)
            for start, end in zip(starts, [*bars, line.end], strict=True)
            if self._visible[start:end].strip()
        ]
        self._is_after_blank = False

    def read_footnote(self, line: _Line) -> bool:
        """Read the first line of a footnote; its text is prose: ``[^1]: He said so``."""
        footnote = compile_pattern("footnote").match(line.raw)
        if not footnote:
            return False
        self.close()
        self._item = TAB
        self._extend(self._hide_marks(line, footnote), line)
        return True

    def read_definition(self, line: _Line) -> bool:
        """Read the definition of a link: ``[compact]: https://example.org "Global Compact"``."""
        definition = compile_pattern("definition").match(line.raw) if not self._open else None
        if not definition:
            return False
        self.labels.add(fold_label(definition["label"]))
        self._is_after_definition = definition["title"] is None
        return self._hide(line)

    def read_item(self, line: _Line) -> bool:
        """Read the first line of an item of a list: ``- “We must”``."""
        item = compile_pattern("item").match(line.raw)
        if not item or self._is_in_paragraph(line, item):
            return False
        self.close()
        marker = _count_columns(line.raw[: item.end("marker")])
        content = _count_columns(line.raw[: item.end("space")])
        if content - marker > TAB and item.end() < len(line.raw):
            # The item begins with a line of code.
            self._item = marker + 1
            return self._hide(line)
        self._item = content
        start = self._hide_marks(line, item)
        # An item may begin with a block quotation.
        marks = compile_pattern("quoted").match(self._visible, start, line.end)
        if marks:
            self.masks.append(Mask(*marks.span()))
            start = marks.end()
        self._extend(start, line._replace(is_quoted=line.is_quoted or marks is not None))
        return True

    def _is_in_paragraph(self, line: _Line, item: re.Match[str]) -> bool:
        """Return whether a number begins a line of a paragraph: only 1 begins a list there."""
        is_next = _count_columns(line.raw[: item.start("marker")]) < self._item
        return self._open is not None and not is_next and item["number"] not in (None, "1")

    def read_prose(self, line: _Line) -> bool:
        """Read any other line, which begins a paragraph or continues one."""
        if not self._open and not line.read.startswith((" ", "\t")):
            self._item = 0
        self._extend(line.content, line)
        return True

    def _is_html(self, place: int) -> bool:
        """Return whether an offset is in a block of HTML, which a blank line ends."""
        last = bisect_right(self._html, (place, len(self._visible))) - 1
        return last >= 0 and place < self._html[last][1]

    def _hide(self, line: _Line) -> bool:
        self.masks.append(Mask(line.content, line.end, "\n"))
        return True

    def _hide_marks(self, line: _Line, match: re.Match[str]) -> int:
        """Hide the marks that a line begins with, and return where they end."""
        start = line.content + match.end()
        self.masks.append(Mask(line.content, start))
        return start

    def _extend(self, start: int, line: _Line) -> None:
        """Add a line, from ``start``, to the block that is open, or open one."""
        self._open = (self._open or Block(start, start, line.is_quoted))._replace(end=line.end)
        self._is_after_blank = False


def _count_columns(text: str) -> int:
    return len(text.expandtabs(TAB))


class _Kind(NamedTuple):
    """A kind of line: the characters it may begin with (any, if empty), and what reads it."""

    first: str
    read: Callable[[_BlockReader, _Line], bool]


# In the order in which they are tried; the first that reads a line decides.
_KINDS = (
    _Kind("", _BlockReader.read_blank),
    _Kind("", _BlockReader.read_title),
    _Kind("", _BlockReader.read_code),
    _Kind("=-*_", _BlockReader.read_rule),
    _Kind("#", _BlockReader.read_heading),
    _Kind("", _BlockReader.read_row),
    _Kind("[", _BlockReader.read_footnote),
    _Kind("[", _BlockReader.read_definition),
    _Kind("-*+0123456789", _BlockReader.read_item),
    _Kind("", _BlockReader.read_prose),
)
