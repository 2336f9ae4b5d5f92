"""Which fields of a record are the source's own words, and which are editorial: one table.

The loader proves the table for every dataset. A field that is not in it is an id, a number of a
paragraph or a reference, and has no words of the source.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Problem

ReviewRule = Callable[[Review], Iterator[Problem]]


class Provenance(NamedTuple):
    """Where a field's words are from.

    ``is_sought``: unless it has an origin, its words must occur in its paragraph. ``origin``:
    whether the record's ``editorial`` mapping may name an origin for the field.
    """

    is_sought: bool
    origin: Literal["never", "perhaps", "always"]


# The source's own words.
_SOURCE = Provenance(is_sought=True, origin="never")
# The source's own words, by a stricter rule (``source_rules``).
_EXACT = Provenance(is_sought=False, origin="never")
# The source's own words, or editorial.
_EITHER = Provenance(is_sought=True, origin="perhaps")
# What the source says in other words, or editorial.
_STATED = Provenance(is_sought=False, origin="perhaps")
# Never the source's own words.
_EDITORIAL = Provenance(is_sought=False, origin="always")

# By the key of the records in the file.
PROVENANCE: dict[str, dict[str, Provenance]] = {
    "release": {
        "title": _EXACT,
        "place": _EXACT,
        "date": _EDITORIAL,
        "publisher": _EITHER,
        "url": _EITHER,
        "language": _EDITORIAL,
    },
    "event": {"name": _SOURCE, "dates": _SOURCE, "start": _EDITORIAL, "end": _EDITORIAL},
    "speakers": {
        "name": _SOURCE,
        "family_name": _EITHER,
        "honorific": _SOURCE,
        "description": _SOURCE,
        "roles": _EXACT,
        "agency": _STATED,
    },
    "quotes": {
        "text": _EXACT,
        "attribution": _EXACT,
        "topics": _EDITORIAL,
        "corrections": _EDITORIAL,
    },
    "agencies": {
        "acronym": _SOURCE,
        "name": _EITHER,
        "role": _STATED,
        "spellings": _EDITORIAL,
    },
    "statistics": {
        "value": _EXACT,
        "unit": _EXACT,
        "qualifier": _EXACT,
        "year": _EXACT,
        "label": _SOURCE,
        "text": _SOURCE,
    },
    "conclusions": {"text": _SOURCE},
    "contacts": {"name": _SOURCE, "office": _SOURCE, "phone": _SOURCE, "email": _EITHER},
    "links": {"text": _SOURCE, "url": _EITHER},
    "sdgs": {"title": _SOURCE, "text": _SOURCE},
    "notes": {"text": _EDITORIAL},
}
# The keys whose records are an array.
LISTS = tuple(key for key in PROVENANCE if key not in ("release", "event"))


@cache
def list_fields(key: str, origin: str) -> tuple[str, ...]:
    """Return the fields of ``key`` that never, perhaps or always have an origin."""
    return tuple(field for field, row in PROVENANCE[key].items() if row.origin == origin)


@cache
def list_sought(key: str) -> tuple[str, ...]:
    """Return the fields of ``key`` whose words occur in their paragraph, if not editorial."""
    return tuple(field for field, row in PROVENANCE[key].items() if row.is_sought)


def is_editorial(record: Any, field: str) -> bool:
    """Return whether a record says that a field is not the source's own words."""
    return field in record.editorial


def get_records(review: Review, key: str) -> Sequence[Any]:
    """Return the records under a key of the file: an array's, the only one, or none."""
    records = getattr(review, key)
    if key in LISTS:
        return records  # type: ignore[no-any-return]
    return () if records is None else (records,)


def walk_records(review: Review) -> Iterator[tuple[FieldPath, str, Any]]:
    """Yield the place, the key in the file, and the record, for all that may be editorial."""
    for key in PROVENANCE:
        for index, record in enumerate(get_records(review, key)):
            yield ((key, index) if key in LISTS else (key,)), key, record
