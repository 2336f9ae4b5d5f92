"""The format and the other options of a listing, and those that cannot be combined."""

import pytest

from support.runs import Run


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
