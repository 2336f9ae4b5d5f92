"""Time the start-up of each command side by side with bare imports.

Prints medians and ratios. On another machine only the ratios mean something:

    python benchmarks/startup.py [--runs 40]
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """A command to time, the baseline to compare it with, and the ratio to reach."""

    name: str
    arguments: tuple[str, ...]
    baseline: str | None = None
    goal: float | None = None


TYPER = "import typer"
TABLE = "import typer, rich.console, rich.table"
# The command that pip installs beside this Python.
GCMREVIEW = (str(Path(sys.executable).with_name("gcmreview")),)
CASES = (
    Case("pass", ("-c", "pass")),
    Case(TYPER, ("-c", TYPER)),
    Case(TABLE, ("-c", TABLE)),
    Case("gcmreview --version", (*GCMREVIEW, "--version"), TYPER),
    Case("speakers --format json", (*GCMREVIEW, "speakers", "--format", "json"), TYPER, 1.15),
    Case("quotes --format json", (*GCMREVIEW, "quotes", "--format", "json"), TYPER, 1.15),
    Case("speakers", (*GCMREVIEW, "speakers"), TABLE, 1.15),
    Case("quotes", (*GCMREVIEW, "quotes"), TABLE, 1.15),
    Case("quote vitorino", (*GCMREVIEW, "quote", "vitorino"), TYPER, 1.2),
    Case("cite", (*GCMREVIEW, "cite"), TYPER, 1.2),
    Case("search --format tsv", (*GCMREVIEW, "search", "compact", "--format", "tsv"), TYPER, 1.2),
    Case("search", (*GCMREVIEW, "search", "compact"), TABLE),
    Case("info --format json", (*GCMREVIEW, "info", "--format", "json"), TYPER, 1.15),
    Case("info", (*GCMREVIEW, "info"), TABLE, 1.15),
)


def main() -> None:
    """Run all cases in turn, many times, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="runs of every case")
    medians = time_cases(parser.parse_args().runs)
    print(f"{'case':40}{'median ms':>10}{'ratio':>8}{'goal':>7}  compared with")
    for case in CASES:
        line = f"{case.name:40}{medians[case.name] * 1000:10.1f}"
        if case.baseline:
            ratio = medians[case.name] / medians[case.baseline]
            goal = f"{case.goal:.2f}" if case.goal else ""
            line += f"{ratio:8.3f}{goal:>7}  {case.baseline}"
        print(line)


def time_cases(runs: int) -> dict[str, float]:
    """Return the median of each case in seconds; they take turns, so noise is shared."""
    times: dict[str, list[float]] = {case.name: [] for case in CASES}
    for run in range(runs + 1):
        for case in CASES:
            seconds = time_run(case.arguments)
            # The first run writes the .pyc files.
            if run:
                times[case.name].append(seconds)
    return {name: statistics.median(each) for name, each in times.items()}


def time_run(arguments: tuple[str, ...]) -> float:
    """Return the seconds from the start to the end of a process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env=make_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def make_environment() -> dict[str, str]:
    """Return an environment without the settings that keep Python from writing .pyc files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "COLUMNS": "80"}


if __name__ == "__main__":
    main()
