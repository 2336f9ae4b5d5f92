"""The example that checks an archive of drafts with Dask."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from support.libraries import HARBOURS, write_library
from support.runs import ROOT, make_environment
from support.tables import REVIEW

SCRIPT = ROOT / "examples" / "check_archive.py"


def test_a_prepared_review_can_be_pickled_before_its_first_draft_and_after() -> None:
    prepared = PreparedReview(REVIEW)
    draft = f"“{REVIEW.quotes[1].text[:-1].replace('Today', 'Now')}”, said António Vitorino."
    expected = check_text(prepared, "draft.md", draft, "markdown")
    for each in (PreparedReview(REVIEW), prepared):
        copy = pickle.loads(pickle.dumps(each))
        assert check_text(copy, "draft.md", draft, "markdown") == expected


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_archive_is_checked_in_the_order_of_its_drafts(tmp_path: Path, workers: str) -> None:
    pytest.importorskip("dask.bag")
    data = write_library(tmp_path)
    for number in range(9):
        wrong = HARBOURS.replace("ships", "boats") if number % 4 == 0 else HARBOURS
        path = tmp_path / "drafts" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Kwame Okafor said: “{wrong}”\n", encoding="utf-8")
    files = map(str, sorted(data.iterdir()))
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "drafts", "--workers", workers, "--data", *files],
        capture_output=True,
        encoding="utf-8",
        env=make_environment(),
        cwd=tmp_path,
        timeout=120,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"drafts/{name}.md" for name in (0, 4, 8)]
    assert all("differs from dg-1 (coast-2022, para. 1)" in line for line in lines)
    assert done.stderr.startswith("9 drafts, 9 quotations, ")
    assert done.returncode == 1
