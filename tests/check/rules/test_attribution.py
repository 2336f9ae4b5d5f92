"""The rules for the speaker that a draft attributes words to, and for words without a source."""

import pytest

from support.drafting import check

SAFE = "no one is safe until everyone is safe"
NEAR = "\n\nPramudwinai spoke."


def list_found(draft: str) -> list[tuple[str, str]]:
    """Return the code and the reason of all that is wrong with who is named in a draft."""
    changes = [change for each in check(f"{draft}\n").quotations for change in each.changes]
    return [(each.code, each.reason) for each in changes if each.code.startswith("GCM3")]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            f"“{SAFE},” said Motus.",
            (
                "GCM301",
                "attributed to Motus, but said by H.E. Mr. Don Pramudwinai in pramudwinai-1"
                " (para. 8)",
            ),
        ),
        (
            "“delegates called for stronger collaboration amongst Governments,” said Motus.",
            ("GCM303", "attributed to Motus, but from the release's own prose (para. 3)"),
        ),
        (f"“{SAFE}”", ("GCM304", "no speaker or source is named nearby")),
    ],
)
def test_a_wrong_or_missing_attribution_is_named(draft: str, expected: tuple[str, str]) -> None:
    assert list_found(draft) == [expected]


def test_a_person_unknown_may_have_said_five_words_and_not_six() -> None:
    for words, code in (
        ("no one is safe until", "GCM302"),
        ("no one is safe until everyone", "GCM301"),
    ):
        assert [found for found, _ in list_found(f"“{words},” said Jane Doe.{NEAR}")] == [code]


@pytest.mark.parametrize(
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
    draft = f"Pramudwinai spoke.\n\n“No one is safe until everyone is safe.” {after}"
    assert [code for code, _ in list_found(draft)] == codes


def test_a_speaker_who_is_named_beside_another_may_have_said_the_words() -> None:
    draft = f"“{SAFE},” said Motus, and Pramudwinai nodded."
    assert [code for code, _ in list_found(draft)] == ["GCM302"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("stronger collaboration amongst Governments in implementing the Global", ["GCM304"]),
        ("stronger collaboration amongst Governments in implementing the", []),
        ("First Regional Review of the Global Compact for Safe, Orderly and Regular Migration", []),
        ("Regional UN Network on Migration for Asia and the Pacific", []),
    ],
)
def test_prose_needs_a_source_from_eight_words_on_if_it_is_no_name(
    words: str, codes: list[str]
) -> None:
    assert [code for code, _ in list_found(f"“{words}” it was.")] == codes


@pytest.mark.parametrize(
    "draft",
    [
        f"“{SAFE},” said Don Pramudwinai.",
        f"“{SAFE},” said Motus, quoting Pramudwinai.",
        f"“{SAFE}” (para. 8).",
        "Pramudwinai spoke.\n\n" + "a\n\n" * 9 + f"“{SAFE},” he said.",
    ],
)
def test_words_attributed_to_their_speaker_or_source_are_right(draft: str) -> None:
    assert list_found(draft) == []
