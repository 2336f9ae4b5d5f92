"""Words of running text, and titles."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.characters import HYPHENS, INVISIBLE
from gcmreview.text.words import (
    SMALL,
    Word,
    find_words,
    fold_words,
    iter_words,
    normalize,
    split_words,
)
from support.rows import each_row
from support.strategies import AWKWARD

ANY = st.text(st.sampled_from(AWKWARD) | st.characters(), max_size=60)


@each_row(
    ("text", "words"),
    [
        ("", []),
        ("The world’s 1.5 people_now", ["The", "world", "s", "1", "5", "people", "now"]),
        ("Asia-Pacific", ["Asia", "Pacific"]),
        ("António 日本", ["António", "日本"]),
        ("… – ( )", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert find_words(text) == words


def test_folded_words_have_no_case_accents_or_invisible_characters() -> None:
    hidden = "".join(f"{char}o" for char in INVISIBLE)
    assert fold_words(f"Antó{hidden}nio, ASIA") == [f"anto{'o' * len(INVISIBLE)}nio", "asia"]


@each_row(
    ("name", "normal"),
    [
        ("Chihoko Asada-Miyakawa", "chihoko asada miyakawa"),
        ("H.E. Mr. Don", "h e mr don"),
        ("  António  ", "antonio"),
        ("…", ""),
    ],
)
def test_a_name_is_normalized_to_its_folded_words(name: str, normal: str) -> None:
    assert normalize(name) == normal


@given(ANY)
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


def test_words_are_split_from_marks() -> None:
    assert split_words("“Ms. Motus”, 2") == [
        Word("“", '"'),
        Word("Ms", "ms"),
        Word(".", "."),
        Word("Motus", "motus"),
        Word("”", '"'),
        Word(",", ","),
        Word("2", "2"),
    ]


@each_row("hyphen", HYPHENS)
def test_a_word_after_a_hyphen_is_joined(hyphen: str) -> None:
    assert split_words(f"Asia{hyphen}Pacific") == [
        Word("Asia", "asia"),
        Word("Pacific", "pacific", is_joined=True),
    ]


def test_a_word_after_a_lone_hyphen_is_not_joined() -> None:
    assert split_words("Asia - Pacific") == [Word("Asia", "asia"), Word("Pacific", "pacific")]


def test_letters_with_accents_are_composed_before_words_are_split() -> None:
    assert split_words("Jose\u0301 Ramos") == [Word("José", "jose"), Word("Ramos", "ramos")]


@each_row("char", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_an_invisible_character_divides_no_word(char: str) -> None:
    assert fold_words(f"mi{char}grants") == ["migrants"]


def test_an_apostrophe_divides_words_and_is_left_out() -> None:
    assert split_words("Motus’s") == [Word("Motus", "motus"), Word("s", "s")]


@given(ANY)
def test_splitting_words_loses_no_letter(text: str) -> None:
    assert [each for each in split_words(text) if not each.text] == []
    joined = "".join(each.text for each in split_words(text))
    assert [char for char in joined if char.isalnum()] == [
        char for word in split_words(text) for char in word.text if char.isalnum()
    ]


@each_row(
    ("text", "is_capital", "is_acronym", "is_mark"),
    [
        ("IOM", True, True, False),
        ("Iom", True, False, False),
        ("iom", False, False, False),
        ("I", True, False, False),
        ("5", False, False, False),
        (".", False, False, True),
    ],
)
def test_capitals_and_marks_are_recognized(
    text: str, is_capital: bool, is_acronym: bool, is_mark: bool
) -> None:
    word = Word(text, text.lower())
    assert (word.is_capital, word.is_acronym, word.is_mark) == (is_capital, is_acronym, is_mark)


# Words of 4 letters and more; more than three quarters of them, two at least.
def test_small_words_are_folded() -> None:
    assert [word for word in SMALL if normalize(word) != word] == []


@given(ANY)
def test_words_that_are_read_one_by_one_are_the_same(text: str) -> None:
    assert list(iter_words(text)) == split_words(text)
