"""Plain text as prose: paragraphs between blank lines.

A line of nothing but dashes, or signs like them, is as good as blank. A paragraph is a block
quotation if each of its lines begins with ``>``, or if all of its lines are indented more than
those of another paragraph, and it is no item of a list.
"""

import re
from array import array
from collections.abc import Iterator

from gcmreview.documents.document import (
    Block,
    Blocks,
    Comment,
    Comments,
    Document,
    Mask,
    apply_masks,
    guard,
    remove,
    split_blocks,
)
from gcmreview.documents.readers.html.markup import split_paragraphs
from gcmreview.text.characters import repeat

_QUOTED = r"^[ \t]*+" + repeat(r">[ \t]?+", "+")
# Such a line is below a heading, between parts, or around a table.
_RULE = r"^[ \t]*+(?:[-=_*~+\u2500-\u257f][ \t]*+){3,}\r?$"
# Columns from which on a paragraph is indented more than another: Pandoc's block quotations have
# two. An item of a list has more too.
_LEAST_INDENT = 2
_TAB = 4
_ITEM = r"\s*(?:[-*+•▪‣◦–]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)])\s"
# Lines of a record: speaker: Nenette Motus.
_RECORD = re.compile(r"(?=.*\n.)" + repeat(r"[ \t]*+(?:- )?[A-Za-z][\w ]{0,20}: .*+\n?+", "+"))
_END = "-->"
_COMMENT = rf"<!--(.*?){_END}"


def read_plain(text: str) -> Document:
    """Read plain text."""
    document, comments = hide_comments(text)
    bare = re.sub(rf"{_QUOTED}|{_RULE}", remove, document, flags=re.MULTILINE)
    blocks = Blocks(
        block for each in split_paragraphs(bare) for block in _split_quoted(document, *each)
    )
    return Document(bare, _set_off_indented(document, blocks), comments)


def _split_quoted(text: str, start: int, end: int) -> Iterator[Block]:
    """Split a paragraph where a line that begins with ``>`` follows one that does not."""
    # All lines before it are bare, and all after it belong to it.
    line = re.compile(_QUOTED, re.MULTILINE).search(text, start, end)
    at = line.start() if line else end
    if start < at:
        yield from _split_record(text, Block(start, at))
    if at < end:
        yield Block(at, end, is_set_off=True)


def _split_record(text: str, block: Block) -> Iterator[Block]:
    """Split a paragraph into its lines if each of them has a label: speaker: Nenette Motus."""
    if not _RECORD.fullmatch(text, block.start, block.end):
        return iter((block,))
    lines = re.compile("(?m)^(?=.)").finditer(text, block.start + 1, block.end)
    return split_blocks([block], array("I", (line.start() for line in lines)))


def _set_off_indented(document: str, blocks: Blocks) -> Blocks:
    """Set off the paragraphs that are indented more than another; none if all are alike."""
    indents = array("I", (_measure_indent(document[start:end]) for start, end, *_ in blocks))
    if not indents or max(indents) < (least := min(indents) + _LEAST_INDENT):
        return blocks
    is_item = re.compile(_ITEM).match
    pairs = zip(blocks, indents, strict=True)
    return Blocks(
        each._replace(is_set_off=True)
        if indent >= least and not is_item(document, each.start)
        else each
        for each, indent in pairs
    )


def _measure_indent(paragraph: str) -> int:
    """Return the columns before the line that has the least of them."""
    lines = (line.expandtabs(_TAB) for line in paragraph.splitlines() if line.strip())
    return min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)


def hide_comments(text: str) -> tuple[str, Comments]:
    """Return a text in which nobody reads the HTML comments, and these."""
    # Up to the last end, so that the end of each comment is found.
    closed = text[: text.rfind(_END) + len(_END)]
    found = re.finditer(_COMMENT, closed, re.DOTALL)
    comments = Comments(Comment(*match.span(), match[1]) for match in found)
    return apply_masks(guard(text), (Mask(each.start, each.end) for each in comments)), comments
