"""The patterns of Markdown's syntax."""

import re
from functools import cache

from gcmreview.check.readers.markup import BLOCKS

_QUOTED = r"(?:[ \t]{0,3}>)"
SPECIAL = (
    r"\\[!-/:-@\[-`{-~\n]"
    rf"|^{_QUOTED}*[ \t]*(?:(?:[-*+]|[0-9]{{1,9}}[.)])[ \t]+)?(?:`{{3,}}[^`\n]*$|~{{3,}})"
    r"|`+|<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}>"
)
# A block of HTML (CommonMark, "HTML blocks", 6), up to an empty line.
HTML_BLOCK = rf"(?mi)^ {{0,3}}</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>]).*(?:\n(?![ \t]*\r?$).*)*"
_TARGET = (
    r"\([ \t\n]*+(?:<[^<>\n]{0,2000}>|[^\s()<]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,20})"
    r"(?:[ \t\n]+(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|\([^()]{0,1000}\)))?[ \t\n]*\)"
)
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))"
# Columns of a tab, and by how many code is indented.
TAB = 4
_PATTERNS = {
    "quoted": rf"{_QUOTED}++[ \t]?",
    "item": r"[ \t]*(?P<marker>[-*+]|([0-9]{1,9})[.)])(?P<space>[ \t]+|$)(?:\[[ xX]\][ \t]+)?",
    "heading": r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)",
    "rule": r"[ \t]{0,3}(?:=+|-+|(?:[-*_][ \t]*){3,})[ \t]*$",
    "definition": r"[ \t]{0,3}\[(?!\^)(?P<label>[^\[\]]{1,200})\]:[ \t]*"
    r"(?:<[^<>]{0,2000}>|[^\s“”\"„«<]\S*)"
    rf"(?:[ \t]+(?P<title>{_TITLE}))?[ \t]*$",
    "title": rf"[ \t]*{_TITLE}[ \t]*$",
    "footnote": r"[ \t]{0,3}\[\^[^\[\]\s]{1,100}\]:",
    "delimiter": r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$",
    "cell": r"(?<!\\)\|",
    "target": _TARGET,
    "note": r"\[\^[^\[\]\s]{1,100}\]",
    "label": r"\[[^\[\]]{0,200}\]",
    "inline": r"!?\[|\]|\*+|_+|~~",
}


@cache
def compile_pattern(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of that name."""
    # Each where it is used: most drafts have no use for most.
    return re.compile(_PATTERNS[name])


def fold_label(label: str) -> str:
    """Return a link label as Markdown compares labels: case and spaces do not count."""
    return " ".join(label.casefold().split())
