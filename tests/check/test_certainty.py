"""A fix is offered only where it is certain to write the speaker's own words."""

from gcmreview.check.checker import check_text
from gcmreview.check.context import CheckOptions, PreparedReview
from support.drafting import REVIEW, check
from support.passages import make_quote
from support.rows import each_row

WRONG = "We must be bold and advance practical implementation of the Global Compact"
BLOCK = "As most migration is regional in nature, we should advance regional cooperation"
# Words of a source, none of which is a name or a number or ends no quotation.
WORDS = [f"w{one}{other}" for one in "abcde" for other in "abcdefghij"]
OWNER = REVIEW.speakers[0]


def is_fixed(draft: str, kind: str = "markdown") -> bool:
    """Return whether a fix is offered for any quotation of a draft that misquotes."""
    found = check(draft, kind).quotations
    assert any(each.verdict in ("misquote", "omission", "splice") for each in found)
    return any(each.edits for each in found)


def is_fixed_in(source: str, words: str, *others: str) -> bool:
    """Return whether a fix is offered for words of a speaker that are near those of a source."""
    quotes = tuple(make_quote(text, name=text[:4]) for text in (source, *others))
    prepared = PreparedReview(REVIEW._replace(quotes=quotes, paragraphs=()))
    (found,) = check_text(prepared, "draft", f"“{words}” said {OWNER.name}.", "text").quotations
    assert found.verdict in ("misquote", "omission")
    return bool(found.edits)


def change(words: list[str], *places: int) -> str:
    """Return words of which those at some places are others."""
    return " ".join(f"{word}x" if at in places else word for at, word in enumerate(words))


@each_row(
    ("count", "places", "expected"),
    [
        # Three words at most differ.
        (30, (5, 6, 7), True),
        (30, (5, 15, 25), True),
        (30, (5, 6, 7, 8), False),
        (30, (5, 10, 15, 20), False),
        # One word in six at most differs.
        (12, (5, 6), True),
        (11, (5, 6), False),
        (18, (5, 6, 7), True),
        (17, (5, 6, 7), False),
        # The first and the last word are the source's.
        (9, (1,), True),
        (9, (0,), False),
        (9, (7,), True),
        (9, (8,), False),
    ],
)
def test_few_words_differ_and_none_at_the_ends(
    count: int, places: tuple[int, ...], expected: bool
) -> None:
    words = WORDS[:count]
    assert is_fixed_in(" ".join(words), change(words, *places)) is expected


@each_row(
    ("before", "after", "place", "expected"),
    [
        # Three words of a sentence are the source's at an end within it, and one at its own end.
        ("the", "the", 3, True),
        ("the", "the", 2, False),
        ("the", "the", 5, True),
        ("the", "the", 6, False),
        ("the.", "the", 1, True),
        ("the.", "the", 0, False),
        ("the.", "the", 6, False),
        ("the.", ". The", 7, True),
        ("the.", ". The", 8, False),
        ("the", ". The", 2, False),
        ("the?", "!", 1, True),
        ("the?", "!", 7, True),
        ("the:", "; the", 2, False),
        ("the:", "; the", 6, False),
    ],
)
def test_more_words_are_the_sources_at_an_end_within_a_sentence(
    before: str, after: str, place: int, expected: bool
) -> None:
    words = WORDS[:9]
    source = f"{before} {' '.join(words)}{after if after[0] in '.!;' else f' {after}'}"
    assert is_fixed_in(source, change(words, place)) is expected


@each_row(("added", "expected"), [(3, True), (4, False)])
def test_words_that_are_added_or_left_out_count_as_those_that_differ(
    added: int, expected: bool
) -> None:
    whole, part = " ".join(WORDS[:40]), " ".join([*WORDS[:20], *WORDS[20 + added : 40]])
    assert is_fixed_in(whole, part) is expected
    assert is_fixed_in(part, whole) is expected


@each_row(("marks", "expected"), [(3, True), (4, False)])
def test_a_mark_counts_as_a_word(marks: int, expected: bool) -> None:
    words = [f"{word}," if at in (5, 10, 15, 20)[:marks] else word for at, word in enumerate(WORDS)]
    assert is_fixed_in(" ".join(WORDS), " ".join(words)) is expected


def test_a_quotation_that_another_passage_is_near_may_be_meant_for_that() -> None:
    source, other = WORDS[:20], change(WORDS[:20], 6, 12)
    assert is_fixed_in(" ".join(source), change(source, 9))
    assert not is_fixed_in(" ".join(source), change(source, 9), other)


@each_row(
    ("source", "words", "expected"),
    [
        ("global pact", "global treaty", True),
        ("Global Pact", "Paris Pact", False),
        ("Global Pact", "old Pact", False),
        ("old Pact", "Global Pact", False),
        ("Global Pact", "global pact", True),
        ("global pact", "Global Pact", True),
        ("review in 2022", "review in 2023", False),
        ("review (IMRF)", "review", False),
        ("review so", "review, so", True),
        ("review so", "review, she said, so", False),
        ("review so", "review, she thinks, so", True),
        ("review so", "review (so)", False),
        ("review (so)", "review so", False),
        ("review so", "review & so", False),
        ("review so", "review & the so", False),
        ("review so", "review “so”", False),
    ],
)
def test_no_name_number_or_bracket_is_changed(source: str, words: str, expected: bool) -> None:
    whole = "they all came for the {} and for us all alone"
    assert is_fixed_in(whole.format(source), whole.format(words)) is expected


@each_row(
    ("words", "expected"),
    [
        ("must all help the new migrant workers", True),
        # The source goes on after a small word, but not where its sentence ends.
        ("must all help the new migrant workers of", False),
        ("must all help the new migrant workers of the", False),
        ("must all help the new migrant workers of the region in", True),
        # Not within a word with a hyphen, nor without one of a pair of brackets.
        ("must all help the new migrant workers of the region in. The", False),
        ("must all help the new migrant workers of the region in. The gender", False),
        ("must all help the new migrant workers of the region in. The gender-responsive", True),
        (
            "must all help the new migrant workers of the region in. The gender-responsive (on",
            False,
        ),
        (
            "must all help the new migrant workers of the region in. The gender-responsive (on)",
            True,
        ),
        ("inclusive all must all help the new migrant workers", False),
        ("first) migrant-inclusive all must all help the new migrant workers", False),
        ("(first) migrant-inclusive all must all help the new migrant workers", True),
    ],
)
def test_a_fixed_quotation_begins_and_ends_where_one_may(words: str, expected: bool) -> None:
    source = (
        "(first) migrant-inclusive all must all help the new migrant workers of the region in. "
        "The gender-responsive (on) now"
    )
    assert words in source
    assert is_fixed_in(source, words.replace("help the", "help their")) is expected


@each_row(
    "draft",
    [
        "“{}”, said Alisjahbana.",
        "“{},” Ms. Alisjahbana said.",
        "“{},” said Armida Salsiah Alisjahbana, Executive Secretary of ESCAP.",
        "“{},” said Alisjahbana, the Executive Secretary of ESCAP.",
        "“{},” Executive Secretary Alisjahbana also said.",
        "“{}” – Alisjahbana",
        "“{}” (Alisjahbana)",
        "Alisjahbana told the meeting: “{}.”",
        "“{},” Alisjahbana told delegates.",
        "In a statement, Alisjahbana said: “{}.”",
        "“{},” Alisjahbana said in a press release.",
        "Alisjahbana: “{}.”",
        "Alisjahbana said, “{}.”",
        "According to Alisjahbana, “{}.”",
        "## Alisjahbana\n\n“{}.”",
        "> “{}.”\n>\n> — Armida Salsiah Alisjahbana",
        "*“{},”* said [Alisjahbana](https://example.org).",
        "# “No country can address the challenges and opportunities of migration alone”\n\n"
        "“{},” said Alisjahbana.",
        "“{},”\n\n— Armida Salsiah Alisjahbana, Executive Secretary",
    ],
)
def test_who_said_the_words_is_named_beside_them(draft: str) -> None:
    assert is_fixed(draft.format(WRONG))


@each_row(
    "draft",
    [
        "“{}.”",
        "“{},” said the mayor.",
        "“{},” said Motus.",
        "“{},” she said.",
        "Alisjahbana listened to the mayor. “{},” he said.",
        "“{},” said Alisjahbana and Motus.",
        "“{},” said Alisjahbana, quoting the mayor.",
        "“{},” said the critic of Alisjahbana.",
        "“{},” Alisjahbana recalled.",
        "“{},” Alisjahbana once said.",
        "“{},” delegates told Alisjahbana.",
        "“{},” Alisjahbana told the mayor.",
        "“{},” Alisjahbana told the meeting in Davos.",
        "“{},” Alisjahbana told the press.",
        "“{},” Alisjahbana said in a statement for children.",
        "At last Alisjahbana said: “{}.”",
        "“{},” said the secretary of Alisjahbana.",
        "“{},” said Alisjahbana’s secretary.",
        "“{},” a critic of Alisjahbana wrote.",
        "“{},” Alisjahbana never said.",
        "“{},” said Alisjahbana in Glasgow.",
        "“{},” the mayor told Alisjahbana.",
        "“{},” ESCAP said.",
        "The release quotes “{}”.",
        "Alisjahbana quoted the mayor: “{}.”",
        "Unlike Alisjahbana, the minister said: “{}.”",
        "In reply to Alisjahbana: “{}.”",
        "The secretary to Alisjahbana: “{}.”",
        "Alisjahbana: “{},” wrote the mayor.",
        "Motus said: “{},” said Alisjahbana.",
        # What leads to them may say that they are not so.
        "The forgery: “{},” said Alisjahbana.",
        "BANGKOK – “{},” said Alisjahbana.",
        "In Bangkok, “{},” said Alisjahbana.",
        "“{}.” Alisjahbana said: “We met.”",
        # Others may be beside it in a table.
        "| Before | After |\n|---|---|\n| “{},” said Alisjahbana. | Nothing |",
        "| Speaker | Words |\n|---|---|\n| Alisjahbana | “{}.” |",
        "“{},”<sup>1</sup> said Alisjahbana.",
        "“{},” said Alisjahbana.¹",
        '“{},” said Alisjahbana.<a href="#n1">1</a>',
        "# “{},” said Alisjahbana",
        "# “Words to forget”\n\nMotus\n\nMotus\n\nMotus\n\n“{},” said Alisjahbana.",
        # Something hidden is.
        "<!-- wrong -->\n\n“{},” said Alisjahbana.",
        "It rained. <!-- wrong -->\n\n“{},” said Alisjahbana.",
        "“{},” said Alisjahbana. <!-- wrong -->",
        "“{},”[^1] said Alisjahbana.\n\n[^1]: Words changed.",
        "“{},” said Alisjahbana.[^1]\n\nIt rained.\n\nIt rained.\n\n[^1]: Page 1.",
        "[“{},”](https://example.org) said Alisjahbana.",
        "==“{},”== said Alisjahbana.",
    ],
)
def test_words_that_may_be_anothers_or_of_another_day_are_left_alone(draft: str) -> None:
    assert not is_fixed(draft.format(WRONG))


# The release's own, names with what says that they speak, and what is about something else.
APART = (
    "First Regional Review of the Global Compact for Safe, Orderly and Regular Migration in "
    "Asia-Pacific Concludes",
    "IOM serves as coordinator and secretariat of the network.",
    "No country can address the challenges and opportunities of migration alone.",
    "SDG 10 - Reduced Inequalities SDG 17 - Partnerships for the Goals",
    "said Ms. Motus, Coordinator.",
    "Motus told the meeting.",
    "“The Network stands ready to engage with and support all your efforts,” said Motus.",
    "“The Network stands by to engage with and support all your efforts,” Motus added.",
    "“The Network stands ready to engage with and support all your efforts.” IOM serves as "
    "coordinator and secretariat of the network.",
    "***",
    # Sentences and labels of the writer's own that are about what the release is about.
    "Ministers came from countries of the region by train.",
    "The meeting on migration ended, and everybody went home.",
    "Fiji, which is far away, also took part in the regional review.",
    "Millions of migrants in the region lost their work.",
    "The members of the commission were received by Prime Minister Prayut Chan-o-cha.",
    "Governments met in Bangkok on 10 March 2021 to review their work.",
    "Migration review ends",
    "Asia-Pacific takes stock of migration compact",
    "Regional migration news from Bangkok",
    # Words for a draft and its parts.
    "Press release",
    "Draft",
    "\x1b]0;owned\x07\x1b[2J",
)
# What may be about the words near it, or of another day.
DOUBTFUL = (
    "Old",
    "It rained.",
    "News from Bangkok",
    "Exercise 3.",
    "The paper ran a garbled line.",
    "The speaker later withdrew the remark.",
    "(sic)",
    "[?]",
    "!",
    "Added:",
    "Not Motus",
    "Motus was misquoted.",
    "Motus said so in Davos.",
    "Motus said in 2019:",
    "The friends of Motus said:",
    "The region reviewed migration [but see below].",
    "The draft: IOM serves as coordinator and secretariat of the network.",
    "the International Migration Review Forum in 2022",
    "Delegates called for stronger collaboration, or so they say.",
    "“The Network stands ready to engage with and support all your efforts,” they wrote.",
    "Leaders met in New York in 2018.",
    "Countries of the region reviewed the Global Compact in 2018.",
    "The International Migration Review Forum met in December.",
    "They all met again in December in the old town hall.",
    "That was the year in which they all met.",
    "Was it so that they all met in the town?",
    "Was that what the region asked of the migration review?",
    "It wasn’t so that they all met in the town.",
    "She went home when the regional review of migration ended.",
    "Our region reviewed migration.",
    "The regional migration review had another draft.",
    "The minutes of the regional review of migration are misprinted in many places.",
    "The poster is fiction.",
    "Our correspondent was there from Monday to Friday.",
    "Motus on the radio",
    "Motus and the migration review",
    "Puzzle",
    "In Davos",
    "Now",
    "By heart.",
)
# Where something is beside a quotation, also above the words that lead to it and below a few more.
PLACES = (
    "{0}\n\n{1}",
    "{1}\n\n{0}",
    "# {0}\n\n{1}",
    "# {0}\n\n{2}\n\n{2}\n\n{2}\n\n{1}",
    "{0}\n\n{2}\n\n{2}\n\n{2}\n\n{1}",
    "{2}\n\n{2}\n\n{2}\n\n{0}\n\n{2}\n\n{1}",
    "{2}\n\n{1}\n\n{2}\n\n{0}",
    "- {0}\n- {1}",
    "- {1}\n- {0}",
    "## Alisjahbana\n\n{1}\n\n## {0}",
    "# {0}\n\n## Alisjahbana\n\n{1}",
)


@each_row(
    ("beside", "is_apart"),
    [*((each, True) for each in APART), *((each, False) for each in DOUBTFUL)],
)
def test_what_is_near_a_quotation_is_surely_not_about_it(beside: str, is_apart: bool) -> None:
    quotation = f"“{WRONG},” said Alisjahbana."
    for place in PLACES:
        # A heading is no quotation beside it.
        if not (beside.startswith("“") and "# {0}" in place):
            assert is_fixed(place.format(beside, quotation, APART[1])) is is_apart, place


@each_row(
    ("beside", "is_apart"),
    [
        ("IOM serves as coordinator and secretariat of the network.", True),
        ("“Migration” is regional.", False),
        ("“The Network stands ready to engage,” said Motus.", True),
        ("It rained.", False),
        ("The region talked about migration.", True),
        ("The region talked about migration in 2019.", False),
        ("(sic)", False),
        ("[?]", False),
        ("The paper ran a garbled line.", False),
        ("Did she?", False),
        ("That was in 2019.", False),
        ("She said so.", False),
        ("These were Motus’s words.", False),
    ],
)
def test_what_is_in_the_paragraph_of_a_quotation_is_so_too(beside: str, is_apart: bool) -> None:
    quotation = f"“{WRONG},” said Alisjahbana."
    for kind in ("markdown", "text"):
        assert is_fixed(f"{beside} {quotation}", kind) is is_apart
        assert is_fixed(f"{quotation} {beside}", kind) is is_apart


@each_row(
    ("beside", "expected"),
    [
        # Two words are the release's, ...
        ("Region", False),
        ("Region and migration", True),
        ("The region was quiet.", False),
        ("The region looked at migration.", True),
        # ... of four letters at least, and none of them is small.
        ("Region, IOM, ILO", False),
        ("Region of this", False),
        ("Region of work", True),
    ],
)
def test_what_is_the_writers_own_has_two_words_of_the_release(beside: str, expected: bool) -> None:
    assert is_fixed(f"{beside}\n\n“{WRONG},” said Alisjahbana.") is expected


DOUBTS = """
alleged altered amended caption claim clip corrected denied deny differs draft edited embargo
exactly exercise fake false fiction garbled heard hoax imagined interpreter invented joke language
letter lines misheard misprint misquoted misread misspelt mistake original page paraphrase parody
printed quiz quoted reads remember said satire says script sentence speaks speech spelling spoken
statement story students tell test text told transcript translation typo version words writes wrong
wrote not no never nobody nothing ago before earlier later last previous former following another
else old I my we us our you your he she him her 2019 December
"""


@each_row("word", DOUBTS.split())
def test_one_word_may_take_back_what_is_near(word: str) -> None:
    beside = "Region, migration, {}.\n\n“" + WRONG + ",” said Alisjahbana."
    assert is_fixed(beside.format("work"))
    assert not is_fixed(beside.format(word))


@each_row(("between", "expected"), [(1, False), (2, True)])
def test_what_is_farther_from_a_quotation_may_be_anything(between: int, expected: bool) -> None:
    quotation, garbled = f"“{WRONG},” said Alisjahbana.", "The paper garbled it."
    names = ["Motus"] * between
    assert is_fixed("\n\n".join([quotation, *names, garbled])) is expected
    assert is_fixed("\n\n".join(["Motus", garbled, *names, quotation])) is expected


def test_what_leads_to_a_list_is_near_all_its_quotations() -> None:
    items = "- “The Network stands ready to engage with and support,” said Motus.\n" * 20
    for lead, expected in (("Motus:", True), ("Wrong versions:", False)):
        draft = f"Motus\n\nMotus\n\n{lead}\n\n{items}- “{WRONG},” said Alisjahbana.\n"
        assert is_fixed(draft) is expected


@each_row(
    "draft",
    [
        "Alisjahbana said: “{}.",
        "Alisjahbana said: “{}, said Alisjahbana. She left.",
        "> {}.\n>\n> — Alisjahbana",
        "> {}, said Alisjahbana.",
        "<blockquote>{}</blockquote><p>— Alisjahbana</p>",
        "“He told us: ‘{}.’” said Alisjahbana.",
        "Alisjahbana said: “Let us work together, countries, intergovernmental organizations, "
        "stakeholders and UN entities.\n\n“No country can tackle the challenges and opportunities "
        "of migration alone.”",
        "Alisjahbana said: “Let us work together, countries, intergovernmental organizations, "
        "stakeholders and UN entities.\n\n{}.”",
        "“[…] {}”, said Alisjahbana.",
        "“{} [sic]”, said Alisjahbana.",
    ],
)
def test_a_quotation_is_between_two_marks_and_has_no_other_fault(draft: str) -> None:
    kind = "html" if draft.startswith("<") else "markdown"
    assert not is_fixed(draft.format(WRONG), kind)


@each_row(
    ("kind", "bold", "expected"),
    [
        ("markdown", "*bold*", False),
        ("markdown", "__bold__", False),
        ("markdown", "\nbold", True),
        ("markdown", "[W]e must be bold", True),
        ("markdown", "~~bold~~", False),
        ("markdown", "==bold==", False),
        ("markdown", "`x` bold", False),
        ("markdown", "[bold](https://example.org)", False),
        ("markdown", "[bold]{.mark}", False),
        ("markdown", "[[bold]]", False),
        ("markdown", "[[bold|ambitious]]", False),
        ("markdown", "<mark>bold</mark>", False),
        ("markdown", "<!-- bold? --> bold", False),
        ("markdown", "bold[^1]", False),
        ("markdown", "bold¹", False),
        ("markdown", "bo*l*d", False),
        ("markdown", "bo&shy;ld", False),
        ("markdown", "bo\u00adld", False),
        ("markdown", "very\nbold", False),
        ("markdown", "very\u00a0bold", False),
        ("markdown", "very bold", True),
        ("markdown", "very¹ bold", False),
        ("markdown", "*very* bold", False),
        ("markdown", "very-bold", True),
        ("html", "<em>bold</em>", False),
        ("html", "<del>bold</del>", False),
        ("html", "b&#111;ld", False),
        ("html", "&nbsp;bold", False),
        ("html", "very&nbsp;bold", False),
        ("html", "bold", True),
    ],
)
def test_markup_notes_and_spaces_are_kept(kind: str, bold: str, expected: bool) -> None:
    words = WRONG.replace("We must be bold" if bold.startswith("[W]") else "bold", bold)
    draft = f"“{words}”, said Alisjahbana."
    edits = [edit for each in check(draft, kind).quotations for edit in each.edits]
    assert bool(edits) is expected
    for start, end, text in edits:
        assert draft[start:end] in ("bold", "very bold", "very-bold")
        assert text == "ambitious"


@each_row(
    ("kind", "old", "new", "expected"),
    [
        ("markdown", "and", "and ~~not~~", False),
        ("markdown", "We", "~~All~~ We", False),
        ("markdown", "Compact", "Compact ~~again~~", False),
        ("markdown", "of", "<del>in</del> of", False),
        ("markdown", "of", "of<!-- in? -->", False),
        ("markdown", "Compact", "Compact[^1]", False),
        ("markdown", "Global", "*Global*", True),
        ("markdown", "Global", "Glo&#98;al", True),
        ("html", "Global", "<s>new</s> Global", False),
        ("html", "Global", "<em>Global</em>", True),
        ("html", "Global", "<u>Global</u>", False),
        ("html", "the Global", "the&nbsp;Global", True),
        ("html", "the Global", "the&#160;Global", True),
        ("html", "We", "<del>“</del>We", False),
        ("html", "We", "We", True),
    ],
)
def test_nothing_is_hidden_between_the_marks(kind: str, old: str, new: str, expected: bool) -> None:
    assert is_fixed(f"“{WRONG.replace(old, new)}”, said Alisjahbana.", kind) is expected


def test_a_mark_may_be_written_as_an_entity() -> None:
    assert is_fixed(f"&ldquo;{WRONG}&rdquo;, said Alisjahbana.", "html")


@each_row(
    ("words", "expected"),
    [
        ("we must {}all act for the good of us here", True),
        ("we must *{}all* act for the good of us here", False),
        ("we must [{}all](x) act for the good of us here", False),
        ("we must\n{}all act for the good of us here", True),
    ],
)
def test_a_word_is_written_only_where_there_is_no_markup(words: str, expected: bool) -> None:
    source = f"so {words.format('truly ')}".replace("*", "").replace("[", "").replace("](x)", "")
    quotes = (make_quote(source.replace("\n", " ")),)
    prepared = PreparedReview(REVIEW._replace(quotes=quotes, paragraphs=()))
    draft = f"“so {words.format('')}” said {OWNER.name}."
    (found,) = check_text(prepared, "draft", draft, "markdown").quotations
    assert found.verdict == "omission"
    assert bool(found.edits) is expected


def test_the_releases_own_prose_is_nobodys_words() -> None:
    words = "delegates called for greater collaboration amongst Governments in implementing the"
    assert not is_fixed(f"“{words} Global Compact,” said the press release.")


def test_a_single_mark_may_be_an_apostrophe() -> None:
    prepared = PreparedReview(REVIEW, options=CheckOptions(singles=True))
    draft = f"‘{WRONG},’ said Alisjahbana."
    for marked, expected in ((draft, False), (draft.translate({8216: 8220, 8217: 8221}), True)):
        (found,) = check_text(prepared, "draft", marked, "text").quotations
        assert found.verdict == "misquote"
        assert bool(found.edits) is expected


SAYS = """
added adds also explained noted said says stated stressed told urged warned
"""


@each_row("word", SAYS.split())
def test_a_clause_that_only_says_who_speaks_is_certain(word: str) -> None:
    verb = "said also" if word == "also" else word
    assert is_fixed(f"“{WRONG},” {verb} Armida Salsiah Alisjahbana.")
    assert is_fixed(f"“{WRONG},” according to Armida Salsiah Alisjahbana.")
    assert not is_fixed(f"“{WRONG},” joked Armida Salsiah Alisjahbana.")


@each_row("word", ["a", "and", "at", "in", "its", "of", "that", "the", "to"])
def test_a_fixed_quotation_does_not_end_with_a_word_that_leads_on(word: str) -> None:
    words = WORDS[:18]
    source = f"{' '.join(words)} {word} {' '.join(WORDS[18:22])}"
    assert not is_fixed_in(source, f"{change(words, 8)} {word}")
    assert is_fixed_in(source.replace(f" {word} ", " such "), f"{change(words, 8)} such")
