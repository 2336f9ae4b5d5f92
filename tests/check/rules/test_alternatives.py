"""A quotation that matches no passage as a whole is read in other ways."""

from support.drafting import check
from support.rows import each_row

ALONE = "No country can address the challenges and opportunities of migration alone"
SAFE = "no one is safe until everyone is safe"
OTHER = "They went home again by night, and none saw them go"


def read(text: str, kind: str = "text") -> list[tuple[str, str | None, str]]:
    """Return the quotations of a draft: the verdict, the quote, and the text."""
    return [(each.verdict, each.quote, each.text) for each in check(text, kind).quotations]


def list_quotes(text: str, kind: str = "text") -> list[str | None]:
    return [quote for _, quote, _ in read(text, kind)]


def test_paragraphs_that_a_forgotten_mark_joined_are_read_alone() -> None:
    found = read(f"“{OTHER}\n\n“{ALONE}\n\n“{SAFE}”")
    assert [(quote, text) for _, quote, text in found] == [
        (None, OTHER),
        ("alisjahbana-2", ALONE),
        ("pramudwinai-1", SAFE),
    ]


def test_a_paragraph_that_ends_with_a_clause_is_read_alone() -> None:
    clause = "said Armida Salsiah Alisjahbana."
    found = read(f"“{ALONE}, {clause}\n\n“{OTHER}, and then\n\n“{SAFE},” said Don Pramudwinai.")
    assert [(quote, text) for _, quote, text in found] == [
        ("alisjahbana-2", f"{ALONE},"),
        (None, f"{OTHER}, and then"),
        ("pramudwinai-1", f"{SAFE},"),
    ]


def test_who_leads_into_the_next_quotation_said_none_that_is_read_alone() -> None:
    draft = f"“{ALONE}, said Alisjahbana.\n\n“{SAFE}”. Motus said: “Nobody here saw them go.”"
    assert [each.code for each in check(draft, "text").quotations] == ["GCM405", "GCM001", "GCM201"]


def test_the_last_of_them_is_read_alone_even_if_the_whole_is_near_a_passage() -> None:
    first = "No town can meet the challenges of the sea, and they went home alone"
    last = "We must be ambitious and advance practical implementation of the Global Compact."
    assert list_quotes(f"“{first}\n\n“{last}”") == [None, "alisjahbana-2"]


def test_paragraphs_that_all_belong_to_one_quotation_are_not_read_alone() -> None:
    assert list_quotes(f"“{ALONE}.\n\n“We must be ambitious and advance”") == ["alisjahbana-2"]
    assert list_quotes(f"“{OTHER}.\n\n“{OTHER}.”") == [None]


def test_words_that_only_seem_to_be_of_three_passages_are_reported_as_such() -> None:
    words = "is safe until everyone is safe; must continue to advance. We must stakeholders"
    found = check(f"“{words} and UN entities. No country the participants an”").quotations
    assert [(each.code, each.message) for each in found] == [
        (
            "GCM105",
            "joins words of pramudwinai-1 (para. 8), pramudwinai-2 (para. 9) and alisjahbana-2"
            " (para. 7)",
        )
    ]


def test_words_before_a_clause_are_read_if_no_mark_closes_them() -> None:
    assert read(f"“{ALONE}, said Armida Salsiah Alisjahbana. They met.") == [
        ("permitted", "alisjahbana-2", f"{ALONE},")
    ]
    assert read(f"“{OTHER}, said Armida Salsiah Alisjahbana. They met.") == []


def test_a_clause_after_words_that_no_mark_closes_may_name_the_wrong_speaker() -> None:
    draft = f"“{ALONE}, said Motus.\n\n“They came.”\n"
    assert [each.code for each in check(draft, "text").quotations] == ["GCM301", "GCM003"]


def test_an_open_quotation_without_a_clause_stays_as_it_is() -> None:
    assert read(f"“{ALONE} and they met") == [
        ("misquote", "alisjahbana-2", f"{ALONE} and they met")
    ]


@each_row(
    ("draft", "found"),
    [
        (
            "“No land can address the challenges of migration alone, the mayor said last night.",
            [],
        ),
        ("“They must go. No country can be alone, and that is what we all think here.", []),
    ],
)
def test_words_that_are_like_nothing_may_end_at_a_mark(
    draft: str, found: list[tuple[str, str, str]]
) -> None:
    assert read(draft) == found


@each_row("inner", [f"‘{ALONE}.’", f"“{ALONE}.”"])
def test_a_quotation_in_a_quotation_of_somebody_else_is_read(inner: str) -> None:
    whole = f"{OTHER}: {inner}"
    assert [(quote, text) for _, quote, text in read(f"“{whole}” he said.")] == [
        (None, whole),
        ("alisjahbana-2", f"{ALONE}."),
    ]


def test_a_quotation_in_a_block_quotation_that_is_like_nothing_is_read() -> None:
    found = [("unattributed", "alisjahbana-2", f"{ALONE}.")]
    assert read(f"> {OTHER}: ‘{ALONE}.’", "markdown") == found


def test_a_few_words_around_a_quotation_are_somebody_elses() -> None:
    whole = f"They say ‘{SAFE}’"
    assert [(quote, text) for _, quote, text in read(f"“{whole}”")] == [
        (None, whole),
        ("pramudwinai-1", SAFE),
    ]


def test_a_quotation_in_a_quotation_in_a_quotation_is_not_read() -> None:
    assert list_quotes(f"“{OTHER} ‘{OTHER} “{ALONE}” {OTHER}’.”") == [None]


def test_marks_around_a_quotation_are_no_quotation() -> None:
    assert [(quote, text) for _, quote, text in read(f"“‘{ALONE}’”")] == [("alisjahbana-2", ALONE)]


def test_words_of_the_same_passage_around_a_quotation_belong_to_it() -> None:
    text = "We must be ambitious and advance ‘practical implementation of the Global Compact’."
    assert [(quote, found) for _, quote, found in read(f"“{text}”")] == [("alisjahbana-2", text)]


@each_row(
    "text",
    [
        f"> {ALONE}. (Armida Salsiah Alisjahbana)",
        f"> Armida Salsiah Alisjahbana: {ALONE}.",
    ],
)
def test_a_block_quotation_is_read_without_the_name_beside_its_words(text: str) -> None:
    assert read(text, "markdown") == [("verbatim", "alisjahbana-2", f"{ALONE}.")]


@each_row("text", [f"{ALONE}. (Armida Salsiah Alisjahbana)", f"Alisjahbana: {ALONE}."])
def test_a_name_between_the_marks_of_a_quotation_is_one_of_its_words(text: str) -> None:
    assert read(f"“{text}”") == [("misquote", "alisjahbana-2", text)]
    assert read(f"“{text}") == [("misquote", "alisjahbana-2", text)]


def test_a_block_quotation_of_somebody_else_is_none_to_report() -> None:
    assert read(f"> {OTHER}. (Armida Salsiah Alisjahbana)", "markdown") == []


@each_row(
    "text",
    [
        f"“{ALONE}.”",
        f"“{SAFE}”",
        f"“{OTHER}.”",
        f"“{OTHER}: ‘{OTHER}’.”",
        f"“{OTHER}, ‘so they say’, {OTHER}.”",
        f"‘{OTHER}’ “{ALONE}”",
    ],
)
def test_what_has_one_reading_is_found_once(text: str) -> None:
    assert len(read(text)) == 1
