"""Find the passage that a quotation comes nearest to.

Similarity finds what was meant, and explains how the words differ from it; it forgives nothing.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.bank import Bank, Spot
from gcmreview.check.comparing import Near, compare
from gcmreview.check.patterns import Pattern
from gcmreview.check.screening import (
    LOOSE_PART,
    SHORTEST_PIECE,
    limit_difference,
    list_alike,
    list_shared,
    may_be_known,
    may_be_pieces,
)

# The part of a quotation's words that differs from a passage very near, and from one alike.
_VERY_NEAR = 0.15
_ALIKE = 0.45


def find_near(bank: Bank, pattern: Pattern) -> Near | None:
    """Return the passage that a quotation misquotes, if there is one near enough to say so."""
    words = pattern.words
    if len(words) < SHORTEST_PIECE or not may_be_known(bank, pattern):
        return None
    joined = _judge_pieces(bank, pattern)
    nearest = _list_nearest(bank, pattern)
    if joined and not _is_nearer(nearest, joined, len(words)):
        return joined
    if not nearest:
        return None
    texts = {near.passage.text for near in nearest if near.ratio <= nearest[0].ratio + 0.05}
    return nearest[0]._replace(is_clear=_is_clear(nearest, texts))


def find_alike(bank: Bank, pattern: Pattern) -> Near | None:
    """Return the passage that a few words are alike, though they are not near it.

    That may be asked of words that are given to the passage's speaker, and tells no more than what
    may have been meant.
    """
    every = list_alike(bank, pattern.words)
    alike = (compare(bank, pattern, number, _ALIKE) for number, _ in every)
    return min((near for near in alike if near), key=lambda near: near.ratio, default=None)


def _list_nearest(bank: Bank, pattern: Pattern) -> list[Near]:
    """Return the passages that are near, the nearest first.

    Once one is very near, those that share fewer runs of words with the quotation are left out.
    """
    nearest: list[Near] = []
    most = 0
    for number, votes in list_shared(bank, pattern):
        if nearest and nearest[0].ratio <= _VERY_NEAR and votes < most:
            break
        near = compare(bank, pattern, number, limit_difference(pattern.words))
        if near:
            most = votes
            nearest.append(near)
    return sorted(nearest, key=lambda near: near.ratio)


def _is_nearer(nearest: Sequence[Near], joined: Near, count: int) -> bool:
    """Tell whether one passage explains a quotation better than pieces of several do."""
    if not nearest or joined.verdict != "splice":
        return False
    best = nearest[0]
    return best.verdict == "omission" or best.ratio * count < SHORTEST_PIECE


def _is_clear(nearest: list[Near], texts: set[str]) -> bool:
    """Tell whether one passage alone is meant: others as near hold it, or are held by it."""
    best = nearest[0].passage.text
    return all(text in best or best in text for text in texts)


class _Piece(NamedTuple):
    """A run of a quotation's words that stands in a passage."""

    at: int
    spot: Spot
    length: int


def _cover(bank: Bank, pattern: Pattern) -> list[_Piece]:
    """Cover the words with the longest runs of the bank's, from the first word on."""
    words = pattern.words
    pieces: list[_Piece] = []
    at = 0
    while at < len(words):
        best: _Piece | None = None
        last = pieces[-1].spot.passage if pieces else -1
        for spot in bank.find_run(words, at) if len(words) - at > 1 else ():
            length = _extend(bank.passages[spot.passage].words, spot.word, words, at, pattern)
            is_longer = best is None or length > best.length
            is_next = best is not None and length == best.length and spot.passage == last
            if is_longer or (is_next and best and best.spot.passage != last):
                best = _Piece(at, spot, length)
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


def _judge_pieces(bank: Bank, pattern: Pattern) -> Near | None:
    """Find words of several passages joined as one, or of one passage in another order."""
    if not may_be_pieces(bank, pattern.words):
        return None
    long = [piece for piece in _cover(bank, pattern) if piece.length >= SHORTEST_PIECE]
    covered = sum(piece.length for piece in long)
    if len(long) < 2 or len(pattern.words) - covered > LOOSE_PART * len(pattern.words):  # noqa: PLR2004
        return None
    numbers = list(dict.fromkeys(piece.spot.passage for piece in long))
    texts = [bank.passages[number] for number in numbers]
    first = max(long, key=lambda piece: piece.length)
    passage = bank.passages[first.spot.passage]
    start, end = passage.at[first.spot.word], passage.at[first.spot.word + first.length - 1] + 1
    if len(numbers) > 1:
        if any(
            all(piece.length < SHORTEST_PIECE + 1 for piece in long if piece.spot.passage == number)
            for number in numbers
        ):
            return None
        return Near(
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
    return Near(passage, start, end, "misquote", (), 0.0, is_reordered=True)
