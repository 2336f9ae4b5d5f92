"""Check an archive of drafts in several processes, with the bags of Dask.

    pip install gcmreview 'dask>=2024.8'
    python examples/check_archive.py FOLDER [--data FILE ...] [--workers 2]

Prints each error as `path:line:column: message [rule]`, and how fast the drafts were checked. Exits
with 1 if there are errors. Dask can send the same function to other machines too: `check_drafts`
depends on nothing but its arguments, and a prepared review can be pickled.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import dask.bag

from gcmreview.check.checker import check_text
from gcmreview.check.context import CheckOptions, PreparedReview
from gcmreview.check.findings import list_flagged
from gcmreview.dataset.loader import load_review
from gcmreview.documents.folders.drafts import list_drafts
from gcmreview.documents.readers.files import DraftFile, read_draft
from gcmreview.errors import FileError
from gcmreview.library.library import make_library

# Parts of the archive for each worker, so that one with long drafts keeps no other waiting.
PARTS = 4


class Result(NamedTuple):
    """What was found in a draft: its quotations, a line for each error, and its characters."""

    quotations: int
    errors: tuple[str, ...]
    length: int
    is_read: bool = True


def prepare(files: Sequence[str]) -> PreparedReview:
    """Load datasets, or the built-in one, and make them ready to check drafts."""
    reviews = [load_review(file) for file in files] or [load_review()]
    first, *others = make_library(reviews, files).reviews
    return PreparedReview(first, CheckOptions(), others)


def check_drafts(drafts: Iterable[DraftFile], prepared: PreparedReview) -> list[Result]:
    """Check some drafts."""
    return [check_draft(each, prepared) for each in drafts]


def check_draft(draft: DraftFile, prepared: PreparedReview) -> Result:
    """Check a draft; what cannot be read is an error of its own."""
    try:
        text = read_draft(draft).text
    except FileError as error:
        return Result(0, (str(error),), 0, is_read=False)
    checked = check_text(prepared, draft.path, text, draft.kind)
    errors = [
        f"{each.path}:{each.place.line}:{each.place.column}: {each.message} [{each.code}]"
        for each in list_flagged([checked])
        if each.severity == "error"
    ]
    return Result(len(checked.quotations), tuple(errors), len(text))


def check_archive(
    drafts: Sequence[DraftFile], prepared: PreparedReview, workers: int
) -> list[Result]:
    """Check drafts in so many processes, and return the results in their order."""
    # Dask ships types for only some of its functions.
    make_bag: Any = dask.bag.from_sequence
    bag = make_bag(drafts, npartitions=min(len(drafts), workers * PARTS))
    checked = bag.map_partitions(check_drafts, prepared)
    results: list[Result] = checked.compute(scheduler="processes", num_workers=workers)
    return results


def main() -> int:
    """Check the drafts in a folder, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--data", nargs="+", default=(), metavar="FILE", help="datasets")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes")
    arguments = parser.parse_args()
    listing = list_drafts([arguments.folder], None, [])
    if not listing.drafts:
        print(f"{arguments.folder}: no drafts in this folder", file=sys.stderr)
        return 3
    started = time.perf_counter()
    results = check_archive(listing.drafts, prepare(arguments.data), arguments.workers)
    seconds = time.perf_counter() - started
    for line in (line for each in results for line in each.errors):
        print(line)
    quotations, length = sum(each.quotations for each in results), sum(r.length for r in results)
    print(
        f"{len(results)} drafts, {quotations} quotations, {length / 1e6:.1f} million characters in "
        f"{seconds:.1f} s with {arguments.workers} workers: {length / 1e6 / seconds:.2f} million a "
        "second",
        file=sys.stderr,
    )
    if not all(each.is_read for each in results):
        return 3
    return 1 if any(each.errors for each in results) else 0


if __name__ == "__main__":
    sys.exit(main())
