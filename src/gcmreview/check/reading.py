"""A draft on its way through a check, and what is reported of it, each at its place."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gcmreview.check.findings import CODES, Change, Finding, Place
from gcmreview.check.judging import Judgement, name_passage
from gcmreview.check.neighbourhood import Neighbourhood
from gcmreview.check.prose import Comment, Prose
from gcmreview.check.quotations import Quotation
from gcmreview.check.stated import Stated
from gcmreview.model import Speaker

_NOBODY: Mapping[str, Speaker] = {}


class Reading(NamedTuple):
    """A draft on its way: its text, its prose, who is named in it, and where its lines begin."""

    path: str
    text: str
    prose: Prose
    around: Neighbourhood
    lines: Sequence[int]


def locate(reading: Reading, start: int, end: int) -> Place:
    """Return the lines and columns of a span of the draft."""
    line = bisect_right(reading.lines, start)
    end_line = bisect_right(reading.lines, end) if end > start else line
    return Place(
        line, start - reading.lines[line - 1] + 1, end_line, end - reading.lines[end_line - 1] + 1
    )


def make_finding(
    reading: Reading,
    quotation: Quotation,
    judgement: Judgement,
    speakers: Mapping[str, Speaker] = _NOBODY,
) -> Finding:
    """Make the finding on a quotation by what the rules say; quotes are by one of ``speakers``."""
    passage = judgement.passage
    quote = passage.quote if passage else None
    speaker = speakers.get(quote.speaker) if quote else None
    code = judgement.code
    message = judgement.message
    first = next((change for change in judgement.changes if change.code == code), None)
    if first and (not message or CODES[code].verdict == "misattributed"):
        message = first.reason
    return Finding(
        reading.path,
        locate(reading, quotation.start, quotation.end),
        reading.text[quotation.start : quotation.end],
        judgement.verdict,
        judgement.severity,
        code,
        quote=quote.id if quote else None,
        speaker=quote.speaker if quote else None,
        name=speaker.name if speaker else None,
        paragraph=passage.paragraph if passage else None,
        changes=judgement.changes,
        message=message or (f"as in {name_passage(passage)}" if passage else ""),
        suggestion=judgement.suggestion,
        diff=judgement.pieces,
        edits=judgement.edits,
    )


def make_figure_finding(reading: Reading, stated: Stated) -> Finding:
    """Make the finding on a figure that is not as the source states it."""
    finding = _make_bare(reading, (stated.start, stated.end), stated.change, stated.message)
    statistic = stated.statistic
    return finding._replace(paragraph=statistic.paragraph, suggestion=statistic.text)


def make_comment_finding(reading: Reading, comment: Comment, code: str, why: str) -> Finding:
    """Make the finding on a comment to gcmreview that is amiss."""
    return _make_bare(reading, (comment.start, comment.end), Change("", "", why, code), why)


def _make_bare(reading: Reading, span: tuple[int, int], change: Change, message: str) -> Finding:
    """Make the finding on what is no quotation, and so nobody's."""
    rule = CODES[change.code]
    return Finding(
        reading.path,
        locate(reading, *span),
        reading.text[slice(*span)],
        rule.verdict,
        rule.severity,
        change.code,
        changes=(change,),
        message=message,
    )
