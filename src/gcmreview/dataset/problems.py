"""Where in a dataset something is, as in ``quotes[3].speaker``, and what is wrong there."""

from typing import NamedTuple

FieldPath = tuple[str | int, ...]


class Problem(NamedTuple):
    """A rule that a dataset breaks: where, and what is wrong and to be done."""

    place: FieldPath
    message: str


def write_path(place: FieldPath) -> str:
    """Write a place as a path, with indexes from 0: ``("quotes", 3)`` is ``quotes[3]``."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return path.removeprefix(".")
