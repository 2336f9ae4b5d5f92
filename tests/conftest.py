"""What the tests share: real runs of the command, and datasets edited from the bundled one."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Rich draws slowly on a busy machine; what is drawn counts here, not how long it takes.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
DATASET = ROOT / "data" / "review.toml"
EXPECTED = ROOT / "tests" / "expected"

Run = Callable[..., subprocess.CompletedProcess[str]]
Edit = Callable[..., Path]

# What a process needs to start, and nothing that could change what it prints.
_NEEDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP")


def make_environment(**more: str) -> dict[str, str]:
    """Return an environment without a locale, a terminal, a width or a home."""
    return {**{name: os.environ[name] for name in _NEEDED if name in os.environ}, **more}


def read_terminal(terminal: int) -> bytes:
    """Return all that is shown on a pseudo-terminal, until its other side is closed."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            # Linux says so where others give an empty part.
            return shown
        if not part:
            return shown
        shown += part


@pytest.fixture
def gcmreview(tmp_path: Path) -> Run:
    """Run the command as a process of its own, away from the checkout, and capture its output."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gcmreview", *arguments],
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            env=make_environment(HOME=str(tmp_path), **environment),
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return run


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


def renew_checksum(toml: str) -> str:
    """Put the checksum of a dataset's own paragraphs into it."""
    table = tomllib.loads(toml)
    source = "\n\n".join(paragraph["text"] for paragraph in table["paragraphs"])
    checksum = hashlib.sha256(source.encode()).hexdigest()
    return toml.replace(table["release"]["sha256"], checksum)


sys.path.insert(0, str(ROOT / "docs"))


def read_transcript(name: str) -> str:
    """Run the commands of an expected transcript anew, and return them with what they print."""
    from run_readme import run_block

    return run_block((EXPECTED / name).read_text(encoding="utf-8"))
