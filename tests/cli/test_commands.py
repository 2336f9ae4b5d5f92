"""What the command line says and how it exits, in processes of their own."""

import json
import re
from pathlib import Path

import pytest

from gcmreview import __version__
from support.runs import EXPECTED, ROOT, Edit, Run

LISTINGS = ["info", "speakers", "quotes", "agencies", "stats", "statistics", "source"]
COMMANDS = [*LISTINGS, "search", "quote", "cite", "check"]


@pytest.mark.parametrize("command", [[], *([command] for command in LISTINGS)])
def test_every_command_prints_and_exits_with_0(gcmreview: Run, command: list[str]) -> None:
    done = gcmreview(*command)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Source: International Organization for Migration (IOM)" in done.stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(
    gcmreview: Run, tmp_path: Path, command: str, option: str
) -> None:
    (tmp_path / "draft.md").write_text("A draft without a quotation.\n", encoding="utf-8")
    text = gcmreview(command, option).stdout
    assert text.startswith(f"Usage: gcmreview {command} ")
    example = re.search(r"Example: gcmreview (.+)", text)
    assert example
    done = gcmreview(*example[1].split())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_help_shows_every_command_in_a_line_of_its_own(gcmreview: Run) -> None:
    text = gcmreview("--help").stdout
    assert "..." not in text.split("Commands:")[1]
    assert re.findall(r"^  ([a-z]+)  ", text.split("Commands:")[1], re.MULTILINE) == [
        command for command in COMMANDS if command != "statistics"
    ]


def test_no_command_is_info(gcmreview: Run) -> None:
    assert gcmreview().stdout == gcmreview("info").stdout
    printed = gcmreview(GCMREVIEW_FORMAT="json").stdout
    assert printed == gcmreview("info", "--format", "json").stdout


def test_statistics_is_stats(gcmreview: Run) -> None:
    assert gcmreview("statistics").stdout == gcmreview("stats").stdout


def test_the_version_names_the_tool_and_the_dataset(gcmreview: Run) -> None:
    done = gcmreview("--version")
    assert done.stdout == (f"gcmreview {__version__}\ndataset gcm-asia-pacific-2021, 2021-03-19\n")
    assert done.returncode == 0


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


REFUSED = {
    "speaker": "No such command 'speaker'. Did you mean 'speakers', 'search'? see gcmreview --help",
    "nonsense": "No such command 'nonsense'; see gcmreview --help",
    "quotes --speker x": "No such option: --speker (Possible options: --speaker); "
    "see gcmreview quotes --help",
    "quotes --speaker": "Option '--speaker' requires an argument; see gcmreview --help",
    "quotes --data x.toml": "No such option: --data; put it before the command",
    "quotes --color never": "No such option: --color; put it before the command",
    "--format json quotes": "No such option: --format; put a command's options after "
    "the command; see gcmreview --help",
    "quotes --speaker vitorno": "unknown speaker 'vitorno'; did you mean 'vitorino'?",
    "quotes --speaker nobody": "unknown speaker 'nobody'; choose from 'vitorino', 'alisjahbana', "
    "'pramudwinai', 'asada-miyakawa' or 'motus'",
    "quotes --speaker a": "'a' is ambiguous; choose from 'vitorino', 'alisjahbana', "
    "'pramudwinai' or 'asada-miyakawa'",
    "quotes --agency UNDR": "unknown agency 'UNDR'; did you mean 'UN DRR'",
    "quotes --topic covid": "unknown topic 'covid'; did you mean 'covid-19'?",
    "quotes --format xml": "--format: unknown value 'xml'; choose from 'table', 'json', "
    "'jsonl', 'csv', 'tsv', 'markdown' or 'html'",
    "quotes zzz --format xml": "--format: unknown value 'xml'; choose from 'table', 'json', "
    "'jsonl', 'csv', 'tsv', 'markdown' or 'html'",
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
    "quotes --speaker x\ny": "unknown speaker 'x\\ny'",
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


def test_nothing_found_is_said_and_exits_with_1(gcmreview: Run) -> None:
    done = gcmreview("speakers", "atlantis")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "gcmreview: no speakers match; try fewer words or filters\n"


def test_nothing_found_is_valid_json_too(gcmreview: Run) -> None:
    done = gcmreview("quotes", "atlantis", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        (["Antonio"], ["vitorino"]),
        (["ANTÓNIO"], ["vitorino"]),
        (["iom", "coordinator"], ["vitorino", "motus"]),
        (["deputy", "h.e."], ["pramudwinai"]),
        (["regional director"], ["asada-miyakawa", "motus"]),
        (["alisjah", "escap"], ["alisjahbana"]),
    ],
)
def test_words_match_without_regard_to_case_or_accents(
    gcmreview: Run, words: list[str], speakers: list[str]
) -> None:
    done = gcmreview("speakers", *words, "--format", "json")
    assert [speaker["id"] for speaker in json.loads(done.stdout)] == speakers


def test_a_word_does_not_match_across_two_fields(gcmreview: Run) -> None:
    # "motus" ends the id and "Nenette" begins the name.
    assert gcmreview("speakers", "motus nenette").returncode == 1


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        (["--speaker", "VITORINO"], ["vitorino-1", "vitorino-2"]),
        (["--speaker", "Antonio Vitorino"], ["vitorino-1", "vitorino-2"]),
        (["--speaker", "Asada-Miyakawa"], ["asada-miyakawa-1"]),
        (["--speaker", "don"], ["pramudwinai-1", "pramudwinai-2"]),
        (["--agency", "iom"], ["vitorino-1", "vitorino-2", "motus-1"]),
        (["--agency", "International Labour Organization"], ["asada-miyakawa-1"]),
        (["--topic", "COVID-19"], ["pramudwinai-1", "pramudwinai-2", "asada-miyakawa-1"]),
        (["--topic", "covid-19", "--speaker", "don", "safe"], ["pramudwinai-1"]),
        (["world's"], []),
        (["pandemic", "safe"], ["pramudwinai-1"]),
        (["pandemic - no one"], ["pramudwinai-1"]),
    ],
)
def test_quotes_pass_every_filter_given(
    gcmreview: Run, options: list[str], quotes: list[str]
) -> None:
    done = gcmreview("quotes", *options, "--format", "json")
    assert [quote["id"] for quote in json.loads(done.stdout)] == quotes
    assert done.returncode == (0 if quotes else 1)


def test_an_agency_that_no_speaker_is_of_has_no_quotes(gcmreview: Run) -> None:
    assert gcmreview("quotes", "--agency", "UNDRR").returncode == 1


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (["5"], [5]),
        (["0"], [0]),
        (["5-7"], [5, 6, 7]),
        (["3,1"], [3, 1]),
        (["1-3,2", "20"], [1, 2, 3, 20]),
        ([" 4 - 5 "], [4, 5]),
    ],
)
def test_source_prints_the_paragraphs_asked_for_each_once(
    gcmreview: Run, selection: list[str], numbers: list[int]
) -> None:
    done = gcmreview("source", *selection, "--format", "json")
    assert [paragraph["number"] for paragraph in json.loads(done.stdout)] == numbers


@pytest.mark.parametrize("way", ["option", "environment"])
def test_another_dataset_is_read_from_a_file(gcmreview: Run, edit_dataset: Edit, way: str) -> None:
    path = str(edit_dataset(('honorific = "H.E. Mr."\n', "")))
    if way == "option":
        done = gcmreview("--data", path, "speakers", "don")
    else:
        done = gcmreview("speakers", "don", GCMREVIEW_DATA=path)
    assert "H.E." not in done.stdout
    assert "Don Pramudwinai" in done.stdout


def test_the_option_wins_over_the_environment(gcmreview: Run, edit_dataset: Edit) -> None:
    done = gcmreview("--data", str(edit_dataset()), "speakers", GCMREVIEW_DATA="/nowhere")
    assert done.returncode == 0


def test_a_dataset_that_cannot_be_read_is_named_and_exits_with_3(gcmreview: Run) -> None:
    done = gcmreview("--data", "nowhere.toml", "speakers")
    assert (done.returncode, done.stdout) == (3, "")
    message = "gcmreview: nowhere.toml: cannot be read: no such file or directory\n"
    assert done.stderr == message


def test_a_broken_dataset_is_reported_by_file_line_and_place(
    gcmreview: Run, edit_dataset: Edit
) -> None:
    path = edit_dataset(('speaker = "motus"', 'speaker = "motos"'))
    done = gcmreview("--data", str(path), "quotes")
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(
        re.escape(str(path))
        + r":\d+: quotes\[7\]\.speaker: unknown speaker 'motos'; did you mean 'motus'\?\n",
        done.stderr,
    )


def test_the_version_of_the_tool_is_told_even_where_the_dataset_is_broken(gcmreview: Run) -> None:
    done = gcmreview("--data", "nowhere.toml", "--version")
    assert done.stdout == f"gcmreview {__version__}\n"
    assert done.returncode == 3


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


def test_the_chart_draws_each_figure_with_its_qualifier(gcmreview: Run) -> None:
    done = gcmreview("stats", "--chart", COLUMNS="72")
    expected = EXPECTED / "chart-72.txt"
    assert done.stdout == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("instruction", ["source", "complete"])
def test_no_shell_is_handed_completions(gcmreview: Run, shell: str, instruction: str) -> None:
    # Typer's zsh completion evaluates what it is given.
    variables = {
        "_GCMREVIEW_COMPLETE": f"{instruction}_{shell}",
        "COMP_WORDS": "gcmreview quotes --speaker ",
        "COMP_CWORD": "3",
        "_TYPER_COMPLETE_ARGS": "gcmreview quotes --speaker ",
    }
    assert gcmreview("--version", **variables).stdout == gcmreview("--version").stdout
