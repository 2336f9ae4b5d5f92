"""Characters that mean the same or mean nothing: quotation marks, dashes, invisible characters."""

import sys

# The marks that open a quotation, each with those that may close it, the usual one first.
CLOSERS = {
    "“": ("”", '"', "“", "''", "″"),
    '"': ('"', "”", "''"),
    "”": ("”", "“"),
    "„": ("“", "”", '"', "„", "''", "‟"),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "❝": ("❞",),
    "「": ("」",),
    "『": ("』",),
    "｢": ("｣",),
    "〝": ("〞", "〟"),
    "＂": ("＂",),
    "″": ("″",),
    "‶": ("″",),
    "''": ("''", '"', "”"),
    "``": ("''", '"', "”"),
    "‘": ("’",),
    "'": ("'", "’"),
    "‚": ("‘", "’"),
}
# Two characters that are typed for one mark.
TYPED = {"‘‘": "“", "’’": "”", ",,": "„", "‚‚": "„", "<<": "«", ">>": "»"}
STRAIGHT = ('"', "'", "＂", "″", "''")
# Marks of one character: SINGLE ones may be apostrophes, DOUBLE ones are always marks.
SINGLE = "‘’'‚"
DOUBLE = "".join(
    dict.fromkeys(
        mark
        for opening, closing in CLOSERS.items()
        for mark in (opening, *closing)
        if len(mark) == 1 and mark not in SINGLE
    )
)
# A mark that is not an apostrophe: a single one has no letters on both sides.
MARK = rf"''|,,|[`{DOUBLE}‘‚]|(?<!\w)['’]|['’](?!\w)"
# Placeholders in the prose of a draft: for what a reader does not see, and for the rest of what is
# read as one character.
REMOVED, CONTINUED = "\x00", "\x01"
BYTE_ORDER_MARK = "\ufeff"
# The characters on both sides of it are one emoji.
ZERO_WIDTH_JOINER = "\u200d"
# Also the soft hyphen, the zero-width space and non-joiner, and the word joiner.
INVISIBLE = f"{REMOVED}{CONTINUED}\u00ad\u200b\u200c{ZERO_WIDTH_JOINER}\u2060{BYTE_ORDER_MARK}"
COMBINING = "\u0300-\u036f"
APOSTROPHES = "'’‘ʼ‛＇"
SINGLE_MARKS = f"{SINGLE}‛`´′"
# Marks and brackets right before the first letter of a sentence, and right after its last mark.
OPENING = f"{''.join(opening for opening in CLOSERS if len(opening) == 1)}(["
CLOSING_MARKS = "".join(dict.fromkeys(char for each in CLOSERS.values() for char in "".join(each)))
CLOSING = f"{CLOSING_MARKS})]"
HYPHENS = "-‐‑﹣－"
DASHES = "‒–—―−﹘"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits to superscripts.
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
INDICATORS = "*†‡§¶"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def repeat(group: str, times: str = "*") -> str:
    """Return the pattern of a group that is repeated, and never takes a repetition back.

    Before Python 3.11.5, as in Debian 12, ``(?:…)*+`` loses its place where the group fails within
    (CPython's issue 106052).
    """
    is_safe = sys.version_info[:3] >= (3, 11, 5)
    return rf"(?:{group}){times}+" if is_safe else rf"(?>(?:{group}){times})"
