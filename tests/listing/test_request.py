"""The format and the other options of a listing, and those that cannot be combined."""

import csv
import io
from pathlib import Path

import pytest

from gcmreview.errors import UsageError
from gcmreview.listing.request import OutputOptions, settle_options
from support.rows import each_row
from support.runs import Run, run_shell

PLAIN = OutputOptions(None, None, None, None, spreadsheet=False)


@each_row(
    ("form", "usual", "chosen"),
    [
        (PLAIN, "", "table"),
        (PLAIN, "json", "json"),
        (PLAIN._replace(format="csv"), "json", "csv"),
        (PLAIN._replace(format="table"), "json", "table"),
        (PLAIN._replace(spreadsheet=True), "json", "csv"),
        (PLAIN._replace(spreadsheet=True, format="csv"), "", "csv"),
        (PLAIN._replace(chart=True), "json", "table"),
        (PLAIN._replace(chart=True, format="table"), "", "table"),
        (PLAIN._replace(fields=("id",), spreadsheet=True), "", "csv"),
        (PLAIN._replace(output="a.b/q.csv"), "json", "csv"),
        (PLAIN._replace(output="q.JSON"), "csv", "json"),
        (PLAIN._replace(output="q.jsonl"), "", "jsonl"),
        (PLAIN._replace(output="q.ndjson"), "", "jsonl"),
        (PLAIN._replace(output="q.tsv", fields=("id",)), "", "tsv"),
        (PLAIN._replace(output="q.md"), "", "markdown"),
        (PLAIN._replace(output="q.markdown"), "", "markdown"),
        (PLAIN._replace(output="q.html"), "", "html"),
        (PLAIN._replace(output="q.htm", format="html"), "", "html"),
        (PLAIN._replace(output="q.csv", spreadsheet=True), "json", "csv"),
        (PLAIN._replace(output="-", spreadsheet=True), "json", "csv"),
        (PLAIN._replace(output="q.txt"), "", "table"),
        (PLAIN._replace(output="q.txt"), "json", "json"),
        (PLAIN._replace(output="a.csv/q"), "", "table"),
        (PLAIN._replace(output="q.txt", format="csv"), "", "csv"),
        (PLAIN._replace(output="q.log", format="csv"), "", "csv"),
        (PLAIN._replace(output="q.csv", template="{id}"), "", "table"),
        (PLAIN._replace(output="q.xml", template="{id}"), "", "table"),
        (PLAIN._replace(output="q.txt", chart=True), "json", "table"),
    ],
)
def test_the_format_is_that_of_the_options_then_of_the_environment_then_a_table(
    form: OutputOptions, usual: str, chosen: str
) -> None:
    assert settle_options(form, usual) == form._replace(format=chosen)


@each_row(
    ("form", "message"),
    [
        (
            PLAIN._replace(output="q.csv", format="json"),
            "--output q.csv: this ending is for csv, but --format is json; leave --format out,",
        ),
        (
            PLAIN._replace(output="q.html", format="table"),
            "--output q.html: this ending is for html, but --format is table",
        ),
        (
            PLAIN._replace(output="q.dat"),
            "--output q.dat: no format has this ending; use '.json', '.jsonl', '.ndjson', '.csv',"
            " '.tsv', '.md', '.markdown', '.html' or '.htm', or add --format",
        ),
        *(
            (
                PLAIN._replace(output=f"q.{ending}", format=name, template=template),
                f"--output q.{ending}: no format has this ending; use '.csv' for a spreadsheet, "
                "'.html' for a word processor",
            )
            for ending, name, template in (
                ("xlsx", None, None),
                ("xlsx", "csv", None),
                ("ODS", "csv", None),
                ("docx", "html", None),
                ("pdf", None, "{id}"),
            )
        ),
        (PLAIN._replace(output="q.xlsx", spreadsheet=True), "--spreadsheet writes CSV; give --out"),
        (PLAIN._replace(output="q.txt", spreadsheet=True), "--spreadsheet writes CSV; give --outp"),
        (PLAIN._replace(output="csv", spreadsheet=True), "--spreadsheet writes CSV; give --output"),
        (PLAIN._replace(output="q.csv", chart=True), "--chart draws text; give --output a name"),
        (PLAIN._replace(output="q.png", chart=True), "--chart draws text; give --output a name"),
        (PLAIN._replace(template="x", format="json"), "--template cannot be combined with --form"),
        (PLAIN._replace(template="x", fields=("id",)), "--template cannot be combined with --fiel"),
        (PLAIN._replace(spreadsheet=True, format="json"), "--spreadsheet prints CSV; leave --form"),
        (PLAIN._replace(spreadsheet=True, template="x"), "--spreadsheet cannot be combined with "),
        (PLAIN._replace(chart=True, spreadsheet=True), "--chart cannot be combined with --format"),
        (PLAIN._replace(chart=True, format="csv"), "--chart cannot be combined with --format"),
        (PLAIN._replace(chart=True, fields=("id",)), "--chart cannot be combined with --format"),
        (PLAIN._replace(chart=True, template="x"), "--chart cannot be combined with --format"),
    ],
)
def test_options_that_cannot_be_combined_are_refused(form: OutputOptions, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        settle_options(form, "")
    assert str(refused.value).startswith(message)


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
        (["--template", "{}"], "--template: unknown field ''; choose from 'id', 'speaker'"),
        (["--template", ""], "--template: it has no field; write one in braces, such as {id}"),
        (["--template", "{{id}}"], "--template: it has no field; write one in braces, such as"),
        (["--template", "{name!r}"], "--template: unknown field 'name!r'"),
        (["--template", "{"], "--template: a single '{'; write '{{' to print it"),
        (["--template", "x}"], "--template: a single '}'; write '}}' to print it"),
        (["--template", "a\\x"], "--template: '\\x' is not an escape; use '\\n', '\\t' or '\\\\'"),
        (["--template", "a\\"], "--template: '\\' is not an escape"),
        (["--template", "{id}", "--format", "json"], "--template cannot be combined with --format"),
        (["--template", "{id}", "--fields", "id"], "--template cannot be combined with --fields"),
        (["--spreadsheet", "--format", "tsv"], "--spreadsheet prints CSV; leave --format out"),
        (["--limit", "-1"], "--limit: write a whole number, 0 or more;"),
        (["--limit", "many"], "--limit: write a whole number, 0 or more;"),
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


def test_limit_takes_the_first_records(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--limit", "2", "--template", "{id}")
    assert done.stdout == "vitorino-1\nvitorino-2\n"
    assert gcmreview("quotes", "--limit", "0", "--format", "json").stdout == "[]\n"
    assert "Quotes (3 of 8)" in gcmreview("quotes", "--limit", "3").stdout


def test_the_format_of_the_environment_gives_way_to_a_template(gcmreview: Run) -> None:
    done = gcmreview("quotes", "--limit", "1", "--template", "{id}", GCMREVIEW_FORMAT="json")
    assert done.stdout == "vitorino-1\n"


def test_the_environment_sets_the_format_and_a_wrong_one_is_refused(gcmreview: Run) -> None:
    assert gcmreview("source", "0", GCMREVIEW_FORMAT="jsonl").stdout.startswith('{"number": 0')
    done = gcmreview("source", "0", GCMREVIEW_FORMAT="yaml")
    assert done.returncode == 2
    assert "GCMREVIEW_FORMAT: unknown value 'yaml'" in done.stderr


@pytest.mark.parametrize(
    ("name", "output_format"),
    [("q.csv", "csv"), ("q.TSV", "tsv"), ("q.md", "markdown"), ("q.txt", "table")],
)
def test_a_file_has_the_format_of_its_ending(
    gcmreview: Run, tmp_path: Path, name: str, output_format: str
) -> None:
    done = gcmreview("quotes", "--output", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    expected = gcmreview("quotes", "--format", output_format).stdout
    assert (tmp_path / name).read_text(encoding="utf-8") == expected


def test_a_name_that_says_another_format_is_refused_and_nothing_is_written(
    gcmreview: Run, tmp_path: Path
) -> None:
    for options in (["-f", "json", "-o", "q.csv"], ["-o", "q.xlsx"], ["--spreadsheet", "-o", "q"]):
        done = gcmreview("quotes", *options)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "utf-16"])
def test_a_spreadsheet_is_utf_8_with_its_mark_in_any_encoding(
    gcmreview: Run, tmp_path: Path, encoding: str
) -> None:
    done = gcmreview("quotes", "--spreadsheet", "--output", "q.csv", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    content = (tmp_path / "q.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,speaker,")
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))) == 9
    printed = run_shell("gcmreview quotes --spreadsheet", PYTHONIOENCODING=encoding)
    assert (printed.returncode, printed.stdout, printed.stderr) == (0, content, b"")
