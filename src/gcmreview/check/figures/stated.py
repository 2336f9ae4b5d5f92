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
sentence. A sentence of the source states what it states there, also with other numbers.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from gcmreview.check.figures.amounts import has_amount, has_lost_unit, has_unit, join_ranges
from gcmreview.check.figures.known import (
    STOPPED,
    VERBS,
    KnownFigure,
    KnownFigures,
    SourceSentence,
    find_stem,
    leave_out_numbers,
)
from gcmreview.check.figures.scope import Clause, counts_same, is_within, read_clauses
from gcmreview.check.figures.section import Context
from gcmreview.check.figures.table import are_known
from gcmreview.check.figures.times import (
    blank_years,
    find_year_after,
    is_year_before,
    list_times,
    list_years,
    read_time,
)
from gcmreview.text.folding import fold
from gcmreview.text.numbers import (
    Number,
    find_unit,
    list_numbers,
    may_have_number,
    scale,
)
from gcmreview.text.words import SMALL, fold_words

# Words between a number and what a statistic counts, where both may belong together.
_NEAR_WORDS = 6
# Words that tell of a change, or of another time than that of an earlier sentence.
_CHANGE = "grew|grown|grows|rose|risen|rises|reached|climbed|doubled|increased?|since|later|to"
_NOT_TODAY = rf"\b(?:was|were|had|{_CHANGE})\b"
_NOT_THEN = rf"\b(?:is|are|has|have|{_CHANGE})\b"
# The part of a label's words that a sentence has, and the part right after the number. A figure may
# leave out a place or "come from", but not what is counted.
_MOST_LABEL, _MOST_AFTER = 0.6, 0.7
# Words after the number in which the label's words are, beyond as many as the label has.
_MORE_WORDS = 3
# Words of a sentence that is copied if it differs from one of the source only in its numbers.
_LEAST_COPIED = 8
# A colon or a dash after a label.
_COLON = r":(?=\s)|(?<=\s)[-–—](?=\s)"


class StatedFigure(NamedTuple):
    """A number in a draft that states a statistic, right or wrong.

    ``start`` and ``end`` are offsets in the draft, ``text`` is what is read there. ``year`` is the
    year that the number is given for, if the statistic is of another year.
    """

    start: int
    end: int
    text: str
    number: Number
    known: KnownFigure
    year: str | None = None


class UncomparedNumber(NamedTuple):
    """A number in a draft near what a statistic counts, which is compared with none.

    ``start`` and ``end`` are offsets in the draft, ``text`` is what is read there.
    """

    start: int
    end: int
    text: str


Found = StatedFigure | UncomparedNumber


class _Sentence(NamedTuple):
    """A sentence, or a short text after its labels, with what is said before it.

    ``clauses`` are those of the numbers that may be figures; ``shared`` is the text without the
    years that are right after one with what a statistic counts.
    """

    text: str
    shared: str
    words: list[str]
    clauses: list[Clause]
    context: Context
    known: KnownFigures


def move(found: Iterable[Found], by: int) -> list[Found]:
    """Return numbers that are found so many characters later."""
    return [each._replace(start=each.start + by, end=each.end + by) for each in found]


def search(text: str, context: Context, known: KnownFigures, lead: str = "") -> list[Found]:
    """Return the figures of a sentence, or of a short text that the labels ``lead`` to.

    So are the numbers near what a statistic counts, which are not compared.
    """
    if not may_have_number(text):
        return []
    sentence = _read_sentence(text, context, known, lead)
    for copied in known.sentences.get(leave_out_numbers(sentence.words), ()):
        if (pairs := _list_copied(sentence, copied)) is not None:
            # Its other numbers are of something else.
            return [_make_stated(sentence, each, each.end, wanted) for each, wanted in pairs]
    stated = _list_stated(sentence)
    compared = {each.start for each in stated}
    near = _list_near(sentence, compared)
    others = [UncomparedNumber(*each[:2], _spell(sentence, *each[:2])) for each in near]
    return move([*stated, *others], -len(lead)) if lead else [*stated, *others]


def _list_copied(
    sentence: _Sentence, copied: SourceSentence
) -> list[tuple[Number, KnownFigure]] | None:
    """Return the figures of a sentence of the source, or of a long one with other numbers."""
    numbers = [each.number for each in sentence.clauses]
    if sentence.words == copied.words:
        return [
            (number, wanted)
            for _, wanted in copied.figures
            for number in numbers
            if has_amount(number, wanted)
        ]
    is_long = len(sentence.words) >= _LEAST_COPIED
    if not (is_long and copied.figures) or len(numbers) != copied.numbers:
        return None
    return [(numbers[place], wanted) for place, wanted in copied.figures]


def _read_sentence(text: str, context: Context, known: KnownFigures, lead: str) -> _Sentence:
    """Read a text after its labels; without what a statistic counts, it has no clauses."""
    # In a line such as "today: 65 million", the colon ends a label.
    whole = lead + (re.sub(_COLON, "|", text) if context.is_labelled else text)
    words, unit = fold_words(whole), find_unit(lead)
    # To look for numbers takes the longest.
    every = () if known.heads.isdisjoint(words) else join_ranges(whole, list_numbers(whole))
    numbers = [
        each._replace(unit=unit) if unit and not each.unit else each
        for each in every
        if each.start >= len(lead)
    ]
    clauses = read_clauses(whole, numbers)
    counted = [each for each in clauses if not known.heads.isdisjoint(_list_words(each))]
    return _Sentence(whole, blank_years(whole, counted), words, clauses, context, known)


def _list_near(sentence: _Sentence, compared: Container[int]) -> Iterator[Number]:
    """Yield the other numbers that are near what a statistic counts, and in its unit."""
    for clause in sentence.clauses:
        beside = clause.words_before[-_NEAR_WORDS:] + clause.words_after[:_NEAR_WORDS]
        # A number that nothing is counted right after may be of what is counted far before it.
        is_bare = clause.number.unit and SMALL.issuperset(clause.words_after)
        near = sentence.words if sentence.context.is_labelled or is_bare else beside
        if clause.number.start not in compared and any(
            has_unit(clause.number, each) and not each.heads.isdisjoint(near)
            for each in sentence.known.wanted
        ):
            yield clause.number


def _list_stated(sentence: _Sentence) -> list[StatedFigure]:
    """Return the numbers of a sentence about the release that state one of its figures.

    A number states the figure that it is, or else one of its year.
    """
    found: dict[int, StatedFigure] = {}
    known, words = sentence.known, frozenset(sentence.words)
    labelled = [each for each in known.wanted if _is_labelled(words, each)]
    if not sentence.context.is_about or not labelled:
        return []
    same = _list_clauses(sentence, labelled)
    for wanted in labelled:
        for stated in _list_figures(sentence, same, wanted):
            if _may_be_wrong(sentence, stated):
                other = found.get(stated.start, stated)
                found[stated.start] = max(other, stated, key=_fit)
    return list(found.values())


def _list_clauses(sentence: _Sentence, labelled: Sequence[KnownFigure]) -> list[Clause]:
    """Return the clauses whose numbers may state one of the statistics, with the time of each."""
    known = sentence.known
    return [
        each._replace(time=read_time(sentence.shared, each, known.now))
        for each in sentence.clauses
        if any(has_unit(each.number, wanted) for wanted in labelled)
        and counts_same(each, known.names)
    ]


def _fit(stated: StatedFigure) -> tuple[bool, bool]:
    known = stated.known
    return has_amount(stated.number, known), known.statistic.year is not None


def _is_labelled(words: frozenset[str], wanted: KnownFigure) -> bool:
    """Return whether words name what a statistic counts, and most of its label.

    That is most of it with its places, or without them.
    """
    return not wanted.heads.isdisjoint(words) and (
        _are_most(wanted.label, words, _MOST_LABEL) or _are_most(wanted.counted, words, _MOST_LABEL)
    )


def _may_be_wrong(sentence: _Sentence, stated: StatedFigure) -> bool:
    """Return whether a number is not of something else by a label.

    All that is beside a number after labels belongs to it, and two times are those of a change.
    """
    text, known = sentence.text, sentence.known
    if not sentence.context.is_labelled:
        return True
    labels = f"{text[: stated.start]} {text[stated.end :]}".split("|")
    is_change = len(list_times(text, known.now)) > len(sentence.clauses)
    return not is_change and all(
        are_known(fold_words(each), stated.known, known) for each in labels
    )


def _list_figures(
    sentence: _Sentence, clauses: Iterable[Clause], wanted: KnownFigure
) -> Iterator[StatedFigure]:
    """Yield the numbers that state a statistic: the right one, or all where none is right."""
    same = [each for each in clauses if is_within(each, wanted)]
    about = [each for each in same if _is_about(sentence, each, wanted)]
    for number in _choose_numbers(sentence, about, wanted):
        yield _make_stated(sentence, number, number.end, wanted)
    if not about:
        yield from _find_other_year(sentence, same, wanted)


def _choose_numbers(
    sentence: _Sentence, about: Sequence[Clause], wanted: KnownFigure
) -> Sequence[Number]:
    """Return the right number, or else those whose clause is as the statistic's."""
    right = [each.number for each in about if has_amount(each.number, wanted)]
    # Of several, those that have what is counted beside them: 3 billion people, 5 of them sheep.
    named = [each for each in about if not wanted.heads.isdisjoint(_list_words(each))] or about
    return right or [each.number for each in named if _says_no_more(sentence, each, wanted)]


def _list_words(clause: Clause) -> frozenset[str]:
    return frozenset((*clause.words_before, *clause.words_after))


def _says_no_more(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a clause says no more than a statistic's text, where that is a sentence.

    It says most of what runs on from the label there: 35 per cent of all journeys by commuters.
    """
    words = _list_words(clause)
    if has_lost_unit(clause.number, wanted):
        # A bare number may count anything: 52 schools.
        return are_known(clause.words_after, wanted, sentence.known)
    if not wanted.said:
        return True
    # A single word counts many things, of which another word of the text tells.
    telling = wanted.said - VERBS - sentence.known.places if len(wanted.label) == 1 else ()
    stems = set(map(find_stem, words))
    is_same = not telling or any(find_stem(word) in stems for word in telling)
    is_known = are_known(words, wanted, sentence.known)
    return is_same and is_known and _are_most(wanted.following, words, _MOST_LABEL)


def _find_other_year(
    sentence: _Sentence, clauses: Iterable[Clause], wanted: KnownFigure
) -> Iterator[StatedFigure]:
    """Yield a figure that is given for another year: 52 million in 1980; in 1980, 52 million."""
    years = list_years(sentence.text)
    if wanted.time in (None, "today", *years) or len(years) != 1:
        return
    (year,) = years
    for clause in clauses:
        number = clause.number
        if not (has_amount(number, wanted) and _is_named(sentence, clause, wanted)):
            continue
        after = find_year_after(clause)
        if after or is_year_before(sentence.text[: number.start]):
            end = number.end + (after.end() if after else 0)
            yield _make_stated(sentence, number, end, wanted)._replace(year=year)


def _make_stated(
    sentence: _Sentence, number: Number, end: int, wanted: KnownFigure
) -> StatedFigure:
    text = _spell(sentence, number.start, end)
    return StatedFigure(number.start, end, text, number, wanted)


def _spell(sentence: _Sentence, start: int, end: int) -> str:
    return " ".join(sentence.text[start:end].split())


def _is_about(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is where the statistic's would be."""
    if not has_unit(clause.number, wanted):
        return False
    is_now = wanted.runs_on and wanted.time == "today"
    return _is_named(sentence, clause, wanted) and (is_now or _is_of_time(sentence, clause, wanted))


def _is_named(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is as near to what is counted as the statistic's is.

    A number with a year right after it may leave out what an earlier one counts: 31 per cent in
    2015.
    """
    return (
        not wanted.runs_on
        or _is_after_label(sentence, wanted)
        or _is_before_label(clause.words_after, wanted)
        or (wanted.time is not None and clause.words_after[:2] == ["in", wanted.time])
    )


def _is_of_time(sentence: _Sentence, clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is given for the statistic's time, if it has one."""
    is_given = wanted.time in (None, clause.time)
    return is_given or _is_of_context(sentence, clause.number, wanted)


def _is_before_label(words: Sequence[str], wanted: KnownFigure) -> bool:
    """Return whether words after a number say at once what is counted, as in 70 per cent of all."""
    heads = frozenset(words[: wanted.length + _MORE_WORDS])
    if not _are_most(wanted.counted, heads, _MOST_AFTER):
        return False
    first = next((word for word in words if word not in STOPPED), None)
    return first in wanted.first and _are_most(wanted.own, heads, _MOST_LABEL)


def _is_after_label(sentence: _Sentence, wanted: KnownFigure) -> bool:
    """Return whether labels name what a number counts, and no other time than the release's."""
    words = frozenset(sentence.words)
    are_named = _are_most(wanted.counted, words, _MOST_AFTER) and wanted.own <= words
    is_now = list_times(sentence.text, sentence.known.now) <= {"today"}
    return sentence.context.is_labelled and are_named and is_now


def _are_most(words: frozenset[str], among: frozenset[str], share: float) -> bool:
    return len(words & among) >= share * len(words)


def _is_of_context(sentence: _Sentence, number: Number, wanted: KnownFigure) -> bool:
    """Return whether a sentence without a time gives a number for that of its section.

    Not where it tells of a change or is in another tense, nor where it gives another statistic.
    """
    known = sentence.known
    if sentence.context.time != wanted.time or list_times(sentence.text, known.now):
        return False
    tense = _NOT_TODAY if wanted.time == "today" else _NOT_THEN
    amount = scale(number.amount, number.unit)
    is_rival = amount in known.amounts and amount != wanted.amount
    return not is_rival and not re.search(tense, fold(sentence.text))
