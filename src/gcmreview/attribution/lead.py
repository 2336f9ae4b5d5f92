"""Find the speaker that the sentence before a quotation names."""

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
from gcmreview.names.lexicon import (
    CROWD,
    LEADING_VERBS,
    OBJECT_PRONOUNS,
    QUOTING,
    SUBJECT_PRONOUNS,
    VERBS,
)
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention

# Last words of a sentence, in which its verb or owner belongs to the quotation after it, with one
# or two words between: Motus said to him, “…”.
_LAST = 4
# Last words of a sentence without a comma or colon, in which its verb leads into the quotation,
# with one word between: Florence Kim said that “…”.
_LAST_VERB = 2


def leads_directly(lead_in: Sentence) -> bool:
    """Return whether a sentence leads into quoted words: Motus said, “…”; Motus said that “…”."""
    last = _LAST if lead_in.last in (",", ":") else _LAST_VERB
    return any(verb >= len(lead_in.words) - last for verb in lead_in.verbs)


def find_owner(lead_in: Sentence) -> list[Attribution]:
    """Find the owner named right before quoted words, as in Alisjahbana’s line, “…”."""
    first = len(lead_in.words) - _LAST
    return [
        give(lead_in, each)
        for each in lead_in.mentions
        if each.speakers and each.end >= first and is_possessive(lead_in, each)
    ]


def list_quoted(sentence: Sentence) -> list[Attribution]:
    """List the speakers quoted by somebody else: “…,” said a spokesperson, quoting Vitorino."""
    folded = sentence.fold()
    quoting = next((at for at, word in enumerate(folded) if word in QUOTING), None)
    if quoting is None:
        return []
    is_pronoun = not OBJECT_PRONOUNS.isdisjoint(folded[quoting:])
    return [
        give(sentence, each)
        for each in sentence.mentions
        if each.speakers and (is_pronoun or each.start > quoting)
    ]


def find_lead(sentence: Sentence) -> list[Attribution]:
    """Find the subject of the last verb that leads into quoted words: Motus said."""
    verbs = [at for at, word in enumerate(sentence.fold()) if word in LEADING_VERBS]
    if not verbs:
        return []
    verb = verbs[-1]
    if sentence.get(verb) == "according":
        return _find_according(sentence)
    known = (each for each in sentence.mentions if each.speakers)
    subject = find_subject(sentence, verb) or next(known, None)
    if subject is not None:
        return _find_speakers(sentence, verb, subject)
    # The ILO said: “…”.
    found = find_organization(sentence, verb, after=False)
    return [found] if found else []


def _find_according(sentence: Sentence) -> list[Attribution]:
    """Find the name right after "according to", with a title: According to Mr. Vitorino, “…”."""
    after = sentence.fold().index("according") + len(("according", "to"))
    first = next((each for each in sentence.mentions if each.start >= after), None)
    if first is None or not all(map(is_title, sentence.words[after : first.start])):
        return []
    # The International Organization for Migration.
    return [give(sentence, first)] if first.speakers or first.end - first.start > 1 else []


def _find_speakers(sentence: Sentence, verb: int, subject: Mention) -> list[Attribution]:
    """Find the subject: Motus said: “…”; Motus hailed Don’s “…”.

    After the subject come those it quotes, those who own the words, and the objects of a verb
    that is not one of saying. For an unknown name that does not speak, there are none.
    """
    # With a nod to Vitorino, she said: “…”.
    by_pronoun = not SUBJECT_PRONOUNS.isdisjoint(sentence.fold(0, verb))
    is_other = by_pronoun and is_object(sentence, subject)
    if is_other or not (subject.speakers or _is_person(sentence, verb, subject)):
        return []
    is_said = sentence.get(verb) in VERBS
    others = (
        give(sentence, each)
        for each in sentence.mentions
        if each.start > verb and (not is_said or is_possessive(sentence, each))
    )
    return [give(sentence, subject), *list_quoted(sentence), *others]


def _is_person(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person speaks: Florence Kim said: “…”."""
    if sentence.get(subject.start) in CROWD or is_object(sentence, subject):
        return False
    is_open = sentence.last in (":", ",") or verb >= len(sentence.words) - _LAST_VERB
    # Closing Remarks: “…”.
    is_noun = sentence.words[verb].is_capital
    is_at_verb = (subject.end == verb and not is_noun) or subject.end - subject.start > 1
    return is_open and is_at_verb and ends_subject(sentence, subject.end)
