"""How far from a quotation a name is still near it."""

from gcmreview.attribution.nearby import NearbyNames
from gcmreview.documents.quotations import Quotation
from support.reading import PEOPLE, read_quotations
from support.rows import each_row

WORDS = "“no one is safe until everyone is safe”"
OWNER = frozenset(["pramudwinai"])


def read(draft: str) -> tuple[NearbyNames, Quotation]:
    """Return the names near the quotation of a draft, and the quotation."""
    draft = draft.replace("Q", WORDS)
    document, found = read_quotations(draft)
    return NearbyNames(draft, document, found, PEOPLE), found[0]


def is_named(draft: str, *, is_far: bool = False) -> bool:
    """Return whether the speaker or the source is named near the quotation of a draft."""
    nearby, quotation = read(draft)
    return nearby.names(quotation, OWNER, is_far=is_far)


def list_other(draft: str) -> list[str]:
    """Return who else than the speaker the text near the quotation of a draft is about."""
    nearby, quotation = read(draft)
    return [each.named for each in nearby.find_other(quotation, OWNER)]


def read_note(draft: str) -> str:
    """Return the words of the note of a draft's quotation, if it is about a speaker."""
    nearby, quotation = read(draft)
    note = nearby.read_note(quotation)
    return " ".join(word.text for word in note.words) if note else ""


@each_row(
    "draft",
    [
        "Pramudwinai spoke. Q",
        "Q A minister of Thailand spoke.",
        "Q (para. 8)",
        "Pramudwinai\n\na\n\nQ",
        "Q\n\na\n\nPramudwinai",
        "Pramudwinai" + " y" * 1000 + "\n\nQ",
    ],
)
def test_a_name_in_the_same_block_or_up_to_two_from_it_is_near(draft: str) -> None:
    is_long = "y" in draft
    assert is_named(draft) != is_long


@each_row(
    "draft", ["Q", "Motus spoke. Q", "Pramudwinai\n\na\n\nb\n\nQ", "Q\n\na\n\nb\n\nPramudwinai"]
)
def test_another_name_or_one_three_blocks_off_is_not_near(draft: str) -> None:
    assert not is_named(draft)


def test_the_headings_of_a_quotation_are_near() -> None:
    parts = "# Pramudwinai\n\n## a\n\n### b\n\nc\n\nd\n\ne\n\nQ"
    assert is_named(parts)
    assert not is_named(parts.replace("## a", "## a\n\n#### a"))


@each_row(
    ("mark", "note"),
    [
        ("[1]", "[1] {}"),
        (" [1]", "[1] {}"),
        (".[1]", "[1] {}"),
        ("[^1]", "[^1]: {}"),
        (", [^a]", "[^a]: {}"),
        ("¹", "¹ {}"),
        ("¹²", "12. {}"),
        ("^1^", "1. {}"),
        ("^1^", "1) {}"),
        ("<sup>1</sup>", "<p><sup>1</sup> {}</p>"),
        ('<sup class="a">1</sup>', '<p class="b"><sup><a href="#b1">1</a></sup> {}</p>'),
        ('<sup><a href="#n-1">[1]</a></sup>', '<ol><li class="c" id="n-1">{}</li></ol>'),
        ("<a href=#n1>1</a>", "<div>[1] {}</div>"),
    ],
)
def test_the_note_of_a_quotation_is_near_and_says_who_speaks(mark: str, note: str) -> None:
    far = "\n\na\n\nb\n\nc\n\n[2] Alisjahbana.\n\n"
    page = f"Q{mark} a{far}{note}\n\nd\n"
    right = page.format("Pramudwinai, opening remarks.")
    assert is_named(right)
    assert not is_named(right.replace(f"Q{mark}", "Q"))
    assert not is_named(right.replace(f"Q{mark}", "Q[3]"))
    assert read_note(right) == "Pramudwinai , opening remarks ."
    assert read_note(page.format("Nenette Motus, at the end.")) == "Nenette Motus , at the end ."
    for nobody in ("Thank you.", "See Jane Doe, Moving on.", "Interview with Nenette Motus."):
        assert read_note(page.format(nobody)) == ""


def test_blocks_with_quotations_do_not_count() -> None:
    # 30 blocks are looked at.
    for count, expected in ((29, True), (30, False)):
        items = f"- {WORDS}\n" * (count + 1)
        document, found = read_quotations(f"Pramudwinai’s words\n\n{items}")
        nearby = NearbyNames(items, document, found, PEOPLE)
        assert nearby.names(found[-1], OWNER) == expected


def test_who_a_pronoun_stands_for_is_named_up_to_ten_blocks_above() -> None:
    assert is_named("Pramudwinai\n\n" + "a\n\n" * 9 + "Q", is_far=True)
    assert not is_named("Pramudwinai\n\n" + "a\n\n" * 10 + "Q", is_far=True)


def test_a_name_within_500_characters_in_a_long_block_is_near() -> None:
    # What is near is read in parts of 500 characters, and the start of the next one.
    for length, expected in ((500, True), (1000, False)):
        before = "Pramudwinai ".ljust(length, "y")
        assert is_named(f"{'z' * 1000} {before}Q") == expected
    for length, expected in ((500, True), (1120, False)):
        after = " Pramudwinai".rjust(length, "y")
        assert is_named(f"Q{after} {'z' * 1000}") == expected


def test_a_name_where_two_parts_of_a_long_block_meet_is_read_whole() -> None:
    for at in range(485, 500, 5):
        assert is_named(f"Q{'z' * (at - len(WORDS))} Pramudwinai {'z' * 1000}")


def test_a_block_of_1000_characters_is_read_as_a_whole() -> None:
    for length, expected in ((1000, True), (1001, False)):
        before = "Pramudwinai ".ljust(length - len(WORDS), "y")
        assert is_named(f"{'a' * 398}\n\n{before}Q") == expected


@each_row(
    ("again", "others"),
    [
        ("“No one is safe until everyone is safe,” he said.", []),
        ("> No one is safe until everyone is well.", []),
        ("“No one is safe until everyo,” he said.", ["Nenette Motus"]),
        ("“No one is safe until all are safe,” he said.", ["Nenette Motus"]),
        ("No one is safe until everyone is safe, he said.", ["Nenette Motus"]),
    ],
)
def test_a_pull_quote_which_begins_as_another_quotation_is_by_nobody_near(
    again: str, others: list[str]
) -> None:
    assert list_other(f"Nenette Motus spoke.\n\nQ\n\nIt was late.\n\n{again}") == others


@each_row("draft", ["Vitorino’s promise: Q", "## Vitorino’s promise\n\nQ"])
def test_whose_words_or_deeds_a_sentence_begins_with_is_not_its_subject(draft: str) -> None:
    assert list_other(draft) == []


def test_a_sentence_before_the_next_quotation_leads_to_it_and_a_line_may_be_a_name_below() -> None:
    page = "Nenette Motus spoke.\n\nQ\n\n{}\n\n“We have worked through the night.”"
    assert list_other(page.format("Pramudwinai")) == []
    assert list_other(page.format("Pramudwinai spoke next.")) == ["Nenette Motus"]
