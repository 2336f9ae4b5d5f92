"""Where in a dataset something is, as in ``quotes[3].speaker``, and what is wrong there."""

from typing import NamedTuple

from gcmreview.errors import DatasetError
from gcmreview.text.printable import make_visible

FieldPath = tuple[str | int, ...]


class Problem(NamedTuple):
    """A rule that a dataset breaks: where, what is wrong and to be done, and the rule's name."""

    place: FieldPath
    message: str
    rule: str = ""


# A problem after its line in the file, which is None where nothing around it has a line.
Located = tuple[int | None, Problem]


class NotTomlError(DatasetError):
    """A file is not TOML in UTF-8; ``located`` says where and why."""

    def __init__(self, name: str, line: int | None, message: str) -> None:
        self.located: Located = (line, Problem((), message, "not-toml"))
        super().__init__(write_located(name, self.located))


def write_path(place: FieldPath) -> str:
    """Write a place as a path, with indexes from 0: ``("quotes", 3)`` is ``quotes[3]``."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return path.removeprefix(".")


def write_located(name: str, located: Located) -> str:
    """Write a problem in a line: ``FILE:LINE: place: message``, without what there is none of."""
    line, (place, message, _) = located
    where = f"{name}:{line}" if line else name
    # A key or value of the file may have any character.
    return make_visible(": ".join(filter(None, (where, write_path(place), message))))
