"""The fixtures that all tests share."""

import json
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from support import processes
from support.processes import Call, make_environment
from support.releases import MakeRelease, compose_release
from support.runs import DATASET, Edit, Run, renew_checksum

# Rich draws slowly on a busy machine; what is drawn counts here, not how long it takes.
settings.register_profile("random", settings.default, deadline=None)
# A commit that passes once passes always; to look for new examples, ask for the profile "random".
# A quarter of the usual number of examples, since they are the same ones each time.
settings.register_profile(
    "repeatable", settings.get_profile("random"), derandomize=True, max_examples=25
)
settings.load_profile("repeatable")


@pytest.fixture
def gcmreview(tmp_path: Path) -> Run:
    """Run the command as a process of its own, away from the checkout, and capture its output."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        home = make_environment(HOME=str(tmp_path), **environment)
        return processes.run(Call(arguments, tmp_path, home))

    return run


@pytest.fixture
def default_signals() -> Iterator[None]:
    """Let signals reach what the test starts, which a shell's background jobs and nohup ignore."""
    numbers = {getattr(signal, name, signal.SIGINT) for name in ("SIGINT", "SIGHUP", "SIGQUIT")}
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        is_ctrl_c = number == signal.SIGINT
        signal.signal(number, signal.default_int_handler if is_ctrl_c else signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def read_json(gcmreview: Run) -> Callable[..., Any]:
    """Run a listing with ``--format json`` and return what it printed."""

    def run(*arguments: str, **environment: str) -> Any:
        done = gcmreview(*arguments, "--format", "json", **environment)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return run


@pytest.fixture
def edit_dataset(tmp_path: Path) -> Edit:
    """Write the bundled dataset with some of its text replaced, and return the file."""

    def edit(*replacements: tuple[str, str], checksum: bool = False) -> Path:
        toml = DATASET.read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in toml, f"the bundled dataset has no {old!r}"
            toml = toml.replace(old, new)
        if checksum:
            toml = renew_checksum(toml)
        path = tmp_path / "edited.toml"
        path.write_text(toml, encoding="utf-8", newline="")
        return path

    return edit


@pytest.fixture
def make_release(tmp_path: Path) -> MakeRelease:
    """Write the dataset of a made-up release, and return the file; see ``compose_release``."""

    def make(*paragraphs: str, **changes: Any) -> Path:
        path = tmp_path / "release.toml"
        path.write_text(compose_release(*paragraphs, **changes), encoding="utf-8", newline="")
        return path

    return make
