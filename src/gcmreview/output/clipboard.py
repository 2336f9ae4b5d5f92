"""Copy a text to the clipboard: with a program for this screen, else through the terminal.

pyperclip was tried: it ignores a program's exit code, waits for one that hangs, and leaves it our
standard output, which a reader of the output then waits for.
"""

import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from gcmreview.errors import FileError, explain

# Seconds in all. A clipboard that takes longer is taken to hang.
LONGEST = 2.0
# Bytes of an OSC 52 sequence that common terminals accept (xterm, kitty and foot accept more).
LONGEST_SEQUENCE = 100_000
# Bytes of a program's own error message that are shown; more would not fit on a line or two.
LONGEST_COMPLAINT = 500
# The names of terminals that cannot obey OSC 52.
_TERMS_WITHOUT = ("", "dumb", "linux")


class _Program(NamedTuple):
    """A program that reads the clipboard's text, and the variable or platform that it is for."""

    arguments: tuple[str, ...]
    serves: str
    encoding: str = "utf-8"


# In a remote session, these would copy to the clipboard of the wrong machine; tmux asks the
# terminal.
_PROGRAMS = (
    # Without the type, it would offer HTML as a page rather than as text.
    _Program(("wl-copy", "--type", "text/plain;charset=utf-8"), "WAYLAND_DISPLAY"),
    _Program(("xclip", "-selection", "clipboard"), "DISPLAY"),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    _Program(("pbcopy",), "darwin"),
    _Program(("clip.exe",), "win32", "utf-16-le"),
    _Program(("clip.exe",), "WSL_DISTRO_NAME", "utf-16-le"),
    _Program(("termux-clipboard-set",), "TERMUX_VERSION"),
)
_TMUX = _Program(("tmux", "load-buffer", "-w", "-"), "TMUX")


def copy_text(text: str, environ: Mapping[str, str]) -> str:
    """Copy ``text`` to the clipboard and return a remark about it, if there is one.

    Raises FileError where that failed; it never takes longer than two seconds.
    """
    program = _find_program(environ)
    if program:
        _run(program, text, environ)
        return ""
    _send_to_terminal(text, environ)
    return "sent to the terminal's clipboard (OSC 52), which not every terminal supports"


def _find_program(environ: Mapping[str, str]) -> _Program | None:
    is_remote = any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"))
    for program in (_TMUX,) if is_remote else (*_PROGRAMS, _TMUX):
        is_served = environ.get(program.serves) or program.serves == sys.platform
        if is_served and shutil.which(program.arguments[0], path=environ.get("PATH")):
            return program
    return None


def _run(program: _Program, text: str, environ: Mapping[str, str]) -> None:
    """Give a program the text; it may go on in the background, without any of our streams."""
    from tempfile import TemporaryFile

    name = program.arguments[0]
    with TemporaryFile() as complaint:
        try:
            process = subprocess.Popen(
                program.arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=complaint,
                # pbcopy reads the text as Mac Roman unless the locale says UTF-8.
                env={**environ, "LC_CTYPE": "UTF-8"} if name == "pbcopy" else environ,
                start_new_session=True,
            )
        except OSError as error:
            raise FileError(f"clipboard: {name} cannot be run: {explain(error)}") from error
        try:
            process.communicate(text.encode(program.encoding), timeout=LONGEST)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            raise FileError(f"clipboard: {name} took longer than {LONGEST:g} seconds") from error
        if process.returncode:
            complaint.seek(0)
            said = (
                complaint.read(LONGEST_COMPLAINT).decode(errors="replace").strip()
                or "no reason given"
            )
            raise FileError(f"clipboard: {name} failed with exit code {process.returncode}: {said}")


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started."""
    with suppress(OSError):
        if os.name == "posix":
            from signal import SIGKILL

            os.killpg(process.pid, SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=0.1)


def _send_to_terminal(text: str, environ: Mapping[str, str]) -> None:
    """Ask the terminal to take the text: OSC 52 of xterm's "Control Sequences"."""
    missing = "clipboard: no clipboard tool found (install wl-clipboard or xclip)"
    if environ.get("TERM", "") in _TERMS_WITHOUT and os.name == "posix":
        raise FileError(f"{missing}, and this terminal has no clipboard")
    sequence = b"\x1b]52;c;" + base64.b64encode(text.encode()) + b"\a"
    if len(sequence) > LONGEST_SEQUENCE:
        raise FileError(f"{missing}, and the text is too long for the terminal's clipboard")
    try:
        _write_to_terminal(sequence)
    except OSError as error:
        raise FileError(
            f"{missing}, and this terminal does not accept copied text: {explain(error)}"
        ) from error


def _write_to_terminal(content: bytes) -> None:
    """Write to the terminal itself, not to a standard stream; give up on one that is stopped."""
    if os.name != "posix":
        with open("CONOUT$", "wb", buffering=0) as console:
            console.write(content)
        return
    import select

    end = time.monotonic() + LONGEST
    terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        while content:
            _, ready, _ = select.select([], [terminal], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("it accepts no output")
            content = content[os.write(terminal, content) :]
    finally:
        os.close(terminal)
