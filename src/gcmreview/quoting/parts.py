"""A part of a quotation: one of its sentences, or a stretch of its words.

Source: EU Interinstitutional Style Guide, 5.10.1: an ellipsis marks what is left out. A whole
sentence needs none, since nothing in it is left out.
"""

import re
from collections.abc import Sequence

from gcmreview.dataset.model import Quote
from gcmreview.errors import UsageError
from gcmreview.quoting.quote import Part
from gcmreview.suggestions import join_names
from gcmreview.text.folding import fold_characters, locate
from gcmreview.text.numbers import list_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import count_nouns

# Between the first and the last words of a stretch.
_GAP = r"\s*(?:…|\.\s?\.\s?\.|\[…\]|\[\.\.\.\])\s*"


def cut_sentence(quote: Quote, number: int) -> Part:
    """Return a sentence of a quote, by its number from 1, or raise UsageError."""
    sentences = [quote.text[start:end].strip() for start, end in split_prose(quote.text)]
    if number > len(sentences):
        count = count_nouns(len(sentences), "sentence")
        raise UsageError(f"--sentence: {quote.id} has {count}, so there is no sentence {number}")
    return quote._replace(text=sentences[number - 1]), "", ""


def cut_stretch(quote: Quote, wanted: str) -> Part:
    """Return the words of a quote from the first to the last that ``wanted`` has: ``a b … y z``.

    Case and accents do not count. Raises UsageError where the words are not in the quote, or
    are in it twice, or where they cut a figure.
    """
    first, *rest = (each for each in re.split(_GAP, wanted.strip(), maxsplit=1))
    start, end = _find_words(quote, first, 0)
    if rest:
        _, end = _find_words(quote, rest[0], end)
    _refuse_cut_figures(quote.text, start, end)
    return _cut(quote, start, end)


def _refuse_cut_figures(text: str, start: int, end: int) -> None:
    """Raise UsageError where a stretch begins or ends within a figure, as after its qualifier."""
    for number in list_numbers(text):
        if any(number.start < place < number.end for place in (start, end)):
            figure = text[number.start : number.end]
            raise UsageError(f"--part: this would cut the figure '{figure}'; write all of it")


def _find_words(quote: Quote, words: str, begin: int) -> tuple[int, int]:
    """Return where words are in a quote, as whole words, at or after an offset."""
    folded, places = fold_characters(quote.text)
    wanted = fold_characters(words.strip())[0]
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    found = [
        locate(places, len(quote.text), *each.span())
        for each in re.finditer(pattern, folded)
        if wanted and places[each.start()] >= begin
    ]
    if not found:
        raise UsageError(f"--part: '{words}' is not in {quote.id}; write words that it has")
    if len(found) > 1:
        raise UsageError(f"--part: '{words}' is in {quote.id} {len(found)} times; write more words")
    return found[0]


def _cut(quote: Quote, start: int, end: int) -> Part:
    """Cut a quote, with the marks of the sentences that begin or end there."""
    text = quote.text
    bounds = [(first, last) for first, last in split_prose(text) if first < end and last > start]
    first, last = bounds[0][0], bounds[-1][1]
    before, after = text[first:start], text[end:last]
    if not re.search(r"\w", before):
        start, before = start - len(before.lstrip()), ""
    if not re.search(r"\w", after):
        end, after = end + len(after.rstrip()), ""
    return quote._replace(text=text[start:end]), before.strip(), after.strip()


def check_single(quotes: Sequence[Quote], option: str) -> Quote:
    """Return the only quote, or raise UsageError for an option that is for one quote."""
    if len(quotes) != 1:
        ids = join_names([quote.id for quote in quotes])
        raise UsageError(f"{option} is for one quote; choose from {ids}")
    return quotes[0]
