"""What a sentence says of each of its numbers: the words beside it, and its time.

A time is a year, or "today", which the year of the release is too.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from gcmreview.text.characters import DASHES, HYPHENS
from gcmreview.text.numbers import YEAR, Number, list_numbers
from gcmreview.text.words import fold_words

# The qualifier of a range, and what is around its lower end "#": 60–65 million, between 5 and 10.
_RANGE = "between"
_LOWER_END = rf"(?<!from )#(?:\s?[{HYPHENS}{DASHES}]\s?|\sto\s)\Z|between #\sand\s\Z"
# Where a clause ends.
_CLAUSE = r";\s|,\s(?=(?:while|whereas|but|and|when)\b)"
_TIME = rf"\b(?:{YEAR}|today|now|currently|at present|nowadays)\b"
# Words between a number and the year that belongs to it: 52 million migrants in 1990.
_WORDS_TO_YEAR = 10
_YEAR_AFTER = (
    rf"(?:(?:\s\w+){{0,{_WORDS_TO_YEAR}}}?\s(?:in|of|for)\s|\s?(?P<aside>\())"
    rf"(?P<year>{YEAR})\b(?(aside)\))"
)


class Clause(NamedTuple):
    """A number, and what is before and after it in its clause, up to the next number.

    ``words_before`` and ``words_after`` are the words of that, folded, and ``words`` both.
    ``time`` is the time that the number is given for, where that is clear.
    """

    number: Number
    before: str
    after: str
    words_before: list[str]
    words_after: list[str]
    words: frozenset[str]
    time: str | None = None


# Its numbers are copied from the source, or state a figure; both ask for them.
@lru_cache(1)
def list_counts(sentence: str) -> Sequence[Number]:
    """Return the numbers of a sentence; a range is one number, its upper end with a qualifier."""
    joined: list[Number] = []
    for number in list_numbers(sentence):
        low = joined[-1] if joined else number
        before = sentence[max(0, low.start - len("between ")) : low.start].lower()
        around = f"{before}#{sentence[low.end : number.start]}"
        is_plain = low.unit in (None, number.unit) and not number.qualifier
        if joined and is_plain and re.search(_LOWER_END, around):
            joined[-1] = number._replace(start=low.start, qualifier=_RANGE)
        else:
            joined.append(number)
    return joined


def read_clauses(
    sentence: str, numbers: Sequence[Number], heads: frozenset[str], this_year: str
) -> list[Clause]:
    """Return the clause of each number of a sentence, with its time.

    What is said before the first number of one of the ``heads`` is said of every number.
    """
    clauses = _split(sentence, numbers)
    counted = (each for each in clauses if not heads.isdisjoint(each.words))
    told = sentence[: next((each.number.start for each in counted), None)]
    return [each._replace(time=_read_time(each, told, this_year)) for each in clauses]


def _split(sentence: str, numbers: Sequence[Number]) -> list[Clause]:
    bounds = [match.end() for match in re.finditer(_CLAUSE, sentence)]
    befores = sorted((0, *bounds, *(each.end for each in numbers)))
    afters = sorted((len(sentence), *bounds, *(each.start for each in numbers)))
    clauses = []
    for number in numbers:
        before = sentence[befores[bisect_right(befores, number.start) - 1] : number.start]
        after = sentence[number.end : afters[bisect_right(afters, number.start)]]
        words = fold_words(before), fold_words(after)
        clauses.append(Clause(number, before, after, *words, frozenset(chain(*words))))
    return clauses


def _read_time(clause: Clause, told: str, this_year: str) -> str | None:
    """Return the time that the number of a clause is given for, if that is clear.

    It is the year right after it, or else the only time of its clause, or else of what is ``told``
    before it.
    """
    if own := re.match(_YEAR_AFTER, clause.after):
        return list_times(own["year"], this_year).pop()
    # A year right after the number before belongs to that one.
    other = re.match(_YEAR_AFTER, clause.before)
    before = clause.before[other.end() if other else 0 :]
    near = list_times(f"{before} {clause.after}", this_year)
    times = near or list_times(told[: clause.number.start], this_year)
    return times.pop() if len(times) == 1 else None


def list_times(text: str, this_year: str) -> set[str]:
    """Return the years that a text names, and "today" if it says so: {"1990", "today"}."""
    named = re.findall(_TIME, text.lower())
    return {each if each.isdecimal() and each != this_year else "today" for each in named}
