"""Who the clause after a quotation says has said it."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from gcmreview.check.attribution.grammar import (
    LONGEST_NAME,
    Attribution,
    ends_subject,
    find_organization,
    find_subject,
    give,
    give_all,
    is_object,
    is_possessive,
    is_title,
)
from gcmreview.check.attribution.lexicon import ADVERBS, BEFORE_OBJECT, CLAUSE_BREAKS
from gcmreview.check.attribution.mentions import is_naming, list_named
from gcmreview.check.attribution.people import Mention, People
from gcmreview.check.attribution.surroundings import Clause
from gcmreview.text.words import Word

# Words between a verb of saying and the name that goes with it.
_REACH = 14


def find_name(clause: Clause, lead: Sequence[Word], people: People) -> list[Attribution]:
    """Find whose name stands after a quotation without a verb of saying.

    It is a name alone, or a clause that a comma within the marks asks for.
    """
    words = clause.words
    if clause.is_open:
        named = give_all(words, people)[-1:]
        return [*named, *give_all(lead, people)] if named else []
    if not words or clause.leads_on or not words[-1].text[0].isalnum():
        return []
    is_name = is_naming(" ".join(word.text for word in words), people)
    return give_all(words, people)[-1:] if is_name else []


def drop_aside(words: list[Word]) -> list[Word]:
    """Leave out what stands in brackets or between dashes right after a quotation."""
    closing = {"(": ")", "–": "–", "—": "—"}.get(words[0].text) if words else None
    ends = [at for at, word in enumerate(words) if at and word.text == closing]
    rest = words[ends[0] + 1 :] if ends else words
    return list(dropwhile(lambda word: not word.text[0].isalnum(), rest))


def find_said(clause: Clause, verb: int, people: People) -> Attribution | None:
    """Find whom a clause's verb gives the words to: before the verb, or after it."""
    if not is_verb_first(clause, verb):
        return _find_before_verb(clause.words, verb, people)
    # A sentence of its own: According to Motus, …
    is_according = clause.words[verb].folded == "according" and clause.words[0].is_capital
    is_own = clause.ends and (is_according or clause.leads_on)
    return None if is_own else _find_after_verb(clause.words, verb, people)


def is_verb_first(clause: Clause, verb: int) -> bool:
    """Tell whether nothing but adverbs comes before the verb."""
    return all(word.folded in ADVERBS for word in clause.words[:verb])


def find_credit(words: Sequence[Word], people: People) -> Attribution | None:
    """Find whose name stands right after a dash, or in brackets."""
    if words and words[0].text == "(":
        words = list(takewhile(lambda word: word.text != ")", words))
        if not is_naming(" ".join(word.text for word in words), people):
            return None
    words = list(dropwhile(lambda word: not word.text[0].isalnum(), words))
    named = list_named(words, people)
    first = named[0] if named else None
    if first is None:
        return None
    # That was Vitorino’s message.
    if not all(map(is_title, words[: first.start])) and not is_possessive(words, first):
        return None
    # Who is unknown stands first, with two names at least.
    is_name = first.speakers or (first.start == 0 and first.end > 1)
    return give(first, words, "weak", named) if is_name else None


def _find_after_verb(words: Sequence[Word], verb: int, people: People) -> Attribution | None:
    """Find whom a verb of saying is followed by: said António Vitorino."""
    named = list_named(words, people)
    reach = range(verb + 1, verb + 1 + _REACH)
    near = [each for each in named if each.start in reach]
    # Said Motus’s colleague Florence Kim.
    subjects = [each for each in near if not is_possessive(words, each)]
    first = next(iter([*subjects, *near]), None)
    if first:
        parting = CLAUSE_BREAKS if first.speakers else CLAUSE_BREAKS | BEFORE_OBJECT - {"of"}
        between = {word.folded for word in words[verb + 1 : first.start]}
        return None if between & parting else give(first, words, "strong", subjects)
    for end in range(min(len(words), verb + LONGEST_NAME), verb + 1, -1):
        if words[end - 1].text[0].isalnum():
            speakers = people.find_organization(words[verb + 1 : end])
            if speakers is not None:
                return give(Mention(verb + 1, end, speakers), words, "weak", [])
    return None


def _find_before_verb(words: Sequence[Word], verb: int, people: People) -> Attribution | None:
    """Find whom a verb of saying follows: António Vitorino said."""
    named = list_named(words, people)
    subject = find_subject(words, [each for each in named if each.start < verb], verb)
    if subject and subject.speakers:
        is_first = all(is_title(word) for word in words[: subject.start])
        return give(subject, words, "strong" if is_first else "weak", named)
    if subject:
        is_subject = ends_subject(words, subject.end) and not is_object(words, subject)
        return give(subject, words, "strong", named) if is_subject else None
    return find_organization(words, max(0, verb - LONGEST_NAME), verb, people)
