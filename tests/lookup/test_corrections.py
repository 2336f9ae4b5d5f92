"""A text is read as it is and with its listed corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Correction
from gcmreview.lookup.corrections import correct_text, find_errors, list_corrections, narrow
from gcmreview.text.folding import Edit
from support.rows import each_row
from support.runs import Run

SPACE = Correction("Asia- Pacific", "Asia-Pacific", "a stray space in the source")


def test_the_corrections_of_a_paragraph_are_those_of_its_quotes() -> None:
    assert list_corrections(load_review()) == {5: [SPACE]}


@each_row(
    ("text", "listed", "corrected"),
    [
        (
            "in Asia- Pacific, Asia- Pacific",
            {"Asia- Pacific": "Asia-Pacific"},
            "in Asia-Pacific, Asia-Pacific",
        ),
        ("teh ten", {"teh": "the", "teh ten": "the tenth"}, "the tenth"),
        ("a.c abc", {"a.c": "x"}, "x abc"),
        ("aaa", {"aa": "b"}, "ba"),
        ("nothing", {}, "nothing"),
    ],
)
def test_a_text_is_corrected_by_the_longest_error(
    text: str, listed: dict[str, str], corrected: str
) -> None:
    corrections = [Correction(error, to, "") for error, to in listed.items()]
    assert correct_text(text, find_errors(text, corrections)) == corrected


@each_row(
    ("text", "edit", "narrowed"),
    [
        ("in Asia- Pacific", (3, 16, "Asia-Pacific"), (8, 9, "")),
        ("teh", (0, 3, "the"), (1, 3, "he")),
        ("publc", (0, 5, "public"), (4, 4, "i")),
        ("aa", (0, 2, "a"), (1, 2, "")),
        ("a", (0, 1, "aa"), (1, 1, "a")),
        ("x", (0, 1, "y"), (0, 1, "y")),
    ],
)
def test_an_edit_is_narrowed_to_what_it_changes(text: str, edit: Edit, narrowed: Edit) -> None:
    assert narrow(text, [edit]) == [narrowed]


@given(st.text("ab ", max_size=8), st.text("ab ", max_size=8))
def test_a_narrowed_edit_reads_the_same(error: str, to: str) -> None:
    text = f"ab{error}ba"
    edit = (2, 2 + len(error), to)
    assert correct_text(text, narrow(text, [edit])) == correct_text(text, [edit])


@pytest.mark.parametrize(
    "words", ["asia-pacific region", "Asia- Pacific region", "asia\u2011pacific region"]
)
def test_a_quote_is_found_with_its_error_and_with_the_correction(
    gcmreview: Run, words: str
) -> None:
    found = gcmreview("search", words, "--template", "{id}").stdout.split()
    assert found[0] == "vitorino-1"
    assert "vitorino-1" in gcmreview("quotes", words, "--template", "{id}").stdout


def test_the_words_of_a_correction_are_marked_in_the_source_as_it_is(gcmreview: Run) -> None:
    shown = gcmreview("--color", "always", "search", "asia-pacific", COLUMNS="400").stdout
    assert shown.count("\x1b[7mAsia- Pacific\x1b[0m") == 1
    assert "\x1b[7mAsia-Pacific\x1b[0m" in shown


def test_a_word_of_a_correction_that_nothing_else_has_is_not_called_unknown(gcmreview: Run) -> None:
    done = gcmreview("search", "asia-pacific region,", "zzzz")
    assert done.stderr == "gcmreview: no matches for 'zzzz'; leave it out\n"
