"""Find where a quotation stands in the bank.

A match is reached through equality of tokens alone, with no more between draft and source than the
rules permit.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.match.prefilter import may_be_known
from gcmreview.check.source.equality import are_same, is_same_key, swap_initial
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, Substitute
from gcmreview.check.source.tokens import Token

# How many passages are tried for a match, and how many tokens a bracket may replace.
_MOST_TRIED = 50
_FARTHEST = 60


class Skipped(NamedTuple):
    """What a gap or bracket stands for: tokens ``start`` to ``end`` of the passage.

    ``is_inside`` tells whether the quotation has words on both sides of it.
    """

    token: Token
    start: int
    end: int
    is_inside: bool


class Match(NamedTuple):
    """Where a quotation stands in a passage: its tokens, and what stands between them."""

    passage: Passage
    start: int
    end: int
    skipped: tuple[Skipped, ...]
    substitutes: tuple[Substitute, ...]


def find_matches(index: PassageIndex, pattern: Pattern) -> list[Match]:
    """Return where a quotation's words stand in the bank, each passage once, in its order."""
    if not may_be_known(index, pattern):
        return []
    found: dict[int, Match] = {}
    for number, start in _list_candidates(index, pattern):
        match = None if number in found else _match(pattern, index.passages[number], start)
        if match:
            found[number] = match
    # A listed correction may stand where the words were looked for.
    for number in () if found else index.corrected:
        match = _match(pattern, index.passages[number], None)
        if match:
            found[number] = match
    return [found[number] for number in sorted(found)]


def _list_candidates(index: PassageIndex, pattern: Pattern) -> Iterator[tuple[int, int | None]]:
    """Yield passages that may hold the words, with the token to begin at where that is known."""
    first, last = _find_anchor(pattern)
    lead = pattern.at[first]
    is_plain = len(pattern.chunks) == 1 and not pattern.guesses
    seen: set[int] = set()
    for spot in index.find_starts(pattern.words[first:last]):
        passage = index.passages[spot.passage]
        if is_plain and spot.word < len(passage.at):
            start = passage.at[spot.word] - lead
            if start >= 0:
                yield spot.passage, start
        elif spot.passage not in seen and len(seen) < _MOST_TRIED:
            yield spot.passage, None
        seen.add(spot.passage)


def _find_anchor(pattern: Pattern) -> tuple[int, int]:
    """Return the longest run of words that no gap or bracket breaks."""
    guesses = {place for guess in pattern.guesses for place in (guess, guess + 1)}
    bounds = sorted({0, len(pattern.words), *pattern.breaks, *guesses})
    runs = [run for run in pairwise(bounds) if run[0] not in pattern.guesses]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, len(pattern.words)))


def _match(pattern: Pattern, passage: Passage, start: int | None) -> Match | None:
    """Place the chunks one after the other, each as near after the one before as it can be."""
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
    """Return the tokens of a passage that a chunk which begins with ``token`` may begin at."""
    if token.kind != "word":
        return range(len(passage.keys))
    either = (token.key, swap_initial(token.key))
    starts = [at for at, key in enumerate(passage.keys) if key in either]
    return [*starts, *passage.substitutes] if passage.substitutes else starts


def _trim(pattern: Pattern) -> list[tuple[Token, ...]]:
    """Leave out the marks that stand at a gap, where they may go."""
    chunks = []
    for number, chunk in enumerate(pattern.chunks):
        kept = list(chunk)
        if number and pattern.between[number - 1].kind == "gap":
            while kept and kept[0].key in LOOSE:
                kept.pop(0)
        if number < len(pattern.between) and pattern.between[number].kind == "gap":
            while kept and kept[-1].key in LOOSE:
                kept.pop()
        chunks.append(tuple(kept))
    return chunks


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
        farthest = len(passage.keys) if _may_skip(chunks, pattern, number) else end + _FARTHEST
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
    """Tell whether a gap stands before a chunk, or before the empty chunks before it."""
    while number:
        number -= 1
        if pattern.between[number].kind == "gap":
            return True
        if chunks[number]:
            return False
    return False


def _match_chunk(
    chunk: Sequence[Token], passage: Passage, at: int, used: list[Substitute], *, is_first: bool
) -> int | None:
    """Return the token after those that equal a chunk's, from ``at`` on, or None."""
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
        for substitute in passage.substitutes.get(at, ()):
            size = len(substitute.keys)
            taken = [each.key for each in chunk[place : place + size]]
            if len(taken) == size and all(map(are_same, taken, substitute.keys)):
                used.append(substitute)
                place, at = place + size, substitute.end
                break
        else:
            del used[before:]
            return None
    return at
