"""The numbers of a draft that state a figure of the release, or may do so, section by section."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gcmreview.check.figures.known import KnownFigures
from gcmreview.check.figures.section import Context, is_about_release, list_sections, read_on
from gcmreview.check.figures.stated import Found, StatedFigure, move, search
from gcmreview.check.figures.table import Cell, list_cells
from gcmreview.documents.document import Block, Document, Mask, apply_masks
from gcmreview.text.characters import CONTINUED, REMOVED
from gcmreview.text.numbers import may_have_number
from gcmreview.text.sentences import split_prose

# Characters. What is longer is a list without full stops rather than a sentence, and is read in
# parts, since each number looks at the others of its sentence.
_LONGEST_SENTENCE = 2000
_FILLERS = (REMOVED, CONTINUED)


def find_numbers(document: Document, known: KnownFigures, unquoted: str) -> Iterator[Found]:
    """Yield the numbers that state a statistic, and those that are near what one counts, in order.

    Those that are blank in ``unquoted``, the text of the document, are left out.
    """
    for section in list_sections(document.blocks) if known.wanted else ():
        for found in _read_section(document.text, section, known, unquoted):
            if not unquoted[found.start].isspace():
                yield found


def blank_out(text: str, quoted: Iterable[tuple[int, int]]) -> str:
    """Return a text with spaces for each stretch that is quoted; these are in order."""
    return apply_masks(text, (Mask(start, end, " " * (end - start)) for start, end in quoted))


def _read_section(
    text: str, section: Sequence[Block], known: KnownFigures, unquoted: str
) -> Iterator[Found]:
    """Yield the numbers of a section in order, without the characters that nobody reads."""
    count = _count_read(text, section, known, unquoted)
    if not count:
        return
    context = Context()
    texts = [_leave_out(text, block)[0] for block in section]
    cells = list_cells(section, texts)
    for at, block in enumerate(section[:count]):
        prose, visible = _leave_out(text, block)
        numbers = _read_cell(prose, cells[at], context, known) if at in cells else []
        if block.row is None or at not in cells:
            of_prose, context = _read_prose(prose, context, known)
            # A line is read after its labels, and as prose; what compares numbers is right.
            numbers = max(of_prose, numbers, key=_count_stated)
        for each in sorted(numbers, key=lambda each: each.start):
            start, end = visible[each.start], visible[each.end - 1] + 1
            yield each._replace(start=start, end=end)


def _count_read(text: str, section: Sequence[Block], known: KnownFigures, unquoted: str) -> int:
    """Return how many blocks of a section are read: to the last one with a number, mostly none."""
    lower = text[section[0].start : section[-1].end].lower()
    if not any(head in lower for head in known.heads):
        return 0
    parts = (unquoted[block.start : block.end] for block in section)
    return max((at for at, part in enumerate(parts, 1) if may_have_number(part)), default=0)


def _count_stated(found: Sequence[Found]) -> tuple[int, int]:
    return sum(isinstance(each, StatedFigure) for each in found), len(found)


def _leave_out(text: str, block: Block) -> tuple[str, Sequence[int]]:
    """Return the characters of a block that are read, and the draft offset of each."""
    own = text[block.start : block.end]
    if not any(filler in own for filler in _FILLERS):
        return own, range(block.start, block.end)
    visible = [at for at in range(block.start, block.end) if text[at] not in _FILLERS]
    return "".join(text[at] for at in visible), visible


def _read_cell(text: str, cell: Cell, context: Context, known: KnownFigures) -> list[Found]:
    """Return the numbers of a cell of a table, read after its labels.

    They are compared where its labels say all, or else its labels with the caption.
    """
    found: list[Found] = []
    for caption in dict.fromkeys(("", *cell.captions)):
        # A label with the year of the release says "today".
        labels = "".join(f"{each} | " for each in (caption, *cell.labels) if each)
        lead = re.sub(known.now, "today", labels)
        is_about = cell.is_whole and (context.is_about or is_about_release(lead, known))
        labelled = context._replace(is_about=is_about, is_labelled=True)
        found = search(text, labelled, known, lead)
        if any(isinstance(each, StatedFigure) for each in found):
            break
    return found


def _read_prose(text: str, context: Context, known: KnownFigures) -> tuple[list[Found], Context]:
    """Return the numbers of a block, and what is known after it."""
    is_about = is_about_release(text, known)
    found: list[Found] = []
    for start, end in _list_sentences(text):
        sentence = text[start:end]
        about = context._replace(is_about=context.is_about or is_about)
        found += move(search(sentence, about, known), start)
        context = read_on(context, sentence, known)
    return found, context


def _list_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence, and of the parts of one that is very long."""
    for start, end in split_prose(text):
        begin = start
        while end - begin > _LONGEST_SENTENCE:
            comma = text.rfind(", ", begin, begin + _LONGEST_SENTENCE) + 1
            cut = comma or text.rfind(" ", begin + 1, begin + _LONGEST_SENTENCE)
            cut = cut if cut > begin else begin + _LONGEST_SENTENCE
            yield begin, cut
            begin = cut
        yield begin, end
