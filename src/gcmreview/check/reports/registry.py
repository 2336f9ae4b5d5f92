"""The formats of a report on drafts. ``REPORTS`` has one row for each."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from gcmreview.check.findings import Checked
from gcmreview.output.stdout import Escapes
from gcmreview.terminal.screen import Screen


class Report(NamedTuple):
    """What a format is for, the escapes of its text, and whether it is drawn for a screen.

    The function ``write_NAME`` in the module ``reports.NAME`` writes it: of what was found in each
    draft, and of the screen if ``takes_screen``. It is imported only when it is called.
    """

    purpose: str
    escapes: Escapes = "visible"
    takes_screen: bool = False


# The first is the default.
REPORTS: dict[str, Report] = {
    "text": Report("for reading", takes_screen=True),
    "json": Report("all quotations, for programs", "json"),
    "github": Report("annotations in GitHub Actions"),
    "sarif": Report("SARIF 2.1.0, for code scanning", "json"),
}
DEFAULT_REPORT = next(iter(REPORTS))


def write_report(name: str, checked: Sequence[Checked], screen: Screen | None) -> str:
    """Return the report in a format of ``REPORTS``; ``screen`` is the terminal, if there is one."""
    module = import_module(f"gcmreview.check.reports.{name}")
    write: Callable[..., str] = getattr(module, f"write_{name}")
    return write(checked, screen) if REPORTS[name].takes_screen else write(checked)
