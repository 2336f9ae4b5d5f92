"""The patterns of Markdown's syntax.

A repeat without a limit is possessive or excludes what the pattern begins with, so that the time
stays linear in the text.
"""

import re
from functools import cache

from gcmreview.check.readers.markup import BLOCKS, SCHEME

# Columns of a tab, and by how many code is indented (CommonMark, "Tabs", "Indented code blocks").
TAB = 4
# Characters of a link's label (CommonMark, "Links").
LONGEST_LABEL = 999
_QUOTED = r"(?:[ \t]{0,3}>)"
SPECIAL = (
    r"\\[!-/:-@\[-`{-~\n]"
    rf"|^{_QUOTED}*[ \t]*(?:(?:[-*+]|[0-9]{{1,9}}[.)])[ \t]+)?(?:`{{3,}}[^`\n]*$|~{{3,}})"
    rf"|`+|<{SCHEME}:[^\s<>]*+>"
)
# A block of HTML (CommonMark, "HTML blocks", 6), up to an empty line.
HTML_BLOCK = rf"(?mi)^ {{0,3}}</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>]).*(?:\n(?![ \t]*\r?$).*)*"
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))"
_TARGET = (
    r"\([ \t\n]*+(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    rf"(?:[ \t\n]++{_TITLE})?[ \t\n]*+\)"
)
_NOTE = rf"\[\^[^\[\]\s]{{1,{LONGEST_LABEL}}}\]"
_PATTERNS = {
    "quoted": rf"{_QUOTED}++[ \t]?",
    "item": r"[ \t]*(?P<marker>[-*+]|([0-9]{1,9})[.)])(?P<space>[ \t]+|$)(?:\[[ xX]\][ \t]+)?",
    "heading": r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)",
    "rule": r"[ \t]{0,3}(?:=+|-+|(?:[-*_][ \t]*){3,})[ \t]*$",
    "definition": rf"[ \t]{{0,3}}\[(?!\^)(?P<label>[^\[\]]{{1,{LONGEST_LABEL}}})\]:[ \t]*"
    r"(?:<[^<>]*+>|[^\s“”\"„«<]\S*)"
    rf"(?:[ \t]+(?P<title>{_TITLE}))?[ \t]*$",
    "title": rf"[ \t]*{_TITLE}[ \t]*$",
    "footnote": rf"[ \t]{{0,3}}{_NOTE}:",
    "delimiter": r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$",
    "cell": r"(?<!\\)\|",
    "target": _TARGET,
    "note": _NOTE,
    "label": rf"\[[^\[\]]{{0,{LONGEST_LABEL}}}\]",
    "inline": r"!?\[|\]|\*+|_+|~~",
}


@cache
def compile_pattern(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of that name."""
    # Each is compiled when it is first used: most drafts use few.
    return re.compile(_PATTERNS[name])


def fold_label(label: str) -> str:
    """Return a link label as Markdown compares labels: case and spaces do not count."""
    return " ".join(label.casefold().split())
