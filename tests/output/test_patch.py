"""The change of a file as a patch, read by the programs that apply patches."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcmreview.output.patch import Replacement, apply_edits, write_patch
from support.rows import each_row
from support.runs import posix_only, run_shell
from support.strategies import edited_texts

PROGRAMS = [("git", "apply", "--whitespace=nowarn", "-"), ("patch", "-p1", "-s")]
NAMES = [
    *(
        b"a.md",
        b"a b.md",
        b" a.md",
        b"a.md ",
        b"a  b",
        b"-a.md",
        b"--- a",
        b"a\tb",
        b"a\nb",
        b"a\rb",
    ),
    *(b'a"b', b"a\\b", b"a\\nb", b"\\", b"a\x1b[2Jb", b"\x01\x7f", b"caf\xc3\xa9", b"\xff", b"..a"),
    *(b"a\xe2\x80\xa8b", b"x\n+++ b/x", b"x\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-x\n+y", b"*?[a]$(b)"),
    *(
        b"a 2021-03-19 00:00:00.0 +0000",
        b"a b/c d",
        b"dev/null",
        b"b/a",
        b"a /b ",
        b"a'b",
        b"\a\b\v\f",
    ),
]


def apply_patch(patch: str, program: tuple[str, ...], folder: Path) -> None:
    """Apply a patch in a folder; the program says nothing."""
    done = subprocess.run(
        program, input=patch.encode(), cwd=folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_edits_are_made_in_the_order_of_their_places() -> None:
    assert apply_edits("one two three", [(8, 13, "3"), (0, 3, ""), (4, 4, "2 ")]) == " 2 two 3"


def test_a_part_of_a_text_takes_edits_by_their_places_in_the_whole() -> None:
    assert apply_edits("two three", [(8, 13, "3")], 4) == "two 3"


@given(edited_texts())
def test_what_no_edit_touches_is_as_before(drawn: tuple[str, list[Replacement]]) -> None:
    text, edits = drawn
    edited = apply_edits(text, edits)
    grown = 0
    at = 0
    for start, end, words in edits:
        assert edited[at + grown : start + grown] == text[at:start]
        assert edited[start + grown : start + grown + len(words)] == words
        grown += len(words) - (end - start)
        at = end
    assert edited[at + grown :] == text[at:]


def test_a_patch_has_the_changed_lines_and_three_more_around_them(here: Path) -> None:
    text = "".join(f"{number}\n" for number in range(1, 21))
    places = [text.index(line) for line in ("5", "16", "19")]
    edits = [
        (places[0], places[0] + 1, "five"),
        (places[1], places[1] + 3, ""),
        (places[2], places[2], "x\n"),
    ]
    assert write_patch(str(here / "a.md"), text, edits) == (
        "--- a/a.md\n+++ b/a.md\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -13,8 +13,8 @@\n 13\n 14\n 15\n-16\n-17\n+17\n 18\n-19\n+x\n+19\n 20\n"
    )


# Six lines between two changes: three after the one, three before the other.
@pytest.mark.parametrize(("between", "hunks"), [(6, 1), (7, 2)])
def test_changes_whose_context_meets_are_one_hunk(here: Path, between: int, hunks: int) -> None:
    same = "x\n" * between
    text = f"x\n{same}x\n"
    patch = write_patch("a.md", text, [(0, 1, "y"), (len(text) - 2, len(text) - 1, "y")])
    assert patch.count("\n@@ -") == hunks
    (here / "a.md").write_text(text, encoding="utf-8")
    apply_patch(patch, PROGRAMS[0], here)
    assert (here / "a.md").read_text(encoding="utf-8") == f"y\n{same}y\n"


@pytest.mark.parametrize(
    ("text", "edit", "hunk"),
    [
        ("one\n", (0, 3, "1"), "@@ -1 +1 @@\n-one\n+1\n"),
        ("one", (0, 3, "1"), "@@ -1 +1 @@\n-one\n{}+1\n{}"),
        ("one", (3, 3, "\n"), "@@ -1 +1 @@\n-one\n{}+one\n"),
        ("one\n", (3, 4, ""), "@@ -1 +1 @@\n-one\n+one\n{}"),
        ("one\n", (4, 4, "x"), "@@ -1 +1,2 @@\n one\n+x\n{}"),
        ("", (0, 0, "x"), "@@ -0,0 +1 @@\n+x\n{}"),
        ("x", (0, 1, ""), "@@ -1 +0,0 @@\n-x\n{}"),
        (
            "a\r\nb\u2028c\rd",
            (3, 4, "B"),
            "@@ -1,2 +1,2 @@\n a\r\n-b\u2028c\rd\n{}+B\u2028c\rd\n{}",
        ),
        ("a\nb\nc\n", (1, 2, " "), "@@ -1,3 +1,2 @@\n-a\n-b\n+a b\n c\n"),
    ],
)
def test_a_patch_says_where_a_file_has_no_line_feed_at_its_end(
    here: Path, text: str, edit: Replacement, hunk: str
) -> None:
    patch = write_patch(str(here / "a.md"), text, [edit])
    without = "\\ No newline at end of file\n"
    assert patch == f"--- a/a.md\n+++ b/a.md\n{hunk.replace('{}', without)}"


@each_row("edits", [[], [(1, 1, "")], [(0, 3, "one")]])
def test_where_nothing_changes_there_is_no_patch(edits: list[Replacement]) -> None:
    assert write_patch("a.md", "one\n", edits) == ""


@posix_only
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
def test_a_patch_names_its_file_and_no_other(tmp_path: Path, program: tuple[str, ...]) -> None:
    for number, raw in enumerate(NAMES):
        folder = tmp_path / str(number)
        path = folder / os.fsdecode(raw)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"one\ntwo\nthree\n")
        with chdir(folder):
            patch = write_patch(os.fsdecode(raw), "one\ntwo\nthree\n", [(4, 7, "2")])
        assert patch.count("\n") == 7
        apply_patch(patch, program, folder)
        assert path.read_bytes() == b"one\n2\nthree\n"
        assert [each for each in folder.rglob("*") if each.is_file()] == [path]


@posix_only
def test_a_patch_names_a_file_as_seen_from_the_current_folder(here: Path) -> None:
    (here / "other" / "below").mkdir(parents=True)
    (here / "link").symlink_to(here / "other" / "below")
    (here / "drafts").mkdir()
    (here / "drafts" / "name.md").symlink_to("real.md")
    os.chdir(here / "drafts")
    for path, name in (
        ("./x/../a.md", "a.md"),
        (f"{here}/drafts/b/a.md", "b/a.md"),
        ("name.md", "real.md"),
        # Programs that apply patches refuse a file that is not in the folder.
        ("../a.md", "../a.md"),
        (f"{here}/a.md", "../a.md"),
        # Not drafts/a.md or a.md, as the path reads without the link.
        ("../link/../a.md", "../other/a.md"),
    ):
        assert write_patch(path, "one", [(0, 3, "1")]).startswith(f"--- a/{name}\n+++ b/{name}\n@@")


@posix_only
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
@pytest.mark.parametrize("path", ["../a.md", "/{}/a.md"])
def test_no_program_applies_a_patch_of_a_file_elsewhere(
    here: Path, program: tuple[str, ...], path: str
) -> None:
    work = here / "work"
    for folder in (here, work, work / str(here).lstrip("/")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.md").write_text("one\n", encoding="utf-8")
    os.chdir(work)
    patch = write_patch(path.format(str(here).lstrip("/")), "one\n", [(0, 3, "1")])
    done = subprocess.run(program, input=patch.encode(), capture_output=True, check=False)
    assert done.returncode != 0
    assert {each.read_text(encoding="utf-8") for each in here.rglob("a.md")} == {"one\n"}


@posix_only
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
@settings(max_examples=6)
@given(drawn=st.lists(edited_texts(), min_size=20, max_size=20))
def test_a_patch_makes_the_edits_and_no_others(
    program: tuple[str, ...], drawn: list[tuple[str, list[Replacement]]]
) -> None:
    patches, fixed = "", []
    with TemporaryDirectory() as folder, chdir(folder):
        for number, (text, edits) in enumerate(drawn):
            Path(str(number)).write_bytes(text.encode())
            patches += write_patch(str(number), text, edits)
            fixed.append(apply_edits(text, edits))
        if patches:
            apply_patch(patches, program, Path(folder))
        # A program may remove a file in which nothing is left.
        paths = [Path(str(number)) for number in range(len(drawn))]
        read = [path.read_bytes().decode() if path.exists() else "" for path in paths]
    assert read == fixed


@posix_only
def test_without_a_current_folder_a_patch_names_the_file_from_the_root(tmp_path: Path) -> None:
    draft, gone = tmp_path / "draft.md", tmp_path / "gone"
    words = "As we learned from the pandemic – no-one is safe until everyone is safe"
    draft.write_text(f"“{words},” said Don Pramudwinai.\n", encoding="utf-8")
    line = (
        f'mkdir "{gone}" && cd "{gone}" && rmdir "{gone}" && gcmreview check --fix --diff "{draft}"'
    )
    done = run_shell(line, PYTHONPATH=os.pathsep.join(sys.path))
    assert done.stdout.startswith(f"--- a{draft}\n".encode())
