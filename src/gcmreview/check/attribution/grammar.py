"""Subjects, verbs, objects and possessives of a clause, and what an attribution is."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from gcmreview.check.attribution.lexicon import ADVERBS, BEFORE_OBJECT, PRONOUNS, TITLES, VERBS
from gcmreview.check.attribution.mentions import list_named, name
from gcmreview.check.attribution.people import Mention, People
from gcmreview.text.words import SMALL, Word

Strength = Literal["strong", "weak"]
# Words of the longest clause with a name, an office and a verb.
_LONGEST_CLAUSE = 45
# Words of the longest name of an organization.
LONGEST_NAME = 12


class Attribution(NamedTuple):
    """Whom a quotation is given to: speakers' ids, or a person unknown, and how sure that is.

    ``named`` is how the draft names them, ``beside`` are all who are named with them.
    """

    speakers: frozenset[str]
    named: str
    strength: Strength
    beside: frozenset[str] = frozenset()


def find_verb(words: Sequence[Word]) -> int | None:
    """Return the index of the first reporting verb, if the clause has one."""
    verbs = (at for at, word in enumerate(words[:_LONGEST_CLAUSE]) if word.folded in VERBS)
    return next(verbs, None)


def is_pronoun(words: Sequence[Word], verb: int) -> bool:
    """Tell whether the subject before the verb is a pronoun alone."""
    subject = [word.folded for word in words[:verb] if word.folded not in ADVERBS]
    return len(subject) == 1 and subject[0] in PRONOUNS


def find_organization(
    words: Sequence[Word], start: int, end: int, people: People
) -> Attribution | None:
    """Find the organization whose name ends before a word, the longest name first."""
    for first in range(start, end):
        speakers = people.find_organization(words[first:end])
        if speakers is not None:
            return give(Mention(first, end, speakers), words, "weak", [])
    return None


def find_subject(words: Sequence[Word], named: Sequence[Mention], verb: int) -> Mention | None:
    """Return who speaks of those named before a verb.

    That is who stands at the verb, or before ", who said"; or else the first who is not spoken to
    or of.
    """
    subjects = [each for each in named if not is_object(words, each)]
    for each in reversed(subjects):
        between = [word.folded for word in words[each.end : verb] if word.folded not in ADVERBS]
        is_quoted = between == ["as"] and words[verb].folded == "saying"
        if between in ([], [",", "who"], ["who"]) or is_quoted:
            return _join(words, each, subjects)
    for each in reversed(named):
        between = [word.folded for word in words[each.end : verb]]
        is_denied = each.start > 0 and words[each.start - 1].folded == "not"
        if between == [",", "who"] and not is_denied:
            return each
    return next(iter([*subjects, *named]), None)


def _join(words: Sequence[Word], mention: Mention, subjects: Sequence[Mention]) -> Mention:
    """Return a name with those that are joined to it: Vitorino and Motus said."""
    for each in reversed(subjects):
        between = [word.folded for word in words[each.end : mention.start]]
        if between in (["and"], [","], [",", "and"]):
            speakers = each.speakers | mention.speakers
            mention = Mention(each.start, mention.end, speakers, mention.is_sure)
    return mention


def is_object(words: Sequence[Word], mention: Mention) -> bool:
    """Tell whether a name is no subject: it is spoken to or of, or it is a possessive."""
    if is_possessive(words, mention):
        return True
    before = [word.folded for word in words[max(0, mention.start - 2) : mention.start]]
    return bool(before) and before[-1] in BEFORE_OBJECT and before != ["according", "to"]


def is_possessive(words: Sequence[Word], mention: Mention) -> bool:
    """Tell whether a possessive s follows the mention."""
    return mention.end < len(words) and words[mention.end].text == "s"


def give_all(words: Sequence[Word], people: People) -> list[Attribution]:
    """Give words to each of the speakers that a sentence names, the last first."""
    named = [each for each in list_named(words, people) if each.speakers]
    return [give(each, words, "weak", named) for each in reversed(named)]


def give(
    mention: Mention, words: Sequence[Word], strength: Strength, named: Sequence[Mention]
) -> Attribution:
    """Attribute words to the people of a mention, and note who else is named."""
    beside = frozenset(speaker for each in named for speaker in each.speakers)
    sure: Strength = strength if mention.is_sure else "weak"
    return Attribution(mention.speakers, name(words, mention), sure, beside)


def is_title(word: Word) -> bool:
    """Tell whether a word may stand before a name: an honorific, or a part of an office."""
    is_office = word.is_capital or word.folded in TITLES
    return is_office or word.folded in SMALL or word.text in (".", ",")


def ends_subject(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name before a verb ends there: at the verb, or at an office in commas."""
    if at == len(words) or words[at].text in (",", "("):
        return True
    return words[at].folded in VERBS or words[at].folded in ADVERBS
