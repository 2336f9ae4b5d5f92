"""Format quotes in a style, ready to paste."""

from collections.abc import Sequence

from gcmreview.dataset.model import Quote, Review, Speaker, introduce_speaker
from gcmreview.errors import UsageError
from gcmreview.quoting.changes import correct, describe_change, mark_omissions
from gcmreview.quoting.styles import QUOTE_STYLES, FormattedQuote, PreparedQuote, QuoteOptions
from gcmreview.text.folding import fold

# Characters. A longer text is not a verb but a sentence.
LONGEST_VERB = 40
# What may be between the letters of a verb, besides a space.
_WITHIN_VERB = str.maketrans("'’-", "   ")


# A quote with only a part of its words, and what its first and last sentence have besides.
Part = tuple[Quote, str, str]


def check_verb(verb: str) -> str:
    """Return a verb of saying, or raise UsageError where it could be more than that."""
    if len(verb) <= LONGEST_VERB and all(map(str.isalpha, verb.translate(_WITHIN_VERB).split(" "))):
        return verb
    raise UsageError(
        f"--verb: '{verb}' is not a verb; write one or a few words, such as 'told reporters'"
    )


def format_passages(
    passages: Sequence[tuple[Review, Quote | Part]],
    speakers: Sequence[Speaker],
    style: str,
    manner: QuoteOptions,
) -> list[FormattedQuote]:
    """Set quotes, each of a review, in a style, in their order; a speaker is named in full once.

    A quote without a speaker is the release's own words, and is attributed to the release.
    ``speakers`` are all those that a brief name must not be taken for.
    """
    # With the office: who has another one in another release is named in full again.
    named: set[tuple[str, str]] = set()
    known: dict[str, dict[str, Speaker]] = {}
    quotations = []
    for review, part in passages:
        quote, before, after = (part, "", "") if isinstance(part, Quote) else part
        words, changes = (quote.text, ()) if manner.verbatim else correct(quote)
        words, left_out = mark_omissions(words, before, after)
        if review.release.id not in known:
            known[review.release.id] = {each.id: each for each in review.speakers}
        speaker = known[review.release.id].get(quote.speaker)
        full_name = introduce_speaker(speaker) if speaker else ""
        person = (quote.speaker, full_name)
        brief_name = _name_briefly(speaker, speakers) if speaker else ""
        is_named = brief_name != full_name and (manner.short or person in named)
        passage = PreparedQuote(quote, speaker, words, changes + left_out, is_named, brief_name)
        formatted = QUOTE_STYLES[style].set(passage, review.release, manner)
        quotations.append(formatted._replace(remark=_explain_speaker(review, quote)))
        named.add(person)
    return quotations


def _explain_speaker(review: Review, quote: Quote) -> str:
    """Say of a continued quote which paragraph its speaker is from, if it is one."""
    if quote.attribution != "continued":
        return ""
    before = quote.paragraph - 1
    speaker = next(each for each in review.speakers if each.id == quote.speaker)
    is_before = speaker.family_name in review.paragraphs[before].text or any(
        (each.paragraph, each.speaker) == (before, quote.speaker) for each in review.quotes
    )
    where = "previous" if is_before else "next"
    return f"names no speaker; attributed to the speaker of the {where} paragraph"


def _name_briefly(speaker: Speaker, speakers: Sequence[Speaker]) -> str:
    """Return the shortest name that no other speaker has: the family name, the name, or more."""
    others = [each for each in speakers if each.id != speaker.id]
    for name in ("family_name", "name"):
        brief: str = getattr(speaker, name)
        if fold(brief) not in {fold(getattr(each, name)) for each in others}:
            return brief
    return introduce_speaker(speaker)


def join_quotes(quotations: Sequence[FormattedQuote], style: str) -> str:
    """Return the text of quotations as one, with a newline at the end."""
    row = QUOTE_STYLES[style]
    return f"{row.before}{row.between.join(each.text for each in quotations)}{row.after}"


def list_remarks(quotations: Sequence[FormattedQuote]) -> list[str]:
    """Return a line for each change, each remark and each problem."""
    remarks = []
    for quotation in quotations:
        quote = quotation.quote
        found = [describe_change(change) for change in quotation.changes]
        found += filter(None, (quotation.remark, quotation.problem))
        remarks += [f"{quote.id}, para. {quote.paragraph}: {each}" for each in found]
    return remarks
