"""The one error boundary: any error becomes one line on standard error and an exit code."""

import os
from collections.abc import Sequence

import typer

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
from gcmreview.output.stdout import check_stdout, write_stderr
from gcmreview.text.printable import make_visible

_START_OPTIONS = ("--data", "--color", "--version")


def run_safely(app: typer.Typer, args: Sequence[str] | None) -> int:
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
        case OSError():
            refused = f"standard output: cannot be written: {explain(error)}"
            answer = f"gcmreview: {refused}", FileError.exit_code
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
