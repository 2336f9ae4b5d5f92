"""Find who speaks by a verb of saying, in the clause after a quotation or in what leads to it."""

from functools import partial
from itertools import chain, dropwhile, filterfalse

from gcmreview.attribution.grammar import (
    Attribution,
    find_handed,
    find_subject,
    give,
    is_object,
    is_owner,
    is_possessive,
    is_title,
    list_others,
    list_speeches,
)
from gcmreview.attribution.surroundings import Clause, ReadSentence
from gcmreview.names import lexicon
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
    return lexicon.ADVERBS.issuperset(clause.sentence.fold(0, verb))


def _find_after(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker after a verb: said António Vitorino; according to Motus.

    What is between may be a place and a day, or an office.
    """
    start = verb + 1 + (sentence.get(verb) == "according")
    named = sentence.mentions or tuple(list_others(sentence))
    near = [each for each in named if 0 <= each.start - start < LONGEST_CREDIT]
    # Said Motus’s colleague Florence Kim; said the director of Acme, Florence Kim.
    subjects = list(filterfalse(partial(is_object, sentence), near))
    first = next(chain(subjects, near), None)
    if first is None or not _is_subject_after(sentence, verb, start, first):
        return None
    others = filterfalse(partial(is_possessive, sentence), near)
    beside = frozenset().union(*(each.speakers for each in others))
    return give(sentence, first, "strong" if subjects else "weak", beside)


def _is_subject_after(sentence: Sentence, verb: int, start: int, first: Mention) -> bool:
    """Return whether a name after a verb is its subject: not according to Key Message."""
    between = sentence.fold(start, first.start)
    if first.speakers:
        return lexicon.CLAUSE_BREAKS.isdisjoint(between)
    is_text = sentence.get(verb) == "according" and not sentence.is_person(first)
    return not is_text and lexicon.NAME_BREAKS.isdisjoint(between)


def _find_before(sentence: Sentence, verb: int) -> Attribution | None:
    """Find the speaker before a verb: António Vitorino said."""
    subject = find_subject(sentence, verb)
    if subject is None:
        return None
    if subject.speakers:
        is_first = all(map(is_title, sentence.words[: subject.start]))
        return give(sentence, subject, "strong" if is_first else "weak")
    return give(sentence, subject, "strong") if _speaks(sentence, verb, subject) else None


def _speaks(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person is the subject of a verb: not in Opening Remarks.

    The name ends at the verb, or at an office in commas.
    """
    end = sentence.get(subject.end)
    is_whole = end in (",", "(") or end in lexicon.VERBS or end in lexicon.ADVERBS
    return is_whole and not sentence.words[verb].is_capital


def leads_directly(lead_in: Sentence) -> bool:
    """Return whether a sentence leads into quoted words: Motus said, “…”; Motus said that “…”."""
    last = _LAST if lead_in.last in (",", ":") else _LAST_VERB
    return any(verb >= len(lead_in.words) - last for verb in lead_in.verbs)


def list_quoted(sentence: Sentence) -> list[Attribution]:
    """List the speakers quoted by somebody else: said a spokesperson, quoting Vitorino.

    So is one whose words they are: said Motus, repeating Vitorino’s words.
    """
    folded = sentence.folded
    quoting = next((at for at, word in enumerate(folded) if word in lexicon.QUOTING), len(folded))
    is_pronoun = sentence.get(quoting + 1) in lexicon.OBJECT_PRONOUNS
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
    verbs = sentence.list_verbs(lexicon.LEADING_VERBS)
    if not verbs:
        return []
    verb = verbs[-1]
    if sentence.get(verb) == "according":
        found = _find_after(sentence, verb)
        return [found._replace(strength="weak")] if found else []
    subject = find_subject(sentence, verb)
    return _list_led(sentence, verb, subject) if subject else []


def _list_led(sentence: Sentence, verb: int, subject: Mention) -> list[Attribution]:
    """List the subject of a verb, and those whose words it may lead into."""
    if not (subject.speakers or _leads(sentence, verb, subject)):
        return []
    others = (give(sentence, each) for each in sentence.mentions if each.start > verb)
    objects = others if sentence.get(verb) not in lexicon.VERBS else ()
    owners = (*list_quoted(sentence), *list_speeches(sentence))
    return list(dict.fromkeys((give(sentence, subject), *owners, *objects)))


def _leads(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person leads into a quotation: Florence Kim said: “…”."""
    is_open = sentence.last in (":", ",") or verb >= len(sentence.words) - _LAST_VERB
    is_at_verb = subject.end == verb or subject.end - subject.start > 1
    return is_open and is_at_verb and _speaks(sentence, verb, subject)
