"""Who says a quotation by the clause after it or the sentence before it, and who does not."""

from gcmreview.attribution.grammar import find_verb
from gcmreview.attribution.saying import (
    drop_aside,
    find_lead,
    find_said,
    is_verb_first,
    leads_directly,
    list_quoted,
)
from gcmreview.attribution.surroundings import Clause
from support.reading import make_sentence, read
from support.rows import each_row


def find(text: str, *, ends: bool = False, leads_on: bool = False) -> tuple[str, str] | None:
    """Return who the verb of a clause attributes the words to, and how strongly."""
    clause = Clause(read(text), ends=ends, leads_on=leads_on)
    verb = find_verb(clause.sentence)
    assert verb is not None
    said = find_said(clause, verb)
    return said and (said.named, said.strength)


@each_row(
    ("text", "expected"),
    [
        ("said Motus", ("Motus", "strong")),
        ("later said Motus", ("Motus", "strong")),
        ("said in Chiang Mai on Friday Motus", ("Motus", "strong")),
        ("said Motus’s colleague Florence Kim", ("Florence Kim", "strong")),
        ("said the head of UNHCR, Filippo Grandi", ("Filippo Grandi", "strong")),
        ("said Motus’s aide", ("Motus", "weak")),
        ("said the chief engineer of Maraline", ("Maraline", "weak")),
        ("said Jane Doe’s aide", ("Jane Doe", "weak")),
        ("said" + " w" * 19 + " Motus", ("Motus", "strong")),
        ("said the ILO", ("the ILO", "weak")),
        ("Motus said", ("Motus", "strong")),
        ("Ms. Nenette Motus said", ("Nenette Motus", "strong")),
        ("said a colleague of Motus", ("Motus", "weak")),
        ("said an aide to Motus, Vitorino", ("Vitorino", "strong")),
        ("Florence Kim said", ("Florence Kim", "strong")),
        ("Florence Kim, an aide, said", ("Florence Kim", "strong")),
        ("the ILO said", ("the ILO", "weak")),
    ],
)
def test_a_verb_gives_words_to_the_name_at_it(text: str, expected: tuple[str, str]) -> None:
    assert find(text) == expected


@each_row(
    "text",
    [
        "said the mayor",
        "said the mayor while Motus met him",
        "said an aide who met Motus",
        "said an aide to Florence Kim",
        "said" + " w" * 20 + " Motus",
        "the mayor said",
        "a colleague of Motus said",
        "to Florence Kim he said",
        "Florence Kim fans said",
        "Kim’s aide said",
        "said the United Nations",
    ],
)
def test_a_verb_gives_words_to_nobody_of_another_clause(text: str) -> None:
    assert find(text) is None


def test_a_sentence_of_its_own_does_not_say_whose_the_words_before_it_are() -> None:
    assert find("According to Motus it is so", ends=True) is None
    assert find("according to Motus", ends=True) == ("Motus", "strong")
    assert find("said Motus", ends=True, leads_on=True) is None
    assert find("said Motus", leads_on=True) == ("Motus", "strong")


@each_row(("text", "expected"), [("also said", True), ("Motus said", False)])
def test_adverbs_may_come_before_a_first_verb(text: str, expected: bool) -> None:
    assert is_verb_first(Clause(read(text)), 1) == expected


@each_row(
    ("text", "rest"),
    [
        ("(para. 8), said Motus", "said Motus"),
        ("– a line – said Motus", "said Motus"),
        ("— a line — said Motus", "said Motus"),
        ("– a line, said Motus", "a line , said Motus"),
        ("said Motus (IOM)", "said Motus ( IOM )"),
        ("", ""),
    ],
)
def test_an_aside_right_after_a_quotation_is_left_out(text: str, rest: str) -> None:
    sentence = drop_aside(Clause(read(text)), make_sentence).sentence
    assert " ".join(word.text for word in sentence.words) == rest


@each_row(
    ("text", "names"),
    [
        ("According to Vitorino,", ["Vitorino"]),
        ("In Bangkok, according to Motus, who met Vitorino,", ["Motus"]),
        ("According to Florence Kim,", ["Florence Kim"]),
        ("The ILO said:", ["The ILO"]),
        ("According to Mr. Vitorino,", ["Vitorino"]),
        ("Motus said:", ["Motus"]),
        ("Motus spoke of", ["Motus"]),
        ("Vitorino and Motus said:", ["Vitorino and Motus"]),
        ("Motus praised Alisjahbana’s", ["Motus", "Alisjahbana"]),
        ("Motus praised Alisjahbana for", ["Motus", "Alisjahbana"]),
        ("Motus told Alisjahbana:", ["Motus"]),
        ("Motus told Alisjahbana’s aide:", ["Motus"]),
        ("Quoting Alisjahbana, Vitorino said:", ["Vitorino", "Alisjahbana"]),
        ("Florence Kim said that", ["Florence Kim"]),
        ("Florence Kim said on Monday:", ["Florence Kim"]),
        ("Kim said:", ["Kim"]),
    ],
)
def test_a_sentence_leads_into_words_of(text: str, names: list[str]) -> None:
    assert [each.named for each in find_lead(read(text))] == names


@each_row(
    "text",
    [
        "",
        "When Motus met Vitorino",
        "Motus was there.",
        "In Bangkok, Motus was there,",
        "In Vitorino’s words",
        "In Motus",
        "With Motus,",
        "According to the minutes,",
        "According to the International Organization for Migration,",
        "According to the minutes by Florence Kim and Itayi Viriri,",
        "Closing Remarks:",
        "With a nod to Vitorino, she said:",
        "Motus:",
        "Officials said:",
        "Everyone from Kabul said:",
        "The United Nations said:",
        "Florence Kim said that the",
        "Florence Kim’s aide said:",
        "Kim from Kabul said:",
        "To Florence Kim he said:",
        "Florence Kim:",
        "Florence Kim fans said:",
    ],
)
def test_a_sentence_leads_into_words_of_nobody_known(text: str) -> None:
    assert find_lead(read(text)) == []


@each_row(
    ("text", "expected"),
    [
        ("Motus said,", True),
        ("Motus said to him:", True),
        ("Motus said to the crowd:", False),
        ("Motus said", True),
        ("Motus said that", True),
        ("Motus said it well", False),
        ("Motus praised,", False),
        ("Motus,", False),
        ("", False),
    ],
)
def test_a_sentence_breaks_off_at_most_three_words_after_its_verb(
    text: str, expected: bool
) -> None:
    assert leads_directly(read(text)) == expected


@each_row(
    ("text", "names"),
    [
        ("said a spokesperson, quoting Vitorino", ["Vitorino"]),
        ("Vitorino’s spokesperson quoted him", ["Vitorino"]),
        ("Vitorino’s spokesperson quoted a poem", []),
        ("Motus said, quoting Florence Kim", []),
        ("Motus said to him", []),
        ("", []),
    ],
)
def test_somebody_quotes_a_speaker(text: str, names: list[str]) -> None:
    assert [each.named for each in list_quoted(read(text))] == names
