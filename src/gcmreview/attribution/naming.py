"""Find where a draft calls a speaker what the release does not: office, title and spelling."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from gcmreview.dataset.model import Speaker, introduce_speaker
from gcmreview.names.lexicon import (
    AFTER_OFFICE,
    HONORIFICS_OF,
    OFFICES,
    TITLES,
    VERBS,
)
from gcmreview.names.mentions import Sentence, find_start
from gcmreview.names.offices import DEMONYMS
from gcmreview.names.people import Mention

# What may be between a name and an office of the same person; a dash is folded to a hyphen.
_APPOSITION: tuple[list[str], ...] = ([], [","], ["("], ["-"], ["is"])
# What joins a name to an organization after it; where it is not "of", a country may be a place.
_MEMBER = ("of", "from", ",", "(", "-")
# Words after an organization that end its name: Vitorino of ESCAP said.
_AFTER_MEMBER = AFTER_OFFICE - {"s"}


class Slip(NamedTuple):
    """What a draft calls a speaker wrongly: its words, and the source's."""

    kind: Literal["office", "spelling"]
    named: str
    source: str


def find_slips(sentence: Sentence, speakers: Mapping[str, Speaker]) -> Iterator[Slip]:
    """Yield what is wrong with how a sentence names ``speakers``."""
    for name in sentence.mentions:
        owners = [speakers[each] for each in name.speakers if each in speakers]
        if name.kind == "office" or len(owners) != 1:
            continue
        whole = name._replace(start=find_start(sentence.words, name))
        offices = [*_find_office(sentence, whole, owners[0])]
        yield from offices or _find_organization(sentence, whole, owners[0])
        yield from _find_honorific(sentence, whole, owners[0])
        if sentence.people.resemble(sentence.words[whole.start : whole.end]):
            yield Slip("spelling", sentence.name(whole), owners[0].name)


def _find_office(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find another speaker's office beside a name: António Vitorino, Executive Secretary of ESCAP.

    In a list, it is that of the next person: Vitorino, the Executive Secretary of ESCAP and Motus.
    """
    for office in _list_wrong(sentence, owner):
        first, second = sorted((name, office))
        is_list = "and" in (
            sentence.get(first.start - 1),
            sentence.get(second.end),
            sentence.get(second.end + 1),
        )
        between = [word for word in sentence.fold(first.end, second.start) if word != "the"]
        is_beside = between in _APPOSITION and not is_list
        # One right before another name belongs to that: Vitorino, ILO Director Asada-Miyakawa.
        is_next = any(each.start == second.end for each in sentence.mentions)
        if is_beside and not is_next:
            yield _make_slip(sentence, first.start, second.end, owner)


def _list_wrong(sentence: Sentence, owner: Speaker) -> Iterator[Mention]:
    """Yield the offices that a speaker does not have: another's, or one of another rank."""
    offices = (each for each in sentence.known if each.kind == "office")
    yield from (each for each in offices if owner.id not in each.speakers)
    yield from (each for each in sentence.ranked if owner.id in each.speakers)


def _make_slip(sentence: Sentence, start: int, end: int, owner: Speaker) -> Slip:
    """Say that words name a speaker with what the release does not give."""
    named = sentence.name(Mention(start, end, frozenset()))
    return Slip("office", named, introduce_speaker(owner._replace(honorific=None)))


def _find_organization(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find another organization beside a name: Vitorino of ESCAP; ESCAP’s Vitorino."""
    others = (each for each in sentence.found if owner.id not in each.speakers)
    for each in others:
        start, end = sentence.find_article(each), each.end
        is_place = sentence.get(start - 1) in _MEMBER[1:] and sentence.get(end - 1) in DEMONYMS
        is_beside = each.kind in ("organization", "publisher") and not is_place
        last = end if end <= name.start else _skip_office(sentence, end)
        if is_beside and _is_beside(sentence, name, start, last):
            last += sentence.get(last) == ")"
            yield _make_slip(sentence, min(name.start, start), max(name.end, last), owner)


def _skip_office(sentence: Sentence, end: int) -> int:
    """Return where an office after an organization ends: ESCAP’s director, ILO chief."""
    at = end + (sentence.get(end) == "s")
    while sentence.get(at) in TITLES:
        at += 1
    return at if sentence.get(at - 1) in OFFICES else end


def _find_office_start(sentence: Sentence, end: int) -> int:
    """Return where an office right before a name starts: ILO Director-General Vitorino."""
    at = end
    while sentence.get(at - 1) in TITLES:
        at -= 1
    return end if OFFICES.isdisjoint(sentence.fold(at, end)) else at


def _is_beside(sentence: Sentence, name: Mention, start: int, end: int) -> bool:
    """Return whether an organization is beside a name and begins nothing else.

    That is the next of a list, or an office: Vitorino, ESCAP and Motus; Vitorino of the ILO office.
    """
    if end <= name.start:
        office = _find_office_start(sentence, name.start)
        is_owner = sentence.get(office - 1) == "s"
        return end == office - is_owner and end < name.start
    if start != name.end + 1 or sentence.get(name.end) not in _MEMBER:
        return False
    after, following = sentence.get(end), sentence.get(end + 1)
    if after in ("", ".", ")"):
        return True
    if sentence.get(start - 1) == ",":
        return following == "" or following in VERBS
    return after in _AFTER_MEMBER or sentence.words[end].is_mark


def _find_honorific(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find the honorific of a man before a woman's name, or the other way round."""
    at = name.start - 1
    at -= sentence.get(at) == "."
    pronoun, source = sentence.people.addressed.get(owner.id, ("", ""))
    others = (words for each, words in HONORIFICS_OF.items() if pronoun and each != pronoun)
    if any(sentence.get(at) in words for words in others):
        yield Slip("office", sentence.name(name._replace(start=at)), source)
