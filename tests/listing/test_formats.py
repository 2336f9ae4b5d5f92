"""Every format gives the same records back to whoever reads it, and lets nothing through."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.errors import UsageError
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.rows import TABLES, Table, select_fields, write_value
from gcmreview.listing.template import fill_template, parse_template
from gcmreview.listing.writers import write_spreadsheet
from gcmreview.lookup.facts import list_facts
from gcmreview.lookup.search import find_hits
from support.runs import ROOT, Run
from support.strategies import WORDS, reviews

REVIEW = load_review()
KINDS = list(TABLES)
ADDRESSES = st.builds(
    "{}{}/{}".format,
    st.sampled_from(["http://", "https://", "www.", "ftp://", "mailto:a@"]),
    st.from_regex(r"[a-z_]{1,8}\.org", fullmatch=True),
    WORDS,
)
LISTINGS = {
    "facts": "info",
    "speakers": "speakers",
    "quotes": "quotes",
    "agencies": "agencies",
    "statistics": "stats",
    "paragraphs": "source",
    "hits": "search",
}


def tabulate(review: Review, kind: str) -> Table:
    """Make the whole table of one kind of record."""
    match kind:
        case "facts":
            records: Sequence[Any] = list_facts(review)
        case "hits":
            records = find_hits(review, [""])
        case _:
            records = getattr(review, kind)
    return TABLES[kind](review, records)


def list_texts(table: Table) -> list[list[str]]:
    """Return a table's cells as text, under its columns."""
    return [list(table.columns), *([write_value(value) for value in row] for row in table.rows)]


def list_objects(table: Table) -> list[dict[str, Any]]:
    """Return a table's rows as JSON knows them."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    objects: list[dict[str, Any]] = json.loads(json.dumps(rows))
    return objects


def unescape_tsv(text: str) -> str:
    """Undo the escapes of a TSV value, one after the other from the left."""
    plain = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    parts, rest = [], text
    while "\\" in rest:
        before, _, rest = rest.partition("\\")
        parts += [before, plain[rest[0]]]
        rest = rest[1:]
    return "".join([*parts, rest])


class Cells(HTMLParser):
    """The cells of the tables in an HTML text, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._open = True
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data


def read_back(text: str, output_format: str) -> list[list[str]]:
    """Read a table's cells back as any reader of the format would."""
    match output_format:
        case "csv":
            return list(csv.reader(io.StringIO(text, newline="")))
        case "tsv":
            lines = text.removesuffix("\n").split("\n")
            return [[unescape_tsv(cell) for cell in line.split("\t")] for line in lines]
        case "markdown":
            return Cells(MarkdownIt("commonmark").enable("table").render(text)).rows
        case "GitHub's markdown":
            options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
            return Cells(cmarkgfm.github_flavored_markdown_to_html(text, options)).rows
        case _:
            return Cells(text).rows


@settings(max_examples=60)
@given(reviews(), st.sampled_from(KINDS))
def test_json_and_jsonl_parse_back_to_the_same_records(review: Review, kind: str) -> None:
    table = tabulate(review, kind)
    assert json.loads(FORMATS["json"].write(table)) == list_objects(table)
    lines = FORMATS["jsonl"].write(table).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == list_objects(table)


@pytest.mark.parametrize("output_format", ["csv", "tsv", "markdown", "html"])
@settings(max_examples=60)
@given(review=reviews(), kind=st.sampled_from(KINDS))
def test_every_other_format_reads_back_to_the_same_cells(
    output_format: str, review: Review, kind: str
) -> None:
    table = tabulate(review, kind)
    assert read_back(FORMATS[output_format].write(table), output_format) == list_texts(table)


@pytest.mark.parametrize("output_format", ["csv", "tsv", "markdown", "GitHub's markdown", "html"])
@given(cells=st.lists(WORDS | ADDRESSES, min_size=1, max_size=4))
def test_any_words_read_back_from_any_format(output_format: str, cells: list[str]) -> None:
    table = Table(tuple(f"c{i}" for i in range(len(cells))), [tuple(cells)])
    name = "markdown" if "markdown" in output_format else output_format
    assert read_back(FORMATS[name].write(table), output_format) == list_texts(table)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a_b*c~d?e=1&f=2",
        "www.example.org/a_b|c",
        "Www.example.org/a_b",
        "ftp://a_b.org/x_y",
        "see http://x.org/<y>, a_b@example.org",
        ":smile: <b> [a](b) `c` $d$ ~~e~~ &amp; \\|",
        "\ufeffx\ufeff",
        "\u00a0 x  y \u3000",
    ],
)
@pytest.mark.parametrize("reader", ["markdown", "GitHub's markdown"])
def test_what_markdown_would_read_comes_out_as_it_is(reader: str, text: str) -> None:
    table = Table(("a", "b"), [(text, "end")])
    assert read_back(FORMATS["markdown"].write(table), reader)[1] == [text, "end"]


# Everything that a terminal, a reader or a spreadsheet may obey, past a loader that refuses it.
TORTURE = (
    "".join(map(chr, range(0x20)))
    + "\x7f"
    + "".join(map(chr, range(0x80, 0xA0)))
    + "\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufdd0\ufffe\uffff\U0010ffff\ud800"
    + "\x1b]8;;http://evil.example\x1b\\\x9b2J"
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("output_format", [name for name in FORMATS if name != "table"])
def test_no_control_reaches_any_output_even_from_a_dataset_past_the_loader(
    output_format: str, kind: str
) -> None:
    table = tabulate(REVIEW, kind)
    rows = [tuple(TORTURE if isinstance(cell, str) else cell for cell in row) for row in table.rows]
    text = FORMATS[output_format].write(Table(table.columns, rows))
    between = "\t" if output_format == "tsv" else ""
    assert {char for char in text if not char.isprintable()} <= set("\n\u00a0" + between)
    assert text.encode("utf-8")


@pytest.mark.parametrize("columns", [20, 59, 60, 80, 200])
def test_no_control_reaches_a_table_or_chart_even_past_the_loader(columns: int) -> None:
    from gcmreview.listing.chart import draw_chart
    from gcmreview.listing.overview import view_info
    from gcmreview.listing.views import VIEWS
    from gcmreview.terminal.console import draw_lines, draw_view
    from gcmreview.terminal.screen import Screen

    hostile = REVIEW._replace(
        speakers=tuple(
            each._replace(name=TORTURE, description=TORTURE) for each in REVIEW.speakers
        ),
        quotes=tuple(each._replace(text=TORTURE) for each in REVIEW.quotes),
        agencies=tuple(each._replace(name=TORTURE) for each in REVIEW.agencies),
        statistics=tuple(each._replace(label=TORTURE, text=TORTURE) for each in REVIEW.statistics),
        paragraphs=tuple(each._replace(text=TORTURE) for each in REVIEW.paragraphs),
        release=REVIEW.release._replace(title=TORTURE, publisher=TORTURE),
    )
    screen = Screen(columns, colour=False, unicode=True)
    texts = [
        draw_view(view(hostile, getattr(hostile, kind)), screen) for kind, view in VIEWS.items()
    ]
    texts.append(draw_lines(draw_chart(hostile, hostile.statistics, screen), screen))
    facts = [fact._replace(text=TORTURE) for fact in list_facts(REVIEW)]
    texts.append(draw_view(view_info(hostile, facts, [("info", TORTURE)]), screen))
    for text in texts:
        assert {char for char in text if not char.isprintable()} <= set("\n\u00a0")


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_holds_for_every_listing(kind: str, gcmreview: Run) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    listing = LISTINGS[kind]
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{listing}"})
    words = ["un"] if kind == "hits" else []
    printed = json.loads(gcmreview(listing, *words, "--format", "json").stdout)
    assert printed
    validator.validate(printed)
    properties = schema["$defs"][listing]["items"]["properties"]
    assert list(properties) == list(tabulate(REVIEW, kind).columns)
    for name in properties:
        with pytest.raises(Exception, match="required property"):
            validator.validate([{key: value for key, value in printed[0].items() if key != name}])


@settings(max_examples=40)
@given(reviews(), st.sampled_from(KINDS))
def test_the_published_schema_holds_for_every_dataset(review: Review, kind: str) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{LISTINGS[kind]}"})
    validator.validate(json.loads(FORMATS["json"].write(tabulate(review, kind))))


def test_fields_are_printed_in_the_order_asked_for(gcmreview: Run) -> None:
    done = gcmreview("agencies", "iom", "--fields", "role,acronym", "--format", "csv")
    assert done.stdout == "role,acronym\ncoordinator and secretariat,IOM\n"
    done = gcmreview("source", "0", "--fields", "text, number", "--format", "jsonl")
    assert list(json.loads(done.stdout)) == ["text", "number"]


def test_chosen_fields_in_a_table_mark_what_is_editorial(gcmreview: Run) -> None:
    table = gcmreview("agencies", "--fields", "name,acronym", COLUMNS="100").stdout
    assert "[International Labour Organization]" in table
    assert "\nInternational Organization for Migration  " in table


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fields", "id,nmae"], "--fields: unknown field 'nmae'; did you mean 'name'?"),
        (["--fields", "id,id"], "--fields: 'id' is named twice"),
        (["--format", ""], "--format: unknown value ''"),
        (["--format", "a\nb"], "--format: unknown value 'a\\nb'"),
        (["--fields", ""], "--fields: unknown field ''; choose from 'id', 'speaker', 'name'"),
        (["--template", "{nmae}"], "--template: unknown field 'nmae'; did you mean 'name'?"),
        (["--template", "{name.real}"], "--template: unknown field 'name.real'"),
        (["--template", "{0}"], "--template: unknown field '0'"),
        (["--template", "{name!r}"], "--template: unknown field 'name!r'"),
        (["--template", "{"], "--template: a single '{'; write '{{' to print it"),
        (["--template", "x}"], "--template: a single '}'; write '}}' to print it"),
        (["--template", "a\\x"], "--template: '\\x' is not an escape; use '\\n', '\\t' or '\\\\'"),
        (["--template", "a\\"], "--template: '\\' is not an escape"),
        (["--template", "{id}", "--format", "json"], "--template cannot be combined with --format"),
        (["--template", "{id}", "--fields", "id"], "--template cannot be combined with --fields"),
        (["--spreadsheet", "--format", "tsv"], "--spreadsheet prints CSV; leave --format out"),
        (["--limit", "-1"], "Invalid value for '--limit': -1 is not in the range x>=0"),
        (["--limit", "many"], "Invalid value for '--limit': 'many' is not a valid int"),
        (["--force"], "--force needs --output FILE"),
    ],
)
def test_a_wrong_option_is_refused_in_one_line(
    gcmreview: Run, options: list[str], message: str
) -> None:
    done = gcmreview("quotes", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--fields=value", "--template={value}", "--fields=value,unit"])
def test_a_number_never_prints_without_its_qualifier(gcmreview: Run, option: str) -> None:
    done = gcmreview("stats", option)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'value' alone is misleading; add 'qualifier'" in done.stderr
    assert gcmreview("stats", "--template", "{qualifier} {value} {unit}").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "field", "marker"),
    [
        (["agencies", "--fields", "acronym,name", "-f", "csv"], "name", "editorial"),
        (["agencies", "--template", "{acronym}: {name}"], "name", "editorial"),
        (["quotes", "--fields", "id,topics", "-f", "jsonl"], "topics", "editorial"),
        (["info", "--template", "{text}"], "text", "origin"),
    ],
)
def test_editorial_words_do_not_go_without_a_word_about_it(
    gcmreview: Run, arguments: list[str], field: str, marker: str
) -> None:
    done = gcmreview(*arguments)
    assert done.returncode == 0
    assert done.stderr == (
        f"gcmreview: some of '{field}' is not the source's own words; "
        f"add the field '{marker}' to see its origin\n"
    )
    told = [each.replace("{text}", "{text}{origin}") for each in arguments]
    told = [each.replace("{name}", "{name}{editorial}") for each in told]
    told = [f"{each},editorial" if "," in each else each for each in told]
    assert gcmreview(*told).stderr == ""


def test_chosen_facts_in_a_table_mark_what_is_editorial(gcmreview: Run) -> None:
    table = gcmreview("info", "--fields", "kind,text").stdout
    assert "release     [2021-03-19]" in table
    assert "release     Bangkok\n" in table


def test_a_template_sends_no_control_of_its_own(gcmreview: Run, tmp_path: Path) -> None:
    template = "\x1b]0;x\x07\u202e\udcff{id}\\t|"
    line = "\\x1b]0;x\\x07\\u202e\\udcffmotus\t|\n"
    assert gcmreview("speakers", "motus", "--template", template).stdout == line
    target = tmp_path / "out"
    gcmreview("speakers", "motus", "--template", template, "--output", str(target))
    assert target.read_text(encoding="utf-8") == line


def test_limit_takes_the_first_records(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--limit", "2", "--template", "{id}")
    assert done.stdout == "vitorino-1\nvitorino-2\n"
    assert gcmreview("quotes", "--limit", "0", "--format", "json").stdout == "[]\n"
    assert "Quotes (3 of 8)" in gcmreview("quotes", "--limit", "3").stdout


def test_a_template_is_a_line_a_record(gcmreview: Run) -> None:
    done = gcmreview("quotes", "motus", "--template", r"{{{id}}}\t{name}: “{topics}”\n--")
    assert done.stdout == (
        '{motus-1}\tNenette Motus: “["global-compact", "implementation", "review-forum"]”\n--\n'
    )
    two_lines = gcmreview("source", "20", "--template", "{text}").stdout
    assert two_lines == "SDG 10 - Reduced Inequalities\\nSDG 17 - Partnerships for the Goals\n"


def test_the_format_of_the_environment_gives_way_to_a_template(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--limit", "1", "--template", "{id}", GCMREVIEW_FORMAT="json")
    assert done.stdout == "vitorino-1\n"


def test_the_environment_prefers_a_format_and_is_told_when_it_is_wrong(gcmreview: Run) -> None:
    assert gcmreview("source", "0", GCMREVIEW_FORMAT="jsonl").stdout.startswith('{"number": 0')
    done = gcmreview("source", "0", GCMREVIEW_FORMAT="yaml")
    assert done.returncode == 2
    assert "GCMREVIEW_FORMAT: unknown value 'yaml'" in done.stderr


@given(st.text(max_size=20))
def test_no_template_crashes_and_none_runs_code(template: str) -> None:
    try:
        text = fill_template(parse_template(template), Table(("a",), [("1",)]))
    except UsageError:
        return
    assert text.endswith("\n")


@given(WORDS)
def test_a_template_of_escaped_words_is_those_words(words: str) -> None:
    template = words.replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
    assert fill_template(parse_template(template), Table(("a",), [("1",)])) == f"{words}\n"


FORMULAS = ["=1+1", "+41797480395", "-1", "@x", "\t=1", " =1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_spreadsheet_is_given_no_formula(formula: str) -> None:
    table = Table(("a", "b"), [(formula, -1)])
    assert write_spreadsheet(table).startswith(f"\ufeffa,b\n'{formula[:1].strip()}")
    assert write_spreadsheet(table).endswith(",-1\n")
    assert not FORMATS["csv"].write(table).split("\n")[1].startswith("'")


def test_a_spreadsheet_is_given_a_byte_order_mark_and_is_csv_by_itself(gcmreview: Run) -> None:
    text = gcmreview("info", "--spreadsheet").stdout
    assert text.startswith("\ufeffkind,id,field,text,paragraphs,origin\n")
    assert "contact,kim,phone,'+41797480395,[17],\n" in text
    assert "contact,kim,phone,+41797480395,[17],\n" in gcmreview("info", "-f", "csv").stdout


def test_empty_results_keep_their_columns(gcmreview: Run) -> None:
    assert gcmreview("agencies", "atlantis", "-f", "jsonl").stdout == ""
    assert gcmreview("source", "--limit", "0", "-f", "csv").stdout == "number,text\n"
    assert gcmreview("source", "--limit", "0", "-f", "tsv").stdout == "number\ttext\n"
    assert gcmreview("source", "--limit", "0", "-f", "markdown").stdout == (
        "| number | text |\n| --- | --- |\n"
    )


def need(program: str) -> str:
    """Return the path of another reader, or skip the test where it is not installed."""
    folders = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    path = shutil.which(program, path=folders)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def test_jq_reads_the_source_to_the_byte(gcmreview: Run) -> None:
    for arguments, query in (
        (["--format", "json"], 'map(.text) | join("\\n\\n")'),
        (["--format", "jsonl"], '[.[].text] | join("\\n\\n")'),
    ):
        text = gcmreview("source", *arguments).stdout
        slurp = ["--slurp"] if "jsonl" in arguments else []
        done = subprocess.run(
            [need("jq"), "-j", *slurp, query], input=text.encode(), capture_output=True, check=True
        )
        assert done.stdout.decode() == REVIEW.source


def test_cut_and_awk_read_tsv(gcmreview: Run) -> None:
    text = gcmreview("quotes", "-f", "tsv", "--fields", "id,text,paragraph").stdout
    for command in ([need("cut"), "-f", "2"], [need("awk"), "-F", "\t", "{print $2}"]):
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        lines = done.stdout.decode().split("\n")
        assert lines == ["text", *(quote.text for quote in REVIEW.quotes), ""]


def test_miller_reads_tsv_and_csv(gcmreview: Run) -> None:
    for output_format in ("tsv", "csv"):
        text = gcmreview("source", "-f", output_format).stdout
        command = [need("mlr"), f"--i{output_format}", "--ojson", "cat"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        records = json.loads(done.stdout)
        assert [record["text"] for record in records] == [each.text for each in REVIEW.paragraphs]


def test_csvkit_reads_csv(gcmreview: Run) -> None:
    text = gcmreview("source", "-f", "csv").stdout
    command = [need("csvjson"), "--no-inference"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    records = json.loads(done.stdout)
    assert [record["text"] for record in records] == [each.text for each in REVIEW.paragraphs]


def test_sqlite_imports_csv(gcmreview: Run, tmp_path: Path) -> None:
    csv_file, database = tmp_path / "source.csv", tmp_path / "source.db"
    csv_file.write_text(gcmreview("source", "-f", "csv").stdout, encoding="utf-8", newline="")
    command = [need("sqlite3"), str(database), "-cmd", ".mode csv", f".import {csv_file} source"]
    subprocess.run(command, check=True, capture_output=True)
    with closing(sqlite3.connect(database)) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM source")]
    assert texts == [each.text for each in REVIEW.paragraphs]


def test_selecting_all_fields_changes_nothing() -> None:
    for kind in KINDS:
        table = tabulate(REVIEW, kind)
        selected = select_fields(table, table.columns)
        assert [tuple(row) for row in selected.rows] == [tuple(row) for row in table.rows]
