"""The line that sums up what was found in drafts, and whether anything was compared at all."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from gcmreview.check.codes import CODES, TOO_SHORT
from gcmreview.check.findings import Checked
from gcmreview.text.words import count_nouns


def sum_up(checked: Sequence[Checked]) -> str:
    """Return how many drafts, quotations and problems there are, as one sentence."""
    if not checked:
        return "0 drafts: nothing was checked."
    counts, compared = tally(checked), sum(each.compared for each in checked)
    clean = "no problems found" if is_compared(checked) else "nothing compared"
    problems = [(counts[each], count_nouns(counts[each], each)) for each in ("error", "warning")]
    short, ignored = counts[TOO_SHORT], sum(len(each.ignored) for each in checked)
    left_out = sum(each.left_out for each in checked)
    quotations = sum(len(each.quotations) + each.unselected for each in checked)
    said = [
        count_nouns(quotations, "quotation"),
        *list_counts((compared, count_nouns(compared, "figure"))),
        *list_counts((short, f"{short} too short to compare")),
        *(list_counts(*problems) or [clean]),
        *list_counts((ignored, f"{ignored} ignored")),
        *list_counts((left_out, f"{left_out} left out by --select or --ignore")),
    ]
    return f"{count_nouns(len(checked), 'draft')}: {', '.join(said)}."


def tally(checked: Sequence[Checked]) -> Counter[str]:
    """Count the findings of each severity, verdict and code; no two of these have one name."""
    codes = chain.from_iterable(each.codes.elements() for each in checked)
    rules = ((code, CODES[code]) for code in codes)
    return Counter(name for code, rule in rules for name in (rule.severity, rule.verdict, code))


def is_compared(checked: Sequence[Checked]) -> bool:
    """Return whether any quotation or figure of drafts was compared with the source."""
    return any(
        each.compared or each.unselected or len(each.quotations) > each.codes[TOO_SHORT]
        for each in checked
    )


def list_counts(*counts: tuple[int, str]) -> list[str]:
    """Return what is said of each number that is not zero."""
    return [said for number, said in counts if number]
