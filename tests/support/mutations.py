"""Mutations of the table of a dataset: what somebody may write by mistake, and worse."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from gcmreview.dataset.problems import FieldPath
from support.runs import DATASET
from support.strategies import AWKWARD, datasets

_UNSAFE = ["a\n", "a\n\nb", "\x1b", "\u202e", "\U0010ffff"]
_TEXTS = st.sampled_from(["", " ", "\u200b", "x", "a-1", "-a", "Kim $(date)", *_UNSAFE])
_NUMBERS = [2**53 - 1, 2**53, -(2**53), 10**400, 0.5, 1.0, float("nan"), float("inf")]
_WORDS = ["today", "explicit", "member", "editors", "https://x.org", "2021-03-19"]
_SCALARS = (
    _TEXTS
    | st.text(st.sampled_from(f"{AWKWARD}\n\x07aA1"), max_size=5)
    | st.booleans()
    | st.integers(-2, 30)
    | st.sampled_from(_NUMBERS)
    | st.sampled_from(_WORDS)
    | st.dates()
    | st.sampled_from([datetime(2021, 3, 19, 10), time(10)])
)
VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "text", "x"]), inner)
    ),
    max_leaves=3,
)
# Characters that are typed by mistake.
_SLIPS = "abz019 \"'“”‘’«»[]{}=.,-#\\\n\t\u00a0\u200b\u0301é€−–\x07\u202e"
# It has records of every kind.
_BUNDLED = tomllib.loads(DATASET.read_text(encoding="utf-8"))
_NAMES = st.sampled_from(["", "id", "text", "x", "idd", "editorial", "topics", "url", "from"])


def list_places(value: Any, place: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield the place of everything in a table."""
    steps: Any = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, inner in steps:
        yield (*place, step)
        yield from list_places(inner, (*place, step))


def look_up(table: Any, place: FieldPath) -> Any:
    """Return what is at a place of a table."""
    for step in place:
        table = table[step]
    return table


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the table of a valid dataset, with one thing or two in it changed."""
    table: dict[str, Any] = deepcopy(draw(st.one_of(datasets(), st.just(_BUNDLED))))
    for _ in range(draw(st.integers(1, 2))):
        *outer, step = draw(st.sampled_from(list(list_places(table))))
        holder: Any = look_up(table, tuple(outer))
        match draw(st.sampled_from(["replace", "remove", "repeat", "rename", "add"])):
            case "replace":
                holder[step] = draw(VALUES)
            case "remove":
                del holder[step]
            case "repeat" if isinstance(step, int):
                holder.append(deepcopy(holder[step]))
            case "rename" if isinstance(step, str):
                holder[draw(_NAMES)] = holder.pop(step)
            case _ if isinstance(step, str):
                holder[draw(_NAMES)] = draw(VALUES)
        if not table:
            break
    return table


@st.composite
def mutilated_files(draw: st.DrawFn, files: st.SearchStrategy[str]) -> str:
    """Draw a file with one slip of an editor: in its lines, in a character, or at its end."""
    toml = draw(files)
    lines = toml.split("\n")
    at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    place = draw(st.integers(0, len(toml)))
    char = draw(st.sampled_from([*_SLIPS, ""]))
    match draw(st.sampled_from(["remove", "repeat", "exchange", "exchange values", "cut", "type"])):
        case "remove":
            del lines[at]
        case "repeat":
            lines.insert(other, lines[at])
        case "exchange":
            lines[at], lines[other] = lines[other], lines[at]
        case "exchange values":
            (key, gap, value), (key2, gap2, value2) = (
                lines[each].partition(" = ") for each in (at, other)
            )
            lines[at] = f"{key}{gap}{value2 or value}"
            if at != other:
                lines[other] = f"{key2}{gap2}{value or value2}"
        case "cut":
            return toml[:place]
        case "type":
            return f"{toml[:place]}{char}{toml[place + draw(st.integers(0, 1)) :]}"
    return "\n".join(lines)


def as_json(value: Any) -> Any:
    """Return a value of TOML as one of JSON, as an editor that knows JSON Schema reads it."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value
