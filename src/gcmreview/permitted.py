"""The changes to a quotation that the UN Editorial Manual permits, each said and none silent.

Source: UN Editorial Manual, "Quotations" (https://www.un.org/dgacm/en/node/4440): a quotation
reproduces the original exactly, but the case of its initial letter may change, its final
punctuation may go, and typographical and other clearly unintentional errors may be corrected.
The source begins every quote with the letter that a sentence begins with, so none is changed here.
"""

import re
from typing import NamedTuple

from gcmreview.model import Quote

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


class Change(NamedTuple):
    """What a quotation has instead of the source's characters, and why it may."""

    from_: str
    to: str
    reason: str


def correct(quote: Quote) -> tuple[str, tuple[Change, ...]]:
    """Return a quote's words with the corrections that the dataset lists for it, and these."""
    listed = {each.from_: each for each in quote.corrections}
    if not listed:
        return quote.text, ()
    longest_first = sorted(listed, key=len, reverse=True)
    errors = re.compile("|".join(map(re.escape, longest_first)))
    found = dict.fromkeys(match[0] for match in errors.finditer(quote.text))
    words = errors.sub(lambda match: listed[match[0]].to, quote.text)
    return words, tuple(Change(*listed[error]) for error in found)


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


def describe_change(change: Change) -> str:
    """Say in a few words what was changed, and why."""
    match change:
        case Change(from_, "", reason):
            said = f"“{from_}” left out"
        case Change("", to, reason):
            said = f"“{to}” added"
        case Change(from_, to, reason):
            said = f"“{from_}” became “{to}”"
    return f"{said} ({reason})"
