"""The facts that no other listing has, each with its paragraphs or its origin.

They are about the release and its event, the conclusions, contacts, links and Sustainable
Development Goals, and the notes on oddities of the source.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from gcmreview.dataset.model import Review, get_paragraph
from gcmreview.dataset.provenance import get_records, is_editorial
from gcmreview.errors import UsageError
from gcmreview.lookup.query import find_paragraph
from gcmreview.suggestions import did_you_mean
from gcmreview.text.folding import fold


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


# The kinds of facts in their order: the key of their records in the file, and the fields listed.
_KINDS = {
    "release": ("release", ("title", "place", "date", "publisher", "url", "language")),
    "event": ("event", ("name", "dates", "start", "end")),
    "conclusion": ("conclusions", ("text",)),
    "contact": ("contacts", ("name", "office", "phone", "email")),
    "link": ("links", ("text", "url")),
    "sdg": ("sdgs", ("text",)),
    "note": ("notes", ("text",)),
}


def find_facts(review: Review, names: Sequence[str] = ()) -> list[Fact]:
    """Return the facts of a review, from the release to the notes, or those of the kinds named.

    A kind may be in the singular or the plural: contact, contacts. Raises UsageError for another.
    """
    origins = dict(review.origins)
    wanted = {_read_kind(name) for name in names}
    return [
        _make_fact(review, kind, record, field, origins)
        for kind, (key, fields) in _KINDS.items()
        if not wanted or key in wanted
        for record in get_records(review, key)
        for field in fields
    ]


def list_kinds() -> dict[str, str]:
    """Return the kinds of facts by the words for each, which are its singular and its plural."""
    return {term: key for kind, (key, _) in _KINDS.items() for term in (kind, key)}


def _read_kind(name: str) -> str:
    kinds = list_kinds()
    kind = kinds.get(fold(name))
    if kind is None:
        raise UsageError(f"unknown kind of facts '{name}'; {did_you_mean(name, kinds)}")
    return kind


def _make_fact(review: Review, kind: str, record: Any, field: str, origins: dict[str, str]) -> Fact:
    value = getattr(record, field)
    return Fact(
        kind=kind,
        id=_identify(review, kind, record),
        field=field,
        text=value.isoformat() if isinstance(value, date) else value,
        paragraphs=_list_paragraphs(review, record, field),
        origin=origins[record.editorial[field]] if is_editorial(record, field) else None,
    )


def _identify(review: Review, kind: str, record: Any) -> str:
    match kind:
        case "event":
            return review.release.id
        case "sdg":
            return f"sdg-{record.number}"
        case _:
            return str(record.id)


def _list_paragraphs(review: Review, record: Any, field: str) -> list[int]:
    """Return the paragraphs in which a fact's words occur, or that a note is about."""
    if hasattr(record, "paragraphs"):
        return list(record.paragraphs)
    if is_editorial(record, field):
        return []
    number = get_paragraph(record, field)
    if number is not None:
        return [number]
    words = getattr(record, field)
    return [] if words is None else [find_paragraph(review, words)]
