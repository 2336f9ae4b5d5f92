"""Quotes ready to paste: attributed, and punctuated for the text that they go into.

There is one function per style, and ``QUOTE_STYLES`` has a row for each. A style changes no more
than the UN Editorial Manual permits (see ``changes``) and returns every change with the text.
The attributions are as in the source: name, then office.
"""

from collections.abc import Callable
from typing import NamedTuple

from gcmreview.citing.nesting import nest_marks, open_paragraphs
from gcmreview.citing.prose import cite_un
from gcmreview.citing.reference import Reference, describe_release, name_publisher
from gcmreview.dataset.model import Quote, Release, Speaker, introduce_speaker, name_speaker
from gcmreview.output.stdout import Escapes
from gcmreview.quoting.changes import NESTED, PermittedChange
from gcmreview.text.sentences import ends_in_omission, ends_itself, split_end, split_first_sentence
from gcmreview.text.words import count_nouns

# Whether a comma or full stop (``mark``) goes before the closing quotation mark, by the final mark
# that the source itself has there (``own``), if any.
PUNCTUATIONS: dict[str, Callable[[str, str], bool]] = {
    "british": lambda own, mark: own == mark == ".",
    "american": lambda own, mark: True,  # noqa: ARG005
}
# Characters, as X counts them: its limit for a post.
POST_LIMIT = 280
_INDENT = " " * 4


class QuoteOptions(NamedTuple):
    """How to set a quote. ``short`` names its speaker only by the family name.

    ``punctuation`` is where to put a comma or full stop that is not the source's own: british
    after the closing mark, american before it, None where the source has its own. ``names_review``
    is true where the quotes are of several releases, for data that says which.
    """

    verb: str = "said"
    verbatim: bool = False
    short: bool = False
    punctuation: str | None = None
    names_review: bool = False


class PreparedQuote(NamedTuple):
    """A quote on its way into a text: its words after the corrections, and its speaker.

    The name is full at the speaker's first mention and brief after it: the family name, or more
    where that is another speaker's too. The release's own words have no speaker.
    """

    quote: Quote
    speaker: Speaker | None
    words: str
    changes: tuple[PermittedChange, ...]
    is_named: bool
    brief_name: str


class FormattedQuote(NamedTuple):
    """A quote ready to paste, what was changed in it, what is wrong with it, and a remark."""

    quote: Quote
    text: str
    changes: tuple[PermittedChange, ...]
    problem: str = ""
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
    is_html: bool = False


def format_press(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Put the attribution after the first sentence, as in wire copy.

    Verbatim, the quote stays in one piece; where a full stop ends it, which the attribution would
    turn into a comma, the attribution goes before it.
    """
    words, nested = _nest(passage, manner)
    if passage.speaker is None:
        source = f"{_name_release(release)}, para. {passage.quote.paragraph}"
        stop = "" if ends_itself(words) else "."
        return FormattedQuote(passage.quote, f"“{open_paragraphs(words)}” ({source}){stop}", nested)
    first, rest = (words, "") if manner.verbatim else split_first_sentence(words)
    if manner.verbatim and not _goes_on(first):
        return format_lead(passage, release, manner)
    opening, changes = _enclose(first, ",", manner)
    text = f"{opening} {_attribute(passage, release, manner.verb)}".removesuffix(".") + "."
    if rest:
        closing, more = _enclose(rest, ".", manner)
        text, changes = f"{text} {closing}", changes + more
    return FormattedQuote(passage.quote, text, passage.changes + nested + changes)


def _goes_on(words: str) -> bool:
    """Return whether an attribution may follow words as they are: not after a full stop."""
    return split_end(words)[1] in (",", "?", "!") or ends_in_omission(words)


def _attribute(passage: PreparedQuote, release: Release, verb: str) -> str:
    """Say after a quotation who said it; a verb of several words goes after the name.

    “…,” said Nenette Motus, Coordinator; “…,” Nenette Motus, Coordinator, told reporters.
    """
    name = _introduce(passage, release)
    if passage.is_named:
        return f"{name} {verb}"
    return f"{name}{_end_name(passage)} {verb}" if " " in verb else f"{verb} {name}"


def _end_name(passage: PreparedQuote) -> str:
    """Return the comma after a name with a description, which the verb goes on from."""
    speaker = passage.speaker
    return "," if speaker and speaker.description and not passage.is_named else ""


def format_lead(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Put the attribution first, and a colon after it."""
    words, nested = _nest(passage, manner)
    quotation, changes = _enclose(words, ".", manner)
    name = _introduce(passage, release)
    lead = f"{name}{_end_name(passage)} {manner.verb}" if passage.speaker else name
    # A particle begins a sentence with a capital: Van der Berg said.
    text = f"{lead[:1].upper()}{lead[1:]}: {quotation}"
    return FormattedQuote(passage.quote, text, passage.changes + nested + changes)


def format_block(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Set the words off by an indent, without marks, above the speaker and the source.

    Source: EU Interinstitutional Style Guide, 5.10 (a quotation set off takes no marks).
    """
    words, changes = _close(passage, manner)
    source = cite_un(Reference(release, passage.quote))
    lines = [*words.split("\n"), "", f"— {_introduce(passage, release)}", source]
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
    title = escape_markdown(release.title)
    link = f"[{title}]({escape_address(release.url)})" if release.url else title
    attribution = escape_markdown(f"— {_introduce(passage, release)}")
    source = f"{link}, para. {passage.quote.paragraph}"
    text = f"> {escape_markdown(words)}\n>\n> {attribution}, {source}"
    return FormattedQuote(passage.quote, text, changes)


def format_html(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write a figure of HTML (html.spec.whatwg.org, "The blockquote element")."""
    from gcmreview.text.escaping import escape_html

    words, changes = _close(passage, manner)
    paragraph = escape_html(words).replace("\n", "<br>")
    address, title = escape_html(release.url or ""), escape_html(release.title)
    link = f'<a href="{address}">{title}</a>' if address else title
    source = f"<cite>{link}</cite>, para. {passage.quote.paragraph}"
    lines = (
        "<figure>",
        f'<blockquote cite="{address}">' if address else "<blockquote>",
        f"<p>{paragraph}</p>",
        "</blockquote>",
        f"<figcaption>{escape_html(_introduce(passage, release))}, {source}</figcaption>",
        "</figure>",
    )
    return FormattedQuote(passage.quote, "\n".join(lines), changes)


def format_social(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write a post: the words, and as much of the attribution as fits with them.

    Each post is read alone, so it names its speaker in full unless there is no room. If even the
    shortest name does not fit, the post is still complete, and too long.
    """
    from gcmreview.quoting.posts import count_post

    words, nested = _nest(passage, manner)
    quotation, changes = _enclose(words, ".", manner)
    names = [passage.brief_name] if manner.short else _list_attributions(passage, release)
    posts = [f"{quotation} — {name}" for name in names]
    post = next((each for each in posts if count_post(each) <= POST_LIMIT), posts[-1])
    excess = count_post(post) - POST_LIMIT
    characters = count_nouns(excess, "character")
    said = f"{characters} over the limit of {POST_LIMIT} for a post; cut it with --part"
    problem = said if excess > 0 else ""
    return FormattedQuote(passage.quote, post, passage.changes + nested + changes, problem)


def format_json(passage: PreparedQuote, release: Release, manner: QuoteOptions) -> FormattedQuote:
    """Write an object: ``text`` is the source's to the character, ``quotation`` may be pasted."""
    from gcmreview.output.json import write_object

    quote, speaker = passage.quote, passage.speaker
    words, changes = _close(passage, manner)
    fields = {
        **({"review": release.id} if manner.names_review else {}),
        "id": quote.id,
        "speaker": speaker and speaker.id,
        "name": speaker and speaker.name,
        "description": speaker and speaker.description,
        "text": quote.text,
        "quotation": words,
        "changes": [{"from": each.from_, "to": each.to, "reason": each.reason} for each in changes],
        "paragraph": quote.paragraph,
        "attribution": quote.attribution if speaker else None,
        "citation": cite_un(Reference(release, quote)),
        "url": release.url,
    }
    return FormattedQuote(quote, write_object(fields), changes)


def _introduce(passage: PreparedQuote, release: Release) -> str:
    """Name a speaker: in full and with the office, or by the family name where that is enough."""
    if passage.speaker is None:
        return _name_release(release)
    return passage.brief_name if passage.is_named else introduce_speaker(passage.speaker)


def _name_release(release: Release) -> str:
    return describe_release(release, name_publisher(release))


def _list_attributions(passage: PreparedQuote, release: Release) -> list[str]:
    """Return the ways to name a speaker in a post, the fullest first."""
    speaker = passage.speaker
    if speaker is None:
        names = [_name_release(release), name_publisher(release), release.publisher or ""]
        return [name for name in names if name]
    names = [introduce_speaker(speaker), name_speaker(speaker), passage.brief_name]
    if speaker.agency:
        names.insert(1, f"{name_speaker(speaker)}, {speaker.agency}")
    return names


def _nest(passage: PreparedQuote, manner: QuoteOptions) -> tuple[str, tuple[PermittedChange, ...]]:
    """Return the words of a quotation that goes between marks, with the marks in it changed."""
    if manner.verbatim:
        return passage.words, ()
    words, pairs = nest_marks(passage.words)
    return words, tuple(PermittedChange(given, to, NESTED) for given, to in pairs)


def _enclose(
    words: str, mark: str, manner: QuoteOptions
) -> tuple[str, tuple[PermittedChange, ...]]:
    """Set words in quotation marks, with the comma or the full stop that the sentence needs."""
    body, own, closing = split_end(words)
    if manner.verbatim or _needs_none(words, mark):
        return f"“{open_paragraphs(words)}”", ()
    body = open_paragraphs(body)
    place = "before the attribution" if mark == "," else "at the end"
    if own != mark and ends_in_omission(body):
        return f"“{body}{closing}”", (PermittedChange(own, "", place),)
    if _goes_inside(own, mark, manner.punctuation):
        changes = () if own == mark else (PermittedChange(own, mark, place),)
        return f"“{body}{mark}{closing}”", changes
    changes = (PermittedChange(own, "", f"{place}, since the mark goes outside"),) if own else ()
    return f"“{body}{closing}”{mark}", changes


def _needs_none(words: str, mark: str) -> bool:
    """Return whether words need no comma or full stop after them: after ?, ! and an omission."""
    if split_end(words)[1] in ("?", "!") or ends_in_omission(words):
        return True
    return mark == "." and ends_itself(words)


def _goes_inside(own: str, mark: str, punctuation: str | None) -> bool:
    return own != "" if punctuation is None else PUNCTUATIONS[punctuation](own, mark)


def _close(passage: PreparedQuote, manner: QuoteOptions) -> tuple[str, tuple[PermittedChange, ...]]:
    """Return the words of a quotation set by itself: a final comma becomes a full stop."""
    body, own, closing = split_end(passage.words)
    if manner.verbatim or own not in (",", ";"):
        return passage.words, passage.changes
    mark = "" if ends_in_omission(body) else "."
    return f"{body}{mark}{closing}", (*passage.changes, PermittedChange(own, mark, "at the end"))


QUOTE_STYLES: dict[str, QuoteStyle] = {
    "press": QuoteStyle(format_press, "attribution after the first sentence"),
    "lead": QuoteStyle(format_lead, "attribution first"),
    "block": QuoteStyle(format_block, "set off, with the source"),
    "plain": QuoteStyle(format_plain, "only the words"),
    "markdown": QuoteStyle(format_markdown, escapes="markup"),
    "html": QuoteStyle(format_html, between="\n", escapes="markup", is_html=True),
    "social": QuoteStyle(format_social, f"a post of at most {POST_LIMIT} characters"),
    "json": QuoteStyle(format_json, between=",\n", before="[\n", after="\n]\n", escapes="json"),
}
