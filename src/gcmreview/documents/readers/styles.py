"""What a Word document's styles say of its paragraphs and its runs of text.

A style is based on another one, and takes from it what it does not say itself. What a paragraph or
a run says directly wins (ECMA-376, part 1, 17.7.2 "Style Hierarchy").
"""

import re
from functools import cache
from typing import Any, NamedTuple

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES, _RUN_PROPERTIES, _VALUE = f"{WORDS}pPr", f"{WORDS}rPr", f"{WORDS}val"
# Word's and LibreOffice's styles of block quotations: their names, or their ids, which may be in
# another language than the names, without spaces.
_QUOTING_TEXT = "quote intensequote blocktext quotations quotation blockquote blockquotation"
_QUOTING = frozenset(_QUOTING_TEXT.split())
_HEADING = r"heading\d|title|subtitle"
# Twentieths of a point from which on a paragraph is indented: half a centimetre.
_LEAST_INDENT = 284
# Those in a unit of measure (22.9.2.15 "ST_UniversalMeasure"); without one, a number is of them.
_UNITS = {"": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 567, "mm": 56.7}
_MEASURE = r"(\d{0,9}(?:\.\d+)?)([a-z]*)"
# The level of body text; headings have lower ones.
_BODY_LEVEL = 9
# Properties that a paragraph's and a character's style turn on and off again (17.7.3).
_HIDING = tuple(f"{WORDS}{name}" for name in ("vanish", "strike", "dstrike"))
# A run's style, and whether it is a superscript.
_STYLE, _RAISING = f"{WORDS}rStyle", f"{WORDS}vertAlign"
_READ = frozenset((*_HIDING, _STYLE, _RAISING))


class ParagraphLook(NamedTuple):
    """What a paragraph looks like: its style, the kind of that, and whether it is indented."""

    style: str | None
    is_quoted: bool
    is_heading: bool
    is_indented: bool


class RunLook(NamedTuple):
    """What a run looks like: whether it is hidden or struck out, and whether a superscript."""

    is_hidden: bool
    is_raised: bool


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
        self._look = cache(self._read_look)
        self._look_at_run = cache(self._read_run)

    def _follow(self, style: str | None) -> list[Any]:
        """Return a style and those that it is based on; a loop ends where it begins again."""
        chain: dict[str, Any] = {}
        while style is not None and style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = _read(chain[style], "basedOn")
        return list(chain.values())

    def look(self, paragraph: Any) -> ParagraphLook:
        """Return what a paragraph looks like."""
        own = paragraph.find(PROPERTIES)
        if own is None:
            return self._look(self._default)
        return self._read_look(_read(own, "pStyle") or self._default, own)

    def _read_look(self, style: str | None, *own: Any) -> ParagraphLook:
        """Return what a paragraph of a style looks like, that may have properties of its own."""
        is_quoted, is_named, given = self._name(style)
        places = [*own, *given]
        level = _first(places, "outlineLvl")
        is_outlined = level is not None and level.isdigit() and int(level) < _BODY_LEVEL
        return ParagraphLook(style, is_quoted, is_outlined or is_named, _is_indented(places))

    def _read_names(self, style: str | None) -> tuple[bool, bool, list[Any]]:
        """Return whether a style is named as a block quotation or a heading, and its properties."""
        chain = self._list_chain(style)
        names = [name for each in chain for name in _list_names(each)]
        is_heading = any(re.fullmatch(_HEADING, _fold(name)) for name in names)
        return any(map(is_quoting, names)), is_heading, _find_all(chain, PROPERTIES)

    def look_at_run(self, style: str | None, run: Any) -> RunLook:
        """Return what a run looks like in a paragraph of a style."""
        own = (each for properties in run.findall(_RUN_PROPERTIES) for each in properties)
        read = ((each.tag, each.get(_VALUE)) for each in own if each.tag in _READ)
        return self._look_at_run(style, *read)

    def _read_run(self, style: str | None, *own: tuple[Any, str | None]) -> RunLook:
        """Return the same of a run's own properties, of which the first of a name counts."""
        given = dict(reversed(own))
        chains = map(self._list_chain, (given.get(_STYLE), style))
        levels = [_find_all(each, _RUN_PROPERTIES) for each in chains]
        is_hidden = any(
            is_on(given[name]) if name in given else sum(_is_set(each, name) for each in levels) % 2
            for name in _HIDING
        )
        found = (given.get(_RAISING), *(_first(places, "vertAlign") for places in levels))
        raised = next((each for each in found if each is not None), "")
        return RunLook(is_hidden, raised == "superscript")


def is_on(value: str | None) -> bool:
    """Return whether a property that is there is on: without a value it is."""
    return value not in ("0", "false", "off")


def _is_set(places: list[Any], name: str) -> bool:
    found = _find_all(places, name)
    return bool(found) and is_on(found[0].get(_VALUE))


def _read(element: Any, path: str) -> str | None:
    found = element.find(_qualify(path))
    value: str | None = None if found is None else found.get(_VALUE)
    return value


@cache
def _qualify(path: str) -> str:
    return "/".join(f"{WORDS}{name}" for name in path.split("/"))


def _find_all(places: list[Any], name: str) -> list[Any]:
    found = (each.find(name) for each in places)
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
    if any(_measure(each.get(f"{WORDS}hanging", "")) for each in indents):
        return False
    lefts = (each.get(f"{WORDS}{name}") for each in indents for name in ("left", "start"))
    return _measure(next((left for left in lefts if left is not None), "")) >= _LEAST_INDENT


def _measure(written: str) -> float:
    """Return a length in twentieths of a point; 0 if it is negative, or none."""
    value = re.fullmatch(_MEASURE, written)
    return float(value[1] or 0) * _UNITS.get(value[2], 0) if value else 0
