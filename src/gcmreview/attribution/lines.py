"""Read a line that only says who speaks: a name, with offices, an organization and a place."""

from gcmreview.attribution.grammar import (
    Attribution,
    find_organization,
    give,
    is_object,
    is_title,
    join,
    list_owners,
)
from gcmreview.names.lexicon import BEFORE_OBJECT, CLAUSE_BREAKS, LABELS, PARTICLES, TITLES
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence, is_naming
from gcmreview.names.people import Mention
from gcmreview.text.words import SMALL, Word

# Words in small letters in a line of names and offices.
_WITH_NAMES = SMALL | TITLES | PARTICLES | {"s"}
# Words before the name of somebody else: Edited by Jane Doe; Dear Ms. Doe.
_NO_TITLES = BEFORE_OBJECT | LABELS


def read_name(sentence: Sentence) -> Attribution | None:
    """Return who a line says speaks: a person, people that it joins, or an organization."""
    if not ((is_line(sentence) and is_naming(sentence)) or _is_described(sentence)):
        return None
    if not sentence.named:
        return find_organization(sentence, -1, after=True)
    first = join(sentence, sentence.named)[0]
    return give(sentence, first) if first.speakers or _is_all(sentence, first) else None


def list_meant(sentence: Sentence) -> list[Attribution]:
    """List who may have said words that a sentence is about: “…” is by Motus; a line’s name."""
    line = list(filter(None, [read_name(sentence)]))
    return list_owners(sentence) or _list_subjects(sentence) or line


def _list_subjects(sentence: Sentence) -> list[Attribution]:
    """List the speakers that a sentence names, but for its objects: Like Vitorino, Motus was blunt.

    After a subject, a name right before the words may be meant too: Motus gave the floor to
    Vitorino: “…”; Motus agreed with Vitorino that “…”.
    """
    subjects = [each for each in sentence.known if not is_object(sentence, each)]
    # Motus on Vitorino: “…”.
    led = [each for each in sentence.known if sentence.get(each.end) in (":", "that")]
    led = [] if is_line(sentence) else led
    meant = dict.fromkeys((*subjects, *led)) if subjects else ()
    return [give(sentence, each) for each in meant]


def _is_all(sentence: Sentence, unknown: Mention) -> bool:
    """Return whether a line has only titles before a name, and only a description after it.

    Not "in Bangkok", nor "/Reuters".
    """
    before = (word for word in sentence.words[: unknown.start] if word.text[0].isalpha())
    is_first = all(is_title(word) and word.folded not in _NO_TITLES for word in before)
    after = sentence.words[unknown.end : unknown.end + 1]
    return is_first and all(word.is_mark and word.text != "/" for word in after)


def is_line(sentence: Sentence) -> bool:
    """Return whether words are a line of names and offices, and no byline: By Florence Kim."""
    words = [word for word in sentence.words if word.text[0].isalpha()]
    is_first = any(word.is_capital or word.folded == "the" for word in words[:1])
    is_byline = any(word.folded in BEFORE_OBJECT for word in words[:1])
    is_owner = sentence.last == "s"
    return is_first and not is_byline and not is_owner and all(map(_is_of_name, words))


def _is_described(sentence: Sentence) -> bool:
    """Return whether a line is a name and what the person is: Nenette Motus, a speaker there."""
    is_prose = sentence.last == "." and not sentence.words[0].is_mark
    if sentence.verbs or is_prose or not sentence.named:
        return False
    first = sentence.named[0]
    # A title, or first names that are not in the dataset.
    is_first = all(word.is_capital or word.is_mark for word in sentence.words[: first.start])
    is_short = len(sentence.words) <= LONGEST_CREDIT
    is_clause = not CLAUSE_BREAKS.isdisjoint(sentence.fold())
    return is_first and is_short and not is_clause and sentence.get(first.end) in (",", "(")


def _is_of_name(word: Word) -> bool:
    return word.is_capital or word.is_joined or word.folded in _WITH_NAMES
