"""The masked text of a draft: as long as the draft, with every character at its own offset."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.document import (
    Document,
    Mask,
    apply_masks,
    close_words,
    find_lines,
    guard,
    is_blank,
    read_names,
    read_text,
    strip,
)
from gcmreview.text.characters import CONTINUED, REMOVED
from support.rows import each_row


@each_row(
    ("masks", "expected"),
    [
        ([], "abcdef"),
        ([Mask(1, 3)], f"a{REMOVED * 2}def"),
        ([Mask(1, 4, "x")], f"ax{CONTINUED * 2}ef"),
        ([Mask(1, 4, "\n")], f"a\n{REMOVED * 2}ef"),
        ([Mask(0, 6)], REMOVED * 6),
        ([Mask(1, 2), Mask(2, 4, "x")], f"a{REMOVED}x{CONTINUED}ef"),
        ([Mask(1, 4), Mask(2, 6)], f"a{REMOVED * 3}ef"),
    ],
)
def test_a_mask_is_read_in_place_of_its_span(masks: list[Mask], expected: str) -> None:
    assert apply_masks("abcdef", masks) == expected


@st.composite
def masked(draw: st.DrawFn) -> tuple[str, list[Mask]]:
    """Draw a text and masks in it, in order."""
    text = draw(st.text(max_size=30))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    return text, [Mask(start, end, draw(st.text(max_size=end - start))) for start, end in spans]


@given(masked())
def test_masks_keep_the_length_and_what_is_outside_them(drawn: tuple[str, list[Mask]]) -> None:
    text, masks = drawn
    read = apply_masks(text, masks)
    assert len(read) == len(text)
    hidden = {place for mask in masks for place in range(mask.start, mask.end)}
    kept = [place for place in range(len(text)) if place not in hidden]
    assert [read[place] for place in kept] == [text[place] for place in kept]


def test_no_character_of_a_draft_is_taken_for_one_that_is_removed() -> None:
    assert guard("a\x00b\x01c") == "a\ufffdb\ufffdc"


@each_row(
    ("text", "bounds"),
    [
        ("  ab \n", (2, 4)),
        ("ab", (0, 2)),
        ("", (0, 0)),
        (" \u00a0\u200b", (3, 3)),
        (f"{REMOVED}ab{REMOVED}", (1, 3)),
        (f" a{CONTINUED}{CONTINUED} ", (1, 4)),
    ],
)
def test_white_space_and_what_is_invisible_is_stripped(text: str, bounds: tuple[int, int]) -> None:
    assert strip(text, 0, len(text)) == bounds


def test_a_stripped_text_ends_with_all_that_its_last_character_is_written_as() -> None:
    text = f"a“{CONTINUED * 6}b"
    assert strip(text, 0, 2) == (0, 8)


def test_what_is_removed_is_not_read() -> None:
    text = f"{REMOVED}a“{CONTINUED * 6} {REMOVED}b"
    assert read_text(text, 0, len(text)) == "a“ b"
    assert read_text(text, 1, 2) == "a"


@each_row(
    ("text", "read"),
    [
        (f"{REMOVED}Motus{REMOVED}{REMOVED}IOM{REMOVED}", "Motus\nIOM"),
        (f"José{CONTINUED}{REMOVED}Ása{CONTINUED} {REMOVED}b", "José\nÁsa b"),
        (f"a{REMOVED}B{REMOVED}c{REMOVED}D", "a\nBc\nD"),
        (f"IOM{REMOVED}Director, UN{REMOVED}{REMOVED}Network", "IOM\nDirector, UN\nNetwork"),
        (f"Motus{REMOVED}said, {REMOVED}MOTUS{REMOVED}told us", "Motus\nsaid, MOTUS\ntold us"),
        # What is joined to one word, or written as one character.
        (f"W{REMOVED}e{REMOVED}re", "Were"),
        (f"{REMOVED}I{REMOVED}O{REMOVED}M", "IOM"),
        (f"M{REMOVED}otus M{REMOVED}OTUS Mo{REMOVED}tus MO{REMOVED}TUS", "Motus MOTUS Motus MOTUS"),
        (f"O{REMOVED}Brien IOM{REMOVED}s Motus{REMOVED}saidly", "OBrien IOMs Motussaidly"),
        (f"1{REMOVED}st 20{REMOVED}M", "1st 20M"),
        (f"é{CONTINUED}A", "éA"),
        ("McDonald", "McDonald"),
    ],
)
def test_a_capital_or_a_verb_after_markup_is_another_word_than_a_name(text: str, read: str) -> None:
    assert read_names(text, 0, len(text)) == read


@each_row(
    ("text", "expected"),
    [("", True), (f" \n{REMOVED}{CONTINUED}", True), ("a", False), ("\u200b", False)],
)
def test_a_text_without_a_character_to_read_is_blank(text: str, expected: bool) -> None:
    assert is_blank(text) is expected


@each_row(
    ("text", "read"),
    [
        ("mi\u00ad\ngration", "migration"),
        ("mi\u00ad  \r\n  gration", "migration"),
        (f"mi\u00ad{REMOVED}\n{REMOVED}gration", "migration"),
        # The soft hyphen is not at the end of a line, or a word is not on both sides.
        ("mi\u00adgration", "mi\u00adgration"),
        ("mi\u00ad\n\ngration", "mi\u00ad\n\ngration"),
        ("mi-\ngration", "mi-\ngration"),
        ("mi\u00ad\n– gration", "mi\u00ad\n– gration"),
        ("“W\ne must", "“We must"),
        ("He said.\r\n\r\nT\r\noday we", "He said.\r\n\r\nToday we"),
        (f"{REMOVED}W\n{REMOVED}e must", "We must"),
        ("“A\ns most migration", "“As most migration"),
        (f"I\r\n{REMOVED}t’s late", "It’s late"),
        ("A\nnd so", "And so"),
        ("E\nvery", "Every"),
        # It may be a word, an item or a heading, or part of a line.
        ("I\nam here", "I\nam here"),
        ("A\nstep", "A\nstep"),
        ("I\nmy", "I\nmy"),
        ("A\nnew forum", "A\nnew forum"),
        ("W\nE must", "W\nE must"),
        ("x\nW\ne must", "x\nW\ne must"),
        ("x\r\nW\r\ne must", "x\r\nW\r\ne must"),
        ("W\n\ne must", "W\n\ne must"),
        ("W \ne must", "W \ne must"),
        ("W.\ne must", "W.\ne must"),
        ("No W\ne must", "No W\ne must"),
    ],
)
def test_a_word_that_a_soft_hyphen_or_a_drop_cap_splits_is_joined(text: str, read: str) -> None:
    joined = close_words(Document(text, (), ())).text
    assert (read_text(joined, 0, len(joined)), len(joined)) == (read, len(text))


@each_row(
    ("text", "lines"),
    [
        ("", [0]),
        ("a\nb", [0, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb", [0, 2]),
        ("\n\r\n\r", [0, 1, 3, 4]),
        # An editor shows these on one line.
        ("a\u2028b\u2029c\x85d\ve\ff", [0]),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(text: str, lines: list[int]) -> None:
    assert list(find_lines(text)) == lines
