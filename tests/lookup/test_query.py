"""Words and filters find records, whatever their case and accents."""

import json

import pytest

from gcmreview.lookup.query import has_part
from support.rows import each_row
from support.runs import Run


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        (["Antonio"], ["vitorino"]),
        (["ANTÓNIO"], ["vitorino"]),
        (["iom", "coordinator"], ["vitorino", "motus"]),
        (["deputy", "h.e."], ["pramudwinai"]),
        (["regional director"], ["asada-miyakawa", "motus"]),
        (["alisjah", "escap"], ["alisjahbana"]),
    ],
)
def test_words_match_without_regard_to_case_or_accents(
    gcmreview: Run, words: list[str], speakers: list[str]
) -> None:
    done = gcmreview("speakers", *words, "--format", "json")
    assert [speaker["id"] for speaker in json.loads(done.stdout)] == speakers


@each_row(
    ("text", "word", "found"),
    [
        ("25 per cent", "25 per cent", True),
        ("25 per cent", "5 per cent", False),
        ("25 per cent", "2", False),
        ("2.5 million", "5 million", False),
        ("1,500 people", "500", False),
        ("1,500 people", "1", False),
        ("in 2022, 5 of them", "2022", True),
        ("ends with 5.", "5", True),
        ("covid-19", "19", True),
        ("a2b", "2", True),
        ("65 or 5", "5", True),
        ("25 per cent", "er ce", True),
        ("25 per cent", "5 or", False),
    ],
)
def test_a_number_is_found_as_a_whole_and_letters_as_a_part(
    text: str, word: str, found: bool
) -> None:
    assert has_part(text, word) is found


@pytest.mark.parametrize("word", ["thailand", "Pramudwinai", "deputy prime minister"])
def test_words_of_a_speaker_find_every_quote_of_that_speaker(gcmreview: Run, word: str) -> None:
    done = gcmreview("quotes", word, "--format", "json")
    assert [each["id"] for each in json.loads(done.stdout)] == ["pramudwinai-1", "pramudwinai-2"]


@pytest.mark.parametrize(
    ("selections", "numbers"),
    [
        (["para. 7"], [7]),
        (["para.", "7"], [7]),
        (["paragraph", "7"], [7]),
        (["paragraph-7"], [7]),
        (["Paragraphs 5-7"], [5, 6, 7]),
        (["para. 7, para. 9"], [7, 9]),
    ],
)
def test_a_paragraph_is_named_as_listings_and_results_name_it(
    gcmreview: Run, selections: list[str], numbers: list[int]
) -> None:
    done = gcmreview("source", *selections, "--format", "json")
    assert [each["number"] for each in json.loads(done.stdout)] == numbers


@pytest.mark.parametrize("selection", ["paragraph", "para.", "7 para.", "paraphrase 7", "para. x"])
def test_words_that_name_no_paragraph_are_refused(gcmreview: Run, selection: str) -> None:
    done = gcmreview("source", selection)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not a paragraph; write a number, 5-9 or 1,3\n" in done.stderr


def test_a_word_does_not_match_across_two_fields(gcmreview: Run) -> None:
    # "motus" ends the id and "Nenette" begins the name.
    assert gcmreview("speakers", "motus nenette").returncode == 1


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        (["--speaker", "VITORINO"], ["vitorino-1", "vitorino-2"]),
        (["--speaker", "Antonio Vitorino"], ["vitorino-1", "vitorino-2"]),
        (["--speaker", "Asada-Miyakawa"], ["asada-miyakawa-1"]),
        (["--speaker", "don"], ["pramudwinai-1", "pramudwinai-2"]),
        (["--agency", "iom"], ["vitorino-1", "vitorino-2", "motus-1"]),
        (["--agency", "International Labour Organization"], ["asada-miyakawa-1"]),
        (["--topic", "COVID-19"], ["pramudwinai-1", "pramudwinai-2", "asada-miyakawa-1"]),
        (["--topic", "covid-19", "--speaker", "don", "safe"], ["pramudwinai-1"]),
        (["world's"], []),
        (["pandemic", "safe"], ["pramudwinai-1"]),
        (["pandemic - no one"], ["pramudwinai-1"]),
    ],
)
def test_quotes_pass_every_filter_given(
    gcmreview: Run, options: list[str], quotes: list[str]
) -> None:
    done = gcmreview("quotes", *options, "--format", "json")
    assert [quote["id"] for quote in json.loads(done.stdout)] == quotes
    assert done.returncode == (0 if quotes else 1)


def test_an_agency_that_no_speaker_is_of_has_no_quotes(gcmreview: Run) -> None:
    assert gcmreview("quotes", "--agency", "UNDRR").returncode == 1


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (["5"], [5]),
        (["0"], [0]),
        (["5-7"], [5, 6, 7]),
        (["3,1"], [3, 1]),
        (["1-3,2", "20"], [1, 2, 3, 20]),
        ([" 4 - 5 "], [4, 5]),
    ],
)
def test_source_prints_the_paragraphs_asked_for_each_once(
    gcmreview: Run, selection: list[str], numbers: list[int]
) -> None:
    done = gcmreview("source", *selection, "--format", "json")
    assert [paragraph["number"] for paragraph in json.loads(done.stdout)] == numbers


def test_a_word_of_an_office_finds_every_quote_of_the_speaker(gcmreview: Run) -> None:
    done = gcmreview("quotes", "coordinator of the un network", "--template", "{id}")
    assert done.stdout == "vitorino-1\nvitorino-2\n"
