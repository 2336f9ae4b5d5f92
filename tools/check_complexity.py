"""Fail on every function whose cyclomatic complexity is above 10.

    python tools/check_complexity.py [PATH...]

radon counts boolean operators and comprehensions, which ruff's C901 does not.
"""

import subprocess
import sys

# radon's ranks A and B end at a complexity of 10; C is the lowest rank above.
RANK = "C"
PATHS = ("src", "evaluation", "benchmarks", "examples", "tools")


def main() -> None:
    """Print the functions that are too complex, and exit with 1 if there are any."""
    radon = [sys.executable, "-m", "radon", "cc", "--min", RANK, "--show-complexity"]
    paths = sys.argv[1:] or PATHS
    printed = subprocess.run([*radon, *paths], stdout=subprocess.PIPE, text=True, check=True).stdout
    if printed:
        sys.exit(
            f"{printed}These functions have a complexity above 10; split them by what they do."
        )


if __name__ == "__main__":
    main()
