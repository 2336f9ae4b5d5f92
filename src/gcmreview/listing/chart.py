"""Draw what can honestly be drawn of the statistics, as lines of marked spans.

Amounts of one thing in one unit share a scale that starts at zero. A share in per cent is a part
of its whole. A figure that has nothing to be compared with is named, not drawn. Every bar stands
beside its figure with the qualifier, and a bar whose figure is qualified has an open end.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.dataset.model import Review, Statistic, write_figure
from gcmreview.listing.views import cite_source, mark_editorial
from gcmreview.terminal.cells import Cell, Segment
from gcmreview.terminal.screen import Screen

_PER_CENT = ("per cent", "percent", "%")


class Ink(NamedTuple):
    """The characters that a bar is drawn with."""

    bar: str
    rest: str
    open_end: str


# Columns. A longer bar is no easier to read.
_WIDEST = 100
_NARROWEST_BAR = 10
# Per cent.
_WHOLE = 100
_BLOCKS = Ink("█", "░", "▒")
_ASCII = Ink("#", ".", "~")


def draw_chart(review: Review, statistics: Sequence[Statistic], screen: Screen) -> list[Cell]:
    """Draw the statistics in lines as wide as the screen; words may make a line wider."""
    ink = _BLOCKS if screen.unicode else _ASCII
    width = max(_NARROWEST_BAR, min(screen.width, _WIDEST))
    shares = [each for each in statistics if each.unit in _PER_CENT and 0 <= each.value <= _WHOLE]
    amounts = [group for group in _group_amounts(statistics) if len(group) > 1]
    drawn = [*shares, *(each for group in amounts for each in group)]
    lines: list[Cell] = []
    for group in amounts:
        lines += _draw_amounts(group, width, ink)
    for share in shares:
        lines += _draw_share(share, width, ink)
    for each in statistics:
        if each not in drawn:
            lines += _name_undrawn(each)
    if any(each.qualifier for each in drawn):
        lines += [
            (mark_editorial(f"{ink.open_end} at the end of a bar: its figure is qualified"),),
            (),
        ]
    return [*lines, cite_source(review, explain_brackets=True)]


def _group_amounts(statistics: Sequence[Statistic]) -> list[list[Statistic]]:
    groups: dict[tuple[str, str | None], list[Statistic]] = {}
    for each in statistics:
        if each.unit not in _PER_CENT and each.value >= 0:
            groups.setdefault((each.label, each.unit), []).append(each)
    return list(groups.values())


def _draw_amounts(group: Sequence[Statistic], width: int, ink: Ink) -> Iterator[Cell]:
    whens = _pad(["" if each.year is None else str(each.year) for each in group])
    figures = _pad([write_figure(each) for each in group], to_the_right=True)
    paragraphs = _pad([f"para. {each.paragraph}" for each in group])
    most = max(each.value for each in group)
    room = width - len(whens[0]) - len(figures[0]) - len(paragraphs[0]) - 6
    yield (Segment(group[0].label, "strong"),)
    for each, when, figure, paragraph in zip(group, whens, figures, paragraphs, strict=True):
        bar, _ = _draw_bar(each, most, max(_NARROWEST_BAR, room), ink)
        yield (
            Segment(f"{when}  "),
            Segment(f"{figure}  ", "strong"),
            Segment(f"{paragraph}  ", "muted"),
            Segment(bar, "id"),
        )
    yield ()


def _draw_share(share: Statistic, width: int, ink: Ink) -> Iterator[Cell]:
    bar, rest = _draw_bar(share, _WHOLE, width, ink)
    yield _name_figure(share)
    yield (Segment(bar, "id"), Segment(rest, "muted"))
    yield ()


def _name_undrawn(statistic: Statistic) -> Iterator[Cell]:
    yield _name_figure(statistic)
    yield (mark_editorial("not drawn: there is nothing to compare it with"),)
    yield ()


def _name_figure(statistic: Statistic) -> Cell:
    return (
        Segment(write_figure(statistic), "strong"),
        Segment(f" {statistic.label}"),
        Segment(f"  para.\u00a0{statistic.paragraph}", "muted"),
    )


def _draw_bar(statistic: Statistic, whole: int | float, room: int, ink: Ink) -> tuple[str, str]:
    """Return a bar and what it leaves of the room that stands for ``whole``."""
    length = round(room * statistic.value / whole) if whole else 0
    is_open = length > 0 and statistic.qualifier is not None
    bar = ink.bar * (length - 1) + ink.open_end if is_open else ink.bar * length
    return bar, ink.rest * (room - length)


def _pad(texts: Sequence[str], *, to_the_right: bool = False) -> list[str]:
    width = max(map(len, texts))
    return [text.rjust(width) if to_the_right else text.ljust(width) for text in texts]
