"""The built-in dataset is the source: to the character, complete, and marked where it is not."""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import write_figure
from support.rows import each_row
from support.runs import DATASET

SHA256 = "a9034dd16c20754bd9cb593f8a12dfc5e719fb4edf8de1f3866b31f01cb71aec"
REVIEW = load_review()
TABLE = tomllib.loads(DATASET.read_text(encoding="utf-8"))

ReadJson = Callable[..., Any]


def test_the_printed_paragraphs_joined_are_the_source_byte_for_byte(read_json: ReadJson) -> None:
    paragraphs = read_json("source")
    source = "\n\n".join(paragraph["text"] for paragraph in paragraphs)
    assert hashlib.sha256(source.encode()).hexdigest() == SHA256
    assert [paragraph["number"] for paragraph in paragraphs] == list(range(21))


def test_the_source_keeps_its_odd_characters() -> None:
    counts = Counter(REVIEW.source)
    # As source/README.md of the project counts them.
    assert {char: counts[char] for char in "\n\u00a0–“”’"} == {
        "\n": 41,
        "\u00a0": 14,
        "–": 2,
        "“": 8,
        "”": 8,
        "’": 2,
    }


def test_no_invisible_character_is_raw_in_the_file() -> None:
    raw = set(DATASET.read_text(encoding="utf-8")) - set("\n")
    assert [char for char in raw if char != " " and not char.isprintable()] == []


@pytest.mark.parametrize(
    ("listing", "count"),
    [("speakers", 5), ("quotes", 8), ("agencies", 19), ("stats", 5), ("source", 21)],
)
def test_everything_is_there(read_json: ReadJson, listing: str, count: int) -> None:
    assert len(read_json(listing)) == count


@each_row(("table", "count"), [("contacts", 2), ("links", 3), ("sdgs", 2), ("conclusions", 5)])
def test_the_smaller_tables_are_complete(table: str, count: int) -> None:
    assert len(TABLE[table]) == count


def test_every_quotation_of_the_source_is_a_quote_and_every_quote_one_of_them() -> None:
    quoted = [
        (paragraph.number, words)
        for paragraph in REVIEW.paragraphs
        for words in re.findall("“([^”]*)”", paragraph.text)
    ]
    assert [(quote.paragraph, quote.text) for quote in REVIEW.quotes] == quoted


def test_quotes_are_attributed_to_the_speaker_that_the_source_names() -> None:
    names = {speaker.id: speaker.name for speaker in REVIEW.speakers}
    for quote in REVIEW.quotes:
        paragraph = REVIEW.paragraphs[quote.paragraph].text
        before = REVIEW.paragraphs[quote.paragraph - 1].text
        if quote.attribution == "explicit":
            assert names[quote.speaker] in paragraph, quote.id
        else:
            assert not any(name in paragraph for name in names.values()), quote.id
            assert names[quote.speaker] in before, quote.id
    continued = [quote.id for quote in REVIEW.quotes if quote.attribution == "continued"]
    assert continued == ["alisjahbana-2", "pramudwinai-2"]


def test_the_agencies_are_the_sources_list_in_its_order() -> None:
    members = REVIEW.paragraphs[19].text.split("are: ")[1].split(". IOM")[0]
    names = re.split(", | and ", members)
    assert [agency.acronym for agency in REVIEW.agencies] == names
    roles = {agency.acronym: agency.role for agency in REVIEW.agencies}
    assert roles.pop("IOM") == "coordinator and secretariat"
    assert roles.pop("ESCAP") == "co-organizer"
    assert set(roles.values()) == {"member"}


def test_every_figure_is_printed_as_the_source_has_it_with_its_qualifier() -> None:
    figures = [write_figure(statistic) for statistic in REVIEW.statistics]
    assert figures == [
        "over 200",
        "52 million",
        "over 65 million",
        "roughly 25 per cent",
        "70 per cent",
    ]
    for statistic, figure in zip(REVIEW.statistics, figures, strict=True):
        assert figure in REVIEW.paragraphs[statistic.paragraph].text


def list_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """List the tables of the file but those of origins, each with its name."""
    for name, value in TABLE.items():
        if name != "origins":
            yield from ((name, each) for each in (value if isinstance(value, list) else [value]))


def test_every_string_is_the_sources_or_is_marked_as_editorial() -> None:
    # Told apart by what the file itself says, without the loader's rules.
    structural = {"id", "speaker", "agency", "attribution", "role", "sha256", "editorial", "roles"}
    source = "\n\n".join(paragraph["text"] for paragraph in TABLE["paragraphs"])
    for name, record in list_tables():
        for field in record.keys() - structural - record.get("editorial", {}).keys():
            words = record[field]
            if isinstance(words, str):
                assert words == "today" or words in source, f"{name}.{field}: {words}"


def test_the_file_is_plain_toml_1_0() -> None:
    # The tomllib of Python 3.11 reads TOML 1.0 and no later version; 1.1 has \e and \x escapes.
    assert TABLE["release"]["sha256"] == SHA256
    assert not re.search(r"\\[ex]", DATASET.read_text(encoding="utf-8"))


def test_an_oddity_of_the_source_has_a_note() -> None:
    noted = {paragraph for note in REVIEW.notes for paragraph in note.paragraphs}
    assert {1, 2, 5, 6, 7, 8, 9, 11, 17, 19} <= noted
    correction = REVIEW.quotes[0].corrections[0]
    assert (correction.from_, correction.to) == ("Asia- Pacific", "Asia-Pacific")
