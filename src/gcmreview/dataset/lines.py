"""Find the line of a key or table in a TOML file, which the parser does not give, and advise on it.

Only a file with problems is read this way, so only then is this module imported.
"""

import re
from collections.abc import Mapping

from gcmreview.dataset.problems import FieldPath
from gcmreview.text.characters import CLOSERS
from gcmreview.text.dates import MONTHS

# A part of a key: bare, or between quotation marks with any characters (TOML 1.0, "Keys").
_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_NAME})[ \t]*\]\]?[ \t]*(?:#.*)?$")
_KEY = re.compile(rf"[ \t]*({_NAME})[ \t]*=")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
# A date that is not as TOML has it: 19/3/2021, 2021-3-9, 19 March 2021, Mar. 19th, 2021.
_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?"
_OTHER_DATE = rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|\d{{1,2}}[a-z]*\.?\s+{_MONTH}|{_MONTH}\s+\d"
_CURLY = "".join(CLOSERS).replace('"', "").replace("'", "")
# How the parser's message begins, what its line then has, and what to do: the first that fits.
_ADVICE = (
    (
        r"Cannot|Duplicate",
        r"\s*\[",
        "it is there twice: remove one, or write the headers of several records as [[quotes]]",
    ),
    (
        r"Cannot|Duplicate",
        "",
        "it is there twice: remove one, or write the header of a new record before it",
    ),
    (
        r"",
        rf"[^=]*=\s*[{_CURLY}]",
        'put straight marks around the text: "…"',
    ),
    (r"", rf"[^=]*=\s*(?:{_OTHER_DATE})", "write a date as year-month-day: 2021-03-19"),
    (r"Expected newline", r"[^\r]*\r.", "end each line with a line feed"),
    (r"Expected newline", r'[^=]*=\s*"', 'write a mark within a text as \\"'),
    (r"Expected newline", "", "remove what is after it"),
    (r"Illegal character '\\n'", "", "close the text with a straight mark on its line"),
    (r"Illegal|Found invalid", "", "remove it"),
    (r"Expected '='|Invalid statement", "", 'write each field as key = "text"'),
    (r"Invalid value", "", 'put straight marks around a text: "…"'),
    (r"Unescaped", "", "write two backslashes for one"),
    (r"Escaped|Invalid hex", "", "write the character itself, or its code as in \\u00A0"),
    (r"Unclosed|Unterminated|Expected", "", "close it"),
)
# A string, a comment, or the opening of a string that runs over lines (TOML 1.0, "String").
_TOKEN = re.compile(
    r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*',
)


def find_line(lines: Mapping[FieldPath, int], place: FieldPath) -> int:
    """Return the 1-based line of ``place``, or of the nearest thing around it.

    An array of tables has the line of its first table, and what the whole file lacks the first one.
    """
    holders = (place[:length] for length in range(len(place), 0, -1))
    places = (each for holder in holders for each in (holder, (*holder, 0)))
    return next((lines[each] for each in places if each in lines), 1)


def find_deepest(toml: str) -> int:
    """Return the 1-based line on which tables or arrays are nested most, of any text."""
    depths = []
    closing, depth = "", 0
    for line in toml.split("\n"):
        within = depth
        closing, depth = _leave_open(line, closing, depth)
        depths.append(max(within, depth, sum(map(line.count, "[{."))))
    return depths.index(max(depths)) + 1


def find_longest_number(toml: str) -> int:
    """Return the 1-based line of the number that has the most digits, of any text."""
    longest = max(re.finditer(r"\d[\d_]*", toml), key=lambda match: len(match[0]))
    return toml.count("\n", 0, longest.start()) + 1


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
                _note(lines, (), table, number)
                continue
            if key := _KEY.match(line):
                _note(lines, table, _split(key[1]), number)
        closing, depth = _leave_open(line, closing, depth)
    return lines


def _note(lines: dict[FieldPath, int], table: FieldPath, key: FieldPath, number: int) -> None:
    """Note the line of a key in a table, and of the tables that a dotted key makes."""
    for length in range(1, len(key) + 1):
        lines.setdefault((*table, *key[:length]), number)


def _split(dotted: str) -> FieldPath:
    return tuple(map(_read_part, re.findall(_PART, dotted)))


def _read_part(part: str) -> str:
    """Return what a part of a key is, without its marks and escapes."""
    if part[0] != '"':
        return part.strip("'")
    return re.sub(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", _unescape, part[1:-1])


def _unescape(match: re.Match[str]) -> str:
    escaped = match[1]
    return chr(int(escaped[1:], 16)) if len(escaped) > 1 else _ESCAPES.get(escaped, escaped)


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


def advise(line: str, message: str) -> str:
    """Return what to do about what is often wrong in a line, if it is that."""
    for said, found, advice in _ADVICE:
        if re.match(said, message) and re.match(found, line, re.IGNORECASE):
            return f"; {advice}"
    return ""
