"""Every command runs, and has help with an example that works."""

import re
from pathlib import Path

import pytest

from support.runs import Run

LISTINGS = ["info", "speakers", "quotes", "agencies", "stats", "statistics", "source"]
COMMANDS = [*LISTINGS, "search", "quote", "cite", "check", "rules"]


@pytest.mark.parametrize("command", [[], *([command] for command in LISTINGS)])
def test_every_command_prints_and_exits_with_0(gcmreview: Run, command: list[str]) -> None:
    done = gcmreview(*command)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Source: International Organization for Migration (IOM)" in done.stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(
    gcmreview: Run, tmp_path: Path, command: str, option: str
) -> None:
    (tmp_path / "draft.md").write_text("A draft without a quotation.\n", encoding="utf-8")
    text = gcmreview(command, option).stdout
    assert text.startswith(f"Usage: gcmreview {command} ")
    example = re.search(r"Example: gcmreview (.+)", text)
    assert example
    done = gcmreview(*example[1].split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_help_shows_every_command_in_a_line_of_its_own(gcmreview: Run) -> None:
    text = gcmreview("--help").stdout
    assert "..." not in text.split("Commands:")[1]
    assert re.findall(r"^  ([a-z]+)  ", text.split("Commands:")[1], re.MULTILINE) == [
        command for command in COMMANDS if command != "statistics"
    ]


def test_statistics_is_stats(gcmreview: Run) -> None:
    assert gcmreview("statistics").stdout == gcmreview("stats").stdout
