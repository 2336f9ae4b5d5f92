"""Who the sentence before a quotation attributes it to."""

from collections.abc import Sequence

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
)
from gcmreview.check.attribution.lexicon import (
    CROWD,
    LEADING_VERBS,
    OBJECT_PRONOUNS,
    QUOTING,
    VERBS,
)
from gcmreview.check.attribution.mentions import list_named
from gcmreview.check.attribution.people import Mention, People
from gcmreview.text.words import Word

_IN_THE_WORDS = ["in", "the", "words", "of"]
# Words before a quotation in which its sentence breaks off for it.
_DIRECT = 4


def leads_directly(lead: Sequence[Word]) -> bool:
    """Tell whether a sentence breaks off for words quoted, as in: Motus said, “…”."""
    if not lead or lead[-1].text not in (",", ":"):
        return False
    return any(word.folded in VERBS for word in lead[-_DIRECT:])


def find_owner(lead: Sequence[Word], people: People) -> list[Attribution]:
    """Find whose words are named right before them, as in Alisjahbana’s line, “…”."""
    named = list_named(lead, people)
    return [
        give(each, lead, "weak", named)
        for each in named
        if each.speakers and each.end >= len(lead) - _DIRECT and is_possessive(lead, each)
    ]


def list_quoted(words: Sequence[Word], people: People) -> list[Attribution]:
    """List whom somebody else quotes: “…,” said a spokesperson, quoting Vitorino."""
    quoting = [at for at, word in enumerate(words) if word.folded in QUOTING]
    if not quoting:
        return []
    named = list_named(words, people)
    is_pronoun = any(word.folded in OBJECT_PRONOUNS for word in words[quoting[0] :])
    return [
        give(each, words, "weak", named)
        for each in named
        if each.speakers and (is_pronoun or each.start > quoting[0])
    ]


def find_lead(words: Sequence[Word], people: People) -> list[Attribution]:
    """Find whom the sentence before a quotation gives it to."""
    verbs = [at for at, word in enumerate(words) if word.folded in LEADING_VERBS]
    named = list_named(words, people)
    is_colon = bool(words) and words[-1].text == ":"
    # For Vitorino, “…”
    is_for = bool(named) and named[0].start == 1 and words[0].folded == "for"
    if not verbs and not is_colon and not is_for:
        # In Vitorino’s words, “…”
        is_in = bool(words) and words[0].folded in ("in", "to") and words[-1].text == ","
        if [word.folded for word in words[:4]] == _IN_THE_WORDS:
            return give_all(words, people)
        return find_owner(words, people) if is_in else []
    verb = verbs[-1] if verbs else len(words)
    subject = find_subject(words, [each for each in named if each.start < verb], verb)
    is_according = bool(verbs) and words[verb].folded == "according"
    if is_according:
        subject = next((each for each in named if not is_object(words, each)), None)
        return [give(subject, words, "weak", named)] if subject else []
    subject = subject or next((each for each in named if each.speakers), None)
    if subject is None or not (subject.speakers or _is_person(words, subject, verb)):
        start = max(0, verb - LONGEST_NAME)
        organization = None if subject else find_organization(words, start, verb, people)
        return [organization] if organization else []
    found = [give(subject, words, "weak", named), *list_quoted(words, people)]
    # Alisjahbana’s “…”; and whom another verb than one of saying has for its object.
    is_said = not verbs or words[verb].folded in VERBS
    found += [
        give(each, words, "weak", named)
        for each in named
        if each.start > verb and each.speakers and (not is_said or is_possessive(words, each))
    ]
    return found


def _is_person(words: Sequence[Word], mention: Mention, verb: int) -> bool:
    """Tell whether a name unknown is that of who speaks: Florence Kim said: “…”."""
    is_open = words[-1].text in (":", ",") or verb >= len(words) - 2
    is_crowd = words[mention.start].folded in CROWD
    is_at_verb = mention.end == verb or mention.end - mention.start > 1
    return (
        verb < len(words)
        and is_open
        and is_at_verb
        and not is_crowd
        and (ends_subject(words, mention.end) and not is_object(words, mention))
    )
