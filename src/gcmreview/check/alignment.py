"""Hold the words of a quotation against the bank: where they stand, and how they differ.

A match is reached through equality of tokens alone, with no more between draft and source than the
rules permit. Where there is none, similarity finds the passage that was meant and explains how the
words differ from it; it forgives nothing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from gcmreview.check.bank import Bank, Passage, Spot, Substitute
from gcmreview.check.tokens import GAP, MARK, Token, are_same

if TYPE_CHECKING:
    from difflib import Match as Block

_FINAL = frozenset(".,?!")
_LOOSE = frozenset(".,;:")
# How many passages are tried for a match, and how many tokens a bracket may replace.
_MOST_TRIED = 50
_FARTHEST = 60
# A quotation of more words is looked for by its first ones alone: no passage is so long.
_MOST_WORDS = 4000
# Gaps and brackets in one quotation.
_MOST_BETWEEN = 200
# A run of fewer words is no piece of a passage.
_SHORTEST_PIECE = 4
# Words by which a run may be further off, for each of its own, and still belong to the passage.
_FARTHEST_STRAY = 2
# A near miss differs in at most these parts of its words (measured; see quotation-rules).
_SHORT, _NEAR_SHORT, _NEAR_LONG = 8, 0.26, 0.34
_VERY_NEAR = 0.15
# And in words that are alike.
_ALIKE = 0.45
# Words that are left of a sentence where as many as differ are taken from it.
_MOST_LEFT = 2
_ENDS = frozenset(".?!")
# The part of a passage that may be left out of it unmarked where a piece is short.
_MOST_LEFT_OUT = 0.5
# The part of a spliced quotation's words that may be in neither passage.
_LOOSE_PART = 0.15
# What the words of most quotations are, at a glance, and the characters that ask for more.
_GLANCE = r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*"
_CLOSE = r"[^\w\s.,;:!?'\"“”‘’«»()&%/$€£–—-]|\.\s*\.|[\u00b2\u00b3\u00b9\u2070-\u2079ﬀ-ﬆ_]|-\s*\n"
_LONGEST_GLANCE = 5000
_GUESSED = re.compile(r"[\[\]]")
# Letters of a bracketed ending, and of what it may stand at.
_LONGEST_ENDING, _SHORTEST_STEM = 4, 3
# Endings that turn a word into its opposite.
_TURNING = ("not", "n't", "n’t", "less")
# Words that no draft has.
_BREAK = "\x00"


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


class Skipped(NamedTuple):
    """What a gap or bracket stands for: tokens ``start`` to ``end`` of the passage.

    ``is_inside`` tells whether the quotation has words on both sides of it.
    """

    token: Token
    start: int
    end: int
    is_inside: bool


class Match(NamedTuple):
    """Where a quotation stands in a passage: its tokens, and what stands between them."""

    passage: Passage
    start: int
    end: int
    skipped: tuple[Skipped, ...]
    substitutes: tuple[Substitute, ...]


class Difference(NamedTuple):
    """Words that differ: tokens of the draft, and those of the passage in their place."""

    draft: tuple[int, int]
    source: tuple[int, int]


class Near(NamedTuple):
    """The passage that a quotation comes nearest to, and how the two differ.

    ``verdict`` is misquote, omission or splice; ``others`` are the further passages of a splice.
    ``is_reordered`` tells that its pieces stand in another order there.
    """

    passage: Passage
    start: int
    end: int
    verdict: str
    differences: tuple[Difference, ...]
    ratio: float
    others: tuple[Passage, ...] = ()
    is_reordered: bool = False
    is_clear: bool = True


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
        if token.kind == "gap" or (
            token.kind == "bracket" and token.key[0] + token.key[-1] == "[]"
        ):
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


def _is_open(token: Token) -> bool:
    """Tell whether a token may stand for any words: a gap, or a bracket with no letters at it."""
    is_bare = token.key.startswith("[") and token.key.endswith("]")
    return token.kind == "gap" or (token.kind == "bracket" and is_bare)


def find_matches(bank: Bank, pattern: Pattern) -> list[Match]:
    """Return where a quotation's words stand in the bank, each passage once, in its order."""
    if not _may_be_known(bank, pattern):
        return []
    found: dict[int, Match] = {}
    for number, start in _list_candidates(bank, pattern):
        match = None if number in found else _match(pattern, bank.passages[number], start)
        if match:
            found[number] = match
    # A listed correction may stand where the words were looked for.
    for number in () if found else bank.corrected:
        match = _match(pattern, bank.passages[number], None)
        if match:
            found[number] = match
    return [found[number] for number in sorted(found)]


def _may_be_known(bank: Bank, pattern: Pattern) -> bool:
    """Tell at once of most quotations of others that no passage is near them."""
    words = pattern.words
    if not words or len(words) > _MOST_WORDS or len(pattern.between) > _MOST_BETWEEN:
        return False
    return bank.count_known(words) >= (1 - _limit(words)) * len(words)


def is_foreign(bank: Bank, text: str) -> bool:
    """Tell of most quotations of others, before they are read closely, that none is near them.

    What a close reading may read otherwise (a bracket, a character that is folded, a word broken at
    a line's end) is never said to be foreign.
    """
    if len(text) > _LONGEST_GLANCE or re.search(_CLOSE, text):
        return False
    if not unicodedata.is_normalized("NFC", text):
        return False
    # Folded one by one, as a word of the bank is: a letter may fold to several.
    words = [word.casefold() for word in re.findall(_GLANCE, text.replace("’", "'"))]
    if not words or bank.count_known(words) < (1 - _limit(words)) * len(words):
        return bool(words)
    return not bank.find_nearest(words, _count_shared(words)) and not _may_be_pieces(bank, words)


def _limit(words: Sequence[str]) -> float:
    """Return the part of a quotation's words that may differ in a near miss."""
    return _NEAR_SHORT if len(words) < _SHORT else _NEAR_LONG


def _list_shared(bank: Bank, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the passages that may be near: each word that differs breaks two pairs at most."""
    least = _count_shared(pattern.words) - len(pattern.breaks)
    return bank.find_nearest(pattern.words, max(1, least))


def _count_shared(words: Sequence[str]) -> int:
    """Return how many pairs of words a near miss shares with its passage at the least."""
    return max(1, len(words) - 1 - 2 * int(_limit(words) * len(words)))


def _may_be_pieces(bank: Bank, words: Sequence[str]) -> bool:
    """Tell whether words may be pieces of passages: they have a run of three for every two."""
    return bank.count_runs(words) >= (1 - _LOOSE_PART) * len(words) / 2 - 1


def _list_candidates(bank: Bank, pattern: Pattern) -> Iterator[tuple[int, int | None]]:
    """Yield passages that may hold the words, with the token to begin at where that is known."""
    first, last = _find_anchor(pattern)
    lead = pattern.at[first]
    is_plain = len(pattern.chunks) == 1 and not pattern.guesses
    seen: set[int] = set()
    for spot in bank.find_starts(pattern.words[first:last]):
        passage = bank.passages[spot.passage]
        if is_plain and spot.word < len(passage.at):
            start = passage.at[spot.word] - lead
            if start >= 0:
                yield spot.passage, start
        elif spot.passage not in seen and len(seen) < _MOST_TRIED:
            yield spot.passage, None
        seen.add(spot.passage)


def _find_anchor(pattern: Pattern) -> tuple[int, int]:
    """Return the longest run of words that no gap or bracket breaks."""
    guesses = {place for guess in pattern.guesses for place in (guess, guess + 1)}
    bounds = sorted({0, len(pattern.words), *pattern.breaks, *guesses})
    runs = [run for run in pairwise(bounds) if run[0] not in pattern.guesses]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, len(pattern.words)))


def _match(pattern: Pattern, passage: Passage, start: int | None) -> Match | None:
    """Place the chunks one after the other, each as near after the one before as it can be."""
    chunks = _trim(pattern)
    first = next((number for number, chunk in enumerate(chunks) if chunk), None)
    if first is None:
        return None
    for at in _list_starts(chunks[first][0], passage) if start is None else (start,):
        placed = _place(chunks, first, passage, at, pattern)
        if placed:
            return placed
    return None


def _list_starts(token: Token, passage: Passage) -> Iterable[int]:
    """Return the tokens of a passage that a chunk which begins with ``token`` may begin at."""
    if token.kind != "word":
        return range(len(passage.keys))
    either = (token.key, swap_initial(token.key))
    starts = [at for at, key in enumerate(passage.keys) if key in either]
    return [*starts, *passage.substitutes] if passage.substitutes else starts


def _trim(pattern: Pattern) -> list[tuple[Token, ...]]:
    """Leave out the marks that stand at a gap, where they may go."""
    chunks = []
    for number, chunk in enumerate(pattern.chunks):
        kept = list(chunk)
        if number and pattern.between[number - 1].kind == "gap":
            while kept and kept[0].key in _LOOSE:
                kept.pop(0)
        if number < len(pattern.between) and pattern.between[number].kind == "gap":
            while kept and kept[-1].key in _LOOSE:
                kept.pop()
        chunks.append(tuple(kept))
    return chunks


def _place(
    chunks: Sequence[tuple[Token, ...]], first: int, passage: Passage, at: int, pattern: Pattern
) -> Match | None:
    used: list[Substitute] = []
    end = _match_chunk(chunks[first], passage, at, used, is_first=True)
    if end is None:
        return None
    skipped = [Skipped(token, 0, at, is_inside=False) for token in pattern.between[:first]]
    for number in range(first + 1, len(chunks)):
        token = pattern.between[number - 1]
        if not chunks[number]:
            is_last = not any(chunks[number:])
            skipped.append(Skipped(token, end, len(passage.keys) if is_last else end, not is_last))
            continue
        farthest = len(passage.keys) if _may_skip(chunks, pattern, number) else end + _FARTHEST
        for begin in range(end, min(farthest, len(passage.keys) - 1) + 1):
            after = _match_chunk(chunks[number], passage, begin, used, is_first=False)
            if after is not None:
                skipped.append(Skipped(token, end, begin, is_inside=True))
                end = after
                break
        else:
            return None
    return Match(passage, at, end, tuple(skipped), tuple(used))


def _may_skip(chunks: Sequence[tuple[Token, ...]], pattern: Pattern, number: int) -> bool:
    """Tell whether a gap stands before a chunk, or before the empty chunks before it."""
    while number:
        number -= 1
        if pattern.between[number].kind == "gap":
            return True
        if chunks[number]:
            return False
    return False


def _match_chunk(
    chunk: Sequence[Token], passage: Passage, at: int, used: list[Substitute], *, is_first: bool
) -> int | None:
    """Return the token after those that equal a chunk's, from ``at`` on, or None."""
    keys = passage.keys
    place, before = 0, len(used)
    while place < len(chunk):
        token = chunk[place]
        if at < len(keys) and (
            token.key == keys[at] or _are_same(token, keys[at], is_initial=is_first and place == 0)
        ):
            place, at = place + 1, at + 1
            continue
        for substitute in passage.substitutes.get(at, ()):
            size = len(substitute.keys)
            taken = [each.key for each in chunk[place : place + size]]
            if len(taken) == size and all(map(are_same, taken, substitute.keys)):
                used.append(substitute)
                place, at = place + size, substitute.end
                break
        else:
            del used[before:]
            return None
    return at


def _are_same(token: Token, key: str, *, is_initial: bool) -> bool:
    if token.kind == "bracket":
        return _fits(token.key, key)
    if are_same(token.key, key):
        return True
    return is_initial and swap_initial(token.key) == key


def swap_initial(word: str) -> str:
    """Return a word with its first letter in the other case."""
    return word[:1].swapcase() + word[1:]


def _fits(bracketed: str, word: str) -> bool:
    """Tell whether a word with a bracket in it, such as ``[T]he``, may stand for ``word``."""
    before, _, rest = bracketed.partition("[")
    inner, _, after = rest.rpartition("]")
    if after and not before:
        # A bracket before a word is its initial letter in the other case, and no prefix of it.
        return inner + after == word or (len(inner) == 1 and inner.swapcase() + after == word)
    if inner.isdigit():
        # A footnote's number.
        return not after and word == before
    # A bracket after the letters of a word is another ending of it, and no other word.
    is_ending = inner.isalpha() and len(inner) <= _LONGEST_ENDING and not after
    is_stem = len(before) >= _SHORTEST_STEM and word.startswith(before)
    is_short = len(word) - len(before) <= _LONGEST_ENDING
    return is_ending and is_stem and is_short and inner.casefold() not in _TURNING


def find_near(bank: Bank, pattern: Pattern) -> Near | None:
    """Return the passage that a quotation misquotes, if there is one near enough to say so."""
    words = pattern.words
    if len(words) < _SHORTEST_PIECE or not _may_be_known(bank, pattern):
        return None
    joined = _judge_pieces(bank, pattern)
    nearest = _list_nearest(bank, pattern)
    if joined and not _is_nearer(nearest, joined, len(words)):
        return joined
    if not nearest:
        return None
    texts = {near.passage.text for near in nearest if near.ratio <= nearest[0].ratio + 0.05}
    return nearest[0]._replace(is_clear=_is_clear(nearest, texts))


def find_alike(bank: Bank, pattern: Pattern) -> Near | None:
    """Return the passage that a few words are alike, though they are not near it.

    That may be asked of words that are given to the passage's speaker, and tells no more than what
    may have been meant.
    """
    every = _list_alike(bank, pattern.words)
    alike = (_compare(bank, pattern, number, _ALIKE) for number, _ in every)
    return min((near for near in alike if near), key=lambda near: near.ratio, default=None)


def may_be_alike(bank: Bank, text: str) -> bool:
    """Tell at once of most quotations of others that no passage is alike."""
    words = [word.casefold() for word in re.findall(_GLANCE, text.replace("’", "'"))]
    return bool(_list_alike(bank, words))


def _list_alike(bank: Bank, words: Sequence[str]) -> list[tuple[int, int]]:
    return bank.find_nearest(words, 2 if len(words) > _SHORTEST_PIECE + 1 else 1)


def _list_nearest(bank: Bank, pattern: Pattern) -> list[Near]:
    """Return the passages that are near, the nearest first.

    Once one is very near, those that share fewer runs of words with the quotation are left out.
    """
    nearest: list[Near] = []
    most = 0
    for number, votes in _list_shared(bank, pattern):
        if nearest and nearest[0].ratio <= _VERY_NEAR and votes < most:
            break
        near = _compare(bank, pattern, number, _limit(pattern.words))
        if near:
            most = votes
            nearest.append(near)
    return sorted(nearest, key=lambda near: near.ratio)


def _is_nearer(nearest: Sequence[Near], joined: Near, count: int) -> bool:
    """Tell whether one passage explains a quotation better than pieces of several do."""
    if not nearest or joined.verdict != "splice":
        return False
    best = nearest[0]
    return best.verdict == "omission" or best.ratio * count < _SHORTEST_PIECE


def _is_clear(nearest: list[Near], texts: set[str]) -> bool:
    """Tell whether one passage alone is meant: others as near hold it, or are held by it."""
    best = nearest[0].passage.text
    return all(text in best or best in text for text in texts)


class _Piece(NamedTuple):
    """A run of a quotation's words that stands in a passage."""

    at: int
    spot: Spot
    length: int


def _cover(bank: Bank, pattern: Pattern) -> list[_Piece]:
    """Cover the words with the longest runs of the bank's, from the first word on."""
    words = pattern.words
    pieces: list[_Piece] = []
    at = 0
    while at < len(words):
        best: _Piece | None = None
        last = pieces[-1].spot.passage if pieces else -1
        for spot in bank.find_run(words, at) if len(words) - at > 1 else ():
            length = _extend(bank.passages[spot.passage].words, spot.word, words, at, pattern)
            is_longer = best is None or length > best.length
            is_next = best is not None and length == best.length and spot.passage == last
            if is_longer or (is_next and best and best.spot.passage != last):
                best = _Piece(at, spot, length)
        if best:
            pieces.append(best)
        at += best.length if best else 1
    return pieces


def _extend(
    source: Sequence[str], start: int, words: Sequence[str], at: int, pattern: Pattern
) -> int:
    length = 0
    while (
        start + length < len(source)
        and at + length < len(words)
        and source[start + length] == words[at + length]
        and (length == 0 or at + length not in pattern.breaks)
    ):
        length += 1
    return length


def _judge_pieces(bank: Bank, pattern: Pattern) -> Near | None:
    """Find words of several passages joined as one, or of one passage in another order."""
    if not _may_be_pieces(bank, pattern.words):
        return None
    long = [piece for piece in _cover(bank, pattern) if piece.length >= _SHORTEST_PIECE]
    covered = sum(piece.length for piece in long)
    if len(long) < 2 or len(pattern.words) - covered > _LOOSE_PART * len(pattern.words):  # noqa: PLR2004
        return None
    numbers = list(dict.fromkeys(piece.spot.passage for piece in long))
    texts = [bank.passages[number] for number in numbers]
    first = max(long, key=lambda piece: piece.length)
    passage = bank.passages[first.spot.passage]
    start, end = passage.at[first.spot.word], passage.at[first.spot.word + first.length - 1] + 1
    if len(numbers) > 1:
        if any(
            all(
                piece.length < _SHORTEST_PIECE + 1 for piece in long if piece.spot.passage == number
            )
            for number in numbers
        ):
            return None
        return Near(
            passage, start, end, "splice", (), 0.0, tuple(t for t in texts if t is not passage)
        )
    ordered = all(
        later.spot.word >= earlier.spot.word + earlier.length for earlier, later in pairwise(long)
    )
    repeats = any(
        later.spot.word + later.length > earlier.spot.word
        for earlier, later in pairwise(long)
        if later.spot.word < earlier.spot.word + earlier.length
    )
    if ordered or repeats:
        return None
    return Near(passage, start, end, "misquote", (), 0.0, is_reordered=True)


def _compare(bank: Bank, pattern: Pattern, number: int, limit: float) -> Near | None:
    """Compare a quotation with one passage, word by word and then token by token.

    ``limit`` is the part of its words that may differ.
    """
    passage = bank.passages[number]
    words = pattern.words
    shared = sum((Counter(words) & Counter(passage.words)).values())
    if len(words) - shared > limit * len(words):
        return None
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, passage.words, _with_breaks(pattern), autojunk=False)
    every = [block for block in blocks.get_matching_blocks() if block.size]
    if not every:
        return None
    matched = _drop_strays(every, passage, pattern)
    places = _places_with_breaks(pattern)
    lead = places[matched[0].b]
    tail = len(words) - places[matched[-1].b + matched[-1].size - 1] - 1
    first, last = matched[0].a, matched[-1].a + matched[-1].size
    before, after = _count_before(passage, first), _count_after(passage, last)
    near = passage.words[first - min(lead, before) : last + min(tail, after)]
    cost, lost, size = _measure(near, pattern)
    start = passage.at[first - _reach(lead, before)]
    end = passage.at[last + _reach(tail, after) - 1] + 1
    if start and passage.keys[start - 1] == MARK == pattern.tokens[0].key:
        start -= 1
    ratio = cost / max(len(words), size)
    differences = _differ(pattern, passage, start, end)
    is_omission = cost == lost > 0 and all(
        difference.draft[0] == difference.draft[1] for difference in differences
    )
    if ratio > limit and not (is_omission and _is_left_out(words, matched, ratio)):
        return None
    if not differences:
        return None
    verdict = "omission" if is_omission else "misquote"
    return Near(passage, start, end, verdict, differences, ratio)


def _count_before(passage: Passage, word: int) -> int:
    """Count the words of a passage's sentence before a word."""
    count = 0
    while count < word and not _ends_between(passage, word - count - 1):
        count += 1
    return count


def _count_after(passage: Passage, word: int) -> int:
    """Count the words of a passage's sentence from a word on."""
    count = 0
    while word + count < len(passage.words) and not _ends_between(passage, word + count - 1):
        count += 1
    return count


def _ends_between(passage: Passage, word: int) -> bool:
    """Tell whether a sentence ends between a word of a passage and the next one."""
    return any(key in _ENDS for key in passage.keys[passage.at[word] + 1 : passage.at[word + 1]])


def _reach(differing: int, left: int) -> int:
    """Return how many words of a passage stand for those that differ at an edge of a quotation.

    As many, but never words of another sentence; and what would be left of the sentence by a word
    or two belongs to them: “Nobody can” stands for “No country can”.
    """
    if not differing:
        return 0
    return left if left <= differing + _MOST_LEFT else differing


def _is_left_out(words: Sequence[str], blocks: Sequence["Block"], ratio: float) -> bool:
    """Tell whether words that all stand in a passage are what is left of it, and no chance."""
    shortest = min(block.size for block in blocks)
    is_long = len(words) >= _SHORT
    return shortest >= (_SHORTEST_PIECE - is_long) or (is_long and ratio <= _MOST_LEFT_OUT)


def _drop_strays(blocks: Sequence["Block"], passage: Passage, pattern: Pattern) -> list["Block"]:
    """Leave out a word or two at the ends that merely stand somewhere else in the passage too.

    Such a block is short. It stands in another sentence of the passage, and not of the quotation;
    or it is further from the others in the passage than in the quotation, of whose words some are
    in no block.
    """
    is_whole = sum(block.size for block in blocks) == len(pattern.words)

    def is_stray(size: int, one: "Block", other: "Block") -> bool:
        if size >= _SHORTEST_PIECE:
            return False
        strayed = (other.a - one.a) - (other.b - one.b)
        parts = _parts(one, other, passage, pattern)
        if parts != "neither":
            return parts == "passage" or strayed > 0
        return not is_whole and strayed > _FARTHEST_STRAY * size

    middle = max(range(len(blocks)), key=lambda number: blocks[number].size)
    kept = [blocks[middle]]
    for block in reversed(blocks[:middle]):
        if not is_stray(block.size, block, kept[0]):
            kept.insert(0, block)
    for block in blocks[middle + 1 :]:
        if not is_stray(block.size, kept[-1], block):
            kept.append(block)
    return kept


def _parts(
    one: "Block", other: "Block", passage: Passage, pattern: Pattern
) -> Literal["neither", "passage", "both"]:
    """Tell whether a sentence ends between two blocks in a passage, and in the draft too."""
    between = range(one.a + one.size - 1, other.a)
    if not any(_ends_between(passage, word) for word in between):
        return "neither"
    places = _places_with_breaks(pattern)
    first, last = places[one.b + one.size - 1], places[other.b]
    own = pattern.tokens[pattern.at[first] + 1 : pattern.at[last]]
    ends = any(token.key in _ENDS or token.kind == "gap" for token in own)
    return "both" if ends else "passage"


def _with_breaks(pattern: Pattern) -> list[str]:
    """Return the words, with one that no passage has at every gap or bracket."""
    words: list[str] = []
    for place, word in enumerate(pattern.words):
        if place in pattern.breaks and place:
            words.append(_BREAK)
        words.append(word)
    return words


def _places_with_breaks(pattern: Pattern) -> list[int]:
    places: list[int] = []
    for place in range(len(pattern.words)):
        if place in pattern.breaks and place:
            places.append(place)
        places.append(place)
    return places


def _measure(source: Sequence[str], pattern: Pattern) -> tuple[int, int, int]:
    """Count the words that differ, those among them that are only left out, and the source's.

    What a gap or a bracket stands for does not differ.
    """
    from difflib import SequenceMatcher

    cost = lost = marked = 0
    draft = _with_breaks(pattern)
    for kind, first, last, at, end in SequenceMatcher(
        None, source, draft, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        own = sum(word != _BREAK for word in draft[at:end])
        if _BREAK in draft[at:end]:
            cost += own
            marked += last - first
            continue
        cost += max(last - first, own)
        lost += last - first if not own else 0
    return cost, lost, len(source) - marked


def _differ(pattern: Pattern, passage: Passage, start: int, end: int) -> tuple[Difference, ...]:
    """Return the tokens that differ between a quotation and its place in a passage."""
    from difflib import SequenceMatcher

    keys = [token.key for token in pattern.tokens]
    source = list(passage.keys[start:end])
    if keys and source and swap_initial(keys[0]) == source[0]:
        keys[0] = source[0]
    # The marks that end a quotation are judged by a rule of their own.
    count = len(keys) - len(pattern.final)
    opcodes = SequenceMatcher(None, source, keys[:count], autojunk=False).get_opcodes()
    differences: list[Difference] = []
    for kind, first, last, at, to in opcodes:
        if kind == "equal" or _is_marked(pattern, at, to):
            continue
        own = pattern.tokens[at:to]
        if len(own) == last - first and all(
            _are_same(token, key, is_initial=False)
            for token, key in zip(own, source[first:last], strict=True)
        ):
            continue
        difference = Difference((at, to), (start + first, start + last))
        if _is_corrected(pattern, passage, difference):
            continue
        differences += _part_difference(pattern, difference)
    return tuple(differences)


def _is_corrected(pattern: Pattern, passage: Passage, difference: Difference) -> bool:
    """Tell whether a difference is a correction that the data list."""
    own = [token.key for token in pattern.tokens[slice(*difference.draft)]]
    first, last = difference.source
    return any(
        substitute.end == last and list(substitute.keys) == own
        for substitute in passage.substitutes.get(first, ())
    )


def _part_difference(pattern: Pattern, difference: Difference) -> Iterator[Difference]:
    """Part a difference at the gaps and brackets in it, which are none."""
    (at, to), (first, last) = difference
    marked = [place for place in range(at, to) if _is_open(pattern.tokens[place])]
    if not marked:
        yield difference
        return
    middle = min(first + marked[0] - at, last)
    if at < marked[0]:
        yield Difference((at, marked[0]), (first, middle))
    if marked[-1] + 1 < to:
        yield Difference((marked[-1] + 1, to), (max(middle, last - to + marked[-1] + 1), last))


def _is_marked(pattern: Pattern, at: int, to: int) -> bool:
    """Tell whether a difference is no more than a gap or a bracket."""
    tokens = pattern.tokens[at:to]
    return any(map(_is_open, tokens)) and all(
        _is_open(token) or token.key in _LOOSE for token in tokens
    )


def read_source(passage: Passage, start: int, end: int) -> str:
    """Return the source's characters from one token of a passage to another."""
    if start >= end:
        return ""
    return passage.text[passage.tokens[start].start : passage.tokens[end - 1].end]


def is_gap(token: Token) -> bool:
    """Tell whether a token marks an omission."""
    return token.key == GAP and token.kind == "gap"
