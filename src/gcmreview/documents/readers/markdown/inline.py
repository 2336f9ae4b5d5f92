"""Links, footnote references and emphasis within a block of Markdown."""

import re
from typing import NamedTuple

from gcmreview.documents.document import Block, Mask
from gcmreview.documents.readers.markdown.syntax import LONGEST_LABEL, compile_pattern, fold_label
from gcmreview.text.characters import REMOVED

_INLINE = r"[\[*_~]"
# Where a run of emphasis begins and ends, in draft offsets.
_Run = tuple[int, int]


class _Bracketed(NamedTuple):
    """Words in brackets, in draft offsets: the opening bracket, the words, the closing bracket."""

    start: int
    inner: int
    close: int


def mask_inline(text: str, document: str, block: Block, labels: set[str]) -> list[Mask]:
    """Return the masks of the marks of links and emphasis in a block, in order."""
    if not re.search(_INLINE, document[block.start : block.end]):
        return []
    masks: list[Mask] = []
    brackets: list[tuple[int, int]] = []
    runs: dict[str, list[_Run]] = {}
    at = block.start
    while match := compile_pattern("inline").search(document, at, block.end):
        start, at = match.span()
        if _is_escaped(text, document, start):
            at = start + 1
        elif match[0].endswith("["):
            note = compile_pattern("note").match(document, start, block.end)
            if note:
                masks.append(Mask(*note.span()))
                at = note.end()
            else:
                brackets.append((start, at))
        elif match[0] != "]":
            _pair_run(document, (start, at), block, runs.setdefault(match[0][0], []), masks)
        elif brackets:
            bracketed = _Bracketed(*brackets.pop(), start)
            at = _read_bracketed(document, bracketed, block.end, labels, masks)
    masks.sort()
    return masks


def _is_escaped(text: str, document: str, place: int) -> bool:
    r"""Return whether a mark is an escape or a character reference: ``\*``, ``&#42;``."""
    is_reference = text[place] != document[place]
    is_after_escape = place > 0 and text[place - 1] == "\\" != document[place - 1]
    return is_reference or is_after_escape


def _read_bracketed(
    document: str, words: _Bracketed, end: int, labels: set[str], masks: list[Mask]
) -> int:
    """Mask a link or an image, and return where it ends; other words in brackets stay as they are.

    ``end`` is where the block ends.
    """
    after = words.close + 1
    target = compile_pattern("target").match(document, after, end)
    label = compile_pattern("label").match(document, after, end) if labels and not target else None
    if not target and _find_label(document, words, label) not in labels:
        return after
    link = target or label
    link_end = link.end() if link else after
    if document[words.start] == "!":
        masks.append(Mask(words.start, link_end))
    else:
        masks += [Mask(words.start, words.start + 1), Mask(words.close, link_end)]
    return link_end


def _find_label(document: str, words: _Bracketed, label: re.Match[str] | None) -> str | None:
    """Return the label of a link, which is its own words in ``[words]`` and ``[words][]``."""
    if label and label[0] != "[]":
        return fold_label(label[0][1:-1])
    is_short = words.close - words.inner <= LONGEST_LABEL
    return fold_label(document[words.inner : words.close]) if is_short else None


def _pair_run(
    document: str, run: _Run, block: Block, opened: list[_Run], masks: list[Mask]
) -> None:
    """Pair a run of emphasis with those that opened it (CommonMark, "Emphasis", simplified)."""
    start, end = run
    char = document[start]
    before = document[start - 1] if start > block.start else " "
    after = document[end] if end < block.end else " "
    before = " " if before == REMOVED else before
    opens, closes = _is_beside(char, after, before), _is_beside(char, before, after)
    while closes and opened and start < end:
        first, last = opened.pop()
        length = min(last - first, end - start)
        masks += [Mask(last - length, last), Mask(start, start + length)]
        start += length
        if last - length > first:
            opened.append((first, last - length))
    if opens and start < end:
        opened.append((start, end))


def _is_beside(char: str, inside: str, outside: str) -> bool:
    """Return whether a run belongs to the text on one side of it, by the characters beside it."""
    if inside.isspace():
        return False
    # Within a word an underscore is a letter, as in "snake_case", and an asterisk is not.
    return not outside.isalnum() or (inside.isalnum() and char != "_")
