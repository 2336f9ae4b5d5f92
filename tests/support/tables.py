"""The tables of the built-in dataset, and a text that no output may pass on as it is."""

from collections.abc import Sequence
from typing import Any

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.listing.rows import TABLES, Table
from gcmreview.lookup.facts import find_facts
from gcmreview.lookup.query import list_topics
from gcmreview.lookup.search import find_hits

REVIEW = load_review()
KINDS = list(TABLES)
LISTINGS = {
    "facts": "info",
    "speakers": "speakers",
    "quotes": "quotes",
    "agencies": "agencies",
    "statistics": "stats",
    "paragraphs": "source",
    "topics": "topics",
    "hits": "search",
}


def list_records(review: Review, kind: str) -> Sequence[Any]:
    """Return all records of one kind."""
    match kind:
        case "facts":
            return find_facts(review)
        case "topics":
            return list_topics(review)
        case "hits":
            return find_hits(review, [""])
        case _:
            records: Sequence[Any] = getattr(review, kind)
            return records


def tabulate(review: Review, kind: str) -> Table:
    """Make the whole table of one kind of record."""
    return TABLES[kind](review, list_records(review, kind))


# Everything that a terminal, a reader or a spreadsheet may obey, past a loader that refuses it.
TORTURE = (
    "".join(map(chr, range(0x20)))
    + "\x7f"
    + "".join(map(chr, range(0x80, 0xA0)))
    + "\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufdd0\ufffe\uffff\U0010ffff\ud800"
    + "\x1b]8;;http://evil.example\x1b\\\x9b2J"
)
