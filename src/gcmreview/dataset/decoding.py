"""Read a review from parsed TOML: the model says which fields a record has, and of what kind.

The records of an array are read field by field: to look at all values of a field at once takes a
fifth of the time. Where one of them may be wrong, they are read record by record, which says what.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain
from sys import intern
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from gcmreview.dataset.fields import Fields, are_slugs, are_texts, are_wholes
from gcmreview.dataset.model import Line, Number, Review, Slug, Text, Whole, Year
from gcmreview.dataset.problems import Problem

Record = TypeVar("Record")
Take = Callable[[Fields, str], Any]
Table = Mapping[str, Any]

# How a field of each kind is taken. Records, arrays of records and choices are not listed here.
_TAKERS: dict[Any, Take] = {
    Slug: Fields.take_slug,
    Line: Fields.take_text,
    Line | None: Fields.take_optional_text,
    Text: partial(Fields.take_text, allow="\n"),
    Whole: Fields.take_whole,
    Whole | None: Fields.take_optional_whole,
    Number: Fields.take_number,
    Year: Fields.take_year,
    date: Fields.take_day,
    date | None: Fields.take_optional_day,
    tuple[Slug, ...]: Fields.take_slugs,
    tuple[Line, ...]: Fields.take_texts,
    tuple[Whole, ...]: Fields.take_wholes,
    Mapping[str, Line]: Fields.take_mapping,
}
# Whether values of a kind are surely right, so that they need not be taken one by one.
_PROVERS: dict[Any, Callable[[Sequence[Any]], bool]] = {
    Slug: are_slugs,
    Line: are_texts,
    Line | None: are_texts,
    Text: partial(are_texts, allow="\n"),
    Whole: are_wholes,
    Whole | None: are_wholes,
}
# There is no value for a field that is left out, since it is required.
_REQUIRED = object()


class _Column(NamedTuple):
    """A field of the records of an array: its key in the file, and how its values are read.

    ``default`` is the value of those that leave it out. Where many records have the same value, it
    ``is_shared``.
    """

    key: str
    take: Take
    default: Any
    are_right: Callable[[Sequence[Any]], bool] | None
    is_shared: bool


def decode_review(table: Table) -> tuple[Review, list[Problem]]:
    """Read a review and everything wrong with the shape of its table."""
    problems: list[Problem] = []
    fields = Fields(table, (), problems)
    review = _read_record(Review, fields)
    fields.report_unknown()
    return review, problems


def decode_pieces(tables: Iterator[Table]) -> Review | None:
    """Read a review from the tables of its pieces, or return None where it may have a problem.

    Each piece but the first begins with the header of a record in an array.
    """
    head = next(tables)
    models = list_arrays()
    arrays: dict[str, list[Any]] = {}
    for key, values in chain.from_iterable(table.items() for table in tables):
        if key not in models or key in head:
            return None
        read = read_columns(models[key], Fields({key: values}, (), []).take_tables(key))
        if read is None:
            return None
        arrays.setdefault(key, []).extend(read)
    review, problems = decode_review(head)
    records: dict[str, Any] = {key: tuple(read) for key, read in arrays.items()}
    return None if problems else review._replace(**records)


@cache
def list_arrays() -> dict[str, Any]:
    """Return the model of the records in each array of a review."""
    kinds: Mapping[str, Any] = Review.__annotations__
    return {key: get_args(kind)[0] for key, kind in kinds.items() if get_origin(kind) is tuple}


def _read_record(model: Callable[..., Record], fields: Fields) -> Record:
    return model(**{name: take(fields, key) for name, key, take in _list_takers(model)})


@cache
def _list_takers(model: Any) -> list[tuple[str, str, Take]]:
    """Return the name of each field of a record, its key in the file, and how it is taken."""
    # Python has a keyword ``from``.
    return [
        (name, name.rstrip("_"), _find_taker(kind)) for name, kind in model.__annotations__.items()
    ]


def _find_taker(kind: Any) -> Take:
    if kind in _TAKERS:
        return _TAKERS[kind]
    arguments = get_args(kind)
    if get_origin(kind) is Literal:
        return lambda fields, key: fields.take_choice(key, arguments)
    model = arguments[0] if arguments else kind
    read = partial(_read_record, model)
    if get_origin(kind) is tuple:
        return lambda fields, key: _take_records(fields, key, model)
    if arguments:
        return lambda fields, key: fields.take_optional_record(key, read)
    return lambda fields, key: fields.take_record(key, read)


def _take_records(fields: Fields, key: str, model: Any) -> Sequence[Any]:
    records = read_columns(model, fields.take_tables(key))
    return fields.take_records(key, partial(_read_record, model)) if records is None else records


def read_columns(model: Any, tables: Sequence[Table] | None) -> tuple[Any, ...] | None:
    """Return the records that tables are, or None where one of them may have a problem."""
    if tables == ():
        return ()
    columns = _list_columns(model)
    if tables is None or not columns.keys() >= set().union(*tables):
        return None
    read = []
    for column in columns.values():
        values = _read_column(column, tables)
        if values is None:
            return None
        read.append(values)
    return tuple(map(partial(tuple.__new__, model), zip(*read, strict=True)))


def _read_column(column: _Column, tables: Sequence[Table]) -> list[Any] | None:
    """Return what records have for one field, which some of their tables may leave out."""
    key = column.key
    given = [table[key] for table in tables if key in table]
    read = _read_values(column, given)
    if read is None or len(given) == len(tables):
        return read
    if column.default is _REQUIRED:
        return None
    found = iter(read)
    return [next(found) if key in table else column.default for table in tables]


def _read_values(column: _Column, values: list[Any]) -> list[Any] | None:
    if column.are_right is None or not column.are_right(values):
        return _take_each(column, values)
    return list(map(intern, values)) if column.is_shared else values


def _take_each(column: _Column, values: Sequence[Any]) -> list[Any] | None:
    """Take each value, or return None where one has a problem."""
    problems: list[Problem] = []
    key = column.key
    read = [column.take(Fields({key: value}, (), problems), key) for value in values]
    return None if problems else read


@cache
def _list_columns(model: Any) -> dict[str, _Column]:
    """Return the fields of a record by their keys in the file."""
    columns = {}
    for (_, key, take), kind in zip(
        _list_takers(model), model.__annotations__.values(), strict=True
    ):
        problems: list[Problem] = []
        default = take(Fields({}, (), problems), key)
        choices = get_args(kind) if get_origin(kind) is Literal else ()
        prover = partial(_are_among, choices) if choices else _PROVERS.get(kind)
        is_shared = bool(choices) or (kind == Slug and key != "id")
        columns[key] = _Column(key, take, _REQUIRED if problems else default, prover, is_shared)
    return columns


def _are_among(choices: Sequence[str], values: Sequence[Any]) -> bool:
    return set(map(type, values)) <= {str} and set(choices).issuperset(values)
