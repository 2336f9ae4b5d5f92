"""Which text does nothing but name who speaks."""

from gcmreview.attribution.lines import names_speaker
from support.reading import read
from support.rows import each_row


@each_row(
    "text",
    [
        "António Vitorino",
        "António Vitorino, IOM",
        "Vitorino said",
        "Florence Kim",
        "ILO",
        "The ILO:",
        "— ILO",
        "Nenette Motus" + " Director" * 18,
        "Vitorino said:",
        "Florence Kim, a nurse",
    ],
)
def test_a_name_with_its_office_says_who_speaks(text: str) -> None:
    assert names_speaker(read(text))


@each_row(
    "text",
    [
        "",
        "…",
        "antónio Vitorino",
        "Smith",
        "Bangkok, Monday",
        "Policies and approaches need to be fairer",
        "Vitorino thought that policies need to be fairer",
        "Nenette Motus" + " Director" * 19,
        "Vitorino thought that:",
        "By Florence Kim",
        "Motus reads books",
        "the ILO office",
    ],
)
def test_a_text_of_other_words_or_of_too_many_says_nobody(text: str) -> None:
    assert not names_speaker(read(text))
