"""What is long is cut into batches."""

from itertools import count

from gcmreview.batches import cut
from support.rows import each_row

CASES = {"none": (0, []), "a few": (2, [(0, 1)]), "full": (3, [(0, 1, 2)])}
CASES |= {"one more": (4, [(0, 1, 2), (3,)]), "twice": (6, [(0, 1, 2), (3, 4, 5)])}


@each_row(("number", "expected"), CASES.values())
def test_items_are_cut_in_their_order(number: int, expected: list[tuple[int, ...]]) -> None:
    assert list(cut(range(number), 3)) == expected


def test_a_batch_is_made_when_it_is_asked_for() -> None:
    items = count()
    batches = cut(items, 2)
    assert (next(batches), next(items), next(batches)) == ((0, 1), 2, (3, 4))
