"""Fix a draft: write the source's words in place of those that differ, where that is certain.

A fix is written only if a check of the fixed draft finds nothing wrong with it, and nothing new.
"""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from gcmreview.check.findings import Checked, Edit, Finding, list_broken
from gcmreview.output.patch import apply_edits
from gcmreview.text.words import fold_words

# Checks of a draft to find the fixes that are wrong in it; where that takes more, none is made.
_MOST_CHECKS = 16
# A space before a mark that is not part of an ellipsis.
_SPACED = r"\s(?:[,;:?!]|\.(?!\s?\.))"


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
    fixed = unfixed = FixedText(text, 0, (), checked)
    kept: list[int] = []
    known = _read_known(checked)
    edits = {
        number: each.edits
        for number, each in enumerate(checked.quotations)
        if each.edits and not _is_known(each, known)
    }
    groups = [list(edits)]
    for _ in range(_MOST_CHECKS):
        if not any(groups):
            return fixed
        group = groups.pop()
        numbers = [*kept, *group]
        made = tuple(edit for number in numbers for edit in edits[number])
        fixed_text = apply_edits(text, made)
        tried = FixedText(fixed_text, len(numbers), made, check(fixed_text))
        right = _list_right(checked, tried.checked, group)
        if right != group:
            groups.append(right)
        elif _have_same_rest(checked, tried.checked, set(numbers)):
            fixed, kept = tried, numbers
        else:
            groups += _halve(group)
    return unfixed


def _read_known(checked: Checked) -> dict[str | None, set[str]]:
    """Return the words of the right quotations in a draft, by the quote that they are from."""
    known: dict[str | None, set[str]] = {}
    for each in checked.quotations:
        if each.severity == "none":
            known.setdefault(each.quote, set()).update(fold_words(each.text))
    return known


def _is_known(finding: Finding, known: dict[str | None, set[str]]) -> bool:
    """Return whether a draft quotes the right words too: it may say how somebody misquoted them.

    Those are the words that a fix writes, or all of them if it writes none.
    """
    words = {word for edit in finding.edits for word in fold_words(edit.text)}
    words = words or {*fold_words(finding.suggestion or "")}
    return words <= known.get(finding.quote, set())


def _halve(group: list[int]) -> list[list[int]]:
    """Return both halves of a group, the first one last; a group of one has none."""
    middle = len(group) // 2
    return [group[middle:], group[:middle]] if middle else []


def _list_right(before: Checked, after: Checked, numbers: Sequence[int]) -> list[int]:
    """Return the numbers of those quotations, of some, that are fixed."""
    pairs = zip(before.quotations, after.quotations, strict=False)
    fixed = {number for number, pair in enumerate(pairs) if _is_fixed(*pair)}
    return [number for number in numbers if number in fixed]


def _is_fixed(before: Finding, after: Finding) -> bool:
    """Return whether a quotation is the source's words, of the same quote, and spaced as such."""
    return (
        (before.quote, before.paragraph) == (after.quote, after.paragraph)
        and not list_broken(after)
        and not re.search(_SPACED, after.text)
    )


def _have_same_rest(before: Checked, after: Checked, fixed: set[int]) -> bool:
    """Return whether the findings that no fix is made for are the same, but for their places."""
    pairs = enumerate(zip_longest(before.findings, after.findings))
    return all(number in fixed or _is_same(*pair) for number, pair in pairs)


def _is_same(one: Finding | None, other: Finding | None) -> bool:
    """Return whether findings are the same but for their places, and those of their edits."""
    if one is None or other is None:
        return False
    texts = [[edit.text for edit in each.edits] for each in (one, other)]
    return one == other._replace(place=one.place, edits=one.edits) and texts[0] == texts[1]
