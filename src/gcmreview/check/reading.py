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


def report(
    reading: Reading,
    quotation: Quotation,
    judgement: Judgement,
    speakers: Mapping[str, Speaker] = _NOBODY,
) -> Finding:
    """Report what the rules say of a quotation; ``speakers`` are those whom a quote may be by."""
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
        quote.id if quote else None,
        quote.speaker if quote else None,
        speaker.name if speaker else None,
        passage.paragraph if passage else None,
        judgement.changes,
        message or (f"as in {name_passage(passage)}" if passage else ""),
        judgement.suggestion,
        judgement.pieces,
        judgement.edits,
    )


def report_figure(reading: Reading, stated: Stated) -> Finding:
    """Report a figure that is not as the source states it."""
    rule = CODES[stated.change.code]
    return Finding(
        reading.path,
        locate(reading, stated.start, stated.end),
        reading.text[stated.start : stated.end],
        rule.verdict,
        rule.severity,
        stated.change.code,
        None,
        None,
        None,
        stated.statistic.paragraph,
        (stated.change,),
        stated.message,
        stated.statistic.text,
    )


def report_comment(reading: Reading, comment: Comment, code: str, why: str) -> Finding:
    """Report a comment to gcmreview that is amiss."""
    start, end = comment.start, comment.end
    rule = CODES[code]
    return Finding(
        reading.path,
        locate(reading, start, end),
        reading.text[start:end],
        rule.verdict,
        rule.severity,
        code,
        None,
        None,
        None,
        None,
        (Change("", "", why, code),),
        why,
        None,
    )
