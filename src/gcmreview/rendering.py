"""An answer as text, in the form that was asked for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gcmreview.environment import Screen
from gcmreview.errors import UsageError
from gcmreview.formats import FORMATS, write_spreadsheet
from gcmreview.matching import did_you_mean, join_names
from gcmreview.model import Review
from gcmreview.output import Escapes
from gcmreview.tables import TABLES, Table, find_unmarked, select_fields

if TYPE_CHECKING:
    from gcmreview.views import View

FORMAT_NAMES = ("table", *FORMATS)
# How a format writes a character that an encoding lacks; the others have no way that is read back.
_ESCAPES: dict[str, Escapes] = {
    "table": "visible",
    "json": "json",
    "jsonl": "json",
    "markdown": "markup",
    "html": "markup",
}


ViewMaker = Callable[[Review, Sequence[Any]], "View"]


class Answer(NamedTuple):
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


class Form(NamedTuple):
    """How to print an answer, as a call asks for it; None stands for what it leaves open."""

    format: str | None
    fields: tuple[str, ...] | None
    limit: int | None
    template: str | None
    spreadsheet: bool


def settle_form(form: Form, usual: str, *, chart: bool) -> Form:
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


def render(review: Review, answer: Answer, form: Form, screen: Screen) -> Rendered:
    """Return the answer as text. The screen matters to tables and charts alone."""
    records = answer.records[: form.limit]
    if answer.chart:
        return Rendered(_draw_chart(review, records, screen))
    if form.format == "table" and form.fields is None and form.template is None:
        view = answer.view or _load_view(answer.kind)
        return Rendered(_draw_view(view, review, records, screen))
    table = TABLES[answer.kind](review, records)
    if form.template is not None:
        return _fill(form.template, table)
    if form.fields is None:
        return _write(table, form)
    chosen = select_fields(table, form.fields)
    if form.format == "table":
        return Rendered(_draw_fields(review, chosen, table, screen))
    return _write(chosen, form)._replace(remark=_remark(table, form.fields))


def _write(table: Table, form: Form) -> Rendered:
    name = form.format or ""
    text = write_spreadsheet(table) if form.spreadsheet else FORMATS[name](table)
    return Rendered(text, _ESCAPES.get(name, "lossy"))


def _fill(template: str, table: Table) -> Rendered:
    from gcmreview.template import fill_template, parse_template

    parts = parse_template(template)
    text = fill_template(parts, table)
    return Rendered(text, "lossy", _remark(table, [field for _, field in parts]))


def _remark(table: Table, fields: Sequence[str]) -> str:
    """Say which of the fields are not the source's words, where nothing printed says so."""
    unmarked = find_unmarked(table, fields)
    if not unmarked:
        return ""
    names = join_names(unmarked, last="and")
    marker = "origin" if "origin" in table.columns else "editorial"
    return (
        f"not all of {names} is the source's own words; the field '{marker}' says where it is from"
    )


def explain_nothing(review: Review, answer: Answer) -> str:
    """Say why an answer is empty."""
    kind = answer.kind
    if answer.nothing:
        return answer.nothing
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
