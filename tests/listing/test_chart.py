"""The chart draws what can be compared, each bar beside its figure."""

from support.runs import EXPECTED, Run


def test_the_chart_draws_each_figure_with_its_qualifier(gcmreview: Run) -> None:
    done = gcmreview("stats", "--chart", COLUMNS="72")
    expected = EXPECTED / "chart-72.txt"
    assert done.stdout == expected.read_text(encoding="utf-8")
