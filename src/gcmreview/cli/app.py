"""The command line as a whole: the options before the command, and what runs without one."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview import __version__
from gcmreview.cli.boundary import run_safely
from gcmreview.cli.options import Settings, list_names, load
from gcmreview.cli.registry import PLAIN, Group
from gcmreview.output.stdout import write_stdout
from gcmreview.terminal.screen import COLOURS, check_colour

app = typer.Typer(cls=Group, **PLAIN)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; an error is reported in one line."""
    return run_safely(app, args)


@app.callback(invoke_without_command=True, epilog="Example: gcmreview quotes --speaker motus")
def start(
    context: typer.Context,
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            metavar="FILE",
            envvar="GCMREVIEW_DATA",
            help="Use this dataset instead of the built-in one.",
        ),
    ] = None,
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar=list_names(COLOURS),
            callback=check_colour,
            help="When to use colour; auto means on a terminal.",
        ),
    ] = "auto",
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of the tool and the dataset.")
    ] = False,
) -> None:
    """Look up who said what at a migration review, word for word.

    The source is one press release: First Regional Review of the Global Compact for Safe, Orderly
    and Regular Migration in Asia-Pacific. Without a command, gcmreview runs info.
    """
    context.obj = Settings(data, color)
    if version:
        write_stdout(f"gcmreview {__version__}\n")
        release = load(context).release
        write_stdout(f"dataset {release.id}, {release.date.isoformat()}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from gcmreview.cli.listings import info

        info(context)
