"""The command ``check``: a request that validates itself, and a function that runs it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from gcmreview.check.codes import CODES, FIXABLE
from gcmreview.check.context import CheckOptions
from gcmreview.check.findings import select_findings
from gcmreview.check.reports.registry import DEFAULT_REPORT, REPORTS, View, write_report
from gcmreview.check.runner import Task, run_checks
from gcmreview.cli.configuration import FAIL_ON, Configuration, find_configuration
from gcmreview.cli.options import Settings, describe_rows, list_names, load, look_at_screen, say
from gcmreview.cli.selection import choose_codes
from gcmreview.documents.folders.drafts import Listing, list_drafts
from gcmreview.documents.folders.gitignore import explain_pattern
from gcmreview.documents.folders.walking import Exclusion
from gcmreview.documents.readers.files import STDIN
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import FileError, NothingFoundError, UsageError, refuse_conflicts
from gcmreview.library.library import Library
from gcmreview.output.stdout import is_stderr_terminal, measure_stdout, write_exact, write_parts
from gcmreview.suggestions import check_choice
from gcmreview.terminal.screen import choose_colour
from gcmreview.text.words import count_nouns

if TYPE_CHECKING:
    from gcmreview.check.runner import Outcome
    from gcmreview.documents.readers.files import DraftFile

# Drafts. A check of fewer ends before a progress bar can be read.
MANY_DRAFTS = 20


class CheckRequest(NamedTuple):
    """What a call of ``check`` asks for. ``kind`` is the type of the drafts that it names.

    What is None is what the configuration says, or the default.
    """

    drafts: Sequence[str]
    kind: str | None = None
    exclude: Sequence[str] | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    min_words: int | None = None
    single_marks: bool = False
    report: str = DEFAULT_REPORT
    fail_on: str | None = None
    quiet: bool = False
    verbose: bool = False
    fix: bool = False
    diff: bool = False
    jobs: int = 1

    def validate(self) -> None:
        """Raise UsageError for an unknown value and for options that cannot be combined."""
        check_choice("--format", self.report, REPORTS)
        if self.fail_on is not None:
            check_choice("--fail-on", self.fail_on, FAIL_ON)
        if self.kind is not None:
            check_choice("--type", self.kind, READERS)
        choose_codes(self.select or (), self.ignore or ())
        for pattern in self.exclude or ():
            if problem := explain_pattern(pattern):
                raise UsageError(f"--exclude: {problem}")
        refuse_conflicts(self, _CONFLICTS)


# Options that cannot be combined.
_CONFLICTS: tuple[tuple[Callable[[CheckRequest], bool], str], ...] = (
    (
        lambda request: request.diff and not request.fix,
        "--diff needs --fix; add it, or leave --diff out",
    ),
    (
        lambda request: request.diff and request.report != DEFAULT_REPORT,
        "--diff prints a patch; leave --format out",
    ),
    (
        lambda request: request.fix and not request.diff and STDIN in request.drafts,
        "--fix writes files; name a file, or add --diff to see the patch",
    ),
    (
        lambda request: request.quiet and request.verbose,
        "--quiet and --verbose cannot be combined; leave one of them out",
    ),
)

# The headings of options.
_DRAFTS, _REPORT, _FIX = "Draft options", "Report options", "Fix options"


def check(
    context: typer.Context,
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Drafts, or folders (all drafts in them); - is standard input.",
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar=list_names(READERS),
            help=f"Treat the given files as this type: {describe_rows(READERS)}.",
            rich_help_panel=_DRAFTS,
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            help="Leave out what matches in folders, as a line of .gitignore does. Repeatable.",
            rich_help_panel=_DRAFTS,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Report only these rules, by code or its beginning: GCM3,GCM501. Repeatable.",
            rich_help_panel=_REPORT,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="Do not report these rules. Repeatable.",
            rich_help_panel=_REPORT,
        ),
    ] = None,
    min_words: Annotated[
        int | None,
        typer.Option(
            "--min-words",
            metavar="N",
            min=1,
            help=f"Ignore quotations shorter than N words. Default: {Configuration().min_words}.",
            rich_help_panel=_DRAFTS,
        ),
    ] = None,
    single_marks: Annotated[
        bool,
        typer.Option(
            "--single-marks",
            help="Also read text in single marks as quotations.",
            rich_help_panel=_DRAFTS,
        ),
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar=list_names(REPORTS),
            help=f"Format of the report: {describe_rows(REPORTS)}.",
            rich_help_panel=_REPORT,
        ),
    ] = DEFAULT_REPORT,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar=list_names(FAIL_ON),
            help="Exit with 1 if any finding is at least this severe. "
            f"Default: {Configuration().fail_on}.",
            rich_help_panel=_REPORT,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help="Print only findings and errors.",
            rich_help_panel=_REPORT,
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Also print what is right, each draft, and the configuration.",
            rich_help_panel=_REPORT,
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Fix misquotes in place where the fix is certain.",
            rich_help_panel=_FIX,
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="With --fix: print a patch and change no file.",
            rich_help_panel=_FIX,
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Check N drafts at a time.",
            rich_help_panel=_DRAFTS,
        ),
    ] = 1,
) -> None:
    """Check the quotations in drafts against the source."""
    request = CheckRequest(
        drafts,
        kind=kind,
        exclude=exclude or None,
        select=select or None,
        ignore=ignore or None,
        min_words=min_words,
        single_marks=single_marks,
        report=output_format,
        fail_on=fail_on,
        quiet=quiet,
        verbose=verbose,
        fix=fix,
        diff=diff,
        jobs=jobs,
    )
    code = run_request(context, request)
    if code:
        raise typer.Exit(code)


def run_request(context: typer.Context, request: CheckRequest) -> int:
    """Check the drafts, print the report and the remarks, and return the exit code."""
    request.validate()
    configuration = _configure(request)
    library = load(context, configuration.data, configuration.data_place)
    exclusion = Exclusion(configuration.folder, configuration.exclude)
    listing = list_drafts(request.drafts, request.kind, [exclusion])
    done = _check_drafts(context, request, configuration, library, listing.drafts)
    errors = [*map(str, listing.problems), *(each.error for each in done if each.error)]
    try:
        if request.diff:
            write_exact(outcome.patch for outcome in done)
        else:
            _print_report(context, request, library, listing, done)
    finally:
        # What was written to drafts is said even if the report cannot be printed.
        remarks = [] if request.quiet else _list_remarks(request, configuration, listing, done)
        say([*remarks, *errors])
    if errors:
        return FileError.exit_code
    return NothingFoundError.exit_code if _fails(done, FAIL_ON[configuration.fail_on]) else 0


def _configure(request: CheckRequest) -> Configuration:
    """Return the configuration with what the command line says in its place."""
    found = find_configuration()
    said: dict[str, Any] = {
        name: getattr(request, name)
        for name in ("exclude", "select", "ignore", "min_words", "fail_on")
        if getattr(request, name) is not None
    }
    # Patterns of the command line are relative to the current folder.
    folder = os.curdir if "exclude" in said else found.folder
    return found._replace(folder=folder, **said)


def _check_drafts(
    context: typer.Context,
    request: CheckRequest,
    configuration: Configuration,
    library: Library,
    sources: Sequence["DraftFile"],
) -> list["Outcome"]:
    settings: Settings = context.obj
    selected = choose_codes(configuration.select, configuration.ignore)
    options = CheckOptions(configuration.min_words, request.single_marks, selected)
    task = Task(request.fix, request.diff)
    outcomes = run_checks(library.reviews, options, task, sources, request.jobs)
    return [
        each._replace(checked=each.checked and select_findings(each.checked, selected))
        for each in _track(outcomes, len(sources), settings.colour)
    ]


def _print_report(
    context: typer.Context,
    request: CheckRequest,
    library: Library,
    listing: Listing,
    done: Iterable["Outcome"],
) -> None:
    screen = look_at_screen(context)
    is_drawn = measure_stdout()[1] or screen.colour
    view = View(
        screen if is_drawn else None,
        listing.skipped,
        is_quiet=request.quiet,
        is_verbose=request.verbose,
        names_review=not library.is_single,
    )
    checked = [each.checked for each in done if each.checked]
    write_parts(write_report(request.report, checked, view), REPORTS[request.report].escapes)


def _fails(done: Iterable["Outcome"], severities: frozenset[str]) -> bool:
    """Return whether any finding has one of the severities."""
    checked = (each.checked for each in done if each.checked)
    return any(CODES[code].severity in severities for each in checked for code in each.codes)


def _track(outcomes: Iterable["Outcome"], count: int, colour: str) -> Iterable["Outcome"]:
    """Show on a terminal how far a check of many drafts is."""
    if count < MANY_DRAFTS or not is_stderr_terminal():
        return outcomes
    from gcmreview.terminal.console import track

    return track(outcomes, count, choose_colour(colour, os.environ, is_terminal=True))


def _list_remarks(
    request: CheckRequest, configuration: Configuration, listing: Listing, done: Sequence["Outcome"]
) -> list[str]:
    """List what was read and how, what was fixed, and what cannot be fixed."""
    found = [
        (source, len(each.checked.quotations) + each.checked.unselected)
        for source, each in zip(listing.drafts, done, strict=True)
        if each.checked
    ]
    checked = [f"configuration: {configuration.path or 'none'}"] + [
        f"{source.path}: read as {source.kind}, {count_nouns(count, 'quotation')}"
        for source, count in found
    ]
    fixed = [
        f"{each.path}: {count_nouns(each.fixed, 'quotation')} {'would be ' * request.diff}fixed"
        for each in done
        if each.fixed
    ]
    unfixed = _list_unfixed(listing.drafts, done, is_diff=request.diff) if request.fix else ()
    return [*(checked if request.verbose else ()), *fixed, *unfixed]


def _list_unfixed(
    sources: Sequence["DraftFile"], done: Sequence["Outcome"], *, is_diff: bool
) -> Iterator[str]:
    """Yield which drafts are of a kind that is never written, and how many quotations are left."""
    for source, outcome in zip(sources, done, strict=True):
        if outcome.checked is None or outcome.error:
            continue
        wrong = sum(outcome.checked.codes[code] for code in FIXABLE)
        left = wrong - outcome.fixed * is_diff
        if not READERS[source.kind].can_be_written:
            ending = READERS[source.kind].endings[0]
            yield f"{source.path}: --fix does not change {ending}; paste the source's words there"
        elif left:
            yield f"{source.path}: {count_nouns(left, 'quotation')} not fixed: no fix is certain"
