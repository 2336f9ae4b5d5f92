"""What is wrong with a figure: its number, its year or its qualifier."""

from gcmreview.check.codes import FIGURE_CHANGED, QUALIFIER_CHANGED
from gcmreview.check.findings import Change
from gcmreview.check.rules.figures import judge_figure
from gcmreview.dataset.model import Statistic
from support.figures import find, state
from support.rows import each_row

BARE = state(52, year=1990)
OVER = state(65, qualifier="over", year="today")
MONEY = state(52, "million", qualifier="US$", year=1990)
EUROS = state(52, "million euros", qualifier="over", year=1990)


def judge(figure: str, statistic: Statistic, year: int | str = 1990) -> Change | None:
    """Judge a figure that a draft gives for a statistic."""
    when = "today" if statistic.year == "today" else f"in {year}"
    (stated,) = find(f"Alpha and Beta had {figure} sheep and goats {when}.", statistic)
    judgement = judge_figure(stated)
    return judgement and judgement[0]


@each_row(
    ("figure", "statistic"),
    [
        ("52 million", BARE),
        ("52m", BARE),
        ("52,000,000", BARE),
        ("$52 million", MONEY),
        ("US$52m", MONEY),
        ("USD 52 million", MONEY),
        ("52 million dollars for", MONEY),
        ("over €52 million for", EUROS),
        ("about 52 million", BARE),
        ("some 52 million", BARE),
        ("only about 52 million", BARE),
        ("over 65 million", OVER),
        ("just over 65 million", OVER),
        ("more than 65 million", OVER),
        ("65 million-plus", OVER),
        ("over 65 million", state(65, qualifier="way over", year="today")),
        ("65 million", state(65, qualifier="no fewer, I say, than", year="today")),
    ],
)
def test_a_figure_with_its_number_and_qualifier_is_right(figure: str, statistic: Statistic) -> None:
    assert judge(figure, statistic) is None


@each_row(
    ("figure", "statistic", "code", "said"),
    [
        ("56 million", BARE, FIGURE_CHANGED, "instead of “52 million”"),
        ("over 56 million", BARE, FIGURE_CHANGED, "instead of “52 million”"),
        ("70 million", OVER, FIGURE_CHANGED, "instead of “over 65 million”"),
        ("65 million", OVER, QUALIFIER_CHANGED, "drops the qualifier of “over 65 million”"),
        ("about 65 million", OVER, QUALIFIER_CHANGED, "changes the qualifier of “over 65 million”"),
        ("only 65 million", OVER, QUALIFIER_CHANGED, "changes the qualifier of “over 65 million”"),
        ("only 52 million", BARE, QUALIFIER_CHANGED, "adds a qualifier to “52 million”"),
        ("52 million-plus", BARE, QUALIFIER_CHANGED, "adds a qualifier to “52 million”"),
        ("50–52 million", BARE, QUALIFIER_CHANGED, "adds a qualifier to “52 million”"),
        ("52–55 million", BARE, FIGURE_CHANGED, "instead of “52 million”"),
        ("52", BARE, FIGURE_CHANGED, "instead of “52 million”"),
        ("$56 million", MONEY, FIGURE_CHANGED, "instead of “US$52 million”"),
        ("€52 million", MONEY, FIGURE_CHANGED, "instead of “US$52 million”"),
        ("52 million", MONEY, QUALIFIER_CHANGED, "drops the currency of “US$52 million”"),
        ("over $52 million", MONEY, QUALIFIER_CHANGED, "adds a qualifier to “US$52 million”"),
        ("€52 million", EUROS, QUALIFIER_CHANGED, "drops the qualifier of “over 52 million euros”"),
    ],
)
def test_a_figure_with_another_number_or_qualifier_is_reported(
    figure: str, statistic: Statistic, code: str, said: str
) -> None:
    theirs = said.split("“")[1].rstrip("”")
    said = f"“{figure}” {said} (herds, para. 3)"
    assert judge(figure, statistic) == Change(theirs, figure, said, code)


def test_a_figure_for_another_year_is_as_wrong_as_another_number() -> None:
    said = "“52 million” for 1980 instead of “52 million in 1990” (herds, para. 3)"
    change = Change("52 million in 1990", "52 million", said, FIGURE_CHANGED)
    assert judge("52 million", BARE, 1980) == change
    (stated,) = find("In 1980, Alpha and Beta had 52 million sheep and goats.", BARE)
    judgement = judge_figure(stated)
    assert judgement
    assert (judgement[0], stated.year) == (change, "1980")
