"""What is in doubt: whether words are a quotation, and whether it is meant to be the source's.

Single marks may be scare quotes, and a closing mark alone may be a slip in anybody's prose.
"""

import re
from collections.abc import Sequence
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
from gcmreview.names.mentions import Sentence, read_sentence
from gcmreview.text.characters import DOUBLE
from gcmreview.text.dates import MONTH
from gcmreview.text.numbers import YEAR
from gcmreview.text.sentences import SENTENCE_ENDS, split_prose
from gcmreview.text.words import SMALL, fold_words

# Beginnings of words about words, near which a quotation may be no slip, or not be meant as true.
_ABOUT_WORDS_TEXT = """
abridg alleg alter amend answer apolog attribut caption cite citi claim clari clip comment copy
correct cut deni deny dictat draft dub edit embargo err exact exampl exercis fabricat fak fals
fictio forg garbl headline hear hoax imagin impersonat inspir interpret interview invent jok languag
laugh letter line mean memor microph misc mish misl misp misq misr missp mist misu omit origin page
paraphras parod phras poem print publish quiz quot read recollect record remark replie reported
reporter rumo said sang satir say script sentenc shorthand slip slogan song speak speech spell spoke
stated statem story stories student study sung tap tell test text told transcri translat tweet typ
unclear unof utter verbatim version voic word writ wrong wrot
"""
_ABOUT_WORDS = tuple(_ABOUT_WORDS_TEXT.split())
# Words that deny or are of another day, or by which the writer means the reader or a speaker; and
# those that may mean a quotation, as the first of a sentence or label.
_ASIDES_TEXT = """
not t no never nor none nobody nothing almost roughly loosely sic ago before earlier later once last
previous former another else old above below following i me my we us our you your he she him her
"""
_ASIDES = frozenset(_ASIDES_TEXT.split())
_REFERRING_TEXT = """
this that these those such so how what why who which as like
"""
_REFERRING = frozenset(_REFERRING_TEXT.split())
# A month or a year. Another one than the release's may be that of another speech.
_TIME = rf"{YEAR}|{MONTH.casefold()}"
# Words of a sentence, or its first one. What has fewer and begins otherwise may be a label.
_LEAST_WORDS = 5
_SUBJECTS = frozenset(("it", "they", "there", "the", "a", "an"))
# Words that a label shares with the release, and their least share.
_LEAST_SHARED, _LEAST_TOPICAL = 2, 1 / 3
# Words for what a draft and its parts are.
_HEADS_TEXT = """
article background draft event highlights introduction news newsletter notes press reactions release
report summary test title
"""
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

    “Exercise 3.” and “That was in 2019.” may be; “News from Bangkok” and “It rained.” are not.
    """
    # An escape sequence is no word, nor is what it is written to.
    text = " ".join(filter(str.isprintable, text.split()))
    sentence, words = read_sentence(text, prepared.people), fold_words(text)
    is_head = set() < {*words} - SMALL <= _HEADS
    if is_head or says_only(sentence, prepared) or _is_of_release(text, prepared):
        return True
    return _is_whole(sentence, words, prepared) and not _may_doubt(text, words, prepared)


def _may_doubt(text: str, words: Sequence[str], prepared: PreparedReview) -> bool:
    """Return whether a text may take back the words near it, or be of another day."""
    return (
        "?" in text
        or "[" in text
        or not _REFERRING.isdisjoint(words[:1])
        or not _ASIDES.isdisjoint(words)
        or any(word.startswith(_ABOUT_WORDS) for word in words)
        or any(re.fullmatch(_TIME, word) and word not in prepared.times for word in words)
    )


def _is_whole(sentence: Sentence, words: Sequence[str], prepared: PreparedReview) -> bool:
    """Return whether words are a sentence, or a label that is about the release."""
    if sentence.last in SENTENCE_ENDS:
        return len(words) >= _LEAST_WORDS or not _SUBJECTS.isdisjoint(words[:1])
    telling = {*words} - SMALL
    shared = telling & prepared.source.known | telling & (prepared.times | _HEADS)
    least = max(_LEAST_SHARED, _LEAST_TOPICAL * len(telling))
    return len(shared) >= least and not sentence.speakers
