"""The command ``cite``."""

from typing import Annotated

import typer

from gcmreview.cli.options import Copy, check_choice, load, print_and_copy
from gcmreview.cli.registry import command
from gcmreview.lookup.query import get_quote


@command(example="cite vitorino-1 --style apa")
def cite(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUOTE ID]", help="The quote to cite, with its paragraph; else the release."
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="un (a footnote), apa, mla, chicago, bibtex, biblatex, ris, csl-json or "
            "wikipedia.",
        ),
    ] = "un",
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", metavar="DATE", help="When you saw the page: 2021-03-31."),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print the citation of the release, or of a quote in it."""
    from gcmreview.citing.reference import Reference, read_accessed
    from gcmreview.citing.styles import CITATION_STYLES

    check_choice("--style", style, CITATION_STYLES)
    day = None if accessed is None else read_accessed(accessed)
    review = load(context)
    cited = None if name is None else get_quote(review, name)
    text = CITATION_STYLES[style].cite(Reference(review.release, cited, day)) + "\n"
    print_and_copy(text, CITATION_STYLES[style].escapes, [], copy=copy)
