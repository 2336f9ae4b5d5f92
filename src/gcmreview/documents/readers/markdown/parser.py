"""The events of pulldown-cmark, each at its place in a text; only here is pyromark imported."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

from gcmreview.errors import UnreadableError

_STDERR = 2


# What the parser calls it (Start, End, Text, SoftBreak, …); the name of the element that starts or
# ends; and the draft offsets of a piece of text. A start has only the first, an end none.
Event = tuple[str, str, int, int]


def parse_markdown(text: str, first: int) -> Generator[Event, None, None]:
    """Yield the events of a text from the offset ``first`` on.

    Close it at once when an error ends its reading: until then standard error is silent. Raises
    UnreadableError where the parser fails.
    """
    body = text[first:]
    locate = _make_locator(body, first)
    for event, span in _run_parser(body):
        # What has a value is a mapping with one key.
        (kind,) = (event,) if isinstance(event, str) else event
        if kind == "End":
            yield kind, _name(event[kind]), 0, 0
        elif kind == "Start":
            yield kind, _name(event[kind]), locate(span["start"]), 0
        else:
            yield kind, "", locate(span["start"]), locate(span["end"])


def _name(tag: Any) -> str:
    """Return the name of an element; of an address that is its own link, ``Address``."""
    if isinstance(tag, str):
        return tag
    ((name, about),) = tag.items()
    is_address = name == "Link" and about["link_type"] in ("Autolink", "Email")
    return "Address" if is_address else str(name)


def _make_locator(text: str, first: int) -> Callable[[int], int]:
    """Return a function from a place in the bytes of a text to its draft offset."""
    if text.isascii():
        return lambda place: first + place
    content = text.encode()
    byte, char = 0, first

    def locate(place: int) -> int:
        # From the last place, since they are in order, and to count from the start takes long.
        nonlocal byte, char
        if place >= byte:
            char += len(content[byte:place].decode())
        else:
            char -= len(content[place:byte].decode())
        byte = place
        return char

    return locate


def _run_parser(text: str) -> Iterator[tuple[Any, Any]]:
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
    )
    with _silence():
        try:
            yield from events_with_range(text, options=options, merge_text=True)
        except BaseException as error:
            if not _is_failure(error):
                raise
            raise UnreadableError(
                "the Markdown parser failed; check it with --type text"
            ) from error


def _is_failure(error: BaseException) -> bool:
    """Return whether the parser failed: a panic of Rust is no Exception."""
    is_panic = type(error).__name__ == "PanicException"
    return is_panic or (isinstance(error, Exception) and not isinstance(error, MemoryError))


@contextmanager
def _silence() -> Iterator[None]:
    """Hide what Rust itself writes to standard error when it panics."""
    with open(os.devnull, "wb") as null:
        kept = os.dup(_STDERR)
        os.dup2(null.fileno(), _STDERR)
        try:
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)
