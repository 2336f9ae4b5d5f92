"""Each listing over several datasets: the records that match, each with its review.

A filter is resolved once for all: a speaker is one person, and an agency or a topic is known if any
release has it. What matches is decided by each release alone, since an office is of its time.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError
from gcmreview.library.library import Library, qualify
from gcmreview.library.placed import Placed
from gcmreview.lookup.named import find_shared_agencies, resolve_speaker, split_name
from gcmreview.lookup.query import (
    Topic,
    find_paragraphs,
    find_quotes,
    find_speakers,
    get_agency,
    get_topic,
    list_topics,
    match_agency,
)
from gcmreview.lookup.search import KINDS, Hit, find_hits, rank_hits


class Person(NamedTuple):
    """A speaker of one release or of several: one record of each, and all their quotes."""

    records: tuple[Placed, ...]
    quotes: int


class SharedTopic(NamedTuple):
    """A topic of all quotes, and the reviews whose quotes are on it."""

    topic: Topic
    reviews: tuple[Review, ...]


def find_in_all(
    library: Library, find: Callable[..., Sequence[Any]], *args: Any, **filters: Any
) -> Sequence[Any]:
    """Return what a function for one review finds in all of them, by its counterpart if it has one.

    Without one, that is what it finds in each, with the reviews, in their order.
    """
    counterpart = _COUNTERPARTS.get(find)
    if counterpart:
        return counterpart(library, *args, **filters)
    return [
        Placed(review, record)
        for review in library.reviews
        for record in find(review, *args, **filters)
    ]


def list_people(library: Library, words: Sequence[str]) -> list[Person]:
    """Return the people with all of ``words`` in one record, in the order of the releases."""
    found = dict.fromkeys(each.id for each in find_speakers(library.joined, words))
    records: dict[str, list[Placed]] = {name: [] for name in found}
    for review in library.reviews:
        for speaker in review.speakers:
            if speaker.id in records:
                records[speaker.id].append(Placed(review, speaker))
    counts = dict.fromkeys(records, 0)
    for quote in library.joined.quotes:
        if quote.speaker in counts:
            counts[quote.speaker] += 1
    return [Person(tuple(placed), counts[name]) for name, placed in records.items()]


def list_quotes(
    library: Library,
    words: Sequence[str] = (),
    *,
    speaker: str | None = None,
    agency: str | None = None,
    topic: str | None = None,
) -> list[Placed]:
    """Return the quotes that pass every filter; those of one speaker are together."""
    wanted = None if speaker is None else resolve_speaker(library, speaker)
    if agency is not None:
        agency = split_name(library, agency)[1]
        get_agency(library.joined, agency)
    name = None if topic is None else get_topic(library.joined, topic)
    found = [
        Placed(review, quote)
        for review in library.reviews
        if _has_all(review, wanted, agency, name)
        for quote in find_quotes(review, words, speaker=wanted, agency=agency, topic=name)
    ]
    places: dict[str, int] = {}
    for each in found:
        places.setdefault(each.record.speaker, len(places))
    return sorted(found, key=lambda each: places[each.record.speaker])


def _has_all(review: Review, speaker: str | None, agency: str | None, topic: str | None) -> bool:
    """Return whether a review has what the filters name."""
    return (
        (speaker is None or any(each.id == speaker for each in review.speakers))
        and (agency is None or match_agency(review, agency) is not None)
        and (topic is None or any(topic in each.topics for each in review.quotes))
    )


def list_shared_topics(library: Library) -> list[SharedTopic]:
    """Return the topics of all quotes in the order of the alphabet."""
    reviews: dict[str, list[Review]] = {}
    for review in library.reviews:
        for each in list_topics(review):
            reviews.setdefault(each.topic, []).append(review)
    topics = list_topics(library.joined)
    return [SharedTopic(each, tuple(reviews[each.topic])) for each in topics]


def list_paragraphs(library: Library, selections: Sequence[str]) -> list[Placed]:
    """Return the paragraphs of ``5-9``, which are in each release, and of ``REVIEW/5-9``."""
    wanted = [
        split_name(library, each)
        for each in (",".join(selections).split(",") if selections else ())
    ]
    found = []
    for number, review in enumerate(library.reviews):
        own = [name for place, name in wanted if place in (None, number)]
        if own or not wanted:
            found += [Placed(review, each) for each in _select(review, own)]
    return found


def _select(review: Review, selections: Sequence[str]) -> Sequence[Any]:
    try:
        return find_paragraphs(review, selections)
    except UsageError as error:
        name = review.release.id
        hint = f"{qualify(review, '5')} is a paragraph of that release alone"
        raise UsageError(f"{name}: {error}; {hint}") from error


def list_hits(library: Library, words: Sequence[str]) -> list[Placed]:
    """Return what has all of ``words`` in any release, best first."""
    ranked = [
        (rank, review, hit) for review in library.reviews for rank, hit in rank_hits(review, words)
    ]
    # The sort keeps the order of the releases, and of the places in each.
    ranked.sort(key=lambda each: (each[0], KINDS.index(each[2].kind)))
    shared = find_shared_agencies(library)
    return [Placed(review, _qualify(review, hit, shared)) for _, review, hit in ranked]


def _qualify(review: Review, hit: Hit, shared: AbstractSet[str]) -> Hit:
    """Name the release in an id that is made of what another release may have too."""
    is_shared = hit.kind == "paragraph" or (hit.kind == "agency" and hit.id in shared)
    return hit._replace(id=qualify(review, hit.id)) if is_shared else hit


def name_reviews(records: Iterable[Placed]) -> list[str]:
    """Return the ids of the releases that records are from, each once."""
    return list(dict.fromkeys(each.review.release.id for each in records))


_COUNTERPARTS: dict[Callable[..., Any], Callable[..., Sequence[Any]]] = {
    find_speakers: list_people,
    find_quotes: list_quotes,
    list_topics: list_shared_topics,
    find_paragraphs: list_paragraphs,
    find_hits: list_hits,
}
