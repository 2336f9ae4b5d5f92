"""How words are compared: case, accents, typography and what cannot be seen do not count."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from gcmreview.text.characters import APOSTROPHES, DASHES, DOUBLE, HYPHENS, SINGLE_MARKS

# Letters that look like a quotation mark and are typed as one: Tongan fakaua, Arabic hamza.
_GLOTTAL_STOPS = "\u02bb\u02be"
# The keyboard's mark or dash for each typographic one.
_KEYBOARD = {
    ord(char): key
    for chars, key in (
        (SINGLE_MARKS + APOSTROPHES + _GLOTTAL_STOPS, "'"),
        (DOUBLE, '"'),
        (HYPHENS + DASHES, "-"),
    )
    for char in chars
    if not char.isascii()
}
_KEYS = [(chr(mark), key) for mark, key in _KEYBOARD.items()]
# The letters that a letter without a decomposition is made of, from its name in Unicode's data:
# "LATIN SMALL LETTER D WITH STROKE" (đ), "LATIN SMALL LETTER DOTLESS I", "LATIN SMALL LIGATURE OE".
_MADE_OF = r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .+)?"
# Letters that have a name of their own, as CLDR 46 writes them (transform Latin-ASCII).
_NAMED = {"ð": "d", "þ": "th", "ŋ": "n", "ĸ": "q", "ɛ": "e"}
# Characters that show nothing, and are not of the category Cf as the soft hyphen and the zero-width
# space are: Unicode's property Default_Ignorable_Code_Point, which Python does not keep.
_IGNORED = r".*(?:VARIATION SELECTOR|GRAPHEME JOINER|HANGUL .*FILLER).*"
# Categories of characters that show nothing of their own: controls, accents, spaces.
_BLANK = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")
# Characters of which the folded form is kept: the letters of any text but those in ideographs.
_KEPT = 4096
# Surrogates that do not represent a byte of an argument (PEP 383): those are U+DC80 to U+DCFF.
_OTHER_SURROGATES = "[\ud800-\udc7f\udd00-\udfff]"
# Combining marks in a row that are put in order together, which takes the square of their number:
# no script needs more (Unicode Standard Annex 15, "Stream-Safe Text Format").
_MOST_MARKS = 30
# Where there may be more: no combining mark is a letter or ASCII.
_MANY_MARKS = rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}"
# The start and the end of a stretch of a text, and what is read in its place.
Edit = tuple[int, int, str]


def normalize_form(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Return a text in a normal form of Unicode, in time linear in any text."""
    if text.isascii():
        return text
    if not re.search(_MANY_MARKS, text):
        return unicodedata.normalize(form, text)
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
    typed = text if text.isascii() else _type(text)
    folded = typed.lower() if typed.isascii() else _fold_letters(_decode(typed))
    return " ".join(folded.split())


def _type(text: str) -> str:
    """Do what ``str.translate`` does with the keyboard's marks, in a fifth of the time."""
    for mark, key in _KEYS:
        if mark in text:
            text = text.replace(mark, key)
    return text


def _fold_letters(text: str) -> str:
    return "".join(map(_reduce, normalize_form("NFKD", text).casefold()))


@lru_cache(_KEPT)
def _reduce(char: str) -> str:
    """Return what is compared of a decomposed character: "d" of "đ", and nothing of an accent."""
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return ""
    if re.fullmatch(_IGNORED, name):
        return ""
    made_of = re.fullmatch(_MADE_OF, name)
    return made_of[1].lower() if made_of else _NAMED.get(char, char).translate(_KEYBOARD)


def fold_characters(text: str, edits: Iterable[Edit] = ()) -> tuple[str, Sequence[int]]:
    """Return ``text`` folded, and the offset in ``text`` of each character of that.

    White space is folded as by ``fold``, except that it stays as a space at the ends. ``edits``, in
    order, are read in place of what they replace, and have its offset.
    """
    typed = _type(text)
    # Most texts are such, in which each character is folded to one.
    if not edits and typed.isascii() and typed.isprintable() and "  " not in typed:
        return typed.lower(), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, char in _read(text, edits):
        for letter in _fold_character(char):
            if letter != " " or folded[-1:] != [" "]:
                folded.append(letter)
                places.append(place)
    return "".join(folded), places


def _read(text: str, edits: Iterable[Edit]) -> Iterator[tuple[int, str]]:
    """Yield each character of an edited text, and where it is from."""
    done = 0
    for start, end, replacement in edits:
        yield from enumerate(text[done:start], done)
        yield from ((start, char) for char in replacement)
        done = end
    yield from enumerate(text[done:], done)


@lru_cache(_KEPT)
def _fold_character(char: str) -> str:
    """Fold a character by itself, and any white space in it to spaces."""
    return re.sub(r"\s", " ", _fold_letters(char.translate(_KEYBOARD)))


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


def find_marks(
    text: str, words: Sequence[str], edits: Sequence[Edit] = ()
) -> list[tuple[int, int]]:
    """Return the starts and ends of the words in a text, in order, joined where they overlap.

    With ``edits`` they are found in the text as it is and as it is edited.
    """
    spans = sorted(
        span
        for reading in ((), edits)[: 1 + bool(edits)]
        for span in _find_spans(*fold_characters(text, reading), words, len(text))
    )
    marks: list[tuple[int, int]] = []
    for start, end in spans:
        if marks and start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return marks


def _find_spans(
    folded: str, places: Sequence[int], words: Sequence[str], length: int
) -> Iterator[tuple[int, int]]:
    for word in words:
        for match in re.finditer(re.escape(word), folded):
            yield locate(places, length, *match.span())


def locate(places: Sequence[int], length: int, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of a folded text is in the text of that length.

    What belongs to the last character but is not compared, as a combining accent, is in it too.
    """
    after = bisect_right(places, places[end - 1])
    return places[start], places[after] if after < len(places) else length


def shows(text: str) -> bool:
    """Return whether a reader sees anything of a text: not of spaces, fillers or bare accents."""
    if text.isascii():
        return bool(text.strip())
    return "!" <= text[0] <= "~" or any(map(_shows, text))


@lru_cache(_KEPT)
def _shows(char: str) -> bool:
    # U+2800 is a Braille cell without a dot.
    category = unicodedata.category(char)
    # Of what is ignored, only the fillers have a category that shows: they are letters.
    is_filler = category == "Lo" and re.fullmatch(_IGNORED, unicodedata.name(char, "")) is not None
    return category not in _BLANK and char != "\u2800" and not is_filler


def explain_unseen(words: str, text: str) -> str:
    """Say by code points how words differ from a text that looks the same; nothing if it does not.

    A no-break space, two spaces or a decomposed letter is such a difference.
    """
    wanted, _ = fold_characters(words)
    folded, places = _fold_once(text)
    at = folded.find(wanted)
    if at < 0 or not wanted:
        return ""
    start, end = places[at], places[at + len(wanted) - 1] + 1
    end += next((n for n, char in enumerate(text[end:]) if not unicodedata.combining(char)), 0)
    found = text[start:end]
    is_unseen = found != words and _look(found) == _look(words)
    return _name_difference(found, words) if is_unseen else ""


def _name_difference(found: str, words: str) -> str:
    """Say how words first differ from those that the source has."""
    pairs = zip(f"{found}\0", f"{words}\0", strict=False)
    place = next(n for n, (one, other) in enumerate(pairs) if one != other)
    there, here = (_name_characters(each[place:]) for each in (found, words))
    if words[place + 1 : place + 2] == found[place : place + 1]:
        return f"the source does not have {here} there; remove it"
    if found[place + 1 : place + 2] == words[place : place + 1]:
        return f"the source has {there} there; add it"
    return f"the source has {there} where this has {here}"


@lru_cache(2)
def _fold_once(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text that many words are looked for in, as those of a paragraph are."""
    return fold_characters(text)


def _look(text: str) -> str:
    """Return what a reader sees of a text: composed letters, single spaces, nothing invisible."""
    composed = normalize_form("NFC", text)
    return " ".join("".join(c for c in composed if unicodedata.category(c) != "Cf").split())


def _name_characters(text: str) -> str:
    """Name the first character of a text, with the accents on it, by their code points."""
    marks = next((n for n, c in enumerate(text[1:], 1) if not unicodedata.combining(c)), len(text))
    return " ".join(f"U+{ord(char):04X}" for char in text[:marks]) or "nothing"
