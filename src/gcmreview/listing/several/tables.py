"""Records of several datasets as rows: as for one dataset, after the id of their release."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from gcmreview.dataset.model import Review
from gcmreview.library.placed import Placed
from gcmreview.listing.rows import TABLES, Rows, Table
from gcmreview.lookup.several import Person, SharedTopic, name_reviews

# The column that says which release a record is from.
REVIEW = "review"
_Rows = Collection[tuple[Any, ...]]


class OrderedRows(Rows):
    """The rows of records in their order; the function makes those of one review at a time."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Make each row."""
        own: dict[str, list[Placed]] = {}
        for each in self._items:
            own.setdefault(each.review.release.id, []).append(each)
        made: dict[str, Iterator[tuple[Any, ...]]] = {}
        for each in self._items:
            name = each.review.release.id
            if name not in made:
                made[name] = iter(self._make(own[name]))
            yield next(made[name])
            # Of thousands of reviews, the functions of all would take as much as the records.
            if each is own[name][-1]:
                del made[name]


def tabulate(kind: str, joined: Review, records: Sequence[Any]) -> Table:
    """Make a row of each record; ``joined`` is the review that has the records of all."""
    columns = (REVIEW, *TABLES[kind](joined, ()).columns)
    write: _Writer = _WRITERS.get(kind, _write_placed)
    return Table(columns, write(kind, records, columns))


def _write_placed(kind: str, records: Sequence[Placed], _columns: Sequence[str]) -> _Rows:
    def make_rows(own: Sequence[Placed]) -> Iterator[tuple[Any, ...]]:
        review = own[0].review
        rows = TABLES[kind](review, [each.record for each in own]).rows
        return ((review.release.id, *row) for row in rows)

    return OrderedRows(make_rows, records)


def _write_people(kind: str, people: Sequence[Person], columns: Sequence[str]) -> _Rows:
    """Write each person's record in the first release that has them, with all releases."""
    rows = _write_placed(kind, [each.records[0] for each in people], columns)
    at = columns.index("quotes")
    return [
        (name_reviews(each.records), *row[1:at], each.quotes, *row[at + 1 :])
        for each, row in zip(people, rows, strict=True)
    ]


def _write_topics(_kind: str, topics: Sequence[SharedTopic], _columns: Sequence[str]) -> _Rows:
    return [([review.release.id for review in each.reviews], *each.topic) for each in topics]


_Writer = Callable[[str, Sequence[Any], Sequence[str]], _Rows]
_WRITERS: dict[str, _Writer] = {
    "speakers": _write_people,
    "topics": _write_topics,
}
