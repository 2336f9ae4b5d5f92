"""The report for programs: one JSON object with everything that was found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, get_args

from gcmreview.check.codes import Verdict
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.reports.registry import View
from gcmreview.output.json import write_parts


def write_json(checked: Sequence[Checked], view: View) -> Iterator[str]:
    """Yield the parts of one object with everything that was found (RFC 8259)."""
    list_fields = partial(_list_fields, names_review=view.names_review)
    quotations, figures, comments, uncompared = (
        [getattr(each, name) for each in checked]
        for name in ("quotations", "figures", "comments", "not_compared")
    )
    severities, verdicts = _count(checked)
    return write_parts(
        {
            "version": 1,
            "quotations": map(list_fields, chain.from_iterable(quotations)),
            "figures": map(list_fields, chain.from_iterable(figures)),
            "comments": map(list_fields, chain.from_iterable(comments)),
            "not_compared": (
                {"path": each.path, **each.place._asdict(), "text": each.text}
                for each in chain.from_iterable(uncompared)
            ),
            "summary": {
                "drafts": len(checked),
                "quotations": sum(map(len, quotations)),
                "figures": sum(map(len, figures)),
                "comments": sum(map(len, comments)),
                "compared": sum(each.compared for each in checked),
                "not_compared": sum(map(len, uncompared)),
                "errors": severities["error"],
                "warnings": severities["warning"],
                "ignored": sum(len(each.ignored) for each in checked),
                "left_out": sum(each.left_out for each in checked),
                "verdicts": {name: verdicts[name] for name in get_args(Verdict) if verdicts[name]},
                "skipped": dict(view.skipped),
            },
        }
    )


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


def _count(checked: Iterable[Checked]) -> tuple[Counter[str], Counter[str]]:
    """Count the findings of each severity, and of each verdict."""
    severities: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    for finding in chain.from_iterable(each.findings for each in checked):
        severities[finding.severity] += 1
        verdicts[finding.verdict] += 1
    return severities, verdicts
