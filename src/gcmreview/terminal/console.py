"""Views as text for a terminal or a pipe. The only module that knows Rich.

Every cell is a ``Text``, so that no bracket or colon of the source is read as Rich's markup, and
wraps by our own rule. Rich draws the table; we decide the width, and write what it drew.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.style import Style
from rich.table import Table
from rich.text import Text

from gcmreview.terminal.cells import Cell, Segment, View
from gcmreview.terminal.layout import fit_columns
from gcmreview.terminal.screen import Screen
from gcmreview.terminal.wrapping import find_breaks
from gcmreview.text.printable import make_visible

Item = TypeVar("Item")
# Columns. On a narrower screen a table is written as blocks of lines, since its columns would cut
# every second word.
NARROWEST_TABLE = 60
# Columns. A narrower screen is drawn for as if it had so many: an id and a word fit on a line.
NARROWEST = 20
# Cells between two columns: a column's padding, and the ruled box's blank divider.
_GAP = 2
_INDENT = "  "
# Plain attributes and one of the eight colours, which every theme keeps readable.
_STYLES = {
    "plain": "",
    "strong": "bold",
    "id": "cyan",
    "editorial": "italic",
    "muted": "dim",
    "found": "reverse",
}
_RULED = box.SIMPLE_HEAD
_RULED_ASCII = box.Box(str(box.SIMPLE_HEAD).replace("─", "-"), ascii=True)


class _Verbatim(Text):
    """A ``Text`` that wraps only at plain spaces, and keeps every other character."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:  # noqa: ARG002
        """Return the lines of the text, as Rich asks for them."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            for start, end in find_breaks(line.plain, width, cell_len):
                piece = line[start:end]
                gap = max(0, width - cell_len(piece.plain))
                if options.get("justify") == "right":
                    piece.pad_left(gap)
                lines.append(piece)
        return lines


def draw_view(view: View, screen: Screen) -> str:
    """Draw a table, or where the screen is too narrow for one, its cells under each other."""
    console = _make_console(screen)
    view = _prepare(view, screen)
    _print_text(console, _Verbatim(view.title, style="bold"))
    console.print()
    widths = _fit(view, console.width) if console.width >= NARROWEST_TABLE else None
    if widths:
        console.print(_make_table(view, widths, _RULED if screen.unicode else _RULED_ASCII))
    else:
        _print_blocks(console, view)
    console.print()
    _print_text(console, _make_text(view.caption))
    if view.address:
        address = Segment(view.address, "muted", view.address if screen.links else None)
        console.print(_make_text((address,)), no_wrap=True, overflow="ignore", crop=False)
    return _finish(console)


def draw_lines(lines: Sequence[Cell], screen: Screen) -> str:
    """Draw lines of spans, wrapped to the screen."""
    console = _make_console(screen)
    for line in lines:
        _print_text(console, _make_text(_prepare_cell(line, screen)))
    return _finish(console)


def track(items: Iterable[Item], count: int, colour: bool) -> Iterator[Item]:
    """Yield ``items``, and show on standard error how many of ``count`` are done."""
    from rich.progress import track as track_progress

    console = Console(
        stderr=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
    )
    yield from track_progress(
        items, description="Checking", total=count, console=console, transient=True
    )


def _prepare(view: View, screen: Screen) -> View:
    return view._replace(
        title=make_visible(view.title),
        rows=[tuple(_prepare_cell(cell, screen) for cell in row) for row in view.rows],
        caption=_prepare_cell(view.caption, screen),
        address=make_visible(view.address),
    )


def _prepare_cell(cell: Cell, screen: Screen) -> Cell:
    """Show what a terminal would obey, and leave out links that it would not draw."""
    return tuple(
        Segment(make_visible(text, allow="\n"), mark, link if screen.links else None)
        for text, mark, link in cell
    )


def _make_console(screen: Screen) -> Console:
    # An empty environment: which variables count is decided before this, in one place.
    return Console(
        file=io.StringIO(),
        width=max(screen.width, NARROWEST),
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def _finish(console: Console) -> str:
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    # Rich pads every line to the table's width.
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


def _make_table(view: View, widths: Sequence[int], ruled: box.Box) -> Table:
    table = Table(
        box=ruled,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        leading=int(view.is_spaced),
        header_style="bold",
    )
    for column, column_width in zip(view.columns, widths, strict=True):
        table.add_column(
            _Verbatim(column.heading), justify=column.align, width=column_width, overflow="fold"
        )
    for row in view.rows:
        table.add_row(*map(_make_text, row))
    return table


def _fit(view: View, width: int) -> list[int] | None:
    texts = [
        [column.heading, *("".join(span.text for span in row[index]) for row in view.rows)]
        for index, column in enumerate(view.columns)
    ]
    whole = [column.keep_whole for column in view.columns]
    return fit_columns(texts, whole, width - _GAP * (len(texts) - 1), cell_len)


def _print_blocks(console: Console, view: View) -> None:
    blocks = [row for row in view.rows if any(row)]
    for index, row in enumerate(blocks):
        if index:
            console.print()
        for column, cell in zip(view.columns, row, strict=True):
            if any(span.text for span in cell):
                _print_hanging(console, (Segment(f"{column.heading}: ", "muted"), *cell))


def _print_hanging(console: Console, cell: Cell) -> None:
    """Print a cell with every line but its first indented."""
    _print_text(console, _make_text(cell), indent=_INDENT)


def _print_text(console: Console, text: Text, indent: str = "") -> None:
    """Print a text line by line; Rich would break a whole one again, at other places."""
    for number, line in enumerate(text.wrap(console, console.width - len(indent))):
        whole = Text(indent if number else "").append_text(line)
        console.print(whole, no_wrap=True, overflow="ignore", crop=False)


def _make_text(cell: Cell) -> Text:
    text = _Verbatim(overflow="fold")
    for span in cell:
        style = Style.parse(_STYLES[span.mark])
        text.append(span.text, style + Style(link=span.link) if span.link else style)
    return text
