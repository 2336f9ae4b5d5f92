"""An answer as text, in the form that is asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from gcmreview.dataset.model import Review
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.request import Listing, OutputOptions, Rendered, ViewMaker
from gcmreview.listing.rows import TABLES, Table, find_editorial, select_fields
from gcmreview.listing.writers import write_spreadsheet
from gcmreview.suggestions import join_names
from gcmreview.terminal.screen import Screen

if TYPE_CHECKING:
    from gcmreview.terminal.cells import View


def render(review: Review, answer: Listing, form: OutputOptions, screen: Screen) -> Rendered:
    """Return the answer as text. Only tables and charts depend on the screen."""
    records = answer.records[: form.limit]
    if answer.chart:
        return Rendered([draw_chart_of(review, records, screen)])
    if form.is_whole_table:
        view = answer.view or _load_view(answer.kind)
        return Rendered(_draw_view(view, review, records, screen))
    table = TABLES[answer.kind](review, records)
    return render_table(table, form, screen, partial(_show_fields, review, table))


def render_table(
    table: Table, form: OutputOptions, screen: Screen, view: Callable[[Table], "View"]
) -> Rendered:
    """Return rows as text, or the fields of them that are asked for; ``view`` shows some fields."""
    if form.template is not None:
        return _fill(form.template, table)
    if form.fields is None:
        return _write(table, form)
    chosen = select_fields(table, form.fields)
    if form.format == "table":
        from gcmreview.terminal.console import draw_parts

        return Rendered(draw_parts(view(chosen), screen))
    return _write(chosen, form)._replace(remark=_remark(table, form.fields))


def _write(table: Table, form: OutputOptions) -> Rendered:
    if form.spreadsheet:
        return Rendered(write_spreadsheet(table), None)
    row = FORMATS[form.format or "table"]
    return Rendered(row.write(table), row.escapes)


def _fill(template: str, table: Table) -> Rendered:
    from gcmreview.listing.template import fill_template, parse_template

    parts = parse_template(template)
    return Rendered(
        fill_template(parts, table), "lossy", _remark(table, [field for _, field in parts])
    )


def _remark(table: Table, fields: Sequence[str]) -> str:
    """Name the fields that are not all the source's words, where nothing printed does."""
    unmarked = find_editorial(table, fields)
    if not unmarked or not {"editorial", "origin"}.isdisjoint(fields):
        return ""
    names = join_names(unmarked, last="and")
    marker = "origin" if "origin" in table.columns else "editorial"
    return (
        f"some of {names} is not the source's own words; add the field '{marker}' to see its origin"
    )


def draw_chart_of(review: Review, records: Sequence[Any], screen: Screen) -> str:
    """Draw the chart of a review's statistics as text."""
    from gcmreview.listing.chart import draw_chart
    from gcmreview.terminal.console import draw_lines

    return draw_lines(draw_chart(review, records, screen), screen)


def _load_view(kind: str) -> ViewMaker:
    from gcmreview.listing.views import VIEWS

    return VIEWS[kind]


def _draw_view(
    view: ViewMaker, review: Review, records: Sequence[Any], screen: Screen
) -> Iterator[str]:
    from gcmreview.terminal.console import draw_parts

    return draw_parts(view(review, records), screen)


def _show_fields(review: Review, whole: Table, chosen: Table) -> "View":
    from gcmreview.listing.views import view_fields

    return view_fields(review, chosen, whole)
