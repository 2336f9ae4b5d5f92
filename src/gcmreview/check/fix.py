"""Fix a draft: write the source's words in place of those that differ, where that is certain.

A fix is written only if a check of the fixed draft finds nothing wrong with it, and nothing new.
"""

import os
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from gcmreview.check.findings import Checked, Finding, Place, list_broken

# Checks of a draft to find the fixes that are wrong in it; where that takes more, none is made.
_MOST_CHECKS = 32
# A space before a mark that is not part of an ellipsis.
_SPACED = r"\s(?:[,;:?!]|\.(?!\s?\.))"
_NOWHERE = Place(0, 0, 0, 0)


class FixedText(NamedTuple):
    """A draft's text after the fixes, and how many quotations were fixed."""

    text: str
    quotations: int


def fix_text(text: str, checked: Checked, check: Callable[[str], Checked]) -> FixedText:
    """Return a draft with its quotations fixed, where they can be.

    ``checked`` is what was found in it. ``check`` checks a fixed draft: a fix that leaves something
    wrong, or changes another finding, is dropped.
    """
    kept: list[int] = []
    fixed, checks = text, 0
    groups = [[number for number, each in enumerate(checked.quotations) if each.edits]]
    while group := groups.pop() if groups else []:
        if checks == _MOST_CHECKS:
            return FixedText(text, 0)
        checks += 1
        attempt = _apply(text, [checked.quotations[number] for number in (*kept, *group)])
        if _is_right(checked, check(attempt), {*kept, *group}):
            kept, fixed = [*kept, *group], attempt
        elif len(group) > 1:
            middle = len(group) // 2
            groups += group[middle:], group[:middle]
    return FixedText(fixed, len(kept))


def _is_right(before: Checked, after: Checked, fixed: set[int]) -> bool:
    """Return whether nothing is wrong with the fixed quotations, and all else is as before."""
    pairs = list(zip(before.quotations, after.quotations, strict=False))
    return _list_rest(before, fixed) == _list_rest(after, fixed) and all(
        _is_fixed(*pairs[number]) for number in fixed
    )


def _list_rest(checked: Checked, fixed: set[int]) -> list[tuple[Finding, list[str]]]:
    """Return the findings that no fix is made for, with the words of their edits, in no place."""
    return [
        (each._replace(place=_NOWHERE, edits=()), [edit.text for edit in each.edits])
        for number, each in enumerate(checked.findings)
        if number not in fixed
    ]


def _is_fixed(before: Finding, after: Finding) -> bool:
    """Return whether a quotation is the source's words, of the same quote, and spaced as such."""
    is_same = (before.quote, before.paragraph) == (after.quote, after.paragraph)
    return is_same and not list_broken(after) and not re.search(_SPACED, after.text)


def _apply(text: str, findings: Iterable[Finding]) -> str:
    """Return a text with the edits of findings made, none of which overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, words in sorted(edit for each in findings for edit in each.edits):
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
