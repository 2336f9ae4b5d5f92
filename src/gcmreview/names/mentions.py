"""A sentence with everybody that it names: the review's speakers, and unknown people."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, takewhile

from gcmreview.names import lexicon
from gcmreview.names.people import Mention, People
from gcmreview.names.persons import is_person
from gcmreview.text.words import SMALL, Word, split_words

# Letters of the longest word that a full stop may abbreviate within a name: Ma. Nenette Motus;
# four would read "She met Prof. Tomorrow" and the like as one name.
_LONGEST_ABBREVIATION = 3
# Words of the longest line that only says who speaks, with a name, offices and a place; the longest
# of the release, with both offices of one speaker, has 18.
LONGEST_CREDIT = 20
# Characters of the longest name with all its offices: four of the five speakers have 82 to 111.
LONGEST_NAME = 120
# Words before an office that make it one below it.
_LOWER = ("deputy", "vice", "assistant", "associate", "acting")
# Words with a capital that begin a sentence: Quoting Jane Doe.
_NO_NAME = SMALL | lexicon.VERBS | lexicon.BEFORE_OBJECT
# Words with a capital that may be right before a name and are no part of it.
_BEFORE_NAME = _NO_NAME | lexicon.TITLES
_BREAKS = lexicon.NAME_BREAKS | lexicon.VERBS
_NOBODY = lexicon.INSTITUTIONS | lexicon.CROWD
# What a name before it describes, and the words up to its end: Thai planning minister.
_DESCRIBED, _TO_DESCRIBED = lexicon.TITLES | _NOBODY, 2


class Sentence:
    """Words of a sentence, with its mentions and verbs, each read only when needed."""

    def __init__(
        self,
        words: tuple[Word, ...],
        people: People,
        list_others: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        """Keep the words; ``list_others`` gives those of the draft that are no names."""
        self.words = words
        self.people = people
        self._list_others = list_others

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The named speakers and unknown people, in order."""
        return tuple(_list_named(self))

    @property
    def named(self) -> list[Mention]:
        """The named speakers, and those unknown who are surely people, in order."""
        return [each for each in self.mentions if each.speakers or self.is_person(each)]

    @cached_property
    def found(self) -> tuple[Mention, ...]:
        """All that the review knows by name, speakers and organizations, in order."""
        return tuple(self.people.find_mentions(self.words))

    @cached_property
    def known(self) -> tuple[Mention, ...]:
        """The named speakers of the review, in order."""
        return tuple(each for each in self.found if each.is_speaker)

    @property
    def organizations(self) -> list[Mention]:
        """The named organizations that may speak, in order: not the publisher."""
        return [each for each in self.found if each.kind == "organization"]

    @cached_property
    def ranked(self) -> tuple[Mention, ...]:
        """Offices below or above one of a speaker's: of a deputy, or without "Deputy"."""
        return tuple(_list_ranked(self))

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The indexes of the verbs of saying."""
        return self.list_verbs(lexicon.VERBS)

    def list_verbs(self, verbs: Collection[str]) -> tuple[int, ...]:
        """Return the indexes of verbs; with a capital only in a headline.

        The United States President said; Motus Says: “…”.
        """
        every = tuple(at for at, word in enumerate(self.folded) if word in verbs)
        return tuple(at for at in every if not (at and self.words[at].is_capital)) or every

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of the review's speakers who are named."""
        return frozenset().union(*(each.speakers for each in self.mentions))

    @cached_property
    def folded(self) -> list[str]:
        """The words and marks, folded."""
        return [word.folded for word in self.words]

    def get(self, at: int) -> str:
        """Return the word or mark at an index, folded; empty if there is none."""
        return self.folded[at] if 0 <= at < len(self.words) else ""

    def fold(self, start: int, end: int | None = None) -> list[str]:
        """Return words ``start`` to ``end``, folded."""
        return self.folded[start:end]

    def is_person(self, mention: Mention) -> bool:
        """Return whether a mention is of an unknown person, and of nothing else."""
        names = self.words[mention.start : mention.end]
        before = self.get(self.find_before(mention))
        # Chief Nutritionist, as the release calls a speaker.
        is_title = any(word.folded in self.people.titles for word in names)
        return not (mention.speakers or is_title) and is_person(names, before, self._list_others())

    def find_before(self, mention: Mention) -> int:
        """Return the index of the word before a mention: of Ms in Ms. Motus."""
        return mention.start - 1 - (self.get(mention.start - 1) == ".")

    def find_article(self, mention: Mention) -> int:
        """Return where a mention starts with the article before it: the ILO."""
        return mention.start - (self.get(mention.start - 1) == "the")

    @property
    def last(self) -> str:
        """The last word or mark, folded."""
        return self.get(len(self.words) - 1)

    def name(self, mention: Mention) -> str:
        """Return a name as the draft writes it."""
        named = self.words[mention.start : mention.end]
        text = "".join(f"{'-' if word.is_joined else ' '}{word.text}" for word in named)
        return re.sub(r"(?<=\() | (?=[.,)])", "", text[1:]).replace(" s ", "’s ")


def read_sentence(text: str, people: People) -> Sentence:
    """Read a text as one sentence."""
    return Sentence(tuple(split_words(text)), people)


def _list_named(sentence: Sentence) -> Iterator[Mention]:
    """Yield the mentions in a sentence, in order."""
    words, named = sentence.words, list(sentence.known)
    taken = {place: each for each in sentence.found for place in range(each.start, each.end)}
    for first, end in _list_runs(words):
        start = _skip_known(taken, first, end)
        if start < end:
            unknown = _read_name(words, start, end, sentence.people)
            named += [unknown] if unknown else []
    named.sort(key=lambda each: each.start)
    for at, each in enumerate(named):
        if at + 1 == len(named) or not _describes(words, each, named[at + 1]):
            yield each


def _list_ranked(sentence: Sentence) -> Iterator[Mention]:
    """Yield the offices that are below or above one of a speaker's, with that speaker.

    A former one may be right by now.
    """
    offices = (range(*each[:2]) for each in sentence.known if each.kind == "office")
    own = set(chain.from_iterable(offices))
    # IOM Deputy Director General
    starts = {each.end: each.start for each in sentence.found if not each.is_speaker}
    for at, word in enumerate(sentence.words):
        start = starts.get(at, at)
        is_other = at in own or sentence.get(start - 1) in lexicon.OTHER_OFFICE
        if word.folded in lexicon.TITLES and not is_other:
            yield from _find_ranked(sentence, start, at)


def _find_ranked(sentence: Sentence, start: int, at: int) -> Iterator[Mention]:
    """Yield what the words from ``at`` are without their rank, or with each rank before them."""
    before, words = sentence.words[start:at], sentence.words[at : at + LONGEST_CREDIT]
    is_lower = words[0].folded in _LOWER
    changed = [words[1:]] if is_lower else [(Word(each, each), *words) for each in _LOWER]
    for each in changed:
        office = sentence.people.find_term((*before, *each), 0)
        if office and office.kind == "office":
            yield office._replace(start=start, end=start + office.end + (1 if is_lower else -1))


def _skip_known(taken: Mapping[int, Mention], start: int, end: int) -> int:
    """Return where a run goes on after what is known: Acting ESCAP Executive Secretary Jane Doe.

    That is at its end if a speaker is named in it.
    """
    known = [at for at in range(start, end) if at in taken]
    is_named = any(taken[at].kind == "person" for at in known)
    return end if is_named else max(known, default=start - 1) + 1


def _list_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalized words, with the particles and initials in them."""
    end = 0
    for start, word in enumerate(words):
        if start < end or not word.is_capital or not (_is_name(word) or _is_initial(words, start)):
            continue
        end = start + 1
        while end < len(words) and (_is_name(words[end]) or _joins(words, end)):
            end += 1
        yield start, end


def _joins(words: Sequence[Word], at: int) -> bool:
    """Return whether a word continues a name: after a hyphen, de, the full stop of an initial."""
    if words[at].is_joined:
        return True
    following = at + 1
    # Ruud van den Akker has two particles.
    while following < len(words) and words[following].folded in lexicon.PARTICLES:
        following += 1
    if following == len(words) or not _is_name(words[following]):
        return False
    is_initial = words[at].text == "." and len(words[at - 1].text) <= _LONGEST_ABBREVIATION
    return (is_initial and following == at + 1) or words[at].folded in lexicon.PARTICLES


def _is_initial(words: Sequence[Word], at: int) -> bool:
    """Return whether a letter that is a word too is the initial of a name: A. Doe."""
    stop = words[at + 1].text if at + 1 < len(words) else ""
    return words[at].text in ("A", "I") and stop == "." and _joins(words, at + 1)


def _is_name(word: Word) -> bool:
    return word.is_capital and word.folded not in _NO_NAME


def _read_name(words: Sequence[Word], start: int, end: int, people: People) -> Mention | None:
    """Return the person that a run of words names, without an office before the name."""
    start = _skip_office(words, start, end)
    name = words[start:end]
    # Not U.N., an institution's, or Officials.
    is_personal = any(len(word.text) > 1 for word in name)
    is_personal = is_personal and not any(word.folded in _NOBODY for word in name)
    if not is_personal or _is_part(words, start, end):
        return None
    # A first name alone, as is usual in Thailand and Indonesia, may be another person's.
    speakers = people.resolve(name)
    return Mention(start, end, speakers, is_sure=not speakers)


def _is_part(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether words are a part of what is no person: the Bangkok Post; in Bangkok.

    So is the rest of a name that is known, as Energy of Acme Energy, and one word before who or
    what it describes: Thailand's aide; Thai planning minister; Nepali delegates; Bangkok office.
    """
    before = words[start - 1] if start else Word("", "")
    if before.folded in lexicon.BEFORE_THING:
        return True
    is_rest = before.is_capital and before.folded not in _BEFORE_NAME
    if sum(word.is_capital for word in words[start:end]) > 1:
        # MP Jane Doe.
        return is_rest and not before.is_acronym
    after = takewhile(_is_description, words[end : end + _TO_DESCRIBED])
    return is_rest or any(word.folded in _DESCRIBED or word.text == "s" for word in after)


def _skip_office(words: Sequence[Word], start: int, end: int) -> int:
    """Return the index of the first word of a name, after its titles and their institutions."""
    for at in range(start, end):
        if words[at].folded in lexicon.TITLES and not _is_within_name(words, at):
            start = at + 1
    rest = enumerate(words[start:end], start)
    names = (at for at, word in rest if not (word.is_acronym or word.is_mark))
    return next((at for at in names if words[at].folded not in lexicon.INSTITUTIONS), end)


def _is_within_name(words: Sequence[Word], at: int) -> bool:
    """Return whether a title is a part of a name: Jane E. Doe, Jane St. John, but not H.E. Doe."""
    word = words[at]
    if word.folded == "st":
        return at > 0 and words[at - 1].is_capital
    if len(word.folded) > 1 or not word.is_capital:
        return word.folded in lexicon.PARTICLES
    is_initial = at + 1 < len(words) and words[at + 1].text == "."
    return is_initial and words[max(0, at - 2)].folded != "h"


def _describes(words: Sequence[Word], one: Mention, other: Mention) -> bool:
    """Return whether one mention only describes the next: Thai, in "Thai minister Don".

    So does an office right before a name, and with a comma before an unknown one.
    """
    between = words[one.end : max(one.end, find_start(words, other))]
    folded = [word.folded for word in between]
    if one.kind == "office" and other.kind != "office":
        is_unknown = not other.speakers and other.end - other.start > 1
        return not between or (is_unknown and folded == [","])
    # Jane Doe of the Motus Fund.
    is_of = one.end - one.start > 1 and not lexicon.AFTER_OTHER_TITLE.isdisjoint(folded[:1])
    # The last first: right before a name, a sentence may end.
    return not (one.speakers or is_of) and all(map(_is_description, reversed(between)))


def find_start(words: Sequence[Word], name: Mention) -> int:
    """Return where a name begins with the first names before its family name."""
    start = name.start
    for at in range(start - 1, -1, -1):
        word = words[at]
        if word.is_capital and not (word.is_acronym or word.folded in _BEFORE_NAME):
            start = at
        elif not (word.text == "." and _joins(words, at)):
            break
    return start


def _is_description(word: Word) -> bool:
    is_lower = word.is_acronym or not word.is_capital
    return is_lower and not word.is_mark and word.folded not in _BREAKS
