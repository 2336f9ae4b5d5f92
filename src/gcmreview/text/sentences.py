"""Where a sentence ends, and which full stop ends none."""

import re
from collections.abc import Iterator, Sequence

from gcmreview.text.words import Word

_HONORIFICS_TEXT = """
mr mrs ms miss mx dr prof professor h e he sir dame lord lady hon khun ma st gen col lt amb sen
gov rev sec datuk tan haji ibu bapak
"""
HONORIFICS = frozenset(_HONORIFICS_TEXT.split())
# Before a full stop that ends no sentence: titles, and what is cut short before a name or number.
_ABBREVIATIONS = (
    *("mr", "mrs", "ms", "messrs", "dr", "prof", "hon", "rev", "st", "gen", "col", "sen", "gov"),
    *("rep", "no", "nos", "art", "arts", "para", "paras", "vol", "vols", "p", "pp", "ch", "sect"),
    *("fig", "ed", "eds", "vs", "cf", "ca", "viz", "approx", "e.g", "i.e"),
)
_CLOSING = "”’\"')]"
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))
_SENTENCE_END = r"[.?!][”’\"')\]]*(?=\s+[“‘\"'(\[]*[^\W\d_a-z])"
# Letters with full stops, as in "the U.N.": the last one is theirs.
_INITIALS = r"(?:\b[^\W\d_]\.)+\Z"


def split_prose(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text starts and ends."""
    start = 0
    for match in re.finditer(r"(?<=[^\W\d]|[\d)”\"%])[.?!][)”\"]*\s+(?=[“\"(]?[A-Z])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def cut_sentence(words: Sequence[Word]) -> list[Word]:
    """Return the first sentence of words."""
    return next(iter(split_sentences(words)), [])


def split_sentences(words: Sequence[Word]) -> list[list[Word]]:
    """Part words into sentences; the full stop of an initial or a title ends none."""
    sentences: list[list[Word]] = [[]]
    for at, word in enumerate(words):
        sentences[-1].append(word)
        if word.text not in (".", "?", "!"):
            continue
        before = words[at - 1].folded if at else ""
        if len(before) == 1 or before in HONORIFICS or len(sentences[-1]) == 1:
            continue
        sentences.append([])
    return [sentence for sentence in sentences if sentence]


def split_end(words: str) -> tuple[str, str]:
    """Part ``words`` from the mark that ends them: one of ``. , ? !``, or nothing.

    Marks of omission and the full stop of an abbreviation belong to the words.
    """
    mark = words[-1:]
    if mark not in (".", ",", "?", "!") or words.endswith(".."):
        return words, ""
    if mark == "." and (re.search(_INITIALS, words) or _is_abbreviated(words[:-1])):
        return words, ""
    return words[:-1], mark


def split_first_sentence(words: str) -> tuple[str, str]:
    """Part the first sentence from those after it. Where its end is doubtful, it is no end."""
    for match in re.finditer(_SENTENCE_END, words):
        if not _is_doubtful(words[: match.start()], match[0]):
            return words[: match.end()], words[match.end() :].lstrip()
    return words, ""


def _is_doubtful(words: str, marks: str) -> bool:
    """Tell whether the marks after ``words`` may end something else than a sentence.

    That is an omission, an abbreviation, the number of a point, or a sentence within marks or
    brackets that go on.
    """
    head = words + marks
    is_open = any(head.count(start) > head.count(end) for start, end in _PAIRS)
    if is_open or not any(map(str.isalpha, words)):
        return True
    if marks[0] != ".":
        return False
    is_cut_short = words.endswith(".") or re.search(_INITIALS, f"{words}.") is not None
    return is_cut_short or (marks == "." and _is_abbreviated(words))


def ends_itself(words: str) -> bool:
    """Tell whether ``words`` need no full stop after them, even within their last marks."""
    return words.rstrip(_CLOSING).endswith((".", "?", "!", "…"))


def _is_abbreviated(words: str) -> bool:
    """Tell whether the last of ``words``, before a full stop, is an abbreviation."""
    last = re.search(r"[^\s“‘\"'(\[]*\Z", words)
    return last is not None and last[0].casefold() in _ABBREVIATIONS
