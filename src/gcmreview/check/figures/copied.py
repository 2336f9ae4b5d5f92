"""Numbers among words that a draft takes over from the source, which are the source's or wrong.

The words are a whole sentence, or so many that hardly anybody else writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from gcmreview.check.figures.clauses import list_counts
from gcmreview.check.source.rarity import RARE, SURE, weigh
from gcmreview.check.source.tokens import tokenize
from gcmreview.dataset.model import Review
from gcmreview.text.numbers import Number, Piece, may_have_number, read_amount, split_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import normalize

# Words of a whole sentence that is copied, whatever it says.
_LEAST_WORDS = 8


class SourceSentence(NamedTuple):
    """A sentence of a release, its words and numbers between two ends, and its figures.

    ``topic`` are the words of the release's title.
    """

    text: str
    pieces: Sequence[Piece]
    counts: Sequence[Number]
    paragraph: int
    release: str
    topic: frozenset[str]


class CopiedNumber(NamedTuple):
    """A number of a sentence, that of the source at its place, and the source's words around it.

    ``is_same`` says whether both are the same amount.
    """

    number: Number
    text: str
    words: str
    sentence: SourceSentence
    is_same: bool


# The places of a release's numbers, by the words before and after each.
SourceNumbers = Mapping[tuple[str, str], Sequence[tuple[SourceSentence, int]]]
# Words and numbers of a draft, each with the same word of the source, or a number there.
_Run = Sequence[tuple[Piece, Piece]]


def list_source(review: Review, release: str) -> SourceNumbers:
    """Return the numbers of a release, prepared for the search."""
    places: dict[tuple[str, str], list[tuple[SourceSentence, int]]] = {}
    topic = frozenset(normalize(review.release.title).split())
    for paragraph in review.paragraphs:
        for start, end in split_prose(paragraph.text):
            text = paragraph.text[start:end]
            pieces, counts = _split(text), list_counts(text)
            sentence = SourceSentence(text, pieces, counts, paragraph.number, release, topic)
            for at, words in _list_places(pieces):
                places.setdefault(words, []).append((sentence, at))
    return places


def find_copied(text: str, source: SourceNumbers) -> Iterator[CopiedNumber]:
    """Yield the numbers of a sentence that are among words of the source."""
    # Digits alone are among no words.
    if not may_have_number(text) or text.upper() == text.lower():
        return
    counts: Sequence[Number] | None = None
    for run, sentence in _list_runs(_split(text), source):
        is_copied = _is_copied(run, sentence)
        if is_copied or _is_whole(run):
            counts = list_counts(text) if counts is None else counts
            compared = _list_compared(text, run, counts, sentence)
            yield from (each for each in compared if is_copied or each.is_same)


def _list_runs(
    pieces: Sequence[Piece], source: SourceNumbers
) -> Iterator[tuple[_Run, SourceSentence]]:
    """Yield the longest run around each number, but for those within the run before."""
    done = 0
    for at, words in _list_places(pieces):
        places = source.get(words, ()) if pieces[at].start >= done else ()
        if runs := [(_align(pieces, at, *place), place[0]) for place in places]:
            longest = max(runs, key=lambda each: len(each[0]))
            done = longest[0][-1][0].start
            yield longest


def _split(text: str) -> Sequence[Piece]:
    return (Piece(0, 0, ""), *split_numbers(text), Piece(len(text), len(text), ""))


def _list_places(pieces: Sequence[Piece]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the index of each number with the words beside it."""
    for at, each in enumerate(pieces):
        if each.word == "#":
            yield at, (pieces[at - 1].word, pieces[at + 1].word)


def _align(pieces: Sequence[Piece], at: int, sentence: SourceSentence, place: int) -> _Run:
    """Return the run of the same words, or numbers, around a number and one of the source."""
    theirs = sentence.pieces
    before = zip(reversed(pieces[:at]), reversed(theirs[:place]), strict=False)
    after = zip(pieces[at:], theirs[place:], strict=False)
    return [*reversed([*takewhile(_is_same, before)]), *takewhile(_is_same, after)]


def _is_same(pair: tuple[Piece, Piece]) -> bool:
    return pair[0].word == pair[1].word


def _is_whole(run: _Run) -> bool:
    return not run[0][1].word and not run[-1][1].word


def _is_copied(run: _Run, sentence: SourceSentence) -> bool:
    """Return whether a run is of the source alone: a whole sentence, or hardly said by chance."""
    words = [sentence.text[each.start : each.end] for _, each in run if each.word not in ("", "#")]
    if _is_whole(run) and len(words) >= _LEAST_WORDS:
        return True
    is_long = RARE * len(words) >= SURE
    return is_long and weigh(tokenize(" ".join(words)), sentence.topic) >= SURE


def _list_compared(
    text: str, run: _Run, counts: Sequence[Number], sentence: SourceSentence
) -> Iterator[CopiedNumber]:
    """Yield the numbers within a run, with those of the source."""
    words = sentence.text[run[0][1].start : run[-1][1].end]
    for own, theirs in run[1:-1]:
        if own.word == "#":
            known = _widen(theirs, sentence.counts)
            amount = read_amount(text[own.start : own.end])
            yield CopiedNumber(
                _widen(own, counts),
                sentence.text[known.start : known.end],
                words,
                sentence,
                is_same=amount == read_amount(sentence.text[theirs.start : theirs.end]),
            )


def _widen(piece: Piece, counts: Sequence[Number]) -> Number:
    """Return a number with its qualifier; a year has none."""
    plain = Number(piece.start, piece.end, 0, None, None)
    return next((each for each in counts if each.start <= piece.start < each.end), plain)
