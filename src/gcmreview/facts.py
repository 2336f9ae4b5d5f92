"""The facts that no other listing has, each with its paragraphs or its origin.

They are about the release and its event, the conclusions, contacts, links and Sustainable
Development Goals, and the notes on what is odd in the source.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from gcmreview.model import Review
from gcmreview.query import find_paragraph
from gcmreview.tables import Table

_RELEASE_FIELDS = ("title", "place", "date", "publisher", "url", "language")
_EVENT_FIELDS = ("name", "dates", "start", "end")


class FactRow(NamedTuple):
    """One fact of the release that no other listing has.

    Either ``origin`` is null, and ``text`` is verbatim in ``paragraphs``, or it says where the
    fact is from. ``text`` is null where the source leaves out what it announces.
    """

    kind: str
    id: str
    field: str
    text: str | None
    paragraphs: list[int]
    origin: str | None


def tabulate_facts(review: Review) -> Table:
    """Make one row a fact, in the order of the dataset's tables."""
    return Table(FactRow._fields, list(_list_facts(review)))


def _list_facts(review: Review) -> Iterator[FactRow]:
    release, event = review.release, review.event
    for field in _RELEASE_FIELDS:
        yield _make_fact(review, "release", release.id, release, field)
    for field in _EVENT_FIELDS if event else ():
        yield _make_fact(review, "event", release.id, event, field)
    for conclusion in review.conclusions:
        yield _make_fact(review, "conclusion", conclusion.id, conclusion, "text")
    for contact in review.contacts:
        for field in ("name", "office", "phone", "email"):
            yield _make_fact(review, "contact", contact.id, contact, field)
    for link in review.links:
        for field in ("text", "url"):
            yield _make_fact(review, "link", link.id, link, field)
    for goal in review.sdgs:
        yield _make_fact(review, "sdg", f"sdg-{goal.number}", goal, "text")
    for note in review.notes:
        yield _make_fact(review, "note", note.id, note, "text")


def _make_fact(review: Review, kind: str, fact_id: str, record: Any, field: str) -> FactRow:
    value = getattr(record, field)
    text = value.isoformat() if isinstance(value, date) else value
    origins = dict(review.origins)
    origin = record.editorial.get(field)
    return FactRow(
        kind=kind,
        id=fact_id,
        field=field,
        text=text,
        paragraphs=_list_paragraphs(review, record, field, text),
        origin=origins[origin] if origin else None,
    )


def _list_paragraphs(review: Review, record: Any, field: str, text: str | None) -> list[int]:
    """Return the paragraphs that a fact's words stand in, or that a note is about."""
    if hasattr(record, "paragraphs"):
        return list(record.paragraphs)
    if field in record.editorial:
        return []
    if hasattr(record, "paragraph"):
        return [getattr(record, f"{field}_paragraph", record.paragraph)]
    return [find_paragraph(review, text or "")]
