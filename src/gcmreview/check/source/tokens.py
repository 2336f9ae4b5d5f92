"""Text as tokens that can be compared for equality, and the explicit table that folds typography.

Two texts say the same to the character, but for typography, where their tokens have equal keys.
What is folded is listed here and nowhere else; it is no NFKC, which would make 2 of ². A letter of
another alphabet that looks alike stays what it is.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from gcmreview.text.characters import (
    APOSTROPHES,
    COMBINING,
    DASHES,
    DOUBLE_MARKS,
    HYPHENS,
    INDICATORS,
    INVISIBLE,
    LIGATURES,
    SINGLE_MARKS,
    SUPERSCRIPTS,
)

Kind = Literal["word", "point", "dash", "gap", "bracket", "note"]
# Where something begins and ends.
Span = tuple[int, int]
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(INVISIBLE),
        **dict.fromkeys(APOSTROPHES, "'"),
        **LIGATURES,
    }
)
_HIDDEN = str.maketrans(dict.fromkeys(INVISIBLE, ""))
_PLAIN_DASHES = str.maketrans(
    {**dict.fromkeys(INVISIBLE), **dict.fromkeys(HYPHENS, "-"), "—": "--", "―": "--"}
)
MARK = '"'
GAP = "…"
HYPHEN, TIGHT_DASH, SPACED_DASH, BROKEN_HYPHEN = "-", "—", " – ", "-\n"
# A dash between words is set tight or spaced, long or short, as a house likes it; a hyphen may end
# a line. "Asia- Pacific" is none of these: that space is an error.
_INTERCHANGEABLE = frozenset(
    pair
    for one, other in (
        (TIGHT_DASH, HYPHEN),
        (TIGHT_DASH, SPACED_DASH),
        (BROKEN_HYPHEN, HYPHEN),
        (BROKEN_HYPHEN, "- "),
    )
    for pair in ((one, other), (other, one))
)
# Letters of a word that a superscript after it is a footnote's, and no unit's exponent.
_SHORTEST_NOTED = 3


class Token(NamedTuple):
    """A word, a mark or a dash at ``start`` to ``end`` of its text; ``key`` is what is compared.

    A gap is a mark of omission, a bracket an insertion in square brackets with what is attached
    to it; a note is a footnote's indicator.
    """

    key: str
    start: int
    end: int
    kind: Kind


# Letters of a bracketed ending, and of what it may stand at.
_LONGEST_ENDING, _SHORTEST_STEM = 4, 3
# Endings that turn a word into its opposite.
_TURNING = ("not", "n't", "n’t", "less")


@cache
def _compile() -> re.Pattern[str]:
    hidden = f"[{INVISIBLE}]"
    space = rf"[\s{INVISIBLE}]"
    letter = rf"(?:[^\W_{SUPERSCRIPTS}]|[{COMBINING}{INVISIBLE}])"
    first = rf"(?:[^\W_{SUPERSCRIPTS}]|[{COMBINING}])"
    inner = rf"[{APOSTROPHES}]{hidden}*+(?={first})|(?<=\d){hidden}*+[.,]{hidden}*+(?=\d)"
    raised = rf"[{SUPERSCRIPTS}]"
    word = rf"{first}(?:{letter}|{inner}|{raised}+(?={first}))*+"
    dots = rf"(?:…{space}*+\.?|\.{space}*+\.{space}*+\.(?:{space}*+\.)?)"
    dash = rf"[{HYPHENS}{DASHES}](?:{hidden}*+[{HYPHENS}{DASHES}])*+"
    return re.compile(
        rf"(?P<gap>\[{space}*+{dots}{space}*+\]|\({space}*+{dots}{space}*+\)|{dots})"
        rf"|(?P<bracket>\[[^\[\]]{{0,300}}\])"
        rf"|(?P<word>{word})"
        rf"|(?P<dash>{dash})"
        rf"|(?P<note>[{SUPERSCRIPTS}]++|[{INDICATORS}]++)"
        rf"|(?P<point>''|``|[^\s{INVISIBLE}])"
    )


def tokenize(text: str, span: Span | None = None, *, literal: bool = False) -> list[Token]:
    """Return the tokens of ``text``, or of a span of it, in its own offsets.

    ``literal`` reads square brackets and marks of omission as the text's own characters, as in a
    source. Raises nothing, whatever the text holds.
    """
    span = span or (0, len(text))
    tokens: list[Token] = []
    for match in _compile().finditer(text, *span):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        if kind == "word":
            # Most tokens are, so this goes first and straight.
            word = match[0].rstrip(INVISIBLE)
            start = match.start()
            tokens.append(Token(fold_word(word), start, start + len(word), "word"))
        elif literal and kind == "bracket":
            tokens += _open_bracket(text, match.span())
        else:
            tokens.append(_MAKERS[kind](text, match.span(), span))
    return tokens if literal or "[" not in text[slice(*span)] else _attach(text, tokens)


def _attach(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a bracket and the letters at it, as in ``[T]he``, to one token."""
    attached: list[Token] = []
    for token in tokens:
        last = attached[-1] if attached else None
        if _is_possessive(text, attached, token):
            attached.pop()
            head = attached.pop()
            attached.append(Token(f"{head.key}'{token.key}", head.start, token.end, "bracket"))
        elif last and {last.kind, token.kind} == {"word", "bracket"} and _adjoin(text, last, token):
            attached[-1] = Token(last.key + token.key, last.start, token.end, "bracket")
        else:
            attached.append(token)
    return attached


def _is_possessive(text: str, before: Sequence[Token], token: Token) -> bool:
    """Tell whether a word and an apostrophe stand before a bracket, as in Network’[s]."""
    if token.kind != "bracket" or len(before) < 2:  # noqa: PLR2004
        return False
    word, mark = before[-2:]
    is_apostrophe = text[mark.start : mark.end] in APOSTROPHES
    return is_apostrophe and _adjoin(text, word, mark) and _adjoin(text, mark, token)


def _adjoin(text: str, one: Token, other: Token) -> bool:
    """Tell whether nothing is to be seen between two tokens."""
    return not text[one.end : other.start].translate(_HIDDEN)


def _open_bracket(text: str, span: Span) -> list[Token]:
    """Read a bracket as its characters and the tokens between them."""
    inner: list[Token] = []
    at, end = span
    for place in (at, end - 1):
        inner += tokenize(text, (at, place), literal=True)
        inner.append(Token(text[place], place, place + 1, "point"))
        at = place + 1
    return inner


def _make_gap(_text: str, own: Span, _whole: Span) -> Token:
    return Token(GAP, *own, "gap")


def _make_bracket(text: str, own: Span, _whole: Span) -> Token:
    return Token(text[slice(*own)].translate(_HIDDEN), *own, "bracket")


def _make_dash(text: str, own: Span, whole: Span) -> Token:
    return Token(_fold_dash(text, own, whole), *own, "dash")


def _make_note(text: str, own: Span, whole: Span) -> Token:
    return Token(text[slice(*own)], *own, "note" if _is_note(text, own, whole) else "point")


def _make_point(text: str, own: Span, _whole: Span) -> Token:
    return Token(_fold_point(text[slice(*own)]), *own, "point")


_MAKERS: dict[Kind, Callable[[str, Span, Span], Token]] = {
    "gap": _make_gap,
    "bracket": _make_bracket,
    "dash": _make_dash,
    "note": _make_note,
    "point": _make_point,
}


def fold_word(word: str) -> str:
    """Reduce a word to what is compared: composed, without invisible characters, case kept."""
    if word.isascii() and word.isalnum():
        return word
    return unicodedata.normalize("NFC", word.translate(_FOLDED))


def _fold_point(point: str) -> str:
    if point in SINGLE_MARKS or point in DOUBLE_MARKS or point in ("''", "``"):
        return MARK
    return point


def _fold_dash(text: str, own: Span, whole: Span) -> str:
    (at, end), (first, last) = own, whole
    before, spaced_before = _look(text, range(at - 1, first - 1, -1))
    after, spaced_after = _look(text, range(end, last))
    dash = text[at:end].translate(_PLAIN_DASHES)
    if not before or not after or (spaced_before and spaced_after):
        return SPACED_DASH
    if dash == HYPHEN:
        if not spaced_before and spaced_after and "\n" in spaced_after:
            return BROKEN_HYPHEN
        return f"{' ' * bool(spaced_before)}-{' ' * bool(spaced_after)}"
    return SPACED_DASH if spaced_before or spaced_after else TIGHT_DASH


def _look(text: str, places: range) -> tuple[str, str]:
    """Return the first character to see in that direction, and the white space before it."""
    space = ""
    for place in places:
        char = text[place]
        if char.isspace():
            space += char
        elif char not in INVISIBLE:
            return char, space
    return "", space


def _is_note(text: str, own: Span, whole: Span) -> bool:
    """Tell whether a superscript or an asterisk is a footnote's, never a number's or a unit's."""
    (at, end), (first, last) = own, whole
    after = text[end : end + 1] if end < last else ""
    if after and after.isalnum():
        return False
    stem = re.search(r"[^\W\d_]*\Z", text[max(first, at - 40) : at].translate(_FOLDED))
    letters = stem[0] if stem else ""
    if letters:
        return len(letters) >= _SHORTEST_NOTED
    before = text[at - 1 : at] if at > first else ""
    return bool(before) and not before.isalnum() and not before.isspace()


def are_same(one: str, other: str) -> bool:
    """Tell whether two keys are the same: equal, or dashes that typography interchanges."""
    return one == other or (one, other) in _INTERCHANGEABLE


def join_broken(tokens: Sequence[Token], known: frozenset[str]) -> list[Token]:
    """Join a word that was broken at a line's end, where the joined word is ``known``, folded."""
    read: list[Token] = []
    for token in tokens:
        if (
            len(read) > 1
            and token.kind == "word"
            and read[-1].key == BROKEN_HYPHEN
            and read[-2].kind == "word"
            and (read[-2].key + token.key).casefold() in known
        ):
            read.pop()
            head = read.pop()
            read.append(Token(head.key + token.key, head.start, token.end, "word"))
        else:
            read.append(token)
    return read


def is_same_key(token: Token, key: str, *, is_initial: bool) -> bool:
    """Tell whether a token may stand for a key; an initial one may change its case."""
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
