"""The verdict on one quotation, taken as it stands."""

from collections.abc import Sequence

from gcmreview.check.codes import (
    CODES,
    MISSING_CLOSING_MARK,
    MISSING_OPENING_MARK,
    NOT_FOUND,
    OTHER_SPEAKER,
    PERHAPS_OTHER_SPEAKER,
    SEVERITIES,
    SIMILAR,
    TOO_SHORT,
)
from gcmreview.check.context import QuotationContext
from gcmreview.check.document import read_text
from gcmreview.check.findings import Change, Finding
from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.edits import keeps_markup
from gcmreview.check.match.exact import Match, find_matches
from gcmreview.check.match.nearest import find_alike, find_near
from gcmreview.check.match.pattern import Pattern, make_pattern
from gcmreview.check.match.prefilter import is_foreign, may_be_alike
from gcmreview.check.rules.attribution import judge_attribution
from gcmreview.check.rules.confidence import is_led_to, is_title, weigh_chance
from gcmreview.check.rules.judgement import Judgement, make_finding
from gcmreview.check.rules.permitted import judge_lead, judge_match
from gcmreview.check.rules.wording import judge_near
from gcmreview.check.source.passages import Passage, suggest
from gcmreview.check.source.tokens import join_broken, tokenize

# Verdicts on the words themselves, which the source's may replace.
_WORDED = ("misquote", "permitted")
# Characters before a quotation that may hold a word which denies it.
_BEFORE = 100
# Words of a quotation that may be meant for a quote which it is not near.
_MOST_ALIKE = 15
# What is said of words that may be a quote's by chance.
_WEAKER = {OTHER_SPEAKER: PERHAPS_OTHER_SPEAKER}
# Verdicts on words that are no known passage.
_UNKNOWN = ("not-found", "too-short")


def judge_quotation(context: QuotationContext) -> Finding | None:
    """Return the finding on a quotation; None where one without marks is like no passage."""
    words, how = context.words, context.quotation.how
    is_short = len(words.split()) < context.prepared.options.min_words
    if is_short and how != "marked":
        return None
    if not is_short and is_foreign(context.source, words):
        return _judge_given(context) or report_unknown(context)
    pattern = _read_pattern(context)
    matches = find_matches(context.source, pattern)
    if is_short:
        return _judge_short(context, pattern, matches)
    return (
        _judge_matches(context, pattern, matches) if matches else _judge_nearest(context, pattern)
    )


def is_known(finding: Finding | None) -> bool:
    """Tell whether a finding is of a passage, and not of one that may be meant."""
    return finding is not None and finding.verdict not in _UNKNOWN and finding.code != SIMILAR


def report_unknown(context: QuotationContext) -> Finding | None:
    """Report a quotation of somebody else; what has no marks of its own may be none."""
    if context.quotation.how != "marked":
        return None
    said = "in none of the quotes, nor in the release's own prose"
    judgement = Judgement(None, (Change("", "", said, NOT_FOUND),), said)
    return make_finding(context.draft, context.quotation, judgement)


def _judge_short(context: QuotationContext, pattern: Pattern, matches: Sequence[Match]) -> Finding:
    """Report of a short passage, as likely a term as a quotation, no more than that it matches."""
    judgements = [Judgement(each.passage, tuple(judge_match(each, pattern))) for each in matches]
    clean = [each for each in judgements if each.severity == "none"]
    if clean:
        best = min(clean, key=lambda each: _weigh(each.passage, each.changes))
        return make_finding(context.draft, context.quotation, best)
    change = Change("", "", "too short to tell a quotation from a term", TOO_SHORT)
    return make_finding(context.draft, context.quotation, Judgement(None, (change,)))


def _judge_matches(
    context: QuotationContext, pattern: Pattern, matches: Sequence[Match]
) -> Finding:
    """Report where the words stand, from the passage that leaves the least to say."""
    credit = judge_attribution(context, [match.passage for match in matches])
    judged = [
        (match, [*judge_match(match, pattern), *credit.get(id(match.passage), [])])
        for match in matches
    ]
    match, changes = min(judged, key=lambda each: _weigh(each[0].passage, each[1]))
    cut_off = judge_lead(match, pattern, _read_before(context))
    changes += cut_off
    judgement = Judgement(match.passage, (*changes, *_judge_marks(context)))
    if cut_off or (judgement.verdict in _WORDED and judgement.severity != "none"):
        words = suggest(match.passage, match.start - len(cut_off), match.end)
        judgement = judgement._replace(suggestion=words)
    return make_finding(context.draft, context.quotation, judgement, context.source.speakers)


def _read_before(context: QuotationContext) -> str:
    """Return what a reader reads before a quotation, in its block."""
    document, quotation = context.draft.document, context.quotation
    block = document.blocks[quotation.block]
    start = max(block.start, quotation.opened - _BEFORE)
    return read_text(document.text, start, quotation.opened)


def _weigh(passage: Passage | None, changes: Sequence[Change]) -> tuple[int, int, bool]:
    """Rank a match: the fewer and lighter its changes, the better; quotes before prose."""
    grave = [SEVERITIES.index(CODES[change.code].severity) for change in changes]
    return max(grave, default=0), len(changes), not (passage and passage.quote)


def _judge_nearest(context: QuotationContext, pattern: Pattern) -> Finding | None:
    """Report the passage that the words come nearest to, or that there is none."""
    is_name = is_title(pattern) and not is_led_to(context)
    near = None if is_name else find_near(context.source, pattern)
    chance = near and weigh_chance(context, near)
    if near is None or chance == "chance":
        return _judge_given(context) or report_unknown(context)
    judgement = judge_near(near, pattern, context.draft.document.text)
    credit = judge_attribution(context, [near.passage, *near.others]).get(id(near.passage), [])
    if chance == "unsure":
        judgement = _doubt(judgement)
        credit = [change._replace(code=_WEAKER.get(change.code, change.code)) for change in credit]
    changes = (*judgement.changes, *credit, *_judge_marks(context))
    judgement = judgement._replace(changes=changes)
    is_clear = near.is_clear and (
        context.quotation.how == "marked" or not _adds_edges(near, pattern)
    )
    document, draft = context.draft.document.text, context.draft.text
    if not is_clear or not all(keeps_markup(each, document, draft) for each in judgement.edits):
        judgement = judgement._replace(edits=())
    return make_finding(context.draft, context.quotation, judgement, context.source.speakers)


def _doubt(judgement: Judgement) -> Judgement:
    """Return a judgement as one that may be by chance: a warning, and no mend."""
    unsure = tuple(change._replace(code=SIMILAR) for change in judgement.changes)
    return judgement._replace(changes=unsure, edits=())


def _judge_given(context: QuotationContext) -> Finding | None:
    """Report a quote of the speaker to whom words are given, where they may be meant for it."""
    words = context.words
    is_asked = context.quotation.how == "marked" and len(words.split()) <= _MOST_ALIKE
    is_asked = is_asked and may_be_alike(context.source, words)
    given = context.attributions.speakers if is_asked else None
    if not given:
        return None
    pattern = _read_pattern(context)
    near = None if is_title(pattern) else find_alike(context.source, pattern)
    if near is None or near.passage.quote is None or near.passage.quote.speaker not in given:
        return None
    judgement = _doubt(judge_near(near, pattern, context.draft.document.text))
    judgement = judgement._replace(changes=(*judgement.changes, *_judge_marks(context)))
    return make_finding(context.draft, context.quotation, judgement, context.source.speakers)


def _adds_edges(near: NearMatch, pattern: Pattern) -> bool:
    """Tell whether words stand before or after those of a passage.

    In a block without marks they may say who is quoted, or lead to it: no mend takes them out.
    """
    last = len(pattern.tokens) - len(pattern.final)
    return any(
        source[0] == source[1] and (draft[0] == 0 or draft[1] >= last)
        for draft, source in near.differences
    )


def _read_pattern(context: QuotationContext) -> Pattern:
    document = context.draft.document.text
    tokens = [token for part in context.quotation.parts for token in tokenize(document, part)]
    return make_pattern(join_broken(tokens, context.source.known))


def _judge_marks(context: QuotationContext) -> list[Change]:
    """Judge the marks that a quotation lacks."""
    changes = []
    if not context.quotation.reopens:
        said = "a further paragraph of it lacks its opening mark"
        changes.append(Change("", "", said, MISSING_OPENING_MARK))
    if context.quotation.how == "open":
        changes.append(Change("", "", "its closing mark is missing", MISSING_CLOSING_MARK))
    return changes
