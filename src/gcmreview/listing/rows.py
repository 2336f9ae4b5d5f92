"""Records as rows: the columns that JSON keys and every other format for machines share.

The columns of a listing are the fields of its records, in their order, and a few that are
computed. They are a contract: other programs rely on their names.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from gcmreview.batches import AT_ONCE, cut
from gcmreview.dataset.model import Agency, Paragraph, Quote, Review, Speaker, Statistic
from gcmreview.errors import UsageError
from gcmreview.lookup.facts import Fact
from gcmreview.lookup.query import Topic
from gcmreview.output.json import dump_json
from gcmreview.suggestions import did_you_mean, join_names


class Rows(Collection[tuple[Any, ...]]):
    """A row for each of some items, made each time it is read, so that all together take no memory.

    The function makes the rows of some items at once. The items may be other rows.
    """

    def __init__(
        self, make: Callable[[Sequence[Any]], Iterable[Any]], items: Collection[Any]
    ) -> None:
        self._make = make
        self._items = items

    def __contains__(self, row: object) -> bool:
        """Return whether a row is equal to one of these."""
        return any(each == row for each in self)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Make each row."""
        return chain.from_iterable(map(self._make, cut(self._items, AT_ONCE)))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._items)


def make_rows(make: Callable[[Any], tuple[Any, ...]], items: Collection[Any]) -> Rows:
    """Return the rows that a function makes one by one."""
    return Rows(partial(map, make), items)


class Table(NamedTuple):
    """Named columns, and a row of values for every record.

    A value is one of JSON's: a string, a number, None, or lists and objects of these.
    """

    columns: tuple[str, ...]
    rows: Collection[tuple[Any, ...]]


class Computed(NamedTuple):
    """A column that is not a field of its record: the field that it follows, and its values.

    ``prepare`` returns the function from a record to the value.
    """

    name: str
    after: str
    prepare: Callable[[Review], Callable[[Any], Any]]


Tabulate = Callable[[Review, Sequence[Any]], Table]
# A number is misleading without these.
COMPANIONS = {"value": ("qualifier", "unit", "year")}


def _count_quotes(review: Review) -> Callable[[Speaker], int]:
    counts = Counter(quote.speaker for quote in review.quotes)
    return lambda speaker: counts[speaker.id]


def _name_speaker(review: Review) -> Callable[[Quote], str]:
    names = {speaker.id: speaker.name for speaker in review.speakers}
    return lambda quote: names[quote.speaker]


def _make_table(fields: Sequence[str], *computed: Computed) -> Tabulate:
    """Return a function that makes one row per record: its fields, and the computed columns."""
    columns = list(fields)
    for each in computed:
        columns.insert(columns.index(each.after) + 1, each.name)
    places = [(columns.index(each.name), each) for each in computed]
    editorial = columns.index("editorial") if "editorial" in columns else None

    def tabulate(review: Review, records: Sequence[Any]) -> Table:
        origins = dict(review.origins)
        compute = [(place, each.prepare(review)) for place, each in places]

        def make_batch(batch: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
            values: list[Iterable[Any]] = list(map(_simplify, zip(*batch, strict=True)))
            for place, read in compute:
                values.insert(place, map(read, batch))
            if editorial is not None:
                values[editorial] = [
                    {name: origins[origin] for name, origin in each.items()} if each else {}
                    for each in values[editorial]
                ]
            return zip(*values, strict=True)

        return Table(tuple(columns), Rows(make_batch, records))

    return tabulate


def _simplify(values: Sequence[Any]) -> Sequence[Any]:
    """Return the values of a field as JSON can write them."""
    if tuple not in set(map(type, values)):
        return values
    return [
        [_name_parts(each) if hasattr(each, "_asdict") else each for each in value] if value else []
        for value in values
    ]


def _name_parts(part: Any) -> dict[str, Any]:
    # Python has a keyword ``from``.
    return {name.rstrip("_"): value for name, value in part._asdict().items()}


def _tabulate_hits(review: Review, hits: Sequence[Any]) -> Table:
    from gcmreview.lookup.search import Hit

    return _make_table(Hit._fields)(review, hits)


TABLES: dict[str, Tabulate] = {
    "speakers": _make_table(Speaker._fields, Computed("quotes", "agency", _count_quotes)),
    "quotes": _make_table(Quote._fields, Computed("name", "speaker", _name_speaker)),
    "agencies": _make_table(Agency._fields),
    "statistics": _make_table(Statistic._fields),
    "paragraphs": _make_table(Paragraph._fields),
    "topics": _make_table(Topic._fields),
    "facts": _make_table(Fact._fields),
    "hits": _tabulate_hits,
}


def select_fields(table: Table, fields: Sequence[str]) -> Table:
    """Return the columns named, in that order."""
    check_fields(table.columns, fields, "--fields")
    places = [table.columns.index(field) for field in fields]

    def choose(rows: Sequence[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        columns = list(zip(*rows, strict=True))
        return zip(*[columns[place] for place in places], strict=True)

    return Table(tuple(fields), Rows(choose, table.rows))


def list_objects(table: Table) -> Iterator[dict[str, Any]]:
    """Yield each row as a mapping from column to value."""
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows)


def prepare_editorial(columns: Sequence[str]) -> Callable[[Sequence[Any]], Collection[str]]:
    """Return the function from a row to the names of its columns that are not the source's words.

    It is for rows with all columns of a listing.
    """
    if "editorial" in columns:
        return itemgetter(columns.index("editorial"))
    origin = columns.index("origin") if "origin" in columns else None
    return lambda row: ("text",) if origin is not None and row[origin] else ()


def find_editorial(table: Table, fields: Sequence[str]) -> list[str]:
    """Return which of ``fields`` have words that are not the source's in any row."""
    names = set(chain.from_iterable(map(prepare_editorial(table.columns), table.rows)))
    return [field for field in fields if field in names]


def check_fields(columns: Sequence[str], fields: Sequence[str], option: str) -> None:
    """Raise UsageError where a field is not a column, or a number is without its qualifier."""
    for number, field in enumerate(fields):
        if field in fields[:number] and option == "--fields":
            raise UsageError(f"{option}: '{field}' is named twice")
        if field not in columns:
            raise UsageError(f"{option}: unknown field '{field}'; {did_you_mean(field, columns)}")
        missing = [name for name in COMPANIONS.get(field, ()) if name not in fields]
        if missing:
            others = join_names(missing, last="and")
            raise UsageError(
                f"{option}: '{field}' alone is misleading; add {others}, or use 'text'"
            )


def write_value(value: Any) -> str:
    """Write a value as text: null as nothing, lists and objects as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return dump_json(value)
