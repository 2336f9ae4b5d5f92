"""Which offices, in full and in short, name a speaker."""

import pytest

from gcmreview.text.words import split_words
from support.reading import PEOPLE


def find(text: str) -> list[tuple[list[str], bool]]:
    """Return the speakers of each office in a text, and whether they are sure."""
    found = PEOPLE.find_mentions(split_words(text))
    assert all(each.is_office for each in found)
    return [(sorted(each.speakers), each.is_sure) for each in found]


@pytest.mark.parametrize(
    ("office", "speakers"),
    [
        ("the Thai foreign minister", "pramudwinai"),
        ("Thailand’s foreign minister", "pramudwinai"),
        ("the foreign minister of Thailand", "pramudwinai"),
        ("the Thai Minister of Foreign Affairs", "pramudwinai"),
        ("Thai Foreign Affairs Minister", "pramudwinai"),
        ("the Thai deputy PM", "pramudwinai"),
        ("the head of ESCAP", "alisjahbana"),
        ("the ESCAP chief", "alisjahbana"),
        ("the UN migration chief", "vitorino"),
        ("the IOM chief", "vitorino"),
        ("IOM DG", "vitorino"),
        ("the head of the International Organization for Migration", "vitorino"),
        ("IOM’s regional director", "motus"),
        ("the IOM director for Asia and the Pacific", ""),
        ("the IOM Asia-Pacific director", "motus"),
        ("IOM Regional Director for Asia Pacific", "motus"),
        ("the coordinator of the Regional Network", "motus"),
        ("the Network’s coordinator", "motus vitorino"),
        ("the UN Network coordinator", "motus vitorino"),
        ("the Migration Network’s head", "motus vitorino"),
        ("the ILO regional director", "asada-miyakawa"),
    ],
)
def test_a_short_office_names_its_holder_but_not_for_sure(office: str, speakers: str) -> None:
    expected = [(speakers.split(), False)] if speakers else []
    assert find(f"{office} said") == expected
    assert find(f"said {office}.") == expected


@pytest.mark.parametrize(
    ("office", "speaker"),
    [
        ("Director-General of the International Organization for Migration", "vitorino"),
        ("Executive Secretary of UNESCAP", "alisjahbana"),
        ("the UNESCAP executive secretary", "alisjahbana"),
        ("UN ESCAP’s executive secretary", "alisjahbana"),
        ("the UN migration agency’s director general", "vitorino"),
        ("the International Labour Organization’s Assistant Director-General", "asada-miyakawa"),
        ("Minister of Foreign Affairs of Thailand", "pramudwinai"),
    ],
)
def test_an_office_in_full_names_its_holder_for_sure(office: str, speaker: str) -> None:
    assert find(f"{office} said") == [([speaker], True)]


@pytest.mark.parametrize(
    "office",
    [
        "the IOM chief of staff",
        "the IOM chief of mission",
        "the IOM chief economist",
        "IOM head office",
        "the IOM deputy chief",
        "the former IOM chief",
        "the deputy head of ESCAP",
        "the vice foreign minister of Thailand",
        "the Thai deputy foreign minister",
        "the ILO regional director for Africa",
        "the ILO chief",
        "the UN chief",
        "the head of UNHCR",
        "the Indonesian foreign minister",
        "the Thai prime minister",
        "the network’s coordinator",
        "the foreign minister",
        "the regional director",
        "an IOM spokesperson",
        "the Thai food minister",
    ],
)
def test_other_offices_name_no_speaker(office: str) -> None:
    assert find(f"{office} said") == []
