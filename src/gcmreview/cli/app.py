"""The command line as a whole: the options before the command, what runs without one, and errors.

Here any error becomes one line on standard error and an exit code.
"""

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview import __version__
from gcmreview.cli.help import PLAIN, Group
from gcmreview.cli.options import Settings, load, look_at_screen
from gcmreview.errors import (
    INTERRUPTED,
    PIPE_CLOSED,
    UNEXPECTED,
    ChoiceError,
    DatasetError,
    FileError,
    GcmreviewError,
    PipeClosedError,
    UsageError,
    explain,
)
from gcmreview.output.stdout import check_stdout, write_stderr, write_stdout
from gcmreview.text.printable import make_visible

# Options of one idea, by what they are called in other commands.
_RELATED = {"--format": "--style", "-f": "--style", "--style": "--format"}
# What to do instead of an option that listings have, and quote and cite have not.
_INSTEAD = {
    "--speaker": "name the speaker without an option",
    "--output": "write > FILE after the command",
    "-o": "write > FILE after the command",
}

# A text of its own, since Python without docstrings (-OO) prints the help too.
_HELP = """\
Look up, quote and cite what a press release says, and check drafts against it.

The built-in dataset is the release of the First Regional Review of the Global Compact for Safe,
Orderly and Regular Migration in Asia-Pacific. Without a command, gcmreview shows what is in it.
"""

app = typer.Typer(cls=Group, **PLAIN)


@app.callback(invoke_without_command=True, help=_HELP)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", help="Print the versions of the tool and the dataset."),
    ] = False,
) -> None:
    """Print the versions, or without a command the first screen."""
    context.obj = context.obj or Settings()
    if version:
        write_stdout(f"gcmreview {__version__}\n")
        for review in load(context).originals:
            release = review.release
            day = f", {release.date.isoformat()}" if release.date else ""
            write_stdout(f"dataset {release.id}{day}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from gcmreview.listing.overview import draw_start

        library = load(context)
        text = draw_start(library.originals, library.joined, look_at_screen(context))
        write_stdout(text, "visible")


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
            # Typer exits where a pipe is closed.
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
        case OSError() | MemoryError():
            answer = f"gcmreview: {explain(error)}", FileError.exit_code
        case _:
            shown = f"unexpected {type(error).__name__}: {error}"
            hint = "please report it, with the traceback that GCMREVIEW_DEBUG=1 shows"
            answer = f"gcmreview: {shown}; {hint}", UNEXPECTED
    message, code = answer
    return _show(error, message), code


def _show(error: BaseException, message: str) -> str:
    """Show any character that an argument, a file or an exception may have.

    The message is one line, or has a line for each problem or choice.
    """
    if isinstance(error, DatasetError):
        return message
    return make_visible(message, allow="\n" if isinstance(error, ChoiceError) else "")


def _explain_usage(error: typer.TyperException) -> str:
    """Write an error of Typer's parser in one line, with where to read on."""
    message = error.format_message().rstrip(".")
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "gcmreview"
    if context and message.startswith("No such option"):
        return f"gcmreview: {_place_option(context, message)}"
    match error:
        case typer.BadParameter(param=object(type=object(min=int(least)), opts=[option, *_])):
            message = f"{option}: write a whole number, {least} or more"
    return f"gcmreview: {message}; see {command} --help"


def _place_option(context: typer.Context, message: str) -> str:
    """Return where an unknown option may belong, or what it is called here."""
    option = message.split(maxsplit=4)[3]
    known = {name for each in context.command.params for name in each.opts}
    if _RELATED.get(option) in known:
        message = f"No such option: {option}; use {_RELATED[option]}"
    elif context.command.name in ("quote", "cite") and option in _INSTEAD:
        message = f"No such option: {option}; {_INSTEAD[option]}"
    elif not context.parent and not message.endswith(")"):
        message += "; put a command's options after the command"
    return f"{message}; see {context.command_path} --help"
