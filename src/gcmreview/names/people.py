"""The people and organizations of a review, by every name that a draft may give them."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, combinations, starmap
from typing import Literal, NamedTuple

from gcmreview.dataset.model import Review, Speaker, name_speaker
from gcmreview.names import lexicon, offices
from gcmreview.suggestions import is_letter_off
from gcmreview.text.sentences import split_sentences
from gcmreview.text.words import SMALL, Word, normalize

# No single speaker speaks for the whole UN.
_GENERAL = ("united nations", "un")
# Words near which an organization is no source.
_NO_SOURCE = lexicon.OFFICES | lexicon.CAPTION
# Words after an office that make it another one: the IOM chief of staff.
_OTHER_TITLES = lexicon.TITLES | lexicon.AFTER_OTHER_TITLE
# Words after an organization that make it, or an office in it, another one.
_GOING_ON = lexicon.AFTER_OTHER_TITLE | {"s"}
# Words between an organization and an office that it belongs to: IOM's Asia-Pacific director.
_NEAR_OFFICE = 5
# Letters of a part of a name that is not another name, but misspelt, if one letter differs.
_LONG_NAME = 5
_SOURCES = (
    r"\b(?:press release|news release|(?:said|says|according to) the (?:release|statement)"
    r"|the (?:release|statement)(?: [:,]| (?:say|said|state|note|add|quote|read|put|has it))"
    r"|para(?:graph)?s?(?: \.)? ?\d)"
)

Kind = Literal["person", "office", "organization", "publisher"]


class Mention(NamedTuple):
    """A person, an office or an organization named by words ``start`` to ``end`` of a sentence.

    ``speakers`` are the ids of those who may be meant, none for an unknown person: the holders of
    an office, those who have one in an organization. Only a title or a first name may belong to
    somebody else, and is not sure. The publisher of a release speaks for all of its speakers.
    """

    start: int
    end: int
    speakers: frozenset[str]
    is_sure: bool = True
    kind: Kind = "person"

    @property
    def is_speaker(self) -> bool:
        """Whether it is of a person, by name or by office."""
        return self.kind in ("person", "office")


_ListTerms = Callable[[Speaker, Review], Iterable[str]]
_IsWhole = Callable[[Sequence[Word], int, int], bool]
# What a name means wherever it is, and whether words from one index to another are the whole of it.
_Sense = tuple[Mention, _IsWhole]


class People:
    """The speakers of reviews and their organizations, by all the names that a draft may give.

    A speaker who has one id in several reviews is one person, with the offices of all.
    """

    def __init__(self, *reviews: Review) -> None:
        self._senses: dict[str, list[_Sense]] = {}
        # The words of the longest term that begins with each first word, and with its first two.
        self._longest: dict[str, int] = {}
        self._titles = frozenset(normalize(each.release.title) for each in reviews) - {""}
        # The first words of all that a release and its publisher are called.
        self._sources = {title.split(" ")[0] for title in self._titles}
        for term, sense in _list_senses(reviews):
            self._senses.setdefault(term, []).append(sense)
            first, *rest = term.split(" ")
            for begun in (first, " ".join((first, *rest[:1]))):
                self._longest[begun] = max(self._longest.get(begun, 0), len(rest) + 1)
            self._sources.update([first] if sense[0].kind == "publisher" else [])
        speakers = chain.from_iterable(review.speakers for review in reviews)
        self._parts = {(each.id, frozenset(normalize(each.name).split())) for each in speakers}
        # The words of titles and descriptions, each with the speakers in whose it is.
        self.titles = _index(
            reviews, lambda *each: " ".join((*offices.list_titles(*each), _describe(*each))).split()
        )
        self.addressed = dict(chain.from_iterable(map(_list_addressed, reviews)))
        # Without the host, since a release may be on several of its publisher's.
        paths = (re.sub(r"\Ahttps?://[^/]*(?=/.)", "", each.release.url or "") for each in reviews)
        self._paths = frozenset(filter(None, map(str.lower, paths)))

    def find_mentions(self, words: Sequence[Word]) -> list[Mention]:
        """Return the speakers and organizations that words name, in order."""
        mentions: list[Mention] = []
        end = 0
        for at, word in enumerate(words):
            if at >= end and word.folded in self._longest and (found := self.find_term(words, at)):
                mentions.append(found)
                end = found.end
        return mentions

    def find_term(self, words: Sequence[Word], at: int) -> Mention | None:
        """Return the mention that begins at a word, by the longest term."""
        longest = self._longest.get(words[at].folded, 0)
        # Commas within an office do not count.
        reach = range(at, min(len(words), at + 2 * longest))
        ends = [end for end in reach if words[end].text != ","][:longest]
        begun = " ".join([words[end].folded for end in ends[:2]])
        for length in range(min(len(ends), self._longest.get(begun, 1)), 0, -1):
            term = " ".join([words[end].folded for end in ends[:length]])
            end = ends[length - 1] + 1
            for meant, is_whole in self._senses.get(term, ()):
                if is_whole(words, at, end):
                    return meant._replace(start=at, end=end)
        return None

    def resolve(self, names: Sequence[Word]) -> frozenset[str]:
        """Return the speakers who have these parts of a name, or else all but for one letter.

        That may be a first name, or initials: Nenette; N. Motus; Nanette Motus.
        """
        words = {each.folded for each in names if len(each.text) > 1} - lexicon.PARTICLES
        near = chain.from_iterable(map(_shorten, words))
        candidates = {each for part in near for each in self._by_part.get(part, ())}
        exact = {speaker for speaker, parts in candidates if parts.issuperset(words)}
        return frozenset(exact or (each for each, parts in candidates if is_misspelt(words, parts)))

    @cached_property
    def _by_part(self) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
        """The speakers with the parts of their names, by each part, also without one letter."""
        by_part: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for speaker, parts in self._parts:
            for part in chain.from_iterable(map(_shorten, parts)):
                by_part.setdefault(part, []).append((speaker, parts))
        return by_part

    def names_source(self, words: Sequence[Word], markup: str = "") -> bool:
        """Return whether words name the release, its publisher or a paragraph, or link to it.

        ``markup`` is the same part of the draft with its markup.
        """
        folded, address = [word.folded for word in words], markup.lower()
        own = [] if self._sources.isdisjoint(folded) else words
        text = f" {' '.join([word.folded for word in own if not word.is_mark])} "
        return (
            any(f" {title} " in text for title in self._titles)
            or any(map(self._names_publisher, split_sentences(own)))
            or any(path in address for path in self._paths)
            or re.search(_SOURCES, " ".join(folded)) is not None
        )

    def _names_publisher(self, sentence: Sequence[Word]) -> bool:
        """Return whether a sentence names the publisher as a source.

        As part of an office or of a picture's credit it is none: the IOM chief.
        """
        words = [word for word in sentence if not word.is_mark]
        found = self.find_mentions(words)
        titled = {at for at, word in enumerate(words) if word.folded in _NO_SOURCE}
        titled.update(*(range(*each[:2]) for each in found if each.is_speaker))
        return any(
            titled.isdisjoint(range(each.start - _NEAR_OFFICE, each.end + _NEAR_OFFICE))
            for each in found
            if each.kind == "publisher"
        )


def _list_senses(reviews: Sequence[Review]) -> Iterator[tuple[str, _Sense]]:
    """Yield the names of speakers, offices and organizations; the first sense is the likeliest."""
    released = ((each.release.publisher or "", each.agencies) for each in reviews)
    publishers = set(chain.from_iterable(starmap(offices.list_names, released)))
    members = _index_members(reviews, publishers)
    names = " ".join(_index(reviews, _list_own_names)).split()
    goes_on = partial(_goes_on, SMALL.union(lexicon.TITLES, lexicon.VERBS, names))
    for term, ids in _index_shared(reviews, members).items():
        yield term, (Mention(0, 0, ids, False, "office"), goes_on)
    for form, list_terms, is_whole, is_sure in _FORMS:
        for term, ids in _index(reviews, list_terms).items():
            yield term, (Mention(0, 0, ids, is_sure, form), is_whole)
    for name, ids in members.items():
        kind: Kind = "publisher" if name in publishers else "organization"
        if name not in _GENERAL:
            yield name, (Mention(0, 0, ids, True, kind), _is_proper)


def _index_members(
    reviews: Sequence[Review], publishers: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """Map the names of organizations to the speakers whose office or description has them.

    A regional network is a part of the network.
    """
    agencies = chain.from_iterable(review.agencies for review in reviews)
    named = ((each.acronym, each.name, *each.spellings) for each in agencies)
    known = chain(publishers, *starmap(offices.list_forms, named))
    employers = _index(reviews, offices.list_employers)
    members = {name: set[str]() for name in chain(known, employers)}
    described = _index(reviews, lambda *each: [_describe(*each)])
    for name, ids in chain(employers.items(), described.items()):
        words = name.split()
        for start, end in combinations(range(len(words) + 1), 2):
            part = " ".join(words[start:end])
            if part in members:
                members[part] |= ids
    return {name: frozenset(ids) for name, ids in members.items()}


def _index_shared(
    reviews: Iterable[Review], members: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """Map offices to all who may be meant if more words follow: Director of Acme (’s Shipyards).

    They have the same title, some in a part of the organization, whose name has that of the whole.
    """
    titles, shared = _index(reviews, offices.list_titles), dict[str, frozenset[str]]()
    for review in reviews:
        # Many may have the same office, which is read once.
        holders = {role: each for each in review.speakers for role in offices.list_roles(each)}
        for role, speaker in holders.items():
            one = speaker._replace(description=None, roles=(role,))
            same, employers = titles[normalize(role.title)], offices.list_employers(one, review)
            ids = frozenset().union(*(same & members[each] for each in employers))
            lists = (offices.list_offices, offices.list_short_offices) if len(ids) > 1 else ()
            for term in chain.from_iterable(each(one, review) for each in lists):
                shared[term] = shared.get(term, frozenset()) | ids
    return shared


def _index(reviews: Iterable[Review], list_terms: _ListTerms) -> dict[str, frozenset[str]]:
    """Map the folded names of one kind to the ids of their speakers."""
    index: dict[str, set[str]] = {}
    for review in reviews:
        for speaker in review.speakers:
            for term in list_terms(speaker, review):
                index.setdefault(term, set()).add(speaker.id)
    return {term: frozenset(ids) for term, ids in index.items()}


def _list_own_names(speaker: Speaker, _review: Review) -> Iterator[str]:
    return map(normalize, (speaker.name, speaker.family_name))


def _describe(speaker: Speaker, _review: Review) -> str:
    return normalize(speaker.description or "")


def _list_initials(speaker: Speaker, _review: Review) -> Iterator[str]:
    yield "".join(part[0] for part in normalize(speaker.name).split())


def _is_today(words: Sequence[Word], at: int, _end: int) -> bool:
    """Return whether words are no office of the past: the former Executive Secretary."""
    return not at or words[at - 1].folded not in lexicon.OTHER_OFFICE


def _has_capital(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether words are a name: Kim Min-jun, de la Fontaine, but not motus."""
    return any(word.is_capital for word in words[at:end])


def _is_label(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether initials say who speaks: AV: “…”."""
    return words[at].is_acronym and end < len(words) and words[end].text == ":"


def _is_proper(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether words are the name of an organization: WHO, but not Who."""
    return any(
        word.is_acronym or (word.is_capital and word.folded not in SMALL) for word in words[at:end]
    )


def _goes_on(names: Container[str], words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether what follows an office may make it another: Director of Acme’s yards, Asia.

    No word of ``names`` does, as that of a speaker.
    """
    after = (word for word in words[end : end + 2] if word.text not in (",", "(", "–"))
    first = next(after, Word("", ""))
    is_more = first.folded in _GOING_ON or (first.is_capital and first.folded not in names)
    return is_more and _is_today(words, at, end)


def _is_whole_office(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a short office ends: not at the IOM chief of staff or chief economist."""
    # A mark, or a word that is none of another title.
    after = words[end] if end < len(words) else Word(".", ".")
    ends = after.is_mark or after.is_capital or after.folded in lexicon.AFTER_OFFICE
    is_other = after.folded in _OTHER_TITLES
    return ends and not is_other and _has_capital(words, at, end) and _is_today(words, at, end)


def _is_whole_name(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a name ends: at the mayor of New York, not at the mayor of New Orleans."""
    is_whole = words[end - 1].is_capital and not (end < len(words) and words[end].is_capital)
    return is_whole and _is_today(words, at, end)


def _is_whole_title(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a title is set apart, as "the Coordinator" is, and not somebody else's."""
    before = words[at - 1].folded if at else ""
    after = words[end].folded if end < len(words) else ""
    return before in ("the", "", ",", "(") and after not in lexicon.AFTER_OTHER_TITLE


# The ways to name somebody, whether they are sure, and when words are the whole of them.
_FORMS: tuple[tuple[Kind, _ListTerms, _IsWhole, bool], ...] = (
    ("person", _list_own_names, _has_capital, True),
    ("person", _list_initials, _is_label, False),
    ("office", offices.list_offices, _is_today, True),
    ("office", offices.list_titles, _is_whole_title, False),
    ("office", offices.list_short_offices, _is_whole_office, False),
    ("office", offices.list_begun_offices, _is_whole_name, False),
)


def _shorten(word: str) -> set[str]:
    """Return a word, and if it is long, what is left of it without each of its letters."""
    letters = range(len(word) if len(word) >= _LONG_NAME else 0)
    return {word, *(word[:at] + word[at + 1 :] for at in letters)}


def is_misspelt(words: Iterable[str], parts: Collection[str]) -> bool:
    """Return whether all words are parts of a name, but a long one that is a letter off."""
    wrong = [word for word in words if len(word) > 1 and word not in parts]
    is_long = len(wrong) == 1 and len(wrong[0]) >= _LONG_NAME
    return is_long and any(is_letter_off(wrong[0], part) for part in parts)


def _list_addressed(review: Review) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the pronoun of each speaker that the release gives a title or a pronoun, and how."""
    # In her closing remarks, Nenette Motus …
    before = r"(?i)\b(his|her) [^.,“”]*, "
    texts = {each.number: each.text for each in review.paragraphs if re.search(before, each.text)}
    for speaker in review.speakers:
        titles = frozenset(normalize(speaker.honorific or "").split())
        for pronoun, words in lexicon.HONORIFICS_OF.items():
            if not words.isdisjoint(titles):
                yield speaker.id, (pronoun, name_speaker(speaker))
        named, text = rf"{before}{re.escape(speaker.name)}\b", texts.get(speaker.paragraph)
        if text and (found := re.search(named, text)):
            yield speaker.id, (found[1], found[0])
