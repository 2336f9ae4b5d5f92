"""Ids that name one record in all datasets, and people who are one in all of them."""

from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review, Speaker
from gcmreview.errors import DatasetError
from gcmreview.library.library import make_library
from support.libraries import load_both, load_library
from support.rows import each_row
from support.runs import DATASET


def rename(review: Review, name: str) -> Review:
    """Return a review with another id of its release."""
    return review._replace(release=review.release._replace(id=name))


def list_speakers(*reviews: Review) -> list[list[str]]:
    """Return the ids of each review's speakers in a library of them."""
    return [[each.id for each in review.speakers] for review in make_library(reviews).reviews]


def make_speaker(name: str, full: str, family: str) -> Speaker:
    """Make a speaker with an id and names, which is all that counts here."""
    return Speaker(name, full, family, None, None, (), None, 1, {})


def test_with_one_review_nothing_is_renamed() -> None:
    review = load_review()
    library = make_library([review])
    assert library.is_single
    assert library.joined is library.reviews[0] is library.originals[0] is review


def test_an_id_of_two_releases_has_the_release_before_it_and_another_stays(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert not library.is_single
    assert [each.id for each in library.joined.quotes] == [
        "okafor-1",
        "talks-2021/lee-1",
        "dg-1",
        "coast-2022/lee-1",
    ]
    assert [each.id for each in library.joined.statistics] == [
        "talks-2021/workers",
        "coast-2022/workers",
    ]


def test_a_person_has_one_id_and_two_people_never_have(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert [[each.id for each in review.speakers] for review in library.reviews] == [
        ["okafor", "talks-2021/lee"],
        ["okafor", "coast-2022/lee"],
    ]
    assert [each.speaker for each in library.joined.quotes] == [
        "okafor",
        "talks-2021/lee",
        "okafor",
        "coast-2022/lee",
    ]


def test_a_record_keeps_all_but_its_id(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    for original, review in zip(library.originals, library.reviews, strict=True):
        assert review.paragraphs == original.paragraphs
        assert [each._replace(id="", speaker="") for each in review.quotes] == [
            each._replace(id="", speaker="") for each in original.quotes
        ]


@each_row(
    ("one", "other", "is_same"),
    [
        (("António Vitorino", "Vitorino"), ("ANTONIO VITORINO", "Vitorino"), True),
        (("Don Pramudwinai", "Pramudwinai"), ("Don Pramudwinai", "Don"), False),
        (("Ana Lee", "Lee"), ("Bo Lee", "Lee"), False),
    ],
)
def test_a_person_is_one_where_name_and_family_name_agree(
    one: tuple[str, str], other: tuple[str, str], is_same: bool
) -> None:
    review = load_review()._replace(quotes=())
    first = review._replace(speakers=(make_speaker("a", *one),))
    second = rename(review, "b")._replace(speakers=(make_speaker("c", *other),))
    assert list_speakers(first, second) == [["a"], ["a" if is_same else "c"]]


def test_two_people_of_one_name_in_a_release_are_nobody_elsewhere() -> None:
    review = load_review()._replace(quotes=())
    twice = (make_speaker("a", "Ana Lee", "Lee"), make_speaker("b", "Ana Lee", "Lee"))
    first = review._replace(speakers=twice)
    second = rename(review, "second")._replace(speakers=(make_speaker("c", "Ana Lee", "Lee"),))
    assert list_speakers(first, second) == [["a", "b"], ["c"]]


def test_two_releases_with_one_id_are_one_error_with_both_files() -> None:
    review = load_review()
    with pytest.raises(DatasetError) as caught:
        make_library([review, review], ["one.toml", "two.toml"])
    assert str(caught.value) == (
        "two.toml: its release has the id of that in one.toml, 'gcm-asia-pacific-2021'; "
        "change one of them, or leave one file out"
    )


def test_the_order_of_the_releases_is_that_of_the_call(tmp_path: Path) -> None:
    one, other = load_both(tmp_path)
    third = load_review(str(DATASET))
    library = make_library([other, third, one])
    assert [each.release.id for each in library.reviews] == [
        "coast-2022",
        "gcm-asia-pacific-2021",
        "talks-2021",
    ]
    # The first release that has a person gives the id.
    assert library.reviews[2].speakers[0].id == "dg"
