"""The report for GitHub Actions: one annotation per line."""

from collections.abc import Sequence

from gcmreview.check.findings import Checked, Finding, list_flagged, list_other_changes
from gcmreview.text.printable import make_visible

# GitHub, "Workflow commands": escapes of the toolkit's command.ts.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def write_github(checked: Sequence[Checked]) -> str:
    """Write one annotation per line (GitHub Docs, "Workflow commands for GitHub Actions").

    GitHub accepts columns only for text on one line. Its documentation does not say whether the
    last column is the last one of the text or the one after it; we write the last one of the text.
    """
    return "".join(f"{_annotate(each)}\n" for each in list_flagged(checked))


def _annotate(finding: Finding) -> str:
    place = finding.place
    columns = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        last = max(place.column, place.end_column - 1)
        columns = {"line": place.line, "col": place.column, "endColumn": last}
    properties: dict[str, str | int] = {
        "file": finding.path,
        **columns,
        "title": f"{finding.code} {finding.verdict}",
    }
    written = ",".join(
        f"{name}={_escape(str(each), _PROPERTY)}" for name, each in properties.items()
    )
    source = [f"Source: “{finding.suggestion}”"] if finding.suggestion else []
    message = "\n".join((finding.message, *source, *list_other_changes(finding)))
    return f"::{finding.severity} {written}::{_escape(message, _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    visible = make_visible(text, allow="\r\n")
    return "".join(escapes.get(char, char) for char in visible)
