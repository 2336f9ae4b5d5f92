"""The text around a quotation: the clause after it, and the words that lead into it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from gcmreview.attribution.nearby import NEAR
from gcmreview.documents.document import Block, Document, read_names
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import JOINING
from gcmreview.names.mentions import Sentence
from gcmreview.text.characters import INDICATORS, SUPERSCRIPTS
from gcmreview.text.sentences import SENTENCE_ENDS, cut_sentence, split_sentences
from gcmreview.text.words import Word, iter_words, split_words

# Marks that may follow a quotation and its closing mark.
_AFTER = ".,;:\"'”’»)"
# A footnote's indicator after the closing mark; in brackets, a number up to 999 (not a year).
_NOTE = rf"([\s{_AFTER}]*)(?:[{SUPERSCRIPTS}{INDICATORS}]+|\[\d{{1,3}}\])(?=[\s{_AFTER}])"
# Marks that end a clause.
_ENDING = frozenset(".;:?!")
_CLOSING = frozenset(f"{_AFTER}?!")
_DASHES = frozenset("–—-")

# Makes a sentence of words.
ReadSentence = Callable[[tuple[Word, ...]], Sentence]


class Surroundings(NamedTuple):
    """A quotation in its draft, and the function that makes each sentence around it, once.

    ``neighbours`` are the draft offsets where the quotation before it ends and the next one begins;
    without a next one, an offset after the draft's end.
    """

    document: Document
    quotation: Quotation
    neighbours: tuple[int, int]
    read: ReadSentence

    @property
    def block(self) -> Block:
        """The block in which the quotation begins."""
        return self.document.blocks[self.quotation.block]


def list_neighbours(text: str, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield the ``neighbours`` of the quotations of a draft."""
    # No quotation follows the last one, so no clause may reach this offset.
    opened = chain((each.opened for each in islice(quotations, 1, None)), [len(text) + 1])
    before = 0
    for each, following in zip(quotations, opened, strict=False):
        yield before, following
        before = each.closed


class Clause(NamedTuple):
    """The words after a closing mark up to the sentence's end, and how they belong to it.

    It ``leads_on`` if the next quotation follows it in the same sentence; its quotation ``ends``
    where a full stop ends its sentence, and is ``is_open`` if a comma within its marks announces
    its speaker.
    """

    sentence: Sentence
    leads_on: bool = False
    ends: bool = False
    is_open: bool = False


def read_clause(around: Surroundings) -> Clause:
    """Read the text after a quotation, up to the end of its sentence or the next quotation."""
    document, quotation, limit = around.document, around.quotation, around.neighbours[1]
    block = document.blocks[quotation.last]
    end = min(block.end, quotation.closed + NEAR, max(limit, quotation.closed))
    after = read_names(document.text, quotation.closed, end)
    if note := re.match(_NOTE, after):
        after = note[1] + after[note.end() :]
    every = iter_words(after)
    closing, words = _cut_clause(every)
    last = document.text[max(0, quotation.end - 1) : quotation.end]
    ends = _ends(last, closing, words)
    reaches_on = next(every, None) is None and (
        quotation.closed + len(after) >= limit or after.rstrip().endswith((":", ","))
    )
    return Clause(around.read(tuple(words)), ends and reaches_on, ends, last == ",")


def _ends(last: str, closing: Sequence[Word], words: Sequence[Word]) -> bool:
    """Return whether a sentence ends at a quotation with that last mark, and others after it.

    None does where a small letter follows: “We are here.” – by Motus. A conjunction begins a
    separate clause.
    """
    first = next((word.text for word in words if word.text not in _DASHES), "")
    is_end = any(word.text in _ENDING for word in closing[:1])
    is_end = is_end or (last in SENTENCE_ENDS and not first.islower())
    return is_end or any(word.folded in JOINING for word in words[:1])


def _cut_clause(words: Iterator[Word]) -> tuple[list[Word], list[Word]]:
    """Return the marks right after a quotation, and the words from there to a sentence's end."""
    closing: list[Word] = []
    for word in words:
        if word.text not in _CLOSING:
            return closing, cut_sentence(chain((word,), words))
        closing.append(word)
    return closing, []


def read_lead_in(around: Surroundings, *, goes_on: bool = False) -> Sentence:
    """Read the sentence that leads into a quotation, or the block above it that does.

    Where a quotation ``goes_on`` from the one above, as in “…,” she added, that is what follows it.
    """
    start = max(around.block.start, around.quotation.opened - NEAR, around.neighbours[0])
    opened = around.quotation.opened
    text = read_names(around.document.text, min(start, opened), opened).rstrip()
    if not text:
        text = _read_block_above(around, goes_on=goes_on)
    sentences = split_sentences(split_words(text))
    return around.read(tuple(sentences[-1]) if sentences else ())


def _read_block_above(around: Surroundings, *, goes_on: bool) -> str:
    """Read the block above a quotation, if it ends in a colon and so leads to it."""
    if not around.quotation.block:
        return ""
    above, last = around.document.blocks[around.quotation.block - 1], around.neighbours[0]
    is_next = goes_on and above.start < last <= above.end
    start = max(above.start, above.end - NEAR, last if is_next else 0)
    text = read_names(around.document.text, start, above.end).rstrip()
    return text if is_next or text.endswith(":") else ""
