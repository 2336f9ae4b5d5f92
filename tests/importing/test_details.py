"""Contacts, links, agencies and goals of a release."""

from pathlib import Path

import pytest

from gcmreview.documents.readers.files import DraftFile
from gcmreview.importing.details import (
    find_agencies,
    find_anchors,
    find_contacts,
    find_goals,
    find_links,
    spell_out,
)
from gcmreview.importing.paragraphs import read_release


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        (
            "For more information please contact Florence Kim at the UN Network on Migration "
            "(Secretariat) at +41797480395, Email: or Itayi Viriri at the IOM Regional Office in "
            "Bangkok, Tel: +63 916 237 0574, Email:",
            [
                ("Florence Kim", "UN Network on Migration (Secretariat)", "+41797480395", None),
                ("Itayi Viriri", "IOM Regional Office in Bangkok", "+63 916 237 0574", None),
            ],
        ),
        (
            "Media contact: Jane Roe, Press Officer, jroe@example.org, +41 22 739 8111",
            [("Jane Roe", "Press Officer", "+41 22 739 8111", "jroe@example.org")],
        ),
        (
            "Contact: Ana de Souza, Press Officer, tel. (022) 739 8111, e-mail: ana@example.org",
            [("Ana de Souza", "Press Officer", "(022) 739 8111", "ana@example.org")],
        ),
        # No contact: the paragraph does not say so, or has no number.
        ("Jane Roe, Press Officer, said 41 22 739 8111 calls came.", []),
        ("For media enquiries, write to the press office in Geneva.", []),
    ],
)
def test_contacts_have_a_name_an_office_and_a_number(
    text: str, contacts: list[tuple[str, str, str, str | None]]
) -> None:
    found = [(each.name, each.office, each.phone, each.email) for each in find_contacts(5, text)]
    assert found == contacts


def test_an_address_in_the_text_ends_before_the_mark_of_its_sentence() -> None:
    text = "See https://example.org/a-b?c=1, or (https://example.org/x)."
    assert [each.url for each in find_links(2, text)] == [
        "https://example.org/a-b?c=1",
        "https://example.org/x",
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "html",
            '<h1>T</h1><p>See <a class="x" href="https://a.org/?b&amp;c">the\nreport</a>.</p>',
        ),
        ("markdown", "# T\n\nSee [the report](https://a.org/?b&c).\n"),
    ],
)
def test_a_link_of_the_markup_has_its_words_and_its_address(
    tmp_path: Path, kind: str, text: str
) -> None:
    path = tmp_path / "release"
    path.write_text(text, encoding="utf-8")
    (link,) = find_anchors(read_release(DraftFile(str(path), kind)), kind)
    assert (link.text, link.url, link.paragraph) == ("the report", "https://a.org/?b&c", 1)


def test_agencies_are_those_of_a_list_with_their_short_names() -> None:
    text = "The member agencies  are: ESCAP, ILO, UN-Habitat, UN Women and World Bank. IOM leads."
    found = [each.acronym for each in find_agencies(4, text)]
    assert found == ["ESCAP", "ILO", "UN-Habitat", "UN Women", "World Bank"]


@pytest.mark.parametrize(
    "text",
    [
        "The agencies are: ILO and IOM.",
        "Members include people from Fiji, who came by boat, and Tonga.",
        "ESCAP, ILO and IOM met.",
    ],
)
def test_what_lists_no_agencies_has_none(text: str) -> None:
    assert list(find_agencies(4, text)) == []


@pytest.mark.parametrize(
    ("acronym", "text", "name"),
    [
        ("IOM", "said Ana, Head of the International Organization for Migration (IOM).",
         "International Organization for Migration"),
        ("ESC", "by the United Nations Economic and Social Council (ESC)",
         "United Nations Economic and Social Council"),
        # Other letters, and a name that is too short.
        ("ILO", "the World Health Organization (ILO)", "ILO"),
        ("IOM", "Organization for Migration (IOM)", "IOM"),
    ],
)  # fmt: skip
def test_a_name_is_that_of_an_acronym_if_its_capitals_are(
    acronym: str, text: str, name: str
) -> None:
    (agency, *_) = find_agencies(1, f"Members are: {acronym}, Aa, Bb.")
    assert spell_out(agency, ("Title", text)).name == name


def test_goals_have_a_line_of_their_own() -> None:
    found = list(
        find_goals(9, "SDG 10 - Reduced Inequalities\nSDG 17 – Partnerships\nSDG 5 is one.")
    )
    assert [(each.number, each.title) for each in found] == [
        (10, "Reduced Inequalities"),
        (17, "Partnerships"),
    ]
