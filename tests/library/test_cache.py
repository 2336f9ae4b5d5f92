"""What is kept in the cache is what was read, and what is wrong with it is never used."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.library.cache import MOST_KEPT, make_key, read_cached, write_cached
from support.runs import posix_only
from support.strategies import reviews

REVIEW = load_review()


def find_kept(folder: Path) -> Path:
    """Return the only file that is kept."""
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize("at_once", [1, 1000])
@settings(max_examples=20)
@given(reviews())
def test_any_review_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, at_once: int, review: Review
) -> None:
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as monkeypatch:
        # Records in a line.
        monkeypatch.setattr("gcmreview.library.cache._AT_ONCE", at_once)
        write_cached(folder, "key", [review, REVIEW])
    assert read_cached(folder, "key") == [review, REVIEW]


def test_the_key_is_of_every_content_and_of_their_order() -> None:
    keys = {make_key(each) for each in ([b"a", b"b"], [b"b", b"a"], [b"ab"], [b"a"], [])}
    assert len(keys) == 5
    assert make_key([b"a", b"b"]) == make_key([b"a", b"b"])


def test_the_key_is_of_the_program_that_proves_a_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_key([b"a"])
    monkeypatch.setattr("gcmreview.library.cache.__version__", "99")
    later = make_key([b"a"])
    monkeypatch.setattr("gcmreview.library.cache._PROVING", ("text",))
    assert len({before, later, make_key([b"a"])}) == 3


def test_an_archive_without_the_code_is_told_by_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gcmreview.library.cache._PROVING", ("none",))
    assert make_key([b"a"]) == make_key([b"a"]) != make_key([b"b"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:-1],
        lambda content: content[:100] + b"x" + content[101:],
        lambda content: b"0" * 64 + content[64:],
        lambda content: content + b" ",
        lambda content: b"\xff" * len(content),
    ],
)
def test_a_damaged_file_is_not_used_and_is_written_again(tmp_path: Path, damage: object) -> None:
    write_cached(str(tmp_path), "key", [REVIEW])
    path = find_kept(tmp_path)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert read_cached(str(tmp_path), "key") is None
    write_cached(str(tmp_path), "key", [REVIEW])
    assert read_cached(str(tmp_path), "key") == [REVIEW]


def test_without_a_file_or_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert read_cached(str(tmp_path), "key") is None
    assert read_cached(str(tmp_path / "none"), "key") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    write_cached(str(tmp_path / "file" / "cache"), "key", [REVIEW])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@posix_only
def test_what_is_no_file_is_not_used_and_is_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "key.json")
    assert read_cached(str(tmp_path), "key") is None
    write_cached(str(tmp_path), "key", [REVIEW])
    assert read_cached(str(tmp_path), "key") == [REVIEW]


@posix_only
def test_the_folder_is_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    write_cached(str(folder), "key", [REVIEW])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_last_ones_used_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_KEPT):
        write_cached(str(tmp_path), f"key-{number}", [REVIEW])
        os.utime(tmp_path / f"key-{number}.json", (number, number))
    assert read_cached(str(tmp_path), "key-0") == [REVIEW]
    write_cached(str(tmp_path), "new", [REVIEW])
    names = {path.stem for path in tmp_path.iterdir()}
    assert names == {"new", "key-0", *(f"key-{number}" for number in range(2, MOST_KEPT))}


def test_a_file_that_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "key.json.99999999"
    other.write_bytes(b"a part")
    write_cached(str(tmp_path), "key", [REVIEW])
    assert other.read_bytes() == b"a part"
    assert read_cached(str(tmp_path), "key") == [REVIEW]
