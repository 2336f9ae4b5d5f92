"""A quotation is split at its gaps and brackets, and from the marks that end it."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.match.pattern import is_open
from gcmreview.check.source.tokens import tokenize
from support.passages import read_pattern
from support.rows import each_row


def show(text: str) -> tuple[list[str], list[str], str]:
    """Return a quotation's chunks, what is between them, and the marks that end it."""
    pattern = read_pattern(text)
    chunks = [" ".join(token.key for token in chunk) for chunk in pattern.chunks]
    return chunks, [token.key for token in pattern.between], "".join(t.key for t in pattern.final)


@each_row(
    ("text", "chunks", "between", "final"),
    [
        ("We must act.", ["We must act"], [], "."),
        ("We … act", ["We", "act"], ["…"], ""),
        ("[We] act!", ["", "act"], ["[We]"], "!"),
        ("We act …", ["We act", ""], ["…"], ""),
        ("We … [all] act", ["We", "", "act"], ["…", "[all]"], ""),
        ("[W]e act", ["[W]e act"], [], ""),
        ("We act….", ["We act", ""], ["…"], ""),
        ("Act?!", ["Act"], [], "?!"),
        ("Act;", ["Act ;"], [], ""),
        ("", [""], [], ""),
        (".", [""], [], "."),
    ],
)
def test_a_quotation_is_split_at_gaps_and_brackets(
    text: str, chunks: list[str], between: list[str], final: str
) -> None:
    assert show(text) == (chunks, between, final)


def test_three_marks_at_most_are_the_final_ones() -> None:
    assert show("act.,")[2] == ".,"
    assert show("act.,.")[2] == ".,."
    assert show("act,.,.")[0::2] == (["act ,"], ".,.")


def test_words_have_their_places_and_the_notes_are_counted() -> None:
    pattern = read_pattern("“The Compact¹ … [T]he UN [all] can*")
    assert pattern.words == ("the", "compact", "the", "un", "can")
    assert [pattern.tokens[at].key for at in pattern.at] == ["The", "Compact", "[T]he", "UN", "can"]
    assert pattern.breaks == {2, 4}
    assert pattern.guesses == {2}
    assert pattern.notes == 2


@each_row(
    ("text", "breaks"),
    [("We act", set()), ("… We [all] … must act […]", {1}), ("We … must [all] act", {1, 2})],
)
def test_a_break_is_before_a_word_that_follows_another(text: str, breaks: set[int]) -> None:
    assert read_pattern(text).breaks == breaks


@given(st.text(st.sampled_from("ab .,…[]¹"), max_size=20))
def test_chunks_and_what_is_between_them_and_the_final_marks_are_all_tokens(text: str) -> None:
    pattern = read_pattern(text)
    assert len(pattern.chunks) == len(pattern.between) + 1
    parts = [*pattern.chunks[0]]
    for token, chunk in zip(pattern.between, pattern.chunks[1:], strict=True):
        parts += [token, *chunk]
    assert tuple(parts) + pattern.final == pattern.tokens


@each_row(("text", "expected"), [("…", True), ("[all]", True), ("[a]ll", False), ("all", False)])
def test_a_gap_and_a_bracket_alone_may_be_any_words(text: str, expected: bool) -> None:
    (token,) = tokenize(text)
    assert is_open(token) is expected
