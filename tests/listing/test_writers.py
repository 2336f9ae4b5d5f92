"""Every format gives the same records back to its readers, and no control character."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gcmreview.dataset.model import Review
from gcmreview.listing.formats import FORMATS
from gcmreview.listing.rows import Table, write_value
from gcmreview.listing.writers import write_spreadsheet
from support.rows import each_row
from support.runs import Run
from support.strategies import WORDS, reviews
from support.tables import KINDS, REVIEW, TORTURE, tabulate

ADDRESSES = st.builds(
    "{}{}/{}".format,
    st.sampled_from(["http://", "https://", "www.", "ftp://", "mailto:a@"]),
    st.from_regex(r"[a-z_]{1,8}\.org", fullmatch=True),
    WORDS,
)


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


@given(reviews(), st.sampled_from(KINDS))
def test_json_and_jsonl_parse_back_to_the_same_records(review: Review, kind: str) -> None:
    table = tabulate(review, kind)
    assert json.loads("".join(FORMATS["json"].write(table))) == list_objects(table)
    lines = "".join(FORMATS["jsonl"].write(table)).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == list_objects(table)


@pytest.mark.parametrize("output_format", ["csv", "tsv", "markdown", "html"])
@given(review=reviews(), kind=st.sampled_from(KINDS))
def test_every_other_format_reads_back_to_the_same_cells(
    output_format: str, review: Review, kind: str
) -> None:
    table = tabulate(review, kind)
    assert read_back("".join(FORMATS[output_format].write(table)), output_format) == list_texts(
        table
    )


@pytest.mark.parametrize("output_format", ["csv", "tsv", "markdown", "GitHub's markdown", "html"])
@given(cells=st.lists(WORDS | ADDRESSES, min_size=1, max_size=4))
def test_any_words_read_back_from_any_format(output_format: str, cells: list[str]) -> None:
    table = Table(tuple(f"c{i}" for i in range(len(cells))), [tuple(cells)])
    name = "markdown" if "markdown" in output_format else output_format
    assert read_back("".join(FORMATS[name].write(table)), output_format) == list_texts(table)


@each_row(
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
@each_row("reader", ["markdown", "GitHub's markdown"])
def test_what_markdown_would_read_comes_out_as_it_is(reader: str, text: str) -> None:
    table = Table(("a", "b"), [(text, "end")])
    assert read_back("".join(FORMATS["markdown"].write(table)), reader)[1] == [text, "end"]


@each_row("kind", KINDS)
@each_row("output_format", [name for name in FORMATS if name != "table"])
def test_no_control_reaches_any_output_even_from_a_dataset_past_the_loader(
    output_format: str, kind: str
) -> None:
    table = tabulate(REVIEW, kind)
    rows = [tuple(TORTURE if isinstance(cell, str) else cell for cell in row) for row in table.rows]
    text = "".join(FORMATS[output_format].write(Table(table.columns, rows)))
    between = "\t" if output_format == "tsv" else ""
    assert {char for char in text if not char.isprintable()} <= set("\n\u00a0" + between)
    assert text.encode("utf-8")


FORMULAS = ["=1+1", "+41797480395", "-1", "@x", "\t=1", " =1", "＝1", "＋1", "－1", "＠x"]


@each_row("formula", FORMULAS)
def test_a_spreadsheet_is_given_no_formula(formula: str) -> None:
    table = Table(("a", "b"), [(formula, -1)])
    assert "".join(write_spreadsheet(table)).startswith(f"\ufeffa,b\n'{formula[:1].strip()}")
    assert "".join(write_spreadsheet(table)).endswith(",-1\n")
    assert not "".join(FORMATS["csv"].write(table)).split("\n")[1].startswith("'")


def test_a_spreadsheet_is_given_a_byte_order_mark_and_is_csv_by_itself(gcmreview: Run) -> None:
    text = gcmreview("info", "--spreadsheet").stdout
    assert text.startswith("\ufeffkind,id,field,text,paragraphs,origin\n")
    assert "contact,kim,phone,'+41797480395,[17],\n" in text
    assert "contact,kim,phone,+41797480395,[17],\n" in gcmreview("info", "-f", "csv").stdout


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
