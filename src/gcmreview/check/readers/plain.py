"""Plain text as prose: paragraphs between blank lines.

A paragraph is set off where each of its lines begins with ``>``, or is indented among paragraphs
that are not, as a block quotation is.
"""

import re
from collections.abc import Iterator

from gcmreview.check.document import Block, Comment, Document, Mask, apply_masks, guard
from gcmreview.check.readers.markup import split_paragraphs

_QUOTED = r"^[ \t]*(?:>[ \t]?)+"
_INDENT = ("    ", "\t")


def read_plain(text: str) -> Document:
    """Read plain text."""
    comments = find_comments(text)
    masks = [Mask(each.start, each.end) for each in comments]
    document = apply_masks(guard(text), masks)
    quoted = [Mask(*match.span()) for match in re.finditer(_QUOTED, document, re.MULTILINE)]
    is_quoted = {mask.start for mask in quoted}
    bare = apply_masks(document, quoted)
    paragraphs = [
        part for each in split_paragraphs(bare) for part in _split_quoted(bare, each, is_quoted)
    ]
    indented = {start for start, end in paragraphs if _is_indented(document[start:end])}
    if len(indented) == len(paragraphs):
        # So is all of an old wire's copy.
        indented.clear()
    blocks = [
        Block(start, end, start in indented or start in is_quoted) for start, end in paragraphs
    ]
    return Document(bare, tuple(blocks), tuple(comments))


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


def find_comments(text: str) -> list[Comment]:
    """Return the HTML comments of a text, at their offsets."""
    comments = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        comments.append(Comment(start, end + 3, text[start + 4 : end]))
        start = text.find("<!--", end + 3)
    return comments
