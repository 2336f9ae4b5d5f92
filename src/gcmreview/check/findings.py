"""What a check finds: a verdict on each quotation and figure, its place, and what to write."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from gcmreview.check.codes import CODES, Severity, Verdict


class Change(NamedTuple):
    """One thing that a rule reports: the source's words, the draft's, why, and the rule's code."""

    from_: str
    to: str
    reason: str
    code: str


class DiffPiece(NamedTuple):
    """A run of words in a word diff: in both, only in the draft, or only in the source."""

    side: Literal["both", "draft", "source"]
    text: str


class Place(NamedTuple):
    """The place of a text: lines and columns from 1, in code points; the end is after the text."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """A replacement that fixes a draft: draft offsets ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """The verdict on a quotation, right or wrong, or on a wrong figure or comment of a draft.

    ``text`` is the draft's text at the place, to the character. ``quote`` and ``speaker`` are ids,
    ``name`` is the speaker's name; all are None if the words belong to nobody. ``suggestion`` is
    the source's words to paste. ``edits`` fix the draft, where that is certain.
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


class Uncompared(NamedTuple):
    """A number near what the dataset counts, which may be one of its figures or another one."""

    path: str
    place: Place
    text: str


class Checked(NamedTuple):
    """What was found in a draft: its quotations, wrong figures, and comments without effect.

    ``ignored`` counts the findings that a comment suppresses, ``compared`` the figures that were
    compared, right or wrong.
    """

    path: str
    quotations: tuple[Finding, ...]
    figures: tuple[Finding, ...]
    comments: tuple[Finding, ...]
    ignored: int = 0
    compared: int = 0
    not_compared: tuple[Uncompared, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found: quotations, then figures, then comments."""
        return *self.quotations, *self.figures, *self.comments


def list_flagged(checked: Sequence[Checked]) -> list[Finding]:
    """Return the errors and warnings in drafts, each draft's in the order of their places."""
    return [
        finding
        for each in checked
        for finding in sorted(each.findings, key=lambda finding: finding.place)
        if finding.severity != "none"
    ]


def list_broken(finding: Finding) -> set[str]:
    """Return the codes of the rules that a finding says are broken."""
    codes = {change.code for change in finding.changes}
    return {code for code in codes if CODES[code].severity != "none"}


def list_other_changes(finding: Finding) -> list[str]:
    """Return other changes, which neither the message nor the word diff of a finding shows."""
    broken = list_broken(finding) - ({finding.code} if finding.diff else set())
    return [
        f"also {change.code}: {change.reason}"
        for change in finding.changes
        if change.code in broken and change.reason not in finding.message
    ]
