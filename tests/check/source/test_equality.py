"""What a token may be written for, and what it may not."""

from gcmreview.check.source.equality import are_same_tokens, differs_in_case, is_same_key
from gcmreview.check.source.tokens import Token, tokenize
from support.rows import each_row

DASHES = ["-", "—", " – ", "-\n", "- ", " -"]
SAME_DASHES = {
    frozenset(["—", "-"]),
    frozenset(["—", " – "]),
    frozenset(["-\n", "-"]),
    frozenset(["-\n", "- "]),
}


@each_row("one", DASHES)
@each_row("other", DASHES)
def test_only_dashes_that_publishers_set_differently_are_the_same(one: str, other: str) -> None:
    is_same = is_same_key(Token(one, 0, len(one), "dash"), other)
    assert is_same == (one == other or frozenset([one, other]) in SAME_DASHES)


@each_row(
    ("written", "source"),
    [
        ("[T]he", "the"),
        ("[t]he", "The"),
        ("[T]he", "The"),
        ("[un]safe", "unsafe"),
        ("countr[ies]", "country"),
        ("countr[y]", "countries"),
        ("work[ed]", "work"),
        ("work[ing]", "works"),
        ("work[ings]", "works"),
        ("was[hed]", "washing"),
        ("Compact[1]", "Compact"),
        ("Compact[12345]", "Compact"),
    ],
)
def test_a_bracket_may_change_a_letter_or_an_ending(written: str, source: str) -> None:
    (token,) = tokenize(written)
    assert is_same_key(token, source)


@each_row(
    ("written", "source"),
    [
        ("[T]he", "They"),
        ("[un]safe", "safe"),
        ("[s]afe", "unsafe"),
        ("[UN]safe", "unsafe"),
        ("un[safe]ly", "unsafely"),
        ("care[less]", "careful"),
        ("can[not]", "can"),
        ("CAN[NOT]", "CAN"),
        ("would[n’t]", "would"),
        ("work[place]", "works"),
        ("work[ingly]", "works"),
        ("wash[ed]", "washeries"),
        ("do[es]", "done"),
        ("work[ed]", "walk"),
        ("work[-ed]", "work"),
        ("Compact[1]", "Compacts"),
    ],
)
def test_a_bracket_may_not_make_another_word(written: str, source: str) -> None:
    (token,) = [token for token in tokenize(written) if token.kind == "bracket"]
    assert not is_same_key(token, source)


def test_the_first_word_alone_may_start_with_a_letter_in_the_other_case() -> None:
    (token,) = tokenize("we")
    assert is_same_key(token, "We", is_initial=True)
    assert not is_same_key(token, "We")
    assert not is_same_key(token, "WE", is_initial=True)


@each_row(
    ("one", "other", "expected"),
    [
        ("we", "We", True),
        ("UN", "uN", True),
        ("we", "we", False),
        ("we", "WE", False),
        ("we", "Us", False),
        (",", ",", False),
        ("", "", False),
    ],
)
def test_keys_differ_in_case_where_only_the_first_letter_does(
    one: str, other: str, expected: bool
) -> None:
    assert differs_in_case(one, other) is expected
    assert differs_in_case(other, one) is expected


@each_row(
    ("written", "keys", "expected"),
    [
        ("Asia — Pacific", ["Asia", "—", "Pacific"], True),
        ("countr[ies] can", ["country", "can"], True),
        ("the country", ["country"], False),
        ("country", ["the", "country"], False),
        ("The", ["the"], False),
        ("", [], True),
    ],
)
def test_tokens_are_the_same_one_for_one(written: str, keys: list[str], expected: bool) -> None:
    assert are_same_tokens(tokenize(written), keys) is expected
