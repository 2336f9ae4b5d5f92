"""The comments that let findings stand: ``<!-- gcmreview: ignore -->`` and its kin.

``ignore`` at the end of a line is for what begins on that line or in the paragraph that the line
belongs to; alone on a line it is for the next paragraph. ``ignore-start`` and ``ignore-end``
enclose what they are for.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from gcmreview.check.document import Block, Comment, Document
from gcmreview.check.findings import Finding

_DIRECTIVE = r"\s*gcmreview\s*:\s*(.*?)\s*"
# What was likely meant for one.
_MEANT = r"-*\s*gcmreview\W*ignore\b.*"
_BARE_LINE = r"[\s>|*+\-:\d.)\x00\x01]*"


class Suppression(NamedTuple):
    """What a comment ignores: what begins from ``start`` to ``end``."""

    comment: Comment
    start: int
    end: int


class DraftLine(NamedTuple):
    """A line of a draft; a bare one has no more to read than the marks of a list or quotation."""

    start: int
    end: int
    is_bare: bool


class UnknownComment(NamedTuple):
    """A comment to gcmreview that it cannot follow, and why."""

    comment: Comment
    why: str


def read_comments(
    document: Document, lines: Sequence[int]
) -> tuple[list[Suppression], list[UnknownComment]]:
    """Return what the comments of a draft ignore, and those that cannot be followed.

    ``lines`` are where the lines of the draft begin.
    """
    ignored: list[Suppression] = []
    unknown: list[UnknownComment] = []
    opened: Comment | None = None
    starts = [block.start for block in document.blocks]
    read: dict[int, DraftLine] = {}
    for comment in document.comments:
        directive = re.fullmatch(_DIRECTIVE, comment.text, re.DOTALL)
        if not directive:
            if re.match(_MEANT, comment.text, re.IGNORECASE | re.DOTALL):
                unknown.append(UnknownComment(comment, "write it as 'gcmreview: ignore'"))
            continue
        match directive[1]:
            case "ignore":
                line = _find_line(document.text, lines, comment.start, read)
                ignored.append(_read_ignore(document, comment, starts, line))
            case "ignore-start":
                if opened:
                    unknown.append(UnknownComment(comment, "ignore-start within another"))
                opened = opened or comment
            case "ignore-end" if opened:
                ignored.append(Suppression(opened, opened.end, comment.start))
                opened = None
            case "ignore-end":
                unknown.append(UnknownComment(comment, "ignore-end without an ignore-start"))
            case other:
                why = f"unknown comment '{other}'; it is ignore, ignore-start or ignore-end"
                unknown.append(UnknownComment(comment, why))
    if opened:
        ignored.append(Suppression(opened, opened.end, len(document.text)))
        unknown.append(UnknownComment(opened, "ignore-start without an ignore-end"))
    return ignored, unknown


def _read_ignore(
    document: Document, comment: Comment, starts: Sequence[int], line: DraftLine
) -> Suppression:
    following = bisect_right(starts, comment.start)
    if line.is_bare:
        inside = _find_inside(document.blocks, following - 1, comment.end)
        if inside:
            # Within a paragraph, the rest of it.
            return Suppression(comment, comment.end, inside.end)
        block = document.blocks[following] if following < len(document.blocks) else None
        return Suppression(comment, comment.end, block.end if block else comment.end)
    # Every block that the line belongs to: a paragraph, or the cells of a row.
    start, end = line.start, line.end
    for block in (*document.blocks[max(0, following - 1) : following + 50],):
        if block.start >= line.end:
            break
        if block.end > line.start:
            start = min(start, block.start)
            end = max(end, block.end)
    return Suppression(comment, start, end)


def _find_line(
    document: str, lines: Sequence[int], place: int, read: dict[int, DraftLine]
) -> DraftLine:
    """Return the line of a place; ``read`` holds those that were read before."""
    number = bisect_right(lines, place) - 1
    if number not in read:
        start = lines[number]
        end = lines[number + 1] - 1 if number + 1 < len(lines) else len(document)
        # A comment is none of what is read of its line.
        is_bare = re.fullmatch(_BARE_LINE, document[start:end]) is not None
        read[number] = DraftLine(start, end, is_bare)
    return read[number]


def _find_inside(blocks: Sequence[Block], index: int, place: int) -> Block | None:
    if 0 <= index < len(blocks) and blocks[index].start < place < blocks[index].end:
        return blocks[index]
    return None


def drop_suppressed(
    lines: Sequence[int], ignored: Sequence[Suppression], findings: Sequence[Finding]
) -> tuple[list[Finding], set[int]]:
    """Return the findings that no comment ignores, and which of the comments ignore one.

    ``lines`` are where the lines of the draft begin.
    """
    if not ignored:
        return list(findings), set()
    kept: list[Finding] = []
    used: set[int] = set()
    # Both go in the order of the draft; what has ended is looked at no more.
    waiting = sorted(range(len(ignored)), key=lambda number: ignored[number].start, reverse=True)
    active: list[tuple[int, int]] = []
    unused: list[int] = []
    for finding in findings:
        place = lines[finding.place.line - 1] + finding.place.column - 1
        while waiting and ignored[waiting[-1]].start <= place:
            number = waiting.pop()
            heappush(active, (ignored[number].end, number))
            unused.append(number)
        while active and active[0][0] <= place:
            heappop(active)
        if active and finding.severity != "none":
            used.update(number for number in unused if place < ignored[number].end)
            unused.clear()
        else:
            kept.append(finding)
    return kept, used
