"""Write the expected outputs again; read the difference line by line before you commit it.

python tools/renew_expected.py
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.dataset.loader import load_review
from gcmreview.quoting.styles import QUOTE_STYLES
from run_examples import run_block
from support.drafting import list_drafts, report
from support.runs import EXPECTED

LISTINGS = ("info", "speakers", "quotes", "agencies", "stats", "source")
CITED = ("", "vitorino-1 ", "--accessed 2021-04-01 ", "motus-1 --accessed 2021-04-01 ")
WIDTHS = (40, 80, 120)
CHART_WIDTH = 72


def main() -> None:
    """Write every expected output."""
    for listing in LISTINGS:
        write(f"{listing}.json", listing, "--format", "json")
        for width in WIDTHS:
            write(f"{listing}-{width}.txt", listing, width=width)
    for width in WIDTHS:
        write(f"search-{width}.txt", "search", "network", width=width)
    write("search.json", "search", "network", "--format", "json")
    for style in QUOTE_STYLES:
        commands = [f"gcmreview quote {quote.id} --style {style}" for quote in load_review().quotes]
        write_transcript(f"quote-{style}.txt", commands)
    for style in CITATION_STYLES:
        commands = [f"gcmreview cite {options}--style {style}" for options in CITED]
        write_transcript(f"cite-{style}.txt", commands)
    for draft in list_drafts("flagged"):
        expected = draft.with_name(f"{draft.name}.expected")
        expected.write_text(report(draft), encoding="utf-8", newline="")
    write(f"chart-{CHART_WIDTH}.txt", "stats", "--chart", width=CHART_WIDTH)


def write_transcript(name: str, commands: Sequence[str]) -> None:
    """Write commands, and what they print, to the file with that name."""
    block = "".join(f"$ {command}\n" for command in commands)
    (EXPECTED / name).write_text(run_block(block), encoding="utf-8", newline="")


def write(name: str, *arguments: str, width: int = 80) -> None:
    """Write what a command prints to the file with that name."""
    done = subprocess.run(
        [sys.executable, "-m", "gcmreview", *arguments],
        env={**os.environ, "COLUMNS": str(width)},
        stdout=subprocess.PIPE,
        check=True,
    )
    (EXPECTED / name).write_bytes(done.stdout)


if __name__ == "__main__":
    main()
