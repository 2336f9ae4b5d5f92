"""When a fix is certain: a few words differ in the middle of a quotation that is surely meant.

A fix that may be wrong is worse than none, so each rule here asks for more than a misquote does.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from gcmreview.attribution.nearby import NEAR
from gcmreview.check.context import QuotationContext
from gcmreview.check.figures.times import list_years
from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference, NearMatch
from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.source.passages import Passage, widen
from gcmreview.dataset.model import Speaker, introduce_speaker
from gcmreview.documents.document import Document, read_text
from gcmreview.names.lexicon import VERBS
from gcmreview.names.mentions import Sentence
from gcmreview.text.characters import REMOVED, SINGLE
from gcmreview.text.dates import MONTH, write_day
from gcmreview.text.sentences import HONORIFICS, SENTENCE_ENDS, split_sentences
from gcmreview.text.words import SMALL, Word, fold_words, split_words

# Words that differ in all: with four, such as "in a spirit of", something else may be meant.
_MOST_DIFFERING = 3
# Words for each one that differs: with fewer in common, the words may be of another speech.
_LEAST_ALIKE = 6
# Words that are the source's at an end within a sentence of it: with fewer, such as "we must" or
# "of the", the quotation may be meant to begin or end elsewhere. At a sentence's end one is enough.
_LEAST_EDGE = 3
# Markup that may be in a quotation with a fix: emphasis, a block quotation's lines, and the rest of
# a space that is written as an entity.
_HARMLESS = r"(?:[\s*_>]|</?(?:b|em|i|strong)>|[#\w]++;)*+"
# A comment, or the reference to a note.
_NOTE = r"<!--|\[\^"
# Words of a sentence that denies or asks something, is about another day, or in which the writer
# speaks to the reader; of "wasn't", "t" is a word.
_ASIDES_TEXT = """
no not never ? [ interpreter loosely quiz roughly
ago before earlier once i me my we us our you your
"""
_ASIDES = frozenset(_ASIDES_TEXT.split())
# Words with which a sentence after a quotation may be about its words.
_BACK = frozenset(("or", "so", "such", "that", "these", "this", "those", "well"))
# Beginnings of words about how something was said, written or passed on, or that it is not so: with
# them beside it, a quotation may be no slip, or not be meant as true. They are the most frequent
# ones: no list has all, so the words right beside a quotation may only say who speaks.
_DOUBTS_TEXT = """
abridg alleg apocryph approval attribut bogus changed correct denie deny dream edit erra erro
examples fabricat fak fals ficti forg gist hoax imagin incorrect invent jok lint machin memory
misattrib misheard misquot misread mistak mistransl paraphras parod print render rewor rewr rumo
satir simplif test transcri translat typo unconfirmed version word wrong
"""
_DOUBTS = tuple(_DOUBTS_TEXT.split())
# Words and marks beside a speaker's name that say nothing but that the words are theirs.
_SAYS_TEXT = """
according added adds also explained noted said says stated stressed told urged warned
"""
_SAYS = HONORIFICS.union(_SAYS_TEXT.split(), ",.:()*–—-")
# Where they were said on the release's own occasion, and who heard them.
_OCCASIONS = "in an? (?:press release|statement)|told (?:the meeting|delegates|participants)"
# Marks after which a quotation begins its own sentence, or goes on with one: BANGKOK – “…,” said.
_RESTS = frozenset((*SENTENCE_ENDS, *",)-"))


def is_certain(
    context: QuotationContext, near: NearMatch, pattern: Pattern, edits: Sequence[Edit]
) -> bool:
    """Return whether edits that write a passage's words in a quotation are surely right.

    It is between two marks, and its speaker is named for it. A fix after which another rule is
    still broken is dropped when the fixed draft is checked.
    """
    return (
        _is_closed(context)
        and near.is_clear
        and _differs_little(near, pattern)
        and _has_sure_ends(near, pattern)
        and _is_attributed(context, near.passage)
        and _is_plain(context)
        and all(
            _is_of_words(context, pattern, *pair)
            for pair in zip(near.differences, edits, strict=True)
        )
    )


def _is_closed(context: QuotationContext) -> bool:
    """Return whether a quotation is one paragraph between double marks, and not in a heading."""
    quotation, document = context.quotation, context.draft.document
    is_cut = (
        document.text[quotation.opened] in SINGLE or document.blocks[quotation.block].is_heading
    )
    return quotation.how == "marked" and len(quotation.parts) == 1 and not is_cut


def _differs_little(near: NearMatch, pattern: Pattern) -> bool:
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


def _has_sure_ends(near: NearMatch, pattern: Pattern) -> bool:
    """Return whether the ends of a quotation are the source's, and it may begin and end there."""
    passage, start, end = near.passage, near.start, near.end
    first, last = near.differences[0].draft[0], near.differences[-1].draft[1]
    before, after = bisect_left(pattern.at, first), len(pattern.at) - bisect_left(pattern.at, last)
    goes_on = any(token.kind == "word" for token in passage.tokens[end : end + 1])
    return (
        not pattern.between
        and before >= (1 if near.begins else _LEAST_EDGE)
        and after >= (1 if near.ends else _LEAST_EDGE)
        and widen(passage, start, end) == (start, end)
        # Nothing ends with such a word: “the needs of the”.
        and not (goes_on and passage.keys[end - 1].casefold() in SMALL)
    )


def _is_attributed(context: QuotationContext, passage: Passage) -> bool:
    """Return whether a draft says in so many words that a passage's speaker said a quotation.

    What is beside it names nobody else, and no year but those of the review.
    """
    given, clause, lead = context.attributions
    speaker = context.source.find_speaker(passage)
    sentence = clause if clause.words else lead
    if speaker is None or (clause.words and _leads(lead)) or not _says_only(sentence, speaker):
        return False
    is_given = {each.speakers for each in given} == {frozenset((speaker.id,))}
    return is_given and not (_names_other_time(context, passage) or _is_doubted(context, speaker))


def _leads(sentence: Sentence) -> bool:
    """Return whether what is before a quotation leads to it too: The forgery: “…,” said Motus.

    It ends with a colon, a mark of code or of a deletion, or names somebody before a comma.
    """
    is_marked = bool(sentence.words) and sentence.words[-1].is_mark
    return is_marked and (
        sentence.last not in _RESTS or (sentence.last == "," and bool(sentence.mentions))
    )


def _is_doubted(context: QuotationContext, speaker: Speaker) -> bool:
    """Return whether what is beside a quotation may take its words back, or its speaker.

    That is two sentences before and after its own, and what its list or section is about.
    """
    document, quotation = context.draft.document, context.quotation
    start = max(context.neighbours[0], quotation.opened - NEAR)
    end = min(context.neighbours[1], quotation.closed + NEAR)
    first, last = max(0, quotation.block - 1), quotation.last
    before = _split_blocks(document, slice(first, quotation.block + 1), start, quotation.opened)
    after = _split_blocks(document, slice(last, last + 1), quotation.closed, end)
    below = _split_blocks(document, slice(last + 1, last + 2), quotation.closed, end)
    following = [*after, *below][:2]
    beside = list(chain(*before[-2:], *following))
    above = split_words(context.draft.nearby.read_leading(quotation))
    # It was the mayor.
    next_one = Sentence(tuple(chain(*after[1:2])), context.prepared.people)
    return (
        any(word.folded in _ASIDES or word.text == "t" for word in beside)
        or any(words[0].folded in _BACK for words in following)
        or any(word.folded.startswith(_DOUBTS) for word in chain(above, beside))
        or any(each.speakers != {speaker.id} for each in next_one.mentions)
    )


def _split_blocks(document: Document, which: slice, start: int, end: int) -> list[list[Word]]:
    """Return the sentences of some blocks between two offsets."""
    blocks = [(max(start, each.start), min(end, each.end)) for each in document.blocks[which]]
    texts = (read_text(document.text, *bounds) for bounds in blocks if bounds[0] < bounds[1])
    return [sentence for text in texts for sentence in split_sentences(split_words(text))]


def _names_other_time(context: QuotationContext, passage: Passage) -> bool:
    """Return whether a draft has a year or a month that its release lacks near or above words."""
    above = context.draft.nearby.read_leading(context.quotation)
    text = f"{above}\n{read_text(context.draft.document.text, *_find_near(context))}"
    times = list_years(text) | set(re.findall(rf"\b(?:{MONTH})\b", text))
    review = context.prepared.reviews[passage.release]
    day = review.release.date
    known = [write_day(day)] if day else []
    # Most drafts name no time there.
    known += (each.text for each in review.paragraphs) if times else ()
    return not all(any(time in text for text in known) for time in times)


def _find_near(context: QuotationContext) -> tuple[int, int]:
    """Return the span of the draft that is near a quotation in its own blocks."""
    quotation, blocks = context.quotation, context.draft.document.blocks
    start = max(blocks[quotation.block].start, quotation.opened - NEAR)
    return start, min(blocks[quotation.last].end, quotation.closed + NEAR)


def _says_only(sentence: Sentence, speaker: Speaker) -> bool:
    """Return whether all that a sentence says is that a speaker said something.

    “said Ms. Motus, Coordinator” does, “a critic of Motus wrote” and “Motus never said” do not.
    """
    named = sentence.mentions
    if {each.speakers for each in named} != {frozenset((speaker.id,))}:
        return False
    office = {*fold_words(introduce_speaker(speaker)), "the"}
    before, after = (
        re.sub(rf"\b(?:{_OCCASIONS})\b", "", " ".join(words)).split()
        for words in (sentence.fold(0, named[0].start), sentence.fold(named[0].end))
    )
    if before[:2] == ["according", "to"]:
        before = before[2:]
    return _SAYS.union(office - SMALL).issuperset(before) and (_SAYS | office).issuperset(after)


def _is_plain(context: QuotationContext) -> bool:
    """Return whether a reader reads all between the marks but emphasis and the marks of lines.

    Beside a note, a comment or deleted words the writer may still be at work. So may a link or
    highlight around the marks, or a note or comment near them.
    """
    quotation, text, read = context.quotation, context.draft.text, context.draft.document.text
    start, end = _find_near(context)
    span = slice(quotation.opened, _skip_hidden(read, quotation.closed))
    pairs = zip(text[span], read[span], strict=True)
    hidden = "".join(own if char == REMOVED else " " for own, char in pairs)
    above = text[max(0, start - NEAR) : start].rstrip()
    is_noted = above.endswith("-->") or re.search(_NOTE, text[start : _skip_hidden(read, end)])
    return bool(re.fullmatch(_HARMLESS, hidden)) and not is_noted


def _skip_hidden(text: str, at: int) -> int:
    """Return the offset after what is hidden at an offset."""
    beside = text[at : at + NEAR]
    return at + len(beside) - len(beside.lstrip(REMOVED))


def _is_of_words(
    context: QuotationContext, pattern: Pattern, difference: Difference, edit: Edit
) -> bool:
    """Return whether an edit removes words and spaces alone.

    Where it only removes or only adds words, there is no markup beside them.
    """
    draft, document = context.draft.text, context.draft.document.text
    (at, to), tokens = difference.draft, pattern.tokens
    removed, around = draft[edit.start : edit.end], draft[tokens[at - 1].end : tokens[to].start]
    words = "".join(document[token.start : token.end] for token in tokens[at:to])
    is_replaced = removed.strip() and edit.text.strip() == edit.text != ""
    is_of_words = removed.isprintable() and removed.replace(" ", "") == words
    return is_of_words and (bool(is_replaced) or "".join(around.split()) == words)
