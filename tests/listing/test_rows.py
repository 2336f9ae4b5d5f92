"""The columns and rows of listings, and the fields that a call chooses from them."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.rows import check_fields, select_fields
from support.rows import each_row
from support.runs import ROOT, Run
from support.strategies import reviews
from support.tables import KINDS, LISTINGS, REVIEW, tabulate


@pytest.mark.parametrize("kind", KINDS)
def test_every_listing_is_valid_by_the_published_schema(kind: str, gcmreview: Run) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    listing = LISTINGS[kind]
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{listing}"})
    words = ["un"] if kind == "hits" else []
    printed = json.loads(gcmreview(listing, *words, "--format", "json").stdout)
    assert printed
    validator.validate(printed)
    properties = schema["$defs"][listing]["items"]["properties"]
    columns = tabulate(REVIEW, kind).columns
    # With several datasets, the release is the first field.
    assert list(properties) == ["review", *columns]
    for name in columns:
        with pytest.raises(Exception, match="required property"):
            validator.validate([{key: value for key, value in printed[0].items() if key != name}])


@given(reviews(), st.sampled_from(KINDS))
def test_every_dataset_is_valid_by_the_published_schema(review: Review, kind: str) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{LISTINGS[kind]}"})
    validator.validate(json.loads("".join(FORMATS["json"].write(tabulate(review, kind)))))


def test_fields_are_printed_in_the_order_asked_for(gcmreview: Run) -> None:
    done = gcmreview("agencies", "iom", "--fields", "role,acronym", "--format", "csv")
    assert done.stdout == "role,acronym\ncoordinator and secretariat,IOM\n"
    done = gcmreview("source", "0", "--fields", "text, number", "--format", "jsonl")
    assert list(json.loads(done.stdout)) == ["text", "number"]


@pytest.mark.parametrize(
    "option", ["--fields=value", "--template={value}", "--fields=value,unit,qualifier"]
)
def test_a_number_never_prints_without_its_qualifier_and_its_year(
    gcmreview: Run, option: str
) -> None:
    done = gcmreview("stats", option)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search("'value' alone is misleading; add .*'year'", done.stderr)
    whole = "{qualifier} {value} {unit} {year}"
    assert gcmreview("stats", "--template", whole).returncode == 0


def test_empty_results_keep_their_columns(gcmreview: Run) -> None:
    assert gcmreview("agencies", "atlantis", "-f", "jsonl").stdout == ""
    assert gcmreview("source", "--limit", "0", "-f", "csv").stdout == "number,text\n"
    assert gcmreview("source", "--limit", "0", "-f", "tsv").stdout == "number\ttext\n"
    assert gcmreview("source", "--limit", "0", "-f", "markdown").stdout == (
        "| number | text |\n| --- | --- |\n"
    )


def test_selecting_all_fields_changes_nothing() -> None:
    for kind in KINDS:
        table = tabulate(REVIEW, kind)
        selected = select_fields(table, table.columns)
        assert [tuple(row) for row in selected.rows] == [tuple(row) for row in table.rows]


# The contract: keys that others rely on, in this spelling.
KEYS = {
    "speakers": "id name family_name honorific description agency quotes",
    "quotes": "id speaker name text paragraph attribution topics corrections",
    "agencies": "acronym name role paragraph",
    "stats": "id value unit qualifier year label text paragraph",
    "source": "number text",
}


@pytest.mark.parametrize("listing", KEYS)
def test_the_keys_that_others_rely_on_are_there(
    read_json: Callable[..., Any], listing: str
) -> None:
    records = read_json(listing)
    assert records
    for record in records:
        assert set(KEYS[listing].split()) <= set(record)


def test_json_says_of_each_editorial_field_where_it_is_from(read_json: Callable[..., Any]) -> None:
    agencies = {agency["acronym"]: agency for agency in read_json("agencies")}
    assert agencies["IOM"]["editorial"] == {}
    assert agencies["IOM"]["name_paragraph"] == 5
    assert "the agency itself uses" in agencies["ILO"]["editorial"]["name"]
    facts = {(fact["kind"], fact["field"]): fact for fact in read_json("info")}
    assert "10 March 2021" in facts["release", "date"]["origin"]
    assert facts["release", "title"]["origin"] is None
    assert facts["release", "title"]["paragraphs"] == [0]
    assert facts["contact", "email"]["text"] is None


@each_row(
    ("fields", "missing"),
    [
        (("value",), "add 'qualifier', 'unit' and 'year'"),
        (("value", "qualifier"), "add 'unit' and 'year'"),
        (("unit", "value", "year"), "add 'qualifier'"),
        (("unit", "value", "qualifier"), "add 'year'"),
    ],
)
def test_a_value_needs_its_qualifier_its_unit_and_its_year(
    fields: tuple[str, ...], missing: str
) -> None:
    with pytest.raises(UsageError, match=missing):
        check_fields(("value", "unit", "qualifier", "year"), fields, "--fields")
    every = ("qualifier", "unit", "value", "year")
    check_fields(every, every, "--fields")
