"""Find words of several passages joined as one, or of one passage in another order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.limits import LOOSE_PART, SHORTEST_PIECE
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import count_same

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


def find_pieces(index: PassageIndex, pattern: Pattern) -> NearMatch | None:
    """Find words of several passages joined as one, or of one passage in another order.

    In both, runs of at least SHORTEST_PIECE words make up nearly all of the quotation.
    """
    runs, count = _list_runs(index, pattern), len(pattern.words)
    if not runs or count - sum(run.length for run in runs) > LOOSE_PART * count:
        return None
    longest = max(runs, key=lambda run: run.length)
    passage = index.passages[longest.passage]
    start, end = passage.at[longest.word], passage.at[longest.end - 1] + 1
    near = NearMatch(passage, start, end, "misquote", (), 0.0)
    numbers = dict.fromkeys(run.passage for run in runs)
    if len(numbers) == 1:
        return near if _is_reordered(runs) else None
    others = tuple(index.passages[each] for each in numbers if each != longest.passage)
    return near._replace(verdict="splice", others=others) if _is_splice(runs) else None


def _list_runs(index: PassageIndex, pattern: Pattern) -> list[_Run]:
    """Return the longest runs of words that passages have, from the first word on.

    Those after too many words that are in none are not looked for.
    """
    runs: list[_Run] = []
    lost = 0
    for row in pattern.rows:
        at = 0
        while at < len(row) - 1 and lost <= LOOSE_PART * len(pattern.words):
            run = _find_longest(index, row[at:], runs[-1].passage if runs else None)
            if run:
                runs.append(run)
            length = run.length if run else 1
            lost += length if length < SHORTEST_PIECE else 0
            at += length
    return [run for run in runs if run.length >= SHORTEST_PIECE]


def _find_longest(index: PassageIndex, row: Sequence[str], last: int | None) -> _Run | None:
    """Return the longest run from the first word on; of equal ones, the one of passage ``last``."""
    runs = (
        _Run(passage, word, count_same(index.passages[passage].words[word:], row))
        for passage, word in index.find_run(row)
    )
    return max(runs, key=lambda run: (run.length, run.passage == last), default=None)


def _is_splice(runs: Sequence[_Run]) -> bool:
    """Return whether each passage has a run that is too long to be there by chance."""
    long = {run.passage for run in runs if run.length >= _SHORTEST_SPLICED}
    return long == {run.passage for run in runs}


def _is_reordered(runs: Sequence[_Run]) -> bool:
    """Return whether a run comes before the one it follows; runs that overlap are repeats."""
    back = [(one, other) for one, other in pairwise(runs) if other.word < one.end]
    return bool(back) and all(other.end <= one.word for one, other in back)
