"""The figure that a statistic states, always with its qualifier."""

from typing import NamedTuple

from gcmreview.model import Statistic

# Words that qualify a number which follows them; like those below, a closed list.
# fmt: off
_QUALIFIERS = frozenset((
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
_LONGEST = max(len(qualifier.split()) for qualifier in _QUALIFIERS)


class LostWords(NamedTuple):
    """Words of the source that belong to a figure, before it or after."""

    words: str
    is_before: bool


def write_figure(statistic: Statistic) -> str:
    """Write a statistic's figure as the source does: ``over 65 million``, ``1,200``."""
    forms = _write_number(statistic.value)
    figures = [_join(statistic.qualifier, form, statistic.unit) for form in forms]
    return next((figure for figure in figures if figure in statistic.text), figures[0])


def find_lost_words(before: str, after: str) -> LostWords | None:
    """Return words right before or after a figure that change what it says, if there are any."""
    if before[-1:].isspace():
        last = before.split()[-_LONGEST:]
        for length in range(len(last), 0, -1):
            words = " ".join(last[-length:])
            if words.casefold().lstrip('(“"') in _QUALIFIERS:
                return LostWords(words, is_before=True)
    following = " ".join(after[:40].casefold().replace("-", " ").split())
    for words in (*_QUALIFIERS_AFTER, *_MULTIPLIERS):
        if following.startswith(words) and not following[len(words) :][:1].isalnum():
            return LostWords(words, is_before=False)
    return None


def _join(qualifier: str | None, number: str, unit: str | None) -> str:
    unit = unit and (unit if unit == "%" else f" {unit}")
    return f"{qualifier} {number}{unit or ''}" if qualifier else f"{number}{unit or ''}"


def _write_number(value: int | float) -> tuple[str, ...]:
    grouped = f"{value:,}"
    return f"{value}", grouped, grouped.replace(",", " "), grouped.replace(",", "\u00a0")
