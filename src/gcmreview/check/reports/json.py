"""The report for programs: one JSON object with everything that was found."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, get_args

from gcmreview.check.codes import Verdict
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.reports.registry import View
from gcmreview.check.reports.summary import tally
from gcmreview.output.json import write_parts

# What is found in a draft: each has a list of its own, and a number in the summary.
_GROUPS = ("quotations", "figures", "comments")
# What is written of a finding right after its place.
_FIELDS = ("text", "verdict", "severity", "code", "quote", "speaker", "paragraph")


def write_json(checked: Sequence[Checked], view: View) -> Iterator[str]:
    """Yield the parts of one object with everything that was found (RFC 8259)."""
    list_fields = partial(_list_fields, names_review=view.names_review)
    groups = {name: [getattr(each, name) for each in checked] for name in _GROUPS}
    uncompared = chain.from_iterable(each.not_compared for each in checked)
    return write_parts(
        {
            "version": 1,
            **{name: map(list_fields, chain.from_iterable(each)) for name, each in groups.items()},
            "not_compared": (
                {"path": each.path, **each.place._asdict(), "text": each.text}
                for each in uncompared
            ),
            "summary": {**_count(checked), "skipped": dict(view.skipped)},
        }
    )


def _count(checked: Sequence[Checked]) -> dict[str, Any]:
    counts = tally(checked)
    return {
        "drafts": len(checked),
        **{name: sum(len(getattr(each, name)) for each in checked) for name in _GROUPS},
        "compared": sum(each.compared for each in checked),
        "not_compared": sum(len(each.not_compared) for each in checked),
        "errors": counts["error"],
        "warnings": counts["warning"],
        "ignored": sum(len(each.ignored) for each in checked),
        "left_out": sum(each.left_out for each in checked),
        "verdicts": {name: counts[name] for name in get_args(Verdict) if counts[name]},
    }


def _list_fields(finding: Finding, *, names_review: bool) -> dict[str, Any]:
    return {
        "path": finding.path,
        **finding.place._asdict(),
        **{name: getattr(finding, name) for name in _FIELDS},
        **({"review": finding.release} if names_review else {}),
        "changes": [
            {"from": each.from_, "to": each.to, "reason": each.reason, "code": each.code}
            for each in finding.changes
        ],
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
