"""Find, read and write drafts: the one module of a check that knows the file system."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.check.readers.kinds import KINDS, tell_kind
from gcmreview.errors import FileError, explain

# Bytes. A larger file was named by mistake.
LARGEST_DRAFT = 64 * 1024 * 1024
STDIN = "-"
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
# What a text has none of, but for white space and the escape of old printers.
_BINARY = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))


class DraftFile(NamedTuple):
    """A draft to read: its path, as it is named, and its kind."""

    path: str
    kind: str


class DraftText(NamedTuple):
    """A draft as read. ``mark`` is its byte-order mark, which is no part of the text."""

    text: str
    mark: str = ""


def list_drafts(paths: Sequence[str], kind: str | None) -> Iterator[DraftFile | FileError]:
    """Yield the drafts that ``paths`` name, once each, and an error for each that names none.

    A directory stands for the drafts below it, which are read as their endings tell; ``kind`` is
    what a file that is named itself is read as.
    """
    seen: set[str] = set()
    for path in paths:
        is_folder = path != STDIN and os.path.isdir(path)
        try:
            found = _walk(path) if is_folder else [path]
        except OSError as error:
            yield FileError(f"{path}: cannot be read: {explain(error)}")
            continue
        if not found:
            endings = ", ".join(KINDS)
            yield FileError(f"{path}: no drafts in this directory; they end in {endings}")
        for each in found:
            # A path may be given twice, or within a directory that is given too.
            name = each if each == STDIN else os.path.realpath(each)
            if name not in seen:
                seen.add(name)
                yield DraftFile(each, (None if is_folder else kind) or tell_kind(each))


def _walk(folder: str) -> list[str]:
    """Return the drafts below a folder in order; hidden files and folders are left out."""

    def refuse(error: OSError) -> None:
        raise error

    found = []
    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(parent, name)
            for name in sorted(files)
            # A word processor keeps a file of that name beside one that is open.
            if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in KINDS
        ]
    return found


def read_draft(source: DraftFile) -> DraftText:
    """Read a draft, or raise FileError with what is wrong and what to do."""
    name = source.path
    content = _read_stdin() if name == STDIN else _read_file(name)
    if source.kind == "docx":
        from gcmreview.check.readers.docx import read_docx

        return DraftText(read_docx(name, content))
    if content.startswith(b"PK\x03\x04"):
        raise FileError(f"{name}: is no text but a zip or office file; save it as text or .docx")
    return _decode(name, content)


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise FileError(f"{STDIN}: standard input is closed")
    try:
        content = sys.stdin.buffer.read(LARGEST_DRAFT + 1)
    except OSError as error:
        raise FileError(f"{STDIN}: cannot be read: {explain(error)}") from error
    return _limit(STDIN, content)


def _read_file(path: str) -> bytes:
    try:
        # Before opening, because to open a FIFO is to wait for its writer.
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise FileError(f"{path}: is no regular file; use - to read standard input")
        with open(path, "rb") as file:
            return _limit(path, file.read(LARGEST_DRAFT + 1))
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except ValueError as error:
        raise FileError(f"{path}: cannot be read: no file has such a name") from error


def _limit(name: str, content: bytes) -> bytes:
    if len(content) > LARGEST_DRAFT:
        limit = LARGEST_DRAFT // 1024**2
        raise FileError(f"{name}: larger than {limit} MiB, so it is taken for no draft")
    return content


def _decode(name: str, content: bytes) -> DraftText:
    if not content:
        raise FileError(f"{name}: is empty; there is nothing to check")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(f"{name}: is UTF-16; save it as UTF-8")
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise FileError(f"{name}: is empty; there is nothing to check")
    if len(bare.translate(None, _BINARY)) != len(bare):
        utf16 = bare.count(b"\x00") * 3 > len(bare)
        what = (
            "is UTF-16 without its mark; save it as UTF-8"
            if utf16
            else ("is binary, not text; convert it to text, Markdown, HTML or .docx")
        )
        raise FileError(f"{name}: {what}")
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        byte = bare[error.start]
        raise FileError(
            f"{name}:{line}: byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        ) from error
    return DraftText(text, "\ufeff" if len(bare) != len(content) else "")


def write_draft(source: DraftFile, before: DraftText, text: str) -> None:
    """Write a draft's text in place of what was read, whole or not at all.

    Raises FileError where it cannot be written, or has changed since it was read.
    """
    from gcmreview.output.files import write_file

    # Who may do all, as root may, is told by the mode.
    if not os.stat(source.path).st_mode & _WRITABLE or not os.access(source.path, os.W_OK):
        raise FileError(f"{source.path}: is read-only, so --fix leaves it as it is")
    if read_draft(source) != before:
        raise FileError(f"{source.path}: has changed since it was read; run --fix again")
    write_file(source.path, before.mark + text, force=True)
