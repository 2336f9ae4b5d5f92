"""Fix a draft: write the source's words in place of those that differ, where that is certain.

A fix is written only if a check of the fixed draft finds nothing wrong with it, and nothing new.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from gcmreview.check.findings import Checked, Edit, Finding, Place, list_broken
from gcmreview.output.patch import apply_edits

# Checks of a draft to find the fixes that are wrong in it; where that takes more, none is made.
_MOST_CHECKS = 32
# A space before a mark that is not part of an ellipsis.
_SPACED = r"\s(?:[,;:?!]|\.(?!\s?\.))"
_NOWHERE = Place(0, 0, 0, 0)


class FixedText(NamedTuple):
    """A draft's text after the fixes, how many quotations they fixed, and what is found in it."""

    text: str
    quotations: int
    edits: tuple[Edit, ...]
    checked: Checked


def fix_text(text: str, checked: Checked, check: Callable[[str], Checked]) -> FixedText:
    """Return a draft with its quotations fixed, where they can be.

    ``checked`` is what was found in it. ``check`` checks a fixed draft: a fix that leaves something
    wrong, or changes another finding, is dropped.
    """
    unfixed = FixedText(text, 0, (), checked)
    fixed, kept, checks = unfixed, list[int](), 0
    groups = [[number for number, each in enumerate(checked.quotations) if each.edits]]
    while group := groups.pop() if groups else []:
        if checks == _MOST_CHECKS:
            return unfixed
        checks += 1
        made = [edit for number in (*kept, *group) for edit in checked.quotations[number].edits]
        attempt = apply_edits(text, made)
        rechecked = check(attempt)
        if _is_right(checked, rechecked, {*kept, *group}):
            kept += group
            fixed = FixedText(attempt, len(kept), tuple(made), rechecked)
        elif len(group) > 1:
            middle = len(group) // 2
            groups += group[middle:], group[:middle]
    return fixed


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
