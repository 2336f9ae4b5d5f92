"""Read the layout of a page: which name set apart from the prose belongs to which quotation.

A page has one habit: a name is before each quotation, after it, at the head of its column in a
table, or at the head of its section. The position that explains most quotations is the habit. A
name beside only one quotation is that quotation's in any case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from operator import and_
from typing import NamedTuple

from gcmreview.attribution.grammar import Attribution, give, list_owners
from gcmreview.attribution.lines import list_meant, read_name
from gcmreview.attribution.saying import leads_directly
from gcmreview.attribution.surroundings import ReadSentence
from gcmreview.documents.document import OFFSETS, Columns, Document, read_names
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import CAPTION, CROWD
from gcmreview.names.mentions import Sentence
from gcmreview.text.characters import DASHES
from gcmreview.text.sentences import SENTENCE_ENDS, split_prose
from gcmreview.text.words import Word, split_words

# Characters of the longest line that is read as a name, and of the part of prose that is read for
# names: the longest name of the release, with two offices, has 111.
_LONGEST = 250
# Blocks from a name to a quotation, with lines, pictures and prose between. A column's head may
# be any number of rows above its cells.
_MOST_APART = 8
# Items of prose between the name at the head of a section and a quotation.
_MOST_BETWEEN = 2
# Names at the head of a section that are no headings: a single one may be anybody's.
_LEAST_SECTIONS = 2
# Names that are kept: a page has the same ones again and again.
_KEPT = 64
_MANY = CROWD | {"they", "we", "what"}
# An address, a number of a telephone, or that of a note, in a line that names nobody who speaks.
_CONTACT = r"\w@\w|\d[\d ()-]{5,}\d|\A\[\d{1,3}\]"
# The head of a letter, with who wrote it; the label of a line of data.
_SENDER = r"(?s)\A(?:\w+: [^\n]*\n){0,3}?From: ([^\n]+).*|\A\W*[a-z]+: "


class Name(NamedTuple):
    """A line that is a name: who speaks, and its text with the lines that go on with it."""

    attribution: Attribution
    text: str

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, which are read again when needed: a page may have a name in each line."""
        return tuple(split_words(self.text))


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


class _Items(Columns[_Item]):
    """The items of a page in order."""

    make = _Item
    kinds = OFFSETS, list, bytearray, list, list, list, bytearray, bytearray, list


class _Pair(NamedTuple):
    """The numbers of a quotation's item and of the one with its name."""

    at: int
    name: int


class _Pairs(Columns[_Pair]):
    """The names that a position gives the quotations."""

    make = _Pair
    kinds = OFFSETS, OFFSETS


def read_layout(
    document: Document, quotations: Sequence[Quotation], read: ReadSentence
) -> Sequence[Name | None]:
    """Return the names that the layout of a page gives its quotations."""
    items = _Items(_join_lines(_list_items(document, quotations, read), read))
    looks = (
        _look_beside(items),
        _look_up(items),
        _look_far(items, read),
        _look_up(items, after=True),
        _look_beside(items, after=True),
    )
    texts = items.get_column("text")
    # What has a dash before it is below the words: “…” — Motus
    positions = [
        _Pairs(each for each in look if each.at < each.name or texts[each.name][0] not in DASHES)
        for look in looks
    ]
    # A table may have another habit than the page around it.
    found = _Pairs(
        chain.from_iterable(_assign(items, positions, is_row) for is_row in (False, True))
    )
    is_of_review = any(items[each.name].is_known for each in found)
    used = _mark(items, found.get_column("name"))
    named: list[Name | None] = [None] * len(quotations)
    numbers = items.get_column("number")
    for each in found:
        named[numbers[each.at]] = _judge(items, used, each, is_of_review=is_of_review)
    return named


def _mark(items: Sequence[_Item], numbers: Iterable[int]) -> bytearray:
    """Return for each item whether it is one of those with the numbers."""
    marked = bytearray(len(items))
    for at in numbers:
        marked[at] = True
    return marked


def _judge(
    items: Sequence[_Item], used: bytearray, found: _Pair, *, is_of_review: bool
) -> Name | None:
    """Return the name that a quotation has, a faint sign if it may be there for something else.

    Where the page names no speaker ``is_of_review`` in that way, it may name others too, as it may
    in a heading.
    """
    item = items[found.name]
    is_likely = is_of_review and not item.is_heading
    if item.is_known or is_likely or item.block == items[found.at].block:
        return item.name
    if not (item.name and _is_alone(items, used, *found)):
        return None
    return item.name._replace(attribution=item.name.attribution._replace(strength="faint"))


def _is_alone(items: Sequence[_Item], used: bytearray, at: int, name: int) -> bool:
    """Return whether an unknown name is no contact with an address below, and of no list."""
    beyond = name + 1 if name > at else name - 1
    is_list = 0 <= beyond < len(items) and items[beyond].name and not used[beyond]
    below = items[name + 1].text if name + 1 < len(items) else ""
    return not (is_list or re.search(_CONTACT, below))


def _list_items(
    document: Document, quotations: Sequence[Quotation], read: ReadSentence
) -> Iterator[_Item]:
    """Yield the items of a page; of what is far from its quotations, only that there is prose."""
    near = _mark_near(document, quotations)
    numbered = enumerate(quotations)
    number, each = next(numbered, (0, None))
    end = 0
    head: int | None = None
    for item, block in zip(_list_blocks(document), document.blocks, strict=True):
        head = block.row if head is None or block.row is None else head
        if not near[item.block] and (head is None or block.row != head):
            yield item
            continue
        start = max(block.start, end)
        while each and each.opened < block.end:
            yield from _read_items(document, (start, each.opened), item, read)
            whole = item._replace(block=each.last, number=number)
            yield next(_read_set_off(document, each, item, read), whole)
            start = end = max(start, each.closed)
            number, each = next(numbered, (0, None))
        yield from _read_items(document, (start, block.end), item, read)


def _mark_near(document: Document, quotations: Sequence[Quotation]) -> bytearray:
    """Return for each block whether it is near a quotation."""
    near = bytearray(len(document.blocks))
    for each in quotations:
        part = slice(max(0, each.block - _MOST_APART), each.last + _MOST_APART + 1)
        near[part] = b"\1" * len(near[part])
    return near


def _read_set_off(
    document: Document, quotation: Quotation, item: _Item, read: ReadSentence
) -> Iterator[_Item]:
    """Yield the name that a block quotation without marks is, which then is no quotation."""
    if quotation.how == "set-off":
        items = list(_read_items(document, (quotation.opened, quotation.closed), item, read))
        yield from (each for each in items if each.name and len(items) == 1)


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
    text = read_names(document.text, *span)
    first, *rest = [text[start:end] for start, end in split_prose(text)]
    for part in (first, "".join(rest[:-1]), *rest[-1:]):
        found = _read_item(part.strip(), item, read)
        # Not: Dear all, or Yours sincerely,
        if found and (found.name or not (found.is_line and found.text.endswith(","))):
            yield found


def _read_item(text: str, item: _Item, read: ReadSentence) -> _Item | None:
    """Return the item of a text, or none where it has no words or is a caption."""
    if not any(map(str.isalpha, text)):
        return None
    sentence = read(tuple(split_words(text[-_LONGEST:])))
    leads = leads_directly(sentence) and _MANY.isdisjoint(sentence.folded)
    item = item._replace(text=text[-_LONGEST:], leads=leads)
    if len(text) > _LONGEST or text.endswith(("?", "!", ":")) or re.search(_CONTACT, text):
        return item
    # A name below "Photo: IOM" may be a speaker's; one below "Contacts" is not.
    if not (CAPTION.isdisjoint(sentence.folded) or CAPTION.issuperset(sentence.folded)):
        return None
    is_line = not (sentence.verbs or sentence.last in SENTENCE_ENDS)
    return item._replace(is_line=is_line, name=_find_name(text, item, read))


def _find_name(text: str, item: _Item, read: ReadSentence) -> Name | None:
    """Return the name that a text is, with a line that says what the person is, or greets."""
    sender = re.sub(_SENDER, r"\1", text)
    for each in dict.fromkeys((sender, text.replace("\n", ", "), text.rpartition(",\n")[2])):
        if found := _read_name(read(tuple(split_words(each))), is_heading=item.is_heading):
            return Name(found, each)
    return None


@lru_cache(_KEPT)
def _read_name(sentence: Sentence, *, is_heading: bool) -> Attribution | None:
    """Return who a line or a heading names: Closing remarks of Motus; Motus’s promise."""
    found = read_name(sentence)
    if found or sentence.verbs:
        return found
    known = (each for each in list_owners(sentence) if each.speakers)
    meant = list_meant(sentence) if is_heading else known
    owners = (each for each in sentence.known if is_heading and sentence.get(each.end) == "s")
    return next(chain(meant, (give(sentence, each) for each in owners)), None)


def _join_lines(items: Iterable[_Item], read: ReadSentence) -> Iterator[_Item]:
    """Join to a name the lines that go on with it: an office, an organization, a place.

    A heading with such a line is a name, and heads no section.
    """
    above: _Item | None = None
    for each in items:
        # Below a quotation it is a credit, and elsewhere it says who wrote the page.
        is_byline = each.text[:3] in ("By ", "by ") and (above is None or above.number is None)
        item = each._replace(name=None) if is_byline else each
        if above and above.name and _goes_on(above, item, read):
            # No more of a list of thousands of lines.
            text = f"{above.name.text}, {item.text}"[:_LONGEST]
            above = above._replace(is_heading=False, name=above.name._replace(text=text))
        else:
            yield from filter(None, [above])
            above = item
    yield from filter(None, [above])


def _goes_on(above: _Item, item: _Item, read: ReadSentence) -> bool:
    """Return whether a line goes on with the name above it: it names nobody else."""
    if above.name is None or item.row != above.row or not item.is_line:
        return False
    mentions = read(item.name.words).mentions if item.name else ()
    # An office may be a heading of its own, or in the next cell.
    is_apart = item.is_heading or item.column != above.column
    return all(each.kind == "office" for each in mentions) and bool(mentions or not is_apart)


def _assign(items: _Items, looks: Sequence[_Pairs], is_row: bool) -> Iterator[_Pair]:
    """Yield the names of the quotations in rows of tables, or of the others."""
    rows = items.get_column("row")
    positions = [
        _Pairs(each for each in look if (rows[each.at] is None) != is_row) for look in looks
    ]
    # Of positions that explain as much, the one of the first quotation counts.
    habit = max(positions, key=partial(_weigh, items))
    yield from habit
    taken, done = (_mark(items, habit.get_column(field)) for field in ("name", "at"))
    for each in chain(positions[0], positions[-1]):
        if not (done[each.at] or taken[each.name] or _opens_section(items, *each)):
            done[each.at] = True
            yield each


def _weigh(items: _Items, pairs: _Pairs) -> tuple[int, ...]:
    """Return how much a position explains: by names of speakers, by all names, by its first."""
    clear = _mark(items, (each.name for each in pairs if not _opens_section(items, *each)))
    if not any(clear):
        return (0,)
    known = _mark(items, (each.name for each in pairs if items[each.name].is_known))
    # A heading leads to what is below it.
    headings = items.get_column("is_heading")
    is_below = any(each.at < each.name and headings[each.name] for each in pairs)
    first = len(items) if is_below else min(pairs.get_column("at"))
    return sum(map(and_, known, clear)), sum(known), sum(clear), -first


def _opens_section(items: _Items, at: int, name: int) -> bool:
    """Return whether a name after a quotation is a heading of the prose that follows."""
    if at > name or not items.get_column("is_heading")[name]:
        return False
    is_below = items[at].block < items[name].block
    return is_below and name + 1 < len(items) and items[name + 1].is_prose


def _look_beside(items: _Items, *, after: bool = False) -> Iterator[_Pair]:
    """Yield the name right before each quotation, or right after, or beside several in a block."""
    last, beside = None, _Item(0)
    leads = items.get_column("leads")
    for at in range(len(items))[:: -1 if after else 1]:
        item = items[at]
        if item.name:
            last = at
        elif _is_apart(item, beside, after=after):
            last = None
        is_led = after and leads[max(0, at - 1)]
        if item.number is not None and last is not None and not is_led:
            yield _Pair(at, last)
        beside = item


def _is_apart(item: _Item, beside: _Item, *, after: bool) -> bool:
    """Return whether a name beside an item is not the one of what is on its other side.

    Prose is between, but not another cell of a row. Two quotations in different blocks each have a
    name of their own ``after`` them.
    """
    are_quotations = item.number is not None and beside.number is not None
    are_apart = after and are_quotations and item.block != beside.block
    return (item.is_prose and item.row is None) or item.row != beside.row or are_apart


def _look_up(items: _Items, *, after: bool = False) -> Iterator[_Pair]:
    """Yield the name above each quotation in its column, or below.

    The name's row has as many cells, or one fewer where the first is empty.
    """
    heads: dict[tuple[int, int], int] = {}
    for at in range(len(items))[:: -1 if after else 1]:
        item = items[at]
        left, count = item.column
        if item.row is None:
            heads = {}
        elif item.name:
            heads |= {(left, count): at, (left, count + 1): at}
        elif item.number is not None and item.column in heads:
            yield _Pair(at, heads[item.column])


def _look_far(items: _Items, read: ReadSentence) -> _Pairs:
    """Return the name at the head of each quotation's section, with a little prose between.

    The prose names no other speaker. A name that is no heading heads a section only where another
    one does.
    """
    pairs = _Pairs()
    last, left = 0, -1
    for at, item in enumerate(items):
        if item.name:
            last, left = at, _MOST_BETWEEN
        elif item.is_prose:
            is_next = last == at - 1
            goes_far = left > 0 and _goes_far(items[last], item, read, is_next=is_next)
            left = left - 1 if goes_far else -1
        elif left >= 0:
            pairs.append(_Pair(at, last))
    heads = _mark(items, pairs.get_column("name"))
    has_heading = any(map(and_, heads, items.get_column("is_heading")))
    return pairs if has_heading or sum(heads) >= _LEAST_SECTIONS else _Pairs()


def _goes_far(name: _Item, prose: _Item, read: ReadSentence, *, is_next: bool) -> bool:
    """Return whether prose goes on with a section: it names nobody else.

    Nor is it a heading, but one right below the heading with the name.
    """
    known = name.name.attribution.speakers if name.name else frozenset()
    others = read(tuple(split_words(prose.text))).speakers - known
    is_under = name.is_heading and is_next
    return not ((prose.is_heading and not is_under) or others)
