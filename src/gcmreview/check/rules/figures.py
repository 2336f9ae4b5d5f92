"""The rule for a stated figure: it keeps its number, its year and its qualifier."""

from gcmreview.check.codes import FIGURE_CHANGED, NUMBER_CHANGED, QUALIFIER_CHANGED
from gcmreview.check.figures.amounts import has_amount
from gcmreview.check.figures.copied import Origin
from gcmreview.check.figures.known import KnownFigure
from gcmreview.check.figures.stated import FoundNumber
from gcmreview.check.findings import Change
from gcmreview.dataset.model import write_figure
from gcmreview.text.numbers import APPROXIMATE, Number


def judge_figure(found: FoundNumber) -> tuple[Change, Origin] | None:
    """Return what is wrong with a figure, if anything: “70 million” instead of “over 65 million”.

    It is first compared with a statistic, if it states one.
    """
    known, copied = found.known, found.copied
    if known and (change := _judge_statistic(found, known)):
        return change, known.origin
    if not copied or copied.is_same:
        return None
    _, paragraph, release = copied.origin
    place = f"{release and f'{release}, '}para. {paragraph}"
    said = f"“{found.text}” instead of “{copied.text}” among words of the source ({place})"
    return Change(copied.text, found.text, said, NUMBER_CHANGED), copied.origin


def _judge_statistic(stated: FoundNumber, known: KnownFigure) -> Change | None:
    """Return what is wrong with a figure that states a statistic.

    One that is given for another year or in another currency is as wrong as another number.
    """
    number, statistic, release = stated.number, known.statistic, known.origin.release
    figure, code, fault = write_figure(statistic), FIGURE_CHANGED, "instead of"
    if stated.year is not None:
        figure = f"{figure} in {statistic.year}"
        fault = f"for {stated.year} {fault}"
    elif has_amount(number, known) and number.currency in (None, known.number.currency):
        code, fault = QUALIFIER_CHANGED, _judge_qualifier(number, known)
    if not fault:
        return None
    # An id that other releases have too names its release.
    is_named = statistic.id.startswith(f"{release}/")
    name = f"{statistic.id}, {release}" if release and not is_named else statistic.id
    said = f"“{stated.text}” {fault} “{figure}” ({name}, para. {statistic.paragraph})"
    return Change(figure, stated.text, said, code)


def _judge_qualifier(number: Number, known: KnownFigure) -> str:
    """Say what a figure does with the source's qualifier: “65 million” drops that of “over …”.

    Nothing is wrong with “about” where the source has no qualifier, nor with any qualifier where
    the source's is not a known one.
    """
    if number.currency != known.number.currency:
        return "drops the currency of"
    own, theirs = number.qualifier, known.number.qualifier
    if theirs is None and not (known.statistic.qualifier and not known.number.currency):
        return "" if own in (None, APPROXIMATE) else "adds a qualifier to"
    if theirs in (None, own):
        return ""
    return f"{'drops' if own is None else 'changes'} the qualifier of"
