"""The line that sums up what was found in drafts, and whether anything was compared at all."""

from collections import Counter
from collections.abc import Sequence

from gcmreview.check.codes import TOO_SHORT
from gcmreview.check.findings import Checked
from gcmreview.text.words import count_nouns

# What is said of findings of rules that are not selected.
_LEFT_OUT = "left out by --select or --ignore"


def sum_up(checked: Sequence[Checked]) -> str:
    """Return how many drafts, quotations and problems there are, as one sentence."""
    if not checked:
        return "0 drafts: nothing was checked."
    compared = sum(each.compared for each in checked)
    count, short = _count_quotations(checked)
    clean = "no problems found" if is_compared(checked) else "nothing compared"
    said = [
        count_nouns(count, "quotation"),
        *list_counts([(compared, count_nouns(compared, "figure"))]),
        *list_counts([(short, f"{short} too short to compare")]),
        *(_count_severities(checked) or [clean]),
        *_count_hidden(checked),
    ]
    return f"{count_nouns(len(checked), 'draft')}: {', '.join(said)}."


def is_compared(checked: Sequence[Checked]) -> bool:
    """Return whether any quotation or figure of drafts was compared with the source."""
    count, short = _count_quotations(checked)
    return count > short or any(each.compared for each in checked)


def _count_quotations(checked: Sequence[Checked]) -> tuple[int, int]:
    """Return how many quotations there are, and how many of them are too short to compare."""
    count = sum(len(each.quotations) + each.unselected for each in checked)
    short = (finding.code == TOO_SHORT for each in checked for finding in each.quotations)
    return count, sum(short)


def _count_hidden(checked: Sequence[Checked]) -> list[str]:
    """Return how many findings a comment or an option leaves out, if any."""
    ignored = sum(len(each.ignored) for each in checked)
    left_out = sum(each.left_out for each in checked)
    return list_counts([(ignored, f"{ignored} ignored"), (left_out, f"{left_out} {_LEFT_OUT}")])


def _count_severities(checked: Sequence[Checked]) -> list[str]:
    """Return how many errors and warnings there are, if there are any."""
    severities = Counter(finding.severity for each in checked for finding in each.findings)
    return list_counts(
        [(severities[each], count_nouns(severities[each], each)) for each in ("error", "warning")]
    )


def list_counts(counts: Sequence[tuple[int, str]]) -> list[str]:
    """Return what is said of each number that is not zero."""
    return [said for number, said in counts if number]
