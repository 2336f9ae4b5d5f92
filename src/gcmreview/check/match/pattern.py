"""A quotation as a pattern: its words between gaps and brackets, to be held against passages."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gcmreview.check.source.tokens import Token

_FINAL = frozenset(".,?!")
LOOSE = frozenset(".,;:")
_GUESSED = re.compile(r"[\[\]]")
# Words that no draft has.
BREAK = "\x00"


class Pattern(NamedTuple):
    """A quotation's tokens, as chunks of its own words between gaps and brackets.

    ``final`` are the marks that end it, which the chunks do not hold. ``words`` are folded, and
    ``at`` says which token each is; ``breaks`` are the words that a gap or bracket stands before,
    ``guesses`` those that have a bracket in them.
    """

    tokens: tuple[Token, ...]
    chunks: tuple[tuple[Token, ...], ...]
    between: tuple[Token, ...]
    final: tuple[Token, ...]
    notes: int
    words: tuple[str, ...]
    at: tuple[int, ...]
    breaks: frozenset[int]
    guesses: frozenset[int]


def make_pattern(tokens: Sequence[Token]) -> Pattern:
    """Part a quotation's tokens into chunks, gaps and brackets, and the marks that end it."""
    notes = sum(token.kind == "note" for token in tokens)
    kept = [token for token in tokens if token.kind != "note"]
    chunks: list[list[Token]] = [[]]
    between: list[Token] = []
    words: list[str] = []
    at: list[int] = []
    breaks: set[int] = set()
    guesses: set[int] = set()
    for place, token in enumerate(kept):
        if is_open(token):
            between.append(token)
            chunks.append([])
            breaks.add(len(words))
            continue
        chunks[-1].append(token)
        if token.kind == "word":
            words.append(token.key.casefold())
            at.append(place)
        elif token.kind == "bracket":
            guesses.add(len(words))
            words.append(_GUESSED.sub("", token.key).casefold())
            at.append(place)
    final: list[Token] = []
    while chunks[-1] and chunks[-1][-1].key in _FINAL and len(final) < 3:  # noqa: PLR2004
        final.insert(0, chunks[-1].pop())
    return Pattern(
        tuple(kept),
        tuple(map(tuple, chunks)),
        tuple(between),
        tuple(final),
        notes,
        tuple(words),
        tuple(at),
        frozenset(breaks),
        frozenset(guesses),
    )


def is_open(token: Token) -> bool:
    """Tell whether a token may stand for any words: a gap, or a bracket with no letters at it."""
    is_bare = token.key.startswith("[") and token.key.endswith("]")
    return token.kind == "gap" or (token.kind == "bracket" and is_bare)


def with_breaks(pattern: Pattern) -> list[str]:
    """Return the words, with one that no passage has at every gap or bracket."""
    words: list[str] = []
    for place, word in enumerate(pattern.words):
        if place in pattern.breaks and place:
            words.append(BREAK)
        words.append(word)
    return words


def place_with_breaks(pattern: Pattern) -> list[int]:
    """Return which word each of those in ``with_breaks`` is, or stands before."""
    places: list[int] = []
    for place in range(len(pattern.words)):
        if place in pattern.breaks and place:
            places.append(place)
        places.append(place)
    return places
