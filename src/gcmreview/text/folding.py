"""How words are compared: case, accents and typography do not count."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from gcmreview.text.characters import DASHES, DOUBLE, HYPHENS, SINGLE_MARKS

# The keyboard's mark or dash for each typographic one.
_KEYBOARD = {
    ord(char): key
    for chars, key in ((SINGLE_MARKS, "'"), (DOUBLE, '"'), (HYPHENS + DASHES, "-"))
    for char in chars
    if not char.isascii()
}
# Those that NFKD leaves as they are, so that they may be replaced before it.
_UNCHANGED = {
    code: key for code, key in _KEYBOARD.items() if unicodedata.is_normalized("NFKD", chr(code))
}
# Surrogates that do not represent a byte of an argument (PEP 383): those are U+DC80 to U+DCFF.
_OTHER_SURROGATES = "[\ud800-\udc7f\udd00-\udfff]"
# Combining marks in a row that are put in order together, which takes the square of their number:
# no script needs more (Unicode Standard Annex 15, "Stream-Safe Text Format").
_MOST_MARKS = 30
# Where there may be more: no combining mark is a letter or ASCII.
_MANY_MARKS = rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}"


def normalize_form(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Return a text in a normal form of Unicode, in time linear in any text."""
    return "".join(unicodedata.normalize(form, piece) for piece in _split_marks(text))


def _split_marks(text: str) -> Iterator[str]:
    """Split a text so that no piece has more than ``_MOST_MARKS`` combining marks in a row."""
    cuts = [0]
    for match in re.finditer(_MANY_MARKS, text):
        count = 0
        for place in range(*match.span()):
            count = count + 1 if unicodedata.combining(text[place]) else 0
            if count > _MOST_MARKS:
                cuts.append(place)
                count = 1
    return (text[start:end] for start, end in pairwise((*cuts, len(text))))


def fold(text: str) -> str:
    """Reduce ``text`` to what is compared: "António" and "ANTONIO" become "antonio"."""
    # Most text is ASCII but for its marks, and needs none of what is slow below.
    typed = text if text.isascii() else text.translate(_UNCHANGED)
    if typed.isascii():
        return " ".join(typed.lower().split())
    decomposed = normalize_form("NFKD", _decode(text)).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(_KEYBOARD).split())


def fold_characters(text: str) -> tuple[str, list[int]]:
    """Return ``text`` folded, and the offset in ``text`` of each character of that.

    White space is folded as by ``fold``, except that it stays as a space at the ends.
    """
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        piece = _fold_character(char)
        if piece == " " and folded[-1:] == [" "]:
            continue
        folded += piece
        places += [place] * len(piece)
    return "".join(folded), places


def _fold_character(char: str) -> str:
    if char.isspace():
        return " "
    return fold(char)


def _decode(text: str) -> str:
    """Read as UTF-8 the bytes of an argument that Python could not decode, as in a C locale."""
    if text.isprintable():
        return text
    kept = re.sub(_OTHER_SURROGATES, "\ufffd", text)
    return kept.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def has_words(text: str, words: Iterable[str]) -> bool:
    """Return whether each of ``words``, already folded, is part of ``text`` when folded."""
    folded = fold(text)
    return all(word in folded for word in words)


def find_marks(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the starts and ends of the words in a text, in order, joined where they overlap."""
    folded, places = fold_characters(text)
    spans = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for word in words
        for match in re.finditer(re.escape(word), folded)
    )
    marks: list[tuple[int, int]] = []
    for start, end in spans:
        if marks and start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return marks
