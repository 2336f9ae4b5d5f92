"""The paragraphs of a release without what is quoted in them."""

from bisect import bisect_right
from collections.abc import Sequence

from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation

# What stands for a quotation in the sentence around it.
QUOTED = "“”"


def frame_paragraphs(document: Document, quotations: Sequence[Quotation]) -> list[str]:
    """Return the paragraphs without what is quoted in them."""
    return [frame(document, quotations, (each.start, each.end)) for each in document.blocks]


def frame(document: Document, quotations: Sequence[Quotation], bounds: tuple[int, int]) -> str:
    """Return the text between two offsets, with marks instead of quotations.

    Where one that begins before goes on, there is only the mark that closes it.
    """
    start, end = bounds
    pieces = []
    for at in range(bisect_right(quotations, start, key=lambda one: one.closed), len(quotations)):
        quotation = quotations[at]
        if quotation.opened >= end:
            break
        mark = QUOTED if quotation.opened >= start else QUOTED[1]
        stop = "." if _ends_sentence(document.text, quotation) else ""
        pieces += [document.text[start : max(start, quotation.opened)], f" {mark}{stop} "]
        start = quotation.closed
    return "".join((*pieces, document.text[start:end]))


def _ends_sentence(text: str, quotation: Quotation) -> bool:
    """Return whether a full stop within the marks ends the sentence around them."""
    after = text[quotation.closed : quotation.closed + len(" A")]
    return text[quotation.end - 1] == "." and after[:1].isspace() and not after[1:].islower()
