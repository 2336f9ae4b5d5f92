"""Reviews that state figures of any words, and the figures found in a draft."""

from gcmreview.check.figures.known import KnownFigure, KnownFigures, list_known
from gcmreview.check.figures.reading import find_numbers
from gcmreview.check.figures.stated import FoundNumber
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Statistic, write_figure
from gcmreview.documents.document import Block, Document, blank_out

REVIEW = load_review()


def state(
    value: float,
    unit: str | None = "million",
    label: str = "sheep and goats of cows",
    *,
    qualifier: str | None = None,
    year: int | str | None = None,
) -> Statistic:
    """Return a statistic; its label follows the figure where it has no year."""
    bare = Statistic("herds", value, unit, qualifier, year, label, "", 3, {})  # type: ignore[arg-type]
    figure = write_figure(bare)
    if year is None:
        return bare._replace(text=f"{figure} {label}")
    return bare._replace(text=f"{figure} {year}" if year == "today" else f"{figure} in {year}")


def know(*statistics: Statistic) -> KnownFigures:
    """Return the figures of a review titled Alpha Beta."""
    release = REVIEW.release._replace(title="Alpha Beta")
    return list_known(REVIEW._replace(release=release, statistics=statistics))


def know_one(statistic: Statistic) -> KnownFigure:
    """Return a figure as it is known."""
    (known,) = know(statistic).wanted
    return known


def read(
    text: str, *statistics: Statistic, quoted: tuple[tuple[int, int], ...] = ()
) -> list[FoundNumber]:
    """Return the numbers of a draft of one block."""
    document = Document(text, (Block(0, len(text)),), ())
    return list(find_numbers(document, know(*statistics), blank_out(text, quoted)))


def find(
    text: str, *statistics: Statistic, quoted: tuple[tuple[int, int], ...] = ()
) -> list[FoundNumber]:
    """Return the figures of a draft of one block."""
    found = read(text, *statistics, quoted=quoted)
    return [each for each in found if each.known]
