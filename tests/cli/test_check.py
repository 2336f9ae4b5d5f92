"""The command check: files, folders and standard input; reports, exit codes and fixes."""

import contextlib
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gcmreview.check.codes import CODES
from gcmreview.check.reports.registry import REPORTS
from support.runs import ROOT, Run, make_environment, read_terminal

SAID = "said Armida Salsiah Alisjahbana.\n"
RIGHT = f"“We must be ambitious and advance practical implementation of the Global Compact,” {SAID}"
WRONG = RIGHT.replace("ambitious", "bold")
UNKNOWN = "“The harbour will be dredged again in the spring,” the mayor said.\n"


def write(folder: Path, **drafts: str) -> None:
    for name, text in drafts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8", newline="")


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
def test_fail_on_says_from_what_on_the_exit_code_is_1(
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


def test_a_folder_stands_for_the_drafts_below_it_each_once(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts" / "below").mkdir(parents=True)
    (tmp_path / "drafts" / ".hidden").mkdir()
    write(tmp_path / "drafts", b_md=WRONG, a_txt=RIGHT, code_py=WRONG, c_html=f"<p>{WRONG}</p>")
    write(tmp_path / "drafts" / "below", d_markdown=WRONG)
    write(tmp_path / "drafts" / ".hidden", e_md=WRONG)
    done = gcmreview("check", "drafts", "drafts/b.md", "--format", "json")
    paths = [each["path"] for each in json.loads(done.stdout)["quotations"]]
    names = ("a.txt", "b.md", "c.html", "below/d.markdown")
    assert paths == [str(Path("drafts", *name.split("/"))) for name in names]


def test_the_text_of_a_word_document_is_checked_by_paragraph(
    gcmreview: Run, tmp_path: Path
) -> None:
    make_document(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    # The number of the paragraph is the line: a heading, a paragraph, insertions, a cell, a note.
    assert [(each["line"], each["column"], each["verdict"]) for each in found] == [
        (2, 2, "misquote"),
        (3, 2, "misquote"),
        (4, 2, "permitted"),
        (6, 2, "permitted"),
    ]
    assert found[0]["suggestion"].startswith("We must be ambitious")
    assert "never" in found[1]["text"]
    assert "long ago" not in found[2]["text"]


def test_a_paragraph_in_a_style_of_quotations_of_word_is_a_block_quotation(
    gcmreview: Run, tmp_path: Path
) -> None:
    document = start_document()
    words = "We must be bold and advance practical implementation of the Global Compact."
    for style in ("Quote", "Intense Quote", "Normal"):
        document.add_paragraph(words, style=style)
    document.save(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    places = [(each["line"], each["column"], each["end_column"]) for each in found]
    assert places == [(1, 1, len(words) + 1), (2, 1, len(words) + 1)]
    assert {each["text"] for each in found} == {words}


def test_credits_rows_and_notes_of_word_are_read_as_they_stand(
    gcmreview: Run, tmp_path: Path
) -> None:
    document = start_document()
    words = "No country can address the challenges and opportunities of migration alone"
    document.add_paragraph(f"{words}.", style="Quote")
    document.add_paragraph("— António Vitorino")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "António Vitorino", f"“{words}.”"
    table.cell(1, 0).text, table.cell(1, 1).text = "Alisjahbana", f"“{words}.”"
    before, after = words.split(" and ")
    noted = document.add_paragraph(f"“{before}")
    noted.add_run("2").font.superscript = True
    noted.add_run(f" and {after},” said Alisjahbana.")
    document.save(tmp_path / "draft.docx")
    found = check_document(gcmreview)
    assert [(each["line"], each["code"]) for each in found] == [
        (1, "GCM302"),
        (4, "GCM302"),
        (6, "GCM001"),
        (7, "GCM002"),
    ]


def start_document() -> Any:
    """Return a new document of Word."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    return docx.Document()


def check_document(gcmreview: Run) -> Any:
    """Return the quotations that are found in ``draft.docx``."""
    return json.loads(gcmreview("check", "draft.docx", "--format", "json").stdout)["quotations"]


def make_document(path: Path) -> None:
    """Write a document with a run in bold, a tracked insertion and deletion, a cell and a note."""
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    document = docx.Document()
    document.add_heading("A heading", 1)
    bold = document.add_paragraph("“We must be ")
    bold.add_run("bold").bold = True
    bold.add_run(" and advance practical implementation of the Global Compact,” said Alisjahbana.")
    inserted = document.add_paragraph("“No country can address the challenges")
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parse = docx.oxml.parse_xml
    space = 'xml:space="preserve"'
    inserted._p.append(parse(f"<w:ins {namespace}><w:r><w:t {space}> never</w:t></w:r></w:ins>"))
    inserted.add_run(" and opportunities of migration alone,” said Alisjahbana.")
    deleted = document.add_paragraph("“No country can address")
    gone = f"<w:del {namespace}><w:r><w:delText> long ago</w:delText></w:r></w:del>"
    deleted._p.append(parse(gone))
    deleted.add_run(" the challenges and opportunities of migration alone,” said Alisjahbana.")
    cell = document.add_table(1, 2).cell(0, 1)
    document.save(path)
    assert cell.text == ""
    cell.text = "“We must be ambitious and advance practical implementation,” said Alisjahbana."
    document.save(path)


NO_DRAFTS = {
    "missing.md": "missing.md: cannot be read: no such file or directory",
    "empty.md": "empty.md: is empty; there is nothing to check",
    "binary.md": "binary.md: is binary, not text; convert it to '.md', '.txt', '.html' or '.docx'",
    "utf16.md": "utf16.md: is UTF-16; save it as UTF-8",
    "bare16.md": "bare16.md: is UTF-16 without a byte-order mark; save it as UTF-8",
    "latin.md": "latin.md:2: byte 0xf3 is not UTF-8; save the file as UTF-8",
    "nothing": f"nothing: no drafts in this directory; they end in {'.md, .markdown, .mdown'}",
    "broken.docx": "broken.docx: is not a valid .docx document; open it in a word processor and"
    " save it again",
    "office.txt": "office.txt: is a zip or office file, not text; "
    "convert it to '.md', '.txt', '.html' or '.docx'",
}


@pytest.mark.parametrize("name", NO_DRAFTS)
def test_what_is_no_draft_is_one_line_and_3_and_the_others_are_checked(
    gcmreview: Run, tmp_path: Path, name: str
) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a", "b")
    (tmp_path / "empty.md").write_bytes(b"\xef\xbb\xbf \n")
    (tmp_path / "binary.md").write_bytes(b"\x7fELF\x02\x01\x01\x00\x03 some text")
    (tmp_path / "utf16.md").write_bytes(RIGHT.encode("utf-16"))
    (tmp_path / "bare16.md").write_bytes("We must be".encode("utf-16-le"))
    (tmp_path / "latin.md").write_bytes("a\nAntónio".encode("latin-1"))
    (tmp_path / "nothing").mkdir()
    (tmp_path / "broken.docx").write_bytes(archive.getvalue())
    (tmp_path / "office.txt").write_bytes(archive.getvalue())
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
        (["--min-words", "0"], "Invalid value for '--min-words'"),
        (["--jobs", "0"], "Invalid value for '--jobs'"),
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


def test_fix_writes_the_sources_words_and_nothing_else(gcmreview: Run, tmp_path: Path) -> None:
    draft = f"\ufeff# Draft\r\n\r\n{WRONG}\r\n{UNKNOWN}"
    omission = (
        "“We must use the Global Compact in overcoming these challenges,” said Pramudwinai.\n"
    )
    (tmp_path / "draft.md").write_bytes((draft + omission).encode())
    (tmp_path / "draft.md").chmod(0o640)
    shown = gcmreview("check", "draft.md", "--fix", "--diff")
    assert (shown.returncode, shown.stderr) == (
        1,
        "gcmreview: draft.md: 2 quotations would be fixed\n",
    )
    assert "-“We must be bold and" in shown.stdout
    assert "+“We must be ambitious and" in shown.stdout
    assert (tmp_path / "draft.md").read_bytes() == (draft + omission).encode()
    done = gcmreview("check", "draft.md", "--fix")
    assert (done.returncode, done.stderr) == (0, "gcmreview: draft.md: 2 quotations fixed\n")
    expected = (draft + omission).replace("bold", "ambitious")
    expected = expected.replace("Compact in", "Compact to its full potential in")
    assert (tmp_path / "draft.md").read_bytes() == expected.encode()
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "draft.md").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["draft.md"]
    assert gcmreview("check", "draft.md", "--fix").stderr == ""


def test_passages_in_single_marks_are_pointed_to_where_they_are_like_the_sources(
    gcmreview: Run, tmp_path: Path
) -> None:
    draft = (
        "'We must be bold and advance practical implementation,' said Alisjahbana. "
        "She said ‘We must be ambitious and advance practical implementation’. "
        "“She called it a ‘sustainable solution’, and the workers' rights 'the rights of all'.” "
        "The ministers' view was 'let them all go home tonight', and the members' too.\n"
    )
    write(tmp_path, draft_md=draft)
    done = gcmreview("check", "draft.md")
    assert (done.returncode, done.stderr) == (
        0,
        "gcmreview: draft.md: 2 passages in single marks resemble the source; "
        "use --single-marks to check\n",
    )
    assert gcmreview("check", "draft.md", "--single-marks").stderr == ""


def test_fix_leaves_a_read_only_draft_as_it_is(gcmreview: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(WRONG, encoding="utf-8")
    draft.chmod(0o444)
    done = gcmreview("check", "draft.md", "--fix")
    assert (done.returncode, done.stderr) == (
        3,
        "gcmreview: draft.md: is read-only, so --fix leaves it as it is\n",
    )
    assert draft.read_text(encoding="utf-8") == WRONG


@pytest.mark.skipif(os.name == "nt", reason="patch is a POSIX program")
def test_the_patch_is_one_that_git_applies(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG.rstrip("\n"))
    patch = gcmreview("check", "draft.md", "--fix", "--diff").stdout
    done = subprocess.run(
        ["git", "apply", "-"], input=patch, text=True, cwd=tmp_path, encoding="utf-8", check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == RIGHT.rstrip("\n")


@pytest.mark.skipif(os.name == "nt", reason="patch is a POSIX program")
@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("./below/draft.md", WRONG),
        ("draft.md", f"\ufeff{WRONG}"),
        ("draft.md", f"one\u2028two\x85three\n\n{WRONG}\nfour\u2028\n"),
        ("draft.txt", f"one\x0btwo\x0cthree\rfour\n\n{WRONG}"),
        ("draft.md", f"one\r\n\r\n{WRONG.rstrip()}"),
    ],
)
def test_the_patch_is_what_fix_writes(
    gcmreview: Run, tmp_path: Path, name: str, draft: str
) -> None:
    (tmp_path / "below").mkdir()
    path = tmp_path / name
    path.write_bytes(draft.encode())
    command = [sys.executable, "-m", "gcmreview", "check", name, "--fix", "--diff"]
    environment = make_environment(HOME=str(tmp_path))
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=False
    )
    gcmreview("check", name, "--fix")
    fixed = path.read_bytes()
    assert fixed == draft.replace("bold", "ambitious").encode()
    path.write_bytes(draft.encode())
    subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == fixed


def test_several_processes_find_what_one_finds(gcmreview: Run, tmp_path: Path) -> None:
    drafts = [WRONG, RIGHT, UNKNOWN]
    for number in range(30):
        write(tmp_path, **{f"draft{number:02}_md": drafts[number % 3]})
    (tmp_path / "draft99.md").write_bytes(b"\xff")
    one = gcmreview("check", ".", "--format", "json")
    several = gcmreview("check", ".", "--format", "json", "-j", "3")
    assert (several.returncode, several.stdout, several.stderr) == (3, one.stdout, one.stderr)
    assert json.loads(one.stdout)["summary"]["drafts"] == 30


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="the processes are told from /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_the_processes_end_with_the_one_that_started_them(tmp_path: Path, name: str) -> None:
    running = start_long_check(tmp_path)
    wait_for(lambda: len(list_processes(running.pid)) == 3)
    running.send_signal(getattr(signal, name))
    running.wait(timeout=20)
    wait_for(lambda: list_processes(running.pid) == [])
    output, errors = running.communicate()
    assert (output, errors) == (b"", b"")


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds, half a minute at most."""
    deadline = time.monotonic() + 30
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert holds()


def start_long_check(folder: Path) -> subprocess.Popen[bytes]:
    """Start a check of many drafts by two processes, in a session of its own."""
    draft = "The mayor said “We must be bold and advance it all now, we think, as ever.” " * 2000
    for number in range(60):
        write(folder, **{f"draft{number:02}_md": draft})
    return subprocess.Popen(
        [sys.executable, "-m", "gcmreview", "check", ".", "-j", "2"],
        cwd=folder,
        env=make_environment(HOME=str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def list_processes(session: int) -> list[int]:
    """Return the processes of a session that run, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, number = path.read_text().rpartition(") ")[2].split()[:4]
            if number == str(session) and state != "Z":
                found.append(int(path.parent.name))
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a group")
def test_ctrl_c_ends_all_processes_in_silence(tmp_path: Path) -> None:
    running = start_long_check(tmp_path)
    time.sleep(1.5)
    os.killpg(running.pid, signal.SIGINT)
    output, errors = running.communicate(timeout=20)
    assert (running.returncode, output, errors) == (130, b"", b"")
    # The end of the pipes says that no process of the group holds them any more.


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("count", "is_shown"), [(19, False), (20, True)])
def test_20_drafts_show_their_progress_on_a_terminal_and_19_do_not(
    tmp_path: Path, count: int, is_shown: bool
) -> None:
    for number in range(count):
        write(tmp_path, **{f"draft{number:02}_md": RIGHT})
    main, terminal = os.openpty()
    command = [sys.executable, "-m", "gcmreview", "check", "."]
    environment = make_environment(HOME=str(tmp_path), TERM="xterm-256color", COLUMNS="80")
    done = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=terminal
    )
    os.close(terminal)
    shown = read_terminal(main).decode()
    os.close(main)
    output = done.communicate()[0]
    assert done.returncode == 0
    assert ("Checking" in shown) == is_shown
    assert "Traceback" not in shown
    assert output.decode() == f"{count} drafts: {count} quotations, no problems found.\n"


def test_the_json_has_every_quotation_in_order_and_keeps_to_its_schema(
    gcmreview: Run, tmp_path: Path
) -> None:
    figure = "In Asia and the Pacific there were 56 million international migrants in 1990.\n"
    comment = "<!-- gcmreview: ignore -->\n"
    write(tmp_path, draft_md=f"{RIGHT}\n{WRONG}\n{UNKNOWN}\n“key”\n\n{figure}\n{comment}")
    report = json.loads(gcmreview("check", "draft.md", "-f", "json").stdout)
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({**schema, "$ref": "#/$defs/check"}).validate(report)
    verdicts = [each["verdict"] for each in report["quotations"]]
    assert verdicts == ["permitted", "misquote", "not-found", "verbatim"]
    assert [each["verdict"] for each in report["figures"]] == ["figure"]
    assert [each["verdict"] for each in report["comments"]] == ["comment"]
    assert report["summary"] == {
        "drafts": 1,
        "quotations": 4,
        "figures": 1,
        "comments": 1,
        "errors": 2,
        "warnings": 2,
        "ignored": 0,
        "verdicts": {
            "verbatim": 1,
            "permitted": 1,
            "misquote": 1,
            "not-found": 1,
            "figure": 1,
            "comment": 1,
        },
    }


def test_github_gets_an_annotation_a_line(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG)
    done = gcmreview("check", "draft.md", "--format", "github")
    assert done.stdout == (
        "::error file=draft.md,line=1,col=2,endColumn=76,title=GCM101 misquote::differs from"
        " alisjahbana-2 (para. 7): “bold” instead of “ambitious”%0ASource: “We must be ambitious"
        " and advance practical implementation of the Global Compact.”\n"
    )


def test_sarif_names_its_rules_and_the_places_of_its_results(
    gcmreview: Run, tmp_path: Path
) -> None:
    (tmp_path / "a folder").mkdir()
    write(tmp_path / "a folder", draft_md=WRONG)
    done = gcmreview("check", "a folder/draft.md", "--format", "sarif")
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        code for code, rule in CODES.items() if rule.severity != "none"
    ]
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "GCM101"
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20folder/draft.md"
    start = WRONG.index("We")
    assert place["region"] == {
        "startLine": 1,
        "startColumn": start + 1,
        "endLine": 1,
        "endColumn": WRONG.index("”") + 1,
        "snippet": {"text": WRONG[start : WRONG.index("”")]},
    }


@pytest.mark.skipif(os.name == "nt", reason="the shell is POSIX")
@pytest.mark.parametrize("form", REPORTS)
def test_a_report_loses_nothing_where_the_locale_is_ascii(
    gcmreview: Run, tmp_path: Path, form: str
) -> None:
    write(tmp_path, draft_md=WRONG.replace("Armida Salsiah", "António’s"))
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = gcmreview("check", "draft.md", "--format", form, **variables)
    assert done.stdout.isascii()
    assert "Traceback" not in done.stderr
    if form in ("json", "sarif"):
        usual = gcmreview("check", "draft.md", "--format", form)
        assert json.loads(done.stdout) == json.loads(usual.stdout)


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
