"""The reports of a validation. ``REPORTS`` has one row for each format."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gcmreview.dataset.problems import write_path
from gcmreview.output.stdout import Escapes
from gcmreview.text.printable import make_visible
from gcmreview.text.words import count_nouns
from gcmreview.validating.rules import RULES
from gcmreview.validating.validator import Finding, Outcome, Validated

# Paths. The summary is a line; a reader of more has the findings, and standard error.
MOST_NAMED = 5


class Report(NamedTuple):
    """A format: the function that writes it, what it is for, and the escapes of its text."""

    write: Callable[[Outcome], str]
    purpose: str
    escapes: Escapes = "visible"


# What the summary says of a dataset in which not all was looked for.
_LEFT: dict[str, Callable[[Validated], bool]] = {
    "Records not compared with the paragraphs": lambda one: not one.records,
    "Perhaps more findings": lambda one: not one.is_complete,
    "Source not searched for more because of errors": lambda one: one.count("error") > 0,
}


def write_text(outcome: Outcome) -> str:
    """Write a line for each finding, and last of all what was validated and what was not."""
    lines = [
        _write_line(each.path, finding) for each in outcome.validated for finding in each.findings
    ]
    return "".join(f"{make_visible(line)}\n" for line in (*lines, _sum_up(outcome)))


def _write_line(path: str, finding: Finding) -> str:
    where = f"{path}:{finding.line}" if finding.line else path
    kind = "" if finding.severity == "error" else finding.severity
    said = f"{finding.message} [{finding.rule}]"
    return ": ".join(filter(None, (where, write_path(finding.place), kind, said)))


def _sum_up(outcome: Outcome) -> str:
    validated = outcome.validated
    counts = [
        count_nouns(sum(each.paragraphs for each in validated), "paragraph"),
        count_nouns(sum(each.records for each in validated), "record"),
        *(_count_severities(outcome) or ["no problems found"]),
    ]
    first = ", ".join(counts) if validated else "nothing was validated"
    return " ".join((f"{count_nouns(len(validated), 'dataset')}: {first}.", *_list_left(outcome)))


def _count_severities(outcome: Outcome) -> list[str]:
    """Return how many errors and warnings there are, if there are any."""
    counts = {
        severity: sum(each.count(severity) for each in outcome.validated)
        for severity in ("error", "warning")
    }
    return [count_nouns(number, noun) for noun, number in counts.items() if number]


def _list_left(outcome: Outcome) -> Iterator[str]:
    """Yield what was not read, not compared, not looked for, and passed over."""
    groups = {
        "Not read": [each.path for each in outcome.unread],
        **{
            said: [each.path for each in outcome.validated if applies(each)]
            for said, applies in _LEFT.items()
        },
    }
    for said, paths in groups.items():
        if paths:
            more = [f"{len(paths) - MOST_NAMED} more"] if len(paths) > MOST_NAMED else []
            yield f"{said}: {', '.join((*paths[:MOST_NAMED], *more))}."
    if outcome.skipped:
        yield f"Skipped, since without [release]: {count_nouns(outcome.skipped, 'TOML file')}."


def write_json(outcome: Outcome) -> str:
    """Write one object with everything that was found (RFC 8259)."""
    # Imported here, since the other formats do without.
    from gcmreview.output.json import dump_json

    report = {
        "version": 1,
        "findings": [
            _list_fields(each.path, finding)
            for each in outcome.validated
            for finding in each.findings
        ],
        "datasets": [
            {
                "path": each.path,
                "errors": each.count("error"),
                "warnings": each.count("warning"),
                "paragraphs": each.paragraphs,
                "records": each.records,
                "complete": each.is_complete,
            }
            for each in outcome.validated
        ],
        "not_read": [each._asdict() for each in outcome.unread],
        "summary": {
            "datasets": len(outcome.validated),
            "paragraphs": sum(each.paragraphs for each in outcome.validated),
            "records": sum(each.records for each in outcome.validated),
            "errors": sum(each.count("error") for each in outcome.validated),
            "warnings": sum(each.count("warning") for each in outcome.validated),
            "not_read": len(outcome.unread),
            "skipped": outcome.skipped,
        },
    }
    return dump_json(report, indent=2) + "\n"


def _list_fields(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": path,
        "line": finding.line,
        "place": write_path(finding.place),
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": RULES[finding.rule].remedy,
    }


def write_github(outcome: Outcome) -> str:
    """Write one annotation per finding; one without a line is on the file as a whole."""
    from gcmreview.output.annotations import write_annotation

    return "".join(
        write_annotation(
            finding.severity,
            {
                "file": each.path,
                **({"line": finding.line} if finding.line else {}),
                "title": finding.rule,
            },
            ": ".join(filter(None, (write_path(finding.place), finding.message)))
            + f"\n{RULES[finding.rule].remedy}",
        )
        for each in outcome.validated
        for finding in each.findings
    )


# The first is the default.
REPORTS: dict[str, Report] = {
    "text": Report(write_text, "for reading"),
    "json": Report(write_json, "for programs", "json"),
    "github": Report(write_github, "annotations in GitHub Actions"),
}
DEFAULT_REPORT = next(iter(REPORTS))
