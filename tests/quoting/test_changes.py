"""The words of a quotation change only as the UN Editorial Manual permits."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.model import Correction
from gcmreview.quoting.changes import NESTED, PermittedChange, correct, describe_change
from gcmreview.quoting.styles import PUNCTUATIONS, QUOTE_STYLES, QuoteOptions
from support.quotations import MANNERS, TEXTS, format_quotes, is_permitted, read_passages
from support.rows import each_row
from support.runs import Edit, Run
from support.tables import REVIEW


@given(TEXTS, st.sampled_from(list(QUOTE_STYLES)), MANNERS, st.booleans())
def test_the_words_of_any_quote_change_only_as_the_manual_permits_and_every_change_is_listed(
    text: str, style: str, manner: QuoteOptions, is_corrected: bool
) -> None:
    corrections = (Correction("e", "é", "an accent"),) if is_corrected and "e" in text else ()
    quote = REVIEW.quotes[0]._replace(text=text, corrections=corrections)
    (quotation,) = format_quotes(REVIEW, [quote], style, manner)
    passages = read_passages(quotation.text, style)
    if manner.verbatim:
        assert passages == [text]
        assert quotation.changes == ()
    else:
        assert is_permitted(quote, passages), passages
        joined = " ".join(passages)
        # One space is between two passages, whatever is there in the source.
        assert (joined == text) == (quotation.changes == ()) or "  " in text


@each_row("punctuation", [None, *PUNCTUATIONS])
@each_row("style", QUOTE_STYLES)
def test_the_bundled_quotes_change_only_as_the_manual_permits(
    style: str, punctuation: str | None
) -> None:
    for quote in REVIEW.quotes:
        (quotation,) = format_quotes(REVIEW, [quote], style, QuoteOptions(punctuation=punctuation))
        passages = read_passages(quotation.text, style)
        assert is_permitted(quote, passages)
        assert (" ".join(passages) == quote.text) == (not quotation.changes)
        (verbatim,) = format_quotes(
            REVIEW, [quote], style, QuoteOptions(verbatim=True, punctuation=punctuation)
        )
        assert read_passages(verbatim.text, style) == [quote.text]
        assert verbatim.changes == ()


def test_the_rules_of_this_test_refuse_what_the_manual_forbids() -> None:
    quote = REVIEW.quotes[0]
    assert is_permitted(quote, [quote.text])
    assert is_permitted(quote, [quote.text.replace("- ", "-")])
    for wrong in ("the participants", "a chance", "Asia–Pacific", "participants  an"):
        assert not is_permitted(quote, [quote.text.replace("the participants an", wrong)])
    assert not is_permitted(quote, [quote.text[:-10]])


def test_overlapping_corrections_are_made_and_listed_once(
    edit_dataset: Edit, gcmreview: Run
) -> None:
    listed = (
        '[{ from = "Asia- Pacific", to = "Asia-Pacific", reason = "a stray space in the source" }]'
    )
    more = listed.replace("[{", '[{ from = "Pacific", to = "Atlantic", reason = "a test" }, {')
    path = edit_dataset((listed, more))
    done = gcmreview("--data", str(path), "quote", "vitorino-1", "--style", "plain")
    assert "the Asia-Pacific region." in done.stdout
    assert "Atlantic" not in done.stdout + done.stderr


def test_of_two_errors_that_begin_alike_the_longer_is_corrected() -> None:
    short, long = Correction("Asia", "ASIA", "one"), Correction("Asia- P", "Asia-P", "two")
    for corrections in ((short, long), (long, short)):
        quote = REVIEW.quotes[0]._replace(text="Asia- Pacific.", corrections=corrections)
        words, changes = correct(quote)
        assert words == "Asia-Pacific."
        assert [change.reason for change in changes] == ["two"]


def test_spaces_beside_the_quotation_marks_are_left_out_and_said() -> None:
    quote = REVIEW.quotes[0]._replace(text="\u00a0We go. ", corrections=())
    words, changes = correct(quote)
    assert words == "We go."
    assert list(map(describe_change, changes)) == [
        "left out “\u00a0” (beside the quotation mark)",
        "left out “ ” (beside the quotation mark)",
    ]


def test_a_change_of_marks_within_marks_shows_both_pairs() -> None:
    change = PermittedChange("“”", "‘’", NESTED)
    assert describe_change(change) == "changed “…” to ‘…’ (marks within quotation marks)"
