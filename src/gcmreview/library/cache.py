"""Keep proven reviews in the user's cache folder, since to prove a large one takes long.

A cached file is found by what the datasets contain and by the code that proves them, so it is
never out of date. It is written whole or not at all, and has a checksum. Without it all is the
same but slower, so whatever is wrong with it or its folder is no error: it is then not used.

The records are kept as columns of JSON, which Python reads fastest of all that runs no code. After
the checksum, a line has a review, or some of the records of a long array of the next one: so the
text is never in memory as a whole.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain
from sys import intern
from typing import Any, BinaryIO, Literal, get_args, get_origin

from gcmreview import __version__
from gcmreview.batches import cut
from gcmreview.dataset.decoding import list_arrays
from gcmreview.dataset.model import Review, freeze

# Files that are kept, the last ones used: those of a few archives, perhaps with several versions.
MOST_KEPT = 8
_ENDING = ".json"
# The folders of the modules that read and prove a dataset.
_PROVING = ("dataset", "text", "library")
_HASH_SIZE = 32
# Bytes of the first line.
_CHECKSUM_SIZE = 2 * _HASH_SIZE + 1
# Bytes that are read at once.
_BLOCK = 1024 * 1024
# Records of an array in one line.
_AT_ONCE = 1000
# Of a record without editorial fields, which most are.
_EMPTY: Mapping[str, str] = freeze({})
_Change = Callable[[Any], Any] | None


hash_content = partial(blake2b, digest_size=_HASH_SIZE)


def make_key(hashes: Iterable[bytes]) -> str:
    """Return the name of what is kept for datasets by this program; of each the hash is given."""
    digest = hash_content(__version__.encode())
    for content in (*_list_code(), *hashes):
        digest.update(f" {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()


def _list_code() -> Iterator[bytes]:
    """Yield the modules that read and prove a dataset, which change before the version does."""
    package = os.path.dirname(os.path.dirname(__file__))
    # An archive of a release has no such files, and its version is enough.
    with suppress(OSError):
        for folder in _PROVING:
            for entry in sorted(
                os.scandir(os.path.join(package, folder)), key=lambda each: each.name
            ):
                if entry.name.endswith(".py"):
                    with open(entry.path, "rb") as file:
                        yield file.read()


def read_cached(folder: str, key: str) -> list[Review] | None:
    """Return the reviews that are kept under a key, or None."""
    path = os.path.join(folder, key + _ENDING)
    try:
        # To open a FIFO would be to wait for its writer.
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            if not _is_whole(file):
                return None
            file.seek(_CHECKSUM_SIZE)
            reviews = list(_build_reviews(file))
        # The time of the last use, by which old ones are left out.
        os.utime(path)
    except (OSError, ValueError, TypeError, LookupError, RecursionError, MemoryError):
        return None
    return reviews


def _is_whole(file: BinaryIO) -> bool:
    """Return whether a file begins with the checksum of the rest of it."""
    checksum = file.read(_CHECKSUM_SIZE)
    digest = hash_content()
    while block := file.read(_BLOCK):
        digest.update(block)
    return checksum == _write_checksum(digest)


def _build_reviews(lines: Iterable[bytes]) -> Iterator[Review]:
    records: dict[str, list[Any]] = {}
    for line in lines:
        match json.loads(line):
            case [str(field), columns]:
                records.setdefault(field, []).extend(_BUILDERS[field](columns))
            case flat:
                arrays: dict[str, Any] = {field: tuple(each) for field, each in records.items()}
                yield _build_record(Review, _BUILDERS.values(), flat)._replace(**arrays)
                records = {}


def write_cached(folder: str, key: str, reviews: Sequence[Review]) -> None:
    """Keep reviews under a key, if the folder lets us."""
    with suppress(OSError, MemoryError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        path = os.path.join(folder, key + _ENDING)
        # Another process may write the same; the name is this one's own.
        part = f"{path}.{os.getpid()}"
        try:
            with open(part, "xb") as file:
                digest = hash_content()
                file.seek(_CHECKSUM_SIZE)
                for flat in chain.from_iterable(map(_flatten_review, reviews)):
                    # ASCII takes half of the memory of a text that has a quotation mark.
                    line = json.dumps(flat, separators=(",", ":")).encode("ascii") + b"\n"
                    digest.update(line)
                    file.write(line)
                file.seek(0)
                file.write(_write_checksum(digest))
            os.replace(part, path)
        finally:
            with suppress(FileNotFoundError):
                os.remove(part)
        _leave_out_old(folder)


def _flatten_review(review: Review) -> Iterator[Any]:
    """Yield what is to be written of a review: parts of its long arrays, and it without these."""
    long: dict[str, Any] = {}
    for field in list_arrays():
        records = getattr(review, field)
        if len(records) > _AT_ONCE:
            long[field] = ()
            for batch in cut(records, _AT_ONCE):
                yield [field, _FLATTENERS[field](batch)]
    yield _flatten_record(_FLATTENERS.values(), review._replace(**long))


def _write_checksum(digest: blake2b) -> bytes:
    return digest.hexdigest().encode() + b"\n"


def _leave_out_old(folder: str) -> None:
    paths = [os.path.join(folder, name) for name in os.listdir(folder)]
    for path in sorted(paths, key=os.path.getmtime, reverse=True)[MOST_KEPT:]:
        os.remove(path)


def _find_record(kind: Any) -> Any:
    """Return the record that a field's kind is, or that it has any number of; None if it has none.

    Such are ``Release``, ``Event | None`` and ``tuple[Quote, ...]``.
    """
    return next((part for part in (kind, *get_args(kind)) if hasattr(part, "_fields")), None)


def _make_flattener(kind: Any) -> _Change:
    """Return the function from a value to what JSON can write; None where it is the same."""
    record = _find_record(kind)
    if record and get_origin(kind) is tuple:
        return partial(_flatten_records, _make_flatteners(record))
    if record:
        return partial(_flatten_record, _make_flatteners(record))
    if date in (kind, *get_args(kind)):
        return lambda day: day and day.isoformat()
    return dict if get_origin(kind) is Mapping else None


def _make_flatteners(record: Any) -> list[_Change]:
    return [_make_flattener(kind) for kind in record.__annotations__.values()]


def _flatten_record(flatteners: Iterable[_Change], record: Any) -> Any:
    pairs = zip(flatteners, record or (), strict=False)
    return record and [flatten(value) if flatten else value for flatten, value in pairs]


def _flatten_records(flatteners: Sequence[_Change], records: Any) -> Any:
    """Return the columns of records."""
    if not records:
        return ()
    pairs = zip(flatteners, zip(*records, strict=True), strict=True)
    return [list(map(flatten, column)) if flatten else column for flatten, column in pairs]


def _make_builder(kind: Any) -> _Change:
    """Return the function from what JSON gives to a field's value; None where it is the same."""
    record = _find_record(kind)
    if record and get_origin(kind) is tuple:
        return partial(_build_records, record, _make_builders(record))
    if record:
        return partial(_build_record, record, _make_builders(record))
    if date in (kind, *get_args(kind)):
        return lambda day: day and date.fromisoformat(day)
    if get_origin(kind) is Literal:
        return intern
    if get_origin(kind) is Mapping:
        return lambda table: freeze(table) if table else _EMPTY
    return tuple if get_origin(kind) is tuple else None


def _make_builders(record: Any) -> list[_Change]:
    # Many quotes have the same speaker, who is in memory once.
    return [
        intern if field == "speaker" else _make_builder(kind)
        for field, kind in record.__annotations__.items()
    ]


def _build_record(record: Any, builders: Iterable[_Change], values: Any) -> Any:
    pairs = zip(builders, values or (), strict=False)
    return values and record(*[build(value) if build else value for build, value in pairs])


def _build_records(record: Any, builders: Sequence[_Change], columns: Any) -> Any:
    if not columns:
        return ()
    pairs = zip(builders, columns, strict=True)
    values = [map(build, each) if build else each for build, each in pairs]
    return tuple(map(partial(tuple.__new__, record), zip(*values, strict=True)))


# How each field of a review is written and built.
_FLATTENERS: dict[str, Any] = dict(zip(Review._fields, _make_flatteners(Review), strict=True))
_BUILDERS: dict[str, Any] = dict(zip(Review._fields, _make_builders(Review), strict=True))
