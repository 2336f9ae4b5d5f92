"""Records of several datasets as a person reads them: one view, which says whose each record is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from gcmreview.dataset.model import Review, name_speaker
from gcmreview.dataset.provenance import is_editorial
from gcmreview.library.library import Library
from gcmreview.library.placed import Placed
from gcmreview.listing.request import Listing
from gcmreview.listing.several.tables import OrderedRows
from gcmreview.listing.views import (
    LEGEND,
    PARAGRAPH,
    VIEWS,
    count,
    has_editorial,
    mark_editorial,
    name_source,
)
from gcmreview.lookup.several import Person, SharedTopic
from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.text.words import count_nouns

_REVIEW = Column("Review")
# Releases that a caption names: more lines would be longer than most listings.
MOST_CITED = 10
Row = tuple[Cell, ...]
# What is still to be changed in the row of a record.
_Finish = Callable[[Row, Any], Row]


def _keep(row: Row, _record: Any) -> Row:
    return row


def view_listing(library: Library, answer: Listing, records: Sequence[Any]) -> View:
    """Show records in the view of their kind, with a column that names their releases."""
    make: _Maker = _MAKERS.get(answer.kind, _view_placed)
    return make(library, answer, records)


def _view_placed(
    library: Library, answer: Listing, records: Sequence[Placed], finish: _Finish = _keep
) -> View:
    maker = answer.view or VIEWS[answer.kind]
    view = maker(library.reviews[0], ())
    at = _find_place(view.columns)

    def make_rows(own: Sequence[Placed]) -> Iterator[Row]:
        review = own[0].review
        name = (Segment(review.release.id, "muted"),)
        rows = maker(review, [each.record for each in own]).rows
        return (
            finish(_insert(row, at, name), each.record) for row, each in zip(rows, own, strict=True)
        )

    rows = OrderedRows(make_rows, records)
    return view._replace(
        title=_count(view, records, getattr(library.joined, answer.kind, records)),
        columns=_insert(view.columns, at, _REVIEW),
        rows=rows,
        caption=cite_sources([each.review for each in records], is_marked=has_editorial(rows)),
    )


def _view_quotes(library: Library, answer: Listing, records: Sequence[Placed]) -> View:
    """Show the quotes of one person on one card, with the office in each release."""
    heads = {name: _introduce(placed) for name, placed in _find_speakers(library, records).items()}
    return _view_placed(
        library, answer, records, lambda row, quote: (*row[:-2], heads[quote.speaker], row[-1])
    )


def _find_speakers(library: Library, quotes: Sequence[Placed]) -> dict[str, list[Placed]]:
    """Return the records of who said the quotes, in the releases that the quotes are from."""
    wanted = {(each.review.release.id, each.record.speaker) for each in quotes}
    found: dict[str, list[Placed]] = {}
    for review in library.reviews:
        for speaker in review.speakers:
            if (review.release.id, speaker.id) in wanted:
                found.setdefault(speaker.id, []).append(Placed(review, speaker))
    return found


def _introduce(records: Sequence[Placed]) -> Cell:
    name = Segment(name_speaker(records[0].record), "strong")
    offices = _list_values(records, "description")
    return (name, Segment("\n"), *offices) if offices else (name,)


def _list_values(records: Sequence[Placed], field: str) -> Cell:
    """Write a field of each release on a line, with the releases where they differ."""
    values: dict[Segment, list[str]] = {}
    for review, record in records:
        text = getattr(record, field)
        span = mark_editorial(text) if is_editorial(record, field) else Segment(text or "")
        values.setdefault(span, []).append(review.release.id)
    given = [(span, names) for span, names in values.items() if span.text]
    if len(values) == 1:
        return tuple(span for span, _ in given)
    spans: list[Segment] = []
    for span, names in given:
        spans += [Segment("\n")] if spans else []
        spans += [span, Segment(" "), mark_editorial(", ".join(names))]
    return tuple(spans)


def _view_people(library: Library, _answer: Listing, people: Sequence[Person]) -> View:
    """Show each person once, with the office, the agency and the paragraph in each release."""
    columns = (Column("Speaker"), Column("Office"), Column("Agency"), Column("Quotes", "right"))
    rows: list[Row] = [
        (
            (
                Segment(name_speaker(each.records[0].record), "strong"),
                Segment(f"\n{each.records[0].record.id}", "id"),
            ),
            _list_values(each.records, "description"),
            _list_values(each.records, "agency"),
            (Segment(str(each.quotes)),),
            (Segment("\n".join(review.release.id for review, _ in each.records), "muted"),),
            (Segment("\n".join(str(speaker.paragraph) for _, speaker in each.records)),),
        )
        for each in people
    ]
    reviews = [placed.review for each in people for placed in each.records]
    everyone = {each.id for each in library.joined.speakers}
    title = count("Speakers", people, list(everyone))
    caption = cite_sources(reviews, is_marked=has_editorial(rows))
    return View(title, (*columns, _REVIEW, PARAGRAPH), rows, caption, is_spaced=True)


def _view_topics(library: Library, answer: Listing, topics: Sequence[SharedTopic]) -> View:
    view = VIEWS[answer.kind](library.reviews[0], [each.topic for each in topics])
    names = [", ".join(review.release.id for review in each.reviews) for each in topics]
    rows = [(*row, (Segment(own, "muted"),)) for row, own in zip(view.rows, names, strict=True)]
    reviews = [review for each in topics for review in each.reviews]
    caption = cite_sources(reviews, is_marked=True)
    return view._replace(columns=(*view.columns, _REVIEW), rows=rows, caption=caption)


def cite_sources(reviews: Iterable[Review], *, is_marked: bool) -> Cell:
    """Name each release on a line, with a link to it, and explain the square brackets.

    Of many releases only the first are named.
    """
    releases = {each.release.id: each for each in reviews}
    if not releases:
        return ()
    spans: list[Segment] = []
    for name, review in list(releases.items())[:MOST_CITED]:
        spans += [
            Segment(f"Source of {name}: ", "muted"),
            name_source(review),
            Segment(".\n", "muted"),
        ]
    left = len(releases) - MOST_CITED
    if left > 0:
        more = f"and of {count_nouns(left, 'more release')}; gcmreview info release lists them"
        spans += [Segment(more, "muted"), Segment(".\n", "muted")]
    spans.append(Segment(LEGEND, "muted"))
    return tuple(spans if is_marked else [*spans[:-2], Segment(".", "muted")])


def _count(view: View, shown: Sequence[object], everything: Sequence[object]) -> str:
    return count(view.title.partition(" (")[0], shown, everything)


def _find_place(columns: Sequence[Column]) -> int:
    """Return where the release goes: before the paragraph, or at the end."""
    return columns.index(PARAGRAPH) if PARAGRAPH in columns else len(columns)


def _insert(items: Sequence[Any], at: int, item: Any) -> tuple[Any, ...]:
    return (*items[:at], item, *items[at:])


_Maker = Callable[[Library, Listing, Sequence[Any]], View]
_MAKERS: dict[str, _Maker] = {
    "quotes": _view_quotes,
    "speakers": _view_people,
    "topics": _view_topics,
}
