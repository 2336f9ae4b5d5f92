"""The facts that no other listing has, each with its paragraphs or its origin.

They are about the release and its event, the conclusions, contacts, links and Sustainable
Development Goals, and the notes on what is odd in the source.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from gcmreview.dataset.model import Review, get_paragraph
from gcmreview.lookup.query import find_paragraph


class Fact(NamedTuple):
    """One fact. ``text`` is None where the source leaves out what it announces.

    Either ``origin`` is None and ``text`` is verbatim in ``paragraphs``, or ``origin`` says where
    the fact is from, and ``paragraphs`` what it is about.
    """

    kind: str
    id: str
    field: str
    text: str | None
    paragraphs: list[int]
    origin: str | None


_RELEASE_FIELDS = ("title", "place", "date", "publisher", "url", "language")
_EVENT_FIELDS = ("name", "dates", "start", "end")
_CONTACT_FIELDS = ("name", "office", "phone", "email")


def list_facts(review: Review) -> list[Fact]:
    """Return the facts of a review, from the release to the notes."""
    origins = dict(review.origins)
    facts = []
    for kind, fact_id, record, field in _list_fields(review):
        value, origin = getattr(record, field), record.editorial.get(field)
        text = value.isoformat() if isinstance(value, date) else value
        paragraphs = _list_paragraphs(review, record, field)
        facts.append(Fact(kind, fact_id, field, text, paragraphs, origin and origins[origin]))
    return facts


def _list_fields(review: Review) -> Iterator[tuple[str, str, Any, str]]:
    """Yield each fact's kind, id and record, and its field in the record."""
    release = review.release
    for field in _RELEASE_FIELDS:
        yield "release", release.id, release, field
    for field in _EVENT_FIELDS if review.event else ():
        yield "event", release.id, review.event, field
    for conclusion in review.conclusions:
        yield "conclusion", conclusion.id, conclusion, "text"
    for contact in review.contacts:
        for field in _CONTACT_FIELDS:
            yield "contact", contact.id, contact, field
    for link in review.links:
        for field in ("text", "url"):
            yield "link", link.id, link, field
    for goal in review.sdgs:
        yield "sdg", f"sdg-{goal.number}", goal, "text"
    for note in review.notes:
        yield "note", note.id, note, "text"


def _list_paragraphs(review: Review, record: Any, field: str) -> list[int]:
    """Return the paragraphs that a fact's words stand in, or that a note is about."""
    if hasattr(record, "paragraphs"):
        return list(record.paragraphs)
    if field in record.editorial:
        return []
    number = get_paragraph(record, field)
    return [find_paragraph(review, getattr(record, field)) if number is None else number]
