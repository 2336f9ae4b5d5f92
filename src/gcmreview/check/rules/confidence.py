"""How sure a near miss is: it may be a title, or resemble a passage by chance."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from gcmreview.check.context import QuotationContext
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.names.mentions import is_naming, read_sentence
from gcmreview.documents.document import read_text
from gcmreview.text.words import is_capitalized

if TYPE_CHECKING:
    from gcmreview.check.match.align import NearMatch

# Whether a near miss is one, may be one, or only resembles the passage by chance.
Chance = Literal["sure", "unsure", "chance"]
# Words of a near miss that is not by chance, and the share of them that may differ then: the more
# words, the less likely it is that they are similar by chance.
_SURE = ((9, 0.12), (12, 0.25), (16, 1.0))
# Share of the words of the release's own prose that may differ in a block quotation of it; above
# that it may just as well be the draft's own prose.
_PROSE = 0.15
# Words that are not similar by chance if they are attributed to another speaker of the review.
_MANY = 8
# Words of the longest title of a text.
_LONGEST_TITLE = 16


def weigh_chance(context: QuotationContext, near: "NearMatch") -> Chance:
    """Return how sure a near miss is one, since a few words may be like a passage's by chance."""
    passages = (near.passage, *near.others)
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    answers = (weigh(context, near, owners) for weigh in _WEIGHTS)
    return next((answer for answer in answers if answer), "unsure")


def _weigh_block(
    context: QuotationContext, near: "NearMatch", owners: frozenset[str]
) -> Chance | None:
    """Weigh a block quotation of prose: it may be the draft's own, or a speaker's office."""
    if context.quotation.how != "set-off" or owners:
        return None
    if near.verdict == "splice":
        return "chance"
    people = context.prepared.people
    is_own = near.ratio > _PROSE or is_naming(read_sentence(context.words, people))
    return "chance" if is_own and not is_led_to(context) else "unsure"


def _weigh_length(context: QuotationContext, near: "NearMatch", _: frozenset[str]) -> Chance | None:
    """Weigh by length: 9 words of which one differs, or 16 words, are not near by chance."""
    count = len(context.words.split())
    most = max((most for least, most in _SURE if count >= least), default=0.0)
    return "sure" if near.ratio <= most and (near.verdict != "splice" or most == 1) else None


def _weigh_attribution(
    context: QuotationContext, _: "NearMatch", owners: frozenset[str]
) -> Chance | None:
    """Weigh an attribution to a speaker of the review, or to another one than the words'."""
    given = context.attributions.speakers
    if not given:
        return None
    # A few words of one speaker may be like another's.
    return "sure" if given & owners or len(context.words.split()) >= _MANY else "unsure"


def _weigh_nearby(
    context: QuotationContext, _: "NearMatch", owners: frozenset[str]
) -> Chance | None:
    """Weigh a name nearby: that of the words' speaker or source."""
    return "sure" if context.draft.nearby.names(context.quotation, owners) else None


def _weigh_others(context: QuotationContext, near: "NearMatch", _: frozenset[str]) -> Chance | None:
    """Weigh words like the release's own prose, or said by somebody it does not quote."""
    return "chance" if near.passage.quote is None or context.attributions.to_others else None


# What shows how sure a near miss is; the first answer wins.
_WEIGHTS: tuple[Callable[[QuotationContext, "NearMatch", frozenset[str]], Chance | None], ...] = (
    _weigh_block,
    _weigh_length,
    _weigh_attribution,
    _weigh_nearby,
    _weigh_others,
)


def is_led_to(context: QuotationContext) -> bool:
    """Return whether a quotation is a block of its own, and the block above it ends in a colon."""
    if context.quotation.how != "set-off":
        return False
    document, block = context.draft.document, context.quotation.block
    above = document.blocks[block - 1] if block else None
    return above is not None and read_text(document.text, *above[:2]).rstrip().endswith(":")


def is_title(pattern: Pattern) -> bool:
    """Return whether words are a title or a name, most of whose long words have capitals.

    The titles of the release and of the Global Compact have many forms, and are not quotations.
    """
    if len(pattern.words) > _LONGEST_TITLE:
        return False
    return is_capitalized([token.key for token in pattern.tokens if token.kind == "word"])
