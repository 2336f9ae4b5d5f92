"""Pages of several quotations: names that are right are never reported, wrong ones always are."""

import pytest

from pages import LAYOUTS, Page, make_pages
from score import Counts, judge_pages, print_pages
from tool import Report, check_in_process

SEED = 7
PAGES = list(make_pages(SEED, 1))


def test_a_seed_gives_the_same_pages_and_another_seed_others() -> None:
    assert list(make_pages(SEED, 1)) == PAGES
    assert list(make_pages(SEED + 1, 1)) != PAGES
    assert [page.layout for page in PAGES[::2]] == list(LAYOUTS)


def test_right_names_have_no_finding_and_every_wrong_name_has_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = judge_pages(PAGES, check_in_process)
    assert {name: row for name, row in counts.items() if row.flagged or row.missed} == {}
    assert all(row.right >= 2 and row.wrong >= 2 for row in counts.values())
    assert print_pages(counts)
    assert len(capsys.readouterr().out.splitlines()) == len(LAYOUTS) + 4


def test_a_checker_that_finds_nothing_misses_every_wrong_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = judge_pages(PAGES, lambda texts: [Report((), ()) for _ in texts])
    assert all(row.missed == row.wrong for row in counts.values())
    assert not print_pages(counts)
    assert "| headline, name last |" in capsys.readouterr().out


def test_findings_on_a_page_are_counted() -> None:
    wrong = [page for page in PAGES if not page.is_right][:1]
    right = [Page(page.layout, is_right=True, draft=page.draft) for page in wrong]
    number = len(wrong[0].draft.spans)
    assert list(judge_pages(right, check_in_process).values()) == [Counts(number, number, 0, 0, 0)]
