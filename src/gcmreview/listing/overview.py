"""What ``info`` shows a person: the facts under headings, how much there is, and the commands."""

from collections.abc import Sequence
from itertools import groupby

from gcmreview.dataset.model import Review
from gcmreview.listing.views import PARAGRAPH, cite, cite_source, mark_editorial
from gcmreview.lookup.facts import Fact
from gcmreview.terminal.cells import Cell, Column, Segment, View

Row = tuple[Cell, Cell, Cell]
_HEADINGS = {
    "release": "Release",
    "event": "Event",
    "conclusion": "Conclusions",
    "contact": "Contacts",
    "link": "Links",
    "sdg": "Goals",
    "note": "Notes",
}
_COUNTED = ("speakers", "quotes", "agencies", "statistics", "paragraphs")


def view_info(review: Review, facts: Sequence[Fact], commands: Sequence[tuple[str, str]]) -> View:
    """Show facts under headings, then how much there is, then each command and what it does."""
    columns = (Column(""), Column("Text"), PARAGRAPH)
    counts = ", ".join(f"{len(getattr(review, kind))} {kind}" for kind in _COUNTED)
    rows: list[Row] = []
    for kind, group in groupby(facts, key=lambda fact: fact.kind):
        rows += _head(
            _HEADINGS[kind], [(_show_fact(fact), cite(*fact.paragraphs)) for fact in group]
        )
    rows += _head("Contents", [((Segment(counts),), ())])
    rows += [((Segment("Commands", "strong"),), (), ())]
    rows += [((Segment(name, "id"),), (Segment(text),), ()) for name, text in commands]
    caption = cite_source(review, explain_brackets=True)
    return View(review.release.title, columns, rows, caption)


def _head(heading: str, entries: Sequence[tuple[Cell, Cell]]) -> list[Row]:
    """Put a heading before the first of its entries, and a blank row after the last."""
    headings = [heading, *[""] * len(entries)][: len(entries)]
    rows = [
        ((Segment(head, "strong"),), *entry) for head, entry in zip(headings, entries, strict=True)
    ]
    return [*rows, ((), (), ())]


def _show_fact(fact: Fact) -> Cell:
    if fact.text is None:
        return (mark_editorial(f"{fact.field}: missing in the source"),)
    if fact.origin is None:
        return (Segment(fact.text, link=fact.text if fact.field == "url" else None),)
    text = fact.text if fact.kind == "note" else f"{fact.field}: {fact.text}"
    return (mark_editorial(text, fact.text if fact.field == "url" else None),)
