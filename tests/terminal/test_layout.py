"""The columns of a table fit its width, and cut no word without need."""

from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.terminal.layout import fit_columns
from support.rows import each_row
from support.strategies import SPACED


@given(
    st.lists(st.lists(SPACED, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(1, 120),
)
def test_columns_that_fit_are_never_wider_than_the_table(
    columns: list[list[str]], width: int
) -> None:
    rows = list(zip_longest(*columns, fillvalue=""))
    widths = fit_columns(rows, [False] * len(columns), width, len)
    if widths is not None:
        assert sum(widths) <= width
        for texts, given_width in zip(columns, widths, strict=True):
            words = [word for text in texts for word in text.split(" ")]
            assert all(len(word) <= given_width or len(word) > 32 for word in words)


def fit(*columns: str, width: int) -> list[int] | None:
    """Fit columns of one text each into a width in characters."""
    return fit_columns([columns], [False] * len(columns), width, len)


def test_a_word_of_32_cells_gets_them_and_a_longer_one_is_cut() -> None:
    assert fit("x" * 32, "y", width=33) == [32, 1]
    assert fit("x" * 33, "y", width=33) == [32, 1]
    assert fit("x" * 32, "y", width=32) is None
    assert fit("x" * 33, "y", width=32) is None
    assert fit("x" * 31, "y", width=32) == [31, 1]


def test_a_column_that_is_kept_whole_is_as_wide_as_its_longest_line() -> None:
    assert fit_columns([["x x\nx", "y y"]], [True, False], 6, len) == [3, 3]
    assert fit_columns([["x x\nx", "y y"]], [True, False], 4, len) == [3, 1]
    assert fit_columns([["x x\nx", "y y"]], [True, False], 3, len) is None


@each_row(("longer", "widths"), [(4, [5, 35]), (5, [17, 23])])
def test_the_height_of_a_column_is_that_of_its_five_longest_texts(
    longer: int, widths: list[int]
) -> None:
    # The text of twelve lines is the tallest, and no width makes it lower.
    texts = ["aaaa aaaa aaaa aaaa aaaa aaaa"] * longer + ["\n".join("a" * 12)]
    other = "bbbb " * 12 + "b"
    assert fit_columns([[text, other] for text in texts], [False, False], 40, len) == widths


def test_a_line_is_estimated_to_leave_two_cells_empty() -> None:
    assert fit("aaaa " * 9 + "a", "bb " * 20 + "b", width=23) == [10, 13]
    assert fit("aaaa " * 9 + "a", "bb " * 20 + "b", width=50) == [25, 25]


def test_width_that_makes_nothing_lower_goes_to_the_longest_line() -> None:
    assert fit("aa aa", "bbb", width=9) == [5, 3]
    assert fit("aaaa aaaa aaaa", "b", width=9) == [8, 1]


@each_row(("length", "width"), [(99, 99), (100, 100), (101, 100)])
def test_a_wrapped_column_is_100_cells_wide_at_most_and_one_kept_whole_is_not_limited(
    length: int, width: int
) -> None:
    text = ("m" * 20 + " ") * 4
    text += "m" * (length - len(text))
    assert fit_columns([[text, text]], [True, False], 300, len) == [length, width]


@each_row("place", [0, 99, 100, 250])
def test_a_row_counts_wherever_it_is_among_hundreds(place: int) -> None:
    rows = [["a", "b b b"]] * 250
    rows.insert(place, ["aaaa aaaa", "bbbbb"])
    assert fit_columns(rows, [False, False], 9, len) == [4, 5]
    assert fit_columns(rows, [False, False], 14, len) == [9, 5]
