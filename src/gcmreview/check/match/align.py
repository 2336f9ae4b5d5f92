"""Compare a quotation with a passage that it may quote, by words and then by tokens."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import Match as Block
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple

from gcmreview.check.match.limits import SHORT, SHORTEST_PIECE, SIMILAR
from gcmreview.check.match.pattern import LOOSE, Pattern, is_open
from gcmreview.check.source.equality import are_same_tokens, is_same_key
from gcmreview.check.source.passages import (
    Passage,
    begins_sentence,
    ends_sentence,
    list_corrections,
)
from gcmreview.check.source.tokens import Span, is_gap
from gcmreview.text.sentences import SENTENCE_ENDS, is_abbreviation
from gcmreview.text.words import SMALL

# A rest of a sentence of at most so many words belongs to the differing words next to it.
_MOST_LEFT = 2
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

    ``verdict`` is misquote, omission, splice or, of words that are not near enough for these,
    similar; ``others`` are the further passages of a splice.
    ``start`` and ``end`` are tokens of the passage; ``ratio`` is the share of the words that
    differ: where nothing does, its pieces are in another order there. ``is_clear`` says that no
    other passage may be meant.
    """

    passage: Passage
    start: int
    end: int
    verdict: str
    differences: tuple[Difference, ...]
    ratio: float
    others: tuple[Passage, ...] = ()
    is_clear: bool = True

    @property
    def owners(self) -> frozenset[str]:
        """Who said the passages, of those that are quotes."""
        return frozenset(each.quote.speaker for each in (self.passage, *self.others) if each.quote)

    @property
    def begins(self) -> bool:
        """Whether it begins where a sentence of the passage does."""
        return begins_sentence(self.passage, self.start)

    @property
    def ends(self) -> bool:
        """Whether it ends where a sentence of the passage does."""
        return ends_sentence(self.passage, self.end)


def compare(passage: Passage, pattern: Pattern, limit: float) -> NearMatch | None:
    """Compare a quotation with a passage, word by word and then token by token.

    ``limit`` is the share of its words that may differ; if more do, they are similar at most.
    """
    widest = max(limit, SIMILAR)
    # This takes much less time than the blocks, and excludes most passages.
    if _is_far(passage.words, pattern.words, widest):
        return None
    blocks = _match_words(passage, pattern)
    ratio = _measure(blocks, pattern)
    may_omit = ratio <= limit or _is_left_out(len(pattern.words), blocks, ratio)
    if ratio > widest and not may_omit:
        return None
    start, end = _find_span(passage, pattern, blocks)
    differences = tuple(_differ(passage, pattern, blocks, start, end))
    is_omission = may_omit and _is_omission(passage, differences)
    if not differences or (ratio > widest and not is_omission):
        return None
    verdict = "omission" if is_omission else ("similar", "misquote")[ratio <= limit]
    return NearMatch(passage, start, end, verdict, differences, ratio)


def _is_far(words: tuple[str, ...], own: Sequence[str], limit: float) -> bool:
    """Return whether all or more than a share of some own words are not among others in order.

    Those that are make the longest common subsequence, by Hyyrö's algorithm (2004): in ``row`` each
    other word has a bit, and those that are found have 0.
    """
    places, most = list(filter(None, map(_map_places(words).get, own))), limit * len(own)
    if not places or len(own) - len(places) > most:
        return True
    row = every = (1 << len(words)) - 1
    for at in places:
        row = (row + (row & at)) | (row & ~at)
    return len(own) - (~row & every).bit_count() > most


@lru_cache
def _map_places(words: Iterable[str]) -> dict[str, int]:
    """Return the places of each word, as the bits of a number."""
    places: dict[str, int] = {}
    for number, word in enumerate(words):
        places[word] = places.get(word, 0) | 1 << number
    return places


def _match_words(passage: Passage, pattern: Pattern) -> Sequence[Block]:
    """Return the blocks of words that a quotation and a passage share, without stray ones."""
    blocks = _list_blocks(passage, pattern, 0, len(passage.words))
    kept = drop_strays(blocks, passage, pattern)
    if len(kept) == len(blocks):
        return kept
    # The words of a stray block may be beside the others too.
    return _list_blocks(passage, pattern, *_reach(passage, pattern, kept))


def _list_blocks(passage: Passage, pattern: Pattern, start: int, end: int) -> list[Block]:
    """Return the runs of words without a gap or bracket that are words ``start`` to ``end`` too."""
    matcher = SequenceMatcher(None, passage.words[start:end], pattern.words, autojunk=False)
    blocks: list[Block] = []
    for place, at, size in matcher.get_matching_blocks():
        cuts = sorted(cut for cut in pattern.breaks if at < cut < at + size)
        for first, last in pairwise((at, *cuts, at + size)):
            blocks.append(Block(start + place + first - at, first, last - first))
    # The last block is empty.
    return blocks[:-1]


def _find_span(passage: Passage, pattern: Pattern, blocks: Sequence[Block]) -> Span:
    """Return the tokens of a passage that a quotation is compared with."""
    first, last = _reach(passage, pattern, blocks)
    least = blocks[-1].a + blocks[-1].size + 1
    # “regional co-operation” is written for “regional cooperation”, not for “cooperation and”.
    while last > least and passage.words[last - 1] in SMALL and pattern.words[-1] not in SMALL:
        last -= 1
    start, end = passage.at[first], passage.at[last - 1] + 1
    # Marks at the ends belong to the quotation where the passage has the same.
    keys = [token.key for token in pattern.tokens[: pattern.end]]
    opening, closing = keys[: pattern.at[0]], keys[pattern.at[-1] + 1 :]
    if opening == list(passage.keys[max(0, start - len(opening)) : start]):
        start -= len(opening)
    if closing == list(passage.keys[end : end + len(closing)]):
        end += len(closing)
    return start, end


def _reach(passage: Passage, pattern: Pattern, blocks: Sequence[Block]) -> Span:
    """Return the words of a passage from the first that belongs to a quotation to the last.

    Those are the words of the blocks, and in their sentences about as many beside them as differ.
    """
    (first, lead, _), (at, to, size) = blocks[0], blocks[-1]
    last, rest = at + size, len(pattern.words) - to - size
    before = _extend(passage, range(first - 1, -1, -1), lead)
    return first - before, last + _extend(passage, range(last - 1, len(passage.words) - 1), rest)


def _extend(passage: Passage, places: Iterable[int], differing: int) -> int:
    """Return how many words beside the blocks belong to a quotation of which some differ there.

    As many, but none of another sentence, which may end after each of the words ``places``. If only
    a word or two of the sentence would be left, these belong to it as well: “Nobody can” is written
    for “No country can”.
    """
    near = islice(places, differing + _MOST_LEFT + 1)
    beside = sum(1 for _ in takewhile(lambda word: not ends_between(passage, word), near))
    is_rest = differing and beside <= differing + _MOST_LEFT
    return beside if is_rest else differing


def _is_omission(passage: Passage, differences: Iterable[Difference]) -> bool:
    """Return whether words are left out, and nothing else differs."""
    left_out = chain.from_iterable(passage.tokens[slice(*each.source)] for each in differences)
    is_added = any(at < to for (at, to), _ in differences)
    return not is_added and any(token.kind == "word" for token in left_out)


def _is_left_out(count: int, blocks: Iterable[Block], ratio: float) -> bool:
    """Return whether words that a passage all has are the rest of it, and not there by chance."""
    shortest = min(block.size for block in blocks)
    is_long = count >= SHORT
    return shortest >= SHORTEST_PIECE - is_long or (is_long and ratio <= _MOST_LEFT_OUT)


def _measure(blocks: Sequence[Block], pattern: Pattern) -> float:
    """Return the share of the words that differ, of the quotation's or the source's if more.

    At the ends the source has as many as the quotation. Words that a gap or bracket replaces do not
    differ, and are not counted.
    """
    head, tail = blocks[0], blocks[-1]
    rest = len(pattern.words) - tail.b - tail.size
    cost, size = head.b + rest, head.b + tail.a + tail.size - head.a + rest
    for one, other in pairwise(blocks):
        source, own = other.a - one.a - one.size, other.b - one.b - one.size
        if _list_breaks(pattern, one, other):
            cost += own
            size -= source
        else:
            cost += max(source, own)
    return cost / max(len(pattern.words), size)


def _differ(
    passage: Passage, pattern: Pattern, blocks: Iterable[Block], start: int, end: int
) -> Iterator[Difference]:
    """Yield the tokens that differ between a quotation and tokens ``start`` to ``end``.

    They are between the words of the blocks, but for those that are only the same in another case.
    """
    # A separate rule judges the marks that end a quotation.
    own = pattern.tokens[: pattern.end]
    words = ((passage.at[a + n], pattern.at[b + n]) for a, b, size in blocks for n in range(size))
    same = [
        (place, at)
        for place, at in words
        if is_same_key(own[at], passage.keys[place], is_initial=(place, at) == (start, 0))
    ]
    for (first, at), (last, to) in pairwise([(start - 1, -1), *same, (end, len(own))]):
        if (first + 1, at + 1) == (last, to):
            continue
        for each in _align(passage, pattern, (at + 1, to), (first + 1, last)):
            if not _is_permitted(passage, pattern, each):
                yield from _split(pattern, each)


def _align(passage: Passage, pattern: Pattern, draft: Span, source: Span) -> Iterable[Difference]:
    """Return what tokens of a quotation are written for which of a passage: equal ones, or not."""
    own, keys = [token.key for token in pattern.tokens[slice(*draft)]], passage.keys[slice(*source)]
    # Most differences have no token in common, and need no search.
    if frozenset(own).isdisjoint(keys):
        return [Difference(draft, source)]
    matcher = SequenceMatcher(None, keys, own, autojunk=False)
    return [
        Difference((draft[0] + at, draft[0] + to), (source[0] + first, source[0] + last))
        for _, first, last, at, to in matcher.get_opcodes()
    ]


def _is_permitted(passage: Passage, pattern: Pattern, difference: Difference) -> bool:
    """Return whether tokens may be written for those of a passage that they are not equal to."""
    own = pattern.tokens[slice(*difference.draft)]
    is_marked = any(map(is_open, own)) and all(is_open(each) or each.key in LOOSE for each in own)
    span = difference.source
    readings = (passage.keys[slice(*span)], *list_corrections(passage, *span))
    return is_marked or any(are_same_tokens(own, keys) for keys in readings)


def _split(pattern: Pattern, difference: Difference) -> Iterator[Difference]:
    """Split a difference at the gaps and brackets in it, which are permitted.

    What is between two of them, but for loose marks, is written for none of the source's words.
    """
    (at, to), (first, last) = difference
    marked = [place for place in range(at, to) if is_open(pattern.tokens[place])]
    if not marked:
        yield difference
        return
    middle = min(first + marked[0] - at, last)
    if at < marked[0]:
        yield Difference((at, marked[0]), (first, middle))
    for one, other in pairwise(marked):
        if not all(token.key in LOOSE for token in pattern.tokens[one + 1 : other]):
            yield Difference((one + 1, other), (middle, middle))
    if marked[-1] + 1 < to:
        yield Difference((marked[-1] + 1, to), (max(middle, last - to + marked[-1] + 1), last))


def _list_breaks(pattern: Pattern, one: Block, other: Block) -> list[int]:
    """Return the words at which a quotation has a gap or bracket between two blocks."""
    return [at for at in pattern.breaks if one.b + one.size <= at <= other.b]


def drop_strays(blocks: Sequence[Block], passage: Passage, pattern: Pattern) -> Sequence[Block]:
    """Leave out a word or two at the ends that another part of the passage merely has too.

    Such a block is short. It is in another sentence of the passage, but not of the quotation; or it
    is further from the others in the passage than in the quotation, some words of which are in no
    block. A gap or bracket counts as a word.
    """
    is_whole = sum(block.size for block in blocks) == len(pattern.words)

    def is_stray(size: int, one: Block, other: Block) -> bool:
        if size >= SHORTEST_PIECE:
            return False
        strayed = (other.a - one.a) - (other.b - one.b) - len(_list_breaks(pattern, one, other))
        if not any(ends_between(passage, at) for at in range(one.a + one.size - 1, other.a)):
            return not is_whole and strayed > _FARTHEST_STRAY * size
        own = pattern.tokens[pattern.at[one.b + one.size - 1] + 1 : pattern.at[other.b]]
        return strayed > 0 or not any(each.key in SENTENCE_ENDS or is_gap(each) for each in own)

    numbers = range(len(blocks))
    first = last = max(numbers, key=lambda number: blocks[number].size, default=0)
    for at in reversed(numbers[:first]):
        if not is_stray(blocks[at].size, blocks[at], blocks[first]):
            first = at
    for at in numbers[last + 1 :]:
        if not is_stray(blocks[at].size, blocks[last], blocks[at]):
            last = at
    return blocks[first : last + 1]


def ends_between(passage: Passage, word: int) -> bool:
    """Return whether a sentence ends between a word of a passage and the next one: not at "Mr."."""
    between = passage.keys[passage.at[word] + 1 : passage.at[word + 1]]
    is_short = between[:1] == (".",) and is_abbreviation(passage.words[word])
    return not is_short and any(key in SENTENCE_ENDS for key in between)
