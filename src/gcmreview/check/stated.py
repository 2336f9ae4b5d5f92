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
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gcmreview.check.findings import Change
from gcmreview.check.prose import Block, Prose
from gcmreview.check.tokens import CONTINUED, INVISIBLE, REMOVED
from gcmreview.figures import write_figure
from gcmreview.matching import fold
from gcmreview.model import Review, Statistic

_UNITS = {
    "million": "million",
    "millions": "million",
    "m": "million",
    "mn": "million",
    "per cent": "per cent",
    "percent": "per cent",
    "%": "per cent",
    "billion": "billion",
    "bn": "billion",
    "thousand": "thousand",
}
_SCALES = {"million": 10**6, "billion": 10**9, "thousand": 10**3}
# Words that say the same of a number.
_QUALIFIERS = (
    (
        "over",
        "more than",
        "above",
        "upwards of",
        "in excess of",
        "exceeding",
        "exceed",
        "exceeds",
        "exceeded",
        "topped",
        "tops",
        "top",
        "surpassed",
        "surpasses",
        "well over",
        ">",
    ),
    (
        "roughly",
        "about",
        "around",
        "approximately",
        "some",
        "circa",
        "ca.",
        "c.",
        "an estimated",
        "approx.",
        "~",
        "≈",
    ),
    ("nearly", "almost", "close to", "just under"),
    ("under", "less than", "fewer than", "below"),
    ("at least", "no less than", "no fewer than", "a minimum of"),
    ("up to", "at most", "as many as", "no more than"),
)
_GROUPS = {word: number for number, group in enumerate(_QUALIFIERS) for word in group}
_AFTER = {"or more": 0, "plus": 0, "+": 0, "or so": 1}
_APPROXIMATE = 1
_NOW = ("today", "now", "currently", "at present", "nowadays")
# What tells that a number counts others than the release's figures do.
_OTHERS_TEXT = """
women men girls boys children students refugees workers displaced born employed female male aged
remittances low middle high income beyond europe european africa african america american americas
arab caribbean latin gulf elsewhere another more fewer less
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
_WORLD = frozenset(("world", "worldwide", "globally"))
_MONEY = ("$", "€", "£", "¥", "฿")
# Where a clause ends.
_CLAUSE = r"[;:]\s|,\s(?=(?:while|whereas|but|and|when)\b)"
_STOPPED = frozenset(
    [
        "of",
        "the",
        "in",
        "all",
        "and",
        "from",
        "a",
        "an",
        "to",
        "or",
        "for",
        "by",
        "on",
        "at",
        "who",
        "s",
    ]
)
_NUMBER = (
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<plus>\+?)(?:[\s\u00a0-]*(?P<unit>millions?\b|mn\b|m\b|billion\b|bn\b|thousand\b"
    r"|per[\s\u00a0]?cent\b|%))?(?!\w)"
)
_YEAR = r"(?:19|20)\d\d"
# Parts of a label's words: around a figure, and right after it.
_MOST_LABEL, _MOST_AFTER = 0.6, 0.7
_LONGEST_SENTENCE = 2000
_NAMES = 2
# Characters after a figure in which its year stands.
_NEAR_YEAR = 60
_DIGIT = r"\d"
_FILLERS = (REMOVED, CONTINUED)


class Stated(NamedTuple):
    """A figure of a draft that is not as the source states it, and the change that says so."""

    start: int
    end: int
    statistic: Statistic
    change: Change
    message: str


class _Wanted(NamedTuple):
    """A statistic to look for: its label's words, those that no other label has, and its amount.

    ``group`` is that of its qualifier, ``now`` a pattern of what the source's today may be.
    """

    statistic: Statistic
    label: frozenset[str]
    own: frozenset[str]
    amount: tuple[float, str | None]
    group: int | None
    now: str


class _Number(NamedTuple):
    """A number of a sentence: its amount, its unit, and the group of its qualifier."""

    start: int
    end: int
    amount: float
    unit: str | None
    qualifier: int | None


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.IGNORECASE)


def find_stated(
    prose: Prose, review: Review, quoted: Sequence[tuple[int, int]]
) -> Iterator[Stated]:
    """Yield the figures that differ from the stated ones; those within ``quoted`` are left out."""
    names = frozenset(re.findall(r"\b[A-Z][a-z]+", review.release.title)) - {"The", "First"}
    wanted = _list_wanted(review)
    for block in prose.blocks if wanted else ():
        text = prose.text[block.start : block.end]
        # Most blocks have no number, which this tells at once.
        if (
            not re.search(_DIGIT, text)
            or len(names.intersection(re.findall(r"\w+", text))) < _NAMES
        ):
            continue
        visible = [place for place, char in enumerate(text) if char not in _FILLERS]
        read = "".join(text[place] for place in visible)
        for stated in _read_block(read, wanted):
            start, end = visible[stated.start], visible[stated.end - 1] + 1
            placed = stated._replace(start=block.start + start, end=block.start + end)
            if not any(first <= placed.start < last for first, last in _near(quoted, block)):
                yield placed


def _list_wanted(review: Review) -> list[_Wanted]:
    wanted = []
    statistics = review.statistics
    now = rf"\b(?:{'|'.join(_NOW)}|{review.release.date.year})\b"
    for each in statistics:
        label = frozenset(_list_words(each.label)) - _STOPPED
        others = (_list_words(other.label) for other in statistics if other.label != each.label)
        amount = _amount(float(each.value), each.unit)
        group = _GROUPS.get(each.qualifier.casefold()) if each.qualifier else None
        if label:
            wanted.append(_Wanted(each, label, label.difference(*others), amount, group, now))
    return wanted


def _near(quoted: Sequence[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    from bisect import bisect_left

    first = bisect_left(quoted, (block.start, 0))
    near = list(quoted[max(0, first - 1) : first])
    for span in quoted[first:]:
        if span[0] >= block.end:
            break
        near.append(span)
    return near


def _read_block(text: str, wanted: Sequence[_Wanted]) -> Iterator[Stated]:
    for start, end in _split_sentences(text):
        sentence = text[start:end]
        numbers = list(_list_numbers(sentence))
        if not numbers:
            continue
        words = frozenset(_list_words(sentence))
        for each in wanted:
            if len(each.label & words) < _MOST_LABEL * len(each.label):
                continue
            for number, change, message in _compare(sentence, numbers, each):
                first, last = start + number.start, start + number.end
                yield Stated(first, last, each.statistic, change, message)


def _split_sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<=[^\W\d]|[\d)”\"%])[.?!][)”\"]*\s+(?=[“\"(]?[A-Z])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _list_numbers(sentence: str) -> Iterator[_Number]:
    if len(sentence) > _LONGEST_SENTENCE:
        return
    for match in _compile().finditer(sentence):
        if match["unit"] is None and re.fullmatch(_YEAR, match["number"]):
            continue
        amount = float(re.sub(r"[,\s\u00a0\u202f]", "", match["number"]))
        unit = _UNITS.get(" ".join((match["unit"] or "").lower().split()))
        if match["unit"] and re.fullmatch(r"per\W?cent", match["unit"], re.IGNORECASE):
            unit = "per cent"
        start, qualifier = _read_qualifier(sentence, match)
        yield _Number(start, match.end(), amount, unit, qualifier)


def _read_qualifier(sentence: str, match: re.Match[str]) -> tuple[int, int | None]:
    """Return where a figure begins, with the words before it that qualify it, and their group."""
    before = sentence[max(0, match.start() - 40) : match.start()]
    words = list(re.finditer(r"\S+", before))
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        first = words[-length]
        said = " ".join(word[0].lower() for word in words[-length:]).lstrip('(“"')
        if said in _GROUPS:
            return match.start() - len(before) + first.start(), _GROUPS[said]
    # Roughly a quarter (25 per cent)
    aside = re.search(r"(\w+) (?:[\w-]+ ){0,2}[\w-]+ \($", before)
    if aside and aside[1].lower() in _GROUPS:
        return match.start(), _GROUPS[aside[1].lower()]
    after = fold(sentence[match.end() : match.end() + 12]).lstrip("-")
    for said, group in _AFTER.items():
        if after.startswith(said) or (said == "+" and match["plus"]):
            return match.start(), group
    return match.start(), None


def _list_words(text: str) -> list[str]:
    visible = re.sub(f"[{INVISIBLE}]", "", text)
    return re.findall(r"[^\W_]+", fold(visible))


def _compare(
    sentence: str, numbers: Sequence[_Number], wanted: _Wanted
) -> Iterator[tuple[_Number, Change, str]]:
    """Yield the numbers of a sentence that stand for a statistic and are not as it states them."""
    statistic = wanted.statistic
    about = [number for number in numbers if _is_about(sentence, numbers, number, wanted)]
    figure = write_figure(statistic)
    place = f"({statistic.id}, para. {statistic.paragraph})"
    right = [each for each in about if _amount(each.amount, each.unit) == wanted.amount]
    if not about:
        yield from _find_other_year(sentence, numbers, wanted)
    for number in right or about:
        own = " ".join(sentence[number.start : number.end].split())
        if not right:
            said = f"“{own}” for “{figure}” {place}"
            yield number, Change(figure, own, said, "GCM501"), said
        elif fault := _find_fault(number, wanted):
            said = f"“{own}” {fault} the qualifier of “{figure}” {place}"
            yield number, Change(figure, own, said, "GCM502"), said


def _find_other_year(
    sentence: str, numbers: Sequence[_Number], wanted: _Wanted
) -> Iterator[tuple[_Number, Change, str]]:
    """Yield a figure that is given for another year: 52 million in 1980."""
    statistic = wanted.statistic
    years = re.findall(rf"\b{_YEAR}\b", sentence)
    if len(years) != 1 or years[0] == str(statistic.year) or not isinstance(statistic.year, int):
        return
    for number in numbers:
        after = re.compile(rf"(?:\s\w+){{0,6}}?\s(?:in|of|for)\s{years[0]}\b")
        given = after.match(sentence, number.end)
        if (
            given
            and _amount(number.amount, number.unit) == wanted.amount
            and _counts_same(sentence, numbers, number, wanted)
        ):
            own = " ".join(sentence[number.start : given.end()].split())
            figure = f"{write_figure(statistic)} in {statistic.year}"
            said = f"“{own}” for “{figure}” ({statistic.id}, para. {statistic.paragraph})"
            yield number._replace(end=given.end()), Change(figure, own, said, "GCM501"), said


def _counts_same(
    sentence: str, numbers: Sequence[_Number], number: _Number, wanted: _Wanted
) -> bool:
    """Tell whether a number counts what a statistic counts.

    Its clause tells that, between the number before it and the one after it.
    """
    bounds = [match.end() for match in re.finditer(_CLAUSE, sentence)]
    befores = [*bounds, *(each.end for each in numbers)]
    afters = [*bounds, *(each.start for each in numbers)]
    start = max((place for place in befores if place <= number.start), default=0)
    end = min((place for place in afters if place > number.start), default=len(sentence))
    label = frozenset(_list_words(wanted.statistic.label))
    others = _OTHERS if label & _WORLD else _OTHERS | _WORLD
    is_money = sentence[: number.end].rstrip("0123456789., \u00a0milonb").endswith(_MONEY)
    around = f"{sentence[start : number.start]} {sentence[number.end : end]}"
    return not is_money and others.isdisjoint(_list_words(around))


def _find_fault(number: _Number, wanted: _Wanted) -> str:
    """Say what a figure does with the qualifier of the stated one, if anything is amiss."""
    if number.qualifier == wanted.group:
        return ""
    if wanted.statistic.qualifier is None:
        return "" if number.qualifier == _APPROXIMATE else "adds to"
    if wanted.group is None:
        return ""
    return "drops" if number.qualifier is None else "changes"


def _amount(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return a number in its base unit: millions and thousands are plain counts."""
    if unit in _SCALES:
        return value * _SCALES[unit], None
    return value, unit


def _is_about(sentence: str, numbers: Sequence[_Number], number: _Number, wanted: _Wanted) -> bool:
    """Tell whether a number stands where the statistic's would."""
    statistic = wanted.statistic
    is_unit = _amount(number.amount, number.unit)[1] == wanted.amount[1]
    if not is_unit or not _counts_same(sentence, numbers, number, wanted):
        return False
    if statistic.unit in _SCALES and number.unit is None:
        if number.amount < _SCALES[statistic.unit]:
            return False
    elif statistic.unit is None and number.unit is not None:
        return False
    if not statistic.text.endswith(statistic.label):
        return _has_year(sentence, number, wanted)
    # What it counts follows at once.
    following = next((each.start for each in numbers if each.start > number.start), len(sentence))
    words = _list_words(sentence[number.end : following])
    heads = frozenset(words[: len(_list_words(statistic.label)) + 3])
    if len(wanted.label & heads) < _MOST_AFTER * len(wanted.label):
        return False
    is_own = not wanted.own or bool(wanted.own & heads)
    return is_own and _starts_label(words, statistic)


def _starts_label(words: Sequence[str], statistic: Statistic) -> bool:
    """Tell whether the words after a number begin as the label does."""
    wanted = [word for word in _list_words(statistic.label) if word not in _STOPPED]
    own = [word for word in words[:6] if word not in _STOPPED]
    return bool(own) and own[0] in wanted[:3]


def _has_year(sentence: str, number: _Number, wanted: _Wanted) -> bool:
    statistic = wanted.statistic
    if statistic.year is None:
        return True
    near = fold(sentence[number.end : number.end + _NEAR_YEAR])
    before = fold(sentence[max(0, number.start - 14) : number.start])
    if statistic.year == "today":
        own = re.match(r"(?:\w+ ){0,3}(?:in|of|for) ((?:19|20)\d\d)\b", near)
        if own and not re.fullmatch(wanted.now, own[1]):
            return False
        return re.search(wanted.now, f"{before} {near}") is not None
    year = str(statistic.year)
    # The only year of a sentence, before a figure: In 1990 there were 52 million.
    years = set(re.findall(r"\b(?:19|20)\d\d\b", sentence))
    between = sentence[sentence.find(year) : number.start]
    is_first = bool(between) and not re.search(wanted.now, f"{fold(between)} {near}")
    if years == {year} and is_first:
        return True
    return re.match(rf"(?:\w+ ){{0,3}}(?:in|of|for) {year}\b|\({year}\)", near) is not None or (
        re.search(rf"\bin {year},? ?$", f"{before} ") is not None
    )
