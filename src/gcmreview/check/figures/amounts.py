"""How much a number of a draft is, held against a figure of the release."""

from gcmreview.check.figures.known import KnownFigure
from gcmreview.text.numbers import SCALES, Number, scale

# Per cent by which a share in words may be rounded.
_ROUNDED = 0.5
# The least count that is written with a unit.
_LEAST_SCALED = 1000


def has_amount(number: Number, wanted: KnownFigure) -> bool:
    """Return whether a number is a statistic's: 65m, 65 million and 65,000,000 are.

    A share in words that has no end in per cent may be rounded: two thirds are 67 per cent.
    """
    own, other = (scale(each.amount, each.unit) for each in (number, wanted.number))
    if own == other or own[1] != "per cent" or other[1] != "per cent":
        return own == other
    is_endless = any(round(share, 2) != share for share, _ in (own, other))
    return is_endless and abs(own[0] - other[0]) <= _ROUNDED


def has_unit(number: Number, wanted: KnownFigure) -> bool:
    """Return whether a number may be in a statistic's unit: 65,000,000 may be in millions.

    The right number without its unit is wrong, as 65 for 65 million is; so is money of another
    currency. Money is no figure of anything else.
    """
    own, unit = number.unit, wanted.number.unit
    if (number.currency is None) != (wanted.number.currency is None):
        return number.currency is None and has_amount(number, wanted)
    if own is None and unit in SCALES:
        return number.amount >= SCALES[unit] or has_lost_unit(number, wanted)
    if own is not None and unit is None:
        return own in SCALES and wanted.number.amount >= _LEAST_SCALED
    return scale(number.amount, own)[1] == scale(1, unit)[1]


def has_lost_unit(number: Number, wanted: KnownFigure) -> bool:
    """Return whether a number is a statistic's without its unit: 65 or 65,000 for 65 million."""
    bare = (wanted.number.amount, SCALES["thousand"] * wanted.number.amount)
    return number.unit is None and number.amount in bare and wanted.number.unit in SCALES
