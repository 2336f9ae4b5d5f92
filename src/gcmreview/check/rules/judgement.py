"""What the rules say of one quotation."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from gcmreview.check.codes import CODES, SEVERITIES, VERBATIM, Severity, Verdict
from gcmreview.check.context import DraftContext
from gcmreview.check.document import Comment
from gcmreview.check.figures.stated import StatedFigure
from gcmreview.check.findings import Change, DiffPiece, Edit, Finding, Place
from gcmreview.check.quotations import Quotation
from gcmreview.check.source.passages import Passage, name_passage
from gcmreview.dataset.model import Speaker

# The gravest first; of what is as grave, the first is the verdict.
_ORDER = tuple(CODES)
_NOBODY: Mapping[str, Speaker] = {}


class Judgement(NamedTuple):
    """What the rules say of a quotation: the gravest of the changes gives the verdict."""

    passage: Passage | None
    changes: tuple[Change, ...]
    message: str = ""
    suggestion: str | None = None
    edits: tuple[Edit, ...] = ()
    pieces: tuple[DiffPiece, ...] = ()

    @property
    def code(self) -> str:
        """The code of the gravest rule."""
        return min(
            (change.code for change in self.changes),
            key=lambda code: (-SEVERITIES.index(CODES[code].severity), _ORDER.index(code)),
            default=VERBATIM,
        )

    @property
    def verdict(self) -> Verdict:
        """The verdict of the gravest rule."""
        return CODES[self.code].verdict

    @property
    def severity(self) -> Severity:
        """How grave that is."""
        return CODES[self.code].severity


def locate(draft: DraftContext, start: int, end: int) -> Place:
    """Return the lines and columns of a span of the draft."""
    line = bisect_right(draft.lines, start)
    end_line = bisect_right(draft.lines, end) if end > start else line
    return Place(
        line, start - draft.lines[line - 1] + 1, end_line, end - draft.lines[end_line - 1] + 1
    )


def make_finding(
    draft: DraftContext,
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
        draft.path,
        locate(draft, quotation.start, quotation.end),
        draft.text[quotation.start : quotation.end],
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


def make_figure_finding(draft: DraftContext, stated: StatedFigure) -> Finding:
    """Make the finding on a figure that is not as the source states it."""
    finding = _make_bare(draft, (stated.start, stated.end), stated.change, stated.message)
    statistic = stated.statistic
    return finding._replace(paragraph=statistic.paragraph, suggestion=statistic.text)


def make_comment_finding(draft: DraftContext, comment: Comment, code: str, why: str) -> Finding:
    """Make the finding on a comment to gcmreview that is amiss."""
    return _make_bare(draft, (comment.start, comment.end), Change("", "", why, code), why)


def _make_bare(draft: DraftContext, span: tuple[int, int], change: Change, message: str) -> Finding:
    """Make the finding on what is no quotation, and so nobody's."""
    rule = CODES[change.code]
    return Finding(
        draft.path,
        locate(draft, *span),
        draft.text[slice(*span)],
        rule.verdict,
        rule.severity,
        change.code,
        changes=(change,),
        message=message,
    )
