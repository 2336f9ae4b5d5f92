"""The nearest passage is the one that is meant, if only one may be."""

from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.nearest import find_near
from support.passages import make_index, number_words, read_pattern, replace_words


def find(draft: str, *sources: str) -> NearMatch | None:
    return find_near(make_index(*sources), read_pattern(draft))


def every_other(count: int) -> range:
    """Return the places of so many words, no two of them side by side."""
    return range(1, 2 * count, 2)


def test_the_nearest_passage_is_the_one_that_differs_least() -> None:
    near = find("we must all go now", "we can all act now", "we must all act now")
    assert near
    assert near.passage.text == "we must all act now"
    assert near.ratio == 0.2


def test_what_is_near_no_passage_is_near_none() -> None:
    assert find("they went home again", "we must all act now") is None
    assert find("we must go", "we must act") is None


def test_what_differs_in_45_words_of_a_hundred_is_similar_and_not_more() -> None:
    source = number_words(100)
    for count, verdict in ((34, "misquote"), (35, "similar"), (45, "similar"), (46, None)):
        near = find(replace_words(source, every_other(count)), "they went home", source)
        assert (near and near.verdict) == verdict


def test_what_is_near_one_passage_is_not_similar_to_another() -> None:
    near = find("we must all go now", "so we must now all stay", "we must all act now")
    assert near
    assert (near.verdict, near.is_clear) == ("misquote", True)


def is_clear(draft: str, *sources: str) -> bool:
    near = find(draft, *sources)
    assert near
    return near.is_clear


def test_another_passage_may_be_meant_if_it_is_near_as_well() -> None:
    source = number_words(100)
    draft = replace_words(source, [50])
    for count, expected in ((33, False), (34, True)):
        # Two pieces of it make a splice no better explanation than one word that differs.
        other = replace_words(source, every_other(count))
        assert is_clear(draft, source, other) is expected


def test_another_passage_with_as_many_pairs_is_compared() -> None:
    words = "we must all {} now for us all here"
    assert not is_clear(words.format("go"), words.format("act"), words.format("stop"))


def test_a_passage_that_has_the_nearest_in_it_is_no_other_one() -> None:
    assert is_clear("we must all go now", "we must all act now", "so we must all act now")


def test_one_passage_explains_words_better_than_pieces_of_two_if_three_words_differ() -> None:
    joined = f"{number_words(6)} {number_words(9, 'v')}"
    for places, expected in (([7, 9, 11], "misquote"), ([7, 9, 11, 13], "splice")):
        near = find(joined, number_words(12), number_words(12, "v"), replace_words(joined, places))
        assert near
        assert near.verdict == expected


def test_one_passage_explains_words_that_are_no_pieces_of_several() -> None:
    source = number_words(40)
    near = find(replace_words(source, [5, 10, 15, 20]), source)
    assert near
    assert (near.verdict, near.ratio) == ("misquote", 0.1)


def test_words_left_out_of_one_passage_are_no_pieces_of_two() -> None:
    one, other = number_words(12), number_words(12, "v")
    near = find(
        "w0 w1 w2 w3 w4 w5 v0 v1 v2 v3 v4 v5",
        one,
        other,
        "w0 w1 w2 w3 w4 w5 a b c d e f v0 v1 v2 v3 v4 v5",
    )
    assert near
    assert near.verdict == "omission"


def test_of_two_passages_the_one_in_which_fewer_words_differ_is_nearest() -> None:
    words = number_words(12)
    index = make_index(replace_words(words, [4, 8]), replace_words(words, [6]))
    near = find_near(index, read_pattern(words))
    assert near
    assert near.passage is index.passages[1]


def test_each_word_that_differs_breaks_two_pairs_and_a_gap_one() -> None:
    source = "We must act now for all of us."
    assert find("We act must xx now for all of us", source)
    assert find("We … act … now … all of us x", source)
    assert not find("us of all for now act must we", source)
