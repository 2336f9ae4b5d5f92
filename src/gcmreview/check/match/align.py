"""Compare a quotation with a passage that it may quote, by words and then by tokens."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from gcmreview.check.match.limits import SHORT, SHORTEST_PIECE
from gcmreview.check.match.pattern import BREAK, LOOSE, Broken, Pattern, is_open, list_broken
from gcmreview.check.source.equality import are_same_tokens, differs_in_case
from gcmreview.check.source.passages import Passage, list_corrections
from gcmreview.check.source.tokens import is_gap
from gcmreview.text.sentences import SENTENCE_ENDS, is_abbreviation

if TYPE_CHECKING:
    from difflib import Match as Block

# A rest of a sentence of at most so many words belongs to the differing words next to it.
_MOST_LEFT = 2
# Words by which a word may have moved at an edge: “Compact Global” for “Global Compact”.
_FARTHEST_MOVED = 3
# Letters of a word that did not move there by chance, as "and" may have.
_LONG_WORD = 4
# The share of a passage that may be left out unmarked if a piece is short.
_MOST_LEFT_OUT = 0.5
# Words of distance in the passage that a run may have from the others, per word of the run.
_FARTHEST_STRAY = 2


class Difference(NamedTuple):
    """What differs: tokens of the draft, and the tokens of the passage in their place."""

    draft: tuple[int, int]
    source: tuple[int, int]


class NearMatch(NamedTuple):
    """The passage nearest to a quotation, and how the two differ.

    ``verdict`` is misquote, omission or splice; ``others`` are the further passages of a splice.
    ``start`` and ``end`` are tokens of the passage; ``ratio`` is the share of the words that
    differ. ``is_reordered`` says that its pieces are in another order there, and ``is_clear`` that
    no other passage may be meant.
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


def compare(passage: Passage, pattern: Pattern, limit: float) -> NearMatch | None:
    """Compare a quotation with a passage, word by word and then token by token.

    ``limit`` is the share of its words that may differ.
    """
    count = len(pattern.words)
    if count - (Counter(pattern.words) & Counter(passage.words)).total() > limit * count:
        return None
    broken = list_broken(pattern)
    blocks = _match_words(passage, pattern, broken)
    if not blocks:
        return None
    near, start, end = _find_span(passage, pattern, broken, blocks)
    differences = tuple(_differ(passage, pattern, start, end))
    if not differences:
        return None
    cost, lost, size = _measure(near, broken)
    ratio = cost / max(count, size)
    is_added = any(first < last for (first, last), _ in differences)
    is_omission = cost == lost > 0 and not is_added
    if ratio > limit and not (is_omission and _is_left_out(count, blocks, ratio)):
        return None
    return NearMatch(
        passage, start, end, "omission" if is_omission else "misquote", differences, ratio
    )


def _match_words(passage: Passage, pattern: Pattern, broken: Broken) -> list["Block"]:
    """Return the blocks of words that a quotation and a passage share, without stray ones."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, passage.words, broken.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    return drop_strays(blocks, passage, pattern, broken.places) if blocks else []


def _find_span(
    passage: Passage, pattern: Pattern, broken: Broken, blocks: Sequence["Block"]
) -> tuple[Sequence[str], int, int]:
    """Return the words of a passage that a quotation is compared with, and its tokens' bounds.

    Those are the words of the blocks, and in their sentences as many beside them as differ.
    """
    words, places = pattern.words, broken.places
    lead = places[blocks[0].b]
    tail = len(words) - 1 - places[blocks[-1].b + blocks[-1].size - 1]
    first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
    before = list(_list_beside(passage, range(first - 1, -1, -1)))
    after = list(_list_beside(passage, range(last, len(passage.words))))
    near = passage.words[first - min(lead, len(before)) : last + min(tail, len(after))]
    matched = (word for each in blocks for word in passage.words[each.a : each.a + each.size])
    unmatched = Counter(words) - Counter(matched)
    start = passage.at[first - _reach(lead, before, unmatched)]
    end = passage.at[last + _reach(tail, after, unmatched) - 1] + 1
    # Marks at the ends belong to the quotation where the passage has the same.
    keys = [token.key for token in pattern.tokens[: len(pattern.tokens) - len(pattern.final)]]
    opening, closing = keys[: pattern.at[0]], keys[pattern.at[-1] + 1 :]
    if opening == list(passage.keys[max(0, start - len(opening)) : start]):
        start -= len(opening)
    if closing == list(passage.keys[end : end + len(closing)]):
        end += len(closing)
    return near, start, end


def _list_beside(passage: Passage, places: range) -> Iterator[str]:
    """Yield a passage's words from the first of ``places`` on, up to the end of the sentence."""
    is_back = places.step < 0
    for word in takewhile(lambda word: not ends_between(passage, word - (not is_back)), places):
        yield passage.words[word]


def _reach(differing: int, beside: Sequence[str], unmatched: Counter[str]) -> int:
    """Return how many words of a passage beside the blocks belong to a quotation.

    As many as differ, but none of another sentence. If only a word or two of the sentence would be
    left, these belong to it as well: “Nobody can” is written for “No country can”. So are those up
    to a word that has moved: “Compact Global” shares one block with “Global Compact”, which is
    “Global”.
    """
    is_rest = len(beside) <= differing + _MOST_LEFT
    reach = (len(beside) if is_rest else differing) if differing else 0
    moved = (
        at
        for at, word in enumerate(beside[:_FARTHEST_MOVED], 1)
        if word in unmatched and len(word) >= _LONG_WORD
    )
    return max([reach, *moved])


def _is_left_out(count: int, blocks: Iterable["Block"], ratio: float) -> bool:
    """Return whether words that a passage all has are the rest of it, and not there by chance."""
    shortest = min(block.size for block in blocks)
    is_long = count >= SHORT
    return shortest >= SHORTEST_PIECE - is_long or (is_long and ratio <= _MOST_LEFT_OUT)


def _measure(source: Sequence[str], broken: Broken) -> tuple[int, int, int]:
    """Count the words that differ, those among them that are only left out, and the source's.

    Words that a gap or bracket replaces do not differ, and are not counted.
    """
    from difflib import SequenceMatcher

    cost = lost = marked = 0
    matcher = SequenceMatcher(None, source, broken.words, autojunk=False)
    for kind, first, last, at, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        own = broken.words[at:end]
        if BREAK in own:
            cost += len(own) - own.count(BREAK)
            marked += last - first
            continue
        cost += max(last - first, len(own))
        lost += 0 if own else last - first
    return cost, lost, len(source) - marked


def _differ(passage: Passage, pattern: Pattern, start: int, end: int) -> Iterator[Difference]:
    """Yield the tokens that differ between a quotation and tokens ``start`` to ``end``."""
    from difflib import SequenceMatcher

    # A separate rule judges the marks that end a quotation.
    keys = [token.key for token in pattern.tokens[: len(pattern.tokens) - len(pattern.final)]]
    source = passage.keys[start:end]
    if keys and source and differs_in_case(keys[0], source[0]):
        keys[0] = source[0]
    matcher = SequenceMatcher(None, source, keys, autojunk=False)
    for kind, first, last, at, to in matcher.get_opcodes():
        difference = Difference((at, to), (start + first, start + last))
        if kind != "equal" and not _is_permitted(passage, pattern, difference):
            yield from _split(pattern, difference)


def _is_permitted(passage: Passage, pattern: Pattern, difference: Difference) -> bool:
    """Return whether tokens may be written for those of a passage that they are not equal to."""
    own = pattern.tokens[slice(*difference.draft)]
    is_marked = any(map(is_open, own)) and all(is_open(each) or each.key in LOOSE for each in own)
    return (
        is_marked
        or are_same_tokens(own, passage.keys[slice(*difference.source)])
        or any(are_same_tokens(own, keys) for keys in list_corrections(passage, *difference.source))
    )


def _split(pattern: Pattern, difference: Difference) -> Iterator[Difference]:
    """Split a difference at the gaps and brackets in it, which are permitted."""
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


def drop_strays(
    blocks: Sequence["Block"], passage: Passage, pattern: Pattern, places: Sequence[int]
) -> list["Block"]:
    """Leave out a word or two at the ends that another part of the passage merely has too.

    Such a block is short. It is in another sentence of the passage, but not of the quotation; or it
    is further from the others in the passage than in the quotation, some words of which are in no
    block. ``places`` are the numbers of the words that the blocks count.
    """
    is_whole = sum(block.size for block in blocks) == len(pattern.words)

    def is_stray(size: int, one: "Block", other: "Block") -> bool:
        if size >= SHORTEST_PIECE:
            return False
        strayed = (other.a - one.a) - (other.b - one.b)
        ended = _find_ends(one, other, passage, pattern, places)
        if ended != "neither":
            return ended == "passage" or strayed > 0
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


def _find_ends(
    one: "Block", other: "Block", passage: Passage, pattern: Pattern, places: Sequence[int]
) -> Literal["neither", "passage", "both"]:
    """Return whether a sentence ends between two blocks in a passage, and in the draft as well."""
    if not any(ends_between(passage, word) for word in range(one.a + one.size - 1, other.a)):
        return "neither"
    first, last = places[one.b + one.size - 1], places[other.b]
    own = pattern.tokens[pattern.at[first] + 1 : pattern.at[last]]
    return (
        "both" if any(token.key in SENTENCE_ENDS or is_gap(token) for token in own) else "passage"
    )


def ends_between(passage: Passage, word: int) -> bool:
    """Return whether a sentence ends between a word of a passage and the next one: not at "Mr."."""
    between = passage.keys[passage.at[word] + 1 : passage.at[word + 1]]
    is_short = between[:1] == (".",) and is_abbreviation(passage.words[word])
    return not is_short and any(key in SENTENCE_ENDS for key in between)
