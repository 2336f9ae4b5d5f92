"""The changes to a quotation that the UN Editorial Manual permits; none is made silently.

Source: UN Editorial Manual, "Quotations" (https://www.un.org/dgacm/en/node/4440): a quotation
reproduces the original exactly, but the case of its initial letter may change, its final
punctuation may go, and typographical and other clearly unintentional errors may be corrected.
The source begins every quote with the letter that a sentence begins with, so none is changed here.
"""

from typing import NamedTuple

from gcmreview.dataset.model import Quote
from gcmreview.lookup.corrections import correct_text, find_errors

# Why marks change; from and to are pairs of them.
NESTED = "marks within quotation marks"


class PermittedChange(NamedTuple):
    """What a quotation has instead of the source's characters, and why that is permitted."""

    from_: str
    to: str
    reason: str


def correct(quote: Quote) -> tuple[str, tuple[PermittedChange, ...]]:
    """Return a quote's words as they are quoted, and what that changed.

    They have the corrections that the dataset lists, and no space beside their quotation marks.
    """
    edits = find_errors(quote.text, quote.corrections)
    listed = {each.from_: each for each in quote.corrections}
    found = dict.fromkeys(quote.text[start:end] for start, end, _ in edits)
    words = correct_text(quote.text, edits)
    trimmed = words.strip()
    spaces = filter(None, words.split(trimmed, 1))
    return trimmed, (
        *(PermittedChange(*listed[error]) for error in found),
        *(PermittedChange(space, "", "beside the quotation mark") for space in spaces),
    )


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
