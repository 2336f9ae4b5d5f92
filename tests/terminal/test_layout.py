"""The columns of a table fit its width, and cut no word without need."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.terminal.layout import fit_columns
from support.strategies import SPACED


@given(
    st.lists(st.lists(SPACED, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(1, 120),
)
def test_columns_that_fit_are_never_wider_than_the_table(
    columns: list[list[str]], width: int
) -> None:
    widths = fit_columns(columns, [False] * len(columns), width, len)
    if widths is not None:
        assert sum(widths) <= width
        for texts, given_width in zip(columns, widths, strict=True):
            words = [word for text in texts for word in text.split(" ")]
            assert all(len(word) <= given_width or len(word) > 32 for word in words)
