"""Fix a draft: write the source's words where it misquotes them or omits some without a mark.

A quotation is fixed only where one fix is possible and the fixed words are the source's.
"""

import os
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gcmreview.check.codes import MISQUOTE, OMISSION
from gcmreview.check.findings import Checked, Edit, Finding, list_broken

# The rules that a fix is for.
_FIXABLE = {MISQUOTE, OMISSION}


class FixedText(NamedTuple):
    """A draft's text after the fixes, and how many quotations were fixed."""

    text: str
    quotations: int


def fix_text(text: str, checked: Checked, check: Callable[[str], Checked]) -> FixedText:
    """Return a draft with its quotations fixed, where they can be.

    ``checked`` is what was found in it. ``check`` checks a fixed draft: a fix that leaves something
    wrong is dropped, and the draft is fixed again without it.
    """
    quotations = checked.quotations
    kept = [number for number, each in enumerate(quotations) if each.edits]
    while kept:
        fixed = _apply(text, [edit for number in kept for edit in quotations[number].edits])
        after = check(fixed).quotations
        if len(after) != len(quotations):
            # A fix has made or removed a quotation; none of them is safe to write.
            break
        right = [number for number in kept if _is_fixed(quotations[number], after[number])]
        if right == kept:
            return FixedText(fixed, len(kept))
        kept = right
    return FixedText(text, 0)


def _is_fixed(before: Finding, after: Finding) -> bool:
    """Return whether a quotation is the source's words after a fix, and nothing new is wrong."""
    is_same = (before.quote, before.paragraph) == (after.quote, after.paragraph)
    broken = list_broken(after)
    return is_same and not broken & _FIXABLE and broken <= list_broken(before)


def _apply(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made, none of which overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, words in sorted(edits):
        pieces += (text[at:start], words)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _split_lines(text: str) -> list[str]:
    """Split a text into the lines of a patch, which only line feeds end."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def write_patch(path: str, text: str, fixed: str) -> str:
    """Return the change of a draft as a unified diff, which ``git apply`` and ``patch`` read."""
    from difflib import unified_diff

    name = os.path.normpath(path).replace(os.sep, "/").lstrip("/")
    before, after = _split_lines(text), _split_lines(fixed)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}")
    )
