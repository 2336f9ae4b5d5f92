"""The paths of datasets that a call names: the files of globs, and the paths of a variable."""

import os
from collections.abc import Iterable, Iterator

from gcmreview.errors import FileError
from gcmreview.text.printable import make_visible

# Characters of a glob.
_WILD = "*?["


def split_paths(text: str) -> tuple[str, ...]:
    """Return the paths in the value of an environment variable, as ``PATH`` has them.

    A file whose name has the character that separates paths is one path.
    """
    if os.path.exists(text):
        return (text,)
    return tuple(path for path in text.split(os.pathsep) if path)


def list_paths(values: Iterable[str]) -> list[str]:
    """Return the paths that values name, each once: files and folders, and those of globs.

    What is no glob is a path, whether it is there or not. Raises FileError for a glob that nothing
    matches.
    """
    found: dict[str, str] = {}
    for path in (path for value in values for path in _expand(value)):
        found.setdefault(_identify(path), path)
    return list(found.values())


def _identify(path: str) -> str:
    """Return the same text for all paths of one file."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        # The current folder has been removed, or the path has a null character.
        return path


def _expand(value: str) -> Iterator[str]:
    if set(_WILD).isdisjoint(value) or os.path.exists(value):
        yield value
        return
    from glob import iglob

    matches = sorted(iglob(value, recursive=True))
    if not matches:
        raise FileError(f"{make_visible(value)}: no file matches; name a file that is there")
    yield from matches
