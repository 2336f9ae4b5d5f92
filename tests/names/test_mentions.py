"""Who is named in a sentence, where its verbs of saying are, and which text is a name."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.names.lexicon import VERBS
from support.reading import list_names, read
from support.rows import each_row


@each_row(
    ("text", "names"),
    [
        ("Don Pramudwinai, Thai foreign minister", ["Don Pramudwinai", "Thai foreign minister"]),
        ("Thai foreign minister Don Pramudwinai", ["Don Pramudwinai"]),
        ("the IOM chief Amy Pope said", ["Amy Pope"]),
        ("the IOM chief, Amy Pope, said", ["Amy Pope"]),
        ("the IOM chief, Vitorino, said", ["IOM chief", "Vitorino"]),
        ("the IOM chief, Kim said", ["IOM chief", "Kim"]),
        ("the IOM chief and Amy Pope said", ["IOM chief", "Amy Pope"]),
        ("UN Secretary-General António Guterres said", ["António Guterres"]),
        ("IOM’s Paul Dillon", ["Paul Dillon"]),
        ("Ma. Nenette Motus", ["Nenette Motus"]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("Ruud van den Akker", ["Ruud van den Akker"]),
        ("Jane E", []),
        ("said A. Lopez", ["A. Lopez"]),
        ("They saw it. Maria Lopez", ["Maria Lopez"]),
        ("Prayut Chan-o-cha", ["Prayut Chan-o-cha"]),
        ("said Xu Li", ["Xu Li"]),
        ("Armida S. Alisjahbana", ["Alisjahbana"]),
        ("Abc. Smith", ["Abc. Smith"]),
        ("Abcd. Smith", ["Abcd", "Smith"]),
        ("On Friday Motus spoke", ["Motus"]),
        ("Mohammad Naciri and Florence Kim", ["Mohammad Naciri", "Florence Kim"]),
        ("the Reverend Maria Lopez", ["Maria Lopez"]),
        ("the economist Maria Lopez", ["Maria Lopez"]),
        ("the Honourable Lopez", ["Lopez"]),
        ("the French President Lopez", ["Lopez"]),
        ("the French president, Lopez", ["Lopez"]),
        ("Lopez, a minister", ["Lopez"]),
        ("Lopez told the minister", ["Lopez"]),
        ("Lopez of the office", ["Lopez"]),
        ("Lopez met the mayor", ["Lopez"]),
        ("Maria Lopez deputy minister", ["Maria Lopez"]),
        ("MP Maria Lopez", ["Maria Lopez"]),
        ("IOM’s Lopez", ["Lopez"]),
        ("Said Lopez", ["Lopez"]),
        ("Maria Lopez’s aide", ["Maria Lopez"]),
    ],
)
def test_a_sentence_names_speakers_and_persons_unknown(text: str, names: list[str]) -> None:
    assert list_names(text) == names


@each_row(
    "text",
    [
        "it was said in Bangkok",
        "near Kabul",
        "Kabul’s minister",
        "the U.N. said",
        "the Government Office",
        "She said so. He did too",
        "Said he",
        "the Press Council",
        "UNHCR said",
        "however, Monday",
        # What an article is before, the rest of a name, and what somebody is of.
        "the Bangkok Post",
        "The Harlow Courier",
        "the Geneva Declaration",
        "the New York-based group",
        "a Nepali delegate",
        "an Australian diplomat",
        "ILO Bangkok",
        "World Bank Jakarta Team",
        "former Indonesian planning minister",
        "Danish minister",
        "Nepali delegates",
        "Bangkok office",
        "IOM’s Bangkok-based chief",
        "Officials said",
    ],
)
def test_places_days_and_institutions_are_no_persons(text: str) -> None:
    assert list_names(text) == []


def test_a_first_name_may_be_anothers() -> None:
    (mention,) = read("Armida Salsiah").mentions
    assert (mention.speakers, mention.is_sure) == (frozenset(["alisjahbana"]), False)


def test_a_sentence_has_the_places_of_its_verbs_of_saying() -> None:
    assert read("Motus said that he, who was told, saw it").verbs == (1, 7)
    # A word with a capital is part of a name, but not where all verbs have one, as in a headline.
    assert read("Motus told the Said Group").verbs == (1,)
    assert read("Motus Says Yes").verbs == (1,)


def test_who_a_sentence_names_is_read_once() -> None:
    sentence = read("Motus said")
    assert sentence.mentions is sentence.mentions
    assert sentence.verbs is sentence.verbs


@given(st.lists(st.sampled_from(["Motus", "Kim", "said", ".", ",", "s", "de", "in", "IOM", "A"])))
def test_mentions_are_in_order_apart_and_within_the_sentence(words: list[str]) -> None:
    sentence = read(" ".join(words))
    ends = [0]
    for mention in sentence.mentions:
        assert ends[-1] <= mention.start < mention.end <= len(sentence.words)
        ends.append(mention.end)
    assert [sentence.words[at].folded in VERBS for at in sentence.verbs] == [True] * len(
        sentence.verbs
    )


def test_a_place_follows_its_own_word_and_not_the_last_one() -> None:
    assert list_names("Jane Doe was let in") == ["Jane Doe"]
