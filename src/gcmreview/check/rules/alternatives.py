"""Judge a quotation that matches no passage as a whole in another way: as two, or as a part."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gcmreview.check.context import QuotationContext
from gcmreview.check.rules.credits import find_clause, list_ends, trim_credits
from gcmreview.check.rules.judgement import Judgement
from gcmreview.check.rules.verdict import judge_known, judge_quotation, judge_unknown
from gcmreview.check.source.tokens import list_words, tokenize
from gcmreview.documents.quotations import Quotation, find_inner

# Verdicts that another reading of the words may replace.
_UNSETTLED = ("not-found", "misquote", "splice")


def judge_readings(context: QuotationContext) -> list[Judgement]:
    """Return the judgements on a quotation by the first reading that explains its words.

    The readings after the plain one are: paragraphs that a forgotten closing mark joined, words
    without the clause or the name beside them, and a whole paragraph of the release or a quotation
    in the quotation.
    """
    judgement = judge_quotation(context)
    if judgement and judgement.rule.verdict not in _UNSETTLED:
        return [judgement]
    for read in (_read_parts, _read_credited, _read_quoting):
        better = read(context, judgement)
        if better:
            # What a reader takes for the quotation is not sure, so nothing is fixed.
            return [each._replace(edits=()) for each in better]
    return [judgement] if judgement else []


def _read_parts(context: QuotationContext, judgement: Judgement | None) -> list[Judgement]:
    """Judge each paragraph alone, where a forgotten closing mark joined several quotations."""
    if judgement is None or len(context.quotation.parts) == 1:
        return []
    alone = list(_list_alone(context))
    found = [judge_quotation(context._replace(quotation=each)) for each in alone]
    known = [number for number, each in enumerate(found) if each and each.is_known]
    is_separate = known and _are_separate(judgement, alone, known)
    return list(filter(None, found)) if is_separate else []


def _are_separate(judgement: Judgement, alone: Sequence[Quotation], known: list[int]) -> bool:
    """Return whether paragraphs are quotations of their own; those numbered ``known`` match.

    They are where the whole matches nothing, where only the last one matches, or where one ends
    with a clause that names its speaker, such as “said Ms. Pope”.
    """
    is_last_alone = known == [len(alone) - 1]
    has_clause = any(each.how == "open" for each in alone)
    return judgement.rule.verdict == "not-found" or is_last_alone or has_clause


def _list_alone(context: QuotationContext) -> Iterator[Quotation]:
    """Yield the paragraphs of a quotation as quotations; one with a clause ends before it."""
    quotation = context.quotation
    for block, (start, end) in enumerate(quotation.parts, quotation.block):
        alone = Quotation(start, end, quotation.opened, end, block, block, quotation.how)
        is_last = block == quotation.last
        yield alone._replace(closed=quotation.closed) if is_last else _end_early(context, alone)


def _end_early(context: QuotationContext, quotation: Quotation) -> Quotation:
    """Return a quotation without a closing mark up to the clause that names who said its words."""
    span = quotation.start, quotation.end
    clause = find_clause(context.draft.document, span, context.prepared.people)
    return quotation._replace(end=clause, closed=clause, how="open") if clause else quotation


def _read_quoting(context: QuotationContext, judgement: Judgement | None) -> list[Judgement]:
    """Judge a quotation with quotations in it by whole paragraphs of the release, or by those."""
    spans = find_inner(context.draft.document, context.quotation)
    if not (first := next(spans, None)):
        return []
    whole = judge_known(context._replace(source=context.prepared.paragraphs))
    if whole and _is_better(whole, judgement):
        return [whole]
    return _read_inner(context, judgement, chain((first,), spans))


def _read_inner(
    context: QuotationContext, judgement: Judgement | None, spans: Iterable[Quotation]
) -> list[Judgement]:
    """Judge what is quoted in a quotation, as in “He told us: ‘No country can do this alone.’”.

    The words around it are reported as unknown, unless most are of the passage that was found.
    """
    found = filter(None, (judge_known(context._replace(quotation=span)) for span in spans))
    judgements = [each for each in found if each.is_known]
    words = _list_around(context, [each.quotation for each in judgements]) if judgements else []
    if not words:
        return judgements
    if judgement and judgement.passage:
        known = frozenset(judgement.passage.words)
        if sum(map(known.__contains__, words)) * 2 > len(words):
            return []
    return [*filter(None, (judge_unknown(context),)), *judgements]


def _list_around(context: QuotationContext, inner: Sequence[Quotation]) -> list[str]:
    """Return the words of a quotation without those of the quotations in it, in order."""
    text, cuts = context.draft.document.text, ((each.opened, each.closed) for each in inner)
    bounds = sorted(chain(*context.quotation.parts, *cuts))
    around = zip(bounds[::2], bounds[1::2], strict=True)
    return [word for span in around for word in list_words(tokenize(text, span))]


def _read_credited(context: QuotationContext, judgement: Judgement | None) -> list[Judgement]:
    """Judge a quotation without the clause or the name that no mark separates from its words."""
    for trimmed in _list_trimmed(context, judgement):
        found = judge_known(context._replace(quotation=trimmed))
        if found and _is_better(found, judgement):
            return [found]
    return []


def _list_trimmed(context: QuotationContext, judgement: Judgement | None) -> Iterator[Quotation]:
    """Yield a quotation without a closing mark up to a clause, and a block one without names.

    One that is like nothing may end at a comma or a full stop.
    """
    quotation, document = context.quotation, context.draft.document
    if quotation.how == "set-off":
        yield from trim_credits(document, quotation, context.prepared.people)
    if quotation.how != "open":
        return
    if (ended := _end_early(context, quotation)) != quotation:
        yield ended
    for end in () if judgement else list_ends(document, (quotation.start, quotation.end)):
        yield quotation._replace(end=end, closed=end)


def _is_better(judgement: Judgement, before: Judgement | None) -> bool:
    """Return whether a judgement explains words that another one, ``before``, does not."""
    if before is None:
        return True
    if not judgement.is_known:
        return False
    if not before.is_known or before.rule.verdict == "splice":
        return True
    return judgement.rule.severity != "error" or len(judgement.changes) < len(before.changes)
