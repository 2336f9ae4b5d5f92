"""Which files are drafts, how they are decoded, and how they are written."""

import errno
import os
import stat
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.readers.files import (
    DraftFile,
    DraftText,
    read_draft,
    read_stream,
    write_draft,
)
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import FileError

NAMES = ".md, .txt, .html or .docx"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return the path of a draft that is not there yet."""
    return tmp_path / "draft.md"


def read(path: Path, content: bytes) -> DraftText:
    """Write a file and read it as a draft."""
    path.write_bytes(content)
    return read_draft(DraftFile(str(path), "markdown"))


def get_problem(path: Path, content: bytes) -> str:
    """Return why a file of this content is not a draft."""
    with pytest.raises(FileError) as error:
        read(path, content)
    return str(error.value).removeprefix(f"{path}")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7\n", ": is a PDF; check the document that it was made from"),
        (b"\x7fELF\x02\x01\x00 a", f": is binary, not text; save it as {NAMES}"),
        (bytes(200), f": is binary, not text; save it as {NAMES}"),
        ("We must".encode("utf-32-le"), f": is binary, not text; save it as {NAMES}"),
        ("“a”".encode("utf-16"), ": is UTF-16; save it as UTF-8"),
        ("We must".encode("utf-16-be"), ": is UTF-16 without a byte-order mark; save it as UTF-8"),
        ("a\nó".encode("latin-1"), ":2:1: byte 0xf3 is not UTF-8; save the file as UTF-8"),
        (b"a\r\nb\rcd\xf3", ":3:3: byte 0xf3 is not UTF-8; save the file as UTF-8"),
        (b"a\x07\xf3", ":1:3: byte 0xf3 is not UTF-8; save the file as UTF-8"),
        ("“a”\n“b”\x1f\x07".encode(), ":2:4: control character 0x1f is not text; delete it"),
        (b"\xef\xbb\xbf\x07a", ":1:1: control character 0x07 is not text; delete it"),
        (b"a\x07\x00", f": is binary, not text; save it as {NAMES}"),
    ],
)
def test_what_is_not_text_is_refused_with_what_to_do(
    draft: Path, content: bytes, problem: str
) -> None:
    assert get_problem(draft, content) == problem


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize("space", [b"", b" \r\n\t"])
def test_a_file_without_words_is_an_empty_draft(
    draft: Path, kind: str, mark: bytes, space: bytes
) -> None:
    draft.write_bytes(mark + space)
    assert read_draft(DraftFile(str(draft), kind)) == DraftText("")


@pytest.mark.parametrize(("length", "kind"), [(299, "is UTF-16"), (300, "is binary")])
def test_utf_16_has_more_than_one_null_byte_in_three(draft: Path, length: int, kind: str) -> None:
    content = b"\x00a" * 100 + b"a" * (length - 200)
    assert get_problem(draft, content).startswith(f": {kind}")


@pytest.mark.parametrize(("over", "problem"), [(0, ": is binary"), (1, ": is larger than 64 MiB")])
def test_a_draft_has_at_most_64_mebibytes(draft: Path, over: int, problem: str) -> None:
    draft.touch()
    os.truncate(draft, 64 * 1024 * 1024 + over)
    with pytest.raises(FileError) as error:
        read_draft(DraftFile(str(draft), "markdown"))
    assert str(error.value).removeprefix(str(draft)).startswith(problem)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.booleans())
def test_text_in_utf_8_is_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, text: str, has_mark: bool
) -> None:
    path = tmp_path_factory.mktemp("drafts") / "draft.md"
    text = f"a{text}\t\r\n\f\v\x1b"
    mark = "\ufeff" if has_mark else ""
    assert read(path, f"{mark}{text}".encode()) == DraftText(text, mark)


def test_what_is_not_there_or_not_a_file_is_refused(tmp_path: Path) -> None:
    for name, problem in (
        ("missing.md", "cannot be read: no such file or directory"),
        ("", "is not a regular file; use - to read standard input"),
        ("a\x00.md", "cannot be read: no file can have this name"),
    ):
        path = os.path.join(tmp_path, name)
        with pytest.raises(FileError) as error:
            read_draft(DraftFile(path, "markdown"))
        assert str(error.value) == f"{path}: {problem}"


def test_a_draft_is_written_with_its_byte_order_mark_and_mode(draft: Path) -> None:
    before = read(draft, b"\xef\xbb\xbfold\r\n")
    draft.chmod(0o640)
    write_draft(DraftFile(str(draft), "markdown"), before, "new\r\n")
    assert draft.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert os.name == "nt" or stat.S_IMODE(draft.stat().st_mode) == 0o640


def test_a_draft_that_has_changed_or_is_read_only_is_not_written(draft: Path) -> None:
    before = read(draft, b"old")
    draft.write_bytes(b"newer")
    for mode, problem in (
        (0o644, "has changed since it was read; run --fix again"),
        (0o444, "is read-only, so --fix leaves it as it is"),
    ):
        draft.chmod(mode)
        with pytest.raises(FileError) as error:
            write_draft(DraftFile(str(draft), "markdown"), before, "new")
        assert str(error.value) == f"{draft}: {problem}"
        assert draft.read_bytes() == b"newer"


def test_an_open_file_is_read_as_a_file_of_that_name_is(draft: Path) -> None:
    for content in (b"\xef\xbb\xbfWe go on.\r\n", b"", "“Wir gehen.”".encode()):
        assert read_stream(DraftFile("in.zip/a.md", "markdown"), BytesIO(content)) == read(
            draft, content
        )


@pytest.mark.parametrize("content", [b"We\nare \xff", b"%PDF-1.4", "We go".encode("utf-16")])
def test_what_is_wrong_with_an_open_file_is_said_of_the_name_that_it_is_given(
    draft: Path, content: bytes
) -> None:
    with pytest.raises(FileError) as error:
        read_stream(DraftFile("in.zip/a.md", "markdown"), BytesIO(content))
    assert str(error.value) == f"in.zip/a.md{get_problem(draft, content)}"


def test_an_open_file_that_cannot_be_read_is_one_line() -> None:
    class Broken(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(FileError, match=r"^a\.md: cannot be read: input/output error$"):
        read_stream(DraftFile("a.md", "markdown"), Broken())


def test_of_an_open_file_no_more_is_read_than_a_draft_may_have() -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size == 64 * 1024 * 1024 + 1
            return b" " * size

    with pytest.raises(FileError, match=r"^a\.md: is larger than 64 MiB, too large for a draft$"):
        read_stream(DraftFile("a.md", "markdown"), Endless())
