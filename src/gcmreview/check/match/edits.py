"""Make the edits that write the source's words in a draft, and change only what differs."""

from collections.abc import Sequence

from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.passages import Passage, list_corrections, read_source
from gcmreview.check.source.tokens import Span, Token
from gcmreview.text.characters import CONTINUED, REMOVED

# Characters that no edit removes, since markup, a note or a line's end would go with them.
_MARKUP = (REMOVED, "\n")


def make_edit(pattern: Pattern, passage: Passage, difference: Difference, text: str) -> Edit:
    """Return the edit of a draft's prose that writes a passage's words, spaced as they are there.

    Words are inserted before the word that follows them, a mark after the word before it.
    """
    (at, to), (first, last) = difference
    spaced_before, spaced_after = _is_spaced(passage, first), _is_spaced(passage, last)
    start, end = _find_place(pattern.tokens, at, to, is_spaced=spaced_before)
    while text[end : end + 1] == CONTINUED:
        end += 1
    is_last = to == len(pattern.tokens)
    words = read_source(passage, first, last)
    if not words:
        return _remove(text, start, end, is_spaced=at > 0 and not is_last and spaced_before)
    corrected = [keys[0] for keys in list_corrections(passage, first, last) if len(keys) == 1]
    if corrected:
        words = corrected[0]
        # A mark replaces its own and the space at it: "Asia-Pacific" for "Asia- Pacific".
        is_word = words[0].isalnum()
        spaced_before, spaced_after = spaced_before and is_word, spaced_after and is_word
    lead = tail = ""
    if at:
        least = pattern.tokens[at - 1].end
        start, lead = _join_before(text, start, least, is_spaced=spaced_before)
    if not is_last:
        end, tail = _join_after(text, end, is_spaced=spaced_after)
    return Edit(start, end, f"{lead}{words}{tail}")


def _find_place(tokens: Sequence[Token], at: int, to: int, *, is_spaced: bool) -> Span:
    """Return the draft offsets of tokens ``at`` to ``to``, or of the place to insert there."""
    if to > at:
        return tokens[at].start, tokens[to - 1].end
    is_after = at > 0 and (at == len(tokens) or not is_spaced)
    place = tokens[at - 1].end if is_after else tokens[at].start
    return place, place


def _join_before(text: str, start: int, least: int, *, is_spaced: bool) -> tuple[int, str]:
    """Return where an edit starts and the space before its words, not before offset ``least``."""
    before = text[start - 1 : start]
    if is_spaced:
        return start, " " if _is_visible(before) else ""
    return start - (before == " " and start > least), ""


def _join_after(text: str, end: int, *, is_spaced: bool) -> tuple[int, str]:
    """Return where an edit ends and the space after its words."""
    after = text[end : end + 1]
    if is_spaced:
        return end, " " if _is_visible(after) else ""
    return end + (after == " "), ""


def keeps_markup(edit: Edit, document: str, draft: str) -> bool:
    """Tell whether an edit removes only words from a draft, and leaves no mark to start a line."""
    if any(char in document[edit.start : edit.end] for char in _MARKUP):
        return False
    if "<" in draft[edit.start : edit.end]:
        return False
    before, after = document[edit.start - 1 : edit.start], document[edit.end : edit.end + 1]
    is_left = not edit.text and before.isspace() and before != " "
    return not (is_left and after and not after.isalnum())


def _is_spaced(passage: Passage, token: int) -> bool:
    """Tell whether there is space before a token of a passage."""
    if not 0 < token < len(passage.tokens):
        return False
    return passage.tokens[token - 1].end < passage.tokens[token].start


def _is_visible(char: str) -> bool:
    return bool(char) and not char.isspace() and char != REMOVED


def _remove(text: str, start: int, end: int, *, is_spaced: bool) -> Edit:
    """Return the edit that removes words, and leaves a space there if the source has one."""
    before, after = text[start - 1 : start] == " ", text[end : end + 1] == " "
    if before and (after or not is_spaced):
        return Edit(start - 1, end, "")
    if after and not is_spaced:
        return Edit(start, end + 1, "")
    is_tight = _is_visible(text[start - 1 : start]) and _is_visible(text[end : end + 1])
    return Edit(start, end, " " if is_spaced and is_tight else "")
