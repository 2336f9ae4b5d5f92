"""Find the speaker or the source of a quotation in the text near it."""

from collections.abc import Iterator
from functools import lru_cache

from gcmreview.documents.document import Block, Document, read_text
from gcmreview.documents.quotations import Quotation
from gcmreview.names.mentions import read_sentence
from gcmreview.names.people import People

# Characters before and after a quotation that are near it: four or five lines, as long as the
# longest sentence that says who speaks.
NEAR = 500
# Characters of the longest name, with its offices, which may begin at the end of a part.
_LONGEST_NAME = 120
# What is kept of the last texts that were read, since quotations near one another share them.
_KEPT = 64
# Blocks above and below that are near: a heading or a name, and a line between it and the words.
_NEAR_BLOCKS = 2
# Blocks above in which the person of a pronoun is named: an article names its speaker once.
_FAR_BLOCKS = 10


class NearbyNames:
    """What the text near a quotation names, read when needed."""

    def __init__(self, draft: str, document: Document, people: People) -> None:
        self._draft = draft
        self._document = document
        self._people = people
        self._look = lru_cache(_KEPT)(self._read)

    def names(self, quotation: Quotation, owners: frozenset[str], *, is_far: bool = False) -> bool:
        """Return whether the speaker of a quotation, or its source, is named nearby.

        That is in its blocks, and in a few above or below; or in more above, ``is_far``.
        """
        first = max(0, quotation.block - (_FAR_BLOCKS if is_far else _NEAR_BLOCKS))
        blocks = self._document.blocks[first : quotation.last + _NEAR_BLOCKS + 1]
        spans = (span for block in blocks for span in _clip(block, quotation))
        return any(is_source or named & owners for named, is_source in map(self._look, spans))

    def _read(self, span: tuple[int, int]) -> tuple[frozenset[str], bool]:
        """Return the speakers a span names, also by organization, and whether it names a source."""
        text = read_text(self._document.text, *span)
        sentence = read_sentence(text, self._people)
        named = sentence.speakers | self._people.find_organizations(sentence.words)
        markup = self._draft[slice(*span)]
        return named, self._people.names_source(text, sentence.words, markup)


def _clip(block: Block, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Yield a block, or the parts of a long one that are near a quotation.

    Parts begin at multiples of NEAR, so that quotations share them.
    """
    if block.end - block.start <= 2 * NEAR:
        yield block.start, block.end
        return
    first = max(block.start, quotation.opened - NEAR) // NEAR * NEAR
    for start in range(first, min(block.end, quotation.closed + NEAR), NEAR):
        yield max(block.start, start), min(block.end, start + NEAR + _LONGEST_NAME)
