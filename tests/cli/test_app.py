"""The options before the command, and what runs without one."""

import re

import pytest

from gcmreview import __version__
from support.runs import ROOT, Edit, Run


def test_no_command_is_info(gcmreview: Run) -> None:
    assert gcmreview().stdout == gcmreview("info").stdout
    printed = gcmreview(GCMREVIEW_FORMAT="json").stdout
    assert printed == gcmreview("info", "--format", "json").stdout


def test_the_version_names_the_tool_and_the_dataset(gcmreview: Run) -> None:
    done = gcmreview("--version")
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
