"""Make the edits that write the source's words in a draft, and change only what differs."""

from collections.abc import Sequence

from gcmreview.check.findings import Edit
from gcmreview.check.match.align import Difference
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.source.passages import Passage, list_corrections, read_source
from gcmreview.check.source.tokens import Span, Token
from gcmreview.text.characters import CONTINUED, REMOVED


def make_edit(pattern: Pattern, passage: Passage, difference: Difference, text: str) -> Edit:
    """Return the edit of a draft's prose that writes a passage's words, spaced as they are there.

    Words are inserted before the word that follows them, a mark after the word before it.
    """
    (at, to), tokens = difference.draft, pattern.tokens
    words, spaced_before, spaced_after = _read_words(passage, *difference.source)
    spaced_before, spaced_after = spaced_before and at > 0, spaced_after and to < len(tokens)
    start, end = _find_place(tokens, at, to, is_spaced=spaced_before)
    while text[end : end + 1] == CONTINUED:
        end += 1
    if not words:
        return _remove(text, start, end, is_spaced=spaced_before and to < len(tokens))
    lead = _space(text[start - 1 : start], is_spaced=spaced_before)
    tail = _space(text[end : end + 1], is_spaced=spaced_after)
    # A space that the source does not have goes with the words.
    least = tokens[at - 1].end if at else start
    most = tokens[to].start if to < len(tokens) else end
    start -= not spaced_before and text[max(least, start - 1) : start] == " "
    end += not spaced_after and text[end : min(end + 1, most)] == " "
    return Edit(start, end, f"{lead}{words}{tail}")


def _read_words(passage: Passage, first: int, last: int) -> tuple[str, bool, bool]:
    """Return the corrected words of some tokens, and whether there is space on either side.

    A mark replaces its own and the space at it: "Asia-Pacific" for "Asia- Pacific".
    """
    spaced = _is_spaced(passage, first), _is_spaced(passage, last)
    corrected = [keys[0] for keys in list_corrections(passage, first, last) if len(keys) == 1]
    if first == last or not corrected:
        return read_source(passage, first, last), *spaced
    return corrected[0], *(spaced if corrected[0].isalnum() else (False, False))


def _find_place(tokens: Sequence[Token], at: int, to: int, *, is_spaced: bool) -> Span:
    """Return the draft offsets of tokens ``at`` to ``to``, or of the place to insert there."""
    if to > at:
        return tokens[at].start, tokens[to - 1].end
    is_after = at > 0 and (at == len(tokens) or not is_spaced)
    place = tokens[at - 1].end if is_after else tokens[at].start
    return place, place


def _space(beside: str, *, is_spaced: bool) -> str:
    """Return the space to write between words and the character beside them."""
    return " " if is_spaced and beside.strip().strip(REMOVED) else ""


def _is_spaced(passage: Passage, token: int) -> bool:
    """Return whether there is space before a token of a passage."""
    if not 0 < token < len(passage.tokens):
        return False
    return passage.tokens[token - 1].end < passage.tokens[token].start


def _remove(text: str, start: int, end: int, *, is_spaced: bool) -> Edit:
    """Return the edit that removes words, and leaves a space there if the source has one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == " " and (after == " " or not is_spaced):
        return Edit(start - 1, end, "")
    if after == " " and not is_spaced:
        return Edit(start, end + 1, "")
    return Edit(start, end, _space(after, is_spaced=bool(_space(before, is_spaced=is_spaced))))
