"""Run gcmreview and other tools on the same quotes under bad conditions, and print what each does.

    python benchmarks/robustness.py

Prints a Markdown table. The other tools are installed into a virtual environment in a temporary
folder. Needs a POSIX system.
"""

import csv
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gcmreview.dataset.loader import load_review

PEERS = ("sqlite-utils", "csvkit", "rich-cli")
QUOTES = [(quote.id, quote.text) for quote in load_review().quotes]
HOSTILE = "\x1b]0;owned\x07we [member states] agree [sic] :smile:"
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
# Seconds: in the middle of the imports.
INTERRUPTED_AFTER = 0.06


class Tool(NamedTuple):
    """A program, and the shell command that shows the quotes, or the hostile ones, with it."""

    name: str
    quotes: str
    hostile: str


class Outcome(NamedTuple):
    """What a run printed, and its exit code."""

    code: int
    output: bytes
    errors: bytes


def main() -> None:
    """Print one row per case, with one column per tool."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        install_peers(path / "venv")
        write_quotes(path / "quotes.csv", QUOTES)
        write_quotes(path / "hostile.csv", [("hostile-1", HOSTILE)])
        write_hostile_dataset(path / "hostile.toml")
        tools = list_tools(path)
        print("| Case |", " | ".join(tool.name for tool in tools), "|")
        print("|---" * (len(tools) + 1) + "|")
        for name, judge in CASES.items():
            print(f"| {name} |", " | ".join(judge(tool) for tool in tools), "|")


def install_peers(folder: Path) -> None:
    """Install the other tools, without gcmreview, into a new virtual environment."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *PEERS], check=True, stderr=subprocess.DEVNULL)


def write_quotes(path: Path, quotes: list[tuple[str, str]]) -> None:
    """Write quotes as the CSV that the other tools read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *quotes])


def write_hostile_dataset(path: Path) -> None:
    """Write a dataset with the hostile text where the built-in one has a label."""
    toml = (Path(__file__).parents[1] / "data" / "review.toml").read_text(encoding="utf-8")
    escaped = HOSTILE.replace("\x1b", "\\u001b").replace("\x07", "\\u0007")
    path.write_text(toml.replace('label = "gov', f'label = "{escaped} gov'), encoding="utf-8")


def list_tools(folder: Path) -> list[Tool]:
    """Return the tools with their commands."""
    programs = folder / "venv" / "bin"
    quotes, hostile = folder / "quotes.csv", folder / "hostile.csv"
    gcmreview = Path(sys.executable).with_name("gcmreview")
    memory = f"{programs}/sqlite-utils memory {{}} 'select * from t' --fmt grid"
    return [
        Tool(
            "gcmreview",
            f"{gcmreview} quotes",
            f"{gcmreview} --data {folder / 'hostile.toml'} stats",
        ),
        Tool("sqlite-utils", memory.format(quotes), memory.format(hostile)),
        Tool("csvlook", f"{programs}/csvlook {quotes}", f"{programs}/csvlook {hostile}"),
        Tool("rich-cli", f"{programs}/rich {quotes}", f"{programs}/rich {hostile}"),
        Tool("cat", f"cat {quotes}", f"cat {hostile}"),
    ]


def run(command: str, **environment: str) -> Outcome:
    """Run a line of bash with almost nothing but PATH in its environment."""
    done = subprocess.run(
        ["bash", "-c", command],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "COLUMNS": "80", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def describe(outcome: Outcome) -> str:
    """Say in a few words how a run ended."""
    lines = outcome.errors.count(b"\n")
    if b"Traceback" in outcome.errors or b"Exception ignored" in outcome.errors:
        said = f"traceback ({len(outcome.errors)} bytes)"
    elif lines:
        said = "one line" if lines == 1 else f"{lines} lines"
    else:
        said = "silent"
    return f"{said}, exit {outcome.code}"


def close_the_pipe(tool: Tool) -> str:
    """Close the reading end before anything is written."""
    line = f"{{ sleep 0.05; {tool.quotes}; }} | true; exit ${{PIPESTATUS[0]}}"
    return describe(run(line))


def fill_the_disk(tool: Tool) -> str:
    """Write to a device that is always full."""
    return describe(run(f"{tool.quotes} > /dev/full"))


def close_the_output(tool: Tool) -> str:
    """Start with standard output closed."""
    return describe(run(f"{tool.quotes} >&-"))


def speak_ascii(tool: Tool) -> str:
    """Print in a locale that has only ASCII."""
    outcome = run(tool.quotes, COLUMNS="40", **C_LOCALE)
    shown = "" if outcome.code else (", " + count_quotes(outcome.output))
    return describe(outcome) + shown


def squeeze(tool: Tool) -> str:
    """Print on a screen of 40 columns; count the complete quotes, and measure the lines."""
    output = run(tool.quotes, COLUMNS="40").output
    widest = max(map(len, output.decode().splitlines()))
    return f"{count_quotes(output)}, lines of up to {widest} columns"


def pass_escapes_on(tool: Tool) -> str:
    """Print a text with an escape sequence, brackets and an emoji code."""
    outcome = run(tool.hostile)
    if b"\x1b]0;" in outcome.output:
        return "sent to the terminal"
    return f"refused ({describe(outcome)})" if outcome.code else "not sent"


def interrupt(tool: Tool) -> str:
    """Send SIGINT while the program starts."""
    process = subprocess.Popen(
        ["bash", "-c", f"exec {tool.quotes}"],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(INTERRUPTED_AFTER)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    return describe(Outcome(process.returncode, b"", errors))


def count_quotes(output: bytes) -> str:
    """Say how many quotes are complete in an output, however their lines are broken."""
    text = output.decode("utf-8", "backslashreplace")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    whole = sum(strip(quote) in strip(text) for _, quote in QUOTES)
    return f"{whole} of {len(QUOTES)} quotes complete"


def strip(text: str) -> str:
    """Remove what the wrapping and the lines of a table may put between the letters of a text."""
    return re.sub(r"[\s|│+\-─━┃╇┼┡┩]", "", text)


CASES: dict[str, Callable[[Tool], str]] = {
    "the reader stops reading (`\\| true`)": close_the_pipe,
    "the disk is full (`> /dev/full`)": fill_the_disk,
    "the output is closed (`>&-`)": close_the_output,
    "the locale is ASCII": speak_ascii,
    "the screen has 40 columns": squeeze,
    "the data have an escape sequence": pass_escapes_on,
    "Ctrl-C after 60 ms": interrupt,
}

if __name__ == "__main__":
    main()
