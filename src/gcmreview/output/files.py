"""Write a file whole or not at all."""

import errno
import os
import signal
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from gcmreview.errors import FileError, explain

# Signals that end a process unless it handles them. Not every system has all of them; those that
# report a fault of the program itself are left out, as is SIGKILL, which cannot be handled.
_ENDING = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK"),
    *("SIGALRM", "SIGUSR1", "SIGUSR2", "SIGXCPU"),
)


def write_file(path: str, parts: Iterable[str], *, force: bool) -> None:
    """Write the parts of a text to a new file in UTF-8; ``force`` replaces an existing one.

    The text goes to a file beside it, which then takes its name: no half-written file is ever
    seen, and the old one stays until all is written. A file that is replaced keeps its owner,
    group, permissions and extended attributes. Raises FileError where that cannot be done, where
    it cannot be written, or where it exists and must not be replaced.
    """
    if os.path.basename(path) == "":
        raise FileError(f"--output: '{path}' is not the name of a file")
    target = resolve(path, "written")
    _check_target(target, path, force)
    try:
        with _postpone_signals() as came:
            _write(target, _end_early(parts, came), force)
    except FileExistsError as error:
        raise FileError(_refuse(path)) from error
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {explain(error)}") from error


def resolve(path: str, action: str) -> str:
    """Return the whole path of a file, without links, for what is done to it: read or written.

    Raises FileError where the current folder has no path, as one that was removed.
    """
    try:
        return os.path.realpath(path)
    except OSError as error:
        reason = f"the current folder cannot be found: {explain(error)}"
        raise FileError(f"{path}: cannot be {action}: {reason}") from error


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


@contextmanager
def _postpone_signals() -> Iterator[list[int]]:
    """Let signals that would end the process wait until the block has run; yield those that came.

    One that is ignored, as SIGHUP is under ``nohup``, stays ignored.
    """
    came: list[int] = []
    before = {}
    try:
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, lambda number, _: came.append(number))
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


def _end_early(parts: Iterable[str], came: Sequence[int]) -> Iterator[str]:
    """Yield the parts of a text until a signal comes: to make the rest may take seconds."""
    for part in parts:
        if came:
            raise InterruptedError(errno.EINTR, "a signal ended it")
        yield part


def _write(target: str, parts: Iterable[str], force: bool) -> None:
    """Write a file beside ``target``, and give it that name when it is complete."""
    # Imported here, since it takes 3 ms and most calls write no file.
    import tempfile

    try:
        handle, draft = tempfile.mkstemp(prefix=".gcmreview-", dir=os.path.dirname(target))
    except PermissionError as error:
        reason = f"no file can be made in its folder: {explain(error)}"
        raise PermissionError(error.errno, reason) from error
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            _keep_attributes(target, draft)
        else:
            os.chmod(draft, 0o666 & ~_read_umask())
        _take_name(draft, target, force)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _keep_attributes(old: str, new: str) -> None:
    """Give a file the owner, group, permissions and extended attributes of another, or raise.

    On Linux the ACLs are among the extended attributes. Elsewhere Python cannot read them.
    """
    if os.stat(old).st_nlink > 1:
        raise PermissionError(errno.EPERM, "it has hard links, which a new file would break")
    owner, xattrs = _read_owner(old), _read_xattrs(old)
    try:
        # To change the owner clears permissions such as setuid, so those come last.
        if owner != _read_owner(new):
            os.chown(new, *owner)
        for name in _read_xattrs(new).keys() - xattrs.keys():
            os.removexattr(new, name)
        for name, value in xattrs.items():
            if _read_xattrs(new).get(name) != value:
                os.setxattr(new, name, value)
    except OSError as error:
        reason = f"its owner, group and attributes cannot be kept: {explain(error)}"
        raise PermissionError(error.errno, reason) from error
    mode = stat.S_IMODE(os.stat(old).st_mode)
    os.chmod(new, mode)
    # The system may drop setgid without an error.
    if stat.S_IMODE(os.stat(new).st_mode) != mode:
        raise PermissionError(errno.EPERM, "its permissions cannot be kept")


def _read_owner(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_uid, found.st_gid


def _read_xattrs(path: str) -> dict[str, bytes]:
    """Return the extended attributes of a file, where the system has any."""
    if not hasattr(os, "listxattr"):
        return {}
    try:
        return {name: os.getxattr(path, name) for name in os.listxattr(path)}
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.ENOSYS):
            return {}
        raise


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
