"""Numbers among words that a draft takes over from the source, which are the source's or wrong.

The words are a whole sentence, or so many that hardly anybody else writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from gcmreview.check.figures.clauses import list_counts
from gcmreview.check.source.rarity import RARE, SURE, weigh
from gcmreview.check.source.tokens import tokenize
from gcmreview.text.numbers import Number, list_spans, may_have_number, read_amount, split_numbers

# Words of a whole sentence that is copied, whatever it says.
_LEAST_WORDS = 8


class Origin(NamedTuple):
    """Words of a release that a number is compared with, their paragraph, and the release."""

    words: str
    paragraph: int
    release: str


class _Sentence(NamedTuple):
    """A sentence, where its words and numbers are, between its two ends, and its figures."""

    text: str
    spans: Sequence[tuple[int, int]]
    counts: Sequence[Number]


class SourceSentence(NamedTuple):
    """A sentence of a release, its words and numbers, and the words of the release's title."""

    origin: Origin
    words: Sequence[str]
    sentence: _Sentence
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
            origin = Origin(text, paragraph, release)
            source = SourceSentence(origin, _split(text), _locate(text), topic)
            for at in _list_places(source.words):
                beside = source.words[at - 1], source.words[at + 1]
                places.setdefault(beside, []).append((source, at))
    return places


def find_copied(text: str, source: SourceNumbers) -> Iterator[CopiedNumber]:
    """Yield the numbers of a sentence that are among words of the source."""
    # Digits alone are among no words.
    if not may_have_number(text) or text.upper() == text.lower():
        return
    sentence: _Sentence | None = None
    for run, theirs in _list_runs(_split(text), source):
        is_copied = _is_copied(run, theirs)
        if is_copied or _is_whole(run, theirs):
            # To look for numbers takes the longest.
            sentence = sentence or _locate(text)
            compared = _list_compared(run, sentence, theirs)
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


def _split(text: str) -> Sequence[str]:
    return ("", *split_numbers(text), "")


def _locate(text: str) -> _Sentence:
    spans = ((0, 0), *list_spans(text), (len(text), len(text)))
    return _Sentence(text, spans, list_counts(text))


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
    places = [place for _, place in run if source.words[place] not in ("", "#")]
    if _is_whole(run, source) and len(places) >= _LEAST_WORDS:
        return True
    is_long = RARE * len(places) >= SURE
    words = " ".join(_read(source.sentence, place) for place in places if is_long)
    return is_long and weigh(tokenize(words), source.topic) >= SURE


def _list_compared(
    run: _Run, sentence: _Sentence, source: SourceSentence
) -> Iterator[CopiedNumber]:
    """Yield the numbers within a run, with those of the source."""
    theirs = source.sentence
    words = theirs.text[theirs.spans[run[0][1]][0] : theirs.spans[run[-1][1]][1]]
    for at, place in run[1:-1]:
        if source.words[place] == "#":
            start, end, *_ = _widen(theirs, place)
            yield CopiedNumber(
                _widen(sentence, at),
                theirs.text[start:end],
                source.origin._replace(words=words),
                read_amount(_read(sentence, at)) == read_amount(_read(theirs, place)),
            )


def _read(sentence: _Sentence, at: int) -> str:
    return sentence.text[slice(*sentence.spans[at])]


def _widen(sentence: _Sentence, at: int) -> Number:
    """Return a number of a sentence with its qualifier; a year has none."""
    plain = Number(*sentence.spans[at], 0, None, None)
    return next((each for each in sentence.counts if each.start <= plain.start < each.end), plain)
