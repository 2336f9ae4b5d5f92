"""The command ``check``."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gcmreview.cli.options import Settings, check_choice, load, look_at_screen, say
from gcmreview.cli.registry import command
from gcmreview.errors import FileError, NothingFoundError, UsageError
from gcmreview.output.stdout import is_stderr_terminal, measure_stdout, write_stdout
from gcmreview.terminal.screen import choose_colour

if TYPE_CHECKING:
    from gcmreview.check.readers.files import DraftFile
    from gcmreview.check.runner import Outcome


@command(example="check draft.md --fail-on warning")
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
    from gcmreview.check.context import CheckOptions
    from gcmreview.check.readers.files import STDIN, list_drafts
    from gcmreview.check.readers.kinds import READERS
    from gcmreview.check.reports.registry import REPORTS, write_report
    from gcmreview.check.runner import Task, run_checks

    check_choice("--format", output_format, REPORTS)
    check_choice("--fail-on", fail_on, _FAIL_ON)
    if kind is not None:
        check_choice("--type", kind, READERS)
    if diff and not fix:
        raise UsageError("--diff goes with --fix; add it, or leave --diff out")
    if diff and output_format != "text":
        raise UsageError("--diff prints a patch; leave --format out")
    if fix and not diff and STDIN in drafts:
        raise UsageError("--fix writes files; name one, or add --diff to see the patch")
    review = load(context)
    listed = list(list_drafts(drafts, kind))
    sources = [each for each in listed if not isinstance(each, FileError)]
    options = CheckOptions(min_words, single_marks)
    outcomes = run_checks(review, options, Task(fix, diff), sources, jobs)
    settings: Settings = context.obj
    done = list(_track(outcomes, len(sources), settings.colour))
    errors = [str(each) for each in listed if isinstance(each, FileError)]
    errors += [outcome.error for outcome in done if outcome.error]
    checked = [outcome.checked for outcome in done if outcome.checked]
    if diff:
        remark = write_stdout("".join(outcome.patch for outcome in done), "lossy")
    else:
        screen = (
            look_at_screen(context) if measure_stdout()[1] or settings.colour != "auto" else None
        )
        text = write_report(output_format, checked, screen)
        remark = write_stdout(text, "json" if output_format in ("json", "sarif") else "visible")
    fixed = [_say_fixed(each.path, each.fixed, diff=diff) for each in done if each.fixed]
    unread = [_say_unread(each.path, each.unread) for each in checked if each.unread]
    say([remark, *fixed, *unread, *_refuse_to_fix(sources, fix=fix), *errors])
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
    from gcmreview.terminal.console import track

    return track(outcomes, count, choose_colour(colour, os.environ, is_terminal=True))


def _say_fixed(path: str, count: int, *, diff: bool) -> str:
    quotations = f"{count} quotation{'' if count == 1 else 's'}"
    return f"{path}: {quotations} {'would be' if diff else 'were' if count > 1 else 'was'} mended"


def _say_unread(path: str, count: int) -> str:
    passages = (
        "a passage in single marks is" if count == 1 else f"{count} passages in single marks are"
    )
    return f"{path}: {passages} like the source's; --single-marks reads them as quotations"


def _refuse_to_fix(sources: Sequence["DraftFile"], *, fix: bool) -> list[str]:
    return [
        f"{each.path}: --fix does not change .docx; paste the source's words there"
        for each in sources
        if fix and each.kind == "docx"
    ]
