"""Numbers in running text, their units, and the words that qualify them."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.numbers import (
    find_lost_words,
    find_unit,
    find_whole,
    list_numbers,
    list_spelled,
    may_have_number,
    scale,
)
from support.rows import each_row


def read(sentence: str) -> list[tuple[str, float, str | None, str | None]]:
    """Return the numbers of a sentence: as written, the amount, the unit and the qualifier."""
    return [
        (sentence[each.start : each.end], each.amount, each.unit, each.qualifier)
        for each in list_numbers(sentence)
    ]


@each_row(
    ("text", "may"),
    [
        ("65", True),
        ("Two Hundred", True),
        ("a thousand", True),
        ("two bil\x00lion", True),
        ("ten percent", True),
        ("two per\x01 cent", True),
        # These are no figures.
        ("One of ten said so.", False),
        ("", False),
    ],
)
def test_digits_and_the_words_of_large_numbers_may_be_numbers(text: str, *, may: bool) -> None:
    assert may_have_number(text) == may


@each_row(
    ("written", "amount", "unit"),
    [
        ("65", 65, None),
        ("1,200", 1200, None),
        ("65,000,000", 65_000_000, None),
        ("65 000 000", 65_000_000, None),
        ("65\u00a0000\u202f000", 65_000_000, None),
        ("2.5", 2.5, None),
        ("65 million", 65, "million"),
        ("65 Millions", 65, "million"),
        ("65\u00a0million", 65, "million"),
        ("65-million", 65, "million"),
        ("65‑million", 65, "million"),
        ("65m", 65, "million"),
        ("65k", 65, "thousand"),
        ("6.5 mln", 6.5, "million"),
        ("65'000'000", 65_000_000, None),
        ("65.000.000", 65_000_000, None),
        ("65.000", 65_000, None),
        ("0.125", 0.125, None),
        ("1.250 million", 1.25, "million"),
        ("1,250.5", 1250.5, None),
        ("6,5 million", 6.5, "million"),
        ("12,50 %", 12.5, "per cent"),
        ("65 mn", 65, "million"),
        ("1.2 bn", 1.2, "billion"),
        ("3 billion", 3, "billion"),
        ("3 trillion", 3, "trillion"),
        ("3 thousand", 3, "thousand"),
        ("2 hundred", 2, "hundred"),
        ("25%", 25, "per cent"),
        ("25 %", 25, "per cent"),
        ("25 per cent", 25, "per cent"),
        ("25 per\u00a0cent", 25, "per cent"),
        ("25 percent", 25, "per cent"),
    ],
)
def test_a_number_is_read_with_its_unit(written: str, amount: float, unit: str | None) -> None:
    assert read(f"There were {written}, they say.") == [(written, amount, unit, None)]


@each_row(
    "sentence",
    ["In 1990 and 2021.", "COVID19", "v1.2", "A4", "65kg", "65metres", "none", "", "the 1990s"],
)
def test_a_year_or_a_part_of_a_word_is_not_a_number(sentence: str) -> None:
    assert read(sentence) == []


def test_a_year_with_a_qualifier_or_a_unit_is_a_number() -> None:
    assert read("over 2000, or 1990 million") == [
        ("over 2000", 2000, None, "over"),
        ("1990 million", 1990, "million", None),
    ]


@each_row(
    ("written", "group"),
    [
        ("over 65", "over"),
        ("More than 65", "over"),
        ("above 65", "over"),
        ("in excess of 65", "over"),
        ("surpassed 65", "over"),
        ("well over 65", "over"),
        (">65", "over"),
        ("an estimated 65", "roughly"),
        ("estimated 65", "roughly"),
        ("ca. 65", "roughly"),
        ("~65", "roughly"),
        ("more or less 65", "roughly"),
        ("just under 65", "nearly"),
        ("below 65", "under"),
        ("a minimum of 65", "at least"),
        ("a maximum of 65", "at most"),
        ("no more than 65", "at most"),
        ("only 65", "only"),
        ("just 65", "only"),
        ("barely 65", "barely"),
        ("a record 65", "a record"),
        ("a record high of 65", "a record"),
        ("in\nexcess of 65", "over"),
        ("65 or more", "over"),
        ("65-plus", "over"),
        ("65+", "over"),
        ("65+ million", "over"),
        ("65 million+", "over"),
        ("65 million or so", "roughly"),
        ("65 more or less", "roughly"),
        ("65 per cent at least", "at least"),
        ("65 or fewer", "at most"),
    ],
)
def test_a_number_is_read_with_its_qualifier(written: str, group: str) -> None:
    sentence = f"It had {written} (they say)."
    ((own, amount, _, qualifier),) = read(sentence)
    assert (own, amount, qualifier) == (written, 65, group)


@each_row(
    ("sentence", "own"),
    [
        ("It had 65 people.", "65"),
        ("The turnover 65 had.", "65"),
        ("It is over: 65 left.", "65"),
        ("It is over-65 people.", "65"),
        ("It had 65 plush toys.", "65"),
        ("It had 65 – plus some.", "65"),
        ("It had 65, or more.", "65"),
        ("It had 65 or moreover.", "65"),
        ("It had 65 only.", "65"),
        ("It has well 65.", "65"),
    ],
)
def test_a_word_that_does_not_qualify_a_number_is_left_out(sentence: str, own: str) -> None:
    assert read(sentence) == [(own, 65, None, None)]


def test_marks_and_brackets_before_a_qualifier_are_left_out() -> None:
    assert read("(over 65) and “about 70”") == [
        ("over 65", 65, None, "over"),
        ("about 70", 70, None, "roughly"),
    ]


@each_row(
    ("after", "end"),
    [(" in two countries", 11), (" to ten", 11), (" in one country", None), (" in", None)],
)
def test_a_number_goes_on_with_another_one_but_not_with_one_alone(
    after: str, end: int | None
) -> None:
    assert find_whole(f"five{after}", 4) == (end and (0, end))


# 40 characters between the start of the qualifier and the number.
@each_row(("letters", "group"), [(21, "roughly"), (22, None)])
def test_a_fraction_in_words_gives_its_qualifier_to_the_number_after_it(
    letters: int, group: str | None
) -> None:
    before = f"roughly three {'q' * letters} of ("
    assert len(before) == 19 + letters
    assert [each[3] for each in read(f"{before}25 per cent)")] == [group]


@each_row(("spaces", "group"), [(36, "over"), (37, None)])
def test_a_qualifier_is_right_before_its_number(spaces: int, group: str | None) -> None:
    assert [each[3] for each in read(f"over{' ' * spaces}65")] == [group]


@given(st.text(st.sampled_from("0123456789 ,.%+-()overmillionabout\u00a0‑“”"), max_size=80))
def test_numbers_are_in_order_and_apart(sentence: str) -> None:
    spans = [(each.start, each.end) for each in list_numbers(sentence)]
    places = [place for span in spans for place in span]
    assert all(start < end for start, end in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)
    assert all(0 <= place <= len(sentence) for place in places)


@each_row(
    ("value", "unit", "base"),
    [
        (65, "million", (65_000_000, None)),
        (2, "hundred", (200, None)),
        (65, None, (65, None)),
        (25, "per cent", (25, "per cent")),
        (3, "tonnes", (3, "tonnes")),
    ],
)
def test_a_number_is_scaled_to_a_count(
    value: float, unit: str | None, base: tuple[float, str | None]
) -> None:
    assert scale(value, unit) == base


@each_row(
    ("before", "after", "words", "is_before"),
    [
        ("grew to over ", " people", "over", True),
        ("grew to in excess of ", " people", "in excess of", True),
        ("had only ", "", "only", True),
        ("surpassed ", "", "surpassed", True),
        ("Above ", "", "Above", True),
        ("(below ", "", "below", True),
        ("a minimum of ", "", "a minimum of", True),
        ("a record ", "", "a record", True),
        ("well ", "", "well", True),
        ("far ", "", "far", True),
        (">", "", ">", True),
        ("had ", " million", "million", False),
        ("had ", "\u00a0million people", "million", False),
        ("had ", "%", "%", False),
        ("had ", " per cent", "per cent", False),
        ("had ", "-plus", "plus", False),
        ("had ", "+", "+", False),
        ("had ", " or more", "or more", False),
        ("had ", " at most", "at most", False),
    ],
)
def test_words_that_belong_to_a_figure_are_lost_without_it(
    before: str, after: str, words: str, is_before: bool
) -> None:
    assert find_lost_words(before, after) == (words, is_before)


@each_row(
    ("before", "after"),
    [
        ("had ", " people"),
        ("had ", ""),
        ("", ""),
        ("the turnover ", " people"),
        ("over the ", " people"),
        ("had ", " millionaires"),
        ("had ", ", plus others"),
        ("had ", " in per cent"),
    ],
)
def test_other_words_are_not_part_of_a_figure(before: str, after: str) -> None:
    assert find_lost_words(before, after) is None


# 40 characters between the start of the qualifier and the figure.
@each_row(("spaces", "is_lost"), [(36, True), (37, False)])
def test_a_lost_qualifier_is_right_before_the_figure(spaces: int, is_lost: bool) -> None:
    assert (find_lost_words(f"over{' ' * spaces}", "") is not None) == is_lost


@each_row(
    ("written", "amount", "unit"),
    [
        ("sixty-two million", 62, "million"),
        ("Sixty five million", 65, "million"),
        ("nineteen thousand", 19, "thousand"),
        ("ninety per cent", 90, "per cent"),
        ("one\u00a0billion", 1, "billion"),
        ("a million", 1, "million"),
        ("half a million", 0.5, "million"),
        ("half-a-million", 0.5, "million"),
        ("two and a half million", 2.5, "million"),
        ("a hundred", 100, None),
        ("two hundred", 200, None),
        ("two hundred and forty-one", 241, None),
        ("three hundred million", 300, "million"),
        ("fifteen hundred", 1500, None),
        ("a thousand and one", 1001, None),
        ("one thousand four hundred and fifty", 1450, None),
        ("two hundred thousand and five", 200_005, None),
    ],
)
def test_a_number_in_words_is_read(written: str, amount: float, unit: str | None) -> None:
    assert read(f"There were {written}, they say.") == [(written, amount, unit, None)]
    assert read(f"Over {written} came.") == [(f"Over {written}", amount, unit, "over")]


@each_row(
    ("written", "share"),
    [
        ("half the", 50),
        ("half of", 50),
        ("a half of", 50),
        ("one quarter of", 25),
        ("an eighth of", 12.5),
        ("two-fifths of", 40),
        ("three halves of", None),
        ("two thirds are", 100 * (2 / 3)),
        ("3 fourths of", 75),
        ("3/4 of", 75),
        ("4/3 of", None),
        ("¾ of", 75),
        ("one in four", 25),
        ("One out of every five", 20),
        ("9 in 10", 90),
        ("one in twenty", 5),
        ("1 in a hundred", 1),
        ("4 in 3", None),
        # These are no shares.
        ("half a", None),
        ("a quarter", None),
        ("the third of", None),
        ("3/4", None),
        ("one in 1990", None),
        ("one in 4 million", None),
        ("one in four-year-olds", 25),
    ],
)
def test_a_share_in_words_is_in_per_cent(written: str, share: float | None) -> None:
    found = [each for each in list_numbers(f"It is {written} sheep.") if each.unit == "per cent"]
    assert [each.amount for each in found] == ([] if share is None else [share])
    nearly = [each for each in list_numbers(f"Nearly {written} sheep.") if each.unit == "per cent"]
    assert [each.qualifier for each in nearly] == ["nearly"] * len(found)


def test_a_number_that_is_no_share_is_read_by_itself() -> None:
    assert read("It had 200 in 3 days.") == [("200", 200, None, None)]
    assert read("It had 5 in 0 cases.") == [("5", 5, None, None)]


@each_row(
    ("written", "currency"),
    [
        ("US$5", "$"),
        ("$5", "$"),
        ("US $5", "$"),
        ("USD 5", "$"),
        ("5 dollars", "$"),
        ("5 US dollars", "$"),
        ("A$5", "a$"),
        ("€5", "€"),
        ("5 €", "€"),
        ("5 million euros", "€"),
        ("EUR 5", "€"),
        ("5-pound", "£"),
        ("5 yen", "¥"),
        ("5 baht", "฿"),
        ("CHF 5", "chf"),
        ("5 sheep", None),
        ("euros: 5", None),
        ("5 dollarisation", None),
        ("$ by 5", None),
    ],
)
def test_a_number_beside_a_currency_is_money(written: str, currency: str | None) -> None:
    ((own, found),) = [
        (sentence[each.start : each.end], each.currency)
        for sentence in (f"It had over {written}.",)
        for each in list_numbers(sentence)
    ]
    assert found == currency
    assert currency is None or own == f"over {written}"


@each_row(
    "sentence",
    [
        *("one of two", "twenty-one people", "a man", "a m. of", "one % of", "tone million"),
        *(
            "half as many",
            "a few hundreds",
            "a millionaire",
            "twenty–five million",
        ),
    ],
)
def test_a_small_number_in_words_or_a_part_of_one_is_not_read(sentence: str) -> None:
    assert read(sentence) == []


@each_row(
    ("sentence", "group"),
    [
        ("65 million migrants at most", "at most"),
        ("65 million international migrants or more.", "over"),
        ("65 million of the migrants or so in 1990", "roughly"),
        ("65 million migrants at least, today", "at least"),
        # A fourth word, or a clause that goes on.
        ("65 million of the many migrants at most", None),
        ("65 million migrants at least until then", None),
        ("65 million migrants, at most", None),
    ],
)
def test_a_qualifier_may_be_after_what_is_counted(sentence: str, group: str | None) -> None:
    assert read(sentence) == [("65 million", 65, "million", group)]


@each_row(
    ("text", "unit"),
    [
        ("Migrants (millions)", "million"),
        ("Migrants, million", "million"),
        ("in Thousands", "thousand"),
        ("Share, %", "per cent"),
        ("(per cent)", "per cent"),
        ("percent of all, per cent", "per cent"),
        ("millions, thousands", None),
        ("a millionaire", None),
        ("centimillion", None),
        ("Migrants", None),
    ],
)
def test_the_only_unit_of_a_label_is_the_one_of_its_numbers(text: str, unit: str | None) -> None:
    assert find_unit(text) == unit


@each_row(
    ("sentence", "numbers"),
    [
        (
            "about three quarters (75 per cent) came",
            [
                ("about three quarters", 75, "per cent", "roughly"),
                ("75 per cent", 75, "per cent", "roughly"),
            ],
        ),
        ("over 65 million (1990) came", [("over 65 million", 65, "million", "over")]),
        ("over 65 million (1990 people) came", [("over 65 million", 65, "million", "over")]),
    ],
)
def test_a_year_in_brackets_repeats_no_number(
    sentence: str, numbers: list[tuple[str, float, str | None, str | None]]
) -> None:
    assert read(sentence) == numbers


@each_row(
    ("text", "value", "is_counted", "words"),
    [
        ("Zero of one", 0, True, ["Zero"]),
        ("a one, an", 1, True, ["one", "one"]),
        ("a one, an", 1, False, ["a", "one", "an", "a", "one", "an"]),
        ("half a dozen", 0.5, False, ["half a", "half"]),
        ("half a dozen", 0.5, True, ["half"]),
        ("two and a half tons", 2.5, False, ["two and a half"]),
        ("Sixty-two, sixty two", 62, True, ["Sixty-two", "sixty two"]),
        ("twenty-five", 5, True, ["five"]),
        ("a hundred", 100, True, ["a hundred"]),
        ("a hundred", 1, False, ["a"]),
        ("two hundred and five", 205, True, ["two hundred and five"]),
        ("none said so", 1, True, []),
    ],
)
def test_the_words_for_a_number_are_found(
    text: str, value: float, words: list[str], *, is_counted: bool
) -> None:
    assert list(list_spelled(text, value, is_counted=is_counted)) == words
