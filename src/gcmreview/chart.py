"""Draw what can honestly be drawn of the statistics, as lines of marked spans.

Amounts of one thing in one unit share a scale that starts at zero. A share in per cent is a part
of its whole. A figure that has nothing to be compared with is named, not drawn. Every bar stands
beside its figure with the qualifier, and a bar whose figure is qualified has an open end.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.environment import Screen
from gcmreview.figures import write_figure
from gcmreview.model import Review, Statistic
from gcmreview.views import Cell, Span, mark_editorial, name_source

_PER_CENT = ("per cent", "percent", "%")


class Ink(NamedTuple):
    """The characters that a bar is drawn with."""

    bar: str
    rest: str
    open_end: str


# Columns. A longer bar is no easier to read.
_WIDEST = 100
_BLOCKS = Ink("█", "░", "▒")
_ASCII = Ink("#", ".", "~")


def draw_chart(review: Review, statistics: Sequence[Statistic], screen: Screen) -> list[Cell]:
    """Draw the statistics in lines as wide as the screen; words may make a line wider."""
    ink = _BLOCKS if screen.unicode else _ASCII
    width = min(screen.width, _WIDEST)
    shares = [each for each in statistics if each.unit in _PER_CENT]
    amounts = _group_amounts(each for each in statistics if each.unit not in _PER_CENT)
    lines: list[Cell] = []
    for group in amounts:
        if len(group) > 1:
            lines += _draw_amounts(group, width, ink)
    for share in shares:
        lines += _draw_share(share, width, ink)
    for group in amounts:
        if len(group) == 1:
            lines += _name_undrawn(group[0])
    legend = mark_editorial(f"{ink.open_end} at the end of a bar: its figure is qualified")
    source = Span(f"Source: {name_source(review)}.", "muted")
    return [*lines, (legend,), (), (source,)]


def _group_amounts(statistics: Iterator[Statistic]) -> list[list[Statistic]]:
    groups: dict[tuple[str, str | None], list[Statistic]] = {}
    for each in statistics:
        groups.setdefault((each.label, each.unit), []).append(each)
    return list(groups.values())


def _draw_amounts(group: Sequence[Statistic], width: int, ink: Ink) -> Iterator[Cell]:
    whens = ["" if each.year is None else str(each.year) for each in group]
    figures = [write_figure(each) for each in group]
    when_width, figure_width = max(map(len, whens)), max(map(len, figures))
    most = max(each.value for each in group)
    room = max(10, width - when_width - figure_width - 4)
    yield (Span(group[0].label, "strong"), Span(f"  para. {group[0].paragraph}", "muted"))
    for each, when, figure in zip(group, whens, figures, strict=True):
        bar, _ = _draw_bar(each, most, room, ink)
        yield (
            Span(f"{when:<{when_width}}  "),
            Span(f"{figure:>{figure_width}}  ", "strong"),
            Span(bar, "id"),
        )
    yield ()


def _draw_share(share: Statistic, width: int, ink: Ink) -> Iterator[Cell]:
    bar, rest = _draw_bar(share, 100, max(10, width), ink)
    yield (
        Span(write_figure(share), "strong"),
        Span(f" {share.label}"),
        Span(f"  para. {share.paragraph}", "muted"),
    )
    yield (Span(bar, "id"), Span(rest, "muted"))
    yield ()


def _draw_bar(statistic: Statistic, whole: int | float, room: int, ink: Ink) -> tuple[str, str]:
    """Return a bar and what it leaves of the room that stands for ``whole``."""
    length = round(room * max(0, min(statistic.value / whole, 1))) if whole else 0
    if length and statistic.qualifier:
        bar = ink.bar * (length - 1) + ink.open_end
    else:
        bar = ink.bar * length
    return bar, ink.rest * (room - length)


def _name_undrawn(statistic: Statistic) -> Iterator[Cell]:
    yield (
        Span(write_figure(statistic), "strong"),
        Span(f" {statistic.label}"),
        Span(f"  para. {statistic.paragraph}", "muted"),
    )
    yield (mark_editorial("not drawn: there is nothing to compare it with"),)
    yield ()
