"""Width, colour and links are those of the screen, the options and the environment."""

import os
import re

import pytest

from gcmreview.terminal.screen import choose_colour, choose_links, choose_width
from support.processes import Call, make_environment, start_in_terminal
from support.rows import each_row
from support.runs import ROOT, Run, posix_only, read_terminal
from support.tables import REVIEW


def run_in_terminal(*arguments: str, columns: int = 80, **environment: str) -> tuple[str, int]:
    """Run the command in a pseudo-terminal; return what it shows and its exit code."""
    import fcntl
    import pty
    import struct
    import termios

    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    running = start_in_terminal(Call(arguments, ROOT, make_environment(**environment)), inner)
    shown = read_terminal(terminal)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), running.wait()


@posix_only
@pytest.mark.parametrize("columns", [20, 40, 60, 80, 132])
def test_a_table_is_as_wide_as_the_terminal(columns: int) -> None:
    shown, code = run_in_terminal("quotes", columns=columns, TERM="dumb")
    assert code == 0
    assert max(map(len, shown.split("\n"))) <= columns
    for quote in REVIEW.quotes:
        assert quote.text.split(" ")[-1] in shown


@posix_only
def test_a_terminal_gets_colour_and_a_known_one_links_and_a_pipe_neither() -> None:
    plain, _ = run_in_terminal("speakers", TERM="dumb")
    coloured, _ = run_in_terminal("speakers", TERM="xterm-256color")
    linked, _ = run_in_terminal("speakers", TERM="xterm-kitty")
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert "\x1b]8;" not in coloured
    links = set(re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\", linked))
    assert links == {REVIEW.release.url, ""}
    never, _ = run_in_terminal("--color", "never", "info", TERM="xterm-kitty")
    assert "\x1b" not in never
    info, _ = run_in_terminal("info", TERM="xterm-kitty")
    assert f";{REVIEW.release.url}\x1b\\" in info


@posix_only
def test_errors_and_help_are_plain_in_a_terminal_too() -> None:
    shown, code = run_in_terminal("quotes", "--speaker", "\x1b]0;x\x07", TERM="xterm")
    assert code == 2
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_pipe_gets_neither_colour_nor_links(gcmreview: Run) -> None:
    for variables in ({}, {"TERM": "xterm-kitty"}, {"GITHUB_ACTIONS": "1", "PY_COLORS": "1"}):
        assert "\x1b" not in gcmreview("info", **variables).stdout
        assert "\x1b" not in gcmreview("--help", **variables).stdout
        assert "\x1b" not in gcmreview("nonsense", **variables).stderr


def test_colour_always_reaches_a_pipe_and_links_never_do(gcmreview: Run) -> None:
    printed = gcmreview("--color", "always", "info", TERM="xterm-kitty").stdout
    assert "\x1b[1m" in printed
    assert "\x1b]8;" not in printed


@each_row(
    ("choice", "environment", "is_terminal", "expected"),
    [
        ("auto", {"TERM": "xterm"}, True, True),
        ("auto", {"TERM": "xterm"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": ""}, True, False),
        ("auto", {"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "xterm", "NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "false"}, False, False),
        ("auto", {"FORCE_COLOR": "False"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "0", "TERM": "xterm"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "0", "TERM": "xterm"}, True, True),
        ("auto", {"TERM": "xterm", "CLICOLOR_FORCE": ""}, True, True),
        ("auto", {"WT_SESSION": "1"}, True, True),
        ("auto", {}, True, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"CLICOLOR": "0", "TERM": "xterm"}, True, False),
        ("auto", {"CLICOLOR": "1", "TERM": "xterm"}, True, True),
        ("auto", {"CLICOLOR": "1", "TERM": "xterm"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1", "TERM": "xterm"}, True, False),
    ],
)
def test_colour_is_decided_by_option_then_environment_then_terminal(
    choice: str, environment: dict[str, str], is_terminal: bool, expected: bool
) -> None:
    assert choose_colour(choice, environment, is_terminal) is expected


@each_row(
    ("environment", "expected"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "5001"}, True),
        ({"VTE_VERSION": "junk"}, False),
        ({"VTE_VERSION": "²"}, False),
        ({"WT_SESSION": "1"}, True),
    ],
)
def test_links_are_for_terminals_known_to_draw_them(
    environment: dict[str, str], expected: bool
) -> None:
    assert choose_links(environment, is_terminal=True, colour=True) is expected
    assert choose_links(environment, is_terminal=False, colour=True) is False
    assert choose_links(environment, is_terminal=True, colour=False) is False


@each_row(
    ("columns", "terminal", "expected"),
    [
        ("100", 132, 100),
        ("100", None, 100),
        ("", 132, 132),
        ("0", 132, 132),
        ("-5", 132, 132),
        ("junk", 132, 132),
        ("1e3", None, 80),
        ("٣٠", None, 80),
        ("²", None, 80),
        (" 80", 60, 60),
        ("99999999999999999999", None, 100_000),
        ("99999", None, 99_999),
        ("100000", None, 100_000),
        ("100001", None, 100_000),
        ("", None, 80),
    ],
)
def test_the_width_is_a_positive_columns_else_the_terminals_else_80(
    columns: str, terminal: int | None, expected: int
) -> None:
    assert choose_width({"COLUMNS": columns}, terminal) == expected


COLUMNS = ["0", "1", "20", "60", "300", "junk"]


@pytest.mark.parametrize("listing", ["info", "speakers", "agencies", "stats", "source"])
def test_every_word_is_there_at_every_width(gcmreview: Run, listing: str) -> None:
    head, *rows = gcmreview(listing).stdout.split("\n")[2:]
    words = {word for row in rows for word in row.split()}
    assert len(words) > 20
    for columns in COLUMNS:
        # Leaving out all space puts words together again that a narrow screen cuts.
        printed = "".join(gcmreview(listing, COLUMNS=columns).stdout.split())
        assert [word for word in words if word not in printed] == [], columns
        assert head.split()[0].rstrip(".") in printed or listing == "info", columns


def test_a_table_in_an_encoding_that_lacks_characters_is_no_wider_than_its_screen(
    gcmreview: Run,
) -> None:
    table = gcmreview("speakers", "vitorino", COLUMNS="80", PYTHONIOENCODING="ascii").stdout
    lines = table.split("\n")
    assert any(line.startswith("Ant\\u00f3nio") for line in lines)
    # The paragraph is at the right edge, under its heading.
    assert [len(line) for line in lines[2:5]] == [80, 80, 80]
