"""How much a number is: shares, and counts in other units."""

from gcmreview.check.figures.amounts import has_amount
from support.figures import find, state
from support.rows import each_row

SHARE = state(70, "per cent", "of all sheep come from hills")


# Half a per cent.
@each_row(
    ("share", "is_right"),
    [("67%", True), ("66.7%", True), ("66.2%", True), ("66.1%", False), ("⅔", True)],
)
def test_two_thirds_are_rounded_to_a_per_cent(share: str, *, is_right: bool) -> None:
    sheep = state(2, "thirds", "of all sheep come from hills")
    (found,) = find(f"In Alpha and Beta {share} of all sheep come from hills.", sheep)
    assert found.known
    assert has_amount(found.number, found.known) == is_right
    (other,) = find("In Alpha, Beta, 70.2% of all sheep come from hills.", SHARE)
    assert other.known
    assert not has_amount(other.number, other.known)


@each_row(("value", "count"), [(1000, 1), (999, 0)])
def test_a_count_of_thousands_may_be_written_with_a_unit(value: int, count: int) -> None:
    text = "Alpha and Beta have 2 thousand sheep, goats, cows."
    assert len(find(text, state(value, None, "sheep goats cows"))) == count
