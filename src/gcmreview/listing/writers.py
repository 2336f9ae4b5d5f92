"""A table as text for machines, one function per format; ``formats`` has a row for each.

Every function yields the text row by row, so that a long one is not in memory. It escapes for its
own format, and lets no character through that a terminal would obey: the loader refuses such a
character, and it is written as an escape here as well.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from types import SimpleNamespace
from typing import Any

from gcmreview.listing.rows import Table, list_objects, make_rows, write_value
from gcmreview.output.json import dump_json, write_rows
from gcmreview.text.characters import BYTE_ORDER_MARK
from gcmreview.text.escaping import escape_html, escape_markdown
from gcmreview.text.printable import make_visible

# What makes a spreadsheet read a text as a formula (OWASP, "CSV Injection").
_FORMULA = r"\s*[=+\-@＝＋－＠]"


def write_json(table: Table) -> Iterator[str]:
    """Write one array of objects."""
    return write_rows(table.columns, table.rows)


def write_jsonl(table: Table) -> Iterator[str]:
    """Write one object per line (jsonlines.org)."""
    return _end_lines(map(dump_json, list_objects(table)))


def write_csv(table: Table) -> Iterator[str]:
    """Write comma-separated values with a header and LF at the ends of lines (RFC 4180)."""
    import csv

    # A row is what its file answers to it: here the text itself.
    writer: Any = csv.writer(SimpleNamespace(write=str), lineterminator="\n")
    yield writer.writerow(table.columns)
    for row in table.rows:
        yield writer.writerow([make_visible(write_value(value), allow="\n") for value in row])


def write_spreadsheet(table: Table) -> Iterator[str]:
    """Write CSV for a spreadsheet: a byte-order mark, and an apostrophe before a formula.

    The apostrophe changes the data, so this is not a format but an option of CSV.
    """
    yield BYTE_ORDER_MARK
    yield from write_csv(Table(table.columns, make_rows(_guard_row, table.rows)))


def write_tsv(table: Table) -> Iterator[str]:
    r"""Write one record per line, with tabs between its values, after a header.

    A tab, newline, carriage return or backslash in a value is written ``\t``, ``\n``, ``\r`` or
    ``\\``, as in PostgreSQL's COPY and Miller's TSV.
    """
    rows = chain([table.columns], table.rows)
    return _end_lines("\t".join(escape_line(write_value(value)) for value in row) for row in rows)


def write_markdown(table: Table) -> Iterator[str]:
    """Write a table of GitHub Flavored Markdown (github.github.com/gfm, "Tables")."""
    rows = ([escape_markdown(write_value(value)) for value in row] for row in table.rows)
    head = [escape_markdown(column) for column in table.columns]
    lines = chain((head, ["---"] * len(head)), rows)
    return _end_lines(f"| {' | '.join(line)} |" for line in lines)


def write_html(table: Table) -> Iterator[str]:
    """Write a table element that keeps the white space of its cells."""
    head = _write_html_row("th", table.columns)
    opening = ('<table style="white-space: pre-wrap">', f"<thead>{head}</thead>", "<tbody>")
    rows = (_write_html_row("td", map(write_value, row)) for row in table.rows)
    return _end_lines(chain(opening, rows, ("</tbody>", "</table>")))


def escape_line(text: str) -> str:
    """Write a value without tabs and line breaks, so that it can be read back."""
    return make_visible(text.replace("\\", "\\\\"))


def _guard_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(map(_guard_cell, row))


def _guard_cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and re.match(_FORMULA, value) else value


def _end_lines(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _write_html_row(tag: str, texts: Iterable[str]) -> str:
    cells = map(escape_html, texts)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"
