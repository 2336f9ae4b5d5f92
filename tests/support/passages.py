"""Passages of any words, and quotations to compare with them."""

from collections.abc import Sequence

from gcmreview.check.match.pattern import Pattern, make_pattern
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, list_passages
from gcmreview.check.source.tokens import tokenize
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Correction, Quote

REVIEW = load_review()


def make_quote(text: str, *corrections: tuple[str, str], name: str = "quote") -> Quote:
    """Return a quote of the text; corrections are pairs of words and what to read for them."""
    listed = tuple(Correction(from_, to, "a typing error") for from_, to in corrections)
    return Quote(name, REVIEW.speakers[0].id, text, 1, "explicit", (), listed, {})


def make_index(*quotes: str | Quote) -> PassageIndex:
    """Return an index of quotes, or of quotes of texts."""
    made = tuple(each if isinstance(each, Quote) else make_quote(each) for each in quotes)
    review = REVIEW._replace(quotes=made, paragraphs=())
    return PassageIndex({"": review}, list_passages)


def make_passage(text: str, *corrections: tuple[str, str]) -> Passage:
    """Return the passage of a quote."""
    return make_index(make_quote(text, *corrections)).passages[0]


def read_pattern(text: str) -> Pattern:
    """Return a quotation as a pattern."""
    return make_pattern(tokenize(text))


def number_words(count: int, name: str = "w") -> str:
    """Return so many words of which no two are the same: "w0 w1 w2"."""
    return " ".join(f"{name}{number}" for number in range(count))


def replace_words(text: str, places: Sequence[int]) -> str:
    """Return a text with the words at some places replaced by others: "w0 x1 w2"."""
    words = text.split()
    return " ".join(f"x{at}" if at in places else word for at, word in enumerate(words))
