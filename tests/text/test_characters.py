"""The tables of characters that mean the same."""

import re
import unicodedata

from gcmreview.text.characters import (
    APOSTROPHES,
    CLOSERS,
    CLOSING,
    DASHES,
    DOUBLE,
    HYPHENS,
    INVISIBLE,
    LIGATURES,
    MARK,
    OPENING,
    RAISED,
    SINGLE,
    SINGLE_MARKS,
    SUPERSCRIPTS,
    repeat,
)
from support.rows import each_row

TABLES = [DOUBLE, SINGLE_MARKS, HYPHENS, DASHES, SUPERSCRIPTS, INVISIBLE, APOSTROPHES]


@each_row("table", TABLES)
def test_a_table_has_each_character_once(table: str) -> None:
    assert len(set(table)) == len(table)


def test_a_character_is_a_mark_a_dash_or_invisible_and_nothing_else() -> None:
    kinds = [DOUBLE, SINGLE_MARKS, HYPHENS, DASHES, SUPERSCRIPTS, INVISIBLE]
    assert len(set("".join(kinds))) == sum(map(len, kinds))


def test_every_mark_that_opens_or_closes_is_in_the_tables() -> None:
    marks = {mark for opening, closing in CLOSERS.items() for mark in (opening, *closing)}
    assert {mark for mark in marks if len(mark) == 1} == set(DOUBLE + SINGLE)
    assert set(DOUBLE + SINGLE) <= set(OPENING) | set(CLOSING)


@each_row("char", HYPHENS + DASHES)
def test_dashes_are_punctuation_or_a_minus(char: str) -> None:
    assert unicodedata.category(char) in ("Pd", "Sm")


@each_row(("ligature", "letters"), LIGATURES.items())
def test_a_ligature_has_the_letters_that_unicode_gives_it(ligature: str, letters: str) -> None:
    assert unicodedata.normalize("NFKC", ligature) == letters


def test_raised_digits_are_their_superscripts() -> None:
    assert unicodedata.normalize("NFKC", "0123456789".translate(RAISED)) == "0123456789"


@each_row(
    ("text", "marks"),
    [
        ('“a” "b" «c»', ["“", "”", '"', '"', "«", "»"]),
        ("‘a’ 'b'", ["‘", "’", "'", "'"]),
        ("don't, don’t", []),
        ("the workers’ rights", ["’"]),
        ("``a''", ["`", "`", "''"]),
    ],
)
def test_a_mark_is_found_where_it_is_no_apostrophe(text: str, marks: list[str]) -> None:
    assert re.findall(MARK, text) == marks


def test_a_group_is_repeated_up_to_where_it_fails_within() -> None:
    # Three times "ab", of which the last has no "c"; Python before 3.11.5 went on after its "a".
    found = re.match(repeat("a[bx]*+c|abb"), "abcaxxcabab")
    assert found is not None
    assert found[0] == "abcaxxc"
    assert re.fullmatch(repeat("=(?!=)|[^=]") + "==", "a=b==") is not None
    # No repetition is taken back.
    assert re.match(repeat("ab") + "ab", "abab") is None
    assert re.match(repeat("ab", "+"), "ba") is None
