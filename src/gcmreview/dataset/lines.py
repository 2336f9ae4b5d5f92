"""Find the line of a key or table in a TOML file; the parser does not give it.

Only a file with problems is read this way, so only then is this module imported.
"""

import re
from collections.abc import Mapping

from gcmreview.dataset.problems import FieldPath

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*=")
# A string, a comment, or the opening of a string that runs over lines (TOML 1.0, "String").
_TOKEN = re.compile(
    r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*',
)


def find_line(lines: Mapping[FieldPath, int], place: FieldPath) -> int | None:
    """Return the 1-based line of ``place``, or of the nearest thing around it.

    An array of tables has the line of its first table.
    """
    holders = (place[:length] for length in range(len(place), 0, -1))
    places = (each for holder in holders for each in (holder, (*holder, 0)))
    return next((lines[each] for each in places if each in lines), None)


def index_lines(toml: str) -> dict[FieldPath, int]:
    """Map the place of every header and key that starts a line to its 1-based line.

    The text must be valid TOML 1.0, which the parser has read. What is inside an inline table or
    array has no line of its own.
    """
    lines: dict[FieldPath, int] = {}
    table: FieldPath = ()
    counts: dict[FieldPath, int] = {}
    closing, depth = "", 0
    for number, line in enumerate(toml.split("\n"), start=1):
        if not closing and not depth:
            if header := _HEADER.match(line):
                table = _enter(header[1], _split(header[2]), counts)
                lines.setdefault(table, number)
                continue
            if key := _KEY.match(line):
                lines.setdefault((*table, *_split(key[1])), number)
        closing, depth = _leave_open(line, closing, depth)
    return lines


def _split(dotted: str) -> FieldPath:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _enter(bracket: str, path: FieldPath, counts: dict[FieldPath, int]) -> FieldPath:
    """Return the place that a ``[table]`` or ``[[array]]`` header opens."""
    place: FieldPath = ()
    for step in path[:-1]:
        place = (*place, step)
        if place in counts:
            place = (*place, counts[place] - 1)
    place = (*place, path[-1])
    if bracket == "[[":
        counts[place] = counts.get(place, 0) + 1
        place = (*place, counts[place] - 1)
    return place


def _leave_open(line: str, closing: str, depth: int) -> tuple[str, int]:
    """Return what a line leaves open: a multi-line string's mark, and the depth of brackets."""
    position = 0
    while position < len(line):
        if closing:
            end = _find_closing(line, closing, position)
            if end < 0:
                return closing, depth
            closing, position = "", end
            continue
        token = _TOKEN.search(line, position)
        code = line[position : token.start() if token else len(line)]
        depth += sum(map(code.count, "[{")) - sum(map(code.count, "]}"))
        if not token:
            break
        position = token.end()
        if token[0] in ('"""', "'''"):
            closing = token[0]
    return closing, depth


def _find_closing(line: str, closing: str, position: int) -> int:
    """Return the end of a multi-line string's closing mark, or -1; a backslash escapes in one."""
    skipped = r"(?:\\.|[^\\])*?" if closing == '"""' else r".*?"
    match = re.compile(skipped + closing).match(line, position)
    return match.end() if match else -1
