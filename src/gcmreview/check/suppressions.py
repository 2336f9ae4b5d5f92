"""The comments that suppress findings, such as ``<!-- gcmreview: ignore -->``.

``ignore`` in or right after a paragraph, list item or row suppresses what begins in it. Alone or
first on a line it suppresses what begins in the rest of its paragraph, or in the next one.
``ignore-start`` and ``ignore-end`` suppress what begins between them.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate, filterfalse
from operator import attrgetter
from typing import NamedTuple

from gcmreview.check.findings import Finding, pack
from gcmreview.documents.document import Block, Comment, Document

# What follows the colon, or what is probably meant as a comment to gcmreview.
_DIRECTIVE = r"(?s)\s*+gcmreview\s*+:(.*)|(?i:-*+\s*+gcmreview\W*+ignore\b)"
# The marks of a quotation, a list or a table, and what is not read: the comment itself.
_BARE_LINE = r"[\s>|*+\-:\d.)\x00\x01]*"


class Suppression(NamedTuple):
    """What a comment suppresses: the findings that begin from ``start`` to ``end`` of the draft."""

    comment: Comment
    start: int
    end: int


# A comment to gcmreview that it cannot follow, and why.
UnknownComment = tuple[Comment, str]


def read_comments(
    document: Document, lines: Sequence[int]
) -> tuple[list[Suppression], list[UnknownComment]]:
    """Return what the comments of a draft suppress, and those that cannot be followed.

    ``lines`` are the draft offsets where lines begin.
    """
    ignored: list[Suppression] = []
    unknown: list[UnknownComment] = []
    alone: list[Comment] = []
    opened: Comment | None = None
    for comment in document.comments:
        match _read_directive(comment.text):
            case "ignore":
                alone.append(comment)
            case "ignore-start" if opened:
                unknown.append((comment, "ignore-start within another"))
            case "ignore-start":
                opened = comment
            case "ignore-end" if opened:
                ignored.append(Suppression(opened, opened.end, comment.start))
                opened = None
            case "ignore-end":
                unknown.append((comment, "ignore-end without an ignore-start"))
            case str(directive):
                unknown.append((comment, _explain(directive)))
    if opened:
        ignored.append(Suppression(opened, opened.end, len(document.text)))
        unknown.append((opened, "ignore-start without an ignore-end"))
    return [*ignored, *_list_covered(document, lines, alone)], unknown


def _read_directive(comment: str) -> str | None:
    """Return what a comment says to gcmreview: ``ignore``; empty if it is misspelt."""
    found = re.match(_DIRECTIVE, comment)
    return (found[1] or "").strip() if found else None


def _explain(directive: str) -> str:
    unknown = f"unknown comment '{directive}'; use ignore, ignore-start or ignore-end"
    return unknown if directive else "write it as 'gcmreview: ignore'"


def _list_covered(
    document: Document, lines: Sequence[int], comments: Sequence[Comment]
) -> Iterator[Suppression]:
    """Yield what each comment that is one of no pair suppresses."""
    # A line may have many comments; it is read once.
    is_bare = cache(partial(_is_bare, document.text, lines))
    rows = {block.row: block.end for block in document.blocks} if comments else {}
    for comment in comments:
        number = bisect_right(lines, comment.start) - 1
        line = None if is_bare(number) else lines[number]
        start, end = _find_covered(document.blocks, comment, line)
        yield Suppression(comment, start, rows.get(start, end))


def _is_bare(document: str, lines: Sequence[int], number: int) -> bool:
    """Return whether a line has no words."""
    end = lines[number + 1] - 1 if number + 1 < len(lines) else len(document)
    return re.compile(_BARE_LINE).fullmatch(document, lines[number], end) is not None


def _find_covered(blocks: Sequence[Block], comment: Comment, line: int | None) -> tuple[int, int]:
    """Return the block that a comment is in or right after on its line, a cell from its row on.

    ``line`` is where its line begins, if that has words. Where the comment is alone or first on its
    line, that is the rest of its block, or up to the next's end.
    """
    following = bisect_right(blocks, comment.start, key=attrgetter("start"))
    block = blocks[following - 1] if following else None
    if block and line is not None and block.end > line:
        return (block.start if block.row is None else block.row), block.end
    if block and comment.end < block.end:
        return comment.end, block.end
    end = blocks[following].end if following < len(blocks) else comment.end
    return comment.end, end


def drop_suppressed(
    lines: Sequence[int], ignored: Sequence[Suppression], findings: Collection[Finding]
) -> tuple[Collection[Finding], Collection[Finding], set[int]]:
    """Return the findings that no comment suppresses, the others, and the indices of the comments.

    ``lines`` are the draft offsets where lines begin; the findings are in the order of the draft.
    A finding without severity is never suppressed, so no comment covers it.
    """
    if not ignored:
        return findings, (), set()
    places = array("q", (_find_start(lines, each) for each in findings if each.severity != "none"))
    ranges = sorted((each.start, each.end) for each in ignored)
    starts = [start for start, _ in ranges]
    # The farthest end of the comments that start up to an offset, by their number.
    ends = [0, *accumulate((end for _, end in ranges), max)]

    def is_dropped(finding: Finding) -> bool:
        place = _find_start(lines, finding)
        return finding.severity != "none" and place < ends[bisect_right(starts, place)]

    kept, dropped = pack(filterfalse(is_dropped, findings)), pack(filter(is_dropped, findings))
    used = {
        number
        for number, each in enumerate(ignored)
        if bisect_left(places, each.start) < bisect_left(places, each.end)
    }
    return kept, dropped, used


def _find_start(lines: Sequence[int], finding: Finding) -> int:
    """Return the draft offset where a finding begins."""
    return lines[finding.place.line - 1] + finding.place.column - 1
