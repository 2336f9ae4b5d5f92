"""What the rules say of one quotation."""

from typing import NamedTuple

from gcmreview.check.codes import CODES, NOT_FOUND, SIMILAR, TOO_SHORT, VERBATIM, Rule, rank
from gcmreview.check.findings import Change, DiffPiece, Edit
from gcmreview.check.source.passages import Passage
from gcmreview.documents.quotations import Quotation

# Rules that say that words are no passage, or may be one only by chance.
_UNKNOWN = (NOT_FOUND, TOO_SHORT, SIMILAR)


class Judgement(NamedTuple):
    """What the rules say of a quotation: the most severe of the changes gives the verdict.

    ``passage`` is the one that the words are, or are nearest to. ``edits`` are draft offsets;
    ``pieces`` are the word diff.
    """

    quotation: Quotation
    passage: Passage | None
    changes: tuple[Change, ...]
    message: str = ""
    suggestion: str | None = None
    edits: tuple[Edit, ...] = ()
    pieces: tuple[DiffPiece, ...] = ()

    @property
    def code(self) -> str:
        """The code of the rule that takes precedence."""
        return min((change.code for change in self.changes), key=rank, default=VERBATIM)

    @property
    def rule(self) -> Rule:
        """That rule, with its verdict and severity."""
        return CODES[self.code]

    @property
    def is_known(self) -> bool:
        """Whether the words are a passage, right or wrong, and do not only resemble one."""
        return self.code not in _UNKNOWN
