"""The command rules, and the document that is made from the rules as well."""

import json

import pytest

from gcmreview.check.codes import CODES
from gcmreview.validating.rules import RULES
from support.runs import Run
from write_rules import DOCUMENT, write_document

GCM102 = """\
GCM102 omission (error)
An omission is marked by an ellipsis.

Words of the source are left out without a mark.
Source: EU Interinstitutional Style Guide, 5.10

Reported:
    “We must use the Global Compact in overcoming these challenges”, said Pramudwinai.

Not reported:
    “We must use the Global Compact … in overcoming these challenges”, said Pramudwinai.

To suppress it, put <!-- gcmreview: ignore --> at the end of a line of the paragraph.
"""


def test_without_a_code_every_rule_has_a_line_that_fits_a_narrow_terminal(gcmreview: Run) -> None:
    done = gcmreview("rules")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in lines] == [*CODES, *RULES]
    assert max(map(len, lines)) <= 80
    assert lines[2] == "GCM003  none     A quotation is long enough to be checked."
    assert lines[4] == "GCM102  error    An omission is marked by an ellipsis."
    assert lines[6] == "GCM104  warning  A final ? or ! is neither left out nor added."
    assert lines[len(CODES)] == "not-toml           error    A dataset is TOML in UTF-8."


@pytest.mark.parametrize("code", ["GCM102", "gcm102", "Gcm102"])
def test_a_code_in_any_case_explains_its_rule(gcmreview: Run, code: str) -> None:
    assert gcmreview("rules", code).stdout == GCM102


EVENT_DATES = """\
event-dates (error of validate)
An event does not end before it starts.

Correct the start or the end.

Reported:
    end = 2021-03-09

Not reported:
    end = 2021-03-12
"""


@pytest.mark.parametrize("name", ["event-dates", "Event-Dates", " event-dates"])
def test_a_name_explains_the_rule_of_datasets(gcmreview: Run, name: str) -> None:
    assert gcmreview("rules", name).stdout == EVENT_DATES


def test_a_rule_of_datasets_cannot_be_selected_in_a_check(gcmreview: Run) -> None:
    done = gcmreview("check", "draft.md", "--select", "event-dates")
    assert done.returncode == 2
    assert "unknown rule 'event-dates'" in done.stderr


def test_an_example_of_several_paragraphs_is_indented_as_a_whole(gcmreview: Run) -> None:
    example = gcmreview("rules", "GCM404").stdout.split("Not reported:\n")[1]
    assert example == (
        "    Pramudwinai: “We can and must continue to advance.\n"
        "\n"
        "    “We must use the Global Compact.”\n"
        "\n"
        "To suppress it, put <!-- gcmreview: ignore --> at the end of a line of the paragraph.\n"
    )


def test_what_is_not_reported_as_a_problem_cannot_be_suppressed(gcmreview: Run) -> None:
    texts = {code: gcmreview("rules", code).stdout for code in ("GCM001", "GCM003", "GCM104")}
    assert [code for code, text in texts.items() if "suppress" in text] == ["GCM104"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("GCM911", "unknown rule 'GCM911'; did you mean 'GCM901', 'GCM101' or 'GCM902'?"),
        ("gcm14", "unknown rule 'gcm14'; did you mean 'GCM104'"),
        ("plagiarism", "unknown rule 'plagiarism'; gcmreview rules lists them"),
        ("", "unknown rule ''; gcmreview rules lists them"),
    ],
)
def test_an_unknown_code_is_wrong_usage_with_the_nearest_ones(
    gcmreview: Run, code: str, message: str
) -> None:
    done = gcmreview("rules", code)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_json_has_every_field_of_the_rules(gcmreview: Run) -> None:
    objects = [{"code": code, **rule._asdict()} for code, rule in CODES.items()]
    objects += [{"code": name, **rule._asdict()} for name, rule in RULES.items()]
    assert json.loads(gcmreview("rules", "--format", "json").stdout) == objects
    assert json.loads(gcmreview("rules", "gcm101", "-f", "json").stdout) == [objects[3]]


def test_an_unknown_format_is_wrong_usage(gcmreview: Run) -> None:
    done = gcmreview("rules", "--format", "yaml")
    assert done.returncode == 2
    assert (
        done.stderr == "gcmreview: --format: unknown value 'yaml'; choose from 'text' or 'json'\n"
    )


def test_the_document_of_the_rules_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == write_document()
