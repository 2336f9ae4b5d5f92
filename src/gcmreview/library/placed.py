"""A record of one of several reviews: a module of its own, since some commands need none."""

from typing import Any, NamedTuple

from gcmreview.dataset.model import Review


class Placed(NamedTuple):
    """A record, and the review that it is from."""

    review: Review
    record: Any
