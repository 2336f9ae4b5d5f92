"""The subject of a verb of saying: the person whose name is before it."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from gcmreview.attribution.grammar import is_object, is_title, join
from gcmreview.names.lexicon import ADVERBS, AFTER_OTHER_TITLE, PRONOUNS, TITLES, VERBS
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention

# What is between a name and its verb: nothing; Jane Doe, who said; led by Jane Doe, who said.
_AT_VERB: tuple[list[str], ...] = ([], ["who"])
_EXPLAINED = [",", "who"]
# What is between a subject and the verb of another one.
_OTHERS = PRONOUNS | VERBS | {"whose"}


def find_before(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name whose verb it is: Jane Doe, Coordinator for Asia and the Pacific, said.

    That is the name at the verb, or else the one that only a description follows.
    """
    named = [each for each in sentence.mentions if each.end <= verb]
    at_verb = filter(partial(_is_at_verb, sentence, verb), reversed(join(sentence, named)))
    described = filter(partial(_is_described, sentence, verb), named)
    return next(chain(at_verb, described), None)


def _is_at_verb(sentence: Sentence, verb: int, name: Mention) -> bool:
    between = _read_between(sentence, name.end, verb)
    return between == _EXPLAINED or (between in _AT_VERB and not is_object(sentence, name))


def _is_described(sentence: Sentence, verb: int, name: Mention) -> bool:
    """Return whether only what a person is or does is between a name and its verb."""
    between = _read_between(sentence, name.end, verb)
    is_named = bool(name.speakers) or name.end - name.start > 1
    is_apart = bool(between) and _OTHERS.isdisjoint(between)
    if is_object(sentence, name) or not (is_named and is_apart):
        return False
    if between == [","]:
        # Not: John Roe, asked about Jane Doe, said; a friend of Jane Doe, saying.
        return is_apposed(sentence, name) and not sentence.get(verb).endswith("ing")
    return _may_describe(sentence, verb, name, between)


def _may_describe(sentence: Sentence, verb: int, name: Mention, between: Sequence[str]) -> bool:
    """Return whether the words between a name and a verb leave the name its subject.

    Jane Doe, a farmer, said; Jane Doe of Oxfam said; Jane Doe thanked the hosts and said.
    """
    is_last = not any(name.end <= each.start < verb for each in sentence.mentions)
    if between[0] == ",":
        return between[-1] == "," or is_last
    is_first = all(map(is_title, sentence.words[: name.start]))
    is_joined = is_last and between[-1] == "and"
    return is_first and (is_joined or between[0] in AFTER_OTHER_TITLE)


def is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a comma is before a name and its titles."""
    at = mention.start - 1
    while at > 0 and (sentence.get(at) in TITLES or sentence.get(at) == "."):
        at -= 1
    return sentence.get(at) == ","


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
