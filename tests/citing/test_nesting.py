"""Marks within quotation marks, and what is left as it is because nothing certain can be said."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.citing.nesting import nest_marks, open_paragraphs
from support.rows import each_row


@each_row(
    ("words", "nested"),
    [
        ("a “b” c", "a ‘b’ c"),
        ('a "b" c', "a ‘b’ c"),
        ("“b” and “c”", "‘b’ and ‘c’"),
        ("“b “c” d”", "‘b “c” d’"),
        ("“b ‘c’ d”", "‘b “c” d’"),
        ("‘b ‘c’ d’", "‘b “c” d’"),
        ("“don’t” go", "‘don’t’ go"),
        ("the workers’ “right”", "the workers’ ‘right’"),
        ('he said "yes," she "no"', "he said ‘yes,’ she ‘no’"),
        ("“b.”", "‘b.’"),
    ],
)
def test_marks_within_marks_take_turns(words: str, nested: str) -> None:
    assert nest_marks(words)[0] == nested


@each_row(
    "words",
    [
        "no marks",
        "a ‘b’ c",
        "‘b “c” d’",
        "don’t",
        "the workers’ rights",
        "the ’90s",
        # A mark without its partner.
        "a “b",
        "a b” c",
        "a ‘b",
        '6" wide',
        "“a ‘b” c’",
        # Which of the two closes is not certain.
        "“b ‘the workers’ rights’ d”",
        # Other marks.
        "a “b ‘‘c’’ d” e",
        "a «b» c",
        "a 'b' c",
    ],
)
def test_marks_that_are_right_or_not_certain_stay(words: str) -> None:
    assert nest_marks(words) == (words, [])


def test_each_kind_of_change_is_named_once() -> None:
    assert nest_marks("“b” and “c”, ‘d’")[1] == [("“”", "‘’")]
    assert nest_marks("“b ‘c’”")[1] == [("“”", "‘’"), ("‘’", "“”")]


@given(st.text("ab ’‘“”\"'.,", max_size=24))
def test_only_marks_change_and_twice_is_once(words: str) -> None:
    nested, changes = nest_marks(words)
    assert len(nested) == len(words)
    assert all(
        one == other or (one in '“”‘’"' and other in "“”‘’")
        for one, other in zip(words, nested, strict=True)
    )
    assert bool(changes) == (nested != words)
    assert nest_marks(nested)[0] == nested


def test_each_paragraph_but_the_first_is_opened() -> None:
    assert open_paragraphs("a\n\nb\nc") == "a\n\n“b\n“c"
    assert open_paragraphs("a b") == "a b"
