"""Read a review from parsed TOML: which keys each record has, and of what shape."""

from collections.abc import Mapping
from typing import Any, get_args

from gcmreview.fields import Fields
from gcmreview.model import (
    Agency,
    AgencyRole,
    Attribution,
    Conclusion,
    Contact,
    Correction,
    Event,
    Goal,
    Link,
    Note,
    Origin,
    Paragraph,
    Quote,
    Release,
    Review,
    Role,
    Speaker,
    Statistic,
)
from gcmreview.places import Problem


def decode_review(table: Mapping[str, Any]) -> tuple[Review, list[Problem]]:
    """Read a review and everything wrong with the shape of its table."""
    problems: list[Problem] = []
    fields = Fields(table, (), problems)
    review = Review(
        release=fields.record("release", _read_release),
        event=fields.optional_record("event", _read_event),
        origins=fields.records("origins", _read_origin),
        paragraphs=fields.records("paragraphs", _read_paragraph),
        speakers=fields.records("speakers", _read_speaker),
        quotes=fields.records("quotes", _read_quote),
        agencies=fields.records("agencies", _read_agency),
        statistics=fields.records("statistics", _read_statistic),
        conclusions=fields.records("conclusions", _read_conclusion),
        contacts=fields.records("contacts", _read_contact),
        links=fields.records("links", _read_link),
        sdgs=fields.records("sdgs", _read_goal),
        notes=fields.records("notes", _read_note),
    )
    fields.close()
    return review, problems


def _read_release(fields: Fields) -> Release:
    return Release(
        id=fields.slug("id"),
        title=fields.text("title"),
        place=fields.text("place"),
        date=fields.day("date"),
        publisher=fields.text("publisher"),
        url=fields.text("url"),
        language=fields.text("language"),
        sha256=fields.text("sha256"),
        editorial=fields.mapping("editorial"),
    )


def _read_event(fields: Fields) -> Event:
    return Event(
        name=fields.text("name"),
        paragraph=fields.whole("paragraph"),
        dates=fields.text("dates"),
        dates_paragraph=fields.whole("dates_paragraph"),
        start=fields.day("start"),
        end=fields.day("end"),
        editorial=fields.mapping("editorial"),
    )


def _read_origin(fields: Fields) -> Origin:
    return Origin(id=fields.slug("id"), text=fields.text("text"))


def _read_paragraph(fields: Fields) -> Paragraph:
    return Paragraph(number=fields.whole("number"), text=fields.text("text", allow="\n"))


def _read_speaker(fields: Fields) -> Speaker:
    return Speaker(
        id=fields.slug("id"),
        name=fields.text("name"),
        family_name=fields.text("family_name"),
        honorific=fields.optional_text("honorific"),
        description=fields.text("description"),
        roles=fields.records("roles", _read_role),
        agency=fields.optional_text("agency"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_role(fields: Fields) -> Role:
    return Role(title=fields.text("title"), organization=fields.text("organization"))


def _read_quote(fields: Fields) -> Quote:
    return Quote(
        id=fields.slug("id"),
        speaker=fields.slug("speaker"),
        paragraph=fields.whole("paragraph"),
        text=fields.text("text"),
        attribution=fields.choice("attribution", get_args(Attribution)),
        topics=fields.slugs("topics"),
        corrections=fields.records("corrections", _read_correction),
        editorial=fields.mapping("editorial"),
    )


def _read_correction(fields: Fields) -> Correction:
    return Correction(from_=fields.text("from"), to=fields.text("to"), reason=fields.text("reason"))


def _read_agency(fields: Fields) -> Agency:
    return Agency(
        acronym=fields.text("acronym"),
        name=fields.text("name"),
        name_paragraph=fields.optional_whole("name_paragraph"),
        spellings=fields.texts("spellings"),
        role=fields.choice("role", get_args(AgencyRole)),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_statistic(fields: Fields) -> Statistic:
    return Statistic(
        id=fields.slug("id"),
        value=fields.number("value"),
        unit=fields.optional_text("unit"),
        qualifier=fields.optional_text("qualifier"),
        year=fields.year("year"),
        label=fields.text("label"),
        text=fields.text("text"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_conclusion(fields: Fields) -> Conclusion:
    return Conclusion(
        id=fields.slug("id"),
        text=fields.text("text"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_contact(fields: Fields) -> Contact:
    return Contact(
        id=fields.slug("id"),
        name=fields.text("name"),
        office=fields.text("office"),
        phone=fields.text("phone"),
        email=fields.optional_text("email"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_link(fields: Fields) -> Link:
    return Link(
        id=fields.slug("id"),
        text=fields.text("text"),
        url=fields.optional_text("url"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_goal(fields: Fields) -> Goal:
    return Goal(
        number=fields.whole("number"),
        title=fields.text("title"),
        text=fields.text("text"),
        paragraph=fields.whole("paragraph"),
        editorial=fields.mapping("editorial"),
    )


def _read_note(fields: Fields) -> Note:
    return Note(
        id=fields.slug("id"),
        paragraphs=fields.wholes("paragraphs"),
        text=fields.text("text"),
        editorial=fields.mapping("editorial"),
    )
