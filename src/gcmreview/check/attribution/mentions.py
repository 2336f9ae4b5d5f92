"""Everybody whom the words of a sentence name: the review's speakers, and persons unknown."""

from collections.abc import Iterator, Sequence

from gcmreview.check.attribution.lexicon import (
    BEFORE_PLACE,
    INSTITUTIONS,
    NAME_BREAKS,
    PARTICLES,
    TITLES,
    VERBS,
)
from gcmreview.check.attribution.people import Mention, People
from gcmreview.text.words import SMALL, Word, split_words

# Letters of what a full stop abbreviates: Ma. Nenette Motus.
_SHORT = 3
# Words of the longest line that says whose a block quotation is.
_LONGEST_CREDIT = 20


def list_named(words: Sequence[Word], people: People) -> list[Mention]:
    """Return whom words name, in order."""
    named = people.find_mentions(words)
    taken = {place for each in named for place in range(each.start, each.end)}
    for start, end in _list_runs(words):
        if taken.isdisjoint(range(start, end)):
            unknown = _read_name(words, start, end, people)
            named += [unknown] if unknown else []
    named.sort(key=lambda each: each.start)
    return [
        each
        for at, each in enumerate(named)
        if at + 1 == len(named) or not _modifies(words, each, named[at + 1])
    ]


def _list_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield runs of words with a capital, with the particles and initials in them."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and (_is_name(words[end]) or (end > at and _joins(words, end))):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word goes on with a name: after a hyphen, de, the full stop of an initial."""
    if words[at].is_joined:
        return True
    if at + 1 == len(words) or not _is_name(words[at + 1]):
        return False
    is_initial = words[at].text == "." and len(words[at - 1].text) <= _SHORT
    return is_initial or words[at].folded in PARTICLES


def _is_name(word: Word) -> bool:
    return word.is_capital and word.folded not in SMALL and word.folded not in VERBS


def _read_name(words: Sequence[Word], start: int, end: int, people: People) -> Mention | None:
    """Return whom a run of words names, if it is a person's name."""
    if start and words[start - 1].folded in BEFORE_PLACE:
        return None
    # Whose office it is, as in "Thailand's minister", is no person.
    if end < len(words) and words[end].text == "s":
        return None
    office = max((at for at in range(start, end) if words[at].folded in TITLES), default=start - 1)
    start = office + 1
    while start < end and _is_institution(words[start]):
        start += 1
    name = words[start:end]
    # An acronym with points, as U.N. is, is no name either.
    if all(len(word.text) == 1 for word in name) or any(
        word.folded in INSTITUTIONS for word in name
    ):
        return None
    if people.find_organization(name) is not None:
        return None
    # A first name, as Thais and Indonesians are called by, may be another's.
    speakers = people.resolve(name)
    return Mention(start, end, speakers, is_sure=not speakers)


def _is_institution(word: Word) -> bool:
    return word.folded in INSTITUTIONS or word.is_acronym or not word.text[0].isalnum()


def _modifies(words: Sequence[Word], one: Mention, other: Mention) -> bool:
    """Tell whether a name is no person but tells of one, as in "Thai foreign minister Don"."""
    between = words[one.end : other.start]
    return not one.speakers and all(
        (word.is_acronym or not word.is_capital)
        and word.text[0].isalnum()
        and word.folded not in NAME_BREAKS
        for word in between
    )


def name(words: Sequence[Word], mention: Mention) -> str:
    """Return a name as the draft has it."""
    named = words[mention.start : mention.end]
    text = "".join(f"{'-' if word.is_joined else ' '}{word.text}" for word in named)
    return text[1:].replace(" s ", "’s ").replace(" .", ".")


def is_naming(text: str, people: People) -> bool:
    """Tell whether a short text says who speaks: it is a name with its office, or with a verb.

    It names a speaker of the review, an organization, or a person by two names.
    """
    every = split_words(text)
    words = [word for word in every if word.text[0].isalnum()]
    if not words or len(words) > _LONGEST_CREDIT or not words[0].is_capital:
        return False
    named = list_named(every, people)
    if not any(each.speakers or each.end - each.start > 1 for each in named) and (
        people.find_organization(words) is None
    ):
        return False
    long = [
        word
        for word in words
        if word.folded not in SMALL and word.folded not in VERBS and not word.text.isdigit()
    ]
    return sum(word.is_capital for word in long) * 2 > len(long)
