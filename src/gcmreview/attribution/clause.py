"""Find the speaker that the clause after a quotation names."""

from itertools import dropwhile

from gcmreview.attribution.grammar import (
    Attribution,
    ends_subject,
    find_organization,
    find_subject,
    give,
    is_object,
    is_possessive,
    is_title,
)
from gcmreview.attribution.surroundings import Clause, ReadSentence
from gcmreview.names.lexicon import ADVERBS, BEFORE_OBJECT, CLAUSE_BREAKS
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention

# Words from a verb of saying to the name that belongs to it, for a place and a day between them:
# said in Chiang Mai on Friday Don Pramudwinai.
_REACH = 14
# Words between a verb of saying and an unknown person, not a speaker: said the head of UNHCR.
_BEFORE_UNKNOWN = CLAUSE_BREAKS | BEFORE_OBJECT - {"of"}


def drop_aside(clause: Clause, read: ReadSentence) -> Clause:
    """Leave out an aside in brackets or between dashes right after a quotation."""
    words = clause.sentence.words
    closing = {"(": ")", "–": "–", "—": "—"}.get(words[0].text) if words else None
    ends = (at for at, word in enumerate(words) if at and word.text == closing)
    rest = dropwhile(lambda word: word.is_mark, words[next(ends, -1) + 1 :])
    return clause._replace(sentence=read(tuple(rest)))


def find_said(clause: Clause, verb: int) -> Attribution | None:
    """Find the speaker before or after a clause's verb."""
    if not is_verb_first(clause, verb):
        return _find_before_verb(clause.sentence, verb)
    # A sentence of its own: According to Motus, …
    is_according = clause.sentence.get(verb) == "according" and clause.sentence.words[0].is_capital
    is_own = clause.ends and (is_according or clause.leads_on)
    return None if is_own else _find_after_verb(clause.sentence, verb)


def is_verb_first(clause: Clause, verb: int) -> bool:
    """Return whether nothing but adverbs comes before a verb."""
    return ADVERBS.issuperset(clause.sentence.fold(0, verb))


def _find_after_verb(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker after a verb of saying: said António Vitorino."""
    reach = range(verb + 1, verb + 1 + _REACH)
    near = [each for each in sentence.mentions if each.start in reach]
    # Said Motus’s colleague Florence Kim.
    subjects = [each for each in near if not is_possessive(sentence, each)]
    first = next(iter([*subjects, *near]), None)
    if first is None:
        return find_organization(sentence, verb, after=True)
    if not _list_breaks(sentence, verb, first).isdisjoint(sentence.fold(verb + 1, first.start)):
        return None
    beside = frozenset().union(*(each.speakers for each in subjects))
    return give(sentence, first, "strong", beside)


def _list_breaks(sentence: Sentence, verb: int, first: Mention) -> frozenset[str]:
    """Return the words after which a name is not the speaker: not "to", as in "according to"."""
    is_according = sentence.get(verb) == "according" and sentence.is_person(first)
    return CLAUSE_BREAKS if first.speakers or is_according else _BEFORE_UNKNOWN


def _find_before_verb(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker before a verb of saying: António Vitorino said."""
    subject = find_subject(sentence, verb)
    if subject is None:
        return find_organization(sentence, verb, after=False)
    if subject.speakers:
        is_first = all(map(is_title, sentence.words[: subject.start]))
        return give(sentence, subject, "strong" if is_first else "weak")
    is_subject = ends_subject(sentence, subject.end) and not is_object(sentence, subject)
    # Opening Remarks.
    is_subject = is_subject and not sentence.words[verb].is_capital
    return give(sentence, subject, "strong") if is_subject else None
