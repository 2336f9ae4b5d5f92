"""Load datasets: from their files, or from the cache where reading them again would take long."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress

from gcmreview.dataset.loader import load_content, load_hashed, read_file
from gcmreview.dataset.model import Review

# Bytes of all datasets. Fewer are read and proven in less than a tenth of a second, which is no
# reason to write a file.
LEAST_CACHED = 512 * 1024


def find_cache(environ: Mapping[str, str], platform: str) -> str:
    """Return the folder of the cache, or nothing where the system names none.

    Sources: XDG Base Directory Specification 0.8; Apple, File System Programming Guide, "The
    Library Directory"; Microsoft, "Known Folders", FOLDERID_LocalAppData.
    """
    home = environ.get("HOME", "")
    if platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches") if home else ""
    else:
        base = environ.get("XDG_CACHE_HOME", "")
        # The specification has a relative path be ignored.
        base = base if os.path.isabs(base) else os.path.join(home, ".cache") if home else ""
    return os.path.join(base, "gcmreview") if os.path.isabs(base) else ""


def load_reviews(paths: Sequence[str], cache: str = "") -> list[Review]:
    """Load the datasets in files; ``cache`` is the folder of the cache, if one may be used.

    Raises FileError where a file cannot be read, and DatasetError where one is not valid.
    """
    if cache and _measure(paths) >= LEAST_CACHED:
        return _load_cached(paths, cache)
    return [load_content(*read_file(path)) for path in paths]


def _measure(paths: Sequence[str]) -> int:
    """Return how many bytes the files have; those that cannot be read have none."""
    size = 0
    for path in paths:
        with suppress(OSError, ValueError):
            size += os.stat(path).st_size
    return size


def _load_cached(paths: Sequence[str], cache: str) -> list[Review]:
    from gcmreview.library.cache import hash_content, make_key, read_cached, write_cached

    # One file at a time, so that their contents are not in memory with what is kept.
    hashes = (hash_content(read_file(path)[1]).digest() for path in paths)
    reviews = read_cached(cache, make_key(hashes))
    if not reviews:
        # The files may have changed, so the key is of what is loaded here.
        loaded = [load_hashed(path, hash_content) for path in paths]
        reviews = [review for review, _ in loaded]
        # What is not valid has raised an error, so that only what is proven is kept.
        write_cached(cache, make_key(digest for _, digest in loaded), reviews)
    return reviews
