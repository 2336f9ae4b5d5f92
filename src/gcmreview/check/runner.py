"""Check many drafts, one after the other or several at once."""

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from gcmreview.check.checker import check_text
from gcmreview.check.context import CheckOptions, PreparedReview
from gcmreview.check.findings import Checked
from gcmreview.check.fix import fix_text, write_patch
from gcmreview.dataset.model import Review
from gcmreview.documents.readers.files import DraftFile, DraftText, read_draft, write_draft
from gcmreview.documents.readers.registry import READERS
from gcmreview.errors import FileError

# Drafts that are handed to a process at a time. It changes only the time that a check takes: one
# at a time takes a seventh more.
_BATCH = 8


class Task(NamedTuple):
    """What to do with each draft besides checking it: fix it, or show the patch instead."""

    fix: bool = False
    diff: bool = False


class Outcome(NamedTuple):
    """The result of one draft: what was found, or the error if it could not be read or written.

    ``fixed`` is the number of quotations that were fixed, or that ``patch`` would fix.
    """

    path: str
    checked: Checked | None
    error: str = ""
    patch: str = ""
    fixed: int = 0


def run_checks(
    review: Review, options: CheckOptions, task: Task, sources: Sequence[DraftFile], jobs: int
) -> Iterator[Outcome]:
    """Yield the outcome of each draft, in their order, from ``jobs`` processes."""
    if min(jobs, len(sources)) <= 1:
        prepared = PreparedReview(review, options)
        yield from (run_check(prepared, task, source) for source in sources)
        return
    import threading
    from concurrent.futures import ProcessPoolExecutor

    # When Ctrl-C ends a process, a thread of the pool prints a traceback; the error reaches us with
    # the results anyway.
    threading.excepthook = lambda _: None
    with ProcessPoolExecutor(
        min(jobs, len(sources)),
        mp_context=_choose_context(),
        initializer=_prepare,
        initargs=(review, options, task),
    ) as pool:
        processes: list[Any] = []
        try:
            results = pool.map(_run_prepared, sources, chunksize=_BATCH)
            # Should only this process be interrupted, the pool does not end those at work.
            processes += (getattr(pool, "_processes", None) or {}).values()
            yield from results
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            raise


def run_check(prepared: PreparedReview, task: Task, source: DraftFile) -> Outcome:
    """Read, check and, if asked, fix one draft."""
    try:
        draft = read_draft(source)
        checked = check_text(prepared, source.path, draft.text, source.kind)
        if task.fix and READERS[source.kind].can_be_written:
            return _fix(prepared, task, source, draft, checked)
    except FileError as error:
        return Outcome(source.path, None, str(error))
    return Outcome(source.path, checked)


def _fix(
    prepared: PreparedReview, task: Task, source: DraftFile, draft: DraftText, checked: Checked
) -> Outcome:
    def check(text: str) -> Checked:
        return check_text(prepared, source.path, text, source.kind)

    fixed = fix_text(draft.text, checked, check)
    if task.diff or not fixed.quotations:
        patch = _write_patch(source.path, draft, fixed.text) if fixed.quotations else ""
        return Outcome(source.path, checked, patch=patch, fixed=fixed.quotations)
    write_draft(source, draft, fixed.text)
    return Outcome(source.path, check(fixed.text), fixed=fixed.quotations)


def _write_patch(path: str, draft: DraftText, text: str) -> str:
    # The byte-order mark is part of the file's first line.
    return write_patch(path, draft.mark + draft.text, draft.mark + text)


def _choose_context() -> Any:
    """Fork where that is safe: a forked process need not import anything again."""
    import multiprocessing
    import sys

    is_safe = sys.platform.startswith("linux")
    return multiprocessing.get_context("fork" if is_safe else "spawn")


_run: Callable[[DraftFile], Outcome] | None = None


def _prepare(review: Review, options: CheckOptions, task: Task) -> None:
    """Set up a process: one prepared review for all of its drafts; Ctrl-C ends it silently."""
    import threading

    global _run  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepared = PreparedReview(review, options)

    def run(source: DraftFile) -> Outcome:
        return run_check(prepared, task, source)

    _run = run


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, even by a signal."""
    import multiprocessing
    import os
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _run_prepared(source: DraftFile) -> Outcome:
    assert _run
    return _run(source)
