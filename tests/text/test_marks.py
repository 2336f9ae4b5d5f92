"""Which quotation marks of a text are a pair, and which have no partner or are apostrophes."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text import marks
from gcmreview.text.characters import TYPED
from gcmreview.text.marks import Pair, list_outermost, list_passages, pair_marks
from support.rows import each_row

TEXTS = st.lists(
    st.sampled_from([*"Aas. ’‘“”\"'„«»,-6é(\u00a0\u200b", "''", "``", "‘‘", "’’", "<<", ">>"])
).map("".join)


def read_mark(text: str, start: int, end: int) -> str:
    """Return a mark as it is read, if it is typed as two."""
    return TYPED.get(text[start:end], text[start:end])


@given(TEXTS, st.booleans())
def test_each_mark_is_in_one_pair_that_fits_or_listed_as_alone(text: str, singles: bool) -> None:
    found = pair_marks(text, singles=singles)
    alone = [*found.strays, *found.apostrophes]
    places = [at for each in alone for at in range(each.start, each.end)]
    open_ends: list[int] = []
    for pair in found.pairs:
        assert pair.opened < pair.start <= pair.end < pair.closed
        opening = read_mark(text, pair.opened, pair.start)
        assert read_mark(text, pair.end, pair.closed) in marks._CLOSERS[opening]
        # It is within the last pair that is open, or after it.
        while open_ends and open_ends[-1] <= pair.opened:
            open_ends.pop()
        assert not open_ends or pair.closed < open_ends[-1]
        open_ends.append(pair.closed)
        places += (*range(pair.opened, pair.start), *range(pair.end, pair.closed))
    assert len(places) == len(set(places))
    # Marks that are never anything else.
    assert {at for at, char in enumerate(text) if char in '“”„«»"'} <= set(places)
    assert [mark for mark in found.strays if mark in found.unclosed] == found.unclosed


@given(TEXTS, TEXTS)
def test_what_is_around_a_part_does_not_change_how_its_marks_are_read(
    text: str, other: str
) -> None:
    whole = pair_marks(f"{other}\n{text}\n{other}", len(other) + 1, len(other) + 1 + len(text))
    moved = [Pair(*(at - len(other) - 1 for at in pair)) for pair in whole.pairs]
    assert moved == pair_marks(text).pairs


@given(
    st.lists(
        st.sampled_from(
            ["“", "”", " “a", ".” ", '"', ' "a', '." ', "a", " ", "’", "..", ",", "1", "\u200b"]
        )
    )
)
def test_usual_marks_are_paired_as_any_marks_are(parts: list[str]) -> None:
    text = "".join(parts)
    usual = marks._pair_usual(text, 0, len(text))
    assert usual is None or marks._pair_any(text, 0, len(text), True) == (usual, [], [], [])


def test_marks_beside_words_are_usual() -> None:
    for text in ("", "a", "“a.” “B’s c,” d: “e”", "“a”, b “c”…", "\n“Ü!”\n", "“5”", '"a." b "c"'):
        assert marks._pair_usual(text, 0, len(text)) is not None, text
    for text in ("“", "a”", "“a", "“ a”", "a“b”", "“a’", "“a “b” c”", "‘a’", "“a” ,,b", '"5"', '"'):
        assert marks._pair_usual(text, 0, len(text)) is None, text


def test_the_space_of_french_and_what_cannot_be_seen_are_beside_marks() -> None:
    text = "Il dit\u00a0:\u00a0«\u202foui\u202f», \u200b“\u200bnon\u200b”\u200b."
    passages = [text[pair.start : pair.end] for pair in list_passages(text)]
    assert passages == ["\u202foui\u202f", "\u200bnon\u200b"]


@each_row(
    ("text", "quoted"),
    [
        ('"We go, "said Ana.', ["We go, "]),
        ('Why? "Do we go? "asked Ana. "No," she added.', ["Do we go? ", "No,"]),
        # What follows is no verb after a comma, or another mark may be the one that closes.
        ('"We go, "Now or never.', []),
        ('"We go "now or never.', []),
        ('"We go, “said Ana.', []),
        ('"We go, "now" or never.', ["now"]),
        ('"We go, "said Ana. "We stay.', []),
    ],
)
def test_a_mark_with_the_space_on_its_wrong_side_closes_the_only_one_that_is_open(
    text: str, quoted: list[str]
) -> None:
    assert [text[pair.start : pair.end] for pair in pair_marks(text).pairs] == quoted


@each_row(
    ("text", "quoted"),
    [
        ('The minister said " We go further together. " and left.', " We go further together. "),
        ('" We go, " said Ana.', " We go, "),
        ('Ana said (" We go ").', " We go "),
        ('Ana said " We go." Ben left.', " We go."),
        ('Ana said " We go ", Ben left.', " We go "),
        ('A 5 " pipe: " We go. " A 6" one.', " We go. "),
        ('He “said " We go. " and” left.', " We go. "),
        ("Ana said “We go. “ Ben left.", "We go. "),
    ],
)
def test_two_marks_with_a_space_on_both_sides_are_a_pair(text: str, quoted: str) -> None:
    assert quoted in [text[pair.start : pair.end] for pair in pair_marks(text).pairs]


@each_row(
    "text",
    [
        # Inches, ditto marks, empty strings and operators.
        'A 5 " pipe and a 6 " pipe.',
        'A 5 " pipe " of iron.',
        'Nails  5\n  "    6 of iron\n  "    7',
        'Nails\tbig\n"\tsmall\n"\told',
        'x = " " + y + " "',
        # One alone, three, and two of which the first closes or the second opens.
        'Ana said " We go. Ben left.',
        'Ana " said " We " go',
        'We go," said Ana; they go," said Ben.',
        'Ana said "We go. Ben said "They go.',
    ],
)
def test_other_straight_marks_between_spaces_are_no_pair(text: str) -> None:
    pairs = pair_marks(text).pairs
    assert not any(text[pair.start : pair.end].strip(" +y") for pair in pairs)


def test_a_mark_closes_the_last_one_of_its_kind_however_many_are_open() -> None:
    text = f"“A {'«b ' * 9}c” d"
    assert [text[pair.start : pair.end] for pair in pair_marks(text).pairs] == [text[1:-3]]


@each_row(
    ("text", "quoted"),
    [
        ("Lee Says ‘We Go Now’ In Bonn", ["We Go Now"]),
        ("Lee met Ms. ‘Utoikamanu, who goin’ on", []),
        ("the class of '100 Ways' here", ["100 Ways"]),
    ],
)
def test_a_single_mark_after_a_capital_word_opens_where_a_later_one_closes(
    text: str, quoted: list[str]
) -> None:
    assert [text[pair.start : pair.end] for pair in pair_marks(text).pairs] == quoted


@each_row(
    ("text", "quoted"),
    [
        ("“The 5” pipe broke,” he said.", ["The 5” pipe broke,"]),
        ("“A 5” and a 6” pipe.” He left.", ["A 5” and a 6” pipe."]),
        ("“He’s 6’2”,” he said.", ["He’s 6’2”,"]),
        ("“He’s 5’2”. You can’t trust him.”", ["He’s 5’2”. You can’t trust him."]),
        ("A 5” pipe. “We go,” he said.", ["We go,"]),
        ('"A 5" pipe", he said.', ['A 5" pipe']),
        ("“A door of 80” by 40” is small,” he said.", ["A door of 80” by 40” is small,"]),
        ("“A 5” pipe was 5” longer,” he said.", ["A 5” pipe was 5” longer,"]),
        # No inches are before such words.
        ("“We had 52 million in 1990” he said. We go.”", ["We had 52 million in 1990"]),
        ("“We had 52 million in 1990” said Ana in all. We go.”", ["We had 52 million in 1990"]),
        ("“In 1990” she said, “in 2050” they wrote.", ["In 1990", "in 2050"]),
        ("“In 1990” she said again, “in 2050” they wrote.", ["In 1990", "in 2050"]),
        # The sentence goes on after them.
        ("“A pipe of 5” he said measured 6.” We go.", ["A pipe of 5” he said measured 6."]),
        # A straight mark, or one that may be inches itself, does not close in its place.
        ('“We had 52” Ben wrote \\, ح"%.', ["We had 52"]),
        ("“in 2030”, said X, “in 2050”.", ["in 2030", "in 2050"]),
        ("“in 2030” X said, “in 2050” Y said.", ["in 2030", "in 2050"]),
        ("“We had 52”", ["We had 52"]),
    ],
)
def test_a_curly_mark_after_a_number_is_inches_only_where_a_later_one_closes(
    text: str, quoted: list[str]
) -> None:
    assert [text[pair.start : pair.end] for pair in pair_marks(text).pairs] == quoted


def test_the_outermost_pairs_are_those_in_no_other() -> None:
    text = "“A “b” c” d ‘e’"
    assert [text[pair.start : pair.end] for pair in list_outermost(pair_marks(text).pairs)] == [
        "A “b” c",
        "e",
    ]


NO_NOUNS = """
a about according added adds after an are as at because before but by can could during for from
had has have he in is it may must of on said say says she since should so that the then they this
to told was we were when where which while who will with would
"""


@each_row(
    ("text", "passages"),
    [
        ("’A b’ c", []),
        ("he said (’a b’) c", []),
        ("“A ’b c’ d”", ["A ’b c’ d"]),
        ("”A ’b c’ d”", ["A ’b c’ d", "b c"]),
    ],
)
def test_an_apostrophe_opens_only_within_swedish_marks(text: str, passages: list[str]) -> None:
    assert [text[pair.start : pair.end] for pair in pair_marks(text).pairs] == passages


def test_an_apostrophe_before_a_word_that_nobody_owns_closes_what_is_open() -> None:
    text = "‘the workers’ {} it, and the rights’ of all"
    for word, passage in (
        *((each, "the workers") for each in NO_NOUNS.split()),
        ("pay", "the workers’ pay it, and the rights"),
    ):
        (pair,) = list_outermost(pair_marks(text.format(word)).pairs)
        assert text.format(word)[pair.start : pair.end] == passage


def count_calls(text: str) -> int:
    """Count the functions that are called to list the passages of a text."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        list_passages(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece",
    ["“a ", "a” ", "‘a ", "workers’ ", '"a ', ' " a', "“a «b ", "'\u200b", '6" ', "‘‘", "'n "],
)
def test_twice_as_many_marks_take_twice_as_many_steps(piece: str) -> None:
    once, twice = (count_calls(piece * number) for number in (200, 400))
    # A mark that looked at all those that are open would take four times as many.
    assert twice < 2.2 * once
