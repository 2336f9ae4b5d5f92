"""What of a draft is like the source: quotations whose marks leave that in doubt, and whole blocks.

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
from gcmreview.text.sentences import split_prose


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


def is_of_release(prepared: PreparedReview, document: Document, unquoted: str, at: int) -> bool:
    """Return whether all in a block but its quotations is the release's, or says who speaks.

    ``unquoted`` is the document's text with spaces for what is between marks; a heading between
    marks is one too.
    """
    block = document.blocks[at]
    text = read_names(document.text if block.is_heading else unquoted, block.start, block.end)
    return all(
        _is_known(prepared, run[start:end])
        for run in re.split(f"[{DOUBLE}]", text)
        for start, end in split_prose(run)
    )


def _is_known(prepared: PreparedReview, text: str) -> bool:
    """Return whether a text is a heading or whole sentences of the release, or says who speaks.

    A part of a sentence may name what the quotation is not from: another meeting, another year.
    """
    if says_only(read_sentence(text, prepared.people), prepared):
        return True
    reading = read_words(prepared.source, text, ((0, len(text)),))
    is_long = reading.count >= SHORTEST_PIECE and not reading.pattern.between
    return is_long and any(
        begins_sentence(each.passage, each.start) and ends_sentence(each.passage, each.end)
        for each in reading.matches
    )
