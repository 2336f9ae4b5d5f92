"""What a name means in one dataset and in several: an id, a person, an agency, or words."""

from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from gcmreview.errors import ChoiceError, UsageError
from gcmreview.library.library import Library, make_library
from gcmreview.lookup.named import find_passage, find_passages, find_release
from support.libraries import FARMERS, load_library
from support.rows import each_row

ONE = make_library([load_review()])
LONE = {
    "vitorino-2": ["vitorino-2"],
    "MOTUS-1": ["motus-1"],
    "motus": ["motus-1"],
    "Nenette": ["motus-1"],
    "thailand": ["pramudwinai-1", "pramudwinai-2"],
    "foreign affairs": ["pramudwinai-1", "pramudwinai-2"],
    "Ms. Motus": ["motus-1"],
    "Dr Nenette Motus": ["motus-1"],
    "Mr. Pramudwinai": ["pramudwinai-1", "pramudwinai-2"],
    "ILO": ["asada-miyakawa-1"],
    "escap": ["alisjahbana-1", "alisjahbana-2"],
    "decent work": ["asada-miyakawa-1"],
    "no one is safe": ["pramudwinai-1"],
    "migrants-today": ["migrants-today"],
    "reimagine-mobility": ["reimagine-mobility"],
    "paragraph-3": ["paragraph-3"],
    "para. 3": ["paragraph-3"],
    "Paragraph 3": ["paragraph-3"],
    "para.3": ["paragraph-3"],
    "alisjahbana 2": ["alisjahbana-2"],
    "migrants today": ["migrants-today"],
    "65 million": ["migrants-today"],
    "25 per cent": ["share-of-world"],
    "gender-responsive": ["policies"],
    "un-drr": ["un-drr"],
    "UN DRR": ["un-drr"],
}


@each_row("name", LONE)
def test_what_is_unambiguous_is_found(name: str) -> None:
    assert [each.record.id for each in find_passages(ONE, [name])] == LONE[name]


@each_row("name", LONE)
def test_a_name_needs_no_quotes_of_the_shell(name: str) -> None:
    assert [each.record.id for each in find_passages(ONE, name.split())] == LONE[name]


@each_row(
    ("name", "ids"),
    [
        ("IOM", ["vitorino-1", "vitorino-2", "motus-1"]),
        ("covid", ["pramudwinai-1", "pramudwinai-2", "asada-miyakawa-1"]),
    ],
)
def test_what_may_be_several_is_a_choice_by_id_and_first_words(name: str, ids: list[str]) -> None:
    with pytest.raises(ChoiceError) as caught:
        find_passages(ONE, [name])
    texts = {quote.id: quote.text for quote in ONE.joined.quotes}
    assert [name for name, _ in caught.value.choices] == ids
    for choice, words in caught.value.choices:
        assert texts[choice].startswith(words.removesuffix(" …"))


@each_row(
    "name",
    # The source has another title: H.E. Mr. Don Pramudwinai.
    [
        "Ms. Pramudwinai",
        "Dr.",
        "zzz",
        "",
        " ",
        "paragraph-99",
        "para. 99",
        "para.",
        "7",
        "22",
        "5 million",
        "gender-resp",
    ],
)
def test_what_is_nothing_is_an_error(name: str) -> None:
    with pytest.raises(UsageError, match="unknown quote or speaker"):
        find_passages(ONE, [name])


@each_row(("name", "is_one"), [("20", True), ("21", False)])
def test_the_number_of_a_paragraph_leads_to_its_id(name: str, is_one: bool) -> None:
    with pytest.raises(UsageError) as caught:
        find_passages(ONE, [name])
    assert (f"did you mean 'paragraph-{name}'?" in str(caught.value)) is is_one


def test_one_passage_is_asked_for_where_one_is_cited() -> None:
    assert find_passage(ONE, ["ilo"]).record.id == "asada-miyakawa-1"
    with pytest.raises(ChoiceError):
        find_passage(ONE, ["vitorino"])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return the two releases as a library."""
    return load_library(tmp_path)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("okafor-1", ["talks-2021: okafor-1"]),
        ("talks-2021/okafor-1", ["talks-2021: okafor-1"]),
        ("coast-2022/lee-1", ["coast-2022: coast-2022/lee-1"]),
        ("COAST-2022/Lee-1", ["coast-2022: coast-2022/lee-1"]),
        ("coast-2022/lee", ["coast-2022: coast-2022/lee-1"]),
        ("coast-2022/dg", ["coast-2022: dg-1"]),
        ("okafor", ["talks-2021: okafor-1", "coast-2022: dg-1"]),
        ("coast-2022/okafor", ["coast-2022: dg-1"]),
        ("talks-2021/Ana Lee", ["talks-2021: talks-2021/lee-1"]),
        # An office is of its release: Okafor was of ILO in one alone.
        ("ILO", ["talks-2021: okafor-1"]),
        ("UNHCR", ["coast-2022: dg-1"]),
        ("harvest twice", ["coast-2022: coast-2022/lee-1"]),
        ("coast-2022/workers", ["coast-2022: coast-2022/workers"]),
        ("coast-2022/paragraph-1", ["coast-2022: coast-2022/paragraph-1"]),
        ("coast-2022/ilo", ["coast-2022: coast-2022/ilo"]),
    ],
)
def test_a_name_that_means_one_thing_is_found_in_its_release(
    library: Library, name: str, found: list[str]
) -> None:
    passages = find_passages(library, [name])
    assert [f"{each.review.release.id}: {each.record.id}" for each in passages] == found
    # The id that is shown is found again.
    for each in passages:
        assert find_passages(library, [each.record.id]) == [each]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("lee-1", ["talks-2021/lee-1", "coast-2022/lee-1"]),
        ("Lee", ["talks-2021/lee-1", "coast-2022/lee-1"]),
        ("paragraph-1", ["talks-2021/paragraph-1", "coast-2022/paragraph-1"]),
        ("every", ["okafor-1", "dg-1"]),
        ("International Labour Organization", ["talks-2021/ilo", "coast-2022/ilo"]),
    ],
)
def test_a_name_that_may_mean_several_lists_ids_that_mean_one(
    library: Library, name: str, ids: list[str]
) -> None:
    with pytest.raises(ChoiceError) as caught:
        find_passages(library, [name])
    assert [name for name, _ in caught.value.choices] == ids
    for each in ids:
        assert len(find_passages(library, [each])) == 1


@pytest.mark.parametrize(
    "name", ["zzz", "talks-2021/dg-1", "talks-2021/zzz", "none/lee-1", "2021/"]
)
def test_a_name_that_means_nothing_is_an_error(library: Library, name: str) -> None:
    with pytest.raises(UsageError, match="unknown quote or speaker"):
        find_passages(library, [name])


def test_a_passage_has_the_words_and_the_paragraph_of_its_own_release(library: Library) -> None:
    review, passage = find_passage(library, ["coast-2022/lee-1"])
    assert (passage.text, passage.paragraph) == (FARMERS, 2)
    assert review.paragraphs[2].text.endswith(f"“{FARMERS}”")


def test_one_passage_is_asked_for_and_several_are_choices(library: Library) -> None:
    with pytest.raises(ChoiceError) as caught:
        find_passage(library, ["okafor"])
    assert [name for name, _ in caught.value.choices] == ["okafor-1", "dg-1"]


def test_a_release_is_named_by_its_id_and_without_a_name_it_is_asked_for(
    library: Library,
) -> None:
    release = find_release(library, "COAST-2022")
    assert release
    assert release.title == "Rivers and Hills Coast Meeting Ends"
    assert find_release(library, "okafor-1") is None
    with pytest.raises(ChoiceError) as caught:
        find_release(library, None)
    assert str(caught.value) == (
        "there are several releases; name one by its id:\n"
        "  talks-2021  Rivers and Hills Talks Conclude\n"
        "  coast-2022  Rivers and Hills Coast Meeting Ends"
    )


def test_with_one_dataset_its_release_may_be_before_an_id() -> None:
    for name in ("vitorino-1", "migrants-today", "paragraph-3", "un-drr", "motus"):
        (plain,) = find_passages(ONE, [name])
        assert find_passages(ONE, [f"gcm-asia-pacific-2021/{name}"]) == [plain]


@each_row(
    ("names", "ids"),
    [
        (["migrants-1990", "migrants-today"], ["migrants-1990"]),
        (["migrants-today", "from-within-region"], ["migrants-today", "from-within-region"]),
        (["motus", "paragraph-12"], ["motus-1", "paragraph-12"]),
        (["25%"], ["share-of-world"]),
    ],
)
def test_a_sentence_of_two_figures_is_found_once(names: list[str], ids: list[str]) -> None:
    assert [each.record.id for each in find_passages(ONE, names)] == ids


TOGETHER = {
    ("thai", "minister"): ["pramudwinai-1", "pramudwinai-2"],
    ("migrants", "ilo"): ["asada-miyakawa-1"],
    ("ilo", "migrants"): ["asada-miyakawa-1"],
    ("build", "back", "better"): ["asada-miyakawa-1"],
    ("65", "million"): ["migrants-today"],
    ("alisjahbana", "2"): ["alisjahbana-2"],
    ("para.", "7"): ["paragraph-7"],
    ("motus-1", "vitorino-1"): ["motus-1", "vitorino-1"],
    ("motus", "ilo"): ["motus-1", "asada-miyakawa-1"],
    ("pramudwinai", "no one is safe"): ["pramudwinai-1", "pramudwinai-2"],
}


@each_row("names", TOGETHER)
def test_several_names_are_all_named_or_else_are_words_of_one_passage(
    names: tuple[str, ...],
) -> None:
    found = find_passages(ONE, names)
    assert [each.record.id for each in found] == TOGETHER[names]


def test_words_beside_each_other_count_before_words_anywhere() -> None:
    # Vitorino speaks of migrants, and is of an International Organization.
    # Three of the four figures are of one sentence.
    figures = ["migrants-1990", "from-within-region"]
    for find in (find_passages, find_passage):
        with pytest.raises(ChoiceError) as caught:
            find(ONE, ["international", "migrants"])
        assert [name for name, _ in caught.value.choices] == figures


@each_row("names", [["motus-1", "zzz"], ["iom", "zzz"], ["zzz", "zz"], ["iom", ""]])
def test_several_names_of_which_one_means_nothing_are_an_error(names: list[str]) -> None:
    with pytest.raises(UsageError):
        find_passages(ONE, names)


def test_one_passage_is_cited_though_several_names_mean_it() -> None:
    assert find_passage(ONE, ["migrants", "ilo"]).record.id == "asada-miyakawa-1"
    with pytest.raises(ChoiceError, match="'motus-1 vitorino-1' may be any of these"):
        find_passage(ONE, ["motus-1", "vitorino-1"])


def test_names_without_quotes_may_follow_a_review(library: Library) -> None:
    several = ["talks-2021/lee-1", "coast-2022/lee-1"]
    assert [each.record.id for each in find_passages(library, several)] == several
    assert find_passages(library, ["talks-2021/Ana", "Lee"]) == find_passages(library, several[:1])
