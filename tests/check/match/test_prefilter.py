"""What is near no passage is found out quickly, and never said of what is near one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.match.exact import find_matches
from gcmreview.check.match.nearest import find_near
from gcmreview.check.match.prefilter import (
    is_foreign,
    list_shared,
    list_similar,
    may_be_known,
    may_be_similar,
)
from support.passages import make_index, number_words, read_pattern

INDEX = make_index("We must act now for all of us.", "No country can address this alone, not one.")


@pytest.mark.parametrize(
    "text",
    [
        "They went home again.",
        "They went home again, and so did he (1,000 of them).",
        "us of all for now act must we",
        "We went and must",
    ],
)
def test_words_of_others_are_foreign(text: str) -> None:
    assert is_foreign(INDEX, text)


@pytest.mark.parametrize("mark", ["'", "’"])
def test_an_apostrophe_is_a_part_of_its_word(mark: str) -> None:
    index = make_index("don’t can’t won’t isn’t")
    assert not is_foreign(index, f"don{mark}t can{mark}t won{mark}t isn{mark}t")


@pytest.mark.parametrize("text", ["1,000 2,500.5 3,000 4.5", "a1.5 b2,5c d3.5e f4,5g"])
def test_marks_between_digits_are_a_part_of_a_number(text: str) -> None:
    assert not is_foreign(make_index(text), text)
    assert is_foreign(make_index(text), re.sub("[.,]", " ", text))


@pytest.mark.parametrize(
    "text",
    [
        "We must act now",
        "We must go now",
        "We must act now, this alone, not one",
        "They [went] home again",
        "They went home … again",
        "They went. . . again",
        "They went home²",
        "They \ufb01ed home",
        "The e\u0301tat went",
        "They co-\noperate again",
        "They—went @home",
        "",
        "…",
    ],
)
def test_what_may_be_near_or_must_be_read_closely_is_not(text: str) -> None:
    assert not is_foreign(INDEX, text)


@given(
    st.lists(
        st.sampled_from(
            ["we", "must", "act", "now", "for", "No", "country", "can", "this", "x", ","]
        ),
        min_size=4,
        max_size=14,
    )
)
def test_what_is_foreign_neither_matches_nor_is_near(words: list[str]) -> None:
    text = " ".join(words)
    if is_foreign(INDEX, text):
        pattern = read_pattern(text)
        assert find_matches(INDEX, pattern) == []
        assert find_near(INDEX, pattern) is None


def test_a_quotation_of_more_than_a_hundred_thousand_characters_is_foreign() -> None:
    act = "We must act now [" + "x" * (100_000 - len("We must act now []")) + "]"
    assert not is_foreign(INDEX, act)
    assert is_foreign(INDEX, act + ".")
    # Unless a passage has more than half as many.
    assert not is_foreign(make_index("x " * 50_001), "x " * 50_001 + "[y]")


def test_a_quotation_of_more_than_four_thousand_words_is_not_compared() -> None:
    index = make_index(number_words(4001))
    for count, expected in ((3999, True), (4000, True), (4001, False)):
        assert may_be_known(index, read_pattern(number_words(count))) is expected


def test_a_quotation_with_more_than_two_hundred_gaps_is_not_compared() -> None:
    for count, expected in ((199, True), (200, True), (201, False)):
        assert may_be_known(INDEX, read_pattern("we … " * count + "act")) is expected


def test_a_quotation_may_be_known_if_enough_of_its_words_are() -> None:
    assert may_be_known(INDEX, read_pattern("we must act xx"))
    assert not may_be_known(INDEX, read_pattern("we must xx yy"))
    assert not may_be_known(INDEX, read_pattern("… [all] …"))


def test_a_passage_that_may_be_near_shares_enough_pairs() -> None:
    assert list_shared(INDEX, read_pattern("We must act xx")) == [0]
    assert list_shared(INDEX, read_pattern("We act must xx now for all of")) == [0]
    assert list_shared(INDEX, read_pattern("We must act a b c d now for all of us x y")) == [0]
    assert list_shared(INDEX, read_pattern("us of all for now act must we")) == []


def test_a_gap_breaks_a_pair_more() -> None:
    assert list_shared(INDEX, read_pattern("We … act now … all of us x y")) == [0]


def test_from_six_words_on_two_pairs_are_shared_with_a_similar_passage() -> None:
    assert list_similar(INDEX, ["we", "must", "x", "y", "z"]) == [0]
    assert list_similar(INDEX, ["we", "must", "x", "y", "z", "u"]) == []
    assert list_similar(INDEX, ["we", "must", "act", "x", "y", "z"]) == [0]


@pytest.mark.parametrize(
    ("text", "expected"), [("we must go", True), ("We’ll must", False), ("CAN ADDRESS it", True)]
)
def test_a_passage_may_be_similar_by_a_pair_of_words(text: str, expected: bool) -> None:
    assert may_be_similar(INDEX, text) is expected
