"""Count what `check` finds in real files that do not quote the built-in review.

    python evaluation/real_world.py FOLDER...

Every finding is a false alarm there, except that a quotation is not found. For each folder it
prints a row of a Markdown table: files, those that could not be checked, size, quotations, the
other findings by code, and speed. ``--show N`` prints the first N findings.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from gcmreview.check.codes import NOT_FOUND
from gcmreview.check.context import CheckOptions
from gcmreview.check.findings import list_flagged
from gcmreview.check.runner import Outcome, Task, run_checks
from gcmreview.dataset.loader import load_review
from gcmreview.documents.folders.drafts import list_drafts

COLUMNS = ("Folder", "Files", "Not checked", "MB", "Quotations", "Not found", "Others", "MB/s")
_MEGABYTE = 1_000_000


def count(folder: Path, jobs: int) -> tuple[list[Outcome], list[str]]:
    """Check the drafts in a folder; return what was found, and the row of the table."""
    listing = list_drafts([str(folder)], None)
    started = time.perf_counter()
    done = list(run_checks([load_review()], CheckOptions(), Task(), listing.drafts, jobs))
    seconds = time.perf_counter() - started
    size = sum(os.path.getsize(each.path) for each in listing.drafts) / _MEGABYTE
    checked = [each.checked for each in done if each.checked]
    codes = Counter(each.code for each in list_flagged(checked))
    missing = codes.pop(NOT_FOUND, 0)
    others = ", ".join(f"{number} {code}" for code, number in sorted(codes.items()))
    return done, [
        folder.name,
        f"{len(done):,}",
        f"{sum(1 for each in done if each.error):,}",
        f"{size:.1f}",
        f"{sum(len(each.quotations) for each in checked):,}",
        f"{missing:,}",
        others or "none",
        f"{size / seconds:.1f}",
    ]


def show(done: Sequence[Outcome], most: int) -> None:
    """Print the first findings, but for quotations that are not found."""
    flagged = list_flagged([each.checked for each in done if each.checked])
    for each in islice((each for each in flagged if each.code != NOT_FOUND), most):
        print(f"{each.path}:{each.place.line}: {each.code} {each.text!r}: {each.message}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: 1)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N findings")
    options = parser.parse_args()
    counted = [count(folder, options.jobs) for folder in options.folders]
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for _, row in counted:
        print(f"| {' | '.join(row)} |")
    for done, _ in counted:
        show(done, options.show)


if __name__ == "__main__":
    main()
