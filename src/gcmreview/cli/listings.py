"""The commands that list records: info, speakers, quotes, agencies, stats, source, search.

Each function takes the review and its own options, and returns what it found.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gcmreview.cli.options import Words, listing
from gcmreview.cli.registry import list_summaries
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


@listing
def info(review: Review) -> Listing:
    """Find the facts that no other listing has."""
    from gcmreview.lookup.facts import list_facts

    return Listing("facts", list_facts(review), _view_info)


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

    return view_info(review, facts, list_summaries())
