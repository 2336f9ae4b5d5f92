"""Find who says each quotation of a release: for sure, or nobody.

A speaker is given where the words around a quotation name one and nobody else, or where a
quotation goes on with the one before it. What may be another person's words is left to a person.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from gcmreview.attribution.grammar import Attribution
from gcmreview.attribution.nearby import NEAR
from gcmreview.attribution.speaker import AttributionReader
from gcmreview.attribution.surroundings import list_neighbours
from gcmreview.dataset.model import Speaker
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation
from gcmreview.importing.speakers.clauses import (
    choose,
    find_leader,
    find_leading_pronoun,
    find_pronoun,
    find_said,
    find_subject_of,
    get_only,
    is_over,
)
from gcmreview.importing.speakers.frames import QUOTED, frame
from gcmreview.importing.speakers.people import Cast, make_review
from gcmreview.names.lexicon import HONORIFICS_OF
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import People
from gcmreview.text.sentences import SENTENCE_ENDS, split_sentences
from gcmreview.text.words import SMALL, find_words, fold_words, split_words

# The pronoun of whoever has an honorific.
_PRONOUN_OF = {
    word: {"his": "he", "her": "she"}[own] for own, words in HONORIFICS_OF.items() for word in words
}
# Words of the shortest office that only one person has: Director of Trade.
_WHOLE_OFFICE = 3
# Paragraphs before a quotation in which the person of its pronoun is named.
_REACH = 2


def attribute(document: Document, quotations: Sequence[Quotation], cast: Cast) -> list[str | None]:
    """Return the id of the speaker of each quotation, or None where nobody is sure."""
    said = [at for at, each in enumerate(quotations) if not _is_name(document, each)]
    page = _Page(document, [quotations[at] for at in said], cast)
    found: list[str | None] = []
    for at in range(len(said)):
        found.append(page.find(at, found))
    speakers = dict(zip(said, found, strict=True))
    return [speakers.get(at) for at in range(len(quotations))]


def _is_name(document: Document, quotation: Quotation) -> bool:
    """Return whether a quotation is the name of something, and nobody's speech: “The Owl Shift”."""
    text = document.text[quotation.start : quotation.end]
    words = [word for word in split_words(text) if word.folded not in SMALL and not word.is_mark]
    is_sentence = text[-1:] in (*SENTENCE_ENDS, ",")
    return len(words) > 1 and not is_sentence and all(word.is_capital for word in words)


class _Page:
    """A release with its quotations, and the people who speak in it."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], cast: Cast) -> None:
        named = map(_leave_out_short, (*cast.speakers, *cast.others))
        people = People(make_review(tuple(named)))
        self._known = {each.id for each in cast.speakers}
        self._offices = cast.offices
        self._document, self._quotations = document, quotations
        self._reader = AttributionReader(document, quotations, people)
        self._neighbours = list(list_neighbours(document.text, quotations))
        self._people = people
        # Where Mr. Doe and Ms. Doe are named, Doe has both.
        self._pronouns = {
            each: {own for word, own in _PRONOUN_OF.items() if word in words}
            for each, words in cast.offices.items()
        }

    def find(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return who says a quotation; ``before`` are the speakers of those before it."""
        speaker = self._find(at, before)
        return speaker if speaker in self._known else None

    def _find(self, at: int, before: Sequence[str | None]) -> str | None:
        given = self._reader.read(self._quotations[at], self._neighbours[at])
        last = self._document.text[self._quotations[at].end - 1]
        if is_over(given, last):
            return self._go_on(at, before)
        # A sentence that has not ended goes on with the quotation: Jane Doe said Bob Hill was “…”
        leads = [] if given.lead_in.last in SENTENCE_ENDS else [given.lead_in]
        pronoun = find_pronoun(given.clause)
        named = [] if pronoun else [*find_said(given, last), *chain(*map(find_leader, leads))]
        if named:
            return self._agree(named)
        if pronoun := pronoun or next(map(find_leading_pronoun, leads), None):
            return self._find_person(at, before, pronoun)
        if given.given:
            quotation = self._quotations[at]
            begins = quotation.opened == self._document.blocks[quotation.block].start
            return choose(given, begins=begins)
        return None if given.to_others else self._go_on(at, before)

    def _agree(self, named: Sequence[Attribution]) -> str | None:
        """Return the speaker that all names are of; a man and a woman may share a family name."""
        speaker = get_only(frozenset().union(*(each.speakers for each in named)))
        is_shared = len(self._pronouns.get(speaker or "", ())) > 1
        is_full = any(" " in each.named for each in named)
        return speaker if is_full or not is_shared else None

    def _go_on(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return the speaker of the quotation before one that says nothing of its own.

        It is in the same paragraph, or all of the next one.
        """
        last, quotation = self._quotations[max(0, at - 1)], self._quotations[at]
        if not at or quotation.opened - last.closed > NEAR:
            return None
        speaker = before[at - 1]
        rest, others = self._read_between(last.closed, quotation.opened)
        named = (name.speakers for each in rest or others for name in each.mentions)
        if any(each != {speaker} for each in named):
            return None
        # After another sentence, what is quoted may be a title, or somebody else's words.
        is_next = not others if quotation.block == last.last else self._is_below(last, quotation)
        return speaker if is_next else None

    def _is_below(self, last: Quotation, quotation: Quotation) -> bool:
        """Return whether a quotation is all of the paragraph after another one, and no answer."""
        is_question = self._get_text(last.start, last.end).rstrip().endswith("?")
        is_next = quotation.block == last.last + 1
        return is_next and not is_question and self._is_whole(quotation)

    def _read_between(self, start: int, end: int) -> tuple[list[Sentence], list[Sentence]]:
        """Return the sentence that goes on between two quotations, and the others between them.

        One that ends there may name others: “…,” Jane Doe told Bob Hill. “…”
        """
        text = self._get_text(start, end)
        sentences = [each for each in self._read_sentences(text) if not _is_silent(each)]
        rest = sentences[:1] if _goes_on(text) else []
        is_ended = not rest or rest[0].last in SENTENCE_ENDS
        return [] if is_ended else rest, sentences[len(rest) :]

    def _read_sentences(self, text: str) -> list[Sentence]:
        words = split_sentences(split_words(text))
        return [Sentence(tuple(each), self._people) for each in words]

    def _is_whole(self, quotation: Quotation) -> bool:
        """Return whether nothing but a quotation is in its paragraphs."""
        blocks = self._document.blocks
        before = self._get_text(blocks[quotation.block].start, quotation.opened)
        after = self._get_text(quotation.closed, blocks[quotation.last].end)
        return not find_words(before + after)

    def _find_person(self, at: int, before: Sequence[str | None], pronoun: str) -> str | None:
        """Return the person of a pronoun, if no honorific says that it is another one."""
        if pronoun not in _PRONOUN_OF.values():
            return self._find_holder(at, pronoun)
        speaker = self._find_subject(at, before)
        own = self._pronouns.get(speaker or "")
        return speaker if not own or pronoun in own else None

    def _find_holder(self, at: int, office: str) -> str | None:
        """Return the one person of the release who is "the judge", if named not far before."""
        holders = frozenset(each for each, words in self._offices.items() if office in words)
        sentences = self._walk_back(self._quotations[at])
        named = (each.speakers for sentence in sentences for each in sentence.mentions)
        return get_only(holders) if holders in named else None

    def _find_subject(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return who spoke before a quotation, or the person that a sentence before it is about."""
        for sentence in self._walk_back(self._quotations[at]):
            first = at - sum(word.text == QUOTED[0] for word in sentence.words)
            said_by = frozenset(filter(None, before[first:at]))
            if said_by:
                is_about = all(each.speakers == said_by for each in sentence.mentions)
                return get_only(said_by) if is_about else None
            if sentence.mentions:
                return self._agree(list(find_subject_of(sentence)))
            if first < at and sentence.verbs:
                # Somebody without a name spoke.
                return None
            at = first
        return None

    def _walk_back(self, quotation: Quotation) -> Iterator[Sentence]:
        """Yield the sentences before a quotation, the last one first, without what is quoted."""
        first = max(0, quotation.block - _REACH)
        for block in reversed(self._document.blocks[first : quotation.block + 1]):
            until = min(block.end, quotation.opened)
            bounds = max(block.start, until - NEAR), until
            text = frame(self._document, self._quotations, bounds)
            yield from reversed(self._read_sentences(text))

    def _get_text(self, start: int, end: int) -> str:
        return self._document.text[start:end]


def _is_silent(sentence: Sentence) -> bool:
    return all(word.is_mark for word in sentence.words)


def _leave_out_short(speaker: Speaker) -> Speaker:
    """Return a speaker without an office that others may have too: a minister, the director."""
    is_short = len(fold_words(speaker.description or "")) < _WHOLE_OFFICE
    return speaker._replace(description=None) if is_short else speaker


def _goes_on(after: str) -> bool:
    """Return whether the sentence of a quotation goes on in the text after it."""
    return re.match(r"[^\w.?!\n]*\w", after) is not None
