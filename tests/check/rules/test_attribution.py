"""The rules for the speaker that a draft attributes words to, and for words without a source."""

import time

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from gcmreview.check.source.rarity import weigh
from gcmreview.check.source.tokens import tokenize
from gcmreview.dataset.loader import load_review
from support.drafting import CHECKER, check
from support.releases import MakeRelease
from support.rows import each_row

SAFE = "a migrant-inclusive approach is key to finding a sustainable solution"
AMBITIOUS = "We must be ambitious and advance practical implementation of the Global Compact"
FAIRER = "approaches need to be fairer and more inclusive"
SEIZE = "seize the opportunity to reimagine human mobility"
BOLD = "We must be bold and advance practical implementation"
STEPS = "concrete steps to align migration with sustainable development"


def list_found(draft: str) -> list[tuple[str, str]]:
    """Return the code and the reason of all that is wrong with who is named in a draft."""
    changes = [change for each in check(f"{draft}\n").quotations for change in each.changes]
    return [(each.code, each.reason) for each in changes if each.code.startswith("GCM3")]


@each_row(
    ("draft", "expected"),
    [
        (
            f"“{SAFE},” said Motus.",
            (
                "GCM301",
                "“a migrant-inclusive approach is key…” is attributed to Motus, but said by"
                " H.E. Mr. Don Pramudwinai in pramudwinai-1 (para. 8)",
            ),
        ),
        (
            "“delegates called for stronger collaboration amongst Governments,” said Motus.",
            (
                "GCM303",
                "“delegates called for stronger collaboration…” is attributed to Motus, but"
                " no speaker says it in the release (para. 3)",
            ),
        ),
        (
            f"“{SAFE}”",
            ("GCM304", "no speaker or source is named near “a migrant-inclusive approach is key…”"),
        ),
        (
            "“We must use\nthe Global Compact to its full potential in overcoming these”",
            ("GCM304", "no speaker or source is named near “We must use the Global…”"),
        ),
        (
            "“… we must use the Global Compact to its full potential”",
            ("GCM304", "no speaker or source is named near “… we must use the…”"),
        ),
        # Who she is, the name after her words does not say.
        (
            f"She added: “{SAFE}” (António Vitorino was there).",
            ("GCM304", "no speaker or source is named near “a migrant-inclusive approach is key…”"),
        ),
        (
            "“No country can address the” said Motus. Alisjahbana left.",
            (
                "GCM302",
                "“No country can address the” is attributed to Motus, but said by Armida Salsiah"
                " Alisjahbana in alisjahbana-2 (para. 7)",
            ),
        ),
    ],
)
def test_a_wrong_or_missing_attribution_is_named(draft: str, expected: tuple[str, str]) -> None:
    assert list_found(draft) == [expected]


@each_row(
    ("words", "after", "bits", "codes"),
    [
        # Somebody unknown may have said few words too.
        ("compare experiences among countries, share good", "said Jane Doe", 65, []),
        ("an opportunity to compare experiences among countries", "said Jane Doe", 66, ["GCM302"]),
        ("migrant-inclusive approach is key to finding", "said Jane Doe", 71, ["GCM302"]),
        (FAIRER, "said Jane Doe", 72, ["GCM302"]),
        ("we seek to build back better after the pandemic", "said Joe Biden", 85, ["GCM302"]),
        (f"{FAIRER} if we are", "said Jane Doe", 95, ["GCM302"]),
        (
            "has had an unprecedented impact on migrant workers, and they",
            "said Jane Doe",
            96,
            ["GCM301"],
        ),
        # A whole sentence is no stock phrase.
        (AMBITIOUS, "said Jane Doe", 82, ["GCM301"]),
        # Another of the speakers is more likely to be taken for the one who said them.
        ("we can and must", "said Nenette Motus", 29, []),
        ("is safe until everyone is", "said Nenette Motus", 30, ["GCM302"]),
        ("migrant-inclusive approach is key to finding", "said Nenette Motus", 71, ["GCM302"]),
        (FAIRER, "said Nenette Motus", 72, ["GCM301"]),
        # Nobody is named.
        ("compare experiences among countries, share good", "it was", 65, []),
        ("an opportunity to compare experiences among countries", "it was", 66, ["GCM304"]),
        # The release's own prose.
        (SEIZE, "said Jane Doe", 65, []),
        (SEIZE, "said Nenette Motus", 65, []),
        (SEIZE, "it was", 65, []),
        (STEPS, "said Nenette Motus", 66, ["GCM303"]),
        (STEPS, "it was", 66, ["GCM304"]),
    ],
)
def test_the_more_words_say_the_worse_it_is_to_give_them_to_another(
    words: str, after: str, bits: int, codes: list[str]
) -> None:
    assert weigh(tokenize(words), CHECKER.topics[""]) == bits
    assert [code for code, _ in list_found(f"“{words},” {after}.")] == codes


@each_row(
    ("after", "codes"),
    [
        ("Motus said.", ["GCM302"]),
        ("Motus said. She left.", ["GCM302"]),
        ("Motus said.\n\nShe left.", ["GCM302"]),
        ("said Motus.", ["GCM301"]),
        # The clause leads into the next quotation.
        ("Motus said: “Nobody came.”", []),
        ("Motus said that “nobody came”.", []),
    ],
)
def test_a_clause_after_a_full_stop_attributes_unless_a_quotation_follows_it(
    after: str, codes: list[str]
) -> None:
    draft = f"Pramudwinai spoke.\n\n“{SAFE[0].upper()}{SAFE[1:]}.” {after}"
    assert [code for code, _ in list_found(draft)] == codes


def test_a_speaker_who_is_named_beside_another_may_have_said_the_words() -> None:
    draft = f"“{SAFE},” said Motus, and Pramudwinai nodded."
    assert [code for code, _ in list_found(draft)] == ["GCM302"]


@each_row(
    "draft",
    [
        f"“{SAFE},” said Don Pramudwinai.",
        f"“{SAFE},” said Motus, quoting Pramudwinai.",
        f"“{SAFE}.” Motus said, quoting Pramudwinai.",
        f"“{SAFE}” (para. 8).",
        "Pramudwinai spoke.\n\n" + "a\n\n" * 9 + f"“{SAFE},” he said.",
    ],
)
def test_words_attributed_to_their_speaker_or_source_are_right(draft: str) -> None:
    assert list_found(draft) == []


@each_row(
    ("words", "name", "codes"),
    [
        # A whole sentence with a slip, and more than one.
        (f"{BOLD} of the Global Compact", "Motus", ["GCM101", "GCM301"]),
        (f"{BOLD} of the Global Compact", "Jane Doe", ["GCM105", "GCM302"]),
        (f"{BOLD} of the Paris Agreement", "Motus", ["GCM105", "GCM302"]),
        ("No country can solve the problems of migration alone", "Motus", ["GCM201"]),
        # Parts of sentences that many people say.
        (BOLD, "Motus", ["GCM105", "GCM302"]),
        ("we must build back better after the pandemic", "Motus", ["GCM105", "GCM302"]),
        ("to build back better from the pandemic", "Motus", ["GCM105", "GCM302"]),
        (
            "as we learned from COVID-19, no one is safe until all are",
            "Motus",
            ["GCM105", "GCM302"],
        ),
        ("No one is safe until everybody is safe", "Motus", ["GCM105", "GCM302"]),
    ],
)
def test_a_misquoted_sentence_of_another_speaker_is_an_error_but_no_stock_phrase(
    words: str, name: str, codes: list[str]
) -> None:
    (found,) = check(f"“{words},” said {name}.\n").quotations
    assert list(dict.fromkeys(each.code for each in found.changes)) == codes


NEXT = f"Don Pramudwinai came.\n\n%s “{SAFE}”"


@each_row(
    "before",
    [
        "Nenette Motus spoke next. She added:",
        "Nenette Motus spoke next. The official added:",
        "Next, Motus spoke.",
        "Nenette Motus: thank you.",
        "Nenette Motus spoke next.\n\n",
        "Nenette Motus spoke next. It was late. The room was full.",
    ],
)
def test_words_after_a_sentence_about_another_speaker_may_be_the_others(before: str) -> None:
    found = list_found(NEXT % before)
    assert [code for code, _ in found] == ["GCM302"]
    assert "attributed to " in found[0][1]
    assert "Motus, but said by H.E. Mr. Don Pramudwinai" in found[0][1]


@each_row(
    "draft",
    [
        f"Motus came. Don Pramudwinai spoke next. He added: “{SAFE}”",
        f"Don Pramudwinai spoke. He thanked Nenette Motus. “{SAFE}”",
        f"Don Pramudwinai met Nenette Motus. “{SAFE}”",
        f"Don Pramudwinai, with Nenette Motus, spoke. “{SAFE}”",
        f"Pramudwinai spoke. There was Nenette Motus too. “{SAFE}”",
        f"Pramudwinai spoke. Jane Doe came. She added: “{SAFE}”",
        f"Motus opened. Pramudwinai came.\n\n“{SAFE}”",
        f"Nenette Motus opened.\n\n“{SAFE}”\n\nDon Pramudwinai",
        f"Nenette Motus opened.\n\n“{SAFE}”\n\nSo the press release.",
        f"Nenette Motus opened. The press release has it: “{SAFE}”",
    ],
)
def test_other_words_before_a_quotation_attribute_it_to_nobody_else(draft: str) -> None:
    assert list_found(f"Don Pramudwinai came.\n\n{draft}") == []


@each_row("below", ["Don Pramudwinai", "Photo: Don Pramudwinai", "By the press release"])
def test_what_leads_to_a_quotation_wins_over_the_name_below_it(below: str) -> None:
    found = list_found(f"Nenette Motus opened the meeting. She added:\n\n“{SAFE}”\n\n{below}")
    assert [code for code, _ in found] == ["GCM302"]
    assert list_found(f"Pramudwinai opened it. He added:\n\n“{SAFE}”\n\nNenette Motus") == []


UNRECORDED = "We will go on with this work until all of it is done"


@each_row("credit", ["\n– Ann Berg, Alliance", ", said the minister.", ""])
@each_row("after", ["", " It was late."])
def test_a_paragraph_of_the_release_is_right_where_no_record_holds_its_quotation(
    credit: str, after: str, make_release: MakeRelease
) -> None:
    paragraph = f"“{UNRECORDED}”{credit}{after}"
    path = make_release("Oslo – Kwame Okafor, Head of Office, ILO, came.", paragraph, quotes=[])
    prepared = PreparedReview(load_review(str(path)))

    def find_codes(text: str) -> list[str]:
        (finding,) = check_text(prepared, "draft", text, "text").quotations
        return [each.code for each in finding.changes]

    assert find_codes(f"Kofi Other spoke.\n\n{paragraph}\n") == []
    # With other words beside it, who speaks is the draft's own statement.
    assert find_codes(f"“{UNRECORDED}”, said Kofi Other.\n") == ["GCM303"]
    alone = f"“{UNRECORDED}”"
    assert find_codes(f"{alone}\n\nIt rained.\n") == ([] if paragraph == alone else ["GCM304"])


def test_many_quotations_of_the_releases_prose_in_one_paragraph_are_judged_in_linear_time() -> None:
    quotation = "“delegates called for stronger collaboration amongst Governments” "
    started = time.process_time()
    assert len(check(f"{quotation * 400}\n").quotations) == 400
    assert time.process_time() - started < 2.5


@each_row(("more", "codes"), [(0, []), (1, ["GCM303"])])
def test_a_paragraph_with_its_markup_is_at_most_ten_times_as_long(
    more: int, codes: list[str], make_release: MakeRelease
) -> None:
    paragraph = f"“{UNRECORDED}” – Ann Berg, Alliance"
    path = make_release("Oslo – Kwame Okafor, Head of Office, ILO, came.", paragraph, quotes=[])
    prepared = PreparedReview(load_review(str(path)))
    comment = "x" * (9 * len(paragraph) - len("<!---->") + more)
    text = paragraph.replace(" Berg", f"<!--{comment}--> Berg")
    (finding,) = check_text(prepared, "draft", text, "markdown").quotations
    assert [each.code for each in finding.changes] == codes
