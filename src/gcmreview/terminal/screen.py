"""What the terminal and the environment ask for: a width, colour, line-drawing characters."""

from collections.abc import Mapping
from typing import NamedTuple

from gcmreview.suggestions import check_choice

_OFF = ("0", "false")
# The values of --color.
COLOURS = ("auto", "always", "never")
# Columns, where neither COLUMNS nor a terminal gives the width.
USUAL_WIDTH = 80
# Columns. The eye loses the next line after a longer one; a wider screen leaves the rest empty.
WIDEST_PROSE = 100
# Columns. A wider screen is a mistake in COLUMNS, and would take memory for every line.
WIDEST = 100_000
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio")
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
# The version, as VTE_VERSION has it, of GNOME Terminal and others that use VTE: 0.50.0 has links,
# but crashed on some before 0.50.1.
LINKING_VTE = 5001


class Screen(NamedTuple):
    """What a table is drawn for. ``width`` is in columns; ``links`` are OSC 8 hyperlinks.

    Where ``wraps`` is false, a program reads the lines: a record is one line, however long, and
    the width is that of a chart. ``encoding`` is that of the output.
    """

    width: int
    colour: bool
    unicode: bool
    links: bool = False
    wraps: bool = True
    encoding: str = "utf-8"


def make_screen(
    environ: Mapping[str, str], colour: str, width: int | None, is_terminal: bool, encoding: str
) -> Screen:
    """Return what is known of a screen; ``width`` and ``encoding`` are the output's own."""
    wants_colour = choose_colour(colour, environ, is_terminal)
    return Screen(
        width=choose_width(environ, width),
        colour=wants_colour,
        unicode=takes_line_drawing(encoding),
        links=choose_links(environ, is_terminal, wants_colour),
        wraps=is_terminal or read_columns(environ) is not None,
        encoding=encoding,
    )


def make_paper(environ: Mapping[str, str]) -> Screen:
    """Return what a table in a file is drawn for: one that ``--output`` writes, in UTF-8."""
    return make_screen(environ, "never", None, is_terminal=False, encoding="utf-8")


def choose_width(environ: Mapping[str, str], terminal_width: int | None) -> int:
    """Return the width of the output: a positive COLUMNS, else the terminal's, else 80."""
    return read_columns(environ) or terminal_width or USUAL_WIDTH


def read_columns(environ: Mapping[str, str]) -> int | None:
    """Return a positive COLUMNS, or None."""
    columns = environ.get("COLUMNS", "").lstrip("0")
    if columns.isascii() and columns.isdigit():
        # int() refuses a number of thousands of digits.
        return min(int(columns[: len(str(WIDEST)) + 1]), WIDEST)
    return None


def check_colour(choice: str) -> str:
    """Return what ``--color`` says, or raise UsageError."""
    check_choice("--color", choice, COLOURS)
    return choice


def choose_colour(choice: str, environ: Mapping[str, str], is_terminal: bool) -> bool:
    """Decide on colour: ``--color``, then NO_COLOR, the FORCE variables, CLICOLOR and TERM.

    Sources: no-color.org; force-color.org, with ``0`` and ``false`` as Node.js has them: off; the
    CLICOLOR convention of bixense.com/clicolors, in which CLICOLOR_FORCE=0 forces nothing.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"].lower() not in _OFF
    if environ.get("CLICOLOR_FORCE", "0").lower() not in ("", *_OFF):
        return True
    if environ.get("CLICOLOR") == "0" or environ.get("TERM") == "dumb":
        return False
    # Windows Terminal and ANSICON have variables of their own; the older console has no colours.
    return is_terminal and any(environ.get(name) for name in ("TERM", "WT_SESSION", "ANSICON"))


def choose_links(environ: Mapping[str, str], is_terminal: bool, colour: bool) -> bool:
    """Decide on hyperlinks: in a terminal known to draw them, where colour is wanted too.

    Source: github.com/Alhadis/OSC8-Adoption, the terminals that name themselves.
    """
    if not (is_terminal and colour):
        return False
    if environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS or environ.get("TERM") in _LINKING_TERMS:
        return True
    if any(environ.get(name) for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")):
        return True
    version = environ.get("VTE_VERSION", "")
    return version.isascii() and version.isdigit() and int(version[:6]) >= LINKING_VTE


def takes_line_drawing(encoding: str) -> bool:
    """Return whether an encoding has the characters that tables and charts are drawn with."""
    try:
        "─█░▒".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
