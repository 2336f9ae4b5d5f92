"""Find the speaker or the source of a quotation in the text near it."""

from typing import NamedTuple

from gcmreview.check.names.mentions import read_sentence
from gcmreview.check.names.people import People
from gcmreview.documents.document import Block, Document, read_text
from gcmreview.documents.quotations import Quotation

# Characters before and after a quotation that are near it: four or five lines, as long as the
# longest sentence that says who speaks.
NEAR = 500
# Blocks above and below that are near: a heading or a name, and a line between it and the words.
_NEAR_BLOCKS = 2
# Blocks above in which the person of a pronoun is named: an article names its speaker once.
_FAR_BLOCKS = 10


class NamedNearby(NamedTuple):
    """The speakers a block names, also by their organization, and whether it names the release."""

    speakers: frozenset[str]
    source: bool


class NearbyNames:
    """What each block of a draft names, read once and only when needed."""

    def __init__(self, draft: str, document: Document, people: People) -> None:
        self._draft = draft
        self._document = document
        self._people = people
        self._read: dict[tuple[int, int], NamedNearby] = {}

    def names(self, quotation: Quotation, owners: frozenset[str], *, is_far: bool = False) -> bool:
        """Return whether the speaker of a quotation, or its source, is named nearby.

        That is in its blocks, and in a few above or below; or in more above, ``is_far``.
        """
        first = max(0, quotation.block - (_FAR_BLOCKS if is_far else _NEAR_BLOCKS))
        blocks = self._document.blocks[first : quotation.last + _NEAR_BLOCKS + 1]
        spans = (_clip(block, quotation) for block in blocks)
        return any(near.source or near.speakers & owners for near in map(self._look, spans))

    def _look(self, span: tuple[int, int]) -> NamedNearby:
        near = self._read.get(span)
        if near is None:
            text = read_text(self._document.text, *span)
            sentence = read_sentence(text, self._people)
            named = sentence.speakers | self._people.find_organizations(sentence.words)
            markup = self._draft[slice(*span)]
            near = NamedNearby(named, self._people.names_source(text, sentence.words, markup))
            self._read[span] = near
        return near


def _clip(block: Block, quotation: Quotation) -> tuple[int, int]:
    """Return a block, or the part of a long one that is near a quotation."""
    if block.end - block.start <= 2 * NEAR:
        return block.start, block.end
    start = min(max(block.start, quotation.opened - NEAR), block.end)
    return start, max(start, min(block.end, quotation.closed + NEAR))
