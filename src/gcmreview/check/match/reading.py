"""What the source has of some quoted words, wherever in a draft they are quoted."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from gcmreview.check.match.exact import Match, find_matches
from gcmreview.check.match.limits import SIMILAR, limit_difference
from gcmreview.check.match.pattern import Pattern, make_pattern
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.tokens import Span, join_broken, tokenize
from gcmreview.documents.document import read_text

if TYPE_CHECKING:
    from gcmreview.check.match.align import NearMatch

# Readings that are kept, up to ten kilobytes each: a draft may quote the same words again, and the
# rules read the same words in several ways.
_KEPT = 64
# Words of a quotation that is compared: no passage has more, and comparing takes their square.
_MOST_WORDS = 4000
# Gaps and brackets in one quotation; each is tried at each token of a passage.
_MOST_BETWEEN = 200
# Characters of a quotation that is read: as many as the most words that are compared have, if each
# has nine and a space. To read a longer one would take many times its size of memory.
_LONGEST = 40_000


class Reading:
    """The words of a quotation, each thing read only when needed.

    The offsets of tokens in its pattern are those in its parts, joined with nothing between them.
    """

    def __init__(self, source: PassageIndex, parts: tuple[str, ...]) -> None:
        words = " ".join(read_text(part, 0, len(part)) for part in parts)
        self.source = source
        self.parts = parts if len(words) <= _LONGEST else ()
        self.count = len(words.split())

    @cached_property
    def pattern(self) -> Pattern:
        """The words as a pattern."""
        text, ends = "".join(self.parts), accumulate(map(len, self.parts), initial=0)
        tokens = [token for part in pairwise(ends) for token in tokenize(text, part)]
        return make_pattern(join_broken(tokens, self.source.known))

    @cached_property
    def share_known(self) -> float:
        """The share of the words that the passages have; of too many, none is looked for."""
        words, known = self.pattern.words, self.source.known
        if not words or len(words) > _MOST_WORDS or len(self.pattern.between) > _MOST_BETWEEN:
            return 0
        return sum(map(known.__contains__, words)) / len(words)

    @cached_property
    def matches(self) -> list[Match]:
        """The passages that the words match."""
        may_match = self.share_known >= 1 - limit_difference(self.pattern.words)
        return find_matches(self.source, self.pattern) if may_match else []

    @cached_property
    def near(self) -> "NearMatch | None":
        """The passage that the words misquote, or are similar to."""
        if self.share_known < 1 - SIMILAR:
            return None
        # Imported here: most drafts have no quotation that matches nothing.
        from gcmreview.check.match.nearest import find_near

        return find_near(self.source, self.pattern)


def read_words(source: PassageIndex, document: str, parts: Iterable[Span]) -> Reading:
    """Return the reading of the parts of a quotation, the same one for the same words."""
    return _read(source, tuple(document[start:end] for start, end in parts))


_read = lru_cache(_KEPT)(Reading)
