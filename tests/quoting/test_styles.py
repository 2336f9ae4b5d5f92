"""Every quote style, exactly as expected and as its readers read it."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from gcmreview.quoting.styles import POST_LIMIT, PUNCTUATIONS, QUOTE_STYLES, QuoteOptions
from support.quotations import format_quotes, read_html
from support.releases import MadeQuote, MadeSpeaker, MakeRelease
from support.rows import each_row
from support.runs import EXPECTED, ROOT, Run, read_transcript
from support.strategies import AWKWARD
from support.tables import REVIEW


@pytest.mark.parametrize("style", QUOTE_STYLES)
def test_every_quote_in_every_style_is_exactly_as_expected(style: str) -> None:
    name = f"quote-{style}.txt"
    assert read_transcript(name) == (EXPECTED / name).read_text(encoding="utf-8")


MARKED = ("press", "lead", "social")


@each_row("punctuation", PUNCTUATIONS)
@each_row("style", ["press", "lead", "social"])
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


@each_row(
    ("text", "style", "as_is", "british", "american"),
    [
        ("We go,", "press", "“We go,” X", "“We go”, X", "“We go,” X"),
        ("We ‘go,’", "press", "“We ‘go,’” X", "“We ‘go’”, X", "“We ‘go,’” X"),
        ("We “go,”", "press", "“We ‘go,’” X", "“We ‘go’”, X", "“We ‘go,’” X"),
        ("We ‘go’,", "press", "“We ‘go’,” X", "“We ‘go’”, X", "“We ‘go’,” X"),
        ("Do we ‘go?’", "press", "“Do we ‘go?’” X", "“Do we ‘go?’” X", "“Do we ‘go?’” X"),
        ("We go;", "press", "“We go,” X", "“We go”, X", "“We go,” X"),
        ("We go—", "press", "“We go—” X", "“We go—” X", "“We go—” X"),
        ("We go…", "press", "“We go…” X", "“We go…” X", "“We go…” X"),
        ("We go . . .", "press", "“We go . . .” X", "“We go . . .” X", "“We go . . .” X"),
        ("We go...,", "press", "“We go...,” X", "“We go...”, X", "“We go...,” X"),
        ("We go (all.)", "press", "“We go (all.)”, X", "“We go (all.)”, X", "“We go (all.),” X"),
        ("We ‘go,’", "lead", "X: “We ‘go.’”", "X: “We ‘go’”.", "X: “We ‘go.’”"),
        ("We go...,", "lead", "X: “We go...”", "X: “We go...”", "X: “We go...”"),
        ("We go;", "lead", "X: “We go.”", "X: “We go”.", "X: “We go.”"),
        ("We go—", "lead", "X: “We go—”", "X: “We go—”", "X: “We go—”"),
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
        excess = len(post) - POST_LIMIT
        said = f"{excess} characters over the limit of 280 for a post; cut it with --part"
        assert (excess > 0) == (said in done.stderr)
        assert done.returncode == int(excess > 0)


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


@each_row("punctuation", [None, *PUNCTUATIONS])
@each_row(
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


@each_row(
    ("length", "ending", "problem"),
    [
        # The marks around the words count once, as the space, the dash and the name do.
        (249, "” — Armida Salsiah Alisjahbana", ""),
        (250, "” — Alisjahbana", ""),
        (264, "” — Alisjahbana", ""),
        (
            265,
            "” — Alisjahbana",
            "1 character over the limit of 280 for a post; cut it with --part",
        ),
    ],
)
def test_a_post_of_280_characters_fits_and_one_of_281_does_not(
    length: int, ending: str, problem: str
) -> None:
    quote = REVIEW.quotes[2]._replace(text="a" * (length - 1) + ".")
    (quotation,) = format_quotes(REVIEW, [quote], "social", QuoteOptions())
    assert quotation.text.endswith(ending)
    assert quotation.problem == problem


@each_row("style", ["plain", "block"])
@each_row(
    ("text", "shown"),
    [("We ‘go,’", "We ‘go.’"), ("We go...,", "We go..."), ("We go;", "We go."), ("Go!", "Go!")],
)
def test_a_quotation_that_is_set_off_ends_as_a_sentence_does(
    text: str, shown: str, style: str
) -> None:
    quote = REVIEW.quotes[0]._replace(text=text, corrections=())
    (quotation,) = format_quotes(REVIEW, [quote], style, QuoteOptions())
    assert quotation.text.strip().startswith(shown)
    assert quotation.text.split("\n")[0].strip() == shown


def test_a_verb_phrase_follows_the_name(gcmreview: Run) -> None:
    done = gcmreview("quote", "motus-1", "--verb", "told reporters")
    assert "”, Nenette Motus, " not in done.stdout
    assert ",” Nenette Motus, Coordinator" in done.stdout
    assert done.stdout.split("” ")[1].rstrip().endswith("Asia and the Pacific, told reporters.")


KIMS = (
    MadeSpeaker("kim-m", "Min-ji Kim", "Kim", "Head of Office, ILO"),
    MadeSpeaker("kim-j", "Jae-ho Kim", "Kim", "Minister of Labour"),
)
SAID = (
    MadeQuote("We agree,", "kim-m-1", "kim-m"),
    MadeQuote("We will act.", "kim-m-2", "kim-m"),
    MadeQuote("We disagree.", "kim-j-1", "kim-j"),
)
TALKS = (
    "Seoul – “We agree,” said Min-ji Kim, Head of Office, ILO. “We will act.” "
    "Jae-ho Kim, Minister of Labour, said: “We disagree.”"
)


@pytest.mark.parametrize("style", ["press", "lead", "social", "block"])
def test_two_speakers_with_one_family_name_are_told_apart(
    gcmreview: Run, make_release: MakeRelease, style: str
) -> None:
    path = str(make_release(TALKS, speakers=KIMS, quotes=SAID))
    for options in ([], ["--short"]):
        done = gcmreview(
            "--data", path, "quote", "kim-m-1", "kim-m-2", "kim-j-1", "--style", style, *options
        )
        posts = done.stdout.strip().split("\n    \n" if style == "block" else "\n\n")
        assert done.stdout.count("Min-ji Kim") == 2, posts
        assert done.stdout.count("Jae-ho Kim") == 1, posts


def test_an_office_that_tells_two_people_of_one_name_apart_is_not_run_into_the_verb(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    people = [KIMS[0], KIMS[1]._replace(name="Min-ji Kim")]
    path = str(make_release(TALKS.replace("Jae-ho", "Min-ji"), speakers=people, quotes=SAID))
    done = gcmreview("--data", path, "quote", "kim-m-1", "kim-m-2")
    assert done.stdout == (
        "“We agree,” said Min-ji Kim, Head of Office, ILO.\n\n"
        "“We will act,” said Min-ji Kim, Head of Office, ILO.\n"
    )


def test_each_post_names_its_speaker_in_full(gcmreview: Run, make_release: MakeRelease) -> None:
    path = str(make_release(TALKS, speakers=KIMS, quotes=SAID))
    done = gcmreview("--data", path, "quote", "kim-m", "--style", "social")
    assert done.stdout == (
        "“We agree.” — Min-ji Kim, Head of Office, ILO\n\n"
        "“We will act.” — Min-ji Kim, Head of Office, ILO\n"
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("lead", "Van der Berg said: “We agree.”\n"),
        ("press", "“We agree,” van der Berg said.\n"),
    ],
)
def test_a_particle_has_a_capital_at_the_start_of_a_sentence_alone(
    gcmreview: Run, make_release: MakeRelease, style: str, expected: str
) -> None:
    berg = MadeSpeaker("sp", "Maria van der Berg", "van der Berg", "Chair")
    text = "Oslo – “We agree,” said Maria van der Berg, Chair."
    path = str(make_release(text, speakers=[berg], quotes=["We agree,"]))
    done = gcmreview("--data", path, "quote", "sp", "--style", style, "--short")
    assert (done.returncode, done.stdout) == (0, expected)


def test_a_post_that_is_too_long_exits_with_1_and_is_printed_whole(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    words = f"We {'all ' * 80}agree,"
    text = f"Oslo – “{words}” said Kwame Okafor, Head of Office, ILO."
    path = str(make_release(text, quotes=[words]))
    done = gcmreview("--data", path, "quote", "sp", "--style", "social")
    assert done.returncode == 1
    assert words[:-1] in done.stdout
    assert done.stderr.endswith(
        "sp-1, para. 1: 60 characters over the limit of 280 for a post; cut it with --part\n"
    )


def test_a_quotation_of_two_paragraphs_opens_each_and_closes_the_last(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    words = "We agree\nand we act,"
    text = f"Oslo – “{words}” said Kwame Okafor, Head of Office, ILO."
    path = str(make_release(text, quotes=[words]))
    done = gcmreview("--data", path, "quote", "sp", "--short")
    assert done.stdout == "“We agree\n“and we act,” Okafor said.\n"


UNKNOWN = dict.fromkeys(("place", "date", "publisher", "url", "language"), "")
DOE = MadeSpeaker("doe", "Jane Doe", "Doe", description="")


def quote_bare(gcmreview: Run, make_release: MakeRelease, *arguments: str) -> str:
    path = make_release(
        "“We agree,” said Jane Doe. “We do.”",
        speakers=[DOE],
        quotes=[MadeQuote("We agree,", "doe-1", "doe")],
        **UNKNOWN,
    )
    result = gcmreview("--data", str(path), *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("press", "“We agree,” said Jane Doe.\n"),
        ("lead", "Jane Doe said: “We agree.”\n"),
        ("markdown", "> We agree.\n>\n> — Jane Doe, Regional Talks Conclude, para. 1\n"),
        ("social", "“We agree.” — Jane Doe\n"),
        (
            "html",
            "<figure>\n<blockquote>\n<p>We agree.</p>\n</blockquote>\n<figcaption>Jane Doe, "
            "<cite>Regional Talks Conclude</cite>, para. 1</figcaption>\n</figure>\n",
        ),
    ],
)
def test_what_is_not_known_of_a_speaker_or_a_release_is_left_out(
    gcmreview: Run, make_release: MakeRelease, style: str, text: str
) -> None:
    assert quote_bare(gcmreview, make_release, "quote", "doe-1", "--style", style) == text


def test_a_name_without_an_office_has_no_comma_before_its_verb(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    told = quote_bare(gcmreview, make_release, "quote", "doe-1", "--verb", "told reporters")
    assert told == "“We agree,” Jane Doe told reporters.\n"


@pytest.mark.parametrize("arguments", [(), ("info",), ("speakers",), ("quotes",), ("-V",)])
def test_listings_show_a_release_of_which_only_the_title_is_known(
    gcmreview: Run, make_release: MakeRelease, arguments: tuple[str, ...]
) -> None:
    shown = quote_bare(gcmreview, make_release, *arguments)
    assert "None" not in shown
    assert ", ," not in shown
    # A release without a publisher is named by its title.
    assert "Source: “Regional Talks Conclude”, press release." in shown or "-V" in arguments


def test_a_quote_whose_speaker_is_named_later_says_so(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    path = make_release(
        "“We agree.",
        "“We go,” said Kwame Okafor, Head of Office, ILO.",
        speakers=[MadeSpeaker(paragraph=2)],
        quotes=[
            MadeQuote("We agree.", attribution="continued"),
            MadeQuote("We go,", "sp-2", paragraph=2),
        ],
        place="",
    )
    done = gcmreview("--data", str(path), "quote", "sp-1", "--style", "plain")
    assert (done.stdout, done.stderr) == (
        "We agree.\n",
        "gcmreview: sp-1, para. 1: names no speaker; "
        "attributed to the speaker of the next paragraph\n",
    )
