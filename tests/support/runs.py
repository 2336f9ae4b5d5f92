"""Real runs of the command, and what the tests of them share."""

import hashlib
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from run_examples import run as run_in_shell
from run_examples import run_block
from support import processes
from support.processes import Call, make_environment

ROOT = Path(__file__).parents[2]
DATASET = ROOT / "data" / "review.toml"
EXPECTED = ROOT / "tests" / "expected"

# The command, run by this Python.
COMMAND = (sys.executable, "-m", "gcmreview")
# The same for a shell, forked by the server.
CLIENT = Path(__file__).with_name("client.py")
posix_only = pytest.mark.skipif(os.name == "nt", reason="the case exists only on POSIX")

Run = Callable[..., subprocess.CompletedProcess[str]]
Edit = Callable[..., Path]


def read_terminal(terminal: int) -> bytes:
    """Return all that is shown on a pseudo-terminal, until its other side is closed."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            # Linux says so where others give an empty part.
            return shown
        if not part:
            return shown
        shown += part


def renew_checksum(toml: str) -> str:
    """Put the checksum of a dataset's own paragraphs into it."""
    table = tomllib.loads(toml)
    source = "\n\n".join(paragraph["text"] for paragraph in table["paragraphs"])
    checksum = hashlib.sha256(source.encode()).hexdigest()
    return toml.replace(table["release"]["sha256"], checksum)


def read_transcript(name: str) -> str:
    """Run the commands of an expected transcript again, and return them with what they print."""
    return run_block((EXPECTED / name).read_text(encoding="utf-8"), run_line)


def run_line(line: str, folder: str) -> str:
    """Return what a command line of a document prints; a shell runs what needs one."""
    program, *arguments = shlex.split(line)
    if program != "gcmreview" or set(line) & set("|<>&;$*~`("):
        return run_in_shell(f"{_name_command(make_environment())}{line}", folder)
    call = Call(arguments, Path(folder), make_environment(COLUMNS="80"))
    return processes.run(call, is_merged=True).stdout


def run_shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of sh in which ``gcmreview`` is the command, buffered as it usually is."""
    complete = make_environment(**environment)
    return subprocess.run(
        ["sh", "-c", _name_command(complete) + line],
        env=complete,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def _name_command(environment: Mapping[str, str]) -> str:
    """Return the line of sh that makes ``gcmreview`` the command, forked where it can be."""
    command = shlex.join(
        [sys.executable, "-I", "-S", str(CLIENT), processes.start_server()[1:]]
        if processes.can_fork(environment)
        else COMMAND
    )
    return f'gcmreview() {{ {command} "$@"; }}\n'


def run_limited(
    folder: Path, name: str, limit: int, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Fix drafts in a folder with a limit of the system, such as RLIMIT_FSIZE, on each process."""
    import resource

    def restrict() -> None:
        resource.setrlimit(getattr(resource, name), (limit, limit))

    return subprocess.run(
        [*COMMAND, "check", "--fix", *arguments],
        cwd=folder,
        env=make_environment(HOME=str(folder)),
        preexec_fn=restrict,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
