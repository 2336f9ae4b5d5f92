"""Run the commands that the README shows, and write what they print under each.

    python tools/run_examples.py

The tests hold every block against what its commands print now.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
# What its commands pipe to, besides what every POSIX system has.
PROGRAMS = ("fzf", "jq")
BLOCK = re.compile(r"(?<=```console\n)\$ .*?(?=```)", re.DOTALL)


def main() -> None:
    """Rewrite every console block of the README."""
    readme = README.read_text(encoding="utf-8")
    missing = [name for name in PROGRAMS if name in readme and not shutil.which(name)]
    if missing:
        sys.exit(
            f"tools/run_examples.py: the README shows {', '.join(missing)}; install them first"
        )
    README.write_text(
        BLOCK.sub(lambda match: run_block(match[0]), readme), encoding="utf-8", newline="\n"
    )


def list_blocks() -> list[str]:
    """Return the README's console blocks."""
    return BLOCK.findall(README.read_text(encoding="utf-8"))


def run_block(block: str) -> str:
    """Return a block with each of its commands, and what the command prints now.

    The commands run in a folder of their own that holds nothing but the dataset.
    """
    commands = [line.removeprefix("$ ") for line in block.split("\n") if line.startswith("$ ")]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data", Path(folder) / "data")
        return "".join(f"$ {command}\n{run(command, folder)}" for command in commands)


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
