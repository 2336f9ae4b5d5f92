"""Suggest the known names that are nearest to an unknown one."""

from collections.abc import Iterable, Mapping, Sequence

from gcmreview.errors import UsageError
from gcmreview.text.folding import fold

# Names that are compared. Where there are more, those with the same two first letters are, and of
# these the ones of nearly the same length: to compare a name takes 0.01 to 0.1 ms.
MANY = 1000
# Names that a message lists. More do not help a reader.
LISTED = 30
# Similarity, from 0 to 1, of a near name: difflib's own choice. 'vitorno' and 'vitorino'
# have 0.93, 'motus' and 'quotes' 0.73, 'un' and 'iom' 0.
LIKENESS = 0.6


def suggest(wrong: str, known: Iterable[str] | Mapping[str, str], *, most: int = 3) -> list[str]:
    """Return the names in ``known`` that are nearest to ``wrong``, nearest first.

    A mapping gives the name to suggest for each term that it may be known by.
    """
    from difflib import get_close_matches

    terms = known if isinstance(known, Mapping) else {name: name for name in known}
    names = {fold(term): name for term, name in terms.items()}
    folded = fold(wrong)
    if len(names) > MANY:
        alike = [term for term in names if term[:2] == folded[:2]]
        alike.sort(key=lambda term: abs(len(term) - len(folded)))
        names = {term: names[term] for term in alike[:MANY]}
    # Several terms of one name may be near.
    matches = get_close_matches(folded, names, n=len(names) or 1, cutoff=LIKENESS)
    return list(dict.fromkeys(names[match] for match in matches))[:most]


def did_you_mean(wrong: str, known: Sequence[str] | Mapping[str, str]) -> str:
    """Write which known names are near ``wrong``, or all of them if none is near."""
    near = suggest(wrong, known)
    if near:
        return f"did you mean {join_names(near)}?"
    names = list(dict.fromkeys(known.values())) if isinstance(known, Mapping) else known
    if not names:
        return "there are none"
    if len(names) > LISTED:
        shown = ", ".join(f"'{name}'" for name in names[:LISTED])
        return f"choose from {shown} and {len(names) - LISTED} more"
    return f"choose {'from ' if len(names) > 1 else ''}{join_names(names)}"


def is_letter_off(one: str, other: str) -> bool:
    """Return whether one letter is added, left out, replaced, or exchanged with the next one."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((at for at, (letter, by) in pairs if letter != by), min(len(one), len(other)))
    first, second = one[at:], other[at:]
    is_exchanged = first[:2] == second[1::-1] and first[2:] == second[2:]
    is_one = first[1:] in (second, second[1:]) or first == second[1:]
    return one != other and (is_one or is_exchanged)


def check_choice(option: str, choice: str, known: Iterable[str]) -> None:
    """Raise UsageError for an unknown value of an option, with the nearest known value."""
    names = tuple(known)
    if choice not in names:
        raise UsageError(f"{option}: unknown value '{choice}'; {did_you_mean(choice, names)}")


def join_names(names: Iterable[str], *, last: str = "or") -> str:
    """Join names as a sentence does: ``'a', 'b' or 'c'``."""
    quoted = [f"'{name}'" for name in names]
    *head, tail = quoted
    return f"{', '.join(head)} {last} {tail}" if head else tail
