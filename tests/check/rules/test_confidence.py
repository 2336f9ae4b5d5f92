"""How sure a near miss is a misquote, by its length, its attribution and what is named nearby."""

import pytest

from gcmreview.check.context import QuotationContext
from gcmreview.check.match.align import Difference, NearMatch
from gcmreview.check.rules.confidence import Chance, is_led_to, weigh_chance, weigh_shared
from gcmreview.check.source.rarity import SURE, weigh
from support.drafting import CHECKER
from support.reading import contextualize

PASSAGES = {each.quote.id: each for each in CHECKER.source.passages if each.quote}
QUOTED = PASSAGES["pramudwinai-1"]
PROSE = next(each for each in CHECKER.source.passages if each.quote is None)


def get_chance(context: QuotationContext, near: NearMatch) -> Chance:
    """Return how sure a near miss is one, by the bits that it shares with its passage."""
    return weigh_chance(context, near, weigh_shared(context, near))


def near(ratio: float, verdict: str = "misquote", *, is_prose: bool = False) -> NearMatch:
    """Return a near match of which a part of the words differs."""
    return NearMatch(PROSE if is_prose else QUOTED, 0, 1, verdict, (), ratio)


def quote(count: int, after: str = "") -> QuotationContext:
    """Return a quotation of that many words."""
    return contextualize(f"“{' '.join(['word'] * count)}”{after}\n")


def share(bits: int, verdict: str = "misquote", others: int = 0) -> NearMatch:
    """Return a near match with a passage that shares words of at least so many bits with it."""
    topic = CHECKER.topic
    end = next(end for end in range(99) if weigh(QUOTED.tokens[:end], topic) >= bits)
    return NearMatch(QUOTED, 0, end, verdict, (), 0.1, (PROSE,) * others)


def test_a_near_miss_is_sure_from_as_many_bits_as_only_one_person_says() -> None:
    above = share(SURE)
    below = above._replace(end=above.end - 1)
    assert weigh_shared(quote(5), below) < SURE <= weigh_shared(quote(5), above)
    assert get_chance(quote(5), below) == "unsure"
    assert get_chance(quote(5), above) == "sure"


def test_words_that_differ_are_not_shared() -> None:
    whole = share(SURE)
    half = whole._replace(differences=(Difference((0, 1), (0, whole.end // 2)),))
    rest = QUOTED.tokens[whole.end // 2 : whole.end]
    assert weigh_shared(quote(5), half) == weigh(rest, CHECKER.topic)


def test_the_words_of_a_splice_are_shared_out_among_its_passages() -> None:
    words = contextualize("“one two three four five six seven eight nine ten eleven twelve”\n")
    alone, two, three = (weigh_shared(words, share(1, "splice", others)) for others in range(3))
    assert (two, three) == (alone // 2, alone // 3)


@pytest.mark.parametrize(
    ("count", "after", "expected"),
    [
        (5, ", said Don Pramudwinai.", "sure"),
        (15, ", said Nenette Motus.", "unsure"),
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
    assert get_chance(quote(count, after), near(0.5)) == expected


def test_a_few_words_like_the_prose_are_so_by_chance() -> None:
    assert get_chance(quote(5), near(0.5, is_prose=True)) == "chance"


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
    assert get_chance(context, near(ratio, verdict, is_prose=True)) == expected


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
