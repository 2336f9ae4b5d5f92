"""The commands that list records: info, speakers, quotes, agencies, stats, source, search."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gcmreview.cli.options import Words
from gcmreview.cli.registry import Commands, list_command, summarize
from gcmreview.dataset.model import Review
from gcmreview.listing.request import Listing
from gcmreview.lookup.query import (
    find_agencies,
    find_paragraphs,
    find_quotes,
    find_speakers,
    find_statistics,
)

if TYPE_CHECKING:
    from gcmreview.lookup.facts import Fact
    from gcmreview.lookup.search import Hit
    from gcmreview.terminal.cells import View


@list_command(example="info --format json")
def info(review: Review) -> Listing:
    """Show the release, what is odd in it, and the commands."""
    from gcmreview.lookup.facts import list_facts

    return Listing("facts", list_facts(review), _view_info)


@list_command(example="speakers thailand")
def speakers(review: Review, words: Words = None) -> Listing:
    """List who spoke, in what office, and how often quoted."""
    return Listing("speakers", find_speakers(review, words or ()))


@list_command(example="quotes covid --speaker pramudwinai")
def quotes(
    review: Review,
    words: Words = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only this speaker, by id or name."),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="NAME", help="Only speakers of this agency.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="Only quotes on this topic.")
    ] = None,
) -> Listing:
    """List what they said, in full, with speaker and paragraph."""
    found = find_quotes(review, words or (), speaker=speaker, agency=agency, topic=topic)
    return Listing("quotes", found)


@list_command(example="agencies refugees")
def agencies(review: Review, words: Words = None) -> Listing:
    """List the member agencies of the Network and their roles."""
    return Listing("agencies", find_agencies(review, words or ()))


@list_command(example="statistics 1990", name="statistics", hidden=True)
@list_command(example="stats --chart")
def stats(
    review: Review,
    words: Words = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw bars of the figures that can be compared.")
    ] = False,
) -> Listing:
    """List the stated figures, each with its qualifier.

    Also called statistics.
    """
    return Listing("statistics", find_statistics(review, words or ()), chart=chart)


@list_command(example="source 5-9,11")
def source(
    review: Review,
    paragraphs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARAGRAPHS]...", help="Which: 5, 5-9 or 1,3. 0 is the title."),
    ] = None,
) -> Listing:
    """Print the source itself, in numbered paragraphs."""
    return Listing("paragraphs", find_paragraphs(review, paragraphs or ()))


@list_command(example="search migrants pandemic")
def search(
    review: Review,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="What to look for: all of it, in any place."),
    ],
) -> Listing:
    """Search quotes, figures, names and paragraphs, best first.

    An argument with spaces is a phrase. Best is what holds the words as one phrase, then each
    as a whole word, then as a part of one; then what is said by, or about, whom they name.
    """
    from gcmreview.lookup.search import explain_miss, find_hits, read_words

    wanted = read_words(words)
    hits = find_hits(review, wanted)

    def view(review: Review, hits: Sequence["Hit"]) -> "View":
        from gcmreview.listing.views import view_hits

        return view_hits(review, hits, wanted)

    return Listing("hits", hits, view, nothing="" if hits else explain_miss(review, wanted))


def _view_info(review: Review, facts: Sequence["Fact"]) -> "View":
    from gcmreview.listing.overview import view_info

    return view_info(review, facts, [(name, summarize(name)) for name in Commands()])
