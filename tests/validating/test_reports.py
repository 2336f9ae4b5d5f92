"""The reports of a validation: for reading, for programs, and for GitHub Actions."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gcmreview.text.printable import find_unsafe
from gcmreview.validating.reports import MOST_NAMED, REPORTS
from gcmreview.validating.rules import RULES
from gcmreview.validating.validator import Finding, Outcome, Unread, Validated
from support.findings import ANY, PATHS
from support.runs import ROOT

ERROR = Finding(
    202, ("quotes", 7, "speaker"), "unknown-reference", "error", "unknown speaker 'motos'"
)
WARNING = Finding(
    9, ("paragraphs", 1, "text"), "unrecorded-number", "warning", "no statistic has '5 towns'"
)
NOWHERE = Finding(None, ("release",), "missing-key", "error", "missing; the key is required")
NO_TOML = Finding(1, (), "not-toml", "error", "is UTF-16; save it as UTF-8")
CLEAN = Validated("clean.toml", (), 21, 62)
WRONG = Validated("wrong.toml", (NOWHERE, ERROR), 20, 60)
DOUBTFUL = Validated("doubtful.toml", (WARNING,), 2, 1)
BROKEN = Validated("broken.toml", (NO_TOML,))
UNREAD = Unread("gone.toml", "gone.toml: cannot be read: no such file or directory")


def write_text(*validated: Validated, unread: tuple[Unread, ...] = (), skipped: int = 0) -> str:
    """Write the report for reading."""
    return REPORTS["text"].write(Outcome(validated, unread, skipped))


def test_each_finding_is_a_line_and_the_summary_is_the_last_one() -> None:
    assert write_text(WRONG, DOUBTFUL, CLEAN, BROKEN, unread=(UNREAD,), skipped=2) == (
        "wrong.toml: release: missing; the key is required [missing-key]\n"
        "wrong.toml:202: quotes[7].speaker: unknown speaker 'motos' [unknown-reference]\n"
        "doubtful.toml:9: paragraphs[1].text: warning: no statistic has '5 towns' "
        "[unrecorded-number]\n"
        "broken.toml:1: is UTF-16; save it as UTF-8 [not-toml]\n"
        "4 datasets: 43 paragraphs, 123 records, 3 errors, 1 warning. "
        "Not read: gone.toml. "
        "Records not compared with the paragraphs: broken.toml. "
        "Source not searched for more because of errors: wrong.toml, broken.toml. "
        "Skipped, since without [release]: 2 TOML files.\n"
    )


def test_no_problems_found_is_said_of_what_was_compared() -> None:
    assert write_text(CLEAN) == "1 dataset: 21 paragraphs, 62 records, no problems found.\n"
    assert write_text(CLEAN, unread=(UNREAD,)) == (
        "1 dataset: 21 paragraphs, 62 records, no problems found. Not read: gone.toml.\n"
    )
    assert write_text(DOUBTFUL).endswith("1 dataset: 2 paragraphs, 1 record, 1 warning.\n")


def test_where_nothing_was_validated_nothing_is_said_to_be_right() -> None:
    assert write_text(unread=(UNREAD,)) == (
        "0 datasets: nothing was validated. Not read: gone.toml.\n"
    )


def test_that_there_may_be_more_findings_is_said() -> None:
    shown = write_text(WRONG._replace(is_complete=False)).split("\n")[-2]
    assert "Perhaps more findings: wrong.toml." in shown


def test_the_summary_names_five_files_and_counts_the_others() -> None:
    many = [Unread(f"{number}.toml", "no") for number in range(MOST_NAMED + 2)]
    five = write_text(CLEAN, unread=tuple(many[:MOST_NAMED]))
    assert five.endswith("Not read: 0.toml, 1.toml, 2.toml, 3.toml, 4.toml.\n")
    seven = write_text(CLEAN, unread=tuple(many))
    assert seven.endswith("Not read: 0.toml, 1.toml, 2.toml, 3.toml, 4.toml, 2 more.\n")


def test_an_annotation_has_the_file_the_line_the_rule_and_the_remedy() -> None:
    assert REPORTS["github"].write(Outcome([WRONG, DOUBTFUL, CLEAN, BROKEN])) == (
        "::error file=wrong.toml,title=missing-key::"
        "release: missing; the key is required%0AWrite the key with its value.\n"
        "::error file=wrong.toml,line=202,title=unknown-reference::"
        "quotes[7].speaker: unknown speaker 'motos'"
        "%0ACorrect the name, or add the speaker or the agency.\n"
        "::warning file=doubtful.toml,line=9,title=unrecorded-number::"
        "paragraphs[1].text: no statistic has '5 towns'"
        "%0AAdd a statistic. Nothing is to be done if the number is no figure.\n"
        "::error file=broken.toml,line=1,title=not-toml::is UTF-16; save it as UTF-8"
        "%0ACorrect the line as the message says. TOML 1.0 is described at https://toml.io.\n"
    )


def test_the_json_has_everything() -> None:
    outcome = Outcome([WRONG, DOUBTFUL], (UNREAD,), 2)
    report = json.loads(REPORTS["json"].write(outcome))
    assert report["findings"][1] == {
        "path": "wrong.toml",
        "line": 202,
        "place": "quotes[7].speaker",
        "rule": "unknown-reference",
        "severity": "error",
        "message": "unknown speaker 'motos'",
        "remedy": "Correct the name, or add the speaker or the agency.",
    }
    assert [each["line"] for each in report["findings"]] == [None, 202, 9]
    assert report["datasets"][0] == {
        "path": "wrong.toml",
        "errors": 2,
        "warnings": 0,
        "paragraphs": 20,
        "records": 60,
        "complete": True,
    }
    assert report["not_read"] == [UNREAD._asdict()]
    assert report["summary"] == {
        "datasets": 2,
        "paragraphs": 22,
        "records": 61,
        "errors": 2,
        "warnings": 1,
        "not_read": 1,
        "skipped": 2,
    }


STEPS = st.lists(ANY.filter(bool) | st.integers(0, 9), max_size=3).map(tuple)
MESSAGES = ANY.filter(bool)
FINDINGS = st.sampled_from(sorted(RULES)).flatmap(
    lambda rule: st.builds(
        Finding,
        line=st.none() | st.integers(1, 99),
        place=STEPS,
        rule=st.just(rule),
        severity=st.just(RULES[rule].severity),
        message=MESSAGES,
    )
)
OUTCOMES = st.builds(
    Outcome,
    validated=st.lists(
        st.builds(
            Validated,
            path=PATHS,
            findings=st.lists(FINDINGS, max_size=3).map(tuple),
            paragraphs=st.integers(0, 9),
            records=st.integers(0, 9),
        ),
        max_size=3,
    ),
    unread=st.lists(st.builds(Unread, path=PATHS, message=MESSAGES), max_size=2),
    skipped=st.integers(0, 9),
)


@cache
def make_validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator({**schema, "$ref": "#/$defs/validate"})


@given(OUTCOMES)
def test_every_json_report_keeps_to_the_published_schema(outcome: Outcome) -> None:
    make_validator().validate(json.loads(REPORTS["json"].write(outcome)))


@pytest.mark.parametrize("form", REPORTS)
@given(outcome=OUTCOMES)
def test_no_report_passes_on_what_a_terminal_would_obey(form: str, outcome: Outcome) -> None:
    assert find_unsafe(REPORTS[form].write(outcome), allow="\n") is None


@given(OUTCOMES)
def test_each_finding_is_one_line_of_text_and_one_annotation(outcome: Outcome) -> None:
    count = sum(len(each.findings) for each in outcome.validated)
    assert REPORTS["text"].write(outcome).count("\n") == count + 1
    assert REPORTS["github"].write(outcome).count("\n") == count
