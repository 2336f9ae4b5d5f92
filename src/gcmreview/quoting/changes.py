"""The changes to a quotation that the UN Editorial Manual permits; none is made silently.

Source: UN Editorial Manual, "Quotations" (https://www.un.org/dgacm/en/node/4440): a quotation
reproduces the original exactly, but the case of its initial letter may change, its final
punctuation may go, and typographical and other clearly unintentional errors may be corrected.
The source begins every quote with the letter that a sentence begins with, so none is changed here.
"""

import re
from typing import NamedTuple

from gcmreview.dataset.model import Quote

# Why marks change; from and to are pairs of them.
NESTED = "marks within quotation marks"


class PermittedChange(NamedTuple):
    """What a quotation has instead of the source's characters, and why that is permitted."""

    from_: str
    to: str
    reason: str


def correct(quote: Quote) -> tuple[str, tuple[PermittedChange, ...]]:
    """Return a quote's words with the corrections that the dataset lists for it, and these."""
    listed = {each.from_: each for each in quote.corrections}
    if not listed:
        return quote.text, ()
    longest_first = sorted(listed, key=len, reverse=True)
    errors = re.compile("|".join(map(re.escape, longest_first)))
    found = dict.fromkeys(match[0] for match in errors.finditer(quote.text))
    words = errors.sub(lambda match: listed[match[0]].to, quote.text)
    return words, tuple(PermittedChange(*listed[error]) for error in found)


def mark_omissions(words: str, before: str, after: str) -> tuple[str, tuple[PermittedChange, ...]]:
    """Mark with an ellipsis what a sentence has before and after words, and list it as changes."""
    changes: tuple[PermittedChange, ...] = ()
    if before:
        words, changes = f"… {words}", (PermittedChange(before, "…", "before it"),)
    if after:
        words, changes = f"{words} …", (*changes, PermittedChange(after, "…", "after it"))
    return words, changes


def describe_change(change: PermittedChange) -> str:
    """Write in a few words what was changed, and why."""
    match change:
        case PermittedChange(from_, "" | "…", reason):
            said = f"left out “{from_}”"
        case PermittedChange("", to, reason):
            said = f"added “{to}”"
        case PermittedChange(from_, to, reason) if reason == NESTED:
            said = f"changed {from_[0]}…{from_[1]} to {to[0]}…{to[1]}"
        case PermittedChange(from_, to, reason):
            said = f"changed “{from_}” to “{to}”"
    return f"{said} ({reason})"
