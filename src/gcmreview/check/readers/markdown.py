"""Markdown as prose: blocks of CommonMark and GFM, without code, targets and other markup.

It reads what decides where a reader sees words and marks (CommonMark 0.31; GFM's tables and
footnotes), not all that decides how they look.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from gcmreview.check.document import Block, Document, Mask, apply_masks, guard
from gcmreview.check.readers.markdown_inline import mask_inline
from gcmreview.check.readers.markdown_syntax import (
    HTML_BLOCK,
    SPECIAL,
    TAB,
    compile_pattern,
    fold_label,
)
from gcmreview.check.readers.markup import Markup, scan_markup, unmark
from gcmreview.text.characters import MARK, REMOVED

# Lines above a fence in which the item that it may stand in is looked for.
_MOST_LINES = 30


class _Line(NamedTuple):
    """A line: where its content begins after the marks of block quotations, and its end."""

    start: int
    content: int
    end: int
    is_quoted: bool


def read_markdown(text: str) -> Document:
    """Read Markdown, with the HTML that stands in it."""
    guarded = guard(text)
    markup = _scan(text)
    document = apply_masks(guarded, markup.masks)
    reader = _Blocks(document, markup, [match.span() for match in re.finditer(HTML_BLOCK, text)])
    reader.read()
    bare = apply_masks(document, reader.masks)
    inline = [
        mask for block in reader.blocks for mask in mask_inline(text, bare, block, reader.labels)
    ]
    return Document(apply_masks(bare, inline), tuple(reader.blocks), tuple(markup.comments))


def _scan(text: str) -> Markup:
    """Find front matter, code, comments, tags, references and escapes."""
    front = _find_front_matter(text)
    runs: dict[int, list[int]] = {}
    breaks: list[int] = []

    def read(match: re.Match[str]) -> tuple[int, list[Mask]]:
        start, end = match.span()
        found = match[0]
        if found[0] == "\\":
            return end, [Mask(start, start + 1)]
        if found[0] == "<":
            # An address is read, but no quotation begins in it.
            inside = unmark(text, start + 1, end - 1)
            return end, [Mask(start, start + 1), *inside, Mask(end - 1, end)]
        if _is_fence(text, start, end):
            closing = _close_fence(text, start, end)
            return closing, [Mask(start, closing, "\n\n")]
        if not runs:
            for run in re.finditer("`+", text):
                runs.setdefault(len(run[0]), []).append(run.start())
            breaks.extend(each.start() for each in re.finditer(r"\n[ \t>]*\r?\n", text))
            breaks.append(len(text))
        return _read_code(text, start, end, runs, breaks)

    markup = scan_markup(text, SPECIAL, read)
    if front:
        markup.masks[:] = [Mask(0, front), *(each for each in markup.masks if each.start >= front)]
    return markup


def _is_fence(text: str, start: int, end: int) -> bool:
    """Tell whether a match is a fence of code, which is all of its line, and no code span."""
    at_start = start == 0 or text[start - 1] == "\n"
    if text.startswith(("    ", "\t"), start) and not _is_in_item(text, start):
        # Code that is indented, in which a fence stands.
        return False
    fence = text[start:end].lstrip(" \t>-*+.)0123456789")
    is_whole = end == len(text) or text[end] in "\r\n"
    return at_start and (fence.startswith("~~~") or (fence.startswith("```") and is_whole))


def _is_in_item(text: str, place: int) -> bool:
    """Tell whether the lines above an indented one, up to one that is not, are of a list's item."""
    end = place
    for _ in range(_MOST_LINES):
        if end == 0:
            return False
        start = text.rfind("\n", 0, end - 1) + 1
        line = text[start:end]
        if re.match(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]", line) or line.startswith("[^"):
            return True
        if line.strip() and not line.startswith((" ", "\t")):
            return False
        end = start
    return True


def _find_front_matter(text: str) -> int:
    """Return where the front matter of a document ends, or 0 where there is none."""
    for fence, closings in (("---", ("---", "...")), ("+++", ("+++",))):
        # Before a blank line it is a rule.
        if re.match(rf"{re.escape(fence)}[ \t]*\r?\n(?![ \t]*\r?\n)", text):
            for line in re.finditer(r"^.*$", text[3:], re.MULTILINE):
                if line.start() and line[0].rstrip() in closings:
                    return line.end() + 3
    return 0


def _close_fence(text: str, start: int, end: int) -> int:
    """Return where a fenced code block ends; unclosed, it ends with what it stands in."""
    line = text[start:end]
    fence = re.search(r"`{3,}|~{3,}", line)
    assert fence
    is_quoted = line.lstrip(" \t").startswith(">")
    closing = re.compile(
        rf"^[ \t>]*{re.escape(fence[0][0])}{{{len(fence[0])},}}[ \t]*\r?$"
        + (r"|^(?![ \t]*>)" if is_quoted else ""),
        re.MULTILINE,
    )
    found = closing.search(text, text.find("\n", end) + 1 or len(text))
    return found.end() if found else len(text)


def _read_code(
    text: str, start: int, end: int, runs: dict[int, list[int]], breaks: list[int]
) -> tuple[int, list[Mask]]:
    """Read a code span, or marks of LaTeX, or what is left of either."""
    length = end - start
    limit = breaks[bisect_left(breaks, start)]
    # An escaped backtick is no part of the run that it stands in.
    same = runs.get(length, [])
    after = bisect_right(same, start)
    closing = same[after] if after < len(same) and same[after] < limit else -1
    if length == 2:  # noqa: PLR2004
        marks = text.find("''", end, closing if closing >= 0 else min(limit, end + 5000))
        if marks >= 0:
            return end, []
    if closing < 0:
        return end, []
    inside = re.compile(MARK).finditer(text, end, closing)
    words = [Mask(match.start(), match.end()) for match in inside]
    return closing + length, [Mask(start, end), *words, Mask(closing, closing + length)]


class _Blocks:
    """Reads lines into blocks: what block is open is all that it has to remember."""

    def __init__(self, document: str, markup: Markup, html: list[tuple[int, int]]) -> None:
        self.document = document
        self._html = html
        self.markup = markup
        self.blocks: list[Block] = []
        self.masks: list[Mask] = []
        self.labels: set[str] = set()
        self._open: tuple[int, int, bool] | None = None
        # The column at which the content of a list's item begins, within one.
        self._item: int | None = None
        self._in_table = False
        self._after_blank = True
        self._after_definition = False

    def read(self) -> None:
        """Read all lines."""
        lines = self._list_lines()
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._read_line(line, following)
        self._close()

    def _list_lines(self) -> list[_Line]:
        document, quoted = self.document, compile_pattern("quoted")
        lines = []
        for match in re.finditer(r"[^\n]*\n?", document):
            start, end = match.span()
            if start == end:
                break
            marks = quoted.match(document, start, end) if ">" in match[0][:200] else None
            content = marks.end() if marks else start
            if marks:
                self.masks.append(Mask(start, content))
            lines.append(_Line(start, content, end, marks is not None))
        return lines

    def _read_line(self, line: _Line, following: _Line | None) -> None:
        document = self.document
        text = document[line.content : line.end].replace(REMOVED, "").rstrip()
        if not text.strip():
            self._close()
            self._after_blank, self._in_table = True, False
            return
        if self._open and line.is_quoted and not self._open[2]:
            self._close()
        is_title = self._after_definition and compile_pattern("title").match(text)
        self._after_definition = False
        if is_title or (self._is_code(text) and not self._is_html(line.start)):
            self.masks.append(Mask(line.content, line.end, "\n"))
            return
        raw = document[line.content : line.end].rstrip()
        first = text.lstrip(" \t")[:1]
        is_read = (
            (first in "#-=*_" and self._read_mark(line, raw))
            or ("|" in text and self._read_row(line, raw, following))
            or (first == "[" and self._read_definition(line, raw))
            or ((first in "-*+" or first.isdigit()) and self._read_item(line, raw))
        )
        if is_read:
            return
        if not self._open and not text.startswith((" ", "\t")):
            self._item = None
        self._extend(line.content, line.end, line.is_quoted)

    def _read_item(self, line: _Line, raw: str) -> bool:
        """Read the line that begins an item of a list."""
        item = compile_pattern("item").match(raw)
        if not item:
            return False
        # A number other than 1 begins no list within a paragraph, and may go on with one.
        column = len(raw[: item.start("marker")].expandtabs(TAB))
        goes_on = self._item is not None and column < self._item
        if self._open and not goes_on and item[2] not in (None, "1"):
            return False
        self._close()
        if self._begin_item(line, raw, item):
            return True
        self.masks.append(Mask(line.content, line.content + item.end()))
        # An item may hold a heading or a block quotation of its own.
        rest = line.content + item.end()
        marks = compile_pattern("quoted").match(self.document, rest, line.end)
        if marks:
            self.masks.append(Mask(rest, marks.end()))
            rest = marks.end()
        self._extend(rest, line.end, line.is_quoted or marks is not None)
        return True

    def _begin_item(self, line: _Line, raw: str, item: re.Match[str]) -> bool:
        """Remember where the content of an item begins; tell whether it begins with code."""
        marker = len(raw[: item.end("marker")].expandtabs(TAB))
        content = len(raw[: item.end("space")].expandtabs(TAB))
        is_code = content - marker > TAB and item.end() < len(raw)
        self._item = marker + 1 if is_code else content
        if is_code:
            self.masks.append(Mask(line.content, line.end, "\n"))
        return is_code

    def _is_html(self, place: int) -> bool:
        """Tell whether a place stands in a block of HTML, which an empty line ends."""
        last = bisect_right(self._html, (place, len(self.document))) - 1
        return last >= 0 and place < self._html[last][1]

    def _is_code(self, text: str) -> bool:
        expanded = text.expandtabs(TAB)
        indent = len(expanded) - len(expanded.lstrip())
        is_indented = indent >= (self._item or 0) + TAB
        return is_indented and self._after_blank and not self._open

    def _read_mark(self, line: _Line, raw: str) -> bool:
        """Read a heading or a rule."""
        if compile_pattern("rule").match(raw):
            self._close(is_heading=raw.lstrip()[0] in "=-")
            self._after_blank = True
            self.masks.append(Mask(line.content, line.end, "\n"))
            return True
        heading = compile_pattern("heading").match(raw)
        if not heading:
            return False
        self._close()
        self.masks.append(Mask(line.content, line.content + heading.end()))
        self._extend(line.content + heading.end(), line.end, line.is_quoted)
        self._close(is_heading=True)
        self._after_blank = True
        return True

    def _read_row(self, line: _Line, raw: str, following: _Line | None) -> bool:
        """Read a row of a table into a block a cell."""
        if not self._in_table:
            below = following and self.document[following.content : following.end].rstrip()
            if not below or "|" not in below or not compile_pattern("delimiter").match(below):
                return False
            self._close()
            self._in_table = True
        elif compile_pattern("delimiter").match(raw):
            self.masks.append(Mask(line.content, line.end, "\n"))
            return True
        bounds = [line.content + each.start() for each in compile_pattern("cell").finditer(raw)]
        self.masks += [Mask(bound, bound + 1, " ") for bound in bounds]
        starts = [line.content, *(bound + 1 for bound in bounds)]
        for start, end in zip(starts, [*bounds, line.end], strict=True):
            if self.document[start:end].strip():
                self.blocks.append(Block(start, end, line.is_quoted, row=line.start))
        self._after_blank = False
        return True

    def _read_definition(self, line: _Line, raw: str) -> bool:
        """Read the definition of a link, which is no prose, or of a footnote, which is."""
        footnote = compile_pattern("footnote").match(raw)
        if footnote:
            self._close()
            self.masks.append(Mask(line.content, line.content + footnote.end()))
            self._item = TAB
            self._extend(line.content + footnote.end(), line.end, line.is_quoted)
            return True
        definition = compile_pattern("definition").match(raw) if not self._open else None
        if not definition:
            return False
        self.labels.add(fold_label(definition["label"]))
        self._after_definition = definition["title"] is None
        self.masks.append(Mask(line.content, line.end, "\n"))
        return True

    def _extend(self, start: int, end: int, is_quoted: bool) -> None:
        first, quoted = (self._open[0], self._open[2]) if self._open else (start, is_quoted)
        self._open = (first, end, quoted)
        self._after_blank = False

    def _close(self, *, is_heading: bool = False) -> None:
        if self._open:
            start, end, quoted = self._open
            is_set_off = quoted or self.markup.is_set_off(start)
            self.blocks.append(Block(start, end, is_set_off, is_heading))
            self._open = None
