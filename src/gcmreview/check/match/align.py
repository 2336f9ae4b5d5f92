"""Compare a quotation with a passage that it may be meant for, by words and then by tokens."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from gcmreview.check.match.limits import SHORT, SHORTEST_PIECE
from gcmreview.check.match.pattern import (
    BREAK,
    LOOSE,
    Pattern,
    is_open,
    place_with_breaks,
    with_breaks,
)
from gcmreview.check.source.equality import is_same_key, swap_initial
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, list_corrections
from gcmreview.check.source.tokens import MARK

if TYPE_CHECKING:
    from difflib import Match as Block

# Words that are left of a sentence where as many as differ are taken from it.
_MOST_LEFT = 2
# Words by which a word may have changed its place at an edge.
_FARTHEST_MOVED = 3
# Letters of a word that is not put in by chance, as "and" may be.
_LONG_WORD = 4
# The part of a passage that may be left out of it unmarked where a piece is short.
_MOST_LEFT_OUT = 0.5


class Difference(NamedTuple):
    """Words that differ: tokens of the draft, and those of the passage in their place."""

    draft: tuple[int, int]
    source: tuple[int, int]


class NearMatch(NamedTuple):
    """The passage that a quotation comes nearest to, and how the two differ.

    ``verdict`` is misquote, omission or splice; ``others`` are the further passages of a splice.
    ``is_reordered`` tells that its pieces stand in another order there.
    """

    passage: Passage
    start: int
    end: int
    verdict: str
    differences: tuple[Difference, ...]
    ratio: float
    others: tuple[Passage, ...] = ()
    is_reordered: bool = False
    is_clear: bool = True


# Words by which a run may be further off, for each of its own, and still belong to the passage.
_FARTHEST_STRAY = 2
# What ends a sentence.
_ENDS = frozenset(".?!")


def compare(index: PassageIndex, pattern: Pattern, number: int, limit: float) -> NearMatch | None:
    """Compare a quotation with one passage, word by word and then token by token.

    ``limit`` is the part of its words that may differ.
    """
    passage = index.passages[number]
    words = pattern.words
    shared = sum((Counter(words) & Counter(passage.words)).values())
    if len(words) - shared > limit * len(words):
        return None
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, passage.words, with_breaks(pattern), autojunk=False)
    every = [block for block in blocks.get_matching_blocks() if block.size]
    if not every:
        return None
    matched = drop_strays(every, passage, pattern)
    places = place_with_breaks(pattern)
    lead = places[matched[0].b]
    tail = len(words) - places[matched[-1].b + matched[-1].size - 1] - 1
    first, last = matched[0].a, matched[-1].a + matched[-1].size
    before, after = _count_before(passage, first), _count_after(passage, last)
    near = passage.words[first - min(lead, before) : last + min(tail, after)]
    cost, lost, size = _measure(near, pattern)
    left = _list_left(words, passage, matched)
    moved = _count_moved(passage.words[first - before : first][::-1], left)
    start = passage.at[first - max(_reach(lead, before), moved)]
    moved = _count_moved(passage.words[last : last + after], left)
    end = passage.at[last + max(_reach(tail, after), moved) - 1] + 1
    if start and passage.keys[start - 1] == MARK == pattern.tokens[0].key:
        start -= 1
    ratio = cost / max(len(words), size)
    differences = _differ(pattern, passage, start, end)
    is_omission = cost == lost > 0 and all(
        difference.draft[0] == difference.draft[1] for difference in differences
    )
    if ratio > limit and not (is_omission and _is_left_out(words, matched, ratio)):
        return None
    if not differences:
        return None
    verdict = "omission" if is_omission else "misquote"
    return NearMatch(passage, start, end, verdict, differences, ratio)


def _list_left(words: Sequence[str], passage: Passage, blocks: Sequence["Block"]) -> Counter[str]:
    """Return the words of a quotation that stand in no block."""
    matched = (word for each in blocks for word in passage.words[each.a : each.a + each.size])
    return Counter(words) - Counter(matched)


def _count_moved(following: Sequence[str], left: Counter[str]) -> int:
    """Count the words at an edge of the blocks of which the last is one that has changed its place.

    Where the Global Compact is made the Compact Global, Global alone is in a block.
    """
    near = following[:_FARTHEST_MOVED]
    is_moved = [word in left and len(word) >= _LONG_WORD for word in near]
    return max((at + 1 for at, moved in enumerate(is_moved) if moved), default=0)


def _count_before(passage: Passage, word: int) -> int:
    """Count the words of a passage's sentence before a word."""
    count = 0
    while count < word and not ends_between(passage, word - count - 1):
        count += 1
    return count


def _count_after(passage: Passage, word: int) -> int:
    """Count the words of a passage's sentence from a word on."""
    count = 0
    while word + count < len(passage.words) and not ends_between(passage, word + count - 1):
        count += 1
    return count


def _reach(differing: int, left: int) -> int:
    """Return how many words of a passage stand for those that differ at an edge of a quotation.

    As many, but never words of another sentence; and what would be left of the sentence by a word
    or two belongs to them: “Nobody can” stands for “No country can”.
    """
    if not differing:
        return 0
    return left if left <= differing + _MOST_LEFT else differing


def _is_left_out(words: Sequence[str], blocks: Sequence["Block"], ratio: float) -> bool:
    """Tell whether words that all stand in a passage are what is left of it, and no chance."""
    shortest = min(block.size for block in blocks)
    is_long = len(words) >= SHORT
    return shortest >= (SHORTEST_PIECE - is_long) or (is_long and ratio <= _MOST_LEFT_OUT)


def _measure(source: Sequence[str], pattern: Pattern) -> tuple[int, int, int]:
    """Count the words that differ, those among them that are only left out, and the source's.

    What a gap or a bracket stands for does not differ.
    """
    from difflib import SequenceMatcher

    cost = lost = marked = 0
    draft = with_breaks(pattern)
    for kind, first, last, at, end in SequenceMatcher(
        None, source, draft, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        own = sum(word != BREAK for word in draft[at:end])
        if BREAK in draft[at:end]:
            cost += own
            marked += last - first
            continue
        cost += max(last - first, own)
        lost += last - first if not own else 0
    return cost, lost, len(source) - marked


def _differ(pattern: Pattern, passage: Passage, start: int, end: int) -> tuple[Difference, ...]:
    """Return the tokens that differ between a quotation and its place in a passage."""
    from difflib import SequenceMatcher

    keys = [token.key for token in pattern.tokens]
    source = list(passage.keys[start:end])
    if keys and source and swap_initial(keys[0]) == source[0]:
        keys[0] = source[0]
    # The marks that end a quotation are judged by a rule of their own.
    count = len(keys) - len(pattern.final)
    opcodes = SequenceMatcher(None, source, keys[:count], autojunk=False).get_opcodes()
    differences: list[Difference] = []
    for kind, first, last, at, to in opcodes:
        if kind == "equal" or _is_marked(pattern, at, to):
            continue
        own = pattern.tokens[at:to]
        if len(own) == last - first and all(
            is_same_key(token, key, is_initial=False)
            for token, key in zip(own, source[first:last], strict=True)
        ):
            continue
        if tuple(token.key for token in own) in list_corrections(
            passage, start + first, start + last
        ):
            continue
        difference = Difference((at, to), (start + first, start + last))
        differences += _part_difference(pattern, difference)
    return tuple(differences)


def _part_difference(pattern: Pattern, difference: Difference) -> Iterator[Difference]:
    """Part a difference at the gaps and brackets in it, which are none."""
    (at, to), (first, last) = difference
    marked = [place for place in range(at, to) if is_open(pattern.tokens[place])]
    if not marked:
        yield difference
        return
    middle = min(first + marked[0] - at, last)
    if at < marked[0]:
        yield Difference((at, marked[0]), (first, middle))
    if marked[-1] + 1 < to:
        yield Difference((marked[-1] + 1, to), (max(middle, last - to + marked[-1] + 1), last))


def _is_marked(pattern: Pattern, at: int, to: int) -> bool:
    """Tell whether a difference is no more than a gap or a bracket."""
    tokens = pattern.tokens[at:to]
    return any(map(is_open, tokens)) and all(
        is_open(token) or token.key in LOOSE for token in tokens
    )


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
