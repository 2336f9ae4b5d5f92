"""Numbers in running text: how much of what, and the words that qualify it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gcmreview.text.characters import DOUBLE, HYPHENS

# How many a unit means, and how units are written.
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_UNITS = {"millions": "million", "mn": "million", "m": "million", "bn": "billion"}
_PER_CENT = dict.fromkeys(("per cent", "percent", "%"), "per cent")
_UNITS = {unit: unit for unit in SCALES} | _SHORT_UNITS | _PER_CENT

# Words before a number that qualify it. Those of a group mean the same; its name is the plainest.
APPROXIMATE = "roughly"
# fmt: off
_GROUPS_BEFORE = {
    "over": (
        "over", "more than", "above", "upwards of", "in excess of", "exceeding", "exceed",
        "exceeds", "exceeded", "topped", "tops", "top", "surpassed", "surpasses", "well over", ">",
    ),
    APPROXIMATE: (
        "roughly", "about", "around", "approximately", "some", "circa", "ca.", "c.", "estimated",
        "an estimated", "approx.", "more or less", "~", "≈",
    ),
    "nearly": ("nearly", "almost", "close to", "just under"),
    "under": ("under", "less than", "fewer than", "below", "<"),
    "at least": ("at least", "no less than", "no fewer than", "a minimum of", "≥"),
    "at most": ("at most", "up to", "as many as", "no more than", "a maximum of", "≤"),
    "only": ("only", "just", "merely", "a mere"),
    "barely": ("barely", "hardly", "scarcely"),
    "a record": ("a record", "a record high of"),
}
# fmt: on
_GROUPS_AFTER = {
    "over": ("or more", "plus", "+"),
    APPROXIMATE: ("or so", "more or less"),
    "at least": ("at least",),
    "at most": ("at most", "or less", "or fewer"),
}
# Words that qualify a qualifier, as in "well over".
_STRENGTHENING = dict.fromkeys(("well", "far"), "over")


def _list_by_words(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {words: group for group, every in groups.items() for words in every}


_BEFORE, _AFTER = _list_by_words(_GROUPS_BEFORE), _list_by_words(_GROUPS_AFTER)
# Words in the longest qualifier.
_LONGEST = max(len(words.split()) for words in _BEFORE)
# Characters before a number in which its qualifier is: twice those of the longest qualifier, or a
# fraction in words, as in "approximately three quarters (75 per cent)".
_REACH = 40
# Characters. What is longer is a list or a table without full stops rather than a sentence.
_LONGEST_SENTENCE = 2000
_UNIT = "|".join(re.escape(unit).replace(r"\ ", r"\s?") for unit in _UNITS)
_NUMBER = (
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)"
    rf"(?P<plus>\+?)(?:[{HYPHENS}\s]*(?P<unit>{_UNIT}))?(?!\w)"
)
# A fraction in words, which the number in brackets after it repeats.
_ASIDE = r"(\w+) (?:[\w-]+ ){0,2}[\w-]+ \($"
# Between the words of a number's unit or qualifier: white space, or a hyphen.
_BETWEEN = rf"(?:\s+|[{HYPHENS}])"
YEAR = r"(?:19|20)\d\d"


class Number(NamedTuple):
    """A number of a sentence: its amount, its unit, and the group of its qualifier.

    ``start`` and ``end`` are offsets in the sentence, with the qualifier.
    """

    start: int
    end: int
    amount: float
    unit: str | None
    qualifier: str | None


class _Qualifier(NamedTuple):
    """A qualifier that ends a text: where it starts, its words, and its group."""

    start: int
    words: str
    group: str


class LostWords(NamedTuple):
    """Words of the source that belong to a figure, before it or after."""

    words: str
    is_before: bool


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.IGNORECASE)


def list_numbers(sentence: str) -> Iterator[Number]:
    """Yield the numbers of a sentence, except years; of a very long sentence, none."""
    if len(sentence) > _LONGEST_SENTENCE:
        return
    for match in _compile().finditer(sentence):
        qualified = _read_qualifier(sentence, match)
        is_year = match["unit"] is None and re.fullmatch(YEAR, match["number"])
        if is_year and qualified is None:
            continue
        start, end, group = qualified or (match.start(), match.end(), None)
        amount = float(re.sub(r"[,\s]", "", match["number"]))
        unit = _UNITS.get(" ".join((match["unit"] or "").casefold().split()))
        yield Number(start, end, amount, unit, group)


def _read_qualifier(sentence: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    """Return where a qualified figure starts and ends, and the group of its qualifier."""
    start, end = match.span()
    before = sentence[max(0, start - _REACH) : start]
    if found := _find_before(before, _BEFORE):
        return start - len(before) + found.start, end, found.group
    aside = re.search(_ASIDE, before)
    if aside and (group := _BEFORE.get(aside[1].casefold())):
        return start, end, group
    if match["plus"]:
        return start, end, _AFTER[match["plus"]]
    after = _find_after(sentence[end:], _AFTER)
    return (start, end + after.end(), _AFTER[_spell(after["words"])]) if after else None


def _find_before(text: str, known: Mapping[str, str]) -> _Qualifier | None:
    """Return the longest of the known qualifiers that ends a text."""
    ends = ((word.end(), word[0].lstrip(f"({DOUBLE}")) for word in re.finditer(r"\S+", text))
    for start in [end - len(word) for end, word in ends if word][-_LONGEST:]:
        said = " ".join(text[start:].split())
        if said.casefold() in known:
            return _Qualifier(start, said, known[said.casefold()])
    return None


def _find_after(text: str, known: Iterable[str]) -> re.Match[str] | None:
    """Match the known words that begin a text, after a space or a hyphen."""
    # Most texts begin with none of them, and a pattern of all takes 6 ms to compile.
    first = re.match(rf"{_BETWEEN}?(\w+|\W)", text)
    begun = [each for each in known if first and each.startswith(first[1].casefold())]
    if not begun:
        return None
    words = "|".join(re.escape(each).replace(r"\ ", _BETWEEN) for each in begun)
    return re.match(rf"{_BETWEEN}?(?P<words>{words})(?!\w)", text, re.IGNORECASE)


def _spell(words: str) -> str:
    """Return words as the tables have them: in lower case, with single spaces."""
    return " ".join(re.split(_BETWEEN, words)).casefold()


def get_group(qualifier: str) -> str | None:
    """Return the group of a qualifier by its last words: "just over" says the same as "over"."""
    found = _find_before(qualifier, _BEFORE)
    return found.group if found else None


def scale(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return a number in its base unit: millions and thousands are plain counts."""
    if unit in SCALES:
        return value * SCALES[unit], None
    return value, unit


def find_lost_words(before: str, after: str) -> LostWords | None:
    """Return words right before or after a figure that change what it says, if there are any."""
    if found := _find_before(before[-_REACH:], _BEFORE | _STRENGTHENING):
        return LostWords(found.words, is_before=True)
    following = _find_after(after, (*_AFTER, *_UNITS))
    return LostWords(_spell(following["words"]), is_before=False) if following else None
