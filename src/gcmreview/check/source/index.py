"""The bank: every passage that may be quoted, with an index that finds it by its words.

The index maps each run of three words to where it stands, and pairs and words for what misses
those, so that a look-up hardly depends on how many quotes there are. Each is made when needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gcmreview.check.source.passages import Passage, has_new_words
from gcmreview.dataset.model import Review, Speaker

# A run of words that stands in more places than these tells little; only the first are looked at.
_MOST_PLACES = 200
_MOST_PASSAGES = 6


class Spot(NamedTuple):
    """Where a run of words stands: which passage, and at which of its words."""

    passage: int
    word: int


class PassageIndex:
    """The passages of a review and their index, and the speakers by their ids."""

    def __init__(self, review: Review, passages: Iterable[Passage]) -> None:
        self.speakers: dict[str, Speaker] = {each.id: each for each in review.speakers}
        self.passages = list(passages)

    @cached_property
    def known(self) -> frozenset[str]:
        """All words of the passages, folded."""
        return frozenset(word for passage in self.passages for word in passage.words)

    @cached_property
    def corrected(self) -> tuple[int, ...]:
        """The passages that a listed correction gives other words, which the index has not."""
        return tuple(
            number
            for number, passage in enumerate(self.passages)
            if any(map(has_new_words, chain(*passage.substitutes.values())))
        )

    @cached_property
    def _threes(self) -> dict[str, list[int]]:
        return self._index(3)

    @cached_property
    def _twos(self) -> dict[str, list[int]]:
        return self._index(2)

    @cached_property
    def _ones(self) -> dict[str, list[int]]:
        return self._index(1)

    def _index(self, size: int) -> dict[str, list[int]]:
        """Map runs of words to places, each a number that holds the passage and the word."""
        index: dict[str, list[int]] = {}
        for number, passage in enumerate(self.passages):
            place = number << 24
            for word, run in enumerate(_list_runs(passage.words, size)):
                places = index.get(run)
                if places is None:
                    index[run] = [place + word]
                elif len(places) < _MOST_PLACES:
                    places.append(place + word)
        return index

    def find_run(self, words: Sequence[str], at: int) -> list[Spot]:
        """Return the places where the words from ``at`` on stand: three, or what there is."""
        size = min(3, len(words) - at)
        index = (self._ones, self._twos, self._threes)[size - 1]
        return [
            Spot(place >> 24, place & 0xFFFFFF)
            for place in index.get(" ".join(words[at : at + size]), ())
        ]

    def find_starts(self, words: Sequence[str]) -> Iterator[Spot]:
        """Yield places where all of ``words`` may begin: those of the run that is the rarest."""
        size = min(3, len(words))
        if not size:
            return
        index = (self._ones, self._twos, self._threes)[size - 1]
        rarest: tuple[list[int], int] | None = None
        for offset, run in enumerate(_list_runs(words, size)):
            places = index.get(run)
            if places is None:
                return
            if rarest is None or len(places) < len(rarest[0]):
                rarest = places, offset
                if len(places) == 1:
                    break
        assert rarest
        for place in rarest[0]:
            word = (place & 0xFFFFFF) - rarest[1]
            if word >= 0:
                yield Spot(place >> 24, word)

    def count_known(self, words: Sequence[str]) -> int:
        """Count the words that stand in any passage."""
        known = self.known
        return sum(word in known for word in words)

    def count_runs(self, words: Sequence[str]) -> int:
        """Count the runs of three words that stand in any passage."""
        index = self._threes
        return sum(run in index for run in _list_runs(words, 3))

    def find_nearest(self, words: Sequence[str], least: int) -> list[tuple[int, int]]:
        """Return the passages that share the most pairs of words, and how many, the best first.

        They share at least ``least`` pairs, less those that stand everywhere and tell nothing.
        """
        index = self._twos
        votes: dict[int, int] = {}
        for run in set(_list_runs(words, 2)):
            places = index.get(run, ())
            if len(places) == _MOST_PLACES:
                least -= 1
                continue
            for place in places:
                number = place >> 24
                votes[number] = votes.get(number, 0) + 1
        best = [number for number, count in votes.items() if count >= least]
        best.sort(key=lambda number: (-votes[number], number))
        return [(number, votes[number]) for number in best[:_MOST_PASSAGES]]


def _list_runs(words: Sequence[str], size: int) -> Iterable[str]:
    if size == 1:
        return words
    return map(" ".join, zip(*(words[start:] for start in range(size)), strict=False))
