"""What stands around a quotation: the clause after it, and what leads to it in words or above."""

import re
from typing import NamedTuple

from gcmreview.check.attribution.lexicon import JOINING
from gcmreview.check.attribution.mentions import is_naming
from gcmreview.check.attribution.people import People
from gcmreview.check.document import Block, Document, is_blank, read_text
from gcmreview.check.quotations import Quotation
from gcmreview.text.sentences import cut_sentence, split_sentences
from gcmreview.text.words import Word, split_words

# Characters of a draft that are near a quotation.
_CONTEXT = 500
_DASHES = ("—", "–", "―", "-")
# What a clause of its own begins with, after a quotation or its full stop.
# A footnote's indicator after the closing mark.
_NOTE = r"^([\s.,;:\"'”’»)]*)(?:[¹²³\u2070-\u2079*†‡§]+|\[\d{1,3}\])(?=[\s.,;:\"'”’»)])"
_ENDING = frozenset(".;:?!")
_CLOSING = frozenset(".;:?!,\"'”’»)")


class Surroundings(NamedTuple):
    """A quotation where it stands, with those who may have said it.

    ``neighbours`` are where the quotation before it ends and the next one begins.
    """

    document: Document
    quotation: Quotation
    people: People
    neighbours: tuple[int, int]


class Clause(NamedTuple):
    """The words after a closing mark, up to the sentence's end, and what is to be told of them.

    It ``leads_on`` where the next quotation follows it in the same sentence; its quotation
    ``ends`` where a full stop ends its sentence, and is ``open`` where a comma within its marks
    asks for whose it is.
    """

    words: list[Word]
    is_credit: bool
    leads_on: bool
    ends: bool
    is_open: bool


def read_clause(around: Surroundings) -> Clause:
    """Read what stands after a quotation, up to the end of its sentence or the next quotation."""
    quotation, limit = around.quotation, around.neighbours[1]
    after = re.sub(_NOTE, r"\1", _read_after(around))
    every = split_words(after)
    last = around.document.text[max(0, quotation.end - 1) : quotation.end]
    ends = last in (".", "?", "!") or bool(every and every[0].text in _ENDING)
    while every and every[0].text in _CLOSING:
        every.pop(0)
    words = cut_sentence(every)
    reaches_on = len(words) == len(every) and (
        quotation.closed + len(after) >= limit or after.rstrip().endswith((":", ","))
    )
    # A conjunction begins a clause of its own, as a full stop does.
    ends = ends or bool(words and words[0].folded in JOINING)
    is_credit = after.lstrip().startswith((*_DASHES, "("))
    return Clause(words, is_credit, ends and reaches_on, ends, last == ",")


def _read_after(around: Surroundings) -> str:
    document, quotation, limit = around.document, around.quotation, around.neighbours[1]
    block = document.blocks[quotation.last]
    end = min(block.end, quotation.closed + _CONTEXT, max(limit, quotation.closed))
    text = read_text(document.text, quotation.closed, end)
    if text.strip(" \t\r\n.,;:\"'”’»)"):
        return text
    return _read_below(around)


def _read_below(around: Surroundings) -> str:
    """Read the block below a quotation, where it is the credit: after a dash, or a name alone."""
    document, quotation = around.document, around.quotation
    block = document.blocks[quotation.last]
    for following in document.blocks[quotation.last + 1 : quotation.last + 2]:
        end = min(following.end, following.start + _CONTEXT)
        below = read_text(document.text, following.start, end).lstrip()
        if below.startswith(_DASHES) and around.neighbours[1] >= following.end:
            return below
        is_set_off = block.is_set_off and following.is_set_off
        name_below = _read_name(around, following)
        if name_below and (is_set_off or (_stands_alone(around) and not _read_above(around))):
            return f"{_DASHES[0]} {name_below}"
    return ""


def _stands_alone(around: Surroundings) -> bool:
    """Tell whether nothing stands before a quotation in its block."""
    block = around.document.blocks[around.quotation.block]
    return is_blank(around.document.text[block.start : around.quotation.opened])


def _read_above(around: Surroundings) -> str:
    """Read the block above a quotation, where it is a name."""
    block = around.quotation.block
    return _read_name(around, around.document.blocks[block - 1]) if block else ""


def _read_name(around: Surroundings, block: Block) -> str:
    """Read a block that is a name: a heading above a quotation, a line or a cell beside it."""
    is_below = block.start > around.quotation.start
    if (block.is_heading and is_below) or block.row != _find_row(around):
        return ""
    text = read_text(around.document.text, block.start, min(block.end, block.start + _CONTEXT))
    is_sentence = text.rstrip().endswith((".", "?", "!"))
    return text.strip() if not is_sentence and is_naming(text, around.people) else ""


def _find_row(around: Surroundings) -> int | None:
    return around.document.blocks[around.quotation.block].row


def read_lead(around: Surroundings) -> list[Word]:
    """Read the sentence before a quotation, or a block above it that leads to it or is a name."""
    document, quotation, limit = around.document, around.quotation, around.neighbours[0]
    block = document.blocks[quotation.block]
    start = max(block.start, quotation.opened - _CONTEXT)
    text = read_text(document.text, max(start, min(limit, quotation.opened)), quotation.opened)
    if not text.strip():
        text = _read_above_lead(around)
    bare = text.rstrip().rstrip("".join(_DASHES)).rstrip()
    if bare != text.rstrip() and is_naming(bare, around.people):
        # Motus – “…”
        text = f"{bare}:"
    sentences = split_sentences(split_words(text))
    return sentences[-1] if sentences else []


def _read_above_lead(around: Surroundings) -> str:
    """Read the block above a quotation, if it leads to it: it ends in a colon, or is a name."""
    document, block = around.document, around.quotation.block
    name_above = _read_above(around)
    if name_above:
        # A name both above and below may be the credit of another quotation.
        below = document.blocks[around.quotation.last + 1 : around.quotation.last + 2]
        return "" if below and _read_name(around, below[0]) else f"{name_above}:"
    if not block:
        return ""
    above = document.blocks[block - 1]
    text = read_text(document.text, max(above.start, above.end - _CONTEXT), above.end).rstrip()
    return text if text.endswith(":") else ""
