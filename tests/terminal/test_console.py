"""What is drawn has every character of the text, whatever its script."""

import unicodedata
from collections import Counter
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.terminal.console import draw_lines, draw_view
from gcmreview.terminal.screen import Screen

WORDS = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=80
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(1, 140))
def test_any_text_in_a_table_comes_out_with_every_character(
    rows: list[tuple[str, str]], width: int
) -> None:
    cells: list[tuple[Cell, ...]] = [((Segment(a, "id"),), (Segment(b),)) for a, b in rows]
    view = View("t", (Column("A", keep_whole=True), Column("B")), cells, (Segment("c"),))
    printed = "".join(draw_view(view, Screen(width, colour=False, unicode=True)).split())
    texts = list(chain(*rows))
    short = [word for text in texts for word in text.split(" ") if len(word) <= 8]
    assert [word for word in short if "".join(word.split()) not in printed] == []
    assert Counter("".join("".join(texts).split())) <= Counter(printed)


@given(WORDS, st.integers(20, 100))
def test_any_line_of_spans_comes_out_with_every_character(text: str, width: int) -> None:
    printed = draw_lines([(Segment(text),)], Screen(width, colour=False, unicode=True))
    assert "".join(printed.split()) == "".join(text.split())


def test_right_to_left_and_combining_text_is_not_reordered() -> None:
    text = "مرحبا بالعالم e\u0301 שלום"
    printed = draw_lines([(Segment(text),)], Screen(40, colour=False, unicode=True))
    assert printed == f"{text}\n"
    assert unicodedata.is_normalized("NFC", printed) is False


def test_a_character_is_not_cut_from_what_combines_with_it_at_any_width() -> None:
    hearts, keycaps = "\u2764\ufe0f" * 70, "1\ufe0f\u20e3" * 60
    for text in (hearts, keycaps, "👩\u200d👩\u200d👧" * 20, "e\u0301" * 90, "🇹🇭" * 40):
        view = View(
            "t", (Column("A"), Column("B")), [((Segment("x"),), (Segment(text),))], (Segment("c"),)
        )
        for width in range(20, 120):
            printed = draw_view(view, Screen(width, colour=False, unicode=True))
            rows = printed.split("\n")[4:] if width >= 60 else printed.split("\n")[2:]
            bare = "".join("".join(rows).split()).replace("A:x", "").replace("B:", "")
            assert bare in (f"x{text}c", f"{text}c"), (width, text)


def draw(width: int) -> str:
    """Draw a small table for a screen of so many columns."""
    view = View("t", (Column("A"), Column("B")), [((Segment("x"),), (Segment("y"),))], ())
    return draw_view(view, Screen(width, colour=False, unicode=True))


def test_a_table_is_drawn_from_60_columns_on_and_blocks_of_lines_below() -> None:
    assert draw(60) == "t\n\nA  B\n" + "─" * 4 + "\nx  y\n\n\n"
    assert draw(59) == "t\n\nA: x\nB: y\n\n\n"


def test_a_screen_of_fewer_than_20_columns_is_drawn_for_as_if_it_had_20() -> None:
    def count_longest(width: int) -> int:
        text = draw_lines([(Segment("a" * 60),)], Screen(width, colour=False, unicode=True))
        return max(map(len, text.split("\n")))

    assert [count_longest(width) for width in (1, 19, 20, 21)] == [20, 20, 20, 21]
