"""Runs of ``python -m gcmreview`` as processes of their own, with real pipes and terminals.

On Linux they are forks of a process that has started Python and imported all modules before; see
``server``. Elsewhere, where the environment says how Python is to start, and if FRESH_PYTHON is
set, each starts a Python of its own, as does each of a shell.
"""

import atexit
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

TESTS = Path(__file__).parents[1]
# Seconds that a run may take.
LONGEST_RUN = 60
# What a process needs to start, and nothing that could change what it prints.
_NEEDED = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP")
# Variables that Python reads at its start, before any line of a program; and one of them that a
# fork reads as Python does.
_READ_AT_START = ("PYTHON", "LC_", "LANG")
_READ_BY_FORKS = "PYTHONIOENCODING"


def make_environment(**more: str) -> dict[str, str]:
    """Return an environment without a locale, a terminal, a width or a home."""
    return {**{name: os.environ[name] for name in _NEEDED if name in os.environ}, **more}


class Call(NamedTuple):
    """What to run: the arguments, the folder, the environment and the module."""

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    module: str = "gcmreview"

    @property
    def command(self) -> list[str]:
        """The same for a Python of its own."""
        return [sys.executable, "-m", self.module, *self.arguments]


def run(
    call: Call, *, is_session: bool = False, is_merged: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a module as ``run_binary`` does, and read what it prints as UTF-8."""
    done = run_binary(call, is_session=is_session, is_merged=is_merged)
    output, errors = _decode(done.stdout), None if is_merged else _decode(done.stderr)
    return subprocess.CompletedProcess(done.args, done.returncode, output, errors)


def run_binary(
    call: Call, *, is_session: bool = False, is_merged: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run a module without input, and capture its output, with ``is_merged`` from one pipe."""
    if not can_fork(call.environment):
        return subprocess.run(
            call.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if is_merged else subprocess.PIPE,
            cwd=call.folder,
            env=call.environment,
            start_new_session=is_session,
            timeout=LONGEST_RUN,
            check=False,
        )
    output, output_end = os.pipe()
    errors, errors_end = (output, output_end) if is_merged else os.pipe()
    with open(os.devnull, "rb") as nothing:
        running = _fork(call, (nothing.fileno(), output_end, errors_end), is_session=is_session)
    for end in {output_end, errors_end}:
        os.close(end)
    try:
        read = _read_all({output, errors}, time.monotonic() + LONGEST_RUN)
    except TimeoutError:
        os.kill(running.process, signal.SIGKILL)
        raise
    finally:
        code = running.wait()
    said = None if is_merged else read[errors]
    return subprocess.CompletedProcess(call.command, code, read[output], said)


def start_in_terminal(
    call: Call, terminal: int, *, output: int | None = None, errors: int | None = None
) -> "subprocess.Popen[bytes] | Fork":
    """Start a module in a session of a pseudo-terminal, whose inner end is then closed here.

    The terminal is each standard stream that is not given.
    """
    others = (terminal if each is None else each for each in (output, errors))
    streams = (terminal, *others)
    try:
        if can_fork(call.environment):
            return _fork(call, streams, is_session=True)
        return subprocess.Popen(
            call.command,
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            cwd=call.folder,
            env=call.environment,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - no test has threads
        )
    finally:
        os.close(terminal)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _decode(output: bytes) -> str:
    """Decode what was printed as ``subprocess`` does, which reads each line end as one."""
    return output.decode().replace("\r\n", "\n").replace("\r", "\n")


class Fork(NamedTuple):
    """A process that was forked, and where its exit code comes from."""

    process: int
    answers: BinaryIO

    def wait(self) -> int:
        """Return the exit code, as ``subprocess`` gives it."""
        with self.answers:
            return int(self.answers.readline())


def can_fork(environment: Mapping[str, str]) -> bool:
    """Return whether Python would start with this environment as it has started."""
    if sys.platform != "linux" or os.environ.get("FRESH_PYTHON"):
        return False
    usual = make_environment()
    names = {name for name in (*environment, *usual) if name.startswith(_READ_AT_START)}
    names.discard(_READ_BY_FORKS)
    return all(environment.get(name) == usual.get(name) for name in names)


def _fork(call: Call, streams: Sequence[int], *, is_session: bool) -> Fork:
    request = {
        "module": call.module,
        "arguments": list(call.arguments),
        "folder": str(call.folder),
        "environment": dict(call.environment),
        "open": [0, 1, 2],
        "is_session": is_session,
    }
    text = repr(request).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(start_server())
        socket.send_fds(connection, [b"%d\n" % len(text)], streams)
        connection.sendall(text)
        answers = connection.makefile("rb")
    return Fork(int(answers.readline()), answers)


@cache
def start_server() -> str:
    """Start the process that forks, one for all tests of this process, and return its address."""
    # A name that is no file, and that the system frees with the socket.
    address = f"\0gcmreview-tests-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "support.server", str(listener.fileno())],
            cwd=TESTS,
            env=make_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )
    atexit.register(process.communicate)
    return address


def _read_all(pipes: Iterable[int], end: float) -> dict[int, bytes]:
    """Read pipes to their ends and close them; raise TimeoutError if that takes too long."""
    read = dict.fromkeys(pipes, b"")
    with selectors.DefaultSelector() as selector:
        for pipe in read:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            ready = selector.select(max(0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("a run of the command took too long")
            for key, _ in ready:
                part = os.read(key.fd, 65536)
                read[key.fd] += part
                if not part:
                    selector.unregister(key.fd)
                    os.close(key.fd)
    return read
