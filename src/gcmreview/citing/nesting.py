"""How the quotation marks within a quotation are written, and those of its paragraphs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gcmreview.text.characters import SINGLE

if TYPE_CHECKING:
    from gcmreview.text.marks import Mark

# How pairs are written in turn; they, and straight ones, are changed. Guillemets stay as they are.
_IN_TURN = ("“”", "‘’")
_NESTED = (*_IN_TURN, '""')
# The marks of these pairs that are no apostrophes. Most words have none.
_MARKS = '“”"‘'


def nest_marks(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return words with the marks that they have between double ones, and the pairs that changed.

    “We call it “the window” of hope” becomes “We call it ‘the window’ of hope”. Where a mark has no
    partner, nothing certain can be said of the others, and all stay as they are. So do marks
    within which an apostrophe may be the one that closes: ‘the workers’ rights’.

    Source: UN Editorial Manual, "Quotations" (https://www.un.org/dgacm/en/node/4440): double marks
    enclose a quotation, single ones a quotation within it, and double ones again one within that.
    """
    letters = list(words)
    changes: dict[tuple[str, str], None] = {}
    # Where the pairs end that a mark is in.
    ends: list[int] = []
    for opened, end in _list_certain(words):
        while ends and ends[-1] < opened:
            ends.pop()
        ends.append(end)
        given, wanted = words[opened] + words[end], _IN_TURN[len(ends) % 2]
        if given != wanted:
            letters[opened], letters[end] = tuple(wanted)
            changes[given, wanted] = None
    return "".join(letters), list(changes)


def _list_certain(words: str) -> list[tuple[int, int]]:
    """Return where the pairs to nest open and end, in order; none if anything is doubtful."""
    if not any(map(words.__contains__, _MARKS)):
        return []
    # Imported here because most words have no marks, and the import takes longer than all else.
    from gcmreview.text.marks import pair_marks

    marks = pair_marks(words)
    nested = [
        (pair.opened, pair.end)
        for pair in marks.pairs
        if words[pair.opened : pair.start] + words[pair.end : pair.closed] in _NESTED
    ]
    others = [mark.start for mark in marks.strays]
    others += [at for pair in marks.pairs for at in (pair.opened, pair.end)]
    doubtful = {words[at] for at in set(others).difference(*nested)}.intersection(_MARKS)
    return [] if doubtful or _has_possessive(words, nested, marks.apostrophes) else nested


def _has_possessive(
    words: str, nested: Sequence[tuple[int, int]], apostrophes: "Sequence[Mark]"
) -> bool:
    """Return whether an apostrophe may be the mark that closes one of the pairs."""
    return any(mark.look.char in SINGLE for mark in apostrophes) and any(
        words[opened] == "‘" for opened, _ in nested
    )


def open_paragraphs(words: str) -> str:
    """Return words with an opening mark before each of their paragraphs but the first.

    Source: Chicago Manual of Style, 13.32: each paragraph opens, and only the last one closes.
    """
    first, *others = words.split("\n")
    return "\n".join([first, *(f"“{line}" if line else line for line in others)])
