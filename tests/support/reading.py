"""Sentences, surroundings and quotations of a draft, as the rules of attribution read them."""

from gcmreview.attribution.nearby import NearbyNames
from gcmreview.attribution.speaker import AttributionReader
from gcmreview.attribution.surroundings import Surroundings
from gcmreview.check.context import DraftContext, QuotationContext
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation, find_quotations
from gcmreview.documents.readers.registry import READERS
from gcmreview.names.mentions import Sentence, read_sentence
from gcmreview.names.people import People
from gcmreview.text.words import Word
from support.drafting import CHECKER

PEOPLE = CHECKER.people


def make_sentence(words: tuple[Word, ...]) -> Sentence:
    """Make a sentence of words."""
    return Sentence(words, PEOPLE)


def read(text: str, people: People = PEOPLE) -> Sentence:
    """Read a text as one sentence."""
    return read_sentence(text, people)


def list_names(text: str) -> list[str]:
    """Return the names in a sentence, as the draft has them."""
    sentence = read(text)
    return [sentence.name(each) for each in sentence.mentions]


def read_quotations(draft: str, kind: str = "markdown") -> tuple[Document, list[Quotation]]:
    """Return a draft as read, and its quotations."""
    document = READERS[kind].read(draft)
    return document, [each for each in find_quotations(document) if each.how != "unopened"]


def surround(draft: str, kind: str = "markdown") -> Surroundings:
    """Return the first quotation of a draft in its surroundings."""
    document, found = read_quotations(draft, kind)
    after = found[1].opened if len(found) > 1 else len(draft) + 1
    return Surroundings(document, found[0], (0, after), make_sentence)


def contextualize(draft: str, kind: str = "markdown") -> QuotationContext:
    """Return the first quotation of a draft with all that is needed to judge it."""
    document, found = read_quotations(draft, kind)
    nearby = NearbyNames(draft, document, found, PEOPLE)
    context = DraftContext(
        "draft",
        draft,
        document,
        document.text,
        nearby,
        [0],
        AttributionReader(document, found, PEOPLE).read,
        lambda _: True,
    )
    after = found[1].opened if len(found) > 1 else len(draft) + 1
    return QuotationContext(CHECKER, CHECKER.source, context, found[0], (0, after))
