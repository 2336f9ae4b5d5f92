"""The passages of a review that may be quoted: its quotes, then its own prose."""

from collections.abc import Iterator
from typing import NamedTuple

from gcmreview.check.source.tokens import Token, tokenize
from gcmreview.dataset.model import Quote, Review
from gcmreview.text.characters import DOUBLE, SINGLE

# What stands between a quote and the prose around it.
_AROUND = f" \u00a0{DOUBLE}{SINGLE}"


class Substitute(NamedTuple):
    """A listed correction: the tokens of a passage up to ``end`` may read as ``keys``."""

    end: int
    keys: tuple[str, ...]
    from_: str
    to: str
    reason: str


class Passage(NamedTuple):
    """What may be quoted: a quote, or a piece of the release's own prose.

    ``words`` are the folded words, ``at`` the token that each of them is.
    """

    text: str
    paragraph: int
    quote: Quote | None
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    notes: tuple[int, ...]
    words: tuple[str, ...]
    at: tuple[int, ...]
    substitutes: dict[int, list[Substitute]]


# What may end a passage.
FINAL_MARKS = (".", ",", "?", "!", ";", ":")


def has_new_words(substitute: Substitute) -> bool:
    """Tell whether a substitute changes a word, not only marks or spaces."""
    before = [token.key for token in tokenize(substitute.from_, literal=True)]
    after = [token.key for token in tokenize(substitute.to, literal=True)]
    return [key for key in before if key.isalnum()] != [key for key in after if key.isalnum()]


def list_passages(review: Review) -> Iterator[Passage]:
    """Yield what may be quoted of a review: its quotes, then its own prose."""
    yield from map(_make_quote, review.quotes)
    yield from _list_prose(review)


def list_paragraphs(review: Review) -> Iterator[Passage]:
    """Yield the paragraphs in which quotes stand, whole: prose and quotes as they follow."""
    quoted = {quote.paragraph for quote in review.quotes}
    for paragraph in review.paragraphs:
        if paragraph.number in quoted:
            yield _make(paragraph.text.strip(), paragraph.number, None)


def _make_quote(quote: Quote) -> Passage:
    return _make(quote.text, quote.paragraph, quote)


def _list_prose(review: Review) -> Iterator[Passage]:
    """Yield the release's own prose: its paragraphs, without the quotes that stand in them."""
    quotes: dict[int, list[str]] = {}
    for quote in review.quotes:
        quotes.setdefault(quote.paragraph, []).append(quote.text)
    for paragraph in review.paragraphs:
        pieces = [paragraph.text]
        for text in quotes.get(paragraph.number, ()):
            pieces = [part for piece in pieces for part in piece.split(text, 1)]
        for piece in pieces:
            passage = _make(piece.strip(_AROUND), paragraph.number, None)
            if passage.words:
                yield passage


def _make(text: str, paragraph: int, quote: Quote | None) -> Passage:
    every = tokenize(text, literal=True)
    tokens = tuple(token for token in every if token.kind != "note")
    places = [place for place, token in enumerate(tokens) if token.kind == "word"]
    return Passage(
        text,
        paragraph,
        quote,
        tokens,
        tuple(token.key for token in tokens),
        tuple(token.start for token in every if token.kind == "note"),
        tuple(tokens[place].key.casefold() for place in places),
        tuple(places),
        _list_substitutes(text, tokens, quote),
    )


def _list_substitutes(
    text: str, tokens: tuple[Token, ...], quote: Quote | None
) -> dict[int, list[Substitute]]:
    """Return the corrections that a quote lists, by the token that each begins at."""
    substitutes: dict[int, list[Substitute]] = {}
    starts = {token.start: place for place, token in enumerate(tokens)}
    for correction in quote.corrections if quote else ():
        at = text.find(correction.from_)
        while at >= 0:
            end = at + len(correction.from_)
            # The tokens that it touches are read anew with the correction in place.
            first = max((place for start, place in starts.items() if start <= at), default=0)
            last = next((p for p, token in enumerate(tokens) if token.start >= end), len(tokens))
            start, stop = tokens[first].start, max(tokens[last - 1].end, end)
            read = text[:at] + correction.to + text[end:]
            keys = [
                token.key
                for token in tokenize(read, literal=True)
                if start <= token.start < stop + len(correction.to) - len(correction.from_)
                and token.kind != "note"
            ]
            # Its own tokens alone: what it shares with the passage on either side is left out.
            while first < last and keys and keys[0] == tokens[first].key:
                first, keys = first + 1, keys[1:]
            while first < last and keys and keys[-1] == tokens[last - 1].key:
                last, keys = last - 1, keys[:-1]
            substitute = Substitute(last, tuple(keys), *correction)
            substitutes.setdefault(first, []).append(substitute)
            at = text.find(correction.from_, at + 1)
    return substitutes


def read_source(passage: Passage, start: int, end: int) -> str:
    """Return the source's characters from one token of a passage to another."""
    if start >= end:
        return ""
    return passage.text[passage.tokens[start].start : passage.tokens[end - 1].end]


def list_corrections(passage: Passage, start: int, end: int) -> list[tuple[str, ...]]:
    """Return what a passage's tokens may read as by a listed correction of just those."""
    return [each.keys for each in passage.substitutes.get(start, ()) if each.end == end]


def suggest(passage: Passage, start: int, end: int) -> str:
    """Return the source's words to paste, with the mark that follows them."""
    ends = end < len(passage.keys) and passage.keys[end] in FINAL_MARKS
    return read_source(passage, start, end + ends)


def name_passage(passage: Passage) -> str:
    """Name a passage in a message: a quote's id, or the paragraph of the release."""
    if passage.quote:
        return f"{passage.quote.id} (para. {passage.paragraph})"
    return f"the release (para. {passage.paragraph})"
