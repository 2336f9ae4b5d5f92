"""Find words of several passages joined as one, or of one passage in another order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.limits import LOOSE_PART, SHORTEST_PIECE
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.match.prefilter import may_be_pieces
from gcmreview.check.source.index import PassageIndex, Spot


class _Run(NamedTuple):
    """A run of a quotation's words that stands in a passage."""

    at: int
    spot: Spot
    length: int


def _cover(index: PassageIndex, pattern: Pattern) -> list[_Run]:
    """Cover the words with the longest runs of the bank's, from the first word on."""
    words = pattern.words
    pieces: list[_Run] = []
    at = 0
    while at < len(words):
        best: _Run | None = None
        last = pieces[-1].spot.passage if pieces else -1
        for spot in index.find_run(words, at) if len(words) - at > 1 else ():
            length = _extend(index.passages[spot.passage].words, spot.word, words, at, pattern)
            is_longer = best is None or length > best.length
            is_next = best is not None and length == best.length and spot.passage == last
            if is_longer or (is_next and best and best.spot.passage != last):
                best = _Run(at, spot, length)
        if best:
            pieces.append(best)
        at += best.length if best else 1
    return pieces


def _extend(
    source: Sequence[str], start: int, words: Sequence[str], at: int, pattern: Pattern
) -> int:
    length = 0
    while (
        start + length < len(source)
        and at + length < len(words)
        and source[start + length] == words[at + length]
        and (length == 0 or at + length not in pattern.breaks)
    ):
        length += 1
    return length


def judge_pieces(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Find words of several passages joined as one, or of one passage in another order."""
    if not may_be_pieces(index, pattern.words):
        return None
    long = [piece for piece in _cover(index, pattern) if piece.length >= SHORTEST_PIECE]
    covered = sum(piece.length for piece in long)
    if len(long) < 2 or len(pattern.words) - covered > LOOSE_PART * len(pattern.words):  # noqa: PLR2004
        return None
    numbers = list(dict.fromkeys(piece.spot.passage for piece in long))
    texts = [index.passages[number] for number in numbers]
    first = max(long, key=lambda piece: piece.length)
    passage = index.passages[first.spot.passage]
    start, end = passage.at[first.spot.word], passage.at[first.spot.word + first.length - 1] + 1
    if len(numbers) > 1:
        if any(
            all(piece.length < SHORTEST_PIECE + 1 for piece in long if piece.spot.passage == number)
            for number in numbers
        ):
            return None
        return NearMatch(
            passage, start, end, "splice", (), 0.0, tuple(t for t in texts if t is not passage)
        )
    ordered = all(
        later.spot.word >= earlier.spot.word + earlier.length for earlier, later in pairwise(long)
    )
    repeats = any(
        later.spot.word + later.length > earlier.spot.word
        for earlier, later in pairwise(long)
        if later.spot.word < earlier.spot.word + earlier.length
    )
    if ordered or repeats:
        return None
    return NearMatch(passage, start, end, "misquote", (), 0.0, is_reordered=True)
