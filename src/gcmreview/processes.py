"""Call a function with many items in several processes, of which any may be killed.

``concurrent.futures`` gives up all items when one process is killed, and does not say which item
it had. So here each process has its own pipe, and answers item by item.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

# Items that are handed to a process at a time: it does not wait for more while it has some.
_BATCH = 8
# Open files that this process and each other one need, and that a process takes to start.
_FILES_FOR_WORK, _FILES_FOR_PROCESS = 32, 4
# What is sent for an item: its result, or the exception that it raised.
_Answer = tuple[Any, Exception | None]


class Ended(NamedTuple):
    """The answer for an item whose process ended, and how: ``killed by SIGKILL``."""

    reason: str


class _Worker(NamedTuple):
    """A process, the pipe to it, and the items that it has not answered, by number."""

    process: Any
    pipe: Any
    pending: deque[int]


def map_in_processes(
    prepare: Callable[..., Callable[[Any], Any]],
    arguments: Sequence[Any],
    items: Sequence[Any],
    jobs: int,
) -> Generator[Any, None, None]:
    """Yield, in the order of ``items``, what a function returns for each, or ``Ended``.

    Each process makes the function by ``prepare(*arguments)``. Fewer than ``jobs`` are started
    where no more are allowed; where none is, this one does the work. An exception of the function
    is raised here.
    """
    crew = _Crew(prepare, arguments, items, min(jobs, len(items), _count_allowed()))
    try:
        for number in range(len(items)):
            while number not in crew.results:
                crew.go_on()
            yield crew.results.pop(number)
    finally:
        crew.end()


def _count_allowed() -> int:
    """Return how many processes the limit on open files allows."""
    try:
        import resource
    except ImportError:
        # Windows has no such limit.
        return sys.maxsize
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    is_limited = limit != resource.RLIM_INFINITY
    return max(0, limit - _FILES_FOR_WORK) // _FILES_FOR_PROCESS if is_limited else sys.maxsize


class _Crew:
    """The processes at work, the items that wait for one, and the results so far, by number."""

    def __init__(
        self,
        prepare: Callable[..., Callable[[Any], Any]],
        arguments: Sequence[Any],
        items: Sequence[Any],
        jobs: int,
    ) -> None:
        self._prepare, self._arguments = prepare, arguments
        self._items, self._most = items, jobs
        self._waiting = deque(range(len(items)))
        self._workers: list[_Worker] = []
        self._run: Callable[[Any], Any] | None = None
        self.results: dict[int, Any] = {}

    def go_on(self) -> None:
        """Start what processes are missing, then wait for an answer of one."""
        while self._waiting and len(self._workers) < self._most:
            self._start()
        if not self._workers:
            self._run = self._run or self._prepare(*self._arguments)
            number = self._waiting.popleft()
            self.results[number] = self._run(self._items[number])
            return
        ready = wait([worker.pipe for worker in self._workers])
        for worker in [each for each in self._workers if each.pipe in ready]:
            self._take_answer(worker)

    def end(self) -> None:
        """End all processes. One that writes a file completes that first."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _start(self) -> None:
        """Start a process, or be content with those that there are."""
        ours, theirs = None, None
        try:
            ours, theirs = multiprocessing.Pipe()
            process = _choose_context().Process(
                target=_work, args=(theirs, self._prepare, self._arguments), daemon=True
            )
            process.start()
        except OSError:
            self._most = len(self._workers)
            if ours:
                ours.close()
        else:
            worker = _Worker(process, ours, deque())
            self._workers.append(worker)
            self._hand_out(worker)
        finally:
            # So that the pipe ends where the process does.
            if theirs:
                theirs.close()

    def _hand_out(self, worker: _Worker) -> None:
        """Give a process its next items."""
        for _ in range(min(_BATCH, len(self._waiting))):
            worker.pending.append(self._waiting.popleft())
        # A process that has ended is seen when its answer is read.
        with suppress(OSError):
            worker.pipe.send([self._items[number] for number in worker.pending])

    def _take_answer(self, worker: _Worker) -> None:
        try:
            result, error = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if error:
            raise error
        self.results[worker.pending.popleft()] = result
        if not worker.pending and self._waiting:
            self._hand_out(worker)

    def _bury(self, worker: _Worker) -> None:
        """Answer the item that ended a process; the others that it had wait for another one."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if worker.pending:
            reason = _name_end(worker.process.exitcode)
            self.results[worker.pending.popleft()] = Ended(reason)
        self._waiting.extendleft(reversed(worker.pending))


def _name_end(code: int) -> str:
    """Say how a process ended, by its exit code; a negative one is that of a signal."""
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"exit code {code}"


def _choose_context() -> Any:
    """Fork where that is safe: a forked process need not import anything again."""
    is_safe = sys.platform.startswith("linux")
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _work(
    pipe: "Connection[_Answer, list[Any]]",
    prepare: Callable[..., Callable[[Any], Any]],
    arguments: Sequence[Any],
) -> None:
    """Answer the items that come, until no more can come. Ctrl-C ends the process silently."""
    import threading

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    # Where no thread can be started, the process ends at its next answer.
    with suppress(RuntimeError):
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        run = prepare(*arguments)
        while True:
            for item in pipe.recv():
                pipe.send(_answer(run, item))


def _answer(run: Callable[[Any], Any], item: Any) -> _Answer:
    try:
        return run(item), None
    except Exception as error:
        import traceback

        error.add_note(traceback.format_exc())
        return None, error


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, even by a signal."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        # A signal, because it waits until a file is written.
        os.kill(os.getpid(), signal.SIGTERM)
