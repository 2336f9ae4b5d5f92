"""Cut text into tokens whose keys can be compared, folded by an explicit table of typography.

Two texts are the same to the character, but for typography, where their tokens have equal keys.
What is folded is listed here and nowhere else. It is not NFKC, which turns ² into 2. A letter of
another alphabet that looks the same is another letter.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from gcmreview.text.characters import (
    APOSTROPHES,
    COMBINING,
    DASHES,
    DOUBLE,
    HYPHENS,
    INDICATORS,
    INVISIBLE,
    LIGATURES,
    SINGLE_MARKS,
    SUPERSCRIPTS,
    repeat,
)
from gcmreview.text.folding import normalize_form

Kind = Literal["word", "point", "dash", "gap", "bracket", "note"]
# The offsets at which something starts and ends.
Span = tuple[int, int]
_HIDDEN = str.maketrans(dict.fromkeys(INVISIBLE))
_FOLDED = _HIDDEN | str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **LIGATURES})
_PLAIN_HYPHENS = _HIDDEN | str.maketrans(dict.fromkeys(HYPHENS, "-"))
MARK = '"'
# Single marks that are typed twice for a double one.
_TWICE = ("''", "``", "‘‘", "’’")
_MARKS = frozenset((*SINGLE_MARKS, *DOUBLE, *_TWICE))
GAP = "…"
HYPHEN, TIGHT_DASH, SPACED_DASH, BROKEN_HYPHEN = "-", "—", " – ", "-\n"
# Letters of a word before a footnote's superscript; after fewer it is a unit's exponent, as in km².
_SHORTEST_NOTED = 3
# Characters of an insertion in brackets; a longer one is text of the quotation, in brackets.
_LONGEST_BRACKET = 300


class Token(NamedTuple):
    """A word, a mark or a dash from offset ``start`` to ``end`` of its text.

    ``key`` is what is compared. A gap is a mark of omission, a bracket is an insertion in square
    brackets with the letters next to it, as in "[T]he", and a note is a footnote's indicator.
    """

    key: str
    start: int
    end: int
    kind: Kind


@cache
def _compile(literal: bool) -> re.Pattern[str]:
    hidden = f"[{INVISIBLE}]"
    space = rf"[\s{INVISIBLE}]"
    letters = rf"[^\W_{SUPERSCRIPTS}]++|[{COMBINING}{INVISIBLE}]++"
    first = rf"(?:[^\W_{SUPERSCRIPTS}]|[{COMBINING}])"
    inner = rf"[{APOSTROPHES}]{hidden}*+(?={first}|\[{first})|(?<=\d){hidden}*+[.,]{hidden}*+(?=\d)"
    raised = rf"[{SUPERSCRIPTS}]"
    word = first + repeat(rf"{letters}|{inner}|{raised}+(?={first})")
    dots = rf"(?:…{space}*+\.?|\.{space}*+\.{space}*+\.(?:{space}*+\.)?)"
    dash = rf"[{HYPHENS}{DASHES}]" + repeat(rf"{hidden}*+[{HYPHENS}{DASHES}]")
    bracket = rf"|(?P<bracket>\[[^\[\]]{{0,{_LONGEST_BRACKET}}}\])"
    # Most tokens are words, so these are tried first.
    return re.compile(
        rf"(?P<word>{word})"
        rf"|(?P<gap>\[{space}*+{dots}{space}*+\]|\({space}*+{dots}{space}*+\)|{dots})"
        rf"{'' if literal else bracket}"
        rf"|(?P<dash>{dash})"
        rf"|(?P<note>[{SUPERSCRIPTS}]++|[{INDICATORS}]++)"
        rf"|(?P<point>{'|'.join(_TWICE)}|[^\s{INVISIBLE}])"
    )


def tokenize(text: str, span: Span | None = None, *, literal: bool = False) -> list[Token]:
    """Return the tokens of ``text``, or of a span of it, with the text's offsets.

    ``literal`` reads square brackets as the text's own characters, as in a source.
    """
    span = span or (0, len(text))
    tokens: list[Token] = []
    # To compile a second pattern takes 3 ms, which a text without brackets does not need.
    pattern = _compile(literal and "[" in text)
    for match in pattern.finditer(text, *span):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        if kind == "word":
            word, start = match[0].rstrip(INVISIBLE), match.start()
            tokens.append(Token(fold_word(word), start, start + len(word), kind))
        else:
            tokens.append(_make(kind, text, match.span(), span))
    return _attach(text, tokens) if "[" in text[slice(*span)] else tokens


def _attach(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a bracket and the letters next to it to one token, as in "[T]he"."""
    attached: list[Token] = []
    for token in tokens:
        last = attached[-1] if attached else token
        is_mixed = {last.kind, token.kind} == {"word", "bracket"}
        # Nothing visible is between them.
        if is_mixed and not text[last.end : token.start].translate(_HIDDEN):
            attached[-1] = Token(last.key + token.key, last.start, token.end, "bracket")
        else:
            attached.append(token)
    return attached


def _make(kind: Kind, text: str, own: Span, whole: Span) -> Token:
    """Return the token of anything but a word, folded."""
    mark = text[slice(*own)]
    match kind:
        case "gap":
            return Token(GAP, *own, kind)
        case "bracket":
            return Token(mark.translate(_HIDDEN), *own, kind)
        case "dash":
            return Token(_fold_dash(text, own, whole), *own, kind)
        case "note" if _is_note(text, own, whole):
            return Token(mark, *own, kind)
    return Token(MARK if mark in _MARKS else mark, *own, "point")


def fold_word(word: str) -> str:
    """Reduce a word to its key: composed, without invisible characters; the case is kept."""
    if word.isascii() and word.isalnum():
        return word
    return normalize_form("NFC", word.translate(_FOLDED))


def _fold_dash(text: str, own: Span, whole: Span) -> str:
    """Reduce a dash to how it is set: spaced, tight, a hyphen, or a hyphen at a line's end.

    A hyphen keeps a space on one side, which is an error: "Asia- Pacific".
    """
    (at, end), (first, last) = own, whole
    before, space_before = _look(text, range(at - 1, first - 1, -1))
    after, space_after = _look(text, range(end, last))
    if not before or not after or (space_before and space_after):
        return SPACED_DASH
    is_hyphen = text[at:end].translate(_PLAIN_HYPHENS) == HYPHEN
    if is_hyphen and "\n" in space_after:
        return BROKEN_HYPHEN
    if is_hyphen:
        return f"{' ' * bool(space_before)}{HYPHEN}{' ' * bool(space_after)}"
    return SPACED_DASH if space_before or space_after else TIGHT_DASH


def _look(text: str, places: range) -> tuple[str, str]:
    """Return the first visible character in a direction, and the white space before it."""
    space = ""
    for place in places:
        char = text[place]
        if char.isspace():
            space += char
        elif char not in INVISIBLE:
            return char, space
    return "", space


def _is_note(text: str, own: Span, whole: Span) -> bool:
    """Return whether a superscript or asterisk is a footnote's: "Compact¹", not "km²" or "10²"."""
    (at, end), (first, last) = own, whole
    if end < last and text[end].isalnum():
        return False
    visible = (
        char for place in range(at - 1, first - 1, -1) if (char := text[place]) not in INVISIBLE
    )
    stem = "".join(islice(visible, _SHORTEST_NOTED))[::-1].translate(_FOLDED)
    letters = re.search(r"[^\W\d_]*\Z", stem)
    if letters and letters[0]:
        return len(letters[0]) >= _SHORTEST_NOTED
    before = text[at - 1 : at] if at > first else ""
    return bool(before) and not before.isalnum() and not before.isspace()


def is_gap(token: Token) -> bool:
    """Return whether a token marks an omission."""
    return token.kind == "gap"


def read_letters(token: Token) -> str:
    """Return the letters of a word, without the bracket in it; nothing for a mark."""
    if token.kind == "bracket":
        return token.key.replace("[", "").replace("]", "")
    return token.key if token.kind == "word" else ""


def list_words(tokens: Iterable[Token]) -> list[str]:
    """Return the words among some tokens, in lower case."""
    return [token.key.casefold() for token in tokens if token.kind == "word"]


def join_broken(tokens: Sequence[Token], known: frozenset[str]) -> list[Token]:
    """Join a word that is broken at a line's end, where the joined word is ``known``.

    "co-" and "operation" on the next line are "cooperation" if the source has that word.
    """
    read: list[Token] = []
    for token in tokens:
        if len(read) > 1 and read[-1].key == BROKEN_HYPHEN:
            key = read[-2].key + token.key
            if key.casefold() in known:
                read[-2:] = [Token(key, read[-2].start, token.end, "word")]
                continue
        read.append(token)
    return read
