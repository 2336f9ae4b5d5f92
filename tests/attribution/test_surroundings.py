"""The clause after a quotation, and the words that lead into it, by how the draft sets them."""

from gcmreview.attribution.surroundings import Clause, read_clause, read_lead_in
from gcmreview.names.mentions import Sentence
from support.reading import surround
from support.rows import each_row

# In the drafts, Q stands for these words in marks.
WORDS = "“no one is safe until everyone is safe”"


def show(sentence: Sentence) -> str:
    """Return the words and marks of a sentence, with spaces between."""
    return " ".join(word.text for word in sentence.words)


def clause(draft: str, kind: str = "markdown") -> Clause:
    """Return the clause after the quotation of a draft."""
    return read_clause(surround(f"{draft.replace('Q', WORDS)}\n\nThe review has ended.\n", kind))


def lead_in(draft: str, kind: str = "markdown") -> str:
    """Return the words that lead into the quotation of a draft."""
    return show(read_lead_in(surround(draft.replace("Q", WORDS), kind)))


@each_row(
    ("draft", "words"),
    [
        ("Q, said Motus. She left.", "said Motus ."),
        ("Q said Mr. Don. He left.", "said Mr . Don ."),
        ("Q,” said Motus", "said Motus"),
        ("Q.¹ Motus said", "Motus said"),
        ("Q[999], said Motus", "said Motus"),
        ("Q[1999], said Motus", "[ 1999 ] , said Motus"),
        ("Q – Motus, IOM", "– Motus , IOM"),
        ("Q", ""),
        ("Q said Motus, “and everyone is safe”", "said Motus ,"),
        ("Q\n\nMotus, IOM", ""),
    ],
)
def test_a_clause_is_read_up_to_its_end_or_the_next_quotation(draft: str, words: str) -> None:
    assert show(clause(draft).sentence) == words


@each_row(
    ("draft", "expected"),
    [
        ("Q said Motus.", (False, False, False)),
        ("Q – Motus", (False, False, False)),
        ("“no one is safe until everyone is safe,” said Motus", (False, False, True)),
        ("“no one is safe until everyone is safe.” Motus said", (False, True, False)),
        ("Q. Motus said", (False, True, False)),
        ("Q; Motus said", (False, True, False)),
        ("Q, and Motus said", (False, True, False)),
        ("Q. Motus said: “everyone”", (True, True, False)),
        ("Q. Motus said “everyone”", (True, True, False)),
        ("Q. Motus said. Then: “everyone”", (False, True, False)),
        ("Q, Motus said: “everyone”", (False, False, False)),
    ],
)
def test_a_clause_leads_on_or_follows_an_end(draft: str, expected: tuple[bool, bool, bool]) -> None:
    assert clause(draft)[1:] == expected


@each_row(
    ("draft", "words"),
    [
        ("Motus said: Q", "Motus said :"),
        ("Don left. Motus said Q", "Motus said"),
        ("Don left. Q", "Don left ."),
        ("Q", ""),
        ("Motus – Q", "Motus –"),
        ("Motus came – Q", "Motus came –"),
        ("Motus went on to say:\n\nQ", "Motus went on to say :"),
        ("Motus said.\n\nQ", ""),
        ("Motus, IOM\n\nQ", ""),
    ],
)
def test_the_sentence_or_block_before_leads_into_a_quotation(draft: str, words: str) -> None:
    assert lead_in(draft) == words


def test_five_hundred_characters_around_a_quotation_are_read() -> None:
    long = "y" * 600
    assert len(clause(f"Q {long}").sentence.words[0].text) == 499
    assert len(lead_in(f"{long} Q")) == 499
    assert len(lead_in(f"{long}:\n\nQ")) == 499 + len(" :")
