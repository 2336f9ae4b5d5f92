"""Fixes: what is written in place of a misquotation, and what is left alone."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.findings import Checked, Edit, list_broken
from gcmreview.check.fix import FixedText, fix_text
from gcmreview.dataset.model import Quote
from support.drafting import DRAFTS, REVIEW, SPEAKERS, check, get_only, list_drafts, write_draft
from support.rows import each_row


def fix(text: str, kind: str, checked: Checked | None = None) -> FixedText:
    """Fix a draft by what a check of it finds, or by what is given."""
    return fix_text(text, checked or check(text, kind), lambda fixed: check(fixed, kind))


@each_row("path", [path for path in list_drafts("flagged") if path.suffix != ".docx"])
def test_a_fixed_draft_has_no_misquotation_that_has_only_one_fix(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = {".md": "markdown", ".txt": "text", ".html": "html"}[path.suffix]
    checked = check(text, kind)
    fixed = fix(text, kind, checked)
    again = check(fixed.text, kind)
    wrong = [each for each in again.quotations if each.verdict in ("misquote", "omission")]
    before = [each for each in checked.quotations if each.verdict in ("misquote", "omission")]
    assert len(wrong) == len(before) - fixed.quotations
    assert fix(fixed.text, kind, again).text == fixed.text


def test_a_fix_keeps_what_need_not_change() -> None:
    draft = (
        "“[W]e must be bold and\nadvance practicable implementation of the *Global* Compact”, "
        "said Alisjahbana.\n"
    )
    fixed = fix(draft, "markdown")
    right = draft.replace("bold", "ambitious").replace("practicable", "practical")
    assert fixed[:2] == (right, 1)


def test_nothing_is_fixed_that_may_be_meant_otherwise() -> None:
    for name in ("splice", "order", "other-speaker", "not-found", "exclamation", "nothing-omitted"):
        text = (DRAFTS / "flagged" / f"{name}.md").read_text(encoding="utf-8")
        assert fix(text, "markdown").text == text


@each_row(
    ("draft", "expected"),
    [
        ("# Before\n\n{wrong}\n\n# After\n\n{right}\n", False),
        ("| Before | After |\n|---|---|\n| {wrong} | {right} |\n", False),
        ("{wrong} The word is “ambitious”.\n", False),
        ("{added}\n\n{right}\n", False),
        ("{added}\n\n“We must be ambitious,” said Alisjahbana.\n", True),
        # Other words of the quote.
        ("{wrong}\n\n“No country can address the challenges,” said Alisjahbana.\n", True),
        ("{wrong}\n\n{wrong}\n", True),
        # Beside somebody else's words, which may be about it, but not with two between.
        ("{wrong}\n\n“Nobody said these words on that day,” said Motus.\n", False),
        ("“So they say.”\n\n{wrong}\n", False),
        ("“So they say.”\n\n{other}\n\n{wrong}\n", False),
        ("“So they say.”\n\n{other}\n\n{other}\n\n{wrong}\n", True),
        ("{wrong}\n\n{other}\n\n“So they say.”\n", False),
        ("{wrong}\n\n{other}\n\n{other}\n\n“So they say.”\n", True),
    ],
)
def test_nothing_is_fixed_where_the_draft_has_the_right_words_too(
    draft: str, expected: bool
) -> None:
    right = "“We must be ambitious and advance practical implementation,” said Alisjahbana."
    wrong, added = right.replace("ambitious", "bold"), right.replace("must", "must now")
    other = "“No country can address the challenges,” said Alisjahbana."
    text = draft.format(right=right, wrong=wrong, added=added, other=other)
    assert (fix(text, "markdown").text != text) is expected


SENTENCES = [
    (quote, sentence)
    for quote in REVIEW.quotes
    for sentence in re.split(r"(?<=\.) ", quote.text)
    if len(sentence.split(" ")) > 8
]


OTHERS = st.lists(
    st.sampled_from(["nothing", "the", "people,", "(really)", "also –", "we", "migration", "and"]),
    max_size=3,
)


# What is around a quotation, and whether its words may be fixed there.
AROUND = {
    "“{}” said {}.\n": True,
    "{1} said: “{0}”\n": True,
    "> “{}”\n>\n> — {}\n": True,
    "“{}, said {}.\n": False,
    "> {}, said {}.\n": False,
    "“{},” said a friend of {}.\n": False,
    "“{},” said {} in 2019.\n": False,
}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SENTENCES), OTHERS, st.integers(0, 40), st.sampled_from([*AROUND])
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_fix_writes_the_sources_sentence_or_nothing(
    drawn: list[tuple[tuple[Quote, str], list[str], int, str]],
) -> None:
    texts, rights = [], []
    for (quote, sentence), others, at, around in drawn:
        words = sentence.split(" ")
        changed = " ".join([*words[:at], *others, *words[at + 1 :]])
        name = SPEAKERS[quote.speaker].name
        texts.append(around.format(changed, name))
        rights.append(around.format(sentence, name) if AROUND[around] else texts[-1])
    draft = "\n".join(texts)
    checked = check(draft)
    fixed = fix(draft, "markdown", checked)
    again = check(fixed.text)
    for text, right in zip(texts, rights, strict=True):
        assert right in fixed.text or text in fixed.text
    assert fix(fixed.text, "markdown", again).text == fixed.text
    assert len([*again.findings]) == len([*checked.findings])
    fixes = sum(
        before.text != after.text and not list_broken(after)
        for before, after in zip(checked.findings, again.findings, strict=True)
    )
    assert fixes == fixed.quotations


@each_row(
    ("wrong", "right"),
    [
        (
            "No country can tackle the challenges and opportunities of migration alone",
            "No country can address the challenges and opportunities of migration alone",
        ),
        (
            "No country can ever address the challenges and opportunities of migration alone",
            "No country can address the challenges and opportunities of migration alone",
        ),
        (
            "We must use the Global Compact to its potential in overcoming these challenges",
            "We must use the Global Compact to its full potential in overcoming these challenges",
        ),
        (
            "As we learned from the pandemic, no one is safe until everyone is safe",
            "As we learned from the pandemic – no one is safe until everyone is safe",
        ),
        (
            "can address the challenges, and opportunities of migration alone",
            "can address the challenges and opportunities of migration alone",
        ),
        (
            "Let us work together, countries intergovernmental organizations, stakeholders",
            "Let us work together, countries, intergovernmental organizations, stakeholders",
        ),
        (
            "therefore, a migrant inclusive approach is key to finding a sustainable solution",
            "therefore, a migrant-inclusive approach is key to finding a sustainable solution",
        ),
        (
            "Today, member States and-stakeholders have demonstrated the relevance",
            "Today, member States and stakeholders have demonstrated the relevance",
        ),
    ],
)
def test_a_fix_writes_the_sources_words_spaced_as_they_are_there(wrong: str, right: str) -> None:
    (quote,) = (each for each in REVIEW.quotes if right in each.text)
    draft = write_draft(wrong, quote)
    assert fix(draft, "text").text == draft.replace(wrong, right)


@each_row(
    "words",
    [
        # The fixed words would be the source's, but the insertion reverses their sense.
        "We can [not] address the challenges and opportunities of migration alone",
        # The draft has a space before a mark, which is its own.
        "No country can tackle the challenges and opportunities of migration alone .",
        "Let us work together , countries, all intergovernmental organizations, stakeholders",
        # Two passages are as near.
        "the Global Compact for Safe and Regular Migration in Asia",
    ],
)
def test_nothing_is_fixed_that_is_wrong_after_the_fix(words: str) -> None:
    draft = f"“{words},” said Alisjahbana.\n"
    assert fix(draft, "text")[:2] == (draft, 0)


@each_row(
    ("kind", "draft"),
    [
        (
            "html",
            "<p>“by the impacts of COVID-19<sup>4</sup>, we can and must” said Pramudwinai.</p>",
        ),
        ("text", "“the challenges and opportunities of migration alone\ntoday,” said Alisjahbana."),
    ],
)
def test_no_fix_removes_a_note_or_lets_a_mark_start_a_line(kind: str, draft: str) -> None:
    checked = check(draft, kind)
    assert get_only(checked).verdict == "misquote"
    assert fix(draft, kind, checked)[:2] == (draft, 0)


def test_no_fix_makes_or_loses_a_quotation_or_matches_another() -> None:
    draft = "“We must be bold and advance practical implementation,” said Alisjahbana.\n"
    checked = check(draft, "text")
    finding = get_only(checked)
    assert fix(draft, "text", checked).quotations == 1
    other = "The Network stands ready to engage with and support all your efforts"
    start, end = finding.place.column - 1, finding.place.end_column - 1
    more = Edit(len(draft), len(draft), "“And this.”\n")
    for edits in (
        [Edit(start, start + 4, "“We” must")],
        [Edit(start, end, other)],
        [*finding.edits, more],
    ):
        wrong = checked._replace(quotations=(finding._replace(edits=tuple(edits)),))
        assert fix(draft, "text", wrong)[:2] == (draft, 0)


FIXABLE = "“No country can tackle the challenges and opportunities of migration,” said Alisjahbana."
OTHER = "“We must be ambitious and advance,” said Alisjahbana."


def fix_with(count: int, bad: dict[int, str]) -> tuple[str, int]:
    """Fix as many quotations, the edits of some of which do more; return which are fixed.

    ``bad`` says of such an edit whether it is wrong itself, or changes the finding beside it. The
    second number says how many checks it took.
    """
    checks = 0

    def check_badly(text: str) -> Checked:
        nonlocal checks
        checks += 1
        checked = check(text, "text")
        quotations = list(checked.quotations)
        for number, why in bad.items():
            finding = quotations[2 * number]
            for edit in finding.edits:
                start = text.index(OTHER, edit.end) + OTHER.index("ambitious")
                more = (edit, Edit(start, start, "x"))
                edits = (edit._replace(text="name"),) if why == "wrong" else more
                quotations[2 * number] = finding._replace(edits=edits)
        return checked._replace(quotations=tuple(quotations))

    # The fix moves the finding after it.
    draft = f"{FIXABLE} {OTHER}\n\n" * count
    fixed = fix_text(draft, check_badly(draft), check_badly)
    assert fixed.text.count("name") == fixed.text.count("xambitious") == 0
    assert fixed.text.count("address") == fixed.quotations
    assert fixed.checked == check_badly(fixed.text)
    is_fixed = ["address" in each for each in fixed.text.split("\n\n")[:-1]]
    return "".join("-+"[each] for each in is_fixed), checks - 2


@each_row(
    ("bad", "left", "checks"),
    [
        ({}, "++++++++", 1),
        ({0: "wrong"}, "-+++++++", 2),
        ({0: "wrong", 1: "wrong", 5: "wrong", 6: "wrong", 7: "wrong"}, "--+++---", 2),
        (dict.fromkeys(range(8), "wrong"), "--------", 2),
        ({7: "beside"}, "--------", 1),
        ({2: "beside", 3: "wrong"}, "--------", 2),
    ],
)
def test_a_fix_that_is_wrong_is_dropped_and_none_is_made_if_another_finding_changes(
    bad: dict[int, str], left: str, checks: int
) -> None:
    assert fix_with(8, bad) == (left, checks)


def test_no_fix_is_made_in_a_block_without_marks() -> None:
    words = "As most migration is regional in nature, we should advance regional cooperation"
    for draft in (
        f"> {words}. (Armida Salsiah Alisjahbana)\n",
        f"> Armida Salsiah Alisjahbana: {words}.\n",
        f"> {words}.\n>\n> — Armida Salsiah Alisjahbana\n",
        f"> {words}, said Armida Salsiah Alisjahbana.\n",
    ):
        assert get_only(check(draft)).verdict == "misquote"
        assert fix(draft, "markdown").text == draft


def test_no_fix_removes_markup_or_a_line_with_words() -> None:
    wrong = ("sho<b>uld</b>", "should <!-- kept --> not", "should[^1] not", "should not\n> only")
    for words in wrong:
        draft = (
            f"> “As most migration is regional in nature, we {words} advance regional cooperation”"
        )
        assert fix(draft, "markdown").text == draft
