"""Tables as cells of styled text, before anything is drawn."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Emphasis = Literal["plain", "strong", "id", "editorial", "muted", "found"]


class Segment(NamedTuple):
    """A run of characters of one kind; ``link`` is an address that they lead to."""

    text: str
    mark: Emphasis = "plain"
    link: str | None = None


Cell = tuple[Segment, ...]


class Column(NamedTuple):
    """A column's heading and shape. One that is kept whole is not wrapped."""

    heading: str
    align: Literal["left", "right"] = "left"
    keep_whole: bool = False


class View(NamedTuple):
    """A titled table of cells, with a caption that says where its words are from.

    A spaced table has a blank line between its rows. A cell that rows have in common is written
    once: in a column of groups the first one, in cards the last but one, above its rows' texts.
    The address is a line of its own that is not wrapped, so that it can be copied.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    caption: Cell
    is_spaced: bool = False
    groups: Literal["none", "column", "cards"] = "none"
    address: str = ""
