"""Validate datasets: every problem of each, with its line, by the rules that the loader keeps."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from gcmreview.dataset.loader import MOST_PROBLEMS, Toml, examine, locate, read_toml
from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Located, NotTomlError, Problem
from gcmreview.dataset.provenance import walk_records
from gcmreview.errors import FileError
from gcmreview.validating.rules import RULES, Severity


class Finding(NamedTuple):
    """Something wrong or doubtful in a dataset; ``line`` is None where nothing there has one."""

    line: int | None
    place: FieldPath
    rule: str
    severity: Severity
    message: str


class Validated(NamedTuple):
    """What was found in a dataset, in the order of its lines, and what was compared.

    ``records`` counts those that were compared with the ``paragraphs``: none where these could not
    be read. ``is_complete`` is False where there may be more findings than were looked for.
    """

    path: str
    findings: tuple[Finding, ...]
    paragraphs: int = 0
    records: int = 0
    is_complete: bool = True

    def count(self, severity: Severity) -> int:
        """Return how many errors or warnings there are."""
        return sum(each.severity == severity for each in self.findings)


class Unread(NamedTuple):
    """A file that could not be read, so that it was not validated, and why."""

    path: str
    message: str


class Outcome(NamedTuple):
    """What came of validating files. ``skipped`` counts TOML files that are no datasets."""

    validated: Sequence[Validated]
    unread: Sequence[Unread] = ()
    skipped: int = 0


def validate_files(paths: Iterable[str]) -> Outcome:
    """Validate each of several files, also after one that cannot be read."""
    validated, unread = [], []
    releases: dict[str, str] = {}
    for path in paths:
        try:
            validated.append(validate_file(path, releases))
        except FileError as error:
            unread.append(Unread(path, str(error)))
    return Outcome(validated, unread)


def validate_file(path: str, releases: dict[str, str] | None = None) -> Validated:
    """Find what is wrong or doubtful in a file; FileError says why one cannot be read.

    ``releases`` are the ids of releases, each with its file, that it should not have too; its own
    is put there.
    """
    try:
        return _validate(path, read_toml(path), releases)
    except NotTomlError as error:
        return Validated(path, _make_findings([error.located]))


def _validate(path: str, toml: Toml, releases: dict[str, str] | None = None) -> Validated:
    review, problems, is_compared, is_complete = examine(toml)
    if not problems:
        # Imported here, since --data does without.
        from gcmreview.validating.doubts import find_doubts

        # What is doubtful shows best once all that is certain is put right.
        problems = list(islice(find_doubts(review), MOST_PROBLEMS))
        is_complete = len(problems) < MOST_PROBLEMS
    same = [] if releases is None else _find_same_release(review, path, releases)
    return Validated(
        path,
        _make_findings(locate(toml, [*problems, *same])),
        len(review.paragraphs) if is_compared else 0,
        sum(1 for _ in walk_records(review)) if is_compared else 0,
        is_complete,
    )


def _find_same_release(review: Review, path: str, releases: dict[str, str]) -> list[Problem]:
    """Return that another file has a release with the same id, so that nobody can use both."""
    other = releases.setdefault(review.release.id, path)
    if not review.release.id or other == path:
        return []
    message = f"is the id of the release in {other} too; change one of them to use both"
    return [Problem(("release", "id"), message, "repeated-release")]


def _make_findings(located: Iterable[Located]) -> tuple[Finding, ...]:
    return tuple(
        Finding(line, place, rule, RULES[rule].severity, message)
        for line, (place, message, rule) in located
    )
