"""The rules for attributions: whether a draft names the person who said the words."""

from collections.abc import Sequence
from functools import lru_cache

from gcmreview.attribution.grammar import Attribution, find_pronoun
from gcmreview.attribution.naming import find_slips
from gcmreview.check.codes import (
    MISSPELT_NAME,
    OTHER_SPEAKER,
    PERHAPS_OTHER_SPEAKER,
    PROSE_ATTRIBUTED,
    UNATTRIBUTED,
    WRONG_OFFICE,
)
from gcmreview.check.context import QuotationContext
from gcmreview.check.findings import Change
from gcmreview.check.source.passages import Passage, name_passage, name_place
from gcmreview.check.source.rarity import SURE, UNLIKELY
from gcmreview.check.source.tokens import tokenize
from gcmreview.dataset.model import name_speaker
from gcmreview.documents.document import read_text

# Bits fewer that words of a quote need where another speaker of the review is named: these are the
# likeliest to be taken for one another.
_RELATED = 36
# Texts whose tokens are kept: a block and a paragraph, for all the quotations that are in both.
_KEPT = 2
# Characters of the longest block that may be a paragraph, with its markup, for each of that's.
_LONGEST = 10
_SLIPS = {"office": WRONG_OFFICE, "spelling": MISSPELT_NAME}


def judge_attribution(
    context: QuotationContext, passages: Sequence[Passage], bits: int
) -> list[list[Change]]:
    """Return what is wrong with the attribution, by each passage that words of ``bits`` may be of.

    Where the attribution is right for one passage, it is right for all. Nor is it wrong where
    somebody else may have said the words by chance, or where the draft says who speaks as the
    release does.
    """
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    if context.attributions.speakers & owners:
        return [_judge_naming(context, each, passages) for each in passages]
    if any(_is_as_released(context, each) for each in passages):
        bits = 0
    given = _find_given(context, owners, bits)
    if given is None:
        said = f"no speaker or source is named near {context.beginning}"
        return [[Change("", "", said, UNATTRIBUTED)] for _ in passages]
    return [_name_wrong(context, given, each, bits) for each in passages]


def _find_given(
    context: QuotationContext, owners: frozenset[str], bits: int
) -> tuple[Attribution, ...] | None:
    """Return who a quotation is attributed to; None where no speaker and no source is near.

    That is by the words beside it, or by the last sentence before it. Words of so few ``bits`` that
    others may say them by chance are attributed to nobody.
    """
    found, nearby = context.attributions, context.draft.nearby
    if bits < UNLIKELY - (_RELATED if owners and found.speakers else 0):
        return ()
    is_faint = any(each.strength == "faint" for each in found.given)
    if found.given and not (is_faint and nearby.names(context.quotation, owners, or_source=False)):
        return found.given
    is_far, leads = map(find_pronoun, (found.clause, found.lead_in))
    if not nearby.names(context.quotation, owners, is_far=is_far is not None):
        return None
    return nearby.find_other(context.quotation, owners, leads=leads is not None)


def _is_as_released(context: QuotationContext, passage: Passage) -> bool:
    """Return whether a draft has the paragraph around words that no record holds, with its marks.

    It then says what the release says of who said them.
    """
    if passage.quote or context.quotation.how == "set-off":
        return False
    document, reviews = context.draft.document, context.prepared.reviews
    start, end, *_ = document.blocks[context.quotation.block]
    paragraph = reviews[passage.release].paragraphs[passage.paragraph].text
    is_long = end - start > _LONGEST * len(paragraph)
    return not is_long and (
        _list_keys(document.text, start, end) == _list_keys(paragraph, 0, len(paragraph))
    )


@lru_cache(_KEPT)
def _list_keys(text: str, start: int, end: int) -> list[str]:
    return [token.key for token in tokenize(read_text(text, start, end))]


def _judge_naming(
    context: QuotationContext, passage: Passage, passages: Sequence[Passage]
) -> list[Change]:
    """Judge how a draft names the speaker: by another's office or title, or a letter off.

    ``passages`` are all that the words may be from; who said one has the office of its release.
    """
    found = map(context.source.find_speaker, (*passages, passage))
    speakers = {each.id: each for each in found if each}
    attributions = context.attributions
    said = f"{context.beginning} is by “%s”, but the release has “%s”"
    return [
        Change(source, named, said % (named, source), _SLIPS[kind])
        for sentence in dict.fromkeys((attributions.clause, attributions.lead_in))
        for kind, named, source in find_slips(sentence, speakers)
    ]


def _name_wrong(
    context: QuotationContext, named: Sequence[Attribution], passage: Passage, bits: int
) -> list[Change]:
    """Say that somebody else than the person who is named said a passage."""
    if not named:
        return []
    given = named[0]
    said = f"{context.beginning} is attributed to {given.named}, but"
    speaker = context.source.find_speaker(passage)
    if speaker is None:
        said = f"{said} no speaker says it in the release ({name_place(passage)})"
        return [Change("", given.named, said, PROSE_ATTRIBUTED)]
    is_sure = given.strength == "strong" and speaker.id not in given.beside and bits >= SURE
    code = OTHER_SPEAKER if is_sure else PERHAPS_OTHER_SPEAKER
    said = f"{said} said by {name_speaker(speaker)} in {name_passage(passage)}"
    return [Change(speaker.name, given.named, said, code)]
