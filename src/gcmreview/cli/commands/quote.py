"""The command ``quote``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview.cli.options import Copy, describe_rows, list_names, load, print_and_copy
from gcmreview.dataset.model import Quote, Review
from gcmreview.errors import NothingFoundError, UsageError
from gcmreview.lookup.query import get_quotes
from gcmreview.quoting.quote import check_verb, format_quotes, join_quotes, list_remarks
from gcmreview.quoting.styles import PUNCTUATIONS, QUOTE_STYLES, QuoteOptions
from gcmreview.suggestions import check_choice


def quote(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|NAME...", help="Quote ids, or speakers (prints all of their quotes)."
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style", metavar="STYLE", help=f"Output style: {describe_rows(QUOTE_STYLES)}."
        ),
    ] = "press",
    verbatim: Annotated[
        bool,
        typer.Option(
            "--verbatim", help="Change nothing: keep final commas and known typing errors."
        ),
    ] = False,
    verb: Annotated[
        str, typer.Option("--verb", metavar="VERB", help="Verb of the attribution (press, lead).")
    ] = "said",
    short: Annotated[
        bool, typer.Option("--short", help="Name speakers by their family name only.")
    ] = False,
    random: Annotated[bool, typer.Option("--random", help="Pick a random quote.")] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar="N", min=0, help="With --random: make the choice reproducible."
        ),
    ] = None,
    punctuation: Annotated[
        str | None,
        typer.Option(
            "--punctuation",
            metavar=list_names(PUNCTUATIONS),
            help="Where to put a comma or full stop that the source does not have: after the "
            "closing quotation mark (british) or before it (american).",
        ),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print quotations ready to paste, with who said them."""
    check_choice("--style", style, QUOTE_STYLES)
    if punctuation is not None:
        check_choice("--punctuation", punctuation, PUNCTUATIONS)
    manner = QuoteOptions(check_verb(verb), verbatim, short, punctuation)
    review = load(context)
    quotes = _choose_quotes(review, names or (), random=random, seed=seed)
    quotations = format_quotes(review, quotes, style, manner)
    text = join_quotes(quotations, style)
    print_and_copy(text, QUOTE_STYLES[style].escapes, list_remarks(quotations), copy=copy)
    if any(each.problem for each in quotations):
        # What is printed is complete, and of no use as it is.
        raise typer.Exit(NothingFoundError.exit_code)


def _choose_quotes(
    review: Review, names: Sequence[str], *, random: bool, seed: int | None
) -> Sequence[Quote]:
    """Return the quotes named, or a random one of them, or of all."""
    if not names and not random:
        raise UsageError("name a quote or a speaker; gcmreview quotes lists them")
    if seed is not None and not random:
        raise UsageError("--seed needs --random; add it, or leave --seed out")
    quotes = get_quotes(review, names) if names else review.quotes
    if not quotes:
        from gcmreview.listing.request import Listing, explain_nothing

        raise NothingFoundError(explain_nothing(review, Listing("quotes", ())))
    if not random:
        return quotes
    from random import Random

    # Of all that Random gives, only this sequence is promised to stay the same for a seed.
    return [quotes[int(Random(seed).random() * len(quotes))]]
