"""What a review is: the paragraphs of one press release and the records drawn from them.

Every record is frozen and says which paragraph it is from. Its words are the source's own, except
in the fields that its ``editorial`` mapping names, with the id of the origin that each is from.
The loader proves both, by the table in ``provenance``.

The records are ``NamedTuple`` classes because start-up is a feature: fourteen of them cost a
start about 1 ms, fourteen frozen dataclasses 10 ms, and msgspec 6 ms, while msgspec's decoder
stops at the first problem where the loader reports all of them.
"""

import copyreg
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

# The kinds of fields. ``decoding`` reads a field of a dataset by its kind.
Slug = Annotated[str, "an id: a-z, 0-9 and hyphens"]
Line = Annotated[str, "text without line breaks"]
Text = Annotated[str, "text that may have line breaks"]
Whole = Annotated[int, "a whole number of 0 or more"]
Number = int | float
Year = int | Literal["today"] | None
Attribution = Literal["explicit", "continued"]
# Between a number and its unit or qualifier, or the groups of its digits.
_GAPS = (" ", "\u00a0", "\u202f", "\u2009")
AgencyRole = Literal["coordinator and secretariat", "co-organizer", "member"]
_Frozen = MappingProxyType[str, str]


def freeze(table: dict[str, str]) -> Mapping[str, str]:
    """Return a table that nobody can change, as a record has it."""
    return MappingProxyType(table)


def _reduce(frozen: _Frozen) -> tuple[Callable[..., Any], tuple[dict[str, str]]]:
    return freeze, (dict(frozen),)


# Records go to other processes; by itself Python does not pickle such a table.
copyreg.pickle(MappingProxyType, _reduce)


class Origin(NamedTuple):
    """Where editorial facts are from: a source other than the release, or a reading of it."""

    id: Slug
    text: Line


class Paragraph(NamedTuple):
    """One block of the source, to the character. Number 0 is the title."""

    number: Whole
    text: Text


class Release(NamedTuple):
    """The press release itself; ``sha256`` is of the paragraphs joined with blank lines.

    What nobody knows of it yet is None.
    """

    id: Slug
    title: Line
    place: Line | None
    date: date | None
    publisher: Line | None
    url: Line | None
    language: Line | None
    sha256: Line
    editorial: Mapping[str, Line]


class Event(NamedTuple):
    """The meeting that the release reports on."""

    name: Line
    paragraph: Whole
    dates: Line
    dates_paragraph: Whole
    start: date
    end: date
    editorial: Mapping[str, Line]


class Role(NamedTuple):
    """An office of a speaker, in the source's words."""

    title: Line
    organization: Line


class Speaker(NamedTuple):
    """A person that the release quotes; ``agency`` is the acronym of a listed agency.

    ``description`` is None where the source gives no office or the like.
    """

    id: Slug
    name: Line
    family_name: Line
    honorific: Line | None
    description: Line | None
    roles: tuple[Role, ...]
    agency: Line | None
    paragraph: Whole
    editorial: Mapping[str, Line]


class Correction(NamedTuple):
    """A typographical error of the source, and what the editors would read for it."""

    from_: Line
    to: Line
    reason: Line


class Quote(NamedTuple):
    """One passage between the source's quotation marks; ``speaker`` is a speaker's id."""

    id: Slug
    speaker: Slug
    text: Text
    paragraph: Whole
    attribution: Attribution
    topics: tuple[Slug, ...]
    corrections: tuple[Correction, ...]
    editorial: Mapping[str, Line]


class Agency(NamedTuple):
    """A member of the Network. ``name`` is in ``name_paragraph``, or is editorial."""

    acronym: Line
    name: Line
    role: AgencyRole
    paragraph: Whole
    name_paragraph: Whole | None
    spellings: tuple[Line, ...]
    editorial: Mapping[str, Line]


class Statistic(NamedTuple):
    """A stated figure: ``value`` in ``unit`` (as in "65", "million"), never without ``qualifier``.

    A unit is what is after the number: 2 "thirds", 1 "in three", 0.5 "million" (half a million).

    ``year`` is a calendar year, the source's word "today", or None where the source gives none.
    """

    id: Slug
    value: Number
    unit: Line | None
    qualifier: Line | None
    year: Year
    label: Line
    text: Text
    paragraph: Whole
    editorial: Mapping[str, Line]


class Conclusion(NamedTuple):
    """Something that the review concluded, in the release's words."""

    id: Slug
    text: Text
    paragraph: Whole
    editorial: Mapping[str, Line]


class Contact(NamedTuple):
    """A press contact. ``email`` is None where the source leaves it out."""

    id: Slug
    name: Line
    office: Line
    phone: Line
    email: Line | None
    paragraph: Whole
    editorial: Mapping[str, Line]


class Link(NamedTuple):
    """The words of a link. ``url`` is None where the source's text does not give it."""

    id: Slug
    text: Text
    url: Line | None
    paragraph: Whole
    editorial: Mapping[str, Line]


class Goal(NamedTuple):
    """A Sustainable Development Goal that the release names."""

    number: Whole
    title: Line
    text: Text
    paragraph: Whole
    editorial: Mapping[str, Line]


class Note(NamedTuple):
    """An editorial remark on something odd in the source."""

    id: Slug
    paragraphs: tuple[Whole, ...]
    text: Text
    editorial: Mapping[str, Line]


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


def count_records(review: Review, nouns: Mapping[str, str]) -> Iterator[str]:
    """Yield how many records there are of each kind that there is: 1 quote, 5 speakers.

    ``nouns`` are the kinds in their order, each with the noun for one record.
    """
    for kind, noun in nouns.items():
        number = len(getattr(review, kind))
        if number:
            yield f"{number} {noun if number == 1 else kind}"


def name_speaker(speaker: Speaker) -> str:
    """Write a speaker's name as the source does, after its honorific."""
    return f"{speaker.honorific} {speaker.name}" if speaker.honorific else speaker.name


def introduce_speaker(speaker: Speaker) -> str:
    """Write a speaker's name and what the source says of the person, if it says anything."""
    return ", ".join(filter(None, (name_speaker(speaker), speaker.description)))


def get_paragraph(record: Any, field: str) -> int | None:
    """Return the number of the paragraph that a field's words are in, if its record names one."""
    own: int | None = getattr(record, f"{field}_paragraph", None)
    return own if own is not None else getattr(record, "paragraph", None)


def write_figure(statistic: Statistic) -> str:
    """Write a statistic's figure as the source does: ``over 65 million``, ``two thirds``."""
    place = find_figure(statistic)
    return statistic.text[slice(*place)] if place else next(_list_figures(statistic))


def find_figure(statistic: Statistic) -> tuple[int, int] | None:
    """Return where a statistic's words have its qualifier, value and unit, in figures or words."""
    text = statistic.text
    for figure in _list_figures(statistic):
        start = text.find(figure)
        while start >= 0:
            end = start + len(figure)
            if not (_is_within_word(text, start) or _is_within_word(text, end)):
                return start, end
            start = text.find(figure, start + 1)
    return None


def _is_within_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place : place + 1].isalnum()


def _list_figures(statistic: Statistic) -> Iterator[str]:
    """Yield the ways to write a statistic's figure, the usual one first."""
    value, unit = statistic.value, statistic.unit
    gaps = ("", *_GAPS) if unit == "%" else (*_GAPS, "", "-")
    before = _list_before(statistic.qualifier)
    for number in chain(_write_number(value), _list_spelled(statistic)):
        amounts = [f"{number}{gap}{unit}" for gap in gaps] if unit else [number]
        yield from (f"{start}{amount}" for amount in amounts for start in before)


def _list_spelled(statistic: Statistic) -> Iterator[str]:
    # Imported here, since few releases spell a figure.
    from gcmreview.text.numbers import list_spelled

    is_counted = statistic.unit is None
    yield from list_spelled(statistic.text, statistic.value, is_counted=is_counted)


def _list_before(qualifier: str | None) -> list[str]:
    """Return the ways to write a qualifier before a number; a sign is right before it: ≥5, US$5."""
    if not qualifier:
        return [""]
    gaps = _GAPS if qualifier[-1].isalnum() else ("", *_GAPS)
    return [f"{qualifier}{gap}" for gap in gaps]


def _write_number(value: int | float) -> Iterator[str]:
    """Yield the ways to write a number in figures, with separators of several languages."""
    yield f"{value}"
    yield from (f"{value:,}", *(f"{value:,}".replace(",", space) for space in _GAPS))
    yield f"{value}".replace("-", "\u2212")
    decimals = (f"{value:,.1f}", f"{value:,.2f}")
    yield from (each for each in decimals if float(each.replace(",", "")) == value)
    if isinstance(value, float):
        yield f"{value}".replace(".", ",")
