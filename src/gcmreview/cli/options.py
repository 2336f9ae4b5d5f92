"""Options and steps that several commands share."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from inspect import Signature, signature
from typing import Annotated, Any, NamedTuple, Protocol

import typer

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.errors import NothingFoundError, UsageError
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.request import (
    Listing,
    OutputOptions,
    Rendered,
    explain_nothing,
    settle_options,
)
from gcmreview.output.stdout import Escapes, measure_stdout, write_stderr, write_stdout
from gcmreview.terminal.screen import PAPER, Screen, choose_width, make_screen


class Settings(NamedTuple):
    """The values of the options before the command."""

    data: str | None
    colour: str


class Row(Protocol):
    """A row of a registry whose names are the values of an option."""

    @property
    def purpose(self) -> str:
        """What the row is for, in a few words for the help; may be empty."""


def describe_rows(rows: Mapping[str, Row]) -> str:
    """Write the names of a registry with what each is for: ``un (a footnote), apa, mla``."""
    return ", ".join(
        f"{name} ({row.purpose})" if row.purpose else name for name, row in rows.items()
    )


def list_names(rows: Iterable[str]) -> str:
    """Write the values of an option as a metavar: ``text|json``."""
    return "|".join(rows)


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="Show only records with all of these words; case and accents do not matter.",
        show_default=False,
    ),
]
Copy = Annotated[bool, typer.Option("--copy", help="Also copy the text to the clipboard.")]


def print_listing(
    context: typer.Context,
    review: Review,
    answer: Listing,
    *,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=list_names(FORMATS),
            help=f"Output format: {describe_rows(FORMATS)}. Default: $GCMREVIEW_FORMAT or table.",
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option("--fields", metavar="A,B", help="Print only these fields, in this order."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="Print only the first N records."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEXT",
            help="Print one line per record, replacing each {field}; \\n and \\t are escapes.",
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="Print CSV for spreadsheets, with a byte-order mark. CHANGES DATA: puts an "
            "apostrophe before any text that a spreadsheet would run as a formula.",
        ),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Write to a new file; - is standard output."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Let --output overwrite an existing file.")
    ] = False,
) -> None:
    """Print an answer as the options that all listings share ask for."""
    names = None if fields is None else tuple(name.strip() for name in fields.split(","))
    form = settle_options(
        OutputOptions(output_format, names, limit, template, spreadsheet, answer.chart),
        usual=os.environ.get("GCMREVIEW_FORMAT", ""),
    )
    if force and output in (None, "-"):
        raise UsageError("--force needs --output FILE; add it, or leave --force out")
    if answer.records or form.format != "table":
        from gcmreview.listing.render import render

        paper = PAPER._replace(width=choose_width(os.environ, None))
        screen = look_at_screen(context) if output in (None, "-") else paper
        _deliver(render(review, answer, form, screen), output, force)
    if not answer.records:
        raise NothingFoundError(explain_nothing(review, answer))


_SHARED = list(signature(print_listing).parameters.values())[3:]


def listing(find: Callable[..., Listing]) -> Callable[..., None]:
    """Make a function that finds records a command with the options that listings share.

    The function takes the review, then its own arguments and options.
    """
    review, *own = signature(find).parameters.values()
    context = review.replace(name="context", annotation=typer.Context)

    @wraps(find)
    def run(context: typer.Context, **options: Any) -> None:
        filters = {each.name: options.pop(each.name) for each in own if each.name in options}
        review = load(context)
        print_listing(context, review, find(review, **filters), **options)

    run.__signature__ = Signature([context, *own, *_SHARED])  # type: ignore[attr-defined]
    return run


def _deliver(rendered: Rendered, output: str | None, force: bool) -> None:
    """Write an answer to its destination, and any remark about it to standard error."""
    if output in (None, "-"):
        remarks = [write_stdout(rendered.text, rendered.escapes), rendered.remark]
    else:
        from gcmreview.output.files import write_file

        write_file(output, rendered.text, force=force)
        remarks = [rendered.remark]
    say(remarks)


def say(remarks: Iterable[str]) -> None:
    """Write each remark that is not empty as a line on standard error."""
    for remark in filter(None, remarks):
        write_stderr(f"gcmreview: {remark}")


def print_and_copy(text: str, escapes: Escapes, remarks: Sequence[str], *, copy: bool) -> None:
    """Print a text completely, then copy it, so that a clipboard error cannot cut the output."""
    say([write_stdout(text, escapes), *remarks])
    if copy:
        from gcmreview.output.clipboard import copy_text

        say([copy_text(text.removesuffix("\n").removesuffix("\r"), os.environ)])


def load(context: typer.Context) -> Review:
    """Load the dataset that the command line asks for."""
    settings: Settings = context.obj
    return load_review(settings.data)


def look_at_screen(context: typer.Context) -> Screen:
    """Return what is known of the screen that is printed to."""
    settings: Settings = context.obj
    return make_screen(os.environ, settings.colour, *measure_stdout())
