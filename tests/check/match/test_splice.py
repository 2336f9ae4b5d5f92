"""Words of several passages joined as one, or pieces of one in another order."""

from gcmreview.check.match.splice import find_pieces
from support.passages import make_index, number_words, read_pattern
from support.rows import each_row

INDEX = make_index(number_words(30), number_words(30, "v"), number_words(30, "u"))


def judge(draft: str) -> tuple[str, list[str]] | None:
    """Return the verdict, and the first words of the passages."""
    near = find_pieces(INDEX, read_pattern(draft))
    passages = (near.passage, *near.others) if near else ()
    return near and (near.verdict, [each.words[0] for each in passages])


def cut(name: str, first: int, last: int) -> str:
    return " ".join(f"{name}{number}" for number in range(first, last))


def test_words_of_two_passages_or_three_are_a_splice() -> None:
    w, v, u = cut("w", 0, 6), cut("v", 8, 15), cut("u", 3, 9)
    assert judge(f"{w} {v}") == ("splice", ["v0", "w0"])
    assert judge(f"{w} {v} {u}") == ("splice", ["v0", "w0", "u0"])
    assert judge(f"{w} … {v}") == ("splice", ["v0", "w0"])


@each_row(
    "draft",
    [
        cut("w", 0, 12),
        f"{cut('w', 0, 6)} {cut('w', 10, 16)}",
        f"{cut('w', 0, 6)} {cut('w', 0, 6)}",
        f"{cut('w', 0, 6)} {cut('w', 2, 8)}",
        f"{cut('w', 2, 8)} {cut('w', 0, 6)}",
        f"{cut('w', 0, 6)} they went home again",
        "they went home again",
        "",
    ],
)
def test_one_piece_or_pieces_in_order_or_twice_are_none(draft: str) -> None:
    assert judge(draft) is None


def test_each_passage_of_a_splice_has_five_words_in_a_row() -> None:
    assert judge(f"{cut('w', 0, 8)} {cut('v', 0, 5)}") == ("splice", ["w0", "v0"])
    assert judge(f"{cut('w', 0, 8)} {cut('v', 0, 4)}") is None


def test_a_piece_ends_at_a_gap() -> None:
    assert judge(f"{cut('w', 0, 8)} v0 … {cut('v', 1, 5)}") is None
    assert judge(f"{cut('w', 0, 8)} v0 … {cut('v', 1, 6)}") == ("splice", ["w0", "v0"])


def test_each_piece_has_four_words() -> None:
    # The words of a shorter one count as loose, of which there are too many.
    assert judge(f"{cut('w', 10, 14)} {cut('w', 0, 4)}") == ("misquote", ["w0"])
    assert judge(f"{cut('w', 10, 13)} {cut('w', 0, 3)}") is None
    assert judge(f"{cut('w', 10, 14)} {cut('w', 0, 3)}") is None


def test_fifteen_words_of_a_hundred_may_be_in_no_passage() -> None:
    index = make_index(number_words(90), number_words(90, "v"))
    for loose, expected in ((14, True), (15, True), (16, False)):
        draft = f"{cut('w', 0, 50)} {cut('x', 0, loose)} {cut('v', 0, 50 - loose)}"
        assert (find_pieces(index, read_pattern(draft)) is not None) is expected


def test_pieces_of_one_passage_in_another_order_are_a_misquote() -> None:
    assert judge(f"{cut('w', 6, 12)} {cut('w', 0, 6)}") == ("misquote", ["w0"])
    assert judge(f"{cut('w', 0, 4)} {cut('w', 20, 26)} {cut('w', 8, 14)}") == (
        "misquote",
        ["w0"],
    )


def test_the_longest_piece_says_where_it_is() -> None:
    near = find_pieces(INDEX, read_pattern(f"{cut('w', 2, 8)} {cut('v', 3, 12)}"))
    assert near
    assert (near.passage.words[0], near.start, near.end) == ("v0", 3, 12)


def test_of_two_passages_with_the_same_words_the_one_before_goes_on() -> None:
    index = make_index("a b c d e f g h", "e f g h i", "x a b c d y")
    assert find_pieces(index, read_pattern("e f g h a b c d")) is not None
    near = find_pieces(index, read_pattern("a b c d … e f g h"))
    assert near is None


def test_of_two_passages_with_the_same_piece_the_one_of_the_piece_before_is_meant() -> None:
    both = number_words(6, "b")
    index = make_index(
        f"{both} {cut('u', 0, 9)}",
        f"{cut('v', 0, 9)} {both}",
        number_words(30),
    )
    near = find_pieces(index, read_pattern(f"{cut('w', 0, 8)} {cut('v', 0, 6)} so {both}"))
    assert near
    assert [each.words[0] for each in (near.passage, *near.others)] == ["w0", "v0"]
