"""The example that checks an archive with Dask: nothing is lost, doubled, or out of order."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

pytest.importorskip("dask", reason="Dask is not installed; it is in the group archive")

import check_archive
from check_archive import Draft, Line
from gcmreview.check.context import PreparedReview
from gcmreview.documents.readers.files import DraftFile
from gcmreview.errors import FileError
from support.drafting import CHECKER, DRAFTS
from support.drafts import RIGHT, WRONG, write
from support.libraries import PATHWAYS, load_library
from support.processes import make_environment
from support.runs import ROOT, Run

SCRIPT = ROOT / "examples" / "check_archive.py"
NO_DRAFTS = "no drafts in this folder that are not hidden or excluded"
ENDINGS = ".md, .markdown, .mdown, .txt, .text, .html, .htm, .xhtml, .docx"
NO_DATASETS = "no datasets in this folder; they end in .toml and have a line [release]"
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run_script(tmp_path: Path) -> Check:
    """Run the example as a reader of the documents does."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(SCRIPT), *arguments],
            capture_output=True,
            encoding="utf-8",
            env=make_environment(HOME=str(tmp_path)),
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return run


def pack(folder: Path, path: Path) -> Path:
    """Write a zip file of all files in a folder, the last one first."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for each in sorted(folder.rglob("*"), reverse=True):
            archive.write(each, each.relative_to(folder))
    return path


def check_source(source: Path) -> list[Line]:
    """Check a folder or an archive, as a worker does."""
    drafts, problems, archive = check_archive.list_source(str(source))
    assert problems == []
    return check_archive.check_partition(drafts, CHECKER, archive)


def get_problem(source: Path) -> str:
    """Return why nothing of a source can be checked."""
    with pytest.raises(FileError) as error:
        check_archive.list_source(str(source))
    return str(error.value)


def list_errors(lines: list[Line]) -> list[tuple[str, str]]:
    return [(Path(line["path"]).name, line.get("error", "")) for line in lines]


def test_each_draft_has_one_line_with_what_check_reports_of_it(
    tmp_path: Path, run_script: Check, gcmreview: Run
) -> None:
    write(tmp_path, a_md=WRONG, b_txt=RIGHT, c_md=RIGHT, z_md=WRONG)
    folder = tmp_path / "drafts"
    folder.mkdir()
    for path in [*tmp_path.glob("*.md"), *tmp_path.glob("*.txt")]:
        path.rename(folder / path.name)
    (folder / "m.md").write_bytes(b"%PDF-1.4")
    done = run_script("drafts", "--workers", "2")
    lines = list(map(json.loads, done.stdout.splitlines()))
    assert [line.pop("path") for line in lines] == [
        f"drafts{os.sep}{name}" for name in ("a.md", "b.txt", "c.md", "m.md", "z.md")
    ]
    refused = f"drafts{os.sep}m.md: is a PDF; check the document that it was made from"
    assert lines.pop(3) == {"error": refused}
    reports = [
        gcmreview("check", f"drafts{os.sep}{name}", "--format", "json").stdout
        for name in ("a.md", "b.txt", "c.md", "z.md")
    ]
    assert lines == list(map(json.loads, reports))
    assert (done.stderr, done.returncode) == (
        f"check_archive: {refused}\n"
        "check_archive: 4 drafts: 4 quotations, 2 errors, 0 warnings; 1 could not be checked.\n",
        3,
    )


def test_an_archive_has_the_lines_of_the_folder_that_it_was_made_of(tmp_path: Path) -> None:
    folder = DRAFTS / "flagged"
    packed = check_source(pack(folder, tmp_path / "drafts.zip"))
    prefix, other = f"{folder}{os.sep}", f"{tmp_path / 'drafts.zip'}/"
    expected = json.dumps(check_source(folder)).replace(prefix, other)
    assert len(packed) > 80
    assert packed == json.loads(expected)


@pytest.mark.parametrize(
    ("draft", "code", "said"),
    [
        (RIGHT, 0, "2 drafts: 2 quotations, 0 errors, 0 warnings."),
        (WRONG, 1, "2 drafts: 2 quotations, 1 error, 0 warnings."),
    ],
)
def test_the_exit_code_says_whether_any_draft_has_an_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], draft: str, code: int, said: str
) -> None:
    write(tmp_path, b_md=RIGHT, a_md=draft)
    assert check_archive.run(str(tmp_path), (), 1) == code
    printed, remark = capfd.readouterr()
    lines = list(map(json.loads, printed.splitlines()))
    assert list_errors(lines) == [("a.md", ""), ("b.md", "")]
    assert remark == f"check_archive: {said}\n"


class Deadly(str):
    """The path of a draft that ends each process that is to check it."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        """End the process that unpickles it."""
        return os._exit, (9,)


def test_a_draft_that_ends_its_worker_has_a_line_and_so_has_each_other_one(tmp_path: Path) -> None:
    write(tmp_path, a_md=WRONG, c_md=RIGHT)
    files = [
        DraftFile(str(tmp_path / "a.md"), "markdown"),
        DraftFile(Deadly("b.md"), "markdown"),
        DraftFile(str(tmp_path / "c.md"), "markdown"),
    ]
    lines = check_archive.check_all(list(map(Draft, files)), CHECKER, "", 1)
    ended = (
        "b.md: cannot be checked: the process that checked it ended; the memory may have run out"
    )
    assert list_errors(lines) == [("a.md", ""), ("b.md", ended), ("c.md", "")]
    assert [line["summary"]["errors"] for line in lines if "summary" in line] == [1, 0]


def test_what_a_worker_is_given_and_returns_can_be_pickled(tmp_path: Path) -> None:
    write(tmp_path, a_md=WRONG)
    path = pack(tmp_path, tmp_path.parent / "drafts.zip")
    drafts, _, archive = check_archive.list_source(str(path))
    given = pickle.loads(pickle.dumps((drafts, CHECKER, archive)))
    lines = check_archive.check_partition(drafts, CHECKER, archive)
    assert check_archive.check_partition(*given) == lines == pickle.loads(pickle.dumps(lines))


def test_a_damaged_draft_of_an_archive_is_a_line_and_the_others_are_checked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "drafts.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.md", WRONG)
        archive.writestr("b.md", RIGHT)
    path.write_bytes(path.read_bytes().replace(b"bold", b"BOLD"))
    assert list_errors(check_source(path)) == [
        ("a.md", f"{path}/a.md: cannot be read: bad crc-32 for file 'a.md'"),
        ("b.md", ""),
    ]


def test_a_draft_with_a_password_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "drafts.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.md", RIGHT)
    content = bytearray(path.read_bytes())
    # The flag of a password, in the header of the file and in the table of contents.
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + place] |= 1
    path.write_bytes(content)
    ((_, error),) = list_errors(check_source(path))
    assert error == f"{path}/a.md: has a password; unpack it, and name the folder"


def test_two_drafts_of_one_name_in_an_archive_have_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "drafts.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.md", WRONG)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.md", RIGHT)
    assert [line["summary"]["errors"] for line in check_source(path)] == [1, 0]


def test_of_an_archive_only_drafts_are_read_that_nobody_hid(tmp_path: Path) -> None:
    path = tmp_path / "drafts.zip"
    with ZipFile(path, "w") as archive:
        for name in ("b/a.md", "a.HTML", "photo.jpg", ".a.md", ".git/a.md", "__MACOSX/._a.md"):
            archive.writestr(name, RIGHT)
        archive.mkdir("folder.md")
    assert list_errors(check_source(path)) == [("a.HTML", ""), ("a.md", "")]


def test_a_draft_is_checked_against_all_datasets(tmp_path: Path) -> None:
    reviews = load_library(tmp_path).reviews
    write(tmp_path, a_md=f"Okafor said: “{PATHWAYS}”\n")
    drafts = [Draft(DraftFile(str(tmp_path / "a.md"), "markdown"))]
    prepared = PreparedReview(*reviews)
    ((quotation,),) = (
        line["quotations"] for line in check_archive.check_partition(drafts, prepared, "")
    )
    assert (quotation["verdict"], quotation["review"]) == ("verbatim", "talks-2021")


def test_what_is_no_archive_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "drafts.zip"
    missing = get_problem(path)
    path.write_bytes(b"PK\x03\x04 and no more")
    damaged = get_problem(path)
    with ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"")
    assert (missing, damaged, get_problem(path)) == (
        f"{path}: cannot be read: no such file or directory",
        f"{path}: cannot be read: file is not a zip file",
        f"{path}: no drafts in this archive; they end in {ENDINGS}",
    )


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (["missing"], (3, "check_archive: missing: cannot be read: no such file or directory\n")),
        (["."], (3, f"check_archive: .: {NO_DRAFTS}; they end in {ENDINGS}\n")),
        (
            [".", "--data", "missing.toml"],
            (3, "check_archive: missing.toml: cannot be read: no such file or directory\n"),
        ),
        (
            [".", "--data", "."],
            (3, f"check_archive: .: {NO_DATASETS}\n"),
        ),
        ([".", "--workers", "0"], (2, "check_archive: --workers: name at least 1\n")),
    ],
)
def test_a_wrong_call_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], call: list[str], expected: tuple[int, str]
) -> None:
    with chdir(tmp_path):
        assert (check_archive.main(call), capfd.readouterr().err) == expected
