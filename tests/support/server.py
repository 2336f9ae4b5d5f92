"""A program that starts Python once, and forks for each run of a module that it is asked for.

    python -m support.server DESCRIPTOR

To start Python and to import modules takes most of the time of most runs. This program has imported
Typer, Rich and every module of gcmreview, and has run nothing of them: a child finds them imported,
and is otherwise what ``python -m MODULE`` starts, with arguments, environment, folder and streams
of its own.

DESCRIPTOR is a socket that listens, as long as its other holder keeps this program's standard input
open. Each run has a connection. The request is a line with the length of what follows, a dictionary
in Python, and with them the descriptors of the streams that are open. The answer is a line with the
process's id, and when it has ended a line with its exit code, which is negative for a signal.
"""

import ast
import codecs
import fcntl
import gc
import io
import os
import pkgutil
import runpy
import selectors
import socket
import sys
import termios
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn, TextIO, cast

import rich.console
import rich.table  # noqa: F401
import typer  # noqa: F401

import gcmreview

# What Python adds to the environment at its start, for all that it starts in turn.
ADDED = "LC_CTYPE"


def main() -> None:
    """Answer requests until standard input is closed."""
    import_all()
    listener = socket.socket(fileno=int(sys.argv[1]))
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        selector.register(listener, selectors.EVENT_READ, lambda: start(listener, selector))
        while True:
            for key, _ in selector.select():
                if key.fd == 0:
                    return
                key.data()


def start(listener: socket.socket, selector: selectors.BaseSelector) -> None:
    """Start a process for the next connection, and see to its end."""
    connection, _ = listener.accept()
    request, streams = read_request(connection)
    process = os.fork()
    if process == 0:
        run(request, streams)
    for stream in streams:
        os.close(stream)
    connection.sendall(f"{process}\n".encode())
    ended = os.pidfd_open(process)

    def answer() -> None:
        selector.unregister(ended)
        os.close(ended)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        with connection, suppress(BrokenPipeError):
            connection.sendall(f"{code}\n".encode())

    selector.register(ended, selectors.EVENT_READ, answer)


def import_all() -> None:
    """Import all that a run may import, and have no child look through it for garbage."""
    for module in pkgutil.walk_packages(gcmreview.__path__, "gcmreview."):
        # Python warns of a module that it is to run and that was imported.
        if module.name != "gcmreview.__main__":
            import_module(module.name)
    gc.freeze()


def read_request(connection: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Return a request and its streams."""
    start, streams, _, _ = socket.recv_fds(connection, 65536, 3)
    length, _, text = start.partition(b"\n")
    while len(text) < int(length):
        text += connection.recv(65536)
    return ast.literal_eval(text.decode()), streams


def run(request: dict[str, Any], streams: list[int]) -> NoReturn:
    """Become the process that is asked for."""
    os.chdir(request["folder"])
    added = {ADDED: os.environ[ADDED]} if ADDED in os.environ else {}
    os.environ.clear()
    os.environ.update({**added, **request["environment"]})
    take_streams(dict(zip(request["open"], streams, strict=True)), request["is_session"])
    sys.path[0] = os.getcwd()
    sys.argv = ["-m", *request["arguments"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
    if sys.stdout:
        sys.stdout.flush()
    os._exit(0)


def take_streams(streams: dict[int, int], is_session: bool) -> None:
    """Make the streams the standard ones, close all else, and take a terminal for a new session."""
    if is_session:
        os.setsid()
        if os.isatty(streams[0]):
            fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    for number in range(3):
        if number in streams:
            os.dup2(streams[number], number)
        else:
            os.close(number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if encoding:
        encoding, errors = codecs.lookup(encoding).name, errors or "strict"
    # Python has None for a stream that is closed, and takes the encoding alone for standard error.
    former = (sys.stdin, sys.stdout, sys.stderr)
    modes, tolerances = ("r", "w", "w"), (errors, errors, "")
    sys.stdin, sys.stdout, sys.stderr = (
        cast(Any, _open(number, former[number], modes[number], encoding, tolerances[number]))
        if number in streams
        else None
        for number in range(3)
    )


def _open(descriptor: int, former: TextIO, mode: str, encoding: str, errors: str) -> TextIO:
    """Open a standard stream as Python does at its start, which chooses what is not given."""
    buffer: Any = open(descriptor, f"{mode}b", closefd=False)  # noqa: SIM115
    buffer.raw.name = former.name
    stream: Any = io.TextIOWrapper(
        buffer,
        encoding=encoding or former.encoding,
        errors=errors or former.errors,
        newline="\n",
        line_buffering=buffer.raw.isatty() or descriptor == 2,
    )
    stream.mode = mode
    return cast(TextIO, stream)


if __name__ == "__main__":
    main()
