"""Draw the picture in the README from real output of the command.

    python tools/draw_picture.py

The picture is an SVG with its text as text. The SVG that Rich writes loads a font from the network,
and sets a line in one piece: its columns are aligned only in that font, or by ``textLength``, which
librsvg does not know. Here each word has its own place.
"""

import html
import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

WIDTH = 92
COMMAND = ("quotes", "--topic", "covid-19")
PICTURE = Path(__file__).parents[1] / "docs" / "quotes.svg"
# Pixels, by which Rich places what follows a piece of text.
CELL = 12.2
TEXT = re.compile(
    r'<text class="(?P<style>[^"]+)" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" textLength="[^"]+"'
    r' clip-path="[^"]+">(?P<text>[^<]*)</text>'
)
WORD = re.compile("[^\u00a0\\s]+")
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
    svg = console.export_svg(title="gcmreview", unique_id="gcmreview")
    svg = TEXT.sub(place_words, FONT_FACE.sub("", svg))
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def place_words(match: re.Match[str]) -> str:
    """Return a piece of text as an element for each of its words, which keeps it on the grid."""
    text = html.unescape(match["text"])
    return "\n".join(
        f'<text class="{match["style"]}" x="{place_cell(match["x"], text[: word.start()])}"'
        f' y="{match["y"]}" textLength="{round(cell_len(word[0]) * CELL, 1):g}">'
        f"{html.escape(word[0], quote=False)}</text>"
        for word in WORD.finditer(text)
    )


def place_cell(start: str, before: str) -> str:
    """Return the place in pixels after so much text from a start."""
    return f"{round(float(start) + cell_len(before) * CELL, 1):g}"


if __name__ == "__main__":
    main()
