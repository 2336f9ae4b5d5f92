"""Several reviews in which each id names one record, and a person has one id in all of them.

An id that two releases have becomes ``REVIEW/ID``, with the id of the release before it. Two
speakers are one person where name and family name agree, unless a release has two such people.
With one review nothing is renamed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from gcmreview.dataset.model import Review, Speaker
from gcmreview.errors import DatasetError
from gcmreview.text.folding import fold

# The records whose ids are names of what may be quoted, and of speakers.
_QUOTABLE = ("quotes", "statistics", "conclusions")
# The records that ``joined`` has.
_JOINED = ("speakers", "quotes", "agencies", "statistics", "conclusions")
# What is between the id of a release and that of a record.
SEPARATOR = "/"
# The ids of one review's records, and those that they have in the library.
_Labels = Mapping[str, str]


class Library(NamedTuple):
    """Reviews, as they were read (``originals``) and with ids that no other has (``reviews``).

    ``joined`` has the records of all, for what names alone decide: the numbers of its paragraphs
    are each release's own. It has a person once for each release.
    """

    originals: tuple[Review, ...]
    reviews: tuple[Review, ...]
    joined: Review

    @property
    def is_single(self) -> bool:
        """Whether there is only one review, and so no need to say which."""
        return len(self.reviews) == 1


def make_library(reviews: Sequence[Review], files: Sequence[str] = ()) -> Library:
    """Make a library of reviews; ``files`` are their names in messages.

    Raises DatasetError where two releases have one id.
    """
    originals = tuple(reviews)
    if len(originals) == 1:
        return Library(originals, originals, originals[0])
    _check_ids(originals, files)
    shared = _find_shared(originals)
    people = _label_speakers(originals)
    labelled = tuple(
        _relabel(review, shared, labels) for review, labels in zip(originals, people, strict=True)
    )
    return Library(originals, labelled, _join(labelled))


def _check_ids(reviews: Sequence[Review], files: Sequence[str]) -> None:
    known: dict[str, str] = {}
    for review, file in zip(reviews, files, strict=False):
        other = known.setdefault(review.release.id, file)
        if other != file:
            raise DatasetError(
                f"{file}: its release has the id of that in {other}, '{review.release.id}'; "
                "change one of them, or leave one file out"
            )


def _find_shared(reviews: Sequence[Review]) -> frozenset[str]:
    """Return the ids of what may be quoted that more than one review has."""
    counts = Counter(
        chain.from_iterable(
            {each.id for key in _QUOTABLE for each in getattr(review, key)} for review in reviews
        )
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _label_speakers(reviews: Sequence[Review]) -> list[_Labels]:
    """Return for each review the ids of its speakers in the library.

    A person has the id of the first release that has them, with the id of that release where
    another person has the same one.
    """
    people = [list(_identify(review)) for review in reviews]
    owners: dict[str, set[object]] = {}
    for speaker, person in chain.from_iterable(people):
        owners.setdefault(speaker.id, set()).add(person)
    labels: dict[object, str] = {}
    for review, named in zip(reviews, people, strict=True):
        for speaker, person in named:
            is_shared = len(owners[speaker.id]) > 1
            labels.setdefault(person, qualify(review, speaker.id) if is_shared else speaker.id)
    return [{speaker.id: labels[person] for speaker, person in named} for named in people]


def _identify(review: Review) -> Iterator[tuple[Speaker, object]]:
    """Yield each speaker with what only the same person in another review has too."""
    names = [(fold(each.name), fold(each.family_name)) for each in review.speakers]
    counts = Counter(names)
    for speaker, name in zip(review.speakers, names, strict=True):
        is_one = counts[name] == 1
        yield speaker, name if is_one else (review.release.id, speaker.id, "")


def qualify(review: Review, name: str) -> str:
    """Write an id with that of its release: ``talks-2021/okafor-1``."""
    return f"{review.release.id}{SEPARATOR}{name}"


def get_own_id(name: str) -> str:
    """Return an id without that of a release, whichever it is: what a file has, and a search."""
    return name.rpartition(SEPARATOR)[2]


def strip_review(review: Review, name: str) -> str:
    """Return an id without that of its release, if it has it."""
    return name.removeprefix(qualify(review, ""))


def _relabel(review: Review, shared: frozenset[str], people: _Labels) -> Review:
    """Return a review with the ids that its records have in the library."""

    def label(record: Any) -> Any:
        return record._replace(id=qualify(review, record.id)) if record.id in shared else record

    return review._replace(
        speakers=tuple(each._replace(id=people[each.id]) for each in review.speakers),
        quotes=tuple(label(each)._replace(speaker=people[each.speaker]) for each in review.quotes),
        statistics=tuple(map(label, review.statistics)),
        conclusions=tuple(map(label, review.conclusions)),
    )


def _join(reviews: Sequence[Review]) -> Review:
    joined: dict[str, Any] = {
        key: tuple(chain.from_iterable(getattr(review, key) for review in reviews))
        for key in _JOINED
    }
    return reviews[0]._replace(**joined)
