"""Equality: whether a token of a draft may be written for one of the source.

Every match is decided here, by the keys of tokens and a few explicit rules; similarity has no say.
"""

from collections.abc import Sequence

from gcmreview.check.source.tokens import BROKEN_HYPHEN, HYPHEN, SPACED_DASH, TIGHT_DASH, Token

# Publishers differ in how they set a dash between words: tight or spaced, long or short; a hyphen
# may end a line. "Asia- Pacific" is not one of these: that space is an error.
_INTERCHANGEABLE = {
    TIGHT_DASH: (HYPHEN, SPACED_DASH),
    SPACED_DASH: (TIGHT_DASH,),
    HYPHEN: (TIGHT_DASH, BROKEN_HYPHEN),
    BROKEN_HYPHEN: (HYPHEN, "- "),
    "- ": (BROKEN_HYPHEN,),
}
# Letters of an ending, in brackets or replaced by one: "countr[ies]" for "country".
_LONGEST_ENDING = 4
# Letters of a word before an ending in brackets; fewer are the beginning of too many words.
_SHORTEST_STEM = 3
# Endings that turn a word into its opposite.
_OPPOSITES = ("not", "less")


def is_same_key(token: Token, key: str, *, is_initial: bool = False) -> bool:
    """Return whether a token may be written for a key of the source.

    The first one of a quotation may begin with a letter in the other case (UN Editorial Manual):
    “we” for “We”. A bracket may change a letter or an ending: “[w]e”, “countr[ies]”.
    """
    if token.kind == "bracket":
        return _fits(token.key, key)
    is_same = token.key == key or key in _INTERCHANGEABLE.get(token.key, ())
    return is_same or (is_initial and differs_in_case(token.key, key))


def are_same_tokens(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """Return whether tokens may be written for as many keys of the source, one for one."""
    return len(tokens) == len(keys) and all(map(is_same_key, tokens, keys))


def differs_in_case(one: str, other: str) -> bool:
    """Return whether two keys differ in the case of their first letter, and in nothing else."""
    return one != other and one[:1].swapcase() + one[1:] == other


def _fits(bracketed: str, word: str) -> bool:
    """Return whether a word with a bracket in it may be written for ``word``.

    “[T]he” may for “the”, “Compact[1]” for “Compact”, “countr[ies]” for “country”; “[un]safe” may
    not for “safe”, nor “care[less]” for “careful”.
    """
    before, _, rest = bracketed.partition("[")
    inner, _, after = rest.rpartition("]")
    if after:
        is_initial = len(inner) == 1 and differs_in_case(inner + after, word)
        return not before and (inner + after == word or is_initial)
    if inner.isdigit():
        return before == word
    is_ending = inner.isalpha() and inner.casefold() not in _OPPOSITES
    is_short = max(len(inner), len(word) - len(before)) <= _LONGEST_ENDING
    return is_ending and is_short and len(before) >= _SHORTEST_STEM and word.startswith(before)
