"""The cases of the evaluation, and the oracle that decides what the source says."""

from random import Random

import edits
from classes import CLASSES
from corpus import make_cases, make_class
from passages import Passage, is_in_source, split_pieces
from support.rows import each_row


def test_a_seed_gives_the_same_cases_each_time_and_another_seed_others() -> None:
    cases = list(make_cases(3, 100))
    assert cases == list(make_cases(3, 100))
    assert cases != list(make_cases(4, 100))


def test_a_class_of_few_drafts_gives_each_of_them_once() -> None:
    exact = next(kind for kind in CLASSES if kind.name == "exact")
    words = Passage("No one is safe.", None)
    kind = exact._replace(draw=lambda _: words, shape="BOM")
    # Two kinds of marks, three ways to attribute, and three sentences before it or none.
    drafts = [case.draft for case in make_class(Random(1), kind, 25)]
    assert (len(drafts), len(set(drafts))) == (24, 24)


@each_row(
    "words",
    [
        "As we learned from the pandemic – no one is safe until everyone is safe",
        "no one is safe until everyone is safe",
        "No one is safe until everyone is safe.",
        "no one is safe\nuntil everyone is safe,",
        "",
    ],
)
def test_the_sources_words_are_in_the_source(words: str) -> None:
    assert is_in_source(words)


@each_row(
    "words",
    [
        "no one is safe until everybody is safe",
        "so one is safe until everyone is safe",
        "no one Is safe until everyone is safe",
        "no one is safe until everyone is saf",
        "no one is safe, until everyone is safe",
        "no one is safe until everyone is safe!",
    ],
)
def test_changed_words_are_not_in_the_source(words: str) -> None:
    assert not is_in_source(words)


@each_row(
    ("words", "pieces"),
    [
        ("no one is safe", ["no one is safe"]),
        ("no one … is safe", ["no one", "is safe"]),
        ("no one . . . is safe [...] now", ["no one", "is safe", "now"]),
        ("no one [of us] is saf[er]", ["no one", "is"]),
    ],
)
def test_omissions_and_brackets_cut_a_quotation_into_pieces(words: str, pieces: list[str]) -> None:
    assert split_pieces(words) == pieces


def test_every_word_of_a_table_is_replaced_by_another() -> None:
    swaps = edits.WORDS["swaps"]
    same = [word for table in swaps.values() for word, by in table.items() if word == by]
    assert same == []
