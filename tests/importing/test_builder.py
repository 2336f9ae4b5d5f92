"""A dataset of a release: what is sure is a record that the loader accepts, the rest a doubt."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from gcmreview.check.findings import list_flagged
from gcmreview.dataset.loader import load_review
from gcmreview.documents.readers.files import DraftFile
from gcmreview.errors import FileError
from gcmreview.importing.builder import NewDataset, make_dataset
from gcmreview.importing.writer import write_dataset
from support.rows import each_row
from support.runs import ROOT

OURS = load_review()


def make(folder: Path, text: str, kind: str = "text") -> NewDataset:
    path = folder / "release"
    path.write_text(text, encoding="utf-8", newline="")
    dataset = make_dataset(DraftFile(str(path), kind))
    # What is made is always a valid dataset, and the same when it is read.
    written = folder / "release.toml"
    written.write_text(write_dataset(dataset, "release"), encoding="utf-8", newline="")
    assert load_review(str(written)) == dataset.review
    return dataset


def test_our_own_release_is_found_in_its_text(tmp_path: Path) -> None:
    dataset = make(tmp_path, OURS.source)
    review = dataset.review
    assert review.paragraphs == OURS.paragraphs
    assert review.release.sha256 == OURS.release.sha256
    assert (review.release.title, review.release.place) == (OURS.release.title, "Bangkok")
    assert [each[:4] + each[6:8] for each in review.speakers] == [
        (each.id, each.name, each.family_name, each.honorific, None, each.paragraph)
        for each in OURS.speakers
    ]
    assert [each.description for each in review.speakers] == [
        each.description for each in OURS.speakers
    ]
    assert [each[:5] for each in review.quotes] == [each[:5] for each in OURS.quotes]
    assert [each.acronym for each in review.agencies] == [each.acronym for each in OURS.agencies]
    assert [each[:2] for each in review.sdgs] == [each[:2] for each in OURS.sdgs]
    assert [each[1:4] for each in review.contacts] == [each[1:4] for each in OURS.contacts]
    figures = [(each.value, each.unit, each.qualifier) for each in review.statistics]
    assert figures == [(each.value, each.unit, each.qualifier) for each in OURS.statistics]
    assert dataset.doubts == ()
    # The text gives the day without a year, and no address.
    assert dataset.missing == {
        "date": "YEAR-03-19",
        "publisher": '""',
        "url": '""',
        "language": '""',
    }


@pytest.mark.parametrize(
    ("text", "quotes", "doubts"),
    [
        # Before, after and within the quotation.
        ("Jane Doe said: “We agree.”", [("doe-1", 1, "explicit", "We agree.")], []),
        ("“We agree,” said Jane Doe.", [("doe-1", 1, "explicit", "We agree,")], []),
        (
            "“We agree,” said Jane Doe, “and we go.”",
            [("doe-1", 1, "explicit", "We agree,"), ("doe-2", 1, "explicit", "and we go.")],
            [],
        ),
        # Over several paragraphs, and after one.
        (
            "Jane Doe said: “We agree.\n\n“We go.”\n\n“We stay,” she added.",
            [
                ("doe-1", 1, "explicit", "We agree."),
                ("doe-2", 2, "continued", "We go."),
                ("doe-3", 3, "continued", "We stay,"),
            ],
            [],
        ),
        # The speaker is named in the last paragraph of several.
        (
            "“We agree.\n\n“We go.\n\n“We stay,” said Jane Doe.",
            [
                ("doe-1", 1, "continued", "We agree."),
                ("doe-2", 2, "continued", "We go."),
                ("doe-3", 3, "explicit", "We stay,"),
            ],
            [],
        ),
        # Whose words these are, nobody says; no quotation at all.
        ("Officials said “we agree”.", [], [(1, "we agree")]),
        ("Q: Do you agree?\n\nA: We do.", [], []),
        # British marks, straight ones and guillemets.
        ("‘We do all agree,’ said Jane Doe.", [("doe-1", 1, "explicit", "We do all agree,")], []),
        ("‘We say, “Go home,”’ said Jane Doe. ‘We all do so.’",
         [("doe-1", 1, "explicit", "We say, “Go home,”"),
          ("doe-2", 1, "explicit", "We all do so.")],
         []),
        ('"We agree," said Jane Doe.', [("doe-1", 1, "explicit", "We agree,")], []),
        ("«We agree», said Jane Doe.", [("doe-1", 1, "explicit", "We agree")], []),
        # The speaker's paragraph is too far for a continued quote.
        ("“We agree,” said Jane Doe.\n\nIt rained.\n\n“We go,” Doe said. “We do.”",
         [("doe-1", 1, "explicit", "We agree,"), ("doe-2", 3, "explicit", "We go,"),
          ("doe-3", 3, "explicit", "We do.")], []),
    ],
)  # fmt: skip
def test_each_quoted_passage_has_its_speaker_or_is_a_doubt(
    tmp_path: Path,
    text: str,
    quotes: list[tuple[str, int, str, str]],
    doubts: list[tuple[int, str]],
) -> None:
    dataset = make(tmp_path, f"Talks Conclude\n\n{text}")
    found = [
        (each.id, each.paragraph, each.attribution, each.text) for each in dataset.review.quotes
    ]
    assert found == quotes
    unsure = [each.record._asdict() for each in dataset.doubts if each.key == "quotes"]
    assert [(each["paragraph"], each["text"]) for each in unsure] == doubts


def test_only_those_who_are_quoted_are_speakers(tmp_path: Path) -> None:
    review = make(tmp_path, "Talks\n\n“We agree,” said Jane Doe. Bob Hill said no.").review
    assert [each.name for each in review.speakers] == ["Jane Doe"]


def test_a_family_name_that_comes_first_is_a_guess(tmp_path: Path) -> None:
    dataset = make(tmp_path, "Talks\n\n“We agree,” said Zhou Wenqiang. “It rains,” Zhou said.")
    assert [each.family_name for each in dataset.review.speakers] == ["Zhou"]
    assert [each for each in dataset.remarks if "Zhou" in each] == [
        "the text calls Zhou Wenqiang “Zhou”; look whether that is the family name, which comes "
        "first in some languages"
    ]


@each_row(
    ("text", "guessed"),
    [
        ("“We agree,” said Mr. Teo Wei Ming.", ("Teo Wei Ming", "Ming")),
        ("“We agree,” said Ana da Conceição Silva.", ("Ana da Conceição Silva", "Silva")),
        ("“We agree,” said Juan Carlos Ruiz. “It rains,” Ruiz said.", None),
        ("“We agree,” said Juan Carlos Ruiz. Mr. Ruiz left.", None),
        ("“We agree,” said Teo Wei Ming. “It rains,” Teo said.", None),
        ("“We agree,” said Jan Piet van der Berg. Van der Berg left.", None),
        # Two names, without particles and initials.
        ("“We agree,” said Jane Doe.", None),
        ("“We agree,” said Jane A. Doe.", None),
        ("“We agree,” said Jane Doe Jr.", None),
        ("“We agree,” said Jan van der Berg.", None),
        ("“We agree,” said Chihoko Asada-Miyakawa.", None),
    ],
)
def test_a_family_name_that_nothing_confirms_is_a_guess(
    tmp_path: Path, text: str, guessed: tuple[str, str] | None
) -> None:
    remarks = make(tmp_path, f"Talks\n\n{text}").remarks
    found = [each for each in remarks if each.startswith("look whether")]
    assert found == (
        [
            f"look whether “{guessed[1]}” is the family name of {guessed[0]}; it comes first in "
            "some languages, and may be two words"
        ]
        if guessed
        else []
    )


def test_records_of_one_name_have_numbers(tmp_path: Path) -> None:
    text = "Talks\n\nOver 20 delegates came. Over 30 delegates left. Over 40 delegates stayed home."
    ids = [each.id for each in make(tmp_path, text).review.statistics]
    assert ids == ["delegates-came", "delegates-left", "delegates-stayed-home"]
    same = "Talks\n\n" + "Over 20 delegates.\n\n" * 3
    ids = [each.id for each in make(tmp_path, same).review.statistics]
    assert ids == ["delegates", "delegates-2", "delegates-3"]


def test_what_the_loader_refuses_is_a_doubt_with_its_reason(tmp_path: Path) -> None:
    dataset = make(tmp_path, "Talks\n\nThey sold −15 million tonnes.")
    assert dataset.review.statistics == ()
    (doubt,) = dataset.doubts
    assert doubt.key == "statistics"
    assert doubt.reason == ("value: '15 million' is not in 'text'; write the figure that is there")


def test_what_a_page_says_of_itself_is_editorial(tmp_path: Path) -> None:
    page = """<html lang="en"><head><meta property="og:site_name" content="Talks Office">
</head><body><h1>Talks</h1><p>Oslo, 5 May 2022 – It rained. See <a href="https://a.org/x">it</a>.
</p></body></html>"""
    review = make(tmp_path, page, "html").review
    assert review.release.editorial == {"date": "reading", "publisher": "page", "language": "page"}
    assert [(each.text, each.url, dict(each.editorial)) for each in review.links] == [
        ("it", "https://a.org/x", {"url": "page"})
    ]


def test_what_a_page_says_is_left_out_where_no_dataset_may_have_it(tmp_path: Path) -> None:
    page = (
        """<head><link rel="canonical" href="https://exämple.org/"></head><h1>T</h1><p>One.</p>"""
    )
    dataset = make(tmp_path, page, "html")
    assert (dataset.review.release.url, dict(dataset.review.release.editorial)) == (None, {})
    assert "url" in dataset.missing


def test_what_goes_over_the_end_of_a_line_is_a_doubt(tmp_path: Path) -> None:
    text = (
        "Talks\n\nThe International Organization\nfor Migration (IOM) met more\nthan 50 camps.\n\n"
        "The members are: IOM, ILO and FAO."
    )
    dataset = make(tmp_path, text)
    assert "Over the end" not in write_dataset(dataset, "x")
    reasons = [(each.key, each.reason) for each in dataset.doubts]
    assert ("agencies", "name: goes over the end of a line") in reasons
    assert all(each.acronym != "IOM" for each in dataset.review.agencies)


def test_what_a_reader_cannot_see_in_a_dataset_is_a_remark(tmp_path: Path) -> None:
    dataset = make(tmp_path, "# T\n\n> We go.\n", "markdown")
    assert dataset.remarks == (
        "set off as quotations, without marks: paragraphs 1; a quote of a dataset is between "
        "marks, so these have no record",
    )
    page = "<h1>T</h1><p>One.</p><nav>Menu</nav>"
    assert make(tmp_path, page, "html").remarks == (
        "left out beside the article of the page: Menu",
    )


def test_a_title_without_letters_of_an_id_has_one(tmp_path: Path) -> None:
    assert make(tmp_path, "緊急記者会見\n\nOne.").review.release.id == "release"


def test_a_doubt_loads_when_a_person_completes_it(tmp_path: Path) -> None:
    """Uncomment each doubt alone, write what is missing, and load the dataset."""
    text = (
        "Talks\n\n“We agree,” said Jane Doe. Jane Doe, a farmer, heard “a small step”.\n\n"
        "Prices rose by nearly 20 per cent. One in five people agree. It cost over US$ 5 million."
        "\n\n"
        "Contact: Ann Lee, the voice of all, +41 22 739 8111\n\nSee www.example.org/x."
    )
    dataset = make(tmp_path, text)
    lines = write_dataset(dataset, "x").split("\n")
    completed = 0
    for start, line in enumerate(lines):
        if not line.startswith("# [["):
            continue
        end = next(at for at in range(start, len(lines)) if not lines[at].startswith("# "))
        record = "\n".join(each.removeprefix("# ") for each in lines[start:end])
        for empty, value in COMPLETED.items():
            record = record.replace(empty, value)
        path = tmp_path / f"{start}.toml"
        path.write_text("\n".join([*lines[:start], record, *lines[end:]]), encoding="utf-8")
        load_review(str(path))
        completed += 1
    assert completed == len(dataset.doubts) >= 6


COMPLETED = {
    '"SPEAKER-1"': '"doe-2"',
    '"SPEAKER"': '"doe"',
    'label = ""': 'label = "Prices"',
    'office = ""': 'office = "the voice of all"',
}


PIECES = st.sampled_from(
    ("Jane Doe", "Doe", " said ", "“We agree,”", "“", "”", '"', "‘no’", "\n\n", "\n", " and ", ". ",
     "over 5 million people", "in 1990", "US$3", "Mr. ", "minister", ", ", "Bob Hill", "she ", ": ",
     "SDG 5 - Water", "members are: ILO, IOM, UN Women", "https://a.org", "contact ", " at the ",
     "+41 22 739 8111", "\u00a0", "\u200b", "–", "’s ", "1,200 ", "5 May 2020", "é", "\t", "(IOM)")
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_any_text_makes_a_valid_dataset_of_its_own_words(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        try:
            make(Path(folder), text.encode("utf-8", "replace").decode())
        except FileError as error:
            assert re.search("has no text|binary|is not text", str(error))  # noqa: PT017


@pytest.mark.parametrize("text", ["%PDF-1.7\n", "{\\rtf1 x}"])
def test_a_format_that_is_no_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileError):
        make(tmp_path, text)


RELEASES = sorted((ROOT / "evaluation" / "releases").glob("*.txt"))


@each_row("path", RELEASES)
def test_a_release_has_no_error_against_its_own_dataset(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prepared = PreparedReview(make_dataset(DraftFile(str(path), "text")).review)
    flagged = list_flagged([check_text(prepared, path.name, text, "text")])
    # Where a person has to decide who speaks, no source is known: that is a warning.
    assert [each.message for each in flagged if each.severity == "error"] == []


def test_our_own_release_has_no_finding_against_its_own_dataset(tmp_path: Path) -> None:
    prepared = PreparedReview(make(tmp_path, OURS.source).review)
    checked = check_text(prepared, "release.txt", OURS.source, "text")
    assert list(list_flagged([checked])) == []
    assert (len(checked.quotations), checked.compared) == (8, 20)
