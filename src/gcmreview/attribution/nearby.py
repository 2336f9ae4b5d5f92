"""Find the speaker or the source of a quotation in the text near it."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache, partial
from operator import itemgetter

from gcmreview.attribution.grammar import Attribution, are_titles, find_handed, give, is_object
from gcmreview.documents.document import Block, Document, read_names
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import CLAUSE_BREAKS
from gcmreview.names.mentions import LONGEST_NAME, Sentence, read_sentence
from gcmreview.names.people import People
from gcmreview.text.characters import RAISED, SUPERSCRIPTS
from gcmreview.text.sentences import SENTENCE_ENDS, split_prose, split_sentences
from gcmreview.text.words import split_words

# Characters before and after a quotation that are near it: four or five lines, as long as the
# longest sentence that says who speaks.
NEAR = 500
# What is kept of the last texts that were read, since quotations near one another share them.
_KEPT = 64
# Blocks above that are looked at in all, and headings: those of a page, a section and a part of it.
_MOST_BLOCKS, _MOST_HEADINGS = 30, 3
# Blocks above and below that are near: a heading or a name, and a line between it and the words.
_NEAR_BLOCKS = 2
# The number of a note right after a quotation: [^1], ^1^, ¹, <sup>1</sup>, also with a link.
_TAG = r"</?(?:sup|a)\b[^<>]{0,200}>"
_NUMBER = (
    rf"(?:\[\^?(\w{{1,9}})\]|(?:{_TAG}|[\[^]){{1,4}}(\d{{1,3}})(?:{_TAG}|[]^])|([{SUPERSCRIPTS}]+))"
)
_REFERENCE = re.compile(rf"[.,]? ?{_NUMBER}")
# A note begins with it, or is the item of a list that a link leads to.
_ITEM = r"^(\d{1,3})[.)]|<li\b[^<>]{0,200}?\bid=[\"']?[\w:-]{0,99}?(\d{1,3})[\"'>]"
_NOTE = rf"(?m)(?:(?:^[ \t]*+|<(?:p|div)\b[^<>]{{0,200}}>){_NUMBER}:?|{_ITEM})\s*"
# Characters with which hardly two quotations begin: six words, where four are compared.
_BEGINNING = 30
# Blocks above in which the person of a pronoun is named: an article names its speaker once.
_FAR_BLOCKS = 10


class NearbyNames:
    """What the text near a quotation names, read when needed."""

    def __init__(
        self, draft: str, document: Document, quotations: Sequence[Quotation], people: People
    ) -> None:
        self._draft = draft
        self._document = document
        self._quotations = quotations
        self._people = people
        self._look = lru_cache(_KEPT)(self._read)
        self._make_sentence = lru_cache(_KEPT)(partial(Sentence, people=people))
        # A list of quotations has its source above it.
        self._quoted = bytearray(len(document.blocks))
        self._opened = array("I", (each.opened for each in quotations))
        for each in quotations:
            for at in range(each.block, each.last + 1):
                self._quoted[at] = True
        self._headings = [at for at, block in enumerate(document.blocks) if block.is_heading]

    def names(
        self,
        quotation: Quotation,
        owners: frozenset[str],
        *,
        is_far: bool = False,
        or_source: bool = True,
    ) -> bool:
        """Return whether the speaker of a quotation, or its source, is named nearby.

        That is in its blocks, in its headings, and in a few blocks above or below; or in more
        above, ``is_far``. Those with quotations do not count.
        """
        for named, members, is_source in map(self._look, self._list_near(quotation, is_far=is_far)):
            if named & owners or (or_source and (is_source or members & owners)):
                return True
        return False

    @cached_property
    def _notes(self) -> dict[str, int]:
        """Where the draft's notes begin, by their numbers."""
        return {_read_number(note): note.end() for note in re.finditer(_NOTE, self._draft)}

    def _find_note(self, quotation: Quotation) -> tuple[int, int]:
        """Return the span of the note that a quotation refers to, a line or a block, or none."""
        number = _REFERENCE.match(self._draft, quotation.closed)
        start = self._notes.get(_read_number(number), 0) if number else 0
        text, blocks = self._document.text, self._document.blocks
        end = blocks[max(0, bisect_right(blocks, start, key=itemgetter(0)) - 1)].end if start else 0
        line = text.find("\n", start, end)
        return start, line if line >= 0 else end

    def read_note(self, quotation: Quotation) -> Sentence | None:
        """Return the note that a quotation refers to, if it is about a speaker."""
        text = read_names(self._document.text, *self._find_note(quotation))
        note = read_sentence(text, self._people)
        return note if find_subject(note, frozenset()) else None

    def _list_near(self, quotation: Quotation, *, is_far: bool) -> Iterator[tuple[int, int]]:
        """Yield the spans of the draft that are near a quotation."""
        yield self._find_note(quotation)
        for at in self.list_blocks(quotation, _FAR_BLOCKS if is_far else _NEAR_BLOCKS):
            yield from _clip(self._document.blocks[at], quotation)

    def list_blocks(self, quotation: Quotation, count: int = _NEAR_BLOCKS) -> Iterator[int]:
        """Yield the numbers of the blocks near a quotation: its headings, its own, those beside.

        Of those above, ``count`` have no quotation.
        """
        yield from self._list_above(quotation, count)
        below = min(quotation.last + _NEAR_BLOCKS + 1, len(self._document.blocks))
        yield from range(quotation.block, below)

    def _list_above(self, quotation: Quotation, count: int) -> Iterator[int]:
        """Yield the numbers of the headings of a quotation, and of the blocks above it."""
        last = bisect_left(self._headings, quotation.block)
        yield from self._headings[max(0, last - _MOST_HEADINGS) : last]
        for at in range(quotation.block - 1, max(-1, quotation.block - 1 - _MOST_BLOCKS), -1):
            count -= not self._quoted[at]
            if count < 0:
                return
            yield at

    def find_other(
        self, quotation: Quotation, owners: frozenset[str], *, leads: bool = False
    ) -> tuple[Attribution, ...]:
        """Return who the last sentence before a quotation is about, if not the one who said it.

        "Nenette Motus spoke next. She added: …". That is a weak sign, and none where somebody
        unknown, the speaker or a source is named after it, unless it ``leads`` to the quotation. It
        is none for a pull quote, which may be anywhere and has words of another quotation.
        """
        if self._beginnings[self._begin(quotation)] > 1:
            return ()
        speakers, members, is_source = self._read(self._find_below(quotation))
        if not leads and (is_source or (speakers | members) & owners):
            return ()
        return find_subject(self.find_last(quotation), owners)

    def find_last(self, quotation: Quotation) -> Sentence:
        """Return a quotation's note, or the last sentence before it that names somebody."""
        if note := self.read_note(quotation):
            return note
        blocks = self._document.blocks
        first = max(0, quotation.block - _NEAR_BLOCKS)
        for block in reversed(blocks[first : quotation.block + 1]):
            end = max(block.start, min(block.end, quotation.opened))
            text = read_names(self._document.text, max(block.start, end - NEAR), end)
            for words in reversed(split_sentences(tuple(split_words(text)))):
                sentence = self._make_sentence(tuple(words))
                if sentence.named or self._people.names_source(words):
                    return sentence
        return Sentence((), self._people)

    @cached_property
    def _beginnings(self) -> Counter[str]:
        long = (each for each in self._quotations if each.end - each.start >= _BEGINNING)
        return Counter(map(self._begin, long))

    def _begin(self, quotation: Quotation) -> str:
        """Return the beginning of a quotation, without regard to capitals."""
        return self._document.text[quotation.start : quotation.start + _BEGINNING].casefold()

    def _find_below(self, quotation: Quotation) -> tuple[int, int]:
        """Return the span that is near after a quotation.

        A heading begins something else, and so does a sentence that leads to the next quotation.
        """
        below = self._document.blocks[quotation.last : quotation.last + _NEAR_BLOCKS + 1]
        ends = [block.start for block in below[1:] if block.is_heading] or [below[-1].end]
        end = min(ends[0], quotation.closed + NEAR)
        following = bisect_left(self._opened, quotation.closed)
        opened = self._opened[following] if following < len(self._opened) else end
        if opened < end:
            starts = [each.start for each in below[1:] if each.start <= opened]
            end = self._find_leading(starts or [quotation.closed], opened, end)
        return quotation.closed, end

    def _find_leading(self, starts: Sequence[int], opened: int, end: int) -> int:
        """Return where what leads to a quotation begins in blocks with these starts, or the end.

        A line above it may be a name below another quotation.
        """
        for start in reversed(starts):
            *_, (led, _) = split_prose(self._document.text[start:opened])
            text = read_names(self._document.text, start + led, opened).rstrip()
            is_lead = start == starts[-1] or text.endswith(SENTENCE_ENDS)
            if is_lead and any(map(str.isalpha, text)):
                end = opened = start + led
        return end

    def _read(self, span: tuple[int, int]) -> tuple[frozenset[str], frozenset[str], bool]:
        """Return the speakers a span names, and by organizations, and whether it names a source."""
        sentence = read_sentence(read_names(self._document.text, *span), self._people)
        members = frozenset().union(*(each.speakers for each in sentence.found))
        markup = self._draft[slice(*span)]
        return sentence.speakers, members, self._people.names_source(sentence.words, markup)


def _read_number(found: re.Match[str]) -> str:
    """Return the number of a note, or the name that Markdown gives it."""
    return found[found.lastindex or 0].translate(RAISED)


def find_subject(sentence: Sentence, owners: frozenset[str]) -> tuple[Attribution, ...]:
    """Return who has the floor after a sentence, or else its first speaker, but no owner.

    A few words may be before: Next, Motus spoke; then Ms. Motus spoke.
    """
    if handed := find_handed(sentence):
        return () if handed.speakers & owners else (handed,)
    subject = next(iter(sentence.mentions), None)
    if subject is None or not subject.speakers or sentence.speakers & owners:
        return ()
    is_main = CLAUSE_BREAKS.isdisjoint(sentence.fold(0, subject.start))
    is_first = is_main and are_titles(sentence.words[: subject.start])
    return (give(sentence, subject),) if is_first and not is_object(sentence, subject) else ()


def _clip(block: Block, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Yield a block, or the parts of a long one that are near a quotation.

    Parts begin at multiples of NEAR, so that quotations share them. A name may begin at their end.
    """
    if block.end - block.start <= 2 * NEAR:
        yield block.start, block.end
        return
    first = max(block.start, quotation.opened - NEAR) // NEAR * NEAR
    for start in range(first, min(block.end, quotation.closed + NEAR), NEAR):
        yield max(block.start, start), min(block.end, start + NEAR + LONGEST_NAME)
