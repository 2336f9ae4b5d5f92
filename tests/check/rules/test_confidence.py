"""How sure a near miss is a misquote, by its length, its attribution and what is named nearby."""

import pytest

from gcmreview.check.context import QuotationContext
from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.pattern import make_pattern
from gcmreview.check.rules.confidence import is_led_to, is_title, weigh_chance
from gcmreview.check.source.tokens import tokenize
from support.drafting import CHECKER
from support.reading import contextualize

PASSAGES = {each.quote.id: each for each in CHECKER.source.passages if each.quote}
QUOTED = PASSAGES["pramudwinai-1"]
PROSE = next(each for each in CHECKER.source.passages if each.quote is None)


def near(ratio: float, verdict: str = "misquote", *, is_prose: bool = False) -> NearMatch:
    """Return a near match of which a part of the words differs."""
    return NearMatch(PROSE if is_prose else QUOTED, 0, 1, verdict, (), ratio)


def quote(count: int, after: str = "") -> QuotationContext:
    """Return a quotation of that many words."""
    return contextualize(f"“{' '.join(['word'] * count)}”{after}\n")


@pytest.mark.parametrize(
    ("count", "ratio", "expected"),
    [
        (8, 0.0, "unsure"),
        (8, 0.01, "unsure"),
        (9, 0.12, "sure"),
        (9, 0.13, "unsure"),
        (11, 0.13, "unsure"),
        (12, 0.25, "sure"),
        (12, 0.26, "unsure"),
        (15, 0.26, "unsure"),
        (16, 1.0, "sure"),
    ],
)
def test_the_longer_a_near_miss_the_more_of_it_may_differ(
    count: int, ratio: float, expected: str
) -> None:
    # No difference at all is no near miss, but for a splice.
    verdict = "splice" if ratio == 0 else "misquote"
    assert weigh_chance(quote(count), near(ratio, verdict)) == expected


def test_a_splice_is_sure_from_sixteen_words_on() -> None:
    assert weigh_chance(quote(16), near(0.1, "splice")) == "sure"
    assert weigh_chance(quote(15), near(0.1, "splice")) == "unsure"


@pytest.mark.parametrize(
    ("count", "after", "expected"),
    [
        (5, ", said Don Pramudwinai.", "sure"),
        (7, ", said Nenette Motus.", "unsure"),
        (8, ", said Nenette Motus.", "sure"),
        (5, " is what it was. Pramudwinai was there.", "sure"),
        (5, " (para. 8).", "sure"),
        (5, " is what it was.", "unsure"),
        (5, ", said the mayor.", "chance"),
        (5, ", said Florence Kim.", "chance"),
        (5, ", she said.", "unsure"),
    ],
)
def test_a_few_words_are_as_sure_as_their_attribution(
    count: int, after: str, expected: str
) -> None:
    assert weigh_chance(quote(count, after), near(0.5)) == expected


def test_a_few_words_like_the_prose_are_so_by_chance() -> None:
    assert weigh_chance(quote(5), near(0.5, is_prose=True)) == "chance"


@pytest.mark.parametrize(
    ("before", "words", "ratio", "verdict", "expected"),
    [
        ("", "policies and more", 0.15, "misquote", "unsure"),
        ("", "policies and more", 0.16, "misquote", "chance"),
        ("As it says:\n\n", "policies and more", 0.16, "misquote", "unsure"),
        ("As it says.\n\n", "policies and more", 0.16, "misquote", "chance"),
        ("As it says:\n\n", "policies and more", 0.1, "splice", "chance"),
        ("", "Nenette Motus, Director", 0.1, "misquote", "chance"),
    ],
)
def test_a_block_like_the_prose_may_be_the_drafts_own(
    before: str, words: str, ratio: float, verdict: str, expected: str
) -> None:
    context = contextualize(f"{before}> {words}\n")
    assert weigh_chance(context, near(ratio, verdict, is_prose=True)) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("It says:\n\n> words\n", True),
        ("It says.\n\n> words\n", False),
        ("> words\n", False),
        ("It says:\n\n“words”\n", False),
    ],
)
def test_a_block_quotation_is_led_to_by_a_colon_above_it(draft: str, expected: bool) -> None:
    assert is_led_to(contextualize(draft)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Review Forum " * 8, True),
        ("Review Forum " * 8 + "Today", False),
        ("Global Compact for Safe, Orderly and Regular Migration", True),
        ("the global compact for safe migration", False),
        ("Policies and approaches need more work", False),
        ("UN ESCAP IOM", False),
    ],
)
def test_a_title_has_capitals_and_sixteen_words_at_most(words: str, expected: bool) -> None:
    assert is_title(make_pattern(tokenize(words, (0, len(words))))) == expected
