"""Every command runs, and has help with an example that works."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.cli.registry import COMMANDS, list_summaries
from gcmreview.listing.formats import FORMATS
from gcmreview.quoting.styles import QUOTE_STYLES
from support.runs import DATASET, Run

LISTINGS = ["info", "speakers", "quotes", "agencies", "stats", "statistics", "source"]


@pytest.mark.parametrize("command", LISTINGS)
def test_every_command_prints_and_exits_with_0(gcmreview: Run, command: str) -> None:
    done = gcmreview(command)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Source: International Organization for Migration (IOM)" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_first_two_or_three_examples_that_work(
    gcmreview: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "draft.md").write_text("A draft without a quotation.\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Another one.\n", encoding="utf-8")
    for name in ("talks.txt", "page.html"):
        (tmp_path / name).write_text("Talks Conclude\n\nOne.\n", encoding="utf-8")
    (tmp_path / "releases").mkdir()
    for name in ("release.toml", "releases/a.toml"):
        shutil.copy(DATASET, tmp_path / name)
    text = gcmreview(command, "--help").stdout
    assert text.startswith(f"Usage: gcmreview {command} ")
    shown = re.search(r"\n\nExamples:\n((?:  gcmreview .+\n)+)", text)
    assert shown
    assert shown.start() < min(text.index("options:"), text.find("Arguments:") % len(text))
    examples = shown[1].splitlines()
    assert len(examples) in (2, 3)
    for example in examples:
        # The shell redirects, and the program is not told.
        done = gcmreview(*shlex.split(example.split(" > ")[0])[1:])
        assert done.returncode == 0, example
        assert done.stdout or "--output" in example or "--diff" in example


@pytest.mark.parametrize("command", [name for name, row in COMMANDS.items() if row.more])
def test_what_more_there_is_to_say_of_a_command_comes_after_its_examples(
    gcmreview: Run, command: str
) -> None:
    text = gcmreview(command, "--help").stdout
    before, after = text.split("\nExamples:\n")
    row = COMMANDS[command]
    assert row.summary in " ".join(before.split())
    assert row.more in " ".join(after.split())
    assert row.more not in " ".join(before.split())


def test_a_number_of_an_option_is_shown_without_the_least_that_it_may_be(gcmreview: Run) -> None:
    for command in ("quote", "quotes", "check"):
        assert "x>=" not in gcmreview(command, "--help").stdout
    done = gcmreview("quote", "motus", "--sentence", "0")
    assert done.stderr == (
        "gcmreview: --sentence: write a whole number, 1 or more; see gcmreview quote --help\n"
    )


def test_the_help_of_a_command_has_three_names(gcmreview: Run) -> None:
    text = gcmreview("quote", "--help").stdout
    assert text == gcmreview("quote", "-h").stdout == gcmreview("help", "quote").stdout


def test_help_is_the_help_of_the_whole(gcmreview: Run) -> None:
    assert gcmreview("help").stdout == gcmreview("--help").stdout
    done = gcmreview("help", "quot")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gcmreview: unknown command 'quot'; did you mean 'quote' or 'quotes'?\n"


@pytest.mark.parametrize(
    ("command", "groups"),
    [
        ("", ["Commands"]),
        ("quotes", ["Arguments", "Options", "Output options"]),
        ("quote", ["Arguments", "Style options", "Selection options", "Output options"]),
        ("cite", ["Arguments", "Options", "Output options"]),
        ("check", ["Arguments", "Draft options", "Report options", "Fix options"]),
    ],
)
def test_options_are_in_groups_and_those_of_every_command_come_last(
    gcmreview: Run, command: str, groups: list[str]
) -> None:
    text = gcmreview("help", *filter(None, [command])).stdout
    headings = re.findall(r"^([A-Z][a-z ]+):$", text, re.MULTILINE)
    assert headings == ["Examples", *groups, "General options"]


def test_headings_of_help_are_bold_where_colour_is_wanted(gcmreview: Run) -> None:
    bold = gcmreview("--color", "always", "help", "quote").stdout
    assert "\x1b[1mExamples:\x1b[0m\n" in bold
    plain = gcmreview("help", "quote").stdout
    assert re.sub(r"\x1b\[[01]m", "", bold) == plain
    assert "\x1b" not in plain


def test_the_help_shows_every_command_in_a_line_of_its_own(gcmreview: Run) -> None:
    listed = gcmreview("--help").stdout.split("Commands:")[1]
    entries = re.sub(r"\n {4,}", " ", listed)
    shown = re.findall(r"^  ([a-z]+) +(.+)$", entries, re.MULTILINE)
    assert shown == list_summaries()
    assert [name for name, _ in shown] == [
        name for name in COMMANDS if name not in ("statistics", "help")
    ]


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
