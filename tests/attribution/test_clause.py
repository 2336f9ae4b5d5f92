"""Who the clause after a quotation says has said it, and clauses that say it of nobody."""

from gcmreview.attribution.clause import drop_aside, find_said, is_verb_first
from gcmreview.attribution.grammar import find_verb
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
        ("said Motus’s aide", ("Motus", "strong")),
        ("said" + " w" * 13 + " Motus", ("Motus", "strong")),
        ("said the ILO", ("the ILO", "weak")),
        ("Motus said", ("Motus", "strong")),
        ("Ms. Nenette Motus said", ("Nenette Motus", "strong")),
        ("a colleague of Motus said", ("Motus", "weak")),
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
        "said" + " w" * 14 + " Motus",
        "the mayor said",
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
