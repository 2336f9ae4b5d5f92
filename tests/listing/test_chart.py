"""The chart draws what can be compared, each bar beside its figure."""

from collections.abc import Sequence
from typing import Any

from gcmreview.dataset.model import Statistic
from gcmreview.listing.chart import draw_chart
from gcmreview.terminal.screen import Screen
from support.rows import each_row
from support.runs import EXPECTED, Run
from support.tables import REVIEW


def test_the_chart_draws_each_figure_with_its_qualifier(gcmreview: Run) -> None:
    done = gcmreview("stats", "--chart", COLUMNS="72")
    expected = EXPECTED / "chart-72.txt"
    assert done.stdout == expected.read_text(encoding="utf-8")


def draw(statistics: Sequence[Statistic], width: int) -> list[str]:
    """Draw statistics for a screen of so many columns, in lines of plain text."""
    cells = draw_chart(REVIEW, statistics, Screen(width, colour=False, unicode=False))
    return ["".join(span.text for span in cell) for cell in cells]


def make_statistic(**fields: Any) -> Statistic:
    """Make a statistic of the source with other fields."""
    plain = {"qualifier": None, "unit": None, "value": 50, "label": "people"}
    return REVIEW.statistics[0]._replace(**{**plain, **fields})


def make_pair(one: int, other: int) -> list[Statistic]:
    """Make two amounts of one thing, in 1990 and 2000."""
    return [
        make_statistic(id="one", value=one, year=1990, paragraph=3),
        make_statistic(id="other", value=other, year=2000, paragraph=3),
    ]


def test_a_chart_is_as_wide_as_the_screen_but_for_very_narrow_and_wide_ones() -> None:
    half = [make_statistic(unit="per cent")]
    lengths = {width: len(draw(half, width)[1]) for width in (1, 9, 10, 11, 99, 100, 101, 500)}
    assert lengths == {1: 10, 9: 10, 10: 10, 11: 11, 99: 99, 100: 100, 101: 100, 500: 100}
    assert draw(half, 20)[1] == "##########.........."


def test_an_amount_has_a_bar_of_ten_columns_even_where_there_is_no_room() -> None:
    # The year, the figure and the paragraph take 4, 3 and 7 columns, and 6 separate them.
    assert [line.count("#") for line in draw(make_pair(100, 50), 31)[1:3]] == [11, 6]
    assert [line.count("#") for line in draw(make_pair(100, 50), 30)[1:3]] == [10, 5]
    assert [line.count("#") for line in draw(make_pair(100, 50), 20)[1:3]] == [10, 5]


def test_the_longest_line_of_amounts_is_as_wide_as_the_screen() -> None:
    assert [len(line) for line in draw(make_pair(100, 50), 60)[1:3]] == [60, 40]
    assert draw(make_pair(100, 50), 40)[:3] == [
        "people",
        "1990  100  para. 3  ####################",
        "2000   50  para. 3  ##########",
    ]


def test_an_amount_of_none_is_compared_with_others_and_one_below_none_is_not() -> None:
    assert draw(make_pair(5, 0), 40)[1:3] == [
        "1990  5  para. 3  ######################",
        "2000  0  para. 3  ",
    ]
    apart = draw(make_pair(5, -1), 40)
    assert [apart[1], apart[4]] == ["[not drawn: there is nothing to compare it with]"] * 2


@each_row(
    ("statistics", "is_explained"),
    [
        (make_pair(5, 4), False),
        (make_pair(5, -1), True),
        ([make_statistic(unit="per cent", qualifier="over")], True),
    ],
)
def test_square_brackets_are_explained_where_there_are_any(
    statistics: list[Statistic], is_explained: bool
) -> None:
    *lines, source = draw(statistics, 60)
    assert any(line.startswith("[") for line in lines) == is_explained
    assert ("In square brackets" in source) == is_explained


@each_row("value", [101, -1])
def test_what_is_no_part_of_a_whole_is_named_and_not_drawn(value: int) -> None:
    share = [make_statistic(unit="per cent", value=value)]
    assert draw(share, 20)[1] == "[not drawn: there is nothing to compare it with]"


@each_row(("value", "bar"), [(100, "#" * 20), (0, "." * 20), (99, "#" * 20)])
def test_a_share_is_a_part_of_its_whole(value: int, bar: str) -> None:
    assert draw([make_statistic(unit="%", value=value)], 20)[1] == bar


def test_amounts_are_compared_only_with_others_of_the_same_thing_in_the_same_unit() -> None:
    one, other = make_pair(100, 50)
    others = ([one], [one, other._replace(label="states")], [one, other._replace(unit="million")])
    for statistics in others:
        lines = draw(statistics, 40)
        undrawn = [line for line in lines if line.startswith("[not drawn")]
        assert len(undrawn) == len(statistics)
        assert not any("#" in line for line in lines)


def test_a_bar_whose_figure_is_qualified_has_an_open_end_and_the_chart_says_so() -> None:
    one, other = make_pair(100, 50)
    lines = draw([one._replace(qualifier="over"), other], 45)
    assert lines[1] == "1990  over 100  para. 3  ###################~"
    assert lines[2] == "2000        50  para. 3  ##########"
    assert lines[4] == "[~ at the end of a bar: its figure is qualified]"
    assert not any("qualified" in line for line in draw([one, other], 45))
