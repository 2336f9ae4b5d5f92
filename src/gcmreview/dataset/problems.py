"""Where in a dataset something is, as in ``quotes[3].speaker``, and what is wrong there."""

from typing import NamedTuple

Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """A rule that a dataset breaks: where, and what is wrong and to be done."""

    place: Place
    message: str


def name_place(place: Place) -> str:
    """Write a place as a path, with indexes from 0: ``("quotes", 3)`` is ``quotes[3]``."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return path.removeprefix(".")
