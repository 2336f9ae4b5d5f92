"""Numbers among words that a draft takes over from the source, which are the source's or wrong.

The words are a whole sentence, or so many that hardly anybody else writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
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
# Indices of words of a draft, and those of the same words of a source, or of numbers.
_Run = tuple[range, range]


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
        is_copied = _is_copied(run[1], theirs)
        if is_copied or len(run[1]) == len(theirs.words):
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
            longest = max(runs, key=lambda each: len(each[0][0]))
            done = longest[0][0][-1]
            yield longest


def _list_places(words: Sequence[str]) -> Sequence[int]:
    return [at for at, word in enumerate(words) if word == "#"]


def _align(words: Sequence[str], at: int, source: SourceSentence, place: int) -> _Run:
    """Return the run of the same words, or numbers, around a number and one of the source."""
    theirs, shift = source.words, place - at
    start, end, last = at, at + 1, min(len(words), len(theirs) - shift)
    while start and start + shift and words[start - 1] == theirs[start - 1 + shift]:
        start -= 1
    while end < last and words[end] == theirs[end + shift]:
        end += 1
    return range(start, end), range(start + shift, end + shift)


def _is_copied(run: Sequence[int], source: SourceSentence) -> bool:
    """Return whether words are of the source alone: a whole sentence, or hardly said by chance."""
    # Most are few, which is the quickest to see.
    if RARE * len(run) < SURE:
        return False
    words = list(filter(None, (source.tokens[at] for at in run)))
    is_whole = len(run) == len(source.words) and len(words) >= _LEAST_WORDS
    return is_whole or weigh(list(chain(*words)), source.topic) >= SURE


def _list_compared(run: _Run, own: _Numbers, source: SourceSentence) -> Iterator[CopiedNumber]:
    """Yield the numbers within a run, with those of the source."""
    text, first, last = source.origin.words, *(source.spans[run[1][at]] for at in (0, -1))
    origin = source.origin._replace(words=text[first[0] : last[1]])
    for at, place in list(zip(*run, strict=True))[1:-1]:
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
