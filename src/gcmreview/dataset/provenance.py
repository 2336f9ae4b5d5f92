"""Which fields of a record hold the source's own words, and which are editorial."""

from collections.abc import Callable, Iterator
from typing import Any

from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Problem

ReviewRule = Callable[[Review], Iterator[Problem]]
LISTS = (
    "speakers",
    "quotes",
    "agencies",
    "statistics",
    "conclusions",
    "contacts",
    "links",
    "sdgs",
    "notes",
)
# Fields that are never the source's words, and must be given an origin.
ALWAYS_EDITORIAL = {
    "release": ("date", "language"),
    "event": ("start", "end"),
    "quotes": ("topics", "corrections"),
    "agencies": ("spellings",),
    "notes": ("text",),
}
# Fields that may be given an origin besides: the views set each of them in brackets then.
PERHAPS_EDITORIAL = {
    "release": ("publisher", "url"),
    "speakers": ("family_name", "agency"),
    "agencies": ("name", "role"),
    "contacts": ("email",),
    "links": ("url",),
}
# Fields whose words are the source's, unless the record says under `editorial` that they are not.
VERBATIM = {
    "release": ("publisher", "url"),
    "event": ("name", "dates"),
    "speakers": ("name", "family_name", "honorific", "description"),
    "agencies": ("acronym", "name"),
    "statistics": ("label", "text"),
    "conclusions": ("text",),
    "contacts": ("name", "office", "phone", "email"),
    "links": ("text", "url"),
    "sdgs": ("title", "text"),
}


def walk_records(review: Review) -> Iterator[tuple[FieldPath, str, Any]]:
    """Yield the place, the key in the file, and the record, for all that may be editorial."""
    yield ("release",), "release", review.release
    if review.event:
        yield ("event",), "event", review.event
    for key in LISTS:
        for index, record in enumerate(getattr(review, key)):
            yield (key, index), key, record
