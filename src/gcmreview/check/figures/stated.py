"""The stated figures in running text, given with another number or without their qualifier.

The rule is narrow, so that unrelated prose is never flagged. A sentence gives a stated figure where
all of this holds:

1. its paragraph has two of the capitalized words of the release's title, such as Asia and Pacific;
2. it has a number in the statistic's unit (million, per cent or none), which counts what the
   statistic counts: no money, no women, refugees or workers, not the world's or another region's;
3. it has a word of the statistic's label that no other label has, if there is one; and where the
   source's words run on from the figure to what it counts, as in "70 per cent of all
   international migrants", so do the draft's: most of the label's words stand between the number
   and the next one. Where they do not, as in "52 million in 1990", the sentence has most of the
   label's words, and the number stands with the year;
4. no other number of the sentence is the right one for it.

A figure that is given with another year than the stated one is as wrong as another number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.check.codes import FIGURE_CHANGED, QUALIFIER_CHANGED
from gcmreview.check.document import Document
from gcmreview.check.figures.known import STOPPED, KnownFigure, KnownFigures, list_words
from gcmreview.check.figures.scope import counts_same, read_clause
from gcmreview.check.findings import Change
from gcmreview.dataset.model import Statistic, write_figure
from gcmreview.text.characters import CONTINUED, REMOVED
from gcmreview.text.folding import fold
from gcmreview.text.numbers import APPROXIMATE, SCALES, YEAR, Number, list_numbers, scale
from gcmreview.text.sentences import split_prose

# Parts of a label's words: around a figure, and right after it.
_MOST_LABEL, _MOST_AFTER = 0.6, 0.7
_NAMES = 2
# Characters after a figure in which its year stands.
_NEAR_YEAR = 60
_DIGIT = r"\d"
_FILLERS = (REMOVED, CONTINUED)


class StatedFigure(NamedTuple):
    """A figure of a draft that is not as the source states it, and the change that says so."""

    start: int
    end: int
    statistic: Statistic
    change: Change
    message: str


def find_stated(
    document: Document, known: KnownFigures, quoted: Sequence[tuple[int, int]]
) -> Iterator[StatedFigure]:
    """Yield the figures that differ from the stated ones, in their order.

    Those within ``quoted``, which are in order, are left out.
    """
    ends = [end for _, end in quoted]
    for block in document.blocks if known.wanted else ():
        text = document.text[block.start : block.end]
        # Most blocks have no number, which this tells at once.
        is_about = re.search(_DIGIT, text) and (
            len(known.names.intersection(re.findall(r"\w+", text))) >= _NAMES
        )
        if not is_about:
            continue
        visible = [place for place, char in enumerate(text) if char not in _FILLERS]
        read = "".join(text[place] for place in visible)
        for stated in sorted(_read_block(read, known), key=lambda each: each.start):
            start = block.start + visible[stated.start]
            end = block.start + visible[stated.end - 1] + 1
            within = bisect_right(ends, start)
            if within == len(quoted) or start < quoted[within][0]:
                yield stated._replace(start=start, end=end)


def _read_block(text: str, known: KnownFigures) -> Iterator[StatedFigure]:
    for start, end in split_prose(text):
        sentence = text[start:end]
        numbers = list(list_numbers(sentence))
        if not numbers:
            continue
        words = frozenset(list_words(sentence))
        clauses = [read_clause(sentence, numbers, number) for number in numbers]
        for each in known.wanted:
            if len(each.label & words) < _MOST_LABEL * len(each.label):
                continue
            same = [
                number
                for number, clause in zip(numbers, clauses, strict=True)
                if counts_same(clause, each.label, known.names)
            ]
            for number, change, message in _compare(sentence, same, each):
                first, last = start + number.start, start + number.end
                yield StatedFigure(first, last, each.statistic, change, message)


def _compare(
    sentence: str, numbers: Sequence[Number], wanted: KnownFigure
) -> Iterator[tuple[Number, Change, str]]:
    """Yield the numbers of a sentence that stand for a statistic and are not as it states them."""
    statistic = wanted.statistic
    about = [number for number in numbers if _is_about(sentence, numbers, number, wanted)]
    figure = write_figure(statistic)
    place = f"({statistic.id}, para. {statistic.paragraph})"
    right = [each for each in about if scale(each.amount, each.unit) == wanted.amount]
    if not about:
        yield from _find_other_year(sentence, numbers, wanted)
    for number in right or about:
        own = " ".join(sentence[number.start : number.end].split())
        if not right:
            said = f"“{own}” for “{figure}” {place}"
            yield number, Change(figure, own, said, FIGURE_CHANGED), said
        elif fault := _find_fault(number, wanted):
            said = f"“{own}” {fault} the qualifier of “{figure}” {place}"
            yield number, Change(figure, own, said, QUALIFIER_CHANGED), said


def _find_other_year(
    sentence: str, numbers: Sequence[Number], wanted: KnownFigure
) -> Iterator[tuple[Number, Change, str]]:
    """Yield a figure that is given for another year: 52 million in 1980."""
    statistic = wanted.statistic
    years = re.findall(rf"\b{YEAR}\b", sentence)
    if len(years) != 1 or years[0] == str(statistic.year) or not isinstance(statistic.year, int):
        return
    for number in numbers:
        after = re.compile(rf"(?:\s\w+){{0,6}}?\s(?:in|of|for)\s{years[0]}\b")
        given = after.match(sentence, number.end)
        if given and scale(number.amount, number.unit) == wanted.amount:
            own = " ".join(sentence[number.start : given.end()].split())
            figure = f"{write_figure(statistic)} in {statistic.year}"
            said = f"“{own}” for “{figure}” ({statistic.id}, para. {statistic.paragraph})"
            yield number._replace(end=given.end()), Change(figure, own, said, FIGURE_CHANGED), said


def _find_fault(number: Number, wanted: KnownFigure) -> str:
    """Say what a figure does with the qualifier of the stated one, if anything is amiss."""
    if number.qualifier == wanted.group:
        return ""
    if wanted.statistic.qualifier is None:
        return "" if number.qualifier == APPROXIMATE else "adds to"
    if wanted.group is None:
        return ""
    return "drops" if number.qualifier is None else "changes"


def _is_about(
    sentence: str, numbers: Sequence[Number], number: Number, wanted: KnownFigure
) -> bool:
    """Tell whether a number stands where the statistic's would."""
    statistic = wanted.statistic
    if scale(number.amount, number.unit)[1] != wanted.amount[1]:
        return False
    if statistic.unit in SCALES and number.unit is None:
        if number.amount < SCALES[statistic.unit]:
            return False
    elif statistic.unit is None and number.unit is not None:
        return False
    if not statistic.text.endswith(statistic.label):
        return _has_year(sentence, read_clause(sentence, numbers, number), number, wanted)
    # What it counts follows at once.
    following = next((each.start for each in numbers if each.start > number.start), len(sentence))
    words = list_words(sentence[number.end : following])
    heads = frozenset(words[: len(list_words(statistic.label)) + 3])
    if len(wanted.counted & heads) < _MOST_AFTER * len(wanted.counted):
        return False
    is_own = len(wanted.own & heads) >= _MOST_LABEL * len(wanted.own)
    return is_own and _starts_label(words, statistic)


def _starts_label(words: Sequence[str], statistic: Statistic) -> bool:
    """Tell whether the words after a number begin as the label does."""
    wanted = [word for word in list_words(statistic.label) if word not in STOPPED]
    own = [word for word in words[:6] if word not in STOPPED]
    return bool(own) and own[0] in wanted[:3]


def _has_year(sentence: str, clause: tuple[str, str], number: Number, wanted: KnownFigure) -> bool:
    statistic = wanted.statistic
    if statistic.year is None:
        return True
    before, near = fold(clause[0]), fold(clause[1][:_NEAR_YEAR])
    if statistic.year == "today":
        own = re.match(rf"(?:\w+ ){{0,3}}(?:in|of|for) ({YEAR})\b", near)
        if own and not re.fullmatch(wanted.now, own[1]):
            return False
        lead = re.split(YEAR, before)[-1]
        return re.search(wanted.now, f"{lead} {near}") is not None
    year = str(statistic.year)
    # The only year of a sentence, before a figure: In 1990 there were 52 million.
    years = set(re.findall(rf"\b{YEAR}\b", sentence))
    between = sentence[sentence.find(year) : number.start]
    is_first = bool(between) and not re.search(wanted.now, f"{fold(between)} {near}")
    # Or after it: 52 million lived in the region in 1990.
    is_last = year in clause[1] and not re.search(wanted.now, f"{before} {fold(clause[1])}")
    if years == {year} and (is_first or is_last):
        return True
    return re.match(rf"(?:\w+ ){{0,3}}(?:in|of|for) {year}\b|\({year}\)", near) is not None or (
        re.search(rf"\bin {year},? ?$", f"{before} ") is not None
    )
