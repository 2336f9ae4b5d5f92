"""Mend a draft: put the source's words where it misquotes them or leaves some out unmarked.

Only what has one mend is mended, and only where the mended words are then the source's.
"""

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

from gcmreview.check.checker import check_text
from gcmreview.check.codes import CODES, MISQUOTE, NOT_FOUND, OMISSION, SPLICE
from gcmreview.check.context import PreparedReview
from gcmreview.check.findings import Checked, Edit, Finding

# The rules that words break which are not the source's.
_WRONG = (MISQUOTE, OMISSION, SPLICE, NOT_FOUND)


class FixedText(NamedTuple):
    """A draft's text after the mends, and how many quotations were mended."""

    text: str
    quotations: int


def fix_text(prepared: PreparedReview, text: str, kind: str, checked: Checked) -> FixedText:
    """Return the draft with what can be mended mended; ``checked`` is what was found in it."""
    kept = [number for number, each in enumerate(checked.quotations) if each.edits]
    while kept:
        edits = [edit for number in kept for edit in checked.quotations[number].edits]
        fixed = _apply(text, edits)
        after = check_text(prepared, checked.path, fixed, kind).quotations
        if len(after) != len(checked.quotations):
            # A mend has made or lost a quotation; none of them is safe to write.
            break
        wrong = [number for number in kept if not _holds(checked.quotations[number], after[number])]
        if not wrong:
            return FixedText(fixed, len(kept))
        kept = [number for number in kept if number not in wrong]
    return FixedText(text, 0)


def _holds(before: Finding, after: Finding) -> bool:
    """Tell whether a mended quotation is then the source's words, and nothing else is amiss."""
    is_same = (before.quote, before.paragraph) == (after.quote, after.paragraph)
    amiss = {change.code for change in after.changes if CODES[change.code].severity != "none"}
    return is_same and amiss.isdisjoint(_WRONG) and amiss <= {each.code for each in before.changes}


def _apply(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, words in sorted(edits):
        pieces += (text[at:start], words)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _split_lines(text: str) -> list[str]:
    """Split a text where a patch has lines: after line feeds alone, whatever else ends a line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def write_patch(path: str, text: str, fixed: str) -> str:
    """Return the change as a unified diff, as ``git apply`` and ``patch`` take it."""
    from difflib import unified_diff

    name = os.path.normpath(path).replace(os.sep, "/").lstrip("/")
    before, after = _split_lines(text), _split_lines(fixed)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}")
    )
