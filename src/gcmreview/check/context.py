"""What is at hand when a quotation is judged: the review, the draft, and what stands around it."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from gcmreview.check.attribution.nearby import Neighbourhood
from gcmreview.check.attribution.people import People
from gcmreview.check.attribution.surroundings import Surroundings
from gcmreview.check.document import Prose, read_text
from gcmreview.check.figures.known import Known, list_known
from gcmreview.check.quotations import Quotation
from gcmreview.check.source.index import Bank
from gcmreview.check.source.passages import list_paragraphs, list_passages
from gcmreview.dataset.model import Review


class Options(NamedTuple):
    """How to check: from how many words a quotation is one, and whether single marks are marks."""

    min_words: int = 4
    singles: bool = False


class Checker:
    """A review made ready to hold drafts against: its bank and its people."""

    def __init__(self, review: Review, options: Options = Options()) -> None:  # noqa: B008
        self.review = review
        self.options = options
        self.bank = Bank(review, list_passages(review))

    @cached_property
    def people(self) -> People:
        """The speakers by all their names, made when a quotation first needs them."""
        return People(self.review)

    @cached_property
    def figures(self) -> Known:
        """The figures that the review states."""
        return list_known(self.review)

    @cached_property
    def paragraphs(self) -> Bank:
        """The whole paragraphs in which quotes stand, for what quotes the quotes' marks too."""
        return Bank(self.review, list_paragraphs(self.review))


class Reading(NamedTuple):
    """A draft on its way: its text, its prose, who is named in it, and where its lines begin."""

    path: str
    text: str
    prose: Prose
    around: Neighbourhood
    lines: Sequence[int]


class Case(NamedTuple):
    """A quotation to judge, and the bank to hold it against.

    ``neighbours`` are where the quotation before it ends and the next one begins.
    """

    checker: Checker
    bank: Bank
    reading: Reading
    quotation: Quotation
    neighbours: tuple[int, int]

    @property
    def surroundings(self) -> Surroundings:
        """What stands around it, for who is said to have said it."""
        return Surroundings(
            self.reading.prose, self.quotation, self.checker.people, self.neighbours
        )

    @property
    def words(self) -> str:
        """What a reader reads between its marks."""
        prose = self.reading.prose.text
        return " ".join(read_text(prose, *part) for part in self.quotation.parts)
