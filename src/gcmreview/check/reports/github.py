"""The report for GitHub Actions: one annotation per line."""

from collections.abc import Iterator, Sequence

from gcmreview.check.findings import Checked, Finding, list_flagged, list_other_changes
from gcmreview.check.reports.summary import is_compared, sum_up
from gcmreview.output.annotations import write_annotation


def write_github(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield one annotation per line (GitHub Docs, "Workflow commands for GitHub Actions").

    GitHub accepts columns only for text on one line. Its documentation does not say whether the
    last column is the last one of the text or the one after it; we write the last one of the text.
    A notice says that nothing was compared: no annotation at all would mean that all is right.
    """
    yield from map(_annotate, list_flagged(checked))
    if not is_compared(checked):
        yield write_annotation("notice", {"title": "gcmreview"}, sum_up(checked))


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
    source = [f"Source: “{finding.suggestion}”"] if finding.suggestion else []
    message = "\n".join((finding.message, *source, *list_other_changes(finding)))
    return write_annotation(finding.severity, properties, message)
