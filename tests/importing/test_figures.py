"""The figures of a release: value, unit, qualifier, year, and what is counted."""

import pytest

from gcmreview.importing.figures import find_figures

Figure = tuple[str | None, float, str | None, int | str | None, str]


def read(text: str) -> list[Figure]:
    return [
        (each.qualifier, each.value, each.unit, each.year, each.label)
        for each in find_figures(1, text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "It brought together over 200 government representatives and stakeholders.",
            [("over", 200, None, None, "government representatives and stakeholders")],
        ),
        (
            "The number of migrants in the region has grown from 52 million in 1990 to over "
            "65 million today.",
            [
                (None, 52, "million", 1990, "migrants in the region"),
                ("over", 65, "million", "today", "migrants in the region"),
            ],
        ),
        (
            "Roughly 25 per cent of all the world’s migrants live there.",
            [("Roughly", 25, "per cent", None, "of all the world’s migrants live there")],
        ),
        ("In 2019, 12,500 households moved.", [(None, 12500, None, 2019, "households moved")]),
        ("It cost US$12.5 million of public funds.",
         [("US$", 12.5, "million", None, "of public funds")]),
        ("About 1 200 000 tonnes.", [("About", 1200000, None, None, "tonnes")]),
        ("At least 1.2 million people came.", [("At least", 1.2, "million", None, "people came")]),
    ],
)  # fmt: skip
def test_a_figure_has_its_qualifier_unit_and_year(text: str, figures: list[Figure]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The review concluded today (19 March).",
        "It was held from 10 to 12 March by the ministry.",
        "The COVID-19 pandemic goes on; SDG 10 is a goal, and so is target 3.2.",
        "The 2030 Agenda was adopted in 2015.",
        "Call +63 916 237 0574 or 022 739 8111.",
        "She is 34 years old and came at 9 p.m. from Room 12.",
        "The 3rd session met on 5 May 2020, as in paragraph 14.",
        "They won 3–2 and 10/11 points.",
        "Between 5 and 10 million people came, then 3 to 4 million people.",
        "He waited for 20 minutes and 30 years.",
        # A word that is counted by nothing, and a small number without a unit.
        "Of the members, 23 agreed. Then 9 delegates left.",
    ],
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("count", "found"), [(9, 0), (10, 1)])
def test_a_plain_number_counts_from_ten_on(count: int, found: int) -> None:
    assert len(read(f"We met {count} delegates there.")) == found


def test_a_figure_keeps_its_whole_sentence() -> None:
    (figure,) = find_figures(3, "It may rise. By 2030 some 5 million people are expected to move.")
    assert figure.text == "By 2030 some 5 million people are expected to move."
    assert figure.paragraph == 3


@pytest.mark.parametrize(("length", "found"), [(1000, 1), (1001, 0)])
def test_no_figure_is_read_in_what_is_too_long_for_a_sentence(length: int, found: int) -> None:
    start = "Over 5 million people came"
    assert len(read(f"{start}{'a' * (length - len(start) - 1)}.")) == found


def test_a_sentence_around_a_quotation_has_no_figures() -> None:
    assert read("Over 5 million people heard “” there.") == []
