"""A file is written whole or not at all, and none is overwritten by mistake."""

import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gcmreview.errors import FileError
from gcmreview.output.files import write_file
from support.processes import make_environment
from support.runs import Run, posix_only


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
        write_file(str(target), ["so\n"], force=False)
        assert target.stat().st_mode & 0o777 == mode
        assert os.umask(mask) == mask
    finally:
        os.umask(before)


@posix_only
@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize("name", ["INT", "TERM", "HUP", "QUIT", "ALRM", "USR1", "USR2", "XCPU"])
def test_a_signal_while_writing_ends_the_process_when_the_file_is_whole(
    name: str, tmp_path: Path
) -> None:
    ending = signal.Signals[f"SIG{name}"]
    target = tmp_path / "out.json"
    done = write_in_process(target, f"files.os.fsync = lambda _: os.kill(os.getpid(), {ending})")
    assert done.returncode == -ending
    assert target.read_text(encoding="utf-8") == "text"
    assert os.listdir(tmp_path) == ["out.json"]


@posix_only
@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize("name", ["INT", "TERM"])
def test_a_signal_before_the_last_part_is_made_ends_the_process_without_a_file(
    name: str, tmp_path: Path
) -> None:
    ending = signal.Signals[f"SIG{name}"]
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    make = f"(os.kill(os.getpid(), {ending}) or str(n) for n in range(10**9))"
    for target in ("new.txt", "old.txt"):
        done = write_in_process(tmp_path / target, "", parts=make)
        assert done.returncode == -ending
    assert os.listdir(tmp_path) == ["old.txt"]
    assert (tmp_path / "old.txt").read_text(encoding="utf-8") == "old"


@posix_only
def test_an_ignored_signal_stays_ignored_while_writing_and_after(tmp_path: Path) -> None:
    # As under nohup.
    done = write_in_process(
        tmp_path / "out.json",
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "files.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGHUP)",
        "os.kill(os.getpid(), signal.SIGHUP)\nprint('alive')",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"alive\n", b"")
    assert os.listdir(tmp_path) == ["out.json"]


@posix_only
def test_a_handler_of_a_signal_is_the_same_after_writing(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in sorted(signal.valid_signals())]
    write_file(str(tmp_path / "out.txt"), ["text"], force=False)
    assert [signal.getsignal(number) for number in sorted(signal.valid_signals())] == before


def write_in_process(
    target: Path, before: str, after: str = "", parts: str = "['text']"
) -> subprocess.CompletedProcess[bytes]:
    """Write a file in a process of its own, with some lines of Python before and after."""
    write = f"files.write_file({str(target)!r}, {parts}, force=True)"
    code = f"import os, signal\nfrom gcmreview.output import files\n{before}\n{write}\n{after}"
    return subprocess.run(
        [sys.executable, "-c", code], env=make_environment(), capture_output=True, check=False
    )


def replace_as(user: int, path: Path) -> str:
    """Replace a file's text as another user; return the error."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
        try:
            write_file(str(path), ["new"], force=True)
        except FileError as error:
            os.write(writing, str(error).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with open(reading, "rb") as pipe:
        return pipe.read().decode()


# An access list (Linux, posix_acl_xattr.h) that lets user 4711 read: version 2, then tag,
# permissions and id of each entry.
_ENTRIES = ((1, 6, -1), (2, 4, 4711), (4, 4, -1), (16, 4, -1), (32, 0, -1))
ACCESS = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *each) for each in _ENTRIES)
linux_only = pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python reads them on Linux")
root_only = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)


@linux_only
def test_a_replaced_file_keeps_its_extended_attributes_and_access_list(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    os.setxattr(path, "user.origin", b"press\0office")
    os.setxattr(path, "system.posix_acl_access", ACCESS)
    before, mode = os.getxattr(path, "system.posix_acl_access"), path.stat().st_mode
    write_file(str(path), ["new"], force=True)
    assert path.read_text(encoding="utf-8") == "new"
    assert os.getxattr(path, "user.origin") == b"press\0office"
    assert os.getxattr(path, "system.posix_acl_access") == before
    assert path.stat().st_mode == mode


@linux_only
def test_a_replaced_file_gets_no_access_list_from_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    os.setxattr(tmp_path, "system.posix_acl_default", ACCESS)
    mode = path.stat().st_mode
    write_file(str(path), ["new"], force=True)
    assert os.listxattr(path) == []
    assert path.stat().st_mode == mode
    write_file(str(tmp_path / "another.txt"), ["new"], force=False)
    assert os.listxattr(tmp_path / "another.txt") == ["system.posix_acl_access"]


@root_only
@pytest.mark.parametrize("mode", [0o4755, 0o2640, 0o1600, 0o666])
def test_a_replaced_file_keeps_its_owner_group_and_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    os.chown(path, 4711, 4712)
    path.chmod(mode)
    write_file(str(path), ["new"], force=True)
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4711, 4712, mode)
    assert path.read_text(encoding="utf-8") == "new"


@root_only
@pytest.mark.parametrize(
    ("owner", "group", "folder", "message"),
    [
        (1, 4711, 0o777, "its owner, group and attributes cannot be kept"),
        (4711, 1, 0o777, "its owner, group and attributes cannot be kept"),
        (4711, 4711, 0o555, "no file can be made in its folder: permission denied"),
    ],
)
def test_a_file_that_cannot_keep_its_owner_is_left(
    owner: int, group: int, folder: int, message: str
) -> None:
    # Another user may not enter the folder of pytest.
    place = Path(tempfile.mkdtemp())
    path = place / "out.txt"
    try:
        path.write_text("old", encoding="utf-8")
        os.chown(path, owner, group)
        path.chmod(0o666)
        place.chmod(folder)
        assert message in replace_as(4711, path)
        assert path.read_text(encoding="utf-8") == "old"
        assert os.listdir(place) == ["out.txt"]
    finally:
        shutil.rmtree(place)


@posix_only
def test_a_file_with_hard_links_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    (tmp_path / "link").hardlink_to(path)
    with pytest.raises(FileError) as raised:
        write_file(str(path), ["new"], force=True)
    reason = "it has hard links, which a new file would break"
    assert str(raised.value) == f"{path}: cannot be written: {reason}"
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir(tmp_path)) == ["link", "out.txt"]
