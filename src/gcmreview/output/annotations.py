"""Annotations of GitHub Actions, one a line (GitHub Docs, "Workflow commands")."""

from collections.abc import Mapping

from gcmreview.text.printable import make_visible

# The escapes of the toolkit's command.ts.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def write_annotation(severity: str, properties: Mapping[str, str | int], message: str) -> str:
    """Write an annotation with its properties, such as its file and line."""
    written = ",".join(
        f"{name}={_escape(str(each), _PROPERTY)}" for name, each in properties.items()
    )
    return f"::{severity} {written}::{_escape(message, _DATA)}\n"


def _escape(text: str, escapes: Mapping[int, str]) -> str:
    return make_visible(text, allow="\r\n").translate(escapes)
