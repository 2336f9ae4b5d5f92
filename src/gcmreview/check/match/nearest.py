"""Find the passage nearest to a quotation.

Similarity only finds the passage, and explains how the words differ from it.
"""

from collections.abc import Sequence

from gcmreview.check.match.align import NearMatch, compare
from gcmreview.check.match.limits import SHORTEST_PIECE, limit_difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.match.splice import find_pieces
from gcmreview.check.source.index import PassageIndex


def find_near(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Return the passage that a quotation misquotes, or is at least similar to, if there is one."""
    if len(pattern.words) < SHORTEST_PIECE:
        return None
    alike = _list_alike(index, pattern)
    nearest = [each for each in alike if each.verdict != "similar"]
    best = nearest[0]._replace(is_clear=_is_clear(nearest)) if nearest else None
    # One passage may explain the words better than pieces of passages.
    if best and (best.verdict == "omission" or best.ratio * len(pattern.words) < SHORTEST_PIECE):
        return best
    return find_pieces(index, pattern) or best or next(iter(alike), None)


def _list_alike(index: PassageIndex, pattern: Pattern) -> list[NearMatch]:
    """Return how a quotation differs from the passages that it is like, the nearest first."""
    limit, passages = limit_difference(pattern.words), index.passages
    compared = (compare(passages[at], pattern, limit) for at in index.find_nearest(pattern.rows))
    return sorted(filter(None, compared), key=lambda near: near.ratio)


def _is_clear(nearest: Sequence[NearMatch]) -> bool:
    """Return whether one passage alone is near, but for those that its text is in, or in it."""
    best, *texts = (near.passage.text for near in nearest)
    return all(text in best or best in text for text in texts)
