"""Numbers in running text: how much of what, and the words that qualify it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gcmreview.text.folding import fold

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
# How many a unit stands for.
SCALES = {"million": 10**6, "billion": 10**9, "thousand": 10**3}
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
# Groups of qualifiers, by their words; that of roughly.
GROUPS = {word: number for number, group in enumerate(_QUALIFIERS) for word in group}
APPROXIMATE = 1
_AFTER = {"or more": 0, "plus": 0, "+": 0, "or so": 1}
_NUMBER = (
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<plus>\+?)(?:[\s\u00a0-]*(?P<unit>millions?\b|mn\b|m\b|billion\b|bn\b|thousand\b"
    r"|per[\s\u00a0]?cent\b|%))?(?!\w)"
)
YEAR = r"(?:19|20)\d\d"
_LONGEST_SENTENCE = 2000


class Number(NamedTuple):
    """A number of a sentence: its amount, its unit, and the group of its qualifier."""

    start: int
    end: int
    amount: float
    unit: str | None
    qualifier: int | None


# Words that qualify a number which follows them; like those below, a closed list.
# fmt: off
_LEADING = frozenset((
    "a record", "about", "almost", "an estimated", "approx.", "approximately", "around",
    "as many as", "at least", "at most", "barely", "c.", "ca.", "circa", "close to", "estimated",
    "exceeding", "fewer than", "hardly", "just", "less than", "more than", "nearly",
    "no fewer than", "no less than", "no more than", "only", "over", "roughly", "some", "under",
    "up to", "upwards of", "well",
))
# fmt: on
# Words that qualify a number before them, and words that multiply it.
_QUALIFIERS_AFTER = ("or more", "or less", "or fewer", "or so", "plus", "at least", "at most", "+")
_MULTIPLIERS = ("%", "per cent", "percent", "hundred", "thousand", "million", "billion", "trillion")
# Words in the longest qualifier.
_LONGEST = max(len(qualifier.split()) for qualifier in _LEADING)


class LostWords(NamedTuple):
    """Words of the source that belong to a figure, before it or after."""

    words: str
    is_before: bool


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.IGNORECASE)


def list_numbers(sentence: str) -> Iterator[Number]:
    """Yield the numbers of a sentence, but for its years; of a very long one, none."""
    if len(sentence) > _LONGEST_SENTENCE:
        return
    for match in _compile().finditer(sentence):
        start, qualifier = _read_qualifier(sentence, match)
        is_year = match["unit"] is None and re.fullmatch(YEAR, match["number"])
        if is_year and qualifier is None:
            continue
        amount = float(re.sub(r"[,\s\u00a0\u202f]", "", match["number"]))
        unit = _UNITS.get(" ".join((match["unit"] or "").lower().split()))
        if match["unit"] and re.fullmatch(r"per\W?cent", match["unit"], re.IGNORECASE):
            unit = "per cent"
        yield Number(start, match.end(), amount, unit, qualifier)


def _read_qualifier(sentence: str, match: re.Match[str]) -> tuple[int, int | None]:
    """Return where a figure begins, with the words before it that qualify it, and their group."""
    before = sentence[max(0, match.start() - 40) : match.start()]
    words = list(re.finditer(r"\S+", before))
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        first = words[-length]
        said = " ".join(word[0].lower() for word in words[-length:]).lstrip('(“"')
        if said in GROUPS:
            return match.start() - len(before) + first.start(), GROUPS[said]
    # Roughly a quarter (25 per cent)
    aside = re.search(r"(\w+) (?:[\w-]+ ){0,2}[\w-]+ \($", before)
    if aside and aside[1].lower() in GROUPS:
        return match.start(), GROUPS[aside[1].lower()]
    after = fold(sentence[match.end() : match.end() + 12]).lstrip("-")
    for said, group in _AFTER.items():
        if after.startswith(said) or (said == "+" and match["plus"]):
            return match.start(), group
    return match.start(), None


def scale(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return a number in its base unit: millions and thousands are plain counts."""
    if unit in SCALES:
        return value * SCALES[unit], None
    return value, unit


def find_lost_words(before: str, after: str) -> LostWords | None:
    """Return words right before or after a figure that change what it says, if there are any."""
    if before[-1:].isspace():
        last = before.split()[-_LONGEST:]
        for length in range(len(last), 0, -1):
            words = " ".join(last[-length:])
            if words.casefold().lstrip('(“"') in _LEADING:
                return LostWords(words, is_before=True)
    following = " ".join(after[:40].casefold().replace("-", " ").split())
    for words in (*_QUALIFIERS_AFTER, *_MULTIPLIERS):
        if following.startswith(words) and not following[len(words) :][:1].isalnum():
            return LostWords(words, is_before=False)
    return None
