"""Several processes, any of which may be killed."""

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from gcmreview.processes import Ended, map_in_processes

resource = pytest.importorskip("resource", reason="Windows has no limits")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


# The factors for which this process has prepared its work.
PREPARED: list[int] = []


def prepare(factor: int) -> Callable[[object], object]:
    """Return a function that multiplies a number, and does what another item asks for."""
    PREPARED.append(factor)

    def run(item: object) -> object:
        match item:
            case signal.Signals():
                os.kill(os.getpid(), item)
            case int():
                return item * factor
            case "process":
                return os.getpid()
            case "prepared":
                return PREPARED.count(factor)
            case "raise":
                raise LookupError("no such item")
            case ("exit", int(code)):
                os._exit(code)
            case ("sleep", int(milliseconds)):
                time.sleep(milliseconds / 1000)
        return None

    return run


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_results_are_in_the_order_of_the_items(jobs: int) -> None:
    assert list(map_in_processes(prepare, (3,), range(50), jobs)) == [
        3 * each for each in range(50)
    ]


def test_no_items_have_no_results() -> None:
    assert list(map_in_processes(prepare, (3,), [], 2)) == []


def test_the_work_is_done_in_as_many_processes_as_are_asked_for() -> None:
    items = [("sleep", 20), "process"] * 20
    processes = {each for each in map_in_processes(prepare, (3,), items, 2) if each}
    assert len(processes) == 2
    assert os.getpid() not in processes


@linux_only
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("place", [0, 1, 7, 8, 20])
def test_an_item_that_ends_its_process_is_said_and_the_others_are_done(
    jobs: int, place: int
) -> None:
    items: list[object] = list(range(21))
    items[place] = signal.SIGKILL
    results: list[object] = [2 * each for each in range(21)]
    results[place] = Ended("killed by SIGKILL")
    assert list(map_in_processes(prepare, (2,), items, jobs)) == results


def test_every_item_may_end_its_process() -> None:
    items = [signal.SIGTERM, ("exit", 7), 1, signal.SIGXCPU]
    ended = [Ended("killed by SIGTERM"), Ended("exit code 7"), 2, Ended("killed by SIGXCPU")]
    assert list(map_in_processes(prepare, (2,), items, 2)) == ended


def test_an_exception_is_raised_with_the_traceback_of_its_process() -> None:
    with pytest.raises(LookupError, match="no such item") as raised:
        list(map_in_processes(prepare, (2,), [1, "raise", 2], 2))
    assert "in run\n" in raised.value.__notes__[0]


@linux_only
@pytest.mark.parametrize(
    ("limit", "others"),
    # 32 open files for the work, and 4 for each process.
    [(35, 0), (36, 1), (39, 1), (40, 2)],
)
def test_no_more_processes_are_started_than_open_files_allow(limit: int, others: int) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, before[1]))
    try:
        found = list(map_in_processes(prepare, (2,), [("sleep", 20), "process"] * 10, 5))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    processes = {each for each in found if each}
    assert len(processes) == max(1, others)
    assert (os.getpid() in processes) == (others == 0)


@linux_only
def test_each_process_and_this_one_prepare_their_work_once() -> None:
    assert set(map_in_processes(prepare, (101,), ["prepared"] * 40, 2)) == {1}
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (35, before[1]))
    try:
        assert list(map_in_processes(prepare, (102,), ["prepared"] * 3, 2)) == [1, 1, 1]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert PREPARED.count(102) == 1


@linux_only
@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root becomes another user"
)
def test_where_no_process_can_be_started_this_one_does_the_work() -> None:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        os.setgid(4711)
        os.setuid(4711)
        found = list(map_in_processes(prepare, (2,), [1, "process", 2], 2))
        os._exit(0 if found == [2, os.getpid(), 4] else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_the_processes_end_when_nobody_wants_more_results() -> None:
    running = map_in_processes(prepare, (2,), ["process", *[("sleep", 50)] * 40], 2)
    process = next(running)
    running.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
