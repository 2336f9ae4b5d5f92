"""Large datasets come from the cache the second time, and never without their own content."""

import json
from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.errors import DatasetError
from gcmreview.library.cache import hash_content, make_key, read_cached, write_cached
from gcmreview.library.loading import LEAST_CACHED, find_cache, load_reviews
from support.libraries import COAST, TALKS
from support.rows import each_row
from support.runs import Run


def write_padded(folder: Path, text: str, size: int) -> Path:
    """Write a dataset of so many bytes, the rest of which are a comment."""
    content = text.encode()
    path = folder / "data.toml"
    path.write_bytes(content + b"#" * (size - len(content)))
    return path


def test_only_large_datasets_are_kept(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = write_padded(tmp_path, TALKS, LEAST_CACHED - 1)
    load_reviews([str(path)], str(cache))
    assert not cache.exists()
    path = write_padded(tmp_path, TALKS, LEAST_CACHED)
    load_reviews([str(path)], str(cache))
    assert len(list(cache.iterdir())) == 1


def test_many_small_datasets_are_large_together(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    paths = []
    for name, text in (("a", TALKS), ("b", COAST)):
        folder = tmp_path / name
        folder.mkdir()
        paths.append(str(write_padded(folder, text, LEAST_CACHED // 2)))
    expected = [load_review(path) for path in paths]
    assert load_reviews(paths, str(cache)) == expected
    assert len(list(cache.iterdir())) == 1
    assert load_reviews(paths, str(cache)) == expected


def test_what_is_kept_is_used(tmp_path: Path) -> None:
    path = write_padded(tmp_path, TALKS, LEAST_CACHED)
    review = load_review()
    # Something else under the key of this file: what comes back was not read from the file.
    write_cached(
        str(tmp_path / "cache"), make_key([hash_content(path.read_bytes()).digest()]), [review]
    )
    assert load_reviews([str(path)], str(tmp_path / "cache")) == [review]
    assert load_reviews([str(path)]) == [load_review(str(path))]


def test_a_cache_without_a_review_is_not_used(tmp_path: Path) -> None:
    path = write_padded(tmp_path, TALKS, LEAST_CACHED)
    key = make_key([hash_content(path.read_bytes()).digest()])
    write_cached(str(tmp_path / "cache"), key, [])
    expected = [load_review(str(path))]
    assert load_reviews([str(path)], str(tmp_path / "cache")) == expected
    assert read_cached(str(tmp_path / "cache"), key) == expected


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    path = write_padded(tmp_path, TALKS, LEAST_CACHED)
    load_reviews([str(path)], cache)
    changed = TALKS.replace("the winter", "the summer")
    path = write_padded(tmp_path, changed, LEAST_CACHED)
    # The checksum of the source is another too, so the changed file is refused.
    with pytest.raises(DatasetError, match="sha256"):
        load_reviews([str(path)], cache)
    with pytest.raises(DatasetError, match="sha256"):
        load_reviews([str(path)], cache)


@each_row(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.cache/gcmreview"),
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "/tmp/c"}, "/tmp/c/gcmreview"),
        # The specification has a relative path be ignored.
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "c"}, "/home/ann/.cache/gcmreview"),
        ("darwin", {"HOME": "/Users/ann"}, "/Users/ann/Library/Caches/gcmreview"),
        ("win32", {"LOCALAPPDATA": "/c/Local", "HOME": "/c"}, "/c/Local/gcmreview"),
        ("linux", {}, ""),
        ("darwin", {}, ""),
        ("win32", {}, ""),
    ],
)
def test_the_cache_is_where_the_system_has_caches(
    platform: str, environment: dict[str, str], folder: str
) -> None:
    assert find_cache(environment, platform).replace("\\", "/") == folder


def test_calls_print_the_same_with_a_cache_without_one_and_with_a_broken_one(
    gcmreview: Run, tmp_path: Path
) -> None:
    path = write_padded(tmp_path, TALKS, LEAST_CACHED)
    cache = tmp_path / "caches" / "gcmreview"
    call = ("quotes", "--data", str(path), "--format", "json")
    places = {"XDG_CACHE_HOME": str(tmp_path / "caches"), "LOCALAPPDATA": str(tmp_path / "caches")}
    without = gcmreview(*call, "--no-cache", **places)
    assert not cache.exists()
    first = gcmreview(*call, **places)
    (kept,) = cache.iterdir()
    second = gcmreview(*call, **places)
    kept.write_bytes(kept.read_bytes()[:-9])
    broken = gcmreview(*call, **places)
    for done in (without, first, second, broken):
        assert (done.returncode, done.stdout, done.stderr) == (0, without.stdout, "")
    assert len(json.loads(without.stdout)) == 2
