"""The commands, and the one error boundary. The only module that knows Typer."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from gcmreview import __version__
from gcmreview.environment import Screen, choose_colour, choose_width, takes_line_drawing
from gcmreview.errors import (
    INTERRUPTED,
    PIPE_CLOSED,
    UNEXPECTED,
    DatasetError,
    FileError,
    GcmreviewError,
    NothingFoundError,
    PipeClosedError,
    UsageError,
    explain,
)
from gcmreview.formats import FORMATS
from gcmreview.loader import load_review
from gcmreview.matching import did_you_mean
from gcmreview.model import Review, Statistic
from gcmreview.output import check_stdout, measure_stdout, write_stderr, write_stdout
from gcmreview.query import (
    find_agencies,
    find_paragraphs,
    find_quotes,
    find_speakers,
    find_statistics,
)
from gcmreview.tables import TABLES, Table

if TYPE_CHECKING:
    from gcmreview.views import View

_COLOURS = ("auto", "always", "never")
_START_OPTIONS = ("--data", "--color", "--version")
_FORMATS = ("table", *FORMATS)


def _choose(option: str, name: str, names: Sequence[str]) -> str:
    if name not in names:
        raise UsageError(f"{option}: unknown value '{name}'; {did_you_mean(name, names)}")
    return name


def _check_format(name: str) -> str:
    return _choose("--format", name, _FORMATS)


def _check_colour(choice: str) -> str:
    return _choose("--color", choice, _COLOURS)


app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    # Rich's help costs 100 ms more than plain help, and crashes on TERMINAL_WIDTH=abc.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="Show only what holds all of these words, in any case and with or without accents.",
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(_FORMATS),
        envvar="GCMREVIEW_FORMAT",
        callback=_check_format,
        help="How to print.",
    ),
]


class _Settings(NamedTuple):
    """What the options before the command say."""

    data: str | None
    colour: str


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; what goes wrong is said in a line."""
    try:
        check_stdout()
        code = app(args=args, prog_name="gcmreview", standalone_mode=False)
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        message, code = _answer(error)
        if code == UNEXPECTED and os.environ.get("GCMREVIEW_DEBUG"):
            raise
        if message:
            write_stderr(message)
    return code if isinstance(code, int) else 0


def _answer(error: BaseException) -> tuple[str, int]:
    """Return what to say about an error, and the exit code."""
    match error:
        case KeyboardInterrupt():
            answer = "", INTERRUPTED
        case PipeClosedError() | SystemExit():
            # Typer exits where the reader of its help went away.
            answer = "", PIPE_CLOSED
        case DatasetError():
            # Its lines name the file already.
            answer = str(error), error.exit_code
        case GcmreviewError():
            answer = f"gcmreview: {error}", error.exit_code
        case typer.TyperException():
            answer = _say_usage(error), UsageError.exit_code
        case OSError():
            refused = f"standard output: cannot be written: {explain(error)}"
            answer = f"gcmreview: {refused}", FileError.exit_code
        case _:
            shown = f"unexpected {type(error).__name__}: {error}"
            hint = "please report it, with the traceback that GCMREVIEW_DEBUG=1 shows"
            answer = f"gcmreview: {shown}; {hint}", UNEXPECTED
    return answer


@app.callback(invoke_without_command=True, epilog="Example: gcmreview quotes --speaker motus")
def start(
    context: typer.Context,
    data: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", envvar="GCMREVIEW_DATA", help="Another dataset than the bundled one."
        ),
    ] = None,
    color: Annotated[
        str,
        typer.Option(metavar="|".join(_COLOURS), callback=_check_colour, help="Colour and style."),
    ] = "auto",
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of tool and dataset.")
    ] = False,
) -> None:
    """Look up who said what at a migration review, to the character.

    The source is one press release: First Regional Review of the Global Compact for Safe, Orderly
    and Regular Migration in Asia-Pacific. Without a command: info.
    """
    context.obj = _Settings(data, color)
    if version:
        write_stdout(f"gcmreview {__version__}\n")
        release = _load(context).release
        write_stdout(f"dataset {release.id}, {release.date.isoformat()}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        info(context, _check_format(os.environ.get("GCMREVIEW_FORMAT") or "table"))


@app.command(epilog="Example: gcmreview info --format json")
def info(context: typer.Context, output_format: Format = "table") -> None:
    """Show the release, what is odd in it, and the commands."""
    from gcmreview.facts import tabulate_facts
    from gcmreview.overview import view_info

    review = _load(context)
    commands = [
        (each.callback.__name__, (each.callback.__doc__ or "").partition("\n")[0])
        for each in app.registered_commands
        if each.callback and not each.hidden
    ]
    _print(context, output_format, tabulate_facts(review), lambda: view_info(review, commands))


@app.command(epilog="Example: gcmreview speakers thailand")
def speakers(context: typer.Context, words: Words = None, output_format: Format = "table") -> None:
    """List who spoke, in what office, and how often quoted."""
    review = _load(context)
    found = find_speakers(review, words or ())
    _print_listing(context, output_format, "speakers", review, found)


@app.command(epilog="Example: gcmreview quotes covid --speaker pramudwinai")
def quotes(
    context: typer.Context,
    words: Words = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this speaker, by id or name.")
    ] = None,
    agency: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only speakers of this agency.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option(metavar="TOPIC", help="Only quotes on this topic.")
    ] = None,
    output_format: Format = "table",
) -> None:
    """List what they said, in full, with speaker and paragraph."""
    review = _load(context)
    found = find_quotes(review, words or (), speaker=speaker, agency=agency, topic=topic)
    _print_listing(context, output_format, "quotes", review, found)


@app.command(epilog="Example: gcmreview agencies refugees")
def agencies(context: typer.Context, words: Words = None, output_format: Format = "table") -> None:
    """List the member agencies of the Network and their roles."""
    review = _load(context)
    found = find_agencies(review, words or ())
    _print_listing(context, output_format, "agencies", review, found)


@app.command(epilog="Example: gcmreview stats --chart")
def stats(
    context: typer.Context,
    words: Words = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw what can be compared.")] = False,
    output_format: Format = "table",
) -> None:
    """List the stated figures, each with its qualifier.

    Also called statistics.
    """
    review = _load(context)
    found = find_statistics(review, words or ())
    if chart and found:
        _print_chart(context, output_format, review, found)
    else:
        _print_listing(context, output_format, "statistics", review, found)


app.command("statistics", hidden=True, epilog="Example: gcmreview statistics")(stats)


@app.command(epilog="Example: gcmreview source 5-9,11")
def source(
    context: typer.Context,
    paragraphs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARAGRAPHS]...", help="Which: 5, 5-9 or 1,3. 0 is the title."),
    ] = None,
    output_format: Format = "table",
) -> None:
    """Print the source itself, in numbered paragraphs."""
    review = _load(context)
    found = find_paragraphs(review, paragraphs or ())
    _print_listing(context, output_format, "paragraphs", review, found)


def _load(context: typer.Context) -> Review:
    settings: _Settings = context.obj
    return load_review(settings.data)


def _print_listing(
    context: typer.Context, output_format: str, kind: str, review: Review, found: Sequence[Any]
) -> None:
    """Print the records of one kind that were found; where there are none, say so too."""
    if found or output_format in FORMATS:
        table = TABLES[kind](review, found)
        _print(context, output_format, table, lambda: _make_view(kind, review, found))
    if not found:
        raise NothingFoundError(f"no {kind} match; without words, all are listed")


def _make_view(kind: str, review: Review, found: Sequence[Any]) -> "View":
    from gcmreview.views import VIEWS

    return VIEWS[kind](review, found)


def _print(
    context: typer.Context, output_format: str, table: Table, make_view: Callable[[], "View"]
) -> None:
    if output_format != "table":
        write_stdout(FORMATS[output_format](table))
        return
    from gcmreview.terminal import draw_view

    write_stdout(draw_view(make_view(), _look_at_screen(context)))


def _print_chart(
    context: typer.Context, output_format: str, review: Review, found: Sequence[Statistic]
) -> None:
    if output_format != "table":
        raise UsageError(f"--chart is drawn, not written as {output_format}; leave one of them out")
    from gcmreview.chart import draw_chart
    from gcmreview.terminal import draw_lines

    screen = _look_at_screen(context)
    write_stdout(draw_lines(draw_chart(review, found, screen), screen))


def _look_at_screen(context: typer.Context) -> Screen:
    settings: _Settings = context.obj
    width, is_terminal = measure_stdout()
    return Screen(
        width=choose_width(os.environ, width),
        colour=choose_colour(settings.colour, os.environ, is_terminal),
        unicode=takes_line_drawing(sys.stdout.encoding),
    )


def _say_usage(error: typer.TyperException) -> str:
    """Write what Typer's parser refused in one line, with where to read on."""
    message = error.format_message().rstrip(".")
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "gcmreview"
    if context and message.startswith("No such option"):
        return f"gcmreview: {message}; {_place_option(context, message)}"
    end = "" if message.endswith("?") else ";"
    return f"gcmreview: {message}{end} see {command} --help"


def _place_option(context: typer.Context, message: str) -> str:
    """Say where an option may belong that does not belong where it stood."""
    if context.parent and message.endswith(_START_OPTIONS):
        return "it stands before the command"
    if not context.parent and not message.endswith(")"):
        return "a command's options stand after the command; see gcmreview --help"
    return f"see {context.command_path} --help"
