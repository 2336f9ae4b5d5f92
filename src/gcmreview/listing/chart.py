"""Draw the statistics that can be compared, as lines of marked spans.

Amounts of one thing in one unit share a scale that starts at zero. A share in per cent is a part
of its whole. A figure that nothing can be compared with is named, not drawn. Every bar is beside
its figure with the qualifier, and a bar whose figure is qualified has an open end.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
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


# Columns of a chart. Longer bars are no easier to read.
WIDEST = 100
# Columns of a bar. In fewer, a tenth of the scale cannot be seen.
NARROWEST_BAR = 10
# Per cent of a whole.
WHOLE = 100
# Amounts. A single one has nothing to be compared with.
LEAST_GROUP = 2
# Columns between the parts of a line: two each after the year, the figure and the paragraph.
_GAPS = 6
_BLOCKS = Ink("█", "░", "▒")
_ASCII = Ink("#", ".", "~")


def draw_chart(review: Review, statistics: Sequence[Statistic], screen: Screen) -> list[Cell]:
    """Draw the statistics in lines as wide as the screen; words may make a line wider."""
    ink = _BLOCKS if screen.unicode else _ASCII
    width = max(NARROWEST_BAR, min(screen.width, WIDEST))
    groups = _group_amounts(statistics)
    shares = [each for each in statistics if _is_share(each)]
    drawn = [*shares, *chain.from_iterable(groups)]
    blocks = [
        *(_draw_amounts(group, width, ink) for group in groups),
        *(_draw_share(share, width, ink) for share in shares),
        *map(_name_undrawn, _list_others(statistics, drawn)),
        _explain_open_ends(drawn, ink),
    ]
    is_marked = len(drawn) < len(statistics) or any(each.qualifier for each in drawn)
    return [*chain.from_iterable(blocks), cite_source(review, explain_brackets=is_marked)]


def _is_share(statistic: Statistic) -> bool:
    return statistic.unit in _PER_CENT and 0 <= statistic.value <= WHOLE


def _group_amounts(statistics: Sequence[Statistic]) -> list[list[Statistic]]:
    """Return the amounts that can be compared: of one thing, in one unit."""
    groups: dict[tuple[str, str | None], list[Statistic]] = {}
    for each in statistics:
        if each.unit not in _PER_CENT and each.value >= 0:
            groups.setdefault((each.label, each.unit), []).append(each)
    return [group for group in groups.values() if len(group) >= LEAST_GROUP]


def _list_others(statistics: Sequence[Statistic], drawn: Sequence[Statistic]) -> list[Statistic]:
    done = {each.id for each in drawn}
    return [each for each in statistics if each.id not in done]


def _explain_open_ends(drawn: Sequence[Statistic], ink: Ink) -> Iterator[Cell]:
    if any(each.qualifier for each in drawn):
        yield (mark_editorial(f"{ink.open_end} at the end of a bar: its figure is qualified"),)
        yield ()


def _draw_amounts(group: Sequence[Statistic], width: int, ink: Ink) -> Iterator[Cell]:
    whens = _pad(["" if each.year is None else str(each.year) for each in group])
    figures = _pad([write_figure(each) for each in group], to_the_right=True)
    paragraphs = _pad([f"para. {each.paragraph}" for each in group])
    most = max(each.value for each in group)
    room = width - len(whens[0]) - len(figures[0]) - len(paragraphs[0]) - _GAPS
    yield (Segment(group[0].label, "strong"),)
    for each, when, figure, paragraph in zip(group, whens, figures, paragraphs, strict=True):
        bar, _ = _draw_bar(each, most, max(NARROWEST_BAR, room), ink)
        yield (
            Segment(f"{when}  "),
            Segment(f"{figure}  ", "strong"),
            Segment(f"{paragraph}  ", "muted"),
            Segment(bar, "id"),
        )
    yield ()


def _draw_share(share: Statistic, width: int, ink: Ink) -> Iterator[Cell]:
    bar, rest = _draw_bar(share, WHOLE, width, ink)
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
        Segment("" if statistic.year is None else f", {statistic.year}"),
        Segment(f"  para.\u00a0{statistic.paragraph}", "muted"),
    )


def _draw_bar(statistic: Statistic, whole: int | float, room: int, ink: Ink) -> tuple[str, str]:
    """Return a bar and the rest of the room, whose full width is ``whole``."""
    length = round(room * statistic.value / whole) if whole else 0
    is_open = length > 0 and statistic.qualifier is not None
    bar = ink.bar * (length - 1) + ink.open_end if is_open else ink.bar * length
    return bar, ink.rest * (room - length)


def _pad(texts: Sequence[str], *, to_the_right: bool = False) -> list[str]:
    width = max(map(len, texts))
    return [text.rjust(width) if to_the_right else text.ljust(width) for text in texts]
