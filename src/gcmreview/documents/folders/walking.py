"""Walk through a folder: every file in it that is somebody's own, in order."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from gcmreview.documents.folders.gitignore import Pattern, is_excluded, read_patterns
from gcmreview.errors import FileError, explain

# Other people's files, in the folders of ruff's default ``exclude`` that are not hidden, and of
# other package managers. Folders such as build and dist are somebody's own: .gitignore names them.
_VENDORED = frozenset(
    ("__pycache__", "__pypackages__", "bower_components", "node_modules", "site-packages", "vendor")
)
# PEP 405: it makes a folder a virtual environment, whatever its name is.
_ENVIRONMENT = "pyvenv.cfg"
_REPOSITORY = ".git"
# The files of patterns that git reads in a folder, and whether it does where one is a link; the
# last goes first.
_IGNORE_FILES = {".git/info/exclude": True, ".gitignore": False}


class FolderError(FileError):
    """A folder at ``path`` could not be read."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(f"{path}: cannot be read: {explain(error)}")
        self.path = path


class Exclusion(NamedTuple):
    """Patterns in the syntax of .gitignore, and the folder that they are relative to."""

    folder: str
    patterns: Sequence[str]


class _Rule(NamedTuple):
    """Patterns to exclude, and what is before a name to make its path relative to their folder."""

    patterns: Sequence[Pattern]
    prefix: str


class _Folder(NamedTuple):
    """A folder to look into, with what .gitignore files and the call exclude in it.

    The last rule that says something of a name decides, as in git.
    """

    path: str
    ignored: tuple[_Rule, ...]
    excluded: tuple[_Rule, ...]


def walk(
    path: str, exclusions: Sequence[Exclusion] = ()
) -> Iterator[os.DirEntry[str] | FolderError]:
    """Yield the files in a folder in order, before those of the folders in it.

    What is hidden, somebody else's, or excluded by .gitignore or ``exclusions`` is left out. An
    error stands for a folder that cannot be read. Links to folders are not followed, as in git:
    they may lead in a circle.
    """
    start = _start(path, exclusions)
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        # What is named is looked into, whatever it is.
        entries = _scan(folder.path, is_named=folder is start)
        if isinstance(entries, FolderError):
            yield entries
            continue
        inside = folder._replace(ignored=(*folder.ignored, *_read_rules(folder.path)))
        kept = [entry for entry in entries if not _is_skipped(inside, entry)]
        yield from filter(_is_file, kept)
        waiting += [_enter(inside, entry) for entry in reversed(kept) if _is_folder(entry)]


def _scan(path: str, *, is_named: bool) -> list[os.DirEntry[str]] | FolderError:
    """Return what is in a folder, by name, or the error if it cannot be read.

    That is nothing in a virtual environment of Python that is not named.
    """
    try:
        with os.scandir(path) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        return FolderError(path, error)
    is_environment = any(entry.name == _ENVIRONMENT for entry in entries)
    return [] if is_environment and not is_named else entries


def _is_skipped(folder: _Folder, entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is hidden, somebody else's, a word processor's lock, or excluded."""
    name, is_folder = entry.name, _is_folder(entry)
    if name.startswith((".", "~$")) or (is_folder and name in _VENDORED):
        return True
    for patterns, prefix in reversed((*folder.ignored, *folder.excluded)):
        decided = is_excluded(patterns, f"{prefix}{name}", is_folder=is_folder)
        if decided is not None:
            return decided
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a file or a broken link, which cannot be read, but no FIFO."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True


def _enter(folder: _Folder, entry: os.DirEntry[str]) -> _Folder:
    return _Folder(
        entry.path, _descend(folder.ignored, entry.name), _descend(folder.excluded, entry.name)
    )


def _descend(rules: Sequence[_Rule], name: str) -> tuple[_Rule, ...]:
    return tuple(_Rule(patterns, f"{prefix}{name}/") for patterns, prefix in rules)


def _start(path: str, exclusions: Sequence[Exclusion]) -> _Folder:
    """Return a folder that is named, with the rules of the folders around it and of the call."""
    real = os.path.realpath(path)
    ignored: tuple[_Rule, ...] = ()
    for above, name in _list_above(real):
        ignored = _descend((*ignored, *_read_rules(above)), name)
    excluded = [
        _Rule(read_patterns(each.patterns), _relate(real, each.folder)) for each in exclusions
    ]
    return _Folder(path, ignored, tuple(excluded))


def _list_above(folder: str) -> list[tuple[str, str]]:
    """List the folders of a git repository above one in it, each with the name of the next."""
    above: list[tuple[str, str]] = []
    while not os.path.lexists(os.path.join(folder, _REPOSITORY)):
        parent, name = os.path.split(folder)
        if parent == folder:
            return []
        above.insert(0, (parent, name))
        folder = parent
    return above


def _relate(folder: str, base: str) -> str:
    """Return what is before a name in a folder to make its path relative to another folder."""
    try:
        relative = os.path.relpath(folder, os.path.realpath(base)).replace(os.sep, "/")
    except (ValueError, OSError):
        # They are on two drives of Windows, or the base is the current folder, which was removed.
        return ""
    return "" if relative == os.curdir else f"{relative}/"


def _read_rules(folder: str) -> Iterator[_Rule]:
    """Yield the rules that git reads in a folder; a file that it cannot read has none."""
    for name, may_be_link in _IGNORE_FILES.items():
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (may_be_link or not os.path.islink(path)):
            with suppress(OSError), open(path, "rb") as file:
                patterns = file.read().removeprefix(b"\xef\xbb\xbf")
                yield _Rule(read_patterns(os.fsdecode(patterns).split("\n")), "")
