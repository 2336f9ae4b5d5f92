"""Look closer at a quotation that is like no passage as it stands: it may be two things in one."""

from collections.abc import Iterator, Sequence

from gcmreview.check.context import QuotationContext
from gcmreview.check.findings import Finding
from gcmreview.check.quotations import Quotation, find_inner
from gcmreview.check.rules.credits import find_clause, trim_credits
from gcmreview.check.rules.verdict import is_known, judge_quotation, report_unknown
from gcmreview.check.source.tokens import tokenize

# How deep quotations in quotations are looked for: marks alternate, and nobody nests them deeper.
_DEPTH = 2
# Verdicts on words that may be two things in one, or in part a name or a clause.
_LOOK_CLOSER = ("not-found", "misquote", "splice")


def check_quotation(context: QuotationContext) -> list[Finding]:
    """Check a quotation; where it is like no passage as it stands, look closer at what it is."""
    finding = judge_quotation(context)
    if finding and finding.verdict not in _LOOK_CLOSER:
        return [finding]
    for look in (_check_parts, _check_open, _check_inner, _check_credited):
        better = look(context, finding)
        if better:
            return better
    return [finding] if finding else []


def _check_parts(context: QuotationContext, finding: Finding | None) -> list[Finding]:
    """Check each paragraph alone, where that is what they are.

    A mark that somebody forgot to close has made one quotation of them: a clause in one says whose
    it is, or as a whole it is unknown and one of them is not, or all are unknown but the last.
    """
    quotation = context.quotation
    if finding is None or len(quotation.parts) < 2:  # noqa: PLR2004
        return []
    alone = list(_list_alone(context))
    found = [judge_quotation(context._replace(quotation=each)) for each in alone]
    known = [number for number, each in enumerate(found) if is_known(each)]
    is_whole = finding.verdict != "not-found" and known != [len(found) - 1]
    if is_whole and not any(each.how == "open" for each in alone):
        return []
    return [each for each in found if each] if known else []


def _list_alone(context: QuotationContext) -> Iterator[Quotation]:
    """Yield the paragraphs of a quotation as quotations; one with a clause ends before it."""
    quotation = context.quotation
    for number, (start, end) in enumerate(quotation.parts):
        block = quotation.block + number
        is_last = number + 1 == len(quotation.parts)
        clause = (
            None
            if is_last
            else find_clause(context.draft.document, (start, end), context.prepared.people)
        )
        yield quotation._replace(
            start=start,
            end=clause or end,
            opened=start - 1 if number else quotation.opened,
            closed=clause or (quotation.closed if is_last else end),
            block=block,
            last=block,
            how="open" if clause else quotation.how,
            parts=((start, clause or end),),
            reopens=True,
        )


def _check_open(context: QuotationContext, finding: Finding | None) -> list[Finding]:
    """Check a quotation that nothing closes without the clause that says whose it is."""
    if context.quotation.how != "open":
        return []
    part = context.quotation.parts[0]
    end = find_clause(context.draft.document, part, context.prepared.people)
    if end is None:
        return []
    ended = context.quotation._replace(end=end, closed=end, parts=((part[0], end),))
    found = judge_quotation(context._replace(quotation=ended))
    is_better = is_known(found) if finding is None else found and _is_better(found, finding)
    return [found] if found and is_better else []


def _check_inner(context: QuotationContext, finding: Finding | None) -> list[Finding]:
    """Check what is quoted in a quotation: a paragraph with its quote, or a quote in other words.

    Where the other words are like no passage, they are reported as unknown.
    """
    spans = find_inner(context.draft.document, context.quotation)
    if not spans:
        return []
    whole = judge_quotation(context._replace(source=context.prepared.paragraphs))
    if whole and _is_better(whole, finding):
        return [whole]
    inner = list(_list_known(context, spans, _DEPTH))
    if not inner:
        return []
    rest = _cut_out(context.quotation, [(each.opened, each.closed) for each, _ in inner])
    document = context.draft.document.text
    if not any(char.isalnum() for part in rest.parts for char in document[slice(*part)]):
        # Marks alone stand around it.
        return [found for _, found in inner]
    around = judge_quotation(context._replace(quotation=rest))
    is_like = is_known(around) or (finding and _stands_in_passage(context, rest.parts, finding))
    if finding and finding.verdict != "not-found" and is_like:
        return []
    outer = report_unknown(context)
    return [*([outer] if outer else []), *(found for _, found in inner)]


def _list_known(
    context: QuotationContext, spans: Sequence[Quotation], depth: int
) -> Iterator[tuple[Quotation, Finding]]:
    """Yield the quotations of ``spans``, and those in them, that are like a passage."""
    for each in spans:
        inside = context._replace(quotation=each)
        finding = judge_quotation(inside)
        if finding and is_known(finding):
            yield each, finding
        elif depth > 1:
            yield from _list_known(inside, find_inner(context.draft.document, each), depth - 1)


def _cut_out(quotation: Quotation, spans: Sequence[tuple[int, int]]) -> Quotation:
    """Return a quotation without some spans of it, which are in order."""
    parts: list[tuple[int, int]] = []
    for start, end in quotation.parts:
        at = start
        for opened, closed in spans:
            if start <= opened < end:
                parts.append((at, opened))
                at = closed
        parts.append((at, end))
    return quotation._replace(parts=tuple(part for part in parts if part[0] < part[1]))


def _check_credited(context: QuotationContext, finding: Finding | None) -> list[Finding]:
    """Check a block quotation without the name that stands before or after its words."""
    if context.quotation.how != "set-off":
        return []
    for trimmed in trim_credits(context.draft.document, context.quotation, context.prepared.people):
        found = judge_quotation(context._replace(quotation=trimmed))
        if found and _is_better(found, finding) and not _cuts_words(context, trimmed, found):
            return [found]
    return []


def _cuts_words(context: QuotationContext, trimmed: Quotation, finding: Finding) -> bool:
    """Tell whether what is cut off from a block quotation are words of the passage that it has."""
    whole = context.quotation
    spans = ((whole.start, trimmed.start), (trimmed.end, whole.end))
    return any(_stands_in_passage(context, [span], finding) for span in spans)


def _stands_in_passage(
    context: QuotationContext, spans: Sequence[tuple[int, int]], finding: Finding
) -> bool:
    """Tell whether most words of spans are words of the passage that a finding is about."""
    known = {
        word
        for each in context.source.passages
        if each.paragraph == finding.paragraph
        and (each.quote.id if each.quote else None) == finding.quote
        for word in each.words
    }
    document = context.draft.document.text
    tokens = [token for span in spans for token in tokenize(document, span)]
    words = [token.key.casefold() for token in tokens if token.kind == "word"]
    return sum(word in known for word in words) * 2 > len(words) > 0


def _is_better(finding: Finding, before: Finding | None) -> bool:
    """Tell whether a finding explains words that one before it made something else of."""
    if not is_known(finding) or finding.verdict == "splice":
        return False
    if not before or not is_known(before) or before.verdict == "splice":
        return True
    return finding.severity != "error" or len(finding.changes) < len(before.changes)
