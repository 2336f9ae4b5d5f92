"""Which files a call means: those that it names, and the drafts in folders."""

import os
import socket
from pathlib import Path

import pytest

from gcmreview.documents.folders.drafts import Listing, list_drafts
from gcmreview.documents.folders.walking import Exclusion
from gcmreview.documents.readers.files import DraftFile
from gcmreview.documents.readers.registry import KINDS
from support.runs import posix_only


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the current one and in no repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(*names: str) -> None:
    """Make files in the current folder, and the folders that they are in."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def list_paths(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """Return the paths of drafts that are listed without a problem."""
    listing = list_drafts(paths, None, [Exclusion(os.curdir, exclude)])
    assert listing.problems == []
    return [each.path.replace(os.sep, "/").removeprefix("./") for each in listing.drafts]


def list_problems(listing: Listing) -> list[str]:
    return [str(each) for each in listing.problems]


def test_a_folder_means_its_drafts_in_order_once_each(folder: Path) -> None:
    fill("b.md", "a.txt", "c.py", "below/d.HTML", ".hidden/e.md", ".f.md", "~$g.docx")
    below, top = str(folder / "below"), str(folder)
    found = list_drafts([below, top, os.path.join(top, "a.txt"), "-", "-"], None)
    assert found.drafts == [
        DraftFile(os.path.join(below, "d.HTML"), "html"),
        DraftFile(os.path.join(top, "a.txt"), "text"),
        DraftFile(os.path.join(top, "b.md"), "markdown"),
        DraftFile("-", "text"),
    ]
    assert found.skipped == {".py": 1}


@pytest.mark.usefixtures("folder")
def test_the_files_of_a_folder_are_before_those_of_the_folders_in_it() -> None:
    fill("b/1.md", "b/a/2.md", "a/3.md", "c.md", "a/b/4.md")
    assert list_paths(".") == ["c.md", "a/3.md", "a/b/4.md", "b/1.md", "b/a/2.md"]


@pytest.mark.usefixtures("folder")
def test_a_type_is_for_the_files_that_are_named_and_not_for_those_of_a_folder() -> None:
    fill("in/a.txt")
    assert list_drafts(["in", "b.txt", "c"], "html").drafts == [
        DraftFile(os.path.join("in", "a.txt"), "text"),
        DraftFile("b.txt", "html"),
        DraftFile("c", "html"),
    ]


def test_a_folder_without_drafts_is_a_problem_and_the_others_are_listed(folder: Path) -> None:
    fill("only.pdf")
    found = list_drafts([str(folder), "a.md"], None)
    assert list_problems(found) == [
        f"{folder}: no drafts in this folder that are not hidden or excluded;"
        f" they end in {', '.join(KINDS)}"
    ]
    assert (found.drafts, found.skipped) == ([DraftFile("a.md", "markdown")], {".pdf": 1})


@pytest.mark.usefixtures("folder")
def test_a_file_of_a_format_that_is_not_read_is_refused_by_its_name_unless_its_type_is_given() -> (
    None
):
    fill("a.PDF", "b.log", "c")
    found = list_drafts(["a.PDF", "b.log", "c", "none.pdf"], None)
    assert list_problems(found) == ["a.PDF: is a PDF; check the document that it was made from"]
    assert [(each.path, each.kind) for each in found.drafts] == [
        ("b.log", "text"),
        ("c", "text"),
        ("none.pdf", "text"),
    ]
    assert list_drafts(["a.PDF"], "text").drafts == [DraftFile("a.PDF", "text")]


@pytest.mark.usefixtures("folder")
def test_a_dash_is_standard_input_even_beside_a_folder_of_that_name() -> None:
    fill("-/a.md")
    assert list_paths("-") == ["-"]
    assert list_paths("./-") == ["-/a.md"]


@pytest.mark.usefixtures("folder")
def test_files_are_counted_by_their_endings_unless_they_are_hidden_or_excluded() -> None:
    fill("a.md", "b.PDF", "c.pdf", "vendor", ".hidden.pdf", "x/d.png", "x/e.tar.gz", "out/f.pdf")
    found = list_drafts(["."], None, [Exclusion(".", ["out"])])
    assert found.skipped == {".pdf": 2, "": 1, ".png": 1, ".gz": 1}
    assert found.problems == []


@pytest.mark.parametrize(
    "name",
    [
        *(".git", ".tox", ".venv", "node_modules", "site-packages", "__pycache__"),
        *("__pypackages__", "bower_components", "vendor"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_hidden_and_vendored_folders_are_looked_into_only_if_they_are_named(name: str) -> None:
    fill(f"{name}/a.md", f"below/{name}/b.md", f"{name}.md", f"my{name}/c.md")
    shown = [f"{name}.md"] if name[0] != "." else []
    assert list_paths(".") == [*shown, f"my{name}/c.md"]
    assert list_paths(name) == [f"{name}/a.md"]


@pytest.mark.usefixtures("folder")
def test_a_virtual_environment_of_any_name_is_looked_into_only_if_it_is_named() -> None:
    fill("env/pyvenv.cfg", "env/a.md", "env/lib/b.md", "venv/c.md")
    assert list_paths(".") == ["venv/c.md"]
    assert list_paths("env") == ["env/a.md", "env/lib/b.md"]


@pytest.mark.usefixtures("folder")
def test_folders_of_any_other_name_are_looked_into() -> None:
    fill("build/a.md", "dist/b.md", "docs/c.md", "target/d.md")
    assert list_paths(".") == ["build/a.md", "dist/b.md", "docs/c.md", "target/d.md"]


def test_what_gitignore_excludes_is_left_out_from_any_folder_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(".git/info/exclude", "a.md", "old.md", "x/old.md", "x/y/b.md", "x/y/old.md", "x/y/z/c.md")
    fill("x/y/mine.md", "x/out/d.md")
    Path(".gitignore").write_text("/x/y/z\nold.md\nout/\n", encoding="utf-8")
    Path("x/y/.gitignore").write_bytes(b"\xef\xbb\xbf!old.md\r\n")
    Path(".git/info/exclude").write_text("mine.md\n", encoding="utf-8")
    assert list_paths(".") == ["a.md", "x/y/b.md", "x/y/old.md"]
    monkeypatch.chdir(folder / "x" / "y")
    assert list_paths(".") == ["b.md", "old.md"]
    # What is named is never left out.
    assert list_paths("z", "mine.md", "../out", "../old.md") == [
        *("z/c.md", "mine.md", "../out/d.md", "../old.md")
    ]


@posix_only
@pytest.mark.usefixtures("folder")
def test_gitignore_that_is_a_link_excludes_nothing_as_in_git() -> None:
    fill(".git/info/own", "a.md", "b.md", "c.md")
    Path("own").write_text("b.md", encoding="utf-8")
    Path(".gitignore").symlink_to("own")
    Path(".git/info/own").write_text("c.md", encoding="utf-8")
    Path(".git/info/exclude").symlink_to("own")
    assert list_paths(".") == ["a.md", "b.md"]


@pytest.mark.usefixtures("folder")
def test_gitignore_above_a_folder_counts_only_in_a_repository() -> None:
    fill("in/a.md", "in/b.md", "in/c.md")
    Path(".gitignore").write_text("a.md", encoding="utf-8")
    Path("in/.gitignore").write_text("b.md", encoding="utf-8")
    assert list_paths(".") == ["in/c.md"]
    assert list_paths("in") == ["in/a.md", "in/c.md"]
    Path(".git").touch()
    assert list_paths("in") == ["in/c.md"]


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        (("old",), ["a.md", "x/b.md"]),
        (("/x",), ["a.md", "old/c.md"]),
        (("*.md", "!b.md"), ["x/b.md"]),
        (("a.md", "x/"), ["old/c.md"]),
        (("x/old",), ["a.md", "old/c.md", "x/b.md"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_exclusions_are_patterns_of_gitignore(
    exclude: tuple[str, ...], expected: list[str]
) -> None:
    fill("a.md", "x/b.md", "old/c.md", "x/old/d.md")
    assert list_paths(".", exclude=exclude) == expected


@pytest.mark.usefixtures("folder")
def test_an_exclusion_is_relative_to_its_folder_and_above_gitignore() -> None:
    fill("x/a.md", "x/b.md", "y/a.md")
    Path("x/.gitignore").write_text("!a.md\n", encoding="utf-8")
    assert list_paths("x", "y", exclude=("/x/a.md",)) == ["x/b.md", "y/a.md"]
    assert list_paths("x", exclude=("x",)) == ["x/a.md", "x/b.md"]
    assert list_paths("x/a.md", exclude=("a.md",)) == ["x/a.md"]
    found = list_drafts(["x", "y"], None, [Exclusion("y", ["/a.md", "/x"])])
    assert [Path(each.path).as_posix() for each in found.drafts] == ["x/a.md", "x/b.md"]
    found = list_drafts(["x", "y"], None, [Exclusion("y", ["../x/b.md", "b.md/", "/a.md"])])
    assert [Path(each.path).as_posix() for each in found.drafts] == ["x/a.md"]


@posix_only
def test_an_exclusion_is_relative_to_the_folder_itself_where_its_own_was_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill("x/a.md", "x/b.md", "gone/c.md")
    monkeypatch.chdir("gone")
    Path("c.md").unlink()
    (folder / "gone").rmdir()
    found = list_drafts([str(folder / "x")], None, [Exclusion(os.curdir, ["/a.md"])])
    assert [Path(each.path).name for each in found.drafts] == ["b.md"]


@pytest.mark.usefixtures("folder")
def test_a_folder_a_thousand_deep_has_its_draft() -> None:
    folders = ["/".join("d" * depth) for depth in range(1, 1001)]
    for each in folders:
        os.mkdir(each)
    Path(folders[-1], "a.md").touch()
    assert list_paths(".") == [f"{folders[-1]}/a.md"]
    Path(folders[-1], "a.md").unlink()
    # To remove it all at once takes more recursion than Python has.
    for each in reversed(folders):
        os.rmdir(each)


@posix_only
def test_a_path_that_is_too_long_is_a_problem_of_one_line(folder: Path) -> None:
    name = "d" * 250
    for _ in range(20):
        os.mkdir(name)
        os.chdir(name)
    os.chdir(folder)
    fill("a.md")
    found = list_drafts(["."], None)
    assert found.drafts == [DraftFile(os.path.join(".", "a.md"), "markdown")]
    (problem,) = list_problems(found)
    assert problem.endswith(f"/{name}: cannot be read: file name too long")


@posix_only
def test_links_to_folders_are_not_followed_and_links_to_files_are(folder: Path) -> None:
    fill("x/a.md", "b.md")
    Path("x/loop").symlink_to(folder)
    Path("x/same.md").symlink_to("a.md")
    Path("x/gone.md").symlink_to("nowhere.md")
    Path("named").symlink_to("x")
    assert list_paths(".") == ["b.md", "x/a.md", "x/gone.md"]
    assert list_paths("named") == ["named/a.md", "named/gone.md"]


@posix_only
@pytest.mark.usefixtures("folder")
def test_fifos_and_sockets_in_a_folder_are_passed_over() -> None:
    fill("a.md")
    os.mkfifo("b.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("c.md")
        assert list_paths(".") == ["a.md"]


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads all folders")
@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_read_is_a_problem_and_the_rest_is_listed() -> None:
    fill("x/a.md", "y/b.md")
    Path("x").chmod(0)
    found = list_drafts(["."], None)
    assert list_problems(found) == [f".{os.sep}x: cannot be read: permission denied"]
    assert [each.path for each in found.drafts] == [os.path.join(".", "y", "b.md")]


@posix_only
@pytest.mark.usefixtures("folder")
def test_a_name_that_is_no_utf_8_is_a_name() -> None:
    name = os.fsdecode(b"caf\xe9.md")
    fill(name, "b.md")
    Path(".gitignore").write_bytes(b"caf\xe9.txt")
    assert list_paths(".") == ["b.md", name]
    Path(".gitignore").write_bytes(b"caf\xe9.md")
    assert list_paths(".") == ["b.md"]
