"""The drafts that the tests check, and what is found in them."""

from collections.abc import Iterator
from pathlib import Path

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.reports.registry import View
from gcmreview.check.reports.text import write_text
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Quote, name_speaker
from gcmreview.documents.readers.files import DraftFile, read_draft
from gcmreview.documents.readers.registry import KINDS
from support.runs import ROOT

DRAFTS = ROOT / "tests" / "drafts"
REVIEW = load_review()
CHECKER = PreparedReview(REVIEW)
SPEAKERS = {speaker.id: speaker for speaker in REVIEW.speakers}


def list_drafts(folder: str) -> Iterator[Path]:
    """Yield the drafts of a folder; the expected report of each is beside it."""
    return (path for path in sorted((DRAFTS / folder).iterdir()) if path.suffix in KINDS)


def check_file(path: Path) -> Checked:
    """Check a file as the command does, under its name without a folder."""
    source = DraftFile(str(path), KINDS[path.suffix])
    return check_text(CHECKER, path.name, read_draft(source).text, source.kind)


def check(text: str, kind: str = "markdown") -> Checked:
    """Check a text."""
    return check_text(CHECKER, "draft", text, kind)


def report(path: Path) -> str:
    """Return the report on a file, as it is expected in the file beside it."""
    return "".join(write_text([check_file(path)], View()))


def write_draft(words: str, quote: Quote) -> str:
    """Write a draft that attributes words to the speaker of a quote."""
    return f"“{words}” said {name_speaker(SPEAKERS[quote.speaker])}.\n"


def get_only(checked: Checked) -> Finding:
    """Return the finding on the only quotation of a draft."""
    (finding,) = checked.quotations
    return finding
