"""The numbers in running text that state a statistic of the release.

The search is narrow, so that unrelated prose is never flagged. A sentence gives a statistic where
all of this is true:

1. its paragraph has two of the capitalized words of the release's title, such as Asia and Pacific;
2. it has a number in the statistic's unit (million, per cent or none), which counts what the
   statistic counts: not money, women, refugees or workers, and not the world or another region;
3. it has a word of the statistic's label that no other label has, if there is one; and where the
   source's words run on from the figure to what it counts, as in "70 per cent of all
   international migrants", so do the draft's: most of the label's words are between the number
   and the next one. Where they do not, as in "52 million in 1990", the sentence has most of the
   label's words, and the number is given for the year;
4. no other number of the sentence is the right one for it.

A cell of a table, and a short line below a heading, is read after its labels as if they were one
sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from gcmreview.check.figures.known import STOPPED, KnownFigure, KnownFigures
from gcmreview.check.figures.scope import Clause, counts_same, read_clauses
from gcmreview.check.figures.section import Context, is_about_release, list_sections, read_on
from gcmreview.check.figures.table import Cell, are_known, list_cells
from gcmreview.check.figures.times import find_year_after, list_times, list_years, read_time
from gcmreview.documents.document import Block, Document
from gcmreview.text.characters import CONTINUED, REMOVED
from gcmreview.text.folding import fold
from gcmreview.text.numbers import SCALES, Number, find_unit, list_numbers, scale
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import fold_words

# Parts of words of which a text without digits has one if it has a number.
_HINTS = ("hundred", "thousand", "illion", "cent")
# Characters. What is longer is a list without full stops rather than a sentence, and is read in
# parts, since each number looks at the others of its sentence.
_LONGEST_SENTENCE = 2000
# Words between a number and what a statistic counts, where both may belong together.
_NEAR_WORDS = 6
# Words that tell of a change, or of another time than that of an earlier sentence.
_CHANGE = "grew|grown|grows|rose|risen|rises|reached|climbed|doubled|increased?|since|later|to"
_NOT_TODAY = rf"\b(?:was|were|had|{_CHANGE})\b"
_NOT_THEN = rf"\b(?:is|are|has|have|{_CHANGE})\b"
# The part of a label's words that a sentence has, and the part right after the number. A figure may
# leave out a place or "come from", but not what is counted.
_MOST_LABEL, _MOST_AFTER = 0.6, 0.7
# Words after the number in which the label's words are, beyond as many as the label has.
_MORE_WORDS = 3
# The first words of the label, with one of which the words after the number begin.
_FIRST_WORDS = 3
# A colon or a dash after a label.
_COLON = r":(?=\s)|(?<=\s)[-–—](?=\s)"
_FILLERS = (REMOVED, CONTINUED)


class StatedFigure(NamedTuple):
    """A number in a draft that states a statistic, right or wrong.

    ``start`` and ``end`` are offsets in the draft, ``text`` is what is read there. ``year`` is the
    year that the number is given for, if the statistic is of another year.
    """

    start: int
    end: int
    text: str
    number: Number
    known: KnownFigure
    year: str | None = None


class UncomparedNumber(NamedTuple):
    """A number in a draft near what a statistic counts, which is compared with none.

    ``start`` and ``end`` are offsets in the draft, ``text`` is what is read there.
    """

    start: int
    end: int
    text: str


Found = StatedFigure | UncomparedNumber


def find_numbers(
    document: Document, known: KnownFigures, quoted: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """Yield the numbers that state a statistic, and those that are near what one counts, in order.

    Those within ``quoted``, which are draft offsets in order, are left out.
    """
    ends = [end for _, end in quoted]
    for section in list_sections(document.blocks) if known.wanted else ():
        for found in _read_section(document.text, section, known):
            within = bisect_right(ends, found.start)
            if within == len(quoted) or found.start < quoted[within][0]:
                yield found


def _read_section(text: str, section: Sequence[Block], known: KnownFigures) -> Iterator[Found]:
    """Yield the numbers of a section in order, without the characters that nobody reads."""
    if not _has_number(text[section[0].start : section[-1].end], known):
        return
    context = Context()
    texts = [_leave_out(text, block)[0] for block in section]
    cells = list_cells(section, texts)
    # What follows the last number leads to none.
    last = max((at for at, prose in enumerate(texts) if _may_have_number(prose)), default=-1)
    for at, block in enumerate(section[: last + 1]):
        prose, visible = _leave_out(text, block)
        numbers = _read_cell(prose, cells[at], context, known) if at in cells else []
        if block.row is None or at not in cells:
            of_prose, context = _read_prose(prose, context, known)
            # A line is read after its labels, and as prose; what compares numbers is right.
            numbers = max(of_prose, numbers, key=_count_stated)
        for each in sorted(numbers, key=lambda each: each.start):
            start, end = visible[each.start], visible[each.end - 1] + 1
            yield each._replace(start=start, end=end)


def _count_stated(found: Sequence[Found]) -> tuple[int, int]:
    return sum(isinstance(each, StatedFigure) for each in found), len(found)


def _leave_out(text: str, block: Block) -> tuple[str, Sequence[int]]:
    """Return the characters of a block that are read, and the draft offset of each."""
    own = text[block.start : block.end]
    if not any(filler in own for filler in _FILLERS):
        return own, range(block.start, block.end)
    visible = [at for at in range(block.start, block.end) if text[at] not in _FILLERS]
    return "".join(text[at] for at in visible), visible


def _has_number(text: str, known: KnownFigures) -> bool:
    """Return whether a section may have a number to look at, which most have not.

    It has one, and what a statistic counts or the name of the region.
    """
    lower = text.lower()
    is_possible = any(head in lower for head in known.heads) or is_about_release(text, known.names)
    return is_possible and _may_have_number(text)


def _may_have_number(text: str) -> bool:
    """Return whether a text may have a number, which takes much longer to find."""
    folded = text.casefold()
    return re.search(r"\d", text) is not None or any(hint in folded for hint in _HINTS)


def _read_cell(text: str, cell: Cell, context: Context, known: KnownFigures) -> list[Found]:
    """Return the numbers of a cell of a table, read after its labels.

    They are compared where its labels say all, or else its labels with the caption.
    """
    found: list[Found] = []
    for caption in dict.fromkeys(("", cell.caption)) if _may_have_number(text) else ():
        # A label with the year of the release says "today".
        labels = "".join(f"{each} | " for each in (caption, *cell.labels) if each)
        lead = re.sub(known.now, "today", labels)
        is_about = cell.is_whole and (context.is_about or is_about_release(lead, known.names))
        labelled = context._replace(is_about=is_about, is_labelled=True)
        found = [
            each._replace(start=each.start - len(lead), end=each.end - len(lead))
            for each in _read_labelled(lead, text, labelled, known)
        ]
        if any(isinstance(each, StatedFigure) for each in found):
            break
    return found


def _read_labelled(lead: str, text: str, context: Context, known: KnownFigures) -> list[Found]:
    """Return the numbers after the labels that lead to them, at their places in both.

    They are compared only where nothing in these says that they count something else.
    """
    # In a line such as "today: 65 million", the colon ends a label.
    sentence, unit = f"{lead}{re.sub(_COLON, '|', text)}", find_unit(lead)
    numbers = [
        each._replace(unit=each.unit or unit)
        for each in list_numbers(sentence)
        if each.start >= len(lead)
    ]
    words = frozenset(fold_words(sentence))
    placed = list(zip(numbers, read_clauses(sentence, numbers), strict=True))
    labelled = _list_labelled(words, context, known)
    stated = _find_stated(sentence, placed, context, labelled, known)
    right = [each for each in stated if _is_labelled(sentence, each, len(numbers), known)]
    return _add_uncompared(sentence, [(each, words) for each in numbers], right, known)


def _is_labelled(sentence: str, stated: StatedFigure, count: int, known: KnownFigures) -> bool:
    """Return whether all that is beside a figure, one of ``count`` numbers, belongs to it."""
    beside = f"{sentence[: stated.start]} {sentence[stated.end :]}"
    labels = map(frozenset, map(fold_words, beside.split("|")))
    # Two times for one number are those of a change.
    is_plain = len(list_times(sentence, known.now)) <= count
    return is_plain and all(are_known(each, stated.known, known) for each in labels)


def _read_prose(text: str, context: Context, known: KnownFigures) -> tuple[list[Found], Context]:
    """Return the numbers of a block, and what is known after it."""
    is_about = is_about_release(text, known.names)
    found: list[Found] = []
    for start, end in _list_sentences(text):
        sentence = text[start:end]
        about = context._replace(is_about=context.is_about or is_about)
        found += [
            each._replace(start=start + each.start, end=start + each.end)
            for each in _read_sentence(sentence, about, known)
        ]
        context = read_on(context, sentence, known)
    return found, context


def _list_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence, and of the parts of one that is very long."""
    for start, end in split_prose(text):
        begin = start
        while end - begin > _LONGEST_SENTENCE:
            comma = text.rfind(", ", begin, begin + _LONGEST_SENTENCE) + 1
            cut = comma or text.rfind(" ", begin + 1, begin + _LONGEST_SENTENCE)
            cut = cut if cut > begin else begin + _LONGEST_SENTENCE
            yield begin, cut
            begin = cut
        yield begin, end


def _read_sentence(sentence: str, context: Context, known: KnownFigures) -> list[Found]:
    """Return the figures of a sentence, and the numbers that were not compared."""
    if not _may_have_number(sentence):
        return []
    words = fold_words(sentence)
    joined = " ".join(words)
    labelled = _list_labelled(words, context, known)
    # Without what a statistic counts, no number is looked for: that takes the longest.
    if not labelled and not any(head in joined for head in known.heads):
        return []
    numbers = list(list_numbers(sentence))
    placed = list(zip(numbers, read_clauses(sentence, numbers), strict=True))
    found = list(_find_stated(sentence, placed, context, labelled, known))
    if joined in known.sentences:
        # The other numbers of a sentence of the source are of something else.
        found = [each for each in found if has_amount(each.number, each.known)]
    near = [(number, _list_near(clause)) for number, clause in placed]
    return _add_uncompared(sentence, near, found, known)


def _list_near(clause: Clause) -> frozenset[str]:
    """Return the words near a number in its clause."""
    before, after = map(fold_words, clause)
    return frozenset((*before[-_NEAR_WORDS:], *after[:_NEAR_WORDS]))


def _add_uncompared(
    sentence: str,
    near: Iterable[tuple[Number, frozenset[str]]],
    found: Collection[StatedFigure],
    known: KnownFigures,
) -> list[Found]:
    """Return the figures of a sentence, and the numbers near what a statistic counts."""
    compared = {each.start for each in found}
    return [*found] + [
        UncomparedNumber(number.start, number.end, _spell(sentence, number.start, number.end))
        for number, words in near
        if number.start not in compared
        and any(wanted.heads & words and _has_unit(number, wanted) for wanted in known.wanted)
    ]


def _list_labelled(
    words: Iterable[str], context: Context, known: KnownFigures
) -> list[KnownFigure]:
    """Return the figures of whose label a sentence about the release has enough words.

    That is most of the label, or of what is not a place in it.
    """
    own = frozenset(words)
    return [
        wanted
        for wanted in known.wanted
        if context.is_about
        and any(_are_most(part, own, _MOST_LABEL) for part in (wanted.label, wanted.counted))
    ]


def _find_stated(
    sentence: str,
    placed: Sequence[tuple[Number, Clause]],
    context: Context,
    labelled: Iterable[KnownFigure],
    known: KnownFigures,
) -> Iterator[StatedFigure]:
    """Yield the numbers, each given with its clause, that state one of the figures labelled."""
    for wanted in labelled:
        same = [each for each in placed if counts_same(each[1], wanted.label, known.names)]
        yield from _find_figures(sentence, same, wanted, context)


def _find_figures(
    sentence: str,
    placed: Sequence[tuple[Number, Clause]],
    wanted: KnownFigure,
    context: Context,
) -> Iterator[StatedFigure]:
    """Yield the numbers of a sentence that state a statistic: the right one, or all of them."""
    about = [
        number
        for number, clause in placed
        if _has_unit(number, wanted) and _is_about(sentence, number, clause, wanted, context)
    ]
    for number in [each for each in about if has_amount(each, wanted)] or about:
        yield _make_stated(sentence, number, number.end, wanted)
    if not about:
        yield from _find_other_year(sentence, placed, wanted)


def _find_other_year(
    sentence: str, placed: Iterable[tuple[Number, Clause]], wanted: KnownFigure
) -> Iterator[StatedFigure]:
    """Yield a figure that is given for another year: 52 million in 1980."""
    years = list_years(sentence)
    if wanted.time in (None, "today", *years) or len(years) != 1:
        return
    for number, clause in placed:
        given = find_year_after(clause)
        if given and has_amount(number, wanted):
            stated = _make_stated(sentence, number, number.end + given.end(), wanted)
            yield stated._replace(year=given["year"])


def _make_stated(sentence: str, number: Number, end: int, wanted: KnownFigure) -> StatedFigure:
    return StatedFigure(number.start, end, _spell(sentence, number.start, end), number, wanted)


def _spell(sentence: str, start: int, end: int) -> str:
    return " ".join(sentence[start:end].split())


def has_amount(number: Number, wanted: KnownFigure) -> bool:
    """Return whether a number is a statistic's: 65m, 65 million and 65,000,000 are."""
    return scale(number.amount, number.unit) == wanted.amount


def _has_unit(number: Number, wanted: KnownFigure) -> bool:
    """Return whether a number may be in a statistic's unit: 65,000,000 may be in millions."""
    unit = wanted.statistic.unit
    if number.unit is None and unit in SCALES:
        return number.amount >= SCALES[unit]
    if unit is None:
        return number.unit is None
    return scale(number.amount, number.unit)[1] == wanted.amount[1]


def _is_about(
    sentence: str, number: Number, clause: Clause, wanted: KnownFigure, context: Context
) -> bool:
    """Return whether a number is where the statistic's would be."""
    if wanted.runs_on:
        is_after = context.is_labelled and _is_after_label(sentence, wanted)
        return is_after or _is_before_label(clause[1], wanted)
    if wanted.time is None or read_time(sentence, number.start, clause, wanted.now) == wanted.time:
        return True
    return _is_of_context(sentence, number, wanted, context)


def _is_before_label(after: str, wanted: KnownFigure) -> bool:
    """Return whether what a statistic counts follows a number at once, as in 70 per cent of all."""
    words = fold_words(after)
    label = fold_words(wanted.statistic.label)
    heads = frozenset(words[: len(label) + _MORE_WORDS])
    if not _are_most(wanted.counted, heads, _MOST_AFTER):
        return False
    first = next((word for word in words if word not in STOPPED), None)
    starts_label = first in [word for word in label if word not in STOPPED][:_FIRST_WORDS]
    return starts_label and _are_most(wanted.own, heads, _MOST_LABEL)


def _is_after_label(sentence: str, wanted: KnownFigure) -> bool:
    """Return whether labels name what a number counts, and no other time than the release's."""
    words = frozenset(fold_words(sentence))
    are_named = _are_most(wanted.counted, words, _MOST_AFTER) and wanted.own <= words
    return are_named and list_times(sentence, wanted.now) <= {"today"}


def _are_most(words: frozenset[str], among: frozenset[str], share: float) -> bool:
    return len(words & among) >= share * len(words)


def _is_of_context(sentence: str, number: Number, wanted: KnownFigure, context: Context) -> bool:
    """Return whether a sentence without a time gives a number for that of its section.

    Not where it tells of a change or is in another tense, nor where it gives another statistic.
    """
    if context.time != wanted.time or list_times(sentence, wanted.now):
        return False
    tense = _NOT_TODAY if wanted.time == "today" else _NOT_THEN
    is_rival = scale(number.amount, number.unit) in wanted.rivals
    return not is_rival and not re.search(tense, fold(sentence))
