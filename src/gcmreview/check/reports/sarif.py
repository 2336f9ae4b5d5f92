"""The report as SARIF 2.1.0, which code scanning tools read.

Source: OASIS Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from gcmreview import __version__
from gcmreview.check.codes import CODES, Rule
from gcmreview.check.findings import Checked, Finding, list_flagged, list_other_changes
from gcmreview.check.reports.summary import sum_up
from gcmreview.output.json import write_parts

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RULES = [code for code, rule in CODES.items() if rule.severity != "none"]


def write_sarif(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield the parts of a log of one run, with a result for every error and warning.

    A property sums the run up, since a log without results may be one of nothing compared.
    """
    run = {
        "tool": {
            "driver": {
                "name": "gcmreview",
                "version": __version__,
                "rules": [_describe_rule(code, CODES[code]) for code in _RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": map(_describe, list_flagged(checked)),
        "properties": {"summary": sum_up(checked)},
    }
    return write_parts({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _describe_rule(code: str, rule: Rule) -> dict[str, Any]:
    return {
        "id": code,
        "name": rule.verdict,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Source: {rule.source}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _describe(finding: Finding) -> dict[str, Any]:
    place = finding.place
    source = f" Source: “{finding.suggestion}”" if finding.suggestion else ""
    more = "".join(f" {each[:1].upper()}{each[1:]}." for each in list_other_changes(finding))
    # None of its words is read as a placeholder (SARIF, 3.11.5).
    message = f"{finding.message}.{source}{more}".replace("{", "{{").replace("}", "}}")
    return {
        "ruleId": finding.code,
        "ruleIndex": _RULES.index(finding.code),
        "level": finding.severity,
        "message": {"text": message},
        **({"properties": {"review": finding.release}} if finding.release else {}),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _write_uri(finding.path)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                        "snippet": {"text": finding.text},
                    },
                }
            }
        ],
    }


@cache
def _write_uri(path: str) -> str:
    """Write a path as a URI reference (RFC 3986); one that is absolute names its scheme."""
    from pathlib import Path
    from urllib.parse import quote

    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(Path(path).as_posix().encode("utf-8", "surrogateescape"))
