"""The report for programs."""

import json
from typing import Any, get_args

from hypothesis import given

from gcmreview.check.codes import Verdict
from gcmreview.check.findings import Change, Checked, Finding, Place
from support.findings import CHECKED, MISQUOTE, RIGHT, drafts, write_report

NAMES = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "text",
    "verdict",
    "severity",
    "code",
    "quote",
    "speaker",
    "paragraph",
    "changes",
    "message",
    "suggestion",
]


def test_json_is_one_object_of_all_that_was_found_whatever_its_severity() -> None:
    text = write_report("json", [CHECKED])
    report = json.loads(text)
    assert text == json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    assert list(report) == [
        "version",
        "quotations",
        "figures",
        "comments",
        "not_compared",
        "summary",
    ]
    assert report["version"] == 1
    verdicts = [[item["verdict"] for item in report[name]] for name in list(report)[1:4]]
    assert verdicts == [["misquote", "verbatim"], ["figure"], ["comment"]]
    assert report["comments"] == [
        {
            "path": "draft.md",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 27,
            "text": "<!-- gcmreview: ignore -->",
            "verdict": "comment",
            "severity": "warning",
            "code": "GCM901",
            "quote": None,
            "speaker": None,
            "paragraph": None,
            "changes": [
                {"from": "", "to": "", "reason": "this suppression has no effect", "code": "GCM901"}
            ],
            "message": "this suppression has no effect",
            "suggestion": None,
        }
    ]
    assert text.startswith('{\n  "version": 1,\n  "quotations": [\n    {\n      "path": "draft.md"')
    assert text.endswith("  }\n}\n")


def test_the_summary_counts_the_verdicts_that_occur_in_the_order_of_the_rules() -> None:
    more = [RIGHT._replace(verdict="not-found", severity="warning", code="GCM201"), RIGHT, MISQUOTE]
    checked = [CHECKED, Checked("b", tuple(more), (), (), (MISQUOTE,), left_out=2)]
    report = json.loads(write_report("json", checked))
    assert report["summary"] == {
        "drafts": 2,
        "quotations": 5,
        "figures": 1,
        "comments": 1,
        "compared": 0,
        "not_compared": 0,
        "errors": 2,
        "warnings": 3,
        "ignored": 3,
        "left_out": 2,
        "verdicts": {"verbatim": 2, "misquote": 2, "not-found": 1, "figure": 1, "comment": 1},
        "skipped": {},
    }
    occurring = report["summary"]["verdicts"]
    assert list(occurring) == [name for name in get_args(Verdict) if name in occurring]


def test_json_of_no_drafts_has_all_its_keys() -> None:
    assert json.loads(write_report("json", [])) == {
        "version": 1,
        "quotations": [],
        "figures": [],
        "comments": [],
        "not_compared": [],
        "summary": {
            "drafts": 0,
            "quotations": 0,
            "figures": 0,
            "comments": 0,
            "compared": 0,
            "not_compared": 0,
            "errors": 0,
            "warnings": 0,
            "ignored": 0,
            "left_out": 0,
            "verdicts": {},
            "skipped": {},
        },
    }


def read_item(item: dict[str, Any], finding: Finding) -> Finding:
    """Make a finding of an item of JSON, with what JSON does not say from another."""
    assert list(item) == NAMES
    changes = (Change(*change.values()) for change in item.pop("changes"))
    place = Place(*(item.pop(name) for name in Place._fields))
    return finding._replace(place=place, changes=tuple(changes), **item)


@given(drafts())
def test_json_gives_every_field_of_every_finding_back(checked: list[Checked]) -> None:
    report = json.loads(write_report("json", checked))
    for name in ("quotations", "figures", "comments"):
        found = [finding for each in checked for finding in getattr(each, name)]
        assert list(map(read_item, report[name], found)) == found
        assert len(report[name]) == len(found)
