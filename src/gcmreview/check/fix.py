"""Fix a draft: write the source's words in place of those that differ, where that is certain.

A fix is written only if a check of the fixed draft finds nothing wrong with it, and nothing new.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gcmreview.check.findings import Checked, Edit, Finding, Place, list_broken
from gcmreview.output.patch import apply_edits

# Checks of a draft to find the fixes that are wrong in it; where that takes more, none is made.
_MOST_CHECKS = 16
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
    wrong is dropped, and of those that change another finding as many as need be.
    """
    unfixed = FixedText(text, 0, (), checked)
    fixed, kept = unfixed, list[int]()
    groups = [[number for number, each in enumerate(checked.quotations) if each.edits]]
    for _ in range(_MOST_CHECKS):
        if not any(groups):
            return fixed
        group = groups.pop()
        tried = _apply(unfixed, [*kept, *group], check)
        right = [number for number in group if _is_fixed(checked, tried.checked, number)]
        if right != group:
            groups.append(right)
        elif _list_rest(checked, {*kept, *group}) == _list_rest(tried.checked, {*kept, *group}):
            fixed, kept = tried, [*kept, *group]
        else:
            groups += _halve(group)
    return unfixed


def _halve(group: list[int]) -> list[list[int]]:
    """Return both halves of a group, the first one last; a group of one has none."""
    middle = len(group) // 2
    return [group[middle:], group[:middle]] if middle else []


def _apply(
    unfixed: FixedText, numbers: Sequence[int], check: Callable[[str], Checked]
) -> FixedText:
    """Return a draft with the quotations of some numbers fixed, and checked again."""
    found = unfixed.checked.quotations
    edits = tuple(edit for number in numbers for edit in found[number].edits)
    text = apply_edits(unfixed.text, edits)
    return FixedText(text, len(numbers), edits, check(text))


def _list_rest(checked: Checked, fixed: set[int]) -> list[tuple[Finding, list[str]]]:
    """Return the findings that no fix is made for, with the words of their edits, in no place."""
    return [
        (each._replace(place=_NOWHERE, edits=()), [edit.text for edit in each.edits])
        for number, each in enumerate(checked.findings)
        if number not in fixed
    ]


def _is_fixed(checked: Checked, after: Checked, number: int) -> bool:
    """Return whether a quotation is the source's words, of the same quote, and spaced as such."""
    before, found = checked.quotations[number], after.quotations[number : number + 1]
    return any(
        (before.quote, before.paragraph) == (each.quote, each.paragraph)
        and not list_broken(each)
        and not re.search(_SPACED, each.text)
        for each in found
    )
