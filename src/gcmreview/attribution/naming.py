"""Find where a draft calls a speaker what the release does not: office, title and spelling."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from gcmreview.dataset.model import Speaker, introduce_speaker
from gcmreview.names.lexicon import HONORIFICS_OF, TITLES
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention
from gcmreview.text.words import SMALL

# What may be between a name and an office of the same person.
_APPOSITION: tuple[list[str], ...] = ([], [","], [",", "the"], ["the"], ["("], ["(", "the"], ["–"])


class Slip(NamedTuple):
    """What a draft calls a speaker wrongly: its words, and the source's."""

    kind: Literal["office", "spelling"]
    named: str
    source: str


def find_slips(sentence: Sentence, speakers: Mapping[str, Speaker]) -> Iterator[Slip]:
    """Yield what is wrong with how a sentence names ``speakers``."""
    for name in sentence.mentions:
        owners = [speakers[each] for each in name.speakers if each in speakers]
        if name.is_office or len(owners) != 1:
            continue
        whole = name._replace(start=_find_start(sentence, name))
        yield from _find_office(sentence, whole, owners[0])
        yield from _find_honorific(sentence, whole, owners[0])
        if sentence.people.resemble(sentence.words[whole.start : whole.end]):
            yield Slip("spelling", sentence.name(whole), owners[0].name)


def _find_start(sentence: Sentence, name: Mention) -> int:
    """Return where a name begins with the first names before its family name."""
    start = name.start
    while start and (word := sentence.words[start - 1]).is_capital:
        if word.is_acronym or word.folded in TITLES | SMALL:
            break
        start -= 1
    return start


def _find_office(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find another speaker's office beside a name: António Vitorino, Executive Secretary of ESCAP.

    In a list, it is that of the next person: Vitorino, the Executive Secretary of ESCAP and Motus.
    """
    for office in sentence.known:
        first, second = sorted((name, office))
        is_list = "and" in (
            sentence.get(first.start - 1),
            sentence.get(second.end),
            sentence.get(second.end + 1),
        )
        is_beside = sentence.fold(first.end, second.start) in _APPOSITION and not is_list
        if office.is_office and is_beside and owner.id not in office.speakers:
            named = sentence.name(first._replace(end=second.end))
            yield Slip("office", named, introduce_speaker(owner._replace(honorific=None)))


def _find_honorific(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find the honorific of a man before a woman's name, or the other way round."""
    at = name.start - 1
    at -= sentence.get(at) == "."
    pronoun, source = sentence.people.addressed.get(owner.id, ("", ""))
    others = (words for each, words in HONORIFICS_OF.items() if pronoun and each != pronoun)
    if any(sentence.get(at) in words for words in others):
        yield Slip("office", sentence.name(name._replace(start=at)), source)
