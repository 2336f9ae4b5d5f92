"""An answer as text, in the form that was asked for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmreview.environment import Screen
from gcmreview.errors import UsageError
from gcmreview.formats import FORMATS, write_spreadsheet
from gcmreview.matching import did_you_mean
from gcmreview.model import Review
from gcmreview.tables import TABLES, Table, select_fields

if TYPE_CHECKING:
    from gcmreview.views import View

FORMAT_NAMES = ("table", *FORMATS)
JSON_FORMATS = ("json", "jsonl")


ViewMaker = Callable[[Review, Sequence[Any]], "View"]


class Answer(NamedTuple):
    """What a listing found: records of one kind, and how to show them if not as is usual."""

    kind: str
    records: Sequence[Any]
    view: ViewMaker | None = None
    chart: bool = False


class Form(NamedTuple):
    """How to print an answer, as a call asks for it; ``format`` is "" where it names none."""

    format: str
    fields: tuple[str, ...] | None
    limit: int | None
    template: str | None
    spreadsheet: bool


def settle_form(form: Form, usual: str, *, chart: bool) -> Form:
    """Return the form with its format: the one asked for, else the ``usual`` one, else a table.

    Raises UsageError for an unknown format and for options that exclude each other.
    """
    if form.template is not None:
        for option, is_given in (("--format", form.format), ("--fields", form.fields is not None)):
            if is_given:
                raise UsageError(f"--template and {option} exclude each other; leave one out")
    if form.spreadsheet and (form.template is not None or form.format not in ("", "csv")):
        raise UsageError("--spreadsheet is for --format csv; leave the other option out")
    is_plain = form.format in ("", "table") and form.fields is None and form.template is None
    if chart and (form.spreadsheet or not is_plain):
        raise UsageError("--chart is drawn for people; leave the options for machines out")
    # An option wins over the environment.
    chosen = "csv" if form.spreadsheet else form.format or ("" if chart else usual) or "table"
    if chosen not in FORMAT_NAMES:
        option = "--format" if form.format else "GCMREVIEW_FORMAT"
        hint = did_you_mean(chosen, FORMAT_NAMES)
        raise UsageError(f"{option}: unknown value '{chosen}'; {hint}")
    return form._replace(format=chosen)


def render(review: Review, answer: Answer, form: Form, screen: Screen) -> str:
    """Return the answer as text. The screen matters to tables and charts alone."""
    records = answer.records[: form.limit]
    if answer.chart:
        return _draw_chart(review, records, screen)
    if form.format == "table" and form.fields is None and form.template is None:
        return _draw_view(answer.view or _load_view(answer.kind), review, records, screen)
    table = TABLES[answer.kind](review, records)
    if form.template is not None:
        from gcmreview.template import fill_template, parse_template

        return fill_template(parse_template(form.template), table)
    if form.fields is not None:
        chosen = select_fields(table, form.fields)
        if form.format == "table":
            return _draw_fields(review, chosen, table, screen)
        table = chosen
    return write_spreadsheet(table) if form.spreadsheet else FORMATS[form.format](table)


def explain_nothing(review: Review, kind: str) -> str:
    """Say why an answer is empty."""
    if not getattr(review, kind, ()):
        return f"the dataset has no {kind}"
    return f"no {kind} match; leave a word or a filter out"


def _draw_chart(review: Review, records: Sequence[Any], screen: Screen) -> str:
    from gcmreview.chart import draw_chart
    from gcmreview.terminal import draw_lines

    return draw_lines(draw_chart(review, records, screen), screen)


def _load_view(kind: str) -> ViewMaker:
    from gcmreview.views import VIEWS

    return VIEWS[kind]


def _draw_view(view: ViewMaker, review: Review, records: Sequence[Any], screen: Screen) -> str:
    from gcmreview.terminal import draw_view

    return draw_view(view(review, records), screen)


def _draw_fields(review: Review, chosen: Table, whole: Table, screen: Screen) -> str:
    from gcmreview.terminal import draw_view
    from gcmreview.views import view_fields

    return draw_view(view_fields(review, chosen, whole), screen)
