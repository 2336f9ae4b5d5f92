"""The kinds of drafts. ``READERS`` has one row for each: how it is read, and what it is named."""

import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from gcmreview.documents.document import Document, unify_line_ends
from gcmreview.documents.readers.formats import refuse_prose
from gcmreview.errors import FileError, UnreadableError


def _call(name: str, *given: Any) -> Any:
    """Call a function of ``readers``, which is imported only then: a check pays for its own."""
    module, _, function = name.rpartition(".")
    return getattr(import_module(f"{__package__}.{module}"), function)(*given)


class Reader(NamedTuple):
    """A kind of draft: the endings of its files, the usual one first, and how it is read.

    ``read`` makes a document of a draft's text, each character at its own offset. ``decode`` makes
    the text, and the links in it, of a binary file's name and bytes; without it a draft is text in
    UTF-8. ``line`` is what the line numbers of findings count.
    """

    endings: tuple[str, ...]
    read: Callable[[str], Document]
    decode: Callable[[str, bytes], tuple[str, tuple[tuple[int, int, str], ...]]] | None = None
    line: str = "line"

    @property
    def can_be_written(self) -> bool:
        """Whether ``--fix`` may write a draft: not where its text is only a part of the file."""
        return self.decode is None

    @property
    def purpose(self) -> str:
        """The endings, for the help, as in ``.docx, where a line is a paragraph``."""
        line = "" if self.line == "line" else f", where a line is a {self.line}"
        return ", ".join(self.endings) + line


READERS = {
    "markdown": Reader(
        (".md", ".markdown", ".mdown"), partial(_call, "markdown.reader.read_markdown")
    ),
    "text": Reader((".txt", ".text"), partial(_call, "plain.read_plain")),
    "html": Reader((".html", ".htm", ".xhtml"), partial(_call, "html.reader.read_html")),
    "docx": Reader(
        (".docx",),
        partial(_call, "docx.read_lines"),
        partial(_call, "docx.decode_docx"),
        line="paragraph",
    ),
}
# The kind of a file by the ending of its name.
KINDS = {ending: kind for kind, reader in READERS.items() for ending in reader.endings}


def find_kind(path: str) -> str | None:
    """Return the kind of a draft by the ending of its name, in any case; None if it is unknown."""
    return KINDS.get(os.path.splitext(path)[1].lower())


def read_document(name: str, text: str, kind: str) -> Document:
    """Read a draft's text.

    Raises FileError with the draft's name where its reader fails, and where it is no prose.
    """
    reader = READERS[kind]
    try:
        # The lines of decoded text are the decoder's own.
        document = reader.read(text if reader.decode else unify_line_ends(text))
    except UnreadableError as error:
        raise FileError(f"{name}: {error}") from error
    if problem := refuse_prose(document.text):
        raise FileError(f"{name}: {problem}")
    return document
