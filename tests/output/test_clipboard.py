"""--copy puts the quotation on the clipboard, or says why not, and never loses or delays it."""

import base64
import html
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.output.clipboard import LONGEST, SCREEN_PIECE, copy_text
from support import processes
from support.processes import Call, make_environment, start_in_terminal
from support.runs import Edit, read_terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="fake programs are written for sh")

COMMAND = [sys.executable, "-m", "gcmreview"]
PLAIN = ("quote", "vitorino-2", "--style", "plain", "--copy")
WORDS = load_review().quotes[1].text
SAID = f"vitorino-2 ({len(WORDS)} characters)"
SEQUENCE = b"\x1b]52;c;" + base64.b64encode(WORDS.encode()) + b"\a"
# As sh logs each call of a program: its arguments, and what it read.
LOG = 'n=$(cat "{0}/count" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > "{0}/count"; '
LOG += 'echo "$@" > "{0}/called-$n"; cat > "{0}/copied-$n"'


def make_program(folder: Path, name: str, script: str) -> None:
    """Write a program of sh."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(
    folder: Path, *arguments: str, **environment: str
) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run the command with the programs of a folder alone and no terminal; return the seconds."""
    for name in ("sh", "cat", "sleep", "env"):
        if not (folder / name).exists():
            (folder / name).symlink_to(shutil.which(name) or name)
    start = time.monotonic()
    variables = make_environment(**{"PATH": str(folder), **environment})
    done = processes.run(Call(arguments, folder, variables), is_session=True)
    return done, time.monotonic() - start


@pytest.mark.parametrize(
    ("name", "environment"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}),
        ("xclip", {"DISPLAY": ":0"}),
        ("xclip", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}),
        ("xsel", {"DISPLAY": ":0"}),
        ("termux-clipboard-set", {"TERMUX_VERSION": "0.118"}),
        ("tmux", {"TMUX": "/tmp/tmux-0/default,1,0"}),
        ("tmux", {"TMUX": "/tmp/tmux-0/default,1,0", "SSH_TTY": "/dev/pts/3"}),
    ],
)
def test_a_program_that_serves_the_screen_gets_the_words_and_no_line_break(
    tmp_path: Path, name: str, environment: dict[str, str]
) -> None:
    make_program(tmp_path, name, f'cat > "{tmp_path}/copied"')
    done, _ = run(tmp_path, *PLAIN, **environment)
    said = f"gcmreview: copied {SAID} with {name}\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{WORDS}\n", said)
    assert (tmp_path / "copied").read_text(encoding="utf-8") == WORDS


def test_a_citation_is_copied_too(tmp_path: Path) -> None:
    make_program(tmp_path, "xclip", f'cat > "{tmp_path}/copied"; echo "$@" > "{tmp_path}/called"')
    done, _ = run(tmp_path, "cite", "--style", "ris", "--copy", DISPLAY=":0")
    copied = (tmp_path / "copied").read_bytes().decode()
    assert copied.startswith("TY  - ELEC\r\n")
    assert copied.endswith("\r\nER  - ")
    assert (tmp_path / "called").read_text() == "-selection clipboard\n"
    assert done.returncode == 0


def test_wsl_gets_utf_16(tmp_path: Path) -> None:
    make_program(tmp_path, "clip.exe", f'cat > "{tmp_path}/copied"')
    done, _ = run(tmp_path, *PLAIN, WSL_DISTRO_NAME="Debian")
    assert done.returncode == 0
    assert (tmp_path / "copied").read_bytes().decode("utf-16-le") == WORDS


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo no display >&2; exit 4", "xclip failed with exit code 4: no display"),
        ("exit 1", "xclip failed with exit code 1: no reason given"),
        ("printf 'a\\033[31mb' >&2; exit 1", "xclip failed with exit code 1: a\\x1b[31mb"),
        (f"echo {'x' * 499} >&2; exit 1", f"xclip failed with exit code 1: {'x' * 499}"),
        (f"echo {'x' * 501} >&2; exit 1", f"xclip failed with exit code 1: {'x' * 500}"),
        ("kill -9 $$", "xclip failed with exit code -9: no reason given"),
    ],
)
def test_a_program_that_fails_is_reported_with_3_and_the_words_are_printed(
    tmp_path: Path, script: str, message: str
) -> None:
    make_program(tmp_path, "xclip", f"cat >/dev/null; {script}")
    done, _ = run(tmp_path, *PLAIN, DISPLAY=":0")
    assert (done.returncode, done.stdout) == (3, f"{WORDS}\n")
    assert done.stderr == f"gcmreview: clipboard: {message}\n"


def test_a_program_that_cannot_be_run_is_reported_with_3(tmp_path: Path) -> None:
    (tmp_path / "xclip").write_bytes(b"\x7fELF is not what this is")
    (tmp_path / "xclip").chmod(0o755)
    done, _ = run(tmp_path, *PLAIN, DISPLAY=":0")
    assert (done.returncode, done.stdout) == (3, f"{WORDS}\n")
    assert done.stderr.startswith("gcmreview: clipboard: xclip cannot be run: ")


@pytest.mark.parametrize("script", ["sleep 60", "cat >/dev/null; sleep 60 & wait", "exec sleep 60"])
def test_a_program_that_hangs_is_ended_within_two_seconds_with_all_that_it_started(
    tmp_path: Path, script: str
) -> None:
    make_program(tmp_path, "xclip", f'echo $$ > "{tmp_path}/group"; {script}')
    done, seconds = run(tmp_path, *PLAIN, DISPLAY=":0")
    assert (done.returncode, done.stdout) == (3, f"{WORDS}\n")
    assert done.stderr == "gcmreview: clipboard: xclip took longer than 2 seconds\n"
    # What is beyond is the start of Python on a busy machine.
    assert seconds < LONGEST + 4
    group = int((tmp_path / "group").read_text())
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("something of the program still runs")


def test_a_program_that_stays_in_the_background_does_not_block_the_output(tmp_path: Path) -> None:
    # As xclip does: it goes on to serve what was copied, with every stream that it was given.
    make_program(tmp_path, "xclip", f'cat > "{tmp_path}/copied"; sleep 20 &')
    done, seconds = run(tmp_path, *PLAIN, DISPLAY=":0")
    assert (done.returncode, done.stdout) == (0, f"{WORDS}\n")
    assert seconds < 10
    assert (tmp_path / "copied").read_text(encoding="utf-8") == WORDS


def test_a_program_that_reads_nothing_does_not_block_a_long_text(
    tmp_path: Path, edit_dataset: Edit
) -> None:
    long = "so it is and so it was and so it will be " * 20_000
    path = edit_dataset(("Today, member States", f"{long}Today, member States"), checksum=True)
    make_program(tmp_path, "xclip", "sleep 60")
    done, seconds = run(tmp_path, "--data", str(path), *PLAIN, DISPLAY=":0")
    assert (done.returncode, len(done.stdout)) == (3, len(long) + len(WORDS) + 1)
    assert seconds < LONGEST + 6


@pytest.mark.parametrize("environment", [{}, {"TERM": "xterm-256color"}, {"TERM": "dumb"}])
def test_without_program_and_terminal_the_words_are_printed_all_the_same(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    make_program(tmp_path, "xclip", "exit 0")
    done, _ = run(tmp_path, *PLAIN, **environment)
    assert (done.returncode, done.stdout) == (3, f"{WORDS}\n")
    assert done.stderr.startswith("gcmreview: clipboard: no clipboard tool found")
    assert done.stderr.count("\n") == 1


def read_call(folder: Path, number: int) -> tuple[str, bytes]:
    """Return the arguments of a call that was logged, and what it read."""
    called = (folder / f"called-{number}").read_text().rstrip("\n")
    return called, (folder / f"copied-{number}").read_bytes()


def test_wl_copy_offers_html_which_it_offers_as_text_too(tmp_path: Path) -> None:
    make_program(tmp_path, "wl-copy", LOG.format(tmp_path))
    call = ("quote", "pramudwinai-1", "--style", "html", "--copy")
    done, _ = run(tmp_path, *call, WAYLAND_DISPLAY="w-0")
    called, copied = read_call(tmp_path, 1)
    assert called == "--type text/html"
    # The type does not say the encoding.
    assert html.unescape(copied.decode("ascii")) == html.unescape(done.stdout.removesuffix("\n"))
    assert b'<a href="https://' in copied
    assert b"&#8211;" in copied
    assert done.stderr.endswith(" with wl-copy, as HTML and as text\n")
    assert not (tmp_path / "called-2").exists()


def test_xclip_offers_html_and_the_text_to_the_middle_button(tmp_path: Path) -> None:
    make_program(tmp_path, "xclip", LOG.format(tmp_path))
    done, _ = run(tmp_path, "quote", "pramudwinai", "--style", "html", "--copy", DISPLAY=":0")
    text = done.stdout.removesuffix("\n")
    assert read_call(tmp_path, 1) == ("-selection primary", text.encode())
    page = text.encode("ascii", "xmlcharrefreplace")
    assert read_call(tmp_path, 2) == ("-selection clipboard -t text/html", page)
    assert done.stderr.endswith(" with xclip, as HTML and as text\n")
    assert not (tmp_path / "called-3").exists()


@pytest.mark.parametrize(
    ("name", "environment", "style", "called"),
    [
        ("xclip", {"DISPLAY": ":0"}, "markdown", "-selection clipboard"),
        ("wl-copy", {"WAYLAND_DISPLAY": "w-0"}, "press", "--type text/plain;charset=utf-8"),
        ("xsel", {"DISPLAY": ":0"}, "html", "--clipboard --input"),
        ("tmux", {"TMUX": "/tmp/tmux-0/default,1,0"}, "html", "load-buffer -w -"),
    ],
)
def test_what_is_no_html_and_what_a_program_cannot_offer_is_copied_as_text(
    tmp_path: Path, name: str, environment: dict[str, str], style: str, called: str
) -> None:
    make_program(tmp_path, name, LOG.format(tmp_path))
    done, _ = run(tmp_path, "quote", "motus", "--style", style, "--copy", **environment)
    assert read_call(tmp_path, 1) == (called, done.stdout.removesuffix("\n").encode())
    assert done.stderr.endswith(f" with {name}\n")


def test_two_programs_that_hang_are_given_two_seconds_together(tmp_path: Path) -> None:
    make_program(tmp_path, "xclip", 'case "$2" in primary) sleep 1.2;; *) exec sleep 60;; esac')
    done, seconds = run(tmp_path, "quote", "motus", "--style", "html", "--copy", DISPLAY=":0")
    assert done.stderr.endswith("clipboard: xclip took longer than 2 seconds\n")
    assert seconds < LONGEST + 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["quote", "motus"], "motus-1 ("),
        (["quote", "vitorino"], "2 quotations ("),
        (["cite"], "the citation ("),
    ],
)
def test_what_was_copied_is_named(tmp_path: Path, arguments: list[str], said: str) -> None:
    make_program(tmp_path, "xsel", "cat >/dev/null")
    done, _ = run(tmp_path, *arguments, "--copy", DISPLAY=":0")
    last = done.stderr.splitlines()[-1]
    assert last == f"gcmreview: copied {said}{len(done.stdout) - 1} characters) with xsel"


def test_one_character_is_not_called_characters(tmp_path: Path) -> None:
    make_program(tmp_path, "xsel", "cat >/dev/null")
    environment = {"DISPLAY": ":0", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    assert copy_text("a", environment) == "copied the text (1 character) with xsel"


def run_with_terminal(
    tmp_path: Path,
    *arguments: str,
    environment: dict[str, str],
    is_read: bool = True,
    module: str = "gcmreview",
) -> tuple[bytes, str, int, float]:
    """Run with a terminal that is not standard output; return what each got, code and seconds."""
    import pty

    variables = make_environment(**{"TERM": "xterm", "PATH": str(tmp_path), **environment})
    call = Call(arguments, tmp_path, variables, module)
    output, errors = tmp_path / "output", tmp_path / "errors"
    start = time.monotonic()
    terminal, inner = pty.openpty()
    with output.open("wb") as out, errors.open("wb") as err:
        said = None if is_read else err.fileno()
        running = start_in_terminal(call, inner, output=out.fileno(), errors=said)
    shown = read_terminal(terminal) if is_read else b""
    code = running.wait()
    os.close(terminal)
    return shown, output.read_text(encoding="utf-8"), code, time.monotonic() - start


@pytest.mark.parametrize(
    "environment",
    [{}, {"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10.0"}, {"SSH_CONNECTION": "1 2 3 4"}],
)
def test_in_a_remote_session_or_without_a_program_the_terminal_is_asked(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    if environment:
        # The clipboard of the far machine is not that of the person.
        make_program(tmp_path, "xclip", f'cat > "{tmp_path}/copied"')
    shown, printed, code, _ = run_with_terminal(tmp_path, *PLAIN, environment=environment)
    assert printed == f"{WORDS}\n"
    assert not (tmp_path / "copied").exists()
    said = f"sent {SAID} to the terminal's clipboard (OSC 52), which not every terminal supports"
    assert shown == SEQUENCE + f"gcmreview: {said}\r\n".encode()
    assert code == 0


TMUX_SEQUENCE = b"\x1bPtmux;" + SEQUENCE.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"


@pytest.mark.parametrize("script", [None, "exit 1", "echo 'unknown option -- w' >&2; exit 1"])
def test_an_old_tmux_or_one_elsewhere_hands_the_sequence_on(
    tmp_path: Path, script: str | None
) -> None:
    if script:
        make_program(tmp_path, "tmux", script)
    environment = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "screen"}
    (tmp_path / "sh").symlink_to(shutil.which("sh") or "sh")
    shown, printed, code, _ = run_with_terminal(tmp_path, *PLAIN, environment=environment)
    assert (printed, code) == (f"{WORDS}\n", 0)
    assert shown.startswith(TMUX_SEQUENCE + b"gcmreview: sent ")


def read_pieces(shown: bytes) -> list[bytes]:
    """Return what GNU screen hands on: the contents of device control strings."""
    return re.findall(rb"\x1bP(.*?)\x1b\\", shown, re.DOTALL)


def test_gnu_screen_hands_the_sequence_on_in_pieces(tmp_path: Path) -> None:
    environment = {"STY": "1234.pts-0.host", "TERM": "screen.xterm-256color"}
    shown, _, code, _ = run_with_terminal(tmp_path, *PLAIN, environment=environment)
    pieces = read_pieces(shown)
    assert (code, b"".join(pieces)) == (0, SEQUENCE)
    # With two bytes around it at each end, 256 in all.
    assert [len(piece) for piece in pieces[:-1]] == [252] * (len(pieces) - 1)
    wrapped = b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)
    assert shown.startswith(wrapped + b"gcmreview: sent ")


@pytest.mark.parametrize("term", ["screen", "screen-256color"])
def test_a_remote_session_from_screen_or_tmux_gets_what_either_reads(
    tmp_path: Path, term: str
) -> None:
    environment = {"SSH_TTY": "/dev/pts/1", "TERM": term}
    shown, _, code, _ = run_with_terminal(tmp_path, *PLAIN, environment=environment)
    assert code == 0
    assert shown.startswith(SEQUENCE + b"\x1bP\x1b]52;c;")
    assert b"".join(read_pieces(shown.removeprefix(SEQUENCE))) == SEQUENCE


# Base64 makes 4 bytes of 3, and the rest of the sequence has 8 bytes: 252 and 256.
@pytest.mark.parametrize(("length", "count"), [(183, 1), (184, 2)])
def test_a_sequence_of_252_bytes_is_one_piece_for_screen(
    tmp_path: Path, length: int, count: int
) -> None:
    assert len(b"\x1b]52;c;" + base64.b64encode(b"a" * 183) + b"\a") == SCREEN_PIECE
    (tmp_path / "copying.py").write_text(
        "from gcmreview.output.clipboard import copy_text\n"
        f"copy_text('a' * {length}, {{'TERM': 'screen', 'STY': '1.a', 'PATH': ''}})\n"
    )
    shown, *_ = run_with_terminal(tmp_path, environment={}, module="copying")
    assert len(read_pieces(shown)) == count


# CAN, and the same for GNU screen and the terminal around it.
CANCEL = b"\x18\x1b\\\x1bP\x18\x1b\\"


def test_a_terminal_that_stops_in_a_sequence_is_left_with_none_open(
    tmp_path: Path, edit_dataset: Edit
) -> None:
    import pty

    long = "so it is and so it was and so it will be " * 1500
    path = edit_dataset(("Today, member States", f"{long}Today, member States"), checksum=True)
    call = [*COMMAND, "--data", str(path), *PLAIN]
    # A shell around it, since the terminal of a session ends with its first process.
    script = f'"$@" > /dev/null 2> {tmp_path}/errors; echo $? > {tmp_path}/code; read line'
    variables = make_environment(TERM="xterm", SSH_TTY="/dev/pts/1")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve("/bin/sh", ["sh", "-c", script, "sh", *call], variables)
    code = tmp_path / "code"
    for _ in range(600):
        if code.exists() and code.read_text():
            break
        time.sleep(0.02)
    assert code.read_text() == "3\n"
    # It accepts output again. After the sequence is cancelled, the shell ends.
    shown = b""
    while not shown.endswith(CANCEL):
        shown += os.read(terminal, 65536)
    os.write(terminal, b"\n")
    os.waitpid(pid, 0)
    os.close(terminal)
    sequence = shown.removesuffix(CANCEL)
    whole = b"\x1b]52;c;" + base64.b64encode(f"{long}{WORDS}".encode())
    assert 0 < len(sequence) < len(whole)
    assert whole.startswith(sequence)


def test_a_terminal_that_accepts_no_output_is_given_up_after_two_seconds(
    tmp_path: Path, edit_dataset: Edit
) -> None:
    long = "so it is and so it was and so it will be " * 1500
    path = edit_dataset(("Today, member States", f"{long}Today, member States"), checksum=True)
    _, printed, code, seconds = run_with_terminal(
        tmp_path, "--data", str(path), *PLAIN, environment={}, is_read=False
    )
    assert len(printed) == len(long) + len(WORDS) + 1
    assert code == 3
    assert "does not accept copied text: it accepts no output" in (tmp_path / "errors").read_text()
    assert seconds < LONGEST + 4


@pytest.mark.parametrize(
    # Base64 makes 4 bytes of 3, and the rest of the sequence has 8 bytes: 100,000 and 100,004.
    ("length", "message"),
    [(74_994, "does not accept copied text"), (74_995, "too long for the terminal's")],
)
def test_a_text_is_sent_to_a_terminal_in_at_most_100_000_bytes(length: int, message: str) -> None:
    code = "from gcmreview.output.clipboard import copy_text; import sys; "
    code += "copy_text('a' * int(sys.argv[1]), {'TERM': 'xterm', 'PATH': ''})"
    # A session of its own has no terminal.
    done = subprocess.run(
        [sys.executable, "-c", code, str(length)],
        capture_output=True,
        encoding="utf-8",
        env=make_environment(),
        start_new_session=True,
        check=False,
    )
    assert message in done.stderr


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_a_real_tmux_gets_the_words(tmp_path: Path) -> None:
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", os.devnull]
    environment = make_environment(HOME=str(tmp_path), TERM="xterm", LC_ALL="C.UTF-8")
    done = tmp_path / "done"
    command = " ".join([*COMMAND, *PLAIN])
    subprocess.run(
        [*tmux, "new-session", "-d", f"{command} > /dev/null 2>&1; echo $? > {done}; sleep 20"],
        env=environment,
        check=True,
    )
    try:
        for _ in range(200):
            if done.exists() and done.read_text():
                break
            time.sleep(0.05)
        assert done.read_text() == "0\n"
        shown = subprocess.run(
            [*tmux, "show-buffer"], env=environment, capture_output=True, check=True
        )
        assert shown.stdout.decode().rstrip("\n") == WORDS
    finally:
        subprocess.run([*tmux, "kill-server"], env=environment, check=False)
