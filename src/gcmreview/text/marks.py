"""Quotation marks within a quotation or a title that double marks enclose.

Source: UN Editorial Manual, "Quotations" (https://www.un.org/dgacm/en/node/4440): double marks
enclose a quotation, single ones a quotation within it, and double ones again one within that.
"""

import re

_DOUBLE, _SINGLE = ("“", "”"), ("‘", "’")
# Other marks, such as guillemets and straight single ones, stay as they are.
_CLOSERS = {"“": "”", '"': '"', "‘": "’"}


def nest_marks(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return words with the marks that they have between double ones, and the pairs that changed.

    “We call it “the window” of hope” becomes “We call it ‘the window’ of hope”. Where a mark has no
    partner, nothing certain can be said of the others, and all stay as they are. So do marks
    within which an apostrophe may be the one that closes: ‘the workers’ rights’.
    """
    letters = list(words)
    changes: dict[tuple[str, str], None] = {}
    for start, end, depth in _pair_marks(words):
        given, wanted = words[start] + words[end], _SINGLE if depth % 2 else _DOUBLE
        if given != "".join(wanted):
            letters[start], letters[end] = wanted
            changes[given, "".join(wanted)] = None
    return "".join(letters), list(changes)


def open_paragraphs(words: str) -> str:
    """Return words with an opening mark before each of their paragraphs but the first.

    Source: Chicago Manual of Style, 13.32: each paragraph opens, and only the last one closes.
    """
    return re.sub(r"(?<=\n)(?=[^\n])", "“", words)


def _pair_marks(words: str) -> list[tuple[int, int, int]]:
    """Return where each pair of marks begins and ends, and how deep it is, from 1.

    There are none where a mark is alone, or may be another's.
    """
    pairs, alone = _read_marks(words)
    marks = {words[start] for start, _, _ in pairs}
    # An apostrophe may be alone, unless it may have closed one of the pairs.
    is_doubtful = any(words[at] != "’" or "‘" in marks for at in alone)
    return [] if is_doubtful else pairs


def _read_marks(words: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return the pairs of marks, and where those are that have no partner."""
    pairs: list[tuple[int, int, int]] = []
    opened: list[int] = []
    alone: list[int] = []
    for found in re.finditer(r"[“”\"‘]|’(?!\w)", words):
        at, mark = found.start(), found[0]
        if opened and mark == _CLOSERS[words[opened[-1]]] and not _opens(words, at):
            depth = len(opened)
            pairs.append((opened.pop(), at, depth))
        else:
            (opened if mark in _CLOSERS else alone).append(at)
    return pairs, opened + alone


def _opens(words: str, at: int) -> bool:
    """Return whether a straight mark is one that opens: after a space, before a word."""
    return (
        words[at] == '"' and words[at - 1 : at].isspace() and not words[at + 1 : at + 2].isspace()
    )
