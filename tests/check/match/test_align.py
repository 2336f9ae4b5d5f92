"""A quotation is compared with a passage word by word, and then token by token."""

from hypothesis import assume, given
from hypothesis import strategies as st

from gcmreview.check.match.align import NearMatch, compare
from gcmreview.check.match.limits import limit_difference
from gcmreview.check.match.nearest import find_near
from gcmreview.check.source.passages import read_source
from support.passages import make_index, make_passage, number_words, read_pattern, replace_words
from support.rows import each_row

ALL = 1.0


def differ(source: str, draft: str, limit: float = ALL) -> list[tuple[str, str]] | None:
    """Return the words of a draft that differ, each with the source's in their place."""
    passage, pattern = make_passage(source), read_pattern(draft)
    near = compare(passage, pattern, limit)
    return near and [
        (" ".join(t.key for t in pattern.tokens[slice(*own)]), read_source(passage, *theirs))
        for own, theirs in near.differences
    ]


def span(source: str, draft: str) -> str:
    """Return the source's words that a draft is compared with."""
    near = compare(make_passage(source), read_pattern(draft), ALL)
    assert near
    return read_source(near.passage, near.start, near.end)


def read_verdict(source: str, draft: str, limit: float = 0.34) -> str | None:
    near = compare(make_passage(source), read_pattern(draft), limit)
    return near and near.verdict


@each_row(
    ("source", "draft", "expected"),
    [
        ("we must all act now", "we must all go now", [("go", "act")]),
        ("we must all act now", "we must act now", [("", "all")]),
        ("we must act now", "we must all act now", [("all", "")]),
        ("we must act now", "we Must act now", [("Must", "must")]),
        ("we must act now", "We must, go now", [(", go", "act")]),
        ("we must act, now", "we must act now", [("", ",")]),
        ("we must act, all of us", "we must, act all of us", [(",", ""), ("", ",")]),
        ("The big aim is peace", "[T]he great aim is peace", [("great", "big")]),
        ("we must ACT NOW", "we must act now", [("act now", "ACT NOW")]),
        ("we (must all act now) here", "(must all go now)", [("go", "act")]),
        ("Asia-Pacific must act", "Asia- Pacific must act", [("- ", "-")]),
        ("we must all act now", "we … act never", [("never", "now")]),
        ("we must all act now", "we must [go] act never", [("never", "now")]),
        ("we must all act now", "we can [soon] go now", [("can", "must"), ("go", "act")]),
        ("we must all act now", "we can … [soon] go now", [("can", "must"), ("go", "act")]),
        ("we must all act now", "we … never … now", [("never", "")]),
        ("we must all act now", "we … never [act] now", [("never", "")]),
        ("we must all act now", "we can … , … now", [("can", "must")]),
        (
            "we must all act now",
            "we can … or … go now",
            [("can", "must"), ("or", ""), ("go", "act")],
        ),
    ],
)
def test_what_differs_is_told_token_by_token(
    source: str, draft: str, expected: list[tuple[str, str]]
) -> None:
    assert differ(source, draft) == expected


def test_a_word_that_is_frequent_in_a_long_quotation_counts_too() -> None:
    source = number_words(150).replace(" ", " the ")
    draft = source.replace("w77 the w78", "x77 the x78")
    assert differ(source, draft) == [("x77", "w77"), ("x78", "w78")]
    near = compare(make_passage(source), read_pattern(draft), ALL)
    assert near
    assert near.ratio == 2 / 299


@each_row(
    ("source", "draft"),
    [
        ("we must all act now", "we must all act now"),
        ("We must all act now", "we must all act now."),
        ("we must — all — act", "we must—all—act"),
        ("we must all act now", "we … act now"),
        ("we must all act now", "we must, … act now"),
        ("we must all act now", "we …, […] act now"),
        ("we must all act now", "we must [not] act now"),
        ("our country must act", "our countr[ies] must act"),
        ("“we” must act", "‘we’ must act"),
    ],
)
def test_what_may_be_written_does_not_differ(source: str, draft: str) -> None:
    assert compare(make_passage(source), read_pattern(draft), ALL) is None


def test_a_listed_correction_does_not_differ() -> None:
    passage = make_passage(
        "we recieve and hold all of them - now", ("recieve", "receive"), (" - ", "—")
    )
    near = compare(passage, read_pattern("we receive and hold none of them—now"), ALL)
    assert near
    assert near.differences == (((4, 5), (4, 5)),)


def test_a_mark_left_out_beside_a_corrected_word_is_no_omission() -> None:
    passage = make_passage("we recieve them, all of us", ("recieve", "receive"))
    near = compare(passage, read_pattern("we receive them all of us"), ALL)
    assert near
    assert near.verdict == "misquote"


def test_what_shares_no_word_or_too_few_is_not_near() -> None:
    assert compare(make_passage("we must act"), read_pattern("they can go"), ALL) is None
    assert compare(make_passage("a b c d e f"), read_pattern("a b c x y z"), 0.34) is None
    assert compare(make_passage("we must act"), read_pattern(""), ALL) is None


def is_near(source: str, draft: str) -> bool:
    near = find_near(make_index(source), read_pattern(draft))
    return near is not None and near.verdict != "similar"


@each_row("count", [4, 5, 6, 7])
def test_one_word_of_four_to_seven_may_differ_and_not_two(count: int) -> None:
    source = number_words(count)
    assert is_near(source, replace_words(source, [count - 1]))
    assert not is_near(source, replace_words(source, [count - 2, count - 1]))


def test_fewer_than_four_words_are_near_nothing() -> None:
    assert not is_near("w0 w1 w2, w3", "w0 w1 w2 w3"[:8])
    assert is_near("w0 w1, w2 w3", "w0 w1 w2 w3")


def test_from_eight_words_on_a_third_may_differ() -> None:
    # Three of the source's nine words for two of the draft's eight.
    source = number_words(9)
    assert is_near(source, "w0 w1 w2 x y w6 w7 w8")
    assert not is_near(number_words(8), "w0 w1 x y w5 w6 w7")


def test_of_a_hundred_words_34_may_differ_and_not_35() -> None:
    source = number_words(100)
    assert is_near(source, replace_words(source, range(1, 68, 2)))
    assert not is_near(source, replace_words(source, range(1, 70, 2)))


@each_row(("count", "expected"), [(3, 0.25), (4, 0.25), (7, 0.25), (8, 0.34), (100, 0.34)])
def test_the_limit_depends_on_whether_a_quotation_is_short(count: int, expected: float) -> None:
    assert limit_difference(number_words(count).split()) == expected


def test_words_left_out_are_an_omission_and_words_changed_a_misquote() -> None:
    source = number_words(12)
    assert read_verdict(source, "w0 w1 w2 w3 w5 w6 w7 w8") == "omission"
    assert read_verdict(source, "w0 w1 w2 w3 w5 w6 w7 x8") == "misquote"
    assert read_verdict(source, "w0 w1 w2, w3 w5 w6 w7 w8") == "misquote"


def test_few_words_in_place_of_many_make_no_passage_near() -> None:
    assert read_verdict(number_words(20), "w0 w1 w2 w3 w4 x y w15 w16 w17 w18 w19") is None


def join(*bounds: tuple[int, int]) -> str:
    return " ".join(f"w{number}" for first, last in bounds for number in range(first, last))


def test_of_a_short_quotation_each_piece_has_four_words() -> None:
    # So that two pieces of a short one are never enough.
    assert read_verdict(number_words(30), join((0, 4), (26, 29))) is None


def test_of_a_long_quotation_each_piece_has_three_words() -> None:
    assert read_verdict(number_words(31), join((0, 5), (28, 31))) == "omission"
    assert read_verdict(number_words(31), join((0, 6), (29, 31))) is None


def test_with_a_shorter_piece_half_of_the_passage_may_be_left_out() -> None:
    assert read_verdict(number_words(16), join((0, 6), (14, 16))) == "omission"
    assert read_verdict(number_words(17), join((0, 6), (15, 17))) is None
    assert read_verdict(number_words(100), join((0, 48), (98, 100))) == "omission"
    assert read_verdict(number_words(100), join((0, 47), (98, 100))) is None


def test_words_that_differ_at_an_edge_are_written_for_as_many() -> None:
    assert span("Yes. We can and so must act now.", "go act now") == "must act now"
    assert span("We must act. So it is.", "we must go") == "We must act"


def test_no_words_for_which_others_are_written_end_with_a_word_of_grammar_but_for_another() -> None:
    source = "We must advance regional cooperation and the partnerships of all in the region now."
    assert span(source, "advance regional co-operation") == "advance regional cooperation"
    assert span(source, "advance regional this coöperation") == "advance regional cooperation"
    assert (
        span(source, "advance regional co-operation or") == "advance regional cooperation and the"
    )
    assert span(source, "the partnerships for us") == "the partnerships of all"
    assert span(source, "advance regional action") == "advance regional cooperation"
    # A word alone is written for one.
    assert span(source, "regional cooperation yet") == "regional cooperation and"
    assert span(source, "regional cooperation act") == "regional cooperation and"


def test_a_rest_of_two_words_belongs_to_what_differs() -> None:
    assert span("Yes. No big country can act.", "nobody can act") == "No big country can act"
    assert span("Yes. No very big country can act.", "nobody can act") == "country can act"
    assert span("We can act for us all. Yes.", "we can go") == "We can act for us"[:10]


@each_row(
    ("source", "expected"),
    [
        ("We must act now a b c all", "We must act now a b c all"),
        ("We must act now a b c d all", "We must act now a b"),
    ],
)
def test_a_word_that_is_too_far_from_the_others_is_no_part_of_them(
    source: str, expected: str
) -> None:
    near = compare(
        make_passage(f"{source} and so on and on"), read_pattern("we must act now x all"), ALL
    )
    assert near
    assert read_source(near.passage, near.start, near.end).startswith(expected)
    assert ("all" in read_source(near.passage, near.start, near.end)) is expected.endswith("all")


def test_two_words_may_be_twice_as_far() -> None:
    for between, expected in (("a b c d e", True), ("a b c d e f", False)):
        source = f"We must act now {between} for all and so on and on"
        assert span(source, "we must act now x for all").endswith("for all") is expected


def test_four_words_are_no_stray_ones() -> None:
    between = number_words(30)
    source = f"We must act now {between} for all of us and on"
    assert span(source, "we must act now x for all of us").endswith("for all of us")
    assert not span(source, "we must act now x for all of").endswith("for all of")


def test_a_word_of_another_sentence_is_a_stray_one_unless_the_draft_ends_one_there() -> None:
    source = "We must act now. For all of us."
    assert span(source, "we must act soon for all") == "We must act now"
    assert span(source, "we must act soon. For all") == "We must act now. For all"
    assert span(source, "we must act soon … for all") == "We must act now. For all"
    assert span(source.replace(".", ","), "we must act soon for all") == "We must act now, For all"


def test_a_word_that_another_sentence_has_too_is_looked_for_beside_the_others() -> None:
    source = "It was 25 per cent. Notably, 70 per cent of all of them came"
    assert differ(source, "per mille of all of them") == [("mille", "cent")]


@each_row(
    ("draft", "begins", "ends"),
    [
        ("We must go now.", True, True),
        ("We must go now", True, True),
        ("All of them agree", True, True),
        ("All go us", True, False),
        ("of them agree", False, True),
        ("must all act", False, False),
    ],
)
def test_words_begin_and_end_where_a_sentence_of_the_source_does(
    draft: str, begins: bool, ends: bool
) -> None:
    for mark in (".", ""):
        near = compare(
            make_passage(f"We must act now. All of us agree{mark}"), read_pattern(draft), ALL
        )
        assert near
        assert (near.begins, near.ends) == (begins, ends)


@each_row("title", ["Mr.", "Dr.", "J.", "J.,"])
def test_the_stop_of_an_abbreviation_ends_no_sentence(title: str) -> None:
    source = f"We thank {title} Big for it"
    assert differ(source, "we thank Big for it") == [("", title)]
    assert read_verdict(source, "we thank Big for it") == "omission"
    assert span(f"We thank all, and {title} Big for it", "we thank x") == "We thank all"


def test_the_mark_before_the_words_belongs_to_them_if_the_draft_has_it() -> None:
    source = "She said “we must act” now"
    assert span(source, "“we can act” now") == "“we must act” now"
    assert span(source, "we can act” now") == "we must act” now"


WORDS = st.lists(st.sampled_from(["we", "must", "act", "now", "for", "all", ",", "."]), max_size=9)


@given(WORDS, WORDS)
def test_what_is_compared_lies_in_the_passage_and_in_the_draft(
    source: list[str], draft: list[str]
) -> None:
    passage, pattern = make_passage(f"x {' '.join(source)}"), read_pattern(" ".join(draft))
    near = compare(passage, pattern, ALL)
    assume(near is not None)
    assert isinstance(near, NearMatch)
    assert 0 <= near.start < near.end <= len(passage.tokens)
    at, first = 0, near.start
    for own, theirs in near.differences:
        assert at <= own[0] <= own[1] <= len(pattern.tokens)
        assert first <= theirs[0] <= theirs[1] <= near.end
        assert own[1] - own[0] + theirs[1] - theirs[0] > 0
        at, first = own[1], theirs[1]


def test_words_that_a_gap_replaces_are_not_among_those_of_which_a_third_may_differ() -> None:
    assert read_verdict(number_words(30), "w0 w1 w2 w3 x x x x … w26 w27 w28 w29") == "misquote"
    assert read_verdict(number_words(30), "w0 w1 w2 w3 x x x x x … w26 w27 w28 w29") == "similar"


def test_words_in_place_of_which_a_gap_is_written_are_no_share_of_what_differs() -> None:
    near = compare(
        make_passage("w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"), read_pattern("w0 w1 w2 … w7 w8 x9"), ALL
    )
    assert near
    assert near.ratio == 1 / 6
