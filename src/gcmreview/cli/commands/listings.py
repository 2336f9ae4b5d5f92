"""The commands that list records: info, speakers, quotes, agencies, stats, source, search.

Each function takes the review and its own options, and returns what it found. ``listing`` makes a
command of it, with the options that all listings share.
"""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gcmreview.cli.options import describe_rows, list_names, load, look_at_screen, say
from gcmreview.dataset.model import Review
from gcmreview.errors import NothingFoundError, UsageError
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
from gcmreview.output.stdout import write_exact, write_stdout
from gcmreview.terminal.screen import make_paper

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


# The heading of the options that say how to print.
_OUTPUT = "Output options"


def print_listing(
    context: typer.Context,
    review: Review,
    answer: Listing,
    *,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=list_names(FORMATS),
            help=f"Output format: {describe_rows(FORMATS)}. Default: $GCMREVIEW_FORMAT or table.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            help="Print only these fields, in this order.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=0,
            help="Print only the first N records.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEXT",
            help="Print one line per record, replacing each {field}; \\n and \\t are escapes.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="Print CSV for spreadsheets, with a byte-order mark. CHANGES DATA: puts an "
            "apostrophe before any text that a spreadsheet would run as a formula.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a new file, in the format of its ending; - is standard output.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Let --output overwrite an existing file.", rich_help_panel=_OUTPUT
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
        from gcmreview.listing.render import render

        to_stdout = output in (None, "-")
        screen = look_at_screen(context) if to_stdout else make_paper(os.environ)
        _deliver(render(review, answer, form, screen), output, force)
    if not answer.records:
        raise NothingFoundError(explain_nothing(review, answer))


_SHARED = list(signature(print_listing).parameters.values())[3:]


def listing(find: Callable[..., Listing]) -> Callable[..., None]:
    """Make a function that finds records a command with the options that listings share.

    The function takes the review, then its own arguments and options.
    """
    review, *own = signature(find).parameters.values()
    context = review.replace(name="context", annotation=typer.Context)

    @wraps(find)
    def run(context: typer.Context, **options: Any) -> None:
        filters = {each.name: options.pop(each.name) for each in own if each.name in options}
        review = load(context)
        print_listing(context, review, find(review, **filters), **options)

    run.__signature__ = Signature([context, *own, *_SHARED])  # type: ignore[attr-defined]
    return run


def _deliver(rendered: Rendered, output: str | None, force: bool) -> None:
    """Write an answer to its destination, and any remark about it to standard error."""
    remarks = [rendered.remark]
    if output in (None, "-"):
        remarks.insert(0, _print(rendered))
    else:
        from gcmreview.output.files import write_file

        write_file(output, rendered.text, force=force)
    say(remarks)


def _print(rendered: Rendered) -> str:
    """Print an answer, and return a remark about how."""
    if rendered.escapes is not None:
        return write_stdout(rendered.text, rendered.escapes)
    write_exact(rendered.text)
    return ""


@listing
def info(
    review: Review,
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

    return Listing("facts", find_facts(review, kinds or ()), _view_info)


@listing
def speakers(review: Review, words: Words = None) -> Listing:
    """Find speakers."""
    return Listing("speakers", find_speakers(review, words or ()))


@listing
def quotes(
    review: Review,
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
    found = find_quotes(review, words or (), speaker=speaker, agency=agency, topic=topic)
    return Listing("quotes", found)


@listing
def topics(review: Review) -> Listing:
    """List topics."""
    return Listing("topics", list_topics(review))


@listing
def agencies(review: Review, words: Words = None) -> Listing:
    """Find agencies."""
    return Listing("agencies", find_agencies(review, words or ()))


@listing
def stats(
    review: Review,
    words: Words = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw bars for the figures that can be compared.")
    ] = False,
) -> Listing:
    """Find statistics."""
    return Listing("statistics", find_statistics(review, words or ()), chart=chart)


@listing
def source(
    review: Review,
    paragraphs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PARAGRAPHS]...",
            help="Paragraph numbers, such as 5, 5-9 or 1,3; 0 is the title. Default: all.",
        ),
    ] = None,
) -> Listing:
    """Find paragraphs of the source."""
    return Listing("paragraphs", find_paragraphs(review, paragraphs or ()))


@listing
def search(
    review: Review,
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
    hits = find_hits(review, wanted)

    def view(review: Review, hits: Sequence["Hit"]) -> "View":
        from gcmreview.listing.views import view_hits

        return view_hits(review, hits, wanted)

    return Listing("hits", hits, view, nothing="" if hits else explain_miss(review, wanted))


def _view_info(review: Review, facts: Sequence["Fact"]) -> "View":
    from gcmreview.listing.overview import view_info

    return view_info(review, facts)
