"""What is in doubt: whether words are a quotation, and whether it is meant to be the source's.

Single marks may be scare quotes, and a closing mark alone may be a slip in anybody's prose.
"""

import re
from heapq import merge
from operator import attrgetter

from gcmreview.check.certainty import says_only
from gcmreview.check.context import PreparedReview
from gcmreview.check.match.limits import SHORTEST_PIECE
from gcmreview.check.match.reading import read_words
from gcmreview.check.source.passages import begins_sentence, ends_sentence
from gcmreview.documents.document import Document, read_names
from gcmreview.documents.quotations import (
    Quotation,
    Quotations,
    find_quotations,
    find_singles,
    list_beginnings,
)
from gcmreview.names.mentions import read_sentence
from gcmreview.text.characters import DOUBLE
from gcmreview.text.dates import MONTH
from gcmreview.text.numbers import YEAR
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import SMALL, fold_words

# Beginnings of words about words, near which a quotation may be no slip, or not be meant as true.
_ABOUT_WORDS_TEXT = """
alleg alter amend caption claim clip correct deni deny differ draft edit embargo exact exercis fak
fals fictio garbl hear hoax imagin interpret invent jok languag letter line mish misp misq misr
missp mist origin page paraphras parod print quiz quot read rememb said satir say script sentenc
speak speech spell spoke statem story student tell test text told transcri translat typ version word
writ wrong wrot
"""
# Words that deny or are of another day, or by which the writer means the reader or a speaker.
_ASIDES_TEXT = """
not no never nobody nothing ago before earlier later last previous former following another else old
i my we us our you your he she him her
"""
# So may a question, and what an editor writes in brackets.
_ABOUT_WORDS, _ASIDES = ("|".join(each.split()) for each in (_ABOUT_WORDS_TEXT, _ASIDES_TEXT))
_DOUBTFUL = rf"\b(?:{_ABOUT_WORDS}|(?:{_ASIDES})\b)|[?\[]"
# A month or a year. Another one than the release's may be that of another speech.
_TIME = rf"{YEAR}|{MONTH.casefold()}"
# Words of the release in a text that is about the same, and their letters: one word may be there by
# chance, and most of fewer letters are words of grammar.
_LEAST_SHARED, _LEAST_LETTERS = 2, 4
# Words for what a draft and its parts are.
_HEADS_TEXT = "article draft highlights news newsletter press reactions release summary"
_HEADS = frozenset(_HEADS_TEXT.split())


def list_quotations(prepared: PreparedReview, document: Document) -> Quotations:
    """Return the quotations of a draft in order."""
    spans = Quotations(
        found
        for each in find_quotations(document, singles=prepared.options.singles)
        if (found := _find_beginning(prepared, document, each) if each.how == "unopened" else each)
    )
    if prepared.options.singles:
        return spans
    singles = find_singles(document, spans)
    alike = [each for each in singles if _compare(prepared, document, each) is not None]
    return Quotations(merge(spans, alike, key=attrgetter("opened"))) if alike else spans


def _find_beginning(
    prepared: PreparedReview, document: Document, quotation: Quotation
) -> Quotation | None:
    """Return a quotation without an opening mark from where it is like the source, if it is.

    That is the first place whose first word is the source's, or else the first place.
    """
    compared = [
        (is_other, each)
        for each in list_beginnings(document, quotation)
        if (is_other := _compare(prepared, document, each)) is not None
    ]
    return min(compared, key=lambda each: each[0])[1] if compared else None


def _compare(prepared: PreparedReview, document: Document, quotation: Quotation) -> bool | None:
    """Return whether a quotation begins with another word than its passage; None if it has none."""
    reading = read_words(prepared.source, document.text, quotation.parts)
    if reading.count < prepared.options.min_words:
        return None
    if reading.matches:
        return False
    near = reading.near
    return near and any(each.draft[0] == 0 for each in near.differences)


def is_unrelated(prepared: PreparedReview, document: Document, unquoted: str, at: int) -> bool:
    """Return whether nothing in a block, but for its quotations, may be about one near it.

    ``unquoted`` is the document's text with spaces for what is between marks; a heading between
    marks is one too.
    """
    block = document.blocks[at]
    text = read_names(document.text if block.is_heading else unquoted, block.start, block.end)
    return all(
        _is_apart(run[start:end], prepared)
        for run in re.split(f"[{DOUBLE}]", text)
        for start, end in split_prose(run)
    )


def _is_of_release(text: str, prepared: PreparedReview) -> bool:
    """Return whether a text is a heading or whole sentences of the release."""
    reading = read_words(prepared.source, text, ((0, len(text)),))
    is_long = reading.count >= SHORTEST_PIECE and not reading.pattern.between
    return is_long and any(
        begins_sentence(each.passage, each.start) and ends_sentence(each.passage, each.end)
        for each in reading.matches
    )


def _is_apart(text: str, prepared: PreparedReview) -> bool:
    """Return whether a sentence or label is surely not about the words near it.

    “Exercise 3.” and “It rained in 2019.” may be; “Governments reviewed the Compact.” is not, as it
    is about what the release is about.
    """
    # An escape sequence is no word, nor is what it is written to.
    text = " ".join(filter(str.isprintable, text.split()))
    sentence, words = read_sentence(text, prepared.people), fold_words(text)
    telling = {*words} - SMALL
    if set() < telling <= _HEADS or says_only(sentence, prepared):
        return True
    shared = sum(len(word) >= _LEAST_LETTERS for word in telling & prepared.source.known)
    is_topical = shared >= _LEAST_SHARED and not sentence.speakers
    times = {word for word in words if re.fullmatch(_TIME, word)}
    is_doubtful = re.search(_DOUBTFUL, " ".join((text, *words))) or times - prepared.times
    return (is_topical and not is_doubtful) or _is_of_release(text, prepared)
