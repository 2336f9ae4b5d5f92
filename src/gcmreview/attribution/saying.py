"""Find who speaks by a verb of saying, in the clause after a quotation or in what leads to it."""

from collections.abc import Sequence
from itertools import chain, count, dropwhile

from gcmreview.attribution.grammar import (
    Attribution,
    find_handed,
    find_organization,
    find_subject,
    give,
    is_object,
    is_owner,
    is_possessive,
    is_title,
    list_others,
    list_owners,
)
from gcmreview.attribution.surroundings import Clause, ReadSentence
from gcmreview.names.lexicon import (
    ADVERBS,
    ARTICLES,
    CLAUSE_BREAKS,
    CROWD,
    LEADING_VERBS,
    NAME_BREAKS,
    OBJECT_PRONOUNS,
    QUOTING,
    SUBJECT_PRONOUNS,
    TITLES,
    VERBS,
)
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence
from gcmreview.names.people import Mention

# Last words of a sentence, in which its verb belongs to the quotation after it, with one or two
# words between: Motus said to him, “…”; without a comma or colon, with one: Motus said that “…”.
_LAST, _LAST_VERB = 4, 2


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
        return _find_before(clause.sentence, verb)
    # A sentence of its own: According to Motus, …
    is_according = clause.sentence.get(verb) == "according" and clause.sentence.words[0].is_capital
    is_own = clause.ends and (is_according or clause.leads_on)
    return None if is_own else _find_after(clause.sentence, verb)


def is_verb_first(clause: Clause, verb: int) -> bool:
    """Return whether nothing but adverbs comes before a verb."""
    return ADVERBS.issuperset(clause.sentence.fold(0, verb))


def _find_after(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker after a verb: said António Vitorino; according to Motus.

    What is between may be a place and a day, or an office.
    """
    start = verb + 1 + (sentence.get(verb) == "according")
    near = [each for each in sentence.mentions if 0 <= each.start - start < LONGEST_CREDIT]
    # Said Motus’s colleague Florence Kim; said the director of Acme, Florence Kim.
    subjects = [each for each in near if not _is_part(sentence, each)]
    first = next(chain(subjects, near), None)
    others = _list_others_at(sentence, start, near[:1])
    if others and first not in subjects:
        return give(sentence, others[0])
    if first is None:
        return find_organization(sentence, verb, after=True)
    # Said a friend of Motus, Florence Kim.
    start = others[0].end if others else start
    is_subject = _is_subject_after(sentence, verb, start, first)
    return _give_first(sentence, start, first, subjects) if is_subject else None


def _give_first(
    sentence: Sentence, start: int, first: Mention, subjects: Sequence[Mention]
) -> Attribution:
    """Attribute words to the first name after a verb, surely if it is one of the subjects."""
    if not subjects and not first.speakers:
        return give(sentence, _take_office(sentence, start, first), "weak", frozenset())
    beside = frozenset().union(*(each.speakers for each in subjects))
    return give(sentence, first, "strong", beside)


def _take_office(sentence: Sentence, start: int, part: Mention) -> Mention:
    """Return a name with the office that it is a part of: the director of Acme."""
    articles = (at for at in range(start, part.start) if sentence.get(at) == "the")
    ends = (at for at in count(part.end) if sentence.get(at) not in TITLES)
    return part._replace(start=next(articles, part.start), end=next(ends))


def _list_others_at(sentence: Sentence, start: int, near: Sequence[Mention]) -> list[Mention]:
    """List the people without a name right after a verb: said a friend of Motus."""
    others = list_others(sentence, near)
    return [each for each in others if ARTICLES.issuperset(sentence.fold(start, each.start))]


def _is_part(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name only says whose somebody is: the director of Acme; the Danish king."""
    before = sentence.get(mention.start - 1)
    is_of = before == "of" or (before == "the" and sentence.get(mention.end) in TITLES)
    is_of = is_of and not mention.speakers
    return is_of or list_others(sentence, [mention]) != [] or is_possessive(sentence, mention)


def _is_subject_after(sentence: Sentence, verb: int, start: int, first: Mention) -> bool:
    """Return whether a name after a verb is its subject: not according to Key Message."""
    between = sentence.fold(start, first.start)
    if first.speakers:
        return CLAUSE_BREAKS.isdisjoint(between)
    is_text = sentence.get(verb) == "according" and not sentence.is_person(first)
    return not is_text and NAME_BREAKS.isdisjoint(between)


def _find_before(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker before a verb: António Vitorino said."""
    subject = find_subject(sentence, verb)
    if subject is None:
        return find_organization(sentence, verb, after=False)
    if subject.speakers:
        is_first = all(map(is_title, sentence.words[: subject.start]))
        return give(sentence, subject, "strong" if is_first else "weak")
    return give(sentence, subject, "strong") if _speaks(sentence, verb, subject) else None


def _speaks(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person is the subject of a verb: not in Opening Remarks.

    The name ends at the verb, or at an office in commas.
    """
    end = sentence.get(subject.end)
    is_whole = end in (",", "(") or end in VERBS or end in ADVERBS
    is_other = sentence.get(subject.start) in CROWD or is_object(sentence, subject)
    return is_whole and not is_other and not sentence.words[verb].is_capital


def leads_directly(lead_in: Sentence) -> bool:
    """Return whether a sentence leads into quoted words: Motus said, “…”; Motus said that “…”."""
    last = _LAST if lead_in.last in (",", ":") else _LAST_VERB
    return any(verb >= len(lead_in.words) - last for verb in lead_in.verbs)


def list_quoted(sentence: Sentence) -> list[Attribution]:
    """List the speakers quoted by somebody else: said a spokesperson, quoting Vitorino.

    So is one whose words they are: said Motus, repeating Vitorino’s words.
    """
    folded = sentence.folded
    quoting = next((at for at, word in enumerate(folded) if word in QUOTING), len(folded))
    is_pronoun = sentence.get(quoting + 1) in OBJECT_PRONOUNS
    return [
        give(sentence, each)
        for each in sentence.known
        if is_pronoun
        or each.start > quoting
        or (sentence.get(each.end) == "s" and is_owner(sentence, each))
    ]


def find_lead(sentence: Sentence) -> list[Attribution]:
    """Find the subject of the last verb that leads into quoted words: Motus said: “…”.

    After the subject come those it quotes, those who own the words, and the objects of a verb that
    is not one of saying: Motus hailed Don’s “…”. For an unknown name that does not speak, there are
    none.
    """
    if sentence.last == ":" and (handed := find_handed(sentence)):
        return [handed]
    verbs = sentence.list_verbs(LEADING_VERBS)
    if not verbs:
        return []
    verb = verbs[-1]
    subject = find_subject(sentence, verb) or next(iter(sentence.known), None)
    if sentence.get(verb) == "according":
        found = _find_after(sentence, verb)
    elif subject:
        return _list_led(sentence, verb, subject)
    else:
        # The ILO said: “…”.
        found = find_organization(sentence, verb, after=False)
    return [found._replace(strength="weak")] if found else []


def _list_led(sentence: Sentence, verb: int, subject: Mention) -> list[Attribution]:
    """List the subject of a verb, and those whose words it may lead into."""
    # With a nod to Vitorino, she said: “…”.
    by_pronoun = not SUBJECT_PRONOUNS.isdisjoint(sentence.fold(0, verb))
    is_other = by_pronoun and is_object(sentence, subject)
    if is_other or not (subject.speakers or _leads(sentence, verb, subject)):
        return []
    others = (give(sentence, each) for each in sentence.mentions if each.start > verb)
    objects = others if sentence.get(verb) not in VERBS else ()
    owners = (*list_quoted(sentence), *list_owners(sentence, but=subject))
    return list(dict.fromkeys((give(sentence, subject), *owners, *objects)))


def _leads(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person leads into a quotation: Florence Kim said: “…”."""
    is_open = sentence.last in (":", ",") or verb >= len(sentence.words) - _LAST_VERB
    is_at_verb = subject.end == verb or subject.end - subject.start > 1
    return is_open and is_at_verb and _speaks(sentence, verb, subject)
