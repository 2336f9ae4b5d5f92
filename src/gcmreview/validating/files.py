"""Find datasets: the files that a call names, and those in the folders that it names."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.dataset.loader import LARGEST_DATASET
from gcmreview.documents.folders.walking import FolderError, walk
from gcmreview.errors import FileError, explain
from gcmreview.output.files import resolve
from gcmreview.validating.validator import Unread

_ENDING = ".toml"
# A TOML file that has one of these in a line is a dataset, also if it is not valid. The first line
# may begin with a byte-order mark.
_DATASET = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t]*"
    rb"(?:\[[ \t]*release[ \t]*\]|\[\[[ \t]*paragraphs[ \t]*\]\]"
    rb"|release[ \t]*=[ \t]*\{|paragraphs[ \t]*=[ \t]*\[)",
    re.MULTILINE,
)


class DatasetFiles(NamedTuple):
    """The files that a call means, once each, and why the rest of it cannot be read.

    ``skipped`` counts the TOML files in folders that are no datasets.
    """

    paths: Sequence[str]
    unread: Sequence[Unread]
    skipped: int


class _Skipped(NamedTuple):
    """A TOML file in a folder that is no dataset."""

    path: str


_Found = str | Unread | _Skipped


def list_datasets(paths: Sequence[str]) -> DatasetFiles:
    """List the files that ``paths`` name, and for a folder all datasets in it and below it.

    Those are the files in ``.toml`` that have a line ``[release]`` or ``[[paragraphs]]``, unless
    they are hidden, somebody else's, or excluded by .gitignore.
    """
    files: dict[str, str] = {}
    unread: list[Unread] = []
    skipped = 0
    for path in paths:
        for found in _find(path):
            match found:
                case Unread():
                    unread.append(found)
                case _Skipped():
                    skipped += 1
                case file:
                    # A path may be given twice, or be in a folder that is given too.
                    files.setdefault(os.path.realpath(file), file)
    return DatasetFiles(list(files.values()), unread, skipped)


def _find(path: str) -> Iterator[_Found]:
    if not path:
        yield Unread(path, "'': is not the name of a file; name a dataset or a folder")
        return
    try:
        resolve(path, "read")
    except FileError as error:
        yield Unread(path, str(error))
        return
    if os.path.isdir(path):
        yield from _look_into(path)
    else:
        yield path


def _look_into(path: str) -> Iterator[_Found]:
    is_empty = True
    for each in walk(path):
        if isinstance(each, FolderError):
            found: _Found = Unread(each.path, str(each))
        elif each.name.lower().endswith(_ENDING):
            found = _classify(each.path)
        else:
            continue
        is_empty = is_empty and isinstance(found, _Skipped)
        yield found
    if is_empty:
        message = "no datasets in this folder; they end in .toml and have a line [release]"
        yield Unread(path, f"{path}: {message}")


def _classify(path: str) -> _Found:
    """Say what a TOML file is by its text, since a dataset that is not valid must be found too."""
    try:
        with open(path, "rb") as file:
            # UTF-16 has a null before or after each of these characters.
            content = file.read(LARGEST_DATASET + 1).replace(b"\0", b"")
    except OSError as error:
        return Unread(path, f"{path}: cannot be read: {explain(error)}")
    return path if _DATASET.search(content) else _Skipped(path)
