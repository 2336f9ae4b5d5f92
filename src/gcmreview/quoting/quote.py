"""Choose a style's settings and format quotes with it, ready to paste."""

import re
from collections.abc import Sequence

from gcmreview.dataset.model import Quote, Review
from gcmreview.errors import UsageError
from gcmreview.quoting.changes import correct, describe_change
from gcmreview.quoting.styles import QUOTE_STYLES, FormattedQuote, PreparedQuote, QuoteOptions

_LONGEST_VERB = 40


def check_verb(verb: str) -> str:
    """Return a verb of saying, or raise UsageError where it could be more than that."""
    if len(verb) <= _LONGEST_VERB and all(map(str.isalpha, re.split("[ '’-]", verb))):
        return verb
    raise UsageError(
        f"--verb: '{verb}' is no verb; write a word or a few, such as 'told reporters'"
    )


def format_quotes(
    review: Review, quotes: Sequence[Quote], style: str, manner: QuoteOptions
) -> list[FormattedQuote]:
    """Set quotes in a style, in their order, each speaker named in full but once."""
    speakers = {speaker.id: speaker for speaker in review.speakers}
    named: set[str] = set()
    quotations = []
    for quote in quotes:
        words, changes = (quote.text, ()) if manner.verbatim else correct(quote)
        is_named = manner.short or quote.speaker in named
        passage = PreparedQuote(quote, speakers[quote.speaker], words, changes, is_named)
        quotations.append(QUOTE_STYLES[style].set(passage, review.release, manner))
        named.add(quote.speaker)
    return quotations


def join_quotes(quotations: Sequence[FormattedQuote], style: str) -> str:
    """Return the text of quotations as one, with a newline at the end."""
    row = QUOTE_STYLES[style]
    return f"{row.before}{row.between.join(each.text for each in quotations)}{row.after}"


def list_remarks(quotations: Sequence[FormattedQuote]) -> list[str]:
    """Say what was changed in each quotation, whom the source does not name, and what is amiss."""
    remarks = []
    for quotation in quotations:
        quote = quotation.quote
        found = [describe_change(change) for change in quotation.changes]
        if quote.attribution == "continued":
            found.append(
                "the source names no speaker there; the attribution is continued from before"
            )
        found += [quotation.remark] if quotation.remark else []
        remarks += [f"{quote.id}, para. {quote.paragraph}: {each}" for each in found]
    return remarks
