"""The edits that would put the source's words into a draft, kept to what differs."""

from gcmreview.check.alignment import Pattern
from gcmreview.check.findings import Edit
from gcmreview.check.judging import Judgement, find_place
from gcmreview.check.reading import Reading
from gcmreview.check.tokens import CONTINUED, REMOVED

# What words follow without a space.
_JOINING = "-–—(/"
# What no edit takes out.
_MARKUP = (REMOVED, "\n")


def make_edits(reading: Reading, pattern: Pattern, judgement: Judgement) -> tuple[Edit, ...]:
    """Return the edits that would put the source's words in, kept to the tokens that differ."""
    edits = []
    for first, last, source in judgement.differences:
        start, end = find_place(pattern, (first, last), source)
        if any(char in reading.prose.text[start:end] for char in _MARKUP):
            # Markup, a note or a line's end would go along with the words.
            return ()
        while reading.prose.text[end : end + 1] == CONTINUED:
            end += 1
        text = source
        if start == end:
            text = _space(reading, start, source)
        elif not source:
            start, end = _close_up(reading.text, start, end)
        edits.append(Edit(start, end, text))
    return tuple(edits)


def _space(reading: Reading, at: int, source: str) -> str:
    """Put a space between words that are put in and the word before or after them."""
    before, after = reading.text[at - 1 : at], reading.text[at : at + 1]
    lead = " " if source[0].isalnum() and before.isalnum() else ""
    tail = " " if after.isalnum() and source[-1] not in _JOINING else ""
    return f"{lead}{source}{tail}"


def _close_up(text: str, start: int, end: int) -> tuple[int, int]:
    """Take out a space along with words that go."""
    if text[start - 1 : start] == " " and (text[end : end + 1] in (" ", ".", ",", "”", '"', "")):
        return start - 1, end
    if text[end : end + 1] == " ":
        return start, end + 1
    return start, end
