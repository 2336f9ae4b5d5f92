"""Find the speaker that the sentence before a quotation names."""

from gcmreview.attribution.grammar import (
    Attribution,
    ends_subject,
    find_organization_before,
    find_subject,
    give,
    give_all,
    is_object,
    is_possessive,
)
from gcmreview.names.lexicon import (
    CROWD,
    LEADING_VERBS,
    OBJECT_PRONOUNS,
    QUOTING,
    VERBS,
)
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention

_IN_THE_WORDS = ["in", "the", "words", "of"]
# Last words of a sentence, in which its verb or owner belongs to the quotation after it, with one
# or two words between: Motus said to him, “…”.
_LAST = 4
# Last words of a sentence without a comma or colon, in which its verb leads into the quotation,
# with one word between: Florence Kim said that “…”.
_LAST_VERB = 2


def leads_directly(lead_in: Sentence) -> bool:
    """Return whether a sentence leads into quoted words, as in: Motus said, “…”."""
    first = len(lead_in.words) - _LAST
    return lead_in.last in (",", ":") and any(verb >= first for verb in lead_in.verbs)


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
    """Find the speaker that the sentence before a quotation names.

    It leads in by a verb, whose subject speaks; or else the first speaker named does.
    """
    verb = _find_leading_verb(sentence)
    if verb is None:
        return _find_owners_words(sentence)
    if sentence.get(verb) == "according":
        return _find_according(sentence)
    known = (each for each in sentence.mentions if each.speakers)
    subject = find_subject(sentence, verb) or next(known, None)
    if subject is not None:
        return _find_speakers(sentence, verb, subject)
    # The ILO said: “…”.
    found = find_organization_before(sentence, verb)
    return [found] if found else []


def _find_leading_verb(sentence: Sentence) -> int | None:
    """Return the index of the last verb that leads into quoted words: said, called, praised.

    It is the number of words if there is no verb, but a colon, or "for" before a name.
    """
    verbs = [at for at, word in enumerate(sentence.fold()) if word in LEADING_VERBS]
    is_for = sentence.get(0) == "for" and any(each.start == 1 for each in sentence.mentions)
    last = len(sentence.words) if is_for or sentence.last == ":" else None
    return verbs[-1] if verbs else last


def _find_owners_words(sentence: Sentence) -> list[Attribution]:
    """Find whose words they are: In the words of Vitorino, “…”; in Vitorino’s words, “…”."""
    if sentence.fold(0, 4) == _IN_THE_WORDS:
        return give_all(sentence)
    is_open = sentence.get(0) in ("in", "to") and sentence.last == ","
    return find_owner(sentence) if is_open else []


def _find_according(sentence: Sentence) -> list[Attribution]:
    """Find a name after "according to": According to Vitorino, “…”."""
    subjects = [each for each in sentence.mentions if not is_object(sentence, each)]
    return [give(sentence, each) for each in subjects[:1]]


def _find_speakers(sentence: Sentence, verb: int, subject: Mention) -> list[Attribution]:
    """Find the subject: Motus said: “…”; Motus: “…”; for Motus, “…”; Motus hailed Don’s “…”.

    After the subject come those it quotes, those who own the words, and the objects of a verb
    that is not one of saying. For an unknown name that does not speak, there are none.
    """
    said = sentence.get(verb)
    if not (subject.speakers or (said and _is_person(sentence, verb, subject))):
        return []
    is_said = not said or said in VERBS
    others = (
        give(sentence, each)
        for each in sentence.mentions
        if each.start > verb and each.speakers and (not is_said or is_possessive(sentence, each))
    )
    return [give(sentence, subject), *list_quoted(sentence), *others]


def _is_person(sentence: Sentence, verb: int, subject: Mention) -> bool:
    """Return whether an unknown person speaks: Florence Kim said: “…”."""
    if sentence.get(subject.start) in CROWD or is_object(sentence, subject):
        return False
    is_open = sentence.last in (":", ",") or verb >= len(sentence.words) - _LAST_VERB
    is_at_verb = subject.end == verb or subject.end - subject.start > 1
    return is_open and is_at_verb and ends_subject(sentence, subject.end)
