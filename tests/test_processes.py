"""A run that the tests fork is what a run by a Python of its own is."""

import json
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from support.processes import TESTS, Call, make_environment, run, run_binary, start_in_terminal
from support.runs import read_terminal, run_shell

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no run is forked")

PROBE = Call(["a", "ü"], TESTS, make_environment(HOME="/", MARK="ü"), "support.probe")


ENCODINGS = ("", "ascii", "cp1252:replace", "utf-16", "utf-8-sig", ":backslashreplace", "latin-1:")


def read_found(done: CompletedProcess[bytes], encoding: str) -> Any:
    """Return what a process found, in the encoding of its streams."""
    assert (done.returncode, done.stderr.decode(encoding)) == (7, "an error\n")
    return json.loads(done.stdout.decode(encoding))


@pytest.mark.parametrize("is_session", [False, True])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_forked_process_finds_what_one_with_a_python_of_its_own_finds(
    monkeypatch: pytest.MonkeyPatch, is_session: bool, encoding: str
) -> None:
    found = []
    streams = encoding.partition(":")[0] or "utf-8"
    more = {"PYTHONIOENCODING": encoding} if encoding else {}
    call = PROBE._replace(environment={**PROBE.environment, **more})
    for own in ("", "1"):
        monkeypatch.setenv("FRESH_PYTHON", own)
        found.append(read_found(run_binary(call, is_session=is_session), streams))
    assert found[0] == found[1]


def probe_in_terminal(folder: Path) -> tuple[Any, str, int]:
    """Return what a process finds in a terminal, what is shown there, and the exit code."""
    outer, inner = os.openpty()
    with (folder / "found").open("wb") as output:
        running = start_in_terminal(PROBE, inner, output=output.fileno())
    shown = read_terminal(outer).decode()
    os.close(outer)
    return json.loads((folder / "found").read_bytes()), shown, running.wait()


def test_so_does_one_in_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forked = probe_in_terminal(tmp_path)
    monkeypatch.setenv("FRESH_PYTHON", "1")
    assert probe_in_terminal(tmp_path) == forked
    assert forked[1:] == ("an error\r\n", 7)


def test_both_outputs_may_be_one_pipe_and_a_variable_for_python_needs_one_of_its_own() -> None:
    in_c = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    given = {"PYTHONIOENCODING": "ascii"}
    for variables, expected in (({}, "utf-8"), (given, "ascii"), (in_c, "ascii")):
        call = PROBE._replace(environment={**PROBE.environment, **variables})
        done = run(call, is_merged=True)
        found, _, said = done.stdout.rpartition("}")
        assert said == "an error\n"
        assert done.stderr is None
        encoding = json.loads(found + "}")["streams"][1][2]
        assert encoding == expected


def test_a_shell_gets_from_a_fork_what_it_gets_from_a_python_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = (
        "gcmreview cite ü >&-; echo $?; COLUMNS=20 gcmreview info 'a  b' 2>&-; echo $?; "
        "cd / && gcmreview source --format jsonl | gcmreview check - --type text <&0 | tail -1"
    )
    forked = run_shell(line)
    monkeypatch.setenv("FRESH_PYTHON", "1")
    own = run_shell(line)
    assert (own.returncode, own.stdout, own.stderr) == (0, forked.stdout, forked.stderr)
    assert own.stdout.startswith(b"3\n2\n1 draft: ")
