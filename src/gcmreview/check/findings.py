"""What a check finds: a verdict on each quotation and figure, its place, and what to write."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from heapq import merge
from itertools import chain
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from gcmreview.batches import cut
from gcmreview.check.codes import CODES, Severity, Verdict, rank

# Findings that are packed together. Most drafts have fewer, which are kept as they are. In batches
# of 500, each takes a twentieth less, but some megabytes more wait to be packed.
_BATCH = 100


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
    the source's words to paste. ``edits`` fix the draft, where that is certain. ``release`` is the
    id of the release that the finding is about, where a draft is checked against several.
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
    release: str | None = None


class Uncompared(NamedTuple):
    """A number near what the dataset counts, which may be one of its figures or another one."""

    path: str
    place: Place
    text: str


class _Packed(Collection[Finding]):
    """Findings in a tenth of their memory: a draft of 4 MB may have 100,000 of three kilobytes."""

    def __init__(self, batches: Iterable[tuple[Finding, ...]]) -> None:
        import pickle
        from zlib import compress

        self.codes: Counter[str] = Counter()
        self._batches: list[bytes] = []
        for batch in batches:
            self.codes.update(each.code for each in batch)
            # The fastest compression.
            self._batches.append(compress(pickle.dumps(batch), 1))

    def __len__(self) -> int:
        return self.codes.total()

    def __iter__(self) -> Iterator[Finding]:
        import pickle
        from zlib import decompress

        return chain.from_iterable(pickle.loads(decompress(each)) for each in self._batches)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


def pack(findings: Iterable[Finding]) -> Collection[Finding]:
    """Return findings in little memory, where there are many."""
    batches = cut(findings, _BATCH)
    first, second = next(batches, ()), next(batches, ())
    return _Packed(chain((first, second), batches)) if second else first


class Checked(NamedTuple):
    """What was found in a draft: its quotations, wrong figures, and comments without effect.

    ``ignored`` are the findings that a comment suppresses, ``compared`` counts the figures that
    were compared, right or wrong, ``left_out`` the findings of rules that are not selected, and
    ``unselected`` the quotations among them. All findings are in the order of their places.
    """

    path: str
    quotations: Collection[Finding]
    figures: Collection[Finding]
    comments: Collection[Finding]
    ignored: Collection[Finding] = ()
    compared: int = 0
    not_compared: tuple[Uncompared, ...] = ()
    left_out: int = 0
    unselected: int = 0

    @property
    def findings(self) -> Iterator[Finding]:
        """All that was found: quotations, then figures, then comments."""
        return chain(self.quotations, self.figures, self.comments)

    @property
    def codes(self) -> Counter[str]:
        """How many findings there are of each rule, by its code."""
        groups = (self.quotations, self.figures, self.comments)
        # What is packed is not unpacked to be counted.
        counts = (
            each.codes if isinstance(each, _Packed) else Counter(one.code for one in each)
            for each in groups
        )
        return sum(counts, Counter())


def select_findings(checked: Checked, selected: AbstractSet[str]) -> Checked:
    """Return what rules with the selected codes find; the others find nothing."""
    if selected >= CODES.keys():
        return checked
    groups: dict[str, Any] = {
        name: pack(filter(None, (_narrow(each, selected) for each in getattr(checked, name))))
        for name in ("quotations", "figures", "comments", "ignored")
    }
    left = checked._replace(**groups)
    return left._replace(
        left_out=checked.codes.total() - left.codes.total(),
        unselected=len(checked.quotations) - len(left.quotations),
    )


def _narrow(finding: Finding, selected: AbstractSet[str]) -> Finding | None:
    """Return a finding without the rules that are not selected; None if no other is broken."""
    broken = list_broken(finding)
    left = broken & selected
    if left == broken:
        return finding
    if not left:
        return None
    code = min(left, key=rank)
    changes = tuple(each for each in finding.changes if each.code not in broken - left)
    if code == finding.code:
        return finding._replace(changes=changes)
    rule = CODES[code]
    return finding._replace(
        code=code,
        verdict=rule.verdict,
        severity=rule.severity,
        changes=changes,
        message=next(each.reason for each in changes if each.code == code),
        suggestion=None,
        diff=(),
    )


def list_findings(checked: Iterable[Checked]) -> Iterator[Finding]:
    """Yield what was found in drafts, right or wrong, each draft's in the order of the places."""
    for each in checked:
        yield from merge(each.quotations, each.figures, each.comments, key=attrgetter("place"))


def list_flagged(checked: Iterable[Checked]) -> Iterator[Finding]:
    """Yield the errors and warnings in drafts, each draft's in the order of their places."""
    return (finding for finding in list_findings(checked) if finding.severity != "none")


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
