"""The command ``validate``."""

from typing import Annotated

import typer

from gcmreview.cli.options import describe_rows, list_names, say
from gcmreview.errors import FileError, NothingFoundError
from gcmreview.output.stdout import write_stdout
from gcmreview.suggestions import check_choice
from gcmreview.validating.files import list_datasets
from gcmreview.validating.reports import DEFAULT_REPORT, REPORTS
from gcmreview.validating.validator import validate_files


def validate(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Datasets, or folders (all datasets in them)."),
    ],
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar=list_names(REPORTS),
            help=f"Format of the report: {describe_rows(REPORTS)}.",
        ),
    ] = DEFAULT_REPORT,
) -> None:
    """Report everything that is wrong or doubtful in datasets."""
    check_choice("--format", output_format, REPORTS)
    listed = list_datasets(files)
    done = validate_files(listed.paths)
    outcome = done._replace(unread=(*listed.unread, *done.unread), skipped=listed.skipped)
    report = REPORTS[output_format]
    say([write_stdout(report.write(outcome), report.escapes)])
    say(each.message for each in outcome.unread)
    if outcome.unread:
        raise typer.Exit(FileError.exit_code)
    if any(each.count("error") for each in outcome.validated):
        raise typer.Exit(NothingFoundError.exit_code)
