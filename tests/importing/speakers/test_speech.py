"""Who says what: a speaker where the text leaves no doubt, and nobody where it does."""

from gcmreview.documents.quotations import find_quotations
from gcmreview.importing.paragraphs import make_document
from gcmreview.importing.speakers.people import find_people
from gcmreview.importing.speakers.speech import attribute
from support.rows import each_row


def ask(*paragraphs: str) -> list[str | None]:
    document = make_document(("Title", *paragraphs))
    quotations = list(find_quotations(document))
    return attribute(document, quotations, find_people(document, quotations))


@each_row(
    "text",
    [
        "“We agree,” said Jane Doe.",
        "“We agree,” said Jane Doe, Head of Office, in Rome on Friday.",
        "“We agree,” Jane Doe told Bob Hill.",
        "Jane Doe said: “We agree.”",
        "Jane Doe, a farmer from Accra, said, “We agree.”",
        "Jane Doe told reporters that “we agree” with all of it.",
        "Jane Doe said Bob Hill was “a friend” of hers.",
        "“We agree,” according to Jane Doe, a farmer.",
        "“We agree,” said the minister, Jane Doe.",
        "Minister Jane Doe: “We agree.”",
        "“We agree.” – Jane Doe, Minister",
        "“We agree.” ― Jane Doe",
        "“We agree.” ― Jane Doe, a farmer on the hill",
        "“We agree,” said Jane Doe of Oxfam International.",
        "Jane Doe of Oxfam International said: “We agree.”",
        "“We agree,” said the Minister of Trade, Dr. Jane Doe.",
        "“We agree,” said conservative radio host Jane Doe.",
        "“We agree,” Rep. Jane Doe (D-Wis.) said Friday.",
        "“We agree,” Jane Doe, R-Ky., said.",
        "“Do you agree?” Jane Doe asked.",
        "“Do you agree?” asked the minister, Jane Doe.",
        "“We agree,” said farmer Jane Doe, who had met Bob Hill.",
        "The Fund, whose chair, Jane Doe, said: “We agree.”",
        "The road was laid by Jane Doe, who said: “We agree.”",
        "Jane Doe thanked the hosts and said: “We agree.”",
        "According to farmer Jane Doe, roads are “wet”.",
        "Jane Doe said it rained, but added that roads were “wet”.",
        "Jane Doe called the road “wet”.",
        "Jane Doe, 29, dismissed the road as a “wet” one.",
        "The doctor, Jane Doe, called the road “wet”.",
    ],
)
def test_the_words_beside_a_quotation_name_its_speaker(text: str) -> None:
    assert ask(text) == ["doe"]


@each_row(
    ("paragraphs", "speakers"),
    [
        # The same sentence, and the next one.
        (("“We agree,” said Jane Doe, “and we go.”",), ["doe", "doe"]),
        (("“We agree,” said Jane Doe. “We go.”",), ["doe", "doe"]),
        (("“We agree,” Jane Doe told Bob Hill. “We go.”",), ["doe", "doe"]),
        # The next paragraph, all of it quoted; and several of one quotation.
        (("“We agree,” said Jane Doe.", "“We go.”"), ["doe", "doe"]),
        (("Jane Doe said: “We agree.", "“We go.”"), ["doe"]),
        # A pronoun.
        (("“We agree,” said Jane Doe.", "“We go,” she said."), ["doe", "doe"]),
        (("The minister, Jane Doe, came in. “We agree,” she said.",), ["doe"]),
        (("Jane Doe said it rained.", "“It is wet,” she said."), ["doe"]),
        (("“We agree,” said Ms. Jane Doe.", "“We go,” she added."), ["doe", "doe"]),
        # An office alone stands for the only one who has it.
        (("Minister Jane Doe came with Bob Hill. “We go,” the minister said.",), ["doe"]),
        (("Minister Jane Doe came with Bob Hill. “We go,” said the minister.",), ["doe"]),
        (("Jane Doe, a minister, came with Bob Hill.", "The minister said: “We go.”"), ["doe"]),
        (("Minister Jane Doe came with Minister Bob Hill. “We go,” the minister said.",), [None]),
        (("Jane Doe came with Bob Hill. “We go,” the minister said.",), [None]),
        (("Minister Jane Doe came with Bob Hill. “We go,” the other minister said.",), [None]),
        (("Minister Jane Doe came with Bob Hill. “We go,” a minister said.",), [None]),
        (("Jane Doe, trade minister, came. “We go,” another trade minister said.",), [None]),
        (("Jane Doe came in. She said: “We agree.”",), ["doe"]),
        (("Bob Hill came with Jane Doe. She said: “We agree.”",), [None]),
        (("“We agree,” said Jane Doe.", "Bob Hill came. “We go,” he said."), ["doe", "hill"]),
        (("The cook, Jane Doe, came in. “We agree,” she said.",), ["doe"]),
        (("Jane Doe said that Bob Hill agreed. “He does,” she said.",), ["doe"]),
        (("Ann Lee’s friend, Jane Doe, came in. “We agree,” she said.",), ["doe"]),
        (("“We agree,” said Jane Doe.", "Asked again, she replied: “We do.”"), ["doe", "doe"]),
        # Lines that name who says what is before them.
        (
            ("“We go.” ― Bob Hill\n“We stay.” ― Jane Doe.\n“We rest.” ― Ann Lee",),
            ["hill", "doe", "lee"],
        ),
        # A sentence of its own after the words.
        (("“We agree,” said Jane Doe. “We go.” It rained.",), ["doe", "doe"]),
        # What has the name of something is nobody's speech.
        (("“We agree,” said Jane Doe of the “Full Bowl” plan. “We go.”",), ["doe", None, "doe"]),
        # A short name.
        (("Jane Doe is a farmer.", "“We agree,” Doe said."), ["doe"]),
    ],
)
def test_a_quotation_goes_on_with_the_one_before_it(
    paragraphs: tuple[str, ...], speakers: list[str | None]
) -> None:
    assert ask(*paragraphs) == speakers


@each_row(
    ("paragraphs", "speakers"),
    [
        # Somebody else may speak.
        (("“We agree,” said Jane Doe. Bob Hill did not. “We go.”",), ["doe", None]),
        (("“We agree,” said Jane Doe. A neighbour came. “We go.”",), ["doe", None]),
        (("“We agree,” said Jane Doe. Freddy came.", "“We go.”"), ["doe", None]),
        (("“Do you agree?” said Jane Doe.", "“We do.”"), ["doe", None]),
        (("“We agree,” said Mr. John Doe.", "“We go,” she said."), ["doe", None]),
        (("“We agree,” said Jane Doe.", "“We go,” a spokesperson said."), ["doe", None]),
        (("“We agree,” said Jane Doe.", "The ministry said: “We go.”"), ["doe", None]),
        # Two people have the name.
        (("Ann Lee and Bob Lee came.", "“We agree,” Lee said."), [None]),
        (("“We agree,” said Ann Lee. “We do not,” said Bob Lee.", "“We do,” Lee said."),
         ["lee", "bob-lee", None]),
        # Only somebody else is named, or is quoted by the speaker.
        (("“We agree,” said a friend of Jane Doe.",), [None]),
        (("“We agree,” said a spokesperson for Jane Doe.",), [None]),
        (("A friend told Jane Doe: “We agree.”",), [None]),
        (("The report, “Wet Roads”, is out. Jane Doe said it rained.",), [None]),
        (("“Wet Roads” is a book. “We agree,” said Jane Doe.",), [None, "doe"]),
        (("“Wet Roads” is read by the Fund, whose chair, Jane Doe, said: “We go.”",),
         [None, "doe"]),
        (("Officials said “we agree”. Jane Doe said nothing.",), [None]),
        (("She said that Jane Doe had called it “wet”.",), [None]),
        (("“We agree,” a farmer said of Jane Doe’s road.", "Jane Doe said so."), [None]),
        (("Bob Hill, asked about Jane Doe, said it was “wet”.", "Jane Doe spoke."), [None]),
        (("The judge, Jane Doe, asked him. “I agree,” he said.",), [None]),
        (("Jane Doe told him so. “I agree,” he said.",), [None]),
        (("Jane Doe called Bob Hill’s claim of “rain” wet.", "Bob Hill spoke."), [None]),
        # A line has nothing but a name, and the words before a quotation may belong to another.
        (("Jane Doe was wet when her book, “The Rain,” came out.",), [None]),
        (("THE ROAD OF JANE DOE TODAY “We agree.”",), [None]),
        (("Reviewing “The Road,” Jane Doe of the Review complained that it rained.",), [None]),
        (("Jane Doe and Bob Hill said: “We agree.”",), [None]),
        (("“We agree,” said Jane Doe and Bob Hill.",), [None]),
        (("A road was wet, according to a Jane Doe report on “rain”.", "Jane Doe spoke."), [None]),
    ],
)  # fmt: skip
def test_nobody_is_the_speaker_where_it_may_be_another(
    paragraphs: tuple[str, ...], speakers: list[str | None]
) -> None:
    assert ask(*paragraphs) == speakers


@each_row(("office", "speaker"), [("Director of Trade", "doe"), ("Trade Director", None)])
def test_an_office_of_three_words_names_a_person_and_a_shorter_one_does_not(
    office: str, speaker: str | None
) -> None:
    assert ask(f"Jane Doe, {office}, came.", f"“We agree,” said the {office}.") == [speaker]
