"""Unknown names are answered with those that are near, or with all."""

import pytest

from gcmreview.errors import UsageError
from gcmreview.suggestions import check_choice, did_you_mean, is_letter_off, join_names, suggest
from support.rows import each_row


def test_the_nearest_names_come_first_three_at_most() -> None:
    known = ["vitorino", "vitorina", "vitoria", "vitorian", "motus"]
    assert suggest("vitorino", known) == ["vitorino", "vitorina", "vitorian"]
    assert suggest("VITÓRINO", known, most=1) == ["vitorino"]


@each_row(
    ("wrong", "near"),
    # Likeness is twice the letters in common by the letters of both: 6 of 10, and 10 of 17.
    [("abcxx", ["abcyy"]), ("abcdexxx", [])],
)
def test_a_name_is_near_from_a_likeness_of_0_6_on(wrong: str, near: list[str]) -> None:
    assert suggest(wrong, ["abcyy" if near else "abcdeyyyy"]) == near


def test_a_mapping_suggests_each_name_once_whatever_its_terms() -> None:
    terms = {"motus": "motus", "nenette motus": "motus", "don": "pramudwinai"}
    assert suggest("motu", terms) == ["motus"]
    assert suggest("nenete motus", terms) == ["motus"]


def test_of_more_than_1000_names_those_with_the_same_two_first_letters_are_compared() -> None:
    others = [f"x{number}" for number in range(998)]
    assert suggest("zbcd", ["abcd", "zb", *others], most=1) == ["abcd"]
    assert suggest("zbcd", ["abcd", "zxbcd", *others, "y"], most=2) == []
    assert suggest("zbcd", ["abcd", "zbcx", *others, "y"], most=2) == ["zbcx"]


@each_row(
    ("known", "hint"),
    [
        ([], "there are none"),
        (["a"], "choose 'a'"),
        (["a", "b"], "choose from 'a' or 'b'"),
        (["a", "b", "c"], "choose from 'a', 'b' or 'c'"),
        (["motus", "x"], "did you mean 'motus'?"),
        (["motus", "motos"], "did you mean 'motus' or 'motos'?"),
    ],
)
def test_where_no_name_is_near_all_are_listed(known: list[str], hint: str) -> None:
    assert did_you_mean("motu", known) == hint


def test_30_names_are_listed_and_the_rest_are_counted() -> None:
    names = [f"n{number}" for number in range(31)]
    assert did_you_mean("x", names[:30]) == f"choose from {join_names(names[:30])}"
    listed = ", ".join(f"'{name}'" for name in names[:30])
    assert did_you_mean("x", names) == f"choose from {listed} and 1 more"


def test_an_unknown_value_of_an_option_is_refused_with_those_that_it_knows() -> None:
    check_choice("--style", "apa", {"un": 1, "apa": 2})
    with pytest.raises(UsageError, match=r"--style: unknown value 'ap'; did you mean 'apa'\?"):
        check_choice("--style", "ap", ("un", "apa"))


@each_row(
    ("one", "other", "expected"),
    [
        ("motus", "motus", False),
        ("motus", "mottus", True),
        ("motus", "mous", True),
        ("motus", "motes", True),
        ("motus", "omtus", True),
        ("motus", "mouts", True),
        ("motus", "motusa", True),
        ("motus", "lotus", True),
        ("motus", "otus", True),
        ("motus", "mosut", False),
        ("motus", "motters", False),
        ("motus", "mottes", False),
        ("motus", "us", False),
        ("", "a", True),
        ("", "", False),
        ("a", "b", True),
        ("ab", "ba", True),
    ],
)
def test_a_word_is_a_letter_off_by_one_edit(one: str, other: str, expected: bool) -> None:
    assert is_letter_off(one, other) is expected
    assert is_letter_off(other, one) is expected
