"""A dataset that breaks a rule is refused, with the file, the line, the place and the rule."""

import os
import re
import tomllib
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.lines import find_line, index_lines
from gcmreview.dataset.loader import PROVEN, find_problems, load_review
from gcmreview.errors import DatasetError, FileError
from support.rows import each_row
from support.runs import DATASET, Edit, Run, posix_only


def refuse(path: Path) -> list[str]:
    """Load a dataset that must be refused and return the report's lines, without the file."""
    with pytest.raises(DatasetError) as refused:
        load_review(str(path))
    lines = str(refused.value).split("\n")
    assert all(line.startswith(str(path)) for line in lines)
    return [line.removeprefix(str(path)).removeprefix(":").strip() for line in lines]


def find_in_file(text: str) -> int:
    """Return the 1-based line of the built-in dataset on which a text first occurs."""
    toml = DATASET.read_text(encoding="utf-8")
    return toml.count("\n", 0, toml.index(text)) + 1


# What is edited, and the whole report: the text that the line is counted from, and the message.
BROKEN: dict[str, tuple[list[tuple[str, str]], str | None, str]] = {
    "a quote's speaker is unknown": (
        [('speaker = "motus"', 'speaker = "motos"')],
        'speaker = "motus"',
        "quotes[7].speaker: unknown speaker 'motos'; did you mean 'motus'?",
    ),
    "a speaker's agency is unknown": (
        [('agency = "ESCAP"', 'agency = "ESCAPE"')],
        'agency = "ESCAP"',
        "speakers[1].agency: unknown agency 'ESCAPE'; did you mean 'ESCAP'?",
    ),
    "an origin is unknown": (
        [('editorial.url = "publication"', 'editorial.url = "publications"')],
        'editorial.url = "publication"',
        "release.editorial.url: unknown origin 'publications'; did you mean 'publication'?",
    ),
    "editorial names no field": (
        [
            (
                'editorial.url = "publication"',
                'editorial.url = "publication"\neditorial.ulr = "year"',
            )
        ],
        'editorial.language = "editors"',
        "release.editorial.ulr: this field cannot be editorial; did you mean 'url'?",
    ),
    "a key is unknown": (
        [
            (
                'attribution = "continued"\ntopics = ["cooperation"',
                'attribution = "continued"\ntopic = ["cooperation"',
            )
        ],
        'topics = ["cooperation", "global-compact", "implementation"]',
        "quotes[3].topic: unknown key; did you mean 'topics'?",
    ),
    "a key is missing": (
        [('name = "Nenette Motus"\n', "")],
        'id = "motus"',
        "speakers[4].name: missing; the key is required",
    ),
    "a table is missing": (
        [("[release]", "[released]")],
        None,
        "release: missing; the key is required",
    ),
    "a value is of the wrong type": (
        [("value = 52", 'value = "52"')],
        "value = 52",
        "statistics[1].value: is a string, not a whole number or a number; "
        "write it without quotation marks",
    ),
    "a boolean stands for a number": (
        [("value = 52", "value = true")],
        "value = 52",
        "statistics[1].value: is a boolean, not a whole number or a number",
    ),
    "a number is not finite": (
        [("value = 52", "value = nan")],
        "value = 52",
        "statistics[1].value: nan is not finite; write a finite number",
    ),
    "a number is infinite": (
        [("value = 52", "value = -inf")],
        "value = 52",
        "statistics[1].value: -inf is not finite; write a finite number",
    ),
    "a figure is not the source's": (
        [("value = 52", "value = 56")],
        "value = 52",
        "statistics[1].value: '56 million' is not in 'text'; write the figure that is there",
    ),
    "a qualifier is lost": (
        [('qualifier = "roughly"\n', "")],
        'id = "share-of-world"',
        "statistics[3].qualifier: add 'roughly', which the source says of the figure",
    ),
    "an id is no slug": (
        [('id = "kim"', 'id = "Kim $(date)"')],
        'id = "kim"',
        "contacts[0].id: 'Kim $(date)' is not an id; use a-z, 0-9 and hyphens, but no hyphen first",
    ),
    "two ids are the same": (
        [('id = "vitorino-2"', 'id = "vitorino-1"')],
        'id = "vitorino-2"',
        "quotes[1].id: 'vitorino-1' is already the id of quotes[0]; choose another",
    ),
    "a choice is none of the choices": (
        [('role = "co-organizer"', 'role = "organizer"')],
        'role = "co-organizer"',
        "agencies[0].role: unknown value 'organizer'; choose from 'coordinator and secretariat', "
        "'co-organizer' or 'member'",
    ),
    "a string is empty": (
        [('honorific = "H.E. Mr."', 'honorific = ""')],
        'honorific = "H.E. Mr."',
        "speakers[2].honorific: is empty; write its text",
    ),
    "a paragraph does not exist": (
        [("paragraphs = [7, 9]", "paragraphs = [7, 21]")],
        "paragraphs = [7, 9]",
        "notes[5].paragraphs: there is no paragraph 21; the last is 20",
    ),
    "words are not in their paragraph": (
        [('name = "Florence Kim"', 'name = "Florence King"')],
        'name = "Florence Kim"',
        "contacts[0].name: not in paragraph 17: 'Florence King'; write the source's own words",
    ),
    "words are in another paragraph": (
        [('name = "Florence Kim"', 'name = "Nenette Motus"')],
        'name = "Florence Kim"',
        "contacts[0].name: not in paragraph 17: 'Nenette Motus'; name paragraph 12, which has "
        "these words",
    ),
    "a quote is in another paragraph": (
        [('text = "Today, member States and', 'text = "Nenette Motus"\n#')],
        'text = "Today',
        "quotes[1].text: not between quotation marks in paragraph 5: 'Nenette Motus'; name "
        "paragraph 12, which has these words",
    ),
    "a quote is not between marks": (
        [('text = "Today, member States and', 'text = "António Vitorino"\n#')],
        'text = "Today',
        "quotes[1].text: not between quotation marks in paragraph 5: 'António Vitorino'; write all "
        "that is between a pair of marks there",
    ),
    "an editorial fact has no origin": (
        [('"review-forum"]\neditorial.topics = "editors"', '"review-forum"]')],
        'topics = ["global-compact", "implementation", "review-forum"]',
        "quotes[7].topics: is not the source's words; name its origin: editorial.topics",
    ),
    "a family name is not in the name": (
        [('family_name = "Motus"', 'family_name = "Mottus"')],
        'family_name = "Motus"',
        "speakers[4].family_name: 'Mottus' is not part of the name 'Nenette Motus'; write it as it "
        "is there",
    ),
    "a role is not in the description": (
        [('title = "Executive Secretary"', 'title = "Secretary General"')],
        'roles = [\n  { title = "Under-Secretary-General"',
        "speakers[1].roles[1].title: 'Secretary General' is not in the speaker's description; "
        "write words of it",
    ),
    "a role is in a longer word": (
        [('title = "Executive Secretary"', 'title = "Secretary-General"')],
        'roles = [\n  { title = "Under-Secretary-General"',
        "speakers[1].roles[1].title: 'Secretary-General' is not in the speaker's description; "
        "write words of it",
    ),
    "a family name is in a longer word": (
        [('family_name = "Motus"', 'family_name = "Motu"')],
        'family_name = "Motus"',
        "speakers[4].family_name: 'Motu' is not part of the name 'Nenette Motus'; write it as it "
        "is there",
    ),
    "a correction is of other words": (
        [('from = "Asia- Pacific"', 'from = "Asia -Pacific"')],
        "corrections = [",
        "quotes[0].corrections[0].from: 'Asia -Pacific' is not in the quote; write words of it",
    ),
    "a correction corrects nothing": (
        [('to = "Asia-Pacific"', 'to = "Asia- Pacific"')],
        "corrections = [",
        "quotes[0].corrections[0].to: changes nothing; 'from' and 'to' are the same",
    ),
    "an address is no http address": (
        [('url = "https://australia', 'url = "javascript:alert')],
        'url = "https://australia',
        "release.url: 'javascript:alert.iom.int/news/first-regional-review-global-compact-"
        "safe-orderly-and-regular-migration-asia-pacific-concludes' is not a plain http or https "
        "address; write it from https:// on, without spaces",
    ),
    "the title is another": (
        [('title = "First Regional', 'title = "Second Regional')],
        'title = "First Regional',
        "release.title: is not the text of paragraph 0, 'First Regional Review of the Global "
        "Compact for Safe, Orderly and Regular Migration in Asia-Pacific Concludes'; write the "
        "same in both",
    ),
    "the place is not in the source": (
        [('place = "Bangkok"', 'place = "Geneva"')],
        'place = "Bangkok"',
        "release.place: 'Geneva' is not in the source; write the place as it is there",
    ),
    "paragraphs are miscounted": (
        [("number = 20", "number = 21")],
        "number = 20",
        "paragraphs[20].number: is 21, not 20; count from 0, which is the title",
    ),
    "a date has a time": (
        [("start = 2021-03-10", "start = 2021-03-10T09:00:00Z")],
        "start = 2021-03-10",
        "event.start: is a date with a time, not a date; leave out the time",
    ),
    "a year is another word": (
        [('year = "today"\nlabel = "int', 'year = "now"\nlabel = "int')],
        'year = "today"',
        "statistics[2].year: 'now' is not a year or the word 'today'",
    ),
    "an array is a string": (
        [('topics = ["covid-19", "inclusion"]', 'topics = "covid-19"')],
        'topics = ["covid-19", "inclusion"]',
        "quotes[4].topics: is a string, not an array; put brackets around it",
    ),
    "an array holds another type": (
        [('topics = ["covid-19", "inclusion"]', 'topics = ["covid-19", 1]')],
        'topics = ["covid-19", "inclusion"]',
        "quotes[4].topics[1]: is a whole number, not a string; put quotation marks around it",
    ),
    "a figure is a part of a longer number": (
        [("value = 52", "value = 2")],
        "value = 52",
        "statistics[1].value: '2 million' is not in 'text'; write the figure that is there",
    ),
    "a figure is without its unit": (
        [('value = 52\nunit = "million"\n', "value = 52\n")],
        'id = "migrants-1990"',
        "statistics[1].unit: add 'million', which the source says of the figure",
    ),
    "a text leaves its qualifier out": (
        [('qualifier = "over"\nyear', "year"), ('"over 65 million today"', '"65 million today"')],
        'id = "migrants-today"',
        "statistics[2].qualifier: add 'over', which the source says of the figure",
    ),
    "a text leaves out a qualifier of three words": (
        [("has grown from 52 million", "has grown from in excess of 52 million")],
        'id = "migrants-1990"',
        "statistics[1].qualifier: add 'in excess of', which the source says of the figure",
    ),
    "a year is not the source's": (
        [("year = 1990", "year = 1991")],
        "year = 1990",
        "statistics[1].year: '1991' is not in 'text'; write the year that is there",
    ),
    "a year is before the calendar": (
        [("year = 1990", "year = -1990")],
        "year = 1990",
        "statistics[1].year: -1990 is less than 0; write 0 or more",
    ),
    "a number is too large for JSON": (
        [("value = 52", f"value = {2**53}")],
        "value = 52",
        "statistics[1].value: is too large for many JSON readers; write at most 9007199254740991",
    ),
    "an explicit quote's paragraph names another": (
        [('"alisjahbana-1"\nspeaker = "alisjahbana"', '"motus-2"\nspeaker = "motus"')],
        'text = "As most migration',
        "quotes[2].attribution: paragraph 6 does not name Nenette Motus; "
        "correct the speaker, or write 'continued'",
    ),
    "an explicit quote's paragraph names nobody": (
        [
            (
                "alone. We must be ambitious and advance practical implementation of the Global "
                'Compact."\nattribution = "continued"',
                "alone. We must be ambitious and advance "
                'practical implementation of the Global Compact."\nattribution = "explicit"',
            )
        ],
        'text = "Let us work together',
        "quotes[3].attribution: paragraph 7 does not name Armida Salsiah Alisjahbana; "
        "correct the speaker, or write 'continued'",
    ),
    "a continued quote's paragraph names the speaker": (
        [
            (
                'in 2022 and beyond."\nattribution = "explicit"',
                'in 2022 and beyond."\nattribution = "continued"',
            )
        ],
        'text = "The Network stands ready',
        "quotes[7].attribution: paragraph 12 names Nenette Motus; write 'explicit'",
    ),
    "a quote's id is another speaker's": (
        [('id = "motus-1"', 'id = "vitorino-3"')],
        'id = "motus-1"',
        "quotes[7].id: 'vitorino-3' is not the speaker's id and a number, such as 'motus-1'",
    ),
    "a quote is cut at its end": (
        [
            (
                'millions of migrants in the region."\nattribution',
                'millions of migrants in the"\nattribution',
            )
        ],
        'text = "Today, member States',
        "quotes[1].text: not between quotation marks in paragraph 5: 'Today, member States and "
        "stakeholders have demonstrated the relevance and tangible value of the Global Compact "
        "for millions of migrants in the'; the paragraph has 'Today, member States and "
        "stakeholders have demonstrated the relevance and tangible value of the Global Compact "
        "for millions of migrants in the region.'",
    ),
    "a phone is not the source's": (
        [('phone = "+41797480395"', 'phone = "+41797480396"')],
        'phone = "+41797480395"',
        "contacts[0].phone: not in paragraph 17: '+41797480396'; write the source's own words",
    ),
    "an office is cut within a word": (
        [('office = "UN Network on Migration (Secretariat)"', 'office = "N Network on Migration"')],
        'office = "UN Network on Migration (Secretariat)"',
        "contacts[0].office: not in paragraph 17: 'N Network on Migration'; "
        "write the source's own words",
    ),
    "a label is not the source's": (
        [('label = "government representatives', 'label = "Government representatives')],
        'label = "government representatives',
        "statistics[0].label: not in paragraph 2: 'Government representatives and stakeholders'; "
        "write the source's own words",
    ),
    "a conclusion is not the source's": (
        [('text = "Policies should', 'text = "Policies must')],
        'text = "Policies should',
        "conclusions[3].text: not in paragraph 3: 'Policies must respect labour and human rights "
        "and be gender-responsive and child-sensitive.'; write the source's own words",
    ),
    "a conclusion is said to be editorial": (
        [('id = "policies"\n', 'id = "policies"\neditorial.text = "editors"\n')],
        'text = "Policies should',
        "conclusions[3].editorial.text: this field cannot be editorial; remove it",
    ),
    "what is left out is said to be editorial": (
        [
            (
                'editorial.family_name = "family-name"\n\n# The quotes',
                'editorial.family_name = "family-name"\n\n# The quotes',
            ),
            ('id = "pramudwinai"\n', 'id = "pramudwinai"\neditorial.agency = "editors"\n'),
        ],
        '[[speakers]]\nid = "pramudwinai"',
        "speakers[2].agency: is missing; remove editorial.agency too",
    ),
    "an event's end has no origin": (
        [('editorial.end = "year"\n', "")],
        "end = 2021-03-12",
        "event.end: is not the source's words; name its origin: editorial.end",
    ),
    "a release's language has no origin": (
        [('editorial.language = "editors"\n', "")],
        'language = "en"',
        "release.language: is not the source's words; name its origin: editorial.language",
    ),
    "an event ends before it starts": (
        [("end = 2021-03-12", "end = 2021-03-09")],
        "end = 2021-03-12",
        "event.end: is before the start; correct one of them",
    ),
    "two agencies are the same but for case": (
        [('acronym = "ILO"', 'acronym = "Escap"')],
        'acronym = "ILO"',
        "agencies[1].acronym: 'Escap' is already the acronym of agencies[0]; choose another",
    ),
    "a spelling is another agency's": (
        [('spellings = ["UNDRR"]', 'spellings = ["unhcr"]')],
        'spellings = ["UNDRR"]',
        "agencies[7].spellings: 'unhcr' is a name of UNHCR; choose another",
    ),
    "a paragraph is two": (
        [('"SDG 10 - Reduced Inequalities\\nSDG', '"SDG 10 - Reduced Inequalities\\n\\nSDG')],
        'text = "SDG 10 - Reduced Inequalities\\n',
        "paragraphs[20].text: contains a blank line; make it two paragraphs",
    ),
    "a note's paragraphs are out of order": (
        [("paragraphs = [2, 18, 19]", "paragraphs = [18, 2, 2]")],
        "paragraphs = [2, 18, 19]",
        "notes[2].paragraphs: name the paragraphs that the note is about, in order and each once",
    ),
    "a key would forge a line": (
        [
            (
                'editorial.url = "publication"',
                'editorial.url = "publication"\neditorial."x\\nF:1: fine" = "year"',
            )
        ],
        None,
        "release.editorial.x\\nF:1: fine: this field cannot be editorial; choose from 'date', "
        "'language', 'publisher' or 'url'",
    ),
    "a list holds no table before a wrong one": (
        [
            (
                'roles = [\n  { title = "Director-General", organization = "International '
                'Organization for Migration (IOM)" },',
                'roles = [\n  "x",',
            )
        ],
        'roles = [\n  { title = "Director-General"',
        "speakers[0].roles[0]: is a string, not a table",
    ),
    "a number is less than 0; write 0 or more": (
        [("paragraph = 14", "paragraph = -1")],
        "paragraph = 14",
        "links[0].paragraph: -1 is less than 0; write 0 or more",
    ),
}
# Where the edit moves what follows, or what is wrong is that a field is missing.
MOVED = {
    "a key is missing",
    "a key is unknown",
    "a paragraph is two",
    "two agencies are the same but for case",
    "a qualifier is lost",
    "a figure is without its unit",
    "a text leaves its qualifier out",
    "a text leaves out a qualifier of three words",
    "what is left out is said to be editorial",
    "an explicit quote's paragraph names another",
    "an explicit quote's paragraph names nobody",
    "a continued quote's paragraph names the speaker",
}


@each_row("name", BROKEN)
def test_a_broken_rule_is_reported_with_line_place_and_what_to_do(
    edit_dataset: Edit, name: str
) -> None:
    edits, anchor, message = BROKEN[name]
    report = refuse(edit_dataset(*edits))
    if anchor is None:
        assert [line for line in report if line.endswith(message)]
    elif not edits[0][1] or name in MOVED:
        # Nothing of the field is in the file: the line is that of the record.
        assert [line for line in report if re.fullmatch(rf"\d+: {re.escape(message)}", line)]
    else:
        assert report == [f"{find_in_file(anchor)}: {message}"]


UNSAFE = {
    "an escape": "\\u001b[2J",
    "a bell": "\\u0007",
    "a delete": "\\u007f",
    "a C1 control": "\\u009b",
    "a raw C1 control": "\u009b",
    "a bidirectional override": "\\u202e",
    "a raw bidirectional isolate": "\u2066",
    "a right-to-left mark": "\\u200f",
    "an Arabic letter mark": "\\u061c",
    "a line separator": "\\u2028",
    "a noncharacter": "\\ufdd0",
    "the last noncharacter": "\\U0010ffff",
    "a tab": "\\t",
    "a line break": "\\n",
    "a null": "\\u0000",
}


@each_row("name", UNSAFE)
def test_a_character_that_a_terminal_would_obey_is_refused(edit_dataset: Edit, name: str) -> None:
    path = edit_dataset(('label = "government', f'label = "{UNSAFE[name]}government'))
    (line,) = refuse(path)
    assert "statistics[0].label: contains U+" in line
    assert line.isprintable()


def test_a_changed_letter_of_the_source_is_refused(edit_dataset: Edit) -> None:
    report = refuse(edit_dataset(("to reap the benefits", "to reap the benefit")))
    assert len(report) == 1
    assert "release.sha256: the paragraphs' checksum is " in report[0]


def test_a_missing_checksum_is_reported_with_its_value(edit_dataset: Edit) -> None:
    checksum = f'sha256 = "{load_review().release.sha256}"'
    path = edit_dataset((f"{checksum}\n", ""))
    assert refuse(path) == [
        "19: release.sha256: missing; the key is required",
        f"19: release: write the paragraphs' checksum: {checksum}",
    ]


def test_a_quote_that_is_not_between_the_sources_marks_is_refused(edit_dataset: Edit) -> None:
    path = edit_dataset(('text = "Today, member States and', 'text = "Today, Member States and'))
    (line,) = refuse(path)
    assert "quotes[1].text: not between quotation marks in paragraph 5: 'Today, Member" in line
    assert "; the paragraph has 'Today, member States and stakeholders" in line


def test_words_in_the_paragraph_but_not_between_marks_are_no_quote(edit_dataset: Edit) -> None:
    path = edit_dataset(('text = "Today, member States and', 'text = "member States and'))
    assert "not between quotation marks in paragraph 5" in refuse(path)[0]


def test_all_problems_of_a_file_are_reported_at_once_in_the_order_of_the_file(
    edit_dataset: Edit,
) -> None:
    path = edit_dataset(
        ("number = 20", "number = 21"),
        ('speaker = "motus"', 'speaker = "motos"'),
        ('place = "Bangkok"', "place = 7"),
        ("value = 70", "value = 71"),
    )
    places = [line.split(": ")[1] for line in refuse(path)]
    assert places == [
        "release.place",
        "quotes[7].speaker",
        "statistics[4].value",
        "paragraphs[20].number",
    ]


def test_a_paragraph_that_cannot_be_read_is_reported_alone(edit_dataset: Edit) -> None:
    path = edit_dataset(('text = "Bangkok –', 'text = "\\u0007Bangkok –'))
    assert len(refuse(path)) == 1


NOT_TOML = {
    "nothing": (b"", ":1: release: missing; the key is required"),
    "an open string": (
        b'a = "\n',
        ":1: not valid TOML: illegal character '\\n' (column 6); close the text with a straight "
        "mark on its line",
    ),
    "a mark within a string": (b'a = "We "go" on"', '; write a mark within a text as \\"'),
    "more after a header": (b"[a] b = 1", "; remove what is after it"),
    "a Mac's line ends": (b"a = 1\rb = 2\r", "; end each line with a line feed"),
    "a repeated table": (
        b"[a]\n[a]\n",
        "; it is there twice: remove one, or write the headers of several records as [[quotes]]",
    ),
    "YAML": (b"release:\n  id: a\n", '; write each field as key = "text"'),
    "a bare word": (b"a = talks\n", '; put straight marks around a text: "…"'),
    "a control character": (b'a = "\0"\n', "(column 6); remove it"),
    "a backslash": (b'a = "\\d"\n', "; write two backslashes for one"),
    "an open array": (b"a = [1\n", "; close it"),
    "an open header": (b"[a\n", "; close it"),
    "half a character": (b'a = "\\ud800"\n', "; write the character itself, or its code as in "),
    "a repeated key": (
        b"a = 1\na = 2\n",
        ":2: not valid TOML: cannot overwrite a value (column 6); it is there twice: remove "
        "one, or write the header of a new record before it",
    ),
    "UTF-16": ("a = 1".encode("utf-16"), ":1: is UTF-16; save it as UTF-8"),
    "Latin-1": (b"a = 1\nb = '\xe9'", ":2: byte 0xe9 is not UTF-8; save the file as UTF-8"),
    "depth": (b"\na = " + b"[" * 100_000, ":2: not valid TOML: its tables are nested too deeply"),
    "closed depth": (
        b"a = [[]]\nb = " + b"[" * 5_000 + b"]" * 5_000,
        ":2: not valid TOML: its tables are nested too deeply; write fewer in one another",
    ),
    "dots": (b"b.c = 1\n" + b"a." * 5_000 + b"a = 1", ":2: not valid TOML: its tables are"),
    "digits": (b"b = 12\na = " + b"1" * 5_000, ":2: not valid TOML: a number has too many digits"),
}


@pytest.mark.parametrize("name", NOT_TOML)
def test_a_file_that_is_not_toml_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    content, message = NOT_TOML[name]
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(DatasetError) as refused:
        load_review(str(path))
    assert str(refused.value).startswith(f"{path}:")
    assert message in str(refused.value)


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    content = DATASET.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + content)
    assert load_review(str(path)) == load_review()


def test_a_file_of_more_than_64_mib_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(FileError, match="larger than 64 MiB"):
        load_review(str(path))
    os.truncate(path, 64 * 1024 * 1024)
    with pytest.raises(DatasetError, match="not valid TOML"):
        load_review(str(path))


def test_at_most_500_broken_rules_are_looked_for() -> None:
    review = load_review()
    conclusion = review.conclusions[0]
    assert len(find_problems(review._replace(conclusions=(conclusion,) * 500))) == 499
    assert len(find_problems(review._replace(conclusions=(conclusion,) * 501))) == 500
    assert len(find_problems(review._replace(conclusions=(conclusion,) * 502))) == 500


def test_the_largest_number_is_the_largest_that_json_readers_keep(edit_dataset: Edit) -> None:
    largest = edit_dataset(("year = 1990", f"year = {2**53 - 1}"))
    assert not [line for line in refuse(largest) if "too large" in line]
    larger = edit_dataset(("year = 1990", f"year = {2**53}"))
    assert [line for line in refuse(larger) if "too large" in line]


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"is a directory; name a TOML file"):
        load_review(str(tmp_path))


def test_the_built_in_dataset_is_the_one_that_is_proven_here() -> None:
    assert load_review(str(DATASET)) == load_review()
    # After a change of the file that breaks no rule, write this checksum as PROVEN.
    assert hex(PROVEN) == hex(crc32(DATASET.read_bytes()))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nowhere\.toml: cannot be read: no such file"):
        load_review(str(tmp_path / "nowhere.toml"))


def test_many_problems_are_cut_off_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_text("\n".join(f"k{number} = 1" for number in range(500)), encoding="utf-8")
    report = refuse(path)
    assert len(report) == 101
    assert report[-1] == "and 402 more problems"


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_loader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "any.toml"
    path.write_bytes(data)
    with pytest.raises(DatasetError) as refused:
        load_review(str(path))
    assert all(line.isprintable() for line in str(refused.value).split("\n"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(
    st.sampled_from(["release", "event", "quotes", "speakers", "statistics", "notes", "other"]),
    VALUES.map(lambda value: value if value is not None else []),
)
def test_no_value_in_place_of_a_table_crashes_the_decoder(key: str, value: object) -> None:
    from gcmreview.dataset.decoding import decode_review
    from gcmreview.dataset.loader import find_problems

    table = tomllib.loads(DATASET.read_text(encoding="utf-8"))
    review, problems = decode_review({**table, key: value})
    if value or key not in ("event", "quotes", "statistics", "notes"):
        assert [*problems, *find_problems(review, problems)]


def test_every_key_of_the_bundled_file_is_found_on_its_line() -> None:
    toml = DATASET.read_text(encoding="utf-8")
    lines = index_lines(toml)
    for place, number in lines.items():
        line = toml.split("\n")[number - 1]
        step = next(step for step in reversed(place) if isinstance(step, str))
        assert step in line, place
    assert find_line(lines, ("quotes", 3, "speaker")) == find_in_file('id = "alisjahbana-2"') + 1


def test_keys_inside_strings_comments_and_arrays_are_not_taken_for_keys() -> None:
    toml = '''
a = """
b = 1 # ]
"""
# c = 2
d = [ # [[e]]
  "f = 3 ]",
]
[[g]]
"h" = { i = 4 }
[[g]]
j.k = 5
[g.l]
m = 6
'''
    found = index_lines(toml)
    assert found == {
        ("a",): 2,
        ("d",): 6,
        ("g",): 9,
        ("g", 0): 9,
        ("g", 0, "h"): 10,
        ("g", 1): 11,
        ("g", 1, "j"): 12,
        ("g", 1, "j", "k"): 12,
        ("g", 1, "l"): 13,
        ("g", 1, "l", "m"): 14,
    }


def test_keys_between_quotation_marks_and_dotted_keys_are_found() -> None:
    toml = """
"a b" = 1
'c.d' = 2
"e\\"f\\u0041\\n" . g = 3
[ "h i" . j ]
k . "l" = 4
[["m.n"]] # [o]
p = 5
[["m.n"]]
"""
    assert index_lines(toml) == {
        ("a b",): 2,
        ("c.d",): 3,
        ('e"fA\n',): 4,
        ('e"fA\n', "g"): 4,
        ("h i",): 5,
        ("h i", "j"): 5,
        ("h i", "j", "k"): 6,
        ("h i", "j", "k", "l"): 6,
        ("m.n",): 7,
        ("m.n", 0): 7,
        ("m.n", 0, "p"): 8,
        ("m.n", 1): 9,
    }


UNKNOWN = {
    '"what else" = 1\n': "what else",
    "'what.else' = 1\n": "what.else",
    "what.else = 1\n": "what",
    "[what.else]\na = 1\n": "what",
    "[[what]]\na = 1\n": "what",
    "[[ 'what else' ]]\na = 1\n": "what else",
}


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_key_has_its_line_however_it_is_written(tmp_path: Path, unknown: str) -> None:
    path = tmp_path / "unknown.toml"
    toml = DATASET.read_text(encoding="utf-8")
    is_table = unknown.startswith("[")
    path.write_text(toml + unknown if is_table else unknown + toml, encoding="utf-8")
    (line,) = refuse(path)
    number = toml.count("\n") + 1 if is_table else 1
    assert line.startswith(f"{number}: {UNKNOWN[unknown]}: unknown key; ")


@pytest.mark.parametrize("key", ["release", "paragraphs"])
def test_what_a_file_lacks_is_missing_on_its_first_line(tmp_path: Path, key: str) -> None:
    path = tmp_path / "cut.toml"
    toml = DATASET.read_text(encoding="utf-8")
    cut = re.sub(r"(?s)\[release\].*?(?=\n# Where)", "", toml)
    cut = cut if key == "release" else toml[: toml.index("[[paragraphs]]")]
    path.write_text(cut, encoding="utf-8")
    assert any(line.startswith(f"1: {key}: missing; ") for line in refuse(path))


@posix_only
@pytest.mark.parametrize("kind", ["fifo", "zero", "tty"])
def test_data_that_is_not_a_file_is_refused_at_once(
    gcmreview: Run, tmp_path: Path, kind: str
) -> None:
    path = {"zero": "/dev/zero", "tty": "/dev/ptmx"}.get(kind)
    if path is None:
        path = str(tmp_path / "fifo")
        os.mkfifo(path)
    done = gcmreview("--data", path, "info")
    assert done.returncode == 3
    assert done.stderr == f"gcmreview: {path}: is not a regular file; name a TOML file\n"


def test_a_large_data_file_is_refused_unread(gcmreview: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    done = gcmreview("--data", str(path), "info")
    assert done.returncode == 3
    assert done.stderr == (f"gcmreview: {path}: larger than 64 MiB; a dataset must be smaller\n")
