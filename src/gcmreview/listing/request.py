"""What a listing found, and the form in which a call asks for it.

Apart from ``render``, which writes it, so that a command that lists nothing does not load what
writes listings.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError, refuse_conflicts
from gcmreview.listing.formats import BINARY_ENDINGS, FORMATS, FORMATS_BY_ENDING, TEXT_ENDINGS
from gcmreview.output.stdout import Escapes
from gcmreview.suggestions import check_choice, join_names

if TYPE_CHECKING:
    from gcmreview.terminal.cells import View

ViewMaker = Callable[[Review, Sequence[Any]], "View"]


class Listing(NamedTuple):
    """What a listing found: records of one kind, and how to show them if not in the usual way.

    ``nothing`` is a better message for no records than the usual one, if there is one.
    """

    kind: str
    records: Sequence[Any]
    view: ViewMaker | None = None
    chart: bool = False
    nothing: str = ""


class Rendered(NamedTuple):
    """The parts of an answer as text, its escapes, and a remark for standard error.

    The parts are made as they are read, so that the first are printed before the last are made.

    Without escapes it is UTF-8, whatever the encoding of standard output is.
    """

    parts: Iterable[str]
    escapes: Escapes | None = "visible"
    remark: str = ""


class OutputOptions(NamedTuple):
    """How to print an answer, as a call asks for it; None where an option is not given."""

    format: str | None
    fields: tuple[str, ...] | None
    limit: int | None
    template: str | None
    spreadsheet: bool
    chart: bool = False
    output: str | None = None

    @property
    def is_whole_table(self) -> bool:
        """Whether nothing but a table with all of its fields is asked for."""
        return self.format in (None, "table") and self.fields is None and self.template is None

    @property
    def ending(self) -> str:
        """The ending of the file to write, in small letters; empty for standard output."""
        return os.path.splitext(self.output or "")[1].lower()

    @property
    def file_format(self) -> str | None:
        """The format that the ending of the file to write is for, if for one."""
        return FORMATS_BY_ENDING.get(self.ending)


# Options that cannot be combined.
_CONFLICTS: tuple[tuple[Callable[[OutputOptions], bool], str], ...] = (
    (
        lambda form: form.template is not None and form.format is not None,
        "--template cannot be combined with --format; leave one out",
    ),
    (
        lambda form: form.template is not None and form.fields is not None,
        "--template cannot be combined with --fields; leave one out",
    ),
    (
        lambda form: form.spreadsheet and form.format not in (None, "csv"),
        "--spreadsheet prints CSV; leave --format out",
    ),
    (
        lambda form: form.spreadsheet and form.template is not None,
        "--spreadsheet cannot be combined with --template; leave one out",
    ),
    (
        lambda form: form.spreadsheet and form.output not in (None, "-") and form.ending != ".csv",
        "--spreadsheet writes CSV; give --output a name that ends in .csv",
    ),
    (
        lambda form: form.chart and form.ending not in TEXT_ENDINGS,
        "--chart draws text; give --output a name that ends in .txt",
    ),
    (
        lambda form: form.chart and (form.spreadsheet or not form.is_whole_table),
        "--chart cannot be combined with --format, --fields, --template or --spreadsheet",
    ),
)


def settle_options(form: OutputOptions, usual: str) -> OutputOptions:
    """Return the form with its format: the one asked for by an option or the ending of the file.

    Else it is the ``usual`` one, else a table. Raises UsageError for an unknown format, for an
    ending that is not the format's, and for options that cannot be combined.
    """
    refuse_conflicts(form, _CONFLICTS)
    if form.format is not None:
        check_choice("--format", form.format, FORMATS)
    _check_ending(form)
    chosen = _choose_format(form, usual)
    check_choice("GCMREVIEW_FORMAT", chosen, FORMATS)
    return form._replace(format=chosen)


def _check_ending(form: OutputOptions) -> None:
    """Refuse a name of a file that says another format than the one it would have."""
    if form.ending in BINARY_ENDINGS:
        raise UsageError(
            f"--output {form.output}: no format has this ending; use '.csv' for a spreadsheet, "
            "'.html' for a word processor"
        )
    if form.template is not None:
        return
    if form.format is None and form.ending not in (*TEXT_ENDINGS, *FORMATS_BY_ENDING):
        known = join_names(FORMATS_BY_ENDING)
        raise UsageError(
            f"--output {form.output}: no format has this ending; use {known}, or add --format"
        )
    if form.format is not None and form.file_format not in (None, form.format):
        raise UsageError(
            f"--output {form.output}: this ending is for {form.file_format}, "
            f"but --format is {form.format}; leave --format out, or use another ending"
        )


def _choose_format(form: OutputOptions, usual: str) -> str:
    # An option wins over the environment.
    if form.format is not None:
        return form.format
    if form.template is None and form.file_format is not None:
        return form.file_format
    if form.spreadsheet:
        return "csv"
    return "table" if form.chart else usual or "table"


def explain_nothing(review: Review, answer: Listing) -> str:
    """Return the message for an answer without records."""
    if answer.nothing:
        return answer.nothing
    if not getattr(review, answer.kind, ()):
        return f"the dataset has no {answer.kind}"
    return f"no {answer.kind} match; try other or fewer words"
