"""A quotation matches a passage by equality alone."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.match.exact import find_matches
from gcmreview.check.match.reading import Reading
from gcmreview.check.source.passages import read_source
from support.passages import make_index, make_quote, number_words, read_pattern
from support.rows import each_row

SOURCE = (
    "No country can address this alone. We must be bold — and ambitious, and ready, for "
    "Asia-Pacific countries¹ and the Global Compact."
)
INDEX = make_index(SOURCE)


def match(source: str, quotation: str) -> str | None:
    """Return the source's words that a quotation matches."""
    found = find_matches(make_index(source), read_pattern(quotation))
    return read_source(found[0].passage, found[0].start, found[0].end) if found else None


@each_row(
    "quotation",
    [
        SOURCE,
        "No country can address this alone",
        "no country can address this alone",
        "country can address this alone,",
        "must be bold",
        "We must be bold – and ambitious",
        "We must be bold—and ambitious",
        "for Asia‑Pacific countries and",
        "for Asia-\nPacific countries² and",
        "No country … alone",
        "No country can … must be bold",
        "No country […] alone […] the Global Compact",
        "… this alone …",
        "No country can, …, and ambitious",
        "No country can [ever] address this alone",
        "No country [can] can address",
        "No country can address [that]",
        "[The] countries and the Global Compact",
        "[the] Global Compact",
        "[w]e must be bold",
        "countr[ies] can address this",
        "countr[y] and the … Compact",
        "No country can address [the matter] alone [now] …. We must be bold",
    ],
)
def test_what_the_rules_permit_matches(quotation: str) -> None:
    assert len(find_matches(INDEX, read_pattern(quotation))) == 1


@each_row(
    "quotation",
    [
        "",
        "…",
        "[all]",
        "country could address this alone",
        "No Country can address this alone",
        "No country address this alone",
        "No country can can address this alone",
        "No can country address this alone",
        "No country can, address this alone",
        "No country can, [ever] address … alone",
        "We must be bold and ambitious",
        "and ambitious and ready, for",
        "for Asia- Pacific countries",
        "for AsiaPacific countries",
        "for Asia Pacific countries",
        "for “Asia-Pacific” countries",
        "this alone … No country",
        "We must … We must",
        "[No can country] address this … Compact of",
        "[un]ready, for",
        "the Glob[e] Compact",
        "\u0430lone. We must be bold",
        "No country can address this alone We must be bold",
    ],
)
def test_what_they_do_not_permit_matches_nothing(quotation: str) -> None:
    assert Reading(INDEX, (quotation,)).matches == []


def test_only_the_first_word_may_change_its_case() -> None:
    assert match("Now we must act", "We must act") == "we must act"
    assert match("Now we must act", "Now We must act") is None
    assert match("Now we must act", "Now … We must act") is None


def test_a_mark_before_the_first_word_is_the_sources() -> None:
    source = "She said: “we must act” now"
    assert match(source, "“we must act” now") == "“we must act” now"
    assert match(source, "said: “we must") == "said: “we must"
    assert match(source, "(we must act” now") is None


def test_each_piece_is_as_near_to_the_one_before_as_possible() -> None:
    assert match("we act here and act now and act", "we … and act") == "we act here and act"


def test_a_gap_or_bracket_is_written_for_any_number_of_words() -> None:
    source = f"We {number_words(100)} act"
    for between in ("[all]", "…", "[all] …", "… [all]"):
        assert match(source, f"We {between} act") == source


def test_what_a_gap_or_bracket_is_written_for_is_known() -> None:
    (found,) = find_matches(INDEX, read_pattern("… country [ever] can … alone …"))
    passage = found.passage
    skipped = [
        (each.token.key, read_source(passage, each.start, each.end), each.is_inside)
        for each in found.skipped
    ]
    assert skipped == [
        ("…", "No", False),
        ("[ever]", "", True),
        ("…", "address this", True),
        ("…", read_source(passage, found.end, len(passage.tokens)), False),
    ]


def test_each_passage_is_found_once_in_the_order_of_the_passages() -> None:
    index = make_index("you act, we act", "they go", "we act and we act")
    assert [
        index.passages.index(each.passage) for each in find_matches(index, read_pattern("we act"))
    ] == [0, 2]
    gapped = find_matches(index, read_pattern("we … act"))
    assert [index.passages.index(each.passage) for each in gapped] == [0, 2]


def test_a_listed_correction_matches_and_is_known() -> None:
    index = make_index(
        make_quote("We recieve the the Asia- Pacific", ("recieve", "receive"), ("the the", "the"))
    )
    for quotation, used in (
        ("We recieve the the Asia- Pacific", []),
        ("We receive the the Asia- Pacific", ["receive"]),
        ("receive the Asia- Pacific", ["receive", "the"]),
        ("We [now] receive … Asia- Pacific", ["receive"]),
    ):
        (found,) = find_matches(index, read_pattern(quotation))
        assert [each.to for each in found.substitutes] == used
    assert find_matches(index, read_pattern("We receave the the Asia- Pacific")) == []


def test_a_correction_of_space_alone_is_no_endless_reading() -> None:
    index = make_index(make_quote("We  act now", ("We  act", "We act")))
    assert len(find_matches(index, read_pattern("We act now"))) == 1
    assert find_matches(index, read_pattern("We go now")) == []


WORDS = st.lists(st.sampled_from(["we", "act", "now", "for", "all"]), min_size=1, max_size=9)


@given(WORDS, st.data())
def test_every_piece_of_a_passage_matches_it(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    piece = " ".join(words[first:last])
    assert match(" ".join(words), piece) == piece


@given(WORDS, WORDS)
def test_words_match_only_where_a_passage_has_them_in_a_row(
    words: list[str], others: list[str]
) -> None:
    has = f" {' '.join(others)} " in f" {' '.join(words)} "
    assert (match(" ".join(words), " ".join(others)) is not None) is has
