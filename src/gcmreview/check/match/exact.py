"""Find the passages that a quotation matches: their tokens are equal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, groupby
from typing import NamedTuple

from gcmreview.check.match.pattern import LOOSE, Pattern, is_open
from gcmreview.check.source.equality import are_same_tokens, is_same_key
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, Substitute
from gcmreview.check.source.tokens import Token, is_gap

# The gaps and brackets before some words of a quotation, and these; the last one has no words.
_Piece = tuple[tuple[Token, ...], tuple[Token, ...]]


class Skipped(NamedTuple):
    """A gap or bracket, and tokens ``start`` to ``end`` of the passage, which it is written for.

    ``is_inside`` says whether the quotation has words on both sides of it.
    """

    token: Token
    start: int
    end: int
    is_inside: bool


class Match(NamedTuple):
    """The tokens of a passage that a quotation matches, but for those ``skipped``."""

    passage: Passage
    start: int
    end: int
    skipped: tuple[Skipped, ...]
    substitutes: tuple[Substitute, ...]


def find_matches(index: PassageIndex, pattern: Pattern) -> list[Match]:
    """Return where a quotation matches, each passage once, in the order of the passages."""
    numbers = index.find_passages(pattern.rows)
    pieces = list(_list_pieces(pattern)) if numbers else []
    found = (_match(pieces, index.passages[number]) for number in numbers)
    return list(filter(None, found))


def _list_pieces(pattern: Pattern) -> Iterator[_Piece]:
    """Yield the words between gaps and brackets, without the marks at a gap, and the end."""
    between: tuple[Token, ...] = ()
    groups = [tuple(group) for _, group in groupby(pattern.tokens[: pattern.end], is_open)]
    for before, group, after in zip([(), *groups], groups, [*groups[1:], ()], strict=False):
        if is_open(group[0]):
            between += group
        elif kept := _strip(_strip(group, before[-1:])[::-1], after[:1])[::-1]:
            yield between, kept
            between = ()
    yield between, ()


def _strip(chunk: tuple[Token, ...], before: Iterable[Token]) -> tuple[Token, ...]:
    if not any(map(is_gap, before)):
        return chunk
    return tuple(dropwhile(lambda token: token.key in LOOSE, chunk))


def _match(pieces: Sequence[_Piece], passage: Passage) -> Match | None:
    """Match each piece at the first place after the one before it."""
    used: list[Substitute] = []
    skipped: list[Skipped] = []
    start = end = 0
    for between, chunk in pieces[:-1]:
        is_inside = end > 0
        for begin in range(end, len(passage.keys)):
            after = _match_chunk(chunk, passage, begin, used, is_first=not is_inside)
            if after is not None:
                break
        else:
            return None
        # Of several beside each other, the last one is written for the words.
        others = between[:-1] if is_inside else ()
        skipped += [Skipped(token, end, end, is_inside) for token in others]
        skipped += [Skipped(token, end, begin, is_inside) for token in between[len(others) :]]
        start, end = start if is_inside else begin, after
    skipped += [Skipped(token, end, len(passage.keys), False) for token in pieces[-1][0]]
    return Match(passage, start, end, tuple(skipped), tuple(used))


def _match_chunk(
    chunk: Sequence[Token], passage: Passage, at: int, used: list[Substitute], *, is_first: bool
) -> int | None:
    """Return the token after a chunk that matches at token ``at``; None if it does not match.

    The listed corrections that it needs are added to ``used``.
    """
    keys = passage.keys
    place, before = 0, len(used)
    while place < len(chunk):
        token = chunk[place]
        if at < len(keys) and is_same_key(token, keys[at], is_initial=is_first and place == 0):
            place, at = place + 1, at + 1
            continue
        substitute = _find_substitute(chunk, place, passage, at)
        if substitute is None:
            del used[before:]
            return None
        used.append(substitute)
        place, at = place + len(substitute.keys), substitute.end
    return at


def _find_substitute(
    chunk: Sequence[Token], place: int, passage: Passage, at: int
) -> Substitute | None:
    """Return the listed correction of a passage's token ``at`` that a chunk has at ``place``."""
    for substitute in passage.substitutes.get(at, ()):
        keys = substitute.keys
        # Before the first word of a chunk, a correction that only removes words changes nothing.
        if (keys or place) and are_same_tokens(chunk[place : place + len(keys)], keys):
            return substitute
    return None
