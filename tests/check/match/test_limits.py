"""The limits of a near miss."""

from gcmreview.check.match.limits import limit_difference
from support.rows import each_row


@each_row(("words", "share"), [(4, 0.25), (7, 0.25), (8, 0.34), (40, 0.34)])
def test_of_eight_words_and_more_a_larger_share_may_differ(words: int, share: float) -> None:
    assert limit_difference(["word"] * words) == share
