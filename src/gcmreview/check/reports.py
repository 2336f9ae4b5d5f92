"""The report of a check, one function a form. ``REPORTS`` is the list of valid names."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, get_args

from gcmreview.check.findings import Checked, Finding, Verdict, list_amiss
from gcmreview.check.report_text import write_text
from gcmreview.check.sarif import write_sarif
from gcmreview.environment import Screen
from gcmreview.formats import dump_json
from gcmreview.printable import make_visible

Report = Callable[[Sequence[Checked], Screen | None], str]

# GitHub, "Workflow commands": escapes of the toolkit's command.ts.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def write_json(checked: Sequence[Checked], _screen: Screen | None) -> str:
    """Write one object with everything that was found (RFC 8259)."""
    report = {
        "version": 1,
        "quotations": [_list_fields(each) for one in checked for each in one.quotations],
        "figures": [_list_fields(each) for one in checked for each in one.figures],
        "comments": [_list_fields(each) for one in checked for each in one.comments],
        "summary": _summarize(checked),
    }
    return dump_json(report, indent=2) + "\n"


def _list_fields(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        **finding.place._asdict(),
        "text": finding.text,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "code": finding.code,
        "quote": finding.quote,
        "speaker": finding.speaker,
        "paragraph": finding.paragraph,
        "changes": [
            {"from": each.from_, "to": each.to, "reason": each.reason, "code": each.code}
            for each in finding.changes
        ],
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _summarize(checked: Sequence[Checked]) -> dict[str, Any]:
    findings = [each for one in checked for each in (*one.quotations, *one.figures, *one.comments)]
    verdicts = Counter(each.verdict for each in findings)
    severities = Counter(each.severity for each in findings)
    return {
        "drafts": len(checked),
        "quotations": sum(len(each.quotations) for each in checked),
        "figures": sum(len(each.figures) for each in checked),
        "comments": sum(len(each.comments) for each in checked),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "ignored": sum(each.ignored for each in checked),
        "verdicts": {name: verdicts[name] for name in get_args(Verdict) if verdicts[name]},
    }


def write_github(checked: Sequence[Checked], _screen: Screen | None) -> str:
    """Write an annotation a line (GitHub Docs, "Workflow commands for GitHub Actions").

    GitHub takes columns only where they are of one line, and its last column is inclusive.
    """
    return "".join(f"{_annotate(each)}\n" for each in list_amiss(checked))


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
    message = finding.message
    if finding.suggestion:
        message += f"\nSource: “{finding.suggestion}”"
    return f"::{finding.severity} {written}::{_escape(message, _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    visible = make_visible(text, allow="\r\n")
    return "".join(escapes.get(char, char) for char in visible)


REPORTS: dict[str, Report] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "sarif": write_sarif,
}
