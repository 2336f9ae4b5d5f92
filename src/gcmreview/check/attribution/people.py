"""The people and organizations of a review, by every name that a draft may give them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gcmreview.check.attribution.lexicon import OTHER_OFFICE, PARTICLES
from gcmreview.dataset.model import Review, Speaker
from gcmreview.text.words import Word, normalize

# The whole UN is no organization that one speaker speaks for.
_GENERAL = frozenset(("united nations", "un"))
_SOURCES = (
    r"\b(?:press release|news release|according to the (?:release|statement)"
    r"|the (?:release|statement)(?:[:,]| (?:say|said|state|note|add|quote))"
    r"|para(?:graph)?s?\.? ?\d)"
)


class Mention(NamedTuple):
    """A person or organization named at words ``start`` to ``end``.

    ``speakers`` are those who may be meant, and none for a person unknown. A title alone, or a
    first name, may be another's, and is not sure.
    """

    start: int
    end: int
    speakers: frozenset[str]
    is_sure: bool = True


class People:
    """The speakers of a review and its organizations, by all the names that a draft may give."""

    def __init__(self, review: Review) -> None:
        self._terms: dict[str, set[str]] = {}
        self._longest: dict[str, int] = {}
        self._titles: dict[str, set[str]] = {}
        self._offices: set[str] = set()
        self._parts: list[tuple[str, frozenset[str]]] = []
        self._organizations: dict[str, set[str]] = {}
        self._agencies = {
            normalize(name)
            for each in review.agencies
            for name in (each.name, each.acronym)
            if name
        }
        acronyms = {normalize(each.name): each.acronym for each in review.agencies}
        for speaker in review.speakers:
            for name in (speaker.name, speaker.family_name):
                self._add(name, speaker.id)
            for office in _list_offices(speaker, acronyms):
                self._offices.add(self._add(office, speaker.id))
            self._parts.append((speaker.id, frozenset(normalize(speaker.name).split(" "))))
            for role in speaker.roles:
                for name in _list_names(role.organization, acronyms):
                    self._organizations.setdefault(normalize(name), set()).add(speaker.id)
            for title in _list_titles(speaker):
                term = self._note(title)
                self._titles.setdefault(term, set()).add(speaker.id)
        release = review.release
        publisher = re.sub(r"\(.*?\)", "", release.publisher)
        sources = [release.title, publisher, *re.findall(r"\(([^()]+)\)", release.publisher)]
        self._sources = [normalize(each) for each in sources if each.strip()]
        # The release is at the same path on every host of its publisher.
        self._path = re.sub(r"\Ahttps?://[^/]*(?=/.)", "", release.url).lower()

    def _add(self, name: str, speaker: str) -> str:
        term = self._note(name)
        self._terms.setdefault(term, set()).add(speaker)
        return term

    def _note(self, name: str) -> str:
        """Return a name's term, and remember how many words the longest of its kind has."""
        term = normalize(name)
        first, *rest = term.split(" ")
        self._longest[first] = max(self._longest.get(first, 0), len(rest) + 1)
        return term

    def find_mentions(self, words: Sequence[Word]) -> list[Mention]:
        """Return the speakers that words name, in order."""
        mentions: list[Mention] = []
        at = 0
        while at < len(words):
            found = self._find_term(words, at)
            if found:
                mentions.append(found)
                at = found.end
            else:
                at += 1
        return mentions

    def _find_term(self, words: Sequence[Word], at: int) -> Mention | None:
        longest = self._longest.get(words[at].folded)
        if longest is None:
            return None
        # Commas within an office do not count.
        reach = range(at, min(len(words), at + 2 * longest))
        ends = [end for end in reach if words[end].text != ","][:longest]
        for length in range(len(ends), 0, -1):
            term = " ".join(words[end].folded for end in ends[:length])
            speakers = self._terms.get(term)
            end = ends[length - 1] + 1
            if speakers and _is_meant(words, at, is_office=term in self._offices):
                return Mention(at, end, frozenset(speakers))
            titled = self._titles.get(term)
            if titled and _stands_alone(words, at, end):
                return Mention(at, end, frozenset(titled), is_sure=False)
        return None

    def find_organizations(self, words: Sequence[Word]) -> frozenset[str]:
        """Return the speakers whose organization words name: a spokesperson may quote them."""
        padded = f" {_fold(words)} "
        return frozenset(
            speaker
            for organization, speakers in self._organizations.items()
            if f" {organization} " in padded
            for speaker in speakers
        )

    def resolve(self, names: Sequence[Word]) -> frozenset[str]:
        """Return the speakers whom parts of a name name, such as a first name or initials."""
        words = [word.folded for word in names if word.text[0].isalnum()]
        telling = [word for word in words if len(word) > 1 and word not in PARTICLES]
        return frozenset(
            speaker for speaker, parts in self._parts if telling and parts.issuperset(telling)
        )

    def find_organization(self, words: Sequence[Word]) -> frozenset[str] | None:
        """Return the speakers of the organization that words are the name of, if they are one's.

        None are those of an organization without speakers. The publisher of the release speaks
        for all of them, and so is no such organization.
        """
        name = _fold(words).removeprefix("the ")
        if name in _GENERAL or name in self._sources:
            return None
        # A regional network is a part of the network.
        padded = f" {name} "
        speakers = {
            speaker
            for organization, known in self._organizations.items()
            if padded in f" {organization} "
            for speaker in known
        }
        is_known = name in self._organizations or name in self._agencies
        return frozenset(speakers) if is_known else None

    def names_source(self, text: str, words: Sequence[Word], markup: str) -> bool:
        """Tell whether a text names the release, its publisher or a paragraph, or links to it.

        ``words`` are those of the text, ``markup`` is the text as it stands in the draft.
        """
        padded = f" {_fold(words)} "
        return (
            any(f" {source} " in padded for source in self._sources)
            or self._path in markup.lower()
            or re.search(_SOURCES, " ".join(text.split()), re.IGNORECASE) is not None
        )


def _fold(words: Sequence[Word]) -> str:
    """Return words as a name is normalized, without the marks among them."""
    return " ".join(word.folded for word in words if word.text[0].isalnum())


def _is_meant(words: Sequence[Word], at: int, *, is_office: bool) -> bool:
    """Tell whether a term names a speaker: a name with a capital, an office that is held."""
    if is_office:
        return not at or words[at - 1].folded not in OTHER_OFFICE
    return words[at].is_capital


def _list_offices(speaker: Speaker, acronyms: dict[str, str]) -> Iterable[str]:
    """Return the ways to name a speaker by an office, each with its organization."""
    yield speaker.description
    for title, organization in speaker.roles:
        for name in _list_names(organization, acronyms):
            yield f"{name} {title}"
            yield f"{name}'s {title}"
            yield f"{title} of {name}"
            yield f"{title} of the {name}"
            yield f"{title}, {name}"


def _list_names(organization: str, acronyms: dict[str, str]) -> Iterable[str]:
    """Return the names of an organization: as it is given, without brackets, and its acronyms."""
    bare = re.sub(r"\s*\([^()]*\)", "", organization)
    shorts = re.findall(r"\(([^()]+)\)", organization)
    known = acronyms.get(normalize(bare))
    return dict.fromkeys([organization, bare, *shorts, *([known] if known else [])])


def _list_titles(speaker: Speaker) -> Iterable[str]:
    """Return a speaker's titles without their organizations, one by one and together."""
    titles = [role.title for role in speaker.roles]
    yield from titles
    yield " and ".join(titles)


def _stands_alone(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a title is given as "the Coordinator" is, and is not somebody else's."""
    before = words[at - 1].folded if at else ""
    after = words[end].folded if end < len(words) else ""
    return before in ("the", "") and after not in ("of", "for", "at", "to", "in")
