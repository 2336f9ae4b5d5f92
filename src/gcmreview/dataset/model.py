"""What a review is: the paragraphs of one press release and the records drawn from them.

Every record is frozen and says which paragraph it is from. Its words are the source's own, except
in the fields that its ``editorial`` mapping names, with the id of the origin that each is from.
The loader proves both, by the table in ``provenance``.

The records are ``NamedTuple`` classes because start-up is a feature: fourteen of them cost a
start about 1 ms, fourteen frozen dataclasses 10 ms, and msgspec 6 ms, while msgspec's decoder
stops at the first problem where the loader reports all of them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

Attribution = Literal["explicit", "continued"]
AgencyRole = Literal["coordinator and secretariat", "co-organizer", "member"]
Number = int | float


class Origin(NamedTuple):
    """Where editorial facts are from: a source other than the release, or a reading of it."""

    id: str
    text: str


class Paragraph(NamedTuple):
    """One block of the source, to the character. Number 0 is the title."""

    number: int
    text: str


class Release(NamedTuple):
    """The press release itself; ``sha256`` is of the paragraphs joined with blank lines."""

    id: str
    title: str
    place: str
    date: date
    publisher: str
    url: str
    language: str
    sha256: str
    editorial: Mapping[str, str]


class Event(NamedTuple):
    """The meeting that the release reports on."""

    name: str
    paragraph: int
    dates: str
    dates_paragraph: int
    start: date
    end: date
    editorial: Mapping[str, str]


class Role(NamedTuple):
    """An office of a speaker, in the source's words."""

    title: str
    organization: str


class Speaker(NamedTuple):
    """A person that the release quotes; ``agency`` is the acronym of a listed agency."""

    id: str
    name: str
    family_name: str
    honorific: str | None
    description: str
    roles: tuple[Role, ...]
    agency: str | None
    paragraph: int
    editorial: Mapping[str, str]


class Correction(NamedTuple):
    """A typographical error of the source, and what the editors would read for it."""

    from_: str
    to: str
    reason: str


class Quote(NamedTuple):
    """One passage between the source's quotation marks; ``speaker`` is a speaker's id."""

    id: str
    speaker: str
    text: str
    paragraph: int
    attribution: Attribution
    topics: tuple[str, ...]
    corrections: tuple[Correction, ...]
    editorial: Mapping[str, str]


class Agency(NamedTuple):
    """A member of the Network. ``name`` is in ``name_paragraph``, or is editorial."""

    acronym: str
    name: str
    role: AgencyRole
    paragraph: int
    name_paragraph: int | None
    spellings: tuple[str, ...]
    editorial: Mapping[str, str]


class Statistic(NamedTuple):
    """A stated figure: ``value`` in ``unit`` (as in "65", "million"), never without ``qualifier``.

    ``year`` is a calendar year, the source's word "today", or None where the source gives none.
    """

    id: str
    value: Number
    unit: str | None
    qualifier: str | None
    year: int | Literal["today"] | None
    label: str
    text: str
    paragraph: int
    editorial: Mapping[str, str]


class Conclusion(NamedTuple):
    """Something that the review concluded, in the release's words."""

    id: str
    text: str
    paragraph: int
    editorial: Mapping[str, str]


class Contact(NamedTuple):
    """A press contact. ``email`` is None where the source leaves it out."""

    id: str
    name: str
    office: str
    phone: str
    email: str | None
    paragraph: int
    editorial: Mapping[str, str]


class Link(NamedTuple):
    """The words of a link. ``url`` is None where the source's text does not give it."""

    id: str
    text: str
    url: str | None
    paragraph: int
    editorial: Mapping[str, str]


class Goal(NamedTuple):
    """A Sustainable Development Goal that the release names."""

    number: int
    title: str
    text: str
    paragraph: int
    editorial: Mapping[str, str]


class Note(NamedTuple):
    """An editorial remark on something odd in the source."""

    id: str
    paragraphs: tuple[int, ...]
    text: str
    editorial: Mapping[str, str]


class Review(NamedTuple):
    """One dataset: the whole source and everything read from it, in the source's order."""

    release: Release
    event: Event | None
    origins: tuple[Origin, ...]
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    agencies: tuple[Agency, ...]
    statistics: tuple[Statistic, ...]
    conclusions: tuple[Conclusion, ...]
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...]
    sdgs: tuple[Goal, ...]
    notes: tuple[Note, ...]

    @property
    def source(self) -> str:
        """The source text, to the character: its paragraphs joined with blank lines."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


def name_speaker(speaker: Speaker) -> str:
    """Write a speaker's name as the source does, after its honorific."""
    return f"{speaker.honorific} {speaker.name}" if speaker.honorific else speaker.name


def get_paragraph(record: Any, field: str) -> int | None:
    """Return the number of the paragraph that a field's words are in, if its record names one."""
    own: int | None = getattr(record, f"{field}_paragraph", None)
    return own if own is not None else getattr(record, "paragraph", None)


def write_figure(statistic: Statistic) -> str:
    """Write a statistic's figure as the source does: ``over 65 million``, ``1,200``."""
    forms = _write_number(statistic.value)
    figures = [_join(statistic.qualifier, form, statistic.unit) for form in forms]
    return next((figure for figure in figures if figure in statistic.text), figures[0])


def _join(qualifier: str | None, number: str, unit: str | None) -> str:
    unit = unit and (unit if unit == "%" else f" {unit}")
    return f"{qualifier} {number}{unit or ''}" if qualifier else f"{number}{unit or ''}"


def _write_number(value: int | float) -> tuple[str, ...]:
    grouped = f"{value:,}"
    return f"{value}", grouped, grouped.replace(",", " "), grouped.replace(",", "\u00a0")
