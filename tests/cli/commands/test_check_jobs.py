"""The command check works in several processes, and shows how far it is."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.processes import make_environment
from support.runs import COMMAND, Run, read_terminal


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, half a minute at most."""
    deadline = time.monotonic() + 30
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert is_so()


def start_long_check(folder: Path) -> subprocess.Popen[bytes]:
    """Start a check of many drafts by two processes, in a session of its own."""
    draft = "The mayor said “We must be bold and advance it all now, we think, as ever.” " * 2000
    for number in range(60):
        write(folder, **{f"draft{number:02}_md": draft})
    return subprocess.Popen(
        [sys.executable, "-m", "gcmreview", "check", ".", "-j", "2"],
        cwd=folder,
        env=make_environment(HOME=str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def list_processes(session: int) -> list[int]:
    """Return the processes of a session that run, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, number = path.read_text().rpartition(") ")[2].split()[:4]
            if number == str(session) and state != "Z":
                found.append(int(path.parent.name))
    return found


def test_several_processes_find_what_one_finds(gcmreview: Run, tmp_path: Path) -> None:
    drafts = [WRONG, RIGHT, UNKNOWN]
    for number in range(30):
        write(tmp_path, **{f"draft{number:02}_md": drafts[number % 3]})
    (tmp_path / "draft99.md").write_bytes(b"\xff")
    one = gcmreview("check", ".", "--format", "json")
    several = gcmreview("check", ".", "--format", "json", "-j", "3")
    assert (several.returncode, several.stdout, several.stderr) == (3, one.stdout, one.stderr)
    assert json.loads(one.stdout)["summary"]["drafts"] == 30


def test_standard_input_is_checked_with_several_processes_too(tmp_path: Path) -> None:
    write(tmp_path, a_md=RIGHT, b_md=RIGHT)
    done = subprocess.run(
        [*COMMAND, "check", "a.md", "-", "b.md", "-j", "2"],
        input=WRONG.encode(),
        cwd=tmp_path,
        env=make_environment(),
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().startswith("-:1:2: error misquote")
    assert done.stdout.decode().endswith("3 drafts: 3 quotations, 1 error.\n")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="the processes are told from /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_the_processes_end_with_the_one_that_started_them(tmp_path: Path, name: str) -> None:
    running = start_long_check(tmp_path)
    wait_for(lambda: len(list_processes(running.pid)) == 3)
    running.send_signal(getattr(signal, name))
    running.wait(timeout=20)
    wait_for(lambda: list_processes(running.pid) == [])
    output, errors = running.communicate()
    assert (output, errors) == (b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a group")
@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_ends_all_processes_in_silence(tmp_path: Path) -> None:
    running = start_long_check(tmp_path)
    time.sleep(1.5)
    os.killpg(running.pid, signal.SIGINT)
    output, errors = running.communicate(timeout=20)
    assert (running.returncode, output, errors) == (130, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("count", "is_shown"), [(19, False), (20, True)])
def test_20_drafts_show_their_progress_on_a_terminal_and_19_do_not(
    tmp_path: Path, count: int, is_shown: bool
) -> None:
    for number in range(count):
        write(tmp_path, **{f"draft{number:02}_md": RIGHT})
    main, terminal = os.openpty()
    command = [sys.executable, "-m", "gcmreview", "check", "."]
    environment = make_environment(HOME=str(tmp_path), TERM="xterm-256color", COLUMNS="80")
    done = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=terminal
    )
    os.close(terminal)
    shown = read_terminal(main).decode()
    os.close(main)
    output = done.communicate()[0]
    assert done.returncode == 0
    assert ("Checking" in shown) == is_shown
    assert "Traceback" not in shown
    assert output.decode() == f"{count} drafts: {count} quotations, no problems found.\n"
