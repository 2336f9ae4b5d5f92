"""Read the layout of a page: which name set apart from the prose belongs to which quotation.

A page has one habit: a name is before each quotation, after it, at the head of its column in a
table, or at the head of its section. The position that explains most quotations is the habit. A
name beside only one quotation is that quotation's in any case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from gcmreview.attribution.grammar import Attribution
from gcmreview.attribution.lines import list_meant, read_name
from gcmreview.attribution.saying import leads_directly
from gcmreview.attribution.surroundings import ReadSentence
from gcmreview.documents.document import Document, read_text
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import CAPTION, CROWD
from gcmreview.names.mentions import LONGEST_CREDIT, Sentence
from gcmreview.text.sentences import SENTENCE_ENDS, split_prose
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

    ``number`` is the quotation's index. It may have the ``name`` of who speaks; a ``line`` has
    neither a verb nor an end. Prose that ``leads`` says who speaks next: She added. Items in a row
    of several cells have its ``row``, and as ``column`` the cell's number, counted from the last
    one, and the number of cells.
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
    named = {items[at].number: _judge(items, found, at, is_of_review=is_of_review) for at in found}
    return {number: name for number, name in named.items() if number is not None and name}


def _judge(items: Sequence[_Item], found: _Names, at: int, *, is_of_review: bool) -> Name | None:
    """Return the name that a quotation has, a faint sign if it may be there for something else.

    Where the page names no speaker ``is_of_review`` in that way, it may name others too, as it may
    in a heading.
    """
    item = items[found[at]]
    is_likely = is_of_review and not item.is_heading
    if item.is_known or is_likely or item.block == items[at].block:
        return item.name
    return item.name.weaken() if item.name and _is_alone(items, found, at) else None


def _is_alone(items: Sequence[_Item], found: _Names, at: int) -> bool:
    """Return whether an unknown name is no contact with an address below, and of no list."""
    name = found[at]
    beyond = name + 1 if name > at else name - 1
    is_list = 0 <= beyond < len(items) and items[beyond].name and beyond not in found.values()
    below = "".join(each.text for each in items[name + 1 : name + 2])
    return not (is_list or re.search(_CONTACT, below))


def _list_items(
    document: Document, quotations: Sequence[Quotation], read: ReadSentence
) -> Iterator[_Item]:
    """Yield the items of a page; of what is far from its quotations, only that there is prose."""
    near = set(chain.from_iterable(map(_list_near, quotations)))
    number = end = 0
    head: int | None = None
    for item, block in zip(_list_blocks(document), document.blocks, strict=True):
        head = block.row if head is None or block.row is None else head
        if item.block not in near and (head is None or block.row != head):
            yield item
            continue
        start = max(block.start, end)
        while number < len(quotations) and quotations[number].opened < block.end:
            each = quotations[number]
            yield from _read_items(document, (start, each.opened), item, read)
            yield _read_quotation(document, each, item, read) or item._replace(
                block=each.last, number=number
            )
            start = end = max(start, each.closed)
            number += 1
        yield from _read_items(document, (start, block.end), item, read)


def _list_near(quotation: Quotation) -> range:
    """Return the numbers of the blocks near a quotation."""
    return range(quotation.block - _MOST_APART, quotation.last + _MOST_APART + 1)


def _read_quotation(
    document: Document, quotation: Quotation, item: _Item, read: ReadSentence
) -> _Item | None:
    """Return the name that a block quotation without marks is, if it is one."""
    if quotation.how != "set-off":
        return None
    items = _read_items(document, (quotation.opened, quotation.closed), item, read)
    return next((each for each in items if each.name), None)


def _list_blocks(document: Document) -> Iterator[_Item]:
    """Yield an item for each block, with its place in a table."""
    cells = Counter(block.row for block in document.blocks)
    left = cells.copy()
    for at, block in enumerate(document.blocks):
        count = cells[block.row]
        left[block.row] -= 1
        item = _Item(at, is_heading=block.is_heading)
        if block.row is not None and count > 1:
            item = item._replace(row=block.row, column=(left[block.row], count))
        yield item


def _read_items(
    document: Document, span: tuple[int, int], item: _Item, read: ReadSentence
) -> Iterator[_Item]:
    """Yield the items of a span: all of it, or its first sentence, the rest, and its last one."""
    text = read_text(document.text, *span)
    first, *rest = [text[start:end] for start, end in split_prose(text)]
    for part in (first, "".join(rest[:-1]), *rest[-1:]):
        found = _read_item(part.strip(), item, read)
        if found:
            yield found


def _read_item(text: str, item: _Item, read: ReadSentence) -> _Item | None:
    """Return the item of a text, or none where it has no words or is a caption."""
    if not any(map(str.isalpha, text)):
        return None
    sentence = read(tuple(split_words(text[-_LONGEST:])))
    leads = leads_directly(sentence) and _MANY.isdisjoint(sentence.fold())
    item = item._replace(text=text[-_LONGEST:], leads=leads)
    if len(text) > _LONGEST or text.endswith(("?", "!", ":")) or re.search(_CONTACT, text):
        return item
    # A name below "Photo: IOM" may be a speaker's; one below "Contacts" is not.
    if not (CAPTION.isdisjoint(sentence.fold()) or CAPTION.issuperset(sentence.fold())):
        return None
    # A name, and a line below it that says what the person is.
    lines = read(tuple(split_words(text.replace("\n", ", "))))
    name = _find_name(sentence, item) or _find_name(lines, item)
    is_line = not (sentence.verbs or sentence.last in SENTENCE_ENDS)
    return item._replace(is_line=is_line, name=name)


def _find_name(sentence: Sentence, item: _Item) -> Name | None:
    """Return the name that a line or a heading is: In the words of Nenette Motus."""
    found = read_name(sentence)
    if item.is_heading and not (found or sentence.verbs):
        found = next(iter(list_meant(sentence)), None)
    return Name(found, sentence) if found else None


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
    is_apart = (item.row, item.column) != (above.row, above.column)
    if above.name is None or is_apart or item.is_heading or not item.is_line:
        return False
    if item.name is None:
        return True
    if item.is_known and item.name.sentence.speakers <= above.name.attribution.speakers:
        return True
    return all(each.kind == "office" for each in item.name.sentence.mentions)


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
    is_below = at < name and items[at].block < items[name].block
    return is_below and items[name].is_heading and any(each.is_prose for each in following)


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
