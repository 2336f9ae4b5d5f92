"""What the terminal and the environment ask for: a width, colour, line-drawing characters."""

import os
from collections.abc import Mapping
from typing import NamedTuple

# Windows sets no TERM; elsewhere a terminal that has no name has no colours.
_USUAL_TERM = "windows" if os.name == "nt" else ""
# Columns, where neither COLUMNS nor a terminal says.
USUAL_WIDTH = 80


class Screen(NamedTuple):
    """What a table is drawn for. ``width`` is in columns."""

    width: int
    colour: bool
    unicode: bool


def choose_width(environ: Mapping[str, str], terminal_width: int | None) -> int:
    """Return the width of the output: a positive COLUMNS, else the terminal's, else 80."""
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        return int(columns[:6])
    return terminal_width or USUAL_WIDTH


def choose_colour(choice: str, environ: Mapping[str, str], is_terminal: bool) -> bool:
    """Decide on colour: ``--color``, then NO_COLOR, the FORCE variables, CLICOLOR and TERM.

    Sources: no-color.org; the CLICOLOR convention of bixense.com/clicolors. A FORCE variable that
    is ``0`` or ``false`` forces nothing.
    """
    match choice:
        case "always":
            return True
        case "never":
            return False
    if environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environ.get(name, "").lower() not in ("", "0", "false"):
            return True
    if environ.get("CLICOLOR") == "0" or environ.get("TERM", _USUAL_TERM) in ("", "dumb"):
        return False
    return is_terminal


def takes_line_drawing(encoding: str) -> bool:
    """Tell whether an encoding has the character that tables are ruled with."""
    try:
        "─".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
