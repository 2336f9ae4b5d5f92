"""Fix a draft: write the source's words in place of those that differ, where that is certain.

A fix is written only if a check of the fixed draft finds nothing wrong with it, and nothing new.
"""

import re
from collections.abc import Callable
from itertools import chain, zip_longest
from typing import NamedTuple

from gcmreview.check.findings import Checked, Edit, Finding, list_broken
from gcmreview.output.patch import apply_edits
from gcmreview.text.words import fold_words

# Checks of a draft with its fixes: of all, and of those that are right.
_CHECKS = 2
# Quotations before and after one that are near it.
_BESIDE = 2
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
    wrong is dropped, and no fix is made if they change another finding.
    """
    unfixed = FixedText(text, 0, (), checked)
    edits = _list_edits(checked)
    for _ in range(_CHECKS if edits else 0):
        made = tuple(chain.from_iterable(edits.values()))
        fixed_text = apply_edits(text, made)
        fixed = check(fixed_text)
        pairs = enumerate(zip(checked.quotations, fixed.quotations, strict=False))
        right = {number for number, pair in pairs if number in edits and _is_fixed(*pair)}
        if right == edits.keys():
            is_right = _have_same_rest(checked, fixed, right)
            return FixedText(fixed_text, len(edits), made, fixed) if is_right else unfixed
        edits = {number: edits[number] for number in sorted(right)}
    return unfixed


def _list_edits(checked: Checked) -> dict[int, tuple[Edit, ...]]:
    """Return the edits of the quotations that may be fixed, by their numbers.

    A quotation near one that is not the release's may be what that is about.
    """
    known = _read_known(checked)
    is_foreign = [each.paragraph is None for each in checked.quotations]
    return {
        at: each.edits
        for at, each in enumerate(checked.quotations)
        if each.edits
        and not _is_known(each, known)
        and not any(is_foreign[max(0, at - _BESIDE) : at + _BESIDE + 1])
    }


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
    words = fold_words(" ".join(edit.text for edit in finding.edits))
    words = words or fold_words(finding.suggestion or "")
    return known.get(finding.quote, set()).issuperset(words)


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
    return all(
        number in fixed
        or (one and other and one == other._replace(place=one.place, edits=one.edits))
        for number, (one, other) in pairs
    )
