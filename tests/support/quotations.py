"""What a reader of each quote style reads, and what the UN Editorial Manual permits."""

import itertools
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gcmreview.dataset.model import Quote, Review
from gcmreview.quoting.quote import Part, format_passages
from gcmreview.quoting.styles import PUNCTUATIONS, FormattedQuote, QuoteOptions
from support.strategies import AWKWARD


def format_quotes(
    review: Review, parts: Sequence[Quote | Part], style: str, manner: QuoteOptions
) -> list[FormattedQuote]:
    """Set quotes of one review in a style, with all its speakers."""
    pairs = [(review, part) for part in parts]
    return format_passages(pairs, review.speakers, style, manner)


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
        case "json":
            return [json.loads(text)["quotation"]]
        case _:
            return re.findall(r"“(.*?)”", text, re.DOTALL)


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
    """Say if passages are the whole of a quote by the UN Editorial Manual's rules.

    The final full stop, comma or semicolon of a passage may go or change, and listed errors may
    be corrected.
    """
    for words in list_variants(quote):
        rest: str | None = words
        for passage in passages:
            body = re.sub(r"[.,;]\Z", "", passage)
            if rest is None or not rest.startswith(body):
                rest = None
                break
            rest = re.sub(r"\A[.,;]?\s*", "", rest[len(body) :], count=1)
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
