"""Run the commands that the documents show, and write what they print under each.

    python tools/run_examples.py

The documents are README.md, CONTRIBUTING.md and docs/*.md. The tests compare every block with what
its commands print now.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What the commands pipe to, besides what every POSIX system has.
PROGRAMS = ("fzf", "jq")
BLOCK = re.compile(r"(?<=\n```console\n)\$ .*?(?=^```)", re.DOTALL | re.MULTILINE)


def main() -> None:
    """Rewrite every console block of every document."""
    blocks = "".join(block for _, block in list_blocks())
    missing = [name for name in PROGRAMS if name in blocks and not shutil.which(name)]
    if missing:
        sys.exit(
            f"tools/run_examples.py: install {', '.join(missing)} first; the documents call it"
        )
    for path in list_documents():
        text = path.read_text(encoding="utf-8")
        shown = BLOCK.sub(lambda match: run_block(match[0]), text)
        path.write_text(shown, encoding="utf-8", newline="\n")


def list_documents() -> list[Path]:
    """Return the paths of the Markdown documents that readers start from."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def list_blocks() -> Iterator[tuple[str, str]]:
    """Yield each console block with the name of its document."""
    for path in list_documents():
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            yield path.name, block


def run_block(block: str, run_line: Callable[[str, str], str] | None = None) -> str:
    """Return a block with each of its commands, and what the command prints now.

    The commands run in a new folder that contains the dataset and nothing else, each by ``run`` or
    by ``run_line``.
    """
    commands = [line.removeprefix("$ ") for line in block.split("\n") if line.startswith("$ ")]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data", Path(folder) / "data")
        return "".join(f"$ {command}\n{(run_line or run)(command, folder)}" for command in commands)


def run(command: str, folder: str) -> str:
    """Return what a command line prints on both streams, in a shell, 80 columns wide."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GCMREVIEW")}
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**kept, "PATH": programs, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout


if __name__ == "__main__":
    main()
