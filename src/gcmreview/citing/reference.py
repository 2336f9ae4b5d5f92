"""What a citation cites: the release, or one quote in it."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from gcmreview.dataset.model import Quote, Release
from gcmreview.errors import UsageError
from gcmreview.output.stdout import Escapes

# An abbreviated name in brackets, after the full one: "International … Migration (IOM)".
_ACRONYM = r"\s*\([^()\s]+\)\Z"


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
    """Return the publisher's name spelled out, without the abbreviation after it."""
    return re.sub(_ACRONYM, "", release.publisher) or release.publisher


def make_key(reference: Reference) -> str:
    """Return the key of a reference: the release's id, and the quote's."""
    release, quote, _ = reference
    return f"{release.id}-{quote.id}" if quote else release.id
