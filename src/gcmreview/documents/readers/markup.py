"""The markup that HTML and Markdown share: tags, comments and character references.

All of it is found in one pass, in time linear in any text: the end of an element or a comment that
is not closed is searched for once, and a repeat is possessive or has a limit.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from gcmreview.documents.document import Comment, Mask
from gcmreview.text.characters import MARK, RAISED
from gcmreview.text.printable import find_unsafe

# Elements whose content is not read, and those whose words are read but not as quotations.
_SKIPPED = frozenset(("script", "style", "template", "head", "pre", "textarea"))
_UNMARKED = frozenset(("code", "kbd", "samp", "var", "math", "svg"))
# Elements that begin and end a block (html.spec.whatwg.org, "Rendering", 15.3).
_BLOCKS_TEXT = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
option p search section summary table tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCKS_TEXT.split())
# The scheme of an address (CommonMark, "Autolinks").
SCHEME = r"[A-Za-z][A-Za-z0-9+.-]{1,31}"
# Characters of an attribute's value. A limit, because in prose an apostrophe may follow a "<".
_LONGEST_VALUE = 4000
_TAG = (
    rf"<(?P<close>/?)(?!{SCHEME}:(?://|[^\s<>@]*+@))(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    rf"(?>(?:[\s/](?>[^<>\"']++|\"[^\"]{{0,{_LONGEST_VALUE}}}\"|'[^']{{0,{_LONGEST_VALUE}}}')*+)?)>"
)
# Numeric references have 1-7 digits, or 1-6 in hexadecimal (CommonMark, "Entity and numeric
# character references").
_REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]++);"
# What follows a <cite> that ends a block quotation: it names the speaker.
_CREDIT = r"[^<>]*+</cite>\s*+(?:</(?:p|footer|div|blockquote)>|<br)"
_NO_WORDS = rf"<[^<>]*+>|{_REFERENCE}|{MARK}"
# Characters from a <sup> to the end of its </sup>. A limit, because a draft may have many that are
# not closed.
_LONGEST_RAISED = 100
# The number of a note, below 1,000, or up to three signs.
_INDICATOR = r"\s*\[?(?:\d{1,3}|[*†‡§]{1,3})\]?\s*"


class Markup(NamedTuple):
    """What a scan found: masks in order, comments, and the bounds of block quotations.

    ``set_off`` has the draft offsets where a block quotation begins and ends, by turns.
    """

    masks: list[Mask]
    comments: list[Comment]
    set_off: list[int]

    def is_set_off(self, place: int) -> bool:
        """Return whether a draft offset is in a block quotation that HTML marks."""
        return bisect_left(self.set_off, place + 1) % 2 == 1


# Reads what only one kind of draft has: from a match to where to go on, and the masks.
Special = Callable[[re.Match[str]], tuple[int, list[Mask]]]


@cache
def _compile(special: str) -> re.Pattern[str]:
    more = f"|(?P<special>{special})" if special else ""
    # Most of a text has none of the few characters that these begin with.
    return re.compile(
        rf"(?P<comment><!--)|(?P<tag>{_TAG})|(?P<other><[!?][^<>]*+>)"
        rf"|(?P<reference>{_REFERENCE}){more}",
        re.MULTILINE,
    )


def scan_markup(text: str, special: str = "", read: Special | None = None) -> Markup:
    """Find the markup of ``text``, and what the pattern ``special`` finds, which ``read`` reads."""
    markup = Markup([], [], [])
    unclosed: set[str] = set()
    depth = at = 0
    pattern = _compile(special)
    while match := pattern.search(text, at):
        start, at = match.span()
        match match.lastgroup:
            case "comment":
                at = _read_comment(text, start, markup, unclosed)
            case "tag" | "close" | "name":
                tag = _make_tag(match)
                at = _read_tag(text, tag, markup, unclosed, is_set_off=depth > 0)
                depth = _count_depth(tag, depth, markup.set_off)
            case "reference":
                markup.masks.append(Mask(start, at, _read_reference(match[0])))
            case "special" if read:
                at, masks = read(match)
                markup.masks.extend(masks)
            case _:
                markup.masks.append(Mask(start, at))
    if depth:
        markup.set_off.append(len(text))
    return markup


def _read_comment(text: str, start: int, markup: Markup, unclosed: set[str]) -> int:
    end = -1 if "<!--" in unclosed else text.find("-->", start + 4)
    if end < 0:
        unclosed.add("<!--")
        return start + 4
    markup.masks.append(Mask(start, end + 3))
    markup.comments.append(Comment(start, end + 3, text[start + 4 : end]))
    return end + 3


class _Tag(NamedTuple):
    """A tag: its name in lower case, whether it closes an element or opens one, its offsets."""

    name: str
    is_closing: bool
    is_opening: bool
    start: int
    end: int


def _make_tag(match: re.Match[str]) -> _Tag:
    is_closing = match["close"] == "/"
    is_opening = not is_closing and not match[0].endswith("/>")
    return _Tag(match["name"].lower(), is_closing, is_opening, *match.span())


def _read_tag(text: str, tag: _Tag, markup: Markup, unclosed: set[str], *, is_set_off: bool) -> int:
    """Mask a tag, with the content of some elements; return where to go on."""
    closing = _find_closing(text, tag, unclosed)
    if closing:
        return _read_code(text, tag, closing, markup)
    if tag.name == "sup" and not tag.is_closing:
        raised = _find_raised(text, tag)
        if raised is not None:
            markup.masks.append(raised)
            return raised.end
    is_credit = is_set_off and tag.name == "cite" and re.compile(_CREDIT).match(text, tag.end)
    read = "\n—" if is_credit else _read_name(tag)
    markup.masks.append(Mask(tag.start, tag.end, read))
    return tag.end


def _find_closing(text: str, tag: _Tag, unclosed: set[str]) -> tuple[int, int] | None:
    """Return the offsets of the tag that closes an element that is not read as prose."""
    if not tag.is_opening or tag.name not in _SKIPPED | _UNMARKED or tag.name in unclosed:
        return None
    closing = re.compile(rf"</{tag.name}\s*+>", re.IGNORECASE).search(text, tag.end)
    if closing:
        return closing.span()
    unclosed.add(tag.name)
    return None


def _read_code(text: str, tag: _Tag, closing: tuple[int, int], markup: Markup) -> int:
    """Mask an element that is not read as prose, from its tag to its ``closing`` tag."""
    if tag.name in _SKIPPED:
        markup.masks.append(Mask(tag.start, closing[1], _read_name(tag)))
    else:
        inside = unmark(text, tag.end, closing[0])
        markup.masks.extend((Mask(tag.start, tag.end), *inside, Mask(*closing)))
    return closing[1]


def _read_name(tag: _Tag) -> str:
    """Return what a tag is read as: a break between blocks, a line break, a mark, or nothing."""
    if tag.name == "q":
        return "”" if tag.is_closing else "“"
    if tag.name == "br":
        return "\n"
    return "\n\n" if tag.name in BLOCKS or tag.name == "pre" else ""


def unmark(text: str, start: int, end: int) -> Iterator[Mask]:
    """Mask the quotation marks and the markup in code; its words are read."""
    for match in re.compile(_NO_WORDS).finditer(text, start, end):
        read = _read_reference(match[0]) if match[0].startswith("&") else ""
        is_mark = re.fullmatch(_NO_WORDS, read) is not None
        yield Mask(match.start(), match.end(), "" if is_mark else read)


def _find_raised(text: str, tag: _Tag) -> Mask | None:
    """Return how a superscript of digits or signs is read: a note's number as nothing."""
    closing = text.find("</sup>", tag.end, tag.end + _LONGEST_RAISED)
    inner = text[tag.end : max(closing, tag.end)]
    words = re.sub(r"<[^<>]*+>", "", inner)
    if closing < 0 or not re.fullmatch(_INDICATOR, words):
        return None
    read = words.strip()
    if "<a" in inner.lower():
        # It links to a note.
        read = ""
    elif read.isdigit():
        read = read.translate(RAISED)
    return Mask(tag.start, closing + len("</sup>"), read)


def _count_depth(tag: _Tag, depth: int, set_off: list[int]) -> int:
    """Return how many block quotations are open after a tag; note where the outermost changes."""
    if tag.name != "blockquote":
        return depth
    following = max(0, depth - 1) if tag.is_closing else depth + 1
    if (depth > 0) != (following > 0):
        set_off.append(tag.start)
    return following


def _read_reference(reference: str) -> str:
    from html import unescape

    read = unescape(reference)
    # An unknown name is read as it is, and so is a control character.
    is_safe = find_unsafe(read, allow="\t\n\r") is None
    return read if is_safe and len(read) <= len(reference) else reference


def split_paragraphs(document: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends: a run of lines that are not blank."""
    start = end = -1
    for match in re.finditer(r"[^\n]*\n?", document):
        line = match[0]
        if line.strip(" \t\r\n\x00\x01\x0b\x0c\u00a0"):
            start = match.start() if start < 0 else start
            end = match.end()
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end
