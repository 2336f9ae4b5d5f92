"""What the source has and no record holds, and what is no reason to doubt."""

from gcmreview.dataset.loader import load_review
from gcmreview.validating.doubts import find_doubts
from support.releases import MadeQuote, MakeRelease
from support.rows import each_row

SAID = "said Kwame Okafor, Head of Office, ILO."
HERE = "Oslo – Kwame Okafor, Head of Office, ILO, spoke. "


def list_doubts(path: object) -> list[tuple[str, int, str]]:
    """Return the rule, the paragraph and the words of each doubt."""
    return [
        (each.rule, int(each.place[1]), each.message.split("'")[1])
        for each in find_doubts(load_review(str(path)))
    ]


def test_the_built_in_dataset_leaves_no_doubt() -> None:
    assert list(find_doubts(load_review())) == []


@each_row(
    ("paragraph", "quotes", "words"),
    [
        (f"Oslo – “We will go on with it,” {SAID}", [], "We will go on with it,"),
        (f"Oslo – “We will go,” {SAID} “And we will be back.”", [], "And we will be back."),
        (f"Oslo – «Nous allons y aller,» {SAID}", [], "Nous allons y aller,"),
        (f'Oslo – "We will go on with it," {SAID}', [], "We will go on with it,"),
        (f"Oslo – ‘We will go on with it,’ {SAID}", [], "We will go on with it,"),
        (
            f"Oslo – “We call it “the big window of hope” now,” {SAID}",
            [],
            "We call it “the big window of hope” now,",
        ),
        # A name or a quote in it is in a record; the quotation is not.
        (f"Oslo – “Kwame Okafor will go on,” {SAID}", [], "Kwame Okafor will go on,"),
        (
            f"Oslo – “We will go on,” {SAID} “They will go on.”",
            ["We will go on,"],
            "They will go on.",
        ),
    ],
)
def test_a_quotation_that_no_record_has_is_doubtful(
    make_release: MakeRelease, paragraph: str, quotes: list[str], words: str
) -> None:
    path = make_release(paragraph, quotes=quotes)
    assert list_doubts(path) == [("unrecorded-quote", 1, words)]


@each_row(
    ("paragraph", "quotes"),
    [
        # All of it is in a record.
        (f"Oslo – “We will go on with it,” {SAID}", ["We will go on with it,"]),
        (f"Oslo – “We call it “the big window” of hope,” {SAID}", None),
        # Three words are as likely a term.
        (f"Oslo – “We go on,” {SAID}", []),
        (f"Oslo – The “three small words” are a term, {SAID}", []),
        # No quotation.
        (f"Oslo – We will go on with it, {SAID}", []),
        (f"Oslo – The workers’ rights and the members’ needs, {SAID}", []),
        (f"Oslo – It is 5'4\" high and 6'2\" long at its base, {SAID}", []),
    ],
)
def test_a_quotation_of_a_record_a_term_and_prose_are_not(
    make_release: MakeRelease, paragraph: str, quotes: list[str] | None
) -> None:
    wanted = ["We call it “the big window” of hope,"] if quotes is None else quotes
    assert list_doubts(make_release(paragraph, quotes=wanted)) == []


def test_a_quotation_in_the_title_of_a_link_is_not(make_release: MakeRelease) -> None:
    title = "Watch “We will go on with it” here"
    link = f'[[links]]\nid = "read"\ntext = "{title}"\nparagraph = 1\n'
    assert list_doubts(make_release(f"{HERE}{title}.", more=link)) == []


def test_a_quote_within_a_quotation_is_not_all_of_it(make_release: MakeRelease) -> None:
    text = f"Oslo – “We call it “the window of hope” now,” {SAID}"
    assert list_doubts(make_release(text, quotes=["the window of hope"])) == [
        ("unrecorded-quote", 1, "We call it “the window of hope” now,")
    ]


def test_each_paragraph_of_a_quotation_is_looked_for_in_its_own_records(
    make_release: MakeRelease,
) -> None:
    paragraphs = (f"{HERE}He said:", "“One is here now.", "“Two is here now.”")
    assert [each[1:] for each in list_doubts(make_release(*paragraphs))] == [
        (2, "One is here now."),
        (3, "Two is here now."),
    ]
    quote = MadeQuote("One is here now.", paragraph=2, attribution="continued")
    assert [each[1:] for each in list_doubts(make_release(*paragraphs, quotes=[quote]))] == [
        (3, "Two is here now.")
    ]


def list_agency(acronym: str, more: str = "") -> str:
    """Return the TOML of an agency in paragraph 1."""
    return (
        f'[[agencies]]\nacronym = "{acronym}"\nname = "The {acronym}"\nrole = "member"\n'
        f'paragraph = 1\neditorial.name = "ed"\n{more}'
    )


ILO = list_agency("ILO")
FOUR = "".join(map(list_agency, ("ILO", "UNDP", "UN-Habitat")))


@each_row(
    ("text", "agencies", "acronym"),
    [
        ("The Food and Agriculture Organization (FAO) came.", ILO, "FAO"),
        ("The UN Educational, Scientific and Cultural Organization (UNESCO) came.", ILO, "UNESCO"),
        ("The World Trade Organization (WTO), and later WTO and (WTO).", ILO, "WTO"),
        ("The members are: ILO, UNDP, WFP and UN-Habitat.", FOUR, "WFP"),
        ("The members are: WFP, ILO, UNDP and UN-Habitat.", FOUR, "WFP"),
        ("The members are: ILO, UNDP, UN-Habitat and UN-Oceans.", FOUR, "UN-Oceans"),
    ],
)
def test_an_agency_that_the_source_introduces_or_lists_is_doubtful_once(
    make_release: MakeRelease, text: str, agencies: str, acronym: str
) -> None:
    path = make_release(HERE + text, more=agencies)
    assert list_doubts(path) == [("unlisted-agency", 1, acronym)]


@each_row(
    ("text", "agencies"),
    [
        # Listed, by its acronym or another spelling.
        ("The International Labour Organization (ILO) came.", ILO),
        (
            "The Bureau of Disaster Risk (UNDRR) came.",
            list_agency("ILO", 'spellings = ["UNDRR"]\neditorial.spellings = "ed"\n'),
        ),
        # No agency.
        ("The International Migration Review Forum (IMRF) was held.", ILO),
        ("The Commission adopted the Sustainable Development Goals (SDG).", ILO),
        ("The Organization spoke of gross domestic product (GDP).", ILO),
        ("The offices of the Organization (see below) are shut.", ILO),
        # Two known agencies are no list.
        ("It named: ILO, UNDP, COVID, and HIV.", ILO + list_agency("UNDP")),
        ("In ILO, UNDP and UN-Habitat, GDP figures and the COVID-19 crisis came up.", FOUR),
        # The dataset lists no agencies at all.
        ("The Food and Agriculture Organization (FAO) came.", ""),
    ],
)
def test_a_listed_agency_and_other_acronyms_are_not(
    make_release: MakeRelease, text: str, agencies: str
) -> None:
    assert list_doubts(make_release(HERE + text, more=agencies)) == []


FIGURE = '[[statistics]]\nid = "s"\nvalue = 5\nlabel = "towns"\ntext = "5 towns"\nparagraph = 1\n'


@each_row(
    ("text", "words"),
    [
        ("They saw 12 towns.", "12 towns"),
        ("They saw 12 small island States.", "12 small island States"),
        ("They saw 1,200 of them.", "1,200"),
        ("They saw 1\u00a0200 of them.", "1\u00a0200"),
        ("They saw 12 people.", "12 people"),
        ("They saw 12 young women.", "12 young women"),
        ("They spent 5 million.", "5 million"),
        ("They spent two million.", "two million"),
        ("About 25 per cent agreed.", "About 25 per cent"),
        ("They saw over 200 at once.", "over 200"),
        ("They saw 5 towns, then 6 towns.", "6 towns"),
        ("In 12 towns they went on.", "12 towns"),
        ("On 18 December, 164 countries agreed.", "164 countries"),
        ("(12 towns) were seen.", "12 towns"),
    ],
)
def test_a_figure_that_is_in_no_statistic_is_doubtful(
    make_release: MakeRelease, text: str, words: str
) -> None:
    more = FIGURE if "5 towns" in text else ""
    assert list_doubts(make_release(HERE + text, more=more)) == [("unrecorded-number", 1, words)]


SENTENCE = "They saw 5 towns, about 20 per cent of all."


@each_row(
    ("label", "words"),
    [("towns", ["about 20 per cent"]), ("towns, about 20 per cent of all", [])],
)
def test_the_text_of_a_statistic_has_the_figures_of_others_and_its_label_has_not(
    make_release: MakeRelease, label: str, words: list[str]
) -> None:
    more = FIGURE.replace('"towns"', f'"{label}"').replace("5 towns", SENTENCE)
    doubts = list_doubts(make_release(HERE + SENTENCE, more=more))
    assert doubts == [("unrecorded-number", 1, each) for each in words]


@each_row(("length", "is_found"), [(70, True), (85, False)])
def test_what_a_number_counts_is_near_it(
    make_release: MakeRelease, length: int, is_found: bool
) -> None:
    words = f"They saw 12 {'x' * (length - 2)}s."
    assert bool(list_doubts(make_release(HERE + words))) == is_found


@each_row(("length", "is_found"), [(150, True), (170, False)])
def test_the_name_of_an_agency_is_right_before_its_acronym(
    make_release: MakeRelease, length: int, is_found: bool
) -> None:
    name = f"Office of {' '.join(['Xxxx'] * (length // 5))}"[:length].strip()
    path = make_release(f"{HERE}The {name} (FAO) came.", more=ILO)
    assert bool(list_doubts(path)) == is_found


LINK = '[[links]]\nid = "read"\ntext = "Read 12 stories"\nparagraph = 1\n'
EVENT = (
    '[event]\nname = "Talks"\nparagraph = 0\ndates = "12 days in March"\ndates_paragraph = 1\n'
    'start = 2021-03-10\nend = 2021-03-12\neditorial.start = "ed"\neditorial.end = "ed"\n'
)
CONTACT = (
    '[[contacts]]\nid = "kim"\nname = "Kim"\noffice = "Office"\nphone = "+63 916 237 0574"\n'
    "paragraph = 1\n"
)


@each_row(
    ("text", "more"),
    [
        ("They saw 5 towns.", FIGURE),
        ("They saw 5 towns, and again 5 towns.", FIGURE),
        ("It was held on 19 March, from 10 to 12 March, and in 2022.", ""),
        ("It was held on 19 August and on March 19 of years past.", ""),
        ("The COVID-19 crisis and the COVID-19 crises came up.", ""),
        ("Goal 10 seeks less, SDG 17 is next, and Article 3 comes last.", ""),
        ("The 2030 Agenda has members.", ""),
        ("The 75th sessions, 20th centuries and 73/195 resolutions.", ""),
        ("A 10-point plan at 10 a.m. on 2 June 2021 (room 12) has deadlines.", ""),
        ("She is 60 years old, and it 18 months old.", ""),
        ("See paragraph 5 of this, or 5 as it was, or 5 in towns.", ""),
        ("Kim, Office: call +63 916 237 0574 for more.", CONTACT),
        ("Read 12 stories here.", LINK),
        ("The days of it: 12 days in March.", EVENT),
        ("It is the first of two, at 12 noon, in room 12.", ""),
    ],
)
def test_a_figure_of_a_statistic_a_date_and_the_number_of_a_thing_are_not(
    make_release: MakeRelease, text: str, more: str
) -> None:
    assert list_doubts(make_release(HERE + text, more=more)) == []


def test_a_figure_in_a_recorded_quotation_is_its_speakers(make_release: MakeRelease) -> None:
    text = f"Oslo – “We saw 12 towns,” {SAID}"
    assert list_doubts(make_release(text, quotes=["We saw 12 towns,"])) == []
    doubts = [rule for rule, _, _ in list_doubts(make_release(text))]
    assert doubts == ["unrecorded-quote", "unrecorded-number"]


def test_a_title_says_again_what_the_text_says(make_release: MakeRelease) -> None:
    path = make_release(f"{HERE}They saw 5 towns.", title="Talks in 5 towns", more=FIGURE)
    assert list_doubts(path) == []
