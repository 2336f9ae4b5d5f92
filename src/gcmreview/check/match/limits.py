"""The limits of a near miss, in words; the numbers were measured on press quotations."""

from collections.abc import Sequence

# Words of a run that may be a piece of a passage; fewer occur by chance.
SHORTEST_PIECE = 4
# A quotation of at least so many words is long, and more of them may differ.
SHORT = 8
# Share of the words that may differ in a near miss: in a short quotation one in four words (the
# next share is two in seven), in a long one 34 in 100.
_NEAR_SHORT, _NEAR_LONG = 0.25, 0.34
# Share that may differ from words of the speaker that a quotation is given to, for a warning.
SIMILAR = 0.45
# Share of the words of a splice that may be in none of its passages: three in twenty.
LOOSE_PART = 0.15


def limit_difference(words: Sequence[str]) -> float:
    """Return the share of a quotation's words that may differ in a near miss."""
    return _NEAR_SHORT if len(words) < SHORT else _NEAR_LONG
