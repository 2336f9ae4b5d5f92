"""Which paths are datasets: files, folders and globs, and the paths of a variable."""

import os
from pathlib import Path

import pytest

from gcmreview.errors import FileError
from gcmreview.library.files import list_paths, split_paths


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make some files, and go to their folder."""
    for name in ("b.toml", "a.toml", "notes.txt", "old/d.toml"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("values", "paths"),
    [
        (["data/a.toml"], ["data/a.toml"]),
        (["data"], ["data"]),
        (["data/*.toml"], ["data/a.toml", "data/b.toml"]),
        (["data/**/d.toml"], ["data/old/d.toml"]),
        (["data/b.toml", "data/*.toml", "./data/a.toml"], ["data/b.toml", "data/a.toml"]),
        # What is not there is reported where it is read.
        (["data/none.toml"], ["data/none.toml"]),
    ],
)
def test_values_are_paths_and_the_paths_of_globs_each_once(
    folder: Path, values: list[str], paths: list[str]
) -> None:
    assert folder.is_dir()
    assert [path.replace(os.sep, "/") for path in list_paths(values)] == paths


def test_a_glob_that_nothing_matches_is_an_error(folder: Path) -> None:
    assert folder.is_dir()
    with pytest.raises(FileError) as caught:
        list_paths(["data/x*.toml"])
    assert str(caught.value) == "data/x*.toml: no file matches; name a file that is there"


def test_a_file_whose_name_has_the_characters_of_a_glob_is_that_file(folder: Path) -> None:
    (folder / "data" / "[1].toml").touch()
    assert list_paths(["data/[1].toml"]) == ["data/[1].toml"]


def test_a_variable_has_several_paths_or_the_one_that_is_there(folder: Path) -> None:
    separator = os.pathsep
    assert split_paths(f"a.toml{separator}{separator}b.toml") == ("a.toml", "b.toml")
    odd = folder / f"a{separator}b.toml"
    if os.name != "nt":
        odd.touch()
        assert split_paths(str(odd)) == (str(odd),)
