"""The one place that writes to standard output and standard error."""

import codecs
import os
import sys
from contextlib import suppress

from gcmreview.errors import FileError, PipeClosedError, explain
from gcmreview.printable import escape_utf16, make_visible

_ESCAPING = "gcmreview.escape"


def check_stdout() -> None:
    """Raise FileError where standard output was closed before the start, as by ``>&-``."""
    if sys.stdout is None:
        raise FileError("standard output is closed; nothing was printed")


def measure_stdout() -> tuple[int | None, bool]:
    """Return the terminal's width in columns, if it has one, and whether there is a terminal."""
    try:
        if not sys.stdout.isatty():
            return None, False
        return os.get_terminal_size(sys.stdout.fileno()).columns or None, True
    except (OSError, ValueError):
        return None, True


def write_stdout(text: str) -> None:
    """Write all of ``text``, or raise FileError or PipeClosedError.

    A character that the encoding of standard output lacks is written as JSON would escape it,
    which is visible in text and means the same character inside a JSON string.
    """
    content = text.encode(sys.stdout.encoding or "utf-8", _ESCAPING)
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _abandon_stdout()
        raise PipeClosedError from error
    except OSError as error:
        _abandon_stdout()
        raise FileError(f"standard output: cannot be written: {explain(error)}") from error


def write_stderr(message: str) -> None:
    """Write the lines of ``message`` to standard error, where there is one that takes them."""
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
    """Send what is still buffered nowhere, so that the interpreter's last flush succeeds."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
