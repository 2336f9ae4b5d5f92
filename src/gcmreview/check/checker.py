"""Check the text of a draft: from its prose to a finding for every quotation and figure in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gcmreview.check.attribution.nearby import NearbyNames
from gcmreview.check.attribution.speaker import make_reader
from gcmreview.check.codes import UNKNOWN_COMMENT, UNUSED_SUPPRESSION
from gcmreview.check.context import DraftContext, PreparedReview, QuotationContext
from gcmreview.check.document import close_words
from gcmreview.check.figures.stated import find_stated
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.quotations import Quotation, find_quotations
from gcmreview.check.readers.kinds import READERS
from gcmreview.check.rules.alternatives import check_quotation
from gcmreview.check.rules.judgement import make_comment_finding, make_figure_finding
from gcmreview.check.rules.verdict import is_known, judge_quotation
from gcmreview.check.suppressions import drop_suppressed, read_comments

# A single mark that may open a quotation.
_SINGLE = r"(?:^|[\s(\[—–])['‘](?=\w)"


def check_text(prepared: PreparedReview, path: str, text: str, kind: str) -> Checked:
    """Check the text of one draft, of a kind in ``READERS``; ``path`` is how findings name it."""
    document = close_words(READERS[kind](text))
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    nearby = NearbyNames(text, document, prepared.people)
    reader = make_reader(document, prepared.people)
    draft = DraftContext(path, text, document, nearby, lines, reader)
    spans = find_quotations(document, singles=prepared.options.singles)
    quotations = []
    for index, quotation in enumerate(spans):
        before = spans[index - 1].closed if index else 0
        after = spans[index + 1].opened if index + 1 < len(spans) else len(text)
        quotations += check_quotation(
            QuotationContext(prepared, prepared.source, draft, quotation, (before, after))
        )
    quoted = [(each.start, each.end) for each in spans if each.how == "marked"]
    stated = find_stated(document, prepared.figures, quoted)
    checked = _ignore(draft, quotations, [make_figure_finding(draft, each) for each in stated])
    return checked._replace(unread=_count_unread(prepared, draft, spans))


def _count_unread(prepared: PreparedReview, draft: DraftContext, spans: Sequence[Quotation]) -> int:
    """Count the passages in single marks that are like the source's, where they are not read."""
    if prepared.options.singles or not re.search(_SINGLE, draft.document.text):
        return 0
    taken = {each.opened for each in spans}
    ends = [each.closed for each in spans]
    unread = 0
    for each in find_quotations(draft.document, singles=True):
        within = bisect_right(ends, each.opened)
        is_apart = within == len(spans) or each.closed <= spans[within].opened
        if each.how == "marked" and each.opened not in taken and is_apart:
            context = QuotationContext(
                prepared, prepared.source, draft, each, (each.opened, each.closed)
            )
            is_long = len(context.words.split()) >= prepared.options.min_words
            unread += is_long and is_known(judge_quotation(context))
    return unread


def _ignore(
    draft: DraftContext, quotations: Sequence[Finding], figures: Sequence[Finding]
) -> Checked:
    """Leave out what the draft's comments ignore, and report the comments that are amiss."""
    ignored, unknown = read_comments(draft.document, draft.lines)
    kept, used = drop_suppressed(draft.lines, ignored, quotations)
    kept_figures, more = drop_suppressed(draft.lines, ignored, figures)
    comments = [
        make_comment_finding(draft, each.comment, UNKNOWN_COMMENT, each.why) for each in unknown
    ]
    comments += [
        make_comment_finding(draft, each.comment, UNUSED_SUPPRESSION, "it ignores nothing")
        for number, each in enumerate(ignored)
        if number not in used | more
    ]
    comments.sort(key=lambda each: each.place)
    count = len(quotations) - len(kept) + len(figures) - len(kept_figures)
    return Checked(draft.path, tuple(kept), tuple(kept_figures), tuple(comments), count)
