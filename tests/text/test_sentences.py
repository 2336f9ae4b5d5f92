"""Where a sentence ends, in running text and in words, and what is not an end."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.text.sentences import (
    cut_sentence,
    ends_in_omission,
    ends_itself,
    is_abbreviation,
    split_end,
    split_first_sentence,
    split_prose,
    split_sentences,
)
from gcmreview.text.words import split_words
from support.rows import each_row
from support.strategies import AWKWARD


def split(text: str) -> list[str]:
    """Return the sentences of a text, without the white space around them."""
    return [text[start:end].strip() for start, end in split_prose(text)]


# What must not be cut counts more than what must: a doubtful end is no end.
# In the press: of ranks, offices, firms, months, places and degrees.
_SHORT_TEXT = """
Lt Capt Amb Sept Inc Jr Mt Ave Blvd Corp Ltd Co Bros Sr Esq Ph.D M.D U.S U.K Dept Gov Sen
Rep Sgt Cpl Pvt Maj Cmdr Adm Brig Supt Insp Hon Rev Msgr Fr Mme Mlle Jan Feb Mar Apr Jun
Jul Aug Oct Nov Dec Tues Thurs Ft St Rd Min Pres Univ Assn Intl Govt Ed Eds Sec Gen Col
Prof Dr Mr Mrs Ms Mx H.E Asst Comm Calif Mass a.m p.m etc vs
Cdr Bhd Sdn Bldg Engr Ir Comdt Sra Mon Thu Sat
"""
ABBREVIATIONS = _SHORT_TEXT.split()


@each_row(
    "text",
    [
        "We agree",
        "We agree.",
        "Mr. Don spoke",
        "H.E. Mr. Don Pramudwinai spoke",
        "the U.N. Network met",
        "the U.S. Government met",
        "see para. 5 and No. 7 of it",
        "in 1.5 years",
        "Dr. “Bob” Smith",
        "wait ... And then",
        "wait… and then",
        "e.g. Bangkok, i.e. Thailand",
        "St. Petersburg, vs. Rome",
        "a.m. and p.m. in Asia",
        "it ended. and went on",
        "J. R. R. Tolkien wrote",
        "Version 2.0 Beta",
        "1. First of all",
        "1. We agree. 2. They do not.",
        "See No. 2. We agree.",
        "He said “It is. It was.” then",
        "He (who was. Or is) spoke",
        "He [who was. Or is] spoke",
        "It is ‘so. So it is’ here",
    ],
)
def test_what_is_one_sentence_or_may_be_is_not_cut(text: str) -> None:
    assert split_first_sentence(text) == (text, "")


@each_row(
    ("first", "rest"),
    [
        ("We agree.", "They do not."),
        ("Why?", "Because."),
        ("No!", "Yes. Perhaps."),
        ("It is (so).", "It is."),
        ("He said ‘no.’", "She left."),
        ("It cost 5.", "Élan followed."),
        ("So it was.", "“Yes” followed."),
    ],
)
def test_the_first_sentence_ends_where_the_next_begins(first: str, rest: str) -> None:
    assert split_first_sentence(f"{first} {rest}") == (first, rest)


@each_row(
    ("words", "end"),
    [
        ("so,", ","),
        ("so.", "."),
        ("so?", "?"),
        ("so!", "!"),
        ("so", ""),
        ("so...", ""),
        ("so..", ""),
        ("so…", ""),
        ("the U.N.", ""),
        ("at 5 p.m.", ""),
        ("Acme and vs.", ""),
        ("Acme and Messrs.", ""),
        ("we met Ng.", "."),
        ("we met Đức.", "."),
        ("in Москва.", "."),
        ("we don't.", "."),
        ("we can’t.", "."),
        ("she said no.", "."),
        ("the state of the art.", "."),
        ("so;", ";"),
        ("(so.)", ""),
        ("", ""),
    ],
)
def test_the_mark_that_ends_the_words_is_told_from_one_that_belongs_to_them(
    words: str, end: str
) -> None:
    body, mark, closing = split_end(words)
    assert mark == end
    assert body + mark + closing == words
    assert closing == ""


@each_row(
    ("words", "parts"),
    [
        ("‘so,’", ("‘so", ",", "’")),
        ("“‘so.’”", ("“‘so", ".", "’”")),
        ("the workers’", ("the workers’", "", "")),
        ("the workers’.", ("the workers’", ".", "")),
        ("‘at 5 p.m.’", ("‘at 5 p.m.’", "", "")),
        ("‘so...’", ("‘so...’", "", "")),
        ("(so.)", ("(so.)", "", "")),
    ],
)
def test_the_last_mark_may_be_within_marks_but_not_within_brackets(
    words: str, parts: tuple[str, str, str]
) -> None:
    assert split_end(words) == parts


@each_row("abbreviation", ABBREVIATIONS)
def test_no_sentence_ends_at_an_abbreviation(abbreviation: str) -> None:
    text = f"We know {abbreviation}. Tan. They agree."
    assert split_first_sentence(text) == (f"We know {abbreviation}. Tan.", "They agree.")
    assert split_end(f"We know {abbreviation}.") == (f"We know {abbreviation}.", "", "")


_ANY_CASE_TEXT = """
mr mrs ms mx messrs dr ph prof hon rev st gen col lt amb sen gov rep sec
nos arts para paras vol vols p pp ch sect fig ed eds vs cf ca viz approx
etc al esp est ext incl dept govt hr hrs
"""
_WITH_CAPITAL_TEXT = """
adj adm adv al ala alt alta approx apr arc ariz ark assn asst attys aug ave bart bld bldg blvd
brig bros btw cal calif capt cl cmdr co col colo comdr comm conn cont corp cpl cres ct dak dec
def dept det diff dist dr drs ed ens esp esq est etc exec exp expy ext feb fed fla fn fri ft fwy
fy ga gb gen gov hon hosp hr hway hwy hz ia id ida inc ing insp jan jr jul jun kan kans kb ken
ky la lev lt ltd maj mar mass mb md med messrs mex mfg mgr mich min minn misc mlle mm mme mo
mont mr mrs ms msgr mssrs mt mtn neb nebr nev nov nr num oct okla ont op ord ore org pa pd pde
penn penna pfc ph phys pl plz pp prof pvt que rd ref rep reps res rev rs rt sask sec sen sens
sep sept sfc sgt sq sr st supt surg tce tenn tex univ usafa ut va var ver viz vs vt wash wis
wisc wy wyo yr yuk
amb atty bp chm commr cpt dep dir eds fr govs govt intl lieut mts plc pres pte pty secy ste thur
thurs treas tue tues ven wed
"""


def test_every_abbreviation_is_known_in_its_cases() -> None:
    any_case, with_capital = set(_ANY_CASE_TEXT.split()), set(_WITH_CAPITAL_TEXT.split())
    assert [word for word in sorted(any_case) if not is_abbreviation(word)] == []
    capitalized = map(str.capitalize, sorted(any_case | with_capital))
    assert [word for word in capitalized if not is_abbreviation(word)] == []
    assert [word for word in sorted(with_capital - any_case) if is_abbreviation(word)] == []


@each_row(
    "word", ["no", "No", "may", "May", "is", "art", "man", "me", "Asia", "IOM", "LA", "go", "Oslo"]
)
def test_a_sentence_ends_at_a_word_that_is_no_abbreviation(word: str) -> None:
    assert split_first_sentence(f"We know {word}. They agree.") == (
        f"We know {word}.",
        "They agree.",
    )


@each_row(
    ("words", "breaks_off"),
    [
        ("we go…", True),
        ("we go...", True),
        ("we go . . .", True),
        ("we go ..”", True),
        ("we go—", True),
        ("we go –’”", True),
        ("we go-", False),
        ("we go.", False),
        ("we … go", False),
        ("", False),
    ],
)
def test_words_break_off_at_marks_of_omission_and_dashes(words: str, breaks_off: bool) -> None:
    assert ends_in_omission(words) is breaks_off


# What is one sentence: the titles and abbreviations that a draft or the release may have.
@each_row(
    "text",
    [
        "According to Mr. Vitorino, migration grew.",
        "He thanked Dr. Motus and Ms. Alisjahbana.",
        "H.E. Mr. Don Pramudwinai spoke.",
        "H. E. Mr. Don Pramudwinai spoke.",
        "Messrs. Don and Vitorino spoke.",
        "Amb. Kim and Gen. Lee met Lt. Col. Ray, Sec. Blinken, Rep. Wu and Sen. Fox.",
        "Hon. Ray, Prof. Kim, Rev. Lee, Gov. Fox and Mx. Wu met in St. Lucia.",
        "It is in vol. II, vols. IV, nos. A, arts. B, paras. C, pp. XI, ch. D and sect. E.",
        "Fig. A of Ed. Fox, eds. Wu and Lee, has it.",
        "The U.N. Network met at 5 p.m. Bangkok time.",
        "As Ms. Pope said, cf. Annex II, vs. Table 1, viz. Asia, ca. June and approx. May.",
        "It grew by 1.5 per cent.",
        "Wait ... And then.",
        "Wait . . . And then.",
        "wait. and then",
        "wait. étrange",
        "wait.And then",
    ],
)
def test_what_may_go_on_is_one_sentence(text: str) -> None:
    assert split(text) == [text]


@each_row(
    ("first", "rest"),
    [
        ("Asia grew.", "In 1990 it had less."),
        ("Asia grew?", "(In 1990 it had less.)"),
        ("“Asia grew.”", "“In 1990 it had less.”"),
        ("(Asia grew.)", "Élan followed."),
        ("It was 52%.", "Today it is more."),
        ("It was in 1990.", "Today it is more."),
        ("Asia grew.", "[T]oday it is more."),
        ("She said no.", "Then she left."),
        ("This is the state of the art.", "It is new."),
        ("We don't.", "They do."),
        ("We can’t.", "They can."),
        ("So said he.", "Then she spoke."),
        # No name follows a title with a mark after it.
        ("He called her “Prof.”", "She left."),
    ],
)
def test_a_sentence_ends_at_a_mark_before_a_capital_letter(first: str, rest: str) -> None:
    assert split(f"{first} {rest}") == [first, rest]


@given(st.text(st.sampled_from(f"{AWKWARD}AbMr") | st.characters(), max_size=200))
def test_sentences_cover_a_text_and_lose_no_character(text: str) -> None:
    spans = list(split_prose(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans[:-1])


@given(st.text(alphabet='Aa .?!"”', max_size=60))
def test_a_first_sentence_and_the_rest_lose_only_the_space_between(text: str) -> None:
    first, rest = split_first_sentence(text)
    assert text.startswith(first)
    assert text.endswith(rest)
    assert text[len(first) : len(text) - len(rest)].strip() == ""


@each_row(
    ("text", "first"),
    [
        ("said Mr. Vitorino. Motus agreed.", "said Mr . Vitorino ."),
        ("Motus, para. 6. She agreed.", "Motus , para ."),
        ("said H.E. Motus. She agreed.", "said H . E . Motus ."),
        ("said he. Motus agreed.", "said he ."),
        ("said she! Motus agreed.", "said she !"),
        (". Motus agreed. She left.", ". Motus agreed ."),
        ("1. Motus agreed. She left.", "1 . Motus agreed ."),
    ],
)
def test_the_words_of_a_sentence_end_at_its_mark(text: str, first: str) -> None:
    assert [word.text for word in cut_sentence(split_words(text))] == first.split()


@given(st.text(alphabet="Aab .?!1’", max_size=60))
def test_sentences_of_words_lose_no_word(text: str) -> None:
    words = split_words(text)
    assert [word for sentence in split_sentences(words) for word in sentence] == words


def test_no_words_have_no_sentence() -> None:
    assert cut_sentence([]) == []


@each_row("word", ["Mr", "MRS", "vs", "J", "é", "approx", "messrs"])
def test_a_title_an_initial_and_a_short_form_are_abbreviations(word: str) -> None:
    assert is_abbreviation(word)


@each_row("word", ["he", "no", "art", "sir", "5", ".", "", "migrants", "approximat"])
def test_a_word_or_a_digit_is_not_an_abbreviation(word: str) -> None:
    assert not is_abbreviation(word)


@each_row("words", ["so.", "so?”", "so!’)", "so…", "(so.)"])
def test_words_that_end_in_a_final_mark_need_no_full_stop(words: str) -> None:
    assert ends_itself(words)


@each_row("words", ["so", "so,”", "so:", "", "”)"])
def test_words_without_a_final_mark_need_a_full_stop(words: str) -> None:
    assert not ends_itself(words)
