"""Find the passage nearest to a quotation.

Similarity only finds the passage, and explains how the words differ from it.
"""

from collections.abc import Sequence

from gcmreview.check.match.align import NearMatch, compare
from gcmreview.check.match.limits import SHORTEST_PIECE, limit_difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.match.splice import judge_pieces
from gcmreview.check.source.index import PassageIndex

# Share that may differ from a passage of the speaker that the words are attributed to.
_SIMILAR = 0.45


def find_near(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Return the passage that a quotation misquotes, if there is one near enough to say so."""
    words = pattern.words
    if len(words) < SHORTEST_PIECE:
        return None
    nearest = _compare(index, pattern, limit_difference(words))
    best = nearest[0]._replace(is_clear=_is_clear(nearest)) if nearest else None
    # One passage may explain the words better than pieces of passages.
    if best and (best.verdict == "omission" or best.ratio * len(words) < SHORTEST_PIECE):
        return best
    return judge_pieces(index, pattern) or best


def find_similar(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Return the passage that words are most similar to, though they are not near it.

    Only words that are attributed to its speaker are compared with it.
    """
    return next(iter(_compare(index, pattern, _SIMILAR)), None)


def _compare(index: PassageIndex, pattern: Pattern, limit: float) -> list[NearMatch]:
    """Return the passages that are near, the nearest first."""
    passages = [index.passages[number] for number in index.find_nearest(pattern.words)]
    compared = (compare(passage, pattern, limit) for passage in passages)
    return sorted(filter(None, compared), key=lambda near: near.ratio)


def _is_clear(nearest: Sequence[NearMatch]) -> bool:
    """Return whether one passage alone is near, but for those that its text is in, or in it."""
    best, *texts = (near.passage.text for near in nearest)
    return all(text in best or best in text for text in texts)
