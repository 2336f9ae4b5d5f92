"""The table of provenance knows every field that has words."""

from typing import Any, get_args

from gcmreview.dataset.loader import find_problems, load_review
from gcmreview.dataset.model import Review
from gcmreview.dataset.provenance import LISTS, PROVENANCE, get_records, walk_records
from support.rows import each_row

REVIEW = load_review()
# What has no words of its own: ids, references, numbers of paragraphs and goals, the checksum.
WORDLESS = {
    "id",
    "speaker",
    "number",
    "paragraph",
    "paragraphs",
    "name_paragraph",
    "dates_paragraph",
    "sha256",
    "editorial",
}


def list_fields(key: str) -> set[str]:
    """Return the fields of the records under a key of the file."""
    kind = Review.__annotations__[key]
    record = next((each for each in get_args(kind) if hasattr(each, "_fields")), kind)
    return set(record._fields)


def test_every_key_of_a_dataset_but_the_source_and_its_origins_is_in_the_table() -> None:
    assert set(PROVENANCE) == set(Review._fields) - {"paragraphs", "origins"}


@each_row("key", PROVENANCE)
def test_every_field_with_words_is_in_the_table_and_no_other(key: str) -> None:
    assert set(PROVENANCE[key]) == list_fields(key) - WORDLESS


def test_records_are_walked_with_their_places_in_the_file() -> None:
    places = [place for place, _, _ in walk_records(REVIEW)]
    assert places[:4] == [("release",), ("event",), ("speakers", 0), ("speakers", 1)]
    assert len(places) == 2 + sum(len(getattr(REVIEW, key)) for key in LISTS)
    assert not get_records(REVIEW._replace(event=None), "event")


def is_refused(key: str, place: int, editorial: dict[str, str]) -> bool:
    """Return whether the loader refuses a record with these origins."""
    records = get_records(REVIEW, key)
    edited = records[place]._replace(editorial=editorial)
    value: Any = (*records[:place], edited, *records[place + 1 :]) if key in LISTS else edited
    changes: Any = {key: value}
    messages = [each.message for each in find_problems(REVIEW._replace(**changes))]
    return any("origin" in message or "editorial" in message for message in messages)


@each_row("key", PROVENANCE)
def test_a_field_must_may_or_must_not_have_an_origin_as_the_table_says(key: str) -> None:
    records = get_records(REVIEW, key)
    for field, row in PROVENANCE[key].items():
        place = next((n for n, each in enumerate(records) if getattr(each, field)), None)
        if place is None:
            continue
        rest = {name: each for name, each in records[place].editorial.items() if name != field}
        marked = {**rest, field: REVIEW.origins[0].id}
        assert is_refused(key, place, marked) == (row.origin == "never"), field
        # Words that have lost their origin are not in the source, or they are.
        if row.origin != "perhaps":
            assert is_refused(key, place, rest) == (row.origin == "always"), field
