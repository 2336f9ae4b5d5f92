"""Check many drafts, one after the other or several at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple, cast

from gcmreview.check.checker import check_text
from gcmreview.check.context import CheckOptions, PreparedReview
from gcmreview.check.findings import Checked
from gcmreview.check.fix import FixedText, fix_text
from gcmreview.dataset.model import Review
from gcmreview.documents.readers.files import (
    STDIN,
    DraftFile,
    DraftText,
    is_large,
    read_draft,
    write_draft,
)
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import FileError, explain
from gcmreview.output.patch import write_patch


class Task(NamedTuple):
    """What to do with each draft besides checking it: fix it, or show the patch instead."""

    fix: bool = False
    diff: bool = False


class Outcome(NamedTuple):
    """The result of one draft: what was found, and the error if it could not be read or written.

    ``fixed`` is the number of quotations that were fixed, or that ``patch`` would fix.
    """

    path: str
    checked: Checked | None
    error: str = ""
    patch: str = ""
    fixed: int = 0


def run_checks(
    reviews: Sequence[Review],
    options: CheckOptions,
    task: Task,
    sources: Sequence[DraftFile],
    jobs: int,
) -> Iterator[Outcome]:
    """Yield the outcome of each draft, in their order, from ``jobs`` processes.

    A draft may quote each of the reviews.
    """
    arguments = (reviews, options, task)
    files = [source for source in sources if source.path != STDIN]
    if min(jobs, len(sources)) <= 1 and not any(map(is_large, files)):
        yield from map(_prepare(*arguments), sources)
        return
    from gcmreview.processes import map_in_processes

    with closing(map_in_processes(_prepare, arguments, files, jobs)) as outcomes:
        for source in sources:
            if source.path == STDIN:
                # Only this process has standard input.
                yield _prepare(*arguments)(source)
            else:
                yield _get_outcome(source, next(outcomes))


def _get_outcome(source: DraftFile, answer: Any) -> Outcome:
    """Return what a process answers for a draft, or that it ended without an answer."""
    from gcmreview.processes import Ended

    if not isinstance(answer, Ended):
        return cast("Outcome", answer)
    ended = f"the process that checked it ended ({answer.reason})"
    return Outcome(source.path, None, f"{source.path}: cannot be checked: {ended}")


def _prepare(
    reviews: Sequence[Review], options: CheckOptions, task: Task
) -> Callable[[DraftFile], Outcome]:
    """Prepare reviews once for all drafts, and return the function that checks one."""
    return partial(_run_check, PreparedReview(*reviews, options=options), task)


def _run_check(prepared: PreparedReview, task: Task, source: DraftFile) -> Outcome:
    """Read, check and, if asked, fix one draft. An error leaves what was found before it."""
    outcome = Outcome(source.path, None)
    try:
        draft = read_draft(source)
        check = partial(check_text, prepared, source.path, kind=source.kind)
        checked = check(draft.text)
        outcome = outcome._replace(checked=checked)
        if task.fix and READERS[source.kind].can_be_written:
            return _write(task, source, draft, fix_text(draft.text, checked, check), outcome)
    except FileError as error:
        return outcome._replace(error=str(error))
    except (OSError, MemoryError, RecursionError) as error:
        return outcome._replace(error=f"{source.path}: cannot be checked: {explain(error)}")
    return outcome


def _write(
    task: Task, source: DraftFile, draft: DraftText, fixed: FixedText, outcome: Outcome
) -> Outcome:
    """Write the fixed draft, or the patch; raise FileError where it cannot be written."""
    if not fixed.edits:
        return outcome
    if task.diff:
        # The byte-order mark is part of the file's first line.
        shift = len(draft.mark)
        moved = [(edit.start + shift, edit.end + shift, edit.text) for edit in fixed.edits]
        patch = write_patch(source.path, draft.mark + draft.text, moved)
        return outcome._replace(patch=patch, fixed=fixed.quotations)
    write_draft(source, draft, fixed.text)
    return outcome._replace(checked=fixed.checked, fixed=fixed.quotations)
