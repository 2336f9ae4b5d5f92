"""The comments that let findings stand: ``<!-- gcmreview: ignore -->`` and its kin.

``ignore`` at the end of a line is for what begins on that line or in the paragraph that the line
belongs to; alone on a line it is for the next paragraph. ``ignore-start`` and ``ignore-end``
enclose what they are for.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from gcmreview.check.findings import Finding
from gcmreview.check.prose import Block, Comment, Prose, is_blank

_DIRECTIVE = r"\s*gcmreview\s*:\s*(.*?)\s*"
# What was likely meant for one.
_MEANT = r"\s*gcmreview\s*:?\s*ignore\b.*"
_BARE_LINE = r"[\s>|*+\-:\d.)\x00\x01]*"


class Ignored(NamedTuple):
    """What a comment ignores: what begins from ``start`` to ``end``."""

    comment: Comment
    start: int
    end: int


class Unknown(NamedTuple):
    """A comment to gcmreview that it cannot follow, and why."""

    comment: Comment
    why: str


def read_comments(text: str, prose: Prose) -> tuple[list[Ignored], list[Unknown]]:
    """Return what the comments of a draft ignore, and those that cannot be followed."""
    ignored: list[Ignored] = []
    unknown: list[Unknown] = []
    opened: Comment | None = None
    starts = [block.start for block in prose.blocks]
    for comment in prose.comments:
        directive = re.fullmatch(_DIRECTIVE, comment.text, re.DOTALL)
        if not directive:
            if re.match(_MEANT, comment.text, re.IGNORECASE | re.DOTALL):
                unknown.append(Unknown(comment, "write it as 'gcmreview: ignore'"))
            continue
        match directive[1]:
            case "ignore":
                ignored.append(_read_ignore(text, prose, comment, starts))
            case "ignore-start":
                if opened:
                    unknown.append(Unknown(comment, "ignore-start within another"))
                opened = opened or comment
            case "ignore-end" if opened:
                ignored.append(Ignored(opened, opened.end, comment.start))
                opened = None
            case "ignore-end":
                unknown.append(Unknown(comment, "ignore-end without an ignore-start"))
            case other:
                why = f"unknown comment '{other}'; it is ignore, ignore-start or ignore-end"
                unknown.append(Unknown(comment, why))
    if opened:
        ignored.append(Ignored(opened, opened.end, len(text)))
        unknown.append(Unknown(opened, "ignore-start without an ignore-end"))
    return ignored, unknown


def _read_ignore(text: str, prose: Prose, comment: Comment, starts: Sequence[int]) -> Ignored:
    first = text.rfind("\n", 0, comment.start) + 1
    last = text.find("\n", comment.end)
    last = len(text) if last < 0 else last
    line = prose.text[first : comment.start] + prose.text[comment.end : last]
    following = bisect_right(starts, comment.start)
    if re.fullmatch(_BARE_LINE, line) or is_blank(line):
        inside = _find_inside(prose.blocks, following - 1, comment.end)
        if inside:
            # Within a paragraph, the rest of it.
            return Ignored(comment, comment.end, inside.end)
        block = prose.blocks[following] if following < len(prose.blocks) else None
        return Ignored(comment, comment.end, block.end if block else comment.end)
    # Every block that the line belongs to: a paragraph, or the cells of a row.
    start, end = first, last
    for block in (*prose.blocks[max(0, following - 1) : following + 50],):
        if block.start >= last:
            break
        if block.end > first:
            start = min(start, block.start)
            end = max(end, block.end)
    return Ignored(comment, start, end)


def _find_inside(blocks: Sequence[Block], index: int, place: int) -> Block | None:
    if 0 <= index < len(blocks) and blocks[index].start < place < blocks[index].end:
        return blocks[index]
    return None


def drop_ignored(
    lines: Sequence[int], ignored: Sequence[Ignored], findings: Sequence[Finding]
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
    active: list[int] = []
    for finding in findings:
        place = lines[finding.place.line - 1] + finding.place.column - 1
        while waiting and ignored[waiting[-1]].start <= place:
            active.append(waiting.pop())
        active = [number for number in active if place < ignored[number].end]
        if active and finding.severity != "none":
            used.update(active)
        else:
            kept.append(finding)
    return kept, used
