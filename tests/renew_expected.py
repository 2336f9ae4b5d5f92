"""Write the expected output anew, to be read line by line before it is committed.

python tests/renew_expected.py
"""

import os
import subprocess
import sys
from pathlib import Path

EXPECTED = Path(__file__).with_name("expected")
LISTINGS = ("info", "speakers", "quotes", "agencies", "stats", "source")
WIDTHS = (40, 80, 120)
CHART_WIDTH = 72


def main() -> None:
    """Run every listing in every expected form."""
    for listing in LISTINGS:
        write(f"{listing}.json", listing, "--format", "json")
        for width in WIDTHS:
            write(f"{listing}-{width}.txt", listing, width=width)
    write(f"chart-{CHART_WIDTH}.txt", "stats", "--chart", width=CHART_WIDTH)


def write(name: str, *arguments: str, width: int = 80) -> None:
    """Write what a command prints to the file of that name."""
    done = subprocess.run(
        [sys.executable, "-m", "gcmreview", *arguments],
        env={**os.environ, "COLUMNS": str(width)},
        stdout=subprocess.PIPE,
        check=True,
    )
    (EXPECTED / name).write_bytes(done.stdout)


if __name__ == "__main__":
    main()
