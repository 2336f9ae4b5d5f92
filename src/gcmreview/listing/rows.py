"""Records as rows: the columns that JSON keys and every other format for machines share.

A row's type is a listing's contract. Its fields are the column names, in their order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from gcmreview.dataset.model import Agency, Paragraph, Quote, Review, Speaker, Statistic
from gcmreview.errors import UsageError
from gcmreview.lookup.facts import Fact
from gcmreview.output.json import dump_json
from gcmreview.text.suggestions import did_you_mean, join_names


class Table(NamedTuple):
    """Named columns, and a row of values for every record.

    A value is what JSON can hold: a string, a number, None, or lists and objects of these.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


# A number never goes without what qualifies it.
COMPANIONS = {"value": ("qualifier", "unit")}


class SpeakerRow(NamedTuple):
    """A speaker. ``quotes`` counts the speaker's quotes in the whole review."""

    id: str
    name: str
    family_name: str
    honorific: str | None
    description: str
    roles: list[dict[str, str]]
    agency: str | None
    quotes: int
    paragraph: int
    editorial: dict[str, str]


class QuoteRow(NamedTuple):
    """A quote. ``text`` is verbatim; a correction says what the editors would read."""

    id: str
    speaker: str
    name: str
    text: str
    paragraph: int
    attribution: str
    topics: list[str]
    corrections: list[dict[str, str]]
    editorial: dict[str, str]


class AgencyRow(NamedTuple):
    """An agency. ``name_paragraph`` is where the source spells the name out, if it does."""

    acronym: str
    name: str
    role: str
    paragraph: int
    name_paragraph: int | None
    spellings: list[str]
    editorial: dict[str, str]


class StatisticRow(NamedTuple):
    """A statistic. ``qualifier`` goes wherever ``value`` goes."""

    id: str
    value: int | float
    unit: str | None
    qualifier: str | None
    year: int | str | None
    label: str
    text: str
    paragraph: int
    editorial: dict[str, str]


class ParagraphRow(NamedTuple):
    """A paragraph. Joined with blank lines, the texts of all are the source."""

    number: int
    text: str


def tabulate_speakers(review: Review, speakers: Sequence[Speaker]) -> Table:
    """Make one row a speaker."""
    counts = Counter(quote.speaker for quote in review.quotes)
    origins = dict(review.origins)
    rows = [
        SpeakerRow(
            id=each.id,
            name=each.name,
            family_name=each.family_name,
            honorific=each.honorific,
            description=each.description,
            roles=[role._asdict() for role in each.roles],
            agency=each.agency,
            quotes=counts[each.id],
            paragraph=each.paragraph,
            editorial=_name_origins(origins, each.editorial),
        )
        for each in speakers
    ]
    return Table(SpeakerRow._fields, rows)


def tabulate_quotes(review: Review, quotes: Sequence[Quote]) -> Table:
    """Make one row a quote."""
    names = {speaker.id: speaker.name for speaker in review.speakers}
    origins = dict(review.origins)
    rows = [
        QuoteRow(
            id=each.id,
            speaker=each.speaker,
            name=names[each.speaker],
            text=each.text,
            paragraph=each.paragraph,
            attribution=each.attribution,
            topics=list(each.topics),
            corrections=[
                {"from": correction.from_, "to": correction.to, "reason": correction.reason}
                for correction in each.corrections
            ],
            editorial=_name_origins(origins, each.editorial),
        )
        for each in quotes
    ]
    return Table(QuoteRow._fields, rows)


def tabulate_agencies(review: Review, agencies: Sequence[Agency]) -> Table:
    """Make one row an agency."""
    origins = dict(review.origins)
    rows = [
        AgencyRow(
            acronym=each.acronym,
            name=each.name,
            role=each.role,
            paragraph=each.paragraph,
            name_paragraph=each.name_paragraph,
            spellings=list(each.spellings),
            editorial=_name_origins(origins, each.editorial),
        )
        for each in agencies
    ]
    return Table(AgencyRow._fields, rows)


def tabulate_statistics(review: Review, statistics: Sequence[Statistic]) -> Table:
    """Make one row a statistic."""
    origins = dict(review.origins)
    rows = [
        StatisticRow(**{**each._asdict(), "editorial": _name_origins(origins, each.editorial)})
        for each in statistics
    ]
    return Table(StatisticRow._fields, rows)


def tabulate_paragraphs(_review: Review, paragraphs: Sequence[Paragraph]) -> Table:
    """Make one row a paragraph."""
    return Table(ParagraphRow._fields, [ParagraphRow(*each) for each in paragraphs])


def select_fields(table: Table, fields: Sequence[str]) -> Table:
    """Return the columns named, in that order."""
    check_fields(table.columns, fields, "--fields")
    places = [table.columns.index(field) for field in fields]
    return Table(tuple(fields), [tuple(row[place] for place in places) for row in table.rows])


def list_objects(table: Table) -> list[dict[str, Any]]:
    """Return each row as a mapping from column to value."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def list_editorial(table: Table) -> list[Collection[str]]:
    """Return for each row the names of the columns that are not the source's words."""
    rows = list_objects(table)
    return [("text",) if row.get("origin") else row.get("editorial", ()) for row in rows]


def find_unmarked(table: Table, fields: Sequence[str]) -> list[str]:
    """Return which of ``fields`` hold words that are not the source's, if none of them says so."""
    if {"editorial", "origin"} & set(fields):
        return []
    editorial = {name for names in list_editorial(table) for name in names}
    return [field for field in fields if field in editorial]


def check_fields(columns: Sequence[str], fields: Sequence[str], option: str) -> None:
    """Raise UsageError where a field is no column, or a number stands without what qualifies it."""
    for number, field in enumerate(fields):
        if field in fields[:number] and option == "--fields":
            raise UsageError(f"{option}: '{field}' is named twice")
        if field not in columns:
            raise UsageError(f"{option}: unknown field '{field}'; {did_you_mean(field, columns)}")
        missing = [name for name in COMPANIONS.get(field, ()) if name not in fields]
        if missing:
            others = join_names(missing, last="and")
            raise UsageError(
                f"{option}: '{field}' says too much alone; add {others}, or take 'text'"
            )


def _name_origins(origins: Mapping[str, str], editorial: Mapping[str, str]) -> dict[str, str]:
    """Map the fields that are not the source's words to the text of their origin."""
    return {field: origins[origin] for field, origin in editorial.items()}


def tabulate_facts(_review: Review, facts: Sequence[Fact]) -> Table:
    """Make one row a fact."""
    return Table(Fact._fields, facts)


def tabulate_hits(_review: Review, hits: Sequence[Any]) -> Table:
    """Make one row a hit of a search."""
    from gcmreview.lookup.search import Hit

    return Table(Hit._fields, hits)


TABLES: dict[str, Callable[[Review, Sequence[Any]], Table]] = {
    "speakers": tabulate_speakers,
    "quotes": tabulate_quotes,
    "agencies": tabulate_agencies,
    "statistics": tabulate_statistics,
    "paragraphs": tabulate_paragraphs,
    "facts": tabulate_facts,
    "hits": tabulate_hits,
}


def write_value(value: Any) -> str:
    """Write a value as text: null as nothing, lists and objects as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return dump_json(value)
