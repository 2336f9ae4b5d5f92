"""What a person sees first of a release, and what ``info`` shows: the facts under headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gcmreview.dataset.model import Release, Review
from gcmreview.dataset.provenance import is_editorial
from gcmreview.listing.views import PARAGRAPH, cite, cite_source, mark_editorial
from gcmreview.lookup.facts import Fact
from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.terminal.screen import Screen
from gcmreview.text.dates import write_day

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
_SINGULAR = {
    "speakers": "speaker",
    "quotes": "quote",
    "agencies": "agency",
    "statistics": "statistic",
    "paragraphs": "paragraph",
}


def view_info(review: Review, facts: Sequence[Fact]) -> View:
    """Show facts under headings, and the address of the release on a line that can be copied."""
    rows: list[Row] = []
    for kind, group in groupby(facts, key=lambda fact: fact.kind):
        entries = [
            (_show_fact(fact), cite(*fact.paragraphs))
            for fact in group
            if (fact.kind, fact.field) != ("release", "url")
        ]
        rows += [((Segment(_HEADINGS[kind], "strong"),), *entry) for entry in entries]
    columns = (Column(""), Column("Text"), PARAGRAPH)
    caption = cite_source(review, explain_brackets=True)
    title, address = review.release.title, review.release.url or ""
    return View(title, columns, rows, caption, shape="groups", address=address)


def draw_start(review: Review, screen: Screen) -> str:
    """Draw the first screen: what the release is, how much is in it, and five commands to try."""
    from gcmreview.terminal.console import draw_lines

    release = review.release
    is_marked = is_editorial(release, "date")
    lines: list[Cell] = [
        (Segment(release.title, "strong"),),
        *_show_place_and_day(release),
        (),
        (Segment(", ".join(_list_counts(review))),),
        (),
        *_show_examples(list(_list_examples(review)), screen.width),
        (),
        (Segment("gcmreview info tells more about the release, gcmreview help all commands."),),
        (),
        cite_source(review, explain_brackets=is_marked),
    ]
    return draw_lines(lines, screen)


def _show_place_and_day(release: Release) -> Iterator[Cell]:
    """Show the place and the date of a release, or nothing where it gives neither."""
    place = [Segment(release.place)] if release.place else []
    day = [mark_editorial(write_day(release.date))] if release.date else []
    if place or day:
        yield (*place, *([Segment(", ")] if place and day else []), *day)


def _show_examples(examples: Sequence[tuple[str, str]], width: int) -> Iterator[Cell]:
    """Show each call with what it prints beside it, or below it where one of them needs that."""
    longest = max(len(call) for call, _ in examples)
    rows = [(f"  gcmreview {call:{longest}}", purpose) for call, purpose in examples]
    is_wide = max(len(call) + 2 + len(purpose) for call, purpose in rows) <= width
    for call, purpose in rows:
        if is_wide:
            yield (Segment(call, "id"), Segment(f"  {purpose}"))
        else:
            yield (Segment(call.rstrip(), "id"),)
            yield (Segment(f"    {purpose}"),)


def _list_counts(review: Review) -> Iterator[str]:
    """Yield how many records there are of each kind that there is: 1 quote, 5 speakers."""
    for kind, singular in _SINGULAR.items():
        number = len(getattr(review, kind))
        if number:
            yield f"{number} {singular if number == 1 else kind}"


def _list_examples(review: Review) -> Iterator[tuple[str, str]]:
    """Yield calls that work for this dataset, each with what it prints."""
    quote = review.quotes[0] if review.quotes else None
    if quote:
        word = max(re.findall(r"[^\W\d_]+", quote.text), key=len, default=quote.speaker)
        yield f"quotes {quote.speaker}", "what a speaker said, in full"
        yield f"search {word}", "quotes, figures and paragraphs with a word"
        yield f"quote {quote.id}", "a quotation, ready to paste"
        yield f"cite {quote.id}", "a citation of it, or of the release"
    else:
        yield "source", "the text of the release"
        yield "stats", "the figures, each with its qualifier"
        yield "cite", "a citation of the release"
    yield "check draft.docx", "what a draft misquotes, and what to write"


def _show_fact(fact: Fact) -> Cell:
    if fact.text is None:
        return (mark_editorial(f"{fact.field}: missing in the source"),)
    if fact.origin is None:
        return (Segment(fact.text, link=fact.text if fact.field == "url" else None),)
    text = fact.text if fact.kind == "note" else f"{fact.field}: {fact.text}"
    return (mark_editorial(text, fact.text if fact.field == "url" else None),)
