"""What a citation cites: the release, or one quote in it."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from gcmreview.citing.nesting import nest_marks
from gcmreview.dataset.model import Quote, Release
from gcmreview.errors import UsageError
from gcmreview.library.library import get_own_id
from gcmreview.output.stdout import Escapes
from gcmreview.text.dates import write_day

# A word in brackets after a name: "International Organization for Migration (IOM)".
_BRACKET = r"\s*\(([^()\s]+)\)\Z"
# Letters of the shortest acronym.
_SHORTEST_ACRONYM = 2


class Reference(NamedTuple):
    """What is cited: the release, or one quote in it, and the day it was read, if given."""

    release: Release
    quote: Quote | None = None
    accessed: date | None = None


class CitationStyle(NamedTuple):
    """How to write a reference, what it is for, and how to escape what cannot be encoded."""

    cite: Callable[[Reference], str]
    purpose: str = ""
    escapes: Escapes = "lossy"


def read_accessed(text: str) -> date:
    """Read the date of ``--accessed``, as in ``2021-03-31``, or raise UsageError."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"--accessed: '{text}' is not a date; write year, month and day: 2021-03-31")


def name_publisher(release: Release) -> str:
    """Return the publisher's name spelled out, without the acronym of it after it, if there is one.

    It is empty where the publisher is not known.

    The bracket of "Ministry of Labour (Thailand)" is a part of the name, and stays.
    """
    publisher = release.publisher or ""
    bracket = re.search(_BRACKET, publisher)
    name = publisher[: bracket.start()] if bracket else ""
    return name if bracket and name and _is_acronym(bracket[1], name) else publisher


def describe_release(release: Release, publisher: str) -> str:
    """Write who published a release and when, as far as that is known: UN, press release, 2 May.

    Without a publisher, the title tells which release it is.
    """
    day = write_day(release.date) if release.date else ""
    named = publisher or f"“{nest_marks(release.title)[0]}”"
    return ", ".join(filter(None, (named, "press release", day)))


def _is_acronym(short: str, name: str) -> bool:
    """Return whether capitals are the first letters of some words of a name, in their order."""
    initials = iter(word[0].upper() for word in re.findall(r"[^\W_]+", name))
    letters = [char for char in short if char.isalpha()]
    is_short = len(letters) >= _SHORTEST_ACRONYM and all(map(str.isupper, letters))
    return is_short and all(letter in initials for letter in letters)


def make_key(reference: Reference) -> str:
    """Return the key of a reference: the release's id, and the quote's."""
    release, quote, _ = reference
    return f"{release.id}-{get_own_id(quote.id)}" if quote else release.id
