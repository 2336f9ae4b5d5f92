"""Read the layout of a page: which name set apart from the prose belongs to which quotation.

A page has one habit: a name is before each quotation, after it, at the head of its column in a
table, or at the head of its section. The position that explains most quotations is the habit. A
name beside only one quotation is that quotation's in any case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from gcmreview.attribution.grammar import Attribution
from gcmreview.attribution.lead import leads_directly
from gcmreview.attribution.lines import is_line, read_name
from gcmreview.attribution.surroundings import ReadSentence
from gcmreview.documents.document import Document, read_text
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import CAPTION, CROWD
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence
from gcmreview.text.sentences import split_sentences
from gcmreview.text.words import Word, split_words

# Characters of the longest line that is read as a name, and of the part of prose that is read for
# names: the longest name of the release, with two offices, has 111.
_LONGEST = 250
# Words of a name with the lines that go on with it: twice as many as the longest name has. A limit,
# because a page may be a list of thousands of lines.
_MOST_WORDS = 2 * LONGEST_CREDIT
# Blocks from a name to a quotation, with lines, pictures and prose between. A column's head may
# be any number of rows above its cells.
_MOST_APART = 8
# Items of prose between the name at the head of a section and a quotation.
_MOST_BETWEEN = 2
# Names at the head of a section that are no headings: a single one may be anybody's.
_LEAST_SECTIONS = 2
_COMMA = Word(",", ",")
_MANY = CROWD | {"they", "we", "what"}
# An address or a number of a telephone, in a line that names nobody who speaks.
_CONTACT = r"\w@\w|\d[\d ()-]{5,}\d"

# The item with the name of each item that is a quotation, by their numbers.
_Names = Mapping[int, int]


class Name(NamedTuple):
    """A line that is a name: who speaks, and its words."""

    attribution: Attribution
    sentence: Sentence

    def weaken(self) -> "Name":
        """Return the name as a faint sign of who speaks."""
        return self._replace(attribution=self.attribution._replace(strength="faint"))


class _Item(NamedTuple):
    """A block of a page, or a part of one beside a quotation: a quotation, a name or prose.

    ``number`` is the quotation's index. A line is short and without a verb; it may have the
    ``name`` of who speaks. Prose that ``leads`` says who speaks next: She added. Items in a row of
    several cells have its ``row``, and as ``column`` the cell's number, counted from the last one,
    and the number of cells.
    """

    block: int
    text: str = ""
    is_heading: bool = False
    row: int | None = None
    column: tuple[int, int] = (0, 0)
    number: int | None = None
    is_line: bool = False
    leads: bool = False
    name: Name | None = None

    @property
    def is_prose(self) -> bool:
        """Whether it is neither a quotation nor a name."""
        return self.number is None and self.name is None

    @property
    def is_known(self) -> bool:
        """Whether it names a speaker of the review."""
        return self.name is not None and bool(self.name.attribution.speakers)

    @property
    def is_break(self) -> bool:
        """Whether it separates a name from a quotation: prose, but not another cell of a row."""
        return self.is_prose and self.row is None


def read_layout(
    document: Document, quotations: Sequence[Quotation], read: ReadSentence
) -> dict[int, Name]:
    """Return the names that the layout of a page gives its quotations, by their indexes."""
    items = _join_lines(_list_items(document, quotations, read), read)
    positions = (
        _look_beside(items),
        _look_up(items),
        _look_far(items, read),
        _look_beside(items, after=True),
    )
    # A table may have another habit than the page around it.
    found = _assign(items, positions, is_in_row=False) | _assign(items, positions, is_in_row=True)
    is_of_review = any(items[name].is_known for name in found.values())
    given = {}
    for at, name in found.items():
        number, item = items[at].number, items[name]
        # Where the page names no speaker in that way, or in a heading, it may name others too.
        is_sure = item.is_known or (is_of_review and not item.is_heading)
        if number is not None and item.name and (is_sure or _is_alone(items, found, at, name)):
            given[number] = item.name if is_sure else item.name.weaken()
    return given


def _is_alone(items: Sequence[_Item], found: _Names, at: int, name: int) -> bool:
    """Return whether an unknown name is no contact with an address below, and of no list."""
    beyond = name + 1 if name > at else name - 1
    is_list = 0 <= beyond < len(items) and items[beyond].name and beyond not in found.values()
    below = "".join(each.text for each in items[name + 1 : name + 2])
    return not (is_list or re.search(_CONTACT, below))


def _list_items(
    document: Document, quotations: Sequence[Quotation], read: ReadSentence
) -> Iterator[_Item]:
    near = _find_near(document, quotations)
    number = end = 0
    for item, block in zip(_list_blocks(document), document.blocks, strict=True):
        if not near[item.block]:
            # Of much prose only a break is kept, since no name reaches over it.
            if item.block and near[item.block - 1]:
                yield item
            continue
        start = max(block.start, end)
        while number < len(quotations) and quotations[number].opened < block.end:
            each = quotations[number]
            yield from _read_item(document, (start, each.opened), item, read)
            yield _read_quotation(document, each, item, read) or item._replace(
                block=each.last, number=number
            )
            start = end = max(start, each.closed)
            number += 1
        yield from _read_item(document, (start, block.end), item, read)


def _find_near(document: Document, quotations: Sequence[Quotation]) -> Sequence[int]:
    """Return for each block whether it is near a quotation, or at the head of a table."""
    near = bytearray(len(document.blocks))
    for each in quotations:
        first, last = max(0, each.block - _MOST_APART), min(len(near), each.last + _MOST_APART + 1)
        near[first:last] = b"\1" * (last - first)
    row = head = None
    for at, block in enumerate(document.blocks):
        head = block.row if row is None else head
        row = block.row
        if row is not None and row == head:
            near[at] = 1
    return near


def _read_quotation(
    document: Document, quotation: Quotation, item: _Item, read: ReadSentence
) -> _Item | None:
    """Return the name that a block quotation without marks is, if it is one."""
    if quotation.how != "set-off":
        return None
    items = _read_item(document, (quotation.opened, quotation.closed), item, read)
    return items[0] if items and items[0].name else None


def _list_blocks(document: Document) -> Iterator[_Item]:
    """Yield an item for each block, with its place in a table."""
    cells = Counter(block.row for block in document.blocks)
    left = cells.copy()
    for at, block in enumerate(document.blocks):
        count = cells[block.row]
        left[block.row] -= 1
        is_in_row = block.row is not None and count > 1
        row = block.row if is_in_row else None
        yield _Item(at, "", block.is_heading, row, (left[block.row], count))


def _read_item(
    document: Document, span: tuple[int, int], item: _Item, read: ReadSentence
) -> list[_Item]:
    """Return the item of a span of text, or none where it has no words or is a caption."""
    text = read_text(document.text, *span).strip()
    if not any(map(str.isalpha, text)):
        return []
    is_prose = len(text) > _LONGEST or text.endswith(("?", "!", ":"))
    if is_prose or re.search(_CONTACT, text):
        text = text[-_LONGEST:]
        return [item._replace(text=text, leads=text.endswith(":") and _leads(text, read))]
    sentence = read(tuple(split_words(text)))
    # A name below "Photo: IOM" may be a speaker's; one below "Contacts" is not.
    if not (CAPTION.isdisjoint(sentence.fold()) or CAPTION.issuperset(sentence.fold())):
        return []
    found = read_name(sentence)
    name = Name(found, sentence) if found else None
    return [item._replace(text=text, is_line=is_line(sentence), name=name)]


def _leads(text: str, read: ReadSentence) -> bool:
    """Return whether prose says that one person speaks next: She added, not: What they said."""
    last = read(tuple(split_sentences(split_words(text))[-1]))
    return leads_directly(last) and _MANY.isdisjoint(last.fold())


def _join_lines(items: Iterable[_Item], read: ReadSentence) -> list[_Item]:
    """Join to a name the lines that go on with it: an office, an organization, a place.

    A heading with such a line is a name, and heads no section.
    """
    joined: list[_Item] = []
    for item in items:
        above = joined[-1] if joined else _Item(0)
        if above.name and _goes_on(above, item):
            words = (*above.name.sentence.words, _COMMA, *split_words(item.text))
            name = above.name._replace(sentence=read(words[:_MOST_WORDS]))
            joined[-1] = above._replace(is_heading=False, name=name)
        else:
            joined.append(item)
    return joined


def _goes_on(above: _Item, item: _Item) -> bool:
    """Return whether a line goes on with the name above it: it names nobody else."""
    if above.name is None or item.row != above.row or item.is_heading or not item.is_line:
        return False
    if item.name is None:
        return True
    if item.is_known and item.name.sentence.speakers <= above.name.attribution.speakers:
        return True
    return all(each.is_office for each in item.name.sentence.mentions)


def _assign(items: Sequence[_Item], looks: Sequence[_Names], *, is_in_row: bool) -> dict[int, int]:
    """Assign names to the quotations in rows of tables, or to the others."""
    positions = [
        {at: name for at, name in names.items() if (items[at].row is not None) == is_in_row}
        for names in looks
    ]
    # Of positions that explain as much, the one of the first quotation counts.
    habit = max(positions, key=partial(_weigh, items))
    found = dict(habit)
    taken = set(found.values())
    for names in (positions[0], positions[-1]):
        for at, name in names.items():
            if name not in taken and not _opens_section(items, at, name):
                found.setdefault(at, name)
    return found


def _weigh(items: Sequence[_Item], names: _Names) -> tuple[int, ...]:
    """Return how much a position explains: by names of speakers, by all names, by its first."""
    clear = {name for at, name in names.items() if not _opens_section(items, at, name)}
    if not clear:
        return (0,)
    known = {at for at in names.values() if items[at].is_known}
    # A heading leads to what is below it.
    is_below = any(items[name].is_heading and at < name for at, name in names.items())
    first = len(items) if is_below else min(names, default=len(items))
    return len(known & clear), len(known), len(clear), -first


def _opens_section(items: Sequence[_Item], at: int, name: int) -> bool:
    """Return whether a name after a quotation is a heading of the prose that follows."""
    following = items[name + 1 : name + 2]
    return at < name and items[name].is_heading and any(each.is_prose for each in following)


def _look_beside(items: Sequence[_Item], *, after: bool = False) -> dict[int, int]:
    """Return the name right before each quotation, or right after, or beside several in a block."""
    names: dict[int, int] = {}
    last, beside = None, _Item(0)
    order = list(enumerate(items))
    for at, item in reversed(order) if after else order:
        if item.name:
            last = at
        elif _is_apart(item, beside, after=after):
            last = None
        is_led = after and items[max(0, at - 1)].leads
        if item.number is not None and last is not None and not is_led:
            names[at] = last
        beside = item
    return names


def _is_apart(item: _Item, beside: _Item, *, after: bool) -> bool:
    """Return whether a name beside an item is not the one of what is on its other side.

    Two quotations in different blocks each have a name of their own ``after`` them.
    """
    are_quotations = item.number is not None and beside.number is not None
    are_apart = after and are_quotations and item.block != beside.block
    return item.is_break or item.row != beside.row or are_apart


def _look_up(items: Sequence[_Item]) -> dict[int, int]:
    """Return the name at the head of each quotation's column.

    The row at the head has as many cells, or one fewer where the first is empty.
    """
    names: dict[int, int] = {}
    heads: dict[tuple[int, int], int] = {}
    top: int | None = None
    for at, item in enumerate(items):
        if item.row is None or not at or items[at - 1].row is None:
            top, heads = item.row, {}
        if item.name and item.row == top:
            left, count = item.column
            heads |= {(left, count): at, (left, count + 1): at}
        if item.number is not None and item.row != top and item.column in heads:
            names[at] = heads[item.column]
    return names


def _look_far(items: Sequence[_Item], read: ReadSentence) -> dict[int, int]:
    """Return the name at the head of each quotation's section, with a little prose between.

    The prose names no other speaker. A name that is no heading heads a section only where another
    one does.
    """
    names: dict[int, int] = {}
    last, left = 0, -1
    for at, item in enumerate(items):
        if item.name:
            last, left = at, _MOST_BETWEEN
        elif item.is_prose:
            left = left - 1 if left > 0 and _goes_far(items[last], item, read) else -1
        elif left >= 0:
            names[at] = last
    heads = [items[at].is_heading for at in set(names.values())]
    return names if len(heads) >= _LEAST_SECTIONS or True in heads else {}


def _goes_far(name: _Item, prose: _Item, read: ReadSentence) -> bool:
    """Return whether prose goes on with a section: it is no heading and names nobody else."""
    known = name.name.attribution.speakers if name.name else frozenset()
    others = read(tuple(split_words(prose.text))).speakers - known
    return not (prose.is_heading or others)
