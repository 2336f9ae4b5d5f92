"""Every command runs, and has help with an example that works."""

import re
from pathlib import Path
from typing import Any

import pytest

from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.cli.registry import COMMANDS, list_summaries
from gcmreview.listing.formats import FORMATS
from gcmreview.quoting.styles import QUOTE_STYLES
from support.runs import Run

LISTINGS = ["info", "speakers", "quotes", "agencies", "stats", "statistics", "source"]


@pytest.mark.parametrize("command", [[], *([command] for command in LISTINGS)])
def test_every_command_prints_and_exits_with_0(gcmreview: Run, command: list[str]) -> None:
    done = gcmreview(*command)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Source: International Organization for Migration (IOM)" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(
    gcmreview: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "draft.md").write_text("A draft without a quotation.\n", encoding="utf-8")
    text = gcmreview(command, "--help").stdout
    assert text == gcmreview(command, "-h").stdout
    assert text.startswith(f"Usage: gcmreview {command} ")
    example = re.search(r"Example: gcmreview (.+)", text)
    assert example
    done = gcmreview(*example[1].split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_help_shows_every_command_in_a_line_of_its_own(gcmreview: Run) -> None:
    listed = gcmreview("--help").stdout.split("Commands:")[1]
    shown = re.findall(r"^  ([a-z]+) +(.+)$", listed, re.MULTILINE)
    assert shown == list_summaries()
    assert [name for name, _ in shown] == [name for name in COMMANDS if name != "statistics"]


@pytest.mark.parametrize(
    ("command", "names"),
    [("quotes", FORMATS), ("quote", QUOTE_STYLES), ("cite", CITATION_STYLES)],
)
def test_the_help_says_what_each_value_is_for(
    gcmreview: Run, command: str, names: dict[str, Any]
) -> None:
    text = " ".join(gcmreview(command, "--help").stdout.split())
    values = [f"{name} ({row.purpose})" if row.purpose else name for name, row in names.items()]
    assert f" style: {', '.join(values)}." in text or f" format: {', '.join(values)}." in text


def test_statistics_is_stats(gcmreview: Run) -> None:
    assert gcmreview("statistics").stdout == gcmreview("stats").stdout
