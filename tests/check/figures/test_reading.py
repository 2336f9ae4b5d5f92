"""Figures whose region or time is said before their sentence, and numbers that are not compared."""

from support.drafting import check
from support.figures import read, state
from support.rows import each_row

HEADING = "## Asia and the Pacific\n\n"


def list_figures(draft: str) -> tuple[list[str], list[str]]:
    """Return the wrong figures of a draft, and its numbers that were not compared."""
    checked = check(draft, "markdown")
    return [each.text for each in checked.figures], [each.text for each in checked.not_compared]


@each_row(
    ("draft", "wrong"),
    [
        # The region is in the heading, in two headings, or in an earlier sentence.
        (f"{HEADING}In 1990 there were 56 million international migrants.\n", "56 million"),
        (f"{HEADING}### People\n\n56 million international migrants in 1990.\n", "56 million"),
        (
            "Asia and the Pacific is large. It had 56 million international migrants in 1990.\n",
            "56 million",
        ),
        (
            "Asia and the Pacific is large.\n\nNow it has over 75 million international migrants.",
            "over 75 million",
        ),
        # The year is.
        ("# Asia and the Pacific in 1990\n\n56 million international migrants.\n", "56 million"),
        (
            "# 1990\n\nAsia and the Pacific had 56 million international migrants.\n",
            "56 million",
        ),
        (
            f"{HEADING}Look at 1990. There were 56 million international migrants.\n",
            "56 million",
        ),
        (f"{HEADING}### Today\n\nOver 75 million international migrants.\n", "Over 75 million"),
        (f"{HEADING}Some text.\n\nToday, 65 million international migrants.\n", "65 million"),
        # The region is in capitals.
        ("ASIA AND THE PACIFIC had 56 million international migrants in 1990.\n", "56 million"),
        # Another section follows.
        (
            f"{HEADING}In 1990, 56 million international migrants.\n\n## Elsewhere\n\nText.\n",
            "56 million",
        ),
        # It is in words.
        (f"{HEADING}In 1990, fifty-six million international migrants.\n", "fifty-six million"),
    ],
)
def test_a_figure_is_compared_by_what_its_section_says_before_it(draft: str, wrong: str) -> None:
    assert list_figures(draft) == ([wrong], [])


@each_row(
    "draft",
    [
        "There are 66 million international migrants.\n",
        "First, Asia had 66 million international migrants in 1990.\n",
        # Another section, another place, another time.
        f"{HEADING}Text.\n\n## Elsewhere\n\nIn 1990 there were 66 million international migrants.",
        f"{HEADING}Look at 1990 in Africa. There were 66 million international migrants.\n",
        f"{HEADING}Look at 1990 and 2000. There were 66 million international migrants.\n",
        f"{HEADING}Look at 1990. There are 66 million international migrants.\n",
        f"{HEADING}Look at 1990. It grew to 66 million international migrants.\n",
        f"{HEADING}Look at today. There were 66 million international migrants.\n",
        f"{HEADING}There were 66 million international migrants.\n",
        f"{HEADING}Look at 1990. There were 66 million international migrants in 1995.\n",
        "# International migrants in 1990, Asia and the Pacific\n\nOf 66 million, some migrants.\n",
        # Right for another statistic.
        f"{HEADING}Look at today. It was over 52 million international migrants.\n",
    ],
)
def test_a_number_of_another_place_or_time_is_not_compared(draft: str) -> None:
    wrong, others = list_figures(draft)
    assert wrong == []
    assert len(others) == 1


@each_row(
    ("draft", "number"),
    [
        ("The world has 65 million international migrants.\n", "65 million"),
        ("Over 65 million migrants came.\n", "Over 65 million"),
        ("Migrants numbered 65,000,000 then.\n", "65,000,000"),
        ("Seventy per cent of migrants were men.\n", "Seventy per cent"),
        ("About 250 stakeholders met.\n", "About 250"),
        ("Half a million migrants came.\n", "Half a million"),
    ],
)
def test_a_number_near_what_the_dataset_counts_is_said_if_it_is_not_compared(
    draft: str, number: str
) -> None:
    assert list_figures(draft) == ([], [number])


@each_row("word", ["hundred", "thousand", "million", "billion", "trillion"])
def test_a_number_in_words_is_said_too(word: str) -> None:
    assert list_figures(f"Two {word} stakeholders and migrants met.") == ([], [f"Two {word}"])


@each_row(
    "draft",
    [
        "There are 65 million people.\n",
        "The 12 migrants met 250 mayors.\n",
        "Ten migrants had 250 euros and two hundred bags.\n",
        "“There are 65 million international migrants in all of the world now.”\n",
        "In Asia and the Pacific there were 52 million international migrants in 1990.\n",
        "The migrants of 1990 were here.\n",
    ],
)
def test_other_numbers_are_not_said(draft: str) -> None:
    assert list_figures(draft) == ([], [])


# Six words.
@each_row(("words", "count"), [(5, 1), (6, 0)])
def test_what_is_counted_is_some_words_from_a_number_without_a_unit(words: int, count: int) -> None:
    goats = state(250, unit=None, label="goats")
    for text in (f"It had 240 {'old ' * words}goats.", f"Its goats {'old ' * words}240 times."):
        assert [each.known for each in read(text, goats)] == [None] * count


CHANGES = (
    "grew grown grows rose risen rises reached climbed doubled increase increased since later to"
)


@each_row("word", [*CHANGES.split(), "is", "are", "has", "have"])
def test_a_sentence_of_a_change_or_of_today_is_not_of_the_year_before_it(word: str) -> None:
    draft = f"{HEADING}Look at 1990. International migrants {word} 66 million.\n"
    assert list_figures(draft) == ([], ["66 million"])
    draft = draft.replace(f" {word} ", " numbered ")
    assert list_figures(draft) == (["66 million"], [])


def test_a_number_that_states_a_figure_is_found_once() -> None:
    found = read(
        "In 1990 Alpha and Beta had 56 million sheep.", state(52, label="sheep", year=1990)
    )
    assert [each.known is not None for each in found] == [True]


def test_the_places_of_a_label_may_be_named_before_its_sentence() -> None:
    label = state(52, label="sheep in Alpha and Beta", year=1990)
    for sentence, count in (("56 million sheep", 1), ("56 million", 0)):
        found = read(f"Alpha and Beta are large. They had {sentence} in 1990.", label)
        assert [each.known is not None for each in found] == [True] * count
