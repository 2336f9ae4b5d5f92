"""Which name on a page belongs to which quotation.

In the pages, {0} and {1} stand for two names. Each page is read with the right names and with the
two exchanged. V and A stand for words of Vitorino and Alisjahbana, X for somebody else's.
"""

import re

from support.drafting import check
from support.rows import each_row

WORDS = {
    "V": "the relevance and tangible value of the Global Compact",
    "A": "no country can address the challenges and opportunities of migration alone",
    "X": "we have worked through the night to bring the harvest in before the storm",
}
NAMES = ("António Vitorino", "Armida Alisjahbana")
RIGHT, WRONG, UNNAMED = "right", "GCM302", "GCM304"


def judge(page: str, kind: str = "markdown") -> list[str]:
    """Return what is said of each quotation of the review: that it is right, or the code."""
    text = re.sub(r"“([VAX])([.,]?)”", lambda mark: f"“{WORDS[mark[1]]}{mark[2]}”", page)
    found = [each for each in check(f"{text}\n", kind).quotations if each.quote]
    return [each.code if each.severity != "none" else RIGHT for each in found]


def exchange(page: str) -> tuple[str, str]:
    """Return a page with the right names, and with them exchanged."""
    return page.format(*NAMES), page.format(*reversed(NAMES))


PAGES = [
    # Above, below, before and after.
    "{0}\n\n“V.”\n\n{1}\n\n“A.”",
    "“V.”\n\n{0}\n\n“A.”\n\n{1}",
    "## {0}\n\n“V.”\n\n## {1}\n\n“A.”",
    "“V.”\n\n### {0}\n\n“A.”\n\n### {1}",
    "**{0}**\n“V.”\n\n**{1}**\n“A.”",
    # A name, and in small letters what the person is.
    "“V.”\n\n**{0}**, speaker at the review\n\n“A.”\n\n**{1}**, head of everything",
    "Mr. {0}, a speaker there\n\n“V.”\n\nMs. {1}, a guest\n\n“A.”",
    "{0}, a speaker there\n\n“V.”\n\n{1} (head of everything)\n\n“A.”",
    "“V.”\n**{0}**\n\n“A.”\n**{1}**",
    "**{0}** “V.”\n\n**{1}** “A.”",
    "1. {0}\n\n   “V.”\n\n2. {1}\n\n   “A.”",
    "- {0}\n    - “V.”\n    - “V.”\n- {1}\n    - “A.”",
    "- “V.”\n    - {0}\n- “A.”\n    - {1}",
    "> “V.”\n>\n> {0}\n\n> “A.”\n>\n> {1}",
    "> “V.”\n\n{0}\n\n> “A.”\n\n{1}",
    # On the last lines of a block quotation without marks.
    f"> {WORDS['V']}.\n> {{0}}\n\n> {WORDS['A']}.\n> {{1}}",
    f"> {WORDS['V']},  \n> **{{0}}**  \n> IOM\n\n> {WORDS['A']},  \n> **{{1}}**  \n> ESCAP",
    # Each name is beside only one quotation.
    "“V.”\n\n{0}\n\n{1}\n\n“A.”",
    "“V.”\n\n### {0}\n\n{1}\n\n“A.”",
    "“V.”\n\n{0}\n\n{1}\n\n“A.”\n\nAntónio Vitorino and Armida Alisjahbana went home.",
    # Headlines.
    "## “V”: {0}\n\nThe day was long.\n\n## {1}: “A”\n\nSo was the night.",
    # An office, an organization, a place, a picture or other people's words between.
    "{0}\n\nIOM\n\nBangkok, Thailand\n\n“V.”\n\n{1}\n\nESCAP\n\n“A.”",
    "“V.”\n\n{0}\n\nDirector-General\n\n“A.”\n\n{1}\n\nExecutive Secretary",
    "“V.”\n\nPhoto: IOM\n\n{0}\n\n“A.”\n\nPhoto: ESCAP\n\n{1}",
    "{0}\n\nPhoto: IOM\n\n“V.”\n\n{1}\n\nPhoto: ESCAP\n\n“A.”",
    "{0}\n\n“V.”\n\nFlorence Kim\n\n“X.”\n\n{1}\n\n“A.”",
    "“V.”\n\n{0}\n\n“X.”\n\nFlorence Kim\n\n“A.”\n\n{1}",
    # At the head of a section.
    "## {0}\n\nThe day was long.\n\n“V.”\n\n## {1}\n\nSo was the night.\n\n“A.”",
    "**{0}**\n\nThe day was long.\n\n“V.”\n\n**{1}**\n\nSo was the night.\n\n“A.”",
    "## {0}\n\nThe day was long.\n\nSo was the night.\n\n“V.”\n\n## {1}\n\n“A.”",
    "## {0}\n\n### Closing session\n\n“V.”\n\n## {1}\n\n### Opening session\n\n“A.”",
    # In tables.
    "| {0} | “V” |\n|---|---|\n| {1} | “A” |",
    "| What | Who |\n|---|---|\n| “V” | {0} |\n| “A” | {1} |",
    "| What | When | Who |\n|---|---|---|\n| “V” | today | {0} |\n| “A” | later | {1} |",
    "| {0} | {1} |\n|---|---|\n| “V” | “A” |",
    "| Day 1 | Day 2 |\n|---|---|\n| {0} | {1} |\n| “V” | “A” |",
    "| Day 1 | Day 2 |\n|---|---|\n| “V” | “A” |\n| {0} | {1} |",
    "| | {0} | {1} |\n|---|---|---|\n| Today | “V” | “A” |",
    "| Who | Today | Later |\n|---|---|---|\n| {0} | “V” | “X” |\n| {1} | “X” | “A” |",
    # A table and a page around it, each with a habit of its own.
    "| “V” | {0} |\n|---|---|\n| “X” | Florence Kim |\n\n{1}\n\n“A.”",
    # A person in two columns, or in small letters what each is.
    "| {0} | {0} | {1} |\n|---|---|---|\n| “V” | “V” | “A” |",
    "**{0}**\\\n*the crane driver*\n\n“V.”\n\n**{1}**\\\n*Chair*\n\n“A.”",
    "“V.”\n\n### {0}\n\nthe crane driver\n\n“A.”\n\n### {1}\n\nChair",
    "“V.”\\\nSource: {0}, closing remarks\n\n“A.”\\\nSource: {1}, opening remarks",
    # Labels: a time, brackets, a number.
    "[00:10] {0}: “V.”\n[00:11] {1}: “A.”",
    "[{0}] “V.”\n[{1}] “A.”",
    "“V.” – {0}. “A.” – {1}. It was late.",
    "({0}) “V”\n({1}) “A”",
    "## 1. {0}\n\n“V.”\n\n## 2. {1}\n\n“A.”",
    # A pronoun leads to the words.
    "### {0}\n\nThe first speaker was brief. He said: “V.”\n\n### {1}\n\nShe added: “A.”",
    "| {0} | {1} |\n|---|---|\n| He said: “V” | She said: “A” |",
    # A heading with a name and other words.
    "### In the words of {0}\n\n“V.”\n\n### In the words of {1}\n\n“A.”",
    "### {0} on migration\n\n“V.”\n\n### {1} on migration\n\n“A.”",
    "### {0}’s promise\n\n“V.”\n\n### {1}’s last wish\n\n“A.”",
    "{0} wrote:\n\n“V.”\n\n– {0}\n\n“A.”\n\n– {1}",
    # A line that names a speech.
    "**Closing remarks of {0}**\n\n“V.”\n\n**{1}’s message**\n\n“A.”",
    "A word from {0}\n\n> “V.”\n\nA message from {1}\n\n> “A.”",
    # A sentence about the words above it.
    "“V.”\n\nThat was the verdict of {0} at the end.\n\n“A.”\n\nThese words were by {1}.",
    # Letters.
    "Dear all,\n\n“V.”\n\nYours,\n\n{0}\n\nDear all,\n\n“A.”\n\nYours,\n\n{1}",
    "Dear all,\n\n“V.”\n\nBest regards,\n{0}\n\nDear all,\n\n“A.”\n\nBest regards,\n{1}",
    "Dear Ms. Motus,\n\n“V.”\n\nYours,\n\n{0}\n\nDear Don,\n\n“A.”\n\nYours,\n\n{1}",
    "From: {0}\nSubject: closing\n\n“V.”\n\nTo: Don\nFrom: {1}\nSubject: opening\n\n“A.”",
    # A post, with an account and a day.
    "**{0}** @dg · 19 March\n\n“V.”\n\n**{1}** @es · 19 March\n\n“A.”",
    # A clause in small letters after a full stop.
    "“V.” by {0}\n\n“A.” by {1}",
    "- “V.” – by {0}\n- “A.” – from {1}’s remarks",
    "“V.”\n\nBy {0}\n\n“A.”\n\nBy {1}",
    "> “V.”\n\nfrom {0}, Bangkok\n\n> “A.”\n\nfrom {1}, Bangkok",
    # A byline above all, or a contact below.
    "Florence Kim, Bangkok\n\n“V.”\n\n{0}\n\n“A.”\n\n{1}",
    "{0}\n\n“V.”\n\n{1}\n\n“A.”\n\nFlorence Kim, Bangkok",
    "What our guests said:\n\n“V.”\n\n{0}\n\n“A.”\n\n{1}",
    "“V.”\n\n{0}\n\n“A.”\n\n{1}\n\nNenette Motus added:",
    "Member States added:\n\n“V.”\n\n{0}\n\n“A.”\n\n{1}",
    "Florence Kim, Bangkok\n\n“V.”\n\n### {0}\n\n“A.”\n\n### {1}\n\nThe day was long.",
]


@each_row("page", PAGES)
def test_names_that_are_right_are_not_reported_and_exchanged_names_are(page: str) -> None:
    right, wrong = exchange(page)
    assert set(judge(right)) == {RIGHT}
    assert set(judge(wrong)) == {WRONG}
    assert len(judge(wrong)) == len(judge(right))


def test_a_name_may_have_a_line_below_it_in_plain_text() -> None:
    right, wrong = exchange("{0}\n~~~~~~~~\n\n“V.”\n\n{1}\n~~~~~~~~\n\n“A.”")
    assert judge(right, "text") == [RIGHT, RIGHT]
    assert judge(wrong, "text") == [WRONG, WRONG]


def test_a_line_of_data_may_name_who_speaks() -> None:
    for page in (
        "- quote: “V.”\n  speaker: {0}\n- quote: “A.”\n  speaker: {1}",
        "- speaker: {0}\n  quote: “V.”\n- speaker: {1}\n  quote: “A.”",
        "Name: {0}\nRole: Guest\nQuote: “V.”\n\nName: {1}\nRole: Guest\nQuote: “A.”",
    ):
        right, wrong = exchange(page)
        assert judge(right, "text") == [RIGHT, RIGHT]
        assert judge(wrong, "text") == [WRONG, WRONG]


CARD = '<div class="card"><p>“{}.”</p><h4>{}</h4><p>{}</p></div>'


@each_row(
    "page",
    [
        CARD.format("V", "{0}", "IOM") + CARD.format("A", "{1}", "ESCAP"),
        CARD.format("V", "{0}", "IOM") + CARD.format("A", "{1}", "ESCAP") + "<p>More here.</p>",
        "<p>“V.”</p><p><b>{0}</b><small>IOM</small></p><p>“A.”</p><p><b>{1}</b><i>ESCAP</i></p>",
        "<p><b>{0}</b><i>IOM</i></p><p>“V.”</p><p><b>{1}</b><small>ESCAP</small></p><p>“A.”</p>",
        f"<blockquote>{WORDS['V']}<br><b>{{0}}</b><br>IOM</blockquote>"
        f"<blockquote>{WORDS['A']}<br>{{1}}<br><i>ESCAP</i></blockquote>",
        f"<blockquote><p>{WORDS['V']}</p><cite>{{0}}<span>IOM</span></cite></blockquote>"
        f"<blockquote><p>{WORDS['A']}</p><cite>{{1}}<span>ESCAP</span></cite></blockquote>",
        "<div><p>“V.”</p><footer>{0} in <cite>closing remarks</cite></footer></div>"
        "<div><p>“A.”</p><footer>{1} in <cite>opening remarks</cite></footer></div>",
        # Posts, of which a sentence leads to the first.
        f"<p>{{0}} wrote:</p><blockquote><p>{WORDS['V']}</p>&mdash; {{0}} (@a)</blockquote>"
        f"<blockquote><p>{WORDS['A']}</p>&mdash; {{1}} (@b)</blockquote>",
        # Words that no space divides: a page shows them on lines of their own.
        "<p>“V.”</p><p><b>{0}</b><i>Speaker</i><a>Watch it</a></p>"
        "<p>“A.”</p><p><b>{1}</b><i>Guest</i><a>Watch it</a></p>",
        "<figure><p>“V.”</p><figcaption>{0}</figcaption></figure>"
        "<figure><p>“A.”</p><figcaption>{1}</figcaption></figure>",
        "<table><tr><td><p>“V.”</p><p>{0}</p></td><td><p>“A.”</p><p>{1}</p></td></tr></table>",
        "<table><tr><td>“V.”</td></tr><tr><td>{0}</td></tr>"
        "<tr><td>“A.”</td></tr><tr><td>{1}</td></tr></table>",
        # A row of one cell is none of a table.
        "<table><tr><td>“V.”</td></tr></table><p>{0}</p>"
        "<table><tr><td>“A.”</td></tr></table><p>{1}</p>",
        "<dl><dt>{0}</dt><dd>“V.”</dd><dt>{1}</dt><dd>“A.”</dd></dl>",
        "<ul><li>{0}<ul><li>“V.”</li></ul></li><li>{1}<ul><li>“A.”</li></ul></li></ul>",
    ],
)
def test_so_are_those_of_a_page_of_html(page: str) -> None:
    right, wrong = exchange(page)
    assert judge(right, "html") == [RIGHT, RIGHT]
    assert judge(wrong, "html") == [WRONG, WRONG]


def test_a_name_in_a_block_quotation_is_not_that_of_the_next_quotation() -> None:
    page = f"> {WORDS['V']}.\n> António Vitorino\n\n“A.”"
    assert judge(page) == [RIGHT, UNNAMED]


def test_a_single_card_is_read_too() -> None:
    assert judge(CARD.format("V", "António Vitorino", "IOM"), "html") == [RIGHT]
    assert judge(CARD.format("A", "António Vitorino", "IOM"), "html") == [WRONG]


@each_row(
    "page",
    [
        # What leads to a quotation wins over what follows it.
        "Alisjahbana opened the meeting. She added:\n\n“A.”\n\nAntónio Vitorino",
        "Alisjahbana said:\n\n“A.”\n\nAntónio Vitorino",
        "Alisjahbana opened the meeting. She added that “A.”\n\nAntónio Vitorino",
        "“A,” said Alisjahbana.\n\nAntónio Vitorino\n\n“V.”",
        "## Vitorino\n\n“A,” said Alisjahbana.\n\n“V,” he added.",
        "“A,” said Alisjahbana.\n\n“A,” she added.",
        "Vitorino spoke first.\n\n“A,” said Alisjahbana.\n\n“V,” he had said.",
        "“A,” said Alisjahbana, asked by Vitorino.\n\n“A,” she added.",
        "## Vitorino\n\nThe day was long.\n\n## Closing session\n\n“A,” said Alisjahbana.",
        "## Alisjahbana\n\n“A.”\n\n## Vitorino\n\nHe was next.",
        "Alisjahbana opened the meeting.\n\n> “A.”\n\n## Vitorino\n\nHe was next.",
        "Alisjahbana opened the meeting.\n\n> “A.”\n\n## Vitorino\n\n“V,” he said.",
        # Captions, bylines, contacts, accounts, letters and headings that name no speaker.
        "Armida Alisjahbana spoke.\n\n“A.”\n\nAntónio Vitorino @dg listened.",
        "To: António Vitorino\nSubject: closing\n\nAlisjahbana spoke.\n\n“A.”",
        "From: the office\nSubject: Vitorino\n\nAlisjahbana spoke.\n\n“A.”",
        "From: Nenette Motus\nSubject: closing\n\nAlisjahbana spoke.\n\n“A.”",
        "“A,” said Alisjahbana.\n\n“A.”\n\nAntónio Vitorino and Nenette Motus at the review",
        "Armida Alisjahbana spoke.\n\n“A.”\n\nPhoto: António Vitorino",
        "Armida Alisjahbana spoke.\n\n“A.”\n\nMedia contact: Nenette Motus",
        "By Nenette Motus\n\n“A.”\n\nArmida Alisjahbana",
        "## Key Messages\n\n“A.”\n\nArmida Alisjahbana\n\n## Related Stories",
        "## Key Messages\n\n“A,” said Alisjahbana.\n\n“A.”\n\n## Related Stories",
        "Armida Alisjahbana spoke.\n\n“A.”\n\nRelated Stories",
        # The prose between a heading and the words names their speaker.
        "## Vitorino\n\nAlisjahbana replied to him in the evening.\n\n“A.”",
        # Prose is no name.
        "Alisjahbana spoke.\n\n“A.”\n\nAntónio Vitorino listened.",
        "Alisjahbana spoke.\n\n“A.”\n\nAntónio Vitorino, who listened to her",
        "Nenette Motus\n\nAlisjahbana spoke.\n\n“A.”",
        # A name far above belongs to a section of its own.
        "Nenette Motus\n\nThe day was long.\n\n“A.”\n\nThat was Alisjahbana.",
    ],
)
def test_what_is_no_attribution_by_the_layout_is_not_reported(page: str) -> None:
    assert set(judge(page)) == {RIGHT}


def test_a_name_of_somebody_unknown_is_read_where_the_page_names_speakers() -> None:
    assert judge("Florence Kim\n\n“A.”\n\nAntónio Vitorino\n\n“V.”\n\nAlisjahbana spoke.") == [
        WRONG,
        RIGHT,
    ]
    assert judge("Florence Kim\n\n“A.”\n\nAlisjahbana spoke.") == [RIGHT]


def test_somebody_unknown_who_is_the_first_of_a_list_is_no_speaker() -> None:
    assert judge("“A.”\n\nMaria Lopez") == [WRONG]
    assert judge("“A.”\n\nMaria Lopez\n\nPedro Alvarez") == [UNNAMED]
    assert judge("Pedro Alvarez\n\nMaria Lopez\n\n“A.”") == [UNNAMED]


def test_what_leads_to_a_quotation_leaves_the_name_below_to_the_next_one() -> None:
    page = "Alisjahbana opened it.\n\nShe added:\n\n“A.”\n\n{}\n\n“V.”"
    assert judge(page.format("António Vitorino")) == [RIGHT, RIGHT]
    assert judge(page.format("Nenette Motus")) == [RIGHT, WRONG]


def test_a_name_is_at_the_head_of_a_section_with_two_paragraphs_between_and_not_more() -> None:
    page = "## António Vitorino\n\n{}“A.”"
    assert judge(page.format("The day was long.\n\n" * 2)) == [WRONG]
    assert judge(page.format("The day was long.\n\n" * 3)) == [UNNAMED]


def test_one_name_alone_that_is_no_heading_heads_no_section() -> None:
    assert judge("**António Vitorino**\n\nThe day was long.\n\n“A.”") == [UNNAMED]


def test_a_line_of_250_characters_may_be_a_name_and_a_longer_one_is_not() -> None:
    for length, code in ((250, WRONG), (251, UNNAMED)):
        line = "António Vitorino, ".ljust(length - 1, ",") + "B"
        assert len(line) == length
        assert judge(f"“A.”\n\n{line}") == [code]


def test_a_name_is_eight_blocks_from_a_quotation_at_most() -> None:
    photos = "Photo: IOM\n\n"
    for number, code in ((7, WRONG), (8, UNNAMED)):
        assert judge(f"António Vitorino\n\n{photos * number}“A.”") == [code]
        assert judge(f"“A.”\n\n{photos * number}António Vitorino") == [code]


def test_a_name_does_not_reach_over_much_that_is_no_prose() -> None:
    page = "“V.”\n\nAntónio Vitorino\n\nNenette Motus\n\n{}“A.”"
    assert judge(page.format("Photo: IOM\n\n" * 7)) == [RIGHT, WRONG]
    assert judge(page.format("Photo: IOM\n\n" * 30)) == [RIGHT, UNNAMED]


def test_the_head_of_a_column_may_be_any_number_of_rows_above() -> None:
    rows = "| Nothing | Nothing |\n" * 50
    assert judge(f"| When | António Vitorino |\n|---|---|\n{rows}| Today | “A” |") == [WRONG]


def test_a_name_goes_on_with_lines_below_it() -> None:
    lines = "Bangkok, Thailand\n\n" * 5
    assert judge(f"António Vitorino\n\n{lines}“A.”") == [WRONG]
    assert judge(f"António Vitorino\n\nExecutive Secretary of ESCAP\n\n{lines}“V.”") == ["GCM305"]


@each_row(
    ("page", "codes"),
    [
        # A name after several quotations in a block is that of all; otherwise of the last.
        ("“A.” “A.”\n\nAntónio Vitorino", [WRONG, WRONG]),
        ("“A.”\n\n“A.”\n\nAntónio Vitorino", [UNNAMED, WRONG]),
        # Of two positions that explain as much, the one of the first quotation counts.
        ("“V.”\n\nAntónio Vitorino\n\n“A.”\n\nThat was Alisjahbana.", [RIGHT, RIGHT]),
        # Names that are joined are all meant, but not whoever else has the office beside a name.
        ("“V.”\n\nNenette Motus and António Vitorino", [RIGHT]),
        ("“V.”\n\nNenette Motus, Coordinator", [WRONG]),
        ("“V.”\n\nNenette Motus", [WRONG]),
    ],
)
def test_a_name_belongs_to_the_quotations_that_the_habit_gives_it(
    page: str, codes: list[str]
) -> None:
    assert judge(page) == codes


def test_a_heading_with_an_office_below_it_is_a_name_and_heads_no_section() -> None:
    for words, code in (("V", RIGHT), ("A", WRONG)):
        card = CARD.format(words, "António Vitorino", "IOM")
        assert judge(f"{card}<p>All rights are reserved.</p>", "html") == [code]


@each_row(
    "line",
    [
        "Somchai, a speaker there",
        "António Vitorino, who opened it",
        "António Vitorino, so the mayor said",
        "António Vitorino came, a speaker there",
        "There was António Vitorino, a speaker there",
    ],
)
def test_a_line_that_begins_with_a_name_and_goes_on_is_no_name(line: str) -> None:
    assert judge(f"“A.”\n\n{line}") != [WRONG]


@each_row(("words", "expected"), [(18, [WRONG]), (19, [UNNAMED])])
def test_a_description_is_as_long_as_the_longest_credit(words: int, expected: list[str]) -> None:
    assert judge(f"“A.”\n\nAntónio Vitorino,{' qq' * words}") == expected
