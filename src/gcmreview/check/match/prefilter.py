"""Find out quickly that no passage is near a quotation, or which passages may be."""

import re
import unicodedata
from collections.abc import Sequence

from gcmreview.check.match.limits import LOOSE_PART, limit_difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.index import PassageIndex
from gcmreview.text.characters import LIGATURES, SUPERSCRIPTS

# Words of a quotation that is compared: no passage has more, and comparing takes their square.
_MOST_WORDS = 4000
# Characters of a quotation that is read closely, if no passage has half as many. What is longer has
# more in brackets than in words, and reading it would take many times its size of memory.
_LONGEST = 100_000
# Gaps and brackets in one quotation; each is tried at each token of a passage.
_MOST_BETWEEN = 200
# Words of a quotation that shares two pairs of words with a similar passage; a shorter one, one.
_LONG_SIMILAR = 6
# The words of most quotations, and the characters for which they must be read closely.
_GLANCE = r"[^\W_]++(?:(?:'|(?<=\d)[.,](?=\d))[^\W_]++)*+"
_CLOSE = (
    r"[^\w\s.,;:!?'\"“”‘’«»()&%/$€£–—-]|\.\s*\.|-\s*\n"
    rf"|[{SUPERSCRIPTS}{''.join(LIGATURES)}_]"
)


def may_be_known(index: PassageIndex, pattern: Pattern) -> bool:
    """Return whether a passage may be near a quotation, by how many words the passages have."""
    words = pattern.words
    if not words or len(words) > _MOST_WORDS or len(pattern.between) > _MOST_BETWEEN:
        return False
    return index.count_known(words) >= (1 - limit_difference(words)) * len(words)


def is_too_long(index: PassageIndex, text: str) -> bool:
    """Return whether a quotation is far longer than any passage, and so is none."""
    return len(text) > max(_LONGEST, 2 * index.longest)


def is_foreign(index: PassageIndex, text: str) -> bool:
    """Return whether no passage is near a quotation, before it is read closely.

    It never says so of a text that a close reading may read in another way: one with a bracket, a
    character that is folded, or a word broken at a line's end, unless that is far too long.
    """
    if is_too_long(index, text):
        return True
    if re.search(_CLOSE, text) or not unicodedata.is_normalized("NFC", text):
        return False
    words = _glance(text)
    if index.count_known(words) < (1 - limit_difference(words)) * len(words):
        return True
    return not index.find_nearest(words, _count_shared(words)) and not may_be_pieces(index, words)


def may_be_similar(index: PassageIndex, text: str) -> bool:
    """Return whether a passage may be similar to a quotation."""
    return bool(list_similar(index, _glance(text)))


def _glance(text: str) -> list[str]:
    """Return the words of a text in lower case, each by itself: one letter may become several."""
    return [word.casefold() for word in re.findall(_GLANCE, text.replace("’", "'"))]


def list_shared(index: PassageIndex, pattern: Pattern) -> list[int]:
    """Return the passages that may be near, by the pairs of words that each shares."""
    least = _count_shared(pattern.words) - len(pattern.breaks)
    return index.find_nearest(pattern.words, max(1, least))


def _count_shared(words: Sequence[str]) -> int:
    """Return the fewest pairs that a near miss shares: each word that differs breaks two."""
    return max(1, len(words) - 1 - 2 * int(limit_difference(words) * len(words)))


def list_similar(index: PassageIndex, words: Sequence[str]) -> list[int]:
    """Return the passages that words may be similar to, by the pairs of words that they share."""
    return index.find_nearest(words, 2 if len(words) >= _LONG_SIMILAR else 1)


def may_be_pieces(index: PassageIndex, words: Sequence[str]) -> bool:
    """Return whether words may be pieces of passages, which have a run of three for two words."""
    return index.count_runs(words) >= (1 - LOOSE_PART) * len(words) / 2 - 1
