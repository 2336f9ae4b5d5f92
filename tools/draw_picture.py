"""Draw the picture in the README from real output of the command.

    python tools/draw_picture.py

The picture is an SVG with its text as text. The SVG that Rich writes loads a font from the network.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

WIDTH = 92
COMMAND = ("quotes", "--topic", "covid-19")
PICTURE = Path(__file__).parents[1] / "docs" / "quotes.svg"
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Write the picture to ``docs``."""
    PICTURE.write_text(draw(run_command()), encoding="utf-8", newline="\n")
    print(PICTURE)


def run_command() -> str:
    """Return what the command prints in colour."""
    return subprocess.run(
        [sys.executable, "-m", "gcmreview", "--color", "always", *COMMAND],
        env={**os.environ, "COLUMNS": str(WIDTH)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def draw(output: str) -> str:
    """Return the SVG of a terminal with the command and its output."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, markup=False)
    console.print(Text(f"$ gcmreview {' '.join(COMMAND)}", style="bold"))
    console.print(Text.from_ansi(output))
    svg = console.export_svg(title="gcmreview", theme=DIMMED_MONOKAI, unique_id="gcmreview")
    return "\n".join(line.rstrip() for line in FONT_FACE.sub("", svg).splitlines()) + "\n"


if __name__ == "__main__":
    main()
