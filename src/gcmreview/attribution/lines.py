"""Read a line that only says who speaks: a name, with offices, an organization and a place."""

from collections.abc import Sequence

from gcmreview.attribution.grammar import Attribution, find_organization, give, is_title
from gcmreview.names.lexicon import BEFORE_OBJECT, CLAUSE_BREAKS, LABELS, PARTICLES, TITLES
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence, is_naming
from gcmreview.names.people import Mention
from gcmreview.text.words import SMALL, Word

# Words in small letters in a line of names and offices.
_WITH_NAMES = SMALL | TITLES | PARTICLES | {"s"}
# Marks in a line that is only a name, with its office and place.
_MARKS = frozenset(",.:()[]/–—-&|'")
# Words before the name of somebody else: Edited by Jane Doe; Dear Ms. Doe.
_NO_TITLES = BEFORE_OBJECT | LABELS
# What may follow the name of an unknown person: not "in Bangkok", nor "/Reuters".
_AFTER_PERSON = frozenset(("", ",", ".", ":", "(", "–", "—", "-", "|"))


def read_name(sentence: Sentence) -> Attribution | None:
    """Return who a line says speaks: a person, people that it joins, or an organization."""
    if not ((is_line(sentence) and is_naming(sentence)) or _is_described(sentence)):
        return None
    if not sentence.named:
        return find_organization(sentence, -1, after=True)
    first, *others = sentence.named
    if first.speakers:
        return give(sentence, _join(sentence, first, others))
    return give(sentence, first) if _is_all(sentence, first) else None


def _is_all(sentence: Sentence, unknown: Mention) -> bool:
    """Return whether a line has only titles before a name, and only a description after it."""
    before = sentence.words[: unknown.start]
    is_first = all(map(is_title, before)) and _NO_TITLES.isdisjoint(sentence.fold(0, unknown.start))
    return is_first and sentence.get(unknown.end) in _AFTER_PERSON


def _join(sentence: Sentence, first: Mention, others: Sequence[Mention]) -> Mention:
    """Return a name with those that are joined to it: Vitorino and Motus."""
    for each in others:
        between = sentence.fold(first.end, each.start)
        if each.is_sure and between in ([","], ["and"], [",", "and"]):
            first = first._replace(end=each.end, speakers=first.speakers | each.speakers)
    return first


def is_line(sentence: Sentence) -> bool:
    """Return whether words are a line of names and offices, and no byline: By Florence Kim."""
    is_first = any(word.is_capital or word.folded == "the" for word in sentence.words[:1])
    is_byline = sentence.get(0) in BEFORE_OBJECT
    return is_first and not is_byline and all(map(_is_of_name, sentence.words))


def _is_described(sentence: Sentence) -> bool:
    """Return whether a line is a name and what the person is: Nenette Motus, a speaker there."""
    if sentence.verbs or sentence.last == "." or not sentence.named:
        return False
    first = sentence.named[0]
    # A title, or first names that are not in the dataset.
    is_first = all(word.is_capital or word.is_mark for word in sentence.words[: first.start])
    is_short = len(sentence.words) <= LONGEST_CREDIT
    is_clause = not CLAUSE_BREAKS.isdisjoint(sentence.fold())
    return is_first and is_short and not is_clause and sentence.get(first.end) in (",", "(")


def _is_of_name(word: Word) -> bool:
    is_name = word.is_capital or word.is_joined
    return is_name or word.folded in _WITH_NAMES or word.text in _MARKS
