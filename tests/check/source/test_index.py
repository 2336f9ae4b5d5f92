"""The index finds passages by their words."""

from hypothesis import given
from hypothesis import strategies as st

from support.passages import make_index, make_quote, number_words

FEW = st.lists(st.sampled_from("abcd"), min_size=1, max_size=12)


def test_a_run_is_found_at_each_of_its_places() -> None:
    index = make_index("we must all act", "you must all act")
    assert index.find_run(["must", "all", "act", "now"]) == [(0, 1), (1, 1)]
    assert index.find_run(["we", "must", "all"]) == [(0, 0)]
    assert index.find_run(["all", "act"]) == [(0, 2), (1, 2)]
    assert index.find_run(["you"]) == [(1, 0)]
    assert index.find_run(["must", "act"]) == []


def test_no_run_crosses_from_one_passage_to_the_next() -> None:
    index = make_index("we must act", "now and here")
    assert index.find_run(["must", "act", "now"]) == []
    assert index.find_run(["act", "now"]) == []


@given(st.lists(FEW, min_size=1, max_size=4), FEW)
def test_the_passages_that_have_words_in_a_row_are_found(
    texts: list[list[str]], words: list[str]
) -> None:
    index = make_index(*map(" ".join, texts))
    having = {
        number
        for number, text in enumerate(texts)
        if any(text[at : at + len(words)] == words for at in range(len(text)))
    }
    assert having <= set(index.find_passages([words]))


def test_passages_are_found_by_the_rarest_run_of_words() -> None:
    index = make_index("a b c d", "a b c", "a b c d")
    assert index.find_passages([["a", "b", "c"]]) == [0, 1, 2]
    assert index.find_passages([["a", "b", "c", "d"]]) == [0, 2]
    assert index.find_passages([["a", "b", "c", "d", "e"]]) == []
    # All rows are in the passage; without three words in a row, one of fewer counts.
    assert index.find_passages([["a", "b", "c"], ["c"], ["b", "c", "d"]]) == [0, 2]
    assert index.find_passages([["a"], ["x"]]) == []
    assert index.find_passages([]) == []


def test_the_nearest_passages_share_the_most_pairs() -> None:
    index = make_index("a b x", "a b c d", "b c y", "z")
    assert index.find_nearest([["a", "b", "c", "d"]]) == [1, 0, 2]
    # Words between which a gap or bracket is are no pair.
    assert index.find_nearest([["a"], ["b"], ["c", "d"]]) == [1]
    assert index.find_nearest([["a"], ["b"]]) == []


def test_at_most_six_passages_are_nearest() -> None:
    index = make_index(*(f"we act w{number}" for number in range(7)))
    assert index.find_nearest([["we", "act"]]) == [0, 1, 2, 3, 4, 5]


def test_two_hundred_places_of_a_run_are_kept() -> None:
    for count, kept in ((199, 199), (200, 200), (201, 200)):
        index = make_index(*["we must act"] * count)
        assert len(index.find_run(["we", "must", "act"])) == kept


def test_a_pair_with_two_hundred_places_does_not_count() -> None:
    words = [["we", "act", "of", "the"]]
    for places, nearest in ((199, [0, 1, 2, 3, 4, 5]), (200, [0]), (201, [0])):
        index = make_index("we act of the", *["of the"] * (places - 1))
        assert index.find_nearest(words) == nearest


def test_a_passage_is_found_by_the_words_of_its_corrections() -> None:
    index = make_index("We act", make_quote("We recieve it", ("recieve", "Receive")))
    for rows in ([["we", "receive", "it"]], [["we"], ["receive"]], [["recieve", "it"]]):
        assert index.find_passages(rows) == [1]
    assert index.find_passages([["we", "receive", "them"]]) == []


def test_the_first_words_of_long_passages_are_told_apart() -> None:
    index = make_index(number_words(5000), number_words(5000, "v"))
    assert index.find_run(["v4999"]) == [(1, 4999)]
