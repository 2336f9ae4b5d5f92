"""A review that is written as TOML loads as what it was, and a mutation of it never crashes."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given

from gcmreview.dataset.decoding import decode_review
from gcmreview.dataset.loader import examine, load_review, locate, parse_toml
from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import write_located
from gcmreview.text.printable import find_unsafe
from gcmreview.validating.doubts import find_doubts
from gcmreview.validating.rules import RULES
from gcmreview.validating.validator import validate_file
from support.mutations import mutants
from support.releases import write_review
from support.strategies import reviews


@given(reviews())
def test_any_valid_review_written_as_toml_loads_equal(review: Review) -> None:
    assert examine(parse_toml("any.toml", write_review(review).encode()))[:2] == (review, [])


def test_the_built_in_review_written_as_toml_loads_equal() -> None:
    review = load_review()
    assert examine(parse_toml("any.toml", write_review(review).encode()))[:2] == (review, [])


@given(mutants())
def test_a_mutation_of_a_valid_dataset_has_problems_or_is_valid(table: dict[str, Any]) -> None:
    toml = parse_toml("any.toml", b"")._replace(table=table)
    read, found, *_ = examine(toml)
    for located in locate(toml, found):
        assert located[1].rule in RULES
        assert located[1].message
        assert find_unsafe(write_located("any.toml", located)) is None
    if not found:
        # What is valid can be written, read and looked into.
        again, problems = decode_review(parse_toml("", write_review(read).encode()).table)
        assert (again, problems) == (read, [])
        assert all(each.rule in RULES for each in find_doubts(read))


@given(reviews())
def test_any_valid_review_has_no_errors_and_only_known_warnings(review: Review) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.toml"
        path.write_bytes(write_review(review).encode())
        validated = validate_file(str(path))
    assert validated.count("error") == 0
    assert validated.records >= 1
