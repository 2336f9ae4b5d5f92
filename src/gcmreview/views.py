"""Records as a person reads them: cells of marked spans, which the terminal draws.

The source's words stand as they are. All that is not the source's stands in square brackets, as
an insertion does in a quotation, so that nothing depends on colour.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from gcmreview.figures import write_figure
from gcmreview.model import Agency, Paragraph, Quote, Review, Speaker, Statistic

Mark = Literal["plain", "strong", "id", "editorial", "muted"]


class Span(NamedTuple):
    """A run of characters of one kind."""

    text: str
    mark: Mark = "plain"


Cell = tuple[Span, ...]


class Column(NamedTuple):
    """A column's heading and shape. One that is kept whole is not wrapped."""

    heading: str
    align: Literal["left", "right"] = "left"
    keep_whole: bool = False


class View(NamedTuple):
    """A titled table of cells, with a caption that says where its words are from.

    One that is spaced has a blank line between its rows.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    caption: str
    is_spaced: bool = False


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PARAGRAPH = Column("Para.", align="right", keep_whole=True)


def view_speakers(review: Review, speakers: Sequence[Speaker]) -> View:
    """Show each speaker's name and id, office, agency, number of quotes and paragraph."""
    columns = (Column("Speaker"), Column("Office"), Column("Agency"), Column("Quotes", "right"))
    rows = [
        (
            (Span(name_speaker(each), "strong"), Span(f"\n{each.id}", "id")),
            (Span(each.description),),
            (Span(each.agency or ""),),
            (Span(str(sum(quote.speaker == each.id for quote in review.quotes))),),
            _cite(each.paragraph),
        )
        for each in speakers
    ]
    title = _count("Speakers", speakers, review.speakers)
    return View(title, (*columns, _PARAGRAPH), rows, _write_caption(review, rows), is_spaced=True)


def view_quotes(review: Review, quotes: Sequence[Quote]) -> View:
    """Show each quote in full, between quotation marks, with who said it and in what office."""
    columns = (
        Column("ID", keep_whole=True),
        Column("Speaker"),
        Column("Quote"),
        _PARAGRAPH,
    )
    speakers = {each.id: each for each in review.speakers}
    rows = [
        (
            (Span(each.id, "id"),),
            _introduce(each, speakers[each.speaker]),
            _show_quote(each),
            _cite(each.paragraph),
        )
        for each in quotes
    ]
    title = _count("Quotes", quotes, review.quotes)
    return View(title, columns, rows, _write_caption(review, rows), is_spaced=True)


def view_agencies(review: Review, agencies: Sequence[Agency]) -> View:
    """Show each agency's acronym, spellings, full name and role, and where each stands."""
    columns = (Column("Agency", keep_whole=True), Column("Name"), Column("Role"), _PARAGRAPH)
    rows = [
        (
            (Span(each.acronym, "strong"), *_list_spellings(each)),
            (_mark(each.name, "name" in each.editorial),),
            (_mark(each.role, "role" in each.editorial),),
            _cite(*sorted({each.paragraph, each.name_paragraph or each.paragraph})),
        )
        for each in agencies
    ]
    title = _count("Member agencies", agencies, review.agencies)
    return View(title, columns, rows, _write_caption(review, rows))


def view_statistics(review: Review, statistics: Sequence[Statistic]) -> View:
    """Show each figure with its qualifier, what it counts, and when."""
    columns = (
        Column("Figure", keep_whole=True),
        Column("What it counts"),
        Column("When"),
        _PARAGRAPH,
    )
    rows = [
        (
            (Span(write_figure(each), "strong"),),
            (Span(each.label),),
            (Span("" if each.year is None else str(each.year)),),
            _cite(each.paragraph),
        )
        for each in statistics
    ]
    title = _count("Statistics", statistics, review.statistics)
    return View(title, columns, rows, _write_caption(review, rows))


def view_paragraphs(review: Review, paragraphs: Sequence[Paragraph]) -> View:
    """Show the source itself, numbered."""
    columns = (_PARAGRAPH, Column("Text"))
    rows = [(_cite(each.number), (Span(each.text),)) for each in paragraphs]
    title = _count("Source", paragraphs, review.paragraphs)
    return View(title, columns, rows, _write_caption(review, rows), is_spaced=True)


def name_source(review: Review) -> str:
    """Say in one line what the words are taken from."""
    release = review.release
    return f"{release.publisher}, press release, {write_day(release.date)}"


def write_day(day: date) -> str:
    """Write a date as the UN Editorial Manual does, whatever the locale: ``19 March 2021``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def mark_editorial(text: str) -> Span:
    """Set what is not the source's own words in square brackets."""
    return Span(f"[{text}]", "editorial")


def _mark(text: str, is_editorial: bool) -> Span:
    return mark_editorial(text) if is_editorial else Span(text)


def _introduce(quote: Quote, speaker: Speaker) -> Cell:
    spans = (Span(name_speaker(speaker), "strong"), Span(f"\n{speaker.description}"))
    if quote.attribution == "explicit":
        return spans
    remark = f"continued: para. {quote.paragraph} names no speaker"
    return (*spans, Span("\n"), mark_editorial(remark))


def _show_quote(quote: Quote) -> Cell:
    remarks = [f"“{each.from_}” is {each.reason}; read “{each.to}”" for each in quote.corrections]
    spans = [Span(f"“{quote.text}”")]
    for remark in remarks:
        spans += [Span("\n"), mark_editorial(remark)]
    return tuple(spans)


def name_speaker(speaker: Speaker) -> str:
    """Write a speaker's name as the source does, after its honorific."""
    return f"{speaker.honorific} {speaker.name}" if speaker.honorific else speaker.name


def _list_spellings(agency: Agency) -> Cell:
    """Write each other spelling of an agency on a line of its own."""
    return tuple(span for name in agency.spellings for span in (Span("\n"), mark_editorial(name)))


def _cite(*paragraphs: int) -> Cell:
    return (Span(", ".join(map(str, paragraphs))),)


def _count(title: str, shown: Sequence[object], all_of_them: Sequence[object]) -> str:
    if len(shown) == len(all_of_them):
        return f"{title} ({len(shown)})"
    return f"{title} ({len(shown)} of {len(all_of_them)})"


def _write_caption(review: Review, rows: Sequence[tuple[Cell, ...]]) -> str:
    has_editorial = any(span.mark == "editorial" for row in rows for cell in row for span in cell)
    legend = ". In square brackets: not the source's words" if has_editorial else ""
    return f"Source: {name_source(review)}{legend}."


VIEWS: dict[str, Callable[[Review, Sequence[Any]], View]] = {
    "speakers": view_speakers,
    "quotes": view_quotes,
    "agencies": view_agencies,
    "statistics": view_statistics,
    "paragraphs": view_paragraphs,
}
