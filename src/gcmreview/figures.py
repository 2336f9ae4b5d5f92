"""The figure that a statistic states, always with its qualifier."""

from gcmreview.model import Statistic

# Words that qualify a number which follows them.
QUALIFIERS = (
    "about",
    "almost",
    "approximately",
    "around",
    "at least",
    "at most",
    "close to",
    "fewer than",
    "just over",
    "just under",
    "less than",
    "more than",
    "nearly",
    "over",
    "roughly",
    "some",
    "under",
    "up to",
)


def write_figure(statistic: Statistic) -> str:
    """Write a statistic's figure as the source does: ``over 65 million``, ``1,200``."""
    number = next(
        (form for form in _write_number(statistic.value) if form in statistic.text),
        str(statistic.value),
    )
    return " ".join(part for part in (statistic.qualifier, number, statistic.unit) if part)


def _write_number(value: int | float) -> tuple[str, ...]:
    return (
        f"{value}",
        f"{value:,}",
        f"{value:,}".replace(",", " "),
        f"{value:,}".replace(",", "\u00a0"),
    )
