"""Links and emphasis within a block of Markdown."""

import re

from gcmreview.check.document import Block, Mask
from gcmreview.check.readers.markdown_syntax import compile_pattern, fold_label
from gcmreview.text.characters import REMOVED

_INLINE = r"[\[*_~]"
# Runs of emphasis that may be closed, by their character.
_Runs = dict[str, list[tuple[int, int]]]


def mask_inline(text: str, document: str, block: Block, labels: set[str]) -> list[Mask]:
    """Mask the marks of links and emphasis in a block."""
    if not re.search(_INLINE, document[block.start : block.end]):
        return []
    masks: list[Mask] = []
    brackets: list[tuple[int, int]] = []
    runs: _Runs = {}
    at = block.start
    while match := compile_pattern("inline").search(document, at, block.end):
        start, at = match.span()
        if text[start] != document[start] or (
            start and text[start - 1] == "\\" != document[start - 1]
        ):
            at = start + 1
        elif match[0].endswith("["):
            note = compile_pattern("note").match(document, start, block.end)
            if note:
                masks.append(Mask(*note.span()))
                at = note.end()
            else:
                brackets.append((start, at))
        elif match[0] == "]":
            if brackets:
                bracket = (*brackets.pop(), start)
                at = _close_bracket(document, bracket, block.end, labels, masks)
        else:
            _pair_run(document, (start, at), block, runs, masks)
    masks.sort()
    return masks


def _close_bracket(
    document: str, bracket: tuple[int, int, int], end: int, labels: set[str], masks: list[Mask]
) -> int:
    """Read what a closing bracket closes: a link, an image, or words in brackets."""
    first, inner, at = bracket
    target = compile_pattern("target").match(document, at + 1, end)
    if target:
        return _mask_link(document, first, at, target.end(), masks)
    label = compile_pattern("label").match(document, at + 1, end) if labels else None
    name = label[0][1:-1] if label and label[0] != "[]" else document[inner:at]
    if not labels or fold_label(name) not in labels:
        return at + 1
    return _mask_link(document, first, at, label.end() if label else at + 1, masks)


def _mask_link(document: str, first: int, at: int, close: int, masks: list[Mask]) -> int:
    if document[first] == "!":
        masks.append(Mask(first, close))
    else:
        masks += [Mask(first, first + 1), Mask(at, close)]
    return close


def _pair_run(
    document: str, run: tuple[int, int], block: Block, runs: _Runs, masks: list[Mask]
) -> None:
    """Pair a run of emphasis with the one that opened it (CommonMark, "Emphasis", simplified)."""
    start, end = run
    char = document[start]
    before = document[start - 1] if start > block.start else " "
    after = document[end] if end < block.end else " "
    before = " " if before == REMOVED else before
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if char == "_":
        left, right = left and not before.isalnum(), right and not after.isalnum()
    stack = runs.setdefault(char, [])
    while right and stack and start < end:
        opened, opened_end = stack.pop()
        length = min(opened_end - opened, end - start)
        masks += [Mask(opened_end - length, opened_end), Mask(start, start + length)]
        start += length
        if opened_end - length > opened:
            stack.append((opened, opened_end - length))
    if left and start < end:
        stack.append((start, end))
