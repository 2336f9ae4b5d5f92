"""The lint's limit of complexity."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.runs import ROOT

# radon is a tool of the lint: the suite also runs without it.
pytest.importorskip("radon")


def run_on(path: Path, complexity: int) -> subprocess.CompletedProcess[str]:
    """Check a function of that complexity: one, and one more for each boolean operator."""
    path.write_text(f"def f(a):\n    return {'a and ' * (complexity - 1)}a\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "check_complexity.py"), str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_a_complexity_of_ten_passes(tmp_path: Path) -> None:
    done = run_on(tmp_path / "ten.py", 10)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_complexity_of_eleven_fails_with_the_name_of_the_function(tmp_path: Path) -> None:
    done = run_on(tmp_path / "eleven.py", 11)
    assert done.returncode == 1
    assert "F 1:0 f - C (11)" in done.stderr
