"""What is found in a dataset, with its line, and what was compared."""

import re
from pathlib import Path

from gcmreview.dataset.loader import MOST_PROBLEMS
from gcmreview.validating.validator import Finding, Unread, Validated, validate_file, validate_files
from support.releases import MakeRelease
from support.runs import DATASET, ROOT, Edit

SAID = "said Kwame Okafor, Head of Office, ILO."


def validate(folder: Path, content: bytes) -> Validated:
    """Validate a file with this content."""
    path = folder / "a.toml"
    path.write_bytes(content)
    return validate_file(str(path))


def test_the_built_in_dataset_has_no_problems_and_all_of_it_is_compared() -> None:
    assert validate_file(str(DATASET)) == Validated(str(DATASET), (), paragraphs=21, records=62)


def test_every_finding_has_the_line_the_place_and_the_rule(edit_dataset: Edit) -> None:
    path = edit_dataset(('speaker = "motus"', 'speaker = "motos"'), ("value = 52", "value = 56"))
    lines = path.read_text(encoding="utf-8").split("\n")
    assert validate_file(str(path)).findings == (
        Finding(
            lines.index('speaker = "motos"') + 1,
            ("quotes", 7, "speaker"),
            "unknown-reference",
            "error",
            "unknown speaker 'motos'; did you mean 'motus'?",
        ),
        Finding(
            lines.index("value = 56") + 1,
            ("statistics", 1, "value"),
            "figure",
            "error",
            "'56 million' is not in 'text'; write the figure that is there",
        ),
    )


def test_a_file_that_is_no_toml_has_one_error_and_nothing_is_compared(tmp_path: Path) -> None:
    validated = validate(tmp_path, b"[release]\nid = \n")
    assert [(each.line, each.place, each.rule) for each in validated.findings] == [
        (2, (), "not-toml")
    ]
    assert (validated.paragraphs, validated.records) == (0, 0)


def test_records_are_not_counted_as_compared_where_a_paragraph_cannot_be_read(
    edit_dataset: Edit,
) -> None:
    path = edit_dataset(('text = "Bangkok –', 'text = "\\u0007Bangkok –'))
    validated = validate_file(str(path))
    assert [each.rule for each in validated.findings] == ["unsafe-character"]
    assert (validated.paragraphs, validated.records) == (0, 0)


def test_warnings_are_looked_for_once_there_are_no_errors(make_release: MakeRelease) -> None:
    text = f"Oslo – “We will go on with it,” {SAID}"
    valid = validate_file(str(make_release(text)))
    assert [(each.rule, each.severity) for each in valid.findings] == [
        ("unrecorded-quote", "warning")
    ]
    assert (valid.count("warning"), valid.count("error")) == (1, 0)
    invalid = validate_file(str(make_release(text, place="Geneva")))
    assert [each.severity for each in invalid.findings] == ["error"]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_validated(
    tmp_path: Path,
) -> None:
    missing = str(tmp_path / "missing.toml")
    outcome = validate_files([missing, str(DATASET)])
    assert [each.path for each in outcome.validated] == [str(DATASET)]
    message = f"{missing}: cannot be read: no such file or directory"
    assert outcome.unread == [Unread(missing, message)]


def make_many(count: int) -> bytes:
    """Return a dataset with a number of conclusions that have the id of another one."""
    conclusion = '[[conclusions]]\nid = "same"\ntext = "Bangkok"\nparagraph = 1\n'
    return DATASET.read_bytes() + (conclusion * (count + 1)).encode()


def test_where_there_may_be_more_errors_the_findings_are_not_complete(tmp_path: Path) -> None:
    below = validate(tmp_path, make_many(MOST_PROBLEMS - 1))
    assert (below.count("error"), below.is_complete) == (MOST_PROBLEMS - 1, True)
    at_limit = validate(tmp_path, make_many(MOST_PROBLEMS))
    assert (at_limit.count("error"), at_limit.is_complete) == (MOST_PROBLEMS, False)


def test_where_there_may_be_more_warnings_the_findings_are_not_complete(
    make_release: MakeRelease,
) -> None:
    for count, is_complete in ((MOST_PROBLEMS - 1, True), (MOST_PROBLEMS, False)):
        numbers = " ".join(f"In {number} towns." for number in range(10_000, 10_000 + count))
        path = make_release(f"Oslo – Kwame Okafor, Head of Office, ILO, left. {numbers}")
        validated = validate_file(str(path))
        assert (validated.count("warning"), validated.is_complete) == (count, is_complete)


def test_the_dataset_in_the_documents_is_complete_and_leaves_no_doubt(tmp_path: Path) -> None:
    document = (ROOT / "docs" / "datasets.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(#:schema.*?)^```", document, re.DOTALL | re.MULTILINE)
    validated = validate(tmp_path, example.encode())
    assert validated == Validated(validated.path, (), paragraphs=3, records=6)


def test_files_with_one_release_are_doubtful_also_where_they_have_errors(
    tmp_path: Path, edit_dataset: Edit, make_release: MakeRelease
) -> None:
    edited = edit_dataset(("value = 52", "value = 56"))
    other = make_release(f"Oslo – “We go on,” {SAID}")
    outcome = validate_files(map(str, (DATASET, other, edited, tmp_path / "gone.toml")))
    first, second, third = outcome.validated
    assert (first.findings, second.findings) == ((), ())
    line = edited.read_text(encoding="utf-8").split("\n").index('id = "gcm-asia-pacific-2021"') + 1
    assert third.findings[0] == Finding(
        line,
        ("release", "id"),
        "repeated-release",
        "warning",
        f"is the id of the release in {DATASET} too; change one of them to use both",
    )
    assert [each.rule for each in third.findings[1:]] == ["figure"]


def test_files_without_the_id_of_a_release_have_not_the_same(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text("[release]\n", encoding="utf-8")
    rules = {
        each.rule for one in validate_files(map(str, paths)).validated for each in one.findings
    }
    assert "repeated-release" not in rules
