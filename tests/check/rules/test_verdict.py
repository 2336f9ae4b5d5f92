"""The verdict on a quotation: which passage it is meant for, and how sure that is."""

from gcmreview.check.checker import check_text
from gcmreview.check.codes import CODES, MISQUOTE
from gcmreview.check.context import PreparedReview
from gcmreview.check.findings import Finding
from support.drafting import REVIEW, check, get_only, write_draft
from support.rows import each_row

VITORINO = REVIEW.quotes[0].text.split()
WORDS = "country can address the challenges and opportunities of migration alone"


def list_found(draft: str, kind: str = "markdown") -> list[tuple[str, str | None]]:
    """Return the code of each quotation of a draft, and the quote that it is meant for."""
    return [(each.code, each.quote) for each in check(draft, kind).quotations]


def list_broken(finding: Finding) -> list[str]:
    """Return the numbers of the rules that a quotation breaks, each once, in their order."""
    codes = dict.fromkeys(each.code for each in finding.changes)
    return [code.removeprefix("GCM") for code in codes if CODES[code].severity != "none"]


@each_row(("characters", "code"), [(50, "GCM001"), (51, "GCM406")])
def test_a_denial_is_searched_in_the_fifty_characters_before_a_quotation(
    characters: int, code: str
) -> None:
    before = f"Nobody {'x' * (characters - 8)} "
    assert len(before) == characters
    assert list_found(f"{before}“{WORDS}”, said Alisjahbana.") == [(code, "alisjahbana-2")]


def test_a_denial_before_the_block_of_a_quotation_does_not_deny_it() -> None:
    draft = f"Nobody\n\n“{WORDS}”, said Alisjahbana."
    assert list_found(draft) == [("GCM406", "alisjahbana-2")]


@each_row(
    ("draft", "found"),
    [
        ("“No country can address it alone,” said Alisjahbana.", ("GCM105", "alisjahbana-2")),
        ("“We can continue to advance,” said Pramudwinai.", ("GCM105", "pramudwinai-2")),
        ("“No country can address it alone,” said Motus.", ("GCM201", None)),
        ("“No country can address it alone,” said the mayor.", ("GCM201", None)),
        ("“No country can address it alone.”", ("GCM201", None)),
        ("“No country can fix it alone,” said Alisjahbana.", ("GCM201", None)),
    ],
)
def test_words_similar_to_a_quote_are_meant_for_it_only_where_they_are_given_to_its_speaker(
    draft: str, found: tuple[str, str | None]
) -> None:
    assert list_found(draft) == [found]
    # Without marks of their own, they are not read as a quotation.
    assert list_found(draft.replace("“", "‘").replace("”", "’")) == []


def test_a_doubted_judgement_has_a_warning_for_each_error_and_no_fix() -> None:
    (sure,) = check("“we can and should continue to advance”, said Pramudwinai.").quotations
    assert (sure.code, bool(sure.edits)) == (MISQUOTE, True)
    (finding,) = check("“momentum Compact to its full potential”, said Motus.").quotations
    assert list_broken(finding) == ["105", "302"]
    assert finding.edits == ()


@each_row(
    ("draft", "broken"),
    [
        (
            "Alisjahbana said: “Let us work together, countries, intergovernmental organizations, "
            "stakeholders and UN entities.\n\nNo country may address the challenges and "
            "opportunities of migration alone.”",
            ["101", "404"],
        ),
        # Words of two quotes, joined.
        ("“No country can address the challenges. We must use the Global Compact”", ["105"]),
        (
            "Alisjahbana said: “We must be bold and advance practical implementation.",
            ["101", "405"],
        ),
        # Single marks may be scare quotes, so this is no error.
        ("‘We must be bold and advance practical implementation’, said Alisjahbana.", ["105"]),
    ],
)
def test_all_that_is_wrong_with_a_quotation_is_reported(draft: str, broken: list[str]) -> None:
    assert list_broken(get_only(check(draft))) == broken


@each_row(
    "draft",
    [
        "> Migration makes all of our economies stronger, as we know.",
        "> We must",
        "> Tangible value",
    ],
)
def test_a_block_without_marks_is_a_quotation_only_if_it_resembles_a_passage(draft: str) -> None:
    assert check(draft).quotations == ()


@each_row(
    ("draft", "code", "quote", "paragraph"),
    [
        # Of two quotes, the one in which nothing differs: its full stop is the source's.
        ("“of the Global Compact.” said Alisjahbana.", "GCM001", "alisjahbana-2", 7),
        # Prose in which nothing differs comes before a quote in which a letter's case does.
        ("“in the region”", "GCM001", None, 1),
        # Of a quote and prose in which as little differs, the quote.
        ("“the Global Compact for”", "GCM001", "vitorino-2", 5),
    ],
)
def test_of_several_passages_that_match_the_one_with_least_to_report_is_taken(
    draft: str, code: str, quote: str | None, paragraph: int
) -> None:
    finding = get_only(check(draft, "text"))
    assert (finding.code, finding.quote, finding.paragraph) == (code, quote, paragraph)


@each_row(
    ("words", "shown"),
    [
        ("We sang in our", "We sang in our"),
        ("We sang in our boats,", "We sang in our boats,"),
        ("We sang in our boats, all", "We sang in our boats,…"),
        # A mark of an omission is not shown beside the message's own.
        ("We sang at sea … all day", "We sang at sea…"),
        ("We sang at the sea.... We", "We sang at the sea…"),
    ],
)
def test_a_message_on_unknown_words_shows_the_first_five(words: str, shown: str) -> None:
    message = get_only(check(f"“{words}” he said.")).message
    assert message == f"“{shown}” is not found in the release"


@each_row(
    ("quotation", "speaker", "is_suggested"),
    [
        (WORDS, "Alisjahbana", False),
        (WORDS.replace("can", "can …"), "Alisjahbana", True),
        (f"{WORDS}!", "Alisjahbana", True),
        (WORDS.replace("address the", "[face]"), "Alisjahbana", False),
        (WORDS, "Motus", False),
    ],
)
def test_the_sources_words_are_suggested_where_those_of_a_quotation_are_wrong(
    quotation: str, speaker: str, is_suggested: bool
) -> None:
    found = get_only(check(f"No “{quotation}”, said {speaker}.", "text"))
    assert found.suggestion == (f"{WORDS}." if is_suggested else None)


def test_of_two_speakers_of_the_same_words_the_one_who_is_named_said_them() -> None:
    text = "We can all go on with this work today."
    one, other = (each._replace(text=text) for each in (REVIEW.quotes[0], REVIEW.quotes[-1]))
    prepared = PreparedReview(REVIEW._replace(quotes=(one, other)))
    for quote in (one, other):
        (found,) = check_text(prepared, "draft", write_draft(text, quote), "text").quotations
        assert (found.code, found.quote) == ("GCM001", quote.id)


def test_the_denial_that_is_cut_off_is_suggested_too() -> None:
    found = get_only(check(f"“{WORDS}”, said Alisjahbana.", "text"))
    assert found.suggestion == f"No {WORDS}."
