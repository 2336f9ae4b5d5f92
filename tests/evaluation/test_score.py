"""A small run of the evaluation: permitted and forbidden edits, checked in this process."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from classes import CLASSES
from corpus import Case, make_cases
from score import Result, is_enough, judge_cases
from tool import Found, Report, Text, check_in_process

SEED = 1
# Five of each class; a class may have fewer if the source gives no more.
CASES = 600
# A full run (12,000 cases) has 93 % in its worst class: one of five cases may be wrong.
LEAST_RIGHT_IN_A_CLASS = 0.8
LEAST_RIGHT_IN_ALL = 0.99
LEAST_EXACT = 0.99


@cache
def list_cases() -> tuple[Case, ...]:
    return tuple(make_cases(SEED, CASES))


@cache
def list_results() -> tuple[Result, ...]:
    return tuple(judge_cases(list_cases(), check_in_process))


def test_no_forbidden_edit_passes_as_clean() -> None:
    assert [result.case.id for result in list_results() if result.is_false_clean()] == []


def test_no_permitted_edit_is_called_an_error() -> None:
    assert [result.case.id for result in list_results() if result.is_false_alarm()] == []


def test_the_verdicts_are_of_the_right_class() -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for result in list_results():
        right[result.case.kind].append(result.is_right())
    rates = {kind: sum(each) / len(each) for kind, each in right.items()}
    assert {kind: rate for kind, rate in rates.items() if rate < LEAST_RIGHT_IN_A_CLASS} == {}
    assert sum(result.is_right() for result in list_results()) >= LEAST_RIGHT_IN_ALL * len(
        list_results()
    )


def test_quotations_are_found_to_the_character() -> None:
    exact = sum(result.is_exact() for result in list_results())
    assert exact >= LEAST_EXACT * len(list_results())


def test_every_class_has_cases() -> None:
    assert {case.kind for case in list_cases()} == {kind.name for kind in CLASSES}


def test_a_checker_that_finds_nothing_lets_every_forbidden_edit_pass() -> None:
    def check(texts: Sequence[Text]) -> list[Report]:
        return [Report((), ()) for _ in texts]

    results = judge_cases(list_cases(), check)
    passed = [result.case.id for result in results if result.is_false_clean()]
    assert passed == [case.id for case in list_cases() if case.group != "permitted"]
    assert not any(result.is_right() for result in results)
    assert not is_enough(results)


def test_a_checker_that_calls_everything_a_misquote_is_wrong_about_every_permitted_edit() -> None:
    def check(texts: Sequence[Text]) -> list[Report]:
        whole = [Found("misquote", "error", "GCM001", 0, len(each.text)) for each in texts]
        return [Report((found,), ()) for found in whole]

    results = judge_cases(list_cases(), check)
    accused = [result.case.id for result in results if result.is_false_alarm()]
    assert accused == [case.id for case in list_cases() if case.group == "permitted"]
    assert not is_enough(results)
