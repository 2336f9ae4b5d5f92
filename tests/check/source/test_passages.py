"""What may be quoted of a review, and what its words may be corrected to."""

from gcmreview.check.source.passages import (
    list_corrections,
    list_paragraphs,
    list_passages,
    name_passage,
    read_source,
    suggest,
)
from gcmreview.dataset.model import Paragraph, Quote
from support.passages import REVIEW, make_passage, make_quote
from support.rows import each_row


def test_quotes_come_first_and_then_the_prose_around_them() -> None:
    review = REVIEW._replace(
        quotes=(make_quote("We must act."), make_quote("No country can.")),
        paragraphs=(
            Paragraph(0, "A title"),
            Paragraph(1, "“We must act.” said she. “No country can.” They met."),
            Paragraph(2, "—"),
        ),
    )
    assert [(each.text, each.paragraph, each.quote is None) for each in list_passages(review)] == [
        ("We must act.", 1, False),
        ("No country can.", 1, False),
        ("A title", 0, True),
        ("said she.", 1, True),
        ("They met.", 1, True),
    ]


def test_the_words_of_a_quote_that_are_said_again_after_it_are_prose() -> None:
    paragraph = Paragraph(1, "“We go on,” said she, for there is no end. We go on, it is said.")
    review = REVIEW._replace(quotes=(make_quote("We go on,"),), paragraphs=(paragraph,))
    assert [each.text for each in list_passages(review)] == [
        "We go on,",
        "said she, for there is no end. We go on, it is said.",
    ]


def _list_joined(one: str, other: str) -> list[str]:
    """Return the joined quotations of two paragraphs with a quote each."""
    first = make_quote("We must act.")
    second = make_quote("No country can.")._replace(paragraph=2)
    texts = ("A title", one, other)
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts))
    review = REVIEW._replace(quotes=(first, second), paragraphs=paragraphs)
    return [each.text for each in list_passages(review) if each.quote][2:]


def test_a_quotation_that_no_mark_closes_goes_on_in_the_next_paragraph() -> None:
    joined = "We must act.\nNo country can."
    assert _list_joined("She said: “We must act.", "“No country can.” They met.") == [joined]


@each_row(
    ("quotes", "first"),
    [
        ((), None),
        ((make_quote("They do too.")._replace(paragraph=2),), None),
        ((make_quote("We go on."),), "We go on.\nThey do too.\nSo do all."),
    ],
)
def test_what_goes_on_belongs_to_the_quote_that_it_begins_with(
    quotes: tuple[Quote, ...], first: str | None
) -> None:
    texts = ("She said:", "“We go on.", "“They do too.", "“So do all.” They met.")
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts))
    review = REVIEW._replace(quotes=quotes, paragraphs=paragraphs)
    long = [each for each in list_passages(review) if "\n" in each.text]
    assert [(each.text, each.paragraph, each.quote and each.quote.text) for each in long] == [
        ("We go on.\nThey do too.\nSo do all.", 1, first)
    ]


def test_a_quotation_does_not_go_on_over_a_paragraph_whose_marks_are_unclear() -> None:
    texts = ("She said:", "“We go on.", "“They ‘do so.”", "“So do all.” They met.")
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts))
    review = REVIEW._replace(quotes=(), paragraphs=paragraphs)
    assert [each.text for each in list_passages(review) if "\n" in each.text] == []


@each_row(
    ("one", "other"),
    [
        ("“We must act.”", "“No country can.”"),
        ("“We must act.", "She added: “No country can.”"),
        ("“We must act. They met.", "“No country can.”"),
    ],
)
def test_two_quotations_are_not_joined(one: str, other: str) -> None:
    assert _list_joined(one, other) == []


def test_the_whole_paragraphs_are_those_with_a_quote() -> None:
    review = REVIEW._replace(
        quotes=(make_quote("We must act."),),
        paragraphs=(Paragraph(0, "A title"), Paragraph(1, " “We must act.” said she.\n")),
    )
    assert [each.text for each in list_paragraphs(review)] == ["“We must act.” said she."]


def test_a_passage_has_its_words_in_lower_case_and_its_notes_apart() -> None:
    passage = make_passage("The Compact¹ can, UN-wide.")
    assert passage.keys == ("The", "Compact", "can", ",", "UN", "-", "wide", ".")
    assert passage.words == ("the", "compact", "can", "un", "wide")
    assert passage.at == (0, 1, 2, 4, 6)
    assert passage.notes == (11,)


@each_row(
    ("text", "correction", "expected"),
    [
        ("We recieve them.", ("recieve", "receive"), {1: (2, ("receive",))}),
        ("Asia- Pacific", ("Asia- Pacific", "Asia-Pacific"), {1: (2, ("-",))}),
        ("in in Asia", ("in in", "in"), {1: (2, ())}),
        ("They act .", ("act .", "acted."), {1: (2, ("acted",))}),
        ("inter national pact", ("inter national", "international"), {0: (2, ("international",))}),
        ("We act them", ("act", "act for"), {2: (2, ("for",))}),
        ("a teh b teh", ("teh", "the"), {1: (2, ("the",)), 3: (4, ("the",))}),
        ("its end", ("ts", "t’s"), {0: (1, ("it's",))}),
    ],
)
def test_a_correction_gives_the_tokens_that_it_changes_other_keys(
    text: str, correction: tuple[str, str], expected: dict[int, tuple[int, tuple[str, ...]]]
) -> None:
    substitutes = make_passage(text, correction).substitutes
    found = {at: [(each.end, each.keys) for each in every] for at, every in substitutes.items()}
    assert found == {at: [each] for at, each in expected.items()}


def test_a_correction_of_space_alone_is_no_other_reading() -> None:
    assert make_passage("We  act", ("We  act", "We act")).substitutes == {}


def test_corrections_of_the_same_words_are_all_listed() -> None:
    passage = make_passage("We act", ("act", "acted"), ("act", "react"))
    assert list_corrections(passage, 1, 2) == [("acted",), ("react",)]
    assert list_corrections(passage, 0, 2) == []
    assert list_corrections(passage, 2, 2) == []
    assert list_corrections(passage, 1, 1) == []


def test_the_source_is_read_between_two_tokens() -> None:
    passage = make_passage("We  must—all—act.")
    assert read_source(passage, 0, 4) == "We  must—all"
    assert read_source(passage, 2, 2) == ""


@each_row(
    ("source", "expected"),
    [
        ("We act now", "We act"),
        *((f"We act{mark} now", f"We act{mark}") for mark in ".,?!;:"),
        ("We act… now", "We act"),
        ("We act (now)", "We act"),
    ],
)
def test_what_to_paste_has_the_mark_that_follows(source: str, expected: str) -> None:
    assert suggest(make_passage(source), 0, 2) == expected


@each_row(
    ("start", "end", "words", "expected"),
    [
        (2, 5, "19, we", "COVID-19, we"),
        (0, 1, "COVID", "COVID-19,"),
        (0, 2, "COVID-", "COVID-19,"),
        (4, 7, "we in Asia", "we in Asia- Pacific"),
        (8, 9, "Pacific", "Asia- Pacific"),
        (4, 5, "we", "we"),
        (10, 13, "IMRF) and", "(IMRF) and"),
        (9, 11, "(IMRF", "(IMRF)"),
        (9, 12, "(IMRF)", "(IMRF)"),
        (4, 11, "we in Asia- Pacific (IMRF", "we in Asia- Pacific (IMRF)"),
        (10, 16, "IMRF) and (all of", "(IMRF) and (all of us)"),
        (12, 16, "and (all of", "and (all of us)"),
        (14, 18, "all of us)", "(all of us)"),
        (18, 19, "70", "70%"),
        (19, 21, "% of", "70% of"),
        (21, 22, "it", "it"),
        (23, 24, "all", "all."),
    ],
)
def test_what_to_paste_begins_and_ends_at_a_word_and_has_both_brackets(
    start: int, end: int, words: str, expected: str
) -> None:
    text = "COVID-19, we in Asia- Pacific (IMRF) and (all of us) 70% of it—all."
    passage = make_passage(text)
    assert read_source(passage, start, end) == words
    assert suggest(passage, start, end) == expected


def test_a_passage_is_named_by_its_quote_or_by_the_release() -> None:
    passage = make_passage("We act.")
    assert name_passage(passage) == "quote (para. 1)"
    assert name_passage(passage._replace(quote=None)) == "the release (para. 1)"
