"""The quotations of a draft: of those whose marks leave it in doubt, only what is like the source.

Single marks may be scare quotes, and a closing mark alone may be a slip in anybody's prose.
"""

from heapq import merge
from operator import attrgetter

from gcmreview.check.context import PreparedReview
from gcmreview.check.match.reading import read_words
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import (
    Quotation,
    Quotations,
    find_quotations,
    find_singles,
    list_beginnings,
)


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
