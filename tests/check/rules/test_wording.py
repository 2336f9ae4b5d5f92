"""How a quotation differs from a passage: what is said, the word diff, and the edits."""

from gcmreview.check.findings import Change
from support.drafting import REVIEW, check, get_only, write_draft
from support.rows import each_row

ALISJAHBANA, PRAMUDWINAI, ASADA = REVIEW.quotes[3], REVIEW.quotes[4], REVIEW.quotes[6]
RIGHT = "We must be ambitious and advance practical implementation of the Global Compact"
IS = "differs from alisjahbana-2 (para. 7)"


def diff(draft: str) -> str:
    """Return the word diff of the only quotation of a draft, in the marks of the text report."""
    marks = {"both": "{}", "draft": "[-{}-]", "source": "{{+{}+}}"}
    return "".join(marks[side].format(text) for side, text in get_only(check(draft)).diff)


@each_row(
    ("old", "new", "message"),
    [
        ("ambitious", "bold", f"{IS}: “bold” instead of “ambitious”"),
        ("must be", "must not be", f"{IS}: “not” added"),
        ("and advance", "and, advance", f"{IS}: “,” added"),
        (
            "of the Global",
            "of Global",
            "omits words of alisjahbana-2 (para. 7) without an ellipsis: “the”",
        ),
        ("Global", "global", f"{IS}: “global” instead of “Global” (only the case differs)"),
        ("must", "MUST", f"{IS}: “MUST” instead of “must” (only the case differs)"),
        # The Cyrillic letters o and a.
        (
            "must be a",
            "must be \u0430",
            f"{IS}: “\u0430mbitious” instead of “ambitious” (U+0430 in place of “a”)",
        ),
        (
            "ambitious",
            "\u0430mbiti\u043eus",
            f"{IS}: “\u0430mbiti\u043eus” instead of “ambitious” (U+0430 in place of “a”, "
            "U+043E in place of “o”)",
        ),
        # Another word is not a lookalike, and neither is an accent.
        ("ambitious", "ambitions", f"{IS}: “ambitions” instead of “ambitious”"),
        ("must be ambitious", "will be bold", f"{IS} in 2 places"),
    ],
)
def test_a_difference_is_named_in_one_line(old: str, new: str, message: str) -> None:
    assert RIGHT.count(old) == 1
    draft = write_draft(RIGHT.replace(old, new), ALISJAHBANA)
    assert get_only(check(draft, "text")).message == message


def test_each_difference_is_a_change_with_the_words_of_both() -> None:
    draft = write_draft(RIGHT.replace("must be ambitious", "will be bold"), ALISJAHBANA)
    assert get_only(check(draft)).changes == (
        Change("must", "will", "“will” instead of “must”", "GCM101"),
        Change("ambitious", "bold", "“bold” instead of “ambitious”", "GCM101"),
    )


def test_a_space_at_a_mark_is_named_by_the_mark() -> None:
    draft = write_draft("a migrant- inclusive approach is key to finding a solution", PRAMUDWINAI)
    changes = get_only(check(draft)).changes
    assert changes[0] == Change("-", "-", "a space is missing or added at “-”", "GCM101")


def test_all_passages_of_a_splice_are_named_and_none_is_suggested() -> None:
    parts = [
        "No country can address the challenges and opportunities of migration alone.",
        "We must use the Global Compact to its full potential.",
        "Policies and approaches need to be fairer and more inclusive.",
        "Today, member States and stakeholders have demonstrated the relevance and tangible value.",
        "The Network stands ready to engage with and support all your efforts.",
    ]
    for count, message in (
        (2, "joins words of alisjahbana-2 (para. 7) and pramudwinai-2 (para. 9)"),
        (
            5,
            "joins words of alisjahbana-2 (para. 7), pramudwinai-2 (para. 9), "
            "asada-miyakawa-1 (para. 10), vitorino-2 (para. 5) and motus-1 (para. 12)",
        ),
    ):
        finding = get_only(check(f"“{' '.join(parts[:count])}” said Alisjahbana."))
        assert finding.message == message
        assert (finding.suggestion, finding.edits, finding.diff) == (None, (), ())


def test_parts_in_another_order_are_one_change_and_the_whole_quote_is_suggested() -> None:
    sentences = [f"{each.rstrip('.')}." for each in ASADA.text.split(". ")]
    finding = get_only(check(write_draft(" ".join(reversed(sentences)), ASADA)))
    assert finding.message == "has parts of asada-miyakawa-1 (para. 10) in another order"
    assert len(finding.changes) == 1
    assert (finding.suggestion, finding.edits) == (ASADA.text, ())


@each_row(
    ("old", "new", "shown"),
    [
        ("ambitious", "bold", "must be [-bold-]{+ambitious+} and advance"),
        ("must be ambitious", "must be", "must be {+ambitious+} and advance"),
        ("must be", "must not be", "must [-not-] be ambitious"),
        ("be ambitious and", "be\nbold and", "must be [-bold-]{+ambitious+} and advance"),
    ],
)
def test_the_word_diff_has_the_words_of_both_on_one_line(old: str, new: str, shown: str) -> None:
    draft = write_draft(RIGHT.replace(old, new), ALISJAHBANA)
    assert shown in diff(draft)
    assert diff(draft).replace("\n", "") == diff(draft)


def test_a_word_diff_without_the_drafts_words_is_the_source() -> None:
    finding = get_only(
        check(write_draft(RIGHT.replace("be ambitious", "not be bold"), ALISJAHBANA))
    )
    pieces = [each.text for each in finding.diff if each.side != "draft"]
    assert " ".join("".join(pieces).split()) == RIGHT
