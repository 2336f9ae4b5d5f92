"""Read and write drafts."""

import os
import re
import stat
import sys
from typing import IO, NamedTuple

from gcmreview.documents.document import find_lines
from gcmreview.documents.readers.formats import refuse_content
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import FileError, explain
from gcmreview.text.characters import BYTE_ORDER_MARK

STDIN = "-"
_MEBIBYTE = 1024 * 1024
# Bytes. A larger file is most likely named by mistake, and would fill the memory.
_LARGEST_DRAFT = 64 * _MEBIBYTE
# Bytes. A larger draft may take so much memory that the system ends the process that reads it.
_LARGE_DRAFT = 4 * _MEBIBYTE
# A binary file with more than one null byte in this many bytes, all at even places or all at odd
# ones, is UTF-16: Latin text in it has one in every two bytes, and its dashes and curly quotation
# marks have none. Other scripts may have a few at the other places.
_BYTES_PER_NULL = 3
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
# The control characters that no text has: all but white space and the escape of old printers.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARK = rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)"


class DraftFile(NamedTuple):
    """A draft to read: its path, as it is named, and its kind."""

    path: str
    kind: str


class DraftText(NamedTuple):
    """A draft as read. ``mark`` is its byte-order mark, which is not part of the text.

    ``links`` are the bounds in the text, and the addresses, of links that the text does not have.
    """

    text: str
    mark: str = ""
    links: tuple[tuple[int, int, str], ...] = ()


def read_draft(source: DraftFile) -> DraftText:
    """Read a draft, or raise FileError with what is wrong and what to do."""
    name = source.path
    return _understand(source, _read_stdin() if name == STDIN else _read_file(name))


def read_stream(source: DraftFile, stream: IO[bytes]) -> DraftText:
    """Read a draft from an open file, such as one in an archive, as ``read_draft`` does."""
    return _understand(source, _read_all(source.path, stream))


def _understand(source: DraftFile, content: bytes) -> DraftText:
    """Return the text that the bytes of a draft are."""
    name = source.path
    # A mark of the encoding may be all there is, or precede what says the format.
    bare = re.sub(_MARK, b"", content)
    if not bare.strip():
        return DraftText("")
    problem = refuse_content(bare, source.kind)
    if problem:
        raise FileError(f"{name}: {problem}")
    decode = READERS[source.kind].decode
    if decode is None:
        return _decode(name, content, bare)
    text, links = decode(name, content)
    return DraftText(text, links=links)


def is_large(source: DraftFile) -> bool:
    """Return whether a draft is so large that a process of its own should read it."""
    try:
        return os.path.getsize(source.path) > _LARGE_DRAFT
    except (OSError, ValueError):
        return False


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise FileError(f"{STDIN}: standard input is closed")
    return _read_all(STDIN, sys.stdin.buffer)


def _read_file(path: str) -> bytes:
    try:
        # Before opening, because opening a FIFO waits for its writer.
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise FileError(f"{path}: is not a regular file; use - to read standard input")
        with open(path, "rb") as file:
            return _read_all(path, file)
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except ValueError as error:
        raise FileError(f"{path}: cannot be read: no file can have this name") from error


def _read_all(name: str, stream: IO[bytes]) -> bytes:
    try:
        content = stream.read(_LARGEST_DRAFT + 1)
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {explain(error)}") from error
    if len(content) > _LARGEST_DRAFT:
        limit = _LARGEST_DRAFT // _MEBIBYTE
        raise FileError(f"{name}: is larger than {limit} MiB, too large for a draft")
    return content


def _decode(name: str, content: bytes, bare: bytes) -> DraftText:
    problem = _find_problem(content, bare)
    if problem:
        raise FileError(f"{name}: {problem}")
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        said = f"byte 0x{bare[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise FileError(f"{name}:{_find_place(bare[: error.start])}: {said}") from error
    # Hardly any draft has one, and to search for it takes longer.
    if len(bare.translate(None, _CONTROLS)) < len(bare):
        at = min(place for char in _CONTROLS if (place := bare.find(char)) >= 0)
        said = f"control character 0x{bare[at]:02x} is not text; delete it"
        raise FileError(f"{name}:{_find_place(bare[:at])}: {said}")
    return DraftText(text, BYTE_ORDER_MARK if len(bare) != len(content) else "")


def _find_place(before: bytes) -> str:
    """Return the line and column of what follows the beginning of a draft."""
    text = before.decode("utf-8")
    starts = find_lines(text)
    return f"{len(starts)}:{len(text) - starts[-1] + 1}"


def _find_problem(content: bytes, bare: bytes) -> str:
    """Return why a file is not text and what to do; ``bare`` is without the byte-order mark."""
    if content.startswith(_UTF16_MARKS):
        return "is UTF-16; save it as UTF-8"
    if b"\x00" not in bare:
        return ""
    few, many = sorted(bare[place::2].count(b"\x00") for place in (0, 1))
    if (few + many) * _BYTES_PER_NULL > len(bare) and few * _BYTES_PER_NULL < many:
        return "is UTF-16 without a byte-order mark; save it as UTF-8"
    *endings, last = (reader.endings[0] for reader in READERS.values())
    return f"is binary, not text; save it as {', '.join(endings)} or {last}"


def write_draft(source: DraftFile, before: DraftText, text: str) -> None:
    """Replace the text of a draft, all of it or nothing.

    Raises FileError where it cannot be written, or has changed since it was read.
    """
    from gcmreview.output.files import write_file

    if not _is_writable(source.path):
        raise FileError(f"{source.path}: is read-only, so --fix leaves it as it is")
    if read_draft(source) != before:
        raise FileError(f"{source.path}: has changed since it was read; run --fix again")
    write_file(source.path, [before.mark + text], force=True)


def _is_writable(path: str) -> bool:
    try:
        # Root may write a file whatever its mode is, so the mode decides.
        return os.stat(path).st_mode & _WRITABLE != 0 and os.access(path, os.W_OK)
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {explain(error)}") from error
