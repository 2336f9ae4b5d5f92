"""The report for programs: one JSON object with everything that was found."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

from gcmreview.check.codes import Verdict
from gcmreview.check.findings import Checked, Finding
from gcmreview.output.json import dump_json
from gcmreview.terminal.screen import Screen


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
