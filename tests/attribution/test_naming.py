"""What a draft calls a speaker wrongly, and the much that it may call one."""

from gcmreview.attribution.naming import Slip, find_slips
from support.drafting import SPEAKERS, check
from support.reading import read
from support.rows import each_row

WORDS = {
    "vitorino": "the relevance and tangible value of the Global Compact",
    "alisjahbana": "no country can address the challenges and opportunities of migration alone",
    "pramudwinai": "no one is safe until everyone is safe; therefore, a migrant-inclusive approach",
    "asada-miyakawa": "policies and approaches need to be fairer and more inclusive",
    "motus": "all your efforts in the implementation, review and follow-up",
}


def judge(who: str, clause: str) -> list[str]:
    """Return the codes of a quotation of a speaker, attributed by a clause."""
    found = check(f"“{WORDS[who]},” {clause}\n").quotations
    return [each.code for each in found if each.severity != "none"]


RIGHT = [
    ("vitorino", "said António Vitorino, Director-General of IOM."),
    ("vitorino", "said António Vitorino, IOM."),
    ("vitorino", "said Vitorino of the UN Network on Migration."),
    ("vitorino", "said Vitorino of the United Nations."),
    ("vitorino", "said IOM’s Vitorino."),
    ("motus", "said Vitorino’s Motus."),
    ("vitorino", "said Vitorino of the UN migration agency."),
    # A place, a list, or the beginning of something else.
    ("vitorino", "said Vitorino, Thailand."),
    ("vitorino", "said Vitorino (Thailand)."),
    ("vitorino", "said Vitorino from Thailand."),
    ("vitorino", "said Vitorino, ESCAP and Motus."),
    ("vitorino", "said Vitorino, ESCAP, and Motus."),
    ("vitorino", "said Vitorino, ILO, ESCAP."),
    ("vitorino", "said Vitorino from ILO headquarters."),
    ("vitorino", "said Vitorino of ESCAP’s partner."),
    ("vitorino", "said Vitorino, ESCAP staff and others."),
    ("vitorino", "said Vitorino, formerly of ESCAP."),
    ("vitorino", "said Vitorino, ESCAP’s partner."),
    ("vitorino", "said Vitorino, ILO Regional Director Chihoko Asada-Miyakawa and others."),
    ("vitorino", "said Vitorino, ESCAP chief and others."),
    ("vitorino", "said Vitorino, IOM’s director."),
    # An office below one is another's beside no name.
    ("vitorino", "said Vitorino, who met the Deputy Director General of IOM."),
    ("vitorino", "said Vitorino and the Deputy Director General of IOM."),
    ("vitorino", "said Vitorino, the Deputy Director General of IOM and Motus."),
    ("vitorino", "said former IOM Director General António Vitorino."),
    ("asada-miyakawa", "said Assistant Director-General Chihoko Asada-Miyakawa."),
    ("asada-miyakawa", "said Chihoko Asada-Miyakawa, ILO Assistant Director-General."),
    ("pramudwinai", "said Deputy Prime Minister Don Pramudwinai."),
    ("pramudwinai", "said Don Pramudwinai, Deputy Prime Minister and Minister of Foreign Affairs."),
    ("pramudwinai", "said Don Pramudwinai, former Prime Minister of Thailand."),
    ("pramudwinai", "said Don Pramudwinai, who met the Prime Minister of Thailand."),
    ("pramudwinai", "said Don Pramudwinai, Deputy Prime Minister of Thailand."),
    ("vitorino", "said Vitorino, who met ESCAP."),
    ("pramudwinai", "said Pramudwinai of Thailand."),
    ("pramudwinai", "said Thailand’s Don Pramudwinai."),
    ("alisjahbana", "said Alisjahbana of the UN Economic and Social Commission."),
    ("alisjahbana", "said Alisjahbana (UNESCAP)."),
    ("asada-miyakawa", "said Asada-Miyakawa, ILO."),
    ("motus", "said Motus of the Network."),
    ("motus", "said Motus, IOM, told ESCAP."),
    ("vitorino", "said the IOM chief, António Vitorino."),
    ("vitorino", "said IOM Director General Antonio Vitorino."),
    ("vitorino", "said UN migration agency chief António Vitorino."),
    ("vitorino", "said UN official António Vitorino."),
    ("vitorino", "said at ESCAP Mr Vitorino."),
    ("vitorino", "said António Vitorino, the UN Network Coordinator."),
    ("vitorino", "said Mr. António Vitorino."),
    ("vitorino", "said Vitorino (IOM Director General)."),
    ("vitorino", "said António Vitorino, former Executive Secretary of ESCAP."),
    ("vitorino", "Vitorino told the Executive Secretary of ESCAP."),
    ("vitorino", "said Vitorino, the Executive Secretary of ESCAP and Motus."),
    ("vitorino", "said Vitorino, the Executive Secretary of ESCAP, and Motus."),
    ("vitorino", "said Vitorino, who met the Executive Secretary of ESCAP."),
    ("vitorino", "said Vitorino, a former minister of Portugal."),
    ("vitorino", "said António Manuel de Carvalho Ferreira Vitorino."),
    ("vitorino", "said Portuguese politician António Vitorino."),
    ("alisjahbana", "said Ms. Armida Alisjahbana, UNESCAP executive secretary."),
    ("alisjahbana", "said Armida S. Alisjahbana."),
    ("alisjahbana", "said Mrs Armida Salsiah Alisjahbana of ESCAP."),
    ("alisjahbana", "said UN Under-Secretary-General Armida Salsiah Alisjahbana."),
    ("pramudwinai", "said Thai Foreign Minister Don Pramudwinai."),
    ("pramudwinai", "said H.E. Mr. Don Pramudwinai, Thailand’s foreign minister."),
    ("pramudwinai", "said Mr. Don."),
    ("asada-miyakawa", "said Chihoko Asada-Miyakawa, the ILO regional director."),
    ("asada-miyakawa", "said Ms. Asada-Miyakawa, Regional Director for Asia and the Pacific."),
    ("motus", "said Nenette Motus, Regional Director for Asia and the Pacific."),
    ("motus", "said the Network’s coordinator, Nenette Motus."),
    ("motus", "said Dr. Nenette Motus, Coordinator."),
    ("motus", "said Ms. Motus, Ph.D., of IOM."),
    ("motus", "said Ma. Nenette Motus."),
    ("motus", "said Victorina Motus."),
    ("motus", "said Dom Motus."),
    ("motus", "said Asia-Pacific Director Nenette Motus."),
    ("vitorino", "said António Vitorino, who is Director General of IOM."),
    ("vitorino", "said António Vitorino, former head of the ILO."),
    ("vitorino", "said António Vitorino, a director of the ILO office."),
    ("vitorino", "said António Vitorino, the head of the ILO and Motus."),
    ("vitorino", "said António Vitorino, the head of IOM, to the head of ESCAP."),
    ("vitorino", "said António Vitorino, a friend of the ILO."),
    ("pramudwinai", "said Don Pramudwinai, chairman of ESCAP’s session."),
    ("asada-miyakawa", "said Chihoko Asada-Miyakawa, Assistant Director-General of the ILO."),
    ("asada-miyakawa", "said Chihoko Asada-Miyakawa, ILO Assistant Director-General."),
    ("asada-miyakawa", "said Chihoko Asada-Miyakawa, Thailand director of the ILO."),
    ("motus", "said Nenette Motus, adviser to ESCAP."),
    ("motus", "said Nenette Motus, regional director of the UN migration agency."),
    # A title before a name: a speaker's own, one of the past, or one that nobody has.
    ("vitorino", "said Director Vitorino."),
    ("vitorino", "said Ambassador António Vitorino."),
    ("vitorino", "said the former Minister Vitorino."),
    ("vitorino", "said former Portuguese minister António Vitorino."),
    ("vitorino", "said Vitorino, who met Minister Don Pramudwinai."),
    ("vitorino", "said Vitorino to Minister Don Pramudwinai."),
    ("alisjahbana", "said Secretary Alisjahbana."),
    ("pramudwinai", "said Minister Don Pramudwinai."),
    ("motus", "said Motus, who met IOM Deputy Director General Amy Pope."),
    ("motus", "said Motus, IOM Deputy Director General Amy Pope and others."),
    ("motus", "said Motus, the former IOM Deputy Director General."),
    # An office that goes on as a speaker's own, though its beginning is another's.
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration for Asia."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration in Asia-Pacific."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration at that level."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration’s Asian chapter."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration (Asia-Pacific)."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration, Asia-Pacific."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration – Asia."),
    ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration Asia-Pacific."),
    ("motus", "said Nenette Motus, UN Network on Migration Coordinator for Asia."),
    ("motus", "said Nenette Motus, head of the UN Network on Migration’s regional arm."),
    ("motus", "said the Coordinator of the UN Network on Migration for Asia."),
    ("motus", "said the Coordinator of the UN Network on Migration’s Asian chapter."),
    ("vitorino", "said António Vitorino, Coordinator of the UN Network on Migration in Geneva."),
    ("vitorino", "said the Coordinator of the UN Network on Migration in Geneva."),
    ("vitorino", "said the UN Network on Migration’s Coordinator for all regions."),
]


@each_row(("who", "clause"), RIGHT)
def test_a_speakers_own_offices_and_names_are_not_reported(who: str, clause: str) -> None:
    assert judge(who, clause) == []


@each_row(
    ("who", "clause"),
    [
        ("vitorino", "said António Vitorino, Executive Secretary of ESCAP."),
        ("vitorino", "said António Vitorino, the Executive Secretary of ESCAP."),
        ("vitorino", "said Vitorino (Executive Secretary, ESCAP)."),
        ("vitorino", "said ESCAP Executive Secretary António Vitorino."),
        ("vitorino", "said António Vitorino, the Thai foreign minister."),
        ("vitorino", "said António Vitorino, Executive Secretary."),
        ("vitorino", "said Vitorino – Executive Secretary of ESCAP."),
        ("alisjahbana", "said Armida Alisjahbana, the IOM chief."),
        ("vitorino", "said Vitorino of ESCAP."),
        ("vitorino", "Vitorino of ESCAP said."),
        ("vitorino", "Vitorino from the ILO said."),
        ("vitorino", "said António Vitorino (ESCAP)."),
        ("vitorino", "said António Vitorino (the ILO, Geneva)."),
        ("vitorino", "said António Vitorino, ESCAP."),
        ("vitorino", "António Vitorino, ESCAP, said."),
        ("vitorino", "said António Vitorino, ESCAP,"),
        ("vitorino", "said Vitorino – ESCAP."),
        ("vitorino", "said Vitorino of ESCAP and Motus."),
        ("vitorino", "said Vitorino of Thailand."),
        ("vitorino", "said Vitorino of UN Women."),
        ("vitorino", "said ESCAP’s Vitorino."),
        ("vitorino", "said ILO chief António Vitorino."),
        ("vitorino", "said the UNHCR Director-General António Vitorino."),
        ("vitorino", "said Minister Vitorino."),
        ("vitorino", "said Foreign Minister António Vitorino."),
        ("vitorino", "said Executive Secretary António Vitorino."),
        ("motus", "Secretary Motus said."),
        ("motus", "said Motus, IOM Deputy Director General."),
        ("motus", "said Nenette Motus, Deputy Director General of IOM."),
        ("vitorino", "said António Vitorino, IOM Deputy Director General."),
        ("vitorino", "said ESCAP’s chief António Vitorino."),
        ("vitorino", "said Vitorino, ESCAP’s head."),
        ("vitorino", "said Vitorino, the World Bank president."),
        ("vitorino", "said IOM Deputy Director General António Vitorino."),
        ("vitorino", "said Deputy Director General António Vitorino."),
        ("vitorino", "said Vitorino, the acting Director-General of IOM."),
        ("vitorino", "said Vitorino (Deputy Coordinator, UN Network on Migration)."),
        ("alisjahbana", "said ESCAP’s Deputy Executive Secretary, Armida Alisjahbana."),
        ("pramudwinai", "said Thailand’s Vice Minister of Foreign Affairs, Don Pramudwinai."),
        ("asada-miyakawa", "said Chihoko Asada-Miyakawa, Associate Regional Director of the ILO."),
        ("motus", "said Assistant Coordinator Nenette Motus."),
        (
            "vitorino",
            "said Vitorino of the United Nations Economic and Social Commission for Asia and the "
            "Pacific.",
        ),
        ("alisjahbana", "said Alisjahbana of IOM."),
        ("alisjahbana", "said Alisjahbana of the International Labour Organization."),
        ("motus", "said Motus of the World Bank."),
        ("pramudwinai", "said Ms. Don Pramudwinai."),
        # An office above one.
        ("pramudwinai", "said Don Pramudwinai, Prime Minister of Thailand."),
        ("pramudwinai", "said Prime Minister Don Pramudwinai."),
        ("asada-miyakawa", "said Chihoko Asada-Miyakawa, Director-General of the ILO."),
        ("asada-miyakawa", "said ILO Director-General Chihoko Asada-Miyakawa."),
        ("vitorino", "said António Vitorino, the UN refugee chief."),
        ("motus", "said Mr. Nenette Motus."),
        ("motus", "said Mr Motus."),
        # A speaker's own title elsewhere, and another's in the speaker's own organization.
        ("asada-miyakawa", "said Chihoko Asada-Miyakawa, Assistant Director-General of IOM."),
        ("asada-miyakawa", "said Chihoko Asada-Miyakawa, IOM Assistant Director-General."),
        ("asada-miyakawa", "said Asada-Miyakawa (Assistant Director-General, IOM)."),
        ("asada-miyakawa", "said Asada-Miyakawa, Director for Asia and the Pacific, ESCAP."),
        ("asada-miyakawa", "said Asada-Miyakawa, UNICEF’s director in Asia."),
        ("asada-miyakawa", "said Asada-Miyakawa, Executive Secretary of the ILO."),
        ("alisjahbana", "said Armida Alisjahbana, the Executive Secretary of the IOM."),
        ("alisjahbana", "Armida Alisjahbana, Executive Secretary of IOM, said."),
        ("alisjahbana", "said IOM Executive Secretary Armida Alisjahbana."),
        ("alisjahbana", "said Alisjahbana, who is the head of the ILO."),
        ("vitorino", "said António Vitorino, Director-General at the ILO."),
        ("vitorino", "said António Vitorino, coordinator of ESCAP, on Friday."),
        ("motus", "said Nenette Motus, who is Executive Secretary of ESCAP."),
        # An office whose words end is the one of the whole organization.
        ("motus", "said Nenette Motus, Coordinator of the UN Network on Migration."),
        ("motus", "said Nenette Motus (Coordinator of the UN Network on Migration)."),
        ("motus", "said UN Network on Migration Coordinator Nenette Motus."),
        ("motus", "said Motus, Coordinator of the UN Network on Migration, Ms. Nenette."),
        ("motus", "Motus, Coordinator of the UN Network on Migration, said."),
        ("motus", "said Nenette Motus, Director-General of IOM in Asia."),
    ],
)
def test_another_speakers_office_or_organization_and_the_wrong_honorific_are(
    who: str, clause: str
) -> None:
    assert judge(who, clause) == ["GCM305"]


@each_row(
    ("who", "clause"),
    [
        ("motus", "said Nanette Motus."),
        ("motus", "said Nenette Mottus."),
        ("motus", "said Ms. Mouts."),
        ("vitorino", "said António Vittorino."),
        ("vitorino", "said Anotnio Vitorino."),
        ("pramudwinai", "said Mr. Pramudwiani."),
        ("alisjahbana", "said Armida Salsiah Alisjabana."),
        ("asada-miyakawa", "said Chihoko Asada-Miyakowa."),
    ],
)
def test_a_name_one_letter_off_is_misspelt(who: str, clause: str) -> None:
    assert judge(who, clause) == ["GCM306"]


def test_a_misspelt_name_given_to_anothers_words_is_another_speakers() -> None:
    assert judge("alisjahbana", "said Nanette Motus.") == ["GCM301"]
    assert judge("alisjahbana", "said Mottus.") == ["GCM302"]


def test_a_name_above_or_below_words_is_judged_too() -> None:
    words = f"“{WORDS['vitorino']}.”"
    for page in (
        f"## António Vitorino\n\nExecutive Secretary of ESCAP\n\n{words}\n",
        f"{words}\n\nAntónio Vitorino, Executive Secretary of ESCAP\n",
        f"{words}\n\nAntónio Vitorino\n\nExecutive Secretary of ESCAP\n",
    ):
        assert [each.code for each in check(page).quotations] == ["GCM305"]
    (found,) = check(f"{words}\n\nAntónio Vittorino\n").quotations
    assert found.code == "GCM306"


@each_row(
    ("page", "kind"),
    [
        # A sentence before the words that have no clause of their own, or one with a pronoun.
        ("António Vitorino, {}, agreed.\n\n“W.”", "markdown"),
        ("António Vitorino, {}, agreed. It was late.\n\n“W,” he said.", "markdown"),
        ("## On Vitorino\n\nAntónio Vitorino is {}.\n\nWhat did he say?\n\n“W.”", "markdown"),
        # A note.
        ("“W.”[1]\n\na\n\nb\n\n[1] António Vitorino, {}.", "markdown"),
        # A heading of its own, and the next cell.
        ("<h3>António Vitorino</h3><h4>{}</h4><p>“W.”</p>", "html"),
        ("| Speaker | Office | Words |\n|---|---|---|\n| Vitorino | {} | “W.” |", "markdown"),
    ],
)
def test_so_is_one_in_a_sentence_or_a_line_apart(page: str, kind: str) -> None:
    words = "Today, member States and stakeholders have demonstrated the relevance"
    draft = page.replace("“W", f"“{words}")
    for office, severity in (
        ("Director General of IOM", "none"),
        ("Chair of Acme", "none"),
        ("Executive Secretary of ESCAP", "warning"),
    ):
        (found,) = check(draft.format(office), kind).quotations
        assert (found.severity, found.code == "GCM305") == (severity, severity == "warning")


def test_an_initial_in_a_misspelt_name_does_not_count() -> None:
    assert judge("alisjahbana", "said Armida S. Alisjahbama.") == ["GCM306"]


def test_a_name_of_five_letters_may_be_misspelt_and_one_of_four_is_another() -> None:
    for name, speakers in (("Motts", {"motus"}), ("Motu", set()), ("Dom", set())):
        assert read(f"said {name}").speakers == speakers


@each_row(
    "named",
    [
        "Vitorino of ESCAP",
        "Vitorino (ESCAP)",
        "Vitorino, the ILO",
        "Vitorino – World Bank Group",
        "ESCAP’s António Vitorino",
        "Vitorino, ESCAP’s executive director",
        "Vitorino (ILO chief)",
        "Deputy Director General António Vitorino",
    ],
)
def test_a_slip_of_an_organization_has_the_name_with_it(named: str) -> None:
    for end in (".", ""):
        (slip,) = find_slips(read(f"said {named}{end}"), SPEAKERS)
        assert (slip.kind, slip.named) == ("office", named)


def test_a_slip_has_the_drafts_words_and_the_sources() -> None:
    slips = list(find_slips(read("said Mr. Nanette Motus, the ESCAP chief"), SPEAKERS))
    motus = SPEAKERS["motus"]
    assert slips == [
        Slip("office", "Nanette Motus, the ESCAP chief", f"{motus.name}, {motus.description}"),
        Slip("office", "Mr. Nanette Motus", "her closing remarks, Nenette Motus"),
        Slip("spelling", "Nanette Motus", "Nenette Motus"),
    ]


@each_row("between", [" ", ", ", ", the ", " the ", " (", " (the ", " – "])
def test_an_office_of_another_person_is_beside_a_name(between: str) -> None:
    office = "Executive Secretary of ESCAP"
    (slip,) = find_slips(read(f"said Vitorino{between}{office}"), SPEAKERS)
    assert slip.named == f"Vitorino{between}{office}"
    assert list(find_slips(read(f"said Vitorino{between}Director General of IOM"), SPEAKERS)) == []
    assert list(find_slips(read(f"said Vitorino beside{between}{office}"), SPEAKERS)) == []
