"""The rules of datasets: each has a row, and examples that are so."""

import re
from pathlib import Path

import pytest

from gcmreview.validating.rules import RULES, DatasetRule
from gcmreview.validating.validator import validate_files
from support.runs import DATASET, ROOT

BUNDLED = DATASET.read_text(encoding="utf-8")
ROWS = pytest.mark.parametrize(("name", "rule"), RULES.items(), ids=list(RULES))


@ROWS
def test_the_bad_example_of_a_rule_is_reported_by_it_alone(
    name: str, rule: DatasetRule, tmp_path: Path
) -> None:
    edited = tmp_path / "edited.toml"
    edited.write_text(BUNDLED.replace(rule.good, rule.bad), encoding="utf-8")
    # One rule is about two files.
    others = [str(DATASET)] if name == "repeated-release" else []
    validated = validate_files([*others, str(edited)]).validated[-1]
    assert {(each.rule, each.severity) for each in validated.findings} == {(name, rule.severity)}


@ROWS
def test_the_good_example_of_a_rule_is_in_the_built_in_dataset(
    name: str, rule: DatasetRule
) -> None:
    assert rule.good in BUNDLED, name


@ROWS
def test_a_rule_says_in_sentences_what_it_asks_for_and_what_to_do(
    name: str, rule: DatasetRule
) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert re.fullmatch(r"[A-Z][^.]+\.", rule.title)
    assert re.fullmatch(r"[A-Z].+\.", rule.remedy)


def test_no_two_rules_say_the_same() -> None:
    assert len({rule.title for rule in RULES.values()}) == len(RULES)


def test_every_rule_that_the_code_names_has_a_row_and_every_row_is_named_in_it() -> None:
    folders = [ROOT / "src" / "gcmreview" / folder for folder in ("dataset", "validating")]
    texts = [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.glob("*.py")
        if path.name != "rules.py"
    ]
    code = "\n".join(texts)
    assert [name for name in RULES if f'"{name}"' not in code] == []
    noted = re.findall(r'_note\(key, "([^"]+)"', code)
    tabled = re.findall(r'^    "([a-z-]+)": _\w+,$', code, re.MULTILINE)
    assert {*noted, *tabled} <= set(RULES)
