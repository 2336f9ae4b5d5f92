"""The figures that a review states, prepared for the search."""

import re
from typing import NamedTuple

from gcmreview.dataset.model import Review, Statistic
from gcmreview.text.numbers import get_group, scale
from gcmreview.text.words import fold_words

_NOW = ("today", "now", "currently", "at present", "nowadays")
_STOPPED_TEXT = """
of the in all and from come a an to or for by on at who s
"""
# Small words of a label, which do not say what is counted.
STOPPED = frozenset(_STOPPED_TEXT.split())


class KnownFigure(NamedTuple):
    """A statistic to look for: its label's words, folded, and its amount in its base unit.

    ``own`` are the words of the label that no other label has, ``counted`` those that are not
    places of the release. ``group`` is its qualifier's, ``now`` a pattern for "today".
    """

    statistic: Statistic
    label: frozenset[str]
    own: frozenset[str]
    counted: frozenset[str]
    amount: tuple[float, str | None]
    group: str | None
    now: str


class KnownFigures(NamedTuple):
    """The figures that a review states, and the capitalized words of its title."""

    wanted: tuple[KnownFigure, ...]
    names: frozenset[str]


def list_known(review: Review) -> KnownFigures:
    """Return the figures of a review, prepared for the search."""
    names = frozenset(re.findall(r"\b[A-Z][a-z]+", review.release.title)) - {"The", "First"}
    places = {name.casefold() for name in names}
    labels = {each.label: frozenset(fold_words(each.label)) for each in review.statistics}
    now = rf"\b(?:{'|'.join(_NOW)}|{review.release.date.year})\b"
    wanted = []
    for each in review.statistics:
        others = (words for label, words in labels.items() if label != each.label)
        if label := labels[each.label] - STOPPED:
            own, counted = label.difference(*others), label - places
            amount = scale(float(each.value), each.unit)
            group = get_group(each.qualifier or "")
            wanted.append(KnownFigure(each, label, own, counted, amount, group, now))
    return KnownFigures(tuple(wanted), names)
