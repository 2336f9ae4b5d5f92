"""The JSON Schema of a dataset, and that it agrees with what the loader accepts."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, time
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gcmreview.dataset.decoding import decode_review
from gcmreview.dataset.loader import find_problems, load_review
from gcmreview.dataset.model import Line, Review, Slug, Text
from gcmreview.dataset.problems import Problem
from gcmreview.text.printable import find_unsafe
from gcmreview.validating.rules import RULES
from gcmreview.validating.schema import _KINDS, make_schema, write_schema
from support.mutations import as_json, look_up, mutants
from support.processes import make_environment
from support.releases import MakeRelease, write_review
from support.rows import each_row
from support.runs import DATASET, ROOT, Run
from support.strategies import datasets
from write_schema import DOCUMENT

SCHEMA = make_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
BUNDLED = DATASET.read_text(encoding="utf-8")
SAID = "said Kwame Okafor, Head of Office, ILO."


def is_valid(toml: str) -> bool:
    """Return whether a text of TOML is valid by the schema."""
    return VALIDATOR.is_valid(as_json(tomllib.loads(toml)))


def test_the_document_is_what_the_tool_writes_and_what_the_command_prints(gcmreview: Run) -> None:
    done = gcmreview("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == write_schema() == DOCUMENT.read_text(encoding="utf-8")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_has_every_record_and_no_key_that_is_not_described() -> None:
    assert SCHEMA["properties"].keys() == set(Review._fields)
    for name, record in SCHEMA["$defs"].items():
        assert record["additionalProperties"] is False, name
        assert record["description"], name
    keys = SCHEMA["$defs"]["Correction"]["properties"]
    assert list(keys) == ["from", "to", "reason"]


def test_without_docstrings_the_schema_is_the_same_but_for_descriptions() -> None:
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "gcmreview", "schema"],
        capture_output=True,
        encoding="utf-8",
        env=make_environment(),
        check=True,
    )
    bare = json.loads(done.stdout)
    for record in (SCHEMA, *SCHEMA["$defs"].values()):
        assert record["description"]
    stripped = {**SCHEMA, "$defs": {name: dict(each) for name, each in SCHEMA["$defs"].items()}}
    for record in (stripped, *stripped["$defs"].values()):
        del record["description"]
    assert bare == stripped


def test_the_built_in_dataset_is_valid_and_names_the_schema_in_its_first_line() -> None:
    assert is_valid(BUNDLED)
    directive = BUNDLED.split("\n")[0]
    assert directive.startswith("#:schema ")
    assert (DATASET.parent / directive.removeprefix("#:schema ")).resolve() == DOCUMENT


def test_a_made_up_dataset_is_valid(make_release: MakeRelease) -> None:
    path = make_release(f"Oslo – “We go on,” {SAID}", quotes=["We go on,"])
    assert is_valid(path.read_text(encoding="utf-8"))


def test_a_figure_may_be_less_than_nothing(make_release: MakeRelease) -> None:
    figure = 'id = "loss"\nvalue = -5\nlabel = "people"\ntext = "−5 people"\nparagraph = 1\n'
    more = f"[[statistics]]\n{figure}"
    path = make_release("Oslo – Kwame Okafor, Head of Office, ILO, saw −5 people.", more=more)
    load_review(str(path))
    assert is_valid(path.read_text(encoding="utf-8"))


@given(datasets())
def test_any_valid_dataset_is_valid(table: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(as_json(table))
    review, _ = decode_review(table)
    assert is_valid(write_review(review))


SHAPES = (
    *("unknown-key", "missing-key", "wrong-type", "empty-text", "unsafe-character", "id"),
    *("unknown-value", "number", "missing-origin", "web-address"),
)


@each_row("name", SHAPES)
def test_what_breaks_a_rule_of_shapes_is_not_valid(name: str) -> None:
    rule = RULES[name]
    assert not is_valid(BUNDLED.replace(rule.good, rule.bad))


@each_row(
    ("old", "new"),
    [
        ('editorial.topics = "editors"\n', ""),
        ('editorial.spellings = "own-name"\n', ""),
        ('editorial.url = "publication"', 'editorial.link = "publication"'),
        ('editorial.url = "publication"', 'editorial.url = "The page"'),
        ("date = 2021-03-19 #", "date = 2021-03-19T10:00:00 #"),
        ("paragraphs = [5]", "paragraphs = []"),
        ("[[paragraphs]]", "[[paragraph]]"),
        ("[event]", "[[event]]"),
        ('roles = [\n  { title = "Director-General"', 'roles = [\n  "Director", { title = "x"'),
        ("paragraph = 14", "paragraph = 14.5"),
        ('topics = ["global-compact"]', 'topics = ["Global Compact"]'),
        ("value = 52", "value = true"),
        ('sha256 = "a', 'sha256 = "'),
        ('year = "today"', 'year = "now"'),
    ],
)
def test_what_an_editor_should_mark_is_not_valid(old: str, new: str) -> None:
    assert old in BUNDLED
    assert not is_valid(BUNDLED.replace(old, new))


@given(mutants())
def test_what_the_schema_rejects_the_loader_rejects(table: dict[str, Any]) -> None:
    if not VALIDATOR.is_valid(as_json(table)):
        review, shape = decode_review(table)
        assert [*shape, *find_problems(review, shape)]


BEYOND = "[^\0-\uffff]|\n\\Z"
# What a schema can say of a text or a number that breaks a rule of shapes.
CAN_SAY: dict[str, Callable[[Any], bool]] = {
    # To Python's re, though not to JSON Schema, $ is also before a line break at the end.
    "id": lambda text: not text.endswith("\n"),
    # It cannot name all characters that show nothing.
    "empty-text": lambda text: not text.strip(),
    # Patterns have no common syntax for characters beyond U+FFFF.
    "unsafe-character": lambda text: find_unsafe(re.sub(BEYOND, "", text)) is not None,
    # JSON has neither NaN nor infinity.
    "number": lambda number: isinstance(number, int) or isfinite(number),
}


def can_say(problem: Problem, table: dict[str, Any]) -> bool:
    """Return whether a schema can say that a table has a problem of its shape."""
    if problem.rule in ("missing-key", "unknown-key"):
        return True
    value = look_up(table, problem.place)
    if problem.rule == "wrong-type":
        # In JSON, dates are strings, and 1.0 may be a whole number.
        return not isinstance(value, date | time | str | float)
    values = value if isinstance(value, list) else [value]
    kind = int | float if problem.rule == "number" else str
    applies = CAN_SAY.get(problem.rule, lambda _: True)
    return any(applies(each) for each in values if isinstance(each, kind))


@given(mutants())
def test_the_schema_rejects_what_has_the_wrong_shape_where_it_can(table: dict[str, Any]) -> None:
    _, shape = decode_review(table)
    said = [each for each in shape if can_say(each, table)]
    assert not said or not VALIDATOR.is_valid(as_json(table)), said


@each_row(("kind", "allow"), [(Line, ""), (Text, "\n")])
def test_the_pattern_of_a_text_is_that_of_the_characters_that_are_not_safe(
    kind: Any, allow: str
) -> None:
    unsafe = re.compile(_KINDS[kind]["not"]["pattern"])
    for code in (*range(0xD800), *range(0xE000, 0x10000)):
        char = chr(code)
        assert bool(unsafe.search(char)) == (find_unsafe(char, allow=allow) is not None), code


def test_the_pattern_of_an_address_is_the_loaders(make_release: MakeRelease) -> None:
    review = load_review(str(make_release("Oslo – Kwame Okafor, Head of Office, ILO, spoke.")))
    pattern = re.compile(SCHEMA["$defs"]["Release"]["properties"]["url"]["pattern"])
    hosts = ["", *map(chr, range(0x21, 0x100))]
    for url in (f"{scheme}{host}" for scheme in ("https://", "ftp://") for host in hosts):
        problems = find_problems(review._replace(release=review.release._replace(url=url)))
        assert bool(pattern.search(url)) == (problems == []), url


@given(st.text(st.sampled_from("az09-AZ_ é")))
def test_the_pattern_of_an_id_is_the_loaders(text: str) -> None:
    _, shape = decode_review({"origins": [{"id": text, "text": "x"}]})
    is_id = ("origins", 0, "id") not in [each.place for each in shape]
    assert bool(re.search(_KINDS[Slug]["pattern"], text)) == is_id


def find_taplo() -> str:
    """Return the path of taplo, which editors use, or skip the test."""
    found = shutil.which("taplo")
    return found or pytest.skip("taplo is not installed: npm install --global @taplo/cli")


def lint(folder: Path, **datasets: str) -> subprocess.CompletedProcess[str]:
    """Have taplo look at datasets that are beside the document as the built-in one is."""
    taplo = find_taplo()
    for name in ("data", "docs"):
        (folder / name).mkdir()
    shutil.copy(DOCUMENT, folder / "docs")
    for name, toml in datasets.items():
        (folder / "data" / f"{name}.toml").write_text(toml, encoding="utf-8")
    return subprocess.run(
        [taplo, "lint", *(f"data/{name}.toml" for name in datasets)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_taplo_finds_the_schema_by_the_first_line_and_marks_what_is_wrong(tmp_path: Path) -> None:
    wrong = {
        "year = 1990": "yaer = 1990",
        'role = "co-organizer"': 'role = "organizer"',
        'editorial.spellings = "own-name"\n': "",
        'label = "government': r'label = "\tgovernment',
        'id = "kim"': 'id = "Kim"',
    }
    toml = BUNDLED
    for old, new in wrong.items():
        toml = toml.replace(old, new)
    done = lint(tmp_path, right=BUNDLED, wrong=toml)
    assert done.returncode == 1
    assert "right.toml" not in done.stderr
    for said in ("'yaer'", '"organizer"', '"spellings"', r"\tgovernment", '"Kim"'):
        assert said in done.stderr


def test_the_other_schema_is_of_the_programs_own_json() -> None:
    other = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    assert DOCUMENT.name in other["description"]
    assert other["title"] != SCHEMA["title"]
