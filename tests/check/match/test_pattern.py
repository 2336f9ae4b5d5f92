"""A quotation is split at its gaps and brackets, and from the marks that end it."""

from gcmreview.check.match.pattern import is_open
from gcmreview.check.source.tokens import tokenize
from support.passages import read_pattern
from support.rows import each_row


def show(text: str) -> tuple[str, list[str], str]:
    """Return a quotation's tokens, its gaps and brackets, and the marks that end it."""
    pattern = read_pattern(text)
    own, final = pattern.tokens[: pattern.end], pattern.tokens[pattern.end :]
    between = [token.key for token in pattern.between]
    return " ".join(token.key for token in own), between, "".join(token.key for token in final)


@each_row(
    ("text", "own", "between", "final"),
    [
        ("We must act.", "We must act", [], "."),
        ("We … act", "We … act", ["…"], ""),
        ("[We] act!", "[We] act", ["[We]"], "!"),
        ("We … [all] act", "We … [all] act", ["…", "[all]"], ""),
        ("[W]e act", "[W]e act", [], ""),
        ("We act….", "We act …", ["…"], ""),
        ("Act?!", "Act", [], "?!"),
        ("Act;", "Act ;", [], ""),
        ("", "", [], ""),
        (".", "", [], "."),
    ],
)
def test_a_quotation_has_gaps_and_brackets_between_its_words_and_marks_that_end_it(
    text: str, own: str, between: list[str], final: str
) -> None:
    assert show(text) == (own, between, final)


def test_three_marks_at_most_are_the_final_ones() -> None:
    assert show("act.,")[2] == ".,"
    assert show("act.,.")[2] == ".,."
    assert show("act,.,.")[0::2] == ("act ,", ".,.")


def test_words_have_their_places_and_the_notes_are_counted() -> None:
    pattern = read_pattern("“The Compact¹ … [T]he UN [all] can*")
    assert pattern.words == ("the", "compact", "the", "un", "can")
    assert [pattern.tokens[at].key for at in pattern.at] == ["The", "Compact", "[T]he", "UN", "can"]
    assert pattern.breaks == {2, 4}
    assert pattern.notes == 2


@each_row(
    ("text", "breaks"),
    [("We act", set()), ("… We [all] … must act […]", {1}), ("We … must [all] act", {1, 2})],
)
def test_a_break_is_before_a_word_that_follows_another(text: str, breaks: set[int]) -> None:
    assert read_pattern(text).breaks == breaks


@each_row(("text", "expected"), [("…", True), ("[all]", True), ("[a]ll", False), ("all", False)])
def test_a_gap_and_a_bracket_alone_may_be_any_words(text: str, expected: bool) -> None:
    (token,) = tokenize(text)
    assert is_open(token) is expected
