"""What a rule needs to judge a quotation: the review, the draft, and who is named in it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from gcmreview.attribution.grammar import Attributions
from gcmreview.attribution.nearby import NearbyNames
from gcmreview.check.codes import CODES
from gcmreview.check.figures.known import KnownFigures, list_known
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import list_paragraphs, list_passages
from gcmreview.dataset.model import Review
from gcmreview.documents.document import Document, read_text
from gcmreview.documents.quotations import Quotation
from gcmreview.names.people import People
from gcmreview.text.words import normalize


class CheckOptions(NamedTuple):
    """How to check: the fewest words of a quotation, whether single marks are read, and the rules.

    ``selected`` are the codes of the rules that count.
    """

    min_words: int = 4
    singles: bool = False
    selected: frozenset[str] = frozenset(CODES)


class PreparedReview:
    """A review made ready to check drafts: an index of its passages, its people and its figures."""

    def __init__(self, review: Review, options: CheckOptions = CheckOptions()) -> None:  # noqa: B008
        self.review = review
        self.options = options
        self.source = PassageIndex(review, list_passages(review))

    @cached_property
    def people(self) -> People:
        """The speakers by all their names, made when a quotation first needs them."""
        return People(self.review)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The words of the release's title, which all who write on its subject use."""
        return frozenset(normalize(self.review.release.title).split())

    @cached_property
    def figures(self) -> KnownFigures:
        """The figures that the review states."""
        return list_known(self.review)

    @cached_property
    def paragraphs(self) -> PassageIndex:
        """The whole paragraphs that have quotes, for a draft that quotes their marks too."""
        return PassageIndex(self.review, list_paragraphs(self.review))


class DraftContext(NamedTuple):
    """A draft to check: its text and prose, who is named in it, and the offsets of its lines.

    ``read_attributions`` finds who each of its quotations is attributed to, only once.
    """

    path: str
    text: str
    document: Document
    nearby: NearbyNames
    lines: Sequence[int]
    read_attributions: Callable[[Quotation, tuple[int, int]], Attributions]


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
