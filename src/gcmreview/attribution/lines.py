"""Read a line that only says who speaks: a name, with offices, an organization and a place."""

from collections.abc import Sequence
from itertools import chain, takewhile

from gcmreview.attribution.grammar import (
    Attribution,
    are_titles,
    give,
    is_object,
    join,
    list_owners,
)
from gcmreview.attribution.saying import find_lead, leads_directly
from gcmreview.names.lexicon import BEFORE_OBJECT, CLAUSE_BREAKS, LABELS, VERBS
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence
from gcmreview.names.people import Mention
from gcmreview.text.words import Word

# Words that begin a clause, and no description of a person.
_CLAUSE = CLAUSE_BREAKS | VERBS
_NO_TITLES = BEFORE_OBJECT | LABELS


def read_name(sentence: Sentence) -> Attribution | None:
    """Return who a line says speaks: a person, people that it joins, or an organization."""
    if not _may_be_line(sentence):
        return None
    for first in join(sentence, sentence.named)[:1]:
        return give(sentence, first) if _is_line(sentence, first) else None
    for each in sentence.organizations:
        around = (*sentence.words[: sentence.find_article(each)], *sentence.words[each.end :])
        if all(word.is_mark for word in around):
            return give(sentence, each)
    return None


def names_speaker(sentence: Sentence) -> bool:
    """Return whether a text does nothing but name who speaks, by a line or with a verb."""
    is_short = len(sentence.words) <= LONGEST_CREDIT and leads_directly(sentence)
    return read_name(sentence) is not None or (is_short and bool(find_lead(sentence)))


def list_meant(sentence: Sentence) -> list[Attribution]:
    """List who may have said words that a sentence is about: “…” is by Motus; a line’s name.

    After a subject, a name right before the words may be meant too: Motus agreed with Vitorino
    that “…”.
    """
    line = list(filter(None, [read_name(sentence)]))
    # Like Vitorino, Motus spoke.
    subjects = [give(sentence, each) for each in sentence.known if not is_object(sentence, each)]
    # Motus on Vitorino: “…”.
    led = [each for each in sentence.known if sentence.get(each.end) in (":", "that")]
    led = led if subjects and not line else []
    with_led = dict.fromkeys((*subjects, *(give(sentence, each) for each in led)))
    return list_owners(sentence) or list(with_led) or line


def _may_be_line(sentence: Sentence) -> bool:
    """Return whether a short text is no clause and no byline."""
    words = [word for word in sentence.words if word.text[0].isalpha()]
    if not 0 < len(words) <= LONGEST_CREDIT or _is_byline(words[0], sentence.last):
        return False
    is_prose = sentence.last == "." and not sentence.words[0].is_mark
    is_clause = is_prose or not _CLAUSE.isdisjoint(sentence.folded)
    return not is_clause or are_titles(words)


def _is_byline(first: Word, last: str) -> bool:
    """Return whether words begin or end as no line of a speaker does: With Motus; Motus’s."""
    is_first = first.is_capital or first.folded in ("the", "by", "from")
    return not is_first or first.folded in BEFORE_OBJECT - {"by", "from"} or last == "s"


def _is_line(sentence: Sentence, name: Mention) -> bool:
    """Return whether only names and offices are beside a name, and after a comma what one is."""
    before, after = sentence.words[: name.start], sentence.words[name.end :]
    # António Vitorino @vitorino · 19 March #GCM; Motus in closing remarks
    head = takewhile(lambda word: word.text not in (",", "(", "@", "·", "#", "in"), after)
    is_meant = bool(name.speakers) or _is_alone(before, after)
    return is_meant and are_titles(chain(before, head))


def _is_alone(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Return whether only titles are before a name, and a mark after it: not in Bangkok, /Reuters.

    Somebody unknown may be there for something else: Edited by Jane Doe; Dear Ms. Doe.
    """
    is_first = _NO_TITLES.isdisjoint(word.folded for word in before)
    return is_first and all(word.is_mark and word.text != "/" for word in after[:1])
