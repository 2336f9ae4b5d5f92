"""An index of all passages that may be quoted, which finds them by their words.

It maps each run of three words to its places, and pairs and single words for quotations that have
no such run, so that a look-up hardly depends on the number of quotes. Each map is made when needed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain

from gcmreview.check.source.passages import Passage, list_readable
from gcmreview.dataset.model import Review, Speaker

# Places of a run of words that are kept: one with so many, such as "of the", identifies no passage.
_MOST_PLACES = 200
# Words of a run: enough to identify most passages, and a near miss still shares some.
_RUN = 3
# Passages that share the most pairs with a quotation, each of which is then compared with it.
_MOST_PASSAGES = 6


class PassageIndex:
    """The passages that ``list_own`` lists of each review, their index, and who said them.

    Each passage has the name that its review is given by.
    """

    def __init__(
        self, reviews: Mapping[str, Review], list_own: Callable[[Review], Iterable[Passage]]
    ) -> None:
        self._speakers = {
            name: {speaker.id: speaker for speaker in review.speakers}
            for name, review in reviews.items()
        }
        self.passages = [
            passage._replace(release=name)
            for name, review in reviews.items()
            for passage in list_own(review)
        ]
        self._find_index = cache(self._make_index)

    @cached_property
    def known(self) -> frozenset[str]:
        """All words of the passages and of their listed corrections, in lower case."""
        return frozenset(chain.from_iterable(map(list_readable, self.passages)))

    def find_speaker(self, passage: Passage) -> Speaker | None:
        """Return who said a passage, as its release has them."""
        return self._speakers[passage.release].get(passage.quote.speaker if passage.quote else "")

    @cached_property
    def _corrected(self) -> list[int]:
        """The passages with listed corrections, of whose words there is no map."""
        return [number for number, each in enumerate(self.passages) if each.substitutes]

    @cached_property
    def _owners(self) -> list[int]:
        """The number of the passage that has each word; words are counted through all passages."""
        return [number for number, each in enumerate(self.passages) for _ in each.words]

    @cached_property
    def _firsts(self) -> list[int]:
        """The number of each passage's first word, in the same count."""
        return list(accumulate((len(each.words) for each in self.passages), initial=0))

    def _make_index(self, size: int) -> dict[str, list[int]]:
        """Return the map of runs of so many words to the places of their first words."""
        index: dict[str, list[int]] = {}
        for first, passage in zip(self._firsts, self.passages, strict=False):
            for place, run in enumerate(_list_runs(passage.words, size), first):
                places = index.setdefault(run, [])
                if len(places) < _MOST_PLACES:
                    places.append(place)
        return index

    def find_run(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return the places of the first three words, or of as many as there are.

        A place is the number of a passage, and of a word in it.
        """
        run = words[:_RUN]
        places = self._find_index(len(run)).get(" ".join(run), ())
        owners, firsts = self._owners, self._firsts
        return [(owners[place], place - firsts[owners[place]]) for place in places]

    def find_passages(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """Return the passages that may have some words in a row, and others in a row.

        Each has all words, and the rarest run of three in a row, or of fewer where no row has as
        many; one with listed corrections need not have the run.
        """
        every = frozenset(chain(*rows))
        if not every <= self.known:
            return []
        size = min(_RUN, max(map(len, rows), default=0))
        index = self._find_index(size)
        places = (index.get(run, ()) for row in rows for run in _list_runs(row, size))
        rarest = min(places, key=len, default=())
        numbers = {*self._corrected, *(self._owners[place] for place in rarest)}
        readable = ((number, list_readable(self.passages[number])) for number in sorted(numbers))
        return [number for number, words in readable if not every.difference(words)]

    def find_nearest(self, rows: Iterable[Sequence[str]]) -> list[int]:
        """Return the passages that share the most pairs of words in a row, the best first.

        Pairs that have too many places do not count.
        """
        index = self._find_index(2)
        pairs = {pair for row in rows if len(row) > 1 for pair in _list_runs(row, 2)}
        places = (index.get(run, ()) for run in pairs)
        telling = chain.from_iterable(each for each in places if len(each) < _MOST_PLACES)
        votes = Counter(map(self._owners.__getitem__, telling))
        return sorted(votes, key=lambda number: (-votes[number], number))[:_MOST_PASSAGES]


def _list_runs(words: Sequence[str], size: int) -> Iterable[str]:
    return map(" ".join, zip(*(words[start:] for start in range(size)), strict=False))
