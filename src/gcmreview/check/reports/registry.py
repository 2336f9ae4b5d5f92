"""The formats of a report on drafts. ``REPORTS`` has one row for each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from gcmreview.check.findings import Checked
from gcmreview.output.stdout import Escapes
from gcmreview.terminal.screen import Screen


class View(NamedTuple):
    """How to show what was found: on which screen, if any, and only findings, or what is right too.

    ``skipped`` counts the files in folders that are no drafts, by their endings. ``names_review``
    is true where drafts are checked against several releases.
    """

    screen: Screen | None = None
    skipped: Mapping[str, int] = {}
    is_quiet: bool = False
    is_verbose: bool = False
    names_review: bool = False


class Report(NamedTuple):
    """What a format is for, the escapes of its text, and whether it depends on the view.

    The function ``write_NAME`` in the module ``reports.NAME`` writes it: of what was found in each
    draft, and of the view if ``takes_view``. It is imported only when it is called.
    """

    purpose: str
    escapes: Escapes = "visible"
    takes_view: bool = False


# The first is the default.
REPORTS: dict[str, Report] = {
    "text": Report("for reading", takes_view=True),
    "json": Report("all quotations, for programs", "json", takes_view=True),
    "github": Report("annotations in GitHub Actions"),
    "sarif": Report("SARIF 2.1.0, for code scanning", "json"),
}
DEFAULT_REPORT = next(iter(REPORTS))


def write_report(name: str, checked: Sequence[Checked], view: View) -> Iterator[str]:
    """Yield the parts of the report in a format of ``REPORTS``."""
    module = import_module(f"gcmreview.check.reports.{name}")
    write: Callable[..., Iterator[str]] = getattr(module, f"write_{name}")
    return write(checked, view) if REPORTS[name].takes_view else write(checked)
