"""How words are compared, and where they are in a text."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.characters import APOSTROPHES, DASHES, DOUBLE, HYPHENS, SINGLE_MARKS
from gcmreview.text.folding import (
    Edit,
    find_marks,
    fold,
    fold_characters,
    has_words,
    normalize_form,
)
from support.rows import each_row
from support.strategies import AWKWARD

ANY = st.text(st.sampled_from(AWKWARD + "abcİßﬁ²") | st.characters(), max_size=40)


@each_row(
    ("text", "folded"),
    [
        ("", ""),
        ("António", "antonio"),
        ("ANTO\u0301NIO", "antonio"),
        (" a  b\u00a0c\n", "a b c"),
        ("world’s “best” – so", 'world\'s "best" - so'),
        ("Asia‑Pacific", "asia-pacific"),
        ("Straße, STRAẞE, ﬁnal, ²", "strasse, strasse, final, 2"),
        ("Đặng Thị Đỗ Quyên", "dang thi do quyen"),
        ("Łódź, Ødegård, Ægir, Œuvre", "lodz, odegard, aegir, oeuvre"),
        ("Sigurður Þór, Ħamrun", "sigurdur thor, hamrun"),
        ("I\u015f\u0131l Y\u0131ld\u0131z \u0130n\u00f6n\u00fc", "isil yildiz inonu"),
        (
            "Ƙaddara Ɓala, Ŋaaŋa, Ŧálle, Ɛyaa, Kalaallisuĸ",
            "kaddara bala, naana, talle, eyaa, kalaallisuq",
        ),
        ("inter\u00adgovern\u00admental", "intergovernmental"),
        ("all\u200b part\u2060ners\ufeff", "all partners"),
        ("\u200emigrants\u200f \u2067today\u2069", "migrants today"),
        ("a\u034fb\ufe0fc\U000e0101d\u180be\u3164f", "abcdef"),
        ("a\u200c\u0301b", "ab"),
        ("Tu\u02bbipelehake, Baha\u02bei, Hawai\u02bci", "tu'ipelehake, baha'i, hawai'i"),
        ("a¨b, 5\u2033, 5\u2034", 'a b, 5", 5' + "'" * 3),
        ("हिन्दी", "हिनदी"),
        ("дмитрий", "дмитрии"),
        ("λ·ə", "λ·ə"),
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
def test_a_text_is_folded_as_its_characters_are(text: str) -> None:
    # But for bytes of an argument that are a character together.
    whole = re.sub("[\ud800-\udfff]", "", text)
    assert " ".join(fold_characters(whole)[0].split()) == fold(whole)


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())


@each_row("mark", DOUBLE)
def test_double_marks_fold_to_the_keyboards(mark: str) -> None:
    assert fold(f"é{mark}") == 'e"'


@each_row("mark", SINGLE_MARKS.replace("`", "") + APOSTROPHES)
def test_single_marks_fold_to_the_keyboards(mark: str) -> None:
    assert fold(f"é{mark}") == "e'"


@each_row("dash", HYPHENS + DASHES)
def test_dashes_and_hyphens_fold_to_the_keyboards(dash: str) -> None:
    assert fold(f"é{dash}") == "e-"


@each_row(
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


@each_row(
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
        ("Anto\u0301nio", ["anto"], ["Anto\u0301"]),
        ("part\u2060ners\u00ad, all", ["partners", "all"], ["part\u2060ners\u00ad", "all"]),
        ("Jose\u0301", ["jose"], ["Jose\u0301"]),
        ("\u00adall", ["all"], ["all"]),
        ("Œuvre", ["o", "vre"], ["Œ", "vre"]),
        ("a¨b", ["a b"], ["a¨b"]),
        ("nothing", ["else"], []),
    ],
)
def test_the_words_are_marked_where_they_occur(
    text: str, words: list[str], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in find_marks(text, words)] == marked


@each_row(
    ("text", "edits", "word", "marked"),
    [
        ("in Asia- Pacific", [(8, 9, "")], "asia-pacific", ["Asia- Pacific"]),
        ("in Asia- Pacific", [(8, 9, "")], "asia- pacific", ["Asia- Pacific"]),
        ("in Asia- Pacific", [(8, 9, "")], "pacific", ["Pacific"]),
        ("in Asia- Pacific", [(8, 9, "")], "a-p", ["a- P"]),
        (
            "Asia-Pacific, Asia- Pacific",
            [(19, 20, "")],
            "asia-pacific",
            ["Asia-Pacific", "Asia- Pacific"],
        ),
        ("teh, teh end", [(1, 3, "he"), (6, 8, "he")], "the", ["teh", "teh"]),
        ("publc", [(4, 4, "i")], "public", ["publc"]),
        ("of of it", [(3, 6, "")], "of it", ["of of it"]),
    ],
)
def test_words_are_marked_in_a_text_as_it_is_and_as_it_is_edited(
    text: str, edits: list[Edit], word: str, marked: list[str]
) -> None:
    assert [text[start:end] for start, end in find_marks(text, [word], edits)] == marked


@given(st.text(st.sampled_from(AWKWARD + "abcİßﬁ²"), max_size=40), st.data())
def test_marks_cut_any_text_where_its_words_are(text: str, data: st.DataObject) -> None:
    folded, places = fold_characters(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)
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


@each_row("before", ["", "a\u0301", "é" * 40, "—" * 40, "e" + "\u0301\u0323" * 14])
def test_thirty_combining_marks_in_a_row_are_put_in_order(before: str) -> None:
    marks = "\u0301\u0323" * 15
    text = f"{before} e{marks}"
    assert normalize_form("NFKD", text) == unicodedata.normalize("NFKD", text)


def test_more_are_put_in_order_by_thirties_because_that_takes_the_square_of_their_number() -> None:
    marks = "\u0301\u0323" * 15
    ordered = "\u0323" * 15 + "\u0301" * 15
    assert normalize_form("NFKD", f"e{marks}{marks}\u0301") == f"e{ordered}{ordered}\u0301"
