"""Which words with capitals are the name of a person, and which are a label, a place, a title."""

from gcmreview.names.mentions import Sentence
from gcmreview.names.persons import list_other_words
from support.reading import PEOPLE, read
from support.rows import each_row


def list_people(text: str, draft: str = "") -> list[str]:
    """Return the unknown people that a sentence of a draft names."""
    sentence = Sentence(read(text).words, PEOPLE, lambda: list_other_words(draft))
    return [sentence.name(each) for each in sentence.mentions if sentence.is_person(each)]


@each_row(
    ("text", "name"),
    [
        ("Maria Lopez", "Maria Lopez"),
        ("J. K. Tanaka", "J. K. Tanaka"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("Fatima Al-Sayed", "Fatima Al-Sayed"),
        ("Ban Ki-moon", "Ban Ki-moon"),
        ("Mohammed Waleed", "Mohammed Waleed"),
        ("Clement Florence", "Clement Florence"),
        ("Mr. Hill", "Hill"),
        ("Ms Key", "Key"),
        ("Mayor Lopez", "Lopez"),
    ],
)
def test_two_names_or_one_after_a_title_are_a_person(text: str, name: str) -> None:
    assert list_people(text) == [name]


@each_row(
    "text",
    [
        "Lopez",
        "Mayor Key",
        "Key Message",
        "Global Compact",
        "Sri Lanka",
        "Los Angeles",
        "Thai Lopez",
        "Maria WTO",
        "Getting Prepared",
        "Maria Legislation",
        "Lopez Amendment",
        "Lopez Readiness",
        "Lopez Membership",
        "Lopez Capacity",
        "Lopez Enquiries",
        "Lopez Affordable",
        "Lopez Tactical",
        "Lopez Tourism",
        # A word of a speaker’s office: Under-Secretary-General.
        "Mayor Under",
        "Motus",
    ],
)
def test_ordinary_words_one_alone_and_speakers_are_no_unknown_person(text: str) -> None:
    assert list_people(text) == []


@each_row(
    ("draft", "is_other"),
    [
        ("they met at the delta", True),
        ("In Delta they met", True),
        ("near Delta", True),
        ("The Delta met", True),
        ("Delta met them", False),
        ("Maria Lopez-delta met", False),
    ],
)
def test_a_word_that_the_draft_has_as_something_else_is_no_name(draft: str, is_other: bool) -> None:
    assert list_people("Maria Delta", draft) == ([] if is_other else ["Maria Delta"])
