"""Which characters may reach a terminal, and how the others are shown."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.printable import (
    escape_for_json,
    escape_utf16,
    find_unsafe,
    make_visible,
    name_character,
)
from support.rows import each_row

UNSAFE = [
    *("\x00", "\x07", "\x1b", "\n", "\x7f", "\x80", "\x9f", "\u061c", "\u200e", "\u200f", "\u2028"),
    *("\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ud800", "\udfff", "\ufdd0", "\ufdef"),
    *("\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"),
]
# The neighbours of the ranges above, and what merely looks odd.
SAFE = [
    *(
        " ",
        "~",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u2010",
        "\u2027",
        "\u202f",
        "\u2065",
        "\u206a",
    ),
    *("\ufdcf", "\ufdf0", "\ufffd", "\ufeff", "é", "日", "🙂", "\u0301", "\ue000"),
]


@each_row("char", UNSAFE)
def test_a_character_that_a_terminal_obeys_is_found_and_made_visible(char: str) -> None:
    assert find_unsafe(f"a{char}b") == char
    shown = make_visible(f"a{char}b")
    assert (shown[0], shown[-1]) == ("a", "b")
    assert shown.isascii()
    assert shown.isprintable()


@each_row("char", SAFE)
def test_any_other_character_is_kept(char: str) -> None:
    assert find_unsafe(f"a{char}b") is None
    assert make_visible(f"a{char}b") == f"a{char}b"
    assert escape_for_json(f"a{char}b") == f"a{char}b"


def test_characters_that_are_allowed_are_kept() -> None:
    assert find_unsafe("a\nb\x1bc", allow="\n") == "\x1b"
    assert make_visible("a\nb\x1bc", allow="\n") == "a\nb\\x1bc"
    assert find_unsafe("a\nb", allow="\n") is None


@each_row(
    ("char", "shown"),
    [
        ("\udc7f", "\\udc7f"),
        ("\udc80", "\\x80"),
        ("\udcc3", "\\xc3"),
        ("\udcff", "\\xff"),
        ("\udd00", "\\udd00"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_shown_as_that_byte(char: str, shown: str) -> None:
    assert make_visible(f"a{char}b") == f"a{shown}b"


@given(st.text(st.characters() | st.sampled_from(UNSAFE)))
def test_visible_text_is_safe(text: str) -> None:
    assert find_unsafe(make_visible(text)) is None
    assert find_unsafe(make_visible(text, allow="\n"), allow="\n") is None


@given(st.characters())
def test_every_control_and_surrogate_is_unsafe(char: str) -> None:
    if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        assert find_unsafe(char) == char


@given(st.text(st.characters() | st.sampled_from(UNSAFE)))
def test_escaped_json_is_safe_and_the_same_text(text: str) -> None:
    escaped = escape_for_json(json.dumps(text, ensure_ascii=False))
    assert find_unsafe(escaped) is None
    assert json.loads(escaped) == text


@each_row(
    ("char", "escaped"),
    [
        ("ó", "\\u00f3"),
        ("\uffff", "\\uffff"),
        ("\U00010000", "\\ud800\\udc00"),
        ("\ud800", "\\ud800"),
    ],
)
def test_a_character_beyond_the_first_plane_is_a_pair(char: str, escaped: str) -> None:
    assert escape_utf16(char) == escaped


@each_row(("char", "name"), [("\x1b", "U+001B"), ("🙂", "U+1F642")])
def test_a_character_is_named_by_its_code_point(char: str, name: str) -> None:
    assert name_character(char) == name
