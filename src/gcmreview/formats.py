"""A table as text for machines, one function a format. ``FORMATS`` is the list of valid names."""

import json
from collections.abc import Callable
from typing import Any

from gcmreview.printable import escape_for_json
from gcmreview.tables import Table


def write_json(table: Table) -> str:
    """Write one array of objects, two spaces deep, with a newline at the end (RFC 8259)."""
    return write_value([dict(zip(table.columns, row, strict=True)) for row in table.rows])


def write_value(value: Any) -> str:
    """Write any JSON value, with escapes for what a terminal must not be sent."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(map(escape_for_json, text.split("\n"))) + "\n"


FORMATS: dict[str, Callable[[Table], str]] = {"json": write_json}
