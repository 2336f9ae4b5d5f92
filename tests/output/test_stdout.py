"""No pipe, terminal, locale, full disk or signal makes it lose a character or show a traceback."""

import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.terminal.screen import choose_colour, choose_links, choose_width
from support.runs import Edit, Run, make_environment, read_terminal

REVIEW = load_review()
COMMAND = [sys.executable, "-m", "gcmreview"]
posix_only = pytest.mark.skipif(os.name == "nt", reason="the case exists on POSIX alone")


def run_shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of sh in which ``gcmreview`` is the command, buffered as it usually is."""
    alias = f'gcmreview() {{ "{sys.executable}" -m gcmreview "$@"; }}\n'
    return subprocess.run(
        ["sh", "-c", alias + line],
        env=make_environment(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


LISTINGS = ["info", "source --format json", "quotes --format csv", "stats --chart", "--help"]


@posix_only
@pytest.mark.parametrize("arguments", LISTINGS)
def test_a_reader_that_goes_away_is_left_in_silence(arguments: str) -> None:
    # The reader is gone before anything is written; PIPESTATUS is not in every sh.
    line = f"{{ sleep 0.05; gcmreview {arguments}; echo $? >&3; }} 3>&2 | true"
    done = run_shell(line)
    assert done.stderr == b"141\n"


@posix_only
def test_head_gets_its_line_and_nothing_is_said() -> None:
    done = run_shell("gcmreview source --format jsonl | head -1")
    assert json.loads(done.stdout)["number"] == 0
    assert done.stderr == b""


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [*LISTINGS, "--version"])
def test_a_full_disk_is_one_line_and_3(arguments: str) -> None:
    done = run_shell(f"gcmreview {arguments} > /dev/full")
    assert done.returncode == 3
    message = b"gcmreview: standard output: cannot be written: no space left on device\n"
    assert done.stderr == message


@posix_only
@pytest.mark.parametrize("arguments", LISTINGS)
def test_a_closed_output_is_one_line_and_3(arguments: str) -> None:
    done = run_shell(f"gcmreview {arguments} >&-")
    assert done.returncode == 3
    assert done.stderr == b"gcmreview: standard output is closed; nothing was printed\n"


@posix_only
def test_closed_errors_and_input_change_nothing() -> None:
    expected = run_shell("gcmreview speakers")
    for line in (
        "gcmreview speakers 2>&-",
        "gcmreview speakers <&-",
        "gcmreview speakers <&- 2>&-",
    ):
        done = run_shell(line)
        assert (done.returncode, done.stdout) == (0, expected.stdout)
    assert run_shell("gcmreview speakers atlantis 2>&-").returncode == 1
    assert run_shell("gcmreview speakers atlantis 2> /dev/full").returncode == 1


LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "latin-1": {"PYTHONIOENCODING": "iso-8859-1"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "with an error handler": {"PYTHONIOENCODING": "ascii:strict"},
}


def run_in(locale: str, *arguments: str) -> tuple[bytes, str, str]:
    """Run the command in a locale; return its output, the encoding, and what it said."""
    environment = LOCALES[locale]
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=make_environment(**environment),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    encoding = environment.get("PYTHONIOENCODING", "ascii").split(":")[0]
    return done.stdout, encoding, done.stderr.decode()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_json_is_utf_8_and_loses_nothing_in_any_locale(locale: str, output_format: str) -> None:
    output, _, said = run_in(locale, "source", "--format", output_format)
    text = output.decode("utf-8")
    if output_format == "json":
        records = json.loads(text)
    else:
        records = [json.loads(line) for line in text.splitlines()]
    assert "\n\n".join(record["text"] for record in records) == REVIEW.source
    assert said == ""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("output_format", ["markdown", "html"])
def test_markup_loses_nothing_in_any_locale(locale: str, output_format: str) -> None:
    output, encoding, said = run_in(locale, "quotes", "--format", output_format)
    text = html.unescape(output.decode(encoding))
    assert all(quote.text in text for quote in REVIEW.quotes)
    assert said == ""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("options", [[], ["-f", "csv"], ["-f", "tsv"], ["--template", "{name}"]])
def test_text_falls_back_visibly_in_any_locale(locale: str, options: list[str]) -> None:
    output, encoding, said = run_in(locale, "quotes", "vitorino", *options)
    text = output.decode(encoding)
    spelled = "".join(
        char if char.encode(encoding, "ignore") else f"\\u{ord(char):04x}" for char in "António"
    )
    assert spelled in text
    assert "?" not in text
    # A program may take the escapes for the text, so it is said that they are none.
    is_said = "lacks some characters, printed as \\uXXXX; set PYTHONIO" in said
    assert is_said == (bool(options) and "\\u" in text)


def test_an_argument_is_understood_in_a_c_locale(gcmreview: Run) -> None:
    for arguments in (["speakers", "António"], ["quotes", "--speaker", "António Vitorino"]):
        done = gcmreview(*arguments, "--format", "jsonl", **LOCALES["C"])
        assert done.returncode == 0
        assert "Vitorino" in done.stdout


@posix_only
@pytest.mark.parametrize("milliseconds", [10, 30, 50, 70, 90, 110, 150, 200, 300])
def test_ctrl_c_is_answered_with_130_in_silence(milliseconds: int, edit_dataset: Edit) -> None:
    # A dataset large enough that the command is still at work at any of these times.
    path = edit_dataset()
    conclusion = '[[conclusions]]\nid = "c-{}"\ntext = "the"\nparagraph = 3\n'
    more = "".join(conclusion.format(number) for number in range(30_000))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "--data", str(path), "info", "--format", "json"],
        env=make_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(milliseconds / 1000)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    started_by = re.findall(rb'File "(?:<frozen )?([^">]+)', errors)
    is_starting = started_by or errors.startswith(b"Could not import runpy module")
    if process.returncode == -signal.SIGINT or is_starting:
        # Python itself was starting: no line of gcmreview had run, so it cannot answer.
        assert not [name for name in started_by if b"gcmreview" in name]
        # A machine at work on something else starts Python in twice its usual 15 ms, or more.
        assert milliseconds <= 90
    else:
        assert (process.returncode, errors) == (130, b"")


@posix_only
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_while_writing_leaves_no_half_and_no_litter(
    ending: signal.Signals, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    code = (
        "import os, signal, sys\n"
        "from gcmreview import files\n"
        f"files.os.fsync = lambda _: os.kill(os.getpid(), {int(ending)})\n"
        f"files.write_file({str(target)!r}, 'text', force=False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=make_environment(), capture_output=True, check=False
    )
    assert done.returncode in (-ending, 1)
    assert os.listdir(tmp_path) == []


def run_in_terminal(*arguments: str, columns: int = 80, **environment: str) -> tuple[str, int]:
    """Run the command in a pseudo-terminal; return what it shows and its exit code."""
    import fcntl
    import pty
    import struct
    import termios

    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execve(sys.executable, [*COMMAND, *arguments], make_environment(**environment))
    shown = read_terminal(terminal)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


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


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "4999"}, False),
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


@pytest.mark.parametrize(
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
        ("", None, 80),
    ],
)
def test_the_width_is_a_positive_columns_else_the_terminals_else_80(
    columns: str, terminal: int | None, expected: int
) -> None:
    assert choose_width({"COLUMNS": columns}, terminal) == expected


@pytest.mark.parametrize("columns", ["0", "1", "5", "20", "40", "60", "80", "300", "junk", "-1"])
@pytest.mark.parametrize("listing", ["info", "speakers", "agencies", "stats", "source"])
def test_every_word_is_there_at_every_width(gcmreview: Run, listing: str, columns: str) -> None:
    wide = gcmreview(listing, COLUMNS="2000").stdout
    narrow = gcmreview(listing, COLUMNS=columns).stdout
    # Leaving out all space puts words together again that a narrow screen cuts.
    printed = "".join(narrow.split())
    head, rule, *rows = wide.split("\n")[2:]
    assert set(rule) == {"─"}
    words = {word for row in rows for word in row.split()}
    assert len(words) > 20
    assert [word for word in words if word not in printed] == []
    assert head.split()[0].rstrip(".") in printed or listing == "info"


def test_output_goes_to_a_new_file_and_says_nothing(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "quotes.json"
    done = gcmreview("quotes", "--format", "json", "--output", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_text(encoding="utf-8") == gcmreview("quotes", "--format", "json").stdout
    assert os.listdir(tmp_path) == ["quotes.json"]


def test_output_replaces_a_file_only_when_forced(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("mine", encoding="utf-8")
    done = gcmreview("quotes", "--output", str(target))
    assert done.returncode == 3
    assert done.stderr == f"gcmreview: {target}: already exists; use --force to overwrite it\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert gcmreview("quotes", "--output", str(target), "--force").returncode == 0
    assert "motus-1" in target.read_text(encoding="utf-8")
    assert os.listdir(tmp_path) == ["mine.txt"]


def test_output_is_utf_8_and_plain_whatever_the_locale(gcmreview: Run, tmp_path: Path) -> None:
    target = tmp_path / "speakers.txt"
    gcmreview("--color", "always", "speakers", "--output", str(target), PYTHONIOENCODING="ascii")
    assert target.read_text(encoding="utf-8") == gcmreview("speakers").stdout


def test_output_to_a_hyphen_is_standard_output(gcmreview: Run, tmp_path: Path) -> None:
    assert gcmreview("quotes", "--output", "-").stdout == gcmreview("quotes").stdout
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nowhere/out.json", "cannot be written: no such file or directory"),
        (".", "is a directory; name a file"),
        ("", "--output: '' is not the name of a file"),
        ("new/", "--output: 'new/' is not the name of a file"),
        ("\x1b[2J/x", "cannot be written: no such file or directory"),
    ],
)
def test_output_that_cannot_be_written_is_one_line_and_3(
    gcmreview: Run, tmp_path: Path, target: str, message: str
) -> None:
    done = gcmreview("quotes", "--output", target)
    assert done.returncode == 3
    assert message in done.stderr
    assert done.stderr.rstrip("\n").isprintable()
    assert os.listdir(tmp_path) == []


@posix_only
def test_output_does_not_replace_a_device_even_when_forced(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--output", "/dev/null", "--force")
    assert done.returncode == 3
    assert not Path("/dev/null").is_file()
    assert done.stderr == "gcmreview: /dev/null: is not a regular file; name a file\n"


@posix_only
def test_output_keeps_a_link_and_the_permissions_of_its_file(
    gcmreview: Run, tmp_path: Path
) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    gcmreview("quotes", "--output", str(link), "--force")
    assert link.is_symlink()
    assert "motus-1" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o640


@posix_only
@pytest.mark.parametrize("kind", ["fifo", "zero", "tty", "directory"])
def test_data_that_is_no_file_is_refused_at_once(gcmreview: Run, tmp_path: Path, kind: str) -> None:
    path = {"zero": "/dev/zero", "tty": "/dev/ptmx", "directory": str(tmp_path)}.get(kind)
    if path is None:
        path = str(tmp_path / "fifo")
        os.mkfifo(path)
    done = gcmreview("--data", path, "info")
    assert done.returncode == 3
    assert re.fullmatch(
        rf"gcmreview: {re.escape(path)}: is (a directory|not a regular file); "
        r"--data takes a TOML file\n",
        done.stderr,
    )


def test_a_large_data_file_is_refused_unread(gcmreview: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    done = gcmreview("--data", str(path), "info")
    assert done.returncode == 3
    assert done.stderr == (f"gcmreview: {path}: larger than 64 MiB; a dataset must be smaller\n")
