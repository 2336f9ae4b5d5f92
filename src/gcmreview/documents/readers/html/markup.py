"""The markup that HTML and Markdown share: tags, comments and character references.

It is read as the HTML standard says ("Parsing HTML documents", 13.2), as far as that decides which
words a browser shows and where a block begins. What is not closed hides nothing, since its words
would not be compared. It takes time linear in any text: no match fails after a long way, and what
is not closed is searched for once.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gcmreview.documents.document import Block, Comment, Comments, Mask, Masks, apply_masks, pad
from gcmreview.documents.readers.html import elements
from gcmreview.documents.readers.html.elements import BREAK, SPACE, VALUE
from gcmreview.text.characters import CONTINUED, MARK, RAISED, repeat
from gcmreview.text.printable import find_unsafe

# A tag ends before the next one where its own end is missing; at the end of the text it is cut. A
# quotation mark of a value that is not closed is a character of it.
_ATTRIBUTES = repeat(rf"[^<>=]++|=[{SPACE}]*+(?>(?:{VALUE})?)")
_TAG = (
    rf"(?P<close>/?)(?P<name>[A-Za-z][^{SPACE}/<>]*+)"
    rf"(?P<attributes>{_ATTRIBUTES})(?:>|(?=<)|(?P<cut>\Z))"
)
# A doctype, a processing instruction, CDATA, and a closing tag without a name.
_BOGUS = r"(?:[!?]|/(?![A-Za-z]))[^>]*+(?:>|(?P<open>\Z))"
# A name may lack its semicolon, and so may a number.
_REFERENCE = r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]*+;?)"
# With more digits, a number is no character, in decimal and in hexadecimal.
_NUMBER = r"&(#[xX]?)0*+([0-9a-fA-F]{0,8})"
_MARKUP = rf"<(?:(?P<comment>!--)|{_TAG}|(?P<bogus>{_BOGUS}))"
_COMMENT_END = r"-->|(?<!<!)--!>"
# A mark of code, which may be written as a reference.
_find_marks = re.compile(rf"(?:{MARK}){CONTINUED}*+").finditer
# Characters of a reference: &CounterClockwiseContourIntegral; is the longest name.
_LONGEST_NAME = 33

# What follows a <cite> that ends a block quotation: it names the speaker.
_CREDIT = r"[^<>]*+</cite>\s*+(?:</(?:p|footer|div|blockquote)>|<br)"
# Characters in a <sup>, with its markup. A limit, because they may be nested.
_LONGEST_RAISED = 1000
# The numbers of notes, below 1,000, or up to three signs; of a link, also what is in brackets.
_INDICATOR = r"\[?(?:\d{1,3}(?:[,–-] ?\d{1,3}){0,3}|[*†‡§]{1,3})\]?"
_LINKED = rf"{_INDICATOR}|\[[^\[\]]{{1,20}}\]"
# A run of lines that have more than what is blank.
_BLANK = r" \t\r\x00\x01\x0b\x0c\u00a0"
_PARAGRAPH = repeat(rf"^[{_BLANK}]*+[^{_BLANK}\n][^\n]*+\n?", "+")


class Place(NamedTuple):
    """Where a place is: in a block quotation, in a heading, in the row that begins at ``row``."""

    is_set_off: bool = False
    is_heading: bool = False
    row: int | None = None


class Markup(NamedTuple):
    """What a scan found: masks in order, comments, and the places from the offsets ``moves`` on.

    ``unmarked`` are the bounds of code.
    """

    masks: Masks
    comments: Comments
    moves: "array[int]"
    places: list[Place]
    unmarked: list[tuple[int, int]]

    def read(self, text: str) -> str:
        """Return what is read of a text, at its length; of code the words, but no marks."""
        read = re.sub(_REFERENCE, _read_reference, apply_masks(text, self.masks))
        marks = (match.span() for span in self.unmarked for match in _find_marks(read, *span))
        return apply_masks(read, (Mask(*each) for each in marks))

    def place(self, block: Block) -> Block:
        """Return a block with what the place where it begins makes of it too."""
        at = bisect_right(self.moves, block.start)
        is_set_off, is_heading, row = self.places[at - 1] if at else Place()
        return Block(
            block.start,
            block.end,
            block.is_set_off or is_set_off,
            block.is_heading or is_heading,
            row if block.row is None else block.row,
        )


class _Element(NamedTuple):
    """An open element: its name, and what is outside it.

    ``use`` is what its tag or attributes say: hidden, typed, raised, unmarked, quoted, or nothing.
    """

    name: str
    use: str
    place: Place


# The same one for elements that are alike: as many may be open as the draft has tags.
_make_element = lru_cache(_Element)


def scan_markup(text: str, *, is_xml: bool = False) -> Markup:
    """Find the markup of ``text``; in XML a tag that ends in ``/>`` is an element by itself."""
    scanner = _Scanner(text, is_xml)
    find = re.compile(_MARKUP).search
    while match := find(text, scanner.at):
        scanner.read(match)
    return scanner.markup


class _Scanner:
    """Reads markup from ``at`` on, and keeps the elements that are open.

    Elements that are part of a line and mean nothing here are not kept.
    """

    def __init__(self, text: str, is_xml: bool) -> None:
        self.at = 0
        self.markup = Markup(Masks(), Comments(), array("I"), [], [])
        self._text = text
        self._is_xml = is_xml
        self._open: list[_Element] = []
        # The indices of the masks of their tags.
        self._tags = array("I")
        # The indices of the open blocks, and of the open elements of each name.
        self._blocks = array("I")
        self._named: dict[str, array[int]] = {}
        self._unclosed: set[str] = set()
        self._place = Place()

    def read(self, match: re.Match[str]) -> None:
        """Read what was found, and go on after it."""
        start, self.at = match.span()
        name = (match["name"] or "").lower()
        if match["comment"]:
            self._read_comment(start)
        elif match["cut"] is not None or match["open"] is not None:
            # No tag can follow, and its words are read.
            return
        elif match["close"]:
            self._read_closing(start, name)
        elif name:
            self._read_opening(match, name)
        else:
            self._mask(start)

    def _mask(self, start: int, read: str = "") -> None:
        self.markup.masks.append(Mask(start, self.at, read))

    def _read_comment(self, start: int) -> None:
        # From its second hyphen on, since <!--> is a comment.
        if end := self._skip_to(_COMMENT_END, start, start + 2):
            words = self._text[start + 4 : end.start()]
            self.markup.comments.append(Comment(start, self.at, words))

    def _skip_to(self, ending: str, start: int, first: int) -> re.Match[str] | None:
        """Hide what begins at ``start`` up to its ending, if that is after ``first``."""
        if ending in self._unclosed:
            return None
        end = re.compile(ending, re.IGNORECASE).search(self._text, first)
        if end:
            self.at = end.end()
            self._mask(start)
        else:
            self._unclosed.add(ending)
        return end

    def _read_closing(self, start: int, name: str) -> None:
        named = self._named.get(name)
        is_ignored = not named and name in elements.IGNORED
        if named:
            self._end(named[-1], start, is_closed=True)
        # Within what it ends, if that is hidden: then it is left out.
        self._mask(start, "" if is_ignored else elements.read_name(name, is_closing=True))

    def _read_opening(self, match: re.Match[str], name: str) -> None:
        self._end_blocks(match.start(), name)
        attributes = match["attributes"]
        is_alone = self._is_alone(name, attributes)
        closing = rf"</{name}(?=[{SPACE}/>])[^>]*+>"
        # An element of text alone, if it is closed.
        is_raw = name in elements.RAW and not is_alone
        if is_raw and self._skip_to(closing, match.start(), self.at):
            return
        read = "\n—" if self._is_credit(name) else elements.read_name(name)
        use = elements.find_use(name, attributes)
        # One that means nothing is kept within one of its name: each has its own closing tag.
        is_kept = use or name in elements.NESTING or self._named.get(name)
        if is_kept and not is_alone:
            self._begin(_make_element(name, use, self._place), match.start())
        self._mask(match.start(), read)

    def _end_blocks(self, at: int, name: str) -> None:
        """End what the start tag of an element ends."""
        while self._blocks and name in elements.ENDED_BY.get(self._open[self._blocks[-1]].name, ()):
            self._end(self._blocks[-1], at)

    def _is_alone(self, name: str, attributes: str) -> bool:
        """Return whether a tag is an element without content."""
        return name in elements.VOID or (
            attributes.endswith("/") and (self._is_xml or name == "svg")
        )

    def _is_credit(self, name: str) -> bool:
        is_possible = name == "cite" and self._place.is_set_off
        return is_possible and re.compile(_CREDIT).match(self._text, self.at) is not None

    def _begin(self, element: _Element, start: int) -> None:
        if element.name in elements.NESTING:
            self._blocks.append(len(self._open))
        self._named.setdefault(element.name, array("I")).append(len(self._open))
        self._open.append(element)
        self._tags.append(len(self.markup.masks))
        name = "blockquote" if element.use == "quoted" else element.name
        if name in elements.PLACING:
            self._move(start, _enter(self._place, name, start if name == "tr" else None))

    def _end(self, index: int, end: int, *, is_closed: bool = False) -> None:
        """End the elements from ``index`` on at ``end``, with the closing tag of that one."""
        place = self._open[index].place
        while len(self._open) > index:
            element = self._open.pop()
            for places in (self._blocks, self._named[element.name]):
                if places and places[-1] == len(self._open):
                    places.pop()
            is_last = is_closed and len(self._open) == index
            tag = self._tags.pop()
            if element.use:
                self._use(element, tag, end, self.at if is_last else end)
        self._move(end, place)

    def _use(self, element: _Element, tag: int, inner: int, end: int) -> None:
        """Read an element that ends, whose content ends at ``inner``.

        ``tag`` is the index of the mask of its tag.
        """
        masks, unmarked = self.markup.masks, self.markup.unmarked
        start, content, _ = masks[tag]
        read: str | None = None
        match element.use:
            case "unmarked":
                # What is within it is done with it.
                while unmarked and unmarked[-1][0] >= content:
                    unmarked.pop()
                unmarked.append((content, inner))
            case "typed" if self._text.find("<", content, inner) < 0:
                for line in re.compile("\n").finditer(self._text, content, inner):
                    masks.append(Mask(*line.span(), "\n"))
            case "typed" | "hidden":
                read = BREAK if element.name in elements.BLOCKS else ""
            case "raised" if inner - content <= _LONGEST_RAISED:
                read = _read_raised(self._text[content:inner])
        if read is not None:
            del masks[tag:]
            masks.append(Mask(start, end, read))

    def _move(self, start: int, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.markup.moves.append(start)
            self.markup.places.append(place)


@lru_cache
def _enter(place: Place, name: str, row: int | None) -> Place:
    """Return where the content of a block quotation, a row, a table or a heading is."""
    match name:
        case "blockquote":
            return place._replace(is_set_off=True)
        case "tr" | "table":
            return place._replace(row=row)
    return place._replace(is_heading=True)


def _read_raised(source: str) -> str | None:
    """Return how a superscript of digits or signs is read: a link to a note as nothing."""
    from html import unescape

    words = unescape(re.sub(r"<[^<>]*>", "", source)).strip()
    if re.search(r"<a\b", source, re.IGNORECASE) and re.fullmatch(_LINKED, words):
        return ""
    if re.fullmatch(_INDICATOR, words):
        return re.sub("[,– -]", "", words).translate(RAISED) if words[0].isdigit() else words
    return None


def _read_reference(match: re.Match[str]) -> str:
    return _understand(match[0])


@lru_cache
def _understand(reference: str) -> str:
    """Return the characters of a reference, at its length: of ``&laquoD`` also the D.

    One with an unknown name is read as it is, and so is a control character.
    """
    from html import unescape

    number = re.match(_NUMBER, reference)
    length = len(reference) if number else _measure_name(reference[:_LONGEST_NAME])
    read = unescape(f"&{number[1]}{number[2] or 0};" if number else reference[:length])
    is_read = length and find_unsafe(read, allow="\t\n\r") is None
    return pad(read, length) + reference[length:] if is_read else reference


def _measure_name(reference: str) -> int:
    """Return how many characters of ``&name`` are a name of HTML; 0 if none are."""
    from html.entities import html5

    return next((each for each in range(len(reference), 2, -1) if reference[1:each] in html5), 0)


def split_paragraphs(document: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends: a run of lines that are not blank."""
    for match in re.finditer(_PARAGRAPH, document, re.MULTILINE):
        yield match.span()
