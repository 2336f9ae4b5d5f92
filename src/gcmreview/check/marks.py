"""Quotation marks: which closes what, for all that reads, folds or takes out marks."""

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
