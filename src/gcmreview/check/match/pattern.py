"""A quotation as a pattern: its words, gaps and brackets, to compare with passages."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from gcmreview.check.source.tokens import Span, Token, read_letters

# Marks that may end a quotation.
_FINAL = frozenset(".,?!")
# Such marks in a row: its own, and one that the style of the draft adds.
MOST_FINAL = 2
# Marks that may be left out or changed at a gap.
LOOSE = frozenset(".,;:")


class Pattern(NamedTuple):
    """A quotation's tokens, of which those from ``end`` on are marks that end it.

    ``between`` are the gaps and brackets between its own words, ``breaks`` the numbers of the words
    before which one is. ``words`` are in lower case, and ``at`` says which token each is. ``notes``
    counts footnote indicators. ``rows`` are the words in a row that have no gap or bracket in them.
    """

    tokens: tuple[Token, ...]
    end: int
    between: tuple[Token, ...]
    notes: int
    words: tuple[str, ...]
    at: tuple[int, ...]
    breaks: frozenset[int]
    rows: Sequence[Sequence[str]]


def make_pattern(tokens: Sequence[Token]) -> Pattern:
    """Find the words, gaps and brackets among a quotation's tokens, and the marks that end it."""
    kept = tuple([token for token in tokens if token.kind != "note"])
    end = _find_end(kept)
    between: list[Token] = []
    words: list[str] = []
    at: list[int] = []
    breaks: set[int] = set()
    rows: list[list[str]] = [[]]
    for place, token in enumerate(kept[:end]):
        if token.kind in ("gap", "bracket"):
            rows.append([])
        if token.kind != "word" and is_open(token):
            between.append(token)
            breaks.add(len(words))
        elif word := read_letters(token).casefold():
            words.append(word)
            at.append(place)
            if token.kind == "word":
                rows[-1].append(word)
    return Pattern(
        kept,
        end,
        tuple(between),
        len(tokens) - len(kept),
        tuple(words),
        tuple(at),
        frozenset(breaks.difference((0, len(words)))),
        rows,
    )


def _find_end(tokens: Sequence[Token]) -> int:
    """Return the number of tokens before the marks that end a quotation.

    These include one mark more than is permitted, so that a rule can report it.
    """
    end = len(tokens)
    while end and tokens[end - 1].key in _FINAL and len(tokens) - end <= MOST_FINAL:
        end -= 1
    return end


def place_tokens(pattern: Pattern, parts: Iterable[Span]) -> Pattern:
    """Return a pattern whose ``tokens`` have a draft's offsets, not those in the joined parts."""
    at = list(chain.from_iterable(range(*part) for part in parts))
    return pattern._replace(
        tokens=tuple(
            Token(key, at[start], at[end - 1] + 1, kind) for key, start, end, kind in pattern.tokens
        )
    )


def is_open(token: Token) -> bool:
    """Return whether a token may replace any words: a gap, or a bracket with no letters at it."""
    is_insertion = token.kind == "bracket" and token.key[0] == "[" and token.key[-1] == "]"
    return is_insertion or token.kind == "gap"
