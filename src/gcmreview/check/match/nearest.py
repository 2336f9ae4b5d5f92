"""Find the passage nearest to a quotation.

Similarity only finds the passage, and explains how the words differ from it.
"""

from collections.abc import Iterable, Sequence

from gcmreview.check.match.align import NearMatch, compare
from gcmreview.check.match.limits import SHORTEST_PIECE, SIMILAR, limit_difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.match.splice import find_pieces
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage


def find_near(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Return the passage that a quotation misquotes, or is at least similar to, if there is one."""
    words = pattern.words
    if len(words) < SHORTEST_PIECE:
        return None
    passages = [index.passages[number] for number in index.find_nearest(pattern.rows)]
    nearest = _compare(passages, pattern, limit_difference(words))
    best = nearest[0]._replace(is_clear=_is_clear(nearest)) if nearest else None
    # One passage may explain the words better than pieces of passages.
    if best and (best.verdict == "omission" or best.ratio * len(words) < SHORTEST_PIECE):
        return best
    found = find_pieces(index, pattern) or best
    similar = [] if found else _compare(passages, pattern, SIMILAR)
    return similar[0]._replace(verdict="similar") if similar else found


def _compare(passages: Iterable[Passage], pattern: Pattern, limit: float) -> list[NearMatch]:
    """Return how a quotation differs from the passages that it is near, the nearest first."""
    compared = (compare(each, pattern, limit) for each in passages)
    return sorted(filter(None, compared), key=lambda near: near.ratio)


def _is_clear(nearest: Sequence[NearMatch]) -> bool:
    """Return whether one passage alone is near, but for those that its text is in, or in it."""
    best, *texts = (near.passage.text for near in nearest)
    return all(text in best or best in text for text in texts)
