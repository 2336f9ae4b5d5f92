"""The same words are read once, wherever in a draft they are quoted."""

from gcmreview.check.match.pattern import place_tokens
from gcmreview.check.match.reading import Reading, read_words
from support.passages import make_index, number_words, replace_words
from support.rows import each_row

INDEX = make_index("We must act now, and our cooperation must go on.")


def test_the_same_words_have_one_reading_at_all_places() -> None:
    document = "“We must” and “We must” and “we must”"
    one, other, third = (read_words(INDEX, document, [(at, at + 7)]) for at in (1, 15, 29))
    assert one is other
    assert one is not third


def test_tokens_are_placed_where_each_part_of_a_quotation_is_in_the_draft() -> None:
    document = "He said:\n\n“We must act…\n\n“Our co-\noperation must\n\n“go on.”"
    parts = [(11, 23), (26, 48), (51, 57)]
    pattern = place_tokens(read_words(INDEX, document, parts).pattern, parts)
    assert [document[token.start : token.end] for token in pattern.tokens] == [
        "We",
        "must",
        "act",
        "…",
        "Our",
        "co-\noperation",
        "must",
        "go",
        "on",
        ".",
    ]


def test_a_dash_at_the_end_of_a_part_is_not_read_with_the_next_part() -> None:
    document = "“We must –\n\n“act”"
    parts = [(1, 10), (13, 16)]
    pattern = place_tokens(read_words(INDEX, document, parts).pattern, parts)
    assert [(token.key, token.start, token.end) for token in pattern.tokens] == [
        ("We", 1, 3),
        ("must", 4, 8),
        (" – ", 9, 10),
        ("act", 13, 16),
    ]


def test_a_quotation_of_more_than_forty_thousand_characters_is_not_read() -> None:
    act = "We must act now [" + "x" * (40_000 - len("We must act now []")) + "]"
    assert read_words(INDEX, act, [(0, 40_000)]).pattern.words != ()
    assert read_words(INDEX, act + ".", [(0, 40_001)]).pattern.words == ()


def test_a_quotation_of_more_than_four_thousand_words_is_compared_with_no_passage() -> None:
    for count, is_near in ((20, True), (4001, False)):
        index = make_index(number_words(count))
        words = f"{number_words(count - 1)} other"
        reading = read_words(index, words, [(0, len(words))])
        assert reading.matches == []
        assert (reading.near is not None) is is_near


def test_a_quotation_of_more_than_four_thousand_words_is_not_compared() -> None:
    index = make_index(number_words(4001))
    for count, expected in ((3999, 1), (4000, 1), (4001, 0)):
        assert Reading(index, (number_words(count),)).share_known == expected


def test_a_quotation_with_more_than_two_hundred_gaps_is_not_compared() -> None:
    index = make_index("We must act now for all of us.")
    for count, expected in ((199, 1), (200, 1), (201, 0)):
        assert Reading(index, ("we … " * count + "act",)).share_known == expected


def test_a_quotation_is_compared_if_enough_of_its_words_are_known() -> None:
    index = make_index("We must act now for all of us.")
    for words, share in (("we must act xx", 0.75), ("we must xx yy", 0.5), ("… [all] …", 0)):
        assert Reading(index, (words,)).share_known == share
    source = number_words(20)
    for known, is_similar in ((11, True), (10, False)):
        reading = Reading(make_index(source), (replace_words(source, range(1, 41 - 2 * known, 2)),))
        assert (reading.near is not None) is is_similar


@each_row(("others", "is_kept"), [(63, True), (64, False)])
def test_the_last_64_readings_are_kept(others: int, is_kept: bool) -> None:
    document = f"“Kept {others}”"
    first = read_words(INDEX, document, [(1, 9)])
    for number in range(others):
        read_words(INDEX, f"“{others} other {number}”", [(1, 15)])
    assert (read_words(INDEX, document, [(1, 9)]) is first) == is_kept
