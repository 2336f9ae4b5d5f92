"""A program that starts Python once, and forks for each run of a module that it is asked for.

    python -m support.server DESCRIPTOR

To start Python and to import Typer and Rich takes most of the time of most runs. This program has
imported these two and nothing of gcmreview: each child imports that itself, and is otherwise what
``python -m MODULE`` starts, with arguments, environment, folder and streams of its own.

DESCRIPTOR is a socket. A request is a line with the length of a JSON object, the object, and with
them the descriptors of the three streams. The answer is a line with the process's id, and when it
has ended a line with its exit code, which is negative for a signal.
"""

import fcntl
import io
import json
import os
import runpy
import socket
import sys
import termios
from typing import Any, NoReturn, TextIO, cast

import rich.console
import rich.table  # noqa: F401
import typer  # noqa: F401

# What Python adds to the environment at its start, for all that it starts in turn.
ADDED = "LC_CTYPE"


def main() -> None:
    """Answer requests until the other side closes the socket."""
    connection = socket.socket(fileno=int(sys.argv[1]))
    while (received := read_request(connection)) is not None:
        request, streams = received
        process = os.fork()
        if process == 0:
            connection.close()
            run(request, streams)
        for stream in streams:
            os.close(stream)
        connection.sendall(f"{process}\n".encode())
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        connection.sendall(f"{code}\n".encode())


def read_request(connection: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Return a request and its streams, or None where there are no more."""
    start, streams, _, _ = socket.recv_fds(connection, 65536, 3)
    if not start:
        return None
    length, _, text = start.partition(b"\n")
    while len(text) < int(length):
        text += connection.recv(65536)
    return json.loads(text), streams


def run(request: dict[str, Any], streams: list[int]) -> NoReturn:
    """Become the process that is asked for."""
    take_streams(streams, is_session=request["is_session"])
    os.chdir(request["folder"])
    added = {ADDED: os.environ[ADDED]} if ADDED in os.environ else {}
    os.environ.clear()
    os.environ.update({**added, **request["environment"]})
    sys.path[0] = os.getcwd()
    sys.argv = ["-m", *request["arguments"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
    sys.stdout.flush()
    os._exit(0)


def take_streams(streams: list[int], *, is_session: bool) -> None:
    """Make the streams the standard ones, and a terminal that of a new session."""
    if is_session:
        os.setsid()
        if os.isatty(streams[0]):
            fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = _open(0, sys.stdin, "r")
    sys.stdout = _open(1, sys.stdout, "w")
    sys.stderr = _open(2, sys.stderr, "w", is_by_line=True)


def _open(descriptor: int, former: TextIO, mode: str, *, is_by_line: bool = False) -> TextIO:
    """Open a standard stream as Python does at its start, in the encoding it chose then."""
    buffer: Any = open(descriptor, f"{mode}b", closefd=False)  # noqa: SIM115
    buffer.raw.name = former.name
    stream: Any = io.TextIOWrapper(
        buffer,
        encoding=former.encoding,
        errors=former.errors,
        newline="\n",
        line_buffering=buffer.raw.isatty() or is_by_line,
    )
    stream.mode = mode
    return cast(TextIO, stream)


if __name__ == "__main__":
    main()
