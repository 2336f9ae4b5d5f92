"""Quotations ready to paste: the source's words, changed as the Manual permits, and said so."""

import html
import itertools
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Correction, Quote
from gcmreview.errors import UsageError
from gcmreview.quoting.quote import check_verb, format_quotes, join_quotes, list_remarks
from gcmreview.quoting.styles import (
    PUNCTUATIONS,
    QUOTE_STYLES,
    SOCIAL_LIMIT,
    QuoteOptions,
    count_characters,
)
from support.runs import EXPECTED, ROOT, Edit, Run, read_transcript
from support.strategies import AWKWARD

REVIEW = load_review()
MARKED = ("press", "lead", "social")


@pytest.mark.parametrize("style", QUOTE_STYLES)
def test_every_quote_in_every_style_is_exactly_as_expected(style: str) -> None:
    name = f"quote-{style}.txt"
    assert read_transcript(name) == (EXPECTED / name).read_text(encoding="utf-8")


class FirstParagraph(HTMLParser):
    """The text of a block quotation's first paragraph, and of all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.rest, self.inside, self.tags = "", "", False, list[str]()
        self.attributes: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or (tag == "p" and "p" not in self.tags)
        self.tags.append(tag)
        self.attributes |= dict(attrs)
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data
        else:
            self.rest += data


def read_html(text: str) -> FirstParagraph:
    parser = FirstParagraph()
    parser.feed(text)
    parser.close()
    return parser


def read_passages(text: str, style: str) -> list[str]:
    """Return what a reader of a style takes for the speaker's words."""
    match style:
        case "press" | "lead" | "social":
            return re.findall(r"“(.*?)”", text, re.DOTALL)
        case "block":
            return [
                text.split("\n\n    — ", maxsplit=1)[0].removeprefix("    ").replace("\n    ", "\n")
            ]
        case "plain":
            return [text]
        case "markdown":
            return [read_html(MarkdownIt("commonmark").render(text)).words]
        case "html":
            return [read_html(text).words]
        case _:
            return [json.loads(text)["quotation"]]


def list_variants(quote: Quote) -> list[str]:
    """Return a quote's words with each choice of the corrections that are listed for it."""
    variants = []
    for chosen in itertools.product([False, True], repeat=len(quote.corrections)):
        words = quote.text
        for correction, is_made in zip(quote.corrections, chosen, strict=True):
            words = words.replace(correction.from_, correction.to) if is_made else words
        variants.append(words)
    return variants


def is_permitted(quote: Quote, passages: list[str]) -> bool:
    """Tell whether passages are the whole of a quote by the UN Editorial Manual's rules.

    The final full stop or comma of a passage may go or change, and listed errors be corrected.
    """
    for words in list_variants(quote):
        rest: str | None = words
        for passage in passages:
            body = re.sub(r"[.,]\Z", "", passage)
            if rest is None or not rest.startswith(body):
                rest = None
                break
            rest = re.sub(r"\A[.,]?\s*", "", rest[len(body) :], count=1)
        if rest == "":
            return True
    return False


TEXTS = st.one_of(
    st.text(
        st.sampled_from(AWKWARD.replace("“", "").replace("”", "") + " .,?!…aAbB"),
        min_size=1,
        max_size=60,
    ),
    st.lists(
        st.sampled_from(
            ["We agree.", "Why?", "No!", "Mr. Don spoke,", "the U.N.", "in 1.5 years.", "He left"]
        ),
        min_size=1,
        max_size=5,
    ).map(" ".join),
).filter(lambda text: text.strip() == text != "" and text.isprintable())
MANNERS = st.builds(
    QuoteOptions,
    verb=st.just("said"),
    verbatim=st.booleans(),
    short=st.booleans(),
    punctuation=st.sampled_from((None, *PUNCTUATIONS)),
)


@given(TEXTS, st.sampled_from(list(QUOTE_STYLES)), MANNERS, st.booleans())
def test_the_words_of_any_quote_change_only_as_the_manual_permits_and_every_change_is_told(
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
        # Between two passages stands one space, whatever stands there in the source.
        assert (joined == text) == (quotation.changes == ()) or "  " in text


@pytest.mark.parametrize("punctuation", [None, *PUNCTUATIONS])
@pytest.mark.parametrize("style", QUOTE_STYLES)
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
def test_a_mark_that_is_not_the_sources_stands_as_the_source_or_the_option_has_it(
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


def test_a_speaker_is_named_in_full_once_and_by_family_name_after_that(gcmreview: Run) -> None:
    done = gcmreview("quote", "vitorino-2", "motus", "vitorino-1", "--style", "lead")
    first, other, second = done.stdout.split("\n\n")
    assert first.startswith("António Vitorino, Director-General of the International Organization")
    assert other.startswith("Nenette Motus, Coordinator, Regional UN Network on Migration and IOM")
    assert second.startswith("Vitorino said: “This regional review")


def test_short_names_the_family_alone_from_the_first_quote_on(gcmreview: Run) -> None:
    done = gcmreview("quote", "pramudwinai", "--style", "lead", "--short", "--verb", "told us")
    assert [part[:24] for part in done.stdout.split("\n\n")] == [
        "Pramudwinai told us: “As",
        "Pramudwinai told us: “No",
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["vitorino"], ["vitorino-1", "vitorino-2"]),
        (["ANTONIO"], ["vitorino-1", "vitorino-2"]),
        (["antónio", "VITORINO"], ["vitorino-1", "vitorino-2"]),
        (["H.E. Mr. Don Pramudwinai"], ["pramudwinai-1", "pramudwinai-2"]),
        (["Motus-1", "vitorino-2"], ["motus-1", "vitorino-2"]),
        (["vitorino-2", "vitorino"], ["vitorino-2", "vitorino-1"]),
    ],
)
def test_quotes_are_named_by_id_or_speaker_and_come_once_in_the_order_asked_for(
    gcmreview: Run, names: list[str], ids: list[str]
) -> None:
    done = gcmreview("quote", *names, "--style", "json")
    assert [each["id"] for each in json.loads(done.stdout)] == ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vitorno"], "unknown quote or speaker 'vitorno'; did you mean 'vitorino'"),
        (["vitorino-3"], "unknown quote or speaker 'vitorino-3'; did you mean 'vitorino-2'"),
        ([], "name a quote or a speaker; gcmreview quotes lists them"),
        (["motus", "--seed", "1"], "--seed needs --random; add it, or leave --seed out"),
        (["motus", "--style", "wire"], "--style: unknown value 'wire'; choose from 'press', "),
        (["motus", "--style", "blok"], "--style: unknown value 'blok'; did you mean 'block'?"),
        (["motus", "--punctuation", "uk"], "--punctuation: unknown value 'uk'; choose from 'brit"),
        (["motus", "--verb", "said: “No”"], "--verb: 'said: “No”' is not a verb; write one"),
        (["motus", "--verb", ""], "--verb: '' is not a verb; write one or a few"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(gcmreview: Run, arguments: list[str], message: str) -> None:
    done = gcmreview("quote", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_standard_output_holds_the_quotation_and_nothing_else(gcmreview: Run) -> None:
    done = gcmreview("quote", "alisjahbana-2", "--style", "plain")
    assert done.stdout == REVIEW.quotes[3].text + "\n"
    assert done.stderr == (
        "gcmreview: alisjahbana-2, para. 7: names no speaker; "
        "attributed to the speaker of the previous paragraph\n"
    )
    done = gcmreview("quote", "vitorino-2", "--style", "plain")
    assert (done.stdout, done.stderr) == (REVIEW.quotes[1].text + "\n", "")


@pytest.mark.parametrize("style", QUOTE_STYLES)
def test_a_continued_attribution_is_said_in_every_style(style: str) -> None:
    for quote in REVIEW.quotes:
        remarks = list_remarks(format_quotes(REVIEW, [quote], style, QuoteOptions(verbatim=True)))
        said = [remark for remark in remarks if "names no speaker" in remark]
        assert len(said) == (quote.attribution == "continued")


def test_chance_takes_one_quote_and_a_seed_the_same_one_each_time(gcmreview: Run) -> None:
    runs = [gcmreview("quote", "--random", "--seed", "5", "--style", "plain") for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    texts = {
        gcmreview("quote", "vitorino", "--random", "--seed", str(seed), "--style", "json").stdout
        for seed in range(8)
    }
    ids = [json.loads(text)[0]["id"] for text in texts]
    assert sorted(ids) == ["vitorino-1", "vitorino-2"]
    unseeded = gcmreview("quote", "--random", "--style", "json")
    assert len(json.loads(unseeded.stdout)) == 1


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
def test_the_published_schema_holds_for_quotations(gcmreview: Run, options: list[str]) -> None:
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


@given(st.text(max_size=50))
def test_a_verb_is_words_alone(verb: str) -> None:
    try:
        assert check_verb(verb) == verb
    except UsageError:
        return
    assert not set(verb) & set('“”"<>[]().,;:\n\t')
    assert all(char in " '’-" or unicodedata.category(char)[0] in "LM" for char in verb)


def test_overlapping_corrections_are_made_once_and_told(edit_dataset: Edit, gcmreview: Run) -> None:
    listed = (
        '[{ from = "Asia- Pacific", to = "Asia-Pacific", reason = "a stray space in the source" }]'
    )
    more = listed.replace("[{", '[{ from = "Pacific", to = "Atlantic", reason = "a test" }, {')
    path = edit_dataset((listed, more))
    done = gcmreview("--data", str(path), "quote", "vitorino-1", "--style", "plain")
    assert "the Asia-Pacific region." in done.stdout
    assert "Atlantic" not in done.stdout + done.stderr


def test_quotations_in_an_encoding_that_lacks_their_marks_say_so(gcmreview: Run) -> None:
    def run(style: str) -> Any:
        return gcmreview("quote", "vitorino-1", "--style", style, PYTHONIOENCODING="ascii")

    assert "lacks some characters" in run("press").stderr
    assert "Ant\\u00f3nio" in run("press").stdout
    assert "Ant&#243;nio" in run("html").stdout
    assert "lacks" not in run("html").stderr
    assert json.loads(run("json").stdout)[0]["name"] == "António Vitorino"


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


def test_several_quotations_are_parted_by_a_blank_line() -> None:
    quotations = format_quotes(REVIEW, REVIEW.quotes[:2], "plain", QuoteOptions(verbatim=True))
    text = join_quotes(quotations, "plain")
    assert text == f"{REVIEW.quotes[0].text}\n\n{REVIEW.quotes[1].text}\n"
