"""The report for programs: one JSON object with everything that was found."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, get_args

from gcmreview.check.codes import Verdict
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.reports.registry import View
from gcmreview.output.json import dump_json


def write_json(checked: Sequence[Checked], view: View) -> str:
    """Write one object with everything that was found (RFC 8259)."""
    return dump_json(make_report(checked, view), indent=2) + "\n"


def make_report(checked: Sequence[Checked], view: View) -> dict[str, Any]:
    """Return everything that was found, as the object that the report is."""
    quotations, figures, comments, uncompared = (
        [each for one in checked for each in getattr(one, name)]
        for name in ("quotations", "figures", "comments", "not_compared")
    )
    findings = [*quotations, *figures, *comments]
    list_fields = partial(_list_fields, names_review=view.names_review)
    severities = Counter(each.severity for each in findings)
    return {
        "version": 1,
        "quotations": list(map(list_fields, quotations)),
        "figures": list(map(list_fields, figures)),
        "comments": list(map(list_fields, comments)),
        "not_compared": [
            {"path": each.path, **each.place._asdict(), "text": each.text} for each in uncompared
        ],
        "summary": {
            "drafts": len(checked),
            "quotations": len(quotations),
            "figures": len(figures),
            "comments": len(comments),
            "compared": sum(each.compared for each in checked),
            "not_compared": len(uncompared),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "ignored": sum(len(each.ignored) for each in checked),
            "left_out": sum(each.left_out for each in checked),
            "verdicts": _count_verdicts(findings),
            "skipped": dict(view.skipped),
        },
    }


def _list_fields(finding: Finding, *, names_review: bool) -> dict[str, Any]:
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
        **({"review": finding.release} if names_review else {}),
        "changes": [
            {"from": each.from_, "to": each.to, "reason": each.reason, "code": each.code}
            for each in finding.changes
        ],
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _count_verdicts(findings: Sequence[Finding]) -> dict[str, int]:
    """Count the findings of each verdict that there is."""
    verdicts = Counter(each.verdict for each in findings)
    return {name: verdicts[name] for name in get_args(Verdict) if verdicts[name]}
