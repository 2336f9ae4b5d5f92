r"""The change of a file as a unified diff, which ``git apply`` and ``patch`` read.

A file's name is written as git writes it (git-diff, "core.quotePath"): one with a control
character, a quotation mark, a backslash or anything but ASCII is in double quotation marks, with
escapes such as ``\n`` and ``\303``. So no name can add a line to the patch.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# Lines before and after a change, as in git diff and diff -u.
_CONTEXT = 3
# The escapes of a name that are not in octal.
_LETTERS = dict(zip('\a\b\t\n\v\f\r"\\', 'abtnvfr"\\', strict=True))


# The text between two offsets becomes another: start, end, the new text.
Replacement = tuple[int, int, str]


class _Change(NamedTuple):
    """Lines of a file, by number from 0, up to but without ``end``, and their edits."""

    start: int
    end: int
    edits: list[Replacement]


def apply_edits(text: str, edits: Iterable[Replacement], offset: int = 0) -> str:
    """Return a text with edits made, those at one place in their order.

    ``offset`` is where the text begins in that of the edits.
    """
    pieces: list[str] = []
    at = 0
    for start, end, words in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (text[at : start - offset], words)
        at = end - offset
    pieces.append(text[at:])
    return "".join(pieces)


def write_patch(path: str, text: str, edits: Sequence[Replacement]) -> str:
    """Return the patch that makes ``edits`` in the text of the file at ``path``.

    It names the file as seen from the current folder, and works on the file that a symbolic link
    leads to. Takes time linear in the text.
    """
    # Only a line feed ends a line of a patch.
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    changes = _list_changes(starts, [each for each in edits if text[each[0] : each[1]] != each[2]])
    if not changes:
        return ""
    name = _find_name(path)
    pieces = [f"--- {_quote(f'a/{name}')}\n", f"+++ {_quote(f'b/{name}')}\n"]
    shift = 0
    for hunk in _group(changes):
        written, grown = _write_hunk(text, starts, hunk, shift)
        pieces += written
        shift += grown
    return "".join(pieces)


def _list_changes(starts: Sequence[int], edits: Sequence[Replacement]) -> list[_Change]:
    """Return the runs of lines that edits change; what is after the last line feed is a line."""
    changes: list[_Change] = []
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        start = bisect_right(starts, edit[0], hi=len(starts) - 1) - 1
        end = bisect_right(starts, edit[1], hi=len(starts) - 1)
        if changes and start <= changes[-1].end:
            changes[-1].edits.append(edit)
            changes[-1] = changes[-1]._replace(end=end)
        else:
            changes.append(_Change(start, end, [edit]))
    return changes


def _group(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Yield changes in groups whose context meets: each is a hunk."""
    hunk = [changes[0]]
    for change in changes[1:]:
        if change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _write_hunk(
    text: str, starts: Sequence[int], hunk: Sequence[_Change], shift: int
) -> tuple[list[str], int]:
    """Return the pieces of a hunk and how many lines it adds; those before it added ``shift``."""
    last = len(starts) - 1
    first, end = max(0, hunk[0].start - _CONTEXT), min(last, hunk[-1].end + _CONTEXT)
    pieces: list[str] = []
    at, grown = first, 0
    for change in hunk:
        old = text[starts[change.start] : starts[change.end]]
        new = apply_edits(old, change.edits, starts[change.start])
        pieces.append(_mark(" ", text[starts[at] : starts[change.start]]))
        pieces += (_mark("-", old), _mark("+", new))
        grown += _count_lines(new, 0, len(new)) - _count_lines(old, 0, len(old))
        at = change.end
    pieces.append(_mark(" ", text[starts[at] : starts[end]]))
    count = _count_lines(text, starts[first], starts[end])
    before, after = _write_range(first, count), _write_range(first + shift, count + grown)
    return [f"@@ -{before} +{after} @@\n", *pieces], grown


def _count_lines(text: str, start: int, end: int) -> int:
    """Return how many lines are between two offsets; no line feed may end the last one."""
    return text.count("\n", start, end) + (start < end and text[end - 1] != "\n")


def _mark(sign: str, text: str) -> str:
    r"""Begin every line with a sign; a line that no line feed ends is followed by a remark."""
    marked = "".join(f"{sign}{line}" for line in re.findall(r"[^\n]*\n|[^\n]+", text))
    return (
        marked if text.endswith("\n") or not text else f"{marked}\n\\ No newline at end of file\n"
    )


def _write_range(start: int, count: int) -> str:
    """Write a range of lines; an empty one is named by the line before it (POSIX, diff -u)."""
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


def _find_name(path: str) -> str:
    """Return the file's path from the current folder, with slashes."""
    target = os.path.realpath(path)
    try:
        folder = os.path.realpath(os.curdir)
    except OSError:
        # The current folder was removed, so the patch is for the root.
        folder = os.sep
    try:
        return os.path.relpath(target, folder).replace(os.sep, "/")
    except ValueError:
        # On another drive of Windows.
        return target.replace(os.sep, "/")


def _quote(name: str) -> str:
    """Write a name as git does: quoted if it must be; a tab ends one with spaces."""
    # One character for each byte.
    text = os.fsencode(name).decode("latin-1")
    quoted = re.sub(r'[^ -~]|["\\]', lambda match: _escape(match[0]), text)
    # GNU patch leaves out the space at the end of a name that is not quoted.
    if quoted != text or text.endswith(" "):
        return f'"{quoted}"'
    return f"{name}\t" if " " in name else name


def _escape(char: str) -> str:
    return f"\\{_LETTERS.get(char, f'{ord(char):03o}')}"
