"""The command check writes the source's words, or shows them as a patch."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.runs import Run, make_environment


def test_fix_writes_the_sources_words_and_nothing_else(gcmreview: Run, tmp_path: Path) -> None:
    draft = f"\ufeff# Draft\r\n\r\n{WRONG}\r\n{UNKNOWN}"
    omission = (
        "“We must use the Global Compact to its potential in overcoming these challenges,” "
        "said Pramudwinai.\n"
    )
    (tmp_path / "draft.md").write_bytes((draft + omission).encode())
    (tmp_path / "draft.md").chmod(0o640)
    shown = gcmreview("check", "draft.md", "--fix", "--diff")
    assert (shown.returncode, shown.stderr) == (
        1,
        "gcmreview: draft.md: 2 quotations would be fixed\n",
    )
    assert "-“We must be bold and" in shown.stdout
    assert "+“We must be ambitious and" in shown.stdout
    assert (tmp_path / "draft.md").read_bytes() == (draft + omission).encode()
    done = gcmreview("check", "draft.md", "--fix")
    assert (done.returncode, done.stderr) == (0, "gcmreview: draft.md: 2 quotations fixed\n")
    expected = (draft + omission).replace("bold", "ambitious")
    expected = expected.replace("its potential", "its full potential")
    assert (tmp_path / "draft.md").read_bytes() == expected.encode()
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "draft.md").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["draft.md"]
    assert gcmreview("check", "draft.md", "--fix").stderr == ""


def test_fix_leaves_a_read_only_draft_as_it_is(gcmreview: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(WRONG, encoding="utf-8")
    draft.chmod(0o444)
    done = gcmreview("check", "draft.md", "--fix")
    assert (done.returncode, done.stderr) == (
        3,
        "gcmreview: draft.md: is read-only, so --fix leaves it as it is\n",
    )
    assert draft.read_text(encoding="utf-8") == WRONG


@pytest.mark.skipif(os.name == "nt", reason="patch is a POSIX program")
def test_the_patch_is_one_that_git_applies(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG.rstrip("\n"))
    patch = gcmreview("check", "draft.md", "--fix", "--diff").stdout
    done = subprocess.run(
        ["git", "apply", "-"], input=patch, text=True, cwd=tmp_path, encoding="utf-8", check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == RIGHT.rstrip("\n")


@pytest.mark.skipif(os.name == "nt", reason="patch is a POSIX program")
@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("./below/draft.md", WRONG),
        ("draft.md", f"\ufeff{WRONG}"),
        ("draft.md", f"one\u2028two\x85three\n\n{WRONG}\nfour\u2028\n"),
        ("draft.txt", f"one\x0btwo\x0cthree\rfour\n\n{WRONG}"),
        ("draft.md", f"one\r\n\r\n{WRONG.rstrip()}"),
    ],
)
def test_the_patch_is_what_fix_writes(
    gcmreview: Run, tmp_path: Path, name: str, draft: str
) -> None:
    (tmp_path / "below").mkdir()
    path = tmp_path / name
    path.write_bytes(draft.encode())
    command = [sys.executable, "-m", "gcmreview", "check", name, "--fix", "--diff"]
    environment = make_environment(HOME=str(tmp_path))
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=False
    )
    gcmreview("check", name, "--fix")
    fixed = path.read_bytes()
    assert fixed == draft.replace("bold", "ambitious").encode()
    path.write_bytes(draft.encode())
    subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == fixed
