"""Listings over several datasets: a filter means one thing, and each release decides what matches.

The two releases are in ``support.libraries``: Okafor speaks in both, in two offices.
"""

from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.errors import UsageError
from gcmreview.library.library import Library, make_library
from gcmreview.lookup.query import find_agencies, find_statistics
from gcmreview.lookup.several import (
    find_in_all,
    list_hits,
    list_paragraphs,
    list_people,
    list_quotes,
)
from support.libraries import load_both, load_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return the two releases as a library."""
    return load_library(tmp_path)


def test_quotes_of_one_person_are_together_and_else_in_order(library: Library) -> None:
    assert [(each.review.release.id, each.record.id) for each in list_quotes(library)] == [
        ("talks-2021", "okafor-1"),
        ("coast-2022", "dg-1"),
        ("talks-2021", "talks-2021/lee-1"),
        ("coast-2022", "coast-2022/lee-1"),
    ]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("okafor", ["okafor-1", "dg-1"]),
        ("KWAME OKAFOR", ["okafor-1", "dg-1"]),
        # The id that a person has in another release than the first.
        ("dg", ["okafor-1", "dg-1"]),
        ("coast-2022/dg", ["okafor-1", "dg-1"]),
        ("coast-2022/lee", ["coast-2022/lee-1"]),
        ("Bo Lee", ["coast-2022/lee-1"]),
    ],
)
def test_a_speaker_is_a_person_in_all_releases(library: Library, name: str, ids: list[str]) -> None:
    assert [each.record.id for each in list_quotes(library, speaker=name)] == ids


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lee", "'lee' is ambiguous; choose from 'talks-2021/lee' or 'coast-2022/lee'"),
        ("okafr", "unknown speaker 'okafr'; did you mean 'okafor'?"),
        ("talks-2021/dg", "unknown speaker 'dg'; choose from 'okafor' or 'lee'"),
    ],
)
def test_a_speaker_who_may_be_two_or_is_none_is_an_error(
    library: Library, name: str, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        list_quotes(library, speaker=name)
    assert str(caught.value) == message


def test_the_words_of_an_office_find_the_quotes_of_its_release_alone(library: Library) -> None:
    assert [each.record.id for each in list_quotes(library, ["unhcr"])] == ["dg-1"]
    assert [each.record.id for each in list_quotes(library, ["head of office"])] == ["okafor-1"]


def test_an_agency_or_a_topic_is_unknown_only_if_no_release_has_it(library: Library) -> None:
    assert list_quotes(library, agency="ILO") == []
    with pytest.raises(UsageError, match="unknown agency 'iml'; did you mean 'ILO'"):
        list_quotes(library, agency="iml")
    with pytest.raises(UsageError, match="unknown topic"):
        list_quotes(library, topic="work")


def test_a_person_is_one_entry_with_a_record_of_each_release(library: Library) -> None:
    people = list_people(library, [])
    assert [(len(each.records), each.quotes) for each in people] == [(2, 2), (1, 1), (1, 1)]
    # A word of one office finds the person, with both.
    (person,) = list_people(library, ["unhcr"])
    assert [each.review.release.id for each in person.records] == ["talks-2021", "coast-2022"]


def test_records_without_a_counterpart_are_those_of_each_release(library: Library) -> None:
    found = find_in_all(library, find_statistics, ["herders"])
    assert [(each.review.release.id, each.record.value) for each in found] == [
        ("talks-2021", 5),
        ("coast-2022", 7),
    ]
    assert len(find_in_all(library, find_agencies, [])) == 2


@pytest.mark.parametrize(
    ("selections", "places"),
    [
        (["1"], [("talks-2021", 1), ("coast-2022", 1)]),
        (["coast-2022/1-2"], [("coast-2022", 1), ("coast-2022", 2)]),
        (["talks-2021/0,coast-2022/3"], [("talks-2021", 0), ("coast-2022", 3)]),
    ],
)
def test_paragraphs_are_those_of_each_release_or_of_the_one_named(
    library: Library, selections: list[str], places: list[tuple[str, int]]
) -> None:
    found = list_paragraphs(library, selections)
    assert [(each.review.release.id, each.record.number) for each in found] == places
    assert len(list_paragraphs(library, [])) == 8


def test_a_paragraph_that_a_release_lacks_is_an_error_with_the_release(library: Library) -> None:
    with pytest.raises(UsageError) as caught:
        list_paragraphs(library, ["9"])
    assert str(caught.value) == (
        "talks-2021: there is no paragraph 9; choose from 0 (the title) to 3; "
        "talks-2021/5 is a paragraph of that release alone"
    )


def test_the_best_results_are_first_whatever_their_release(library: Library) -> None:
    hits = list_hits(library, ["coast"])
    assert [(each.review.release.id, each.record.kind) for each in hits] == [
        ("coast-2022", "quote"),
        ("coast-2022", "paragraph"),
    ]
    ids = [each.record.id for each in list_hits(library, ["ilo"])]
    assert ids == [
        # Whole words of a text, then what only the record says; by kind, then by release.
        "okafor",
        "talks-2021/ilo",
        "coast-2022/ilo",
        "talks-2021/paragraph-1",
        "coast-2022/paragraph-2",
        "okafor-1",
    ]


def test_an_agency_of_one_release_has_its_id_alone_and_no_other_record_has_a_release_before_it(
    tmp_path: Path,
) -> None:
    library = make_library([load_review(), *load_both(tmp_path)])
    ids = {
        word: [each.record.id for each in list_hits(library, [word])] for word in ("unodc", "ilo")
    }
    assert "unodc" in ids["unodc"]
    assert {"talks-2021/ilo", "coast-2022/ilo", "gcm-asia-pacific-2021/ilo"} <= {*ids["ilo"]}
    plain = [each.record.kind for each in list_hits(library, ["a"]) if "/" not in each.record.id]
    assert {"quote", "conclusion", "agency"} <= {*plain}
    assert "paragraph" not in plain
