"""The numbers in running text that state a statistic of the release.

The search is narrow, so that unrelated prose is never flagged. A sentence gives a statistic where
all of this is true:

1. its paragraph has two of the capitalized words of the release's title, such as Asia and Pacific;
2. it has a number in the statistic's unit (million, per cent or none), which counts what the
   statistic counts: not money, women, refugees or workers, and not the world or another region;
3. it names what the statistic counts. Where the source's words run on from the figure to that, as
   in "70 per cent of all international migrants", so do the draft's: most of the label's words are
   between the number and the next one, also of those that no other label has. Where they do not,
   as in "52 million in 1990", the sentence has most of the label's words, and the number is given
   for the year;
4. no other number of the sentence is the right one for it;
5. where the statistic's text says more than the figure and its label, a wrong number's clause says
   no more than that text and the title, and most of what runs on from the label there.

A cell of a table, and a short line below a heading, is read after its labels as if they were one
sentence.
"""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from gcmreview.check.figures.amounts import has_amount, has_lost_unit, has_unit
from gcmreview.check.figures.clauses import Clause, list_counts, list_times, read_clauses
from gcmreview.check.figures.copied import CopiedNumber
from gcmreview.check.figures.known import STOPPED, VERBS, KnownFigure, KnownFigures, find_stem
from gcmreview.check.figures.scope import Context, counts_here, counts_same
from gcmreview.check.figures.table import are_known
from gcmreview.text.folding import fold
from gcmreview.text.numbers import Number, find_unit
from gcmreview.text.words import fold_words

# The part of a label's words that a sentence has, and the part right after the number. A figure may
# leave out a place or "come from", but not what is counted.
_MOST_LABEL, _MOST_AFTER = 0.6, 0.7
# Of the words that say something: those of a label with one of which the words after a number
# begin, and those in which the label's words are, beyond as many as the label has.
_FIRST_WORDS, _MORE_WORDS = 3, 3
# Words between a number without a unit and what a statistic counts, where both may belong together.
_NEAR_WORDS = 6
# Words that tell of a change, or of another time than that of an earlier sentence.
_CHANGE = "grew|grown|grows|rose|risen|rises|reached|climbed|doubled|increased?|since|later|to"
_NOT_TODAY = rf"\b(?:was|were|had|{_CHANGE})\b"
_NOT_THEN = rf"\b(?:is|are|has|have|{_CHANGE})\b"
# A colon or a dash after a label.
_COLON = r":(?=\s)|(?<=\s)[-–—](?=\s)"


class FoundNumber(NamedTuple):
    """A number in a draft that states a statistic, right or wrong, or that is near what one counts.

    ``start`` and ``end`` are offsets in the draft, ``text`` is what is read there. ``known`` is the
    statistic that it is compared with, if there is one, and ``year`` the year that it is given for,
    if the statistic is of another year. ``copied`` is the source's number among the same words.
    """

    start: int
    end: int
    text: str
    number: Number
    known: KnownFigure | None = None
    year: str | None = None
    copied: CopiedNumber | None = None


def make_found(
    text: str, number: Number, at: int, known: KnownFigure | None = None, year: str | None = None
) -> FoundNumber:
    """Return a number of a text that begins ``at`` an offset."""
    said = " ".join(text[number.start : number.end].split())
    return FoundNumber(at + number.start, at + number.end, said, number, known, year)


class _Sentence(NamedTuple):
    """A sentence, or a short text after the labels that ``lead`` to it, with that in ``text``.

    ``time`` is that of its section, if it is of that time too.
    """

    text: str
    lead: str | None
    words: list[str]
    clauses: list[Clause]
    time: str | None
    known: KnownFigures


def search(
    text: str, context: Context, known: KnownFigures, lead: str | None = None, start: int = 0
) -> list[FoundNumber]:
    """Return the figures of a sentence, or of a short text that the labels ``lead`` to.

    So are the numbers near what a statistic counts, which are not compared. The text begins at
    ``start``.
    """
    # In a line such as "today: 65 million", the colon ends a label.
    whole = text if lead is None else lead + re.sub(_COLON, "|", text)
    words = fold_words(whole)
    if known.heads.isdisjoint(words):
        return []
    sentence = _read_sentence(whole, words, context, known, lead)
    stated = _list_stated(sentence) if context.is_about else {}
    return [
        make_found(whole, each.number, start - len(lead or ""), *stated.get(each.number.start, ()))
        for each in sentence.clauses
        if each.number.start in stated or _is_near(sentence, each)
    ]


def _read_sentence(
    text: str, words: list[str], context: Context, known: KnownFigures, lead: str | None
) -> _Sentence:
    numbers = list_counts(text)
    if lead is not None:
        unit = find_unit(lead)
        own = (each for each in numbers if each.start >= len(lead))
        numbers = [each._replace(unit=each.unit or unit) for each in own]
    clauses = read_clauses(text, numbers, known.heads, known.year)
    return _Sentence(text, lead, words, clauses, _read_time(text, context, known), known)


def _read_time(text: str, context: Context, known: KnownFigures) -> str | None:
    """Return the time of a section for a text that names none, unless it tells of another.

    It does so where it tells of a change, or is in another tense.
    """
    if context.time is None or list_times(text, known.year):
        return None
    other_tense = _NOT_TODAY if context.time == "today" else _NOT_THEN
    return None if re.search(other_tense, fold(text)) else context.time


def _is_near(sentence: _Sentence, clause: Clause) -> bool:
    """Return whether a number is in the unit of a statistic, and near what that counts."""
    # What a bare number counts is beside it.
    is_bare = sentence.lead is None and not clause.number.unit
    beside = clause.words_before[-_NEAR_WORDS:] + clause.words_after[:_NEAR_WORDS]
    near = beside if is_bare else sentence.words
    return any(
        has_unit(clause.number, each) and not each.heads.isdisjoint(near)
        for each in sentence.known.wanted
    )


def _list_stated(sentence: _Sentence) -> dict[int, tuple[KnownFigure, str | None]]:
    """Return the figures that the numbers of a sentence state, by their starts.

    A number states the figure that it is, or else one of its year; another year is returned too.
    """
    known = sentence.known
    counted = [each for each in sentence.clauses if counts_here(each, known.names)]
    sentence = sentence._replace(clauses=counted)
    pairs = [
        (has_amount(each.number, wanted), wanted.time is not None, each, wanted)
        for wanted in known.wanted
        for each in _list_figures(sentence, wanted)
    ]
    return {
        each.number.start: (wanted, None if _is_of_time(sentence, each, wanted) else each.time)
        for *_, each, wanted in sorted(pairs, key=itemgetter(0, 1))
    }


def _list_figures(sentence: _Sentence, wanted: KnownFigure) -> Sequence[Clause]:
    """Return the clauses that state a statistic: with the right number, or all where none is."""
    named = _list_named(sentence, wanted)
    about = [each for each in named if _is_of_time(sentence, each, wanted)]
    if not about:
        return [each for each in named if _is_of_other_year(sentence, each, wanted)]
    right = [each for each in about if has_amount(each.number, wanted)]
    return right or _list_wrong(about, wanted, sentence.known)


def _list_named(sentence: _Sentence, wanted: KnownFigure) -> Sequence[Clause]:
    """Return the clauses whose numbers count what a statistic does, in its unit."""
    words, known = sentence.words, sentence.known
    counted = wanted.label - known.places
    if wanted.heads.isdisjoint(words) or not _are_most(counted, words, _MOST_LABEL):
        return ()
    return [
        each
        for each in sentence.clauses
        if has_unit(each.number, wanted)
        and counts_same(each, wanted)
        and _is_named(sentence, each, wanted)
    ]


def _list_wrong(
    clauses: Sequence[Clause], wanted: KnownFigure, known: KnownFigures
) -> Sequence[Clause]:
    """Return the clauses whose numbers are of nothing else than a statistic.

    Of several, those that have what is counted beside them: 3 billion people, 5 of them sheep.
    """
    beside = [each for each in clauses if not wanted.heads.isdisjoint(each.words)]
    return [each for each in beside or clauses if _says_no_more(each, wanted, known)]


def _is_named(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is as near to what is counted as the statistic's is.

    A number with a year right after it may leave out what an earlier one counts: 31 per cent in
    2015. All that is beside a number after labels is of the statistic.
    """
    known, number = sentence.known, clause.number
    if sentence.lead is not None:
        labels = f"{sentence.text[: number.start]} {sentence.text[number.end :]}".split("|")
        is_now = clause.time in (None, "today", wanted.time)
        return all(are_known(fold_words(each), wanted, known) for each in labels) and (
            not wanted.runs_on or (is_now and _has_label(sentence.words, wanted, known))
        )
    return (
        not wanted.runs_on
        or _is_before_label(clause.words_after, wanted, known)
        or (wanted.time is not None and clause.words_after[:2] == ["in", wanted.time])
    )


def _is_before_label(words: Sequence[str], wanted: KnownFigure, known: KnownFigures) -> bool:
    """Return whether words after a number say at once what is counted, as in 70 per cent of all."""
    telling = [word for word in words if word not in STOPPED]
    is_first = not set(telling[:1]).isdisjoint(wanted.words[:_FIRST_WORDS])
    return is_first and _has_label(telling[: len(wanted.words) + _MORE_WORDS], wanted, known)


def _has_label(words: Iterable[str], wanted: KnownFigure, known: KnownFigures) -> bool:
    """Return whether words have most of a label, also of what no other label has."""
    counted, own = wanted.label - known.places, wanted.label - known.shared
    return _are_most(counted, words, _MOST_AFTER) and _are_most(own, words, _MOST_LABEL)


def _is_of_time(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is given for the statistic's time, if it has one."""
    if wanted.runs_on and wanted.time == "today":
        return clause.time in (None, "today")
    return wanted.time in (None, clause.time, sentence.time)


def _is_of_other_year(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether the right number is given for another year: in 1980 there were 52 million."""
    if wanted.time in (None, "today") or not has_amount(clause.number, wanted):
        return False
    is_given = sentence.lead is not None or f"in {clause.time}" in sentence.text.lower()
    return is_given and list_times(sentence.text, sentence.known.year) == {clause.time}


def _says_no_more(clause: Clause, wanted: KnownFigure, known: KnownFigures) -> bool:
    """Return whether a clause says no more than a statistic's text, where that is a sentence.

    It says most of what runs on from the label there: 35 per cent of all journeys by commuters.
    """
    if has_lost_unit(clause.number, wanted):
        # A bare number may count anything: 52 schools.
        return are_known(clause.words_after, wanted, known)
    if not wanted.said:
        return True
    # A single word counts many things, of which another word of the text tells.
    words = clause.words - VERBS
    telling = set(map(find_stem, wanted.said - known.places))
    is_same = len(wanted.label) > 1 or not telling.isdisjoint(map(find_stem, words))
    is_known = are_known(words, wanted, known)
    return is_same and is_known and _are_most(wanted.following, words, _MOST_LABEL)


def _are_most(words: frozenset[str], among: Iterable[str], share: float) -> bool:
    return len(words.intersection(among)) >= share * len(words)
