"""The subject of a verb of saying: the person whose name is before it, or after it."""

from collections.abc import Sequence

from gcmreview.attribution.grammar import is_object, is_title, join
from gcmreview.names.lexicon import (
    ADVERBS,
    AFTER_OTHER_TITLE,
    BEFORE_OBJECT,
    CLAUSE_BREAKS,
    CROWD,
    OBJECT_PRONOUNS,
    PRONOUNS,
    TITLES,
    VERBS,
)
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention
from gcmreview.text.words import SMALL, WITH_OBJECT, Word

# Words between a name and the office beside it: the regional director for Asia, Jane Doe.
NEAR = 8
# Words of the longest noun before a name without an article: said conservative radio host Jane Doe.
_LONGEST_NOUN = 5
_NO_NOUNS = SMALL | BEFORE_OBJECT | CLAUSE_BREAKS | CROWD | OBJECT_PRONOUNS | VERBS
# What is between a name and its verb: nothing; Jane Doe, who said.
_AT_VERB: tuple[list[str], ...] = ([], [",", "who"], ["who"])
# What is between a subject and the verb of another one.
_OTHERS = PRONOUNS | VERBS


def find_after(sentence: Sentence, verb: int, *, is_clause: bool = False) -> Mention | None:
    """Return the name after a verb that ends a quotation: “…,” said H.E. Mr. Jane Doe.

    There may be an office before it: said the finance minister, Jane Doe; according to Jane Doe.
    A clause begins after a quotation.
    """
    if not (_has_subject_after(sentence, verb) or (is_clause and verb == 0)):
        return None
    first = next((each for each in sentence.mentions if _may_speak(sentence, each, verb)), None)
    return first if first and _is_said_by(sentence, verb, first) else None


def _is_said_by(sentence: Sentence, verb: int, first: Mention) -> bool:
    """Return whether a verb and the first name after it belong together."""
    is_according = sentence.get(verb) == "according"
    start = verb + len(("according", "to")) if is_according else verb + 1
    is_other = _is_part if is_according else _is_object_of
    is_said = _is_office(sentence.words[start : first.start])
    return is_said and not is_other(sentence, verb, first)


def _is_part(sentence: Sentence, _: int, name: Mention) -> bool:
    """Return whether a name goes on: according to a Doe report."""
    after = sentence.words[name.end : name.end + 1]
    return not all(word.is_mark or word.folded in SMALL for word in after)


def _is_object_of(sentence: Sentence, verb: int, name: Mention) -> bool:
    """Return whether a verb has a preposition and then a name: Jane Doe said of Bob Hill."""
    return verb + 1 < name.start and sentence.get(verb + 1) in BEFORE_OBJECT


def _may_speak(sentence: Sentence, mention: Mention, verb: int) -> bool:
    """Return whether a name is after a verb, and does not only tell of what: Minister of Trade."""
    is_of = sentence.get(mention.start - 1) == "of" and not mention.speakers
    return mention.start > verb and not is_of


def _has_subject_after(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb follows a quotation at once, and has its subject after it."""
    if verb == 0:
        return sentence.get(verb) == "according"
    return sentence.words[verb - 1].is_mark and sentence.get(verb) not in WITH_OBJECT


def _is_office(words: Sequence[Word]) -> bool:
    """Return whether words before a name are titles, or an office and a comma."""
    is_apart = 0 < len(words) <= NEAR and words[-1].text == ","
    is_noun = len(words) <= _LONGEST_NOUN and not any(_is_no_noun(each) for each in words)
    is_described = is_apart and sum(each.is_mark for each in words) == 1
    return all(map(is_title, words)) or is_noun or is_described


def _is_no_noun(word: Word) -> bool:
    """Return whether a word is not of a noun right before a name: 9/11 widow Jane Doe."""
    is_mark = word.is_mark and word.text != "/"
    return is_mark or word.folded in _NO_NOUNS


def find_before(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name whose verb it is: Jane Doe, Coordinator for Asia and the Pacific, said.

    That is the name at the verb, or else the one that a description in commas follows.
    """
    named = [each for each in sentence.mentions if each.end <= verb]
    subjects = [each for each in named if not is_object(sentence, each)]
    for each in reversed(join(sentence, subjects)):
        if _read_between(sentence, each.end, verb) in _AT_VERB:
            return each
    return _find_described(sentence, verb, subjects, named[-1:])


def _find_described(
    sentence: Sentence, verb: int, subjects: Sequence[Mention], last: Sequence[Mention]
) -> Mention | None:
    if verb and sentence.words[verb - 1].is_capital and sentence.get(verb - 1) in TITLES:
        # The subject is somebody else: Jane Doe, who lives here and, Mr. King said, …
        return None
    for each in filter(_is_named, subjects):
        if _is_described(sentence, each, verb, is_last=each in last):
            return each
    return None


def _is_described(sentence: Sentence, mention: Mention, verb: int, *, is_last: bool) -> bool:
    """Return whether nothing but what a person is comes between the name and its verb.

    Jane Doe, a farmer, said; Jane Doe of Oxfam said; the minister, Jane Doe, said.
    """
    between = _read_between(sentence, mention.end, verb)
    if not _OTHERS.isdisjoint(between):
        return False
    if between == [","]:
        # Not: John Roe, asked about Jane Doe, said; a friend of Jane Doe, saying.
        return is_apposed(sentence, mention) and not sentence.get(verb).endswith("ing")
    if between[0] == ",":
        return between[-1] == "," or is_last
    return between[0] in AFTER_OTHER_TITLE and _is_first(sentence, mention)


def _is_first(sentence: Sentence, mention: Mention) -> bool:
    """Return whether nothing but titles is before a name in a sentence."""
    return all(map(is_title, sentence.words[: mention.start]))


def is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a comma is before a name and its titles."""
    at = mention.start - 1
    while at > 0 and (sentence.get(at) in TITLES or sentence.get(at) == "."):
        at -= 1
    return sentence.get(at) == ","


def _is_named(mention: Mention) -> bool:
    """Return whether a mention is of a known person, or of another one in full."""
    return bool(mention.speakers) or mention.end - mention.start > 1


def _read_between(sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the words between two places, folded, without adverbs and what is in brackets."""
    words = []
    depth = 0
    for word in sentence.fold(start, end):
        depth += word == "("
        if not depth and word not in ADVERBS:
            words.append(word)
        depth -= word == ")"
    return words
