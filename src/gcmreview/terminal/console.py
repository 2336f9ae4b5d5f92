"""Views as text for a terminal or a pipe. The only module that knows Rich.

Every cell is a ``Text``, so that no bracket or colon of the source is read as Rich's markup, and
wraps by our own rule. Rich draws the table; we decide the width, and write what it drew.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice, zip_longest
from typing import Any, TypeVar

from rich import box
from rich.cells import cell_len as measure_cells
from rich.console import Console
from rich.containers import Lines
from rich.style import Style
from rich.table import Table
from rich.text import Text

from gcmreview.batches import AT_ONCE, cut
from gcmreview.output.stdout import escape_missing
from gcmreview.terminal.cells import Cell, Column, Row, Segment, View
from gcmreview.terminal.layout import count_lines, fit_columns
from gcmreview.terminal.screen import WIDEST_PROSE, Screen
from gcmreview.terminal.wrapping import find_breaks
from gcmreview.text.printable import make_visible

Item = TypeVar("Item")
# Columns. Where a row is one line, a longer cell moves the rest of its line, and no other's.
WIDEST_PADDED = 100
# Columns. A narrower screen is drawn for as if it had so many: an id and a word fit on a line.
NARROWEST = 20
# Rows whose lines are counted to choose between a table and blocks. To count all of a long listing
# takes as long as to draw it.
MOST_COUNTED = 1000
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
    return "".join(draw_parts(view, screen))


def draw_parts(view: View, screen: Screen) -> Iterator[str]:
    """Draw a view as ``draw_view`` does, and yield each part of it when it is drawn."""
    console = _make_console(screen)
    width = _limit_prose(console, screen)
    yield _draw_cell(console, (Segment(_show(view.title, screen), "strong"),), width)
    yield "\n"
    yield from _draw_shape(console, view, screen, width)
    yield "\n"
    yield _draw_cell(console, _prepare_cell(view.caption, screen), width)
    if view.address:
        text = _show(view.address, screen)
        address = Segment(text, "muted", text if screen.links else None)
        yield _draw_cell(console, (address,), None)


def _draw_shape(console: Console, view: View, screen: Screen, width: int | None) -> Iterator[str]:
    if width is None:
        return _draw_rows(console, view, screen)
    if view.shape == "cards":
        return _draw_cards(console, view.columns, _prepare_rows(view, screen), width)
    if view.shape == "entries":
        return _draw_entries(console, view.columns, _prepare_rows(view, screen), width)
    return _draw_table(console, view, screen)


def draw_lines(lines: Sequence[Cell], screen: Screen) -> str:
    """Draw lines of spans, wrapped to the screen if it wraps."""
    console = _make_console(screen)
    width = _limit_prose(console, screen)
    return "".join(_draw_cell(console, _prepare_cell(line, screen), width) for line in lines)


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


def _prepare_rows(view: View, screen: Screen) -> Iterator[Row]:
    return (tuple([_prepare_cell(cell, screen) for cell in row]) for row in view.rows)


def _prepare_cell(cell: Cell, screen: Screen) -> Cell:
    """Show what a terminal would obey or lacks, and leave out links that it would not draw."""
    return tuple(
        [
            Segment(_show(text, screen, allow="\n"), mark, link if screen.links else None)
            for text, mark, link in cell
        ]
    )


def _show(text: str, screen: Screen, allow: str = "") -> str:
    return escape_missing(make_visible(text, allow=allow), screen.encoding)


def _limit_prose(console: Console, screen: Screen) -> int | None:
    """Return the width of prose in columns; None where nothing is wrapped."""
    return min(console.width, WIDEST_PROSE) if screen.wraps else None


def _arrange_rows(view: View, screen: Screen) -> Iterator[Row]:
    """Yield the rows of a table as they are drawn."""
    rows = _prepare_rows(view, screen)
    return _show_groups(rows) if view.shape == "groups" else rows


def _show_groups(rows: Iterable[Row]) -> Iterator[Row]:
    """Write the first cell of each group once, and a blank row between groups."""
    for number, (_, group) in enumerate(groupby(rows, key=lambda row: row[0])):
        for at, row in enumerate(group):
            if number and not at:
                yield ((),) * len(row)
            yield ((), *row[1:]) if at else row


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


def _take(console: Console) -> str:
    """Return what was printed since the last time."""
    file: Any = console.file
    text: str = file.getvalue()
    file.seek(0)
    file.truncate()
    # Rich pads every line to the table's width.
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


def _draw_table(console: Console, view: View, screen: Screen) -> Iterator[str]:
    """Draw the table, or its rows as blocks where these are fewer lines, or it does not fit.

    The rows are made twice, to be measured and to be drawn, so that not all are in memory.
    """
    whole = [column.keep_whole for column in view.columns]
    room = console.width - len(_GAP) * (len(whole) - 1)
    texts = chain([_list_headings(view)], _read_rows(view, screen))
    widths = fit_columns(texts, whole, room, cell_len)
    block_width = min(console.width, WIDEST_PROSE) - len(_INDENT)
    counted = islice(_read_rows(view, screen), MOST_COUNTED)
    if not widths or _is_lower_in_blocks(view, counted, widths, block_width):
        yield from _draw_blocks(console, view, screen, block_width)
        return
    ruled = _RULED if screen.unicode else _RULED_ASCII
    if console.is_terminal:
        yield from _draw_rich_table(console, view, _arrange_rows(view, screen), widths, ruled)
    else:
        yield from _draw_plain_table(view, _read_rows(view, screen), widths, ruled)


def _read_rows(view: View, screen: Screen) -> Iterator[list[str]]:
    """Yield the texts of the cells of each row."""
    return (list(map(_read, row)) for row in _arrange_rows(view, screen))


def _draw_rich_table(
    console: Console, view: View, rows: Iterable[Row], widths: Sequence[int], ruled: box.Box
) -> Iterator[str]:
    # The headings come first, as a table without rows.
    for number, part in enumerate(chain([()], cut(rows, AT_ONCE))):
        if number > 1 and view.is_spaced:
            yield "\n"
        part_view = view._replace(rows=part)
        console.print(_make_table(part_view, widths, ruled, has_head=not number))
        yield _take(console)


def _draw_plain_table(
    view: View, texts: Iterable[Sequence[str]], widths: Sequence[int], ruled: box.Box
) -> Iterator[str]:
    """Draw a table without colours as Rich does, in a tenth of the time."""
    yield _draw_plain_row(_list_headings(view), widths, view.columns)
    hanging = _get_hanging(view)
    yield ruled.head_row_horizontal * (sum(widths) + len(_GAP) * (len(widths) - 1)) + "\n"
    for number, row in enumerate(texts):
        if number and view.is_spaced:
            yield "\n"
        yield _draw_plain_row(row, widths, view.columns, hanging)


def _draw_plain_row(
    texts: Sequence[str], widths: Sequence[int], columns: Sequence[Column], hanging: int = 0
) -> str:
    broken = [
        list(_break_lines(text, width, hanging)) for text, width in zip(texts, widths, strict=True)
    ]
    lines = zip_longest(*broken, fillvalue="")
    return "".join([_align(line, widths, columns) for line in lines])


def _is_lower_in_blocks(
    view: View, rows: Iterable[Sequence[str]], widths: Sequence[int], block_width: int
) -> bool:
    """Return whether rows take fewer lines as blocks than in a table with its headings."""
    headings, hanging, gap = _list_headings(view), _get_hanging(view), int(view.is_spaced)
    rule = 1
    # After each block but the last there is a blank line, and so after each row that is spaced.
    in_table, in_blocks = _count_row(headings, widths, hanging) + rule - gap, -1
    for row in rows:
        in_table += _count_row(row, widths, hanging) + gap
        in_blocks += _count_block(headings, row, block_width) + 1 if any(row) else 0
    return in_blocks < in_table


def _count_row(texts: Sequence[str], widths: Sequence[int], hanging: int) -> int:
    cells = zip(texts, widths, strict=True)
    return max(count_lines(text, width, cell_len, hanging) for text, width in cells)


def _count_block(headings: Sequence[str], texts: Sequence[str], width: int) -> int:
    return sum(
        count_lines(f"{_introduce(heading)}{text}", width, cell_len)
        for heading, text in zip(headings, texts, strict=True)
        if text
    )


def _list_headings(view: View) -> list[str]:
    return [column.heading for column in view.columns]


def _introduce(heading: str) -> str:
    return f"{heading}: " if heading else ""


def _make_table(view: View, widths: Sequence[int], ruled: box.Box, *, has_head: bool) -> Table:
    table = Table(
        box=ruled,
        show_edge=False,
        show_header=has_head,
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


def _draw_blocks(console: Console, view: View, screen: Screen, width: int) -> Iterator[str]:
    """Draw each row as a block of lines: a heading and its cell, with all but the first indented.

    The first line is no longer than the others.
    """
    blocks = (row for row in _arrange_rows(view, screen) if any(row))
    for index, row in enumerate(blocks):
        if index:
            yield "\n"
        for column, cell in zip(view.columns, row, strict=True):
            if any(span.text for span in cell):
                named = (Segment(_introduce(column.heading), "muted"), *cell)
                yield _draw_cell(console, named, width, hanging=_INDENT)


def _draw_cards(
    console: Console, columns: Sequence[Column], rows: Iterable[Row], width: int
) -> Iterator[str]:
    """Draw the head of each card, and under it its entries, indented."""
    for number, (head, group) in enumerate(groupby(rows, key=lambda row: row[-2])):
        if number:
            yield "\n"
        yield _draw_cell(console, head, width)
        yield "\n"
        entries = ((*row[:-2], row[-1]) for row in group)
        yield from _draw_entries(console, (*columns[:-2], columns[-1]), entries, width, _INDENT)


def _draw_entries(
    console: Console,
    columns: Sequence[Column],
    rows: Iterable[Row],
    width: int,
    indent: str = "",
) -> Iterator[str]:
    """Draw each row as a line of its short cells, and under it its text, indented."""
    room = width - len(_INDENT)
    for number, (*short, text) in enumerate(rows):
        if number:
            yield "\n"
        line = _join_cells(_name_numbers(columns[:-1], short))
        yield _draw_cell(console, line, room, indent=indent)
        yield _draw_cell(console, text, room, indent=_INDENT)


def _name_numbers(columns: Sequence[Column], cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells that are not empty, a number with its heading: ``para. 5``."""
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            heading = f"{column.heading.lower()} " if column.align == "right" else ""
            yield (Segment(heading), *cell)


def _draw_rows(console: Console, view: View, screen: Screen) -> Iterator[str]:
    """Draw each row as one line, with its columns aligned.

    The rows are made twice, to be measured and to be drawn, so that not all are in memory.
    """
    headings = _list_headings(view)
    widths = _measure_lines(view, screen)
    if not console.is_terminal:
        lines = ([_write_line(cell, screen) for cell in row] for row in view.rows)
        for texts in chain([headings], lines):
            yield _align(texts, widths, view.columns)
        return
    heads: Row = tuple((Segment(heading, "strong"),) for heading in headings)
    yield _draw_row(console, heads, widths, view.columns, _pad_heading)
    for row in _prepare_rows(view, screen):
        yield _draw_row(console, tuple(map(_make_line, row)), widths, view.columns, _pad)


def _measure_lines(view: View, screen: Screen) -> list[int]:
    """Return the widths of columns in which each cell is one line; some cells may be wider."""
    widths = list(map(cell_len, _list_headings(view)))
    for row in view.rows:
        for at, cell in enumerate(row):
            # What no longer widens its column need not be written.
            if widths[at] < WIDEST_PADDED:
                width = cell_len(_write_line(cell, screen))
                widths[at] = max(widths[at], min(WIDEST_PADDED, width))
    return widths


def _write_line(cell: Cell, screen: Screen) -> str:
    """Write a cell as text on one line."""
    return _show("".join([_join_lines(span.text) for span in cell]), screen)


def _align(texts: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    """Write texts in a line, each padded to the width of its column."""
    padded = []
    for text, width, column in zip(texts, widths, columns, strict=True):
        gap = " " * (width - cell_len(text))
        padded.append(gap + text if column.align == "right" else text + gap)
    return _GAP.join(padded).rstrip(" ") + "\n"


def _draw_row(
    console: Console,
    row: Row,
    widths: Sequence[int],
    columns: Sequence[Column],
    pad: Callable[[Cell, str, Column], Cell],
) -> str:
    gaps = [" " * (width - cell_len(_read(cell))) for width, cell in zip(widths, row, strict=True)]
    return _draw_cell(console, _join_cells(map(pad, row, gaps, columns)), None)


def _pad(cell: Cell, gap: str, column: Column) -> Cell:
    return (Segment(gap), *cell) if column.align == "right" else (*cell, Segment(gap))


def _pad_heading(cell: Cell, gap: str, column: Column) -> Cell:
    """Pad a heading in its own style, as Rich does in a table."""
    text = cell[0].text
    return (Segment(gap + text if column.align == "right" else text + gap, "strong"),)


def _make_line(cell: Cell) -> Cell:
    if not any("\n" in span.text for span in cell):
        return cell
    return tuple(span._replace(text=_join_lines(span.text)) for span in cell)


def _join_lines(text: str) -> str:
    """Put a text on one line: a line break within it is a space, so that a phrase is found."""
    return re.sub(_INNER_BREAK, " ", text).replace("\n", _GAP) if "\n" in text else text


def _join_cells(cells: Iterable[Cell]) -> Cell:
    spans: list[Segment] = []
    for number, cell in enumerate(cells):
        spans += [Segment(_GAP), *cell] if number else cell
    return tuple(spans)


def _read(cell: Cell) -> str:
    return "".join([span.text for span in cell])


def _draw_cell(
    console: Console, cell: Cell, width: int | None, indent: str = "", hanging: str = ""
) -> str:
    """Draw a cell wrapped to a width; Rich would break a whole one again, at other places.

    Every line is indented, and all but the first are by ``hanging`` too. Without colour the lines
    are written as they are, since Rich takes most of the time that a long listing takes.
    """
    if not console.is_terminal:
        lines = enumerate(_break_lines(_read(cell), width))
        return "".join(
            [f"{indent}{hanging if at else ''}{line}".rstrip(" ") + "\n" for at, line in lines]
        )
    text = _make_text(cell)
    pieces = text.split("\n", allow_blank=True) if width is None else text.wrap(console, width)
    for number, piece in enumerate(pieces):
        whole = Text(indent + (hanging if number else "")).append_text(piece)
        console.print(whole, no_wrap=True, overflow="ignore", crop=False)
    return _take(console)


def _break_lines(text: str, width: int | None, hanging: int = 0) -> Iterator[str]:
    """Yield the lines of a text, broken where they are wider than the width.

    All lines but the first of each paragraph are indented by ``hanging`` cells.
    """
    for line in text.split("\n"):
        if width is None:
            yield line
        else:
            for number, (start, end) in enumerate(find_breaks(line, width, cell_len, hanging)):
                yield (" " * hanging if number else "") + line[start:end]


def _make_text(cell: Cell) -> _Verbatim:
    text = _Verbatim(overflow="fold")
    for span in cell:
        style = Style.parse(_STYLES[span.mark])
        text.append(span.text, style + Style(link=span.link) if span.link else style)
    return text
