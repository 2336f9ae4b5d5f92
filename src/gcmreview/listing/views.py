"""Records as a person reads them: cells of marked spans, which the terminal draws.

The source's words are shown as they are. All other words are in square brackets, as an insertion
in a quotation is, so that nothing depends on colour.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Any

from gcmreview.citing.reference import describe_release
from gcmreview.dataset.model import (
    Agency,
    Correction,
    Paragraph,
    Quote,
    Review,
    Speaker,
    Statistic,
    name_speaker,
    write_figure,
)
from gcmreview.dataset.provenance import is_editorial
from gcmreview.listing.rows import Table, find_editorial, make_rows, prepare_editorial, write_value
from gcmreview.lookup.corrections import find_errors, list_corrections, narrow
from gcmreview.lookup.query import Topic
from gcmreview.lookup.search import Hit
from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.text.folding import find_marks
from gcmreview.text.words import count_nouns

PARAGRAPH = Column("Para.", align="right", keep_whole=True)
LEGEND = "In square brackets: not the source's words."


def view_speakers(review: Review, speakers: Sequence[Speaker]) -> View:
    """Show each speaker's name and id, office, agency, number of quotes and paragraph."""
    columns = (Column("Speaker"), Column("Office"), Column("Agency"), Column("Quotes", "right"))
    counts = Counter(quote.speaker for quote in review.quotes)
    rows = make_rows(
        lambda each: (
            (Segment(name_speaker(each), "strong"), Segment(f"\n{each.id}", "id")),
            (_show(each, "description"),),
            (_show(each, "agency"),),
            (Segment(str(counts[each.id])),),
            cite(each.paragraph),
        ),
        speakers,
    )
    title = count("Speakers", speakers, review.speakers)
    return View(title, (*columns, PARAGRAPH), rows, _write_caption(review, rows), is_spaced=True)


def view_quotes(review: Review, quotes: Sequence[Quote]) -> View:
    """Show each quote in full, between quotation marks, under who said it and in what office."""
    columns = (Column("ID"), PARAGRAPH, Column("Speaker"), Column("Quote"))
    heads = {each.id: _introduce(each) for each in review.speakers}

    def make_row(quote: Quote) -> tuple[Cell, ...]:
        number = cite(quote.paragraph)
        return (Segment(quote.id, "id"),), number, heads[quote.speaker], _show_quote(quote)

    rows = make_rows(make_row, _group_by_speaker(quotes))
    title = count("Quotes", quotes, review.quotes)
    caption = cite_source(review, explain_brackets=any(map(_remark_on, quotes)))
    return View(title, columns, rows, caption, shape="cards")


def _group_by_speaker(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes of one speaker together, and else in their order."""
    places = {
        speaker: place for place, speaker in enumerate(dict.fromkeys(q.speaker for q in quotes))
    }
    return sorted(quotes, key=lambda quote: places[quote.speaker])


def view_agencies(review: Review, agencies: Sequence[Agency]) -> View:
    """Show each agency's acronym, spellings, full name and role, and where each occurs."""
    columns = (Column("Agency", keep_whole=True), Column("Name"), Column("Role"), PARAGRAPH)
    rows = make_rows(
        lambda each: (
            (Segment(each.acronym, "strong"), *_list_spellings(each)),
            (_show(each, "name"),),
            (_show(each, "role"),),
            cite(*sorted({each.paragraph, each.name_paragraph or each.paragraph})),
        ),
        agencies,
    )
    title = count("Member agencies", agencies, review.agencies)
    return View(title, columns, rows, _write_caption(review, rows))


def view_statistics(review: Review, statistics: Sequence[Statistic]) -> View:
    """Show each figure with its qualifier, what it counts, and when."""
    columns = (
        Column("Figure", keep_whole=True),
        Column("What it counts"),
        Column("When"),
        PARAGRAPH,
    )
    rows = make_rows(
        lambda each: (
            (Segment(write_figure(each), "strong"),),
            (Segment(each.label),),
            (Segment("" if each.year is None else str(each.year)),),
            cite(each.paragraph),
        ),
        statistics,
    )
    title = count("Statistics", statistics, review.statistics)
    return View(title, columns, rows, cite_source(review, explain_brackets=False))


def view_topics(review: Review, topics: Sequence[Topic]) -> View:
    """Show each topic, which is editorial, with the number of its quotes."""
    columns = (Column("Topic"), Column("Quotes", "right"))
    rows = [((mark_editorial(each.topic),), (Segment(str(each.quotes)),)) for each in topics]
    return View(f"Topics ({len(topics)})", columns, rows, _write_caption(review, rows))


def view_paragraphs(review: Review, paragraphs: Sequence[Paragraph]) -> View:
    """Show the source itself, numbered."""
    columns = (PARAGRAPH, Column("Text"))
    rows = make_rows(lambda each: (cite(each.number), (Segment(each.text),)), paragraphs)
    title = count("Source", paragraphs, review.paragraphs)
    caption = cite_source(review, explain_brackets=False)
    return View(title, columns, rows, caption, is_spaced=True)


def view_hits(review: Review, hits: Sequence[Hit], words: Sequence[str]) -> View:
    """Show each result in full, and mark the words that were searched for."""
    columns = (Column("Kind"), Column("ID"), PARAGRAPH, Column("Text"))
    corrections = list_corrections(review)
    rows = make_rows(
        lambda each: (
            (Segment(each.kind),),
            (Segment(each.id, "id"),),
            cite(each.paragraph),
            _show_hit(each, words, corrections.get(each.paragraph, ())),
        ),
        hits,
    )
    caption = cite_source(review, explain_brackets=any(each.insertion for each in hits))
    return View(f"Results ({len(hits)})", columns, rows, caption, shape="entries")


def _show_hit(hit: Hit, words: Sequence[str], corrections: Sequence[Correction]) -> Cell:
    marked = _mark_words(hit, words, corrections)
    if hit.kind != "quote":
        return marked
    return (Segment("“"), *marked, Segment("”"), Segment(f"\n{hit.name}", "strong"))


def _mark_words(hit: Hit, words: Sequence[str], corrections: Sequence[Correction]) -> Cell:
    """Cut a result's text where a word or an insertion begins or ends."""
    insertion = hit.text.index(" [") + 1 if hit.insertion else len(hit.text)
    marks = find_marks(hit.text, words, narrow(hit.text, find_errors(hit.text, corrections)))
    found = {place for start, end in marks for place in range(start, end)}
    cuts = sorted({0, insertion, len(hit.text), *(place for mark in marks for place in mark)})
    return tuple(
        Segment(
            hit.text[start:end],
            "found" if start in found else "plain" if start < insertion else "editorial",
        )
        for start, end in pairwise(cuts)
    )


def cite_source(review: Review, *, explain_brackets: bool) -> Cell:
    """Name the source, with a link to it, and explain the square brackets."""
    legend = f". {LEGEND}" if explain_brackets else "."
    return (Segment("Source: ", "muted"), name_source(review), Segment(legend, "muted"))


def name_source(review: Review) -> Segment:
    """Name a release, with a link to it."""
    release = review.release
    return Segment(describe_release(release, release.publisher or ""), "muted", release.url)


def mark_editorial(text: str, link: str | None = None) -> Segment:
    """Put what is not the source's own words in square brackets."""
    return Segment(f"[{text}]", "editorial", link)


def _show(record: Any, field: str) -> Segment:
    """Show a field of a record, in brackets where it is editorial."""
    return _mark(getattr(record, field) or "", is_editorial(record, field))


def _mark(text: str, is_marked: bool) -> Segment:
    return mark_editorial(text) if is_marked else Segment(text)


def _introduce(speaker: Speaker) -> Cell:
    name = Segment(name_speaker(speaker), "strong")
    return (name, Segment(f"\n{speaker.description}")) if speaker.description else (name,)


def _show_quote(quote: Quote) -> Cell:
    spans = [Segment(f"“{quote.text}”")]
    for remark in _remark_on(quote):
        spans += [Segment("\n"), mark_editorial(remark)]
    return tuple(spans)


def _remark_on(quote: Quote) -> list[str]:
    remarks = [f"“{each.from_}”: {each.reason}; read “{each.to}”" for each in quote.corrections]
    if quote.attribution == "continued":
        remarks.append(f"continued: para. {quote.paragraph} names no speaker")
    return remarks


def _list_spellings(agency: Agency) -> Cell:
    """Write every other spelling of an agency on its own line."""
    return tuple(
        span for name in agency.spellings for span in (Segment("\n"), mark_editorial(name))
    )


def cite(*paragraphs: int) -> Cell:
    """Write the numbers of paragraphs."""
    return (Segment(", ".join(map(str, paragraphs))),)


def count(title: str, shown: Sequence[object], all_of_them: Sequence[object]) -> str:
    """Write a title with how many are shown, and of how many."""
    if len(shown) == len(all_of_them):
        return f"{title} ({len(shown)})"
    return f"{title} ({len(shown)} of {len(all_of_them)})"


def _write_caption(review: Review, rows: Collection[tuple[Cell, ...]]) -> Cell:
    return cite_source(review, explain_brackets=has_editorial(rows))


def has_editorial(rows: Collection[tuple[Cell, ...]]) -> bool:
    """Return whether any cell has words that are not the source's."""
    return any(span.mark == "editorial" for row in rows for cell in row for span in cell)


def view_fields(review: Review, table: Table, whole: Table) -> View:
    """Show chosen columns of a table as they are; ``whole`` says which cells are editorial."""
    places = [whole.columns.index(name) for name in table.columns]
    name_editorial = prepare_editorial(whole.columns)

    def make_row(row: tuple[Any, ...]) -> tuple[Cell, ...]:
        marked = name_editorial(row)
        return tuple(
            [
                (_mark(write_value(row[at]), row[at] is not None and name in marked),)
                for name, at in zip(table.columns, places, strict=True)
            ]
        )

    rows = make_rows(make_row, whole.rows)
    numeric = _find_numeric(whole, places)
    columns = tuple(
        Column(name, "right" if at in numeric else "left", keep_whole=at in numeric)
        for name, at in zip(table.columns, places, strict=True)
    )
    title = count_nouns(len(rows), "record")
    is_marked = bool(find_editorial(whole, table.columns))
    return View(title, columns, rows, cite_source(review, explain_brackets=is_marked))


def _find_numeric(table: Table, places: Collection[int]) -> set[int]:
    """Return at which of the places a table has nothing but numbers."""
    numeric = set(places)
    for row in table.rows:
        numeric = {at for at in numeric if isinstance(row[at], int | float)}
        if not numeric:
            break
    return numeric


VIEWS: dict[str, Callable[[Review, Sequence[Any]], View]] = {
    "speakers": view_speakers,
    "quotes": view_quotes,
    "agencies": view_agencies,
    "statistics": view_statistics,
    "paragraphs": view_paragraphs,
    "topics": view_topics,
}
