"""Search: every hit is the source's and has the words, and the best comes first."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError
from gcmreview.lookup.query import fold_units
from gcmreview.lookup.search import explain_miss, find_hits, read_words
from support.releases import MadeSpeaker, MakeRelease
from support.rows import each_row
from support.runs import EXPECTED, Run
from support.strategies import reviews

REVIEW = load_review()
KINDS = ["quote", "statistic", "conclusion", "speaker", "agency", "paragraph"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_hits_are_drawn_exactly_as_expected(gcmreview: Run, width: int) -> None:
    expected = (EXPECTED / f"search-{width}.txt").read_text(encoding="utf-8")
    assert gcmreview("search", "network", COLUMNS=str(width)).stdout == expected


def test_hits_in_json_are_exactly_as_expected(gcmreview: Run) -> None:
    expected = (EXPECTED / "search.json").read_text(encoding="utf-8")
    assert gcmreview("search", "network", "--format", "json").stdout == expected


def list_ids(*words: str) -> list[str]:
    """Return the ids of the hits of a call, in their order."""
    return [hit.id for hit in find_hits(REVIEW, read_words(words))]


def test_the_keys_that_others_rely_on_are_there(read_json: Callable[..., Any]) -> None:
    hits = read_json("search", "migration")
    assert hits
    for hit in hits:
        assert {"kind", "id", "paragraph", "text"} <= set(hit)
        assert hit["kind"] in KINDS


@each_row("kind", KINDS)
def test_every_kind_of_record_is_found(kind: str) -> None:
    words = {
        "quote": "bilateral",
        "statistic": "roughly",
        "conclusion": "reimagine",
        "speaker": "chihoko",
        "agency": "unhcr",
        "paragraph": "Download",
    }
    found = find_hits(REVIEW, read_words([words[kind]]))
    assert kind in {hit.kind for hit in found}


@given(reviews(), st.data())
def test_a_word_of_any_paragraph_finds_it_and_all_hits_are_the_sources(
    review: Review, data: st.DataObject
) -> None:
    paragraph = data.draw(st.sampled_from(review.paragraphs))
    word = data.draw(st.sampled_from(paragraph.text.split()))
    words = [fold_units(word)]
    hits = find_hits(review, words) if words[0] else []
    if words[0]:
        assert f"paragraph-{paragraph.number}" in {hit.id for hit in hits}
    for hit in hits:
        check_words(review, hit._asdict())


def check_words(review: Review, hit: dict[str, Any]) -> None:
    """Hold a hit's words, but for an insertion, against its paragraph."""
    source = review.paragraphs[hit["paragraph"]].text
    text = re.sub(r" \[.*\]\Z", "", hit["text"]) if hit["insertion"] else hit["text"]
    pieces = [text] if text in source else text.split(" … ")
    places = [source.find(piece) for piece in pieces]
    assert -1 not in places, hit
    assert places == sorted(places), hit


def test_every_hit_is_the_sources_words_but_for_those_in_brackets(
    read_json: Callable[..., Any],
) -> None:
    hits = [hit for word in ("migra", "un", "1") for hit in read_json("search", word)]
    assert {hit["kind"] for hit in hits} == set(KINDS)
    for hit in hits:
        check_words(REVIEW, hit)
        assert bool(hit["insertion"]) == hit["text"].endswith("]")


def test_a_number_is_found_only_with_its_qualifier() -> None:
    for hit in find_hits(REVIEW, ["million"]):
        if "65" in hit.text:
            assert "over 65 million" in hit.text
    assert list_ids("65", "million")[0] == "migrants-today"


def test_words_match_in_any_case_with_or_without_accents_and_typography() -> None:
    assert list_ids("ANTONIO") == list_ids("antónio") != []
    assert list_ids("world's") == list_ids("world’s") != []


def test_an_argument_with_spaces_and_words_in_quotation_marks_are_phrases() -> None:
    phrase = list_ids("global compact")
    assert "vitorino-2" in phrase
    assert list_ids('"global compact"') == phrase
    assert list_ids("“global compact”") == phrase
    assert list_ids("compact global") == []
    assert "paragraph-2" in list_ids("organized", "from", "the")
    assert "paragraph-2" not in list_ids("organized the")
    both = list_ids('"no one" pandemic')
    assert both == list_ids("no one", "pandemic")
    assert both[0] == "pramudwinai-1"


def test_a_phrase_comes_before_words_and_words_before_parts_and_parts_before_names() -> None:
    texts = ["one two", "two three one", "onesie two", "nothing at all"]
    quotes = tuple(
        REVIEW.quotes[0]._replace(
            id=f"q-{number}", text=text, topics=("one", "two"), corrections=()
        )
        for number, text in reversed(list(enumerate(texts)))
    )
    hits = find_hits(REVIEW._replace(quotes=quotes), ["one", "two"])
    assert [hit.id for hit in hits if hit.kind == "quote"] == ["q-0", "q-1", "q-2", "q-3"]


def test_among_equals_quotes_come_first_and_paragraphs_last() -> None:
    kinds = [hit.kind for hit in find_hits(REVIEW, ["covid-19"])]
    whole = kinds[: kinds.index("paragraph")]
    assert whole == sorted(whole, key=KINDS.index)
    numbers = [hit.paragraph for hit in find_hits(REVIEW, ["the"]) if hit.kind == "paragraph"]
    assert numbers == sorted(numbers)


def test_a_quote_is_found_by_its_speaker_and_a_word() -> None:
    assert list_ids("vitorino", "migrants")[:3] == ["paragraph-5", "vitorino-2"]
    assert list_ids("thailand", "pandemic") == ["paragraph-8", "pramudwinai-1"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pandemik"], "no matches for 'pandemik'; did you mean 'pandemic'?"),
        (["pandemik", "the"], "no matches for 'pandemik'; did you mean 'pandemic'?"),
        (["zzzz"], "no matches for 'zzzz'; try other words"),
        (["zzzz", "migrants"], "no matches for 'zzzz'; leave it out"),
        (["what", "did", "motus", "say"], "no matches for 'what', 'did' or 'say'; leave them out"),
        (["unprecedented", "thailand"], "no result has all of these words; try fewer words"),
        (["vitorinho"], "no matches for 'vitorinho'; did you mean 'vitorino'?"),
    ],
)
def test_nothing_found_is_1_and_a_near_word_is_named(
    gcmreview: Run, words: list[str], message: str
) -> None:
    done = gcmreview("search", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"gcmreview: {message}\n"
    assert gcmreview("search", *words, "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(
    "words", [["25%"], ["25 %"], ["25 percent"], ["25 Per Cent"], ["25", "percent"], ["25", "%"]]
)
def test_per_cent_is_found_however_it_is_spelled(gcmreview: Run, words: list[str]) -> None:
    for command in ("search", "stats"):
        done = gcmreview(command, *words, "--format", "json", "--fields", "id", "--limit", "1")
        assert json.loads(done.stdout) == [{"id": "share-of-world"}]


def test_per_cent_is_found_where_the_release_has_a_sign(make_release: MakeRelease) -> None:
    words = "A share of 25% is a lot"
    paragraph = f"Oslo – “{words}”, said Kwame Okafor, Head of Office, ILO."
    review = load_review(str(make_release(paragraph, quotes=[words])))
    for word in ("25%", "25 per cent", "25 percent"):
        assert [each.id for each in find_hits(review, read_words([word]))] == ["sp-1"]
    assert not find_hits(review, read_words(["percentage"]))


@pytest.mark.parametrize("words", [[""], ["  "], ['""'], ["a", ""], ["\u0301"]])
def test_an_empty_word_is_refused(gcmreview: Run, words: list[str]) -> None:
    done = gcmreview("search", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gcmreview: an empty word matches everything; leave it out\n"


def test_without_words_there_is_nothing_to_look_for(gcmreview: Run) -> None:
    done = gcmreview("search")
    assert done.returncode == 2
    assert done.stderr.startswith("gcmreview: Missing argument 'WORDS...'")


def test_hits_are_marked_on_a_terminal_and_nowhere_else(gcmreview: Run) -> None:
    coloured = gcmreview("--color", "always", "search", "bilateral").stdout
    assert "\x1b[7mbilateral\x1b[0m" in coloured
    plain = gcmreview("search", "bilateral").stdout
    assert "\x1b" not in plain
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_search_shares_the_options_of_listings(gcmreview: Run) -> None:
    done = gcmreview("search", "compact", "--limit", "1", "--template", "{kind} {id}: {text}")
    assert done.stdout.startswith("quote vitorino-2: Today, member States")
    assert done.stdout.count("\n") == 1
    rows = gcmreview("search", "compact", "--format", "tsv").stdout.split("\n")
    assert rows[0].split("\t") == ["kind", "id", "paragraph", "text", "insertion", "name"]
    assert json.loads(gcmreview("search", "compact", "--format", "jsonl").stdout.split("\n")[0])


@each_row(
    "name",
    ["motus-1", "migrants-today", "reimagine-mobility", "motus", "un-drr", "UN-DRR", "paragraph-3"],
)
def test_an_id_finds_its_record_first(name: str) -> None:
    assert find_hits(load_review(), read_words([name]))[0].id == name.lower()


def test_no_part_of_the_id_of_a_paragraph_finds_it() -> None:
    assert find_hits(load_review(), read_words(["paragraph"])) == []
    assert find_hits(load_review(), read_words(["paragraph-3", "pandemic"])) == []


def test_a_quote_says_who_said_it_and_is_not_repeated_as_its_paragraph(
    gcmreview: Run, read_json: Callable[..., Any]
) -> None:
    hits = read_json("search", "no one is safe")
    assert [(hit["kind"], hit["id"], hit["name"]) for hit in hits] == [
        ("quote", "pramudwinai-1", "Don Pramudwinai")
    ]
    assert "Don Pramudwinai\n" in gcmreview("search", "no one is safe", COLUMNS="40").stdout
    # Where only the paragraph has all of the words, it is shown.
    both = read_json("search", "Thailand", "no one is safe")
    assert {hit["kind"] for hit in both} == {"quote", "paragraph"}
    kinds = {hit["kind"]: hit["name"] for hit in read_json("search", "migration")}
    assert {kind for kind, name in kinds.items() if name} <= {"quote"}


def test_an_agency_not_spelled_out_in_the_source_is_in_brackets(
    read_json: Callable[..., Any],
) -> None:
    hits = {hit["id"]: hit for hit in read_json("search", "united nations")}
    assert hits["un-drr"]["text"] == "UN DRR [United Nations Office for Disaster Risk Reduction]"
    assert hits["un-drr"]["paragraph"] == 19
    assert "the agency itself uses" in hits["un-drr"]["insertion"]
    assert hits["escap"]["text"].endswith("for Asia and the Pacific (ESCAP)")
    assert (hits["escap"]["paragraph"], hits["escap"]["insertion"]) == (2, None)


def test_a_hopeless_search_of_a_great_dataset_is_explained() -> None:
    quotes = tuple(
        REVIEW.quotes[0]._replace(id=f"q-{number}", text=f"word{number} here")
        for number in range(3000)
    )
    said = explain_miss([REVIEW._replace(quotes=quotes)], ["wurd77"])
    assert said.startswith("no matches for 'wurd77'")


def test_words_without_marks_are_left_as_they_are() -> None:
    assert read_words(["Global", "no  one"]) == ["global", "no one"]
    assert read_words(['say "no one" now']) == ["no one", "say", "now"]
    assert read_words(['5" pipe']) == ['5" pipe']
    with pytest.raises(UsageError):
        read_words([])


def test_an_agency_whose_acronym_has_no_letter_still_has_an_id() -> None:
    agency = REVIEW.agencies[0]._replace(acronym="\u00b8")
    (hit,) = [
        each
        for each in find_hits(REVIEW._replace(agencies=(agency,)), ["economic"])
        if each.kind == "agency"
    ]
    assert hit.id == "\u00b8"


@pytest.mark.parametrize(
    ("given_name", "family_name", "words"),
    [
        ("Thị Đỗ Quyên", "Đặng", "thi do quyen dang"),
        ("I\u015f\u0131l Y\u0131ld\u0131z", "\u0130n\u00f6n\u00fc", "isil yildiz inonu"),
        ("Þórður", "Ægisson", "thordur aegisson"),
        ("Łukasz", "Ødegård", "lukasz odegard"),
        ("Jose\u0301", "Nu\u0301n\u0303ez", "josé núñez"),
    ],
)
def test_a_name_is_found_by_the_letters_of_any_keyboard_in_every_look_up(
    gcmreview: Run, make_release: MakeRelease, given_name: str, family_name: str, words: str
) -> None:
    name = f"{given_name} {family_name}"
    path = make_release(
        f"Oslo – “We agree,” said {name}, Head of Office, ILO.",
        speakers=[MadeSpeaker(name=name, family_name=family_name)],
        quotes=["We agree,"],
    )
    data = ("--data", str(path))
    assert "speaker sp" in gcmreview(*data, "search", words, "--template", "{kind} {id}").stdout
    assert gcmreview(*data, "speakers", words, "--template", "{name}").stdout == f"{name}\n"
    assert gcmreview(*data, "quotes", "--speaker", words, "--template", "{id}").stdout == "sp-1\n"
    assert name in gcmreview(*data, "quote", words).stdout


def test_what_cannot_be_seen_in_the_source_need_not_be_typed(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    words, others = (
        "inter\u00adgovern\u00admental co\u00adopera\u00adtion",
        "all\u200b part\u2060ners",
    )
    said = f"We support {words} with {others},"
    path = make_release(f"Oslo – “{said}” said Kwame Okafor, Head of Office, ILO.", quotes=[said])
    call = ("--data", str(path), "search", "intergovernmental cooperation", "all partners")
    done = gcmreview(*call, "--template", "{id} {text}")
    assert done.stdout.startswith(f"sp-1 {said}\n")
    shown = gcmreview(*call, "--color", "always", COLUMNS="200").stdout
    assert f"\x1b[7m{words}\x1b[0m" in shown
    assert f"\x1b[7m{others}\x1b[0m," in shown
