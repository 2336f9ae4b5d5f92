"""What ``info`` shows a person: the release, its facts, what is odd in it, and the commands."""

from collections.abc import Sequence
from itertools import chain, repeat

from gcmreview.model import Contact, Event, Link, Review
from gcmreview.query import find_paragraph
from gcmreview.views import Cell, Column, Span, View, mark_editorial, name_source, write_day

Row = tuple[Cell, Cell, Cell]


def view_info(review: Review, commands: Sequence[tuple[str, str]]) -> View:
    """Show the release and its facts under headings, then how much there is, and the commands."""
    columns = (Column("About"), Column("Text"), Column("Para.", "right", keep_whole=True))
    sections: list[tuple[str, list[tuple[Cell, Cell]]]] = [
        ("Event", _show_event(review.event) if review.event else []),
        ("Release", _show_release(review)),
        ("Conclusions", [((Span(c.text),), _cite(c.paragraph)) for c in review.conclusions]),
        ("Contacts", [(_show_contact(c), _cite(c.paragraph)) for c in review.contacts]),
        ("Links", [(_show_link(link), _cite(link.paragraph)) for link in review.links]),
        ("Goals", [((Span(goal.text),), _cite(goal.paragraph)) for goal in review.sdgs]),
        ("Notes", [((mark_editorial(n.text),), _cite(*n.paragraphs)) for n in review.notes]),
        ("Contents", [((Span(_count(review)),), ())]),
        ("Commands", [_show_command(*command) for command in commands]),
    ]
    rows: list[Row] = []
    for heading, entries in sections:
        headings = chain([heading], repeat(""))
        rows += [((Span(next(headings), "strong"),), *entry) for entry in entries]
        rows += [((), (), ())] if entries else []
    rows.pop()
    caption = f"Source: {name_source(review)}. In square brackets: not the source's words."
    return View(review.release.title, columns, rows, caption)


def _show_event(event: Event) -> list[tuple[Cell, Cell]]:
    days = f"{write_day(event.start)} to {write_day(event.end)}"
    return [
        ((Span(event.name),), _cite(event.paragraph)),
        ((Span(f"{event.dates} "), mark_editorial(days)), _cite(event.dates_paragraph)),
    ]


def _show_release(review: Review) -> list[tuple[Cell, Cell]]:
    release = review.release
    made = mark_editorial(f"{release.publisher}, {write_day(release.date)}")
    place = find_paragraph(review, release.place)
    return [((Span(f"{release.place} "), made), _cite(place)), ((mark_editorial(release.url),), ())]


def _show_contact(contact: Contact) -> Cell:
    words = "\n".join((contact.name, contact.office, contact.phone, contact.email or ""))
    if contact.email:
        return (Span(words),)
    return (Span(words), mark_editorial("email: missing in the source"))


def _show_link(link: Link) -> Cell:
    target = link.url or "target not in the text of the source"
    return (Span(f"{link.text} "), mark_editorial(target))


def _show_command(name: str, text: str) -> tuple[Cell, Cell]:
    return (Span(f"{name:<10}", "id"), Span(text)), ()


def _count(review: Review) -> str:
    """Say how much of each kind there is: ``5 speakers, 8 quotes, ...``."""
    kinds = ("speakers", "quotes", "agencies", "statistics", "paragraphs")
    return ", ".join(f"{len(getattr(review, kind))} {kind}" for kind in kinds)


def _cite(*paragraphs: int) -> Cell:
    return (Span(", ".join(map(str, paragraphs))),)
