"""What Markdown does not read as prose: front matter, fenced code, code spans and addresses."""

import re
from bisect import bisect_left, bisect_right

from gcmreview.documents.document import Mask
from gcmreview.documents.readers.markdown.syntax import MARKER, SPECIAL
from gcmreview.documents.readers.markup import Markup, scan_markup, unmark
from gcmreview.text.characters import MARK

# Lines above an indented fence that are searched for the list item it may be in. A limit, because
# a draft may have a fence on every line; beyond it the fence is taken for one in an item.
_MOST_LINES_ABOVE = 30
# The fences of front matter, each with the lines that close it: YAML's, as Pandoc reads it, and
# TOML's, as Hugo does.
_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",)}
# LaTeX's opening quotation mark, which looks like the backticks of a code span, and its closing.
_LATEX_OPENING, _LATEX_CLOSING = "``", "''"


def scan_markdown(text: str) -> Markup:
    """Find front matter, code, comments, tags, character references and escapes."""
    spans = _CodeSpans(text)

    def read(match: re.Match[str]) -> tuple[int, list[Mask]]:
        start, end = match.span()
        if match[0].startswith("\\"):
            return end, [Mask(start, start + 1)]
        if match[0].startswith("<"):
            # An address is read, but no quotation begins in it.
            inside = unmark(text, start + 1, end - 1)
            return end, [Mask(start, start + 1), *inside, Mask(end - 1, end)]
        if _is_fence(text, start, end):
            closing = _close_fence(text, start, end)
            return closing, [Mask(start, closing, "\n\n")]
        return spans.read(start, end)

    markup = scan_markup(text, SPECIAL, read)
    front = _find_front_matter(text)
    if front:
        markup.masks[:] = [Mask(0, front), *(each for each in markup.masks if each.start >= front)]
    return markup


def _find_front_matter(text: str) -> int:
    """Return where the front matter of a document ends, or 0 where there is none."""
    fence = text[:3]
    # Before a blank line it is a rule.
    if fence not in _FRONT_MATTER or not re.match(r"...[ \t]*\r?\n(?![ \t]*\r?\n)", text):
        return 0
    for line in re.compile(r"(?m)^.*$").finditer(text, text.index("\n") + 1):
        if line[0].rstrip() in _FRONT_MATTER[fence]:
            return line.end()
    return 0


def _is_fence(text: str, start: int, end: int) -> bool:
    """Return whether a match is a fence, which is all of its line, rather than a code span."""
    if start and text[start - 1] != "\n":
        return False
    if text.startswith(("    ", "\t"), start) and not _is_in_item(text, start):
        # A line of indented code.
        return False
    fence = text[start:end].lstrip(" \t>-*+.)0123456789")
    is_whole = end == len(text) or text[end] in "\r\n"
    return fence.startswith("~~~") or (fence.startswith("```") and is_whole)


def _is_in_item(text: str, place: int) -> bool:
    """Return whether the indented lines above a line belong to an item of a list or a footnote."""
    end = place
    for _ in range(_MOST_LINES_ABOVE):
        if end == 0:
            return False
        start = text.rfind("\n", 0, end - 1) + 1
        line = text[start:end]
        if re.match(rf"[ \t>]*{MARKER}[ \t]", line) or line.startswith("[^"):
            return True
        if line.strip() and not line.startswith((" ", "\t")):
            return False
        end = start
    return True


def _close_fence(text: str, start: int, end: int) -> int:
    """Return where fenced code ends; without a closing fence, where the text or quotation ends."""
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


class _CodeSpans:
    """The runs of backticks of a text by their length, and its blank lines, found when needed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: dict[int, list[int]] = {}
        self._breaks: list[int] = []

    def read(self, start: int, end: int) -> tuple[int, list[Mask]]:
        """Read a code span from its opening run of backticks, or the run alone.

        A span ends with a run of the same length in its paragraph (CommonMark, "Code spans").
        """
        if not self._runs:
            self._find_runs()
        length = end - start
        same = self._runs.get(length, [])
        # An escaped backtick does not belong to the run that it is in.
        after = bisect_right(same, start)
        limit = self._breaks[bisect_left(self._breaks, start)]
        if after == len(same) or same[after] >= limit:
            return end, []
        closing = same[after]
        if self._text[start:end] == _LATEX_OPENING:
            is_latex = self._text.find(_LATEX_CLOSING, end, closing) >= 0
            if is_latex:
                return end, []
        inside = re.compile(MARK).finditer(self._text, end, closing)
        marks = [Mask(*match.span()) for match in inside]
        return closing + length, [Mask(start, end), *marks, Mask(closing, closing + length)]

    def _find_runs(self) -> None:
        for run in re.finditer("`+", self._text):
            self._runs.setdefault(len(run[0]), []).append(run.start())
        blank = re.finditer(r"\n[ \t>]*\r?\n", self._text)
        self._breaks = [*(each.start() for each in blank), len(self._text)]
