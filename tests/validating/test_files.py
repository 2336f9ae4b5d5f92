"""Which files are datasets: those that are named, and in folders those that look like one."""

import os
from pathlib import Path

import pytest

from gcmreview.validating.files import list_datasets
from support.runs import posix_only


def write(folder: Path, name: str, text: str | bytes = "[release]\n") -> str:
    """Write a file in a folder, and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


@pytest.mark.parametrize(
    "text",
    [
        "[release]\n",
        "a = 1\n  [ release ] # comment\n",
        "[[paragraphs]]\n",
        "[[ paragraphs ]]\r\n",
        'release = { id = "a" }\n',
        "paragraphs = [\n",
        "[release\n[[paragraphs]]\n",
        "\ufeff[release]\n",
        "a = 1\n[release]\n".encode("utf-16"),
        "[release]\n".encode("utf-16-be"),
        "\ufeff[release]\n".encode("utf-16-be"),
        "\ufeff[release]\n".encode("utf-16-le"),
        b"title = '\xff'\n[release]\n",
    ],
)
def test_a_toml_file_in_a_folder_is_a_dataset_by_a_line_of_it(
    tmp_path: Path, text: str | bytes
) -> None:
    path = write(tmp_path, "a.toml", text)
    found = list_datasets([str(tmp_path)])
    assert (found.paths, found.unread, found.skipped) == ([path], [], 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\n",
        "[release.profile]\n",
        "[released]\n",
        'release = "1.0"\n',
        "# [release]\n",
        "[tool.release]\n",
        "[paragraphs]\n",
        "[check]\ndata = 'release.toml'\n",
    ],
)
def test_another_toml_file_in_a_folder_is_skipped_and_counted(tmp_path: Path, text: str) -> None:
    dataset = write(tmp_path, "dataset.toml")
    write(tmp_path, "other.toml", text)
    found = list_datasets([str(tmp_path)])
    assert (found.paths, found.unread, found.skipped) == ([dataset], [], 1)


def test_a_file_that_is_named_is_a_dataset_whatever_is_in_it(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", "x"), write(tmp_path, ".hidden.toml"), str(tmp_path / "no")]
    assert list_datasets(paths).paths == paths


def test_hidden_vendored_and_ignored_files_are_no_datasets_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    for name in (".a.toml", "vendor/a.toml", "drafts/a.toml", ".venv/a.toml", "a.json", "a.md"):
        write(tmp_path, name)
    paths = [write(tmp_path, "b.TOML"), write(tmp_path, "2021/a.toml")]
    found = list_datasets([str(tmp_path)])
    assert (found.paths, found.unread, found.skipped) == (paths, [], 0)


def test_a_file_that_is_named_twice_or_is_in_a_folder_too_is_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml")
    assert list_datasets([path, str(tmp_path), f"{tmp_path}/./a.toml"]).paths == [path]


def test_a_folder_without_datasets_is_named(tmp_path: Path) -> None:
    write(tmp_path, "other.toml", "a = 1\n")
    found = list_datasets([str(tmp_path)])
    (unread,) = found.unread
    assert unread.message == (
        f"{tmp_path}: no datasets in this folder; they end in .toml and have a line [release]"
    )
    assert (found.paths, found.skipped) == ([], 1)


def test_an_empty_name_is_named() -> None:
    (unread,) = list_datasets([""]).unread
    assert unread.message == "'': is not the name of a file; name a dataset or a folder"


@posix_only
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may read every file")
def test_what_may_not_be_read_in_a_folder_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml")
    folder = tmp_path / "closed"
    folder.mkdir()
    for each in (path, folder):
        os.chmod(each, 0)
    found = list_datasets([str(tmp_path)])
    folder.chmod(0o700)
    assert [each.path for each in found.unread] == [path, str(folder)]


@posix_only
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.symlink_to(tmp_path / "nowhere")
    (unread,) = list_datasets([str(tmp_path)]).unread
    assert unread.path == str(path)
    assert unread.message == f"{path}: cannot be read: no such file or directory"
