"""A program that starts Python once, and forks for each run of a module that it is asked for.

    python -m support.server DESCRIPTOR

To start Python and to import modules takes most of the time of most runs. This program has imported
Typer, Rich and every module of gcmreview, and has run nothing of them: a child finds them imported,
and is otherwise what ``python -m MODULE`` starts, with arguments, environment, folder and streams
of its own.

DESCRIPTOR is a socket. A request is a line with the length of a JSON object, the object, and with
them the descriptors of the three streams. The answer is a line with the process's id, and when it
has ended a line with its exit code, which is negative for a signal.
"""

import codecs
import fcntl
import gc
import io
import json
import os
import pkgutil
import runpy
import socket
import sys
import termios
from importlib import import_module
from typing import Any, NoReturn, TextIO, cast

import rich.console
import rich.table  # noqa: F401
import typer  # noqa: F401

import gcmreview

# What Python adds to the environment at its start, for all that it starts in turn.
ADDED = "LC_CTYPE"


def main() -> None:
    """Answer requests until the other side closes the socket."""
    import_all()
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


def import_all() -> None:
    """Import all that a run may import, and have no child look through it for garbage."""
    for module in pkgutil.walk_packages(gcmreview.__path__, "gcmreview."):
        # Python warns of a module that it is to run and that was imported.
        if module.name != "gcmreview.__main__":
            import_module(module.name)
    gc.freeze()


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
    os.chdir(request["folder"])
    added = {ADDED: os.environ[ADDED]} if ADDED in os.environ else {}
    os.environ.clear()
    os.environ.update({**added, **request["environment"]})
    take_streams(streams, is_session=request["is_session"])
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
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if encoding:
        encoding, errors = codecs.lookup(encoding).name, errors or "strict"
    sys.stdin = _open(0, sys.stdin, "r", encoding, errors)
    sys.stdout = _open(1, sys.stdout, "w", encoding, errors)
    # Python takes the encoding alone for standard error.
    sys.stderr = _open(2, sys.stderr, "w", encoding, "", is_by_line=True)


def _open(  # noqa: PLR0913
    descriptor: int,
    former: TextIO,
    mode: str,
    encoding: str,
    errors: str,
    *,
    is_by_line: bool = False,
) -> TextIO:
    """Open a standard stream as Python does at its start, which chooses what is not given."""
    buffer: Any = open(descriptor, f"{mode}b", closefd=False)  # noqa: SIM115
    buffer.raw.name = former.name
    stream: Any = io.TextIOWrapper(
        buffer,
        encoding=encoding or former.encoding,
        errors=errors or former.errors,
        newline="\n",
        line_buffering=buffer.raw.isatty() or is_by_line,
    )
    stream.mode = mode
    return cast(TextIO, stream)


if __name__ == "__main__":
    main()
