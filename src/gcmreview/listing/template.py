"""Fill a template such as ``{name}: “{text}”`` with a record's fields, one line per record.

A template names fields and nothing else: no attribute, index, format or code.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gcmreview.errors import UsageError
from gcmreview.listing.rows import Table, check_fields, list_objects, write_value
from gcmreview.listing.writers import escape_line
from gcmreview.text.printable import make_visible

# An escape, a doubled brace, a field in braces, or a single brace.
_TOKEN = re.compile(r"\\(?P<escape>.?)|\{\{|\}\}|\{(?P<field>[^{}]*)\}|[{}]", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "\\": "\\"}
Part = tuple[str, str]


def parse_template(template: str) -> list[Part]:
    """Return a template's parts: pairs of literal text and the field after it; "" for the last.

    Raises UsageError for a single brace, or a backslash before anything but n, t or a backslash.
    """
    parts: list[Part] = []
    literal, end = "", 0
    for match in _TOKEN.finditer(template):
        literal += template[end : match.start()]
        end = match.end()
        if match["field"] is not None:
            parts.append((literal, match["field"]))
            literal = ""
        else:
            literal += _read_literal(match)
    parts.append((literal + template[end:], ""))
    return [(make_visible(text, allow="\n\t"), field) for text, field in parts]


def fill_template(parts: Sequence[Part], table: Table) -> Iterator[str]:
    """Return a line for every row; a line break within a value is escaped as in TSV.

    Raises UsageError for an unknown field, or without any: all lines would be the same.
    """
    if len(parts) == 1:
        example = f"{{{table.columns[0]}}}"
        raise UsageError(f"--template: it has no field; write one in braces, such as {example}")
    check_fields(table.columns, [field for _, field in parts[:-1]], "--template")
    return (_fill_line(parts, row) for row in list_objects(table))


def _fill_line(parts: Sequence[Part], row: Mapping[str, Any]) -> str:
    values = [escape_line(write_value(row.get(field))) for _, field in parts]
    words = "".join(text + value for (text, _), value in zip(parts, values, strict=True))
    return f"{words}\n"


def _read_literal(match: re.Match[str]) -> str:
    token = match[0]
    if match["escape"] is not None:
        if match["escape"] in _ESCAPES and match["escape"]:
            return _ESCAPES[match["escape"]]
        raise UsageError(f"--template: '{token}' is not an escape; use '\\n', '\\t' or '\\\\'")
    if len(token) == 1:
        raise UsageError(f"--template: a single '{token}'; write '{token}{token}' to print it")
    return token[0]
