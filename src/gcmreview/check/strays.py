"""Words of a quotation that happen to stand elsewhere in the passage it is compared with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from gcmreview.check.bank import Passage
from gcmreview.check.patterns import Pattern, place_with_breaks
from gcmreview.check.screening import SHORTEST_PIECE

if TYPE_CHECKING:
    from difflib import Match as Block

# Words by which a run may be further off, for each of its own, and still belong to the passage.
_FARTHEST_STRAY = 2
# What ends a sentence.
_ENDS = frozenset(".?!")


def drop_strays(blocks: Sequence["Block"], passage: Passage, pattern: Pattern) -> list["Block"]:
    """Leave out a word or two at the ends that merely stand somewhere else in the passage too.

    Such a block is short. It stands in another sentence of the passage, and not of the quotation;
    or it is further from the others in the passage than in the quotation, of whose words some are
    in no block.
    """
    is_whole = sum(block.size for block in blocks) == len(pattern.words)

    def is_stray(size: int, one: "Block", other: "Block") -> bool:
        if size >= SHORTEST_PIECE:
            return False
        strayed = (other.a - one.a) - (other.b - one.b)
        parts = _parts(one, other, passage, pattern)
        if parts != "neither":
            return parts == "passage" or strayed > 0
        return not is_whole and strayed > _FARTHEST_STRAY * size

    middle = max(range(len(blocks)), key=lambda number: blocks[number].size)
    kept = [blocks[middle]]
    for block in reversed(blocks[:middle]):
        if not is_stray(block.size, block, kept[0]):
            kept.insert(0, block)
    for block in blocks[middle + 1 :]:
        if not is_stray(block.size, kept[-1], block):
            kept.append(block)
    return kept


def _parts(
    one: "Block", other: "Block", passage: Passage, pattern: Pattern
) -> Literal["neither", "passage", "both"]:
    """Tell whether a sentence ends between two blocks in a passage, and in the draft too."""
    between = range(one.a + one.size - 1, other.a)
    if not any(ends_between(passage, word) for word in between):
        return "neither"
    places = place_with_breaks(pattern)
    first, last = places[one.b + one.size - 1], places[other.b]
    own = pattern.tokens[pattern.at[first] + 1 : pattern.at[last]]
    ends = any(token.key in _ENDS or token.kind == "gap" for token in own)
    return "both" if ends else "passage"


def ends_between(passage: Passage, word: int) -> bool:
    """Tell whether a sentence ends between a word of a passage and the next one."""
    return any(key in _ENDS for key in passage.keys[passage.at[word] + 1 : passage.at[word + 1]])
