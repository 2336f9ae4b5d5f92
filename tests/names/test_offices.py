"""Which offices, in full and in short, name a speaker."""

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Role
from gcmreview.names.mentions import read_sentence
from gcmreview.names.offices import DEMONYMS
from gcmreview.names.people import People
from gcmreview.text.words import split_words
from support.reading import PEOPLE
from support.rows import each_row


def find(text: str) -> list[tuple[list[str], bool]]:
    """Return the speakers of each office in a text, and whether they are sure."""
    found = PEOPLE.find_mentions(split_words(text))
    offices = [each for each in found if each.kind == "office"]
    return [(sorted(each.speakers), each.is_sure) for each in offices]


@each_row(
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
        ("the UNESCAP chief", "alisjahbana"),
        ("the UN ESCAP chief", "alisjahbana"),
        ("the UN migration chief", "vitorino"),
        ("the IOM chief", "vitorino"),
        ("IOM DG", "vitorino"),
        ("the head of the International Organization for Migration", "vitorino"),
        ("IOM’s regional director", "motus"),
        ("the IOM Asia-Pacific director", "motus"),
        ("IOM Regional Director for Asia Pacific", "motus"),
        ("the coordinator of the Regional Network", "motus"),
        ("the Network’s coordinator", "motus vitorino"),
        ("the UN Network coordinator", "motus vitorino"),
        ("the Migration Network’s head", "motus vitorino"),
        ("the ILO regional director", "asada-miyakawa"),
        ("the UN under-secretary-general", "alisjahbana"),
        ("UN Under-Secretary-General", "alisjahbana"),
        ("the Network’s regional coordinator", "motus"),
        ("the regional coordinator of the UN Network on Migration", "motus"),
        ("ESCAP’s head", "alisjahbana"),
        ("the ESCAP boss", "alisjahbana"),
        ("IOM’s top official", "vitorino"),
        ("the head of the UN migration agency", "vitorino"),
        ("the UN’s migration chief", "vitorino"),
        ("the Thai minister", "pramudwinai"),
        ("the Thai deputy premier", "pramudwinai"),
        ("the deputy PM", "pramudwinai"),
        ("the DG", "vitorino"),
        ("IOM’s Asia-Pacific chief", "motus"),
        ("IOM’s regional head", "motus"),
        ("IOM’s director for Asia and the Pacific", "motus"),
        ("the ILO’s regional chief", "asada-miyakawa"),
    ],
)
def test_a_short_office_names_its_holder_but_not_for_sure(office: str, speakers: str) -> None:
    expected = [(speakers.split(), False)] if speakers else []
    assert find(f"{office} said") == expected
    assert find(f"said {office}.") == expected


@each_row(
    ("office", "speaker"),
    [
        ("Director-General of the International Organization for Migration", "vitorino"),
        ("Executive Secretary of UNESCAP", "alisjahbana"),
        ("the UNESCAP executive secretary", "alisjahbana"),
        ("UN ESCAP’s executive secretary", "alisjahbana"),
        ("the UN migration agency’s director general", "vitorino"),
        ("the International Labour Organization’s Assistant Director-General", "asada-miyakawa"),
        ("Minister of Foreign Affairs of Thailand", "pramudwinai"),
        ("the director-general of the UN’s migration agency", "vitorino"),
    ],
)
def test_an_office_in_full_names_its_holder_for_sure(office: str, speaker: str) -> None:
    assert find(f"{office} said") == [([speaker], True)]


@each_row(
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
        "the food minister of Thailand",
        "the Thai minister of labour",
        "the UN under-secretary-general for global communications",
        "the UN secretary-general",
        "the IOM regional spokesperson",
        "the ESCAP regional coordinator",
        "a deputy PM",
        "the Indonesian deputy PM",
    ],
)
def test_other_offices_name_no_speaker(office: str) -> None:
    assert find(f"{office} said") == []


ROLES = (
    (("Executive Director", "UNICEF"), ("the UNICEF boss", "UNICEF’s top official")),
    (("High Commissioner", "UNHCR"), ("the UN refugee chief", "the UN’s refugee agency’s head")),
    (("Minister of Finance", "Japan"), ("the Japanese finance minister", "Japan’s minister")),
    (("Deputy Prime Minister", "Japan"), ("the Japanese deputy PM", "the Japanese minister")),
    (
        ("Regional Director for Africa", "WHO"),
        ("the WHO regional chief", "the WHO’s Africa head", "the WHO director for Africa"),
    ),
    (
        ("Coordinator", "Regional Alliance on Water"),
        ("the Alliance’s regional coordinator", "the Water Alliance’s regional chief"),
    ),
)


def find_other(role: tuple[str, str], office: str) -> list[tuple[list[str], bool]]:
    """Return the speakers that an office names, where the only speaker has a role."""
    review = load_review()
    agencies = [
        review.agencies[0]._replace(name=name, acronym=name, spellings=())
        for name in ("UNICEF", "UNHCR", "WHO")
    ]
    speaker = review.speakers[0]._replace(
        id="other", description="Guest", roles=(Role(*role),), agency=None
    )
    people = People(review._replace(speakers=(speaker,), agencies=tuple(agencies)))
    found = people.find_mentions(split_words(f"{office} said"))
    return [(sorted(each.speakers), each.is_sure) for each in found]


@each_row(("role", "office"), [(role, office) for role, offices in ROLES for office in offices])
def test_the_speaker_of_another_review_is_named_by_the_same_kinds_of_office(
    role: tuple[str, str], office: str
) -> None:
    assert find_other(role, office) == [(["other"], False)]


def test_a_secretary_of_state_is_no_minister() -> None:
    role = ("Secretary of State", "Japan")
    assert find_other(role, "the Japanese secretary of state") == [(["other"], False)]
    assert find_other(role, "the Japanese state minister") == []


@each_row(
    ("text", "count"),
    [
        ("the chief engineer of Maraline", 1),
        ("said the Chief Engineer of Maraline, on Monday", 1),
        ("the chief engineer of Maraline Blue", 1),
        ("the chief engineer of Maraline Blue Shipyards", 1),
        # Another organization, another office, or somebody who has it no longer.
        ("the chief engineer of Maraline Airlines", 0),
        ("the chief engineer of maraline", 0),
        ("the chief engineer of Shipyards", 0),
        ("the engineer of Maraline", 0),
        ("the former chief engineer of Maraline", 0),
    ],
)
def test_an_organization_after_a_title_may_be_named_by_its_first_words(
    text: str, count: int
) -> None:
    review = load_review()
    roles = (Role("Chief Engineer", "Maraline Blue Shipyards"),)
    people = People(review._replace(speakers=(review.speakers[0]._replace(roles=roles),)))
    assert len(people.find_mentions(split_words(text))) == count


@each_row(
    ("text", "expected"),
    [
        # The whole organization's director, or a part's, where more words follow.
        ("the Director of Acme", "chief"),
        ("the Director of Acme, said", "chief"),
        ("the Director of Acme.", "chief"),
        ("Acme’s Director Jane Roe", "chief"),
        ("the Director of Acme, Mr. Roe", "chief"),
        ("the Director of Acme’s shipyards", "chief north yard"),
        ("the director of Acme (Shipyards)", "chief north yard"),
        ("the director of Acme in the north", "chief north yard"),
        ("the Acme director for shipyards", "chief north yard"),
        # The whole name of a part, and a title that only one of them has.
        ("the Director of Acme Shipyards", "yard"),
        ("the Director of Acme Shipyards in Asia", "yard"),
        ("the Director of Northern Acme for Asia", "north"),
        ("the Mayor of Acme in the north", "mayor"),
        ("the former Director of Acme in the north", ""),
    ],
)
def test_an_office_that_goes_on_may_be_the_one_in_a_part_of_its_organization(
    text: str, expected: str
) -> None:
    review = load_review()
    offices = {
        "chief": Role("Director", "Acme Holding (Acme)"),
        "yard": Role("Director", "Acme Shipyards"),
        "north": Role("Director", "Northern Acme"),
        "mayor": Role("Mayor", "Acme"),
    }
    one = review.speakers[0]._replace(name="Jane Roe", family_name="Roe", description=None)
    speakers = tuple(one._replace(id=each, roles=(role,)) for each, role in offices.items())
    people = People(review._replace(speakers=speakers))
    found = [each for each in people.find_mentions(split_words(text)) if each.kind == "office"]
    assert [" ".join(sorted(each.speakers)) for each in found] == ([expected] if expected else [])


@each_row(
    ("acronym", "field"),
    [
        ("IOM", "migration"),
        ("ILO", "labour"),
        ("UNHCR", "refugee"),
        ("UNICEF", "children’s"),
        ("WFP", "food"),
        ("UNDP", "development"),
        ("UNEP", "environment"),
        ("WHO", "health"),
    ],
)
def test_an_agency_is_named_by_what_it_is_known_for(acronym: str, field: str) -> None:
    review = load_review()
    agency = review.agencies[0]._replace(name=acronym, acronym=acronym, spellings=())
    speaker = review.speakers[0]._replace(roles=(Role("Executive Director", acronym),))
    people = People(review._replace(speakers=(speaker,), agencies=(agency,)))
    for text in (f"the UN {field} chief", f"the UN {field} agency’s head"):
        assert len(people.find_mentions(split_words(text))) == 1
    assert people.find_mentions(split_words("the UN weather chief")) == []


@each_row(("country", "people"), DEMONYMS.items())
def test_a_country_is_named_by_what_its_people_are_called(country: str, people: str) -> None:
    country, people = country.capitalize(), people.capitalize()
    review = load_review()
    speaker = review.speakers[0]._replace(roles=(Role("Minister of Labour", country),))
    named = People(review._replace(speakers=(speaker,)))
    for text in (f"the {people} minister of labour", f"{country}’s labour minister"):
        assert len(named.find_mentions(split_words(text))) == 1


@each_row(
    ("description", "office"),
    [
        ("Director of the Lower Oder Tidal Authority (LOTA)", "LOTA’s director"),
        ("Director of the Lower Oder Tidal Authority (LOTA)", "the LOTA director"),
        ("Director, LOTA", "the director of LOTA"),
        ("Director for Tides of LOTA", "the LOTA director for Tides"),
        ("Mayor of Maraline", "the Maraline mayor"),
        ("Chairman and Chief Executive Officer of Acme", "the chairman of Acme"),
        ("Chairman and Chief Executive Officer of Acme", "Acme’s chief executive"),
        ("Chairman and Chief Executive Officer of Acme", "Acme CEO"),
    ],
)
def test_a_description_says_which_office_a_speaker_without_roles_has(
    description: str, office: str
) -> None:
    review = load_review()
    speaker = review.speakers[0]._replace(description=description, roles=())
    people = People(review._replace(speakers=(speaker,)))
    (found,) = people.find_mentions(split_words(f"said {office}"))
    assert found.kind == "office"
    assert found.speakers == {speaker.id}


@each_row(
    ("text", "ranked"),
    [
        ("said the Director of Acme", []),
        ("said the Deputy Director of Acme", []),
        ("said Acme’s deputy director", []),
        ("said the Acting Director of Acme", [["vitorino"]]),
    ],
)
def test_an_office_that_somebody_has_is_of_no_other_rank(
    text: str, ranked: list[list[str]]
) -> None:
    review = load_review()
    titles = zip(review.speakers, ("Director", "Deputy Director"), strict=False)
    speakers = (
        speaker._replace(description=None, roles=(Role(title, "Acme"),))
        for speaker, title in titles
    )
    sentence = read_sentence(text, People(review._replace(speakers=tuple(speakers))))
    assert [sorted(each.speakers) for each in sentence.ranked] == ranked
