"""Find the attribution inside a quotation, if no mark separates it from the quoted words.

A block quotation has no marks, and the closing mark of another may be forgotten, so only the
form of the words shows what is quoted and what is not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from gcmreview.attribution.lines import names_speaker
from gcmreview.documents.document import Document, read_names, strip
from gcmreview.documents.quotations import Quotation
from gcmreview.names.mentions import LONGEST_NAME, read_sentence
from gcmreview.names.people import People
from gcmreview.text.characters import DASHES, REMOVED

# Where the quoted words may end. One mark for two may be there: “We go,’ said Ana.
_STOP = r"[,.?!](?=['’]?\s)"
# Such places that are tried, the first ones: each takes as long as the quotation itself.
_MOST_ENDS = 3
# Clauses that are searched for one that names the speaker, so that time stays linear.
_MOST_CLAUSES = 60
_NAME_BEFORE = rf"[^:\n]{{1,{LONGEST_NAME}}}:(?=[\s{REMOVED}])"
_NAME_AFTER = (
    rf"\s(?:\([^()]{{1,{LONGEST_NAME}}}\)|\[[^\[\]]{{1,{LONGEST_NAME}}}\]"
    rf"|(?:[{DASHES}]|--?)\s*[^{DASHES}]{{1,{LONGEST_NAME}}})\.?\s*\Z"
)
# Up to three lines of their own at an end: a name, an office and an organization.
_LINES = (3, 2, 1)
_BEFORE = (*(rf"(?:[^\n]*\n){{{count}}}" for count in _LINES), _NAME_BEFORE)
_AFTER = (_NAME_AFTER, *(rf"(?:\n[^\n]*){{{count}}}\Z" for count in _LINES))


def trim_credits(document: Document, quotation: Quotation, people: People) -> Iterator[Quotation]:
    """Yield a block quotation without the name before it, without the one after it, and so on.

    The least is left out first. Nothing is yielded if no words look like an attribution.
    """
    text, start, end = document.text, quotation.start, quotation.end
    # A part that is longer than any credit with its marks, so that time stays linear.
    head, tail = min(end, start + 2 * LONGEST_NAME), max(start, end - 2 * LONGEST_NAME)
    before = (re.compile(each).match(text, start, head) for each in _BEFORE)
    after = (re.compile(each).search(text, tail, end) for each in _AFTER)
    starts = [each.end() for each in _list_names(text, before, people)][:1]
    ends = [each.start() for each in _list_names(text, after, people)]
    for bounds in product((start, *starts), (end, *ends)):
        if bounds != (start, end):
            part = strip(text, *bounds)
            yield Quotation(*part, *part, quotation.block, quotation.last, quotation.how)


def _list_names(
    text: str, found: Iterable[re.Match[str] | None], people: People
) -> Iterator[re.Match[str]]:
    """Yield what names somebody who speaks."""
    for each in filter(None, found):
        name = re.sub(r"\A\s*[Bb]y ", "", read_names(text, *each.span()))
        if names_speaker(read_sentence(name, people)):
            yield each


def find_clause(document: Document, span: tuple[int, int], people: People) -> int | None:
    """Return the offset of the first clause in a span that names who said the words before."""
    start, end = span
    found = re.compile(_STOP).finditer(document.text, start, end)
    marks = [mark.end() for mark in islice(found, _MOST_CLAUSES + 1)]
    for clause, following in zip(marks[:_MOST_CLAUSES], [*marks[1:], end], strict=False):
        text = read_names(document.text, clause, min(following, clause + LONGEST_NAME))
        sentence = read_sentence(text, people)
        if sentence.verbs and sentence.speakers:
            return clause
    return None


def list_ends(document: Document, span: tuple[int, int]) -> list[int]:
    """Return where the quoted words of a span may end, the last first."""
    found = re.compile(_STOP).finditer(document.text, *span)
    return [mark.end() for mark in islice(found, _MOST_ENDS)][::-1]
