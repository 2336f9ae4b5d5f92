"""A command pays for nothing that it does not use."""

import subprocess
import sys
from pathlib import Path

from support.processes import make_environment

HEAVY = ("rich", "pydantic", "importlib.metadata", "asyncio", "email", "http", "pygments")
LIST_MODULES = """
import sys
from gcmreview.cli.app import main
codes = [main(line.split()) for line in sys.argv[1:]]
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
sys.exit(max(codes))
"""


def list_loaded(*lines: str) -> set[str]:
    """Run commands in one process of their own and return the modules that they loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *lines],
        capture_output=True,
        encoding="utf-8",
        env=make_environment(),
        check=True,
    )
    return set(done.stderr.split())


def test_a_json_listing_loads_nothing_heavy() -> None:
    listings = ("info", "speakers", "quotes", "agencies", "stats", "source")
    loaded = list_loaded(*(f"{each} --format json" for each in listings))
    assert "gcmreview.cli.app" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_what_is_pasted_or_piped_loads_nothing_heavy() -> None:
    loaded = list_loaded(
        "quote vitorino",
        "quote vitorino --style html",
        "cite",
        "cite motus --style csl-json",
        "search migration --format tsv",
    )
    assert "gcmreview.cli.app" in loaded
    assert [
        name for name in (*HEAVY, "gcmreview.output.clipboard", "random") if name in loaded
    ] == []


def test_a_check_loads_nothing_heavy_and_no_reader_of_other_kinds_of_drafts(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("“No country can address it alone,” said Alisjahbana.\n", encoding="utf-8")
    loaded = list_loaded(f"check {draft}")
    assert "gcmreview.check.checker" in loaded
    others = (
        "docx",
        "pyromark",
        "lxml",
        "multiprocessing",
        "concurrent",
        "json",
        "html",
        "gcmreview.listing.writers",
        "gcmreview.validating",
        "gcmreview.cli.commands.rules",
        "tempfile",
    )
    assert [name for name in (*HEAVY, *others) if name in loaded] == []


def test_a_check_of_markdown_loads_its_parser_and_nothing_heavy(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“No country can address it alone,” said Alisjahbana.\n", encoding="utf-8")
    loaded = list_loaded(f"check {draft}")
    assert "pyromark" in loaded
    assert [name for name in (*HEAVY, "docx", "html") if name in loaded] == []


def test_a_table_loads_rich_and_nothing_else_that_is_heavy() -> None:
    loaded = list_loaded("speakers")
    assert [name for name in HEAVY if name in loaded] == ["rich"]


def test_the_help_of_the_whole_loads_no_command_and_no_record() -> None:
    loaded = list_loaded("--help")
    assert [name for name in loaded if name.startswith("gcmreview.cli.commands")] == []
    assert "gcmreview.listing" not in loaded
