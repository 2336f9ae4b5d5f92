"""Find words of several passages joined as one, or of one passage in another order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.limits import LOOSE_PART, SHORTEST_PIECE
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.index import PassageIndex

# Words of the longest run from each passage of a splice: four of another passage may be by chance.
_SHORTEST_SPLICED = 5


class _Run(NamedTuple):
    """A run of a quotation's words that a passage has as well, from word ``word`` on."""

    passage: int
    word: int
    length: int

    @property
    def end(self) -> int:
        """The number of the passage's word after the run."""
        return self.word + self.length


def judge_pieces(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Find words of several passages joined as one, or of one passage in another order.

    In both, runs of at least SHORTEST_PIECE words make up nearly all of the quotation.
    """
    words = pattern.words
    runs = _list_runs(index, pattern)
    if not runs or len(words) - sum(run.length for run in runs) > LOOSE_PART * len(words):
        return None
    longest = max(runs, key=lambda run: run.length)
    passage = index.passages[longest.passage]
    start, end = passage.at[longest.word], passage.at[longest.end - 1] + 1
    near = NearMatch(passage, start, end, "misquote", (), 0.0)
    numbers = dict.fromkeys(run.passage for run in runs)
    if len(numbers) == 1:
        return near if _is_reordered(runs) else None
    others = (index.passages[each] for each in numbers if each != longest.passage)
    return near._replace(verdict="splice", others=tuple(others)) if _is_splice(runs) else None


def _list_runs(index: PassageIndex, pattern: Pattern) -> list[_Run]:
    """Return the longest runs of words that passages have, from the first word on."""
    runs: list[_Run] = []
    at = 0
    while at < len(pattern.words) - 1:
        run = _find_longest(index, pattern, at, runs[-1].passage if runs else None)
        if run:
            runs.append(run)
        at += run.length if run else 1
    return [run for run in runs if run.length >= SHORTEST_PIECE]


def _find_longest(index: PassageIndex, pattern: Pattern, at: int, last: int | None) -> _Run | None:
    """Return the longest run from word ``at`` on; of equal ones, the one of passage ``last``."""
    runs = (
        _Run(passage, word, _count_equal(index.passages[passage].words, word, pattern, at))
        for passage, word in index.find_run(pattern.words, at)
    )
    return max(runs, key=lambda run: (run.length, run.passage == last), default=None)


def _count_equal(source: Sequence[str], start: int, pattern: Pattern, at: int) -> int:
    """Count the equal words of a source and a pattern up to the next gap or bracket."""
    words, most = pattern.words, min(len(pattern.words) - at, len(source) - start)
    for length in range(most):
        is_broken = length > 0 and at + length in pattern.breaks
        if is_broken or source[start + length] != words[at + length]:
            return length
    return most


def _is_splice(runs: Sequence[_Run]) -> bool:
    """Return whether each passage has a run that is too long to be there by chance."""
    long = {run.passage for run in runs if run.length >= _SHORTEST_SPLICED}
    return long == {run.passage for run in runs}


def _is_reordered(runs: Sequence[_Run]) -> bool:
    """Return whether a run comes before the one it follows; runs that overlap are repeats."""
    back = [(one, other) for one, other in pairwise(runs) if other.word < one.end]
    return bool(back) and all(other.end <= one.word for one, other in back)
