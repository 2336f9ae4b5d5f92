"""The command new: what it prints and writes, and what it says of a file that is no release."""

import sys
from pathlib import Path

import pytest

from support.runs import Run, run_shell

TEXT = (
    "Talks Conclude\n\nOslo, 5 May 2022 – Over 200 delegates came.\n\n“We go,” said Jane Doe.\n\n"
    "The member agencies are: ESCAP, ILO and World Bank.\n\n"
    "Contact: Ann Roe, Press Officer, Acme, +47 22 33 44 55.\n"
)
SUMMARY = (
    "5 paragraphs, 1 quote, 1 speaker, 3 agencies, 1 statistic, 1 contact; "
    "3 comments with “Check:” to decide\n"
)


@pytest.fixture
def release(tmp_path: Path) -> str:
    """Return the name of a release in the current folder."""
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8", newline="")
    return "talks.txt"


def test_a_dataset_is_written_that_loads_and_validates_as_it_is(
    gcmreview: Run, release: str
) -> None:
    done = gcmreview("new", release, "-o", "talks.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"gcmreview: {SUMMARY}")
    assert gcmreview("validate", "talks.toml").stdout == (
        "1 dataset: 5 paragraphs, 8 records, no problems found.\n"
    )
    quoted = gcmreview("--data", "talks.toml", "quote", "doe-1")
    assert quoted.stdout == "“We go,” said Jane Doe.\n"


def test_without_an_output_the_dataset_is_printed(gcmreview: Run, release: str) -> None:
    done = gcmreview("new", release)
    assert done.returncode == 0
    assert done.stdout.startswith("#:schema ./dataset.schema.json\n# Talks Conclude, as data.")
    assert "date = 2022-05-05\n" in done.stdout


def test_a_release_is_read_from_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_shell(f"gcmreview new - < '{path}'")
    assert done.returncode == 0
    assert "Made from standard input by gcmreview new." in done.stdout.decode().replace("\n# ", " ")
    assert done.stderr.decode() == f"gcmreview: {SUMMARY}"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_the_dataset_is_utf_8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_shell(f"gcmreview new '{path}'", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert 'text = "“We go,” said Jane Doe."' in done.stdout.decode("utf-8")


def test_an_existing_file_is_kept_unless_force_is_given(
    gcmreview: Run, release: str, tmp_path: Path
) -> None:
    path = tmp_path / "talks.toml"
    path.write_text("mine", encoding="utf-8")
    done = gcmreview("new", release, "-o", "talks.toml")
    assert (done.returncode, done.stderr) == (
        3,
        "gcmreview: talks.toml: already exists; use --force to overwrite it\n",
    )
    assert path.read_text(encoding="utf-8") == "mine"
    assert gcmreview("new", release, "-o", "talks.toml", "--force").returncode == 0
    assert path.read_text(encoding="utf-8").startswith("#:schema")


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("code", "arguments", "message"),
    [
        (3, ("none.txt",), "none.txt: cannot be read: no such file or directory"),
        (2, (".",), ".: is a directory; name the file of one release"),
        (2, ("talks.txt", "--force"), "--force needs --output FILE; add it, or leave --force out"),
        (2, ("talks.txt", "--type", "txt"), "--type: unknown value 'txt'"),
        (2, ("talks.txt", "-o", "talks.txt", "--force"),
         "talks.txt: is the release itself; name another file"),
        (3, ("empty.txt",), "empty.txt: has no text; name the file of a release"),
        (3, ("talks.pdf",), "talks.pdf: "),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line_that_says_what_to_do(
    gcmreview: Run, tmp_path: Path, code: int, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "talks.pdf").write_bytes(b"%PDF-1.7\n")
    done = gcmreview("new", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_a_word_file_is_a_release_too(gcmreview: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Talks Conclude", 0)
    document.add_paragraph("“We go,” said Jane Doe.")
    document.save(str(tmp_path / "talks.docx"))
    done = gcmreview("new", "talks.docx")
    assert done.returncode == 0
    assert 'title = "Talks Conclude"' in done.stdout
    assert 'text = "We go,"' in done.stdout
