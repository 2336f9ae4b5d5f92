"""Pages of several quotations in one layout, with all names right or all of them wrong.

A page that is right must have no finding, and one that is wrong a finding on every quotation. The
name is above, below, before or after each quotation, in 40 layouts; most pages also have a byline,
a caption, a contact line or a paragraph that name people who say nothing on it.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

import shapes
from edits import split_sentences
from gcmreview.dataset.model import Quote, Speaker
from passages import REVIEW, name_as_press
from shapes import CURLY, Draft

MOST_QUOTATIONS = 6
_EVEN = 0.5
# An office on a line of its own: what the page gives beside the name.
_OFFICES = {
    "vitorino": ("Director-General, IOM", "IOM", "Coordinator of the UN Network on Migration"),
    "alisjahbana": ("Executive Secretary of ESCAP", "ESCAP", "Executive Secretary, UNESCAP"),
    "pramudwinai": ("Minister of Foreign Affairs, Thailand", "Foreign Minister of Thailand"),
    "asada-miyakawa": ("Regional Director for Asia and the Pacific, ILO", "ILO"),
    "motus": ("IOM Regional Director", "Coordinator, Regional UN Network on Migration"),
}


class Layout(NamedTuple):
    """How a page sets each quotation and its name, what is between them, and what is around all."""

    suffix: str
    item: str
    joint: str = "\n\n"
    head: str = ""
    tail: str = ""


def _make_table(*cells: str) -> Layout:
    head, rule = (f"| {' | '.join([each] * len(cells))} |\n" for each in ("Review", "---"))
    return Layout(".md", f"| {' | '.join(cells)} |", "\n", head + rule)


LAYOUTS: dict[str, Layout] = {
    "heading above": Layout(".md", "## {name}\n\n{quote}"),
    "heading above, office": Layout(".md", "### {name}\n\n{office}\n\n{quote}"),
    "heading above, text between": Layout(".md", "## {name}\n\nIt was a long day.\n\n{quote}"),
    "heading below": Layout(".md", "{quote}\n\n### {name}"),
    "heading below, office": Layout(".md", "{quote}\n\n### {name}\n\n{office}"),
    "underlined heading above": Layout(".md", "{name}\n----------\n\n{quote}"),
    "bold above": Layout(".md", "**{name}**\n\n{quote}"),
    "bold above, office": Layout(".md", "**{name}**\n\n{office}\n\n{quote}"),
    "bold below": Layout(".md", "{quote}\n\n**{name}**"),
    "bold below, office": Layout(".md", "{quote}\n\n**{name}**  \n*{office}*"),
    "bold below, described": Layout(".md", "{quote}\n\n**{name}**, speaker at the review"),
    "described above": Layout(".txt", "{name}, a guest of the talks\n\n{quote}"),
    "bold on the line above": Layout(".md", "**{name}**  \n{quote}"),
    "bold on the line below": Layout(".md", "{quote}  \n**{name}**"),
    "bold before": Layout(".md", "**{name}** {quote}"),
    "name and colon": Layout(".md", "**{name}:** {quote}"),
    "dash after": Layout(".md", "{quote} – {name}, {office}"),
    "dash below": Layout(".md", "{quote}\n\n— {name}"),
    "brackets after": Layout(".md", "{quote} ({name}, {office})"),
    "headline, name first": Layout(".md", "## {name}: {quote}\n\nIt was a long day."),
    "headline, name last": Layout(".md", "## {quote}: {name}\n\nIt was a long day."),
    "block, name in it": Layout(".md", "> {quote}\n>\n> {name}"),
    "block, name above": Layout(".md", "**{name}**\n\n> {quote}"),
    "block, name below": Layout(".md", "> {quote}\n\n{name}, {office}"),
    "plain above": Layout(".txt", "{name}\n\n{quote}"),
    "plain above, office": Layout(".txt", "{name}\n\n{office}\n\n{quote}"),
    "plain below": Layout(".txt", "{quote}\n\n{name}"),
    "plain below, two lines": Layout(".txt", "{quote}\n\n{name}\n{office}"),
    "plain, lines above": Layout(".txt", "{name}\n{office}\n{quote}"),
    "plain, lines below": Layout(".txt", "{quote}\n{name}\n{office}"),
    "list, name is the parent": Layout(".md", "- {name}\n    - {quote}", "\n"),
    "list, quotation is the parent": Layout(".md", "- {quote}\n    - {name}", "\n"),
    "table, name first": _make_table("{name}", "{quote}"),
    "table, name last": _make_table("{quote}", "{name}"),
    "table, day and name first": _make_table("10 March", "{name}", "{quote}", "{office}"),
    "table, day between": _make_table("{quote}", "10 March", "{name}"),
    "cards, name last": Layout(
        ".html", '<div class="card"><p>{quote}</p><h4>{name}</h4><p>{office}</p></div>', "\n"
    ),
    "cards, name first": Layout(
        ".html", "<section><h4>{name}</h4><p>{office}</p><p>{quote}</p></section>", "\n"
    ),
    "figures": Layout(
        ".html",
        "<figure><blockquote>{quote}</blockquote><figcaption>{name}</figcaption></figure>",
    ),
    "HTML table": Layout(
        ".html", "<tr><td>{name}</td><td>{quote}</td></tr>", "", "<table>", "</table>"
    ),
    "HTML list": Layout(".html", "<li>{name}<ul><li>{quote}</li></ul></li>", "", "<ul>", "</ul>"),
    "definitions": Layout(".html", "<dt>{name}</dt><dd>{quote}</dd>", "", "<dl>", "</dl>"),
}
_FIRST = (
    "By Florence Kim",
    "Florence Kim, Bangkok",
    "Asia-Pacific leaders met to review the Global Compact.",
    "What they said at the review:",
)
_LAST = (
    "Photo: IOM",
    "António Vitorino and Nenette Motus at the review. Photo: IOM",
    "Armida Alisjahbana opens the review. Photo: ESCAP/Suwat Chancharoensuk",
    "Media contact: Florence Kim, IOM, +66 2 343 9400",
    "For more information, write to Florence Kim at the IOM office in Bangkok.",
    "The next review has not been announced yet.",
)


class Page(NamedTuple):
    """A page to check, and whether its names are right."""

    layout: str
    is_right: bool
    draft: Draft


def make_pages(seed: int, number: int) -> Iterator[Page]:
    """Yield that many pages of each layout with all names right, and as many with all wrong."""
    for name, layout in LAYOUTS.items():
        for is_right in (True, False):
            random = Random(f"{seed}/{name}/{is_right}")
            for _ in range(number):
                yield Page(name, is_right, make_page(random, layout, is_right=is_right))


def make_page(random: Random, layout: Layout, *, is_right: bool) -> Draft:
    """Make a page of two to six quotations."""
    quotes = random.sample(REVIEW.quotes, random.randint(2, MOST_QUOTATIONS))
    name = _choose_form(random)
    items = [_set(random, layout, quote, name, is_right=is_right) for quote in quotes]
    first = [random.choice(_FIRST)] if random.random() < _EVEN else []
    last = [random.choice(_LAST)] if random.random() < _EVEN else []
    body = f"{layout.head}{layout.joint.join(items)}{layout.tail}"
    if layout.suffix == ".html":
        first, last = ([f"<p>{each}</p>" for each in lines] for lines in (first, last))
    return shapes.place(layout.suffix, "\n\n".join((*first, body, *last)) + "\n")


def _choose_form(random: Random) -> Callable[[Speaker], str]:
    """Choose how all names of a page are written: in full, by the title, or by the family name."""
    forms: Sequence[Callable[[Speaker], str]] = (
        lambda speaker: speaker.name,
        lambda speaker: name_as_press(Random(2), speaker),
        lambda speaker: speaker.family_name,
    )
    return random.choice(forms)


def _set(
    random: Random, layout: Layout, quote: Quote, name: Callable[[Speaker], str], *, is_right: bool
) -> str:
    """Set a quotation, or its first sentences, with the name of its speaker or of another."""
    speakers = [each for each in REVIEW.speakers if (each.id == quote.speaker) == is_right]
    speaker = random.choice(speakers)
    sentences = split_sentences(quote.text)
    text = " ".join(sentences[: random.randint(1, len(sentences))]).rstrip(",.")
    words = f"{CURLY.opening}{shapes.START}{text}.{shapes.END}{CURLY.closing}"
    office = random.choice(_OFFICES[speaker.id])
    return layout.item.format(name=name(speaker), office=office, quote=words)
