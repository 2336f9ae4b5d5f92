"""When a fix is certain: a few words differ in the middle of a quotation that is surely meant.

A fix that may be wrong is worse than none, so each rule here asks for more than a misquote does.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gcmreview.attribution.nearby import NEAR
from gcmreview.check.context import PreparedReview, QuotationContext
from gcmreview.check.findings import Edit
from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.source.passages import Passage, widen
from gcmreview.dataset.model import introduce_speaker
from gcmreview.names.lexicon import VERBS
from gcmreview.names.mentions import Sentence
from gcmreview.text.characters import INDICATORS, REMOVED, SINGLE, SUPERSCRIPTS, repeat
from gcmreview.text.sentences import HONORIFICS
from gcmreview.text.words import SMALL, fold_words

if TYPE_CHECKING:
    from gcmreview.check.match.align import Difference, NearMatch

# Words that differ in all: with four, such as "in a spirit of", something else may be meant.
_MOST_DIFFERING = 3
# Words for each one that differs: with fewer in common, the words may be of another speech.
_LEAST_ALIKE = 6
# Words that are the source's at an end within a sentence of it: with fewer, such as "we must" or
# "of the", the quotation may be meant to begin or end elsewhere. At a sentence's end one is enough.
_LEAST_EDGE = 3
# Markup that may be in a quotation with a fix: emphasis, a block quotation's lines, and the rest of
# a space that is written as an entity.
_HARMLESS = repeat(r"[\s*_>]|</?(?:b|em|i|strong)>|[#\w]++;")
# A comment, or the mark of a note: in markup, raised, or a sign, but for “*”, which is emphasis.
_NOTE = rf"<!--|\[\^[^\]]*+\](?!:)|<sup|href=[\"']?#|[{SUPERSCRIPTS}{INDICATORS[1:]}]"
# Words and marks beside a speaker's name that say nothing but that the words are theirs.
_SAYS_TEXT = """
added adds also explained noted said says stated stressed told urged warned
"""
_MARKS = frozenset(",.:()*–—-")
_SAYS = HONORIFICS.union(_SAYS_TEXT.split(), _MARKS)
# Marks after which a name leads to a quotation.
_LEADING = frozenset(":,–—-")
# So do these, where they were said on the release's own occasion, and who heard them.
_PHRASES = (
    r"\b(?:according to|in an? (?:press release|statement)"
    r"|told (?:the meeting|delegates|participants))\b"
)


def is_certain(
    context: QuotationContext, near: "NearMatch", pattern: Pattern, edits: Sequence[Edit]
) -> bool:
    """Return whether edits that write a passage's words in a quotation are surely right.

    It is between two marks, its speaker is named for it, and nothing near may take it back. A fix
    after which another rule is still broken is dropped when the fixed draft is checked.
    """
    return (
        _is_closed(context)
        and near.is_clear
        and _differs_little(near, pattern)
        and _has_sure_ends(near, pattern)
        and _is_attributed(context, near.passage)
        and _is_meant(context)
        and _is_plain(context)
        and _are_of_words(context, pattern, near.differences, edits)
    )


def _is_closed(context: QuotationContext) -> bool:
    """Return whether a quotation is one paragraph between double marks, and not in a heading."""
    quotation, document = context.quotation, context.draft.document
    return (
        quotation.how == "marked"
        and len(quotation.parts) == 1
        and document.text[quotation.opened] not in SINGLE
        and not document.blocks[quotation.block].is_heading
        and document.blocks[quotation.block].row is None
    )


def _differs_little(near: "NearMatch", pattern: Pattern) -> bool:
    """Return whether few words differ, none of which may be meant as they are."""
    differing = 0
    for (at, to), (first, last) in near.differences:
        own, source = pattern.tokens[at:to], near.passage.tokens[first:last]
        if not all(each.kind in ("word", "dash") or each.key in LOOSE for each in own + source):
            return False
        words = [[each.key for each in side if each.kind == "word"] for side in (own, source)]
        if _may_be_meant(*words):
            return False
        differing += max(1, *map(len, words))
    return differing <= _MOST_DIFFERING and differing * _LEAST_ALIKE <= len(pattern.words)


def _may_be_meant(own: Sequence[str], source: Sequence[str]) -> bool:
    """Return whether words that differ may be no slip: a name, a number, or who says the words.

    What is said of the Global Compact may also be said of the Paris Agreement, or in 2024.
    """
    one, other = " ".join(own), " ".join(source)
    has_names = any(char.isupper() or char.isdigit() for char in one + other)
    return one.casefold() != other.casefold() and (has_names or not VERBS.isdisjoint(own))


def _has_sure_ends(near: "NearMatch", pattern: Pattern) -> bool:
    """Return whether the ends of a quotation are the source's, and it may begin and end there."""
    passage, start, end = near.passage, near.start, near.end
    first, last = near.differences[0].draft[0], near.differences[-1].draft[1]
    before, after = bisect_left(pattern.at, first), len(pattern.at) - bisect_left(pattern.at, last)
    goes_on = any(token.kind == "word" for token in passage.tokens[end : end + 1])
    return (
        not pattern.between
        and pattern.tokens[0].key not in LOOSE
        and before >= (1 if near.begins else _LEAST_EDGE)
        and after >= (1 if near.ends else _LEAST_EDGE)
        and widen(passage, start, end) == (start, end)
        # Nothing ends with such a word: “the needs of the”.
        and not (goes_on and passage.keys[end - 1].casefold() in SMALL)
    )


def _is_attributed(context: QuotationContext, passage: Passage) -> bool:
    """Return whether a draft says in so many words that a passage's speaker said a quotation.

    Only one side of it says so: not The forgery: “…,” said Motus.
    """
    attributions, speaker = context.attributions, context.source.find_speaker(passage)
    clause, lead = attributions.clause, attributions.lead_in
    said = clause if clause.words else lead
    return (
        speaker is not None
        and attributions.speakers == {speaker.id} <= said.speakers
        and not (clause.words and lead.last in _LEADING)
        and says_only(said, context.prepared)
    )


def _is_meant(context: QuotationContext) -> bool:
    """Return whether nothing near a quotation, nor how the draft begins, may take it back."""
    draft = context.draft
    return all(map(draft.is_unrelated, {0, *draft.nearby.list_blocks(context.quotation)}))


def says_only(sentence: Sentence, prepared: PreparedReview) -> bool:
    """Return whether all that a sentence says, if anything, is that a speaker said something.

    “said Ms. Motus, Coordinator” does, “a critic of Motus wrote” and “Motus never said” do not.
    """
    named = sentence.mentions
    if not sentence.speakers:
        return _MARKS.issuperset(sentence.folded)
    own = frozenset.intersection(*(each.speakers for each in named))
    everybody = (each for review in prepared.reviews.values() for each in review.speakers)
    known = (introduce_speaker(each) for each in everybody if each.id in own)
    office = {*fold_words(" ".join(known)), "the"}
    before, after = (
        re.sub(_PHRASES, "", " ".join(words)).split()
        for words in (sentence.fold(0, named[0].start), sentence.fold(named[0].end))
    )
    is_led = _SAYS.union(office - SMALL).issuperset(before)
    return bool(own) and is_led and (_SAYS | office).issuperset(after)


def _is_plain(context: QuotationContext) -> bool:
    """Return whether a reader reads all between the marks but emphasis and the marks of lines.

    Beside a note, a comment or deleted words the writer may still be at work. So may a link or
    highlight around the marks, or a note or comment near them.
    """
    quotation, document, text = context.quotation, context.draft.document, context.draft.text
    blocks = document.blocks
    beside = document.text[quotation.closed : quotation.closed + NEAR]
    span = slice(quotation.opened, quotation.closed + len(beside) - len(beside.lstrip(REMOVED)))
    pairs = zip(text[span], document.text[span], strict=True)
    hidden = "".join(own if char == REMOVED else " " for own, char in pairs)
    first = blocks[quotation.block - 1].start if quotation.block else 0
    last = blocks[quotation.last + 1].start if quotation.last + 1 < len(blocks) else len(text)
    near = slice(max(first, quotation.opened - NEAR), min(last, quotation.closed + NEAR))
    return bool(re.fullmatch(_HARMLESS, hidden)) and not re.search(_NOTE, text[near])


def _are_of_words(
    context: QuotationContext,
    pattern: Pattern,
    differences: "Sequence[Difference]",
    edits: Sequence[Edit],
) -> bool:
    """Return whether edits remove words and spaces alone, and no markup is beside these.

    Which words of “work together, countries,” are emphasized for “work *grand*,”?
    """
    draft, document, tokens = context.draft.text, context.draft.document.text, pattern.tokens
    for ((at, to), _), edit in zip(differences, edits, strict=True):
        removed, around = draft[edit.start : edit.end], draft[tokens[at - 1].end : tokens[to].start]
        words = "".join(document[token.start : token.end] for token in tokens[at:to])
        is_of_words = removed.isprintable() and removed.replace(" ", "") == words
        if not is_of_words or "".join(around.split()) != words:
            return False
    return True
