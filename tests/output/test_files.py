"""A file is written whole or not at all, and none is overwritten by mistake."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gcmreview.output.files import write_file
from support.runs import Run, make_environment, posix_only


def test_output_goes_to_a_new_file_and_says_nothing(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "quotes.json"
    done = gcmreview("quotes", "--format", "json", "--output", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_text(encoding="utf-8") == gcmreview("quotes", "--format", "json").stdout
    assert os.listdir(tmp_path) == ["quotes.json"]


def test_output_replaces_a_file_only_when_forced(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("mine", encoding="utf-8")
    done = gcmreview("quotes", "--output", str(target))
    assert done.returncode == 3
    assert done.stderr == f"gcmreview: {target}: already exists; use --force to overwrite it\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert gcmreview("quotes", "--output", str(target), "--force").returncode == 0
    assert "motus-1" in target.read_text(encoding="utf-8")
    assert os.listdir(tmp_path) == ["mine.txt"]


def test_output_is_utf_8_and_plain_whatever_the_locale(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "speakers.txt"
    gcmreview("--color", "always", "speakers", "--output", str(target), PYTHONIOENCODING="ascii")
    assert target.read_text(encoding="utf-8") == gcmreview("speakers").stdout


def test_output_to_a_hyphen_is_standard_output(gcmreview: Run, tmp_path: Path) -> None:
    assert gcmreview("quotes", "--output", "-").stdout == gcmreview("quotes").stdout
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nowhere/out.json", "cannot be written: no such file or directory"),
        (".", "is a directory; name a file"),
        ("", "--output: '' is not the name of a file"),
        ("new/", "--output: 'new/' is not the name of a file"),
        ("\x1b[2J/x", "cannot be written: no such file or directory"),
    ],
)
def test_output_that_cannot_be_written_is_one_line_and_3(
    gcmreview: Run, tmp_path: Path, target: str, message: str
) -> None:
    done = gcmreview("quotes", "--output", target)
    assert done.returncode == 3
    assert message in done.stderr
    assert done.stderr.rstrip("\n").isprintable()
    assert os.listdir(tmp_path) == []


@posix_only
def test_output_does_not_replace_a_device_even_when_forced(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--output", "/dev/null", "--force")
    assert done.returncode == 3
    assert not Path("/dev/null").is_file()
    assert done.stderr == "gcmreview: /dev/null: is not a regular file; name a file\n"


@posix_only
def test_output_keeps_a_link_and_the_permissions_of_its_file(
    gcmreview: Run, tmp_path: Path
) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    gcmreview("quotes", "--output", str(link), "--force")
    assert link.is_symlink()
    assert "motus-1" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o640


@posix_only
@pytest.mark.parametrize(("mask", "mode"), [(0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_that_the_umask_leaves(
    mask: int, mode: int, tmp_path: Path
) -> None:
    target = tmp_path / "out.txt"
    before = os.umask(mask)
    try:
        write_file(str(target), "so\n", force=False)
        assert target.stat().st_mode & 0o777 == mode
        assert os.umask(mask) == mask
    finally:
        os.umask(before)


@posix_only
@pytest.mark.usefixtures("default_sigint")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_while_writing_leaves_no_half_file_and_no_other_file(
    ending: signal.Signals, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    code = (
        "import os, signal, sys\n"
        "from gcmreview.output import files\n"
        f"files.os.fsync = lambda _: os.kill(os.getpid(), {int(ending)})\n"
        f"files.write_file({str(target)!r}, 'text', force=False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=make_environment(), capture_output=True, check=False
    )
    assert done.returncode == -ending
    assert os.listdir(tmp_path) == []
