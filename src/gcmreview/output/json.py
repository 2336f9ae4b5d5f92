"""Values as JSON (RFC 8259), with nothing in them that a terminal would obey."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gcmreview.text.printable import escape_for_json


def write_array(objects: Sequence[Mapping[str, Any]]) -> str:
    """Write one array of objects, two spaces deep, with a newline at the end (RFC 8259)."""
    return dump_json(objects, indent=2) + "\n"


def write_object(fields: Mapping[str, Any]) -> str:
    """Write one object as it is written in such an array."""
    return "\n".join(f"  {line}" for line in dump_json(fields, indent=2).split("\n"))


def dump_json(value: Any, indent: int | None = None) -> str:
    """Write a value as JSON, on one line or indented, with nothing that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return "\n".join(map(escape_for_json, text.split("\n")))
