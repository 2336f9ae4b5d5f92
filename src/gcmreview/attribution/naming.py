"""Find where a draft calls a speaker what the release does not: office, title and spelling."""

from collections.abc import Container, Iterator, Mapping
from itertools import chain
from typing import Literal, NamedTuple

from gcmreview.dataset.model import Speaker, introduce_speaker
from gcmreview.names.lexicon import AFTER_OFFICE, HONORIFICS_OF, OFFICES, TITLES, VERBS
from gcmreview.names.mentions import Sentence, find_start
from gcmreview.names.offices import DEMONYMS
from gcmreview.names.people import Mention, is_misspelt
from gcmreview.text.words import fold_words

# What may be between a name and an office of the same person, or an organization after the name;
# a dash is folded to a hyphen.
_APPOSITION: tuple[list[str], ...] = ([], [","], ["("], ["-"], ["is"], [",", "who", "is"])
_MEMBER: tuple[list[str], ...] = (["of"], ["from"], [","], ["("], ["-"])
# Words after an organization that end its name: Vitorino of ESCAP said.
_AFTER_MEMBER = AFTER_OFFICE - {"s"}
# Words of a title that is not of the past, and what may join it to an organization.
_TITLES, _IN = TITLES - {"former"}, ("of", "at", ",")
# Words before a title in which it is called one of the past: the former Portuguese minister.
_TO_FORMER = 3


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
        yield from _find_office(sentence, whole, owners[0])
        yield from _find_honorific(sentence, whole, owners[0])
        if is_misspelt(sentence.fold(*whole[:2]), fold_words(owners[0].name)):
            yield Slip("spelling", sentence.name(whole), owners[0].name)


def _find_office(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find an office or an organization beside a name that the speaker does not have."""
    for wrong in chain(_list_wrong(sentence, name, owner), _list_elsewhere(sentence, owner)):
        first, second = sorted((name, wrong))
        # One right before another name belongs to that: Vitorino, ILO Director Asada-Miyakawa.
        is_next = any(each.start == second.end for each in sentence.mentions)
        if _is_beside(sentence, first, second) and not is_next:
            words = sentence.fold(first.start, second.end + 1)
            end = second.end + (words[-1] == ")" and "(" in words)
            named = sentence.name(Mention(first.start, end, frozenset()))
            yield Slip("office", named, introduce_speaker(owner._replace(honorific=None)))


def _is_beside(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether an office or an organization is beside a name, and not the next of a list.

    In a list, it is that of the next person: Vitorino, the Executive Secretary of ESCAP and Motus.
    """
    between = [word for word in sentence.fold(first.end, second.start) if word != "the"]
    if "office" in (first.kind, second.kind):
        around = (first.start - 1, second.end, second.end + 1)
        return between in _APPOSITION and "and" not in map(sentence.get, around)
    if second.kind == "person":
        return between == ["s"]
    return between in _MEMBER and _ends(sentence, second)


def _list_wrong(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Mention]:
    """Yield the offices that a speaker does not have: another's, or one of another rank.

    So is a title right before the name that is another's: Minister Vitorino.
    """
    offices = (each for each in sentence.known if each.kind == "office")
    yield from (each for each in offices if owner.id not in each.speakers)
    # Assistant Director-General may be the title of somebody in another organization.
    yield from (each for each in sentence.ranked if each.is_sure or owner.id in each.speakers)
    start = name.start
    while sentence.get(start - 1) in _TITLES:
        start -= 1
    if _has_others(sentence, start, name.start, owner):
        yield name._replace(start=start, end=name.start, kind="office")


def _list_elsewhere(sentence: Sentence, owner: Speaker) -> Iterator[Mention]:
    """Yield organizations that are not the speaker's, with a title there: director of ESCAP.

    So is another's title in the speaker's own: Executive Secretary of IOM.
    """
    titles = _TITLES.union(fold_words(owner.description or ""))
    for each in filter(lambda each: not each.is_speaker, sentence.found):
        # Where somebody is: Vitorino, Thailand.
        is_country = sentence.get(each.end - 1) in DEMONYMS
        is_place = is_country and [_get_joint(sentence, each)] in _MEMBER[1:]
        start, end = _find_title(sentence, each, titles)
        is_office = not OFFICES.isdisjoint(sentence.fold(start, end))
        is_others = owner.id not in each.speakers or _has_others(sentence, start, end, owner)
        if is_others and not is_place:
            whole = Mention(min(each.start, start), max(each.end, end), frozenset(), kind="office")
            yield whole if is_office else each


def _find_title(
    sentence: Sentence, organization: Mention, titles: Container[str]
) -> tuple[int, int]:
    """Return where the words of a title beside an organization start and end: chief of the ILO."""
    if _get_joint(sentence, organization) in _IN and _ends(sentence, organization):
        start = end = sentence.find_article(organization) - 1
        while sentence.get(start - 1) in titles:
            start -= 1
        return start, end
    start = end = organization.end + (sentence.get(organization.end) == "s")
    while sentence.get(end) in titles:
        end += 1
    return start, end


def _has_others(sentence: Sentence, start: int, end: int, owner: Speaker) -> bool:
    """Return whether words are of the titles of others alone, and not called of the past."""
    is_past = "former" in sentence.fold(max(0, start - _TO_FORMER), start)
    words = OFFICES.intersection(sentence.fold(start, end))
    holders = (sentence.people.titles.get(word, {owner.id}) for word in words)
    return not is_past and any(owner.id not in each for each in holders)


def _get_joint(sentence: Sentence, organization: Mention) -> str:
    """Return the word or mark before an organization and its article."""
    return sentence.get(sentence.find_article(organization) - 1)


def _ends(sentence: Sentence, organization: Mention) -> bool:
    """Return whether a description ends with an organization, which begins nothing else.

    That is the next of a list, or an office: Vitorino, ESCAP and Motus; Vitorino of the ILO office.
    """
    after, following = map(sentence.get, (organization.end, organization.end + 1))
    if after in ("", ".", ")"):
        return True
    if _get_joint(sentence, organization) == ",":
        return following == "" or following in VERBS
    return after in _AFTER_MEMBER or sentence.words[organization.end].is_mark


def _find_honorific(sentence: Sentence, name: Mention, owner: Speaker) -> Iterator[Slip]:
    """Find the honorific of a man before a woman's name, or the other way round."""
    at = sentence.find_before(name)
    pronoun, source = sentence.people.addressed.get(owner.id, ("", ""))
    others = (words for each, words in HONORIFICS_OF.items() if pronoun and each != pronoun)
    if any(sentence.get(at) in words for words in others):
        yield Slip("office", sentence.name(name._replace(start=at)), source)
