"""The facts of a review, with their paragraphs or their origin."""

from collections.abc import Callable
from typing import Any

from support.tables import REVIEW


def test_every_fact_without_an_origin_is_the_sources_own_words(
    read_json: Callable[..., Any],
) -> None:
    facts = read_json("info")
    assert len(facts) > 30
    for fact in facts:
        if fact["origin"] is None and fact["text"] is not None:
            (number,) = fact["paragraphs"]
            assert fact["text"] in REVIEW.paragraphs[number].text, fact
