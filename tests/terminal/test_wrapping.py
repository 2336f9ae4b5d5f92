"""Wrapping breaks lines without losing a character."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.terminal.wrapping import find_breaks
from support.rows import each_row
from support.strategies import SPACED


def is_one_character(text: str) -> bool:
    """Return whether all after the first character combines with it or is joined to it."""
    rest = text[1:]
    return all(
        char in "\u0301\u200d\ufe0f\u20e3" or text[i] == "\u200d" for i, char in enumerate(rest)
    )


@each_row(
    ("text", "width", "lines"),
    [
        ("safe migration", 14, ["safe migration"]),
        ("safe migration", 13, ["safe", "migration"]),
        ("safe migration", 9, ["safe", "migration"]),
        ("safe migration", 8, ["safe", "migratio", "n"]),
        ("safe migration", 3, ["saf", "e", "mig", "rat", "ion"]),
        ("日本", 3, ["日", "本"]),
        ("日本", 1, ["日", "本"]),
        ("e\u0301e\u0301", 1, ["e\u0301", "e\u0301"]),
        ("", 5, [""]),
    ],
)
def test_a_line_is_as_full_as_its_words_allow(text: str, width: int, lines: list[str]) -> None:
    from rich.cells import cell_len

    assert [text[start:end] for start, end in find_breaks(text, width, cell_len)] == lines


@given(SPACED, st.integers(1, 30))
def test_wrapping_loses_no_character_but_the_spaces_it_breaks_at(text: str, width: int) -> None:
    from rich.cells import cell_len

    lines = find_breaks(text, width, cell_len)
    for (_, end), (start, _) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        assert text[end:start].strip(" ") == ""
    rebuilt = "".join(text[start:end] for start, end in lines)
    assert rebuilt.replace(" ", "") == text.replace(" ", "")
    for start, end in lines:
        line = text[start:end]
        assert cell_len(line) <= width or is_one_character(line)
