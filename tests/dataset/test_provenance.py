"""The table of provenance knows every field that has words."""

from typing import Any, get_args

import pytest

from gcmreview.dataset.loader import find_problems, load_review
from gcmreview.dataset.model import Review
from gcmreview.dataset.provenance import LISTS, PROVENANCE, get_records, walk_records

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


@pytest.mark.parametrize("key", PROVENANCE)
def test_every_field_with_words_is_in_the_table_and_no_other(key: str) -> None:
    assert set(PROVENANCE[key]) == list_fields(key) - WORDLESS


def test_records_are_walked_with_their_places_in_the_file() -> None:
    places = [place for place, _, _ in walk_records(REVIEW)]
    assert places[:4] == [("release",), ("event",), ("speakers", 0), ("speakers", 1)]
    assert len(places) == 2 + sum(len(getattr(REVIEW, key)) for key in LISTS)
    assert not get_records(REVIEW._replace(event=None), "event")


@pytest.mark.parametrize("key", PROVENANCE)
def test_a_field_must_may_or_must_not_have_an_origin_as_the_table_says(key: str) -> None:
    origin = REVIEW.origins[0].id
    for field, row in PROVENANCE[key].items():
        records = get_records(REVIEW, key)
        place = next((n for n, each in enumerate(records) if getattr(each, field)), None)
        if place is None:
            continue
        record = records[place]
        rest = {name: each for name, each in record.editorial.items() if name != field}
        problems = {}
        for case, editorial in (("with", {**rest, field: origin}), ("without", rest)):
            edited = record._replace(editorial=editorial)
            value: Any = (
                (*records[:place], edited, *records[place + 1 :]) if key in LISTS else edited
            )
            changes: Any = {key: value}
            found = find_problems(REVIEW._replace(**changes))
            problems[case] = [
                each for each in found if "origin" in each.message or "editorial" in each.message
            ]
        assert bool(problems["with"]) == (row.origin == "never"), field
        # Words that have lost their origin are not in the source, or they are.
        if row.origin != "perhaps":
            assert bool(problems["without"]) == (row.origin == "always"), field
