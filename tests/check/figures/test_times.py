"""For which year a number is given, or for today."""

from gcmreview.check.figures.scope import read_clauses
from gcmreview.check.figures.times import blank_years, list_times, read_time
from gcmreview.text.numbers import list_numbers
from support.rows import each_row

NOW = r"\b(?:today|now|2021)\b"


def read(sentence: str) -> list[str | None]:
    """Return the time of each number of a sentence."""
    clauses = read_clauses(sentence, list(list_numbers(sentence)))
    shared = blank_years(sentence, clauses)
    return [read_time(shared, clause, NOW) for clause in clauses]


@each_row(
    ("sentence", "times"),
    [
        # The year beside it.
        ("It had 52 goats in 1990, as in 2000.", ["1990"]),
        ("It had 52 (1990), not as in 2000.", ["1990"]),
        ("Not as in 2000, in 1990, 52 came.", ["1990"]),
        ("It had 52 in 1990, 65 in 2021.", ["1990", "today"]),
        ("It had 52 in 1990 and 65 today.", ["1990", "today"]),
        ("Now 65 of 1990 live.", ["1990"]),
        # A year right after another number is that number's.
        ("From 52 in 1990, 65 came now.", ["1990", "today"]),
        # Today in its clause, however far, after the last year.
        (f"It has 65 {'goats ' * 20}today.", ["today"]),
        ("Unlike today, in 1990 there were 52.", ["1990"]),
        ("Unlike 1990, now there are 65.", ["today"]),
        # The only year of the sentence.
        ("1990 came; there were 52.", ["1990"]),
        (f"There were 52 {'goats ' * 20}in 1990.", ["1990"]),
        # Not one of a later clause, nor one of two, nor where today comes between.
        ("There were 52; 1990 came.", [None]),
        (f"There were 52 {'goats ' * 20}in 1990 or 1991.", [None]),
        ("1990 came; now it is late; there were 52.", [None]),
        ("There were 52.", [None]),
        # Nor one that is right after another number.
        ("There were 52 in 1990, and there were 65.", ["1990", None]),
        ("In 1980 there were 52, 53 in 1990, and 65.", ["1980", "1990", "1980"]),
    ],
)
def test_a_number_is_given_for_the_time_that_is_clear(
    sentence: str, times: list[str | None]
) -> None:
    assert read(sentence) == times


def test_the_year_of_the_release_is_today() -> None:
    assert list_times("In 1990, in 2021 and now.", NOW) == {"1990", "today"}
    assert list_times("In 12021 or 1890.", NOW) == set()
