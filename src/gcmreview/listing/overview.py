"""What a person sees first of a release, and what ``info`` shows: the facts under headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gcmreview.dataset.model import Release, Review, count_records
from gcmreview.dataset.provenance import is_editorial
from gcmreview.listing.views import PARAGRAPH, cite, cite_source, mark_editorial
from gcmreview.lookup.facts import Fact
from gcmreview.terminal.cells import Cell, Column, Emphasis, Segment, View
from gcmreview.terminal.screen import Screen
from gcmreview.text.dates import write_day
from gcmreview.text.words import count_nouns

Row = tuple[Cell, Cell, Cell]
_MORE = "gcmreview info says more about the release, gcmreview help lists all commands."
_MORE_OF_SEVERAL = "gcmreview info says more about each release, gcmreview help lists all commands."
# Characters. A longer word is no good example: a line of a narrow terminal cannot have it.
_LONGEST_WORD = 20
# Releases that the first screen introduces: more do not fit on one.
MOST_SHOWN = 10
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


def draw_start(reviews: Sequence[Review], joined: Review, screen: Screen) -> str:
    """Draw the first screen: what each release is, how much is in it, and commands to try.

    ``joined`` has the records of all releases, with the ids that the commands take.
    """
    from gcmreview.terminal.console import draw_lines

    is_single = len(reviews) == 1
    shown = reviews[:MOST_SHOWN]
    lines = [line for each in shown for line in _introduce(each, with_id=not is_single)]
    if len(reviews) > len(shown):
        lines += [(Segment(f"and {count_nouns(len(reviews) - len(shown), 'more release')}"),), ()]
    lines += [
        *_show_examples(list(_list_examples(joined)), screen.width),
        (),
        (Segment(_MORE if is_single else _MORE_OF_SEVERAL),),
        (),
    ]
    lines += [cite_source(each, explain_brackets=_has_marked_date(each)) for each in shown]
    return draw_lines(lines, screen)


def _introduce(review: Review, *, with_id: bool) -> Iterator[Cell]:
    """Yield the title, the place and day, and the counts of a release."""
    release = review.release
    yield (Segment(release.title, "strong"),)
    yield from _show_place_and_day(release)
    if with_id:
        yield (Segment(release.id, "id"),)
    yield ()
    yield (Segment(", ".join(count_records(review, _SINGULAR))),)
    yield ()


def _has_marked_date(review: Review) -> bool:
    return is_editorial(review.release, "date")


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


def _list_examples(review: Review) -> Iterator[tuple[str, str]]:
    """Yield calls that work for this dataset, each with what it prints."""
    quote = review.quotes[0] if review.quotes else None
    if quote:
        words = [
            word for word in re.findall(r"[^\W\d_]+", quote.text) if len(word) <= _LONGEST_WORD
        ]
        word = max(words, key=len, default=quote.speaker)
        yield f"quotes {quote.speaker}", "what a speaker said, in full"
        yield f"search {word}", "quotes, figures and paragraphs with a word"
        yield f"quote {quote.id}", "a quotation, ready to paste"
        yield f"cite {quote.id}", "a citation of it, or of the release"
    else:
        yield "source", "the text of the release"
        if review.statistics:
            yield "stats", "the figures, each with its qualifier"
        yield "cite", "a citation of the release"
    yield "check draft.docx", "what a draft misquotes, and what to write"


def _show_fact(fact: Fact) -> Cell:
    if fact.text is None:
        return (mark_editorial(f"{fact.field}: missing in the source"),)
    if fact.origin is None:
        # The name tells where another contact starts.
        mark: Emphasis = "strong" if (fact.kind, fact.field) == ("contact", "name") else "plain"
        return (Segment(fact.text, mark, fact.text if fact.field == "url" else None),)
    text = fact.text if fact.kind == "note" else f"{fact.field}: {fact.text}"
    return (mark_editorial(text, fact.text if fact.field == "url" else None),)
