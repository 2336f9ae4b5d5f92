"""Who is named in a release, and what it says of the person."""

from gcmreview.documents.quotations import find_quotations
from gcmreview.importing.paragraphs import make_document
from gcmreview.importing.speakers.offices import describe
from gcmreview.importing.speakers.people import find_family_name, find_people
from support.rows import each_row


def find(*paragraphs: str) -> list[str]:
    document = make_document(("Title", *paragraphs))
    return [each.name for each in find_people(document, list(find_quotations(document))).speakers]


@each_row(
    ("text", "names"),
    [
        ("“We agree,” said Jane Doe.", ["Jane Doe"]),
        ("“We agree,” said H.E. Mr. Don Pramudwinai, Minister.", ["Don Pramudwinai"]),
        ("“We agree,” said ESCAP Executive Secretary Armida Alisjahbana.", ["Armida Alisjahbana"]),
        ("“We agree,” said the finance minister, Annelies ter Horst.", ["Annelies ter Horst"]),
        ("“We agree,” according to Jane Doe.", ["Jane Doe"]),
        ("According to Dr. Iva Mihova, a hydrologist, it rains.", ["Iva Mihova"]),
        ("Jane Doe, Coordinator for Asia and the Pacific, said: “We agree.”", ["Jane Doe"]),
        ("Jane Doe told Bob Hill that it rains.", ["Jane Doe", "Bob Hill"]),
        ("The minister, Jane Doe, was there. “We agree,” she said.", ["Jane Doe"]),
        ("“We agree,” Ruud van den Akker said.", ["Ruud van den Akker"]),
        ("“We agree,” said J. R. Smith.", ["J. R. Smith"]),
        ("“We agree,” said Chihoko Asada-Miyakawa.", ["Chihoko Asada-Miyakawa"]),
        ("“We agree,” said A. J. Doe.", ["A. J. Doe"]),
        ("“We agree,” said A.J. Doe.", ["A.J. Doe"]),
        ("“We agree,” said Jane E. Doe.", ["Jane E. Doe"]),
        ("“We agree,” said Larry O’Connor.", ["Larry O’Connor"]),
        ("“We agree,” said Ann O'Neill-Doe.", ["Ann O'Neill-Doe"]),
        ("“We agree,” said Jane d’Almeyda.", ["Jane d’Almeyda"]),
        ("“We agree,” said Ana do Nascimento e Silva.", ["Ana do Nascimento e Silva"]),
        ("Widodo, head of the division, came.", ["Widodo"]),
        ("Suparni, who leads a brigade, came.", ["Suparni"]),
        ("The cook, Jane Doe, came.", ["Jane Doe"]),
        ("Jane Doe, 29, came.", ["Jane Doe"]),
        ("Chief Inspector Rob St. John said it rained.", ["Rob St. John"]),
        ("Baron Axel af Rosen said it rained.", ["Axel af Rosen"]),
        ("Jane Doe lives in South Carolina.", ["Jane Doe"]),
        # An office may have capitals up to the name.
        ("The Minister for Health Jane Doe came.", ["Jane Doe"]),
        ("Minister for Public Works Ruud van den Akker came.", ["Ruud van den Akker"]),
        ("The friend of Mary Jane Doe came.", ["Mary Jane Doe"]),
        ("Shri Baldev Tirkey came.", ["Baldev Tirkey"]),
        ("Master Hinrich Kröger came.", ["Hinrich Kröger"]),
        # Nobody is named.
        ("The firm, Doe Timber, said it rained.", []),
        ("It was on the Strand Bridge.", []),
        ("“We agree,” said the Cabin Staff Guild.", []),
        ("“We agree,” said the World Health Organization.", []),
        ("Opening remarks from Asia and the Pacific were noted.", []),
        ("“We agree,” she said in New York.", []),
    ],
)
def test_a_full_name_is_that_of_a_person(text: str, names: list[str]) -> None:
    assert find(text) == names


@each_row(
    ("text", "names"),
    [
        # What has a chief executive, a kind, or "which" is an organization.
        ("Bob Hill is the chief executive of Rivers Alive. Rivers Alive said it rained.", []),
        ("Rivers Alive’s chief executive came. “No,” Rivers Alive said.", []),
        ("Rivers Alive is a small charity in Rome. “No,” said Rivers Alive.", []),
        ("Rivers Alive, a charity that plants trees, said it rained.", []),
        ("Rivers Alive, which plants trees, said it rained.", []),
        ("Bob Hill, a director at Rivers Alive, came. Rivers Alive said no.", ["Bob Hill"]),
        ("The largest of them, Orlya Wood, said it rained.", []),
        ("Their landlord, Doe Living, agreed. Doe said no. It admitted no fault.", []),
        ("Their landlord, Doe Living, agreed. Doe said no to its tenants.", []),
        # A person may work for one, own one, and have a title.
        ("Jane Doe is a bank manager. “No,” said Jane Doe.", ["Jane Doe"]),
        ("Jane Doe, an adviser to a charity, said no.", ["Jane Doe"]),
        ("Jane Doe is a company. “No,” said Ms. Doe.", ["Jane Doe"]),
        ("Jane Doe’s charity came. “No,” said Jane Doe.", ["Jane Doe"]),
        ("Jane Doe, a trader, said its roof leaks.", ["Jane Doe"]),
        ("Zhou Wenqiang said no. “It rains,” Zhou said.", ["Zhou Wenqiang"]),
    ],
)
def test_an_organization_is_no_person(text: str, names: list[str]) -> None:
    assert find(text) == names


@each_row(
    ("paragraphs", "names"),
    [
        (("Jane Doe grows rice.", "“It rains,” Doe said."), ["Jane Doe"]),
        (("Jane Doe’s farm is wet.", "“It rains,” Doe said."), ["Jane Doe"]),
        (("Donald J. Trump came.", "“No,” Donald Trump said."), ["Donald J. Trump"]),
        (("Annelies ter Horst came.", "Ter Horst said no."), ["Annelies ter Horst"]),
        (("Zhou Wenqiang said no.", "“No,” Zhou said."), ["Zhou Wenqiang"]),
        (("Zhou Wenqiang came.", "“No,” Mr. Zhou said."), ["Zhou Wenqiang"]),
        # What is named after somebody is nobody.
        (("The Trump Train came.", "“No,” Trump said."), []),
        (("Ted Cruz came.", "The Cruz Control won.", "“No,” Cruz said."), ["Ted Cruz"]),
        (("Ted Cruz came.", "But Cruz said no.", "“No,” Cruz said."), ["Ted Cruz"]),
        (("Jane Doe grows rice.", "When Doe came, it rained.", "“No,” Doe said."), ["Jane Doe"]),
        (("Farmer Jane Doe came.", "Jane Doe said no."), ["Jane Doe"]),
        # A word that nothing makes a name needs a title.
        (("“No,” Freddy said.",), []),
        (("“No,” President Widodo said.",), ["Widodo"]),
    ],
)
def test_a_short_name_is_that_of_the_full_one(
    paragraphs: tuple[str, ...], names: list[str]
) -> None:
    assert find(*paragraphs) == names


def test_the_first_name_is_the_family_name_where_it_stands_alone() -> None:
    document = make_document(("Title", "Zhou Wenqiang said no.", "Zhou said no."))
    (speaker,) = find_people(document, ()).speakers
    assert (speaker.name, speaker.family_name, speaker.id) == ("Zhou Wenqiang", "Zhou", "zhou")


def test_people_of_one_family_have_ids_of_their_own() -> None:
    document = make_document(("Title", "“No,” said Ann Lee. “Yes,” said Bob Lee."))
    people = find_people(document, list(find_quotations(document))).speakers
    assert [each.id for each in people] == ["lee", "bob-lee"]


@each_row(
    ("name", "family"),
    [
        ("Jane Doe", "Doe"),
        ("Widodo", "Widodo"),
        ("Ruud van den Akker", "van den Akker"),
        ("Chihoko Asada-Miyakawa", "Asada-Miyakawa"),
        ("Martin King Jr.", "King"),
        ("Maria de los Santos", "de los Santos"),
        ("al Marzan", "Marzan"),
        ("Rob St. John", "St. John"),
        ("Bríd Ní Chonaill", "Ní Chonaill"),
        ("Jane Doe FRS", "Doe"),
    ],
)
def test_a_family_name_has_its_particles_and_no_suffix(name: str, family: str) -> None:
    assert find_family_name(name) == family


@each_row(
    ("text", "honorific", "description"),
    [
        (
            "said H.E. Mr. Jane Doe, Deputy Prime Minister of Thailand.",
            "H.E. Mr.",
            "Deputy Prime Minister of Thailand",
        ),
        ("Jane Doe, a teacher from Accra, said", None, "a teacher from Accra"),
        ("Jane Doe, 45, a teacher, said", None, "a teacher"),
        ("said Jane Doe, Ph.D., Head of Novaterra.", None, "Head of Novaterra"),
        ("named Jane Doe, CPA, as Chief Officer.", None, None),
        (
            "Jane Doe, Coordinator, Regional Network on Migration and IOM Director said, “We",
            None,
            "Coordinator, Regional Network on Migration and IOM Director",
        ),
        ("said Dr. Jane Doe, Head of the U.N. Office. “We", "Dr.", "Head of the U.N. Office"),
        ("said ESCAP Executive Secretary Jane Doe.", None, "ESCAP Executive Secretary"),
        ("Jane Doe, a mother of five, cooks rice.", None, "a mother of five"),
        ("said Jane Doe, head of rain, hail and ice.", None, "head of rain, hail and ice"),
        ("Jane Doe, Director of Rain, and Mr Bob Hill said", None, "Director of Rain"),
        ("Deputy Governor Jane Doe, one of the two who", None, "Deputy Governor"),
        # What is no description: a clause, a place, a list.
        ("Jane Doe, who is a minister, said", None, None),
        ("Jane Doe, speaking in Rome, said", None, None),
        ("Jane Doe, the minister says she will come.", None, "the minister"),
        ("Jane Doe, the minister will come.", None, None),
        ("Jane Doe, Bob Hill and Kay Lee said", None, None),
        ("Jane Doe said", None, None),
    ],
)  # fmt: skip
def test_a_description_is_the_office_beside_a_name(
    text: str, honorific: str | None, description: str | None
) -> None:
    assert describe(text, "Jane Doe") == (honorific, description)


@each_row(("words", "is_described"), [(40, True), (41, False)])
def test_a_description_has_forty_words_at_most(words: int, is_described: bool) -> None:
    office = " ".join(["Director", *["of"] * (words - 1)])
    assert (describe(f"Jane Doe, {office}.", "Jane Doe")[1] == office) == is_described


@each_row(
    ("text", "description"),
    [
        ("Jane Doe, Head of Office, at the talks", "Head of Office"),
        ("Jane Doe, head of policy at Oxfam, it is", "head of policy at Oxfam"),
        # What is said after the name is no description of it.
        ("According to Jane Doe, the farm is", None),
        ("According to Jane Doe, the line employs 230 people.", None),
    ],
)
def test_a_description_is_only_what_the_person_is(text: str, description: str | None) -> None:
    assert describe(text, "Jane Doe") == (None, description)
