"""Views as text for a terminal or a pipe. The only module that knows Rich.

We lay out the cells by our own rules, so that no character is lost and no bracket of the source is
read as markup. Rich knows how wide a character is, and how a terminal is told of a style; it is
loaded only where one of them is asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby, zip_longest
from typing import TypeVar

from gcmreview.output.stdout import escape_missing
from gcmreview.terminal.cells import Cell, Column, Emphasis, Row, Segment, View
from gcmreview.terminal.layout import count_lines, fit_columns
from gcmreview.terminal.screen import WIDEST_PROSE, Screen
from gcmreview.terminal.wrapping import find_breaks
from gcmreview.text.printable import make_visible

Item = TypeVar("Item")
# Columns. Where a row is one line, a longer cell moves the rest of its line, and no other's.
WIDEST_PADDED = 100
# Columns. A narrower screen is drawn for as if it had so many: an id and a word fit on a line.
NARROWEST = 20
# Between two columns.
_GAP = "  "
_INDENT = "  "
# A line break in the middle of a text; one at its edge is between two pieces of a cell.
_INNER_BREAK = r"(?<=[^\n])\n(?=[^\n])"
# Plain attributes and one colour. Of the eight, magenta is the one that themes keep readable on a
# light background as on a dark one (4.2 to 8 to 1 on light, 3.3 to 4.5 on most dark ones; cyan has
# 2 to 3.5 on light); where a theme has a dark magenta, it shows bold in the brighter one.
_STYLES: dict[Emphasis, str] = {
    "plain": "",
    "strong": "bold",
    "id": "bold magenta",
    "editorial": "italic",
    "muted": "dim",
    "found": "reverse",
}


# Characters that are one cell each: letters of Latin scripts, and the marks and dashes of English
# text. Rich looks each of them up where a text has one that is not ASCII.
_NARROW = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2015\u2018-\u201f\u2020-\u2027]*")


def cell_len(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as measure_cells

    return measure_cells(text)


def draw_view(view: View, screen: Screen) -> str:
    """Draw a view in its shape, or a table's cells under each other where these are fewer lines.

    For a screen that does not wrap, every row is one line.
    """
    return "".join(draw_parts(view, screen))


def draw_parts(view: View, screen: Screen) -> Iterator[str]:
    """Draw a view as ``draw_view`` does, and yield each part of it when it is drawn."""
    width = _limit_prose(screen)
    yield _draw_cell(_prepare_cell((Segment(view.title, "strong"),), screen), width)
    yield "\n"
    yield from _draw_shape(view, screen, width)
    yield "\n"
    yield _draw_cell(_prepare_cell(view.caption, screen), width)
    if view.address:
        address = Segment(view.address, "muted", view.address)
        yield _draw_cell(_prepare_cell((address,), screen), None)


def _draw_shape(view: View, screen: Screen, width: int | None) -> Iterator[str]:
    if width is None:
        return _draw_rows(view, screen)
    rows = _prepare_rows(view, screen)
    if view.shape == "cards":
        return _draw_cards(view.columns, rows, width)
    if view.shape == "entries":
        return _draw_entries(view.columns, rows, width)
    return _draw_table(view, _show_groups(view, rows), screen)


def draw_lines(lines: Sequence[Cell], screen: Screen) -> str:
    """Draw lines of spans, wrapped to the screen if it wraps."""
    width = _limit_prose(screen)
    return "".join(_draw_cell(_prepare_cell(line, screen), width) for line in lines)


def track(items: Iterable[Item], count: int, colour: bool) -> Iterator[Item]:
    """Yield ``items``, and show on standard error how many of ``count`` are done."""
    from rich.console import Console
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
    """Show what a terminal would obey or lacks, and leave out marks and links it does not draw."""
    if not screen.colour:
        return (Segment(_show(_read(cell), screen)),)
    return tuple(
        [
            Segment(_show(text, screen), mark, link if screen.links else None)
            for text, mark, link in cell
        ]
    )


def _show(text: str, screen: Screen) -> str:
    return escape_missing(make_visible(text, allow="\n"), screen.encoding)


def _measure(screen: Screen) -> int:
    """Return the width of a screen in columns."""
    return max(screen.width, NARROWEST)


def _limit_prose(screen: Screen) -> int | None:
    """Return the width of prose in columns; None where nothing is wrapped."""
    return min(_measure(screen), WIDEST_PROSE) if screen.wraps else None


def _show_groups(view: View, rows: Iterable[Row]) -> list[Row]:
    """Write the first cell of each group once, and a blank row between groups."""
    if view.shape != "groups":
        return list(rows)
    blank: Row = ((),) * len(view.columns)
    shown: list[Row] = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        first, *others = group
        shown += [first, *(((), *row[1:]) for row in others), blank]
    return shown[:-1]


def _draw_table(view: View, rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    """Draw the table, or its rows as blocks where these are fewer lines, or it does not fit."""
    texts = [list(map(_read, row)) for row in rows]
    widths = _fit_columns(view, texts, _measure(screen))
    block_width = min(_measure(screen), WIDEST_PROSE) - len(_INDENT)
    if not widths or _count_rows(view, texts, widths) > _count_blocks(view, texts, block_width):
        yield from _draw_blocks(view, rows, screen, block_width)
        return
    yield _draw_row(_head_columns(view, screen), widths, view.columns)
    yield ("─" if screen.unicode else "-") * (sum(widths) + _measure_gaps(view)) + "\n"
    hanging = _get_hanging(view)
    for number, row in enumerate(rows):
        if number and view.is_spaced:
            yield "\n"
        yield _draw_row(row, widths, view.columns, hanging)


def _fit_columns(view: View, texts: Sequence[Sequence[str]], width: int) -> list[int] | None:
    columns = [
        [column.heading, *(row[index] for row in texts)]
        for index, column in enumerate(view.columns)
    ]
    whole = [column.keep_whole for column in view.columns]
    return fit_columns(columns, whole, width - _measure_gaps(view), cell_len)


def _measure_gaps(view: View) -> int:
    return len(_GAP) * (len(view.columns) - 1)


def _head_columns(view: View, screen: Screen) -> Row:
    return tuple(
        _prepare_cell((Segment(heading, "strong"),), screen) for heading in _list_headings(view)
    )


def _draw_row(row: Row, widths: Sequence[int], columns: Sequence[Column], hanging: int = 0) -> str:
    """Draw the cells of a row beside each other, each in as many lines as it takes."""
    broken = [
        list(_break_cell(cell, width, hanging)) for cell, width in zip(row, widths, strict=True)
    ]
    return "".join([_align(line, widths, columns) for line in zip_longest(*broken, fillvalue=())])


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


def _get_hanging(view: View) -> int:
    """Return the hanging indent of cells: nothing else tells where a row of a group starts."""
    return len(_INDENT) if view.shape == "groups" else 0


def _draw_blocks(view: View, rows: Iterable[Row], screen: Screen, width: int) -> Iterator[str]:
    """Draw each row as a block of lines: a heading and its cell, with all but the first indented.

    The first line is no longer than the others.
    """
    names = [
        _prepare_cell((Segment(_introduce(heading), "muted"),), screen)
        for heading in _list_headings(view)
    ]
    for index, row in enumerate(row for row in rows if any(row)):
        if index:
            yield "\n"
        for name, cell in zip(names, row, strict=True):
            if _read(cell):
                yield _draw_cell((*name, *cell), width, hanging=_INDENT)


def _draw_cards(columns: Sequence[Column], rows: Iterable[Row], width: int) -> Iterator[str]:
    """Draw the head of each card, and under it its entries, indented."""
    for number, (head, group) in enumerate(groupby(rows, key=lambda row: row[-2])):
        if number:
            yield "\n"
        yield _draw_cell(head, width)
        yield "\n"
        entries = ((*row[:-2], row[-1]) for row in group)
        yield from _draw_entries((*columns[:-2], columns[-1]), entries, width, _INDENT)


def _draw_entries(
    columns: Sequence[Column], rows: Iterable[Row], width: int, indent: str = ""
) -> Iterator[str]:
    """Draw each row as a line of its short cells, and under it its text, indented."""
    room = width - len(_INDENT)
    for number, (*short, text) in enumerate(rows):
        if number:
            yield "\n"
        line = _join_cells(_name_numbers(columns[:-1], short))
        yield _draw_cell(line, room, indent=indent)
        yield _draw_cell(text, room, indent=_INDENT)


def _name_numbers(columns: Sequence[Column], cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells that are not empty, a number with its heading: ``para. 5``."""
    for column, cell in zip(columns, cells, strict=True):
        if _read(cell):
            heading = f"{column.heading.lower()} " if column.align == "right" else ""
            yield (Segment(heading), *cell)


def _draw_rows(view: View, screen: Screen) -> Iterator[str]:
    """Draw each row as one line, with its columns aligned.

    The rows are made twice, to be measured and to be drawn, so that not all are in memory.
    """
    widths = list(map(cell_len, _list_headings(view)))
    for row in _list_lines(view, screen):
        widths = list(map(max, widths, (cell_len(_read(cell)) for cell in row)))
    widths = [min(WIDEST_PADDED, width) for width in widths]
    yield _align(_head_columns(view, screen), widths, view.columns)
    for row in _list_lines(view, screen):
        yield _align(row, widths, view.columns)


def _list_lines(view: View, screen: Screen) -> Iterator[Row]:
    """Yield the rows with each cell on one line."""
    return (tuple([_prepare_cell(_make_line(cell), screen) for cell in row]) for row in view.rows)


def _align(cells: Sequence[Cell], widths: Sequence[int], columns: Sequence[Column]) -> str:
    """Write cells in a line, each padded to the width of its column."""
    padded = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        gap = " " * (width - cell_len(_read(cell)))
        padded.append(gap + _paint(cell) if column.align == "right" else _paint(cell) + gap)
    return _GAP.join(padded).rstrip(" ") + "\n"


def _make_line(cell: Cell) -> Cell:
    if not any("\n" in span.text for span in cell):
        return cell
    return tuple([Segment(_join_lines(text), mark, link) for text, mark, link in cell])


def _join_lines(text: str) -> str:
    """Put a text on one line: a line break within it is a space, so that a phrase is found."""
    return re.sub(_INNER_BREAK, " ", text).replace("\n", _GAP) if "\n" in text else text


def _join_cells(cells: Iterable[Cell]) -> Cell:
    spans: list[Segment] = []
    for number, cell in enumerate(cells):
        spans += [Segment(_GAP), *cell] if number else cell
    return tuple(spans)


def _read(cell: Cell) -> str:
    return cell[0].text if len(cell) == 1 else "".join([span.text for span in cell])


def _draw_cell(cell: Cell, width: int | None, indent: str = "", hanging: str = "") -> str:
    """Draw a cell wrapped to a width.

    Every line is indented, and all but the first are by ``hanging`` too.
    """
    lines = enumerate(_break_cell(cell, width))
    return "".join(
        [f"{indent}{hanging if at else ''}{_paint(line)}".rstrip(" ") + "\n" for at, line in lines]
    )


def _break_cell(cell: Cell, width: int | None, hanging: int = 0) -> Iterator[Cell]:
    """Yield the lines of a cell, broken where they are wider than the width.

    All lines but the first of each paragraph are indented by ``hanging`` cells.
    """
    text = _read(cell)
    lines = list(_find_lines(text, width, hanging))
    for (start, _), piece in zip(lines, _cut(cell, lines), strict=True):
        is_first = text[start - 1 : start] in ("", "\n")
        yield piece if is_first or not hanging else (Segment(" " * hanging), *piece)


def _find_lines(text: str, width: int | None, hanging: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text starts and ends, which no space at its end belongs to."""
    start = 0
    for line in text.split("\n"):
        breaks = [(0, len(line))] if width is None else find_breaks(line, width, cell_len, hanging)
        for first, last in breaks:
            yield start + first, start + last
        start += len(line) + 1


def _cut(cell: Cell, places: Iterable[tuple[int, int]]) -> Iterator[Cell]:
    """Yield the pieces of a cell between places in its text, which are in order and apart."""
    at = done = 0
    for start, end in places:
        piece = []
        while done < len(cell) and at < end:
            text, mark, link = cell[done]
            last = at + len(text)
            if last > start:
                piece.append(Segment(text[max(0, start - at) : end - at], mark, link))
            if last > end:
                break
            at, done = last, done + 1
        yield tuple(piece)


def _paint(cell: Cell) -> str:
    return (
        _paint_span(*cell[0]) if len(cell) == 1 else "".join([_paint_span(*span) for span in cell])
    )


def _paint_span(text: str, mark: Emphasis, link: str | None) -> str:
    if not text or (mark == "plain" and not link):
        return text
    return _make_painter(mark, link)(text)


@cache
def _make_painter(mark: Emphasis, link: str | None) -> Callable[[str], str]:
    from rich.color import ColorSystem
    from rich.style import Style

    style = Style.parse(_STYLES[mark]) + Style(link=link)
    return partial(style.render, color_system=ColorSystem.STANDARD)
