"""What each word of the lexicon does in a sentence."""

from gcmreview.attribution.grammar import find_pronoun, find_verb, is_object, is_owner
from gcmreview.attribution.naming import find_slips
from gcmreview.attribution.saying import find_lead, find_said, is_verb_first, list_quoted
from gcmreview.attribution.speaker import read_attributions
from gcmreview.attribution.surroundings import Clause, read_clause
from gcmreview.text.words import SAYING_VERBS, SMALL, split_words
from support.drafting import SPEAKERS
from support.reading import PEOPLE, list_names, read, surround
from support.rows import each_row


def split(words: str) -> list[str]:
    """Return the words of a list."""
    return words.split()


def name_lead(sentence: str) -> list[str]:
    """Return who is named by the sentence before a quotation."""
    return [each.named for each in find_lead(read(sentence))]


@each_row("verb", sorted(SAYING_VERBS))
def test_a_verb_says_that_its_subject_speaks(verb: str) -> None:
    assert find_verb(read(f"Motus {verb} it")) == 1
    assert find_verb(read("Motus carried it")) is None


@each_row("word", sorted(SMALL))
def test_a_word_that_begins_a_sentence_is_no_name(word: str) -> None:
    assert list_names(f"{word.capitalize()} went home") == []
    assert list_names("Somchai went home") == ["Somchai"]


LEADING = """
called calls calling described describes spoke speaks praised praises hailed hails welcomed
welcomes wants wanted demanded demands thinks thought felt feels hopes hoped believed
"""


@each_row("verb", split(LEADING))
def test_a_verb_leads_into_the_words_of_its_subject(verb: str) -> None:
    assert name_lead(f"Motus {verb} it") == ["Motus"]
    assert name_lead("Motus carried it") == []


@each_row("word", split("also later then further today recently once has had thus so"))
def test_an_adverb_may_be_before_a_verb_of_saying(word: str) -> None:
    assert is_verb_first(Clause(read(f"{word} said Motus")), 1)
    assert not is_verb_first(Clause(read("sadly said Motus")), 1)


@each_row("word", split("he she they i we it"))
def test_a_pronoun_speaks(word: str) -> None:
    assert find_pronoun(read(f"{word} said"))


@each_row("word", split("him her them"))
def test_a_pronoun_is_quoted(word: str) -> None:
    sentence = read(f"Motus was there, said an aide, quoting {word}")
    assert [each.named for each in list_quoted(sentence)] == ["Motus"]
    assert list_quoted(read("Motus was there, said an aide, quoting it")) == []


@each_row("word", split("quoting quoted quotes citing cited cites"))
def test_a_verb_says_who_is_quoted(word: str) -> None:
    sentence = read(f"said an aide, {word} Motus")
    assert [each.named for each in list_quoted(sentence)] == ["Motus"]
    assert list_quoted(read("said an aide, thanking Motus")) == []


OFFICES = """
minister director secretary president chief head ambassador commissioner coordinator chairman
chairwoman chairperson governor mayor senator representative envoy spokesperson spokesman
spokeswoman officer adviser advisor manager economist official undersecretary pm fm dg sg usg ceo
"""


@each_row("word", split(OFFICES))
def test_a_publisher_is_no_source_beside_an_office(word: str) -> None:
    for text, expected in ((f"an IOM {word} was there", False), ("an IOM paper was there", True)):
        assert PEOPLE.names_source(split_words(text)) is expected


HONORIFICS = """
mr mrs ms mx messrs dr ph prof hon rev st gen col lt amb sen gov rep sec
miss professor h e he sir dame lord lady khun ma datuk tan haji ibu bapak
"""
TITLES = """
general prime deputy chair excellency doctor judge king queen prince princess captain colonel major
justice admiral brigadier sergeant inspector superintendent bishop archbishop imam rabbi sheikh
sister brother father councillor baron baroness duke duchess earl
foreign executive regional affairs former assistant vice acting associate
"""


@each_row("word", split(f"{HONORIFICS} {OFFICES} {TITLES}"))
def test_a_title_before_a_name_is_no_part_of_it(word: str) -> None:
    assert list_names(f"said {word.capitalize()} Florence Kim") == ["Florence Kim"]
    assert list_names("said Mary Florence Kim") == ["Mary Florence Kim"]


@each_row("word", split("deputy former assistant vice acting ex associate previous"))
def test_another_office_is_no_speakers(word: str) -> None:
    assert read(f"the {word} Executive Secretary of ESCAP").mentions == ()
    assert len(read("the new Executive Secretary of ESCAP").mentions) == 1


@each_row("word", split("of for at to in"))
def test_a_title_of_something_else_is_no_speakers(word: str) -> None:
    assert read(f"the coordinator {word} the museum").mentions == ()
    assert len(read("the coordinator over the museum").mentions) == 1


@each_row("word", split("s is was spoke who said called also has and"))
def test_an_office_in_short_ends_before_a_verb_or_a_small_word(word: str) -> None:
    assert len(read(f"the IOM chief {word} there").mentions) == 1
    assert read("the IOM chief economist there").mentions == ()


CROWD = """
officials delegates experts participants speakers leaders ministers sources others reporters
people organizers organisers critics analysts governments countries stakeholders activists
campaigners everyone everybody someone somebody nobody many some both others another
"""


@each_row("word", split(CROWD))
def test_people_without_a_name_are_nobody(word: str) -> None:
    assert name_lead(f"{word.capitalize()} Kim said:") == []
    assert name_lead("Florence Kim said:") == ["Florence Kim"]


INSTITUTIONS = """
un united nations organization organisation agency office ministry government commission
network review release statement report compact forum union council committee secretariat
department university institute bank company press news reuters
"""


@each_row("word", split(INSTITUTIONS))
def test_an_institution_is_no_person(word: str) -> None:
    assert list_names(f"said Florence {word.capitalize()}") == []
    assert list_names("said Florence Kim") == ["Florence Kim"]


@each_row(
    "word",
    split(
        "de da do dos das del di du des d van von der den ter zu zur la las lo los el al bin binti"
        " bint ibn af av y e ni nic ui"
    ),
)
def test_a_particle_is_within_a_name(word: str) -> None:
    assert list_names(f"said Florence {word} Kim") == [f"Florence {word} Kim"]
    assert list_names("said Florence or Kim") == ["Florence", "Kim"]


BEFORE_OBJECT = """
to with by of for from after before alongside beside like unlike than about against despite
without besides except not quoting citing echoing thanking joining following answering praising
introducing welcoming meeting
"""


@each_row("word", split(BEFORE_OBJECT))
def test_a_name_after_such_a_word_is_no_subject(word: str) -> None:
    sentence = read(f"and {word} Motus")
    assert is_object(sentence, sentence.mentions[0])
    sentence = read("and then Motus")
    assert not is_object(sentence, sentence.mentions[0])


CLAUSE_BREAKS = "who whose which that while as when after before with than against but"


@each_row("word", split(CLAUSE_BREAKS))
def test_a_name_after_such_a_word_belongs_to_another_clause(word: str) -> None:
    for text, expected in ((f"said the mayor {word} Motus", None), ("said our friend Motus", 1)):
        clause = Clause(read(text))
        verb = find_verb(clause.sentence)
        assert verb == 0
        assert (find_said(clause, verb) is None) == (expected is None)


@each_row("word", split("in on at to today during after before when while as later"))
def test_a_clause_says_only_who_speaks_before_such_a_word(word: str) -> None:
    for after, count in ((f"{word} it", 1), ("nothing of it", 0)):
        around = surround(f"“We must be ambitious and advance.” Motus said {after}.\n", "text")
        assert len(read_attributions(around, lambda: None).given) == count


@each_row("word", split("and but while whereas as"))
def test_such_a_word_begins_a_clause_of_its_own(word: str) -> None:
    for text, expected in ((word, True), ("that", False)):
        clause = read_clause(surround(f"“We must be ambitious” {text} Motus said it.\n", "text"))
        assert clause.ends is expected


@each_row("word", split("in at from near on"))
def test_a_place_or_a_day_is_no_person(word: str) -> None:
    assert list_names(f"said {word} Chiang Mai") == []
    assert list_names("said over Chiang Mai") == ["Chiang Mai"]


NAME_BREAKS = """
and or but who whose which that while as when after before to with by for from than about against
"""


@each_row("word", split(NAME_BREAKS))
def test_a_name_before_such_a_word_does_not_describe_the_next(word: str) -> None:
    assert list_names(f"Jane Doe {word} Nenette Motus") == ["Jane Doe", "Nenette Motus"]
    assert list_names("Jane Doe aide Nenette Motus") == ["Nenette Motus"]


CAPTION = """
photo photos photograph image images picture pictures credit caption copyright contact contacts
email mail tel phone media enquiries inquiries author authors editor
"""


@each_row("word", split(CAPTION))
def test_a_publisher_is_no_source_beside_a_caption(word: str) -> None:
    for text, expected in ((f"{word.capitalize()}: IOM", False), ("Story: IOM", True)):
        assert PEOPLE.names_source(split_words(text)) is expected


@each_row(
    ("words", "name"),
    [("mr sir lord king prince", "Nenette Motus"), ("ms mrs miss dame lady", "Don Pramudwinai")],
)
def test_an_honorific_says_that_a_person_is_a_man_or_a_woman(words: str, name: str) -> None:
    for word in split(words):
        slips = list(find_slips(read(f"said {word.capitalize()} {name}"), SPEAKERS))
        assert [each.kind for each in slips] == ["office"]
    assert list(find_slips(read(f"said Dr. {name}"), SPEAKERS)) == []


@each_row(
    "word",
    split(
        "words word line lines message messages speech statement remarks quote quotation phrase "
        "sentence answer reply tweet post warning plea call appeal lesson point points"
    ),
)
def test_what_somebody_has_said_is_theirs(word: str) -> None:
    sentence = read(f"Motus’s last {word}")
    assert is_owner(sentence, sentence.mentions[0])
    other = read("Motus’s last plan")
    assert not is_owner(other, other.mentions[0])


@each_row(
    ("word", "expected"),
    [("by", True), ("of", True), ("from", True), ("to", False), ("with", False)],
)
def test_the_name_after_a_preposition_may_be_who_said_it(word: str, expected: bool) -> None:
    sentence = read(f"it came {word} Ms. Motus")
    assert is_owner(sentence, sentence.mentions[0]) == expected
