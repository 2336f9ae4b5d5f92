"""The commands, and the one error boundary. The only module that knows Typer."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from gcmreview import __version__
from gcmreview.answers import FORMAT_NAMES, Answer, Form, Rendered, explain_nothing, settle_form
from gcmreview.environment import (
    COLOURS,
    PAPER,
    Screen,
    check_colour,
    choose_colour,
    choose_width,
    make_screen,
)
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
from gcmreview.loader import load_review
from gcmreview.matching import did_you_mean
from gcmreview.model import Quote, Review
from gcmreview.output import (
    Escapes,
    check_stdout,
    is_stderr_terminal,
    measure_stdout,
    write_stderr,
    write_stdout,
)
from gcmreview.printable import make_visible
from gcmreview.query import (
    find_agencies,
    find_paragraphs,
    find_quotes,
    find_speakers,
    find_statistics,
    get_quote,
    get_quotes,
)

if TYPE_CHECKING:
    from gcmreview.check.drafts import Source
    from gcmreview.check.running import Outcome
    from gcmreview.facts import Fact
    from gcmreview.search import Hit
    from gcmreview.views import View

_START_OPTIONS = ("--data", "--color", "--version")
# Rich's help costs 100 ms more than plain help, and crashes on TERMINAL_WIDTH=abc.
_PLAIN: dict[str, Any] = {
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}
_commands: dict[str, typer.Typer] = {}

Find = Callable[..., Answer]
Command = Callable[..., None]


class _Commands(Mapping[str, Any]):
    """The commands by name, each made when it is asked for.

    Typer makes all of them at every start, which costs more with every option.
    """

    def __getitem__(self, name: str) -> Any:
        return typer.main.get_command(_commands[name])

    def __iter__(self) -> Iterator[str]:
        return (
            name for name, command in _commands.items() if not command.registered_commands[0].hidden
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Group(TyperGroup):
    """The command line as a whole."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": _Commands()})


class _Settings(NamedTuple):
    """What the options before the command say."""

    data: str | None
    colour: str


app = typer.Typer(cls=_Group, **_PLAIN)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="Show only what holds all of these words, in any case and with or without accents.",
        show_default=False,
    ),
]


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; what goes wrong is said in a line."""
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
    """Return what to say about an error, and the exit code."""
    match error:
        case KeyboardInterrupt():
            answer = "", INTERRUPTED
        case PipeClosedError() | SystemExit():
            # Typer exits where the reader of its help went away.
            answer = "", PIPE_CLOSED
        case DatasetError():
            # Its lines, one a problem, name the file already.
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
    message, code = answer
    # The words of a call, a file or an exception may hold anything; what is said is one line.
    return message if isinstance(error, DatasetError) else make_visible(message), code


@app.callback(invoke_without_command=True, epilog="Example: gcmreview quotes --speaker motus")
def start(
    context: typer.Context,
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            metavar="FILE",
            envvar="GCMREVIEW_DATA",
            help="Another dataset than the bundled one.",
        ),
    ] = None,
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="|".join(COLOURS),
            callback=check_colour,
            help="When to use colour; auto: on a terminal.",
        ),
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
        review = _load(context)
        _print_answer(context, review, info(review))


def _print_answer(
    context: typer.Context,
    review: Review,
    answer: Answer,
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
    form = settle_form(
        Form(output_format, names, limit, template, spreadsheet),
        usual=os.environ.get("GCMREVIEW_FORMAT", ""),
        chart=answer.chart,
    )
    if force and output in (None, "-"):
        raise UsageError("--force goes with --output FILE")
    if answer.records or form.format != "table":
        from gcmreview.rendering import render

        paper = PAPER._replace(width=choose_width(os.environ, None))
        screen = _look_at_screen(context) if output in (None, "-") else paper
        _deliver(render(review, answer, form, screen), output, force)
    if not answer.records:
        raise NothingFoundError(explain_nothing(review, answer))


def _deliver(rendered: Rendered, output: str | None, force: bool) -> None:
    """Write an answer where it is wanted, and what must be said about it to standard error."""
    if output in (None, "-"):
        remarks = [write_stdout(rendered.text, rendered.escapes), rendered.remark]
    else:
        from gcmreview.files import write_file

        write_file(output, rendered.text, force=force)
        remarks = [rendered.remark]
    _say(remarks)


def _say(remarks: Iterable[str]) -> None:
    """Say what there is to say about the output."""
    for remark in filter(None, remarks):
        write_stderr(f"gcmreview: {remark}")


_SHARED = list(signature(_print_answer).parameters.values())[3:]


def _list_command(
    *, example: str, name: str | None = None, hidden: bool = False
) -> Callable[[Find], Find]:
    """Make a command of a function that finds records, with the options that listings share."""

    def register(find: Find) -> Find:
        context, *own = _take_context(find)

        @wraps(find)
        def command(context: typer.Context, **options: Any) -> None:
            filters = {each.name: options.pop(each.name) for each in own if each.name in options}
            review = _load(context)
            _print_answer(context, review, find(review, **filters), **options)

        command.__signature__ = Signature([context, *own, *_SHARED])  # type: ignore[attr-defined]
        _register(command, name or find.__name__, example, hidden=hidden)
        return find

    return register


def _command(*, example: str) -> Callable[[Command], Command]:
    """Make a command of a function that does all of its own work."""

    def register(command: Command) -> Command:
        _register(command, command.__name__, example)
        return command

    return register


def _register(command: Command, name: str, example: str, *, hidden: bool = False) -> None:
    single = typer.Typer(**_PLAIN)
    single.command(name, hidden=hidden, epilog=f"Example: gcmreview {example}")(command)
    _commands[name] = single


def _take_context(find: Find) -> list[Parameter]:
    """Return the parameters of a command: the context in place of the review, then its own."""
    review, *own = signature(find).parameters.values()
    return [review.replace(name="context", annotation=typer.Context), *own]


@_list_command(example="info --format json")
def info(review: Review) -> Answer:
    """Show the release, what is odd in it, and the commands."""
    from gcmreview.facts import list_facts

    return Answer("facts", list_facts(review), _view_info)


@_list_command(example="speakers thailand")
def speakers(review: Review, words: Words = None) -> Answer:
    """List who spoke, in what office, and how often quoted."""
    return Answer("speakers", find_speakers(review, words or ()))


@_list_command(example="quotes covid --speaker pramudwinai")
def quotes(
    review: Review,
    words: Words = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only this speaker, by id or name."),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="NAME", help="Only speakers of this agency.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="Only quotes on this topic.")
    ] = None,
) -> Answer:
    """List what they said, in full, with speaker and paragraph."""
    found = find_quotes(review, words or (), speaker=speaker, agency=agency, topic=topic)
    return Answer("quotes", found)


@_list_command(example="agencies refugees")
def agencies(review: Review, words: Words = None) -> Answer:
    """List the member agencies of the Network and their roles."""
    return Answer("agencies", find_agencies(review, words or ()))


@_list_command(example="statistics 1990", name="statistics", hidden=True)
@_list_command(example="stats --chart")
def stats(
    review: Review,
    words: Words = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw bars of the figures that can be compared.")
    ] = False,
) -> Answer:
    """List the stated figures, each with its qualifier.

    Also called statistics.
    """
    return Answer("statistics", find_statistics(review, words or ()), chart=chart)


@_list_command(example="source 5-9,11")
def source(
    review: Review,
    paragraphs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARAGRAPHS]...", help="Which: 5, 5-9 or 1,3. 0 is the title."),
    ] = None,
) -> Answer:
    """Print the source itself, in numbered paragraphs."""
    return Answer("paragraphs", find_paragraphs(review, paragraphs or ()))


@_list_command(example="search migrants pandemic")
def search(
    review: Review,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="What to look for: all of it, in any place."),
    ],
) -> Answer:
    """Search quotes, figures, names and paragraphs, best first.

    An argument with spaces is a phrase. Best is what holds the words as one phrase, then each
    as a whole word, then as a part of one; then what is said by, or about, whom they name.
    """
    from gcmreview.search import explain_miss, find_hits, read_words

    wanted = read_words(words)
    hits = find_hits(review, wanted)

    def view(review: Review, hits: Sequence["Hit"]) -> "View":
        from gcmreview.views import view_hits

        return view_hits(review, hits, wanted)

    return Answer("hits", hits, view, nothing="" if hits else explain_miss(review, wanted))


Copy = Annotated[bool, typer.Option("--copy", help="Also put it on the clipboard.")]


@_command(example="quote vitorino-2 --style lead")
def quote(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|NAME...", help="Quotes by id, or speakers, who give all of theirs."
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="press (attribution after the first sentence), lead (attribution first), block "
            "(set off, with the source), plain (the words alone), markdown, html, social (a post "
            "of 280 characters) or json.",
        ),
    ] = "press",
    verbatim: Annotated[
        bool,
        typer.Option("--verbatim", help="Change nothing, not even a final comma or a listed typo."),
    ] = False,
    verb: Annotated[
        str, typer.Option("--verb", metavar="VERB", help="How they said it, in press and lead.")
    ] = "said",
    short: Annotated[
        bool, typer.Option("--short", help="Name speakers by the family name alone.")
    ] = False,
    random: Annotated[bool, typer.Option("--random", help="One of the quotes, by chance.")] = False,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="N", min=0, help="With --random: the same one each time."),
    ] = None,
    punctuation: Annotated[
        str | None,
        typer.Option(
            "--punctuation",
            metavar="british|american",
            help="Where a comma or full stop stands that is not the source's own: after the "
            "closing mark, or before it.",
        ),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print quotations ready to paste, with who said them.

    What was changed, as the UN Editorial Manual permits, is said on standard error.
    """
    from gcmreview.quoting import (
        PUNCTUATIONS,
        STYLES,
        Manner,
        check_verb,
        join_quotations,
        list_remarks,
        set_quotes,
    )

    _check_choice("--style", style, STYLES)
    if punctuation is not None:
        _check_choice("--punctuation", punctuation, PUNCTUATIONS)
    manner = Manner(check_verb(verb), verbatim, short, punctuation)
    review = _load(context)
    quotes = _choose_quotes(review, names or (), random=random, seed=seed)
    quotations = set_quotes(review, quotes, style, manner)
    text = join_quotations(quotations, style)
    _print_and_copy(text, STYLES[style].escapes, list_remarks(quotations), copy=copy)


@_command(example="cite vitorino-1 --style apa")
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
    from gcmreview.citation import CITATIONS, Reference, read_accessed

    _check_choice("--style", style, CITATIONS)
    day = None if accessed is None else read_accessed(accessed)
    review = _load(context)
    cited = None if name is None else get_quote(review, name)
    text = CITATIONS[style].cite(Reference(review.release, cited, day)) + "\n"
    _print_and_copy(text, CITATIONS[style].escapes, [], copy=copy)


@_command(example="check draft.md --fail-on warning")
def check(
    context: typer.Context,
    drafts: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Drafts, or folders of them; - is standard input."),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="markdown|text|html|docx",
            help="What named drafts are, whatever their endings tell.",
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="text|json|github|sarif", help="How to print the report."
        ),
    ] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="error|warning|never", help="From what on the exit code is 1."
        ),
    ] = "error",
    min_words: Annotated[
        int,
        typer.Option(
            "--min-words",
            metavar="N",
            min=1,
            help="Words from which on what stands in marks is a quotation, not a term.",
        ),
    ] = 4,
    single_marks: Annotated[
        bool, typer.Option("--single-marks", help="Single quotation marks enclose quotations too.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Write the source's words where a quotation misquotes them or leaves some out "
            "unmarked, and one mend alone is right.",
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --fix: show the patch, and write nothing.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Check N drafts at a time.")
    ] = 1,
) -> None:
    """Check the quotations of a draft against the source.

    By the UN Editorial Manual's rules: what differs, where, and what to write instead. Exit code
    1 where something does, 3 where a draft cannot be read.
    """
    from gcmreview.check.cases import Options
    from gcmreview.check.checking import READERS
    from gcmreview.check.drafts import STDIN, list_drafts
    from gcmreview.check.reports import REPORTS, write_report
    from gcmreview.check.running import Task, run_checks

    _check_choice("--format", output_format, REPORTS)
    _check_choice("--fail-on", fail_on, _FAIL_ON)
    if kind is not None:
        _check_choice("--type", kind, READERS)
    if diff and not fix:
        raise UsageError("--diff goes with --fix; add it, or leave --diff out")
    if diff and output_format != "text":
        raise UsageError("--diff prints a patch; leave --format out")
    if fix and not diff and STDIN in drafts:
        raise UsageError("--fix writes files; name one, or add --diff to see the patch")
    review = _load(context)
    listed = list(list_drafts(drafts, kind))
    sources = [each for each in listed if not isinstance(each, FileError)]
    options = Options(min_words, single_marks)
    outcomes = run_checks(review, options, Task(fix, diff), sources, jobs)
    settings: _Settings = context.obj
    done = list(_track(outcomes, len(sources), settings.colour))
    errors = [str(each) for each in listed if isinstance(each, FileError)]
    errors += [outcome.error for outcome in done if outcome.error]
    checked = [outcome.checked for outcome in done if outcome.checked]
    if diff:
        remark = write_stdout("".join(outcome.patch for outcome in done), "lossy")
    else:
        screen = (
            _look_at_screen(context) if measure_stdout()[1] or settings.colour != "auto" else None
        )
        text = write_report(output_format, checked, screen)
        remark = write_stdout(text, "json" if output_format in ("json", "sarif") else "visible")
    mended = [_say_mended(each.path, each.mended, diff=diff) for each in done if each.mended]
    unread = [_say_unread(each.path, each.unread) for each in checked if each.unread]
    _say([remark, *mended, *unread, *_refuse_to_mend(sources, fix=fix), *errors])
    if errors:
        raise typer.Exit(FileError.exit_code)
    severities = {
        finding.severity
        for each in checked
        for finding in (*each.quotations, *each.figures, *each.comments)
    }
    if severities & _FAIL_ON[fail_on]:
        raise typer.Exit(NothingFoundError.exit_code)


# The severities at which a check fails.
_FAIL_ON = {
    "error": frozenset(("error",)),
    "warning": frozenset(("error", "warning")),
    "never": frozenset[str](),
}
# From so many drafts on, a terminal is shown how far the check is.
_MANY_DRAFTS = 20


def _track(outcomes: Iterable["Outcome"], count: int, colour: str) -> Iterable["Outcome"]:
    """Show on a terminal how far a check of many drafts is."""
    if count < _MANY_DRAFTS or not is_stderr_terminal():
        return outcomes
    from gcmreview.terminal import track

    return track(outcomes, count, choose_colour(colour, os.environ, is_terminal=True))


def _say_mended(path: str, count: int, *, diff: bool) -> str:
    quotations = f"{count} quotation{'' if count == 1 else 's'}"
    return f"{path}: {quotations} {'would be' if diff else 'were' if count > 1 else 'was'} mended"


def _say_unread(path: str, count: int) -> str:
    passages = (
        "a passage in single marks is" if count == 1 else f"{count} passages in single marks are"
    )
    return f"{path}: {passages} like the source's; --single-marks reads them as quotations"


def _refuse_to_mend(sources: Sequence["Source"], *, fix: bool) -> list[str]:
    return [
        f"{each.path}: --fix does not change .docx; paste the source's words there"
        for each in sources
        if fix and each.kind == "docx"
    ]


def _check_choice(option: str, choice: str, known: Collection[str]) -> None:
    if choice not in known:
        hint = did_you_mean(choice, tuple(known))
        raise UsageError(f"{option}: unknown value '{choice}'; {hint}")


def _choose_quotes(
    review: Review, names: Sequence[str], *, random: bool, seed: int | None
) -> Sequence[Quote]:
    """Return the quotes named, or one of them, or of all, by chance."""
    if not names and not random:
        raise UsageError(
            "no quote is named; name one, or a speaker, as gcmreview quotes lists them"
        )
    if seed is not None and not random:
        raise UsageError("--seed goes with --random")
    quotes = get_quotes(review, names) if names else review.quotes
    if not quotes:
        raise NothingFoundError(explain_nothing(review, Answer("quotes", ())))
    if not random:
        return quotes
    from random import Random

    # Of all that Random gives, only this sequence is promised to stay the same for a seed.
    return [quotes[int(Random(seed).random() * len(quotes))]]


def _print_and_copy(text: str, escapes: Escapes, remarks: Sequence[str], *, copy: bool) -> None:
    """Print a text whole before anything can go wrong with the clipboard."""
    _say([write_stdout(text, escapes), *remarks])
    if copy:
        from gcmreview.clipboard import copy_text

        _say([copy_text(text.removesuffix("\n").removesuffix("\r"), os.environ)])


def _view_info(review: Review, facts: Sequence["Fact"]) -> "View":
    from gcmreview.overview import view_info

    return view_info(review, facts, [(name, _summarize(name)) for name in _Commands()])


def _summarize(name: str) -> str:
    """Return the first line of a command's help."""
    return str(_commands[name].registered_commands[0].callback.__doc__).partition("\n")[0]


def _load(context: typer.Context) -> Review:
    settings: _Settings = context.obj
    return load_review(settings.data)


def _look_at_screen(context: typer.Context) -> Screen:
    settings: _Settings = context.obj
    return make_screen(os.environ, settings.colour, *measure_stdout())


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
