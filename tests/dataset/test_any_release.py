"""What the dataset of any release may have, and what is refused, by its words and its line."""

import hashlib
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcmreview.dataset.loader import examine, load_review, locate, parse_toml
from gcmreview.dataset.model import Review, write_figure
from gcmreview.dataset.problems import write_located
from gcmreview.errors import DatasetError
from support.mutations import mutilated_files
from support.releases import (
    OKAFOR,
    MadeQuote,
    MadeSpeaker,
    MakeRelease,
    compose_release,
    list_problems,
)
from support.rows import each_row
from support.runs import DATASET

SAID = "said Kwame Okafor, Head of Office, ILO."


@each_row(
    ("paragraph", "quote"),
    [
        (f"Oslo – “We call it “the window” of hope,” {SAID}", "We call it “the window” of hope,"),
        (f"Oslo – ‘We call it “the window” of hope,’ {SAID}", "We call it “the window” of hope,"),
        (f"Oslo – “We call it ‘the window’ of hope,” {SAID}", "We call it ‘the window’ of hope,"),
        (f"Oslo – “A “b “c” d” e,” {SAID}", "A “b “c” d” e,"),
        (f"Oslo – «Nous «y» allons,» {SAID}", "Nous «y» allons,"),
        (f'Oslo – "We go," {SAID}', "We go,"),
        (f'Oslo – "We go," "and go," {SAID}', "and go,"),
        (f"Oslo – 'We don't go,' {SAID}", "We don't go,"),
        (f"Oslo – ‘The workers’ rights,’ {SAID}", "The workers’ rights,"),
    ],
)
def test_a_quote_may_have_balanced_marks(
    make_release: MakeRelease, paragraph: str, quote: str
) -> None:
    assert list_problems(make_release(paragraph, quotes=[quote])) == []


@each_row(
    ("paragraph", "quote"),
    [
        (f"Oslo – “We call it “the window” of hope,” {SAID}", "We call it “the window"),
        (f"Oslo – “We call it “the window” of hope,” {SAID}", "the window” of hope,"),
        (f"Oslo – “We go,” and “we stay,” {SAID}", "We go,” and “we stay,"),
        (f'Oslo – "We go" and we all "stay," {SAID}', " and we all "),
        (f"Oslo – “Yes,” {SAID} The workers' rights and members' needs.", "s rights and members"),
        (f"Oslo – “Yes,” {SAID} The workers' rights and members' needs.", " rights and members"),
        (f"Oslo – “We don’t go, we won’t,” {SAID}", "t go, we won"),
    ],
)
def test_words_between_two_quotations_or_apostrophes_are_none(
    make_release: MakeRelease, paragraph: str, quote: str
) -> None:
    problems = list_problems(make_release(paragraph, quotes=[quote]))
    assert any("not between quotation marks in paragraph 1" in each for each in problems)


LEE = MadeSpeaker("lee", "Ann Lee", "Lee", "Chair")
KLAN = MadeSpeaker("klan", "Bob Klan", "Klan", "Chief", paragraph=2)
OPENED = "Oslo – Ann Lee, Chair, opened it."
GO_ON = MadeQuote("We go on", "lee-1", "lee", 2, "continued")


@each_row(
    ("paragraph", "problem"),
    [
        ("“We go on.”", ""),
        ("“We go on.” The talks of Bob Klan, Chief, ended.", ""),
        ("“We go on.” said Bob Klan, Chief.", "paragraph 2 names Bob Klan; correct the speaker"),
        ("Mr. Klan (Bob Klan, Chief) said: “We go on.”", "paragraph 2 names Bob Klan; correct"),
        ("“We go on.” said Ann Lee.", "paragraph 2 names Ann Lee; write 'explicit'"),
        ("“We go on.” Ann Leeson, Bob Klan, Chief.", ""),
        ("“We go on,” she added, thanking Bob Klan, Chief.", ""),
        ("“We go on,” she told Bob Klan, Chief.", ""),
        ("“We go on,” she said. “Bob Klan, Chief, said no,” she added.", ""),
        ("“We go on,” said Mr. Klan. The talks of Bob Klan, Chief, ended.", "names Bob Klan"),
        ("Bob Klan, Chief, got up and said: “We go on.”", "names Bob Klan"),
        # People who are no speakers of the dataset.
        ("“We go on,” said Bo Tan.", "paragraph 2 names Bo Tan; correct the speaker"),
        ("“We go on,” added Ms. Wong, who left.", "paragraph 2 names Ms. Wong; correct"),
        ("“We go on,” said Minister Bo Tan Hoi of Laos.", "names Minister Bo Tan Hoi;"),
        ("“We go on,” said the Chair on Monday.", ""),
        ("“We go on,” said Prime Minister.", ""),
        ("“We go on,” said Ann.", ""),
        ("“We go on,” told Bo Tan.", ""),
        ("“We go on,” she said. Bo Tan agreed.", ""),
    ],
)
def test_a_continued_quote_is_in_a_paragraph_that_gives_it_to_nobody_else(
    make_release: MakeRelease, paragraph: str, problem: str
) -> None:
    more = "" if "Bob Klan, Chief" in paragraph else " Bob Klan, Chief, left."
    words = "We go on," if "on,”" in paragraph else "We go on."
    quote = GO_ON._replace(text=words)
    path = make_release(OPENED, paragraph + more, speakers=[LEE, KLAN], quotes=[quote])
    problems = list_problems(path)
    assert len(problems) == bool(problem)
    assert not problem or problem in problems[0]


def test_a_family_name_makes_an_attribution_explicit(make_release: MakeRelease) -> None:
    quote = MadeQuote("We go on,", "lee-1", "lee", 2)
    path = make_release(OPENED, "“We go on,” Ms. Lee added.", speakers=[LEE], quotes=[quote])
    assert list_problems(path) == []
    path = make_release(OPENED, "“We go on,” Ms. Leeson added.", speakers=[LEE], quotes=[quote])
    assert "paragraph 2 does not name Ann Lee" in list_problems(path)[0]


FIGURE = (
    '[[statistics]]\nid = "s1"\nvalue = 5\nlabel = "people"\ntext = "5 people"\nparagraph = 1\n'
)


@each_row("before", ["in all ", "(", "", "was: ", "in 1990 ", "day – ", "“", "due to ", "= "])
def test_a_figure_is_in_its_paragraph(make_release: MakeRelease, before: str) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw {before}5 people."
    assert list_problems(make_release(text, more=FIGURE)) == []


@each_row(
    "before",
    [
        *("−", "-", "+", "±", "≥", ">", "≈", "$", "US$", "€", "₱", "฿", "USD ", "1,"),
        *("PHP ", "Rs. ", "minus "),
        *("3–", "3-", "3 – ", "3/", "3 to ", "between 3 and "),
    ],
)
def test_a_sign_or_a_number_before_a_figure_belongs_to_it(
    make_release: MakeRelease, before: str
) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw {before}5 people."
    problems = list_problems(make_release(text, more=FIGURE))
    assert any("statistics[0].text: not in paragraph 1: '5 people'" in each for each in problems)


def test_a_sign_that_belongs_to_a_figure_is_named(make_release: MakeRelease) -> None:
    text = "Oslo – Kwame Okafor, Head of Office, ILO, saw €5 people."
    problems = list_problems(make_release(text, more=FIGURE))
    said = "“€” belongs to the number before the words; write it too"
    assert [each for each in problems if each.endswith(said)] != []


@each_row(
    ("written", "named"),
    [
        ("20\u00a0offices", "the source has U+00A0 where this has U+0020"),
        ("20  offices", "the source has U+0020 there; add it"),
        ("20 o\u00adffices", "the source has U+00AD there; add it"),
    ],
)
def test_a_difference_that_cannot_be_seen_is_named_by_its_code_points(
    make_release: MakeRelease, written: str, named: str
) -> None:
    path = make_release(f"Oslo – “We have {written},” {SAID}", quotes=["We have 20 offices,"])
    (problem,) = list_problems(path)
    assert problem.endswith(f"'We have 20 offices,'; {named}")


def test_a_decomposed_name_is_named_by_its_code_points(make_release: MakeRelease) -> None:
    speaker = OKAFOR._replace(name="Jose\u0301 Okafor")
    path = make_release(f"Oslo – José {SAID.removeprefix('said Kwame ')}", speakers=[speaker])
    problems = list_problems(path)
    assert problems[0].endswith("the source has U+00E9 where this has U+0065 U+0301")


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("title = “Talks”", 'put straight marks around the text: "…"'),
        ("date = 03/19/2021", "write a date as year-month-day: 2021-03-19"),
        *(
            (f"date = {written}", "write a date as year-month-day: 2021-03-19")
            for written in (
                *("19.3.2021", "2021/3/19", "2021-3-19", "19-03-2021", "19 March 2021"),
                *("March 19, 2021", "Mar. 19 2021", "march 19th, 2021", "19th Mar 2021"),
            )
        ),
    ],
)
def test_common_slips_in_toml_get_advice(tmp_path: object, line: str, advice: str) -> None:
    path = tmp_path / "slip.toml"  # type: ignore[operator]
    path.write_text(f"[release]\n{line}\n", encoding="utf-8")
    (problem,) = list_problems(path)
    assert problem.startswith("2: not valid TOML: ")
    assert problem.endswith(f"; {advice}")


def test_a_misspelt_header_has_its_line(make_release: MakeRelease) -> None:
    path = make_release(f"Oslo – “Yes,” {SAID}", more='[[quote]]\nid = "x"\n')
    (problem,) = list_problems(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert problem == f"{lines.index('[[quote]]') + 1}: quote: unknown key; did you mean 'quotes'?"


@each_row(
    "after",
    [
        *("–10", "-10", " to 10", "/10", " in 10", " out of 10", " dozen", "€", " €", " USD"),
        *(" 000", "\u202f000", " IDR", "-fold", " percentage points"),
    ],
)
def test_what_goes_on_after_a_figure_belongs_to_it(make_release: MakeRelease, after: str) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw 5{after} people."
    figure = FIGURE.replace('text = "5 people"', f'text = "5{after} people"')
    (problem,) = list_problems(make_release(text, more=figure))
    assert f"the source goes on with '{after.strip()}', which belongs to the figure" in problem


@each_row("after", [" in 1990", " to come", " in all", " – so", "-year-old"])
def test_other_words_after_a_figure_do_not(make_release: MakeRelease, after: str) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw 5{after} people."
    figure = FIGURE.replace('text = "5 people"', f'text = "5{after} people"')
    assert list_problems(make_release(text, more=figure)) == []


@each_row(
    ("written", "fields"),
    [
        ("US$12.5 million", 'value = 12.5\nunit = "million"\nqualifier = "US$"'),
        ("over US$12.5 million", 'value = 12.5\nunit = "million"\nqualifier = "over US$"'),
        ("≥5", 'value = 5\nqualifier = "≥"'),
        ("≥ 5", 'value = 5\nqualifier = "≥"'),
        ("−5", "value = -5"),
    ],
)
def test_a_figure_may_have_a_sign(make_release: MakeRelease, written: str, fields: str) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw {written} people."
    figure = FIGURE.replace("value = 5", fields).replace("5 people", f"{written} people")
    assert list_problems(make_release(text, more=figure)) == []


def test_a_family_name_that_two_have_makes_no_attribution_explicit(
    make_release: MakeRelease,
) -> None:
    quote = MadeQuote("We go on,", "lee-1", "lee", 2)
    people = [LEE, LEE._replace(id="lee-c", name="Carl Lee")]
    text = "Oslo – Ann Lee, Chair, and Carl Lee, Chair, opened it."
    path = make_release(text, "“We go on,” Ms. Lee added.", speakers=people, quotes=[quote])
    assert "paragraph 2 does not name Ann Lee" in list_problems(path)[0]


@each_row("name", ["\u200b", "\u2800", "\u00ad", "\u0301", "\u3164", "\u00a0 ", "\ufe0f"])
def test_a_name_of_characters_that_show_nothing_is_empty(
    make_release: MakeRelease, name: str
) -> None:
    text = f"Oslo – {name}Kwame Okafor, Head of Office, ILO."
    path = make_release(text, speakers=[OKAFOR._replace(honorific=name)])
    assert any("speakers[0].honorific: is empty" in each for each in list_problems(path))


@each_row(
    "named",
    [
        *("Ms. Lee", "Lee", "Minister Lee", "Secretary-General Lee", "ILO Director Lee", "Ann Lee"),
        *(
            "the ILO’s Lee",
            "Khun Lee",
            "Dr. Lee",
            "Atty. Lee",
            "A. Lee",
            "H.E. Lee",
            "UN Chair Lee",
        ),
        *("Economist Lee", "Congresswoman Lee", "Statistician Lee", "Researcher Lee"),
        *("Lee Monday", "Lee (ILO)", "Mr. Bob Lee to Ms. Lee", "Bob Lee and Lee", "Prof. Ann Lee"),
    ],
)
def test_a_family_name_with_a_title_names_a_speaker(make_release: MakeRelease, named: str) -> None:
    quote = MadeQuote("We go on,", "lee-1", "lee", 2)
    path = make_release(OPENED, f"“We go on,” said {named}.", speakers=[LEE], quotes=[quote])
    assert list_problems(path) == []


TITLES = """
admiral adviser advisor ambassador archbishop bishop brother captain cardinal chair chairman
chairperson chairwoman chancellor chief colonel commander commissioner coordinator councillor
counsellor delegate deputy director don dona elect emir envoy father former frau general governor
head herr imam judge justice king leader madam madame major manager mayor minister mme monsieur
officer pan pani pope premier president prince princess queen rapporteur representative secretary
senator senor senora sheikh signor signora sister speaker spokesman spokesperson spokeswoman sultan
superintendent
"""


def test_no_title_before_a_family_name_is_a_given_name(make_release: MakeRelease) -> None:
    lee, titles = LEE._replace(description="Host"), TITLES.split()
    path = make_release(
        "Oslo – Ann Lee, Host, opened it.",
        *(f"“We go on,” said {title.capitalize()} Lee." for title in titles),
        speakers=[lee],
        quotes=[
            MadeQuote("We go on,", f"lee-{number}", "lee", number + 1)
            for number in range(1, len(titles) + 1)
        ],
    )
    assert list_problems(path) == []


@each_row(
    "named",
    [
        "Bob Lee",
        "Roman Lee",
        "Roger Lee",
        "Mr. Bob Lee",
        "B. Lee",
        "Lee Smith",
        "Ann Lee-Smith",
        "Smith-Lee",
        "Ms. Ahn-Lee",
    ],
)
def test_the_family_name_of_another_person_does_not(make_release: MakeRelease, named: str) -> None:
    quote = MadeQuote("We go on,", "lee-1", "lee", 2)
    path = make_release(OPENED, f"“We go on,” said {named}.", speakers=[LEE], quotes=[quote])
    (problem,) = list_problems(path)
    assert "paragraph 2 does not name Ann Lee; correct the speaker" in problem


def test_a_part_of_a_double_name_names_its_speaker(make_release: MakeRelease) -> None:
    speaker = LEE._replace(name="Ann Asada-Lee")
    quote = MadeQuote("We go on,", "lee-1", "lee", 2)
    text = OPENED.replace("Ann Lee", "Ann Asada-Lee")
    for named in ("Ms. Asada-Lee", "Ms. Lee"):
        path = make_release(text, f"“We go on,” said {named}.", speakers=[speaker], quotes=[quote])
        assert list_problems(path) == []


def hold(figure: str, fields: str) -> str:
    """Return the TOML of a statistic of people, whose figure is written so."""
    return FIGURE.replace("value = 5", fields).replace("5 people", f"{figure} people")


@each_row(
    ("written", "fields"),
    [
        ("two thirds of all", 'value = 2\nunit = "thirds of all"'),
        ("two-thirds of all", 'value = 2\nunit = "thirds"'),
        ("Two thirds of all", 'value = 2\nunit = "thirds"'),
        ("nearly two thirds of all", 'value = 2\nunit = "thirds"\nqualifier = "nearly"'),
        ("one third of all", 'value = 1\nunit = "third"'),
        ("a third of all", 'value = 1\nunit = "third"'),
        ("three quarters of all", 'value = 3\nunit = "quarters"'),
        ("half of all", "value = 0.5"),
        ("about half the", 'value = 0.5\nqualifier = "about"'),
        ("one in three", 'value = 1\nunit = "in three"'),
        ("1 in 3", 'value = 1\nunit = "in 3"'),
        ("only one in every ten", 'value = 1\nunit = "in every ten"\nqualifier = "only"'),
        ("four out of five", 'value = 4\nunit = "out of five"'),
        ("half a million", 'value = 0.5\nunit = "million"'),
        ("half-a-million", 'value = 0.5\nunit = "million"'),
        ("over half a million", 'value = 0.5\nunit = "million"\nqualifier = "over"'),
        ("a million", 'value = 1\nunit = "million"'),
        ("two and a half million", 'value = 2.5\nunit = "million"'),
        ("a dozen", 'value = 1\nunit = "dozen"'),
        ("half a dozen", 'value = 0.5\nunit = "dozen"'),
        ("5 dozen", 'value = 5\nunit = "dozen"'),
        ("twenty-five", "value = 25"),
        ("two hundred and five", "value = 205"),
        ("a hundred", "value = 100"),
        ("a hundred", 'value = 1\nunit = "hundred"'),
        ("some twelve", 'value = 12\nqualifier = "some"'),
        ("zero", "value = 0"),
        ("65\u00a0million", 'value = 65\nunit = "million"'),
        ("over\u00a065\u202fmillion", 'value = 65\nunit = "million"\nqualifier = "over"'),
        ("US$12.50", 'value = 12.5\nqualifier = "US$"'),
        ("€5m", 'value = 5\nunit = "m"\nqualifier = "€"'),
        ("5 million euros, or 12,5 per cent of the", 'value = 12.5\nunit = "per cent"'),
        ("1\u202f200", "value = 1200"),
        ("15 of 5", "value = 5"),
    ],
)
def test_a_figure_may_be_in_words(make_release: MakeRelease, written: str, fields: str) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw it. {written} people came."
    path = make_release(text, more=hold(written, fields))
    assert list_problems(path) == []
    (statistic,) = load_review(str(path)).statistics
    figure = write_figure(statistic)
    assert figure in statistic.text
    assert all(part in figure for part in (statistic.unit, statistic.qualifier) if part)


@each_row(
    ("written", "fields", "problem"),
    [
        ("two thirds of all", "value = 2", "goes on with 'thirds'"),
        ("one third of all", "value = 1", "goes on with 'third'"),
        ("one in three", "value = 1", "goes on with 'in three'"),
        ("one in every three", "value = 1", "goes on with 'in every three'"),
        ("four out of five", "value = 4", "goes on with 'out of five'"),
        ("two and a half million", "value = 2", "goes on with 'and a half'"),
        ("twenty-five", "value = 20", "goes on with '-five'"),
        ("two hundred", "value = 2", "add 'hundred'"),
        ("two hundred and five", 'value = 2\nunit = "hundred"', "goes on with 'and five'"),
        ("two dozen", "value = 2", "goes on with 'dozen'"),
        ("nearly two thirds of", 'value = 2\nunit = "thirds"', "add 'nearly'"),
        ("about half a million", 'value = 0.5\nunit = "million"', "add 'about'"),
        ("between 5 and 10", "value = 5", "goes on with 'and 10'"),
        ("two thirds of all", 'value = 3\nunit = "thirds"', "'3 thirds' is not in 'text'"),
        ("half a million", 'value = 5\nunit = "million"', "'5 million' is not in 'text'"),
        ("US$12.34", 'value = 12.3\nqualifier = "US$"', "'US$12.3' is not in 'text'"),
        ("twenty-five", "value = 5", "'five' is not in 'text'"),
    ],
)
def test_a_figure_in_words_is_whole(
    make_release: MakeRelease, written: str, fields: str, problem: str
) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw it. {written} people came."
    (found,) = list_problems(make_release(text, more=hold(written, fields)))
    assert problem in found


@each_row(
    ("before", "words", "value"),
    [
        *(("twenty-", "five", 5), ("twenty ", "five", 5), ("two hundred and ", "five", 5)),
        *(("one in ", "five", 5), ("1 in ", "5", 5), ("four out of ", "five", 5)),
        *(("between two and ", "five", 5), ("three to ", "five", 5), ("one in every ", "5", 5)),
        ("10 ", "500", 500),
    ],
)
def test_words_of_a_statistic_do_not_begin_within_a_figure(
    make_release: MakeRelease, before: str, words: str, value: int
) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw {before}{words} people."
    (problem,) = list_problems(make_release(text, more=hold(words, f"value = {value}")))
    assert "statistics[0].text: not in paragraph 1: " in problem


@each_row(
    "sentence",
    [
        "of them two five people came",
        "In March 2021 five people came",
        "and in five people it was seen",
        "The two, five people said, left",
        "a third five people were left",
    ],
)
def test_other_numbers_before_a_figure_do_not_cut_it(
    make_release: MakeRelease, sentence: str
) -> None:
    text = f"Oslo – Kwame Okafor, Head of Office, ILO, saw {sentence}."
    assert list_problems(make_release(text, more=hold("five", "value = 5"))) == []


def test_near_names_are_suggested_for_the_first_50_unknown_ones(make_release: MakeRelease) -> None:
    quotes = [MadeQuote("Yes,", f"okafar-{at}", "okafar") for at in range(1, 52)]
    speaker = OKAFOR._replace(id="okafor")
    path = make_release(f"Oslo – “Yes,” {SAID}", speakers=[speaker], quotes=quotes)
    problems = list_problems(path)
    assert problems[49].endswith("unknown speaker 'okafar'; did you mean 'okafor'?")
    assert problems[50].endswith("unknown speaker 'okafar'; write one that the file has")


FIGURES = """[[statistics]]
id = "a"
value = 2
unit = "thirds"
qualifier = "Over"
label = "of people"
text = "Over two thirds of people"
paragraph = 1
[[statistics]]
id = "b"
value = 12.5
unit = "million"
qualifier = "US$"
label = "a year"
text = "US$12.5 million a year"
paragraph = 1
"""
RELEASE = compose_release(
    f"Oslo – “We call it ‘the window’,” {SAID} Over two thirds of people "
    "got US$12.5 million a year.",
    "“The workers’ rights, the «door».”",
    f"„Wir gehen“, «nous allons», 'we don't go,' {SAID}",
    quotes=[
        "We call it ‘the window’,",
        MadeQuote("The workers’ rights, the «door».", "sp-2", "sp", 2, "continued"),
        MadeQuote("nous allons", "sp-3", "sp", 3),
        MadeQuote("we don't go,", "sp-4", "sp", 3),
    ],
    more=FIGURES,
)


def list_verbatim(review: Review) -> Iterator[tuple[str | None, int]]:
    """Yield what a review says that its source says, each with its paragraph."""
    for speaker in review.speakers:
        words = (speaker.name, speaker.honorific, speaker.description)
        yield from ((each, speaker.paragraph) for each in words)
    for statistic in review.statistics:
        words = (write_figure(statistic), statistic.text, statistic.label)
        yield from ((each, statistic.paragraph) for each in words)
    for key in ("quotes", "conclusions", "links", "sdgs"):
        yield from ((record.text, record.paragraph) for record in getattr(review, key))
    yield from ((contact.name, contact.paragraph) for contact in review.contacts)


@settings(max_examples=100)
@given(mutilated_files(st.sampled_from([RELEASE, DATASET.read_text(encoding="utf-8")])))
def test_a_slip_gives_lines_of_the_file_or_a_review_of_the_sources_words(toml: str) -> None:
    try:
        review, found, *_ = examine(parse_toml("F", toml.encode()))
    except DatasetError as error:
        lines = str(error).split("\n")
    else:
        located = locate(parse_toml("F", toml.encode()), found)
        lines = [write_located("F", each) for each in located]
    for line in lines:
        number = re.fullmatch(r"F:(\d+): \S.+", line)
        assert number
        assert 1 <= int(number[1]) <= toml.count("\n") + 1
    if not lines:
        texts = [paragraph.text for paragraph in review.paragraphs]
        verbatim = list(list_verbatim(review))
        assert all(words in texts[number] for words, number in verbatim if words)
        source = "\n\n".join(texts)
        assert hashlib.sha256(source.encode()).hexdigest() == review.release.sha256
