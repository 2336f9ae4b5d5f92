"""The reports of the command check in formats for machines."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gcmreview.check.codes import CODES
from gcmreview.check.reports.registry import REPORTS
from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.runs import ROOT, Run


def test_the_json_has_every_quotation_in_order_and_keeps_to_its_schema(
    gcmreview: Run, tmp_path: Path
) -> None:
    figure = "In Asia and the Pacific there were 56 million international migrants in 1990.\n"
    comment = "<!-- gcmreview: ignore -->\n"
    write(tmp_path, draft_md=f"{RIGHT}\n{WRONG}\n{UNKNOWN}\n“key”\n\n{figure}\n{comment}")
    report = json.loads(gcmreview("check", "draft.md", "-f", "json").stdout)
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({**schema, "$ref": "#/$defs/check"}).validate(report)
    verdicts = [each["verdict"] for each in report["quotations"]]
    assert verdicts == ["permitted", "misquote", "not-found", "verbatim"]
    assert [each["verdict"] for each in report["figures"]] == ["figure"]
    assert [each["verdict"] for each in report["comments"]] == ["comment"]
    assert report["summary"] == {
        "drafts": 1,
        "quotations": 4,
        "figures": 1,
        "comments": 1,
        "compared": 1,
        "not_compared": 0,
        "errors": 2,
        "warnings": 2,
        "ignored": 0,
        "left_out": 0,
        "verdicts": {
            "verbatim": 1,
            "permitted": 1,
            "misquote": 1,
            "not-found": 1,
            "figure": 1,
            "comment": 1,
        },
        "skipped": {},
    }


def test_github_gets_one_annotation_per_line(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG)
    done = gcmreview("check", "draft.md", "--format", "github")
    assert done.stdout == (
        "::error file=draft.md,line=1,col=2,endColumn=76,title=GCM101 misquote::differs from"
        " alisjahbana-2 (para. 7): “bold” instead of “ambitious”%0ASource: “We must be ambitious"
        " and advance practical implementation of the Global Compact.”\n"
    )


def test_sarif_names_its_rules_and_the_places_of_its_results(
    gcmreview: Run, tmp_path: Path
) -> None:
    (tmp_path / "a folder").mkdir()
    write(tmp_path / "a folder", draft_md=WRONG)
    done = gcmreview("check", "a folder/draft.md", "--format", "sarif")
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        code for code, rule in CODES.items() if rule.severity != "none"
    ]
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "GCM101"
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20folder/draft.md"
    start = WRONG.index("We")
    assert place["region"] == {
        "startLine": 1,
        "startColumn": start + 1,
        "endLine": 1,
        "endColumn": WRONG.index("”") + 1,
        "snippet": {"text": WRONG[start : WRONG.index("”")]},
    }


@pytest.mark.skipif(os.name == "nt", reason="the shell is POSIX")
@pytest.mark.parametrize("form", REPORTS)
def test_a_report_loses_nothing_where_the_locale_is_ascii(
    gcmreview: Run, tmp_path: Path, form: str
) -> None:
    write(tmp_path, draft_md=WRONG.replace("Armida Salsiah", "António’s"))
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = gcmreview("check", "draft.md", "--format", form, **variables)
    assert done.stdout.isascii()
    assert "Traceback" not in done.stderr
    if form in ("json", "sarif"):
        usual = gcmreview("check", "draft.md", "--format", form)
        assert json.loads(done.stdout) == json.loads(usual.stdout)
