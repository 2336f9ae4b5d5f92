"""The command ``cite``."""

from typing import Annotated

import typer

from gcmreview.citing.reference import Reference, read_accessed
from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.cli.options import Copy, Printed, describe_rows, load, print_and_copy
from gcmreview.dataset.model import Quote, Review
from gcmreview.suggestions import check_choice


def cite(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Quote, figure, conclusion or paragraph to cite. Default: the release.",
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
    review = load(context)
    cited = None if name is None else _find(review, name)
    text = CITATION_STYLES[style].cite(Reference(review.release, cited, day)) + "\n"
    printed = Printed(text, "the citation", CITATION_STYLES[style].escapes)
    print_and_copy(printed, [], copy=copy)


def _find(review: Review, name: str) -> Quote:
    # Only a citation of more than the release looks for something.
    from gcmreview.lookup.passages import find_passage

    return find_passage(review, name)
