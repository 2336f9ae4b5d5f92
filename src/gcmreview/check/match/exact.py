"""Find the passages that a quotation matches, by equality of tokens alone."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.match.prefilter import may_be_known
from gcmreview.check.source.equality import are_same_tokens, is_same_key, swap_initial
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, Substitute
from gcmreview.check.source.tokens import Token, is_gap

# Tokens of a passage that a bracket may replace: about two long sentences.
_MOST_REPLACED = 60


class Skipped(NamedTuple):
    """A gap or bracket, and tokens ``start`` to ``end`` of the passage, which it is written for.

    ``is_inside`` says whether the quotation has words on both sides of it.
    """

    token: Token
    start: int
    end: int
    is_inside: bool


class Match(NamedTuple):
    """The tokens of a passage that a quotation matches, but for those ``skipped``."""

    passage: Passage
    start: int
    end: int
    skipped: tuple[Skipped, ...]
    substitutes: tuple[Substitute, ...]


def find_matches(index: PassageIndex, pattern: Pattern) -> list[Match]:
    """Return where a quotation matches, each passage once, in the order of the passages."""
    if not may_be_known(index, pattern):
        return []
    found: dict[int, Match] = {}
    for number, start in _list_candidates(index, pattern):
        match = None if number in found else _match(pattern, index.passages[number], start)
        if match:
            found[number] = match
    # The index does not have the words of listed corrections.
    for number in () if found else index.corrected:
        match = _match(pattern, index.passages[number], None)
        if match:
            found[number] = match
    return [found[number] for number in sorted(found)]


def _list_candidates(index: PassageIndex, pattern: Pattern) -> Iterator[tuple[int, int | None]]:
    """Yield passages that may have the words, with the token to start at where that is known."""
    first, last = _find_anchor(pattern)
    lead = pattern.at[first]
    is_plain = len(pattern.chunks) == 1 and not pattern.guesses
    for spot in index.find_starts(pattern.words[first:last]):
        if not is_plain:
            yield spot.passage, None
            continue
        start = index.passages[spot.passage].at[spot.word] - lead
        if start >= 0:
            yield spot.passage, start


def _find_anchor(pattern: Pattern) -> tuple[int, int]:
    """Return the longest run of words without a gap or bracket in it."""
    guesses = {place for guess in pattern.guesses for place in (guess, guess + 1)}
    bounds = sorted({0, len(pattern.words), *pattern.breaks, *guesses})
    runs = [run for run in pairwise(bounds) if run[0] not in pattern.guesses]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, len(pattern.words)))


def _match(pattern: Pattern, passage: Passage, start: int | None) -> Match | None:
    """Match the chunks one after the other, each as near after the one before as possible."""
    chunks = _trim(pattern)
    first = next((number for number, chunk in enumerate(chunks) if chunk), None)
    if first is None:
        return None
    for at in _list_starts(chunks[first][0], passage) if start is None else (start,):
        placed = _place(chunks, first, passage, at, pattern)
        if placed:
            return placed
    return None


def _list_starts(token: Token, passage: Passage) -> Iterable[int]:
    """Return the tokens of a passage that a chunk which starts with ``token`` may start at."""
    if token.kind != "word":
        return range(len(passage.keys))
    either = (token.key, swap_initial(token.key))
    starts = [at for at, key in enumerate(passage.keys) if key in either]
    return [*starts, *passage.substitutes] if passage.substitutes else starts


def _trim(pattern: Pattern) -> list[tuple[Token, ...]]:
    """Return the chunks without the marks next to a gap, which may be left out there."""
    after = [False, *map(is_gap, pattern.between)]
    before = [*after[1:], False]
    return [
        _strip(chunk, lead=lead, tail=tail)
        for chunk, lead, tail in zip(pattern.chunks, after, before, strict=True)
    ]


def _strip(chunk: tuple[Token, ...], *, lead: bool, tail: bool) -> tuple[Token, ...]:
    start, end = 0, len(chunk)
    while lead and start < end and chunk[start].key in LOOSE:
        start += 1
    while tail and start < end and chunk[end - 1].key in LOOSE:
        end -= 1
    return chunk[start:end]


def _place(
    chunks: Sequence[tuple[Token, ...]], first: int, passage: Passage, at: int, pattern: Pattern
) -> Match | None:
    used: list[Substitute] = []
    end = _match_chunk(chunks[first], passage, at, used, is_first=True)
    if end is None:
        return None
    skipped = [Skipped(token, 0, at, is_inside=False) for token in pattern.between[:first]]
    for number in range(first + 1, len(chunks)):
        token = pattern.between[number - 1]
        if not chunks[number]:
            is_last = not any(chunks[number:])
            skipped.append(Skipped(token, end, len(passage.keys) if is_last else end, not is_last))
            continue
        is_free = _may_skip(chunks, pattern, number)
        farthest = len(passage.keys) if is_free else end + _MOST_REPLACED
        for begin in range(end, min(farthest, len(passage.keys) - 1) + 1):
            after = _match_chunk(chunks[number], passage, begin, used, is_first=False)
            if after is not None:
                skipped.append(Skipped(token, end, begin, is_inside=True))
                end = after
                break
        else:
            return None
    return Match(passage, at, end, tuple(skipped), tuple(used))


def _may_skip(chunks: Sequence[tuple[Token, ...]], pattern: Pattern, number: int) -> bool:
    """Tell whether there is a gap before a chunk, or before the empty chunks before it."""
    while number:
        number -= 1
        if is_gap(pattern.between[number]):
            return True
        if chunks[number]:
            return False
    return False


def _match_chunk(
    chunk: Sequence[Token], passage: Passage, at: int, used: list[Substitute], *, is_first: bool
) -> int | None:
    """Return the token after those from ``at`` on that a chunk matches; None where it does not.

    The listed corrections that it needs are added to ``used``.
    """
    keys = passage.keys
    place, before = 0, len(used)
    while place < len(chunk):
        token = chunk[place]
        if at < len(keys) and (
            token.key == keys[at]
            or is_same_key(token, keys[at], is_initial=is_first and place == 0)
        ):
            place, at = place + 1, at + 1
            continue
        substitute = _find_substitute(chunk, place, passage, at)
        if substitute is None:
            del used[before:]
            return None
        used.append(substitute)
        place, at = place + len(substitute.keys), substitute.end
    return at


def _find_substitute(
    chunk: Sequence[Token], place: int, passage: Passage, at: int
) -> Substitute | None:
    """Return the listed correction of a passage's token ``at`` that a chunk has at ``place``."""
    for substitute in passage.substitutes.get(at, ()):
        keys = substitute.keys
        # One that only removes words has no use before the first word of a chunk.
        if (keys or place) and are_same_tokens(chunk[place : place + len(keys)], keys):
            return substitute
    return None
