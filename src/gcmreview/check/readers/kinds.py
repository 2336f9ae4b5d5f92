"""The kinds of drafts: how each is read, and the endings of its files."""

import os
from collections.abc import Callable

from gcmreview.check.document import Document
from gcmreview.check.readers.docx import read_lines
from gcmreview.check.readers.html import read_html
from gcmreview.check.readers.markdown import read_markdown
from gcmreview.check.readers.plain import read_plain

READERS: dict[str, Callable[[str], Document]] = {
    "markdown": read_markdown,
    "text": read_plain,
    "html": read_html,
    "docx": read_lines,
}
KINDS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
}


def tell_kind(path: str) -> str:
    """Return the kind of a draft by the ending of its name; text if unknown."""
    return KINDS.get(os.path.splitext(path)[1].lower(), "text")
