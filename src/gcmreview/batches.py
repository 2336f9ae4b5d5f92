"""Cut what is long into batches, as ``itertools.batched`` of Python 3.12 does."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
# Rows that are made, measured or written at once: more are no faster, and the first come later.
AT_ONCE = 100


def cut(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Yield so many items at a time, and fewer at the end; each batch is made when it is asked for.

    No batch is empty.
    """
    rest = iter(items)
    return iter(lambda: tuple(islice(rest, size)), ())
