"""Take the fields of one TOML table, and note all that is wrong with their names and shapes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any, TypeVar

from gcmreview.dataset.model import freeze
from gcmreview.dataset.problems import FieldPath, Problem
from gcmreview.suggestions import join_names, suggest
from gcmreview.text.folding import shows
from gcmreview.text.printable import find_unsafe, name_character

Record = TypeVar("Record")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
# The largest whole number that every JSON reader keeps exactly (RFC 8259, 6).
LARGEST = 2**53 - 1
_KINDS = {
    str: "a string",
    bool: "a boolean",
    int: "a whole number",
    float: "a number",
    list: "an array",
    dict: "a table",
    date: "a date",
    datetime: "a date with a time",
}


class Fields:
    """The fields of one TOML table. Each is taken once; ``report_unknown`` notes those left over.

    A field that is missing or has the wrong shape is noted in ``problems`` and answered with an
    empty value ("", -1, the earliest date), so that reading goes on and finds every problem.
    """

    def __init__(self, table: Mapping[str, Any], place: FieldPath, problems: list[Problem]) -> None:
        self._table = table
        self._place = place
        self._problems = problems
        self._known: set[str] = set()

    def take_text(self, key: str, *, allow: str = "") -> str:
        """Take a string that is not empty and has no character unfit for a terminal."""
        text = self._take(key, str)
        return "" if text is None else self._check_text(key, text, allow)

    def take_optional_text(self, key: str) -> str | None:
        """Take a string, or None where the field is left out."""
        return self.take_text(key) if self._has(key) else None

    def take_slug(self, key: str) -> str:
        """Take an id: ``^[a-z0-9][a-z0-9-]*$``, which no shell can misread."""
        return self._check_slug(key, self.take_text(key))

    def take_choice(self, key: str, choices: tuple[str, ...]) -> Any:
        """Take one of ``choices``."""
        text = self.take_text(key)
        if text and text not in choices:
            self._note(
                key, "unknown-value", f"unknown value '{text}'; choose from {join_names(choices)}"
            )
        return text

    def take_whole(self, key: str) -> int:
        """Take a whole number of 0 or more."""
        number = self._take(key, int)
        return -1 if number is None else self._check_whole(key, number)

    def take_optional_whole(self, key: str) -> int | None:
        """Take a whole number of 0 or more, or None where the field is left out."""
        return self.take_whole(key) if self._has(key) else None

    def take_number(self, key: str) -> int | float:
        """Take a finite number: JSON has neither NaN nor infinity."""
        number: int | float | None = self._take(key, int, float)
        if number is None:
            return 0
        if isinstance(number, float) and not isfinite(number):
            self._note(key, "number", f"{number} is not finite; write a finite number")
            return 0
        return 0 if self._is_too_large(key, number) else number

    def take_year(self, key: str) -> Any:
        """Take a year: a whole number, the word "today", or None where it is left out."""
        year = self._take(key, int, str) if self._has(key) else None
        if isinstance(year, str) and year != "today":
            self._note(key, "unknown-value", f"'{year}' is not a year or the word 'today'")
            return None
        return self._check_whole(key, year) if isinstance(year, int) else year

    def take_day(self, key: str) -> date:
        """Take a date, such as ``2021-03-19``."""
        return self._take(key, date) or date.min

    def take_optional_day(self, key: str) -> date | None:
        """Take a date, or None where the field is left out."""
        return self.take_day(key) if self._has(key) else None

    def take_texts(self, key: str) -> tuple[str, ...]:
        """Take an array of strings; left out, it is empty."""
        texts = self._take_array(key, str)
        return tuple(self._check_text(key, text) for _, text in texts if text is not None)

    def take_slugs(self, key: str) -> tuple[str, ...]:
        """Take an array of ids; left out, it is empty."""
        return tuple(self._check_slug(key, text) for text in self.take_texts(key))

    def take_wholes(self, key: str) -> tuple[int, ...]:
        """Take an array of whole numbers of 0 or more; left out, it is empty."""
        numbers = self._take_array(key, int)
        return tuple(self._check_whole(key, number) for _, number in numbers if number is not None)

    def take_mapping(self, key: str) -> Mapping[str, str]:
        """Take a table of strings; left out, it is empty."""
        table = self._take(key, dict) if self._has(key) else None
        fields = Fields(table or {}, (*self._place, key), self._problems)
        return freeze({name: fields.take_text(name) for name in fields._table})

    def take_record(self, key: str, read: Callable[["Fields"], Record]) -> Record:
        """Take a table and read a record from it."""
        table = self._take(key, dict)
        if table is None:
            return read(Fields({}, self._place, []))
        return self._read((key,), table, read)

    def take_optional_record(self, key: str, read: Callable[["Fields"], Record]) -> Record | None:
        """Take a table and read a record from it, or None where it is left out."""
        return self.take_record(key, read) if self._has(key) else None

    def take_records(self, key: str, read: Callable[["Fields"], Record]) -> tuple[Record, ...]:
        """Take an array of tables and read a record from each; left out, it is empty."""
        # A place is kept for what cannot be read, so that indexes are those of the file.
        return tuple(
            read(Fields({}, self._place, []))
            if table is None
            else self._read((key, i), table, read)
            for i, table in self._take_array(key, dict)
        )

    def take_tables(self, key: str) -> Sequence[Mapping[str, Any]] | None:
        """Return an array of tables; left out, it is empty, and None where it is something else."""
        tables = self._table[key] if self._has(key) else ()
        is_right = isinstance(tables, list | tuple) and set(map(type, tables)) <= {dict}
        return tables if is_right else None

    def report_unknown(self) -> None:
        """Note every field of the table that was not taken, with the nearest known name."""
        for key in self._table:
            if key not in self._known:
                near = suggest(key, self._known, most=1)
                hint = f"did you mean '{near[0]}'?" if near else "remove it"
                self._note(key, "unknown-key", f"unknown key; {hint}")

    def _has(self, key: str) -> bool:
        self._known.add(key)
        return key in self._table

    def _take(self, key: str, *kinds: type) -> Any:
        """Return the value of ``key``, or note why there is none to use and return None."""
        if not self._has(key):
            self._note(key, "missing-key", "missing; the key is required")
            return None
        return self._check_kind((key,), self._table[key], kinds)

    def _take_array(self, key: str, kind: type) -> Iterator[tuple[int, Any]]:
        items = self._take(key, list) if self._has(key) else None
        for index, item in enumerate(items or ()):
            yield index, self._check_kind((key, index), item, (kind,))

    def _read(
        self, steps: FieldPath, table: Mapping[str, Any], read: Callable[["Fields"], Record]
    ) -> Record:
        fields = Fields(table, (*self._place, *steps), self._problems)
        record = read(fields)
        fields.report_unknown()
        return record

    def _check_kind(self, steps: FieldPath, value: Any, kinds: tuple[type, ...]) -> Any:
        # To Python, though not to TOML, a bool is an int and a datetime a date.
        if isinstance(value, kinds) and type(value) not in (bool, datetime):
            return value
        wanted = " or ".join(_KINDS[kind] for kind in kinds)
        message = f"is {_KINDS.get(type(value), 'a time')}, not {wanted}{_advise(value, kinds)}"
        self._problems.append(Problem((*self._place, *steps), message, "wrong-type"))
        return None

    def _check_text(self, key: str, text: str, allow: str = "") -> str:
        if not shows(text):
            self._note(key, "empty-text", "is empty; write its text")
        unsafe = find_unsafe(text, allow=allow)
        if unsafe:
            self._note(key, "unsafe-character", f"contains {name_character(unsafe)}; remove it")
            return ""
        return text

    def _check_slug(self, key: str, text: str) -> str:
        if text and not _SLUG.fullmatch(text):
            message = f"'{text}' is not an id; use a-z, 0-9 and hyphens, but no hyphen first"
            self._note(key, "id", message)
            return ""
        return text

    def _check_whole(self, key: str, number: int) -> int:
        if number < 0:
            self._note(key, "number", f"{number} is less than 0; write 0 or more")
        return -1 if self._is_too_large(key, number) else number

    def _is_too_large(self, key: str, number: int | float) -> bool:
        if abs(number) <= LARGEST:
            return False
        message = f"is too large for many JSON readers; write at most {LARGEST}"
        self._note(key, "number", message)
        return True

    def _note(self, key: str, rule: str, message: str) -> None:
        """Note a problem; ``rule`` is a name that ``validating.rules`` explains."""
        self._problems.append(Problem((*self._place, key), message, rule))


def are_slugs(values: Sequence[Any]) -> bool:
    """Return whether ``take_slug`` would take each of the values."""
    return set(map(type, values)) <= {str} and all(map(_SLUG.fullmatch, values))


def are_texts(values: Sequence[Any], *, allow: str = "") -> bool:
    """Return whether ``take_text`` would take each of the values."""
    return (
        set(map(type, values)) <= {str}
        and all(map(shows, values))
        and find_unsafe("".join(values), allow=allow) is None
    )


def are_wholes(values: Sequence[Any]) -> bool:
    """Return whether ``take_whole`` would take each of the values."""
    is_right = set(map(type, values)) <= {int}
    return is_right and 0 <= min(values, default=0) <= max(values, default=0) <= LARGEST


# What to do about a value of one type where another is wanted.
_TYPE_ADVICE: dict[tuple[type, type], str] = {
    (int, str): "put quotation marks around it",
    (float, str): "put quotation marks around it",
    (date, str): "put quotation marks around it",
    (datetime, date): "leave out the time",
    (str, list): "put brackets around it",
    (dict, list): "put brackets around it, or two around its header",
    (list, dict): "it can be there only once, with one bracket around its header",
}


def _advise(value: Any, kinds: tuple[type, ...]) -> str:
    """Return what to do about a value of the wrong kind, such as one that has or lacks marks."""
    if isinstance(value, str) and value[:1].isdecimal():
        return "; write it without quotation marks"
    advice = _TYPE_ADVICE.get((type(value), kinds[0]))
    return f"; {advice}" if advice else ""
