"""The words in a quotation that say whose it is, where no mark parts them from what is quoted.

A block quotation has no marks, and of another the closing one may be forgotten, so that only the
look of words tells what is quoted and what is not.
"""

import re
from collections.abc import Iterator
from functools import partial

from gcmreview.check.attribution.lexicon import VERBS
from gcmreview.check.attribution.mentions import is_naming, list_named
from gcmreview.check.attribution.people import People
from gcmreview.check.document import Document, read_text, strip
from gcmreview.check.quotations import Quotation
from gcmreview.text.characters import REMOVED
from gcmreview.text.words import split_words

# Characters of a credit, and clauses that are looked at for one.
_LONGEST = 120
_MOST_CLAUSES = 60
_LEAD = rf"[^:\n]{{1,{_LONGEST}}}:(?=[\s{REMOVED}])"
_TAIL = (
    rf"\s(?:\([^()]{{1,{_LONGEST}}}\)|\[[^\[\]]{{1,{_LONGEST}}}\]"
    rf"|(?:[—–―]|--?)\s*[^—–―]{{1,{_LONGEST}}})\.?\s*\Z"
)


def trim_credits(document: Document, quotation: Quotation, people: People) -> Iterator[Quotation]:
    """Yield a block quotation without the name before it, without the one after it, and so on.

    The least is left out first. Nothing is yielded where no words look like a credit.
    """
    start, end = quotation.start, quotation.end
    text = document.text[start:end]
    starts, ends = [start], [end]
    read = partial(read_text, document.text)
    lead = re.compile(_LEAD).match(text)
    if lead and is_naming(read(start, start + lead.end()), people):
        starts.append(start + lead.end())
    tail = re.compile(_TAIL).search(text, max(0, len(text) - _LONGEST - 9))
    if tail and is_naming(read(start + tail.start(), end), people):
        ends.append(start + tail.start())
    # A line without a dash may as well be words: it must name a speaker.
    line = text.rfind("\n")
    last = read(start + line, end) if line > 0 else ""
    is_speaker = any(each.speakers for each in list_named(split_words(last), people))
    if is_speaker and is_naming(last, people):
        ends.append(start + line)
    for opened in starts:
        for closed in ends:
            if (opened, closed) != (start, end):
                part = strip(document.text, opened, closed)
                yield quotation._replace(
                    start=part[0], end=part[1], opened=part[0], closed=part[1], parts=(part,)
                )


def find_clause(document: Document, span: tuple[int, int], people: People) -> int | None:
    """Return where a clause begins that says whose the words before it are, if a span has one."""
    start, end = span
    marks = [start + mark.end() for mark in re.finditer(r"[,.?!](?=\s)", document.text[start:end])]
    for clause, following in zip(marks[:_MOST_CLAUSES], [*marks[1:], end], strict=False):
        words = split_words(read_text(document.text, clause, min(following, clause + _LONGEST)))
        says = any(word.folded in VERBS for word in words)
        if says and any(each.speakers for each in list_named(words, people)):
            return clause
    return None
