"""The formats of a listing, one row each; the functions that write them are in ``writers``.

They are separate, so that a command that lists nothing does not load the functions.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from gcmreview.output.stdout import Escapes

if TYPE_CHECKING:
    from gcmreview.listing.rows import Table


class Format(NamedTuple):
    """What a format is for, its function in ``writers``, the endings of its files, its escapes.

    The escapes are how it writes a character that the encoding of the output lacks.
    """

    purpose: str
    writer: str
    endings: tuple[str, ...]
    escapes: Escapes = "lossy"

    def write(self, table: "Table") -> Iterator[str]:
        """Yield the text of a table in this format, part by part."""
        writer = getattr(import_module("gcmreview.listing.writers"), self.writer)
        parts: Iterator[str] = writer(table)
        return parts


# A table has no function in ``writers``: ``render`` draws it for its screen.
FORMATS: dict[str, Format] = {
    "table": Format("for reading", "", (), "visible"),
    "json": Format("one array of objects", "write_json", (".json",), "json"),
    "jsonl": Format("one object per line", "write_jsonl", (".jsonl", ".ndjson"), "json"),
    "csv": Format("", "write_csv", (".csv",)),
    "tsv": Format("one record per line", "write_tsv", (".tsv",)),
    "markdown": Format("", "write_markdown", (".md", ".markdown"), "markup"),
    "html": Format("", "write_html", (".html", ".htm"), "markup"),
}
# The ending of each file that only one format can have.
FORMATS_BY_ENDING = {ending: name for name, row in FORMATS.items() for ending in row.endings}
# Endings of files that may have any format.
TEXT_ENDINGS = ("", ".txt")
# Endings of files that are not text, so that no format is right in them.
BINARY_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf")
