"""Find the article of a page of HTML, without what a site has around and within it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gcmreview.documents.document import Block, Document, blank_out, count_visible

# The tags of a page that tell what is its article ("Sections", HTML standard), and what is not.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>article|main|nav|aside|form|button|dialog|footer|header|section|div|ul|ol"
    r"|h1|blockquote)\b(?P<attributes>[^<>]*)",
    re.IGNORECASE,
)
_ARTICLES = ("article", "main")
_ASIDE = frozenset(("nav", "aside", "form", "button", "dialog"))
# Words of a class or an id of what is beside the article.
_ASIDE_TEXT = """
share sharing social breadcrumb breadcrumbs cookie cookies newsletter sidebar menu navbar nav
navigation related
"""
_ASIDE_WORDS = frozenset(_ASIDE_TEXT.split())
_NAMED = re.compile(r"""\b(?:class|id)\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
# What a footer is part of the text in.
_WITH_FOOTER = frozenset(("article", "blockquote", "section"))


class _Element(NamedTuple):
    """An element that is not closed yet: where its tag is, and whether it is beside the article."""

    name: str
    start: int
    is_aside: bool


class _Page:
    """The elements of a page that tell what is its article, with their bounds in the markup."""

    def __init__(self, file: Document, markup: str) -> None:
        self.articles: list[tuple[int, int]] = []
        self.asides: list[tuple[int, int]] = []
        self.titles: list[int] = []
        self._open: list[_Element] = []
        # Where the open elements of each name are.
        self._places: dict[str, list[int]] = {}
        comments = ((each.start, each.end) for each in file.comments)
        for tag in _TAG.finditer(blank_out(markup, comments)):
            self._read(tag)
        self._close(0, len(markup))
        # What has the title is not beside the article.
        self.asides = [each for each in self.asides if self.find_title(each) is None]

    def _read(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if name == "h1":
            self.titles += [] if tag["end"] else [tag.start()]
        elif not tag["end"]:
            self._places.setdefault(name, []).append(len(self._open))
            is_aside = self._is_aside(name, tag["attributes"])
            self._open.append(_Element(name, tag.start(), is_aside))
        elif self._places.get(name):
            self._close(self._places[name][-1], tag.end())

    def _is_aside(self, name: str, attributes: str) -> bool:
        named = " ".join(_NAMED.findall(attributes)).lower()
        is_footer = name == "footer" and not any(self._places.get(each) for each in _WITH_FOOTER)
        is_named = not _ASIDE_WORDS.isdisjoint(re.split(r"\W+|_", named))
        return name in _ASIDE or is_footer or is_named

    def _close(self, first: int, end: int) -> None:
        while len(self._open) > first:
            element = self._open.pop()
            self._places[element.name].pop()
            if element.is_aside:
                self.asides.append((element.start, end))
            elif element.name in _ARTICLES:
                self.articles.append((element.start, end))

    def find_title(self, bounds: tuple[int, int]) -> int | None:
        """Return where the first heading of the first level within bounds is."""
        at = bisect_left(self.titles, bounds[0])
        return self.titles[at] if at < len(self.titles) and self.titles[at] < bounds[1] else None

    def choose_article(self, length: int) -> tuple[int, int]:
        """Return the bounds of the innermost article with a title, or of the longest, or of all."""
        titled = [(title, each) for each in self.articles if (title := self.find_title(each))]
        if titled:
            first = min(title for title, _ in titled)
            return max(each for title, each in titled if title == first)
        return max(self.articles, key=lambda each: each[1] - each[0], default=(0, length))


def choose_blocks(file: Document, markup: str) -> tuple[list[Block], list[Block]]:
    """Return the blocks of a page's article, with its title, and those left out of it.

    What is beside the article is kept if it is more than the article.
    """
    page = _Page(file, markup)
    start, end = page.choose_article(len(markup))
    within = [each for each in file.blocks if start <= each.start < end]
    kept, left = _part(within, page.asides)
    if _measure(file, kept) < _measure(file, left):
        kept, left = within, []
    if not any(each.is_heading for each in kept):
        return [*_find_above(file, page, start), *kept], left
    # A heading of a lower level above the first of the first level is not the title.
    title = page.find_title((start, end)) or 0
    return [each._replace(is_heading=each.is_heading and each.start > title) for each in kept], left


def _part(
    blocks: Sequence[Block], spans: Iterable[tuple[int, int]]
) -> tuple[list[Block], list[Block]]:
    """Part blocks in those outside some spans and those within one."""
    outside: list[Block] = []
    within: list[Block] = []
    rest = iter(sorted(spans))
    span, end = next(rest, None), 0
    for block in blocks:
        while span and span[0] <= block.start:
            end = max(end, span[1])
            span = next(rest, None)
        (within if block.start < end else outside).append(block)
    return outside, within


def _find_above(file: Document, page: _Page, start: int) -> list[Block]:
    """Return the title of a page that is above its article."""
    titles = [each for each in page.titles if each < start]
    above = [each for each in file.blocks if each.is_heading and each.start < start]
    return [each for each in above if titles and each.start > titles[-1]][:1]


def _measure(file: Document, blocks: Iterable[Block]) -> int:
    return sum(count_visible(file.text[each.start : each.end]) for each in blocks)
