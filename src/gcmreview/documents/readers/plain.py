"""Plain text as prose: paragraphs between blank lines.

A paragraph is a block quotation if each of its lines begins with ``>``, or if all of its lines are
indented and those of another paragraph are not.
"""

import re
from collections.abc import Iterator, Sequence

from gcmreview.documents.document import Block, Comment, Document, Mask, apply_masks, guard
from gcmreview.documents.readers.markup import split_paragraphs

_QUOTED = r"^[ \t]*(?:>[ \t]?)+"
_INDENT = ("    ", "\t")


def read_plain(text: str) -> Document:
    """Read plain text."""
    comments = find_comments(text)
    document = apply_masks(guard(text), [Mask(each.start, each.end) for each in comments])
    marks = [Mask(*match.span()) for match in re.finditer(_QUOTED, document, re.MULTILINE)]
    quoted = {mask.start for mask in marks}
    bare = apply_masks(document, marks)
    paragraphs = list(split_paragraphs(bare))
    if quoted:
        paragraphs = [part for each in paragraphs for part in _split_quoted(bare, each, quoted)]
    set_off = quoted | _find_indented(document, paragraphs)
    blocks = [Block(start, end, start in set_off) for start, end in paragraphs]
    return Document(bare, tuple(blocks), tuple(comments))


def _split_quoted(
    text: str, paragraph: tuple[int, int], quoted: set[int]
) -> Iterator[tuple[int, int]]:
    """Split a paragraph where a line that begins with ``>`` follows one that does not.

    ``quoted`` are the offsets where such lines begin.
    """
    start, end = paragraph
    at = start
    for line in re.compile(r"\n").finditer(text, start, end):
        following = line.end()
        if following < end and following in quoted and at not in quoted:
            yield at, following
            at = following
    yield at, end


def _find_indented(document: str, paragraphs: Sequence[tuple[int, int]]) -> set[int]:
    """Return where indented paragraphs begin; none if all are, as in some agency copy."""
    indented = {
        start
        for start, end in paragraphs
        if document.startswith(_INDENT, start)
        and all(line.startswith(_INDENT) for line in document[start:end].splitlines())
    }
    return indented if len(indented) < len(paragraphs) else set()


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
