"""A text read with the corrections that the dataset lists for its errors.

The source has “Asia- Pacific”; who looks for "asia-pacific" means it.
"""

import re
from collections.abc import Iterable

from gcmreview.dataset.model import Correction, Review
from gcmreview.text.folding import Edit


def list_corrections(review: Review) -> dict[int, list[Correction]]:
    """Return the corrections that quotes list, by the paragraph that has the errors."""
    corrections: dict[int, list[Correction]] = {}
    for quote in review.quotes:
        if quote.corrections:
            corrections.setdefault(quote.paragraph, []).extend(quote.corrections)
    return corrections


def find_errors(text: str, corrections: Iterable[Correction]) -> list[Edit]:
    """Return where a text has errors and what to read there, in order; the longest error counts."""
    listed = {each.from_: each.to for each in corrections}
    if not listed:
        return []
    longest_first = sorted(listed, key=len, reverse=True)
    errors = re.compile("|".join(map(re.escape, longest_first)))
    return [(*match.span(), listed[match[0]]) for match in errors.finditer(text)]


def narrow(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Leave out of each edit what it does not change: of "Asia- Pacific" it takes out the space."""
    narrowed = []
    for start, end, replacement in edits:
        error = text[start:end]
        before = _count_same(error, replacement)
        after = _count_same(error[before:][::-1], replacement[before:][::-1])
        middle = replacement[before : len(replacement) - after]
        narrowed.append((start + before, end - after, middle))
    return narrowed


def _count_same(one: str, other: str) -> int:
    """Return how many characters two texts have in common at the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def correct_text(text: str, edits: Iterable[Edit]) -> str:
    """Return a text as edited."""
    pieces, done = [], 0
    for start, end, replacement in edits:
        pieces += [text[done:start], replacement]
        done = end
    return "".join((*pieces, text[done:]))
