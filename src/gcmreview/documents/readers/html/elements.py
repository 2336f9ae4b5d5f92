"""The elements of HTML: which begin a block, what ends them, and what their attributes say."""

import re

from gcmreview.documents.readers.styles import is_quoting


def _list(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements whose content is text alone up to their closing tag, and is not shown ("Parsing elements
# that contain only text", and 13.2.6.4.7 for those that a browser with scripts does not show).
RAW = _list("iframe noembed noframes noscript script style textarea title xmp")
# Elements that are not shown as words of the text: hidden ones, controls, pictures, what replaces
# them in old browsers ("Rendering", 15.3.1), and readings of characters (ruby).
_HIDDEN = _list(
    "annotation annotation-xml audio canvas datalist listing pre rp rt rtc select svg template"
    " video"
)
# Without attributes and tags it is text as it was typed, as in archives of mail; others are code.
_TYPED = "pre"
# Deleted words: a reader of the final text does not read them.
_STRUCK = _list("del s strike")
# Elements whose words are read, but not as quotations.
_UNMARKED = _list("code kbd math samp var")
# Elements that have no content ("Elements", 13.1.2).
VOID = _list("area base br col embed hr img input link meta param source track wbr")
# Elements that begin and end a block ("Rendering", 15.3).
BLOCKS = _list(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing"
    " main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead"
    " tr ul"
)
_RUBY = _list("rb rp rt rtc ruby")
_USES = {
    **dict.fromkeys(_HIDDEN | _STRUCK, "hidden"),
    **dict.fromkeys(_UNMARKED, "unmarked"),
    "sup": "raised",
}
# Blocks that end with a tag of their own alone; </p> is an empty one.
IGNORED = BLOCKS - {"p"}
# What is ended by none of the tags within it, and ends with what is outside it.
NESTING = BLOCKS | _RUBY | _HIDDEN
HEADINGS = _list("h1 h2 h3 h4 h5 h6")
PLACING = HEADINGS | {"blockquote", "table", "tr"}
_GROUPS = _list("tbody tfoot thead")
_CELLS = _list("caption td th")
_TABLE_PARTS = _GROUPS | _CELLS | {"tr"}
# The start tags that end an element, if it is the innermost block ("Optional tags", 13.1.2.4).
ENDED_BY = {
    "p": BLOCKS,
    "li": _list("li"),
    **dict.fromkeys(("dd", "dt"), _list("dd dt")),
    **dict.fromkeys(HEADINGS, HEADINGS),
    **dict.fromkeys(_RUBY - {"ruby"}, _RUBY - {"ruby"}),
    **dict.fromkeys(_GROUPS, _GROUPS),
    "tr": _GROUPS | {"tr"},
    **dict.fromkeys(_CELLS, _TABLE_PARTS),
}
# Of a block in the text: a break between blocks.
BREAK = "\n\n"

SPACE = " \t\n\f\r"
VALUE = rf"\"[^\"]*+\"|'[^']*+'|[^{SPACE}<>\"'][^{SPACE}<>]*+"
_ATTRIBUTE = rf"([^{SPACE}/<>=]++)(?>[{SPACE}]*+=[{SPACE}]*+(?>({VALUE})?))?"
# What an attribute may have that matters here.
_TELLING = r"hidden|display|line-through|mso|vertical-align|quot|block"
_HIDING_STYLE = (
    r"(?:^|;)\s*(?:display\s*:\s*none\b|visibility\s*:\s*hidden\b|mso-element\s*:\s*comment"
    r"|text-decoration(?:-line)?\s*:[^;]*\bline-through\b)"
)
_RAISING_STYLE = r"(?:^|;)\s*vertical-align\s*:\s*super\b"
# Word's own classes for what stands for a comment or a note in the text.
_NOTE_CLASSES = _list("msocommentreference msofootnotereference msoendnotereference")


def find_use(name: str, attributes: str) -> str:
    """Return what an element is, by its name or its attributes.

    It is hidden, typed, raised, unmarked, or a word processor's block quotation.
    """
    use = "typed" if name == _TYPED and not attributes.strip() else _USES.get(name, "")
    # A script shows a page that it hid.
    if use in ("hidden", "typed", "unmarked") or name in ("html", "body"):
        return use
    if name != "dialog" and not re.search(_TELLING, attributes, re.IGNORECASE):
        return use
    return _find_look(name, _read_attributes(attributes)) or use


def _find_look(name: str, values: dict[str, str]) -> str:
    """Return what an element is by the values of its attributes."""
    classes, style = values.get("class", "").lower().split(), values.get("style", "").lower()
    is_closed = name == "dialog" and "open" not in values
    is_left_out = is_closed or "hidden" in values or not _NOTE_CLASSES.isdisjoint(classes)
    if is_left_out or re.search(_HIDING_STYLE, style):
        return "hidden"
    if name == "p" and any(is_quoting(each.removeprefix("mso")) for each in classes):
        return "quoted"
    return "raised" if re.search(_RAISING_STYLE, style) else ""


def _read_attributes(attributes: str) -> dict[str, str]:
    return {
        match[1].lower(): (match[2] or "").strip("\"'")
        for match in re.finditer(_ATTRIBUTE, attributes)
    }


def read_name(name: str, *, is_closing: bool = False) -> str:
    """Return what a tag is read as: a break between blocks, a line break, a mark, or nothing."""
    if name == "q":
        return "”" if is_closing else "“"
    if name == "br":
        return "\n"
    return BREAK if name in BLOCKS else ""
