"""Quotes ready to paste: attributed, and punctuated for the text that they go into.

There is one function per style, and ``QUOTE_STYLES`` has a row for each. A style changes no more
than the UN Editorial Manual permits (see ``changes``) and returns every change with the text.
The attributions are as in the source: name, then office.
"""

from collections.abc import Callable
from typing import NamedTuple

from gcmreview.citing.prose import cite_un
from gcmreview.citing.reference import Reference
from gcmreview.dataset.model import Quote, Release, Speaker, name_speaker
from gcmreview.output.stdout import Escapes
from gcmreview.quoting.changes import PermittedChange
from gcmreview.text.sentences import ends_itself, split_end, split_first_sentence

# Whether a comma or full stop (``mark``) goes before the closing quotation mark, by the final mark
# that the source itself has there (``own``), if any.
PUNCTUATIONS: dict[str, Callable[[str, str], bool]] = {
    "british": lambda own, mark: own == mark == ".",
    "american": lambda own, mark: True,  # noqa: ARG005
}
# Characters, as X counts them: its limit for a post.
SOCIAL_LIMIT = 280
# What X counts as one character: help.x.com, "How we count characters" (twitter-text, version 3).
_COUNTED_ONCE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_INDENT = " " * 4


class QuoteOptions(NamedTuple):
    """How to set a quote. ``short`` names its speaker only by the family name.

    ``punctuation`` is where to put a comma or full stop that is not the source's own: british
    after the closing mark, american before it, None where the source has its own.
    """

    verb: str = "said"
    verbatim: bool = False
    short: bool = False
    punctuation: str | None = None


class PreparedQuote(NamedTuple):
    """A quote on its way into a text: its words after the corrections, and its speaker.

    The name is full at the speaker's first mention, and the family name after it.
    """

    quote: Quote
    speaker: Speaker
    words: str
    changes: tuple[PermittedChange, ...]
    is_named: bool


class FormattedQuote(NamedTuple):
    """A quote ready to paste, what was changed in it, and a remark about it."""

    quote: Quote
    text: str
    changes: tuple[PermittedChange, ...]
    remark: str = ""


class QuoteStyle(NamedTuple):
    """How to set a quote, what the style is for, and how to escape what cannot be encoded.

    ``between`` is written between two quotes, ``before`` and ``after`` around all of them.
    """

    set: Callable[[PreparedQuote, Release, QuoteOptions], FormattedQuote]
    purpose: str = ""
    between: str = "\n\n"
    before: str = ""
    after: str = "\n"
    escapes: Escapes = "lossy"


def format_press(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Put the attribution after the first sentence, as in wire copy.

    Verbatim, the quote stays in one piece; where a full stop ends it, which the attribution would
    turn into a comma, the attribution goes before it.
    """
    first, rest = split_first_sentence(passage.words)
    if manner.verbatim:
        first, rest = passage.words, ""
        if not first.endswith((",", "?", "!")):
            return format_lead(passage, release, manner)
    opening, changes = _enclose(first, ",", manner)
    if passage.is_named:
        attribution = f"{passage.speaker.family_name} {manner.verb}"
    else:
        attribution = f"{manner.verb} {_introduce(passage)}"
    text = f"{opening} {attribution}".removesuffix(".") + "."
    if rest:
        closing, more = _enclose(rest, ".", manner)
        text, changes = f"{text} {closing}", changes + more
    return FormattedQuote(passage.quote, text, passage.changes + changes)


def format_lead(passage: PreparedQuote, _release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Put the attribution first, and a colon after it."""
    comma = "" if passage.is_named else ","
    words, changes = _enclose(passage.words, ".", manner)
    text = f"{_introduce(passage)}{comma} {manner.verb}: {words}"
    return FormattedQuote(passage.quote, text, passage.changes + changes)


def format_block(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Set the words off by an indent, without marks, above the speaker and the source.

    Source: EU Interinstitutional Style Guide, 5.10 (a quotation set off takes no marks).
    """
    words, changes = _close(passage, manner)
    source = cite_un(Reference(release, passage.quote))
    lines = [*words.split("\n"), "", f"— {_introduce(passage)}", source]
    text = "\n".join(f"{_INDENT}{line}" if line else "" for line in lines)
    return FormattedQuote(passage.quote, text, changes)


def format_plain(passage: PreparedQuote, _release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write only the words."""
    words, changes = _close(passage, manner)
    return FormattedQuote(passage.quote, words, changes)


def format_markdown(
    passage: PreparedQuote, release: Release, manner: QuoteOptions
) -> FormattedQuote:
    """Write a block quotation of Markdown, with the attribution and a link to the source."""
    from gcmreview.text.escaping import escape_address, escape_markdown

    words, changes = _close(passage, manner)
    link = f"[{escape_markdown(release.title)}]({escape_address(release.url)})"
    attribution = escape_markdown(f"— {_introduce(passage)}")
    source = f"{link}, para. {passage.quote.paragraph}"
    text = f"> {escape_markdown(words)}\n>\n> {attribution}, {source}"
    return FormattedQuote(passage.quote, text, changes)


def format_html(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write a figure of HTML (html.spec.whatwg.org, "The blockquote element")."""
    from gcmreview.text.escaping import escape_html

    words, changes = _close(passage, manner)
    paragraph = escape_html(words).replace("\n", "<br>")
    address, title = escape_html(release.url), escape_html(release.title)
    source = f'<cite><a href="{address}">{title}</a></cite>, para. {passage.quote.paragraph}'
    lines = (
        "<figure>",
        f'<blockquote cite="{address}">',
        f"<p>{paragraph}</p>",
        "</blockquote>",
        f"<figcaption>{escape_html(_introduce(passage))}, {source}</figcaption>",
        "</figure>",
    )
    return FormattedQuote(passage.quote, "\n".join(lines), changes)


def format_social(
    passage: PreparedQuote, _release: Release, manner: QuoteOptions
) -> FormattedQuote:
    """Write a post: the words, and as much of the attribution as fits with them.

    If even the family name does not fit, the post is still complete, and too long.
    """
    words, changes = _enclose(passage.words, ".", manner)
    posts = [f"{words} — {attribution}" for attribution in _list_attributions(passage)]
    post = next((each for each in posts if count_characters(each) <= SOCIAL_LIMIT), posts[-1])
    excess = count_characters(post) - SOCIAL_LIMIT
    characters = f"{excess} character{'' if excess == 1 else 's'}"
    remark = f"{characters} over the limit of {SOCIAL_LIMIT} for a post" if excess > 0 else ""
    return FormattedQuote(passage.quote, post, passage.changes + changes, remark)


def format_json(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write an object: ``text`` is the source's to the character, ``quotation`` may be pasted."""
    from gcmreview.output.json import write_object

    quote, speaker = passage.quote, passage.speaker
    words, changes = _close(passage, manner)
    fields = {
        "id": quote.id,
        "speaker": speaker.id,
        "name": speaker.name,
        "description": speaker.description,
        "text": quote.text,
        "quotation": words,
        "changes": [{"from": each.from_, "to": each.to, "reason": each.reason} for each in changes],
        "paragraph": quote.paragraph,
        "attribution": quote.attribution,
        "citation": cite_un(Reference(release, quote)),
        "url": release.url,
    }
    return FormattedQuote(quote, write_object(fields), changes)


def count_characters(text: str) -> int:
    """Count characters as X does: those outside some ranges, an emoji among them, count twice."""
    once = sum(any(start <= ord(char) <= end for start, end in _COUNTED_ONCE) for char in text)
    return 2 * len(text) - once


def _introduce(passage: PreparedQuote) -> str:
    """Name a speaker: in full and with the office, or by the family name where that is enough."""
    speaker = passage.speaker
    return speaker.family_name if passage.is_named else _name_in_full(speaker)


def _name_in_full(speaker: Speaker) -> str:
    return f"{name_speaker(speaker)}, {speaker.description}"


def _list_attributions(passage: PreparedQuote) -> list[str]:
    """Return the ways to name a speaker in a post, the fullest first."""
    speaker = passage.speaker
    if passage.is_named:
        return [speaker.family_name]
    names = [_name_in_full(speaker), name_speaker(speaker), speaker.family_name]
    if speaker.agency:
        names.insert(1, f"{name_speaker(speaker)}, {speaker.agency}")
    return names


def _enclose(
    words: str, mark: str, manner: QuoteOptions
) -> tuple[str, tuple[PermittedChange, ...]]:
    """Set words in quotation marks, with the comma or the full stop that the sentence needs."""
    body, own = split_end(words)
    if manner.verbatim or own in ("?", "!") or (mark == "." and ends_itself(words)):
        return f"“{words}”", ()
    place = "before the attribution" if mark == "," else "at the end"
    if _goes_inside(own, mark, manner.punctuation):
        changes = () if own == mark else (PermittedChange(own, mark, place),)
        return f"“{body}{mark}”", changes
    changes = (PermittedChange(own, "", f"{place}, since the mark goes outside"),) if own else ()
    return f"“{body}”{mark}", changes


def _goes_inside(own: str, mark: str, punctuation: str | None) -> bool:
    return own != "" if punctuation is None else PUNCTUATIONS[punctuation](own, mark)


def _close(passage: PreparedQuote, manner: QuoteOptions) -> tuple[str, tuple[PermittedChange, ...]]:
    """Return the words of a quotation set by itself: a final comma becomes a full stop."""
    body, own = split_end(passage.words)
    if manner.verbatim or own != ",":
        return passage.words, passage.changes
    return f"{body}.", (*passage.changes, PermittedChange(",", ".", "at the end"))


QUOTE_STYLES: dict[str, QuoteStyle] = {
    "press": QuoteStyle(format_press, "attribution after the first sentence"),
    "lead": QuoteStyle(format_lead, "attribution first"),
    "block": QuoteStyle(format_block, "set off, with the source"),
    "plain": QuoteStyle(format_plain, "only the words"),
    "markdown": QuoteStyle(format_markdown, escapes="markup"),
    "html": QuoteStyle(format_html, between="\n", escapes="markup"),
    "social": QuoteStyle(format_social, f"a post of at most {SOCIAL_LIMIT} characters"),
    "json": QuoteStyle(format_json, between=",\n", before="[\n", after="\n]\n", escapes="json"),
}
