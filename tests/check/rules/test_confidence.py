"""How sure a near miss is a misquote, by its length, its attribution and what is named nearby."""

from gcmreview.check.context import QuotationContext
from gcmreview.check.match.align import Difference, NearMatch
from gcmreview.check.rules.confidence import Chance, is_led_to, weigh_chance, weigh_shared
from gcmreview.check.source.rarity import SURE, UNLIKELY, weigh
from support.drafting import CHECKER
from support.passages import make_passage
from support.reading import contextualize
from support.rows import each_row

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
    topic = CHECKER.topics[""]
    end = next(end for end in range(99) if weigh(QUOTED.tokens[:end], topic) >= bits)
    return NearMatch(QUOTED, 0, end, verdict, (), 0.1, (PROSE,) * others)


def test_a_near_miss_that_nobody_is_named_for_is_sure_from_the_bits_of_a_rare_word_more() -> None:
    above = share(SURE + 12)
    below = above._replace(end=above.end - 1)
    assert weigh_shared(quote(5), below) < SURE + 12 <= weigh_shared(quote(5), above)
    assert get_chance(quote(5), below) == "unsure"
    assert get_chance(quote(5), above) == "sure"


def test_words_that_differ_are_not_shared() -> None:
    whole = share(SURE)
    half = whole._replace(differences=(Difference((0, 1), (0, whole.end // 2)),))
    rest = QUOTED.tokens[whole.end // 2 : whole.end]
    assert weigh_shared(quote(5), half) == weigh(rest, CHECKER.topics[""])


@each_row(
    ("after", "ratio", "expected"),
    [
        (", said Nenette Motus.", 1 / 6, True),
        (" – Nenette Motus", 1 / 6, True),
        (", said Nenette Motus.", 0.17, False),
        (", said Jane Doe.", 1 / 6, False),
        (", said the mayor.", 1 / 6, False),
        (".", 1 / 6, False),
    ],
)
def test_a_slip_in_a_sentence_that_is_given_to_a_speaker_of_the_review_hides_no_word(
    after: str, ratio: float, expected: bool
) -> None:
    assert weighs_whole(SENTENCES, 0, 12, ratio, after) is expected


# The tokens of two sentences: twelve words and a full stop, six words and a comma.
SENTENCES = (
    "No land can solve the problems and merits of our planet alone. We must all act in time,"
)


@each_row(
    ("start", "end", "expected"),
    [
        (0, 12, True),
        (0, 13, True),
        (0, 11, False),
        (1, 12, False),
        (12, 18, False),
        (13, 19, True),
        (13, 20, True),
        (13, 18, False),
        (14, 19, False),
        (0, 19, True),
        (0, 18, False),
    ],
)
def test_a_sentence_is_whole_from_its_first_word_to_its_last(
    start: int, end: int, expected: bool
) -> None:
    assert weighs_whole(SENTENCES, start, end, 0.1, ", said Nenette Motus.") is expected


def weighs_whole(source: str, start: int, end: int, ratio: float, after: str) -> bool:
    """Return whether words that differ at a place from tokens of a source weigh as all of these."""
    passage = make_passage(source)
    differences = (Difference((0, 1), (start + 2, start + 3)),)
    slip = NearMatch(passage, start, end, "misquote", differences, ratio)
    bits = weigh_shared(quote(5, after), slip)
    rest = (*passage.tokens[start : start + 2], *passage.tokens[start + 3 : end])
    assert bits in (
        weigh(passage.tokens[start:end], CHECKER.topics[""]),
        weigh(rest, CHECKER.topics[""]),
    )
    return bits > weigh(rest, CHECKER.topics[""])


def test_the_words_of_a_splice_are_shared_out_among_its_passages() -> None:
    words = contextualize("“one two three four five six seven eight nine ten eleven twelve”\n")
    alone, two, three = (weigh_shared(words, share(1, "splice", others)) for others in range(3))
    assert (two, three) == (alone // 2, alone // 3)
    assert three > 0


@each_row(
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
    assert get_chance(quote(count, after), near(1 / 6)) == expected


NAMED = [", said Don Pramudwinai.", " is what it was. Pramudwinai was there.", " (para. 8)."]


@each_row("after", NAMED)
@each_row(
    ("ratio", "verdict", "bits", "expected"),
    [
        (1 / 6, "misquote", UNLIKELY - 1, "sure"),
        (0.17, "misquote", UNLIKELY - 1, "unsure"),
        (0.17, "misquote", UNLIKELY, "sure"),
        (0.5, "omission", 0, "sure"),
    ],
)
def test_a_stock_phrase_in_other_words_may_be_said_elsewhere_by_its_own_speaker(
    after: str, ratio: float, verdict: str, bits: int, expected: str
) -> None:
    assert weigh_chance(quote(5, after), near(ratio, verdict), bits) == expected


@each_row(
    ("after", "bits", "expected"),
    [
        (", said Nenette Motus.", SURE + 11, "unsure"),
        (", said Nenette Motus.", SURE + 12, "sure"),
        (", said Don Pramudwinai.", SURE, "sure"),
        (", said Jane Doe.", SURE + 11, "unsure"),
        (", said Jane Doe.", SURE + 12, "sure"),
        (".", SURE + 11, "unsure"),
        (".", SURE + 12, "sure"),
    ],
)
def test_words_that_differ_need_more_bits_where_they_are_not_given_to_their_speaker(
    after: str, bits: int, expected: str
) -> None:
    found = near(0.1)._replace(start=1, differences=(Difference((0, 1), (0, 1)),))
    assert weigh_chance(quote(5, after), found, bits) == expected


def test_a_sentence_of_another_speaker_with_a_slip_needs_no_more_bits() -> None:
    whole = NearMatch(
        make_passage(SENTENCES), 0, 12, "misquote", (Difference((0, 1), (0, 1)),), 0.1
    )
    for found, expected in ((whole, "sure"), (whole._replace(ratio=0.17), "unsure")):
        assert weigh_chance(quote(5, ", said Nenette Motus."), found, SURE) == expected


@each_row("after", ["", ", said Nenette Motus.", ", said the mayor."])
@each_row(("bits", "expected"), [(UNLIKELY - 1, "chance"), (UNLIKELY, "unsure")])
def test_a_few_words_like_the_prose_are_so_by_chance(after: str, bits: int, expected: str) -> None:
    assert weigh_chance(quote(5, after), near(0.5, is_prose=True), bits) == expected


@each_row(
    ("before", "words", "ratio", "verdict", "expected"),
    [
        ("", "policies and more", 0.15, "misquote", "unsure"),
        ("", "policies and more", 0.16, "misquote", "chance"),
        ("As it says:\n\n", "policies and more", 0.16, "misquote", "unsure"),
        ("As it says.\n\n", "policies and more", 0.16, "misquote", "chance"),
        ("As it says:\n\n", "policies and more", 0.1, "splice", "chance"),
    ],
)
def test_a_block_like_the_prose_may_be_the_drafts_own(
    before: str, words: str, ratio: float, verdict: str, expected: str
) -> None:
    context = contextualize(f"{before}> {words}\n")
    assert get_chance(context, near(ratio, verdict, is_prose=True)) == expected


@each_row(
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
