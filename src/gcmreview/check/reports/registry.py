"""The report of a check. ``REPORTS`` is the list of valid forms."""

from collections.abc import Callable, Sequence

from gcmreview.check.findings import Checked
from gcmreview.terminal.screen import Screen

Report = Callable[[Sequence[Checked], Screen | None], str]


def _load_text() -> Report:
    from gcmreview.check.reports.text import write_text

    return write_text


def _load_json() -> Report:
    from gcmreview.check.reports.json import write_json

    return write_json


def _load_github() -> Report:
    from gcmreview.check.reports.github import write_github

    return write_github


def _load_sarif() -> Report:
    from gcmreview.check.reports.sarif import write_sarif

    return write_sarif


# Each is loaded when it is asked for, so that a check pays for its own alone.
REPORTS: dict[str, Callable[[], Report]] = {
    "text": _load_text,
    "json": _load_json,
    "github": _load_github,
    "sarif": _load_sarif,
}


def write_report(form: str, checked: Sequence[Checked], screen: Screen | None) -> str:
    """Return the report in a form of ``REPORTS``; ``screen`` is the terminal, if there is one."""
    return REPORTS[form]()(checked, screen)
