"""The figures that a review states, made ready to be looked for."""

import re
from typing import NamedTuple

from gcmreview.dataset.model import Review, Statistic
from gcmreview.text.numbers import get_group, scale
from gcmreview.text.words import fold_words

_NOW = ("today", "now", "currently", "at present", "nowadays")
_STOPPED_TEXT = """
of the in all and from come a an to or for by on at who s
"""
# Words of a label that name nothing.
STOPPED = frozenset(_STOPPED_TEXT.split())


class KnownFigure(NamedTuple):
    """A statistic to look for: its label's words, those that no other label has, and its amount.

    ``counted`` are the label's words but for the places that the release is about.
    ``group`` is that of its qualifier, ``now`` a pattern of what the source's today may be.
    """

    statistic: Statistic
    label: frozenset[str]
    own: frozenset[str]
    counted: frozenset[str]
    amount: tuple[float, str | None]
    group: str | None
    now: str


class KnownFigures(NamedTuple):
    """The figures that a review states, and the places of its title, which they are about."""

    wanted: tuple[KnownFigure, ...]
    names: frozenset[str]


def list_known(review: Review) -> KnownFigures:
    """Return the figures of a review, made ready to be looked for."""
    names = frozenset(re.findall(r"\b[A-Z][a-z]+", review.release.title)) - {"The", "First"}
    wanted = []
    statistics = review.statistics
    now = rf"\b(?:{'|'.join(_NOW)}|{review.release.date.year})\b"
    for each in statistics:
        label = frozenset(fold_words(each.label)) - STOPPED
        others = (fold_words(other.label) for other in statistics if other.label != each.label)
        amount = scale(float(each.value), each.unit)
        group = get_group(each.qualifier) if each.qualifier else None
        if label:
            counted = label.difference(name.casefold() for name in names)
            own = label.difference(*others)
            wanted.append(KnownFigure(each, label, own, counted, amount, group, now))
    return KnownFigures(tuple(wanted), names)
