"""Every error is one line on standard error and an exit code."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gcmreview.listing.formats import FORMATS
from gcmreview.suggestions import join_names
from support.processes import make_environment
from support.runs import COMMAND, Edit, Run, posix_only, run_shell

# Interrupts of a run that must be answered, at growing times after its start.
ANSWERS = 5
# Seconds. A machine at work on something else may take long to start Python.
LONGEST_WAIT = 10


@posix_only
@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_is_answered_with_130_in_silence_at_any_time(edit_dataset: Edit) -> None:
    # A dataset large enough that the command is still at work at any of these times.
    path = edit_dataset()
    conclusion = '[[conclusions]]\nid = "c-{}"\ntext = "the"\nparagraph = 3\n'
    more = "".join(conclusion.format(number) for number in range(30_000))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    answers, wait = 0, 0.01
    while answers < ANSWERS:
        assert wait < LONGEST_WAIT
        answers += is_answered(path, wait)
        wait *= 1.4


def is_answered(path: Path, seconds: float) -> bool:
    """Interrupt a run after some time; return whether it answered, which Python alone does not."""
    process = subprocess.Popen(
        [*COMMAND, "--data", str(path), "info", "--format", "json"],
        env=make_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    started_by = re.findall(rb'File "(?:<frozen )?([^">]+)', errors)
    is_starting = started_by or errors.startswith(b"Could not import runpy module")
    if process.returncode == -signal.SIGINT or is_starting:
        # No line of gcmreview had run, so it could not answer.
        assert not [name for name in started_by if b"gcmreview" in name]
        return False
    assert (process.returncode, errors) == (130, b"")
    return True


# A package that a folder on PYTHONPATH brings: a Ctrl-C comes during the import of a module, and
# that import swallows KeyboardInterrupt.
_SWALLOW = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            try:
                os.kill(os.getpid(), signal.SIGINT)
                for _ in range(1000000): pass
            except KeyboardInterrupt:
                pass

sys.meta_path.insert(0, Finder())
"""


@posix_only
@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("gcmreview.cli.app", ["info"]),
        ("gcmreview.listing.views", ["quotes"]),
        ("rich.table", ["quotes"]),
        ("pyromark", ["check", "draft.md"]),
    ],
)
def test_ctrl_c_during_any_import_is_answered_with_130(
    tmp_path: Path, name: str, arguments: list[str]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_SWALLOW.format(name=name))
    (tmp_path / "draft.md").write_text("“No country can address it alone,” said Alisjahbana.\n")
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=tmp_path,
        env=make_environment(PYTHONPATH=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@posix_only
def test_ctrl_c_that_a_job_in_the_background_ignores_stays_ignored(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_SWALLOW.format(name="gcmreview.cli.app"))
    done = subprocess.run(
        [*COMMAND, "cite"],
        env=make_environment(PYTHONPATH=str(tmp_path)),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_what_cannot_be_loaded_is_one_line_and_3(tmp_path: Path) -> None:
    # As where memory or open files run out before the first module is there.
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['typer'] = None\n")
    done, shown = (
        subprocess.run(
            [*COMMAND, "cite"],
            env=make_environment(PYTHONPATH=str(tmp_path), **more),
            capture_output=True,
            text=True,
            check=False,
        )
        for more in ({}, {"GCMREVIEW_DEBUG": "1"})
    )
    said = "import of typer halted; None in sys.modules"
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"gcmreview: cannot be started: {said}\n"
    assert shown.stderr.endswith(f"ModuleNotFoundError: {said}\n")


GONE = "the current folder cannot be found: no such file or directory"


@posix_only
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("cite", 0, ""),
        ("quotes --output q.csv", 3, f"q.csv: cannot be written: {GONE}"),
        ("check draft.md", 3, f"draft.md: cannot be read: {GONE}"),
        ("check .", 3, f".: cannot be read: {GONE}"),
        ("check - < /dev/null", 0, ""),
        ("check draft.md --fix --diff", 3, f"draft.md: cannot be read: {GONE}"),
        ('check "$FOLDER" --exclude "*.txt"', 1, ""),
        ("--data d.toml info", 3, "d.toml: cannot be read: no such file or directory"),
    ],
)
def test_in_a_folder_that_was_removed_an_error_names_the_file(
    tmp_path: Path, arguments: str, code: int, message: str
) -> None:
    draft = tmp_path / "kept" / "draft.md"
    draft.parent.mkdir()
    words = "this regional review offered the participants an opportunity to compare"
    draft.write_text(f"“T{words[1:]} experience among countries,” said António Vitorino.\n")
    gone = tmp_path / "gone"
    done = run_shell(
        f'mkdir "{gone}" && cd "{gone}" && rmdir "{gone}" && gcmreview {arguments}',
        PYTHONPATH=os.pathsep.join(sys.path),
        FOLDER=str(draft.parent),
    )
    assert done.returncode == code
    assert done.stderr == (f"gcmreview: {message}\n".encode() if message else b"")


_LIMITED = """
import resource, sys
from gcmreview.cli.app import main
main(sys.argv[1:])
sys.stdout.flush()
resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
sys.exit(main(sys.argv[1:]))
"""


@posix_only
@pytest.mark.parametrize("is_builtin", [True, False])
def test_with_no_file_handle_left_the_error_names_the_dataset(
    edit_dataset: Edit, is_builtin: bool
) -> None:
    path = edit_dataset()
    data = [] if is_builtin else ["--data", str(path)]
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, *data, "--version"],
        env=make_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("gcmreview: ")
    assert done.stderr.endswith(
        "review.toml: cannot be read: too many open files\n"
        if is_builtin
        else f"{path}: cannot be read: too many open files\n"
    )


# The command, several times in one process.
_ONE_BY_ONE = """
import sys
from gcmreview.cli.app import main
sys.exit(max(main(line.split()) for line in sys.argv[1:]))
"""


def test_without_docstrings_every_text_is_there() -> None:
    lines = ("", "--help", "help", "help quote", "info", "rules GCM101")
    usual, other = (
        subprocess.run(
            [sys.executable, *options, "-c", _ONE_BY_ONE, *lines],
            env=make_environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for options in ((), ("-OO",))
    )
    assert usual.stdout.count("Usage: ") >= 2
    assert (usual.returncode, usual.stderr) == (0, "")
    assert (other.returncode, other.stdout, other.stderr) == (0, usual.stdout, "")


@posix_only
def test_closed_errors_and_input_change_nothing() -> None:
    expected = run_shell("gcmreview speakers")
    for line in (
        "gcmreview speakers 2>&-",
        "gcmreview speakers <&-",
        "gcmreview speakers <&- 2>&-",
    ):
        done = run_shell(line)
        assert (done.returncode, done.stdout) == (0, expected.stdout)
    assert run_shell("gcmreview speakers atlantis 2>&-").returncode == 1
    assert run_shell("gcmreview speakers atlantis 2> /dev/full").returncode == 1


REFUSED = {
    "speaker": "unknown command 'speaker'; did you mean 'speakers' or 'search'? see gcmreview "
    "--help",
    "contacts": "unknown command 'contacts'; did you mean 'info contacts'? see gcmreview --help",
    "Note": "unknown command 'Note'; did you mean 'info notes'? see gcmreview --help",
    "conclusion": "unknown command 'conclusion'; did you mean 'info conclusions'? see gcmreview "
    "--help",
    "contcts": "unknown command 'contcts'; did you mean 'info contacts'? see gcmreview --help",
    "gcm101": "unknown command 'gcm101'; did you mean 'rules GCM101'? see gcmreview --help",
    "not-quoted": "unknown command 'not-quoted'; did you mean 'rules not-quoted'? see gcmreview "
    "--help",
    "people": "unknown command 'people'; gcmreview search looks for words; see gcmreview --help",
    "gibberish": "unknown command 'gibberish'; gcmreview search looks for words; "
    "see gcmreview --help",
    "--data one.toml two.toml quotes": "unknown command 'two.toml'; write --data before each "
    "dataset, or name their folder; see gcmreview --help",
    "quotes --speker x": "No such option: --speker (Possible options: --speaker); "
    "see gcmreview quotes --help",
    "quotes --speaker": "Option '--speaker' requires an argument; see gcmreview --help",
    "quotes --data": "Option '--data' requires an argument; see gcmreview --help",
    "quotes --color sometimes": "--color: unknown value 'sometimes'; choose from 'auto', 'always' "
    "or 'never'",
    "quote motus --format json": "No such option: --format; use --style; see gcmreview "
    "quote --help",
    "quote --speaker motus": "No such option: --speaker; name the speaker without an option; see "
    "gcmreview quote --help",
    "cite -o a.txt": "No such option: -o; write > FILE after the command; see gcmreview cite "
    "--help",
    "cite -f apa": "No such option: -f; use --style; see gcmreview cite --help",
    "quotes --style apa": "No such option: --style; use --format; see gcmreview quotes --help",
    "--format json quotes": "No such option: --format; put a command's options after "
    "the command; see gcmreview --help",
    "quotes --speaker vitorno": "unknown speaker 'vitorno'; did you mean 'vitorino'?",
    "quotes --speaker nobody": "unknown speaker 'nobody'; choose from 'vitorino', 'alisjahbana', "
    "'pramudwinai', 'asada-miyakawa' or 'motus'",
    "quotes --speaker a": "'a' is ambiguous; choose from 'vitorino', 'alisjahbana', "
    "'pramudwinai' or 'asada-miyakawa'",
    "quotes --agency UNDR": "unknown agency 'UNDR'; did you mean 'UN DRR'",
    "quotes --topic covid": "unknown topic 'covid'; did you mean 'covid-19'?",
    "quotes --format xml": f"--format: unknown value 'xml'; choose from {join_names(FORMATS)}",
    "quotes zzz --format xml": f"--format: unknown value 'xml'; choose from {join_names(FORMATS)}",
    "--color sometimes quotes": "--color: unknown value 'sometimes'; choose from 'auto', 'always' "
    "or 'never'",
    "source 21": "there is no paragraph 21; choose from 0 (the title) to 20",
    "source 19-21": "there is no paragraph 21; choose from 0 (the title) to 20",
    "source 9-5": "'9-5' is reversed; write 5-9",
    "source five": "'five' is not a paragraph; write a number, 5-9 or 1,3",
    "source 1,,3": "'' is not a paragraph; write a number, 5-9 or 1,3",
    "source -- -1": "'-1' is not a paragraph; write a number, 5-9 or 1,3",
    "source 99999999999999999999": "'99999999999999999999' is not a paragraph",
    "stats atlantis --chart --format json": "--chart cannot be combined with --format, "
    "--fields, --template or --spreadsheet",
    "source 5\n-3": "'5\\n-3' is reversed; write 3-5",
    "quotes --speaker q\nz": "unknown speaker 'q\\nz'",
    "stats --chart --fields id": "--chart cannot be combined with --format",
    "stats --chart --format json": "--chart cannot be combined with --format",
}


@pytest.mark.parametrize("line", REFUSED)
def test_a_wrong_call_is_answered_in_one_line_and_with_2(gcmreview: Run, line: str) -> None:
    done = gcmreview(*line.split(" "))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"gcmreview: {REFUSED[line]}")
    assert done.stderr.count("\n") == 1


def test_no_matches_are_one_line_and_exit_code_1(gcmreview: Run) -> None:
    done = gcmreview("speakers", "atlantis")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "gcmreview: no speakers match; try other or fewer words\n"


def test_nothing_found_is_valid_json_too(gcmreview: Run) -> None:
    done = gcmreview("quotes", "atlantis", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])


def test_control_characters_in_arguments_are_shown_not_sent(gcmreview: Run) -> None:
    for arguments in (
        ["\x1b[2J"],
        ["quotes", "--\x1b[2J"],
        ["quotes", "--speaker", "\x1b[2J"],
        ["source", "\x9b2J"],
        ["--data", "\x1b[2J\u202e.toml", "info"],
        ["quotes", "--format", "\x1b[2J"],
    ):
        done = gcmreview(*arguments)
        assert done.returncode in (2, 3)
        assert done.stderr.rstrip("\n").isprintable()
        assert "2J" in done.stderr


def test_an_unexpected_error_is_one_line_and_a_traceback_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gcmreview.cli import app, options

    def fail(_: object) -> None:
        raise ZeroDivisionError("\x1bboom")

    monkeypatch.setattr(options, "load_review", fail)
    monkeypatch.delenv("GCMREVIEW_DEBUG", raising=False)
    assert app.main(["speakers"]) == 70
    assert capsys.readouterr().err == (
        "gcmreview: unexpected ZeroDivisionError: \\x1bboom; please report it, "
        "with the traceback that GCMREVIEW_DEBUG=1 shows\n"
    )
    monkeypatch.setenv("GCMREVIEW_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        app.main(["speakers"])
