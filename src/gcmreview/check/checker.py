"""Check the text of a draft: from its prose to a finding for every quotation and figure in it."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache, partial
from itertools import chain
from typing import Any

from gcmreview.attribution.nearby import NearbyNames
from gcmreview.attribution.speaker import AttributionReader
from gcmreview.attribution.surroundings import list_neighbours
from gcmreview.check.codes import CODES, FIXABLE, UNKNOWN_COMMENT, UNUSED_SUPPRESSION
from gcmreview.check.context import DraftContext, PreparedReview, QuotationContext
from gcmreview.check.doubtful import is_unrelated, list_quotations
from gcmreview.check.figures.reading import find_numbers
from gcmreview.check.figures.stated import FoundNumber
from gcmreview.check.findings import Change, Checked, Finding, Place, Uncompared, pack
from gcmreview.check.rules.alternatives import judge_readings
from gcmreview.check.rules.figures import judge_figure
from gcmreview.check.rules.judgement import Judgement
from gcmreview.check.source.passages import Passage, name_passage
from gcmreview.check.suppressions import drop_suppressed, read_comments
from gcmreview.documents.document import Comment, blank_out, close_words, find_lines
from gcmreview.documents.quotations import Quotations
from gcmreview.documents.readers.registry import read_document
from gcmreview.text.numbers import may_have_number


def check_text(prepared: PreparedReview, path: str, text: str, kind: str) -> Checked:
    """Check the text of one draft, of a kind in ``READERS``; ``path`` is its name in findings."""
    draft, spans = _read_draft(prepared, path, text, kind)
    contexts = (
        QuotationContext(prepared, prepared.source, draft, *each)
        for each in zip(spans, list_neighbours(text, spans), strict=True)
    )
    quotations = pack(
        _make_quotation_finding(context, judgement)
        for context in contexts
        for judgement in judge_readings(context)
    )
    numbers = _read_numbers(prepared, draft)
    figures = pack(chain.from_iterable(_judge_figure(draft, each) for each in numbers))
    uncompared = tuple(
        Uncompared(path, _locate(draft, each.start, each.end), each.text)
        for each in numbers
        if not (each.known or each.copied)
    )
    checked = _suppress(draft, quotations, figures)
    return checked._replace(compared=len(numbers) - len(uncompared), not_compared=uncompared)


def _read_draft(
    prepared: PreparedReview, path: str, text: str, kind: str
) -> tuple[DraftContext, Quotations]:
    """Read a draft; return it, and where its quotations are."""
    document = close_words(read_document(path, text, kind))
    spans = list_quotations(prepared, document)
    nearby = NearbyNames(text, document, spans, prepared.people)
    reader = AttributionReader(document, spans, prepared.people).read
    quoted = ((each.start, each.end) for each in spans if each.how in ("marked", "single"))
    unquoted = blank_out(document.text, quoted)
    is_apart = cache(partial(is_unrelated, prepared, document, unquoted))
    lines = find_lines(text)
    return DraftContext(path, text, document, unquoted, nearby, lines, reader, is_apart), spans


def _read_numbers(prepared: PreparedReview, draft: DraftContext) -> list[FoundNumber]:
    """Return the figures of a draft, and the numbers that are not compared.

    A number may state a figure of any release: it is right if it is one's, and compared if it is
    compared with one.
    """
    numbers: dict[int, FoundNumber] = {}
    # A draft without a number is read for no release.
    for known in prepared.figures if may_have_number(draft.unquoted) else ():
        for found in find_numbers(draft.document, known, draft.unquoted):
            held = numbers.get(found.start)
            numbers[found.start] = max(held, found, key=_rank) if held else found
    return [numbers[start] for start in sorted(numbers)]


def _rank(found: FoundNumber) -> tuple[bool, bool]:
    """Rank what one release says of a number: it is not compared, or wrong, or right."""
    return bool(found.known or found.copied), not judge_figure(found)


def _suppress(
    draft: DraftContext, quotations: Collection[Finding], figures: Collection[Finding]
) -> Checked:
    """Leave out what the draft's comments suppress, and report comments that are wrong."""
    ignored, unknown = read_comments(draft.document, draft.lines)
    kept, dropped, used = drop_suppressed(draft.lines, ignored, quotations)
    kept_figures, dropped_figures, more = drop_suppressed(draft.lines, ignored, figures)
    wrong = [(comment, UNKNOWN_COMMENT, why) for comment, why in unknown]
    wrong += [
        (ignored[number].comment, UNUSED_SUPPRESSION, "this suppression has no effect")
        for number in set(range(len(ignored))) - used - more
    ]
    comments = pack(_make_comment_finding(draft, *each) for each in sorted(wrong))
    suppressed = pack(chain(dropped, dropped_figures))
    return Checked(draft.path, kept, kept_figures, comments, suppressed)


def _locate(draft: DraftContext, start: int, end: int) -> Place:
    """Return the lines and columns of a span of draft offsets."""
    lines = draft.lines
    line, end_line = bisect_right(lines, start), bisect_right(lines, end)
    return Place(line, start - lines[line - 1] + 1, end_line, end - lines[end_line - 1] + 1)


def _make_finding(
    draft: DraftContext, span: tuple[int, int], code: str, message: str, **more: Any
) -> Finding:
    """Make the finding that a rule is broken in a span of draft offsets."""
    rule = CODES[code]
    place, text = _locate(draft, *span), draft.text[slice(*span)]
    return Finding(
        draft.path, place, text, rule.verdict, rule.severity, code, message=message, **more
    )


def _make_quotation_finding(context: QuotationContext, judgement: Judgement) -> Finding:
    """Make the finding on a quotation from the judgement of the rules."""
    # Fixed only if all the rules that a fix follows are selected.
    fixed = FIXABLE.intersection(change.code for change in judgement.changes)
    return _make_finding(
        context.draft,
        (judgement.quotation.start, judgement.quotation.end),
        judgement.code,
        _choose_message(judgement),
        **(_name_source(context, judgement.passage) if judgement.passage else {}),
        changes=judgement.changes,
        suggestion=judgement.suggestion,
        diff=judgement.pieces,
        edits=judgement.edits if fixed <= context.prepared.options.selected else (),
    )


def _name_source(context: QuotationContext, passage: Passage) -> dict[str, Any]:
    """Return the fields of a finding that say what the words are."""
    speaker = context.source.find_speaker(passage)
    return {
        "quote": passage.quote.id if passage.quote else None,
        "speaker": speaker.id if speaker else None,
        "name": speaker.name if speaker else None,
        "paragraph": passage.paragraph,
        "release": passage.release or None,
    }


def _choose_message(judgement: Judgement) -> str:
    """Return the message on a quotation: the most severe change, or where the words are from."""
    reasons = (each.reason for each in judgement.changes if each.code == judgement.code)
    source = f"as in {name_passage(judgement.passage)}" if judgement.passage else ""
    return judgement.message or next(reasons, source)


def _judge_figure(draft: DraftContext, found: FoundNumber) -> Iterator[Finding]:
    """Yield the finding on a figure if it differs from what the source states."""
    if judgement := judge_figure(found):
        change, origin = judgement
        yield _make_finding(
            draft,
            (found.start, found.end),
            change.code,
            change.reason,
            changes=(change,),
            paragraph=origin.paragraph,
            suggestion=origin.words,
            release=origin.release or None,
        )


def _make_comment_finding(draft: DraftContext, comment: Comment, code: str, why: str) -> Finding:
    """Make the finding on a comment to gcmreview that has no effect."""
    changes = (Change("", "", why, code),)
    return _make_finding(draft, (comment.start, comment.end), code, why, changes=changes)
