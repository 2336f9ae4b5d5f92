"""The command ``quote``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview.cli.options import Copy, check_choice, load, print_and_copy
from gcmreview.cli.registry import command
from gcmreview.dataset.model import Quote, Review
from gcmreview.errors import NothingFoundError, UsageError
from gcmreview.listing.request import Listing, explain_nothing
from gcmreview.lookup.query import get_quotes


@command(example="quote vitorino-2 --style lead")
def quote(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|NAME...", help="Quotes by id, or speakers, who give all of theirs."
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="press (attribution after the first sentence), lead (attribution first), block "
            "(set off, with the source), plain (the words alone), markdown, html, social (a post "
            "of 280 characters) or json.",
        ),
    ] = "press",
    verbatim: Annotated[
        bool,
        typer.Option("--verbatim", help="Change nothing, not even a final comma or a listed typo."),
    ] = False,
    verb: Annotated[
        str, typer.Option("--verb", metavar="VERB", help="How they said it, in press and lead.")
    ] = "said",
    short: Annotated[
        bool, typer.Option("--short", help="Name speakers by the family name alone.")
    ] = False,
    random: Annotated[bool, typer.Option("--random", help="One of the quotes, by chance.")] = False,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="N", min=0, help="With --random: the same one each time."),
    ] = None,
    punctuation: Annotated[
        str | None,
        typer.Option(
            "--punctuation",
            metavar="british|american",
            help="Where a comma or full stop stands that is not the source's own: after the "
            "closing mark, or before it.",
        ),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print quotations ready to paste, with who said them.

    What was changed, as the UN Editorial Manual permits, is said on standard error.
    """
    from gcmreview.quoting.quote import check_verb, format_quotes, join_quotes, list_remarks
    from gcmreview.quoting.styles import PUNCTUATIONS, QUOTE_STYLES, QuoteOptions

    check_choice("--style", style, QUOTE_STYLES)
    if punctuation is not None:
        check_choice("--punctuation", punctuation, PUNCTUATIONS)
    manner = QuoteOptions(check_verb(verb), verbatim, short, punctuation)
    review = load(context)
    quotes = _choose_quotes(review, names or (), random=random, seed=seed)
    quotations = format_quotes(review, quotes, style, manner)
    text = join_quotes(quotations, style)
    print_and_copy(text, QUOTE_STYLES[style].escapes, list_remarks(quotations), copy=copy)


def _choose_quotes(
    review: Review, names: Sequence[str], *, random: bool, seed: int | None
) -> Sequence[Quote]:
    """Return the quotes named, or one of them, or of all, by chance."""
    if not names and not random:
        raise UsageError(
            "no quote is named; name one, or a speaker, as gcmreview quotes lists them"
        )
    if seed is not None and not random:
        raise UsageError("--seed goes with --random")
    quotes = get_quotes(review, names) if names else review.quotes
    if not quotes:
        raise NothingFoundError(explain_nothing(review, Listing("quotes", ())))
    if not random:
        return quotes
    from random import Random

    # Of all that Random gives, only this sequence is promised to stay the same for a seed.
    return [quotes[int(Random(seed).random() * len(quotes))]]
