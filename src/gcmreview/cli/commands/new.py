"""The command ``new``."""

import os
from typing import Annotated

import typer

from gcmreview.cli.options import describe_rows, list_names, say
from gcmreview.dataset.model import Review, count_records
from gcmreview.documents.folders.drafts import list_drafts
from gcmreview.documents.readers.files import STDIN, DraftFile
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import UsageError
from gcmreview.output.files import write_file
from gcmreview.output.stdout import write_exact
from gcmreview.suggestions import check_choice
from gcmreview.text.printable import make_visible
from gcmreview.text.words import count_nouns

# What the summary counts, in its order: the kinds of records, and the noun for one of them.
_COUNTED = {
    "paragraphs": "paragraph",
    "quotes": "quote",
    "speakers": "speaker",
    "agencies": "agency",
    "statistics": "statistic",
    "contacts": "contact",
    "links": "link",
}


def new(
    release: Annotated[
        str, typer.Argument(metavar="RELEASE", help="File of the release; - is standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a new file; - is standard output."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Let --output overwrite an existing file.")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar=list_names(READERS),
            help=f"Read the release as this type: {describe_rows(READERS)}. "
            "Standard input is text.",
        ),
    ] = None,
) -> None:
    """Make a dataset of a press release, for a person to complete."""
    from gcmreview.importing.builder import make_dataset
    from gcmreview.importing.writer import count_checks, write_dataset

    if force and output in (None, STDIN):
        raise UsageError("--force needs --output FILE; add it, or leave --force out")
    if output is not None and output != STDIN and _is_same(release, output):
        raise UsageError(f"{make_visible(output)}: is the release itself; name another file")
    draft = _choose_file(release, kind)
    dataset = make_dataset(draft)
    text = write_dataset(
        dataset, "standard input" if release == STDIN else os.path.basename(release)
    )
    if output is None or output == STDIN:
        # TOML is UTF-8 whatever the terminal is.
        write_exact([text])
    else:
        write_file(output, [text], force=force)
    say([_summarize(dataset.review, count_checks(text))])


def _choose_file(release: str, kind: str | None) -> DraftFile:
    if kind is not None:
        check_choice("--type", kind, READERS)
    if release == STDIN:
        return DraftFile(STDIN, kind or "text")
    if os.path.isdir(release):
        raise UsageError(f"{release}: is a directory; name the file of one release")
    listing = list_drafts([release], kind)
    for problem in listing.problems:
        raise problem
    return listing.drafts[0]


def _is_same(release: str, output: str) -> bool:
    return os.path.exists(output) and os.path.exists(release) and os.path.samefile(release, output)


def _summarize(review: Review, checks: int) -> str:
    """Say how much is in a dataset, and how much a person has to decide."""
    found = ", ".join(count_records(review, _COUNTED))
    marked = f"{count_nouns(checks, 'comment')} with “Check:” to decide"
    return f"{found}; {marked}"
