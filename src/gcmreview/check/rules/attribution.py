"""The rules for attributions: whether a draft names the person who said the words."""

from collections.abc import Sequence
from functools import lru_cache, partial

from gcmreview.attribution.grammar import Attribution, find_pronoun
from gcmreview.attribution.naming import find_slips
from gcmreview.attribution.nearby import find_subject
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
    context: QuotationContext, passages: Sequence[Passage], bits: int, sure: int = SURE
) -> list[list[Change]]:
    """Return what is wrong with the attribution, by each passage that words of ``bits`` may be of.

    Where the attribution is right for one passage, it is right for all. From ``sure`` bits on,
    nobody who is no speaker of the review said the words by chance.
    """
    given = _find_given(context, passages, bits)
    if given is None:
        said = f"no speaker or source is named near {context.beginning}"
        return [[Change("", "", said, UNATTRIBUTED)] for _ in passages]
    if given:
        return [_name_wrong(context, given[0], each, bits, sure) for each in passages]
    return [_judge_naming(context, each, passages, bits) for each in passages]


def _find_given(
    context: QuotationContext, passages: Sequence[Passage], bits: int
) -> tuple[Attribution, ...] | None:
    """Return who a quotation is wrongly attributed to; None where no speaker or source is near.

    Words of so few ``bits`` that others may say them by chance are attributed to nobody, nor are
    they where the draft says who speaks as the release does.
    """
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    speakers = context.attributions.speakers
    is_common = bits < UNLIKELY - (_RELATED if owners and speakers else 0)
    is_as_released = map(partial(_is_as_released, context), passages)
    is_right = speakers & owners or is_common or any(is_as_released)
    return () if is_right else _find_beside(context, owners)


def _find_beside(
    context: QuotationContext, owners: frozenset[str]
) -> tuple[Attribution, ...] | None:
    """Return the same by the words beside a quotation or its note, or by what is near."""
    found, nearby = context.attributions, context.draft.nearby
    strengths = {each.strength for each in found.given}
    if "strong" not in strengths and (note := nearby.read_note(context.quotation)):
        return find_subject(note, owners)
    is_near = partial(nearby.names, context.quotation, owners)
    if strengths and not ("faint" in strengths and is_near(or_source=False)):
        return found.given
    is_far, leads = map(find_pronoun, (found.clause, found.lead_in))
    if not is_near(is_far=is_far is not None):
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
    context: QuotationContext, passage: Passage, passages: Sequence[Passage], bits: int
) -> list[Change]:
    """Judge how a draft names the speaker: by another's office or title, or a letter off.

    ``passages`` are all that the words may be from; who said one has the office of its release.
    """
    found = map(context.source.find_speaker, (*passages, passage))
    speakers = {each.id: each for each in found if each}
    attributions = context.attributions
    beside = [attributions.clause, attributions.lead_in]
    is_by_nobody = not any(each.speakers for each in beside)
    if is_by_nobody and speakers and bits >= UNLIKELY:
        beside.append(context.draft.nearby.find_last(context.quotation))
    said = f"{context.beginning} is by “%s”, but the release has “%s”"
    return [
        Change(source, named, said % (named, source), _SLIPS[kind])
        for sentence in dict.fromkeys(beside)
        for kind, named, source in find_slips(sentence, speakers)
    ]


def _name_wrong(
    context: QuotationContext, given: Attribution, passage: Passage, bits: int, sure: int
) -> list[Change]:
    """Say that somebody else than the person who is named said a passage."""
    said = f"{context.beginning} is attributed to {given.named}, but"
    speaker = context.source.find_speaker(passage)
    if speaker is None:
        said = f"{said} no speaker says it in the release ({name_place(passage)})"
        return [Change("", given.named, said, PROSE_ATTRIBUTED)]
    is_enough = bits >= (SURE if given.speakers else sure)
    is_sure = given.strength == "strong" and speaker.id not in given.beside and is_enough
    code = OTHER_SPEAKER if is_sure else PERHAPS_OTHER_SPEAKER
    said = f"{said} said by {name_speaker(speaker)} in {name_passage(passage)}"
    return [Change(speaker.name, given.named, said, code)]
