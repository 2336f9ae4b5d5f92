"""Views as text for a terminal or a pipe. The only module that knows Rich.

Every cell is a ``Text``, so that no bracket or colon of the source is read as Rich's markup, and
wraps by our own rule. Rich draws the table; we decide the width, and write what it drew.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Any, TypeVar

from rich import box
from rich.cells import cell_len as measure_cells
from rich.console import Console
from rich.containers import Lines
from rich.style import Style
from rich.table import Table
from rich.text import Text

from gcmreview.output.stdout import escape_missing
from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.terminal.layout import count_lines, fit_columns
from gcmreview.terminal.screen import WIDEST_PROSE, Screen
from gcmreview.terminal.wrapping import find_breaks
from gcmreview.text.printable import make_visible

Item = TypeVar("Item")
# Columns. Where a row is one line, a longer cell moves the rest of its line, and no other's.
WIDEST_PADDED = 100
# Columns. A narrower screen is drawn for as if it had so many: an id and a word fit on a line.
NARROWEST = 20
# Between two columns; in a ruled table a column's padding, and the box's blank divider.
_GAP = "  "
_INDENT = "  "
# A line break in the middle of a text; one at its edge is between two pieces of a cell.
_INNER_BREAK = r"(?<=[^\n])\n(?=[^\n])"
# Plain attributes and one colour. Of the eight, magenta is the one that themes keep readable on a
# light background as on a dark one (4.2 to 8 to 1 on light, 3.3 to 4.5 on most dark ones; cyan has
# 2 to 3.5 on light); where a theme has a dark magenta, it shows bold in the brighter one.
_STYLES = {
    "plain": "",
    "strong": "bold",
    "id": "bold magenta",
    "editorial": "italic",
    "muted": "dim",
    "found": "reverse",
}
_RULED = box.SIMPLE_HEAD
_RULED_ASCII = box.Box(str(box.SIMPLE_HEAD).replace("─", "-"), ascii=True)


# Characters that are one cell each: letters of Latin scripts, and the marks and dashes of English
# text. Rich looks each of them up where a text has one that is not ASCII.
_NARROW = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2015\u2018-\u201f\u2020-\u2027]*")


def cell_len(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return len(text) if _NARROW.fullmatch(text) else measure_cells(text)


class _Verbatim(Text):
    """A ``Text`` that wraps only at plain spaces, and keeps every other character.

    All lines but the first of each paragraph are indented by ``hanging`` cells.
    """

    hanging = 0

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:  # noqa: ARG002
        """Return the lines of the text, as Rich asks for them."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            breaks = find_breaks(line.plain, width, cell_len, self.hanging)
            # All at once: to cut one line out takes time that grows with the whole text.
            for number, piece in enumerate(line.divide(chain.from_iterable(breaks))[1::2]):
                piece.pad_left(self.hanging if number else 0)
                gap = max(0, width - cell_len(piece.plain))
                if options.get("justify") == "right":
                    piece.pad_left(gap)
                lines.append(piece)
        return lines


def draw_view(view: View, screen: Screen) -> str:
    """Draw a view in its shape, or a table's cells under each other where these are fewer lines.

    For a screen that does not wrap, every row is one line.
    """
    console = _make_console(screen)
    view = _prepare(view, screen)
    width = _limit_prose(console, screen)
    _print_cell(console, (Segment(view.title, "strong"),), width)
    _print_blank(console)
    if width is None:
        _print_rows(console, view)
    elif view.shape == "cards":
        _print_cards(console, view, width)
    elif view.shape == "entries":
        _print_entries(console, view.columns, view.rows, width)
    else:
        _print_table(console, _show_groups(view), _RULED if screen.unicode else _RULED_ASCII)
    _print_blank(console)
    _print_cell(console, view.caption, width)
    if view.address:
        address = Segment(view.address, "muted", view.address if screen.links else None)
        _print_cell(console, (address,), None)
    return _finish(console)


def draw_lines(lines: Sequence[Cell], screen: Screen) -> str:
    """Draw lines of spans, wrapped to the screen if it wraps."""
    console = _make_console(screen)
    for line in lines:
        _print_cell(console, _prepare_cell(line, screen), _limit_prose(console, screen))
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
        title=_show(view.title, screen),
        rows=[tuple(_prepare_cell(cell, screen) for cell in row) for row in view.rows],
        caption=_prepare_cell(view.caption, screen),
        address=_show(view.address, screen),
    )


def _prepare_cell(cell: Cell, screen: Screen) -> Cell:
    """Show what a terminal would obey or lacks, and leave out links that it would not draw."""
    return tuple(
        Segment(_show(text, screen, allow="\n"), mark, link if screen.links else None)
        for text, mark, link in cell
    )


def _show(text: str, screen: Screen, allow: str = "") -> str:
    return escape_missing(make_visible(text, allow=allow), screen.encoding)


def _limit_prose(console: Console, screen: Screen) -> int | None:
    """Return the width of prose in columns; None where nothing is wrapped."""
    return min(console.width, WIDEST_PROSE) if screen.wraps else None


def _show_groups(view: View) -> View:
    """Write the first cell of each group once, and a blank row between groups."""
    if view.shape != "groups":
        return view
    blank: tuple[Cell, ...] = ((),) * len(view.columns)
    rows: list[tuple[Cell, ...]] = []
    for _, group in groupby(view.rows, key=lambda row: row[0]):
        first, *others = group
        rows += [first, *(((), *row[1:]) for row in others), blank]
    return view._replace(rows=rows[:-1])


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


def _print_table(console: Console, view: View, ruled: box.Box) -> None:
    """Print the table, or its rows as blocks where these are fewer lines, or it does not fit."""
    texts = [["".join(span.text for span in cell) for cell in row] for row in view.rows]
    columns = [
        [column.heading, *(row[index] for row in texts)]
        for index, column in enumerate(view.columns)
    ]
    whole = [column.keep_whole for column in view.columns]
    widths = fit_columns(columns, whole, console.width - len(_GAP) * (len(whole) - 1), cell_len)
    block_width = min(console.width, WIDEST_PROSE) - len(_INDENT)
    if widths and _count_rows(view, texts, widths) <= _count_blocks(view, texts, block_width):
        console.print(_make_table(view, widths, ruled))
    else:
        _print_blocks(console, view, block_width)


def _count_rows(view: View, texts: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """Return how many lines a table takes, with its headings."""
    hanging = _get_hanging(view)
    heights = [
        max(
            count_lines(text, width, cell_len, hanging)
            for text, width in zip(row, widths, strict=True)
        )
        for row in (_list_headings(view), *texts)
    ]
    rules = 1
    return sum(heights) + rules + (len(texts) - 1 if view.is_spaced else 0)


def _count_blocks(view: View, texts: Sequence[Sequence[str]], width: int) -> int:
    """Return how many lines the blocks take, with the blank ones between them."""
    headings = _list_headings(view)
    heights = [
        sum(
            count_lines(f"{_introduce(heading)}{text}", width, cell_len)
            for heading, text in zip(headings, row, strict=True)
            if text
        )
        for row in texts
        if any(row)
    ]
    return sum(heights) + len(heights) - 1


def _list_headings(view: View) -> list[str]:
    return [column.heading for column in view.columns]


def _introduce(heading: str) -> str:
    return f"{heading}: " if heading else ""


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
        cells = list(map(_make_text, row))
        for cell in cells:
            cell.hanging = _get_hanging(view)
        table.add_row(*cells)
    return table


def _get_hanging(view: View) -> int:
    """Return the hanging indent of cells: nothing else tells where a row of a group starts."""
    return len(_INDENT) if view.shape == "groups" else 0


def _print_blocks(console: Console, view: View, width: int) -> None:
    """Print each row as a block of lines: a heading and its cell, with all but the first indented.

    The first line is no longer than the others.
    """
    blocks = [row for row in view.rows if any(row)]
    for index, row in enumerate(blocks):
        if index:
            _print_blank(console)
        for column, cell in zip(view.columns, row, strict=True):
            if any(span.text for span in cell):
                named = (Segment(_introduce(column.heading), "muted"), *cell)
                _print_cell(console, named, width, hanging=_INDENT)


def _print_cards(console: Console, view: View, width: int) -> None:
    """Print the head of each card, and under it its entries, indented."""
    columns = [*view.columns[:-2], view.columns[-1]]
    for number, (head, group) in enumerate(groupby(view.rows, key=lambda row: row[-2])):
        if number:
            _print_blank(console)
        _print_cell(console, head, width)
        _print_blank(console)
        rows = [(*row[:-2], row[-1]) for row in group]
        _print_entries(console, columns, rows, width, indent=_INDENT)


def _print_entries(
    console: Console,
    columns: Sequence[Column],
    rows: Sequence[tuple[Cell, ...]],
    width: int,
    indent: str = "",
) -> None:
    """Print each row as a line of its short cells, and under it its text, indented."""
    room = width - len(_INDENT)
    for number, (*short, text) in enumerate(rows):
        if number:
            _print_blank(console)
        _print_cell(console, _join_cells(_name_numbers(columns[:-1], short)), room, indent=indent)
        _print_cell(console, text, room, indent=_INDENT)


def _name_numbers(columns: Sequence[Column], cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells that are not empty, a number with its heading: ``para. 5``."""
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            heading = f"{column.heading.lower()} " if column.align == "right" else ""
            yield (Segment(heading), *cell)


def _print_rows(console: Console, view: View) -> None:
    """Print each row as one line, with its columns aligned."""
    heads: list[Cell] = [(Segment(heading, "strong"),) for heading in _list_headings(view)]
    rows = [heads, *(list(map(_make_line, row)) for row in view.rows)]
    measured = [[cell_len(_read(cell)) for cell in row] for row in rows]
    widths = [min(WIDEST_PADDED, max(column)) for column in zip(*measured, strict=True)]
    for row, lengths in zip(rows, measured, strict=True):
        gaps = [" " * max(0, width - own) for width, own in zip(widths, lengths, strict=True)]
        pad = _pad_heading if row is heads else _pad
        _print_cell(console, _join_cells(map(pad, row, gaps, view.columns)), None)


def _pad(cell: Cell, gap: str, column: Column) -> Cell:
    return (Segment(gap), *cell) if column.align == "right" else (*cell, Segment(gap))


def _pad_heading(cell: Cell, gap: str, column: Column) -> Cell:
    """Pad a heading in its own style, as Rich does in a table."""
    text = cell[0].text
    return (Segment(gap + text if column.align == "right" else text + gap, "strong"),)


def _make_line(cell: Cell) -> Cell:
    """Put a cell on one line: a line break of the text is a space, so that a phrase is found."""
    return tuple(
        span._replace(text=re.sub(_INNER_BREAK, " ", span.text).replace("\n", _GAP))
        for span in cell
    )


def _join_cells(cells: Iterable[Cell]) -> Cell:
    spans: list[Segment] = []
    for number, cell in enumerate(cells):
        spans += [Segment(_GAP), *cell] if number else cell
    return tuple(spans)


def _read(cell: Cell) -> str:
    return "".join(span.text for span in cell)


def _print_blank(console: Console) -> None:
    console.file.write("\n")


def _print_cell(
    console: Console, cell: Cell, width: int | None, indent: str = "", hanging: str = ""
) -> None:
    """Print a cell wrapped to a width; Rich would break a whole one again, at other places.

    Every line is indented, and all but the first are by ``hanging`` too. Without colour the lines
    are written as they are, since Rich takes most of the time that a long listing takes.
    """
    if not console.is_terminal:
        for number, line in enumerate(_break_lines(_read(cell), width)):
            console.file.write(f"{indent}{hanging if number else ''}{line}\n")
        return
    text = _make_text(cell)
    pieces = text.split("\n", allow_blank=True) if width is None else text.wrap(console, width)
    for number, piece in enumerate(pieces):
        whole = Text(indent + (hanging if number else "")).append_text(piece)
        console.print(whole, no_wrap=True, overflow="ignore", crop=False)


def _break_lines(text: str, width: int | None) -> Iterator[str]:
    """Yield the lines of a text, broken where they are wider than the width."""
    for line in text.split("\n"):
        if width is None:
            yield line
        else:
            for start, end in find_breaks(line, width, cell_len):
                yield line[start:end]


def _make_text(cell: Cell) -> _Verbatim:
    text = _Verbatim(overflow="fold")
    for span in cell:
        style = Style.parse(_STYLES[span.mark])
        text.append(span.text, style + Style(link=span.link) if span.link else style)
    return text
