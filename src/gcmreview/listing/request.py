"""What a listing answers, and the form in which a call asks for it.

Apart from ``rendering``, which writes it, so that a command that lists nothing does not load what
writes listings.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError
from gcmreview.output.stdout import Escapes
from gcmreview.text.suggestions import did_you_mean

if TYPE_CHECKING:
    from gcmreview.terminal.cells import View

# The table, and what ``formats`` writes; a test holds the two lists together.
FORMAT_NAMES = ("table", "json", "jsonl", "csv", "tsv", "markdown", "html")
ViewMaker = Callable[[Review, Sequence[Any]], "View"]


class Listing(NamedTuple):
    """What a listing found: records of one kind, and how to show them if not as is usual.

    ``nothing`` says why there are none, where more can be said than that there are none.
    """

    kind: str
    records: Sequence[Any]
    view: ViewMaker | None = None
    chart: bool = False
    nothing: str = ""


class Rendered(NamedTuple):
    """An answer as text, the escapes that it knows, and what must be said about it besides."""

    text: str
    escapes: Escapes = "visible"
    remark: str = ""


class OutputOptions(NamedTuple):
    """How to print an answer, as a call asks for it; None stands for what it leaves open."""

    format: str | None
    fields: tuple[str, ...] | None
    limit: int | None
    template: str | None
    spreadsheet: bool


def settle_options(form: OutputOptions, usual: str, *, chart: bool) -> OutputOptions:
    """Return the form with its format: the one asked for, else the ``usual`` one, else a table.

    Raises UsageError for an unknown format and for options that exclude each other.
    """
    if form.template is not None:
        for option, value in (("--format", form.format), ("--fields", form.fields)):
            if value is not None:
                raise UsageError(f"--template and {option} exclude each other; leave one out")
    if form.spreadsheet and (form.template is not None or form.format not in (None, "csv")):
        raise UsageError("--spreadsheet is for --format csv; leave the other option out")
    is_plain = form.format in (None, "table") and form.fields is None and form.template is None
    if chart and (form.spreadsheet or not is_plain):
        raise UsageError("--chart is drawn for people; leave the options for machines out")
    # An option wins over the environment.
    chosen = form.format
    if chosen is None:
        chosen = "csv" if form.spreadsheet else ("" if chart else usual) or "table"
    if chosen not in FORMAT_NAMES:
        option = "GCMREVIEW_FORMAT" if form.format is None else "--format"
        hint = did_you_mean(chosen, FORMAT_NAMES)
        raise UsageError(f"{option}: unknown value '{chosen}'; {hint}")
    return form._replace(format=chosen)


def explain_nothing(review: Review, answer: Listing) -> str:
    """Say why an answer is empty."""
    kind = answer.kind
    if answer.nothing:
        return answer.nothing
    if not getattr(review, kind, ()):
        return f"the dataset has no {kind}"
    return f"no {kind} match; leave a word or a filter out"
