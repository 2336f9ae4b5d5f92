"""The command check writes the source's words, or shows them as a patch."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.processes import Call, make_environment, run_binary
from support.runs import Run, posix_only, read_terminal, run_limited, run_shell

# The end of a sentence of the release, beside which a quotation may be fixed.
OWN = "and secretariat of the network"


def test_fix_writes_the_sources_words_and_nothing_else(gcmreview: Run, tmp_path: Path) -> None:
    draft = f"\ufeff# Armida Salsiah Alisjahbana\r\n\r\n{WRONG}\r\n"
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


def test_fix_says_how_many_quotations_it_leaves(gcmreview: Run, tmp_path: Path) -> None:
    left = WRONG.replace("Global Compact", "Global Pact")
    write(tmp_path, one_md=left, two_md=f"{WRONG}\n{left}\n{left}", three_md=f"{UNKNOWN}\n{RIGHT}")
    shown = gcmreview("check", "one.md", "two.md", "three.md", "--fix", "--diff")
    assert shown.stderr == (
        "gcmreview: two.md: 1 quotation would be fixed\n"
        "gcmreview: one.md: 1 quotation not fixed: no fix is certain\n"
        "gcmreview: two.md: 2 quotations not fixed: no fix is certain\n"
    )
    done = gcmreview("check", "one.md", "two.md", "three.md", "--fix")
    assert done.stderr == shown.stderr.replace("would be fixed", "fixed")
    assert gcmreview("check", "one.md").stderr == ""


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
    assert done.stdout == gcmreview("check", "draft.md").stdout
    assert "bold" in done.stdout


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
        ("draft.md", f"IOM serves\u2028as coordinator\x85{OWN}.\n\n{WRONG}\nMotus\u2028\n"),
        ("draft.txt", f"IOM serves\x0bas\x0ccoordinator\r{OWN}\n\n{WRONG}"),
        ("draft.md", f"IOM serves as coordinator\r\n{OWN}\r\n\r\n{WRONG.rstrip()}"),
    ],
)
def test_the_patch_is_what_fix_writes(
    gcmreview: Run, tmp_path: Path, name: str, draft: str
) -> None:
    (tmp_path / "below").mkdir()
    path = tmp_path / name
    path.write_bytes(draft.encode())
    environment = make_environment(HOME=str(tmp_path))
    done = run_binary(Call(["check", name, "--fix", "--diff"], tmp_path, environment))
    gcmreview("check", name, "--fix")
    fixed = path.read_bytes()
    assert fixed == draft.replace("bold", "ambitious").encode()
    path.write_bytes(draft.encode())
    subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == fixed


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_cannot_be_written_is_said_and_the_other_drafts_are_fixed(
    tmp_path: Path, jobs: str
) -> None:
    write(tmp_path, a_md=WRONG, b_md=WRONG + "\n\nMotus" * 2_000, c_md=WRONG)
    done = run_limited(tmp_path, "RLIMIT_FSIZE", 5_000, "a.md", "b.md", "c.md", "-j", jobs)
    assert done.returncode == 3
    assert done.stdout.startswith("b.md:1:2: error misquote")
    assert done.stdout.endswith("\n\n3 drafts: 3 quotations, 1 error.\n")
    assert done.stderr == (
        "gcmreview: a.md: 1 quotation fixed\n"
        "gcmreview: c.md: 1 quotation fixed\n"
        "gcmreview: b.md: cannot be written: file too large\n"
    )
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith(WRONG)
    assert sorted(os.listdir(tmp_path)) == ["a.md", "b.md", "c.md"]


@posix_only
def test_what_was_fixed_is_said_even_if_the_report_cannot_be_printed(tmp_path: Path) -> None:
    write(tmp_path, a_md=WRONG)
    done = run_shell(f"cd {tmp_path} && gcmreview check --fix a.md > /dev/full")
    assert done.returncode == 3
    assert done.stderr == (
        b"gcmreview: a.md: 1 quotation fixed\n"
        b"gcmreview: standard output: cannot be written: no space left on device\n"
    )


@pytest.mark.parametrize("kind", [(), ("--type", "docx")])
def test_fix_says_one_line_of_a_draft_that_cannot_be_read(
    gcmreview: Run, tmp_path: Path, kind: tuple[str, ...]
) -> None:
    done = gcmreview("check", "--fix", *kind, "x")
    assert (done.returncode, done.stderr) == (
        3,
        "gcmreview: x: cannot be read: no such file or directory\n",
    )
    assert os.listdir(tmp_path) == []


@posix_only
def test_a_name_with_a_line_break_is_one_line_of_an_error(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[2J.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "a\nb\x1b[2J.md").chmod(0o444)
    done = gcmreview("check", "--fix", "a\nb\x1b[2J.md", "no\nfile")
    assert done.stderr == (
        "gcmreview: a\\nb\\x1b[2J.md: is read-only, so --fix leaves it as it is\n"
        "gcmreview: no\\nfile: cannot be read: no such file or directory\n"
    )
    assert done.stdout.startswith("a\\nb\\x1b[2J.md:1:2: error")
    done = gcmreview("check", "--fix", "--diff", "a\nb\x1b[2J.md")
    assert done.stdout.startswith(
        '--- "a/a\\nb\\033[2J.md"\n+++ "b/a\\nb\\033[2J.md"\n@@ -1 +1 @@\n'
    )


@posix_only
def test_a_patch_is_shown_on_a_terminal_and_exact_in_a_pipe(tmp_path: Path) -> None:
    draft = f"```\n\x1b]0;It is owned\u202e.\r\n```\n\n{WRONG}"
    (tmp_path / "draft.md").write_bytes(draft.encode())
    command = [sys.executable, "-m", "gcmreview", "check", "draft.md", "--fix", "--diff"]
    environment = make_environment(HOME=str(tmp_path), TERM="xterm-256color")
    main, terminal = os.openpty()
    running = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=terminal, stderr=subprocess.DEVNULL
    )
    os.close(terminal)
    shown = read_terminal(main).decode()
    os.close(main)
    assert running.wait() == 1
    assert " \\x1b]0;It is owned\\u202e.\r\n ```\r\n \r\n-“We must be bold" in shown
    # Whatever the encoding of standard output is, the patch has the bytes of the draft.
    environment["PYTHONIOENCODING"] = "cp1252"
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert " \x1b]0;It is owned\u202e.\r\n ```\n \n-“We must be bold" in done.stdout.decode()
    subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=tmp_path, check=True)
    fixed = draft.replace("bold", "ambitious")
    assert (tmp_path / "draft.md").read_bytes() == fixed.encode()
