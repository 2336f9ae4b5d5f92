"""The command line as a whole: the options before the command, what runs without one, and errors.

Here any error becomes one line on standard error and an exit code.
"""

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview import __version__
from gcmreview.cli.options import Settings, list_names, load
from gcmreview.cli.registry import PLAIN, Group
from gcmreview.errors import (
    INTERRUPTED,
    PIPE_CLOSED,
    UNEXPECTED,
    DatasetError,
    FileError,
    GcmreviewError,
    PipeClosedError,
    UsageError,
    explain,
)
from gcmreview.output.stdout import check_stdout, write_stderr, write_stdout
from gcmreview.terminal.screen import COLOURS, check_colour
from gcmreview.text.printable import make_visible

_START_OPTIONS = ("--data", "--color", "--version")

app = typer.Typer(cls=Group, **PLAIN)


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


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; an error is reported in one line."""
    try:
        check_stdout()
        # No variable asks for completion: Typer's would hand help texts and values to the shell.
        code = app(args=args, prog_name="gcmreview", standalone_mode=False, complete_var="")
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        message, code = _answer(error)
        if code == UNEXPECTED and os.environ.get("GCMREVIEW_DEBUG"):
            raise
        if message:
            write_stderr(message)
    return code if isinstance(code, int) else 0


def _answer(error: BaseException) -> tuple[str, int]:
    """Return the message for an error, and the exit code."""
    match error:
        case KeyboardInterrupt():
            answer = "", INTERRUPTED
        case PipeClosedError() | SystemExit():
            # Typer exits where the reader of its help closed the pipe.
            answer = "", PIPE_CLOSED
        case DatasetError():
            # Its lines, one per problem, name the file already.
            answer = str(error), error.exit_code
        case GcmreviewError():
            answer = f"gcmreview: {error}", error.exit_code
        case typer.TyperException():
            answer = _explain_usage(error), UsageError.exit_code
        case OSError(filename=str(name)):
            answer = f"gcmreview: {name}: {explain(error)}", FileError.exit_code
        case OSError():
            refused = f"standard output: cannot be written: {explain(error)}"
            answer = f"gcmreview: {refused}", FileError.exit_code
        case MemoryError():
            answer = f"gcmreview: {explain(error)}", FileError.exit_code
        case _:
            shown = f"unexpected {type(error).__name__}: {error}"
            hint = "please report it, with the traceback that GCMREVIEW_DEBUG=1 shows"
            answer = f"gcmreview: {shown}; {hint}", UNEXPECTED
    message, code = answer
    # An argument, a file or an exception may contain any character; the message is one line.
    return message if isinstance(error, DatasetError) else make_visible(message), code


def _explain_usage(error: typer.TyperException) -> str:
    """Write an error of Typer's parser in one line, with where to read on."""
    message = error.format_message().rstrip(".")
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "gcmreview"
    if context and message.startswith("No such option"):
        return f"gcmreview: {message}; {_place_option(context, message)}"
    end = "" if message.endswith("?") else ";"
    return f"gcmreview: {message}{end} see {command} --help"


def _place_option(context: typer.Context, message: str) -> str:
    """Return where an unknown option may belong."""
    if context.parent and message.endswith(_START_OPTIONS):
        return "put it before the command"
    if not context.parent and not message.endswith(")"):
        return "put a command's options after the command; see gcmreview --help"
    return f"see {context.command_path} --help"
