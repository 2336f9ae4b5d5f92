"""Subjects, verbs and objects of a sentence, each with sentences that lack them."""

from gcmreview.attribution.grammar import (
    find_pronoun,
    find_subject,
    find_verb,
    give,
    is_object,
    is_title,
    list_antecedents,
)
from gcmreview.text.words import split_words
from support.reading import read
from support.rows import each_row

ESCAP = "the United Nations Economic and Social Commission for Asia and the Pacific"


@each_row(
    ("text", "expected"),
    [
        ("she said", "she"),
        ("he also later said", "he"),
        ("Motus said", None),
        ("she and Motus said", None),
        ("said she", None),
        ("her said", None),
        ("she spoke", None),
    ],
)
def test_a_subject_is_a_pronoun_alone(text: str, expected: str | None) -> None:
    assert find_pronoun(read(text)) == expected


@each_row(
    ("text", "name"),
    [
        ("Motus said", "Motus"),
        ("Motus later said", "Motus"),
        ("Motus, who said", "Motus"),
        ("Motus who said", "Motus"),
        ("Vitorino and Motus, who said", "Vitorino and Motus"),
        ("Motus as saying", "Motus"),
        ("Vitorino and Motus said", "Vitorino and Motus"),
        ("Alisjahbana, Vitorino, and Motus said", "Alisjahbana, Vitorino, and Motus"),
        ("Vitorino thanked Motus and Alisjahbana said", "Motus and Alisjahbana"),
        ("Vitorino spoke, then with Motus, who said", "Motus"),
        ("Vitorino, with Motus, said", "Vitorino"),
        ("Vitorino spoke with Motus said", "Vitorino"),
        ("It was Vitorino, not Motus, who said", "Vitorino"),
        ("not with Motus, who said", "Motus"),
        ("with Motus he said", None),
        ("he said", None),
        ("said Motus", None),
    ],
)
def test_the_subject_is_who_speaks_of_those_before_the_verb(text: str, name: str | None) -> None:
    sentence = read(text)
    verb = find_verb(sentence)
    assert verb is not None
    subject = find_subject(sentence, verb)
    assert (subject and sentence.name(subject)) == name


def test_a_subject_before_as_is_found_at_the_end_of_a_sentence() -> None:
    sentence = read("For Paul, Vitorino as")
    subject = find_subject(sentence, len(sentence.words))
    assert subject is not None
    assert sentence.name(subject) == "Vitorino"


@each_row("text", ["to Motus", "to Mr Motus", "with Ms. Motus", "quoting Motus", "Motus’s aide"])
def test_a_name_that_is_spoken_to_or_owns_is_an_object(text: str) -> None:
    sentence = read(text)
    assert is_object(sentence, sentence.mentions[0])


@each_row("text", ["Motus", "according to Ms Motus", "that Mr. Motus", "and Motus said"])
def test_a_name_that_speaks_is_no_object(text: str) -> None:
    sentence = read(text)
    assert not is_object(sentence, sentence.mentions[0])


@each_row(
    ("text", "name"),
    [
        ("yesterday the ILO said", "the ILO"),
        ("the ILO also said", "the ILO"),
        (f"and {ESCAP} said", ESCAP),
        ("Motus and the ILO said", "Motus"),
        ("the ILO official said", None),
        ("with the ILO he said", None),
        ("the United Nations said", None),
        ("the IOM said", None),
        ("said", None),
    ],
)
def test_an_organization_right_before_a_verb_may_be_its_subject(
    text: str, name: str | None
) -> None:
    sentence = read(text)
    subject = find_subject(sentence, len(sentence.words) - 1)
    assert (subject and sentence.name(subject)) == name


def test_any_speaker_of_a_sentence_may_speak_next_the_last_first() -> None:
    found = list_antecedents(read("Motus, Florence Kim and Vitorino met"))
    assert [each.named for each in found] == ["Vitorino", "Motus"]
    assert {each.beside for each in found} == {frozenset(["motus", "vitorino"])}


def test_a_name_that_may_be_anothers_is_a_weak_sign() -> None:
    sure, unsure = read("Motus"), read("Armida Salsiah")
    assert give(sure, sure.mentions[0], "strong").strength == "strong"
    assert give(unsure, unsure.mentions[0], "strong").strength == "weak"


@each_row(
    ("word", "expected"),
    [
        *(("Dr", True), ("minister", True), ("Thai", True), ("the", True), (".", True)),
        *((",", True), ("colleague", False), ("(", False), ("met", False)),
    ],
)
def test_honorifics_offices_and_small_words_come_before_a_name(word: str, expected: bool) -> None:
    assert is_title(split_words(word)[0]) == expected
