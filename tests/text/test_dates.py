"""Dates as style guides write them."""

from datetime import date

from gcmreview.text.dates import MONTHS, write_american_day, write_day, write_short_day
from support.rows import each_row


@each_row(
    ("day", "written", "american", "short"),
    [
        (date(2021, 3, 19), "19 March 2021", "March 19, 2021", "19 Mar. 2021"),
        (date(2021, 5, 1), "1 May 2021", "May 1, 2021", "1 May 2021"),
        (date(2021, 6, 30), "30 June 2021", "June 30, 2021", "30 June 2021"),
        (date(2021, 7, 4), "4 July 2021", "July 4, 2021", "4 July 2021"),
        (date(1999, 9, 9), "9 September 1999", "September 9, 1999", "9 Sept. 1999"),
        (date(1999, 12, 31), "31 December 1999", "December 31, 1999", "31 Dec. 1999"),
    ],
)
def test_a_day_is_written_as_each_guide_does(
    day: date, written: str, american: str, short: str
) -> None:
    assert (write_day(day), write_american_day(day), write_short_day(day)) == (
        written,
        american,
        short,
    )


@each_row("number", range(1, 13))
def test_only_months_of_more_than_four_letters_are_cut(number: int) -> None:
    month = MONTHS[number - 1]
    short = write_short_day(date(2021, number, 2)).split()[1]
    assert (short == month) == (len(month) <= 4)
    assert month.startswith(short.rstrip("."))
