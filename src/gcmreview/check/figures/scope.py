"""Whether a number counts what the release's figures count, as far as its clause shows.

It does not if it counts women, refugees, workers, money, a difference or a forecast, or if its
clause is about another place or the world.
"""

import re
from typing import NamedTuple

from gcmreview.check.figures.clauses import Clause, list_times
from gcmreview.check.figures.known import FEWEST_NAMES, KnownFigure, KnownFigures
from gcmreview.text.numbers import NAMING
from gcmreview.text.words import RUN, SMALL

_OTHERS_TEXT = """
women men girls boys children students refugees workers displaced born employed female male aged
remittances low middle high income beyond outside rural urban europe european african africa
american america americas arab caribbean latin gulf elsewhere another more fewer less will
world worldwide globally
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
# What is before a difference, as in grew by 13 million, and before a name, as in paragraph 12.
_NO_COUNT = (
    r"\b(?:by|up|down|since \d{4},?|(?:increase|rise|growth|fall|drop|decline) of)\s+$"
    rf"|(?i:{NAMING})"
)
# Characters before a number in which that is: more than the longest of them, with some spaces.
_REACH = 20
# Another place: in India; Thailand hosts; Thailand, in Asia and the Pacific, hosts.
_PLACE = (
    r"\b(?:in|from|across|of)\s+(?:the\s+)?([A-Z][a-z]+)"
    r"|([A-Z][a-z]+)\s+(?:alone\s+)?(?:has|had|have|hosts|hosted|is|was|counts|counted)\b"
    r"|^\s*([A-Z][a-z]+),"
)


class Context(NamedTuple):
    """What a section says before a sentence: whether it is about the release, and of which time.

    ``time`` is the year that was named last, or "today".
    """

    is_about: bool = False
    time: str | None = None


def read_on(context: Context, sentence: str, known: KnownFigures) -> Context:
    """Return the context after a sentence; another place ends that of the release's region."""
    is_here = context.is_about and not names_another_place(sentence, known.names)
    is_about = is_here or is_about_release(sentence, known)
    if not (times := list_times(sentence, known.year)):
        return context._replace(is_about=is_about)
    return Context(is_about, times.pop() if len(times) == 1 else None)


def counts_here(clause: Clause, names: frozenset[str]) -> bool:
    """Return whether a number counts something in the places ``names``: no difference, no name."""
    is_count = not re.search(_NO_COUNT, clause.before[-_REACH:])
    parts = (clause.before, clause.after)
    return is_count and not any(names_another_place(part, names) for part in parts)


def counts_same(clause: Clause, wanted: KnownFigure) -> bool:
    """Return whether a number is of the kind that a figure counts, as what its text says is."""
    return not _OTHERS.intersection(clause.words) - wanted.label - wanted.said


def names_another_place(text: str, names: frozenset[str]) -> bool:
    """Return whether a text names a place that is not one of the release's ``names``."""
    # An adverb or a small word has a capital only because it begins the sentence: Notably, In.
    others = {
        name
        for name in re.findall(r"[A-Z][a-z]+", text)
        if name not in names and name.casefold() not in SMALL and not name.endswith("ly")
    }
    # Most texts have no other name, which is the quickest to see.
    return bool(others) and any(others.intersection(found) for found in re.findall(_PLACE, text))


def is_about_release(text: str, known: KnownFigures) -> bool:
    """Return whether a text has two of the words that name the release, also in capitals alone."""
    lower = text.lower()
    # Most have few, and are skipped at once.
    if sum(place in lower for place in known.places) < FEWEST_NAMES:
        return False
    found = (match[0] for match in re.finditer(RUN, text))
    words = (word.title() if word.isupper() else word for word in found)
    # Of a long text, no more is read than up to the second one.
    named = (word.casefold() for word in words if word in known.names)
    first = next(named, None)
    return any(word != first for word in named)
