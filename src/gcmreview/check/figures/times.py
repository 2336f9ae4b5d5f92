"""The time that a number is given for: a year, or "today", which the year of the release is too."""

import re
from collections.abc import Sequence

from gcmreview.check.figures.scope import Clause
from gcmreview.text.folding import fold
from gcmreview.text.numbers import YEAR

# Words between a number and the year that belongs to it: 52 million migrants in 1990.
_WORDS_TO_YEAR = 10
_YEAR_AFTER = (
    rf"(?:(?:\s\w+){{0,{_WORDS_TO_YEAR}}}?\s(?:in|of|for)\s|\s?(?P<aside>\())"
    rf"(?P<year>{YEAR})\b(?(aside)\))"
)
_YEAR_BEFORE = rf"\bin (?P<year>{YEAR}),?$"


def list_years(text: str) -> set[str]:
    """Return the years that a text names."""
    return set(re.findall(rf"\b{YEAR}\b", text))


def list_times(text: str, now: str) -> set[str]:
    """Return the years that a text names, and "today" if it says so: {"1990", "today"}.

    ``now`` is a pattern for "today".
    """
    years = {year for year in list_years(text) if not re.fullmatch(now, year)}
    return years | ({"today"} if re.search(now, fold(text)) else set())


def find_year_after(clause: Clause) -> re.Match[str] | None:
    """Match the year that belongs to a number with the words between: 52 million in 1990."""
    return re.match(_YEAR_AFTER, clause.after)


def is_year_before(before: str) -> bool:
    """Return whether a text before a number gives a year for it: "In 1990 there were 52 million".

    Labels of a table do so with the year alone.
    """
    return re.search(rf"(?:\b[Ii]n\s|(?:\A|\|)\s*){YEAR}\b", before) is not None


def blank_years(sentence: str, clauses: Sequence[Clause]) -> str:
    """Return a sentence with spaces for each year that is right after a number."""
    pieces, done = [], 0
    for clause in clauses:
        if found := find_year_after(clause):
            start, end = (clause.number.end + place for place in found.span("year"))
            pieces += [sentence[done:start], " " * (end - start)]
            done = end
    return "".join((*pieces, sentence[done:]))


def read_time(shared: str, clause: Clause, now: str) -> str | None:
    """Return the time that the number of a clause is given for, if that is clear.

    Its time is the year beside it, "today" in its clause, or else the only year that is ``shared``
    in the sentence, which has none that is right after a number, unless that is in a later clause.
    """
    # A year right after the number before belongs to that one.
    before = fold(re.sub(rf"\A{_YEAR_AFTER}", "", clause.before))
    beside = find_year_after(clause) or re.search(_YEAR_BEFORE, before)
    times = list_times(beside[0], now) if beside else set()
    if len(times) == 1:
        return times.pop()
    if re.search(now, f"{_read_on(before, now)} {fold(clause.after)}"):
        return "today"
    years = list_years(shared)
    told = shared[: clause.number.start]
    is_told = years == list_years(f"{told} {clause.after}")
    if len(years) != 1 or not is_told or re.search(now, _read_on(fold(told), now)):
        return None
    return years.pop()


def _read_on(text: str, now: str) -> str:
    """Return what follows the last year of a text but that of the release."""
    return str(re.split(rf"(?!{now})\b{YEAR}\b", text)[-1])
