"""Patterns of .gitignore (git's documentation, "gitignore", PATTERN FORMAT).

pathspec is not used: it matches a pattern with the folders above a name too, which git has passed
by then, so that ``!docs/`` brings back what another file excludes. It listed 11 of 400 random trees
otherwise than git does; this lists them alike. As git does, it reads bytes: ``?`` is one of them.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

# A part of a pattern that is not a slash: an escape, stars, any character, a class, or itself.
_PART = re.compile(
    r"\\(?P<escaped>.)|(?P<stars>\*+)|(?P<any>\?)"
    r"|\[(?P<not>[!^]?)(?P<class>\]?(?:\\.|\[(?!:)|\[:\w+:\]|[^\[\]\\])*)\]|(?P<plain>[^\\\[])",
    re.DOTALL,
)
_MEMBER = re.compile(r"\[:(?P<posix>\w+):\]|\\(?P<escaped>.)|(?P<plain>.)", re.DOTALL)
# The classes of POSIX, of ASCII alone as in git, as members of a class of an expression.
_POSIX = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_ANY = "[^/]"
# What no path has between two slashes.
_NO_NAMES = ("", os.curdir)


class Pattern(NamedTuple):
    """A pattern: what it matches, of the path or of the name alone, and what that means."""

    regex: re.Pattern[str]
    excludes: bool
    is_for_names: bool
    is_for_folders: bool


def read_patterns(lines: Iterable[str]) -> list[Pattern]:
    """Read the lines of a .gitignore; one that is not valid matches nothing, as in git."""
    return [pattern for line in lines for pattern in _read_pattern(_read_bytes(line))]


def _read_bytes(text: str) -> str:
    """Return a text with one character for each byte of it."""
    return os.fsencode(text).decode("latin-1")


def explain_pattern(line: str) -> str:
    """Return what is wrong with a pattern that a call gives, if anything is."""
    if read_patterns([line]):
        return ""
    advice = "write it as a line of .gitignore, without ./ and with \\ before # and ["
    return f"'{line}' can never match; {advice}"


def is_excluded(patterns: Sequence[Pattern], path: str, *, is_folder: bool) -> bool | None:
    """Return what the last pattern that matches a path says; None if none does.

    The path is relative to the folder of the patterns, with slashes.
    """
    path = _read_bytes(path)
    name = path.rpartition("/")[2]
    for regex, excludes, is_for_names, is_for_folders in reversed(patterns):
        is_asked = is_folder or not is_for_folders
        if is_asked and regex.fullmatch(name if is_for_names else path):
            return excludes
    return None


def _read_pattern(line: str) -> Iterator[Pattern]:
    line = re.sub(r"(?:(?<!\\) )+\Z", "", line.removesuffix("\r"))
    body = line.removeprefix("!")
    path = body.removesuffix("/")
    if not path or line.startswith("#"):
        return
    with suppress(ValueError, KeyError, re.error):
        regex = re.compile(_translate(path.removeprefix("/").split("/")), re.DOTALL)
        yield Pattern(regex, body == line, "/" not in path, path != body)


def _translate(names: Sequence[str]) -> str:
    """Write the names of a pattern as an expression: ``**`` is any folders, or what is in one."""
    *folders, last = names
    written = ["(?:.+/)?" if name == "**" else f"{_translate_name(name)}/" for name in folders]
    return "".join(written) + (".+" if last == "**" else _translate_name(last))


def _translate_name(name: str) -> str:
    """Write a name of a pattern as an expression that takes linear time.

    What is between two stars matches where it first can, since it has a fixed length. Raises
    ValueError or KeyError for a name that git would never match.
    """
    if name in _NO_NAMES:
        raise ValueError(name)
    pieces, at = [""], 0
    while at < len(name):
        part = _PART.match(name, at)
        if not part:
            raise ValueError(name)
        if part["stars"]:
            pieces.append("")
        else:
            pieces[-1] += _translate_part(part)
        at = part.end()
    first, *middle = pieces
    if not middle:
        return first
    *middle, last = middle
    return f"{first}{''.join(f'(?>{_ANY}*?{each})' for each in middle)}{_ANY}*{last}"


def _translate_part(part: re.Match[str]) -> str:
    if part["any"]:
        return _ANY
    if part["class"] is None:
        return re.escape(part["escaped"] or part["plain"])
    members = "".join(map(_translate_member, _MEMBER.finditer(part["class"])))
    return f"(?!/)[{'^' if part['not'] else ''}{members}]"


def _translate_member(member: re.Match[str]) -> str:
    if member["posix"]:
        return _POSIX[member["posix"]]
    plain = member["plain"] or ""
    return plain if plain == "-" or plain.isalnum() else f"\\{member['escaped'] or plain}"
