"""Who the sentence before a quotation attributes it to: an example for each way to lead in."""

from gcmreview.attribution.lead import find_lead, find_owner, leads_directly, list_quoted
from support.reading import read
from support.rows import each_row


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
        ("Motus told Alisjahbana’s aide:", ["Motus", "Alisjahbana"]),
        ("Quoting Alisjahbana, Vitorino said:", ["Vitorino", "Alisjahbana", "Vitorino"]),
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
        ("Alisjahbana’s line,", ["Alisjahbana"]),
        ("Alisjahbana’s old line,", ["Alisjahbana"]),
        ("Alisjahbana’s very old line,", []),
        ("Alisjahbana said,", []),
        ("Florence Kim’s line,", []),
    ],
)
def test_words_are_their_owners_up_to_four_words_before_them(text: str, names: list[str]) -> None:
    assert [each.named for each in find_owner(read(text))] == names


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
