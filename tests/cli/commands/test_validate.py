"""The command validate: what it prints, and its exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from support.releases import MakeRelease
from support.runs import DATASET, ROOT, Edit, Run

CLEAN = "1 dataset: 21 paragraphs, 62 records, no problems found.\n"


@pytest.fixture
def dataset(tmp_path: Path) -> str:
    """Return the name of a valid dataset in the current folder."""
    shutil.copy(DATASET, tmp_path / "clean.toml")
    return "clean.toml"


def test_a_valid_dataset_exits_with_0(gcmreview: Run, dataset: str) -> None:
    done = gcmreview("validate", dataset)
    assert (done.returncode, done.stdout, done.stderr) == (0, CLEAN, "")


def test_errors_exit_with_1_and_are_on_standard_output(gcmreview: Run, edit_dataset: Edit) -> None:
    path = edit_dataset(('speaker = "motus"', 'speaker = "motos"'))
    line = path.read_text(encoding="utf-8").split("\n").index('speaker = "motos"') + 1
    done = gcmreview("validate", path.name)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        f"edited.toml:{line}: quotes[7].speaker: unknown speaker 'motos'; did you mean 'motus'? "
        "[unknown-reference]\n"
        "1 dataset: 21 paragraphs, 62 records, 1 error. "
        "Source not searched for more because of errors: edited.toml.\n"
    )


def test_errors_of_one_dataset_of_two_exit_with_1(
    gcmreview: Run, dataset: str, edit_dataset: Edit
) -> None:
    edit_dataset(('speaker = "motus"', 'speaker = "motos"'))
    assert gcmreview("validate", dataset, "edited.toml").returncode == 1


def test_warnings_alone_exit_with_0(gcmreview: Run, make_release: MakeRelease) -> None:
    make_release("Oslo – “We will go on with it,” said Kwame Okafor, Head of Office, ILO.")
    done = gcmreview("validate", "release.toml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("2 paragraphs, 2 records, 1 warning.\n")


def test_a_file_that_cannot_be_read_exits_with_3_after_the_others_are_validated(
    gcmreview: Run, dataset: str, edit_dataset: Edit
) -> None:
    edit_dataset(('speaker = "motus"', 'speaker = "motos"'))
    done = gcmreview("validate", "gone.toml", dataset, "edited.toml")
    assert done.returncode == 3
    assert "[unknown-reference]" in done.stdout
    assert (
        "2 datasets: 42 paragraphs, 124 records, 1 error, 1 warning. Not read: gone.toml."
        in done.stdout
    )
    assert done.stderr == ("gcmreview: gone.toml: cannot be read: no such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "gcmreview: Missing argument 'FILE...'; see gcmreview validate --help\n"),
        (
            ["a.toml", "--format", "jsn"],
            "gcmreview: --format: unknown value 'jsn'; did you mean 'json'?\n",
        ),
    ],
)
def test_wrong_usage_exits_with_2(gcmreview: Run, arguments: list[str], message: str) -> None:
    done = gcmreview("validate", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


def test_a_folder_means_the_datasets_in_it(gcmreview: Run, dataset: str, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("a = 1\n", encoding="utf-8")
    done = gcmreview("validate", ".")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{CLEAN.removesuffix(chr(10))} Skipped, since without [release]: 1 TOML file.\n"
    )
    assert dataset in gcmreview("validate", ".", "--format", "json").stdout


def test_a_folder_without_datasets_exits_with_3(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("a = 1\n", encoding="utf-8")
    done = gcmreview("validate", ".")
    assert done.returncode == 3
    assert done.stdout.startswith("0 datasets: nothing was validated. Not read: ..")
    assert done.stderr.startswith("gcmreview: .: no datasets in this folder; ")


def test_a_file_of_another_kind_has_one_error(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("# A draft\n\nText.\n", encoding="utf-8")
    done = gcmreview("validate", "draft.md")
    assert done.returncode == 1
    assert done.stdout.startswith("draft.md:3: not valid TOML: ")
    assert done.stdout.count("\n") == 2


def test_the_json_keeps_to_its_schema(gcmreview: Run, edit_dataset: Edit) -> None:
    edit_dataset(('speaker = "motus"', 'speaker = "motos"'))
    done = gcmreview("validate", "edited.toml", "gone.toml", "--format", "json")
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    report = json.loads(done.stdout)
    Draft202012Validator({**schema, "$ref": "#/$defs/validate"}).validate(report)
    assert report["summary"]["errors"] == report["summary"]["not_read"] == 1
    assert done.returncode == 3


def test_github_gets_one_annotation_for_each_finding(gcmreview: Run, edit_dataset: Edit) -> None:
    edit_dataset(("value = 52", "value = 56"))
    done = gcmreview("validate", "edited.toml", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=edited.toml,line=")
    assert done.stdout.count("\n") == 1


def test_a_problem_is_the_same_as_when_the_dataset_is_used(
    gcmreview: Run, edit_dataset: Edit
) -> None:
    edit_dataset(("value = 52", "value = 56"), ('place = "Bangkok"', 'place = "Geneva"'))
    used = gcmreview("--data", "edited.toml", "info").stderr.splitlines()
    validated = gcmreview("validate", "edited.toml").stdout.splitlines()[:-1]
    assert [line.rpartition(" [")[0] for line in validated] == used
