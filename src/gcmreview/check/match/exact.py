"""Find the passages that a quotation matches: their tokens are equal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from gcmreview.check.match.limits import limit_difference
from gcmreview.check.match.pattern import LOOSE, Pattern
from gcmreview.check.source.equality import are_same_tokens, is_same_key, swap_initial
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import Passage, Substitute
from gcmreview.check.source.tokens import Token, is_gap

# Tokens of a passage that a bracket may replace: about two long sentences.
_MOST_REPLACED = 60
# Words of a quotation that is compared: no passage has more, and comparing takes their square.
_MOST_WORDS = 4000
# Gaps and brackets in one quotation; each is tried at each token of a passage.
_MOST_BETWEEN = 200


class _Piece(NamedTuple):
    """Words of a quotation, and the gaps and brackets before them; the last one has no words."""

    between: tuple[Token, ...]
    chunk: tuple[Token, ...]


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


def may_be_known(index: PassageIndex, pattern: Pattern) -> bool:
    """Return whether a passage may be near a quotation, by how many words the passages have."""
    words, known = pattern.words, index.known
    if not words or len(words) > _MOST_WORDS or len(pattern.between) > _MOST_BETWEEN:
        return False
    return sum(map(known.__contains__, words)) >= (1 - limit_difference(words)) * len(words)


def find_matches(index: PassageIndex, pattern: Pattern) -> list[Match]:
    """Return where a quotation matches, each passage once, in the order of the passages."""
    pieces = list(_list_pieces(pattern))
    first, last = _find_anchor(pattern)
    found = _match_each(pieces, index, index.find_passages(pattern.words[first:last]))
    # The index does not have the words of listed corrections.
    return found or _match_each(pieces, index, index.corrected)


def _match_each(
    pieces: Sequence[_Piece], index: PassageIndex, numbers: Iterable[int]
) -> list[Match]:
    return list(filter(None, (_match(pieces, index.passages[number]) for number in numbers)))


def _list_pieces(pattern: Pattern) -> Iterator[_Piece]:
    """Yield the chunks of a pattern that are not empty, without the marks at a gap, and the end."""
    between: list[Token] = []
    for number, chunk in enumerate(pattern.chunks):
        before = pattern.between[max(number - 1, 0) : number]
        between += before
        kept = _strip(chunk) if any(map(is_gap, before)) else chunk
        if any(map(is_gap, pattern.between[number : number + 1])):
            kept = _strip(kept[::-1])[::-1]
        if kept:
            yield _Piece(tuple(between), kept)
            between = []
    yield _Piece(tuple(between), ())


def _strip(chunk: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(dropwhile(lambda token: token.key in LOOSE, chunk))


def _find_anchor(pattern: Pattern) -> tuple[int, int]:
    """Return the longest run of words without a gap or bracket in it."""
    guesses = {place for guess in pattern.guesses for place in (guess, guess + 1)}
    bounds = sorted({0, len(pattern.words), *pattern.breaks, *guesses})
    runs = [run for run in pairwise(bounds) if run[0] not in pattern.guesses]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, len(pattern.words)))


def _match(pieces: Sequence[_Piece], passage: Passage) -> Match | None:
    """Match the pieces one after the other, at the first place where they do."""
    starts = _list_starts(pieces[0].chunk[0], passage)
    return next(filter(None, (_match_at(pieces, passage, at) for at in starts)), None)


def _list_starts(token: Token, passage: Passage) -> Iterable[int]:
    """Return the tokens of a passage that a chunk which starts with ``token`` may start at."""
    if token.kind != "word":
        return range(len(passage.keys))
    either = (token.key, swap_initial(token.key))
    starts = [at for at, key in enumerate(passage.keys) if key in either]
    return [*starts, *passage.substitutes] if passage.substitutes else starts


def _match_at(pieces: Sequence[_Piece], passage: Passage, at: int) -> Match | None:
    """Match the first piece at token ``at``, and each other as near after the one before it."""
    used: list[Substitute] = []
    (lead, first), *others, (tail, _) = pieces
    end = _match_chunk(first, passage, at, used, is_first=True)
    if end is None:
        return None
    skipped = [Skipped(token, 0, at, is_inside=False) for token in lead]
    for between, chunk in others:
        most = len(passage.keys) if any(map(is_gap, between)) else end + _MOST_REPLACED
        for begin in range(end, min(most + 1, len(passage.keys))):
            after = _match_chunk(chunk, passage, begin, used, is_first=False)
            if after is not None:
                break
        else:
            return None
        skipped += [Skipped(token, end, end, is_inside=True) for token in between[:-1]]
        skipped.append(Skipped(between[-1], end, begin, is_inside=True))
        end = after
    skipped += [Skipped(token, end, len(passage.keys), is_inside=False) for token in tail]
    return Match(passage, at, end, tuple(skipped), tuple(used))


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
