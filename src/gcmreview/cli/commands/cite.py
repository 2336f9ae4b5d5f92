"""The command ``cite``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview.citing.reference import Reference, read_accessed
from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.cli.options import Copy, describe_rows, load, print_and_copy
from gcmreview.dataset.model import Quote, Release
from gcmreview.library.library import Library
from gcmreview.suggestions import check_choice


def cite(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|WORDS]...",
            help="Quote, figure, conclusion or paragraph to cite, by its id or words that only it "
            "has. Default: the release.",
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style", metavar="STYLE", help=f"Citation style: {describe_rows(CITATION_STYLES)}."
        ),
    ] = "un",
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", metavar="DATE", help="When you read the page: 2021-03-31."),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print a citation of the release, or of a quote in it."""
    check_choice("--style", style, CITATION_STYLES)
    day = None if accessed is None else read_accessed(accessed)
    library = load(context)
    release, cited = _find(library, names or ())
    text = CITATION_STYLES[style].cite(Reference(release, cited, day)) + "\n"
    print_and_copy(text, "the citation", CITATION_STYLES[style].escapes, copy=copy)


def _find(library: Library, names: Sequence[str]) -> tuple[Release, Quote | None]:
    """Return the release to cite, and the passage of it if the names mean one."""
    if not names and library.is_single:
        return library.joined.release, None
    # Only a citation of more than the release looks for something.
    from gcmreview.lookup.named import find_passage, find_release

    cited = find_release(library, " ".join(names) if names else None)
    if cited:
        return cited, None
    review, quote = find_passage(library, names)
    return review.release, quote
