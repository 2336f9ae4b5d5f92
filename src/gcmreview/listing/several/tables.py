"""Records of several datasets as rows: as for one dataset, after the id of their release."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gcmreview.dataset.model import Review
from gcmreview.library.placed import Placed
from gcmreview.listing.rows import TABLES, Table
from gcmreview.lookup.several import Person, SharedTopic, name_reviews

# The column that says which release a record is from.
REVIEW = "review"


def tabulate(kind: str, joined: Review, records: Sequence[Any]) -> Table:
    """Make a row of each record; ``joined`` is the review that has the records of all."""
    columns = (REVIEW, *TABLES[kind](joined, ()).columns)
    write: _Writer = _WRITERS.get(kind, _write_placed)
    return Table(columns, write(kind, records, columns))


def _write_placed(kind: str, records: Sequence[Placed], _columns: Sequence[str]) -> list[Any]:
    rows = keep_order(records, lambda review, own: TABLES[kind](review, own).rows)
    return [(each.review.release.id, *row) for each, row in zip(records, rows, strict=True)]


def keep_order(
    records: Sequence[Placed], make: Callable[[Review, list[Any]], Iterable[Any]]
) -> list[Any]:
    """Return what a function makes of each record; it is given those of one review at a time."""
    own: dict[str, list[Placed]] = {}
    for each in records:
        own.setdefault(each.review.release.id, []).append(each)
    made = {
        name: iter(make(placed[0].review, [each.record for each in placed]))
        for name, placed in own.items()
    }
    return [next(made[each.review.release.id]) for each in records]


def _write_people(kind: str, people: Sequence[Person], columns: Sequence[str]) -> list[Any]:
    """Write each person's record in the first release that has them, with all releases."""
    rows = _write_placed(kind, [each.records[0] for each in people], columns)
    at = columns.index("quotes")
    return [
        (name_reviews(each.records), *row[1:at], each.quotes, *row[at + 1 :])
        for each, row in zip(people, rows, strict=True)
    ]


def _write_topics(_kind: str, topics: Sequence[SharedTopic], _columns: Sequence[str]) -> list[Any]:
    return [([review.release.id for review in each.reviews], *each.topic) for each in topics]


_Writer = Callable[[str, Sequence[Any], Sequence[str]], list[Any]]
_WRITERS: dict[str, _Writer] = {
    "speakers": _write_people,
    "topics": _write_topics,
}
