"""What a rule needs to judge a quotation: the review, the draft, and who is named in it."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from gcmreview.attribution.grammar import Attributions
from gcmreview.attribution.nearby import NearbyNames
from gcmreview.check.codes import CODES
from gcmreview.check.figures.known import KnownFigures, list_known
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import list_paragraphs, list_passages
from gcmreview.check.source.rarity import list_topic
from gcmreview.dataset.model import Review
from gcmreview.documents.document import Document, read_text
from gcmreview.documents.quotations import Quotation
from gcmreview.names.people import People
from gcmreview.text.dates import write_day
from gcmreview.text.words import fold_words

# Words of a quotation that a message shows: enough to find it in its line.
_SHOWN = 5


class CheckOptions(NamedTuple):
    """How to check: the fewest words of a quotation, whether single marks are read, and the rules.

    ``selected`` are the codes of the rules that count.
    """

    min_words: int = 4
    singles: bool = False
    selected: frozenset[str] = frozenset(CODES)


_USUAL = CheckOptions()


class PreparedReview:
    """Reviews made ready to check drafts: an index of their passages, their people and figures.

    A draft may quote each of them. A person has the same id in all.
    """

    def __init__(self, *reviews: Review, options: CheckOptions = _USUAL) -> None:
        # The passages and figures of the only review have no name of their release.
        is_single = len(reviews) == 1
        self.reviews = {"" if is_single else each.release.id: each for each in reviews}
        self.options = options
        self.source = PassageIndex(self.reviews, list_passages)

    def __reduce__(self) -> tuple[Callable[..., "PreparedReview"], tuple[Review, ...]]:
        """Return what a pickle is made of: the reviews alone.

        The index would take four times the bytes, and as long to read as to make again.
        """
        return partial(PreparedReview, options=self.options), tuple(self.reviews.values())

    @cached_property
    def people(self) -> People:
        """The speakers by all their names, made when a quotation first needs them."""
        return People(*self.reviews.values())

    @cached_property
    def times(self) -> frozenset[str]:
        """The words of the days on which the releases were published."""
        dates = (review.release.date for review in self.reviews.values())
        return frozenset(word for date in dates if date for word in fold_words(write_day(date)))

    @cached_property
    def topics(self) -> dict[str, frozenset[str]]:
        """The words of each release's title."""
        return {name: list_topic(review) for name, review in self.reviews.items()}

    @cached_property
    def figures(self) -> tuple[KnownFigures, ...]:
        """The figures that each review states."""
        return tuple(list_known(review, name) for name, review in self.reviews.items())

    @cached_property
    def paragraphs(self) -> PassageIndex:
        """The whole paragraphs that have quotes, for a draft that quotes their marks too."""
        return PassageIndex(self.reviews, list_paragraphs)


class DraftContext(NamedTuple):
    """A draft to check: its text and prose, who is named in it, and the offsets of its lines.

    ``unquoted`` is the prose with spaces for what is between marks, at the same offsets.
    ``read_attributions`` finds who each of its quotations is attributed to, ``is_unrelated``
    whether what a block says is surely not about them, both only once.
    """

    path: str
    text: str
    document: Document
    unquoted: str
    nearby: NearbyNames
    lines: Sequence[int]
    read_attributions: Callable[[Quotation, tuple[int, int]], Attributions]
    is_unrelated: Callable[[int], bool]


class QuotationContext(NamedTuple):
    """A quotation to judge, and the index of the passages that it may be from.

    ``neighbours`` are the draft offsets where the quotation before it ends and the next one begins;
    without a next one, an offset after the draft's end.
    """

    prepared: PreparedReview
    source: PassageIndex
    draft: DraftContext
    quotation: Quotation
    neighbours: tuple[int, int]

    @property
    def attributions(self) -> Attributions:
        """Who the words around it attribute it to."""
        return self.draft.read_attributions(self.quotation, self.neighbours)

    @property
    def words(self) -> str:
        """What a reader reads between its marks."""
        document = self.draft.document.text
        return " ".join(read_text(document, *part) for part in self.quotation.parts)

    @property
    def beginning(self) -> str:
        """Its first words in marks, for a message."""
        words = self.words.split()
        if len(words) <= _SHOWN:
            return f"“{' '.join(words)}”"
        return f"“{' '.join(words[:_SHOWN]).rstrip(' .…')}…”"
