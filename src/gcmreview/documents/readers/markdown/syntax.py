"""The patterns of Markdown's syntax.

A repeat without a limit is possessive or excludes what the pattern begins with, so that the time
stays linear in the text.
"""

import re
from functools import cache

from gcmreview.documents.readers.markup import BLOCKS, SCHEME

# Columns of a tab, and by how many code is indented (CommonMark, "Tabs", "Indented code blocks").
TAB = 4
# Characters of a link's label (CommonMark, "Links").
LONGEST_LABEL = 999
# What a line may be indented by without being code; CommonMark counts it in columns.
_INDENT = r"[ \t]{0,3}"
# The marker of a list item. Its number has at most 9 digits (CommonMark, "List items").
MARKER = r"(?:[-*+]|(?P<number>[0-9]{1,9})[.)])"
_QUOTED = rf"(?:{_INDENT}>)"
SPECIAL = (
    r"\\[!-/:-@\[-`{-~\n]"
    rf"|^{_QUOTED}*[ \t]*(?:{MARKER}[ \t]+)?(?:`{{3,}}[^`\n]*$|~{{3,}})"
    rf"|`+|<{SCHEME}:[^\s<>]*+>"
)
# A block of HTML (CommonMark, "HTML blocks", 6), up to an empty line.
HTML_BLOCK = rf"(?mi)^{_INDENT}</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>]).*(?:\n(?![ \t]*\r?$).*)*"
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))"
_TARGET = (
    r"\([ \t\n]*+(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    rf"(?:[ \t\n]++{_TITLE})?[ \t\n]*+\)"
)
_NOTE = rf"\[\^[^\[\]\s]{{1,{LONGEST_LABEL}}}\]"
_PATTERNS = {
    "quoted": rf"{_QUOTED}++[ \t]?",
    "item": rf"[ \t]*(?P<marker>{MARKER})(?P<space>[ \t]+|$)(?:\[[ xX]\][ \t]+)?",
    "heading": rf"{_INDENT}#{{1,6}}(?:[ \t]+|$)",
    "rule": rf"{_INDENT}(?:=+|-+|(?:[-*_][ \t]*){{3,}})[ \t]*$",
    "definition": rf"{_INDENT}\[(?!\^)(?P<label>[^\[\]]{{1,{LONGEST_LABEL}}})\]:[ \t]*"
    r"(?:<[^<>]*+>|[^\s“”\"„«<]\S*)"
    rf"(?:[ \t]+(?P<title>{_TITLE}))?[ \t]*$",
    "title": rf"[ \t]*{_TITLE}[ \t]*$",
    "footnote": rf"{_INDENT}{_NOTE}:",
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
