"""Characters that mean the same or mean nothing: quotation marks, dashes, invisible characters."""

# What may close what opens a quotation.
CLOSERS = {
    "“": ("”", '"', "“"),
    '"': ('"', "”"),
    "”": ("”",),
    "„": ("“", "”", '"', "„"),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«",),
    "❝": ("❞",),
    "「": ("」",),
    "『": ("』",),
    "＂": ("＂",),
    "``": ("''", '"', "”"),
    "‘": ("’",),
    "'": ("'", "’"),
}
STRAIGHT = ('"', "'", "＂")
# Marks of one character: those that are always marks, and those that may be apostrophes.
SINGLE = "‘’'"
DOUBLE = "".join(
    dict.fromkeys(
        mark
        for opening, closing in CLOSERS.items()
        for mark in (opening, *closing)
        if len(mark) == 1 and mark not in SINGLE
    )
)
# A mark that no letters stand around, which would make an apostrophe of a single one.
MARK = rf"''|[`{DOUBLE}‘]|(?<!\w)['’]|['’](?!\w)"
# What the prose of a draft has in place of characters that no reader reads (see ``prose``).
REMOVED, CONTINUED = "\x00", "\x01"
# Soft hyphen, zero-width characters, word joiner and byte-order mark.
INVISIBLE = f"{REMOVED}{CONTINUED}\u00ad\u200b\u200c\u200d\u2060\ufeff"
COMBINING = "\u0300-\u036f"
APOSTROPHES = "'’‘ʼ‛＇"
SINGLE_MARKS = f"{SINGLE}‛‚‹›`´′"
DOUBLE_MARKS = f"{DOUBLE}″"
# What may stand right before the first letter of a sentence, and right after its last mark.
OPENING = f"{''.join(opening for opening in CLOSERS if len(opening) == 1)}(["
CLOSING = f"{''.join(dict.fromkeys(char for each in CLOSERS.values() for char in ''.join(each)))})]"
HYPHENS = "-‐‑﹣－"
DASHES = "‒–—―−﹘"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits, as a superscript has them.
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
INDICATORS = "*†‡§¶"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
