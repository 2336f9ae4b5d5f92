"""What a check finds: a verdict on each quotation and figure, where it stands, and what to write.

``CODES`` is the list of rules, each with its stable code, severity and source.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from gcmreview.check.codes import CODES, Severity, Verdict


class Change(NamedTuple):
    """One thing that a rule has to say: the source's words, the draft's, why, and which rule."""

    from_: str
    to: str
    reason: str
    code: str


class DiffPiece(NamedTuple):
    """A run of words in a word diff: in both, in the draft alone, or in the source alone."""

    side: Literal["both", "draft", "source"]
    text: str


class Place(NamedTuple):
    """Where a text stands: lines and columns from 1, in code points; the end is past the text."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """A replacement that would mend a draft: characters ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """The verdict on a quotation, a figure or a comment of a draft.

    ``text`` is what stands in the draft between the places, to the character. ``quote`` and
    ``speaker`` are ids, ``name`` the speaker's name; all are None where the words are nobody's.
    ``suggestion`` is the source's words to paste. ``edits`` would mend the draft, where one mend
    alone is right.
    """

    path: str
    place: Place
    text: str
    verdict: Verdict
    severity: Severity
    code: str
    quote: str | None = None
    speaker: str | None = None
    name: str | None = None
    paragraph: int | None = None
    changes: tuple[Change, ...] = ()
    message: str = ""
    suggestion: str | None = None
    diff: tuple[DiffPiece, ...] = ()
    edits: tuple[Edit, ...] = ()


class Checked(NamedTuple):
    """What was found in a draft: its quotations, its figures, and comments that are amiss.

    ``ignored`` counts the findings that a comment ignores, ``unread`` the passages in single marks
    that are like the source's and were not read as quotations.
    """

    path: str
    quotations: tuple[Finding, ...]
    figures: tuple[Finding, ...]
    comments: tuple[Finding, ...]
    ignored: int = 0
    unread: int = 0


def list_flagged(checked: Sequence[Checked]) -> list[Finding]:
    """Return what is amiss in drafts, each draft's in the order of its places."""
    return [
        finding
        for each in checked
        for finding in sorted(
            (*each.quotations, *each.figures, *each.comments), key=lambda finding: finding.place
        )
        if finding.severity != "none"
    ]


def list_other_changes(finding: Finding) -> list[str]:
    """Return what else is amiss, which neither the message nor the word diff of a finding says."""
    return [
        f"also {change.code}: {change.reason}"
        for change in finding.changes
        if change.reason not in finding.message
        and CODES[change.code].severity != "none"
        and not (finding.diff and change.code == finding.code)
    ]
