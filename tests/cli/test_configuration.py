"""The configuration of check: where it is found, what it says, and what is wrong with it."""

import os
from pathlib import Path

import pytest

from gcmreview.cli.configuration import Configuration, find_configuration
from gcmreview.errors import DatasetError, FileError
from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.runs import DATASET, Edit, Run, posix_only


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, in one of its own."""
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    return below


@pytest.mark.usefixtures("folder")
def test_without_a_file_everything_is_as_usual() -> None:
    assert find_configuration() == Configuration(
        path="",
        folder=".",
        data=(),
        data_place="",
        exclude=(),
        fail_on="error",
        min_words=4,
        select=(),
        ignore=(),
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [("gcmreview.toml", "[check]"), ("pyproject.toml", "[tool.gcmreview.check]")],
)
def test_all_keys_are_read_from_either_file(folder: Path, name: str, table: str) -> None:
    keys = (
        'data = "review.toml"\nexclude = ["old", "*.txt"]\nfail-on = "warning"\nmin-words = 1\n'
        'select = ["GCM1", "gcm301"]\nignore = ["GCM104"]\n'
    )
    (folder / name).write_text(f"{table}\n{keys}", encoding="utf-8")
    found = Configuration(
        path=name,
        folder=".",
        data=("review.toml",),
        data_place=f"{name}:2: {table[1:-1]}.data",
        exclude=["old", "*.txt"],
        fail_on="warning",
        min_words=1,
        select=["GCM1", "gcm301"],
        ignore=["GCM104"],
    )
    assert find_configuration() == found


def find(*files: tuple[str, str]) -> str:
    """Write files and return the path of the configuration that is found."""
    for path, text in files:
        Path(path).write_text(text, encoding="utf-8")
    return Path(find_configuration().path).as_posix()


@pytest.mark.usefixtures("folder")
def test_the_nearest_file_counts_alone() -> None:
    project = "[tool.gcmreview.check]\nmin-words = 2\n"
    assert find(("../pyproject.toml", project)) == "../pyproject.toml"
    assert find_configuration().min_words == 2
    # Another program's file is passed over.
    assert find(("pyproject.toml", "[tool.ruff]\nselect = 1\n")) == "../pyproject.toml"
    assert find(("../gcmreview.toml", "[check]\n")) == "../gcmreview.toml"
    assert find(("pyproject.toml", "[tool.gcmreview]\n")) == "pyproject.toml"
    assert find(("gcmreview.toml", "")) == "gcmreview.toml"
    assert find_configuration().min_words == 4


@pytest.mark.usefixtures("folder")
def test_a_folder_of_that_name_is_passed_over() -> None:
    Path("gcmreview.toml").mkdir()
    assert find(("../gcmreview.toml", "[check]\n")) == "../gcmreview.toml"


@posix_only
@pytest.mark.usefixtures("folder")
def test_a_broken_link_of_that_name_is_an_error() -> None:
    os.symlink("missing", "gcmreview.toml")
    with pytest.raises(FileError) as refused:
        find_configuration()
    assert str(refused.value) == "gcmreview.toml: cannot be read: no such file or directory"


PROBLEMS = {
    'fail_on = "error"': "check.fail_on: unknown key; did you mean 'fail-on'?",
    "x = 1": "check.x: unknown key; choose from 'data', 'exclude', 'fail-on', 'min-words', 'select'"
    " or 'ignore'",
    "data = 1": "check.data: must be the path of a dataset",
    'data = ""': "check.data: must be the path of a dataset",
    'exclude = "old"': "check.exclude: must be a list of strings",
    "exclude = [1]": "check.exclude: must be a list of strings",
    "exclude = ['#a']": "check.exclude: '#a' can never match; write it as a line of"
    " .gitignore, without ./ and with \\ before # and [",
    'fail-on = "errors"': "check.fail-on: unknown value; did you mean 'error'?",
    "fail-on = 1": "check.fail-on: unknown value; choose from 'error', 'warning' or 'never'",
    "min-words = 0": "check.min-words: must be a whole number of 1 or more",
    "min-words = true": "check.min-words: must be a whole number of 1 or more",
    'min-words = "4"': "check.min-words: must be a whole number of 1 or more",
    "min-words = 4.0": "check.min-words: must be a whole number of 1 or more",
    'select = "GCM1"': "check.select: must be a list of strings",
    'select = ["GCM1", "GCM31"]': "check.select: unknown rule 'GCM31'; did you mean 'GCM301',"
    " 'GCM901' or 'GCM503'?",
    'select = ["gcm1, GCM31"]': "check.select: unknown rule 'GCM31'; did you mean 'GCM301',"
    " 'GCM901' or 'GCM503'?",
    'ignore = [""]': "check.ignore: unknown rule ''; gcmreview rules lists them",
}


@pytest.mark.parametrize("line", PROBLEMS)
def test_what_is_wrong_is_said_with_its_line_and_what_is_right(folder: Path, line: str) -> None:
    (folder / "gcmreview.toml").write_text(f"[check]\n\n{line}\n", encoding="utf-8")
    with pytest.raises(DatasetError) as refused:
        find_configuration()
    assert str(refused.value) == f"gcmreview.toml:3: {PROBLEMS[line]}"


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[chek]\n", "gcmreview.toml:1: chek: unknown key; did you mean 'check'?"),
        (
            "min-words = 3\n[check]\n",
            "gcmreview.toml:1: min-words: unknown key; write 'min-words' in the table [check]",
        ),
        (
            "failon = 'error'\n",
            "gcmreview.toml:1: failon: unknown key; write 'fail-on' in the table [check]",
        ),
        ("check = 1\n", "gcmreview.toml:1: check: must be a table"),
        ("[check]\na", "gcmreview.toml:2: not valid TOML: expected '=' after a key in a key/value"),
        ("a = " + "[" * 9999, "gcmreview.toml:1: not valid TOML: its tables are nested too deeply"),
    ],
)
def test_a_file_that_is_not_valid_is_refused(folder: Path, toml: str, problem: str) -> None:
    (folder / "gcmreview.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DatasetError) as refused:
        find_configuration()
    assert str(refused.value).startswith(problem)


def test_every_problem_is_one_line_and_the_exit_code_is_3(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=RIGHT)
    text = (
        "[project]\n\n[tool.gcmreview]\nz = 1\ndata = 'a'\n"
        "[tool.gcmreview.check]\nselect = 1\ny = 2\n"
    )
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    done = gcmreview("check", "draft.md")
    assert (done.stdout, done.returncode) == ("", 3)
    assert done.stderr == (
        "pyproject.toml:4: tool.gcmreview.z: unknown key; choose 'check'\n"
        "pyproject.toml:5: tool.gcmreview.data: unknown key; write 'data' in the table"
        " [tool.gcmreview.check]\n"
        "pyproject.toml:7: tool.gcmreview.check.select: must be a list of strings\n"
        "pyproject.toml:8: tool.gcmreview.check.y: unknown key; choose from 'data', 'exclude',"
        " 'fail-on', 'min-words', 'select' or 'ignore'\n"
    )
    (tmp_path / "pyproject.toml").write_text("tool.gcmreview = 1\n", encoding="utf-8")
    assert gcmreview("check", "draft.md").stderr == (
        "pyproject.toml:1: tool.gcmreview: must be a table\n"
    )


def configure(folder: Path, text: str) -> None:
    (folder / "gcmreview.toml").write_text(f"[check]\n{text}\n", encoding="utf-8")


def test_a_check_does_what_the_configuration_says_unless_the_command_line_says_otherwise(
    gcmreview: Run, tmp_path: Path
) -> None:
    write(tmp_path, draft_md=UNKNOWN, old_md=WRONG)
    configure(tmp_path, 'fail-on = "warning"\nexclude = ["/old.md"]')
    done = gcmreview("check", ".", "--verbose")
    assert done.stderr == (
        "gcmreview: configuration: gcmreview.toml\n"
        "gcmreview: ./draft.md: read as markdown, 1 quotation\n"
    )
    assert done.returncode == 1
    assert gcmreview("check", ".", "--fail-on", "error").returncode == 0
    found = gcmreview("check", ".", "--exclude", "draft.md").stdout
    assert found.endswith("1 draft: 1 quotation, 1 error.\n1 file skipped: 1 .toml.\n")
    configure(tmp_path, 'ignore = ["GCM1"]')
    assert gcmreview("check", "old.md").returncode == 0
    assert gcmreview("check", "old.md", "--ignore", "GCM2").returncode == 1
    configure(tmp_path, 'select = ["GCM2"]')
    assert gcmreview("check", "old.md").returncode == 0
    assert gcmreview("check", "old.md", "--select", "GCM101").returncode == 1
    configure(tmp_path, "min-words = 99")
    strict = ("check", "draft.md", "--fail-on", "warning")
    assert gcmreview(*strict).returncode == 0
    assert gcmreview(*strict, "--min-words", "3").returncode == 1


def test_patterns_and_the_dataset_are_relative_to_the_configuration(
    folder: Path, gcmreview: Run, edit_dataset: Edit
) -> None:
    top = folder.parent
    (top / "drafts").mkdir()
    write(top / "drafts", a_md=RIGHT, b_md=WRONG)
    edited = edit_dataset(("ambitious", "bold"), checksum=True)
    (folder / "pyproject.toml").write_text(
        f"[tool.gcmreview.check]\ndata = '../{edited.name}'\nexclude = ['b.md', '/a.md']\n",
        encoding="utf-8",
    )
    found = find_configuration()
    assert (found.folder, found.data) == (".", (f"../{edited.name}",))
    configure(top, f"data = '{edited.name}'\nexclude = ['drafts/a.md']")
    # The command runs in the folder above.
    assert gcmreview("check", "drafts").stdout.startswith("1 draft: 1 quotation, no problems")
    done = gcmreview("check", "drafts", GCMREVIEW_DATA=str(DATASET))
    assert (done.returncode, "misquote" in done.stdout) == (1, True)
    assert gcmreview("--data", str(DATASET), "check", "drafts").returncode == 1
    assert gcmreview("quotes", "ambitious").returncode == 0


def test_datasets_that_cannot_be_read_are_said_with_where_they_are_named(
    tmp_path: Path, gcmreview: Run
) -> None:
    (tmp_path / "draft.md").write_text("Nothing.\n", encoding="utf-8")
    for path, problem in (
        ('"missing.toml"', "missing.toml: cannot be read: no such file or directory"),
        ('["*.tml"]', "*.tml: no file matches; name a file that is there"),
        ('"."', ".: no datasets in this folder; they end in .toml and have a line [release]"),
        ('"a\\u0000b"', "a\\x00b: cannot be read: embedded null byte"),
    ):
        configure(tmp_path, f"\nmin-words = 5\ndata = {path}")
        done = gcmreview("check", "draft.md")
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr == f"gcmreview: gcmreview.toml:4: check.data: {problem}\n"
    # What wins over the configuration is not of it, and what it names is not read.
    done = gcmreview("--data", "none.toml", "check", "draft.md")
    assert done.stderr == "gcmreview: none.toml: cannot be read: no such file or directory\n"
    assert gcmreview("check", "draft.md", GCMREVIEW_DATA=str(DATASET)).returncode == 0
