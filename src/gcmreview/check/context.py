"""What is at hand when a quotation is judged: the review, the draft, and what stands around it."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from gcmreview.check.attribution.nearby import NearbyNames
from gcmreview.check.attribution.people import People
from gcmreview.check.attribution.surroundings import Surroundings
from gcmreview.check.document import Document, read_text
from gcmreview.check.figures.known import KnownFigures, list_known
from gcmreview.check.quotations import Quotation
from gcmreview.check.source.index import PassageIndex
from gcmreview.check.source.passages import list_paragraphs, list_passages
from gcmreview.dataset.model import Review


class CheckOptions(NamedTuple):
    """How to check: from how many words a quotation is one, and whether single marks are marks."""

    min_words: int = 4
    singles: bool = False


class PreparedReview:
    """A review made ready to hold drafts against: its bank and its people."""

    def __init__(self, review: Review, options: CheckOptions = CheckOptions()) -> None:  # noqa: B008
        self.review = review
        self.options = options
        self.source = PassageIndex(review, list_passages(review))

    @cached_property
    def people(self) -> People:
        """The speakers by all their names, made when a quotation first needs them."""
        return People(self.review)

    @cached_property
    def figures(self) -> KnownFigures:
        """The figures that the review states."""
        return list_known(self.review)

    @cached_property
    def paragraphs(self) -> PassageIndex:
        """The whole paragraphs in which quotes stand, for what quotes the quotes' marks too."""
        return PassageIndex(self.review, list_paragraphs(self.review))


class DraftContext(NamedTuple):
    """A draft on its way: its text, its prose, who is named in it, and where its lines begin."""

    path: str
    text: str
    document: Document
    nearby: NearbyNames
    lines: Sequence[int]


class QuotationContext(NamedTuple):
    """A quotation to judge, and the bank to hold it against.

    ``neighbours`` are where the quotation before it ends and the next one begins.
    """

    prepared: PreparedReview
    source: PassageIndex
    draft: DraftContext
    quotation: Quotation
    neighbours: tuple[int, int]

    @property
    def surroundings(self) -> Surroundings:
        """What stands around it, for who is said to have said it."""
        return Surroundings(
            self.draft.document, self.quotation, self.prepared.people, self.neighbours
        )

    @property
    def words(self) -> str:
        """What a reader reads between its marks."""
        document = self.draft.document.text
        return " ".join(read_text(document, *part) for part in self.quotation.parts)
