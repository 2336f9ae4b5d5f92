"""Many drafts: each has its outcome, in order, whatever the number of processes."""

import errno
import os
import signal
import sys
from pathlib import Path

import pytest

from gcmreview.check.context import CheckOptions
from gcmreview.check.runner import Outcome, Task, run_checks
from gcmreview.dataset.loader import load_review
from gcmreview.documents.document import Document
from gcmreview.documents.readers.files import DraftFile
from gcmreview.documents.readers.registry import READERS, Reader

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
    return list(run_checks([REVIEW], CheckOptions(), task, sources, jobs))


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
    (done,) = run_checks([REVIEW], CheckOptions(), Task(fix=True), [source], 1)
    assert done.checked
    assert [each.verdict for each in done.checked.quotations] == ["misquote"]
    error = f"{path}: is read-only, so --fix leaves it as it is"
    assert done == Outcome(str(path), done.checked, error)
    assert path.read_text(encoding="utf-8") == WRONG


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_a_draft_that_ends_its_process_has_an_error_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> Document:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    # A forked process has this row too.
    monkeypatch.setitem(READERS, "deadly", Reader((".deadly",), end))
    sources = []
    for number in range(12):
        path = tmp_path / f"{number}.md"
        path.write_text(RIGHT, encoding="utf-8")
        sources.append(DraftFile(str(path), "deadly" if number in (3, 4, 11) else "markdown"))
    done = list(run_checks([REVIEW], CheckOptions(), Task(), sources, 2))
    assert [each.path for each in done] == [each.path for each in sources]
    for source, outcome in zip(sources, done, strict=True):
        reason = "the process that checked it ended (killed by SIGKILL)"
        error = f"{source.path}: cannot be checked: {reason}" if source.kind == "deadly" else ""
        assert (outcome.error, outcome.checked is None) == (error, error != "")


# A draft of more than 4 MiB.
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
@pytest.mark.parametrize(("more", "is_apart"), [(0, False), (1, True)])
def test_a_large_draft_is_checked_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, is_apart: bool
) -> None:
    def note(_: str) -> Document:
        (tmp_path / "process").write_text(str(os.getpid()), encoding="utf-8")
        return Document("", (), ())

    monkeypatch.setitem(READERS, "noted", Reader((".noted",), note))
    path = tmp_path / "large.md"
    path.write_bytes(b" " * (4 * 1024 * 1024 + more))
    (done,) = run_checks([REVIEW], CheckOptions(), Task(), [DraftFile(str(path), "noted")], 1)
    assert done.error == ""
    process = (tmp_path / "process").read_text(encoding="utf-8")
    assert (process != str(os.getpid())) == is_apart


def test_a_draft_that_takes_all_memory_or_is_too_deep_has_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhaust(_: str) -> Document:
        return Document("x" * sys.maxsize, (), ())

    def nest(text: str) -> Document:
        return nest(text)

    def open_all(_: str) -> Document:
        raise OSError(errno.EMFILE, "Too many open files")

    for read, reason in (
        (exhaust, "memory ran out"),
        (nest, "it is nested too deeply"),
        (open_all, "too many open files"),
    ):
        monkeypatch.setitem(READERS, "read", Reader((".read",), read))
        path = tmp_path / "a.md"
        path.write_text(RIGHT, encoding="utf-8")
        sources = [DraftFile(str(path), kind) for kind in ("read", "markdown")]
        first, second = run_checks([REVIEW], CheckOptions(), Task(), sources, 1)
        assert first == Outcome(str(path), None, f"{path}: cannot be checked: {reason}")
        assert second.checked
