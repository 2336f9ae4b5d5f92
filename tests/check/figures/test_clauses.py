"""The numbers of a sentence, what is beside each of them, and the time it is given for."""

from gcmreview.check.figures.clauses import Clause, list_counts, list_times, read_clauses
from gcmreview.text.words import fold_words
from support.rows import each_row


def read(sentence: str) -> list[Clause]:
    """Return the clauses of the numbers of a sentence, of which any word may be counted."""
    return read_clauses(sentence, list_counts(sentence), frozenset(fold_words(sentence)), "2021")


def cut(sentence: str) -> list[tuple[str, str]]:
    """Return what is before and after each number in its clause."""
    return [(each.before, each.after) for each in read(sentence)]


@each_row(
    ("sentence", "numbers"),
    [
        ("60–65 million", [("60–65 million", 65)]),
        ("60 - 65 million", [("60 - 65 million", 65)]),
        ("60 million to 65 million", [("60 million to 65 million", 65)]),
        ("150 to 200 people", [("150 to 200", 200)]),
        ("between 60 and 65 million", [("60 and 65 million", 65)]),
        # These are two numbers.
        ("from 60 million to 65 million", [("60 million", 60), ("65 million", 65)]),
        ("60 and 65 million", [("60", 60), ("65 million", 65)]),
        ("60 to over 65 million", [("60", 60), ("over 65 million", 65)]),
        ("60 per cent to 65 million", [("60 per cent", 60), ("65 million", 65)]),
        ("60, then 65 million", [("60", 60), ("65 million", 65)]),
    ],
)
def test_a_range_is_its_end_with_a_qualifier(
    sentence: str, numbers: list[tuple[str, float]]
) -> None:
    joined = list_counts(sentence)
    assert [(sentence[each.start : each.end], each.amount) for each in joined] == numbers
    assert [each.qualifier for each in joined] == (
        ["between"] if len(numbers) == 1 else [None, "over" if "over" in sentence else None]
    )


@each_row(
    ("sentence", "clauses"),
    [
        ("It had 52 million then.", [("It had ", " million then.")]),
        ("It had 52, now 65 do.", [("It had ", ", now "), (", now ", " do.")]),
        ("It was; it had 52: so it is.", [("it had ", ": so it is.")]),
        ("It was, while it had 52, but no more.", [("while it had ", ", ")]),
        ("It was, so it had 52, as before.", [("It was, so it had ", ", as before.")]),
        ("It was, android or not, 52, whenever.", [("It was, android or not, ", ", whenever.")]),
    ],
)
def test_a_clause_ends_at_its_marks_and_at_the_next_number(
    sentence: str, clauses: list[tuple[str, str]]
) -> None:
    assert cut(sentence.replace(" million", "")) == [
        (before, after.replace(" million", "")) for before, after in clauses
    ]


@each_row("word", ["while", "whereas", "but", "and", "when"])
def test_a_clause_ends_before_a_word_that_joins_another(word: str) -> None:
    sentence = f"The world is large, {word} it had 52 million sheep"
    ((before, after),) = cut(sentence)
    assert (before, after) == (f"{word} it had ", " sheep")


@each_row("word", ["today", "now", "currently", "at present", "nowadays"])
def test_a_word_for_the_present_says_the_time(word: str) -> None:
    (clause,) = read(f"Unlike before, {word} there are 65.")
    assert clause.time == "today"


@each_row(
    ("sentence", "times"),
    [
        # The year beside it.
        ("It had 52 goats in 1990, as in 2000.", ["1990"]),
        ("It had 52 (1990), not as in 2000.", ["1990"]),
        ("It had 52 in 1990, 65 in 2021.", ["1990", "today"]),
        ("It had 52 in 1990 and 65 today.", ["1990", "today"]),
        ("Now 65 of 1990 live.", ["1990"]),
        # A year right after another number is that number's.
        ("From 52 in 1990, 65 came now.", ["1990", "today"]),
        # Today in its clause, however far, after the last year.
        (f"It has 65 {'goats ' * 20}today.", ["today"]),
        # Not one of two.
        ("Unlike 1990, now there are 65.", [None]),
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
    assert [each.time for each in read(sentence)] == times


def test_the_year_of_the_release_is_today() -> None:
    assert list_times("In 1990, in 2021 and now.", "2021") == {"1990", "today"}
    assert list_times("In 12021 or 1890.", "2021") == set()
