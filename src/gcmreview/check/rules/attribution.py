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
from gcmreview.dataset.model import name_speaker
from gcmreview.text.words import find_words, is_capitalized, normalize

# Words that an unknown person has surely not said too: a few words may be anybody's.
_MANY = 6
# Words of the shortest passage of prose that is a quotation of it, not a name or term in it.
_SHORTEST_PROSE = 8


def judge_attribution(
    context: QuotationContext, passages: Sequence[Passage]
) -> dict[int, list[Change]]:
    """Return what is wrong with the attribution, for each passage that the words may be from.

    The changes are by the passage's identity. Where the attribution is right for one passage, it
    is right for all.
    """
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    attributions = context.attributions
    if attributions.speakers & owners:
        return {}
    if attributions.given:
        return {id(each): [_name_wrong(context, attributions.given[0], each)] for each in passages}
    if not _needs_source(context, passages):
        return {}
    is_far = attributions.by_pronoun
    if context.draft.nearby.names(context.quotation, owners, is_far=is_far):
        return {}
    missing = Change("", "", "no speaker or source is named nearby", UNATTRIBUTED)
    return {id(each): [missing] for each in passages}


def _needs_source(context: QuotationContext, passages: Sequence[Passage]) -> bool:
    """Return whether words need a source: a quote does, a name or a standing term does not."""
    if normalize(context.words) in normalize(context.prepared.review.release.title):
        return False
    if any(each.quote for each in passages):
        return True
    words = context.words
    is_name = is_capitalized(find_words(words))
    return not is_name and len(words.split()) >= _SHORTEST_PROSE


def _name_wrong(context: QuotationContext, given: Attribution, passage: Passage) -> Change:
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
    is_sure = given.strength == "strong" and speaker.id not in given.beside
    if not given.speakers and len(context.words.split()) < _MANY:
        is_sure = False
    return Change(
        speaker.name, given.named, said, OTHER_SPEAKER if is_sure else PERHAPS_OTHER_SPEAKER
    )
