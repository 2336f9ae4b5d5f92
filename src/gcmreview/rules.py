"""What must hold in a review beyond the shape of its records."""

from collections.abc import Sequence
from itertools import chain, islice

from gcmreview.model import Review
from gcmreview.places import Place, Problem
from gcmreview.record_rules import RECORD_RULES
from gcmreview.source_rules import SOURCE_RULES

# How many problems are looked for: nobody reads so many, and to look for what a wrong name may
# mean takes time.
MOST_PROBLEMS = 500


def find_problems(review: Review, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return what breaks a rule; ``shape`` says what was already wrong with its fields.

    A field whose own shape, or that of what holds it, is wrong is not reported twice.
    """
    known = {problem.place for problem in shape}
    unread = not review.paragraphs or any(place[:1] == ("paragraphs",) for place in known)
    rules = RECORD_RULES if unread else RECORD_RULES + SOURCE_RULES
    problems = chain.from_iterable(rule(review) for rule in rules)
    fresh = (each for each in problems if known.isdisjoint(_list_holders(each.place)))
    return list(islice(fresh, MOST_PROBLEMS))


def _list_holders(place: Place) -> list[Place]:
    return [place[:length] for length in range(1, len(place) + 1)]
