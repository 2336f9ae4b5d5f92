"""The command check: files, folders and standard input, the report and the exit codes."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from support.drafts import RIGHT, UNKNOWN, WRONG, write
from support.processes import make_environment
from support.runs import Run


def test_a_misquotation_is_reported_with_its_place_the_difference_and_the_words_to_paste(
    gcmreview: Run, tmp_path: Path
) -> None:
    write(tmp_path, draft_md=f"# Draft\n\nShe was clear. {WRONG}")
    done = gcmreview("check", "draft.md")
    assert done.stdout == (
        "draft.md:3:17: error misquote: differs from alisjahbana-2 (para. 7): “bold” instead of "
        "“ambitious”"
        " [GCM101]\n"
        "    We must be [-bold-]{+ambitious+} and advance practical implementation of the Global"
        " Compact,\n"
        "    Source: “We must be ambitious and advance practical implementation of the Global"
        " Compact.” (Armida Salsiah Alisjahbana, alisjahbana-2, para. 7)\n"
        "\n"
        "1 draft: 1 quotation, 1 error.\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_a_clean_draft_is_one_line_and_0(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=RIGHT)
    done = gcmreview("check", "draft.md")
    expected = "1 draft: 1 quotation, no problems found.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


@pytest.mark.parametrize(
    ("draft", "fail_on", "code"),
    [
        (WRONG, "error", 1),
        (WRONG, "warning", 1),
        (WRONG, "never", 0),
        (UNKNOWN, "error", 0),
        (UNKNOWN, "warning", 1),
        (UNKNOWN, "never", 0),
        (RIGHT, "warning", 0),
    ],
)
def test_fail_on_is_the_least_severity_with_exit_code_1(
    gcmreview: Run, tmp_path: Path, draft: str, fail_on: str, code: int
) -> None:
    write(tmp_path, draft_md=draft)
    assert gcmreview("check", "draft.md", "--fail-on", fail_on).returncode == code


def test_standard_input_is_read_as_text_or_as_its_type_says(tmp_path: Path) -> None:
    def run(text: str, *options: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "gcmreview", "check", "-", "--format", "json", *options],
            input=text.encode(),
            capture_output=True,
            env=make_environment(HOME=str(tmp_path)),
            check=False,
        )
        assert done.stderr == b""
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    found = run(WRONG)["quotations"]
    assert [(each["path"], each["verdict"]) for each in found] == [("-", "misquote")]
    entities = (
        "&ldquo;We must be bold and advance practical implementation,&rdquo; said Alisjahbana."
    )
    assert run(entities)["quotations"] == []
    assert run(entities, "--type", "html")["quotations"][0]["verdict"] == "misquote"


def test_a_folder_means_all_drafts_in_it_each_once(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts" / "below").mkdir(parents=True)
    (tmp_path / "drafts" / ".hidden").mkdir()
    write(tmp_path / "drafts", b_md=WRONG, a_txt=RIGHT, code_py=WRONG, c_html=f"<p>{WRONG}</p>")
    write(tmp_path / "drafts" / "below", d_markdown=WRONG)
    write(tmp_path / "drafts" / ".hidden", e_md=WRONG)
    done = gcmreview("check", "drafts", "drafts/b.md", "--format", "json")
    paths = [each["path"] for each in json.loads(done.stdout)["quotations"]]
    names = ("a.txt", "b.md", "c.html", "below/d.markdown")
    assert paths == [str(Path("drafts", *name.split("/"))) for name in names]


NO_DRAFTS = {
    "missing.md": "missing.md: cannot be read: no such file or directory",
    "binary.md": "binary.md: is binary, not text; save it as .md, .txt, .html or .docx",
    "utf16.md": "utf16.md: is UTF-16; save it as UTF-8",
    "bare16.md": "bare16.md: is UTF-16 without a byte-order mark; save it as UTF-8",
    "latin.md": "latin.md:2:4: byte 0xf3 is not UTF-8; save the file as UTF-8",
    "nothing": "nothing: no drafts in this folder that are not hidden or excluded; they end in .md,"
    " .markdown, .mdown",
    "broken.docx": "broken.docx: is not a valid .docx document; open it in a word processor and"
    " save it again",
    "office.txt": "office.txt: is an archive or an Office file; use --type docx if it is a Word"
    " document; otherwise extract it, or save it as .txt",
    "page.rtf": "page.rtf: is Rich Text (RTF); save it as .docx, .html or .txt",
    "list.txt": "list.txt: is data, not prose (50001 quotation marks in 50001 characters); copy the"
    " prose in it to a file of its own",
    "": "'': is not the name of a file; name a draft or a folder",
}


@pytest.mark.parametrize("name", NO_DRAFTS)
def test_what_is_no_draft_is_one_line_and_3_and_the_others_are_checked(
    gcmreview: Run, tmp_path: Path, name: str
) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a", "b")
    (tmp_path / "binary.md").write_bytes(b"\x7fELF\x02\x01\x01\x00\x03 some text")
    (tmp_path / "utf16.md").write_bytes(RIGHT.encode("utf-16"))
    (tmp_path / "bare16.md").write_bytes("We must be".encode("utf-16-le"))
    (tmp_path / "latin.md").write_bytes("a\nAntónio".encode("latin-1"))
    (tmp_path / "nothing").mkdir()
    (tmp_path / "broken.docx").write_bytes(archive.getvalue())
    (tmp_path / "office.txt").write_bytes(archive.getvalue())
    (tmp_path / "page.rtf").touch()
    (tmp_path / "list.txt").write_text("“" * 50_001, encoding="utf-8")
    write(tmp_path, good_md=WRONG, more_md=RIGHT)
    done = gcmreview("check", "good.md", name, "more.md")
    assert done.returncode == 3
    assert done.stderr.startswith(f"gcmreview: {NO_DRAFTS[name]}")
    assert done.stderr.count("\n") == 1
    assert "good.md:1:2: error misquote" in done.stdout
    assert done.stdout.endswith("2 drafts: 2 quotations, 1 error.\n")


@pytest.mark.skipif(os.name == "nt", reason="there are no FIFOs")
def test_a_fifo_is_refused_rather_than_waited_for(gcmreview: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.md")
    done = gcmreview("check", "draft.md")
    said = "gcmreview: draft.md: is not a regular file; use - to read standard input\n"
    assert (done.returncode, done.stderr) == (3, said)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "jsn"], "--format: unknown value 'jsn'; did you mean 'json'?"),
        (["--fail-on", "errors"], "--fail-on: unknown value 'errors'; did you mean 'error'?"),
        (["--type", "md"], "--type: unknown value 'md'; "),
        (["--diff"], "--diff needs --fix; add it, or leave --diff out"),
        (["--fix", "--diff", "--format", "json"], "--diff prints a patch; leave --format out"),
        (["--fix", "-"], "--fix writes files; name a file, or add --diff to see the patch"),
        (["--min-words", "0"], "--min-words: write a whole number, 1 or more"),
        (["--jobs", "0"], "--jobs: write a whole number, 1 or more"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(
    gcmreview: Run, tmp_path: Path, options: list[str], message: str
) -> None:
    write(tmp_path, draft_md=RIGHT)
    done = gcmreview("check", "draft.md", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


def test_single_marks_make_a_warning_and_an_error_where_they_are_asked_for(
    gcmreview: Run, tmp_path: Path
) -> None:
    draft = (
        "'We must be bold and advance practical implementation,' said Alisjahbana. "
        "She said ‘We must be ambitious and advance practical implementation’. "
        "“She called it a ‘sustainable solution’, and the workers' rights 'the rights of all'.” "
        "The ministers' view was 'let them all go home tonight', and the members' too.\n"
    )
    write(tmp_path, draft_md=draft)
    last = [
        gcmreview("check", "draft.md", *more).stdout.splitlines()[-1]
        for more in ((), ("--single-marks",))
    ]
    assert last == [
        "1 draft: 4 quotations, 2 warnings.",
        "1 draft: 5 quotations, 1 error, 2 warnings.",
    ]


@pytest.mark.skipif(os.name == "nt", reason="the shell is POSIX")
def test_a_reader_that_goes_away_and_a_full_disk_are_answered(tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG)
    check = f'"{sys.executable}" -m gcmreview check draft.md'
    for line, expected in (
        (f"{{ sleep 0.1; {check}; echo $? >&2; }} | true", "141\n"),
        (f"{check} > /dev/full; echo $? >&2", "no space left on device\n3\n"),
    ):
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=tmp_path,
            env=make_environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr.endswith(expected)
        assert "Traceback" not in done.stderr
