"""The figures of a release: value, unit, qualifier, year, and what is counted."""

from gcmreview.importing.figures import find_figures, is_foreign
from support.rows import each_row

Figure = tuple[str | None, float, str | None, int | str | None, str]


def read(text: str) -> list[Figure]:
    return [
        (each.qualifier, each.value, each.unit, each.year, each.label)
        for each, doubt in find_figures(1, text)
        if not doubt
    ]


def doubt(text: str) -> list[tuple[str | None, float, str | None, str]]:
    return [
        (each.qualifier, each.value, each.unit, why.partition(";")[0])
        for each, why in find_figures(1, text)
        if why
    ]


@each_row(
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
        # What is before a currency qualifies too.
        ("It cost more than US$ 12.5 million of public funds.",
         [("more than US$", 12.5, "million", None, "of public funds")]),
        ("It cost nearly EUR 5 million of public funds.",
         [("nearly EUR", 5, "million", None, "of public funds")]),
        # Each line of a list is one.
        ("Facts:\n• Over 20 camps\n– 30 camps", [("Over", 20, None, None, "camps"),
         (None, 30, None, None, "camps")]),
        # The label ends before a verb.
        ("About 50 workers may go.", [("About", 50, None, None, "workers")]),
        # No label ends in a word that goes on with another one.
        ("Some 50 passengers used the (new) ferries.",
         [("Some", 50, None, None, "passengers used")]),
        ("Some 50 people live within 2 kilometres.", [("Some", 50, None, None, "people live")]),
        ("About 50 workers and their 40 children.", [("About", 50, None, None, "workers"),
         (None, 40, None, None, "children")]),
        ("Some 50 people signed up, and 40 people live there.",
         [("Some", 50, None, None, "people signed up"),
          (None, 40, None, None, "people live there")]),
        # What it is counted by is a part of what it counts.
        ("Some 50 passengers use the ferries each day in 2023.",
         [("Some", 50, None, 2023, "passengers use the ferries each day")]),
        ("They emit 50 tonnes per year.", [(None, 50, None, None, "tonnes per year")]),
        # A digit in a word is a part of it.
        ("About 50 tonnes of CO2 a year.", [("About", 50, None, None, "tonnes of CO2 a year")]),
        ("About 50 cases of COVID-19.", [("About", 50, None, None, "cases of COVID-19")]),
        # What is of a country is no share.
        ("It helps people in 92 countries.", [(None, 92, None, None, "countries")]),
    ],
)  # fmt: skip
def test_a_figure_has_its_qualifier_unit_and_year(text: str, figures: list[Figure]) -> None:
    assert read(text) == figures


@each_row(
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
        "It met in ROOM 50 people, on MAY 50 people, at 50 PM people.",
        "Of the members, 23 agreed. Then 9 delegates left.",
    ],
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert read(text) == []


@each_row(
    ("text", "years"),
    [
        ("Over 5 million people in 2019.", [2019]),
        ("By 2030, 5 million people are there.", [2030]),
        ("In 2020, 50 camps had 5 million people.", [2020, 2020]),
        ("In 2020 there were 50 camps, up from 30 camps the year before.", [2020, None]),
        ("In 2020 there were 50 camps, and 30 camps a decade ago.", [2020, None]),
        ("Some 50 camps today.", ["today"]),
        ("Some 50 camps today opened their doors.", [None]),
        # Two years, a range of years, and all years since one.
        ("In 2020, 50 camps; in 2021 there were 30 camps.", [None, None]),
        ("Some 50 camps in 2019–2020.", [None]),
        ("Some 50 camps in 2019/20.", [None]),
        ("Some 50 camps in 2019 and 2020.", [None]),
        ("Some 50 camps since 1990.", [None]),
        ("Since 1990, 50 camps were built.", [None]),
        ("In the 1990s, and in 1990s terms, 50 camps.", [None]),
        ("By 2030 Agenda rules, 50 camps.", [None]),
    ],
)
def test_a_year_is_that_of_the_figure_or_none(text: str, years: list[int | None]) -> None:
    assert [year for _, _, _, year, _ in read(text)] == years


LABEL = "choose the words for what this figure counts, and look at what qualifies it"
RANGE = "this is part of a range or a share"
OTHER = "the words beside this figure are not read as English"


@each_row(
    ("text", "doubts"),
    [
        ("Prices rose by 20 per cent.", [(None, 20, "per cent", LABEL)]),
        ("It raised over £4.2 million.", [("over £", 4.2, "million", LABEL)]),
        ("Some 20,000 were hurt.", [("Some", 20000, None, LABEL)]),
        # A range, and a change that is none.
        ("They need 3 to 4 million people.", [(None, 4, "million", RANGE)]),
        ("THEY NEED 3 TO 4 MILLION PEOPLE.", [(None, 4, "MILLION", RANGE)]),
        ("They need 3–4 million people.", [(None, 4, "million", RANGE)]),
        ("Between 5 and 10 million people came.", [(None, 10, "million", RANGE)]),
        ("It grew from 50 camps to over 70 camps.", []),
        # Shares in words.
        ("Nine out of 10 people agree.", [(None, 9, "out of 10", LABEL)]),
        ("Almost two-thirds of them agree.", [("Almost", 2, "thirds", LABEL)]),
        ("Half of all agree.", [(None, 0.5, None, LABEL)]),
        ("A third meeting, one in May, a quarter to two.", []),
        # What changes the sense of a qualifier, and is none itself.
        ("Not fewer than 50 camps closed.",
         [("fewer than", 50, None, "“Not” may qualify this figure")]),
        ("Just shy of 50 camps closed.", [(None, 50, None, "“shy of” may qualify this figure")]),
        ("It has 50 camps or thereabouts.",
         [(None, 50, None, "“or thereabouts” may qualify this figure")]),
        # Other languages.
        ("Plus de 300 participants sont venus.", [(None, 300, None, OTHER)]),
        ("Le gouvernement de La Paz: 300 participants.", [(None, 300, None, OTHER)]),
        ("The mayor of La Paz met 300 participants.", []),
        # Around a quotation.
        ("Over 5 million people heard “” there.",
         [("Over", 5, "million", "this is beside a quotation")]),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_sure_has_a_reason(
    text: str, doubts: list[tuple[str | None, float, str | None, str]]
) -> None:
    assert [(*each[:3], each[3].partition(";")[0]) for each in doubt(text)] == doubts


def test_in_a_release_of_another_language_no_figure_is_sure() -> None:
    ((_, why),) = find_figures(1, "Rund 300 Events.", is_english=False)
    assert why.partition(";")[0] == OTHER


@each_row(
    ("text", "found"),
    [
        ("The talks end.", False),
        ("Talks", False),
        ("Les délégués de la région", True),
        ("東京 大臣", True),
        ("Ana de Souza of La Paz", True),
        ("Ana de Souza went to the city of La Paz", False),
    ],
)
def test_a_text_is_foreign_if_it_has_more_words_of_other_languages(text: str, found: bool) -> None:
    assert is_foreign(text) == found


@each_row(("count", "found"), [(9, 0), (10, 1)])
def test_a_plain_number_counts_from_ten_on(count: int, found: int) -> None:
    assert len(read(f"We met {count} delegates there.")) == found


def test_a_figure_keeps_its_whole_sentence() -> None:
    ((figure, _),) = find_figures(
        3, "It may rise. By 2030 some 5 million people are expected to move."
    )
    assert figure.text == "By 2030 some 5 million people are expected to move."
    assert figure.paragraph == 3


@each_row(("length", "found"), [(1000, 1), (1001, 0)])
def test_no_figure_is_read_in_what_is_too_long_for_a_sentence(length: int, found: int) -> None:
    start = "Over 5 million people came"
    assert len(read(f"{start}{'a' * (length - len(start) - 1)}.")) == found


def test_a_sentence_around_a_quotation_has_no_figures() -> None:
    assert read("Over 5 million people heard “” there.") == []
