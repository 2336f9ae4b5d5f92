"""Tell at a glance of most quotations of others that no passage is near them, and which may be."""

import re
import unicodedata
from collections.abc import Sequence

from gcmreview.check.match.limits import LOOSE_PART, SHORTEST_PIECE, limit_difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.index import PassageIndex

# A quotation of more words is in no passage: none is so long.
_MOST_WORDS = 4000
# Gaps and brackets in one quotation.
_MOST_BETWEEN = 200
# What the words of most quotations are, at a glance, and the characters that ask for more.
_GLANCE = r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*"
_CLOSE = r"[^\w\s.,;:!?'\"“”‘’«»()&%/$€£–—-]|\.\s*\.|[\u00b2\u00b3\u00b9\u2070-\u2079ﬀ-ﬆ_]|-\s*\n"
_LONGEST_GLANCE = 5000


def may_be_known(index: PassageIndex, pattern: Pattern) -> bool:
    """Tell at once of most quotations of others that no passage is near them."""
    words = pattern.words
    if not words or len(words) > _MOST_WORDS or len(pattern.between) > _MOST_BETWEEN:
        return False
    return index.count_known(words) >= (1 - limit_difference(words)) * len(words)


def is_foreign(index: PassageIndex, text: str) -> bool:
    """Tell of most quotations of others, before they are read closely, that none is near them.

    What a close reading may read otherwise (a bracket, a character that is folded, a word broken at
    a line's end) is never said to be foreign.
    """
    if len(text) > _LONGEST_GLANCE or re.search(_CLOSE, text):
        return False
    if not unicodedata.is_normalized("NFC", text):
        return False
    words = _glance(text)
    if not words or index.count_known(words) < (1 - limit_difference(words)) * len(words):
        return bool(words)
    return not index.find_nearest(words, _count_shared(words)) and not may_be_pieces(index, words)


def may_be_alike(index: PassageIndex, text: str) -> bool:
    """Tell at once of most quotations of others that no passage is alike."""
    return bool(list_alike(index, _glance(text)))


def _glance(text: str) -> list[str]:
    """Return the words of a text, folded one by one, since a letter may fold to several."""
    return [word.casefold() for word in re.findall(_GLANCE, text.replace("’", "'"))]


def list_shared(index: PassageIndex, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the passages that may be near: each word that differs breaks two pairs at most."""
    least = _count_shared(pattern.words) - len(pattern.breaks)
    return index.find_nearest(pattern.words, max(1, least))


def _count_shared(words: Sequence[str]) -> int:
    """Return how many pairs of words a near miss shares with its passage at the least."""
    return max(1, len(words) - 1 - 2 * int(limit_difference(words) * len(words)))


def list_alike(index: PassageIndex, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the passages that words may be alike, which share some pairs of words with them."""
    return index.find_nearest(words, 2 if len(words) > SHORTEST_PIECE + 1 else 1)


def may_be_pieces(index: PassageIndex, words: Sequence[str]) -> bool:
    """Tell whether words may be pieces of passages: they have a run of three for every two."""
    return index.count_runs(words) >= (1 - LOOSE_PART) * len(words) / 2 - 1
