"""Write a review as TOML, for the tests of what reads it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gcmreview.dataset.model import Review


def write_toml(review: Review) -> str:
    """Write all of a review."""
    lines: list[str] = []
    for key, value in zip(review._fields, review, strict=True):
        many = isinstance(value, tuple) and not hasattr(value, "_fields")
        records: Any = value if many else [value] * (value is not None)
        for record in records:
            lines += [f"[[{key}]]" if many else f"[{key}]", *_write_fields(record)]
    return "\n".join(lines) + "\n"


def _write_fields(record: Any) -> Iterator[str]:
    for name, value in record._asdict().items():
        key = name.rstrip("_")
        if isinstance(value, Mapping):
            yield from (f"{key}.{field} = {_write(origin)}" for field, origin in value.items())
        elif value is not None and value != ():
            yield f"{key} = {_write(value)}"


def _write(value: Any) -> str:
    if hasattr(value, "_asdict"):
        return f"{{ {', '.join(_write_fields(value))} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_write, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    # A string of JSON is a basic string of TOML, and a number of JSON one of TOML.
    return json.dumps(value, ensure_ascii=False)
