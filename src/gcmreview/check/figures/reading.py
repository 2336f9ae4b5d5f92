"""The numbers of a draft that state a figure of the release, or may do so, section by section.

A section is what follows a heading, or several headings in a row, up to the next one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter, itemgetter

from gcmreview.check.figures.copied import find_copied
from gcmreview.check.figures.known import KnownFigures
from gcmreview.check.figures.scope import Context, is_about_release, read_on
from gcmreview.check.figures.stated import FoundNumber, make_found, search
from gcmreview.check.figures.table import Cell, list_cells
from gcmreview.documents.document import Block, Document
from gcmreview.text.characters import CONTINUED, REMOVED
from gcmreview.text.numbers import may_have_number
from gcmreview.text.sentences import split_prose

# Characters. What is longer is a list without full stops rather than a sentence, and is read in
# parts, since each number looks at the others of its sentence.
_LONGEST_SENTENCE = 2000
_LONGEST = rf".{{1,{_LONGEST_SENTENCE}}}"
# A sentence, or else a part of it up to a comma, a space, or where it is too long.
_PART = re.compile(rf"{_LONGEST}\Z|{_LONGEST},(?=\s)|{_LONGEST}(?=\s)|{_LONGEST}", re.DOTALL)
_FILLERS = (REMOVED, CONTINUED)


def find_numbers(document: Document, known: KnownFigures, unquoted: str) -> Iterator[FoundNumber]:
    """Yield the numbers that state a statistic, or may do so, and those among words of the source.

    They are in order. Those that are blank in ``unquoted``, the text of the document, are left out.
    """
    for section in _list_sections(document.blocks):
        for found in _read_section(document.text, section, known, unquoted):
            if not unquoted[found.start].isspace():
                yield found


def _list_sections(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks of each section, in order, with the headings that begin it."""
    begins = (block.is_heading and not before.is_heading for before, block in pairwise(blocks))
    numbered = zip(accumulate(begins, initial=0), blocks, strict=False)
    for _, section in groupby(numbered, itemgetter(0)):
        yield [block for _, block in section]


def _read_section(
    text: str, section: Sequence[Block], known: KnownFigures, unquoted: str
) -> Iterator[FoundNumber]:
    """Yield the numbers of a section in order, without the characters that nobody reads."""
    whole = slice(section[0].start, section[-1].end)
    if not may_have_number(unquoted[whole]):
        return
    lower = text[whole].lower()
    is_counted = any(head in lower for head in known.heads)
    read = [_leave_out(text, block) for block in section]
    cells = list_cells(section, [prose for prose, _ in read]) if is_counted else {}
    context = Context()
    for at, (prose, visible) in enumerate(read):
        is_prose = is_counted and (at not in cells or section[at].row is None)
        found, context = _read_block(prose, context, known, cells.get(at), is_prose)
        yield from _place(found, visible)


def _read_block(
    text: str, context: Context, known: KnownFigures, cell: Cell | None, is_prose: bool
) -> tuple[Iterable[FoundNumber], Context]:
    """Return the numbers of a block, and what is known after it.

    A line is read after its labels, and as prose; what compares numbers is right.
    """
    of_cell = _read_cell(text, cell, context, known) if cell and may_have_number(text) else []
    is_about = is_prose and is_about_release(text, known)
    of_prose: list[FoundNumber] = []
    copied: list[FoundNumber] = []
    for start, end in _list_sentences(text):
        sentence = text[start:end]
        if may_have_number(sentence):
            copied += (
                make_found(sentence, each.number, start)._replace(copied=each)
                for each in find_copied(sentence, known.source)
            )
            about = context._replace(is_about=context.is_about or is_about)
            of_prose += search(sentence, about, known, start=start) if is_prose else []
        if is_prose:
            context = read_on(context, sentence, known)
    stated = max(of_prose, of_cell, key=_count_compared)
    return _join(stated, copied), context


def _join(stated: Iterable[FoundNumber], copied: Iterable[FoundNumber]) -> Iterable[FoundNumber]:
    """Join the numbers that state a statistic and those among words of the source.

    The same ones as the source's are right; a wrong one may state a statistic too.
    """
    found = {each.start: each for each in stated}
    for each in copied:
        is_wrong = each.copied and not each.copied.is_same
        held = found.get(each.start, each) if is_wrong else each
        found[each.start] = held._replace(copied=each.copied)
    return found.values()


def _place(found: Iterable[FoundNumber], visible: Sequence[int]) -> Iterator[FoundNumber]:
    for each in sorted(found, key=attrgetter("start")):
        start, end = visible[each.start], visible[each.end - 1] + 1
        yield each._replace(start=start, end=end)


def _count_compared(found: Sequence[FoundNumber]) -> tuple[int, int]:
    return sum(each.known is not None for each in found), len(found)


def _leave_out(text: str, block: Block) -> tuple[str, Sequence[int]]:
    """Return the characters of a block that are read, and the draft offset of each."""
    own = text[block.start : block.end]
    if not any(filler in own for filler in _FILLERS):
        return own, range(block.start, block.end)
    visible = [at for at in range(block.start, block.end) if text[at] not in _FILLERS]
    return "".join(text[at] for at in visible), visible


def _read_cell(text: str, cell: Cell, context: Context, known: KnownFigures) -> list[FoundNumber]:
    """Return the numbers of a cell of a table, read after its labels.

    They are compared where its labels say all, or else its labels with the caption.
    """
    found: list[FoundNumber] = []
    for caption in dict.fromkeys(("", *cell.captions)):
        lead = "".join(f"{each} | " for each in (caption, *cell.labels) if each)
        is_about = cell.is_whole and (context.is_about or is_about_release(lead, known))
        found = search(text, context._replace(is_about=is_about), known, lead)
        if any(each.known for each in found):
            break
    return found


def _list_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence, and of the parts of one that is very long."""
    for start, end in split_prose(text):
        parts = (part.span() for part in _PART.finditer(text, start, end))
        yield from parts if end - start > _LONGEST_SENTENCE else ((start, end),)
