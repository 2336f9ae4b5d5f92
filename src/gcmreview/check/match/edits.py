"""Make the edits that write the source's words in a draft, and change only what differs."""

import re

from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.passages import Passage, list_corrections, read_source
from gcmreview.check.source.tokens import Span, Token
from gcmreview.text.characters import CONTINUED, REMOVED, repeat

# What nobody reads at either end of a text, and space with it.
_UNREAD, _SPACE = (repeat(rf"{CONTINUED}*+[{beside}{REMOVED}]") for beside in ("", r"\s"))


def make_edit(pattern: Pattern, passage: Passage, difference: Difference, text: str) -> Edit:
    """Return the edit of a draft's prose that writes a passage's words, spaced as they are there.

    Space that both have stays. Words are inserted after it, and removed with that before them, but
    for the end of a line.
    """
    start, end = _find_bounds(pattern, difference.draft, text)
    source = _read_between(pattern, passage, difference)
    is_new = difference.draft[0] == difference.draft[1]
    is_first = is_new or text[start:end].lstrip(" ").startswith(("\n", "\r"))
    for is_before in (is_first, not is_first):
        own = text[start:end] if is_before else text[start:end][::-1]
        kept, source = _keep(own, source if is_before else source[::-1])
        start, end = (start + kept, end) if is_before else (start, end - kept)
        source = source if is_before else source[::-1]
    return Edit(start, end, source)


def _find_bounds(pattern: Pattern, draft: Span, text: str) -> Span:
    """Return the draft offsets from the token before some to the one after them."""
    (at, to), own = draft, pattern.tokens[: pattern.end]
    start = _skip_rest(own[at - 1], text) if at else own[0].start
    return start, own[to].start if to < len(own) else _skip_rest(own[-1], text)


def _skip_rest(token: Token, text: str) -> int:
    """Return the offset after a token, and after what is read as one mark with it."""
    # A gap may end with a space.
    end = token.start + len(text[token.start : token.end].rstrip())
    while text[end : end + 1] == CONTINUED:
        end += 1
    return end


def _read_between(pattern: Pattern, passage: Passage, difference: Difference) -> str:
    """Return a passage's characters from the token before some to the one after them, corrected.

    A mark that a correction gives replaces the space at it: "Asia-Pacific" for "Asia- Pacific".
    """
    (at, to), (first, last), tokens = *difference, passage.tokens
    is_last = to == pattern.end or last == len(tokens)
    start = tokens[first - 1].end if at and first else tokens[first].start
    end = tokens[last - 1].end if is_last else tokens[last].start
    source, own = passage.text[start:end], read_source(passage, first, last)
    corrected = [keys[0] for keys in list_corrections(passage, first, last) if len(keys) == 1]
    if not own or not corrected:
        return source
    return source.replace(own, corrected[0]) if corrected[0].isalnum() else corrected[0]


def _keep(own: str, source: str) -> tuple[int, str]:
    """Return how many characters stay before an own text, and the source's without that space."""
    match = re.match(_SPACE if source[:1].isspace() else _UNREAD, own)
    kept = match[0] if match else ""
    return len(kept), source.lstrip() if any(map(str.isspace, kept)) else source
