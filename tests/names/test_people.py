"""The names by which a draft may name the speakers, the organizations and the release."""

from gcmreview.dataset.loader import load_review
from gcmreview.names.people import Mention, People
from gcmreview.text.words import split_words
from support.reading import PEOPLE
from support.rows import each_row

IOM = "International Organization for Migration"
BOTH = ["motus", "vitorino"]


def find(text: str) -> list[tuple[str, list[str], bool]]:
    """Return the words of each mention, the speakers who are meant, and whether that is sure."""
    words = split_words(text)
    return [
        (" ".join(word.text for word in words[at:end]), sorted(speakers), is_sure)
        for at, end, speakers, is_sure, kind in PEOPLE.find_mentions(words)
        if kind in ("person", "office")
    ]


@each_row(
    ("text", "expected"),
    [
        ("António Vitorino", [("António Vitorino", ["vitorino"], True)]),
        ("ANTONIO VITORINO", [("ANTONIO VITORINO", ["vitorino"], True)]),
        ("then Vitorino spoke", [("Vitorino", ["vitorino"], True)]),
        ("Asada-Miyakawa", [("Asada Miyakawa", ["asada-miyakawa"], True)]),
        ("the Executive Secretary of ESCAP", [("Executive Secretary of ESCAP", None, True)]),
        ("ESCAP’s executive secretary", [("ESCAP s executive secretary", None, True)]),
        ("Executive Secretary, ESCAP", [("Executive Secretary , ESCAP", None, True)]),
        ("the Executive Secretary", [("Executive Secretary", None, False)]),
        ("Executive Secretary and host", [("Executive Secretary", None, False)]),
        ("the Coordinator said", [("Coordinator", ["motus", "vitorino"], False)]),
        ("Motus and Vitorino", [("Motus", ["motus"], True), ("Vitorino", ["vitorino"], True)]),
        ("AV: we go", [("AV", ["vitorino"], False)]),
    ],
)
def test_a_speaker_is_named_by_name_or_office(
    text: str, expected: list[tuple[str, list[str] | None, bool]]
) -> None:
    assert find(text) == [(name, who or ["alisjahbana"], sure) for name, who, sure in expected]


def test_a_comma_in_the_longest_office_does_not_count_as_a_word_of_it() -> None:
    office = "Coordinator, Regional UN Network on Migration and IOM Regional Director"
    written = f"{office} for Asia and the Pacific"
    assert find(written) == [(written.replace("r,", "r ,"), ["motus"], True)]


@each_row(
    "text",
    [
        "",
        "motus is a word without a capital",
        "AV spoke",
        "by AV",
        "the former Executive Secretary of ESCAP",
        "deputy Director-General of IOM",
        "the Coordinator of the museum",
        "the Coordinator for Kabul",
        "a Coordinator",
        "Antonio Guterres",
        "coordinators",
    ],
)
def test_an_office_of_others_names_no_speaker(text: str) -> None:
    assert find(text) == []


@each_row(
    ("text", "expected"),
    [
        ("ILO", [("ILO", "organization", ["asada-miyakawa"])]),
        ("a spokesperson of the ILO", [("ILO", "organization", ["asada-miyakawa"])]),
        ("ESCAP", [("ESCAP", "organization", ["alisjahbana"])]),
        ("Thailand", [("Thailand", "organization", ["pramudwinai"])]),
        ("UN Network on Migration", [("UN Network on Migration", "organization", None)]),
        ("UNHCR", [("UNHCR", "organization", [])]),
        ("the IOM", [("IOM", "publisher", None)]),
        (IOM, [(IOM, "publisher", None)]),
        ("United Nations", []),
        ("UN", []),
        ("the network", []),
        ("Thailanders", []),
        ("escap", []),
        ("", []),
    ],
)
def test_an_organization_is_named_with_who_has_an_office_in_it(
    text: str, expected: list[tuple[str, str, list[str] | None]]
) -> None:
    words = split_words(text)
    found = [
        (" ".join(word.text for word in words[at:end]), kind, sorted(speakers))
        for at, end, speakers, _, kind in PEOPLE.find_mentions(words)
    ]
    assert found == [(name, kind, BOTH if who is None else who) for name, kind, who in expected]


def test_a_release_without_a_publisher_names_none() -> None:
    review = load_review()
    people = People(review._replace(release=review.release._replace(publisher=None)))
    assert [each.kind for each in people.find_mentions(split_words("the IOM"))] == ["organization"]


@each_row(
    ("name", "speakers"),
    [
        ("Armida", ["alisjahbana"]),
        ("Don", ["pramudwinai"]),
        ("A. Nenette", ["motus"]),
        ("de Nenette", ["motus"]),
        ("A", []),
        ("de", []),
        ("Smith", []),
        ("Nenette Smith", []),
        # A letter off, of five letters or more.
        ("Mottus", ["motus"]),
        ("Motu", []),
        ("Dan", []),
    ],
)
def test_parts_of_a_name_are_whose_they_may_be(name: str, speakers: list[str]) -> None:
    assert sorted(PEOPLE.resolve(split_words(name))) == speakers


@each_row(
    ("text", "is_source"),
    [
        ("as the press release says", True),
        ("as the release puts it", True),
        ("as the release has it", True),
        ("According to the statement", True),
        ("the release: it says so", True),
        ("(para. 8)", True),
        ("paras 8 and 9", True),
        ("a release of doves", False),
        ("an express release", False),
        ("the bathe release says so", False),
        ("subpara 8", False),
        ("the statement was long", False),
        ("parameter 8", False),
        ("para. x", False),
    ],
)
def test_the_release_and_its_paragraphs_are_a_source(text: str, is_source: bool) -> None:
    assert PEOPLE.names_source(split_words(text), text) == is_source


def test_the_whole_title_of_the_release_is_a_source() -> None:
    title = load_review().release.title
    assert PEOPLE.names_source(split_words(f"In “{title}”, she said"))
    assert not PEOPLE.names_source(split_words(title.rpartition(" ")[0]))
    review = load_review()
    untitled = review._replace(release=review.release._replace(title=""))
    assert not People(untitled).names_source(split_words("she said"))


def test_a_link_to_the_release_on_any_host_is_a_source() -> None:
    path = (load_review().release.url or "").split("/", 3)[3]
    assert PEOPLE.names_source(split_words("here"), f"[here](https://example.org/{path})")
    assert not PEOPLE.names_source(split_words("here"), "[here](https://example.org/)")


def test_an_agency_without_an_acronym_is_an_organization_by_its_name_alone() -> None:
    review = load_review()
    agency = review.agencies[0]._replace(name="Bureau of Tides", acronym="")
    people = People(review._replace(agencies=(*review.agencies, agency)))
    (found,) = people.find_mentions(split_words("the Bureau of Tides"))
    assert found == Mention(1, 4, frozenset(), kind="organization")


def test_a_speaker_belongs_to_an_organization_that_only_the_description_names() -> None:
    one, other, *_ = load_review().speakers
    chief = one._replace(description="Chief of Acme", roles=())
    buyer = other._replace(description="Acme’s Vice President, Supply", roles=())
    people = People(load_review()._replace(speakers=(chief, buyer)))
    (found,) = people.find_mentions(split_words("Acme"))
    assert found.kind == "organization"
    assert found.speakers == {one.id, other.id}


def test_the_words_of_a_description_are_of_a_title_too() -> None:
    one, other, *_ = load_review().speakers
    buyer = other._replace(description="Harlow County Commissioner", roles=())
    people = People(load_review()._replace(speakers=(one, buyer)))
    assert people.titles["commissioner"] == {buyer.id}
    assert people.titles["director"] == {one.id}


def test_an_acronym_that_is_a_small_word_is_an_organization_in_capitals_alone() -> None:
    review = load_review()
    agency = review.agencies[0]._replace(name="World Health Organization", acronym="WHO")
    people = People(review._replace(agencies=(*review.agencies, agency)))
    assert len(people.find_mentions(split_words("Who said that? The WHO, who else"))) == 1


@each_row(
    ("text", "expected"),
    [
        ("IOM said in Bangkok", True),
        ("according to IOM", True),
        ("(IOM, 2021)", True),
        ("The director left. IOM said so", True),
        ("The director of one two three IOM", False),
        ("The director of one two three four IOM", True),
        ("IOM published it, all of it and in time, as a director remarked", True),
        ("an IOM spokesperson said", False),
        ("IOM’s Asia-Pacific director said", False),
        ("Motus, Ph.D., of IOM", False),
        ("Photo: IOM", False),
        ("the director of the press release", True),
        # Words that are not together are no name, also where an office is left out between them.
        ("She thanked the UN. The minister spoke of all of our migration.", False),
        ("She thanked UN Migration. The minister spoke of all of our work.", True),
    ],
)
def test_a_publisher_is_a_source_but_not_in_an_office_or_a_credit(
    text: str, expected: bool
) -> None:
    assert PEOPLE.names_source(split_words(text)) is expected


def test_a_family_name_may_begin_with_particles_in_small_letters() -> None:
    review = load_review()
    speaker = review.speakers[0]._replace(name="Jean de la Fontaine", family_name="de la Fontaine")
    people = People(review._replace(speakers=(speaker,)))
    (found,) = people.find_mentions(split_words("These are de la Fontaine’s words"))
    assert found == Mention(2, 5, frozenset((speaker.id,)))
    assert people.find_mentions(split_words("de la fontaine")) == []
