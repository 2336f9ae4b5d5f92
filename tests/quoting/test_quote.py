"""Quotations ready to paste: the source's words, changed as the Manual permits, and said so."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.errors import UsageError
from gcmreview.quoting.quote import check_verb, join_quotes, list_remarks
from gcmreview.quoting.styles import QUOTE_STYLES, QuoteOptions
from support.libraries import write_library
from support.quotations import format_quotes
from support.rows import each_row
from support.runs import Run

REVIEW = load_review()


def test_a_speaker_is_named_in_full_once_and_by_family_name_after_that(gcmreview: Run) -> None:
    done = gcmreview("quote", "vitorino-2", "motus", "vitorino-1", "--style", "lead")
    first, other, second = done.stdout.split("\n\n")
    assert first.startswith("António Vitorino, Director-General of the International Organization")
    assert other.startswith("Nenette Motus, Coordinator, Regional UN Network on Migration and IOM")
    assert second.startswith("Vitorino said: “This regional review")


def test_a_speaker_is_named_in_full_again_in_a_release_with_another_office(
    gcmreview: Run, tmp_path: Path
) -> None:
    done = gcmreview("--data", str(write_library(tmp_path)), "quote", "okafor", "--style", "lead")
    assert [each.partition(" said: ")[0] for each in done.stdout.rstrip().split("\n\n")] == [
        "Mr. Kwame Okafor, Head of Office, ILO,",
        "Kwame Okafor, Director-General of UNHCR,",
    ]


def test_short_names_speakers_only_by_their_family_name(gcmreview: Run) -> None:
    done = gcmreview("quote", "pramudwinai", "--style", "lead", "--short", "--verb", "told us")
    assert [part[:24] for part in done.stdout.split("\n\n")] == [
        "Pramudwinai told us: “As",
        "Pramudwinai told us: “No",
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["vitorino"], ["vitorino-1", "vitorino-2"]),
        (["ANTONIO"], ["vitorino-1", "vitorino-2"]),
        (["antónio", "VITORINO"], ["vitorino-1", "vitorino-2"]),
        (["H.E. Mr. Don Pramudwinai"], ["pramudwinai-1", "pramudwinai-2"]),
        (["Motus-1", "vitorino-2"], ["motus-1", "vitorino-2"]),
        (["vitorino-2", "vitorino"], ["vitorino-2", "vitorino-1"]),
    ],
)
def test_quotes_are_named_by_id_or_speaker_and_come_once_in_the_order_asked_for(
    gcmreview: Run, names: list[str], ids: list[str]
) -> None:
    done = gcmreview("quote", *names, "--style", "json")
    assert [each["id"] for each in json.loads(done.stdout)] == ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vitorno"], "unknown quote or speaker 'vitorno'; did you mean 'vitorino'"),
        (["vitorino-3"], "unknown quote or speaker 'vitorino-3'; did you mean 'vitorino-2'"),
        ([], "name a quote or a speaker; gcmreview quotes lists them"),
        (["motus", "--seed", "1"], "--seed needs --random; add it, or leave --seed out"),
        (["motus", "--style", "wire"], "--style: unknown value 'wire'; choose from 'press', "),
        (["motus", "--style", "blok"], "--style: unknown value 'blok'; did you mean 'block'?"),
        (["motus", "--punctuation", "uk"], "--punctuation: unknown value 'uk'; choose from 'brit"),
        (["motus", "--verb", "said: “No”"], "--verb: 'said: “No”' is not a verb; write one"),
        (["motus", "--verb", ""], "--verb: '' is not a verb; write one or a few"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(gcmreview: Run, arguments: list[str], message: str) -> None:
    done = gcmreview("quote", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_standard_output_is_the_quotation_and_nothing_else(gcmreview: Run) -> None:
    done = gcmreview("quote", "alisjahbana-2", "--style", "plain")
    assert done.stdout == REVIEW.quotes[3].text + "\n"
    assert done.stderr == (
        "gcmreview: alisjahbana-2, para. 7: names no speaker; "
        "attributed to the speaker of the previous paragraph\n"
    )
    done = gcmreview("quote", "vitorino-2", "--style", "plain")
    assert (done.stdout, done.stderr) == (REVIEW.quotes[1].text + "\n", "")


@each_row("style", QUOTE_STYLES)
def test_a_continued_attribution_is_remarked_on_in_every_style(style: str) -> None:
    for quote in REVIEW.quotes:
        remarks = list_remarks(format_quotes(REVIEW, [quote], style, QuoteOptions(verbatim=True)))
        said = [remark for remark in remarks if "names no speaker" in remark]
        assert len(said) == (quote.attribution == "continued")


def test_random_picks_one_quote_and_a_seed_the_same_one_each_time(gcmreview: Run) -> None:
    runs = [gcmreview("quote", "--random", "--seed", "5", "--style", "plain") for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    texts = {
        gcmreview("quote", "vitorino", "--random", "--seed", str(seed), "--style", "json").stdout
        for seed in range(8)
    }
    ids = [json.loads(text)[0]["id"] for text in texts]
    assert sorted(ids) == ["vitorino-1", "vitorino-2"]
    unseeded = gcmreview("quote", "--random", "--style", "json")
    assert len(json.loads(unseeded.stdout)) == 1


@given(st.text(max_size=50))
def test_a_verb_is_words_and_nothing_else(verb: str) -> None:
    try:
        assert check_verb(verb) == verb
    except UsageError:
        return
    assert not set(verb) & set('“”"<>[]().,;:\n\t')
    assert all(char in " '’-" or unicodedata.category(char)[0] in "LM" for char in verb)


def test_quotations_in_an_encoding_without_their_marks_have_a_remark(gcmreview: Run) -> None:
    def run(style: str) -> Any:
        return gcmreview("quote", "vitorino-1", "--style", style, PYTHONIOENCODING="ascii")

    assert "lacks some characters" in run("press").stderr
    assert "Ant\\u00f3nio" in run("press").stdout
    assert "Ant&#243;nio" in run("html").stdout
    assert "lacks" not in run("html").stderr
    assert json.loads(run("json").stdout)[0]["name"] == "António Vitorino"


def test_a_blank_line_is_between_quotations() -> None:
    quotations = format_quotes(REVIEW, REVIEW.quotes[:2], "plain", QuoteOptions(verbatim=True))
    text = join_quotes(quotations, "plain")
    assert text == f"{REVIEW.quotes[0].text}\n\n{REVIEW.quotes[1].text}\n"


@each_row("verb", ["said", "told reporters", "n’a pas dit", "x" * 40])
def test_a_verb_is_one_or_a_few_words_of_at_most_40_characters(verb: str) -> None:
    assert check_verb(verb) == verb


@each_row("verb", ["", " ", "said:", "said “no”", "said,", "x" * 41])
def test_what_is_more_than_a_verb_is_refused(verb: str) -> None:
    with pytest.raises(UsageError, match="is not a verb"):
        check_verb(verb)
