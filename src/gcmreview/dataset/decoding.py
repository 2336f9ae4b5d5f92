"""Read a review from parsed TOML: the model says which fields a record has, and of what kind."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, Literal, TypeVar, get_args, get_origin

from gcmreview.dataset.fields import Fields
from gcmreview.dataset.model import Line, Number, Review, Slug, Text, Whole, Year
from gcmreview.dataset.problems import Problem

Record = TypeVar("Record")
Take = Callable[[Fields, str], Any]

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


def decode_review(table: Mapping[str, Any]) -> tuple[Review, list[Problem]]:
    """Read a review and everything wrong with the shape of its table."""
    problems: list[Problem] = []
    fields = Fields(table, (), problems)
    review = _read_record(Review, fields)
    fields.report_unknown()
    return review, problems


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
    read = partial(_read_record, arguments[0] if arguments else kind)
    if get_origin(kind) is tuple:
        return lambda fields, key: fields.take_records(key, read)
    if arguments:
        return lambda fields, key: fields.take_optional_record(key, read)
    return lambda fields, key: fields.take_record(key, read)
