"""The prose of a draft: what a reader reads of it, each character at its own place in the draft.

A format's reader gives back the draft's text at the same length. A character that nobody reads
(a tag, a comment, code, an address) is ``REMOVED``; where several stand for one, as in
``&ldquo;``, the first is that one and the others are ``CONTINUED``. So every offset in the prose
is an offset in the draft, and nothing has to be mapped back.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gcmreview.text.characters import CONTINUED, INVISIBLE, REMOVED

_SOFT_BREAK = rf"(?<=\w)\u00ad(?:[ \t{REMOVED}{CONTINUED}]*+\r?\n[ \t{REMOVED}{CONTINUED}]*+)(?=\w)"
# What ends a line of a word processor's document that is set off as a block quotation.
SET_OFF = "\x1d"
# What ends a line of it that the next one shares a row of a table with.
SAME_ROW = "\x1e"


class Mask(NamedTuple):
    """What characters ``start`` to ``end`` of a draft are read as; the rest of them is removed."""

    start: int
    end: int
    text: str = ""


class Block(NamedTuple):
    """A paragraph, heading, list item or cell: prose from ``start`` to ``end``.

    One that is ``set_off`` is a block quotation, or stands in one. Cells of a table have the same
    ``row`` where they stand in one.
    """

    start: int
    end: int
    is_set_off: bool = False
    is_heading: bool = False
    row: int | None = None


class Comment(NamedTuple):
    """A comment of the draft: what stands between its marks, and where it stands."""

    start: int
    end: int
    text: str


class Document(NamedTuple):
    """A draft as read: its characters at their places, its blocks in order, and its comments."""

    text: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]


def apply_masks(text: str, masks: Iterable[Mask]) -> str:
    """Return ``text`` with every mask in place, at the same length. The masks are in order."""
    pieces: list[str] = []
    at = 0
    for start, end, read in masks:
        if start < at:
            continue
        fill = CONTINUED if read and not read.isspace() else REMOVED
        pieces += (text[at:start], read, fill * (end - start - len(read)))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def guard(text: str) -> str:
    """Return a draft's text without the characters that the prose has for what nobody reads."""
    # A visible stand-in: a character of the draft must never vanish from a comparison.
    return text.replace(REMOVED, "\ufffd").replace(CONTINUED, "\ufffd")


def strip(document: str, start: int, end: int) -> tuple[int, int]:
    """Return where the text between two places begins and ends, without white space around it."""
    while start < end and (document[start].isspace() or document[start] in INVISIBLE):
        start += 1
    while end > start and (document[end - 1].isspace() or document[end - 1] in INVISIBLE):
        end -= 1
    # The characters that stand for the last one belong to it.
    while end < len(document) and document[end] == CONTINUED:
        end += 1
    return start, end


def read_text(document: str, start: int, end: int) -> str:
    """Return what a reader reads between two places."""
    text = document[start:end]
    return text.replace(REMOVED, "").replace(CONTINUED, "")


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to read in a text."""
    return not read_text(text, 0, len(text)).strip()


def close_words(document: Document) -> Document:
    """Close the words that a soft hyphen parts at a line's end."""
    closed = re.sub(_SOFT_BREAK, lambda match: REMOVED * len(match[0]), document.text)
    return document._replace(text=closed)
