"""An answer of several datasets as text, in the form that is asked for."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gcmreview.library.library import Library
from gcmreview.library.placed import Placed
from gcmreview.listing.render import draw_chart_of, render_table
from gcmreview.listing.request import Listing, OutputOptions, Rendered
from gcmreview.listing.rows import Table, find_editorial
from gcmreview.listing.several.tables import tabulate
from gcmreview.terminal.cells import View
from gcmreview.terminal.screen import Screen

# Listings of a text, which is shown release by release.
_APART = ("facts", "paragraphs")


def render_several(
    library: Library, answer: Listing, form: OutputOptions, screen: Screen
) -> Rendered:
    """Return the answer as text; see ``listing.render`` for one dataset."""
    records = answer.records[: form.limit]
    if answer.chart:
        charts = [
            f"{name}\n\n{draw_chart_of(own[0].review, [each.record for each in own], screen)}"
            for name, own in _group(records)
        ]
        return Rendered(["\n".join(charts)])
    if form.is_whole_table:
        return Rendered(_draw(library, answer, records, screen))
    table = tabulate(answer.kind, library.joined, records)
    return render_table(table, form, screen, lambda chosen: _view_fields(library, table, chosen))


def _group(records: Sequence[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    groups = groupby(records, key=lambda each: each.review.release.id)
    return ((name, list(own)) for name, own in groups)


def _draw(
    library: Library, answer: Listing, records: Sequence[Placed], screen: Screen
) -> Iterator[str]:
    from gcmreview.listing.several.views import view_listing
    from gcmreview.terminal.console import draw_parts

    if answer.kind in _APART:
        return _draw_apart(answer, records, screen)
    return draw_parts(view_listing(library, answer, records), screen)


def _draw_apart(answer: Listing, records: Sequence[Placed], screen: Screen) -> Iterator[str]:
    from gcmreview.listing.views import VIEWS
    from gcmreview.terminal.console import draw_parts

    maker = answer.view or VIEWS[answer.kind]
    for number, (name, own) in enumerate(_group(records)):
        view = maker(own[0].review, [each.record for each in own])
        yield "\n" if number else ""
        yield from draw_parts(view._replace(title=f"{name}: {view.title}"), screen)


def _view_fields(library: Library, whole: Table, chosen: Table) -> View:
    from gcmreview.listing.several.views import cite_sources
    from gcmreview.listing.views import view_fields

    view = view_fields(library.joined, chosen, whole)
    # The first column has an id, or those of all releases that have a person or a topic.
    names = {
        name for row in whole.rows for name in ([row[0]] if isinstance(row[0], str) else row[0])
    }
    reviews = [each for each in library.reviews if each.release.id in names]
    is_marked = bool(find_editorial(whole, chosen.columns))
    return view._replace(caption=cite_sources(reviews, is_marked=is_marked))
