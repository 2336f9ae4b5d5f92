"""Plain text as prose: paragraphs between blank lines.

A paragraph is set off where each of its lines begins with ``>``, or is indented among paragraphs
that are not, as a block quotation is.
"""

import re
from collections.abc import Iterator

from gcmreview.check.prose import SAME_ROW, SET_OFF, Block, Comment, Mask, Prose, apply_masks, guard
from gcmreview.check.tags import split_paragraphs

_QUOTED = r"^[ \t]*(?:>[ \t]?)+"
_INDENT = ("    ", "\t")


def read_plain(text: str) -> Prose:
    """Read plain text."""
    comments = _find_comments(text)
    masks = [Mask(each.start, each.end) for each in comments]
    prose = apply_masks(guard(text), masks)
    quoted = [Mask(*match.span()) for match in re.finditer(_QUOTED, prose, re.MULTILINE)]
    is_quoted = {mask.start for mask in quoted}
    bare = apply_masks(prose, quoted)
    paragraphs = [
        part for each in split_paragraphs(bare) for part in _split_quoted(bare, each, is_quoted)
    ]
    indented = {start for start, end in paragraphs if _is_indented(prose[start:end])}
    if len(indented) == len(paragraphs):
        # So is all of an old wire's copy.
        indented.clear()
    blocks = [
        Block(start, end, start in indented or start in is_quoted) for start, end in paragraphs
    ]
    return Prose(bare, tuple(blocks), tuple(comments))


def _split_quoted(
    text: str, paragraph: tuple[int, int], quoted: set[int]
) -> Iterator[tuple[int, int]]:
    """Part a paragraph where lines that are quoted follow lines that are not."""
    start, end = paragraph
    at = start
    for line in re.compile(r"\n").finditer(text, start, end):
        following = line.end()
        if following < end and (following in quoted) and at not in quoted:
            yield at, following
            at = following
    yield at, end


def _is_indented(paragraph: str) -> bool:
    return all(line.startswith(_INDENT) for line in paragraph.splitlines())


def read_lines(text: str) -> Prose:
    """Read text that has a paragraph on every line, as a word processor's document has.

    A line that ends in ``SET_OFF`` is a block quotation, one that ends in ``SAME_ROW`` shares a row
    of a table with the next.
    """
    comments = _find_comments(text)
    prose = apply_masks(guard(text), [Mask(each.start, each.end) for each in comments])
    blocks = []
    row: int | None = None
    for match in re.finditer(r"[^\n]+", prose):
        words = match[0].rstrip(SAME_ROW + SET_OFF)
        goes_on = match[0].endswith(SAME_ROW)
        row = match.start() if goes_on and row is None else row
        if words.strip():
            end = match.start() + len(words)
            is_set_off = SET_OFF in match[0][len(words) :]
            blocks.append(Block(match.start(), end, is_set_off, row=row))
        row = row if goes_on else None
    return Prose(prose, tuple(blocks), tuple(comments))


def _find_comments(text: str) -> list[Comment]:
    comments = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        comments.append(Comment(start, end + 3, text[start + 4 : end]))
        start = text.find("<!--", end + 3)
    return comments
