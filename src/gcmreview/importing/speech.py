"""Find who says each quotation of a release: for sure, or nobody.

A speaker is given where the words around a quotation name one and nobody else, or where a
quotation goes on with the one before it. What may be another person's words is left to a person.
"""

import re
from collections.abc import Sequence

from gcmreview.attribution.grammar import (
    Attributions,
    ends_subject,
    find_subject,
    find_verb,
    is_by_pronoun,
    is_object,
    is_possessive,
)
from gcmreview.attribution.nearby import NEAR
from gcmreview.attribution.speaker import AttributionReader
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation
from gcmreview.importing.people import Cast, make_review
from gcmreview.names.lexicon import HONORIFICS_OF, LEADING_VERBS, PRONOUNS, VERBS
from gcmreview.names.mentions import Sentence, is_naming
from gcmreview.names.people import Mention, People
from gcmreview.text.sentences import SENTENCE_ENDS, split_sentences
from gcmreview.text.words import find_words, split_words

_PERSONAL = frozenset(("he", "she"))
# What begins half a sentence, and what is between a subject and the verb of another one.
_HALF = frozenset(")],;")
_OTHERS = PRONOUNS | LEADING_VERBS
# Stands for the pronoun of a name that a man and a woman have.
_SHARED = "they"
# The pronoun of whoever has an honorific, and such honorifics with the names after them.
_PRONOUN_OF = {
    word: {"his": "he", "her": "she"}[own] for own, words in HONORIFICS_OF.items() for word in words
}
_HONORED = re.compile(
    rf"\b((?i:{'|'.join(sorted(_PRONOUN_OF))}))\b\.?\s((?:[A-Z][\w’'-]+\s?){{1,4}})"
)
# Paragraphs before a quotation in which the person of its pronoun is named.
_REACH = 2


def attribute(document: Document, quotations: Sequence[Quotation], cast: Cast) -> list[str | None]:
    """Return the id of the speaker of each quotation, or None where nobody is sure."""
    page = _Page(document, quotations, cast)
    found: list[str | None] = []
    for at in range(len(quotations)):
        found.append(page.find(at, found))
    return found


class _Page:
    """A release with its quotations, and the people who speak in it."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], cast: Cast) -> None:
        people = People(make_review((*cast.speakers, *cast.others)))
        self._known = {each.id for each in cast.speakers}
        self._document, self._quotations = document, quotations
        self._reader = AttributionReader(document, quotations, people)
        self._people = people
        own = _list_own(document.text)
        self._pronouns = {
            each.id: own.get(find_words(each.family_name.casefold())[-1]) for each in cast.speakers
        }

    def find(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return who says a quotation; ``before`` are the speakers of those before it."""
        speaker = self._find(at, before)
        return speaker if speaker in self._known else None

    def _find(self, at: int, before: Sequence[str | None]) -> str | None:
        given = self._read_attributions(at)
        pronoun = _find_pronoun(given)
        if pronoun:
            speaker = self._find_person(at, before)
            is_same = self._pronouns.get(speaker or "") in (pronoun, None)
            return speaker if is_same else None
        if given.given and not _is_over(given):
            speaker = _choose(given)
            is_shared = self._pronouns.get(speaker or "") == _SHARED
            return None if is_shared and not _is_in_full(given) else speaker
        return None if given.to_others else self._go_on(at, before)

    def _read_attributions(self, at: int) -> Attributions:
        start = self._quotations[at - 1].closed if at else 0
        is_last = at + 1 == len(self._quotations)
        end = len(self._document.text) + 1 if is_last else self._quotations[at + 1].opened
        return self._reader.read(self._quotations[at], (start, end))

    def _go_on(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return the speaker of the quotation before one that says nothing of its own.

        It is in the same paragraph, or all of the next one.
        """
        if not at:
            return None
        last, quotation = self._quotations[at - 1], self._quotations[at]
        speaker = before[at - 1]
        if not self._is_about(speaker, last.closed, quotation.opened):
            return None
        if quotation.block == last.last:
            # After another sentence, what is quoted may be a title, or somebody else's words.
            return None if self._read_between(last.closed, quotation.opened)[1] else speaker
        is_next = quotation.block == last.last + 1 and self._is_whole(quotation)
        # A question is answered by somebody else.
        is_question = self._document.text[last.start : last.end].rstrip().endswith("?")
        return speaker if is_next and not is_question else None

    def _is_about(self, speaker: str | None, start: int, end: int) -> bool:
        """Return whether a text names a speaker alone.

        The rest of the sentence of the quotation before it may name others, if it ends there:
        “…,” Jane Doe told Bob Hill. “…”
        """
        if end - start > NEAR:
            return False
        rest, sentences = self._read_between(start, end)
        if rest and rest.last not in SENTENCE_ENDS:
            sentences = [rest, *sentences]
        named = (each for sentence in sentences for each in sentence.mentions)
        return all(each.speakers == {speaker} for each in named)

    def _read_between(self, start: int, end: int) -> tuple[Sentence | None, list[Sentence]]:
        """Return the rest of the sentence of a quotation, and the sentences with words after it."""
        text = self._get_text(start, end)
        sentences = [
            Sentence(tuple(words), self._people)
            for words in split_sentences(split_words(text))
            if not all(word.is_mark for word in words)
        ]
        return (sentences[0], sentences[1:]) if _goes_on(text) else (None, sentences)

    def _is_whole(self, quotation: Quotation) -> bool:
        """Return whether nothing but a quotation is in its paragraphs."""
        blocks = self._document.blocks
        before = self._get_text(blocks[quotation.block].start, quotation.opened)
        after = self._get_text(quotation.closed, blocks[quotation.last].end)
        return not find_words(before + after)

    def _find_person(self, at: int, before: Sequence[str | None]) -> str | None:
        """Return the person of a pronoun: who spoke before, or the only one named before."""
        quotation = self._quotations[at]
        if at and before[at - 1]:
            speaker, last = before[at - 1], self._quotations[at - 1]
            is_near = last.last >= quotation.block - 1
            if is_near and self._is_about(speaker, last.closed, quotation.opened):
                return speaker
        first = max(0, quotation.block - _REACH)
        for block in reversed(self._document.blocks[first : quotation.block + 1]):
            until = min(block.end, quotation.opened)
            text = self._get_text(max(block.start, until - NEAR), until)
            for words in reversed(split_sentences(split_words(text))):
                sentence = Sentence(tuple(words), self._people)
                if sentence.mentions:
                    return _find_only(sentence)
        return None

    def _get_text(self, start: int, end: int) -> str:
        return self._document.text[start:end]


def _find_only(sentence: Sentence) -> str | None:
    """Return the speaker that a sentence is about: the only one it names, before its verb."""
    first, *others = sentence.mentions
    # She said that Jane Doe …
    is_early = PRONOUNS.isdisjoint(sentence.fold(0, first.start))
    is_subject = is_early and not (is_object(sentence, first) or is_possessive(sentence, first))
    speakers = first.speakers if is_subject and not others else ()
    return next(iter(speakers)) if len(speakers) == 1 else None


def _is_in_full(given: Attributions) -> bool:
    """Return whether a speaker is named by more than a family name."""
    return " " in given.given[0].named


def _is_over(given: Attributions) -> bool:
    """Return whether only the sentence of the quotation before names somebody: said Jane Doe."""
    is_rest = given.lead_in.get(0) in VERBS or given.lead_in.last in SENTENCE_ENDS
    return not given.clause.words and is_rest


def _goes_on(after: str) -> bool:
    """Return whether the sentence of a quotation goes on in the text after it."""
    return re.match(r"[^\w.?!\n]*\w", after) is not None


def _list_own(text: str) -> dict[str, str]:
    """Return the pronouns of the people with an honorific, by the words of their names: Mr. Doe."""
    own: dict[str, str] = {}
    for title, names in _HONORED.findall(text):
        pronoun = _PRONOUN_OF[title.casefold()]
        for word in find_words(names.casefold()):
            # Where Mr. Doe and Ms. Doe are named, Doe is neither.
            own[word] = pronoun if own.get(word, pronoun) == pronoun else _SHARED
    return own


def _find_pronoun(given: Attributions) -> str | None:
    """Return the pronoun to which a quotation is attributed: he or she."""
    for sentence, is_pronoun in (
        (given.clause, is_by_pronoun(given.clause)),
        (given.lead_in, is_by_pronoun(given.lead_in) and not given.clause.verbs),
    ):
        if is_pronoun:
            said = _PERSONAL.intersection(sentence.fold(0, find_verb(sentence)))
            return next(iter(said), None)
    return None


def _choose(given: Attributions) -> str | None:
    """Return the speaker of attributions, if there is no doubt."""
    first = given.given[0]
    if len(first.speakers) != 1:
        return None
    (speaker,) = first.speakers
    if first.strength == "strong":
        return speaker
    if find_verb(given.clause) is not None:
        return _agree(speaker, [_find_leader(given.clause)])
    leader = _find_leader(given.lead_in)
    if leader:
        return _agree(speaker, [leader])
    # A line that is only a name: “…” – Jane Doe, farmer; Jane Doe: “…”.
    for sentence in (given.clause, given.lead_in):
        if not sentence.verbs and is_naming(sentence):
            return _agree(speaker, sentence.mentions)
    return None


def _agree(speaker: str, mentions: Sequence[Mention | None]) -> str | None:
    """Return a speaker, if each of some mentions is of that speaker."""
    is_sure = bool(mentions) and all(each and each.speakers == {speaker} for each in mentions)
    return speaker if is_sure else None


def _find_leader(sentence: Sentence) -> Mention | None:
    """Return the subject of the last verb that leads into a quotation: Jane Doe said that “…”.

    Half a sentence has none: its subject may be in the other half.
    """
    verbs = [at for at, word in enumerate(sentence.fold()) if word in LEADING_VERBS]
    if not verbs or sentence.get(0) in _HALF:
        return None
    verb = _find_finite(sentence, verbs)
    subject = find_subject(sentence, verb)
    if subject is None or is_object(sentence, subject) or is_possessive(sentence, subject):
        return None
    between = sentence.fold(subject.end, verb)
    is_near = ends_subject(sentence, subject.end) and _OTHERS.isdisjoint(between)
    return subject if is_near else None


def _find_finite(sentence: Sentence, verbs: Sequence[int]) -> int:
    """Return the last verb that has a subject of its own: Jane Doe agreed, adding that “…”."""
    finite = [verb for verb in verbs if not sentence.get(verb).endswith("ing")]
    return (finite or verbs)[-1]
