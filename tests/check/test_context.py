"""What is prepared for a check can be sent to another process, and so can what is found there."""

import pickle
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from gcmreview.check.checker import check_text
from gcmreview.check.context import CheckOptions, PreparedReview
from gcmreview.check.findings import Checked
from gcmreview.documents.readers.files import DraftFile, read_draft
from gcmreview.documents.readers.registry import KINDS
from support.drafting import REVIEW, list_drafts
from support.libraries import HARBOURS, PATHWAYS, load_library

# Each with its name, its text and its kind, as ``check_text`` takes them.
DRAFTS = [
    (path.name, read_draft(DraftFile(str(path), kind)).text, kind)
    for folder in ("clean", "flagged")
    for path in list(list_drafts(folder))[::3]
    for kind in [KINDS[path.suffix]]
]
# A quotation of each of two releases, the second with a wrong word.
QUOTING = f"Okafor said: “{PATHWAYS}”\n\nOkafor said: “{HARBOURS.replace('ships', 'boats')}”\n"


def check_all(prepared: PreparedReview) -> list[Checked]:
    """Check every third draft of the tests."""
    return [check_text(prepared, *draft) for draft in DRAFTS]


@cache
def find_all() -> list[Checked]:
    """Return what a review finds in all drafts that has found nothing before."""
    return check_all(PreparedReview(REVIEW))


@pytest.mark.parametrize("is_used", [False, True], ids=["new", "used"])
def test_what_a_pickled_review_finds_is_the_same(*, is_used: bool) -> None:
    prepared = PreparedReview(REVIEW)
    if is_used:
        check_all(prepared)
    assert check_all(pickle.loads(pickle.dumps(prepared))) == find_all()


def test_what_is_found_does_not_depend_on_what_was_checked_before() -> None:
    used = PreparedReview(REVIEW)
    backwards = [check_text(used, *draft) for draft in reversed(DRAFTS)][::-1]
    # A new index for each takes long, so every fifth one has it.
    alone = [check_text(PreparedReview(REVIEW), *draft) for draft in DRAFTS[::5]]
    assert backwards[::5] == alone


def test_what_is_found_is_the_same_after_it_is_pickled() -> None:
    found = find_all()
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_process_that_shares_nothing_finds_the_same() -> None:
    prepared = PreparedReview(REVIEW)
    with get_context("spawn").Pool(1) as pool:
        found = pool.starmap(check_text, [(prepared, *draft) for draft in DRAFTS])
    assert found == find_all()


def test_several_releases_and_the_options_are_pickled_too(tmp_path: Path) -> None:
    reviews = load_library(tmp_path).reviews
    options = CheckOptions(min_words=9, selected=frozenset(["GCM101"]))
    prepared = PreparedReview(*reviews, options=options)
    with get_context("spawn").Pool(1) as pool:
        found = pool.apply(check_text, (prepared, "draft.md", QUOTING, "markdown"))
    assert found == check_text(prepared, "draft.md", QUOTING, "markdown")
    assert [(each.verdict, each.release) for each in found.quotations] == [
        ("verbatim", "talks-2021"),
        ("misquote", "coast-2022"),
    ]
    again = pickle.loads(pickle.dumps(prepared))
    assert (again.reviews, again.options) == (prepared.reviews, options)


def test_a_pickle_has_no_index_also_after_it_was_used() -> None:
    used = PreparedReview(REVIEW)
    check_all(used)
    assert pickle.dumps(used) == pickle.dumps(PreparedReview(REVIEW))


def test_the_times_of_releases_are_the_words_of_their_dates_and_one_may_have_none() -> None:
    undated = REVIEW._replace(release=REVIEW.release._replace(date=None))
    assert PreparedReview(undated).times == frozenset()
    assert PreparedReview(undated, REVIEW).times == {"19", "march", "2021"}
