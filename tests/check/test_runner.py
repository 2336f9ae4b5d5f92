"""Many drafts: each has its outcome, in order, whatever the number of processes."""

from pathlib import Path

import pytest

from gcmreview.check.context import CheckOptions
from gcmreview.check.runner import Outcome, Task, run_checks
from gcmreview.dataset.loader import load_review
from gcmreview.documents.readers.files import DraftFile

RIGHT = "“We must be ambitious and advance practical implementation”, said Alisjahbana.\n"
WRONG = RIGHT.replace("ambitious", "bold")
PDF = "%PDF-1.4"
REVIEW = load_review()


def run(folder: Path, task: Task, jobs: int = 1, **drafts: str) -> list[Outcome]:
    """Write drafts to Markdown files and return the outcome of each."""
    sources = []
    for name, text in drafts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8", newline="")
        sources.append(DraftFile(str(path), "markdown"))
    return list(run_checks(REVIEW, CheckOptions(), task, sources, jobs))


@pytest.mark.parametrize("jobs", [1, 2, 30])
def test_outcomes_are_in_the_order_of_the_drafts(tmp_path: Path, jobs: int) -> None:
    drafts = {f"d{number}": (RIGHT, WRONG, PDF)[number % 3] for number in range(20)}
    done = run(tmp_path, Task(), jobs, **drafts)
    assert [Path(each.path).stem for each in done] == list(drafts)
    verdicts = [
        [one.verdict for one in each.checked.quotations] if each.checked else "" for each in done
    ]
    assert verdicts == ([["verbatim"], ["misquote"], ""] * 7)[:20]
    assert {each.error for each in done} == {
        "",
        *(
            f"{tmp_path / name}.md: is a PDF; check the document that it was made from"
            for name, text in drafts.items()
            if text == PDF
        ),
    }


def test_no_drafts_have_no_outcomes(tmp_path: Path) -> None:
    assert run(tmp_path, Task(), 2) == []


def test_a_draft_is_fixed_in_place_and_checked_again(tmp_path: Path) -> None:
    (done,) = run(tmp_path, Task(fix=True), a=WRONG)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == RIGHT
    assert (done.fixed, done.patch, done.error) == (1, "", "")
    assert done.checked
    assert [each.verdict for each in done.checked.quotations] == ["verbatim"]


def test_a_patch_changes_no_file_and_the_findings_are_the_drafts(tmp_path: Path) -> None:
    (done,) = run(tmp_path, Task(fix=True, diff=True), a=f"\ufeff{WRONG}")
    path = tmp_path / "a.md"
    assert path.read_text(encoding="utf-8") == f"\ufeff{WRONG}"
    assert done.fixed == 1
    assert done.patch.splitlines()[-2:] == [f"-\ufeff{WRONG[:-1]}", f"+\ufeff{RIGHT[:-1]}"]
    assert done.checked
    assert [each.verdict for each in done.checked.quotations] == ["misquote"]


@pytest.mark.parametrize("diff", [False, True])
def test_a_draft_without_misquotes_is_left_as_it_is(tmp_path: Path, diff: bool) -> None:
    (done,) = run(tmp_path, Task(fix=True, diff=diff), a=RIGHT)
    assert (done.fixed, done.patch, done.error) == (0, "", "")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == RIGHT


def test_a_draft_that_cannot_be_written_has_its_findings_and_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(WRONG, encoding="utf-8")
    path.chmod(0o444)
    source = DraftFile(str(path), "markdown")
    (done,) = run_checks(REVIEW, CheckOptions(), Task(fix=True), [source], 1)
    assert done.checked
    assert [each.verdict for each in done.checked.quotations] == ["misquote"]
    error = f"{path}: is read-only, so --fix leaves it as it is"
    assert done == Outcome(str(path), done.checked, error)
    assert path.read_text(encoding="utf-8") == WRONG
