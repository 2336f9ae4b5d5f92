"""How sure a near miss is: it may be a title, or resemble a passage by chance."""

from typing import TYPE_CHECKING, Literal

from gcmreview.check.context import QuotationContext
from gcmreview.check.source.rarity import SURE, UNLIKELY, weigh
from gcmreview.check.source.tokens import tokenize

if TYPE_CHECKING:
    from gcmreview.check.match.align import NearMatch

# Share of the words that may differ in a sentence that a draft surely has from the review, where it
# names one of the review's speakers: one in six. A stock phrase is a part of a sentence.
_SLIP = 1 / 6
# Bits more that words need that are not given to their speaker, those of a rare word: what is
# measured in speeches is a run of words, and some of these differ.
_BROKEN = 12
# Whether a near miss is one, may be one, or only resembles the passage by chance.
Chance = Literal["sure", "unsure", "chance"]
# Share of the words of the release's own prose that may differ in a block quotation of it; above
# that it may just as well be the draft's own prose.
_PROSE = 0.15


def weigh_chance(context: QuotationContext, near: "NearMatch", bits: int) -> Chance:
    """Return how sure a near miss is one, since a few words may be like a passage's by chance.

    ``bits`` are those of ``weigh_shared``.
    """
    is_given = bool(near.owners) and not near.owners.isdisjoint(context.attributions.speakers)
    if near.verdict == "similar":
        return _weigh_similar(context, is_given=is_given)
    # A block quotation of prose may be the draft's own.
    if context.quotation.how == "set-off" and not near.owners:
        is_own = near.ratio > _PROSE and not is_led_to(context)
        return "chance" if is_own or near.verdict == "splice" else "unsure"
    is_anothers = not is_given and not _is_slip_of_sentence(near)
    if bits >= SURE + _BROKEN * is_anothers:
        return "sure"
    return _weigh_names(context, near, bits)


def _weigh_similar(context: QuotationContext, *, is_given: bool) -> Chance:
    """Weigh words that are only similar to a passage: they are meant for it if its speaker is."""
    return "unsure" if is_given and context.quotation.how == "marked" else "chance"


def _is_slip_of_sentence(near: "NearMatch") -> bool:
    """Return whether words are whole sentences of a passage with few other words."""
    return near.ratio <= _SLIP and near.begins and near.ends


def _weigh_names(context: QuotationContext, near: "NearMatch", bits: int) -> Chance:
    """Weigh an attribution to a speaker of the review, or the words' speaker or source nearby.

    Words of one speaker may be like another's, and a speaker may say few words that anybody says
    in another way elsewhere. Few words are like the release's own prose by chance, or like a
    quote where they are given to somebody else.
    """
    found, owners, is_few = context.attributions, near.owners, bits < UNLIKELY
    is_stock = is_few and near.verdict == "misquote" and near.ratio > _SLIP
    names = context.draft.nearby.names
    is_named = found.speakers & owners if found.speakers else names(context.quotation, owners)
    if is_named and not is_stock:
        return "sure"
    is_others = found.to_others and not found.speakers
    return "chance" if is_few and (is_others or not owners) else "unsure"


def weigh_shared(context: QuotationContext, near: "NearMatch") -> int:
    """Return the bits of the words that a near miss shares with its passage.

    Of a whole sentence with few other words, all of the passage's words count, where a draft gives
    it to one of the review's speakers. Those of a splice are shared out among its passages.
    """
    passage = near.passage
    topic = context.prepared.topics[passage.release]
    if near.verdict == "splice":
        return weigh(tokenize(context.words), topic) // (1 + len(near.others))
    if _is_slip_of_sentence(near) and context.attributions.speakers:
        return weigh(passage.tokens[near.start : near.end], topic)
    differing = {place for each in near.differences for place in range(*each.source)}
    shared = [place for place in range(near.start, near.end) if place not in differing]
    return weigh([passage.tokens[place] for place in shared], topic)


def is_led_to(context: QuotationContext) -> bool:
    """Return whether a quotation is a block of its own, and what is before it ends in a colon."""
    return context.quotation.how == "set-off" and context.attributions.lead_in.last == ":"
