"""The edits that would put the source's words into a draft, kept to what differs."""

from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.passages import Passage, list_corrections, read_source
from gcmreview.text.characters import CONTINUED, REMOVED

# What no edit takes out: along with it markup, a note or a line's end would go.
_MARKUP = (REMOVED, "\n")


def make_edit(pattern: Pattern, passage: Passage, difference: Difference, text: str) -> Edit:
    """Return the edit of a draft's prose that puts a passage's words in, spaced as they are there.

    Words are put in before the word that follows them, a mark after the word before it.
    """
    (at, to), (first, last) = difference
    source = read_source(passage, first, last)
    spaced_before, spaced_after = _is_spaced(passage, first), _is_spaced(passage, last)
    tokens = pattern.tokens
    if to > at:
        start, end = tokens[at].start, tokens[to - 1].end
    else:
        is_after = at and (at == len(tokens) or not spaced_before)
        start = end = tokens[at - 1].end if is_after else tokens[at].start
    while text[end : end + 1] == CONTINUED:
        end += 1
    if not source:
        return _take_out(text, start, end, is_spaced=at > 0 and to < len(tokens) and spaced_before)
    marks = [keys[0] for keys in list_corrections(passage, first, last) if len(keys) == 1]
    if marks:
        source, spaced_before, spaced_after = marks[0], False, False
    if at and text[start - 1 : start] == " " and not spaced_before and start > tokens[at - 1].end:
        start -= 1
    lead = " " if at and spaced_before and _is_seen(text[start - 1 : start]) else ""
    if to < len(tokens) and text[end : end + 1] == " " and not spaced_after:
        end += 1
    tail = " " if to < len(tokens) and spaced_after and _is_seen(text[end : end + 1]) else ""
    return Edit(start, end, f"{lead}{source}{tail}")


def keeps_markup(edit: Edit, document: str, draft: str) -> bool:
    """Tell whether an edit takes words alone out of a draft, and lets no mark begin a line."""
    if any(char in document[edit.start : edit.end] for char in _MARKUP):
        return False
    if "<" in draft[edit.start : edit.end]:
        return False
    before, after = document[edit.start - 1 : edit.start], document[edit.end : edit.end + 1]
    is_left = not edit.text and before.isspace() and before != " "
    return not (is_left and after and not after.isalnum())


def _is_spaced(passage: Passage, token: int) -> bool:
    """Tell whether white space stands before a token of a passage."""
    if not 0 < token < len(passage.tokens):
        return False
    return passage.tokens[token - 1].end < passage.tokens[token].start


def _is_seen(char: str) -> bool:
    return bool(char) and not char.isspace() and char != REMOVED


def _take_out(text: str, start: int, end: int, *, is_spaced: bool) -> Edit:
    """Return the edit that takes words out, and leaves a space there if the source has one."""
    before, after = text[start - 1 : start] == " ", text[end : end + 1] == " "
    if before and (after or not is_spaced):
        return Edit(start - 1, end, "")
    if after and not is_spaced:
        return Edit(start, end + 1, "")
    is_tight = _is_seen(text[start - 1 : start]) and _is_seen(text[end : end + 1])
    return Edit(start, end, " " if is_spaced and is_tight else "")
