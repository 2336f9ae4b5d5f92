"""The markup that HTML and Markdown share: tags, comments and character references.

All of it is found in one pass, in time linear in the text whatever the text is: what is not closed
is looked for once, and every length that a pattern may run over is bounded.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from gcmreview.check.document import Comment, Mask
from gcmreview.text.characters import MARK, RAISED
from gcmreview.text.printable import find_unsafe

# Elements of which nothing is read, and those whose words are read but whose marks are none.
_SKIPPED = frozenset(("script", "style", "template", "head", "pre", "textarea"))
_UNMARKED = frozenset(("code", "kbd", "samp", "var", "math", "svg"))
# Elements that begin and end a block (html.spec.whatwg.org, "Rendering", 15.3).
_BLOCKS_TEXT = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
option p search section summary table tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCKS_TEXT.split())
_INDICATOR = r"\s*\[?(?:\d{1,3}|[*†‡§]{1,3})\]?\s*"
_TAG = (
    r"<(?P<close>/?)(?![A-Za-z0-9+.-]{2,32}:(?://|[^\s<>]{0,200}@))(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})"
    r"(?>(?:[\s/](?>[^<>\"']{1,2000}|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,100}+)?)>"
)
# What a block quotation's <cite> holds where it ends the block: whose the words are.
_CREDIT = r"[^<>]{0,300}</cite>\s{0,99}(?:</(?:p|footer|div|blockquote)>|<br)"
_NO_WORDS = rf"<[^<>]{{0,2000}}>|&[#0-9A-Za-z]{{2,32}};|{MARK}"
_REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"


class Markup(NamedTuple):
    """What a scan found: masks in order, comments, and where block quotations begin and end."""

    masks: list[Mask]
    comments: list[Comment]
    set_off: list[int]

    def is_set_off(self, place: int) -> bool:
        """Tell whether a place stands in a block quotation that HTML marks."""
        return bisect_left(self.set_off, place + 1) % 2 == 1


# What a format finds besides: the end of a match, and the masks that it leads to.
Special = Callable[[re.Match[str]], tuple[int, list[Mask]]]


@cache
def _compile(special: str) -> re.Pattern[str]:
    more = f"|(?P<special>{special})" if special else ""
    # The text is most of it without any of these: the first characters are few.
    return re.compile(
        rf"(?P<comment><!--)|(?P<tag>{_TAG})|(?P<other><[!?][^<>]{{0,2000}}>)"
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
                at = _read_tag(text, match, markup, unclosed, is_set_off=depth > 0)
                depth = _count_depth(match, depth, markup.set_off)
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


def _read_tag(
    text: str, match: re.Match[str], markup: Markup, unclosed: set[str], *, is_set_off: bool
) -> int:
    name, start, end = match["name"].lower(), match.start(), match.end()
    is_opening = not match["close"] and not match[0].endswith("/>")
    if is_opening and name in _SKIPPED | _UNMARKED and name not in unclosed:
        closing = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE).search(text, end)
        if closing is None:
            unclosed.add(name)
        elif name in _UNMARKED:
            markup.masks.append(Mask(start, end))
            markup.masks.extend(unmark(text, end, closing.start()))
            markup.masks.append(Mask(*closing.span()))
            return closing.end()
        else:
            end = closing.end()
    elif name == "sup" and not match["close"]:
        closing_at = text.find("</sup>", end, end + 100)
        inner = text[end:closing_at] if closing_at >= 0 else ""
        if re.fullmatch(_INDICATOR, re.sub(r"<[^<>]{0,90}>", "", inner)):
            return _read_raised(text, start, end, closing_at, markup)
    elif name == "cite" and is_set_off and re.compile(_CREDIT).match(text, end):
        markup.masks.append(Mask(start, end, "\n—"))
        return end
    markup.masks.append(Mask(start, end, _read_name(name, match["close"])))
    return end


def _read_name(name: str, close: str) -> str:
    """Return what a tag is read as: a break between blocks, a line break, a mark, or nothing."""
    if name == "q":
        return "”" if close else "“"
    if name == "br":
        return "\n"
    return "\n\n" if name in BLOCKS or name == "pre" else ""


def unmark(text: str, start: int, end: int) -> Iterator[Mask]:
    """Mask what is no word in code: its words are read, but no quotation begins in it."""
    for match in re.compile(_NO_WORDS).finditer(text, start, end):
        read = _read_reference(match[0]) if match[0].startswith("&") else ""
        is_mark = re.fullmatch(_NO_WORDS, read) is not None
        yield Mask(match.start(), match.end(), "" if is_mark else read)


def _read_raised(text: str, start: int, end: int, closing: int, markup: Markup) -> int:
    """Read a superscript: a footnote's indicator goes, a number's exponent is raised."""
    inner = re.sub(r"<[^<>]{0,90}>", "", text[end:closing]).strip()
    after = closing + len("</sup>")
    if "<a" in text[end:closing].lower():
        # What links to a note is no exponent.
        inner = ""
    raised = inner.translate(RAISED) if inner.isdigit() else inner
    markup.masks.append(Mask(start, after, raised[: after - start]))
    return after


def _count_depth(match: re.Match[str], depth: int, set_off: list[int]) -> int:
    if match["name"].lower() != "blockquote":
        return depth
    if match["close"]:
        if depth == 1:
            set_off.append(match.start())
        return max(0, depth - 1)
    if depth == 0:
        set_off.append(match.start())
    return depth + 1


def _read_reference(reference: str) -> str:
    from html import unescape

    read = unescape(reference)
    # An unknown name stands for itself; a control character is none of the draft's.
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
