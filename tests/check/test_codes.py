"""The rules: each has a home in ``codes``, and examples that are so."""

import re

import pytest

from gcmreview.check import codes
from gcmreview.check.codes import CODES, Rule, rank
from gcmreview.check.findings import Checked, list_broken
from support.drafting import check
from support.rows import each_row
from support.runs import ROOT

SOURCE = ROOT / "src" / "gcmreview"
ROWS = pytest.mark.parametrize(("code", "rule"), CODES.items(), ids=list(CODES))


def list_codes(checked: Checked) -> set[str]:
    """Return the codes that the quotations, figures and comments of a draft are reported by."""
    return {each.code for each in checked.findings}


@ROWS
def test_the_bad_example_of_a_rule_is_reported_by_it_and_by_no_other(code: str, rule: Rule) -> None:
    checked = check(rule.bad)
    assert list_codes(checked) == {code}
    broken = {each for finding in checked.findings for each in list_broken(finding)}
    assert broken == ({code} if rule.severity != "none" else set())


@ROWS
def test_the_good_example_of_a_rule_is_not_reported_by_it(code: str, rule: Rule) -> None:
    checked = check(rule.good)
    assert code not in list_codes(checked)
    assert {CODES[each].severity for each in list_codes(checked)} <= {"none"}
    # The example is about the rule: it has a quotation, a figure or a comment.
    assert re.search(r"“|\d|<!--", rule.good)


@ROWS
def test_a_rule_says_in_sentences_what_it_asks_for_and_what_it_reports(
    code: str, rule: Rule
) -> None:
    assert re.fullmatch(r"GCM\d{3}", code)
    assert re.fullmatch(r"[A-Z][^.]+\.", rule.title)
    assert re.fullmatch(r"[A-Z].+\.", rule.why)


def test_no_two_rules_say_the_same() -> None:
    assert len({rule.title for rule in CODES.values()}) == len(CODES)
    assert len({rule.why for rule in CODES.values()}) == len(CODES)


def test_no_two_rules_have_the_same_code() -> None:
    named = [name for name in vars(codes).values() if re.fullmatch(r"GCM\d{3}", str(name))]
    assert sorted(named) == sorted(CODES)


def test_the_precedence_of_the_rules_is_by_severity_and_then_by_code() -> None:
    ordered = sorted(CODES, key=rank)
    errors, warnings, others = (
        sorted(code for code in CODES if CODES[code].severity == severity)
        for severity in ("error", "warning", "none")
    )
    assert errors[:2] == ["GCM101", "GCM102"]
    assert ordered == [*errors, *warnings, *others]


@each_row(
    ("draft", "codes"),
    [
        # A word differs, and the speaker is another: the words come first.
        (
            "“As most migration is regional in kind, we must advance regional cooperation and"
            " partnerships at the regional levels”, said Motus.",
            ["101", "301"],
        ),
        # An error about the speaker comes before a warning about the words.
        (
            "“We … be ambitious and advance practical implementation of the Global Compact”, said"
            " Motus.",
            ["301", "402"],
        ),
        # Of two warnings, the one with the lower code.
        (
            "“We … be ambitious and advance … practical implementation of the Global Compact.”",
            ["304", "401", "402"],
        ),
    ],
)
def test_the_rule_that_takes_precedence_gives_the_verdict(draft: str, codes: list[str]) -> None:
    (finding,) = check(draft).quotations
    assert finding.code == f"GCM{codes[0]}"
    broken = {each.code for each in finding.changes if CODES[each.code].severity != "none"}
    assert broken == {f"GCM{code}" for code in codes}


def test_no_module_but_codes_and_the_help_names_a_rule_by_its_number() -> None:
    named = [
        path.relative_to(SOURCE).as_posix()
        for path in sorted(SOURCE.rglob("*.py"))
        if re.search(r"GCM\d{3}", path.read_text(encoding="utf-8"))
    ]
    assert named == ["check/codes.py", "cli/commands/check.py", "cli/registry.py"]
