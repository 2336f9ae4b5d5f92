"""The passages of a review that may be quoted: its quotes, then its own prose."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise, takewhile
from typing import NamedTuple

from gcmreview.check.source.tokens import HYPHEN, MARK, TIGHT_DASH, Token, list_words, tokenize
from gcmreview.dataset.model import Quote, Review
from gcmreview.text.characters import DOUBLE, SINGLE
from gcmreview.text.marks import list_outermost
from gcmreview.text.marks import list_passages as list_quoted
from gcmreview.text.sentences import SENTENCE_ENDS

# What separates a quote from the prose around it.
_AROUND = f" \u00a0{DOUBLE}{SINGLE}"


class Substitute(NamedTuple):
    """A listed correction: a passage's tokens up to token ``end`` may read as ``keys``.

    Those are the tokens that differ, which may be fewer than the tokens of ``from_``.
    """

    end: int
    keys: tuple[str, ...]
    from_: str
    to: str
    reason: str


class Passage(NamedTuple):
    """What may be quoted: a quote, or a piece of the release's own prose.

    ``words`` are in lower case, ``at`` says which token each is. ``notes`` are the offsets of
    footnote indicators, which are not tokens. ``substitutes`` are by the token they start at.
    ``release`` is the id of the release, where passages are of several.
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
    release: str = ""


# Marks that may follow the words that are quoted.
FINAL_MARKS = (".", ",", "?", "!", ";", ":")
# Marks beside which a word begins or ends.
_APART = frozenset((*FINAL_MARKS, *"()[]/…", MARK, TIGHT_DASH))


def list_passages(review: Review) -> Iterator[Passage]:
    """Yield what may be quoted of a review: its quotes, those of several paragraphs, its prose."""
    for quote in review.quotes:
        yield _make(quote.text, quote.paragraph, quote)
    yield from _list_long(review)
    yield from _list_prose(review)


def _list_long(review: Review) -> Iterator[Passage]:
    """Yield each quotation of several paragraphs as one, under the id of its first quote.

    Each of its paragraphs begins with its mark, and only the last has one that closes it.
    """
    quotes = {(each.paragraph, each.text.strip()): each for each in review.quotes}
    texts = [each.text for each in review.paragraphs]
    run: list[tuple[int, str]] = []
    for number, (text, following) in enumerate(pairwise([*texts, ""])):
        passages = list_outermost(sorted(list_quoted(text, following)))
        goes_on = passages and not text[: passages[0].opened].strip()
        run = run if goes_on else []
        for pair in passages:
            run.append((number, text[pair.start : pair.end].strip()))
            if pair.end < pair.closed:
                yield from _join(run, quotes)
                run = []


def _join(
    run: Sequence[tuple[int, str]], quotes: Mapping[tuple[int, str], Quote]
) -> Iterator[Passage]:
    """Yield the passage of a quotation's paragraphs, if there are several."""
    if len(run) > 1:
        text = "\n".join(words for _, words in run)
        own = [quotes.get(each) for each in run]
        corrections = tuple(chain.from_iterable(each.corrections for each in own if each))
        quote = own[0] and own[0]._replace(text=text, corrections=corrections)
        yield _make(text, run[0][0], quote)


def list_paragraphs(review: Review) -> Iterator[Passage]:
    """Yield the whole paragraphs that have quotes in them: prose and quotes in their order."""
    quoted = {quote.paragraph for quote in review.quotes}
    for paragraph in review.paragraphs:
        if paragraph.number in quoted:
            yield _make(paragraph.text.strip(), paragraph.number, None)


def _list_prose(review: Review) -> Iterator[Passage]:
    """Yield the release's own prose: its paragraphs without the quotes in them."""
    quotes: dict[int, list[str]] = {}
    for quote in review.quotes:
        quotes.setdefault(quote.paragraph, []).append(quote.text)
    for paragraph in review.paragraphs:
        pieces = [paragraph.text.strip()]
        for text in quotes.get(paragraph.number, ()):
            pieces = [part for piece in pieces for part in _cut_out(piece, text)]
        for piece in pieces:
            passage = _make(piece, paragraph.number, None)
            if passage.words:
                yield passage


def _cut_out(piece: str, text: str) -> Iterator[str]:
    """Yield what is before and after a quote in a piece of a paragraph, without its marks."""
    before, found, after = piece.partition(text)
    yield before.rstrip(_AROUND) if found else before
    yield after.lstrip(_AROUND)


def _make(text: str, paragraph: int, quote: Quote | None) -> Passage:
    every = tokenize(text, literal=True)
    tokens = tuple(token for token in every if token.kind != "note")
    keys = tuple(token.key for token in tokens)
    return Passage(
        text,
        paragraph,
        quote,
        tokens,
        keys,
        tuple(token.start for token in every if token.kind == "note"),
        tuple(list_words(tokens)),
        tuple(place for place, token in enumerate(tokens) if token.kind == "word"),
        _list_substitutes(keys, quote) if quote else {},
    )


def _list_substitutes(keys: Sequence[str], quote: Quote) -> dict[int, list[Substitute]]:
    """Return the corrections that a quote lists, by the token that each starts at."""
    substitutes: dict[int, list[Substitute]] = {}
    for correction in quote.corrections:
        for found in re.finditer(f"(?={re.escape(correction.from_)})", quote.text):
            at, end = found.start(), found.start() + len(correction.from_)
            read = _make(quote.text[:at] + correction.to + quote.text[end:], 0, None).keys
            first = count_same(keys, read)
            tail = count_same(keys[first:][::-1], read[first:][::-1])
            last, changed = len(keys) - tail, read[first : len(read) - tail]
            # A correction that changes only space is not another reading.
            if changed or first < last:
                substitutes.setdefault(first, []).append(Substitute(last, changed, *correction))
    return substitutes


def count_same(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the keys that two sequences both start with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def read_source(passage: Passage, start: int, end: int) -> str:
    """Return the source's characters from one token of a passage to another."""
    if start >= end:
        return ""
    return passage.text[passage.tokens[start].start : passage.tokens[end - 1].end]


def list_corrections(passage: Passage, start: int, end: int) -> list[tuple[str, ...]]:
    """Return what tokens ``start`` to ``end`` of a passage may read as by a listed correction."""
    return [each.keys for each in passage.substitutes.get(start, ()) if each.end == end]


def list_readable(passage: Passage) -> Iterator[str]:
    """Yield the words of a passage and of its listed corrections, in lower case."""
    listed = chain(*passage.substitutes.values())
    return chain(passage.words, (key.casefold() for each in listed for key in each.keys))


def suggest(passage: Passage, start: int, end: int) -> str:
    """Return the source's words to paste, with the mark that follows them."""
    start, end = widen(passage, start, end)
    ends = end < len(passage.keys) and passage.keys[end] in FINAL_MARKS
    return read_source(passage, start, end + ends)


def widen(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Return tokens of a passage with the rest of a word or a pair of brackets at either end.

    “19, we can” is not quoted of “COVID-19, we can”, nor “the Forum (IMRF” without its bracket.
    """
    keys = passage.keys
    while start and _is_joined(passage, start):
        start -= 1
    while end < len(keys) and _is_joined(passage, end):
        end += 1
    depths = [0, *accumulate((key == "(") - (key == ")") for key in keys[start:end])]
    if depths[-1] > min(depths) and ")" in keys[end:]:
        end = keys.index(")", end) + 1
    if min(depths) < 0 and "(" in keys[:start]:
        start -= keys[:start][::-1].index("(") + 1
    return start, end


def begins_sentence(passage: Passage, start: int) -> bool:
    """Return whether a sentence of a passage begins at a token."""
    return start <= passage.at[0] or passage.keys[start - 1] in SENTENCE_ENDS


def ends_sentence(passage: Passage, end: int) -> bool:
    """Return whether a sentence of a passage ends at a token, before or after its mark."""
    return end > passage.at[-1] or any(
        key in SENTENCE_ENDS for key in passage.keys[end - 1 : end + 1]
    )


def _is_joined(passage: Passage, at: int) -> bool:
    """Return whether a token of a passage is one word with the token before it."""
    one, other = passage.tokens[at - 1 : at + 1]
    is_hyphened = HYPHEN in one.key + other.key
    is_apart = one.end < other.start or {one.key, other.key} & _APART
    return is_hyphened or not is_apart


def name_passage(passage: Passage) -> str:
    """Name a passage in a message: a quote's id, or the paragraph of the release."""
    name = passage.quote.id if passage.quote else "the release"
    is_named = name.startswith(f"{passage.release}/")
    return f"{name} (para. {passage.paragraph})" if is_named else f"{name} ({name_place(passage)})"


def name_place(passage: Passage) -> str:
    """Write the paragraph of a passage, and of several releases also which one."""
    paragraph = f"para. {passage.paragraph}"
    return f"{passage.release}, {paragraph}" if passage.release else paragraph
