"""The verdict on one quotation, read in one way."""

from collections.abc import Sequence

from gcmreview.check.codes import (
    CODES,
    MISQUOTE,
    MISSING_CLOSING_MARK,
    MISSING_OPENING_MARK,
    NOT_FOUND,
    OMISSION,
    OTHER_SPEAKER,
    PERHAPS_OTHER_SPEAKER,
    SEVERITIES,
    SIMILAR,
    SPLICE,
    TOO_SHORT,
)
from gcmreview.check.context import QuotationContext
from gcmreview.check.findings import Change
from gcmreview.check.match.exact import Match
from gcmreview.check.match.pattern import place_tokens
from gcmreview.check.match.reading import Reading, read_words
from gcmreview.check.rules.attribution import judge_attribution
from gcmreview.check.rules.confidence import is_led_to, weigh_chance, weigh_shared
from gcmreview.check.rules.judgement import Judgement
from gcmreview.check.rules.permitted import judge_lead, judge_match
from gcmreview.check.source.passages import Passage, begins_sentence, ends_sentence, suggest
from gcmreview.check.source.rarity import SURE, is_name, weigh
from gcmreview.documents.document import read_text

# Verdicts on the words themselves, for which the source's words are suggested.
_WORDED = ("misquote", "permitted")
# Characters before a quotation in which a denial of it is searched: about half a sentence.
_BEFORE = 50
# Bits more, of two rare words, that a part of a sentence needs: stock phrases are said elsewhere by
# many more people than those in whose speeches bits are measured.
_PART = 24
# The rules that apply in place of others if the words may resemble a quote by chance.
_WEAKER = dict.fromkeys((MISQUOTE, OMISSION, SPLICE), SIMILAR)
_WEAKER[OTHER_SPEAKER] = PERHAPS_OTHER_SPEAKER
_SHORT = (Change("", "", "too short to be checked", TOO_SHORT),)


def judge_quotation(context: QuotationContext) -> Judgement | None:
    """Return what the rules say of a quotation.

    None if it has no marks of its own and resembles no passage, or only by chance: it may not be a
    quotation.
    """
    return judge_known(context) or judge_unknown(context)


def judge_known(context: QuotationContext) -> Judgement | None:
    """Return the same of a quotation that resembles a passage, or is short; None of another."""
    parts, how = context.quotation.parts, context.quotation.how
    reading = read_words(context.source, context.draft.document.text, parts)
    if reading.count < context.prepared.options.min_words:
        return Judgement(context.quotation, *_judge_short(reading)) if how == "marked" else None
    judge = _judge_matches if reading.matches else _judge_nearest
    judgement = judge(context, reading)
    return _doubt(judgement) if judgement and how == "single" else judgement


def judge_unknown(context: QuotationContext) -> Judgement | None:
    """Judge words that are in no passage; None where they have no marks of their own."""
    if context.quotation.how != "marked":
        return None
    several = len(context.prepared.reviews) > 1
    reason = f"not found in {'any of the releases' if several else 'the release'}"
    changes = (Change("", "", reason, NOT_FOUND),)
    return Judgement(context.quotation, None, changes, f"{context.beginning} is {reason}")


def _judge_short(reading: Reading) -> tuple[Passage | None, tuple[Change, ...]]:
    """Judge a few words, which may be a term: they match a passage or are too short to judge."""
    judged = [(each.passage, tuple(judge_match(each, reading.pattern))) for each in reading.matches]
    clean = [each for each in judged if _rank(each[1])[0] == 0]
    return min(clean, key=lambda each: _rank(each[1]), default=(None, _SHORT))


def _judge_matches(context: QuotationContext, reading: Reading) -> Judgement:
    """Judge words that match, by the passage against which the least is wrong with them."""
    matches, pattern = reading.matches, reading.pattern
    topic = context.prepared.topics[matches[0].passage.release]
    # An office in marks is nobody's words.
    bits = 0 if is_name(pattern.tokens) else weigh(pattern.tokens, topic)
    speakers = context.attributions.speakers
    given = [each for each in matches if (by := each.passage.quote) and by.speaker in speakers]
    sure = SURE + _PART * all(map(_is_part, matches))
    credit = judge_attribution(context, [match.passage for match in matches], bits, sure)
    judged = [
        (match, [*judge_match(match, pattern), *named])
        for match, named in zip(matches, credit, strict=True)
    ]
    match, changes = min(judged, key=lambda each: (*_rank(each[1]), each[0] not in given))
    cut_off = judge_lead(match, pattern, _read_before(context))
    changes += [*cut_off, *_judge_marks(context)]
    judgement = Judgement(context.quotation, match.passage, tuple(changes))
    if not cut_off and (judgement.rule.verdict not in _WORDED or judgement.rule.severity == "none"):
        return judgement
    words = suggest(match.passage, match.start - len(cut_off), match.end)
    return judgement._replace(suggestion=words)


def _is_part(match: Match) -> bool:
    """Return whether a match has only a part of a sentence."""
    passage, start, end = match[:3]
    return not (begins_sentence(passage, start) and ends_sentence(passage, end))


def _read_before(context: QuotationContext) -> str:
    """Return the end of what a reader reads before a quotation, in its block."""
    document, quotation = context.draft.document, context.quotation
    block = document.blocks[quotation.block]
    start = max(block.start, quotation.opened - _BEFORE)
    return read_text(document.text, start, quotation.opened)


def _rank(changes: Sequence[Change]) -> tuple[int, int]:
    """Rank a match, of which the first of equal ones is taken: quotes are before prose."""
    severities = [SEVERITIES.index(CODES[change.code].severity) for change in changes]
    return max(severities, default=0), len(changes)


def _judge_nearest(context: QuotationContext, reading: Reading) -> Judgement | None:
    """Judge words that match no passage by the one that they are nearest to, if there is one."""
    near = reading.near
    # A name misquotes no passage, unless it is led to.
    if near is None or (is_name(reading.pattern.tokens) and not is_led_to(context)):
        return None
    bits = 0 if near.verdict == "similar" else weigh_shared(context, near)
    chance = weigh_chance(context, near, bits)
    if chance == "chance":
        return None
    # Imported here: most drafts have no quotation that is near a passage.
    from gcmreview.check.certainty import is_certain
    from gcmreview.check.rules.wording import judge_near

    pattern = place_tokens(reading.pattern, context.quotation.parts)
    credit = judge_attribution(context, (near.passage, *near.others), bits)
    judgement = judge_near(context, near, pattern)
    changes = (*judgement.changes, *credit[0], *_judge_marks(context))
    judgement = judgement._replace(changes=changes)
    if chance == "unsure":
        return _doubt(judgement)
    if judgement.edits and not is_certain(context, near, pattern, judgement.edits):
        judgement = judgement._replace(edits=())
    return judgement


def _doubt(judgement: Judgement) -> Judgement:
    """Return a judgement on words that may be a passage's by chance: a warning, and no fix."""
    unsure = (each._replace(code=_WEAKER.get(each.code, each.code)) for each in judgement.changes)
    return judgement._replace(changes=tuple(unsure), edits=())


def _judge_marks(context: QuotationContext) -> list[Change]:
    """Judge the marks that a quotation lacks."""
    quotation = context.quotation
    lacking = (
        (not quotation.reopens, "a later paragraph has no opening mark", MISSING_OPENING_MARK),
        (quotation.how == "unopened", "the opening mark is missing", MISSING_OPENING_MARK),
        (quotation.how == "open", "the closing mark is missing", MISSING_CLOSING_MARK),
    )
    return [Change("", "", said, code) for is_lacking, said, code in lacking if is_lacking]
