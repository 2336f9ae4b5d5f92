"""A table as text for machines, one function per format; ``formats`` has a row for each.

Every function escapes for its own format, and none lets a character through that a terminal would
obey: the loader refuses such a character, and it is written as an escape here as well.
"""

import re
from collections.abc import Iterable
from typing import Any

from gcmreview.listing.rows import Table, list_objects, write_value
from gcmreview.output.json import dump_json, write_rows
from gcmreview.text.characters import BYTE_ORDER_MARK
from gcmreview.text.escaping import escape_html, escape_markdown
from gcmreview.text.printable import make_visible

# What makes a spreadsheet read a text as a formula (OWASP, "CSV Injection").
_FORMULA = r"\s*[=+\-@＝＋－＠]"


def write_json(table: Table) -> str:
    """Write one array of objects."""
    return write_rows(table.columns, table.rows)


def write_jsonl(table: Table) -> str:
    """Write one object per line (jsonlines.org)."""
    return _join_lines(map(dump_json, list_objects(table)))


def write_csv(table: Table) -> str:
    """Write comma-separated values with a header and LF at the ends of lines (RFC 4180)."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([make_visible(write_value(value), allow="\n") for value in row])
    return text.getvalue()


def write_spreadsheet(table: Table) -> str:
    """Write CSV for a spreadsheet: a byte-order mark, and an apostrophe before a formula.

    The apostrophe changes the data, so this is not a format but an option of CSV.
    """
    rows = [tuple(_guard_cell(value) for value in row) for row in table.rows]
    return BYTE_ORDER_MARK + write_csv(Table(table.columns, rows))


def write_tsv(table: Table) -> str:
    r"""Write one record per line, with tabs between its values, after a header.

    A tab, newline, carriage return or backslash in a value is written ``\t``, ``\n``, ``\r`` or
    ``\\``, as in PostgreSQL's COPY and Miller's TSV.
    """
    rows = (table.columns, *table.rows)
    return _join_lines("\t".join(escape_line(write_value(value)) for value in row) for row in rows)


def write_markdown(table: Table) -> str:
    """Write a table of GitHub Flavored Markdown (github.github.com/gfm, "Tables")."""
    rows = [[escape_markdown(write_value(value)) for value in row] for row in table.rows]
    head = [escape_markdown(column) for column in table.columns]
    return _join_lines(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def write_html(table: Table) -> str:
    """Write a table element that keeps the white space of its cells."""
    head = _write_html_row("th", table.columns)
    rows = [_write_html_row("td", map(write_value, row)) for row in table.rows]
    return _join_lines(
        [
            '<table style="white-space: pre-wrap">',
            f"<thead>{head}</thead>",
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
        ]
    )


def escape_line(text: str) -> str:
    """Write a value without tabs and line breaks, so that it can be read back."""
    return make_visible(text.replace("\\", "\\\\"))


def _guard_cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and re.match(_FORMULA, value) else value


def _join_lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _write_html_row(tag: str, texts: Iterable[str]) -> str:
    cells = map(escape_html, texts)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"
