"""What a Word document's styles say of its paragraphs and its runs of text.

A style is based on another one, and takes from it what it does not say itself. What a paragraph or
a run says directly wins (ECMA-376, part 1, 17.7.2 "Style Hierarchy").
"""

import re
from functools import cache
from typing import Any, NamedTuple

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word's and LibreOffice's styles of block quotations: their names, or their ids, which may be in
# another language than the names, without spaces.
_QUOTING_TEXT = "quote intensequote blocktext quotations quotation blockquote blockquotation"
_QUOTING = frozenset(_QUOTING_TEXT.split())
_HEADING = r"heading\d|title|subtitle"
# Twentieths of a point from which on a paragraph is indented: half a centimetre.
LEAST_INDENT = 284
# Those in a unit of measure (22.9.2.15 "ST_UniversalMeasure"), or of CSS for letters of 12 points;
# without one, a number is of them.
_UNITS = {"": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 567, "mm": 56.7}
_UNITS |= {"px": 15, "em": 240, "rem": 240}
_MEASURE = r"(\d{0,9}(?:\.\d+)?)([a-z]*)"
# The level of body text; headings have lower ones.
_BODY_LEVEL = 9
# Properties that a paragraph's and a character's style turn on and off again (17.7.3).
_HIDING = ("vanish", "strike", "dstrike")


class ParagraphLook(NamedTuple):
    """What a paragraph looks like: its style's kind, and whether it is indented."""

    is_quoted: bool
    is_heading: bool
    is_indented: bool


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Any) -> None:
        """Read the element ``styles``."""
        self._styles = {each.get(f"{WORDS}styleId"): each for each in root.iter(f"{WORDS}style")}
        defaults = (
            name
            for name, each in self._styles.items()
            if each.get(f"{WORDS}type") == "paragraph" and is_on(each.get(f"{WORDS}default", "0"))
        )
        self._default = next(defaults, None)
        # What styles say is read once for all paragraphs and runs that have them.
        self._list_chain = cache(self._follow)
        self._name = cache(self._read_names)
        self._toggle = cache(self._read_toggles)

    def _follow(self, style: str | None) -> list[Any]:
        """Return a style and those that it is based on; a loop ends where it begins again."""
        chain: dict[str, Any] = {}
        while style is not None and style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = _read(chain[style], "basedOn")
        return list(chain.values())

    def look(self, paragraph: Any) -> ParagraphLook:
        """Return what a paragraph looks like."""
        own = paragraph.find(f"{WORDS}pPr")
        is_quoted, is_named, given = self._name(_get_style(paragraph, "p") or self._default)
        places = given if own is None else [own, *given]
        level = _first(places, "outlineLvl")
        is_outlined = level is not None and level.isdigit() and int(level) < _BODY_LEVEL
        return ParagraphLook(is_quoted, is_outlined or is_named, _is_indented(places))

    def _read_names(self, style: str | None) -> tuple[bool, bool, list[Any]]:
        """Return whether a style is named as a block quotation or a heading, and its properties."""
        chain = self._list_chain(style)
        names = [name for each in chain for name in _list_names(each)]
        is_heading = any(re.fullmatch(_HEADING, _fold(name)) for name in names)
        return any(map(is_quoting, names)), is_heading, _find_all(chain, "pPr")

    def is_hidden(self, run: Any) -> bool:
        """Return whether a run is hidden or struck out."""
        own = run.findall(f"{WORDS}rPr")
        toggled = self._toggle(*self._list_styles(run))
        return any(_is_set(own, name, default=name in toggled) for name in _HIDING)

    def _read_toggles(self, *styles: str | None) -> frozenset[str]:
        """Return the properties that a run's style and its paragraph's turn on, and not off."""
        levels = [_find_all(self._list_chain(each), "rPr") for each in styles]
        return frozenset(
            name for name in _HIDING if sum(_is_set(places, name) for places in levels) % 2 == 1
        )

    def is_raised(self, run: Any) -> bool:
        """Return whether a run is a superscript."""
        own = run.findall(f"{WORDS}rPr")
        chains = map(self._list_chain, self._list_styles(run))
        levels = [own, *(_find_all(each, "rPr") for each in chains)]
        found = (_first(places, "vertAlign") for places in levels)
        return next((each for each in found if each is not None), "") == "superscript"

    def _list_styles(self, run: Any) -> tuple[str | None, str | None]:
        """Return a run's own style, and its paragraph's."""
        paragraph = next(run.iterancestors(f"{WORDS}p"), None)
        own = _get_style(paragraph, "p") if paragraph is not None else None
        return _get_style(run, "r"), own or self._default


def is_on(value: str | None) -> bool:
    """Return whether a property that is there is on: without a value it is."""
    return value not in ("0", "false", "off")


def _is_set(places: list[Any], name: str, *, default: bool = False) -> bool:
    found = (each.find(f"{WORDS}{name}") for each in places)
    nearest = next((each for each in found if each is not None), None)
    return default if nearest is None else is_on(nearest.get(f"{WORDS}val"))


def _read(element: Any, path: str) -> str | None:
    found = element.find("/".join(f"{WORDS}{name}" for name in path.split("/")))
    value: str | None = None if found is None else found.get(f"{WORDS}val")
    return value


def _get_style(element: Any, kind: str) -> str | None:
    return _read(element, f"{kind}Pr/{kind}Style")


def _find_all(chain: list[Any], name: str) -> list[Any]:
    found = (style.find(f"{WORDS}{name}") for style in chain)
    return [each for each in found if each is not None]


def _first(places: list[Any], name: str) -> str | None:
    found = (_read(each, name) for each in places)
    return next((each for each in found if each is not None), None)


def _list_names(style: Any) -> tuple[str, str]:
    return _read(style, "name") or "", style.get(f"{WORDS}styleId") or ""


def _fold(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


def is_quoting(name: str) -> bool:
    """Return whether a style of this name is for block quotations."""
    return _fold(name) in _QUOTING


def _is_indented(places: list[Any]) -> bool:
    """Return whether a paragraph is indented as a whole, and not as an item of a list."""
    # A number of 0 takes a paragraph out of its style's list (17.9.18).
    if _first(places, "numPr/numId") not in (None, "0"):
        return False
    indents = [found for each in places for found in each.findall(f"{WORDS}ind")]
    if any(measure(each.get(f"{WORDS}hanging", "")) for each in indents):
        return False
    lefts = (each.get(f"{WORDS}{name}") for each in indents for name in ("left", "start"))
    return measure(next((left for left in lefts if left is not None), "")) >= LEAST_INDENT


def measure(written: str) -> float:
    """Return a length in twentieths of a point; 0 if it is negative, or none."""
    value = re.fullmatch(_MEASURE, written)
    return float(value[1] or 0) * _UNITS.get(value[2], 0) if value else 0
