"""The rules for attributions: whether a draft names the person who said the words."""

from collections.abc import Sequence

from gcmreview.check.attribution.grammar import Attribution
from gcmreview.check.codes import (
    OTHER_SPEAKER,
    PERHAPS_OTHER_SPEAKER,
    PROSE_ATTRIBUTED,
    UNATTRIBUTED,
)
from gcmreview.check.context import QuotationContext
from gcmreview.check.findings import Change
from gcmreview.check.source.passages import Passage, name_passage
from gcmreview.check.source.rarity import SURE, UNLIKELY
from gcmreview.dataset.model import name_speaker

# Bits fewer that words of a quote need where nobody is named, or another speaker of the review:
# these are the likeliest to be taken for one another.
_RELATED = 36


def judge_attribution(
    context: QuotationContext, passages: Sequence[Passage], bits: int
) -> dict[int, list[Change]]:
    """Return what is wrong with the attribution, for each passage that the words may be from.

    ``bits`` are what the words weigh. The changes are by the passage's identity. Where the
    attribution is right for one passage, it is right for all.
    """
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    attributions = context.attributions
    if attributions.speakers & owners:
        return {}
    given = attributions.given[0] if attributions.given else None
    is_of_others = not given.speakers if given else attributions.to_others
    wrong = [
        each
        for each in passages
        if bits >= UNLIKELY - (_RELATED if each.quote and not is_of_others else 0)
    ]
    if given:
        return {id(each): [_name_wrong(context, given, each, bits)] for each in wrong}
    if not wrong:
        return {}
    is_far = attributions.by_pronoun
    if context.draft.nearby.names(context.quotation, owners, is_far=is_far):
        return {}
    missing = Change("", "", "no speaker or source is named nearby", UNATTRIBUTED)
    return {id(each): [missing] for each in passages}


def _name_wrong(
    context: QuotationContext, given: Attribution, passage: Passage, bits: int
) -> Change:
    """Say that somebody else than the named person said a passage."""
    if passage.quote is None:
        said = (
            f"attributed to {given.named}, but from the release's own prose"
            f" (para. {passage.paragraph})"
        )
        return Change("", given.named, said, PROSE_ATTRIBUTED)
    speaker = context.source.speakers[passage.quote.speaker]
    owner = f"{name_speaker(speaker)} in {name_passage(passage)}"
    said = f"attributed to {given.named}, but said by {owner}"
    is_sure = given.strength == "strong" and speaker.id not in given.beside and bits >= SURE
    return Change(
        speaker.name, given.named, said, OTHER_SPEAKER if is_sure else PERHAPS_OTHER_SPEAKER
    )
