"""Numbers among words that a draft takes over from the source, which are the source's or wrong.

The words are a whole sentence, or so many that hardly anybody else writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from gcmreview.check.figures.clauses import list_counts
from gcmreview.check.source.rarity import RARE, SURE, weigh
from gcmreview.check.source.tokens import Token, tokenize
from gcmreview.text.numbers import Number, list_spans, read_amount, split_numbers

# Words of a whole sentence that is copied, whatever it says.
_LEAST_WORDS = 8
# The numbers of a sentence by their places among its words, each with the amount of its digits.
_Numbers = Mapping[int, tuple[Number, tuple[float, str | None]]]


class Origin(NamedTuple):
    """Words of a release that a number is compared with, their paragraph, and the release."""

    words: str
    paragraph: int
    release: str


class SourceSentence(NamedTuple):
    """A sentence of a release: its words and numbers, between its two ends, and where they are.

    ``tokens`` are those of each word, and ``numbers`` the numbers by their places. ``topic`` are
    the words of the release's title.
    """

    origin: Origin
    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    tokens: Sequence[Sequence[Token]]
    numbers: _Numbers
    topic: frozenset[str]


class CopiedNumber(NamedTuple):
    """A number of a sentence, that of the source at its place, and the source's words around it.

    ``is_same`` says whether both are the same amount.
    """

    number: Number
    text: str
    origin: Origin
    is_same: bool


# The places of a release's numbers, by the words before and after each.
SourceNumbers = Mapping[tuple[str, str], Sequence[tuple[SourceSentence, int]]]
# Indices of words of a draft, each with that of the same word of a source, or of numbers.
_Run = Sequence[tuple[int, int]]


def list_source(
    sentences: Mapping[int, Sequence[str]], topic: frozenset[str], release: str
) -> SourceNumbers:
    """Return the numbers in the sentences of each paragraph, prepared for the search."""
    places: dict[tuple[str, str], list[tuple[SourceSentence, int]]] = {}
    for paragraph, texts in sentences.items():
        for text in texts:
            words = split_numbers(text)
            # Digits alone are among no words.
            if {"", "#"} < set(words):
                source = _prepare(Origin(text, paragraph, release), words, topic)
                for at in source.numbers:
                    places.setdefault((words[at - 1], words[at + 1]), []).append((source, at))
    return places


def _prepare(origin: Origin, words: Sequence[str], topic: frozenset[str]) -> SourceSentence:
    text, spans = origin.words, list_spans(origin.words)
    numbers = _read_numbers(text, words)
    tokens = [[] if at in numbers else tokenize(text, span) for at, span in enumerate(spans)]
    return SourceSentence(origin, words, spans, tokens, numbers, topic)


def find_copied(text: str, source: SourceNumbers) -> Iterator[CopiedNumber]:
    """Yield the numbers of a sentence that are among words of the source."""
    words = split_numbers(text)
    own: _Numbers = {}
    for run, theirs in _list_runs(words, source):
        is_copied = _is_copied(run, theirs)
        if is_copied or _is_whole(run, theirs):
            # To read the numbers takes the longest.
            own = own or _read_numbers(text, words)
            compared = _list_compared(run, own, theirs)
            yield from (each for each in compared if is_copied or each.is_same)


def _list_runs(
    words: Sequence[str], source: SourceNumbers
) -> Iterator[tuple[_Run, SourceSentence]]:
    """Yield the longest run around each number, but for those within the run before."""
    done = 0
    for at in _list_places(words):
        places = source.get((words[at - 1], words[at + 1]))
        if places and at >= done:
            runs = ((_align(words, at, *place), place[0]) for place in places)
            longest = max(runs, key=lambda each: len(each[0]))
            done = longest[0][-1][0]
            yield longest


def _list_places(words: Sequence[str]) -> Sequence[int]:
    return [at for at, word in enumerate(words) if word == "#"]


def _align(words: Sequence[str], at: int, source: SourceSentence, place: int) -> _Run:
    """Return the run of the same words, or numbers, around a number and one of the source."""

    def is_same(pair: tuple[int, int]) -> bool:
        return words[pair[0]] == source.words[pair[1]]

    before = zip(range(at - 1, -1, -1), range(place - 1, -1, -1), strict=False)
    after = zip(range(at, len(words)), range(place, len(source.words)), strict=False)
    return [*reversed([*takewhile(is_same, before)]), *takewhile(is_same, after)]


def _is_whole(run: _Run, source: SourceSentence) -> bool:
    return len(run) == len(source.words)


def _is_copied(run: _Run, source: SourceSentence) -> bool:
    """Return whether a run is of the source alone: a whole sentence, or hardly said by chance."""
    words = list(filter(None, (source.tokens[place] for _, place in run)))
    if _is_whole(run, source) and len(words) >= _LEAST_WORDS:
        return True
    return RARE * len(words) >= SURE and weigh(list(chain(*words)), source.topic) >= SURE


def _list_compared(run: _Run, own: _Numbers, source: SourceSentence) -> Iterator[CopiedNumber]:
    """Yield the numbers within a run, with those of the source."""
    text, (start, _), (_, end) = source.origin.words, *(source.spans[run[at][1]] for at in (0, -1))
    origin = source.origin._replace(words=text[start:end])
    for at, place in run[1:-1]:
        if place in source.numbers:
            (number, amount), (theirs, wanted) = own[at], source.numbers[place]
            yield CopiedNumber(number, text[theirs.start : theirs.end], origin, amount == wanted)


def _read_numbers(text: str, words: Sequence[str]) -> _Numbers:
    spans, counts = list_spans(text), list_counts(text)
    return {
        at: (_widen(spans[at], counts), read_amount(text[slice(*spans[at])]))
        for at in _list_places(words)
    }


def _widen(span: tuple[int, int], counts: Sequence[Number]) -> Number:
    """Return a number of a sentence with its qualifier; a year has none."""
    plain = Number(*span, 0, None, None)
    return next((each for each in counts if each.start <= plain.start < each.end), plain)
