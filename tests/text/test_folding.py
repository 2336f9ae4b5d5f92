"""How words are compared, and where they are in a text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.characters import DASHES, DOUBLE, HYPHENS, SINGLE_MARKS
from gcmreview.text.folding import find_marks, fold, fold_characters, has_words, normalize_form
from support.strategies import AWKWARD

ANY = st.text(st.sampled_from(AWKWARD + "abcİßﬁ²") | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("António", "antonio"),
        ("ANTO\u0301NIO", "antonio"),
        (" a  b\u00a0c\n", "a b c"),
        ("world’s “best” – so", 'world\'s "best" - so'),
        ("Asia‑Pacific", "asia-pacific"),
        ("Straße, ﬁnal, ²", "strasse, final, 2"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("日本", "日本"),
        ("\udce9", "\ufffd"),
        ("\ud800a\udc7f\udd00", "\ufffda\ufffd\ufffd"),
        ("Ant\udcc3\udcb3nio", "antonio"),
    ],
)
def test_text_is_folded_without_case_accents_or_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())


@pytest.mark.parametrize("mark", [mark for mark in DOUBLE if mark != "″"])
def test_double_marks_fold_to_the_keyboards(mark: str) -> None:
    assert fold(f"é{mark}") == 'e"'


@pytest.mark.parametrize("mark", [mark for mark in SINGLE_MARKS if mark not in "`´"])
def test_single_marks_fold_to_the_keyboards(mark: str) -> None:
    assert fold(f"é{mark}") == "e'"


@pytest.mark.parametrize("dash", HYPHENS + DASHES)
def test_dashes_and_hyphens_fold_to_the_keyboards(dash: str) -> None:
    assert fold(f"é{dash}") == "e-"


@pytest.mark.parametrize(
    ("text", "words", "has"),
    [
        ("António Vitorino", ["antonio"], True),
        ("António Vitorino", ["antonio", "vito"], True),
        ("António Vitorino", ["antonio", "motus"], False),
        ("António Vitorino", [], True),
    ],
)
def test_a_text_has_words_if_it_has_each_of_them(text: str, words: list[str], has: bool) -> None:
    assert has_words(text, words) == has


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("António spoke", ["antonio"], ["António"]),
        ("the world’s", ["world's"], ["world’s"]),
        ("No one, no ONE", ["no one"], ["No one", "no ONE"]),
        ("a  b\u00a0c", ["a b c"], ["a  b\u00a0c"]),
        ("aab", ["aa", "ab"], ["aab"]),
        ("aabb", ["aa", "bb"], ["aa", "bb"]),
        ("migration", ["migration", "rat"], ["migration"]),
        ("ﬁnal", ["final"], ["ﬁnal"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("nothing", ["else"], []),
    ],
)
def test_the_words_are_marked_where_they_occur(
    text: str, words: list[str], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in find_marks(text, words)] == marked


@given(st.text(st.sampled_from(AWKWARD + "abcİßﬁ²"), max_size=40), st.data())
def test_marks_cut_any_text_where_its_words_are(text: str, data: st.DataObject) -> None:
    folded, places = fold_characters(text)
    assert len(folded) == len(places)
    assert places == sorted(places)
    if not folded.strip():
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    word = folded[start:end]
    marks = find_marks(text, [word])
    # Of occurrences that overlap, the first is marked.
    first = folded.index(word)
    last = first + len(word) - 1
    assert any(a <= places[first] and places[last] < b for a, b in marks)
    assert all(a < b for a, b in marks)
    assert all(b <= c for (_, b), (c, _) in pairwise(marks))


@given(ANY)
def test_a_normal_form_is_that_of_unicode(text: str) -> None:
    assert normalize_form("NFC", text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("before", ["", "a\u0301", "é" * 40, "—" * 40, "e" + "\u0301\u0323" * 14])
def test_thirty_combining_marks_in_a_row_are_put_in_order(before: str) -> None:
    marks = "\u0301\u0323" * 15
    text = f"{before} e{marks}"
    assert normalize_form("NFKD", text) == unicodedata.normalize("NFKD", text)


def test_more_are_put_in_order_by_thirties_because_that_takes_the_square_of_their_number() -> None:
    marks = "\u0301\u0323" * 15
    ordered = "\u0323" * 15 + "\u0301" * 15
    assert normalize_form("NFKD", f"e{marks}{marks}\u0301") == f"e{ordered}{ordered}\u0301"
