"""The bank: every passage that may be quoted, with an index that finds it by its words.

The index maps each run of three words to where it stands, and pairs and words for what misses
those, so that a look-up hardly depends on how many quotes there are. Each is made when needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gcmreview.check.marks import DOUBLE, SINGLE
from gcmreview.check.tokens import Token, tokenize
from gcmreview.model import Quote, Review, Speaker

# A run of words that stands in more places than these tells little; only the first are looked at.
_MOST_PLACES = 200
_MOST_PASSAGES = 6
# What stands between a quote and the prose around it.
_AROUND = f" \u00a0{DOUBLE}{SINGLE}"


class Substitute(NamedTuple):
    """A listed correction: the tokens of a passage up to ``end`` may read as ``keys``."""

    end: int
    keys: tuple[str, ...]
    from_: str
    to: str
    reason: str


class Passage(NamedTuple):
    """What may be quoted: a quote, or a piece of the release's own prose.

    ``words`` are the folded words, ``at`` the token that each of them is.
    """

    text: str
    paragraph: int
    quote: Quote | None
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    notes: tuple[int, ...]
    words: tuple[str, ...]
    at: tuple[int, ...]
    substitutes: dict[int, list[Substitute]]


class Spot(NamedTuple):
    """Where a run of words stands: which passage, and at which of its words."""

    passage: int
    word: int


class Bank:
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
            if any(map(_has_new_words, chain(*passage.substitutes.values())))
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


def _has_new_words(substitute: Substitute) -> bool:
    before = [token.key for token in tokenize(substitute.from_, literal=True)]
    after = [token.key for token in tokenize(substitute.to, literal=True)]
    return [key for key in before if key.isalnum()] != [key for key in after if key.isalnum()]


def _list_runs(words: Sequence[str], size: int) -> Iterable[str]:
    if size == 1:
        return words
    return map(" ".join, zip(*(words[start:] for start in range(size)), strict=False))


def list_passages(review: Review) -> Iterator[Passage]:
    """Yield what may be quoted of a review: its quotes, then its own prose."""
    yield from map(_make_quote, review.quotes)
    yield from _list_prose(review)


def list_paragraphs(review: Review) -> Iterator[Passage]:
    """Yield the paragraphs in which quotes stand, whole: prose and quotes as they follow."""
    quoted = {quote.paragraph for quote in review.quotes}
    for paragraph in review.paragraphs:
        if paragraph.number in quoted:
            yield _make(paragraph.text.strip(), paragraph.number, None)


def _make_quote(quote: Quote) -> Passage:
    return _make(quote.text, quote.paragraph, quote)


def _list_prose(review: Review) -> Iterator[Passage]:
    """Yield the release's own prose: its paragraphs, without the quotes that stand in them."""
    quotes: dict[int, list[str]] = {}
    for quote in review.quotes:
        quotes.setdefault(quote.paragraph, []).append(quote.text)
    for paragraph in review.paragraphs:
        pieces = [paragraph.text]
        for text in quotes.get(paragraph.number, ()):
            pieces = [part for piece in pieces for part in piece.split(text, 1)]
        for piece in pieces:
            passage = _make(piece.strip(_AROUND), paragraph.number, None)
            if passage.words:
                yield passage


def _make(text: str, paragraph: int, quote: Quote | None) -> Passage:
    every = tokenize(text, literal=True)
    tokens = tuple(token for token in every if token.kind != "note")
    places = [place for place, token in enumerate(tokens) if token.kind == "word"]
    return Passage(
        text,
        paragraph,
        quote,
        tokens,
        tuple(token.key for token in tokens),
        tuple(token.start for token in every if token.kind == "note"),
        tuple(tokens[place].key.casefold() for place in places),
        tuple(places),
        _list_substitutes(text, tokens, quote),
    )


def _list_substitutes(
    text: str, tokens: tuple[Token, ...], quote: Quote | None
) -> dict[int, list[Substitute]]:
    """Return the corrections that a quote lists, by the token that each begins at."""
    substitutes: dict[int, list[Substitute]] = {}
    starts = {token.start: place for place, token in enumerate(tokens)}
    for correction in quote.corrections if quote else ():
        at = text.find(correction.from_)
        while at >= 0:
            end = at + len(correction.from_)
            # The tokens that it touches are read anew with the correction in place.
            first = max((place for start, place in starts.items() if start <= at), default=0)
            last = next((p for p, token in enumerate(tokens) if token.start >= end), len(tokens))
            start, stop = tokens[first].start, max(tokens[last - 1].end, end)
            read = text[:at] + correction.to + text[end:]
            keys = [
                token.key
                for token in tokenize(read, literal=True)
                if start <= token.start < stop + len(correction.to) - len(correction.from_)
                and token.kind != "note"
            ]
            # Its own tokens alone: what it shares with the passage on either side is left out.
            while first < last and keys and keys[0] == tokens[first].key:
                first, keys = first + 1, keys[1:]
            while first < last and keys and keys[-1] == tokens[last - 1].key:
                last, keys = last - 1, keys[:-1]
            substitute = Substitute(last, tuple(keys), *correction)
            substitutes.setdefault(first, []).append(substitute)
            at = text.find(correction.from_, at + 1)
    return substitutes


def read_source(passage: Passage, start: int, end: int) -> str:
    """Return the source's characters from one token of a passage to another."""
    if start >= end:
        return ""
    return passage.text[passage.tokens[start].start : passage.tokens[end - 1].end]


def list_corrections(passage: Passage, start: int, end: int) -> list[tuple[str, ...]]:
    """Return what a passage's tokens may read as by a listed correction of just those."""
    return [each.keys for each in passage.substitutes.get(start, ()) if each.end == end]
