"""How much words say, in bits."""

from collections import Counter

from gcmreview.check.rules import attribution, confidence, verdict
from gcmreview.check.source import rarity
from gcmreview.check.source.rarity import SURE, UNLIKELY, is_name, weigh
from gcmreview.check.source.tokens import tokenize
from support.drafting import CHECKER, check
from support.rows import each_row
from support.runs import ROOT

# Words that many people say, of the subjects of the release; some are also words of it.
STOCK = """
no one is safe until everyone is safe
no one is safe until we are all safe
nobody is safe until everybody is safe
build back better
build back better after the pandemic
we must build back better from the pandemic
leave no one behind
leaving no one behind
no one is left behind
the challenges and opportunities of migration
address the challenges and opportunities of migration
the opportunities and challenges of international migration
the benefits and challenges of migration
reap the benefits of migration
reap the benefits of migration for all
review and follow-up of the Global Compact
follow-up and review of the Global Compact
implementation of the Global Compact
the implementation, review and follow-up of the Global Compact
the Global Compact for Safe, Orderly and Regular Migration
the Global Compact for safe, orderly and regular migration
safe, orderly and regular migration
pathways for regular migration
the first International Migration Review Forum
International Migration Review Forum
the International Migration Review Forum in 2022
2030 Agenda for Sustainable Development
in implementing the 2030 Agenda for Sustainable Development
the Sustainable Development Goals
Regional Review of the Global Compact
Member States and stakeholders
member States and other stakeholders
the member States of the United Nations
the COVID-19 pandemic
the impacts of COVID-19
the impacts of the COVID-19 pandemic
in the COVID-19 era
as we learned from the pandemic
an unprecedented impact on migrant workers
the impact on migrant workers
access to decent work
protection and access to decent work
respect for human and labour rights
respect for human rights and labour rights
the human rights of all migrants
protect the human rights of migrants
regardless of migration status
in the Asia-Pacific region
countries in the Asia-Pacific region
countries in the region
millions of migrants in the region
share good practices
exchange experiences and share good practices
compare experiences among countries
at the regional, subregional and bilateral levels
at the local, national, regional and global levels
regional cooperation and partnerships
stronger cooperation among countries
greater collaboration among countries in the region
let us work together
we must work together
we can and must do better
we can and must continue to advance
overcoming these challenges
finding a sustainable solution
stands ready to support
a call for greater collaboration
gender-responsive and child-sensitive
the Paris Agreement on Climate Change
in the lead up to the Forum
the lead up to COP26
""".strip().split("\n")
# Words that one person said.
DISTINCTIVE = """
We must be ambitious and advance practical implementation of the Global Compact
No country can address the challenges and opportunities of migration alone
a migrant-inclusive approach is key to finding a sustainable solution
stakeholders have demonstrated the relevance and tangible value of the Global Compact for millions
The Network stands ready to engage with and support all your efforts
fairer and more inclusive if we are to provide the protection and access to decent work
We must use the Global Compact to its full potential in overcoming these challenges
compare experiences among countries, share good practices and enhance collective actions
""".strip().split("\n")


def weigh_text(text: str) -> int:
    """Return the bits of the words of a text."""
    return weigh(tokenize(text), CHECKER.topics[""])


@each_row("words", STOCK)
def test_words_that_many_people_say_may_be_anybodys(words: str) -> None:
    for draft in (f"“{words},” said Angela Merkel.", f"“{words},” the minister said."):
        found = check(draft).quotations
        assert {each.code for each in found} <= {"GCM001", "GCM002", "GCM003", "GCM201"}


@each_row("words", STOCK)
def test_it_is_no_error_to_give_them_to_another_speaker(words: str) -> None:
    for name in ("António Vitorino", "Nenette Motus", "Chihoko Asada-Miyakawa"):
        codes = [each.code for each in check(f"“{words},” said {name}.").quotations]
        assert "GCM301" not in codes


@each_row("words", DISTINCTIVE)
def test_words_that_one_person_said_are_an_error_where_somebody_else_is_named(words: str) -> None:
    assert weigh_text(words) >= SURE
    assert [each.code for each in check(f"“{words},” said Jane Doe.").quotations] == ["GCM301"]


def test_so_is_each_sentence_of_the_quotes() -> None:
    sentences = [part for each in CHECKER.reviews[""].quotes for part in each.text.split(". ")]
    assert [each for each in sentences if weigh_text(each) < SURE] == []


@each_row(
    ("words", "bits"),
    [
        # Common words have few bits, and all rare ones the same.
        ("of the", 4 + 4),
        ("that people", 6 + 9),
        ("tangible", 12),
        ("antidisestablishmentarianism", 12),
        # A word counts once, in any case.
        ("people, people, people", 9),
        ("The people of the People", 4 + 9 + 4),
        # In a name a word has four bits, but not at the start of a sentence.
        ("with Bangkok", 7 + 4),
        ("Bangkok with", 12 + 7),
        ("with joy. Bangkok", 7 + 12 + 12),
        ("with 2022", 7 + 4),
        # Words of the release's title have none, unless they are of grammar.
        ("the Compact, the review and regional migration", 4 + 5),
        # In capitals nothing is a name.
        ("WITH JOY", 7 + 12),
        ("WITH JOY OF COVID-19", 7 + 12 + 4 + 12 + 4),
        # A bracket is read as its letters.
        ("[W]ith joy […]", 7 + 12),
    ],
)
def test_the_bits_of_words_are_added(words: str, bits: int) -> None:
    assert weigh_text(words) == bits


@each_row(
    ("words", "expected"),
    [
        ("Global Compact for Safe, Orderly and Regular Migration", True),
        ("The Global Compact on Safe Migration", True),
        ("2030 Agenda for Sustainable Development", True),
        ("International Migration Review Forum", True),
        ("Agenda with Us", True),
        # Eight bits are those of a word that says something.
        ("Agenda at Home", False),
        ("the global compact for safe migration", False),
        ("Policies and approaches need more work", False),
        ("GLOBAL COMPACT FOR MIGRATION", False),
        ("", True),
        # Twelve words have 144 bits, "for" has six and "with" seven.
        (f"{' '.join(f'Bold{chr(97 + at)}' for at in range(12))} For", True),
        (f"{' '.join(f'Bold{chr(97 + at)}' for at in range(12))} With", False),
    ],
)
def test_a_name_has_capitals_and_is_not_long(words: str, expected: bool) -> None:
    assert is_name(tokenize(words)) == expected


def test_the_353_most_common_words_have_bits_of_their_own() -> None:
    counts = Counter(rarity._BITS.values())
    assert counts == {4: 2, 5: 3, 6: 5, 7: 10, 8: 18, 9: 34, 10: 95, 11: 186}
    assert counts.total() == 353


def test_the_documents_give_the_bits_of_the_rules() -> None:
    text = " ".join((ROOT / "docs" / "check.md").read_text(encoding="utf-8").split())
    for said in (
        f"{rarity.RARE} for every word that is not among the {len(rarity._BITS)} most common",
        f"{rarity._NAME} for a word of a name",
        f"Words of at least {SURE} bits that are given to somebody else are an error;",
        f"is given to nobody of the release needs {verdict._PART} more",
        f"From {UNLIKELY} bits on they are a warning",
        f"from {UNLIKELY - attribution._RELATED} they are a warning if they are given to another",
        f"with fewer than {UNLIKELY} bits, the speaker may have said a stock phrase",
        f"given to another of the release's speakers need {confidence._BROKEN} bits more",
    ):
        assert said in text
