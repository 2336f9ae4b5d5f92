"""The options before the command, and what runs without one."""

import re
from pathlib import Path

import pytest

from gcmreview import __version__
from support.releases import MakeRelease
from support.runs import ROOT, Edit, Run

START = """\
First Regional Review of the Global Compact for Safe, Orderly and Regular
Migration in Asia-Pacific Concludes
Bangkok, [19 March 2021]

5 speakers, 8 quotes, 19 agencies, 5 statistics, 21 paragraphs

  gcmreview quotes vitorino      what a speaker said, in full
  gcmreview search participants  quotes, figures and paragraphs with a word
  gcmreview quote vitorino-1     a quotation, ready to paste
  gcmreview cite vitorino-1      a citation of it, or of the release
  gcmreview check draft.docx     what a draft misquotes, and what to write

gcmreview info says more about the release, gcmreview help lists all commands.

Source: International Organization for Migration (IOM), press release, 19 March
2021. In square brackets: not the source's words.
"""


def test_no_command_shows_the_release_and_five_commands_by_example(gcmreview: Run) -> None:
    done = gcmreview(COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == START
    assert gcmreview(COLUMNS="80", GCMREVIEW_FORMAT="json").stdout == START


def test_in_a_pipe_no_line_of_the_first_screen_is_wrapped(gcmreview: Run) -> None:
    joined = START.replace("Regular\n", "Regular ").replace("19 March\n2021", "19 March 2021")
    assert gcmreview().stdout == joined


@pytest.mark.parametrize(("width", "line"), [(75, 7), (74, 8)])
def test_what_an_example_prints_is_below_it_where_it_does_not_fit_beside_it(
    gcmreview: Run, width: int, line: int
) -> None:
    lines = gcmreview(COLUMNS=str(width)).stdout.split("\n")
    assert lines[line].startswith("  gcmreview search participants")
    assert lines[line].endswith("with a word") == (width == 75)
    assert all(len(each) <= width for each in lines)


def test_the_examples_of_the_first_screen_work(gcmreview: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(b"")
    for line in re.findall(r"^  gcmreview (.+?)  ", START, re.MULTILINE):
        assert gcmreview(*line.split()).returncode == 0, line


def test_the_first_screen_describes_the_dataset_that_is_chosen(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    words = "We agree on every measure,"
    path = make_release(f"Oslo – “{words}” said Kwame Okafor, Head of Office, ILO.", quotes=[words])
    shown = gcmreview(GCMREVIEW_DATA=str(path)).stdout
    first, place, _, counts, *_ = shown.split("\n")
    assert (first, place) == ("Regional Talks Conclude", "Oslo, [19 March 2021]")
    assert counts == "1 speaker, 1 quote, 2 paragraphs"
    assert re.search("^  gcmreview quotes sp +what", shown, re.MULTILINE)
    assert re.search("^  gcmreview search measure +quotes", shown, re.MULTILINE)
    assert gcmreview("--data", str(path)).stdout == shown


# So many letters are an example, and one more are not.
@pytest.mark.parametrize(("length", "word"), [(20, "a" * 20), (21, "brief")])
def test_the_word_of_the_first_screen_is_no_longer_than_a_line_can_have(
    gcmreview: Run, make_release: MakeRelease, length: int, word: str
) -> None:
    words = f"To be brief is {'a' * length},"
    path = make_release(f"Oslo – “{words}” said Kwame Okafor, Head of Office, ILO.", quotes=[words])
    shown = gcmreview("--data", str(path)).stdout
    assert re.search(f"^  gcmreview search {word}( |$)", shown, re.MULTILINE)


def test_the_first_screen_of_a_release_without_quotes_and_figures_shows_calls_that_work(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    data = str(make_release("Oslo – Nothing was said.", speakers=()))
    shown = re.findall(r"^  gcmreview (\w+)", gcmreview("--data", data).stdout, re.MULTILINE)
    assert shown == ["source", "cite", "check"]
    assert [gcmreview("--data", data, each).returncode for each in shown[:2]] == [0, 0]


@pytest.mark.parametrize("command", [["quotes"], ["quote", "motus"], ["cite"], ["stats"]])
def test_the_options_before_a_command_may_be_after_it(
    gcmreview: Run, edit_dataset: Edit, command: list[str]
) -> None:
    path = str(edit_dataset(('honorific = "H.E. Mr."\n', "")))
    before = gcmreview("--data", path, "--color", "always", *command)
    assert before.returncode == 0
    after = gcmreview(*command, "--color", "always", "--data", path)
    assert after.stdout == before.stdout
    # The one after the command is nearer, and counts.
    both = gcmreview("--data", "nowhere.toml", *command, "--data", path, "--color", "always")
    assert both.stdout == before.stdout


def test_the_version_names_the_tool_and_the_dataset(gcmreview: Run) -> None:
    done = gcmreview("--version")
    assert gcmreview("-V").stdout == done.stdout
    assert done.stdout == (f"gcmreview {__version__}\ndataset gcm-asia-pacific-2021, 2021-03-19\n")
    assert done.returncode == 0


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


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


def test_the_version_of_the_tool_is_printed_even_if_the_dataset_is_broken(gcmreview: Run) -> None:
    done = gcmreview("--data", "nowhere.toml", "--version")
    assert done.stdout == f"gcmreview {__version__}\n"
    assert done.returncode == 3


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
