"""Read a review from parsed TOML: which keys each record has, and of what shape."""

from collections.abc import Mapping
from typing import Any, get_args

from gcmreview.dataset.fields import Fields
from gcmreview.dataset.model import (
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
from gcmreview.dataset.problems import Problem


def decode_review(table: Mapping[str, Any]) -> tuple[Review, list[Problem]]:
    """Read a review and everything wrong with the shape of its table."""
    problems: list[Problem] = []
    fields = Fields(table, (), problems)
    review = Review(
        release=fields.take_record("release", _read_release),
        event=fields.take_optional_record("event", _read_event),
        origins=fields.take_records("origins", _read_origin),
        paragraphs=fields.take_records("paragraphs", _read_paragraph),
        speakers=fields.take_records("speakers", _read_speaker),
        quotes=fields.take_records("quotes", _read_quote),
        agencies=fields.take_records("agencies", _read_agency),
        statistics=fields.take_records("statistics", _read_statistic),
        conclusions=fields.take_records("conclusions", _read_conclusion),
        contacts=fields.take_records("contacts", _read_contact),
        links=fields.take_records("links", _read_link),
        sdgs=fields.take_records("sdgs", _read_goal),
        notes=fields.take_records("notes", _read_note),
    )
    fields.report_unknown()
    return review, problems


def _read_release(fields: Fields) -> Release:
    return Release(
        id=fields.take_slug("id"),
        title=fields.take_text("title"),
        place=fields.take_text("place"),
        date=fields.take_day("date"),
        publisher=fields.take_text("publisher"),
        url=fields.take_text("url"),
        language=fields.take_text("language"),
        sha256=fields.take_text("sha256"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_event(fields: Fields) -> Event:
    return Event(
        name=fields.take_text("name"),
        paragraph=fields.take_whole("paragraph"),
        dates=fields.take_text("dates"),
        dates_paragraph=fields.take_whole("dates_paragraph"),
        start=fields.take_day("start"),
        end=fields.take_day("end"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_origin(fields: Fields) -> Origin:
    return Origin(id=fields.take_slug("id"), text=fields.take_text("text"))


def _read_paragraph(fields: Fields) -> Paragraph:
    return Paragraph(number=fields.take_whole("number"), text=fields.take_text("text", allow="\n"))


def _read_speaker(fields: Fields) -> Speaker:
    return Speaker(
        id=fields.take_slug("id"),
        name=fields.take_text("name"),
        family_name=fields.take_text("family_name"),
        honorific=fields.take_optional_text("honorific"),
        description=fields.take_text("description"),
        roles=fields.take_records("roles", _read_role),
        agency=fields.take_optional_text("agency"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_role(fields: Fields) -> Role:
    return Role(title=fields.take_text("title"), organization=fields.take_text("organization"))


def _read_quote(fields: Fields) -> Quote:
    return Quote(
        id=fields.take_slug("id"),
        speaker=fields.take_slug("speaker"),
        paragraph=fields.take_whole("paragraph"),
        text=fields.take_text("text", allow="\n"),
        attribution=fields.take_choice("attribution", get_args(Attribution)),
        topics=fields.take_slugs("topics"),
        corrections=fields.take_records("corrections", _read_correction),
        editorial=fields.take_mapping("editorial"),
    )


def _read_correction(fields: Fields) -> Correction:
    return Correction(
        from_=fields.take_text("from"), to=fields.take_text("to"), reason=fields.take_text("reason")
    )


def _read_agency(fields: Fields) -> Agency:
    return Agency(
        acronym=fields.take_text("acronym"),
        name=fields.take_text("name"),
        name_paragraph=fields.take_optional_whole("name_paragraph"),
        spellings=fields.take_texts("spellings"),
        role=fields.take_choice("role", get_args(AgencyRole)),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_statistic(fields: Fields) -> Statistic:
    return Statistic(
        id=fields.take_slug("id"),
        value=fields.take_number("value"),
        unit=fields.take_optional_text("unit"),
        qualifier=fields.take_optional_text("qualifier"),
        year=fields.take_year("year"),
        label=fields.take_text("label"),
        text=fields.take_text("text", allow="\n"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_conclusion(fields: Fields) -> Conclusion:
    return Conclusion(
        id=fields.take_slug("id"),
        text=fields.take_text("text", allow="\n"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_contact(fields: Fields) -> Contact:
    return Contact(
        id=fields.take_slug("id"),
        name=fields.take_text("name"),
        office=fields.take_text("office"),
        phone=fields.take_text("phone"),
        email=fields.take_optional_text("email"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_link(fields: Fields) -> Link:
    return Link(
        id=fields.take_slug("id"),
        text=fields.take_text("text", allow="\n"),
        url=fields.take_optional_text("url"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_goal(fields: Fields) -> Goal:
    return Goal(
        number=fields.take_whole("number"),
        title=fields.take_text("title"),
        text=fields.take_text("text", allow="\n"),
        paragraph=fields.take_whole("paragraph"),
        editorial=fields.take_mapping("editorial"),
    )


def _read_note(fields: Fields) -> Note:
    return Note(
        id=fields.take_slug("id"),
        paragraphs=fields.take_wholes("paragraphs"),
        text=fields.take_text("text", allow="\n"),
        editorial=fields.take_mapping("editorial"),
    )
