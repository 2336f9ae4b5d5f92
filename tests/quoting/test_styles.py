"""Every quote style, exactly as expected and as its readers read it."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from gcmreview.quoting.quote import format_quotes
from gcmreview.quoting.styles import (
    PUNCTUATIONS,
    QUOTE_STYLES,
    SOCIAL_LIMIT,
    QuoteOptions,
    count_characters,
)
from support.quotations import read_html
from support.runs import EXPECTED, ROOT, Run, read_transcript
from support.strategies import AWKWARD
from support.tables import REVIEW


@pytest.mark.parametrize("style", QUOTE_STYLES)
def test_every_quote_in_every_style_is_exactly_as_expected(style: str) -> None:
    name = f"quote-{style}.txt"
    assert read_transcript(name) == (EXPECTED / name).read_text(encoding="utf-8")


MARKED = ("press", "lead", "social")


@pytest.mark.parametrize("punctuation", PUNCTUATIONS)
@pytest.mark.parametrize("style", ["press", "lead", "social"])
def test_punctuation_puts_the_marks_that_are_not_the_sources_where_it_says(
    style: str, punctuation: str
) -> None:
    for quotation in format_quotes(
        REVIEW, REVIEW.quotes, style, QuoteOptions(punctuation=punctuation)
    ):
        outside = re.findall(r"”[.,]", quotation.text)
        if punctuation == "american":
            assert outside == []
        for mark in outside:
            assert not quotation.quote.text.endswith(".") or mark == "”,"
    british = format_quotes(REVIEW, REVIEW.quotes[:1], "press", QuoteOptions(punctuation="british"))
    assert "region”, said António" in british[0].text


@pytest.mark.parametrize(
    ("text", "style", "as_is", "british", "american"),
    [
        ("We go,", "press", "“We go,” X", "“We go”, X", "“We go,” X"),
        ("We go.", "press", "“We go,” X", "“We go”, X", "“We go,” X"),
        ("We go", "press", "“We go”, X", "“We go”, X", "“We go,” X"),
        ("We go?", "press", "“We go?” X", "“We go?” X", "“We go?” X"),
        ("We go,", "lead", "X: “We go.”", "X: “We go”.", "X: “We go.”"),
        ("We go.", "lead", "X: “We go.”", "X: “We go.”", "X: “We go.”"),
        ("We go", "lead", "X: “We go”.", "X: “We go”.", "X: “We go.”"),
        ("We go!", "lead", "X: “We go!”", "X: “We go!”", "X: “We go!”"),
    ],
)
def test_a_mark_that_is_not_the_sources_is_where_the_source_or_the_option_puts_it(
    text: str, style: str, as_is: str, british: str, american: str
) -> None:
    quote = REVIEW.quotes[0]._replace(text=text, corrections=())
    set_ones = [
        format_quotes(REVIEW, [quote], style, QuoteOptions(short=True, punctuation=punctuation))[
            0
        ].text
        for punctuation in (None, *PUNCTUATIONS)
    ]
    shown = [each.replace("Vitorino said.", "X").replace("Vitorino said", "X") for each in set_ones]
    assert shown == [as_is, british, american]


def test_html_is_a_figure_with_the_source_and_nothing_unescaped() -> None:
    speaker = REVIEW.speakers[0]._replace(description='Head of <R&D> "X"')
    review = REVIEW._replace(speakers=(speaker, *REVIEW.speakers[1:]))
    quote = REVIEW.quotes[0]._replace(text="1 < 2 & <b>\n3.", corrections=())
    (quotation,) = format_quotes(review, [quote], "html", QuoteOptions())
    page = read_html(quotation.text)
    assert page.tags == ["figure", "blockquote", "p", "br", "figcaption", "cite", "a"]
    assert page.words == quote.text
    assert page.attributes["cite"] == page.attributes["href"] == REVIEW.release.url
    assert page.rest.strip() == (
        f'António Vitorino, Head of <R&D> "X", {REVIEW.release.title}, para. 5'
    )


def test_markdown_is_a_block_quotation_that_links_to_the_source(gcmreview: Run) -> None:
    markdown = gcmreview("quote", "vitorino", "--style", "markdown").stdout
    rendered = MarkdownIt("commonmark").render(markdown)
    assert rendered.count("<blockquote>") == 2
    page = html.unescape(rendered)
    assert f'<a href="{REVIEW.release.url}">{REVIEW.release.title}</a>, para. 5' in page


@given(st.text(st.sampled_from(AWKWARD + "#+=-0123456789."), min_size=1, max_size=30))
def test_any_words_stay_one_paragraph_of_a_block_quotation(text: str) -> None:
    text = text.strip()
    quote = REVIEW.quotes[0]._replace(text=f"{text}.", corrections=())
    (quotation,) = format_quotes(REVIEW, [quote], "markdown", QuoteOptions(verbatim=True))
    page = read_html(MarkdownIt("commonmark").render(quotation.text))
    assert page.words == quote.text
    assert page.tags[:3] == ["blockquote", "p", "p"]


def test_json_gives_the_sources_words_and_those_to_paste(gcmreview: Run) -> None:
    (first, second) = json.loads(gcmreview("quote", "vitorino", "--style", "json").stdout)
    quotes = {quote.id: quote for quote in REVIEW.quotes}
    assert first["text"] == quotes["vitorino-1"].text
    assert first["quotation"].endswith("in the Asia-Pacific region.")
    assert [change["to"] for change in first["changes"]] == ["Asia-Pacific", "."]
    assert second["changes"] == []
    keys = "id speaker name description text quotation changes paragraph attribution citation url"
    assert list(first) == keys.split()


@pytest.mark.parametrize("options", [[], ["--verbatim"]])
def test_quotations_are_valid_by_the_published_schema(gcmreview: Run, options: list[str]) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({**schema, "$ref": "#/$defs/quote"})
    speakers = [speaker.id for speaker in REVIEW.speakers]
    printed = json.loads(gcmreview("quote", *speakers, "--style", "json", *options).stdout)
    assert len(printed) == len(REVIEW.quotes)
    validator.validate(printed)
    for name in printed[0]:
        lacking = {key: value for key, value in printed[0].items() if key != name}
        assert not validator.is_valid([lacking])


def test_a_post_fits_or_says_by_how_much_it_does_not(gcmreview: Run) -> None:
    for quote in REVIEW.quotes:
        done = gcmreview("quote", quote.id, "--style", "social")
        post = done.stdout.removesuffix("\n")
        excess = len(post) - SOCIAL_LIMIT
        said = f"{excess} characters over the limit of 280 for a post"
        assert (excess > 0) == (said in done.stderr)
        assert done.returncode == 0


def test_a_post_names_the_speaker_as_fully_as_fits() -> None:
    quote = REVIEW.quotes[0]
    ends = []
    for length in (20, 180, 240, 262, 275):
        words = quote._replace(text="a" * length + ".", corrections=())
        (quotation,) = format_quotes(REVIEW, [words], "social", QuoteOptions())
        ends.append(quotation.text.partition(" — ")[2])
    speaker = REVIEW.speakers[0]
    assert ends[0] == f"{speaker.name}, {speaker.description}"
    assert ends[1:] == ["António Vitorino, IOM", "António Vitorino, IOM", "Vitorino", "Vitorino"]


@pytest.mark.parametrize(("text", "count"), [("“a—b’s”", 7), ("日本", 4), ("🙂", 2), ("é…", 3)])
def test_characters_are_counted_as_x_counts_them(text: str, count: int) -> None:
    assert count_characters(text) == count


@pytest.mark.parametrize("punctuation", [None, *PUNCTUATIONS])
@pytest.mark.parametrize(
    "text", ["the U.N.", "we go on...", "we go on…", "he said ‘yes.’", "Why?", "is it (so?)", "No."]
)
def test_words_that_end_themselves_are_given_no_second_stop(
    text: str, punctuation: str | None
) -> None:
    quote = REVIEW.quotes[0]._replace(text=text, corrections=())
    for style in ("lead", "social"):
        (quotation,) = format_quotes(REVIEW, [quote], style, QuoteOptions(punctuation=punctuation))
        assert f"“{text}”" in quotation.text
        assert "”." not in quotation.text
        assert quotation.changes == ()


@pytest.mark.parametrize(
    ("length", "ending", "remark"),
    [
        # The marks around the words count once, as the space, the dash and the name do.
        (249, "” — Armida Salsiah Alisjahbana", ""),
        (250, "” — Alisjahbana", ""),
        (264, "” — Alisjahbana", ""),
        (265, "” — Alisjahbana", "1 character over the limit of 280 for a post"),
    ],
)
def test_a_post_of_280_characters_fits_and_one_of_281_does_not(
    length: int, ending: str, remark: str
) -> None:
    quote = REVIEW.quotes[2]._replace(text="a" * (length - 1) + ".")
    (quotation,) = format_quotes(REVIEW, [quote], "social", QuoteOptions())
    assert quotation.text.endswith(ending)
    assert quotation.remark == remark


@pytest.mark.parametrize(
    ("first", "last"), [(0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037)]
)
def test_x_counts_the_characters_of_four_ranges_once_and_all_others_twice(
    first: int, last: int
) -> None:
    assert [count_characters(chr(code)) for code in (first, last)] == [1, 1]
    outside = [code for code in (first - 1, last + 1) if code >= 0]
    assert {count_characters(chr(code)) for code in outside} == {2}
