"""What the labels of a short text say of its numbers: in a table, or below a heading.

A cell such as "52 million", or an item such as "1990: 52 million", does not say what is counted,
nor where and when. The columns, the row and the caption of a table say it, or the headings of a
section and the lines above the item.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from gcmreview.check.figures.known import NEUTRAL, KnownFigure, KnownFigures, find_stem
from gcmreview.documents.document import Block
from gcmreview.text.numbers import YEAR, list_numbers
from gcmreview.text.sentences import SENTENCE_ENDS

# Characters of a cell or a caption that is a label; what is longer is prose.
_LONGEST_LABEL = 100
# Labels of a row that are read: more than a reader takes in. A limit, because a table may have
# thousands of columns.
_MOST_LABELS = 4
# Before the words of a caption: Table 2. International migrants.
_TABLE_NUMBER = r"\A\s*(?:Table|Figure|Fig\.)\s+\d+(?:\.\d+)*"


class Cell(NamedTuple):
    """The labels of a cell: the heads of its column, and the cells of its row without a number.

    ``captions`` are the line above the table, and the head of its first column; ``is_whole`` says
    that no label is left out. A line outside a table has the headings and the lines without a
    number above it as labels.
    """

    labels: Sequence[str]
    captions: Sequence[str]
    is_whole: bool


def list_cells(blocks: Sequence[Block], texts: Sequence[str]) -> dict[int, Cell]:
    """Return the short cells and lines of a section, by the indices of its blocks."""
    cells = _read_lines(blocks, texts)
    for is_table, group in groupby(range(len(blocks)), lambda at: blocks[at].row is not None):
        indices = list(group)
        if is_table:
            above = re.sub(_TABLE_NUMBER, "", texts[indices[0] - 1]) if indices[0] else ""
            rows = [list(row) for _, row in groupby(indices, lambda at: blocks[at].row)]
            cells |= _read_table(rows, texts, above if _is_short(above) else "")
    return cells


def _read_lines(blocks: Sequence[Block], texts: Sequence[str]) -> dict[int, Cell]:
    """Return the lines of a section that are no sentences, with the headings and lines above them.

    A sentence between may say that what follows counts something else.
    """
    cells: dict[int, Cell] = {}
    labels: list[str] = []
    is_whole = True
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if _is_label(text) and block.row is None:
            labels.append(text)
        elif block.row is None and _is_short(text) and not text.endswith(SENTENCE_ENDS):
            is_known = is_whole and len(labels) <= _MOST_LABELS
            cells[at] = Cell(tuple(labels[:_MOST_LABELS]), (), is_known)
        else:
            is_whole = False
    return cells


def _read_table(
    rows: Sequence[Sequence[int]], texts: Sequence[str], caption: str
) -> dict[int, Cell]:
    """Return the short cells of a table with the labels of each; a cell is the index of a block.

    Columns are counted from the last one, since the first cell of a row may be empty.
    """
    first = [texts[at] for at in reversed(rows[0])]
    heads = dict(enumerate(first if all(map(_is_label, first)) else ()))
    captions = tuple(filter(None, (caption, heads.get(len(first) - 1))))
    cells: dict[int, Cell] = {}
    for row in filter(_has_columns, rows):
        own = [texts[at] for at in row]
        labels = list(filter(_is_label, own))
        is_whole = len(labels) <= _MOST_LABELS and all(map(_is_short, own))
        for column, at in enumerate(reversed(row)):
            if _is_short(texts[at]):
                head = filter(None, (heads.get(column),))
                cells[at] = Cell((*head, *labels[:_MOST_LABELS]), captions, is_whole)
    return cells


def _has_columns(row: Sequence[int]) -> bool:
    return len(row) > 1


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL


def _is_label(text: str) -> bool:
    """Return whether a cell says what the numbers beside it are: it has none but a year."""
    return _is_short(text) and not any(list_numbers(text))


def are_known(words: Iterable[str], wanted: KnownFigure, known: KnownFigures) -> bool:
    """Return whether the words of a cell or a label say only what a figure is of and when.

    A table of Asia and the Pacific may have a row for each country there, or for Asia alone.
    """
    places, own = known.places & wanted.label, frozenset(words)
    is_whole = places.isdisjoint(own) or places <= own
    others = own - known.places - NEUTRAL - wanted.label
    return is_whole and all(
        find_stem(word) in wanted.stems or re.fullmatch(YEAR, word) for word in others
    )
