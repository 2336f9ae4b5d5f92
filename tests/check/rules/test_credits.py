"""The names before and after the words of a block quotation, and clauses in an open one."""

from gcmreview.check.rules.credits import find_clause, list_ends, trim_credits
from support.reading import PEOPLE, read_quotations
from support.rows import each_row


def trim(block: str, kind: str = "markdown") -> list[str]:
    """Return the words of a block quotation without the names that may say whose they are.

    Another paragraph follows the block.
    """
    document, (quotation,) = read_quotations(f"{block}\n\nIt rained.", kind)
    return [
        document.text[each.start : each.end] for each in trim_credits(document, quotation, PEOPLE)
    ]


@each_row(
    ("block", "words"),
    [
        ("> Nenette Motus: We are here.", ["We are here."]),
        ("> We are here. (Nenette Motus)", ["We are here."]),
        ("> We are here. [Nenette Motus, IOM]", ["We are here."]),
        ("> We are here. — Nenette Motus", ["We are here."]),
        ("> We are here. -- Florence Kim", ["We are here."]),
        ("> We are here. - Motus.", ["We are here."]),
        ("> **Nenette Motus**\n> We are here.", ["We are here."]),
        ("> — Nenette Motus, IOM\n> We are here.", ["We are here."]),
        ("> Nenette Motus said:\n> We are here.", ["We are here."]),
        ("> **Motus**  \n> Regional Director,\n> IOM\n> We are here.", ["We are here."]),
        ("> We are here.\n> Nenette Motus", ["We are here."]),
        ("> We are here.\n> Florence Kim", ["We are here."]),
        ("> We are here\n> by Nenette Motus", ["We are here"]),
        ("> We are here.\n> By Ms. Florence Kim, of IOM", ["We are here."]),
        ("> We are here,<br>by Motus", ["We are here,"]),
        ("> We are here.  \n> **Motus**  \n> Regional Director", ["We are here."]),
        ("> We are here.\n> Motus,\n> Director\n> IOM, Bangkok", ["We are here."]),
        (
            "> Motus: We are here. — Vitorino",
            ["Motus: We are here.", "We are here. — Vitorino", "We are here."],
        ),
    ],
)
def test_a_block_quotation_may_have_a_name_before_or_after_it(block: str, words: list[str]) -> None:
    assert trim(block) == words


@each_row(
    "block",
    [
        "> We are here.",
        "> Here is one thing: we are here.",
        "> We are here (in Bangkok).",
        "> We are here — and there",
        "> So was Motus with all of her colleagues\n> We are here.",
        "> Bangkok\n> We are here.",
        "> We are here.\n> and so was Motus with all of her colleagues",
        "> We are here.\n> So was Motus\n> with all of her colleagues",
        "> We are here.\n> Bangkok\n> Friday",
        "> We are here\n> by Monday",
        "> We are here.\n> By Monday we will be there",
        "> We are here.\n> Motus\n> Director\n> IOM\n> Bangkok",
        "> 12:30 is the time.",
        "> So she said:\n> We are here.",
    ],
)
def test_words_that_name_nobody_stay(block: str) -> None:
    assert trim(block) == []


def test_a_block_that_is_only_a_name_has_no_words_before_it() -> None:
    name = "(Nenette Motus, IOM Regional Director)"
    assert trim(f"<p>All.</p><blockquote>\n{name}</blockquote>", "html") == []


def test_a_name_has_120_characters_at_most() -> None:
    for length, expected in ((120, ["We are here."]), (121, [])):
        name = "Nenette Motus, ".ljust(length, "D")
        assert trim(f"> {name}: We are here.") == expected
        assert trim(f"> We are here. ({name})") == expected
        assert trim(f"> We are here. [{name}]") == expected
        assert trim(f"> We are here. — {name}") == expected


def test_the_lines_of_a_name_have_240_characters_at_most_with_their_marks() -> None:
    for fewer, expected in ((0, True), (-1, False)):
        before = f"> Nenette Motus,\n> {'D' * (222 - fewer)}\n> We are here."
        after = f"> We are here.\n> Nenette Motus,\n> {'D' * (220 - fewer)}"
        assert [trim(each) == ["We are here."] for each in (before, after)] == [expected] * 2


def find(text: str) -> str | None:
    """Return the clause that says whose the words before it are."""
    document, _ = read_quotations(text, "text")
    found = find_clause(document, (0, len(text)), PEOPLE)
    return None if found is None else text[found:]


@each_row(
    ("text", "clause"),
    [
        ("We are here, said Motus. We go on.", " said Motus. We go on."),
        ("We are here. We stay! Motus said", " Motus said"),
        ("“We are here,’ said Motus.", "’ said Motus."),
        ("We are here, said the mayor.", None),
        ("We are here, with Motus.", None),
        ("We are here said Motus.", None),
        ("said Motus", None),
    ],
)
def test_a_clause_with_a_verb_and_a_speaker_says_whose_words_are(
    text: str, clause: str | None
) -> None:
    assert find(text) == clause


def test_a_clause_is_looked_for_in_sixty_and_read_for_120_characters() -> None:
    assert find("so, " * 60 + "said Motus") == " said Motus"
    assert find("so, " * 61 + "said Motus") is None
    assert find("so," + " said Motus".rjust(120)) is not None
    assert find("so," + " said Motus".rjust(126)) is None


@each_row(
    ("text", "ends"),
    [
        ("We are here, it was said. So it goes.", ["We are here, it was said.", "We are here,"]),
        ("We are here,’ it was said", ["We are here,"]),
        ("We are here", []),
        (f"{'so, ' * 4}we go", [", ".join(["so"] * count) + "," for count in range(3, 0, -1)]),
    ],
)
def test_words_may_end_at_the_first_three_marks_the_last_first(text: str, ends: list[str]) -> None:
    document, _ = read_quotations(text, "text")
    assert [text[:end] for end in list_ends(document, (0, len(text)))] == ends
