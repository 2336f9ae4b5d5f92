"""What is drawn has every character of the text, whatever its script."""

import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as measure_cells

from gcmreview.terminal.cells import Cell, Column, Row, Segment, View
from gcmreview.terminal.console import MOST_COUNTED, cell_len, draw_lines, draw_parts, draw_view
from gcmreview.terminal.screen import Screen
from support.rows import each_row

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
            rows = printed.split("\n")[4 if "───" in printed else 2 :]
            bare = "".join("".join(rows).split()).replace("A:x", "").replace("B:", "")
            assert bare in (f"x{text}c", f"{text}c"), (width, text)


def draw(*rows: tuple[str, str], width: int, **more: Any) -> list[str]:
    """Draw a table of two columns for a screen, and return its lines without title and caption."""
    cells = [((Segment(a),), (Segment(b),)) for a, b in rows]
    view = View("t", (Column("A"), Column("B")), cells, (), **more)
    title, blank, *lines, end, caption, rest = draw_view(
        view, Screen(width, colour=False, unicode=False)
    ).split("\n")
    assert [title, blank, end, caption, rest] == ["t", "", "", "", ""]
    return lines


def test_a_table_is_as_high_as_its_rows_or_stacked_where_that_takes_fewer_lines() -> None:
    # Two headings and a cell of two lines are four lines; stacked, the cells are three.
    words = "mmmmm mmmmm mmmmm mmmmm"
    assert draw(("xxxxxxxxxx", words), width=26) == [
        "A: xxxxxxxxxx",
        "B: mmmmm mmmmm mmmmm",
        "  mmmmm",
    ]
    # With one more row that is one line high, both take six, and the table is drawn.
    assert draw(("xxxxxxxxxx", words), ("x", "y"), width=26) == [
        "A           B",
        "-" * 26,
        "xxxxxxxxxx  mmmmm mmmmm",
        "            mmmmm mmmmm",
        "x           y",
    ]
    # A blank line between the rows counts for both.
    assert draw(("xxxxxxxxxx", words), ("x", "y"), width=26, is_spaced=True)[4:] == [
        "",
        "x           y",
    ]


@each_row(("shorter", "first"), [(MOST_COUNTED - 1, "A: x"), (MOST_COUNTED, "A           B")])
def test_the_lines_of_the_first_thousand_rows_decide(shorter: int, first: str) -> None:
    tall = ("xxxxxxxxxx", "mmmmm " * 20_000)
    assert draw(*[("x", "y")] * shorter, tall, width=26)[0] == first


def test_a_table_that_does_not_fit_is_stacked_at_any_height() -> None:
    rows = [("x" * 12, "y" * 12)] * 9
    assert draw(*rows, width=26)[2] == f"{'x' * 12}  {'y' * 12}"
    assert draw(*rows, width=25)[:3] == [f"A: {'x' * 12}", f"B: {'y' * 12}", ""]


def test_a_column_of_prose_is_100_columns_wide_at_most_and_so_is_a_stacked_line() -> None:
    for width, longest in ((99, 99), (100, 100), (101, 100), (300, 100)):
        lines = draw_lines([(Segment("m " * 300),)], Screen(width, colour=False, unicode=True))
        assert max(map(len, lines.split("\n"))) in (longest, longest - 1)
    cells = [(f"{'x' * 9}", "m" * 99 + " m"), ("y" * 9, "m")]
    assert draw(*cells, *cells, width=300)[2:4] == [
        f"{'x' * 9}  {'m' * 99}",
        f"{' ' * 11}m",
    ]


def test_entries_are_a_line_of_short_cells_and_an_indented_text() -> None:
    columns = (Column("Kind"), Column("ID"), Column("No.", align="right"), Column("Text"))
    rows = [
        tuple((Segment(text),) if text else () for text in row)
        for row in (("quote", "an-id", "5", "mm " * 10), ("figure", "", "", "b"))
    ]
    view = View("t", columns, rows, (Segment("c"),), shape="entries")
    printed = draw_view(view, Screen(22, colour=False, unicode=True))
    assert printed == (
        "t\n\nquote  an-id  no. 5\n  mm mm mm mm mm mm mm\n  mm mm mm\n\nfigure\n  b\n\nc\n"
    )


def test_rows_in_groups_have_what_they_share_once_and_a_blank_line_between() -> None:
    rows = [("a", "one"), ("a", "two"), ("b", "three"), ("a", "four")]
    assert draw(*rows, width=30, shape="groups") == [
        "A  B",
        "-" * 8,
        "a  one",
        "   two",
        "",
        "b  three",
        "",
        "a  four",
    ]


def test_in_a_group_the_lines_of_a_row_after_its_first_are_indented() -> None:
    # A line as wide as the column is one.
    rows = [("a", "one two three four five"), ("a", "six seven eight n")]
    assert draw(*rows, width=20, shape="groups") == [
        "A  B",
        "-" * 20,
        "a  one two three",
        "     four five",
        "   six seven eight n",
    ]


def test_a_stacked_line_is_100_columns_wide_at_most_on_a_screen_of_300() -> None:
    view = View("t", (Column("A", keep_whole=True),), [((Segment("m " * 200),),)], ())
    lines = draw_view(view, Screen(300, colour=False, unicode=True)).split("\n")
    assert lines[2].startswith("A: m m")
    # Lines end at a space, and the room for the indent is empty in the first one.
    assert [len(line) for line in lines[2:4]] == [98, 99]


def test_no_part_of_a_view_has_what_a_terminal_obeys_or_the_output_lacks() -> None:
    text = "ó\x1b"
    view = View(text, (Column("A"),), [((Segment(text),),)], (Segment(text),), address=text)
    screen = Screen(80, colour=False, unicode=False, encoding="ascii")
    shown = "\\u00f3\\x1b"
    assert draw_view(view, screen).split("\n") == [
        *(shown, "", f"A: {shown}", "", shown, shown, ""),
    ]


def draw_row(*texts: str, encoding: str = "utf-8") -> str:
    """Draw rows of one line for a reader that is a program."""
    columns = (Column("A"), Column("N", align="right"), Column("Text"))
    rows = [tuple((Segment(text),) for text in texts[i : i + 3]) for i in range(0, len(texts), 3)]
    screen = Screen(80, colour=False, unicode=True, wraps=False, encoding=encoding)
    return draw_view(View("t", columns, rows, (Segment("c " * 90),)), screen)


def test_for_a_program_a_row_is_one_line_however_long() -> None:
    # A line break in a text is a space; one between two pieces of a cell is a gap.
    text = "word " * 400 + "end"
    assert draw_row("x", "10", text, "yy\n", "9", "b\nc") == (
        f"t\n\nA      N  Text\nx     10  {text}\nyy     9  b c\n\n{('c ' * 90).strip()}\n"
    )


def test_a_cell_of_more_than_100_columns_does_not_widen_the_lines_of_others() -> None:
    for length, gap in ((99, 99), (100, 100), (101, 100)):
        printed = draw_row("x" * length, "1", "a", "y", "2", "b")
        assert f"\n{'x' * length}  1  a\ny{' ' * (gap - 1)}  2  b\n" in printed


def test_a_character_that_the_output_lacks_is_escaped_before_it_is_laid_out() -> None:
    lines = draw_row("ó", "1", "a", "b", "2", "c", encoding="ascii").split("\n")
    assert lines[2:5] == ["A       N  Text", "\\u00f3  1  a", "b       2  c"]
    view = View("ó", (Column("A"), Column("B")), [((Segment("“ó” óó"),), (Segment("y"),))], ())
    screen = Screen(20, colour=False, unicode=False, encoding="latin-1")
    assert draw_view(view, screen) == (
        "ó\n\nA                 B\n-------------------\n\\u201có\\u201d óó  y\n\n\n"
    )


def test_a_screen_of_fewer_than_20_columns_is_drawn_for_as_if_it_had_20() -> None:
    def count_longest(width: int) -> int:
        text = draw_lines([(Segment("a" * 60),)], Screen(width, colour=False, unicode=True))
        return max(map(len, text.split("\n")))

    assert [count_longest(width) for width in (1, 19, 20, 21)] == [20, 20, 20, 21]


def test_a_cell_of_120_kilobytes_with_a_mark_on_every_word_is_wrapped_in_linear_time() -> None:
    cell = tuple(Segment("migration ", "found" if at % 2 else "plain") for at in range(12_000))
    started = time.process_time()
    drawn = draw_lines([cell], Screen(80, colour=False, unicode=True))
    # Seconds. It takes 0.3; where each line was cut out of the whole, it took 30.
    assert time.process_time() - started < 5
    assert drawn.split() == ["migration"] * 12_000


def test_every_character_takes_as_many_cells_as_rich_says() -> None:
    # Planes 2 and 3 are ideographs; few characters from plane 4 on are assigned, those of plane 14.
    codes = (*range(0x20000), *range(0xE0000, 0xE1000), *range(0x20000, sys.maxunicode + 1, 61))
    characters = map(chr, codes)
    assert [each for each in characters if cell_len(each) != measure_cells(each)] == []
    assert cell_len("“Asia- Pacific” – naïve …") == 25


@pytest.mark.parametrize("shape", ["table", "groups", "cards", "entries"])
@pytest.mark.parametrize("is_spaced", [False, True])
def test_without_colour_many_rows_are_drawn_as_with_colour(
    shape: Literal["table", "groups", "cards", "entries"], is_spaced: bool
) -> None:
    columns = (Column("Number", "right"), Column("A longer heading"), Column("Text"))
    rows = [
        ((Segment(str(n // 3), "id"),), (Segment("é  b" * (n % 4)),), (Segment("你好 a\nb " * n),))
        for n in [*range(9), *[1] * 100]
    ]
    view = View("Title", columns, rows, (), is_spaced, shape)
    for screen in (
        Screen(20, colour=False, unicode=True),
        Screen(60, colour=False, unicode=False),
        Screen(100, colour=False, unicode=True, wraps=False),
    ):
        coloured = draw_view(view, screen._replace(colour=True))
        # The numbers of the first groups are in colour at least.
        assert len(re.findall(r"\x1b\[[0-9;]+m[012]\x1b", coloured)) >= 3
        lines = re.sub(r"\x1b\[[0-9;]*m", "", coloured).split("\n")
        assert [line.rstrip() for line in lines] == draw_view(view, screen).split("\n")


class _EndingRows(list[Row]):
    """Rows that can be made in full some times, and of which then only some can be made."""

    whole_times = 0

    def __iter__(self) -> Iterator[Row]:
        """Fail after the rows that there are, unless they may be made in full."""
        yield from super().__iter__()
        self.whole_times -= 1
        if self.whole_times < 0:
            raise RuntimeError("no more rows")


# A table is measured and its lines are counted before it is drawn.
@each_row(("shape", "whole_times"), [("cards", 0), ("entries", 0), ("table", 2), ("groups", 2)])
@each_row("colour", [False, True])
def test_the_first_rows_are_drawn_before_the_others_are_made(
    shape: Literal["table", "groups", "cards", "entries"], whole_times: int, colour: bool
) -> None:
    columns = (Column("A"), Column("B"), Column("C"))
    rows = _EndingRows([((Segment("one"),), (Segment("two"),), (Segment("three"),))] * 101)
    rows.whole_times = whole_times
    view = View("Title", columns, rows, (), shape=shape)
    parts = draw_parts(view, Screen(80, colour=colour, unicode=True))
    drawn: list[str] = []
    with pytest.raises(RuntimeError):
        drawn.extend(parts)
    assert "three" in "".join(drawn)


def test_without_colour_the_words_are_those_with_colour() -> None:
    cell = (
        Segment("“Señor” ", "strong"),
        Segment("said 你好 " * 20),
        Segment("\n[it]", "editorial"),
    )
    view = View("Title", (Column("A"), Column("B")), [(cell, cell)] * 2, cell, shape="entries")
    for width in (20, 60, 100):
        plain, coloured = (
            draw_view(view, Screen(width, colour=colour, unicode=True)) for colour in (False, True)
        )
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
