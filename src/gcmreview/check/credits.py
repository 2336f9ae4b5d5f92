"""The words in a block quotation that say whose it is: a name that leads to it, or one below it.

A block quotation has no marks, so that only its look tells what is quoted and what is not.
"""

import re
from collections.abc import Iterator

from gcmreview.check.naming import is_naming
from gcmreview.check.people import People
from gcmreview.check.prose import Prose, strip
from gcmreview.check.quotations import Quotation
from gcmreview.check.tokens import REMOVED

# Characters of a credit.
_LONGEST = 120
_LEAD = rf"[^:\n]{{1,{_LONGEST}}}:(?=[\s{REMOVED}])"
_TAIL = (
    rf"\s(?:\([^()]{{1,{_LONGEST}}}\)|\[[^\[\]]{{1,{_LONGEST}}}\]"
    rf"|(?:[—–―]|--?)\s*[^—–―]{{1,{_LONGEST}}})\.?\s*\Z"
)


def trim_credits(prose: Prose, quotation: Quotation, people: People) -> Iterator[Quotation]:
    """Yield a block quotation without the name before it, without the one after it, and so on.

    The least is left out first. Nothing is yielded where no words look like a credit.
    """
    start, end = quotation.start, quotation.end
    text = prose.text[start:end]
    starts, ends = [start], [end]
    lead = re.compile(_LEAD).match(text)
    if lead and is_naming(lead[0], people):
        starts.append(start + lead.end())
    tail = re.compile(_TAIL).search(text, max(0, len(text) - _LONGEST - 9))
    if tail and is_naming(tail[0], people):
        ends.append(start + tail.start())
    for opened in starts:
        for closed in ends:
            if (opened, closed) != (start, end):
                part = strip(prose.text, opened, closed)
                yield quotation._replace(
                    start=part[0], end=part[1], opened=part[0], closed=part[1], parts=(part,)
                )
