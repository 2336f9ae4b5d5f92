"""Tables as cells of styled text, before anything is drawn."""

from collections.abc import Collection
from typing import Literal, NamedTuple

Emphasis = Literal["plain", "strong", "id", "editorial", "muted", "found"]


class Segment(NamedTuple):
    """A run of characters of one kind; ``link`` is an address that they lead to."""

    text: str
    mark: Emphasis = "plain"
    link: str | None = None


Cell = tuple[Segment, ...]
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column's heading and shape. One that is kept whole is not wrapped."""

    heading: str
    align: Literal["left", "right"] = "left"
    keep_whole: bool = False


class View(NamedTuple):
    """A titled table of cells, with a caption that says where its words are from.

    A spaced table has a blank line between its rows; one in groups writes a first cell that rows
    have in common once. Entries are not a table: each row is a line of short cells, and under it
    its last one, the text. Cards are entries with a head, the last cell but one. The address is a
    line of its own that is not wrapped, so that it can be copied.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Collection[Row]
    caption: Cell
    is_spaced: bool = False
    shape: Literal["table", "groups", "entries", "cards"] = "table"
    address: str = ""
