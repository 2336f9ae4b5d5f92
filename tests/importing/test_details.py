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
from support.rows import each_row


@each_row(
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
        # A line each, as the cells of a row.
        (
            "Ann Lee\nPress Officer, City of Nice\n+41 22 739 8111\nlee@example.org",
            [("Ann Lee", "Press Officer, City of Nice", "+41 22 739 8111", "lee@example.org")],
        ),
        (
            "Ann Lee\nHead of Media\nTel: 020 7946 0123",
            [("Ann Lee", "Head of Media", "020 7946 0123", None)],
        ),
        # Two names, or two numbers.
        ("Ann Lee\nBob Hill\n+41 22 739 8111", []),
        ("Ann Lee\nHead of Media\n+41 22 739 8111\n+41 22 739 8112", []),
        # No contact: the paragraph does not say so, or has no number.
        ("Jane Roe, Press Officer, said 41 22 739 8111 calls came.", []),
        ("For media enquiries, write to the press office in Geneva.", []),
    ],
)
def test_contacts_have_a_name_an_office_and_a_number(
    text: str, contacts: list[tuple[str, str, str, str | None]]
) -> None:
    found = [each.record[1:5] for each in find_contacts([(5, text)]) if not each.doubt]
    assert found == contacts


@each_row(
    ("texts", "contacts"),
    [
        # One below the other, the number first, without an office, and one a line.
        (("Media contact\nName: Joe Bloggs\nPhone: 020 7946 0123\nEmail: joe@example.org",),
         [("Joe Bloggs", "", "020 7946 0123", "joe@example.org")]),
        (("Press contact: Tel. +49 30 1234567, Dr. Petra Schmidt, p.schmidt@example.org",),
         [("Petra Schmidt", "", "+49 30 1234567", "p.schmidt@example.org")]),
        (("Contact: Kari Nordmann, +47 22 33 44 55",),
         [("Kari Nordmann", "", "+47 22 33 44 55", None)]),
        (("For media queries, contact:", "In Oslo: Ann Lee, +41 79 636 9874\nBob Hill, b@a.org"),
         [("Ann Lee", "", "+41 79 636 9874", None), ("Bob Hill", "", "", "b@a.org")]),
        # A table: the words in each cell are apart.
        (("+43 1 234 5678",), [("", "", "+43 1 234 5678", None)]),
        # What may be another name is no office.
        (("Contact: Paul Dillon, Safa Msehli, +41 79 403 5526",),
         [("Paul Dillon", "", "+41 79 403 5526", None)]),
        (("Contact: Jean Martin – +33 1 44 55 66 77 – j.m@example.org",),
         [("Jean Martin", "", "+33 1 44 55 66 77", "j.m@example.org")]),
        # No contact: a date, and a number of a paragraph that is not about contacts.
        (("Contact us before 10.12.2021.", "They had 1 200 000 000 calls."), []),
        (("Media", "Photo 1 of 2"), []),
    ],
)  # fmt: skip
def test_a_contact_that_is_not_whole_is_a_doubt(
    texts: tuple[str, ...], contacts: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(find_contacts(list(enumerate(texts, 1))))
    assert all(each.doubt for each in found)
    assert [each.record[1:5] for each in found] == contacts


def test_no_name_of_a_contact_goes_over_a_line_end() -> None:
    text = "Media Contacts\nName Title Phone\nPeter Pan Head of Media +44 20 7946 0000"
    assert all("\n" not in each.record.name for each in find_contacts([(1, text)]))


def test_an_address_in_the_text_ends_before_the_mark_of_its_sentence() -> None:
    text = "See https://example.org/a-b?c=1, or (https://example.org/x)."
    assert [each.record.url for each in find_links(2, text)] == [
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
    ((link, _),) = find_anchors(read_release(DraftFile(str(path), kind)), kind, None)
    assert (link.text, link.url, link.paragraph) == ("the report", "https://a.org/?b&c", 1)


def test_a_link_of_a_word_file_has_its_words_and_its_address(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    document = docx.Document()
    document.add_heading("T")
    paragraph = document.add_paragraph("See ")
    key = document.part.relate_to("https://a.org/?b&c", "hyperlink", is_external=True)
    link = docx.oxml.OxmlElement("w:hyperlink")
    link.set(docx.oxml.ns.qn("r:id"), key)
    link.append(paragraph.add_run("the report")._r)
    paragraph._p.append(link)
    document.save(tmp_path / "release.docx")
    release = read_release(DraftFile(str(tmp_path / "release.docx"), "docx"))
    ((found, doubt),) = find_anchors(release, "docx", None)
    assert (found.text, found.url, found.paragraph) == ("the report", "https://a.org/?b&c", 1)
    assert not doubt


@pytest.mark.parametrize(
    ("href", "page", "link"),
    [
        ("https://a.org/x", None, ("https://a.org/x", False)),
        (" https://a.org/x ", None, ("https://a.org/x", False)),
        ("/x?a&amp;b", "https://a.org/news/", ("https://a.org/x?a&b", False)),
        ("//b.org/x", "https://a.org/news/", ("https://b.org/x", False)),
        ("/x", None, ("/x", True)),
        ("mailto:a@b.org", "https://a.org/", None),
        ("#note", None, None),
        ("javascript:go()", None, None),
    ],
)
def test_an_address_that_is_only_a_part_is_completed_or_is_a_doubt(
    tmp_path: Path, href: str, page: str | None, link: tuple[str, bool] | None
) -> None:
    path = tmp_path / "release"
    path.write_text(f'<h1>T</h1><p><a href="{href}">it</a></p>', encoding="utf-8")
    release = read_release(DraftFile(str(path), "html"))
    found = [(each.record.url, bool(each.doubt)) for each in find_anchors(release, "html", page)]
    assert found == ([link] if link else [])


def test_an_address_without_https_is_a_doubt() -> None:
    ((link, doubt),) = find_links(2, "Visit www.example.org/x. Not a.www.b.org, x@www.c.org.")
    assert (link.text, link.url) == ("www.example.org/x", "https://www.example.org/x")
    assert doubt == "the text has this address without https"


def test_agencies_are_those_of_a_list_with_their_short_names() -> None:
    text = "The member agencies  are: ESCAP, ILO, UN-Habitat, UN Women and World Bank. IOM leads."
    found = [each.acronym for each in find_agencies(4, text)]
    assert found == ["ESCAP", "ILO", "UN-Habitat", "UN Women", "World Bank"]


@each_row(
    "text",
    [
        "The agencies are: ILO and IOM.",
        "Members include people from Fiji, who came by boat, and Tonga.",
        "ESCAP, ILO and IOM met.",
        "The members are: ILO, IOM, Save the Children and Oxfam.",
    ],
)
def test_what_lists_no_agencies_has_none(text: str) -> None:
    assert list(find_agencies(4, text)) == []


@each_row(
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
