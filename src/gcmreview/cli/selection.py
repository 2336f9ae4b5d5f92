"""Which rules of ``check`` are selected, by their codes or the beginnings of them."""

from collections.abc import Sequence

from gcmreview.check.codes import CODES
from gcmreview.errors import UsageError
from gcmreview.suggestions import join_names, suggest


def choose_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the codes that ``--select`` and ``--ignore`` leave, each a list of codes or prefixes.

    Without ``select`` that is all of them. The longer prefix decides, as in ruff, and ``ignore``
    where both are as long. Raises UsageError for a prefix of no code.
    """
    selected = _read_prefixes("--select", select) or [""]
    ignored = _read_prefixes("--ignore", ignore)
    return frozenset(
        code for code in CODES if _find_longest(selected, code) > _find_longest(ignored, code)
    )


def _read_prefixes(option: str, lists: Sequence[str]) -> list[str]:
    for codes in lists:
        if problem := explain_codes(codes):
            raise UsageError(f"{option}: {problem}")
    return [name.upper() for codes in lists for name in _split(codes)]


def _split(codes: str) -> list[str]:
    return [name.strip() for name in codes.split(",")]


def explain_codes(codes: str) -> str:
    """Return what is wrong with a list of codes and prefixes, in any case, if anything is."""
    wrong = (
        name
        for name in _split(codes)
        if not name or not any(code.startswith(name.upper()) for code in CODES)
    )
    return next(map(explain_unknown, wrong), "")


def _find_longest(prefixes: Sequence[str], code: str) -> int:
    """Return the length of the longest prefix of a code; -1 if none is one."""
    return max((len(each) for each in prefixes if code.startswith(each)), default=-1)


def explain_unknown(name: str, known: Sequence[str] = tuple(CODES)) -> str:
    """Return that a name is no rule's, and which are near it."""
    near = suggest(name, known)
    hint = f"did you mean {join_names(near)}?" if near else "gcmreview rules lists them"
    return f"unknown rule '{name}'; {hint}"
