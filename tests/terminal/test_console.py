"""What is drawn has every character of the text, whatever its script."""

import unicodedata

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
    for text in (word for row in rows for cell in row for word in cell.split(" ")):
        if len(text) <= 8:
            assert "".join(text.split()) in printed
    everything = sorted(char for row in rows for cell in row for char in cell if not char.isspace())
    for char in everything:
        assert printed.count(char) >= everything.count(char)


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
