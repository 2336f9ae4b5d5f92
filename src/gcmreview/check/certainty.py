"""When a fix is certain: a few words differ in the middle of a quotation that is surely meant.

A fix that may be wrong is worse than none, so each rule here asks for more than a misquote does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gcmreview.attribution.nearby import NEAR
from gcmreview.check.context import QuotationContext
from gcmreview.check.figures.known import VERBS as BEING
from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference, NearMatch
from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.source.passages import Passage, widen
from gcmreview.dataset.model import Speaker, introduce_speaker
from gcmreview.documents.document import read_text
from gcmreview.names.lexicon import LEADING_VERBS, OBJECT_PRONOUNS, VERBS
from gcmreview.names.mentions import Sentence
from gcmreview.text.characters import DOUBLE, INDICATORS, REMOVED, SINGLE, SUPERSCRIPTS, repeat
from gcmreview.text.dates import MONTH
from gcmreview.text.numbers import YEAR
from gcmreview.text.sentences import HONORIFICS, SENTENCE_ENDS, split_prose
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
_HARMLESS = repeat(r"[\s*_>]|</?(?:b|em|i|strong)>|[#\w]++;")
# A comment, or the mark of a note: in markup, raised, or a sign, but for “*”, which is emphasis.
_NOTE = rf"<!--|\[\^[^\]]*+\](?!:)|<sup|href=[\"']?#|[{SUPERSCRIPTS}{INDICATORS[1:]}]"
# Words that deny, are of another day, or in which the writer speaks to the reader.
_ASIDES = """
not no never nor ago before earlier once i me my we us our you your
"""
# Beginnings of words about words, by which a quotation may be no slip, or not be meant as true.
_ABOUT_WORDS = """
caption correct den edit err exampl exercis fabricat fak fals forg hoax invent jok mis(?!sion) parod
print quiz quot rumo spell test transcri translat typ version word wrong
"""
# Words that may refer to a quotation or its speaker: in the rest of its block, or as the first of a
# sentence, heading or label near it, such as “How it was reported”.
_REFERRING = frozenset(("he", "she", "this", "that", "these", "those", "such", "so"))
_BACK = _REFERRING | OBJECT_PRONOUNS | {"it", "they", "his", "its", "their"}
_BEGINNING = _REFERRING | {"how", "what", "why", "who", "which", "as"}
_DOUBTED = re.compile(
    rf"[?\[]|['’]t\b|\b(?i:(?:{'|'.join(_ASIDES.split())})\b|{'|'.join(_ABOUT_WORDS.split())})"
    rf"|(?m:^|[.!:;(–—])[^\w{''.join(DOUBLE)}]*(?i:{'|'.join(_BEGINNING)})\b"
)
_TIME = re.compile(rf"\b(?:{YEAR}|{MONTH})\b")
# Words of a sentence. What has fewer, no verb such as “was” and no such beginning may be a label.
_SHORTEST = 5
_SUBJECTS = frozenset(("it", "they", "there", "the", "a", "an"))
# Words that a label shares with the release, and their least share. An acronym, a name and a word
# for what the draft is count as two.
_LEAST_SHARED, _LEAST_TOPICAL = 2, 2 / 3
_DRAFTS = frozenset(("draft", "press", "release", "news", "newsletter", "statement", "report"))
_GRAMMAR = SMALL | LEADING_VERBS
# What is between blocks, and between a label and what it is about.
_BETWEEN, _LABELLED = "\n\n", r":|[–—]\s"
# Words and marks beside a speaker's name that say nothing but that the words are theirs.
_SAYS_TEXT = """
added adds also explained noted said says stated stressed told urged warned
"""
_SAYS = HONORIFICS.union(_SAYS_TEXT.split(), ",.:()*–—-")
# Marks after which a quotation begins its own sentence, or that end a name beside it.
_RESTS = frozenset((*SENTENCE_ENDS, ")"))
# So do these, where they were said on the release's own occasion, and who heard them.
_PHRASES = (
    r"\b(?:according to|in an? (?:press release|statement)"
    r"|told (?:the meeting|delegates|participants))\b"
)


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
    if speaker is None or attributions.speakers != {speaker.id}:
        return False
    is_led_to = any(word.is_mark for word in lead.words[-1:]) and lead.last not in _RESTS
    return (
        not (clause.words and is_led_to)
        and _says_only(clause if clause.words else lead, speaker)
        and not _is_doubted(context, speaker)
    )


def _is_doubted(context: QuotationContext, speaker: Speaker) -> bool:
    """Return whether what is near a quotation may take its words or its speaker back.

    That is what its list or section is about, and what is not quoted in its blocks and those beside
    them. Its own may name another day, or after it somebody else: It was the mayor.
    """
    above = context.draft.nearby.read_leading(context.quotation)
    own, near = ([*_read_unquoted(context, reach)] for reach in (0, 1))
    named = Sentence(tuple(split_words(own[1])), context.prepared.people).mentions
    # What is below it without a full stop, such as the next heading, is no sentence about it.
    below = [each for each in near[1].split(_BETWEEN) if each.rstrip().endswith(SENTENCE_ENDS)]
    beside = _BETWEEN.join((above, near[0], own[1], *below))
    return (
        _TIME.search(_BETWEEN.join((above, *own))) is not None
        or _DOUBTED.search(_BETWEEN.join((above, *near))) is not None
        or not _BACK.isdisjoint(fold_words(own[1]))
        or any(each.speakers != {speaker.id} for each in named)
        or not all(_is_apart(context, each) for each in _list_pieces(beside))
    )


def _list_pieces(text: str) -> Iterator[str]:
    """Yield the sentences, headings and labels of blocks, but for what quotes something itself."""
    for block in re.sub(rf"(?i:{_PHRASES})", "", text).split(_BETWEEN):
        for start, end in split_prose(block):
            pieces = re.split(_LABELLED, block[start:end])
            yield from (each for each in pieces if not any(mark in each for mark in DOUBLE))


def _is_apart(context: QuotationContext, text: str) -> bool:
    """Return whether a sentence or label beside a quotation is surely not about it.

    A sentence says something of its own: it rained; the talks closed. “Exercise 3.” is none.
    """
    sentence = Sentence(tuple(split_words(text)), context.prepared.people)
    words = [word for word in sentence.words if word.text[1:].isalnum()]
    folded = [word.folded for word in words]
    has_verb = not (BEING.isdisjoint(folded) and _SUBJECTS.isdisjoint(folded[:1]))
    is_sentence = sentence.last in SENTENCE_ENDS and (has_verb or len(words) >= _SHORTEST)
    return not words or is_sentence or _is_topical(words, sentence, context.source.known)


def _is_topical(words: Sequence[Word], sentence: Sentence, known: frozenset[str]) -> bool:
    """Return whether a label is about the release, which has the ``known`` words, or the draft."""
    named = {word for each in sentence.found for word in sentence.fold(each.start, each.end)}
    telling = [word for word in words if word.folded not in _GRAMMAR]
    shared = [word for word in telling if word.folded in known | named | _DRAFTS]
    count = len(named) + sum(1 + (word.is_acronym or word.folded in _DRAFTS) for word in shared)
    return count >= _LEAST_SHARED and len(shared) >= _LEAST_TOPICAL * len(telling)


def _read_unquoted(context: QuotationContext, reach: int) -> Iterator[str]:
    """Yield what is not quoted near a quotation, before it and after it.

    ``reach`` is the number of blocks above and below its own that are read too. A sentence that is
    cut off ends with a full stop, so that it is no label.
    """
    quotation, draft = context.quotation, context.draft
    blocks = draft.document.blocks[max(0, quotation.block - reach) : quotation.last + 1 + reach]
    opened, closed = quotation.opened, quotation.closed
    for start, end, stop in ((opened - NEAR, opened, ""), (closed, closed + NEAR, ".")):
        spans = ((max(start, each.start), min(end, each.end), each.end) for each in blocks)
        yield _BETWEEN.join(
            read_text(draft.unquoted, first, last) + stop * (first < last < whole)
            for first, last, whole in spans
        )


def _says_only(sentence: Sentence, speaker: Speaker) -> bool:
    """Return whether all that a sentence says is that a speaker said something.

    “said Ms. Motus, Coordinator” does, “a critic of Motus wrote” and “Motus never said” do not.
    """
    named = sentence.mentions
    if {each.speakers for each in named} != {frozenset((speaker.id,))}:
        return False
    office = {*fold_words(introduce_speaker(speaker)), "the"}
    before, after = (
        re.sub(_PHRASES, "", " ".join(words)).split()
        for words in (sentence.fold(0, named[0].start), sentence.fold(named[0].end))
    )
    return _SAYS.union(office - SMALL).issuperset(before) and (_SAYS | office).issuperset(after)


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
    differences: Sequence[Difference],
    edits: Sequence[Edit],
) -> bool:
    """Return whether edits remove words and spaces alone.

    Markup is beside them only where all replace words: which words of “work together, countries,”
    are emphasized for “work *grand*,”?
    """
    draft, document = context.draft.text, context.draft.document.text
    tokens, may_have_markup = pattern.tokens, all(_is_replaced(draft, each) for each in edits)
    for ((at, to), _), edit in zip(differences, edits, strict=True):
        removed, around = draft[edit.start : edit.end], draft[tokens[at - 1].end : tokens[to].start]
        words = "".join(document[token.start : token.end] for token in tokens[at:to])
        is_bare = "".join(around.split()) == words
        is_of_words = removed.isprintable() and removed.replace(" ", "") == words
        if not (is_of_words and (is_bare or may_have_markup)):
            return False
    return True


def _is_replaced(draft: str, edit: Edit) -> bool:
    """Return whether an edit writes words for words: not a space, nor nothing."""
    return draft[edit.start : edit.end].strip() != "" and edit.text.strip() == edit.text != ""
