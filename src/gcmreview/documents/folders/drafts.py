"""Find drafts: those that a call names, and those in the folders that it names."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gcmreview.documents.folders.walking import Exclusion, walk
from gcmreview.documents.readers.files import STDIN, DraftFile
from gcmreview.documents.readers.formats import refuse_ending
from gcmreview.documents.readers.registry import KINDS, find_kind
from gcmreview.errors import FileError
from gcmreview.output.files import resolve

# The kind of a draft whose name does not say it.
_USUAL_KIND = "text"


class Listing(NamedTuple):
    """The drafts that a call means, once each, and why the rest of it cannot be read.

    ``skipped`` counts the files in folders that are no drafts by their endings.
    """

    drafts: Sequence[DraftFile]
    problems: Sequence[FileError]
    skipped: Mapping[str, int]


def list_drafts(
    paths: Sequence[str], kind: str | None, exclusions: Sequence[Exclusion] = ()
) -> Listing:
    """List the drafts that ``paths`` name, once each.

    A folder means all drafts in it and below it, of the kinds that their endings say, without
    those that ``exclusions`` or .gitignore exclude. ``kind`` is the kind of the files that
    ``paths`` name themselves, which are never excluded.
    """
    drafts: dict[str, DraftFile] = {}
    problems: list[FileError] = []
    skipped: Counter[str] = Counter()
    for path in paths:
        for found in _find(path, kind, exclusions):
            match found:
                case DraftFile():
                    # A path may be given twice, or be in a folder that is given too.
                    real = found.path if found.path == STDIN else os.path.realpath(found.path)
                    drafts.setdefault(real, found)
                case FileError():
                    problems.append(found)
                case ending:
                    skipped[ending] += 1
    return Listing(list(drafts.values()), problems, skipped)


def _find(
    path: str, kind: str | None, exclusions: Sequence[Exclusion]
) -> Iterator[DraftFile | FileError | str]:
    """Yield the drafts that a path names, problems, and the endings of files that are no drafts."""
    if not path:
        yield FileError("'': is not the name of a file; name a draft or a folder")
        return
    if path == STDIN:
        yield DraftFile(path, kind or _USUAL_KIND)
        return
    try:
        resolve(path, "read")
    except FileError as error:
        yield error
        return
    if os.path.isdir(path):
        yield from _look_into(path, exclusions)
        return
    yield _choose_kind(path, kind or find_kind(path))


def _choose_kind(path: str, kind: str | None) -> DraftFile | FileError:
    """Return a file as a draft of its kind, or why a file with such an ending is not read."""
    problem = "" if kind or not os.path.exists(path) else refuse_ending(path)
    return FileError(f"{path}: {problem}") if problem else DraftFile(path, kind or _USUAL_KIND)


def _look_into(path: str, exclusions: Sequence[Exclusion]) -> Iterator[DraftFile | FileError | str]:
    is_empty = True
    for each in walk(path, exclusions):
        found = each if isinstance(each, FileError) else _classify(each)
        is_empty = is_empty and isinstance(found, str)
        yield found
    if is_empty:
        said = "no drafts in this folder that are not hidden or excluded"
        yield FileError(f"{path}: {said}; they end in {', '.join(KINDS)}")


def _classify(entry: os.DirEntry[str]) -> DraftFile | str:
    kind = find_kind(entry.name)
    return DraftFile(entry.path, kind) if kind else os.path.splitext(entry.name)[1].lower()
