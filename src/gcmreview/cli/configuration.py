"""The configuration of ``check``: a table in ``gcmreview.toml`` or ``pyproject.toml``."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gcmreview.check.context import CheckOptions
from gcmreview.cli.selection import explain_codes
from gcmreview.dataset.loader import Toml, locate, read_toml, refuse_toml
from gcmreview.dataset.problems import FieldPath, Problem, write_located, write_path
from gcmreview.documents.folders.gitignore import explain_pattern
from gcmreview.suggestions import did_you_mean, suggest

# The severities at which a check exits with 1, for each value of --fail-on.
FAIL_ON = {
    "error": frozenset(("error",)),
    "warning": frozenset(("error", "warning")),
    "never": frozenset[str](),
}
# The files that may have a configuration, the first of a folder before the others, and the tables
# around ``check`` in them.
_FILES: dict[str, FieldPath] = {"gcmreview.toml": (), "pyproject.toml": ("tool", "gcmreview")}
_TABLE = "check"


class Configuration(NamedTuple):
    """What a configuration file says, or the default of what it leaves out, and its path.

    ``folder`` is what the patterns to exclude are relative to, and ``data_place`` where the file
    names the datasets.
    """

    path: str = ""
    folder: str = os.curdir
    data: Sequence[str] = ()
    data_place: str = ""
    exclude: Sequence[str] = ()
    fail_on: str = "error"
    min_words: int = CheckOptions().min_words
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


def find_configuration() -> Configuration:
    """Return the nearest configuration in the current folder or above it, or an empty one.

    A ``pyproject.toml`` without the table is passed over. Raises FileError or DatasetError for a
    file that cannot be read or is not valid.
    """
    for path, outer in _list_places():
        if os.path.lexists(path) and not os.path.isdir(path):
            toml = read_toml(path)
            table = _dig(toml.table, outer)
            if table is not None:
                return _read(path, toml, outer, table)
    return Configuration()


def _list_places() -> Iterator[tuple[str, FieldPath]]:
    """Yield the paths of files that may have a configuration, the nearest first."""
    try:
        here = os.getcwd()
    except OSError:
        # The current folder has been removed.
        return
    folder, below = here, ""
    while folder != below:
        for name, outer in _FILES.items():
            yield os.path.relpath(os.path.join(folder, name), here), outer
        folder, below = os.path.dirname(folder), folder


def _dig(table: Any, path: FieldPath) -> Any:
    """Return the value at a path in a table; None if there is none."""
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def _read(path: str, toml: Toml, outer: FieldPath, table: Any) -> Configuration:
    """Read the table around ``check``, or raise DatasetError with all that is wrong in it."""
    inner = (*outer, _TABLE)
    check = table.get(_TABLE, {}) if isinstance(table, dict) else {}
    problems = [
        *_check_keys(outer, table, {_TABLE: _refuse_no_table}),
        *_check_keys(inner, check if isinstance(check, dict) else {}, _KEYS),
    ]
    if problems:
        refuse_toml(toml, problems)
    values = {key.replace("-", "_"): value for key, value in check.items()}
    folder = os.path.dirname(path)
    found = Configuration(path, folder or os.curdir, **values)
    if not found.data:
        return found
    paths = [found.data] if isinstance(found.data, str) else found.data
    place = write_located(path, *locate(toml, [Problem((*inner, "data"), "")]))
    return found._replace(
        data=tuple(os.path.join(folder, path) for path in paths), data_place=place
    )


def _check_keys(
    path: FieldPath, table: Any, known: Mapping[str, Callable[[Any], str]]
) -> Iterator[Problem]:
    if not isinstance(table, dict):
        yield Problem(path, _refuse_no_table(table))
        return
    for key, value in table.items():
        problem = known[key](value) if key in known else _explain_key(path, key, known)
        if problem:
            yield Problem((*path, key), problem)


def _explain_key(path: FieldPath, key: str, known: Mapping[str, Callable[[Any], str]]) -> str:
    """Say in which table an unknown key belongs, or what it may be."""
    inner = [] if known is _KEYS else suggest(key, list(_KEYS), most=1)
    if inner:
        return f"unknown key; write '{inner[0]}' in the table [{write_path((*path, _TABLE))}]"
    return f"unknown key; {did_you_mean(key, list(known))}"


def _refuse_no_table(value: Any) -> str:
    return "" if isinstance(value, dict) else "must be a table"


def _refuse_paths(value: Any) -> str:
    if not isinstance(value, list):
        return "" if isinstance(value, str) and value else "must be the path of a dataset"
    is_right = bool(value) and all(isinstance(each, str) and each for each in value)
    return "" if is_right else "must be a list of paths of datasets"


def _refuse_texts(value: Any) -> str:
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return "" if is_list else "must be a list of strings"


def _refuse_patterns(value: Any) -> str:
    return _refuse_texts(value) or next(filter(None, map(explain_pattern, value)), "")


def _refuse_codes(value: Any) -> str:
    return _refuse_texts(value) or next(filter(None, map(explain_codes, value)), "")


def _refuse_severity(value: Any) -> str:
    if isinstance(value, str) and value in FAIL_ON:
        return ""
    return f"unknown value; {did_you_mean(str(value), list(FAIL_ON))}"


def _refuse_count(value: Any) -> str:
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return "" if is_count else "must be a whole number of 1 or more"


# Each key, and the function that says what is wrong with a value of it.
_KEYS: dict[str, Callable[[Any], str]] = {
    "data": _refuse_paths,
    "exclude": _refuse_patterns,
    "fail-on": _refuse_severity,
    "min-words": _refuse_count,
    "select": _refuse_codes,
    "ignore": _refuse_codes,
}
