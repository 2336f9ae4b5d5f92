"""No pipe, terminal, locale, full disk or signal makes it lose a character or show a traceback."""

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gcmreview.dataset.loader import load_review
from support.processes import Call, make_environment, run_binary
from support.runs import ROOT, Run, posix_only, run_shell

REVIEW = load_review()


LISTINGS = ["info", "source --format json", "quotes --format csv", "stats --chart", "--help"]


@posix_only
@pytest.mark.parametrize("arguments", LISTINGS)
def test_a_reader_that_closes_the_pipe_gets_no_message(arguments: str) -> None:
    # The reader is gone before anything is written; PIPESTATUS is not in every sh.
    line = f"{{ sleep 0.05; gcmreview {arguments}; echo $? >&3; }} 3>&2 | true"
    done = run_shell(line)
    assert done.stderr == b"141\n"


@posix_only
def test_head_gets_its_line_and_there_is_no_message() -> None:
    done = run_shell("gcmreview source --format jsonl | head -1")
    assert json.loads(done.stdout)["number"] == 0
    assert done.stderr == b""


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [*LISTINGS, "--version"])
def test_a_full_disk_is_one_line_and_3(arguments: str) -> None:
    done = run_shell(f"gcmreview {arguments} > /dev/full")
    assert done.returncode == 3
    message = b"gcmreview: standard output: cannot be written: no space left on device\n"
    assert done.stderr == message


@posix_only
@pytest.mark.parametrize("arguments", LISTINGS)
def test_a_closed_output_is_one_line_and_3(arguments: str) -> None:
    done = run_shell(f"gcmreview {arguments} >&-")
    assert done.returncode == 3
    assert done.stderr == b"gcmreview: standard output is closed; nothing was printed\n"


# The command, which encodes what it prints in blocks of a few characters.
IN_BLOCKS = """
from gcmreview.output import stdout
from gcmreview.__main__ import main
stdout._BLOCK = 10
main()
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "iso2022_jp"])
@pytest.mark.parametrize("arguments", ["source --format csv", "source --template {text}"])
def test_many_parts_are_encoded_as_one_text(encoding: str, arguments: str, gcmreview: Run) -> None:
    environment = make_environment(PYTHONIOENCODING=encoding)
    command = [sys.executable, "-c", IN_BLOCKS, *arguments.split()]
    printed = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    # The source is shorter than one block of the command's own.
    assert printed == run_binary(Call(arguments.split(), ROOT, environment)).stdout
    if encoding != "iso2022_jp":
        # Japanese lacks characters of the source.
        assert printed.decode(encoding) == gcmreview(*arguments.split()).stdout


LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "latin-1": {"PYTHONIOENCODING": "iso-8859-1"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "with an error handler": {"PYTHONIOENCODING": "ascii:strict"},
}


def run_in(locale: str, *arguments: str) -> tuple[bytes, str, str]:
    """Run the command in a locale; return its output, the encoding, and what it said."""
    environment = LOCALES[locale]
    done = run_binary(Call(arguments, ROOT, make_environment(**environment)))
    assert done.returncode == 0
    encoding = environment.get("PYTHONIOENCODING", "ascii").split(":")[0]
    return done.stdout, encoding, done.stderr.decode()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_json_is_utf_8_and_loses_nothing_in_any_locale(locale: str, output_format: str) -> None:
    output, _, said = run_in(locale, "source", "--format", output_format)
    text = output.decode("utf-8")
    if output_format == "json":
        records = json.loads(text)
    else:
        records = [json.loads(line) for line in text.splitlines()]
    assert "\n\n".join(record["text"] for record in records) == REVIEW.source
    assert said == ""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("output_format", ["markdown", "html"])
def test_markup_loses_nothing_in_any_locale(locale: str, output_format: str) -> None:
    output, encoding, said = run_in(locale, "quotes", "--format", output_format)
    text = html.unescape(output.decode(encoding))
    assert all(quote.text in text for quote in REVIEW.quotes)
    assert said == ""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("options", [[], ["-f", "csv"], ["-f", "tsv"], ["--template", "{name}"]])
def test_text_falls_back_visibly_in_any_locale(locale: str, options: list[str]) -> None:
    output, encoding, said = run_in(locale, "quotes", "vitorino", *options)
    text = output.decode(encoding)
    spelled = "".join(
        char if char.encode(encoding, "ignore") else f"\\u{ord(char):04x}" for char in "António"
    )
    assert spelled in text
    assert "?" not in text
    # A program may take the escapes for the text, so it is said that they are none.
    is_said = "lacks some characters, printed as \\uXXXX; set PYTHONIO" in said
    assert is_said == (bool(options) and "\\u" in text)


def test_a_report_in_utf_16_has_one_byte_order_mark(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("“No nation can address migration alone,” said Vitorino.\n" * 2, "utf-8")
    environment = make_environment(PYTHONIOENCODING="utf-16")
    done = run_binary(Call(["check", "draft.txt"], tmp_path, environment))
    text = done.stdout.decode("utf-16")
    assert "2 quotations, 2 warnings." in text
    assert "\ufeff" not in text


def test_an_argument_is_understood_in_a_c_locale(gcmreview: Run) -> None:
    for arguments in (["speakers", "António"], ["quotes", "--speaker", "António Vitorino"]):
        done = gcmreview(*arguments, "--format", "jsonl", **LOCALES["C"])
        assert done.returncode == 0
        assert "Vitorino" in done.stdout
