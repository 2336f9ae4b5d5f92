"""Whether a number counts what the release's figures count, as far as its clause shows.

It does not if it counts women, refugees, workers, money, a difference or a forecast, or if its
clause is about another place or the world.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from gcmreview.check.figures.known import KnownFigure
from gcmreview.text.numbers import NAMING, Number
from gcmreview.text.words import SMALL, fold_words

_OTHERS_TEXT = """
women men girls boys children students refugees workers displaced born employed female male aged
remittances low middle high income beyond outside rural urban europe european african africa
american america americas arab caribbean latin gulf elsewhere another more fewer less will
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
_WORLD = frozenset(("world", "worldwide", "globally"))
_KINDS = _OTHERS | _WORLD
# Where a clause ends.
_CLAUSE = r"[;:]\s|,\s(?=(?:while|whereas|but|and|when)\b)"
# What is before a difference: grew by 13 million, an increase of 13 million.
_DIFFERENCE = r"\b(?:by|up|down|since \d{4},?|(?:increase|rise|growth|fall|drop|decline) of)\s+$"
# What is before a number that counts nothing: that, or what makes it a name, as in paragraph 12.
_NO_COUNT = rf"{_DIFFERENCE}|(?i:{NAMING})"
# Another place: in India; Thailand hosts; Thailand, in Asia and the Pacific, hosts.
_PLACE = (
    r"\b(?:in|from|across|of)\s+(?:the\s+)?([A-Z][a-z]+)"
    r"|([A-Z][a-z]+)\s+(?:alone\s+)?(?:has|had|have|hosts|hosted|is|was|counts|counted)\b"
    r"|^\s*([A-Z][a-z]+),"
)


class Clause(NamedTuple):
    """A number, and what is before and after it in its clause, up to the next number.

    ``words_before`` and ``words_after`` are the words of that, folded; ``kinds`` those of them that
    tell of another kind of people or things, or of the world. ``time`` is the time that the number
    is given for, where that is read.
    """

    number: Number
    before: str
    after: str
    words_before: list[str]
    words_after: list[str]
    kinds: frozenset[str]
    time: str | None = None


def read_clauses(sentence: str, numbers: Sequence[Number]) -> list[Clause]:
    """Return the clause of each number of a sentence."""
    bounds = [match.end() for match in re.finditer(_CLAUSE, sentence)]
    befores = sorted((0, *bounds, *(each.end for each in numbers)))
    afters = sorted((len(sentence), *bounds, *(each.start for each in numbers)))
    clauses = []
    for number in numbers:
        before = sentence[befores[bisect_right(befores, number.start) - 1] : number.start]
        after = sentence[number.end : afters[bisect_right(afters, number.start)]]
        words = fold_words(before), fold_words(after)
        kinds = _KINDS.intersection(chain(*words))
        clauses.append(Clause(number, before, after, *words, kinds))
    return clauses


def counts_same(clause: Clause, names: frozenset[str]) -> bool:
    """Return whether a number in a clause is no difference or name, and is of ``names``."""
    return not re.search(_NO_COUNT, clause.before) and not any(
        names_another_place(part, names) for part in (clause.before, clause.after)
    )


def is_within(clause: Clause, known: KnownFigure) -> bool:
    """Return whether a clause is about the kind that a figure counts, and about the world if it is.

    What the figure's text says is of its kind.
    """
    others = clause.kinds - known.label - known.said
    return not others or (others <= _WORLD and not _WORLD.isdisjoint(known.label))


def names_another_place(text: str, names: frozenset[str]) -> bool:
    """Return whether a text names a place that is not one of the release's ``names``."""
    places = (name for found in re.findall(_PLACE, text) for name in found if name)
    # An adverb or a small word has a capital only because it begins the sentence: Notably, In.
    return any(
        name not in names and name.casefold() not in SMALL and not name.endswith("ly")
        for name in places
    )
