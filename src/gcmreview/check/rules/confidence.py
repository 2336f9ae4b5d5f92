"""How likely words are what they seem: a title rather than a quotation, or like one by chance."""

from typing import Literal

from gcmreview.check.attribution.mentions import is_naming
from gcmreview.check.attribution.speaker import find_attributions, names_other
from gcmreview.check.context import QuotationContext
from gcmreview.check.document import read_text
from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.pattern import Pattern
from gcmreview.text.words import is_capitalized

# Whether a near miss is one, may be one, or is one by chance alone.
Chance = Literal["sure", "unsure", "chance"]
# From how many words on a near miss is no chance, and the part of them that may differ then.
_SURE = ((9, 0.12), (12, 0.25), (16, 1.0))
# The part of the words of the release's own prose that may differ in a block quotation of it.
_PROSE = 0.15
# Fewer words are few.
_FEW = 8
_LONGEST_TITLE = 16


def weigh_chance(context: QuotationContext, near: NearMatch) -> Chance:
    """Tell how sure a near miss is one, since a few words may be like a passage's by chance.

    They are no chance where the speaker or the source is named near them, nor, where they are not
    few, if another speaker of the review is said to have said them. They are one where a person
    unknown is, or where they are like the release's own prose.
    """
    passages = (near.passage, *near.others)
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    if context.quotation.how == "set-off" and not owners:
        # It may as well be the draft's own prose, or the office of who is quoted.
        is_own = near.ratio > _PROSE or is_naming(context.words, context.prepared.people)
        is_chance = near.verdict == "splice" or (is_own and not is_led_to(context))
        return "chance" if is_chance else "unsure"
    count = len(context.words.split())
    most = max((most for least, most in _SURE if count >= least), default=0.0)
    if near.ratio <= most and (near.verdict != "splice" or most == 1):
        return "sure"
    given = list_given(context)
    if given and not given & owners:
        # A few words of one speaker may be like another's.
        return "sure" if count >= _FEW else "unsure"
    if given or context.draft.nearby.names(context.quotation, owners):
        return "sure"
    is_others = near.passage.quote is None or names_other(context.surroundings)
    return "chance" if is_others else "unsure"


def is_led_to(context: QuotationContext) -> bool:
    """Tell whether a quotation is a block of its own, and the block above it ends in a colon."""
    if context.quotation.how != "set-off":
        return False
    document, block = context.draft.document, context.quotation.block
    above = document.blocks[block - 1] if block else None
    return above is not None and read_text(document.text, *above[:2]).rstrip().endswith(":")


def list_given(context: QuotationContext) -> frozenset[str]:
    """Return the speakers to whom a quotation is given."""
    return frozenset(
        who for each in find_attributions(context.surroundings) for who in each.speakers
    )


def is_title(pattern: Pattern) -> bool:
    """Tell whether words are a title or a name, most of whose long words have capitals.

    That of the release, or of the Global Compact, is given in many forms; none is a quotation.
    """
    if len(pattern.words) > _LONGEST_TITLE:
        return False
    return is_capitalized([token.key for token in pattern.tokens if token.kind == "word"])
