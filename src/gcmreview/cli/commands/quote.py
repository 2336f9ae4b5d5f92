"""The command ``quote``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gcmreview.cli.options import Copy, describe_rows, list_names, load, print_and_copy
from gcmreview.dataset.model import Quote
from gcmreview.errors import Choice, ChoiceError, NothingFoundError, UsageError
from gcmreview.library.library import Library
from gcmreview.library.placed import Placed
from gcmreview.lookup.named import find_passages
from gcmreview.output.stdout import is_stderr_terminal, is_stdin_terminal, read_line, write_stderr
from gcmreview.quoting.quote import Part, check_verb, format_passages, join_quotes, list_remarks
from gcmreview.quoting.styles import PUNCTUATIONS, QUOTE_STYLES, QuoteOptions
from gcmreview.suggestions import check_choice
from gcmreview.text.printable import make_visible

# The headings of options.
_STYLE, _SELECTION = "Style options", "Selection options"


def quote(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|NAME|WORDS...",
            help="Ids of quotes, figures, conclusions or paragraphs, speakers (all of their "
            "quotes), or words, such as an agency, a country or a topic.",
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help=f"Output style: {describe_rows(QUOTE_STYLES)}.",
            rich_help_panel=_STYLE,
        ),
    ] = "press",
    verbatim: Annotated[
        bool,
        typer.Option(
            "--verbatim",
            help="Change nothing: keep final commas and known typing errors.",
            rich_help_panel=_STYLE,
        ),
    ] = False,
    verb: Annotated[
        str,
        typer.Option(
            "--verb",
            metavar="VERB",
            help="Verb of the attribution (press, lead).",
            rich_help_panel=_STYLE,
        ),
    ] = "said",
    short: Annotated[
        bool,
        typer.Option(
            "--short", help="Name speakers by their family name only.", rich_help_panel=_STYLE
        ),
    ] = False,
    sentence: Annotated[
        int | None,
        typer.Option(
            "--sentence",
            metavar="N",
            min=1,
            help="Only sentence N of one quote.",
            rich_help_panel=_SELECTION,
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            "--part",
            metavar="WORDS",
            help="Only a stretch of one quote: 'first words … last words', or all of its words.",
            rich_help_panel=_SELECTION,
        ),
    ] = None,
    pick: Annotated[
        bool,
        typer.Option(
            "--pick",
            help="In a terminal: ask which one, where WORDS may mean several.",
            rich_help_panel=_SELECTION,
        ),
    ] = False,
    random: Annotated[
        bool,
        typer.Option(
            "--random",
            help="Pick a random quote, of those named or of all.",
            rich_help_panel=_SELECTION,
        ),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="N",
            min=0,
            help="With --random: make the choice reproducible.",
            rich_help_panel=_SELECTION,
        ),
    ] = None,
    punctuation: Annotated[
        str | None,
        typer.Option(
            "--punctuation",
            metavar=list_names(PUNCTUATIONS),
            help="Where to put a comma or full stop that the source does not have: after the "
            "closing quotation mark (british) or before it (american).",
            rich_help_panel=_STYLE,
        ),
    ] = None,
    copy: Copy = False,
) -> None:
    """Print quotations ready to paste, with who said them."""
    check_choice("--style", style, QUOTE_STYLES)
    if punctuation is not None:
        check_choice("--punctuation", punctuation, PUNCTUATIONS)
    verb = check_verb(verb)
    library = load(context)
    manner = QuoteOptions(verb, verbatim, short, punctuation, not library.is_single)
    placed = _choose_quotes(library, names or (), pick=pick, random=random, seed=seed)
    quotes = [each.record for each in placed]
    passages = [
        (each.review, part) for each, part in zip(placed, _cut(quotes, sentence, part), strict=True)
    ]
    quotations = format_passages(passages, library.joined.speakers, style, manner)
    text = join_quotes(quotations, style)
    row = QUOTE_STYLES[style]
    name = quotes[0].id if len(quotes) == 1 else f"{len(quotes)} quotations"
    remarks = list_remarks(quotations)
    print_and_copy(text, name, row.escapes, remarks, copy=copy, is_html=row.is_html)
    if any(each.problem for each in quotations):
        # What is printed is complete, and of no use as it is.
        raise typer.Exit(NothingFoundError.exit_code)


def _cut(quotes: Sequence[Quote], sentence: int | None, part: str | None) -> Sequence[Quote | Part]:
    """Return the quotes, or the part of the only one that is asked for."""
    if sentence is None and part is None:
        return quotes
    if sentence is not None and part is not None:
        raise UsageError("--sentence and --part cannot be combined; leave one out")
    from gcmreview.quoting.parts import check_single, cut_sentence, cut_stretch

    if sentence is not None:
        return [cut_sentence(check_single(quotes, "--sentence"), sentence)]
    return [cut_stretch(check_single(quotes, "--part"), part or "")]


def _find_quotes(library: Library, names: Sequence[str], pick: bool) -> list[Placed]:
    """Return the passages named; where a name may mean several, ask if ``pick`` says so."""
    try:
        return find_passages(library, names)
    except ChoiceError as error:
        if not pick:
            raise
        return find_passages(library, [_ask(error.choices)])


def _ask(choices: Sequence[Choice]) -> str:
    """Ask on the terminal for the number of a choice, and return its id."""
    if not is_stdin_terminal() or not is_stderr_terminal():
        raise UsageError("--pick needs a terminal; name one by its id")
    for number, (name, words) in enumerate(choices, 1):
        write_stderr(make_visible(f"{number:3}  {name}  {words}"))
    write_stderr(f"Number, 1 to {len(choices)}:")
    answer = read_line()
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer[:4]) <= len(choices)):
        raise UsageError(f"'{answer}' is not a number from 1 to {len(choices)}; nothing was picked")
    return choices[int(answer) - 1][0]


def _choose_quotes(
    library: Library, names: Sequence[str], *, pick: bool, random: bool, seed: int | None
) -> Sequence[Placed]:
    """Return the quotes named, or a random one of them, or of all."""
    if not names and not random:
        raise UsageError("name a quote or a speaker; gcmreview quotes lists them")
    if seed is not None and not random:
        raise UsageError("--seed needs --random; add it, or leave --seed out")
    quotes = _find_quotes(library, names, pick) if names else _list_all(library)
    if not quotes:
        from gcmreview.listing.request import Listing, explain_nothing

        raise NothingFoundError(explain_nothing(library.joined, Listing("quotes", ())))
    if not random:
        return quotes
    from random import Random

    # Of all that Random gives, only this sequence is promised to stay the same for a seed.
    return [quotes[int(Random(seed).random() * len(quotes))]]


def _list_all(library: Library) -> list[Placed]:
    return [Placed(review, quote) for review in library.reviews for quote in review.quotes]
