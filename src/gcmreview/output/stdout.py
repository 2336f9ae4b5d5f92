"""The one place that writes to standard output and standard error."""

import codecs
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO, Literal

from gcmreview.errors import FileError, PipeClosedError, explain
from gcmreview.text.printable import escape_utf16, make_visible

# How a text writes a character that an encoding lacks: "json" as JSON does, "markup" as HTML does,
# "visible" as its code, for reading, and "lossy" as its code, with a remark, for data.
Escapes = Literal["visible", "json", "markup", "lossy"]
_ESCAPING = "gcmreview.escape"
# Characters that are written at once: more take more memory, and the first ones are seen later.
_BLOCK = 16 * 1024


def check_stdout() -> None:
    """Raise FileError where standard output was closed before the start, as by ``>&-``."""
    if sys.stdout is None:
        raise FileError("standard output is closed; nothing was printed")


def measure_stdout() -> tuple[int | None, bool, str]:
    """Return the terminal's width in columns, or None; whether it is a terminal; the encoding."""
    encoding = sys.stdout.encoding or "utf-8"
    if not sys.stdout.isatty():
        return None, False, encoding
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None, True, encoding
    except (OSError, ValueError):
        return None, True, encoding


def is_stderr_terminal() -> bool:
    """Return whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def is_stdin_terminal() -> bool:
    """Return whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_line() -> str:
    """Return a line that a person types, without the spaces around it."""
    return sys.stdin.readline().strip()


def write_stdout(text: str, escapes: Escapes = "visible") -> str:
    """Write all of ``text``, or raise FileError or PipeClosedError; return a remark about it."""
    return write_parts((text,), escapes)


def write_parts(parts: Iterable[str], escapes: Escapes = "visible") -> str:
    """Write the parts of a text as they are made, and return a remark, as ``write_stdout`` does.

    ``escapes`` says how to write a character that the encoding of standard output lacks. JSON is
    UTF-8 (RFC 8259, 8.1), so for any other encoding all but ASCII is escaped; markup uses
    numeric references; other text shows the character's code, with a remark where a
    program may read that code as the text itself ("lossy").
    """
    encoding = sys.stdout.encoding or "utf-8"
    is_ascii = escapes == "json" and codecs.lookup(encoding).name != "utf-8"
    errors = "xmlcharrefreplace" if escapes == "markup" else _ESCAPING
    # One encoder for all parts, since some encodings have marks at the beginning and the end.
    encoder = codecs.getincrementalencoder("ascii" if is_ascii else encoding)(errors)
    is_lossy = False
    for block in _join_parts(parts):
        is_lossy = is_lossy or (escapes == "lossy" and not _has_all(encoding, block))
        _write_content(encoder.encode(block))
    _write_content(encoder.encode("", final=True))
    if is_lossy:
        shown = f"the output's encoding ({encoding}) lacks some characters, printed as \\uXXXX"
        return f"{shown}; set PYTHONIOENCODING=utf-8 to print them"
    return ""


def _has_all(encoding: str, text: str) -> bool:
    """Return whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _join_parts(parts: Iterable[str]) -> Iterator[str]:
    """Join small parts of a text to blocks, since to write each of them takes long."""
    block: list[str] = []
    size = 0
    for part in parts:
        block.append(part)
        size += len(part)
        if size >= _BLOCK:
            yield "".join(block)
            block.clear()
            size = 0
    yield "".join(block)


def write_exact(parts: Iterable[str]) -> None:
    """Write the parts of a text in UTF-8, whatever the encoding of standard output is.

    On a terminal their control characters are shown instead; only line breaks and tabs are kept.
    """
    for block in _join_parts(parts):
        if sys.stdout.isatty():
            write_stdout(make_visible(block.replace("\r\n", "\n"), allow="\n\t"))
        else:
            _write_content(block.encode())


def escape_missing(text: str, encoding: str) -> str:
    r"""Write a character that ``encoding`` lacks as its code, such as ``\u00f3``.

    For a text that is laid out before it is written, since the code is longer.
    """
    # What is printable has no surrogates, and UTF-8 lacks nothing else.
    if text.isascii() or (text.isprintable() and codecs.lookup(encoding).name == "utf-8"):
        return text
    return text.encode(encoding, _ESCAPING).decode(encoding)


def _write_content(content: bytes) -> None:
    try:
        _write_all(sys.stdout.buffer, content)
    except OSError as error:
        _abandon_stdout()
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            raise PipeClosedError from error
        raise FileError(f"standard output: cannot be written: {explain(error)}") from error


def _write_all(stream: BinaryIO, content: bytes) -> None:
    # With python -u the stream has no buffer, and may write only a part of what it is given.
    rest = memoryview(content)
    while rest:
        taken = stream.write(rest)
        if taken is None:
            raise BlockingIOError(errno.EAGAIN, "it accepts no more output now")
        rest = rest[taken:]
    stream.flush()


def write_stderr(message: str) -> None:
    """Write the lines of ``message`` to standard error, if it is open."""
    if sys.stderr is None:
        return
    lines = [make_visible(line) for line in message.split("\n")]
    with suppress(OSError):
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()


def _escape_unencodable(error: UnicodeError) -> tuple[str, int]:
    """Answer an encoder as ``codecs.register_error`` wants it."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(escape_utf16, error.object[error.start : error.end])), error.end


codecs.register_error(_ESCAPING, _escape_unencodable)


def _abandon_stdout() -> None:
    """Drop what is still buffered, so that the interpreter's last flush succeeds."""
    # Without a handle for that, the flush fails in silence.
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
