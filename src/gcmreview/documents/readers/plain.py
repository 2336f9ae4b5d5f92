"""Plain text as prose: paragraphs between blank lines.

A paragraph is a block quotation if each of its lines begins with ``>``, or if all of its lines are
indented and those of another paragraph are not.
"""

import re
from collections.abc import Iterator

from gcmreview.documents.document import Block, Blocks, Comment, Document, Mask, apply_masks, guard
from gcmreview.documents.readers.html.markup import split_paragraphs

_QUOTED = r"^[ \t]*+(?:>[ \t]?+)++"
_INDENT = ("    ", "\t")
_END = "-->"
_COMMENT = rf"<!--(.*?){_END}"


def read_plain(text: str) -> Document:
    """Read plain text."""
    document, comments = hide_comments(text)
    marks = re.finditer(_QUOTED, document, re.MULTILINE)
    bare = apply_masks(document, (Mask(*match.span()) for match in marks))
    blocks = Blocks(
        block for each in split_paragraphs(bare) for block in _split_quoted(document, *each)
    )
    return Document(bare, _set_off_indented(document, blocks), comments)


def _split_quoted(text: str, start: int, end: int) -> Iterator[Block]:
    """Split a paragraph where a line that begins with ``>`` follows one that does not."""
    quoted = re.compile(_QUOTED, re.MULTILINE)
    is_quoted = quoted.match(text, start) is not None
    if not is_quoted:
        # All lines before it are bare, and all after it belong to it.
        line = quoted.search(text, start, end)
        if line:
            yield Block(start, line.start())
            start, is_quoted = line.start(), True
    yield Block(start, end, is_quoted)


def _set_off_indented(document: str, blocks: Blocks) -> Blocks:
    """Set off the indented paragraphs; none if all are, as in some agency copy."""
    indented = bytearray(
        document.startswith(_INDENT, start)
        and all(line.startswith(_INDENT) for line in document[start:end].splitlines())
        for start, end, *_ in blocks
    )
    if all(indented) or not any(indented):
        return blocks
    pairs = zip(blocks, indented, strict=True)
    return Blocks(each._replace(is_set_off=each.is_set_off or bool(is_)) for each, is_ in pairs)


def hide_comments(text: str) -> tuple[str, tuple[Comment, ...]]:
    """Return a text in which nobody reads the HTML comments, and these."""
    # Up to the last end, so that the end of each comment is found.
    closed = text[: text.rfind(_END) + len(_END)]
    found = re.finditer(_COMMENT, closed, re.DOTALL)
    comments = tuple(Comment(*match.span(), match[1]) for match in found)
    return apply_masks(guard(text), (Mask(each.start, each.end) for each in comments)), comments
