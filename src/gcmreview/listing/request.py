"""What a listing found, and the form in which a call asks for it.

Apart from ``render``, which writes it, so that a command that lists nothing does not load what
writes listings.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmreview.dataset.model import Review
from gcmreview.errors import refuse_conflicts
from gcmreview.listing.formats import FORMATS
from gcmreview.output.stdout import Escapes
from gcmreview.suggestions import check_choice

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
    """An answer as text, the escapes that it may use, and a remark for standard error."""

    text: str
    escapes: Escapes = "visible"
    remark: str = ""


class OutputOptions(NamedTuple):
    """How to print an answer, as a call asks for it; None where an option is not given."""

    format: str | None
    fields: tuple[str, ...] | None
    limit: int | None
    template: str | None
    spreadsheet: bool
    chart: bool = False

    @property
    def is_whole_table(self) -> bool:
        """Whether nothing but a table with all of its fields is asked for."""
        return self.format in (None, "table") and self.fields is None and self.template is None


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
        lambda form: form.chart and (form.spreadsheet or not form.is_whole_table),
        "--chart cannot be combined with --format, --fields, --template or --spreadsheet",
    ),
)


def settle_options(form: OutputOptions, usual: str) -> OutputOptions:
    """Return the form with its format: the one asked for, else the ``usual`` one, else a table.

    Raises UsageError for an unknown format and for options that cannot be combined.
    """
    refuse_conflicts(form, _CONFLICTS)
    chosen = _choose_format(form, usual)
    check_choice("GCMREVIEW_FORMAT" if form.format is None else "--format", chosen, FORMATS)
    return form._replace(format=chosen)


def _choose_format(form: OutputOptions, usual: str) -> str:
    if form.format is not None:
        return form.format
    # An option wins over the environment.
    if form.spreadsheet:
        return "csv"
    return "table" if form.chart else usual or "table"


def explain_nothing(review: Review, answer: Listing) -> str:
    """Return the message for an answer without records."""
    if answer.nothing:
        return answer.nothing
    if not getattr(review, answer.kind, ()):
        return f"the dataset has no {answer.kind}"
    return f"no {answer.kind} match; try fewer words or filters"
