"""The formats of a report, each by its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.findings import Checked
from gcmreview.check.reports.registry import REPORTS, View
from gcmreview.terminal.screen import Screen
from gcmreview.text.printable import find_unsafe
from support.findings import MISQUOTE, PAGE, drafts, write, write_report
from support.runs import ROOT, Run, posix_only, run_shell


@given(drafts(), st.sampled_from(sorted(REPORTS)), st.sampled_from([None, PAGE]))
def test_no_report_has_what_a_terminal_would_obey(
    checked: list[Checked], form: str, screen: Screen | None
) -> None:
    assert find_unsafe(write_report(form, checked, View(screen)), allow="\n") is None


def test_each_row_has_a_module_with_its_function_and_says_what_it_is_for() -> None:
    folder = ROOT / "src" / "gcmreview" / "check" / "reports"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "registry", "summary"}
    assert modules == set(REPORTS)
    assert all(report.purpose for report in REPORTS.values())


def test_a_format_that_is_drawn_for_a_screen_takes_a_view() -> None:
    drawn = {name for name in REPORTS if write(name, MISQUOTE, PAGE) != write(name, MISQUOTE)}
    assert drawn == {"text"} <= {name for name, report in REPORTS.items() if report.takes_view}


def test_the_help_of_check_is_made_from_the_rows(gcmreview: Run) -> None:
    text = " ".join(gcmreview("check", "--help").stdout.split())
    assert f"--format {'|'.join(REPORTS)}" in text
    assert all(f"{name} ({report.purpose})" in text for name, report in REPORTS.items())


@posix_only
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("text", b"\xe9t\xe9"),
        ("github", b"\xe9t\xe9"),
        ("json", rb"\u00e9t\u00e9"),
        ("sarif", rb"\u00e9t\u00e9"),
    ],
)
def test_into_another_encoding_than_utf_8_a_format_is_written_by_its_escapes(
    name: str, shown: bytes
) -> None:
    draft = "“We must be été and advance practical implementation,” said Alisjahbana."
    command = f"echo '{draft}' | gcmreview check - --type text --format {name}"
    assert shown in run_shell(command, PYTHONIOENCODING="latin-1").stdout
