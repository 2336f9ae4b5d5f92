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
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from gcmreview.errors import FileError, explain
from gcmreview.text.words import count_nouns

# Seconds in all. A clipboard that takes longer is taken to hang.
LONGEST = 2.0
# Bytes of an OSC 52 sequence that common terminals accept (xterm, kitty and foot accept more).
LONGEST_SEQUENCE = 100_000
# Bytes of a program's own error message that are shown; more would not fit on a line or two.
LONGEST_COMPLAINT = 500
# The names of terminals that cannot obey OSC 52.
_TERMS_WITHOUT = ("", "dumb", "linux")
# Bytes of a sequence that GNU screen hands on at a time: 4.0.3 takes 256, with two around at each
# end (osc52.sh of hterm).
SCREEN_PIECE = 252
# Ends a sequence that a terminal has only a part of: CAN cancels it (ECMA-48, 8.3.6), and in GNU
# screen, which hands CAN on, ends what screen and the terminal around it were reading.
_CANCEL = b"\x18\x1b\\\x1bP\x18\x1b\\"


class _Program(NamedTuple):
    """A program that reads the clipboard's text, and the variable or platform that it is for.

    ``html`` are the arguments with which it takes HTML, and ``aside`` those with which it takes the
    text of that besides, if it does not offer HTML as text too.
    """

    arguments: tuple[str, ...]
    serves: str
    encoding: str = "utf-8"
    html: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


# In a remote session, these would copy to the clipboard of the wrong machine; tmux asks the
# terminal.
_PROGRAMS = (
    # Without the type, it would offer HTML as a page rather than as text. As HTML, it offers it as
    # text too.
    _Program(
        ("wl-copy", "--type", "text/plain;charset=utf-8"),
        "WAYLAND_DISPLAY",
        html=("wl-copy", "--type", "text/html"),
    ),
    # It offers one type at a time, so the text goes to the selection of the middle button.
    _Program(
        ("xclip", "-selection", "clipboard"),
        "DISPLAY",
        html=("xclip", "-selection", "clipboard", "-t", "text/html"),
        aside=("xclip", "-selection", "primary"),
    ),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    _Program(("pbcopy",), "darwin"),
    _Program(("clip.exe",), "win32", "utf-16-le"),
    _Program(("clip.exe",), "WSL_DISTRO_NAME", "utf-16-le"),
    _Program(("termux-clipboard-set",), "TERMUX_VERSION"),
)
_TMUX = _Program(("tmux", "load-buffer", "-w", "-"), "TMUX")


def copy_text(
    text: str, environ: Mapping[str, str], name: str = "the text", *, is_html: bool = False
) -> str:
    """Copy ``text`` to the clipboard and return a remark that says what was copied, and how.

    ``name`` is what the remark calls it. HTML is offered as such where the program can, so that
    what it is pasted into keeps the link.
    Raises FileError where that failed; it never takes longer than two seconds.
    """
    said = f"{name} ({count_nouns(len(text), 'character')})"
    end = time.monotonic() + LONGEST
    program = _find_program(environ)
    if program is None or (program == _TMUX and not _load_tmux(text, environ, end)):
        _send_to_terminal(text, environ, end)
        how = "to the terminal's clipboard (OSC 52), which not every terminal supports"
        return f"sent {said} {how}"
    if program != _TMUX:
        _give(program, text, environ, end, is_html=is_html)
    form = ", as HTML and as text" if is_html and program.html else ""
    return f"copied {said} with {program.arguments[0]}{form}"


def _load_tmux(text: str, environ: Mapping[str, str], end: float) -> bool:
    """Give tmux the text for the terminal, and return whether it took it: before 3.2 it cannot."""
    try:
        _run(_TMUX.arguments, text.encode(), environ, end)
    except FileError:
        return False
    return True


def _give(
    program: _Program, text: str, environ: Mapping[str, str], end: float, *, is_html: bool
) -> None:
    if not (is_html and program.html):
        _run(program.arguments, text.encode(program.encoding), environ, end)
        return
    if program.aside:
        _run(program.aside, text.encode(), environ, end)
    # No type says the encoding, and not every reader guesses UTF-8.
    _run(program.html, text.encode("ascii", "xmlcharrefreplace"), environ, end)


def _find_program(environ: Mapping[str, str]) -> _Program | None:
    is_remote = any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"))
    for program in (_TMUX,) if is_remote else (*_PROGRAMS, _TMUX):
        is_served = environ.get(program.serves) or program.serves == sys.platform
        if is_served and shutil.which(program.arguments[0], path=environ.get("PATH")):
            return program
    return None


def _run(arguments: Sequence[str], content: bytes, environ: Mapping[str, str], end: float) -> None:
    """Give a program what to copy; it may go on in the background, without any of our streams."""
    from tempfile import TemporaryFile

    name = arguments[0]
    with TemporaryFile() as complaint:
        try:
            process = subprocess.Popen(
                arguments,
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
            process.communicate(content, timeout=max(0.0, end - time.monotonic()))
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


def _send_to_terminal(text: str, environ: Mapping[str, str], end: float) -> None:
    """Ask the terminal to take the text: OSC 52 of xterm's "Control Sequences"."""
    missing = "clipboard: no clipboard tool found (install wl-clipboard or xclip)"
    if environ.get("TERM", "") in _TERMS_WITHOUT and os.name == "posix":
        raise FileError(f"{missing}, and this terminal has no clipboard")
    sequence = b"\x1b]52;c;" + base64.b64encode(text.encode()) + b"\a"
    if len(sequence) > LONGEST_SEQUENCE:
        raise FileError(f"{missing}, and the text is too long for the terminal's clipboard")
    try:
        _write_to_terminal(_wrap(sequence, environ), end)
    except OSError as error:
        raise FileError(
            f"{missing}, and this terminal does not accept copied text: {explain(error)}"
        ) from error


def _wrap(sequence: bytes, environ: Mapping[str, str]) -> bytes:
    """Have a multiplexer hand a sequence on to the terminal that it is in.

    tmux and GNU screen hand on what is in a device control string; screen takes little at a time.
    """
    if environ.get("TMUX"):
        return b"\x1bPtmux;" + sequence.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"
    starts = range(0, len(sequence), SCREEN_PIECE)
    pieces = (b"\x1bP" + sequence[start : start + SCREEN_PIECE] + b"\x1b\\" for start in starts)
    if environ.get("STY"):
        return b"".join(pieces)
    # From a remote session only this name comes, and tmux has it too, which reads the bare one.
    is_either = environ.get("TERM", "").startswith("screen")
    return sequence + b"".join(pieces) if is_either else sequence


def _write_to_terminal(content: bytes, end: float) -> None:
    """Write to the terminal itself, not to a standard stream; give up on one that is stopped."""
    if os.name != "posix":
        with open("CONOUT$", "wb", buffering=0) as console:
            console.write(content)
        return
    import select

    terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    rest = content
    try:
        while rest:
            _, ready, _ = select.select([], [terminal], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("it accepts no output")
            rest = rest[os.write(terminal, rest) :]
    finally:
        if 0 < len(rest) < len(content):
            _cancel_later(terminal)
        os.close(terminal)


def _cancel_later(terminal: int) -> None:
    """Have a process of its own end the sequence in a terminal, when that accepts output again.

    The rest of the sequence would swallow what is shown next. The process keeps no stream of ours
    open, and ends with the terminal.
    """
    with suppress(OSError):
        if os.fork():
            return
        try:
            # Out of the terminal's jobs, which may be stopped for writing to it.
            os.setsid()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            os.set_blocking(terminal, True)
            os.write(terminal, _CANCEL)
        finally:
            os._exit(0)
