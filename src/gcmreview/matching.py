"""How words are compared: without regard to case, accents or typography."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

# What a keyboard has for the marks and dashes that a typesetter uses.
_KEYBOARD = str.maketrans("‘’‚‹›“”„«»–—‐−", "'''''\"\"\"\"\"----")
# Names. Where there are more, only those that begin alike are compared, and the first are listed.
_MANY = 1000
_LISTED = 30


def fold(text: str) -> str:
    """Reduce ``text`` to what comparisons look at: "António" and "ANTONIO" fold alike."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", _decode(text)).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(_KEYBOARD).split())


def fold_characters(text: str) -> tuple[str, list[int]]:
    """Return ``text`` folded, and for each character of that the place in ``text`` it is from.

    White space is folded as ``fold`` does, but for that at the ends, which is kept as a space.
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
    """Read as UTF-8 the bytes of an argument that Python could not, as in a C locale."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def has_words(text: str, words: Iterable[str]) -> bool:
    """Tell whether every one of ``words``, folded already, is a substring of ``text`` folded."""
    folded = fold(text)
    return all(word in folded for word in words)


def suggest(wrong: str, known: Iterable[str] | Mapping[str, str], *, most: int = 3) -> list[str]:
    """Return the names in ``known`` that are nearest to ``wrong``, nearest first.

    A mapping gives the name to suggest for each term that it may be known by.
    """
    from difflib import get_close_matches

    terms = known if isinstance(known, Mapping) else {name: name for name in known}
    names = {fold(term): name for term, name in terms.items()}
    folded = fold(wrong)
    if len(names) > _MANY:
        names = {term: name for term, name in names.items() if term[:2] == folded[:2]}
    # Several terms of one name may be near.
    matches = get_close_matches(folded, names, n=len(names) or 1)
    return list(dict.fromkeys(names[match] for match in matches))[:most]


def did_you_mean(wrong: str, known: Sequence[str] | Mapping[str, str]) -> str:
    """Say which known names are near ``wrong``; where none is, list all of them."""
    near = suggest(wrong, known)
    if near:
        return f"did you mean {join_names(near)}?"
    names = list(dict.fromkeys(known.values())) if isinstance(known, Mapping) else known
    if not names:
        return "there is none"
    listed = join_names(names[:_LISTED], last="and")
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return f"there {'is' if len(names) == 1 else 'are'} {listed}{more}"


def join_names(names: Sequence[str], *, last: str = "or") -> str:
    """Join names as a sentence does: ``'a', 'b' or 'c'``."""
    quoted = [f"'{name}'" for name in names]
    *head, tail = quoted
    return f"{', '.join(head)} {last} {tail}" if head else tail
