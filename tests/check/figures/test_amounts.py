"""How much a number is: ranges, shares, and counts in other units."""

from gcmreview.check.figures.amounts import RANGE, has_amount, join_ranges
from gcmreview.text.numbers import list_numbers
from support.figures import find, state
from support.rows import each_row

SHARE = state(70, "per cent", "of all sheep come from hills")


@each_row(
    ("sentence", "numbers"),
    [
        ("60–65 million", [("60–65 million", 65)]),
        ("60 - 65 million", [("60 - 65 million", 65)]),
        ("60 million to 65 million", [("60 million to 65 million", 65)]),
        ("150 to 200 people", [("150 to 200", 200)]),
        ("between 60 and 65 million", [("60 and 65 million", 65)]),
        # These are two numbers.
        ("from 60 million to 65 million", [("60 million", 60), ("65 million", 65)]),
        ("60 and 65 million", [("60", 60), ("65 million", 65)]),
        ("60 to over 65 million", [("60", 60), ("over 65 million", 65)]),
        ("65 to 60", [("65", 65), ("60", 60)]),
        ("60 per cent to 65 million", [("60 per cent", 60), ("65 million", 65)]),
        ("60, then 65 million", [("60", 60), ("65 million", 65)]),
    ],
)
def test_a_range_is_its_end_with_a_qualifier(
    sentence: str, numbers: list[tuple[str, float]]
) -> None:
    joined = join_ranges(sentence, list_numbers(sentence))
    assert [(sentence[each.start : each.end], each.amount) for each in joined] == numbers
    assert [each.qualifier for each in joined] == (
        [RANGE] if len(numbers) == 1 else [None, "over" if "over" in sentence else None]
    )


# Half a per cent.
@each_row(
    ("share", "is_right"),
    [("67%", True), ("66.7%", True), ("66.2%", True), ("66.1%", False), ("⅔", True)],
)
def test_two_thirds_are_rounded_to_a_per_cent(share: str, *, is_right: bool) -> None:
    sheep = state(2, "thirds", "of all sheep come from hills")
    (found,) = find(f"In Alpha and Beta {share} of all sheep come from hills.", sheep)
    assert has_amount(found.number, found.known) == is_right
    (other,) = find("In Alpha, Beta, 70.2% of all sheep come from hills.", SHARE)
    assert not has_amount(other.number, other.known)


@each_row(("value", "count"), [(1000, 1), (999, 0)])
def test_a_count_of_thousands_may_be_written_with_a_unit(value: int, count: int) -> None:
    text = "Alpha and Beta have 2 thousand sheep, goats, cows."
    assert len(find(text, state(value, None, "sheep goats cows"))) == count
