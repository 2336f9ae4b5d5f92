"""Options and steps that several commands share."""

import os
from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, NamedTuple

import typer

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.errors import NothingFoundError, UsageError
from gcmreview.listing.request import (
    FORMAT_NAMES,
    Listing,
    OutputOptions,
    Rendered,
    explain_nothing,
    settle_options,
)
from gcmreview.output.stdout import Escapes, measure_stdout, write_stderr, write_stdout
from gcmreview.terminal.screen import PAPER, Screen, choose_width, make_screen
from gcmreview.text.suggestions import did_you_mean


class Settings(NamedTuple):
    """What the options before the command say."""

    data: str | None
    colour: str


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="Show only what holds all of these words, in any case and with or without accents.",
        show_default=False,
    ),
]


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
            metavar="|".join(FORMAT_NAMES),
            help="How to print; table, if GCMREVIEW_FORMAT does not say otherwise.",
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option("--fields", metavar="A,B", help="Only these fields, in this order."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=0, help="Only the first N records.")
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEXT",
            help="A line a record, with {field} replaced; knows \\n, \\t.",
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="CSV with a byte-order mark. CHANGES DATA: an apostrophe is put before a text "
            "that a spreadsheet would run.",
        ),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Write to a new file; - is standard output."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --output replace a file.")] = False,
) -> None:
    """Print an answer as the options that all listings share ask for."""
    names = None if fields is None else tuple(name.strip() for name in fields.split(","))
    form = settle_options(
        OutputOptions(output_format, names, limit, template, spreadsheet),
        usual=os.environ.get("GCMREVIEW_FORMAT", ""),
        chart=answer.chart,
    )
    if force and output in (None, "-"):
        raise UsageError("--force goes with --output FILE")
    if answer.records or form.format != "table":
        from gcmreview.listing.render import render

        paper = PAPER._replace(width=choose_width(os.environ, None))
        screen = look_at_screen(context) if output in (None, "-") else paper
        _deliver(render(review, answer, form, screen), output, force)
    if not answer.records:
        raise NothingFoundError(explain_nothing(review, answer))


def _deliver(rendered: Rendered, output: str | None, force: bool) -> None:
    """Write an answer where it is wanted, and what must be said about it to standard error."""
    if output in (None, "-"):
        remarks = [write_stdout(rendered.text, rendered.escapes), rendered.remark]
    else:
        from gcmreview.output.files import write_file

        write_file(output, rendered.text, force=force)
        remarks = [rendered.remark]
    say(remarks)


def say(remarks: Iterable[str]) -> None:
    """Say what there is to say about the output."""
    for remark in filter(None, remarks):
        write_stderr(f"gcmreview: {remark}")


Copy = Annotated[bool, typer.Option("--copy", help="Also put it on the clipboard.")]


def check_choice(option: str, choice: str, known: Collection[str]) -> None:
    """Refuse a value that an option does not know, and suggest the nearest one."""
    if choice not in known:
        hint = did_you_mean(choice, tuple(known))
        raise UsageError(f"{option}: unknown value '{choice}'; {hint}")


def print_and_copy(text: str, escapes: Escapes, remarks: Sequence[str], *, copy: bool) -> None:
    """Print a text whole before anything can go wrong with the clipboard."""
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
