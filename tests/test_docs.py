"""The documents say what is so."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from gcmreview.cli.app import app
from run_examples import list_blocks, list_documents, run_block
from support.rows import each_row
from support.runs import ROOT, Run, run_line

# Other programs that the documents' commands call.
CALLED = ("jq", "sed", "sha256sum", "sh", "fzf", "grep", "cut")
# Lines that a newcomer reads to the end.
LONGEST_README = 180


@pytest.mark.parametrize(
    "block", [block for _, block in list_blocks()], ids=lambda block: block.split("\n")[0]
)
def test_a_block_of_a_document_shows_what_its_commands_print(block: str) -> None:
    missing = [name for name in CALLED if f"{name} " in block and not shutil.which(name)]
    if missing:
        pytest.skip(f"the block calls {missing[0]}, which is not installed")
    assert run_block(block, run_line) == block


def test_every_console_block_begins_with_a_command_so_that_it_is_run() -> None:
    texts = [path.read_text(encoding="utf-8") for path in list_documents()]
    assert sum(text.count("\n```console") for text in texts) == len(list(list_blocks()))


TASKS = re.findall(
    r"^\| .+ \| `gcmreview ([^`]+)` \|$",
    (ROOT / "docs" / "quote.md").read_text(encoding="utf-8").partition("## Ten tasks")[2],
    re.MULTILINE,
)


def test_a_press_officer_has_ten_tasks() -> None:
    assert len(TASKS) == 10


@pytest.mark.parametrize("task", TASKS)
def test_each_task_of_a_press_officer_is_one_command(
    gcmreview: Run, tmp_path: Path, task: str
) -> None:
    (tmp_path / "draft.docx").write_bytes(b"")
    done = gcmreview(*shlex.split(task))
    assert done.returncode == 0
    assert done.stdout


def test_every_command_is_shown_in_a_document() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in list_documents())
    commands = [*get_command(app).commands]  # type: ignore[attr-defined]
    assert commands
    assert [name for name in commands if f"gcmreview {name}" not in text] == []


def test_the_readme_is_read_to_its_end() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= LONGEST_README


@each_row("path", list_documents())
def test_every_local_link_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_picture_shows_the_sources_words() -> None:
    picture = (ROOT / "docs" / "quotes.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    words = re.sub(r"<[^>]+>", " ", picture)
    assert "“As we learned from the pandemic – no one" in " ".join(words.split())
    assert "http://" not in picture.replace("http://www.w3.org/2000/svg", "")
