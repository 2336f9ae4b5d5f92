"""How near is near: the limits of a near miss, in words."""

from collections.abc import Sequence

# A run of fewer words is no piece of a passage.
SHORTEST_PIECE = 4
# A near miss differs in at most these parts of its words (measured; see quotation-rules).
SHORT, _NEAR_SHORT, _NEAR_LONG = 8, 0.26, 0.34
# The part of a spliced quotation's words that may be in neither passage.
LOOSE_PART = 0.15


def limit_difference(words: Sequence[str]) -> float:
    """Return the part of a quotation's words that may differ in a near miss."""
    return _NEAR_SHORT if len(words) < SHORT else _NEAR_LONG
