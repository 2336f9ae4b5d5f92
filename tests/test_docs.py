"""The README tells the truth."""

import re
import shutil

import pytest

from gcmreview.check.codes import CODES
from run_examples import README, list_blocks, run_block
from support.runs import ROOT

TEXT = README.read_text(encoding="utf-8")
# Other programs that the README's commands call.
CALLED = ("jq", "sed", "sha256sum", "sh", "fzf", "grep", "cut")


@pytest.mark.parametrize("block", list_blocks(), ids=lambda block: block.split("\n")[0])
def test_a_block_of_the_readme_shows_what_its_commands_print(block: str) -> None:
    missing = [name for name in CALLED if f"{name} " in block and not shutil.which(name)]
    if missing:
        pytest.skip(f"the block calls {missing[0]}, which is not installed")
    assert run_block(block) == block


def test_every_command_has_a_section() -> None:
    sections = re.findall(r"^### (\w+)$", TEXT, re.MULTILINE)
    commands = {
        "speakers",
        "quotes",
        "agencies",
        "stats",
        "source",
        "search",
        "quote",
        "cite",
        "check",
    }
    assert commands <= set(sections)


def test_every_rule_of_a_check_stands_in_its_table_with_its_verdict_and_severity() -> None:
    rows = re.findall(r"^\| (GCM\d{3}) \| ([\w-]+) \| (\w+) \|", TEXT, re.MULTILINE)
    assert rows == [(code, rule.verdict, rule.severity) for code, rule in CODES.items()]


def test_every_local_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_picture_shows_the_sources_words() -> None:
    picture = (ROOT / "docs" / "quotes.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    words = re.sub(r"<[^>]+>", " ", picture)
    assert "“As we learned from the pandemic – no one" in " ".join(words.split())
    assert "http://" not in picture.replace("http://www.w3.org/2000/svg", "")
