"""Whom a draft credits with words, against whose they are."""

import re
from collections.abc import Sequence

from gcmreview.check.attribution.grammar import Attribution
from gcmreview.check.attribution.speaker import find_attributions, uses_pronoun
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
from gcmreview.text.words import is_capitalized, normalize

# Fewer words are few.
_FEW = 6
# Words of a prose passage that is a quotation of it, and no name or term that it has too.
_SHORTEST_PROSE = 8


def judge_attribution(
    context: QuotationContext, passages: Sequence[Passage]
) -> dict[int, list[Change]]:
    """Say of each passage that the words may be from what is wrong with whom they are given to.

    The changes are by the passage's identity. Where one passage is rightly credited, none is wrong.
    """
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    given = find_attributions(context.surroundings)
    if any(each.speakers & owners for each in given):
        return {}
    if given:
        return {id(each): [_name_wrong(context, given[0], each)] for each in passages}
    if not _needs_source(context, passages):
        return {}
    is_far = uses_pronoun(context.surroundings)
    if context.draft.nearby.names(context.quotation, owners, is_far=is_far):
        return {}
    missing = Change("", "", "no speaker or source is named near it", UNATTRIBUTED)
    return {id(each): [missing] for each in passages}


def _needs_source(context: QuotationContext, passages: Sequence[Passage]) -> bool:
    """Tell whether words need a source: those of a quote do, a name or a standing term does not."""
    if normalize(context.words) in normalize(context.prepared.review.release.title):
        return False
    if any(each.quote for each in passages):
        return True
    words = context.words
    is_name = is_capitalized(re.findall(r"[^\W_]+", words))
    return not is_name and len(words.split()) >= _SHORTEST_PROSE


def _name_wrong(context: QuotationContext, given: Attribution, passage: Passage) -> Change:
    if passage.quote is None:
        said = f"the release's own prose (para. {passage.paragraph}), given to {given.named}"
        return Change("", given.named, said, PROSE_ATTRIBUTED)
    speaker = context.source.speakers[passage.quote.speaker]
    whose = f"{name_speaker(speaker)}'s, {name_passage(passage)}"
    said = f"given to {given.named}; the words are {whose}"
    is_sure = given.strength == "strong" and speaker.id not in given.beside
    if not given.speakers and len(context.words.split()) < _FEW:
        # A few words may be anybody's.
        is_sure = False
    return Change(
        speaker.name, given.named, said, OTHER_SPEAKER if is_sure else PERHAPS_OTHER_SPEAKER
    )
