"""What is named around a quotation: its speaker, or its source."""

from typing import NamedTuple

from gcmreview.check.attribution.mentions import list_named
from gcmreview.check.attribution.people import People
from gcmreview.check.document import Block, Document, read_text
from gcmreview.check.quotations import Quotation
from gcmreview.text.words import split_words

# Characters of a draft, and blocks, that are near a quotation.
_CONTEXT = 500
_NEAR = 2
# Blocks above one in which a pronoun stands for who is quoted.
_FAR = 10


class NamedNearby(NamedTuple):
    """Whom a block names, or whose organization, and whether it names the release."""

    speakers: frozenset[str]
    source: bool


class NearbyNames:
    """What is named in each block of a draft, read once and when first asked for."""

    def __init__(self, draft: str, document: Document, people: People) -> None:
        self._draft = draft
        self._document = document
        self._people = people
        self._read: dict[tuple[int, int], NamedNearby] = {}

    def names(self, quotation: Quotation, owners: frozenset[str], *, is_far: bool = False) -> bool:
        """Tell whether the speaker of a quotation, or its source, is named near it.

        That is in its blocks, and in a few above or below; or in more above, ``is_far``.
        """
        first = max(0, quotation.block - (_FAR if is_far else _NEAR))
        blocks = self._document.blocks[first : quotation.last + _NEAR + 1]
        spans = [
            _clip(block, quotation) if block.end - block.start > 2 * _CONTEXT else block[:2]
            for block in blocks
        ]
        return any(near.source or near.speakers & owners for near in map(self._look, spans))

    def _look(self, span: tuple[int, int]) -> NamedNearby:
        near = self._read.get(span)
        if near is None:
            text = read_text(self._document.text, *span)
            words = split_words(text)
            speakers = [each.speakers for each in list_named(words, self._people)]
            named = frozenset().union(*speakers, self._people.find_organizations(words))
            markup = self._draft[slice(*span)]
            near = NamedNearby(named, self._people.names_source(text, words, markup))
            self._read[span] = near
        return near


def _clip(block: Block, quotation: Quotation) -> tuple[int, int]:
    """Return the part of a long block that is near a quotation."""
    start = min(max(block.start, quotation.opened - _CONTEXT), block.end)
    return start, max(start, min(block.end, quotation.closed + _CONTEXT))
