"""The commands that list records: info, speakers, quotes, agencies, stats, source, search.

Each function takes the library and its own options, and returns what it found. ``listing`` makes a
command of it, with the options that all listings share.
"""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gcmreview.cli.options import OUTPUT, describe_rows, list_names, load, look_at_screen, say
from gcmreview.dataset.model import Review
from gcmreview.errors import NothingFoundError, UsageError
from gcmreview.library.library import Library, strip_review
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.request import (
    Listing,
    OutputOptions,
    Rendered,
    explain_nothing,
    settle_options,
)
from gcmreview.lookup.query import (
    find_agencies,
    find_paragraphs,
    find_quotes,
    find_speakers,
    find_statistics,
    list_topics,
)
from gcmreview.output.stdout import write_exact, write_parts
from gcmreview.terminal.screen import Screen, make_paper

if TYPE_CHECKING:
    from gcmreview.lookup.facts import Fact
    from gcmreview.lookup.search import Hit
    from gcmreview.terminal.cells import View


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="Show only records with all of these words; case and accents do not matter.",
        show_default=False,
    ),
]


def print_listing(
    context: typer.Context,
    library: Library,
    answer: Listing,
    *,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=list_names(FORMATS),
            help=f"Output format: {describe_rows(FORMATS)}. Default: $GCMREVIEW_FORMAT or table.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            help="Print only these fields, in this order.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=0,
            help="Print only the first N records.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEXT",
            help="Print one line per record, replacing each {field}; \\n and \\t are escapes.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="Print CSV for spreadsheets, with a byte-order mark. CHANGES DATA: puts an "
            "apostrophe before any text that a spreadsheet would run as a formula.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a new file, in the format of its ending; - is standard output.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Let --output overwrite an existing file.", rich_help_panel=OUTPUT
        ),
    ] = False,
) -> None:
    """Print an answer as the options that all listings share ask for."""
    names = None if fields is None else tuple(name.strip() for name in fields.split(","))
    form = settle_options(
        OutputOptions(output_format, names, limit, template, spreadsheet, answer.chart, output),
        usual=os.environ.get("GCMREVIEW_FORMAT", ""),
    )
    if force and output in (None, "-"):
        raise UsageError("--force needs --output FILE; add it, or leave --force out")
    if answer.records or form.format != "table":
        to_stdout = output in (None, "-")
        screen = look_at_screen(context) if to_stdout else make_paper(os.environ)
        _deliver(_render(library, answer, form, screen), output, force)
    if not answer.records:
        raise NothingFoundError(explain_nothing(library.joined, answer))


def _render(library: Library, answer: Listing, form: OutputOptions, screen: Screen) -> Rendered:
    if library.is_single:
        from gcmreview.listing.render import render

        return render(library.joined, answer, form, screen)
    from gcmreview.listing.several.render import render_several

    return render_several(library, answer, form, screen)


_SHARED = list(signature(print_listing).parameters.values())[3:]


def listing(find: Callable[..., Listing]) -> Callable[..., None]:
    """Make a function that finds records a command with the options that listings share.

    The function takes the library, then its own arguments and options.
    """
    library, *own = signature(find).parameters.values()
    context = library.replace(name="context", annotation=typer.Context)

    @wraps(find)
    def run(context: typer.Context, **options: Any) -> None:
        filters = {each.name: options.pop(each.name) for each in own if each.name in options}
        library = load(context)
        print_listing(context, library, find(library, **filters), **options)

    run.__signature__ = Signature([context, *own, *_SHARED])  # type: ignore[attr-defined]
    return run


def _find(library: Library, find: Callable[..., Sequence[Any]], *args: Any, **more: Any) -> Any:
    """Return what a function finds in the only review, or its counterpart in several."""
    if library.is_single:
        return find(library.joined, *args, **more)
    from gcmreview.lookup.several import find_in_all

    return find_in_all(library, find, *args, **more)


def _leave_out_review(library: Library, name: str | None) -> str | None:
    """Return a name without the only release's id, which may be before it."""
    if name is None or not library.is_single:
        return name
    return strip_review(library.joined, name)


def _deliver(rendered: Rendered, output: str | None, force: bool) -> None:
    """Write an answer to its destination, and any remark about it to standard error."""
    remarks = [rendered.remark]
    if output in (None, "-"):
        remarks.insert(0, _print(rendered))
    else:
        from gcmreview.output.files import write_file

        write_file(output, rendered.parts, force=force)
    say(remarks)


def _print(rendered: Rendered) -> str:
    """Print an answer, and return a remark about how."""
    if rendered.escapes is not None:
        return write_parts(rendered.parts, rendered.escapes)
    write_exact(rendered.parts)
    return ""


@listing
def info(
    library: Library,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]...",
            help="Only these: release, event, conclusions, contacts, links, sdgs, notes.",
        ),
    ] = None,
) -> Listing:
    """Find the facts that no other listing has."""
    from gcmreview.lookup.facts import find_facts

    return Listing("facts", _find(library, find_facts, kinds or ()), _view_info)


@listing
def speakers(library: Library, words: Words = None) -> Listing:
    """Find speakers."""
    return Listing("speakers", _find(library, find_speakers, words or ()))


@listing
def quotes(
    library: Library,
    words: Words = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only quotes by this speaker (id or name)."),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option("--agency", metavar="NAME", help="Only quotes by speakers of this agency."),
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="Only quotes on this topic.")
    ] = None,
) -> Listing:
    """Find quotes that pass every filter."""
    speaker, agency = (_leave_out_review(library, each) for each in (speaker, agency))
    filters = {"speaker": speaker, "agency": agency, "topic": topic}
    return Listing("quotes", _find(library, find_quotes, words or (), **filters))


@listing
def topics(library: Library) -> Listing:
    """List topics."""
    return Listing("topics", _find(library, list_topics))


@listing
def agencies(library: Library, words: Words = None) -> Listing:
    """Find agencies."""
    return Listing("agencies", _find(library, find_agencies, words or ()))


@listing
def stats(
    library: Library,
    words: Words = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw bars for the figures that can be compared.")
    ] = False,
) -> Listing:
    """Find statistics."""
    return Listing("statistics", _find(library, find_statistics, words or ()), chart=chart)


@listing
def source(
    library: Library,
    paragraphs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PARAGRAPHS]...",
            help="Paragraph numbers, such as 5, 5-9 or 1,3; 0 is the title. Default: all.",
        ),
    ] = None,
) -> Listing:
    """Find paragraphs of the source."""
    wanted = [_leave_out_review(library, each) for each in paragraphs or ()]
    return Listing("paragraphs", _find(library, find_paragraphs, wanted))


@listing
def search(
    library: Library,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help="Words to search for; a result has all of them, in any order."
        ),
    ],
) -> Listing:
    """Find every record that the words match, best first."""
    from gcmreview.lookup.search import explain_miss, find_hits, read_words

    wanted = read_words(words)
    hits = _find(library, find_hits, wanted)

    def view(review: Review, hits: Sequence["Hit"]) -> "View":
        from gcmreview.listing.views import view_hits

        return view_hits(review, hits, wanted)

    nothing = "" if hits else explain_miss(library.reviews, wanted)
    return Listing("hits", hits, view, nothing=nothing)


def _view_info(review: Review, facts: Sequence["Fact"]) -> "View":
    from gcmreview.listing.overview import view_info

    return view_info(review, facts)
