"""Check an archive of drafts with Dask, in several processes, and write a line of JSON for each.

    python examples/check_archive.py FOLDER|ARCHIVE.zip [--workers N] [--data PATH...] > found.jsonl

A line is what ``gcmreview check --format json`` prints of that one draft, with its ``path`` before
it; of a draft that cannot be checked, it is the ``path`` and the ``error``. The lines are in the
order of the paths, and a summary is on standard error. The exit code is that of ``check``: 1 if any
draft has an error, 3 if one could not be checked. All lines are held in memory until the end.

To adapt it to another engine, keep ``check_partition``: all that it needs is in its arguments.
They can be pickled, and so can what it returns.
"""

import argparse
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from typing import Any, NamedTuple, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

try:
    import dask.bag
except ImportError:
    sys.exit("check_archive: needs Dask; install it: pip install dask")

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from gcmreview.check.reports.json import write_json
from gcmreview.check.reports.registry import View
from gcmreview.dataset.loader import load_review
from gcmreview.documents.folders.drafts import list_drafts
from gcmreview.documents.readers.files import DraftFile, DraftText, read_draft, read_stream
from gcmreview.documents.readers.registry import KINDS, find_kind
from gcmreview.errors import FileError, GcmreviewError, PipeClosedError, UsageError, explain
from gcmreview.library.files import list_paths, split_paths
from gcmreview.library.library import Library, make_library
from gcmreview.library.loading import load_reviews
from gcmreview.output.json import dump_json
from gcmreview.output.stdout import write_stderr, write_stdout
from gcmreview.text.printable import make_visible
from gcmreview.text.words import count_nouns
from gcmreview.validating.files import list_datasets

# More than one for each worker, so that none waits long for another; each makes the index once.
PARTITIONS_PER_WORKER = 4
# What reading a member of a damaged or encrypted archive raises.
ARCHIVE_ERRORS = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, zlib.error)
# The flag of a member with a password.
ENCRYPTED = 1
# The object that a line is.
Line = dict[str, Any]


class Draft(NamedTuple):
    """A draft to check; ``member`` is what it is in the archive, if it is in one."""

    file: DraftFile
    member: ZipInfo | None = None


def check_partition(drafts: Iterable[Draft], prepared: PreparedReview, archive: str) -> list[Line]:
    """Check some drafts, in a worker; ``archive`` is the zip file that they are in, or nothing."""
    # Opened once for them all, because each time its whole table of contents is read.
    with ZipFile(archive) if archive else nullcontext() as opened:
        return [check_draft(each, prepared, opened) for each in drafts]


def check_draft(draft: Draft, prepared: PreparedReview, opened: ZipFile | None) -> Line:
    """Check one draft; what is wrong with it as a file is its line."""
    path, kind = draft.file
    try:
        checked = check_text(prepared, path, read(draft, opened).text, kind)
    except FileError as error:
        return {"path": path, "error": str(error)}
    except (OSError, MemoryError, RecursionError) as error:
        return {"path": path, "error": f"{path}: cannot be checked: {explain(error)}"}
    report = write_json([checked], View(names_review=len(prepared.reviews) > 1))
    return {"path": path, **json.loads("".join(report))}


def read(draft: Draft, opened: ZipFile | None) -> DraftText:
    """Read a draft from its file, or from the archive."""
    if not (opened and draft.member):
        return read_draft(draft.file)
    if draft.member.flag_bits & ENCRYPTED:
        raise FileError(f"{draft.file.path}: has a password; unpack it, and name the folder")
    try:
        with opened.open(draft.member) as stream:
            return read_stream(draft.file, stream)
    except ARCHIVE_ERRORS as error:
        raise FileError(f"{draft.file.path}: cannot be read: {explain(error)}") from error


def check_all(
    drafts: Sequence[Draft], prepared: PreparedReview, archive: str, workers: int
) -> list[Line]:
    """Check drafts in as many processes, and return their lines in the order of the drafts."""
    bag = dask.bag.from_sequence(drafts, npartitions=workers * PARTITIONS_PER_WORKER)
    lines = bag.map_partitions(check_partition, prepared, archive)
    try:
        # Handed out one by one (chunksize), since a worker may be done much earlier than another.
        done = lines.compute(scheduler="processes", num_workers=workers, chunksize=1)
        return cast("list[Line]", done)
    except BrokenProcessPool:
        return check_halves(drafts, prepared, archive, workers)


def check_halves(
    drafts: Sequence[Draft], prepared: PreparedReview, archive: str, workers: int
) -> list[Line]:
    """Check drafts of which one has ended its worker, and with it the answers of all others.

    It is looked for by halves. So a draft has one line in any case, and the one that ends a worker
    twice has that as its error.
    """
    if len(drafts) == 1:
        path = drafts[0].file.path
        ended = "the process that checked it ended; the memory may have run out"
        return [{"path": path, "error": f"{path}: cannot be checked: {ended}"}]
    middle = len(drafts) // 2
    halves = drafts[:middle], drafts[middle:]
    return [line for half in halves for line in check_all(half, prepared, archive, workers)]


def list_source(source: str) -> tuple[list[Draft], list[str], str]:
    """Return the drafts of a folder or an archive, what cannot be read, and the archive, if any."""
    if os.path.isdir(source):
        # As check lists them: without what is hidden, or excluded by .gitignore.
        listing = list_drafts([source], None)
        if not listing.drafts:
            raise FileError("\n".join(map(str, listing.problems)))
        return sorted(map(Draft, listing.drafts)), list(map(str, listing.problems)), ""
    try:
        with ZipFile(source) as opened:
            drafts = sorted(list_members(source, opened), key=lambda each: each.file.path)
    except ARCHIVE_ERRORS as error:
        raise FileError(f"{source}: cannot be read: {explain(error)}") from error
    if not drafts:
        raise FileError(f"{source}: no drafts in this archive; they end in {', '.join(KINDS)}")
    return drafts, [], source


def list_members(source: str, opened: ZipFile) -> Iterator[Draft]:
    """Yield the drafts in an archive, also two of one name, without hidden files."""
    for member in opened.infolist():
        kind = find_kind(member.filename)
        is_hidden = any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/"))
        if kind and not is_hidden and not member.is_dir():
            yield Draft(DraftFile(f"{source}/{member.filename}", kind), member)


def load_library(data: Sequence[str]) -> Library:
    """Load the datasets that are named, else those of GCMREVIEW_DATA, else the built-in one."""
    values = data or split_paths(os.environ.get("GCMREVIEW_DATA", ""))
    if not values:
        return make_library([load_review()])
    found = list_datasets(list_paths(values))
    if found.unread:
        raise FileError(found.unread[0].message)
    files = found.paths
    return make_library(load_reviews(files), files)


def sum_up(lines: Sequence[Line], unread: int) -> str:
    """Write how many drafts and problems there are, in one sentence."""
    summaries = [line["summary"] for line in lines if "summary" in line]
    counts = [
        count_nouns(sum(each[f"{name}s"] for each in summaries), name)
        for name in ("quotation", "error", "warning")
    ]
    left = f"; {unread} could not be checked" if unread else ""
    return f"{count_nouns(len(summaries), 'draft')}: {', '.join(counts)}{left}."


def run(source: str, data: Sequence[str], workers: int) -> int:
    """Check the drafts of a folder or an archive, write their lines, and return the exit code."""
    prepared = PreparedReview(*load_library(data).reviews)
    drafts, problems, archive = list_source(source)
    lines = check_all(drafts, prepared, archive, workers)
    write_stdout("".join(f"{dump_json(line)}\n" for line in lines), "json")
    errors = [*problems, *(line["error"] for line in lines if "error" in line)]
    for remark in (*errors, sum_up(lines, len(errors))):
        write_stderr(make_visible(f"check_archive: {remark}"))
    if errors:
        return FileError.exit_code
    return int(any(line["summary"]["errors"] for line in lines))


def main(call: Sequence[str] | None = None) -> int:
    """Read the command line; an error is one line and an exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", metavar="FOLDER|ARCHIVE.zip", help="the drafts to check")
    cores = os.cpu_count() or 1
    parser.add_argument("--workers", type=int, metavar="N", default=cores, help="processes")
    parser.add_argument(
        "--data", action="extend", nargs="+", metavar="PATH", help="datasets, or folders"
    )
    arguments = parser.parse_args(call)
    try:
        if arguments.workers < 1:
            raise UsageError("--workers: name at least 1")
        return run(arguments.source, arguments.data or (), arguments.workers)
    except PipeClosedError as error:
        return error.exit_code
    except GcmreviewError as error:
        for line in str(error).split("\n"):
            write_stderr(make_visible(f"check_archive: {line}"))
        return error.exit_code


# Each worker imports this file again, so that nothing may run at its import.
if __name__ == "__main__":
    sys.exit(main())
