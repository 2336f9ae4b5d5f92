"""Write a file whole or not at all."""

import os
import signal
import stat
import tempfile
from contextlib import suppress
from types import FrameType

from gcmreview.errors import FileError, explain


def write_file(path: str, text: str, *, force: bool) -> None:
    """Write ``text`` to a new file in UTF-8; ``force`` replaces an existing one.

    The text goes to a file beside it, which then takes its name: no half-written file is ever
    seen, and the old one stays until all is written. Raises FileError where it cannot be written,
    or exists and must not be replaced.
    """
    if os.path.basename(path) == "":
        raise FileError(f"--output: '{path}' is not the name of a file")
    target = os.path.realpath(path)
    _check_target(target, path, force)
    try:
        handle, draft = tempfile.mkstemp(prefix=".gcmreview-", dir=os.path.dirname(target))
        _remove_on_signal(draft)
        try:
            with open(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(draft, _choose_mode(target))
            _take_name(draft, target, force)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(draft)
    except FileExistsError as error:
        raise FileError(_refuse(path)) from error
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {explain(error)}") from error


def _check_target(target: str, name: str, force: bool) -> None:
    try:
        mode = os.stat(target).st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        kind = "a directory" if stat.S_ISDIR(mode) else "not a regular file"
        raise FileError(f"{name}: is {kind}; name a file")
    if not force:
        raise FileError(_refuse(name))


def _refuse(name: str) -> str:
    return f"{name}: already exists; use --force to overwrite it"


def _choose_mode(target: str) -> int:
    """Return the permissions that the file has, or that a new file would get."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _take_name(draft: str, target: str, force: bool) -> None:
    """Give ``draft`` the target's name; without ``force`` an existing file is not replaced."""
    if force:
        os.replace(draft, target)
    elif os.name == "nt":
        # There, renaming onto a file that exists fails.
        os.rename(draft, target)
    else:
        try:
            os.link(draft, target)
        except OSError:
            # The file exists by now, or its file system has no hard links.
            if os.path.lexists(target):
                raise
            os.replace(draft, target)


def _remove_on_signal(draft: str) -> None:
    """Delete the draft if a signal ends the process."""

    def end(number: int, _frame: FrameType | None) -> None:
        with suppress(OSError):
            os.unlink(draft)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # Windows knows no SIGHUP.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
