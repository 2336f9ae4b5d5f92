"""Text is cut into tokens by an explicit table, each token at its offsets."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.source.tokens import join_broken, list_words, tokenize
from support.rows import each_row
from support.strategies import AWKWARD


def read_keys(text: str, *, literal: bool = False) -> list[str]:
    return [token.key for token in tokenize(text, literal=literal)]


def read_kinds(text: str, *, literal: bool = False) -> list[tuple[str, str]]:
    return [(token.kind, token.key) for token in tokenize(text, literal=literal)]


@each_row(
    ("text", "keys"),
    [
        ("No country can", ["No", "country", "can"]),
        ("It’s ours", ["It's", "ours"]),
        ("states' and states’", ["states", '"', "and", "states", '"']),
        ("1,000.5 people, 3.", ["1,000.5", "people", ",", "3", "."]),
        ("co\u00adoperate", ["cooperate"]),
        ("e\u0301tat", ["\u00e9tat"]),
        ("\ufb01rst o\ufb03ce", ["first", "office"]),
        ("“a” ‘b’ «c» „d“ ''e``", ['"', *'a"', *'"b"', *'"c"', *'"d"', *'"e"']),
        ("snake_case", ["snake", "_", "case"]),
        ("m\u00b2x and x²", ["m²x", "and", "x", "²"]),
        ("", []),
        (" \n\t\u200b", []),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, keys: list[str]) -> None:
    assert read_keys(text) == keys


@each_row("dots", ["…", "...", ". . .", "[…]", "[ ... ]", "(…)", "....", "…."])
def test_every_form_of_an_omission_is_one_gap(dots: str) -> None:
    assert read_kinds(f"we {dots} must") == [("word", "we"), ("gap", "…"), ("word", "must")]


@each_row("dots", [".", "..", ". ."])
def test_fewer_than_three_points_are_no_gap(dots: str) -> None:
    assert {kind for kind, _ in read_kinds(f"we {dots} must")} == {"word", "point"}


@each_row(
    ("text", "key"),
    [
        ("Asia-Pacific", "-"),
        ("Asia\u2010Pacific", "-"),
        ("Asia\u2014Pacific", "—"),
        ("Asia\u2013Pacific", "—"),
        ("Asia--Pacific", "—"),
        ("Asia \u2014 Pacific", " – "),
        ("Asia - Pacific", " – "),
        ("Asia\u2014 Pacific", " – "),
        ("Asia- Pacific", "- "),
        ("Asia -Pacific", " -"),
        ("Asia-\nPacific", "-\n"),
        ("Asia -\nPacific", " – "),
    ],
)
def test_a_dash_is_folded_to_how_it_is_set(text: str, key: str) -> None:
    assert read_keys(text) == ["Asia", key, "Pacific"]


@each_row(("text", "key"), [("A\u2013B", "—"), ("A \u2013 B", " – "), ("A- B", "- ")])
def test_the_first_and_the_last_character_say_how_a_dash_is_set(text: str, key: str) -> None:
    assert read_keys(text) == ["A", key, "B"]


@each_row("text", ["- Asia", "-Asia", "Asia-", "Asia -", "\u2014Asia", "Asia\u2014"])
def test_a_dash_at_an_end_of_the_text_is_spaced(text: str) -> None:
    assert " – " in read_keys(text)


def test_what_is_outside_the_span_has_no_say_in_it() -> None:
    text = "Asia-Pacific"
    assert [token.key for token in tokenize(text, (0, 5))] == ["Asia", " – "]
    assert [token.key for token in tokenize(text, (4, 12))] == [" – ", "Pacific"]
    assert [token.start for token in tokenize(text, (4, 12))] == [4, 5]


@each_row(
    "text", ["Compact¹", "the¹ Compact", "Compact*", "Compact.¹", "Compact”†", "the\u200b\u200b¹"]
)
def test_a_raised_digit_or_asterisk_after_a_word_of_three_letters_is_a_note(text: str) -> None:
    assert [kind for kind, _ in read_kinds(text)].count("note") == 1


@each_row("text", ["km²", "m²", "10²", "10 ²", "²", "¹st", "*word", "a * b", "in²"])
def test_a_raised_digit_or_asterisk_elsewhere_is_no_note(text: str) -> None:
    assert "note" not in {kind for kind, _ in read_kinds(text)}


@each_row(
    "text",
    ["[T]he", "countr[ies]", "Network’[s]", "Network'[s]", "w[or]d", "[T]\u200bhe"],
)
def test_a_bracket_and_the_letters_next_to_it_are_one_token(text: str) -> None:
    (token,) = tokenize(text)
    assert token.kind == "bracket"
    assert (token.start, token.end) == (0, len(text))


@each_row("text", ["Network ’[s]", "Network’ [s]", "Network’ s [s]"])
def test_a_possessive_in_a_bracket_is_right_after_its_word(text: str) -> None:
    assert len(tokenize(text)) > 1


def test_a_bracket_between_spaces_is_a_token_of_its_own() -> None:
    assert read_kinds("the [global] pact") == [
        ("word", "the"),
        ("bracket", "[global]"),
        ("word", "pact"),
    ]


def test_a_bracket_has_at_most_300_characters() -> None:
    assert read_kinds(f"[{'a' * 300}]") == [("bracket", f"[{'a' * 300}]")]
    assert [kind for kind, _ in read_kinds(f"[{'a' * 301}]")] == ["point", "word", "point"]


def test_a_source_has_brackets_of_its_own() -> None:
    assert read_kinds("[T]he", literal=True) == [
        ("point", "["),
        ("word", "T"),
        ("point", "]"),
        ("word", "he"),
    ]


@given(st.text(st.sampled_from("[]ab…. -\u2014\n²*'’") | st.sampled_from(AWKWARD)))
def test_tokens_are_in_order_and_leave_only_space_and_invisible_characters(text: str) -> None:
    at = 0
    for token in tokenize(text, literal=True):
        assert not text[at : token.start].strip(" \n\u00a0\u00ad\u200b\u200d")
        assert token.start < token.end
        at = token.end
    assert not text[at:].strip(" \n\u00a0\u00ad\u200b\u200d")


@given(st.text(st.sampled_from(AWKWARD)))
def test_the_keys_of_words_are_composed_and_show_every_letter(text: str) -> None:
    for token in tokenize(text):
        if token.kind == "word":
            assert token.key
            assert not set(token.key) & set("\u00ad\u200b\u200d’")


def test_a_word_broken_at_a_line_end_is_joined_if_the_source_has_it() -> None:
    known = frozenset(["cooperation"])
    joined = join_broken(tokenize("our Co-\noperation"), known)
    assert [(token.key, token.start, token.end) for token in joined] == [
        ("our", 0, 3),
        ("Cooperation", 4, 17),
    ]


@each_row("text", ["co-operation", "co- operation", "co-\noperations", "-\noperation"])
def test_other_words_with_a_hyphen_are_not_joined(text: str) -> None:
    tokens = tokenize(text)
    assert join_broken(tokens, frozenset(["cooperation"])) == tokens


def test_words_are_listed_in_lower_case_without_marks() -> None:
    assert list_words(tokenize("“The UN’s [new] pact…”")) == ["the", "un's", "pact"]
