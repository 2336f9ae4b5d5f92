"""What a section says before a sentence: of which region and time the numbers in it are.

A section is what follows a heading, or several headings in a row, up to the next one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.check.figures.known import FEWEST_NAMES, KnownFigures
from gcmreview.check.figures.scope import names_another_place
from gcmreview.check.figures.times import list_times
from gcmreview.documents.document import Block
from gcmreview.text.words import find_words


class Context(NamedTuple):
    """What the headings and sentences before a sentence say.

    ``time`` is the year that was named last, or "today". What ``is_labelled`` has its labels before
    it.
    """

    is_about: bool = False
    time: str | None = None
    is_labelled: bool = False


def list_sections(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks of each section, in order, with the headings that begin it."""
    first, is_head = 0, True
    for at, block in enumerate(blocks):
        if block.is_heading and not is_head:
            yield blocks[first:at]
            first = at
        is_head = block.is_heading
    if blocks:
        yield blocks[first:]


def is_about_release(text: str, known: KnownFigures) -> bool:
    """Return whether a text has two of the words that name the release, also in capitals alone."""
    lower = text.lower()
    # Most have few, and are skipped at once.
    if sum(place in lower for place in known.places) < FEWEST_NAMES:
        return False
    words = (word.title() if word.isupper() else word for word in find_words(text))
    return len({word.casefold() for word in known.names.intersection(words)}) >= FEWEST_NAMES


def read_on(context: Context, sentence: str, known: KnownFigures) -> Context:
    """Return the context after a sentence; another place ends that of the release's region."""
    is_about = (
        context.is_about and not names_another_place(sentence, known.names)
    ) or is_about_release(sentence, known)
    context = context._replace(is_about=is_about)
    times = list_times(sentence, known.now)
    if times:
        context = context._replace(time=times.pop() if len(times) == 1 else None)
    return context
